/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where everything of a map stands. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-map-layout-private.h"

#include <math.h>

/* A function of map, size and view, without fonts and without cairo.  What surrounds the map takes
 * its room first; the rest is the frame, through which the ground is seen.  A widget asks for an
 * overscan: the ground is laid out that far beyond the frame, so that it can be moved about without
 * being drawn anew. */

#define LEAST_SPAN 1000.0 /* metres: a single point is not shown larger than life */
#define EDGE 26.0 /* free of marks where everything is shown */
#define POINT_RADIUS 4.0
#define LEAST_RADIUS 2.5
#define USUAL_RADIUS 4.0
#define MOST_RADIUS 9.0
#define EFFECT_RADIUS 7.0 /* at least, so that the sign is seen below the cross or the plus */
#define ROOM 17.0 /* marks shrink where they have less than that on either side */

G_DEFINE_BOXED_TYPE (LianMapLayout, lian_map_layout, lian_map_layout_ref, lian_map_layout_unref)

static void
clear_label (gpointer data)
{
  g_free (((LianChartLabel *) data)->text);
}

static GArray *
new_labels (void)
{
  GArray *labels = g_array_new (FALSE, TRUE, sizeof (LianChartLabel));

  g_array_set_clear_func (labels, clear_label);
  return labels;
}

void
_lian_map_layout_take_label (GArray *labels, const LianChartLabel *label)
{
  LianChartLabel own = *label;

  own.text = g_strdup (label->text);
  g_array_append_val (labels, own);
}

void
_lian_map_builder_measure (LianMapBuilder *self,
                           LianChartFont font,
                           const char *text,
                           double width,
                           double *text_width,
                           double *text_height)
{
  self->measurer->measure (self->measurer->data, font, text, width, 1, text_width, text_height);
}

/* The frame and what lies beyond it. */
LianChartRectangle
_lian_map_layout_get_ground (LianMapLayout *self)
{
  const LianChartRectangle *frame = &self->frame;

  return (LianChartRectangle){ frame->x - self->overscan, frame->y - self->overscan,
                               frame->width + 2 * self->overscan,
                               frame->height + 2 * self->overscan };
}

LianChartPoint
_lian_map_layout_from_ground (LianMapLayout *self, double x, double y)
{
  return (LianChartPoint){
    self->frame.x + self->frame.width / 2 + (x - self->view.x) * self->view.scale,
    self->frame.y + self->frame.height / 2 - (y - self->view.y) * self->view.scale,
  };
}

static LianMapView
find_whole (LianMapBuilder *self)
{
  LianMapSpec *spec = self->spec;
  const LianChartRectangle *frame = &self->layout->frame;
  double edge = MIN (EDGE * self->layout->text_scale, MIN (frame->width, frame->height) / 4);
  double across = MAX (spec->east - spec->west, LEAST_SPAN);
  double along = MAX (spec->north_end - spec->south, LEAST_SPAN);
  LianMapView view = { 0, 0, 0 };

  if (!isfinite (spec->west))
    across = along = LEAST_SPAN;
  else
    {
      view.x = spec->west / 2 + spec->east / 2;
      view.y = spec->south / 2 + spec->north_end / 2;
    }
  view.scale = MIN ((frame->width - 2 * edge) / across, (frame->height - 2 * edge) / along);
  return view;
}

/* Places grow with the root of their residents, so that their area does; where they are crowded all
 * shrink alike. */
static double
find_radius (LianMapBuilder *self, const LianMapMark *mark, double shrink)
{
  double heaviest = self->spec->heaviest, radius = USUAL_RADIUS;

  if (lian_map_sign_is_point (mark->sign))
    radius = POINT_RADIUS;
  else if (mark->weight >= 0 && heaviest > 0)
    radius = LEAST_RADIUS + (MOST_RADIUS - LEAST_RADIUS) * sqrt (mark->weight / heaviest);
  if (mark->effect != LIAN_MAP_EFFECT_NONE)
    radius = MAX (radius, EFFECT_RADIUS);
  radius *= shrink * self->layout->text_scale;
  return MAX (round (radius * 2) / 2, 1.5);
}

static gboolean
is_near (const LianChartRectangle *ground, LianChartPoint at)
{
  return at.x >= ground->x - MOST_RADIUS && at.x <= ground->x + ground->width + MOST_RADIUS
         && at.y >= ground->y - MOST_RADIUS && at.y <= ground->y + ground->height + MOST_RADIUS;
}

static double
find_shrink (LianMapBuilder *self, guint n)
{
  LianChartRectangle ground = _lian_map_layout_get_ground (self->layout);
  double room = sqrt (ground.width * ground.height / MAX (n, 1));

  return CLAMP (room / (2 * ROOM * self->layout->text_scale), 0.45, 1);
}

/* In reverse order of importance: what matters most is painted last. */
static void
add_marks (LianMapBuilder *self)
{
  LianMapLayout *layout = self->layout;
  LianChartRectangle ground = _lian_map_layout_get_ground (layout);
  const guint *order = _lian_map_spec_get_order (self->spec);
  double shrink;

  for (guint i = self->spec->marks->len; i > 0; i--)
    {
      guint number = order[i - 1];
      const LianMapMark *mark = &g_array_index (self->spec->marks, LianMapMark, number);
      LianMapPlaced placed = { .mark = number };
      LianChartPoint at;

      layout->place_of_mark[number] = LIAN_MAP_NOT_PLACED;
      if (!_lian_map_mark_is_placed (mark))
        continue;
      at = _lian_map_layout_from_ground (layout, mark->x, mark->y);
      if (!is_near (&ground, at))
        continue;
      placed.x = at.x;
      placed.y = at.y;
      layout->place_of_mark[number] = layout->placed->len;
      g_array_append_val (layout->placed, placed);
    }
  shrink = find_shrink (self, layout->placed->len);
  for (guint i = 0; i < layout->placed->len; i++)
    {
      LianMapPlaced *placed = &g_array_index (layout->placed, LianMapPlaced, i);

      placed->radius = find_radius (
          self, &g_array_index (self->spec->marks, LianMapMark, placed->mark), shrink);
    }
}

static void
add_empty_text (LianMapBuilder *self)
{
  const LianChartRectangle *frame = &self->layout->frame;
  LianChartLabel label = { .text = self->spec->empty_text,
                           .place = { frame->x + 12, frame->y, MAX (frame->width - 24, 1),
                                      frame->height },
                           .font = LIAN_CHART_FONT_SCOPE,
                           .ink = LIAN_CHART_INK_MUTED,
                           .align = LIAN_ALIGN_CENTER,
                           .max_lines = 4 };

  if (self->spec->empty_text != NULL)
    _lian_map_layout_take_label (self->layout->words, &label);
}

static void
fill (LianMapBuilder *self, const LianMapView *view)
{
  LianMapLayout *layout = self->layout;

  _lian_map_builder_add_surroundings (self);
  layout->whole = find_whole (self);
  layout->view = view != NULL && view->scale > 0 ? *view : layout->whole;
  layout->place_of_mark = g_new (guint, MAX (self->spec->marks->len, 1));
  add_marks (self);
  _lian_map_builder_add_hits (self);
  if (self->spec->n_placed == 0)
    {
      add_empty_text (self);
      return;
    }
  _lian_map_builder_add_lines (self);
  _lian_map_builder_add_names (self);
  _lian_map_builder_add_scale (self);
}

/**
 * lian_map_layout_new:
 * @spec: a map, not to be changed any more
 * @width: width in points
 * @height: height in points
 * @view: (nullable): what is looked at; %NULL for everything
 * @parts: what stands around the map
 * @overscan: how far beyond the frame the ground is laid out, in points
 * @measurer: measures text
 *
 * Lays a map out.  May be called in any thread.
 *
 * Returns: (transfer full): a layout
 */
LianMapLayout *
lian_map_layout_new (LianMapSpec *spec,
                     double width,
                     double height,
                     const LianMapView *view,
                     LianMapParts parts,
                     double overscan,
                     const LianChartMeasurer *measurer)
{
  LianMapLayout *self = g_atomic_rc_box_new0 (LianMapLayout);
  LianMapBuilder builder = { self, spec, measurer, parts };

  g_return_val_if_fail (spec != NULL && measurer != NULL, NULL);

  self->spec = lian_map_spec_ref (spec);
  self->width = MAX (width, 1);
  self->height = MAX (height, 1);
  self->text_scale = measurer->text_scale > 0 ? measurer->text_scale : 1;
  self->overscan = MAX (overscan, 0);
  self->placed = g_array_new (FALSE, FALSE, sizeof (LianMapPlaced));
  self->strokes = g_array_new (FALSE, FALSE, sizeof (LianMapStroke));
  self->names = new_labels ();
  self->words = new_labels ();
  self->swatches = g_array_new (FALSE, FALSE, sizeof (LianMapSwatch));
  fill (&builder, view);
  return self;
}

/**
 * lian_map_layout_ref:
 * @self: a layout
 *
 * Returns: (transfer full): @self
 */
LianMapLayout *
lian_map_layout_ref (LianMapLayout *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  LianMapLayout *self = data;

  lian_map_spec_unref (self->spec);
  g_array_unref (self->placed);
  g_array_unref (self->strokes);
  g_array_unref (self->names);
  g_array_unref (self->words);
  g_array_unref (self->swatches);
  g_free (self->place_of_mark);
  g_free (self->cells);
  g_free (self->hits);
}

/**
 * lian_map_layout_unref:
 * @self: (transfer full): a layout
 */
void
lian_map_layout_unref (LianMapLayout *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * lian_map_layout_get_spec:
 * @self: a layout
 *
 * Returns: (transfer none): its map
 */
LianMapSpec *
lian_map_layout_get_spec (LianMapLayout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->spec;
}

/**
 * lian_map_layout_get_size:
 * @self: a layout
 * @width: (out): width in points
 * @height: (out): height in points
 */
void
lian_map_layout_get_size (LianMapLayout *self, double *width, double *height)
{
  g_return_if_fail (self != NULL);

  *width = self->width;
  *height = self->height;
}

/**
 * lian_map_layout_get_text_scale:
 * @self: a layout
 *
 * Returns: how much larger than usual its text is
 */
double
lian_map_layout_get_text_scale (LianMapLayout *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return self->text_scale;
}

/**
 * lian_map_layout_get_frame:
 * @self: a layout
 *
 * Returns: where the ground is seen
 */
LianChartRectangle
lian_map_layout_get_frame (LianMapLayout *self)
{
  g_return_val_if_fail (self != NULL, (LianChartRectangle){ 0 });

  return self->frame;
}

/**
 * lian_map_layout_get_view:
 * @self: a layout
 *
 * Returns: what is looked at; its scale is not 0
 */
LianMapView
lian_map_layout_get_view (LianMapLayout *self)
{
  g_return_val_if_fail (self != NULL, (LianMapView){ 0 });

  return self->view;
}

/**
 * lian_map_layout_get_whole:
 * @self: a layout
 *
 * Returns: the view that shows everything
 */
LianMapView
lian_map_layout_get_whole (LianMapLayout *self)
{
  g_return_val_if_fail (self != NULL, (LianMapView){ 0 });

  return self->whole;
}

#define GET_ARRAY(array, n) \
  g_return_val_if_fail (self != NULL, NULL); \
  *(n) = self->array->len; \
  return (gconstpointer) self->array->data

/**
 * lian_map_layout_get_placed:
 * @self: a layout
 * @n_placed: (out): their number
 *
 * Returns: (transfer none) (array length=n_placed): the marks that can be seen, those on top last
 */
const LianMapPlaced *
lian_map_layout_get_placed (LianMapLayout *self, guint *n_placed)
{
  GET_ARRAY (placed, n_placed);
}

/**
 * lian_map_layout_get_strokes:
 * @self: a layout
 * @n_strokes: (out): their number
 *
 * Returns: (transfer none) (array length=n_strokes): the stretches of the lines
 */
const LianMapStroke *
lian_map_layout_get_strokes (LianMapLayout *self, guint *n_strokes)
{
  GET_ARRAY (strokes, n_strokes);
}

/**
 * lian_map_layout_get_names:
 * @self: a layout
 * @n_names: (out): their number
 *
 * Returns: (transfer none) (array length=n_names): the names on the ground
 */
const LianChartLabel *
lian_map_layout_get_names (LianMapLayout *self, guint *n_names)
{
  GET_ARRAY (names, n_names);
}

/**
 * lian_map_layout_get_words:
 * @self: a layout
 * @n_words: (out): their number
 *
 * Returns: (transfer none) (array length=n_words): title, legend, scale and note
 */
const LianChartLabel *
lian_map_layout_get_words (LianMapLayout *self, guint *n_words)
{
  GET_ARRAY (words, n_words);
}

/**
 * lian_map_layout_get_swatches:
 * @self: a layout
 * @n_swatches: (out): their number
 *
 * Returns: (transfer none) (array length=n_swatches): the samples of the legend
 */
const LianMapSwatch *
lian_map_layout_get_swatches (LianMapLayout *self, guint *n_swatches)
{
  GET_ARRAY (swatches, n_swatches);
}

/**
 * lian_map_layout_get_scale_bar:
 * @self: a layout
 * @bar: (out): where it stands
 * @metres: (out): how long it is on the ground
 *
 * Returns: whether there is a scale bar
 */
gboolean
lian_map_layout_get_scale_bar (LianMapLayout *self, LianChartRectangle *bar, double *metres)
{
  g_return_val_if_fail (self != NULL, FALSE);

  *bar = self->bar;
  *metres = self->bar_metres;
  return self->bar_metres > 0;
}

/**
 * lian_map_layout_get_north:
 * @self: a layout
 * @north: (out): the tip of the arrow
 *
 * Returns: whether there is an arrow to the north
 */
gboolean
lian_map_layout_get_north (LianMapLayout *self, LianChartPoint *north)
{
  g_return_val_if_fail (self != NULL, FALSE);

  *north = (LianChartPoint){ self->frame.x + self->frame.width - 16 * self->text_scale,
                             self->frame.y + 10 };
  return self->bar_metres > 0;
}

/**
 * lian_map_layout_to_ground:
 * @self: a layout
 * @x: place in points
 * @y: place in points
 *
 * Returns: the metres to the east and to the north of that place
 */
LianChartPoint
lian_map_layout_to_ground (LianMapLayout *self, double x, double y)
{
  g_return_val_if_fail (self != NULL, (LianChartPoint){ 0 });

  return (LianChartPoint){
    self->view.x + (x - self->frame.x - self->frame.width / 2) / self->view.scale,
    self->view.y - (y - self->frame.y - self->frame.height / 2) / self->view.scale,
  };
}
