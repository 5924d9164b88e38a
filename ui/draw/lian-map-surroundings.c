/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Title, legend, note, scale and the lines of a map. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-map-layout-private.h"

#include <math.h>

#define SWATCH 16.0
#define SWATCH_OF_LINE 26.0
#define GAP 5.0 /* between a sample and its words */
#define APART 16.0 /* between entries of the legend */
#define LEAST_FRAME 60.0
#define BAR_HEIGHT 5.0

static double
get_line (LianMapBuilder *self, LianChartFont font)
{
  double width, height;

  _lian_map_builder_measure (self, font, "Mg国", -1, &width, &height);
  return ceil (height) + 2;
}

/* A line of text from side to side; returns the place below it. */
static double
add_line (LianMapBuilder *self, LianChartFont font, LianChartInk ink, const char *text, double y)
{
  LianChartLabel label = { .text = (char *) text,
                           .place = { 4, y, MAX (self->layout->width - 8, 1),
                                      get_line (self, font) },
                           .font = font,
                           .ink = ink,
                           .max_lines = 1 };

  if (text == NULL || *text == '\0')
    return y;
  _lian_map_layout_take_label (self->layout->words, &label);
  return y + label.place.height;
}

static double
add_title (LianMapBuilder *self)
{
  double y = 4;

  if ((self->parts & LIAN_MAP_WITH_TITLE) == 0)
    return y;
  y = add_line (self, LIAN_CHART_FONT_TITLE, LIAN_CHART_INK_TEXT, self->spec->title, y);
  y = add_line (self, LIAN_CHART_FONT_SCOPE, LIAN_CHART_INK_MUTED, self->spec->scope, y);
  return y > 4 ? y + 4 : y;
}

typedef struct
{
  double x;
  double y; /* of the line, from the top of the legend */
} Pen;

/* One entry; it begins a line where it does not fit, and is cut where a line is too short for it. */
static void
add_entry (LianMapBuilder *self, const LianMapLegend *entry, double line, Pen *pen)
{
  LianMapLayout *layout = self->layout;
  double sample = (entry->line ? SWATCH_OF_LINE : SWATCH) * layout->text_scale;
  double most = MAX (layout->width - 8, 1), text, height;
  LianMapSwatch swatch = { entry->line, entry->kind, entry->sign, entry->effect,
                           { 0, 0, 0, 0 } };
  LianChartLabel label = { .text = entry->text,
                           .font = LIAN_CHART_FONT_LABEL,
                           .ink = LIAN_CHART_INK_TEXT,
                           .max_lines = 1 };

  _lian_map_builder_measure (self, LIAN_CHART_FONT_LABEL, entry->text, -1, &text, &height);
  text = MIN (ceil (text) + 1, MAX (most - sample - GAP, 1));
  if (pen->x > 0 && pen->x + sample + GAP + text > most)
    *pen = (Pen){ 0, pen->y + line };
  swatch.place = (LianChartRectangle){ 4 + pen->x, pen->y, sample, line };
  label.place = (LianChartRectangle){ 4 + pen->x + sample + GAP, pen->y, text, line };
  g_array_append_val (layout->swatches, swatch);
  _lian_map_layout_take_label (layout->words, &label);
  pen->x += sample + GAP + text + APART;
}

/* Moves what was laid out from the top down to where it belongs. */
static void
move_down (LianMapLayout *layout, guint first_word, double by)
{
  for (guint i = first_word; i < layout->words->len; i++)
    g_array_index (layout->words, LianChartLabel, i).place.y += by;
  for (guint i = 0; i < layout->swatches->len; i++)
    g_array_index (layout->swatches, LianMapSwatch, i).place.y += by;
}

/* Returns the height of legend and note, which end at the bottom. */
static double
add_legend (LianMapBuilder *self)
{
  LianMapLayout *layout = self->layout;
  GArray *legend = self->spec->legend;
  guint first = layout->words->len;
  double line = MAX (get_line (self, LIAN_CHART_FONT_LABEL), SWATCH * layout->text_scale + 2);
  Pen pen = { 0, 0 };
  double height;

  if ((self->parts & LIAN_MAP_WITH_LEGEND) == 0)
    return 0;
  for (guint i = 0; i < legend->len; i++)
    add_entry (self, &g_array_index (legend, LianMapLegend, i), line, &pen);
  height = legend->len > 0 ? pen.y + line : 0;
  height = add_line (self, LIAN_CHART_FONT_LABEL, LIAN_CHART_INK_MUTED, self->spec->note, height);
  move_down (layout, first, layout->height - height - 4);
  return height > 0 ? height + 6 : 0;
}

/* Puts title and legend in their places and leaves the rest to the frame. */
void
_lian_map_builder_add_surroundings (LianMapBuilder *self)
{
  LianMapLayout *layout = self->layout;
  double top = add_title (self);
  double below = add_legend (self);
  double height = MAX (layout->height - top - below - 4, MIN (LEAST_FRAME, layout->height - 8));

  layout->frame = (LianChartRectangle){ 4, top, MAX (layout->width - 8, 1), MAX (height, 1) };
}

/* The longest round length that is no more than @most. */
static double
round_length (double most)
{
  double ten = pow (10, floor (log10 (most)));

  return most >= 5 * ten ? 5 * ten : most >= 2 * ten ? 2 * ten : ten;
}

/* A bar of round length at the lower left, its length in words above it. */
void
_lian_map_builder_add_scale (LianMapBuilder *self)
{
  LianMapLayout *layout = self->layout;
  const LianChartRectangle *frame = &layout->frame;
  double most = MIN (140 * layout->text_scale, frame->width / 3);
  double metres = round_length (most / layout->view.scale);
  double line = get_line (self, LIAN_CHART_FONT_TICK);
  gboolean far = metres >= 1000;
  g_autofree char *text = g_strdup_printf ("%.10g %s", far ? metres / 1000 : metres,
                                           far ? self->spec->kilometre : self->spec->metre);
  LianChartLabel label = { .text = text,
                           .font = LIAN_CHART_FONT_TICK,
                           .ink = LIAN_CHART_INK_TEXT,
                           .max_lines = 1,
                           .halo = TRUE };
  LianChartLabel north = label;

  layout->bar_metres = metres;
  layout->bar = (LianChartRectangle){ frame->x + 10, frame->y + frame->height - 8 - BAR_HEIGHT,
                                      metres * layout->view.scale, BAR_HEIGHT };
  label.place = (LianChartRectangle){ layout->bar.x, layout->bar.y - line, most, line };
  _lian_map_layout_take_label (layout->words, &label);
  north.text = self->spec->north;
  north.align = LIAN_ALIGN_CENTER;
  north.place = (LianChartRectangle){ frame->x + frame->width - 32 * layout->text_scale,
                                      frame->y + 28, 32 * layout->text_scale, line };
  _lian_map_layout_take_label (layout->words, &north);
}

/* What lies very far off has lost the digits that would place it at the edge. */
static LianChartPoint
bring_in (const LianChartRectangle *box, double x, double y)
{
  return (LianChartPoint){ CLAMP (x, box->x, box->x + box->width),
                           CLAMP (y, box->y, box->y + box->height) };
}

/* Cuts a stretch to what lies within @box, after Liang and Barsky; positions may be anywhere on
 * earth, cairo's numbers may not. */
static gboolean
cut (const LianChartRectangle *box, LianChartPoint *from, LianChartPoint *to)
{
  double dx = to->x - from->x, dy = to->y - from->y, first = 0, last = 1;
  const double steps[] = { -dx, dx, -dy, dy };
  const double rooms[] = { from->x - box->x, box->x + box->width - from->x, from->y - box->y,
                           box->y + box->height - from->y };
  LianChartPoint start = *from;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (steps[i] == 0 && rooms[i] < 0)
        return FALSE;
      if (steps[i] < 0)
        first = MAX (first, rooms[i] / steps[i]);
      else if (steps[i] > 0)
        last = MIN (last, rooms[i] / steps[i]);
    }
  *from = bring_in (box, start.x + first * dx, start.y + first * dy);
  *to = bring_in (box, start.x + last * dx, start.y + last * dy);
  return first <= last;
}

static void
add_stroke (LianMapBuilder *self, LianMapLineKind kind, LianChartPoint a, LianChartPoint b)
{
  LianChartRectangle ground = _lian_map_layout_get_ground (self->layout);
  LianMapStroke stroke = { .kind = kind, .head = kind == LIAN_MAP_LINE_MOVE };
  LianChartPoint end;

  stroke.from = _lian_map_layout_from_ground (self->layout, a.x, a.y);
  end = stroke.to = _lian_map_layout_from_ground (self->layout, b.x, b.y);
  if (!cut (&ground, &stroke.from, &stroke.to))
    return;
  stroke.head = stroke.head && hypot (stroke.to.x - end.x, stroke.to.y - end.y) < 0.5;
  g_array_append_val (self->layout->strokes, stroke);
}

void
_lian_map_builder_add_lines (LianMapBuilder *self)
{
  for (guint i = 0; i < self->spec->lines->len; i++)
    {
      const LianMapLine *line = &g_array_index (self->spec->lines, LianMapLine, i);
      const LianChartPoint *points
          = &g_array_index (self->spec->points, LianChartPoint, line->first);

      for (guint j = 1; j < line->n_points; j++)
        add_stroke (self, line->kind, points[j - 1], points[j]);
    }
}
