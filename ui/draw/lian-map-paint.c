/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Paints the layout of a map with a palette. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-map-paint.h"

#include "lian-chart-ink.h"
#include "lian-map-signs.h"
#include "lian-map-spec-private.h"

#include <math.h>

/* On paper every sign is drawn, so that it is sharp at any size.  A picture of thousands of signs
 * has a few dozen different ones: each is drawn once, and stamped on whole pixels. */

#define MANY 200u
#define STAMP_EDGE 6.0 /* what a sign may reach beyond its radius */

typedef struct
{
  cairo_t *cr;
  const LianMapPalette *palette;
  const LianMapMark *marks;
  double pixels; /* for a unit; 0 where signs are drawn, not stamped */
  GHashTable *stamps; /* of cairo_surface_t by what they show */
} Press;

static guint
get_stamp_key (const LianMapMark *mark, const LianMapPlaced *placed)
{
  return ((guint) (placed->radius * 4) * LIAN_N_MAP_SIGNS + mark->sign) * LIAN_N_MAP_EFFECTS
         + mark->effect;
}

static cairo_surface_t *
make_stamp (Press *press, const LianMapMark *mark, const LianMapPlaced *placed)
{
  double half = ceil (placed->radius + STAMP_EDGE);
  int side = (int) ceil (2 * half * press->pixels);
  cairo_surface_t *stamp = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);
  cairo_t *cr;

  cairo_surface_set_device_scale (stamp, press->pixels, press->pixels);
  cr = cairo_create (stamp);
  cairo_translate (cr, half, half);
  _lian_map_sign_paint (cr, mark->sign, mark->effect, placed->radius, press->palette);
  cairo_destroy (cr);
  return stamp;
}

static void
stamp_mark (Press *press, const LianMapMark *mark, const LianMapPlaced *placed)
{
  gpointer key = GUINT_TO_POINTER (get_stamp_key (mark, placed) + 1);
  cairo_surface_t *stamp = g_hash_table_lookup (press->stamps, key);
  double half = ceil (placed->radius + STAMP_EDGE);

  if (stamp == NULL)
    {
      stamp = make_stamp (press, mark, placed);
      g_hash_table_insert (press->stamps, key, stamp);
    }
  cairo_set_source_surface (press->cr,
                            stamp, round ((placed->x - half) * press->pixels) / press->pixels,
                            round ((placed->y - half) * press->pixels) / press->pixels);
  cairo_paint (press->cr);
}

static void
draw_mark (Press *press, const LianMapMark *mark, const LianMapPlaced *placed)
{
  cairo_save (press->cr);
  cairo_translate (press->cr, placed->x, placed->y);
  _lian_map_sign_paint (press->cr, mark->sign, mark->effect, placed->radius, press->palette);
  cairo_restore (press->cr);
}

/* Pixels for a unit where the target is a picture that is not turned; else 0. */
static double
get_pixels (cairo_t *cr)
{
  double x = 1, y = 0, sx, sy;

  if (cairo_surface_get_type (cairo_get_group_target (cr)) != CAIRO_SURFACE_TYPE_IMAGE)
    return 0;
  cairo_user_to_device_distance (cr, &x, &y);
  cairo_surface_get_device_scale (cairo_get_group_target (cr), &sx, &sy);
  return y == 0 && x > 0 ? x * sx : 0;
}

static void
destroy_stamp (gpointer stamp)
{
  cairo_surface_destroy (stamp);
}

static void
paint_marks (cairo_t *cr, LianMapLayout *layout, const LianMapPalette *palette)
{
  guint n, n_marks;
  const LianMapPlaced *placed = lian_map_layout_get_placed (layout, &n);
  Press press = { cr, palette,
                  lian_map_spec_get_marks (lian_map_layout_get_spec (layout), &n_marks),
                  n > MANY ? get_pixels (cr) : 0, NULL };

  press.stamps = g_hash_table_new_full (NULL, NULL, NULL, destroy_stamp);
  for (guint i = 0; i < n; i++)
    if (press.pixels > 0)
      stamp_mark (&press, &press.marks[placed[i].mark], &placed[i]);
    else
      draw_mark (&press, &press.marks[placed[i].mark], &placed[i]);
  g_hash_table_unref (press.stamps);
}

static void
paint_strokes (cairo_t *cr, LianMapLayout *layout, const LianMapPalette *palette)
{
  guint n;
  const LianMapStroke *strokes = lian_map_layout_get_strokes (layout, &n);

  for (guint i = 0; i < n; i++)
    _lian_map_stroke_paint (cr, &strokes[i], palette);
}

static void
paint_labels (cairo_t *cr,
              LianMapLayout *layout,
              const LianChartLabel *labels,
              guint n,
              const LianMapPalette *palette)
{
  PangoLayout *pango
      = _lian_draw_text_create_layout (NULL, lian_map_layout_get_spec (layout)->language);

  for (guint i = 0; i < n; i++)
    {
      const LianChartGround ground = { labels[i].halo ? &palette->ground : NULL, 0.8, 1 };

      _lian_chart_ink_paint_label (
          cr, pango, &labels[i], lian_map_layout_get_text_scale (layout),
          labels[i].ink == LIAN_CHART_INK_MUTED ? &palette->muted : &palette->text, &ground);
    }
  g_object_unref (pango);
}

/**
 * lian_map_paint_background:
 * @cr: where to paint
 * @layout: a layout
 * @palette: the colours
 *
 * Paints what is below everything, for a file; a page has its own.
 */
void
lian_map_paint_background (cairo_t *cr, LianMapLayout *layout, const LianMapPalette *palette)
{
  double width, height;

  g_return_if_fail (cr != NULL && layout != NULL && palette != NULL);

  lian_map_layout_get_size (layout, &width, &height);
  cairo_rectangle (cr, 0, 0, width, height);
  _lian_chart_ink_set_color (cr, &palette->background);
  cairo_fill (cr);
}

/**
 * lian_map_paint_ground:
 * @cr: where to paint
 * @layout: a layout
 * @palette: the colours
 *
 * Paints what moves with the ground: its lines, signs and names, the overscan included.
 */
void
lian_map_paint_ground (cairo_t *cr, LianMapLayout *layout, const LianMapPalette *palette)
{
  guint n;
  const LianChartLabel *names;

  g_return_if_fail (cr != NULL && layout != NULL && palette != NULL);

  cairo_save (cr);
  cairo_new_path (cr);
  paint_strokes (cr, layout, palette);
  paint_marks (cr, layout, palette);
  names = lian_map_layout_get_names (layout, &n);
  paint_labels (cr, layout, names, n, palette);
  cairo_restore (cr);
}

static void
paint_scale (cairo_t *cr, LianMapLayout *layout, const LianMapPalette *palette)
{
  LianChartRectangle bar;
  LianChartPoint north;
  double metres;

  if (!lian_map_layout_get_scale_bar (layout, &bar, &metres)
      || !lian_map_layout_get_north (layout, &north))
    return;
  /* Names that are moved below it must not be read as its own. */
  cairo_rectangle (cr, bar.x - 4, bar.y - 16 * lian_map_layout_get_text_scale (layout),
                   bar.width + 8, bar.height + 20 * lian_map_layout_get_text_scale (layout));
  _lian_chart_ink_set_color (cr, &palette->ground);
  cairo_fill (cr);
  cairo_move_to (cr, bar.x + 0.5, bar.y);
  cairo_line_to (cr, bar.x + 0.5, bar.y + bar.height - 0.5);
  cairo_line_to (cr, bar.x + bar.width - 0.5, bar.y + bar.height - 0.5);
  cairo_line_to (cr, bar.x + bar.width - 0.5, bar.y);
  _lian_chart_ink_set_color (cr, &palette->text);
  cairo_set_line_width (cr, 1.4);
  cairo_stroke (cr);
  cairo_move_to (cr, north.x, north.y);
  cairo_line_to (cr, north.x + 5, north.y + 16);
  cairo_line_to (cr, north.x, north.y + 12);
  cairo_line_to (cr, north.x - 5, north.y + 16);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
paint_swatch (cairo_t *cr, const LianMapSwatch *swatch, const LianMapPalette *palette)
{
  double middle = swatch->place.y + swatch->place.height / 2;
  LianMapStroke stroke = { swatch->kind,
                           { swatch->place.x, middle },
                           { swatch->place.x + swatch->place.width, middle },
                           swatch->kind == LIAN_MAP_LINE_MOVE };

  if (swatch->line)
    {
      _lian_map_stroke_paint (cr, &stroke, palette);
      return;
    }
  cairo_save (cr);
  cairo_translate (cr, swatch->place.x + swatch->place.width / 2, middle);
  _lian_map_sign_paint (cr, swatch->sign, swatch->effect, 4.5, palette);
  cairo_restore (cr);
}

/**
 * lian_map_paint_around:
 * @cr: where to paint
 * @layout: a layout
 * @palette: the colours
 *
 * Paints what stands still while the ground moves: frame, scale, north, title and legend.
 */
void
lian_map_paint_around (cairo_t *cr, LianMapLayout *layout, const LianMapPalette *palette)
{
  LianChartRectangle frame;
  const LianMapSwatch *swatches;
  const LianChartLabel *words;
  guint n;

  g_return_if_fail (cr != NULL && layout != NULL && palette != NULL);

  cairo_save (cr);
  cairo_new_path (cr);
  frame = lian_map_layout_get_frame (layout);
  cairo_rectangle (cr, frame.x + 0.5, frame.y + 0.5, MAX (frame.width - 1, 1),
                   MAX (frame.height - 1, 1));
  _lian_chart_ink_set_color (cr, &palette->frame);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  paint_scale (cr, layout, palette);
  swatches = lian_map_layout_get_swatches (layout, &n);
  for (guint i = 0; i < n; i++)
    paint_swatch (cr, &swatches[i], palette);
  words = lian_map_layout_get_words (layout, &n);
  paint_labels (cr, layout, words, n, palette);
  cairo_restore (cr);
}

/**
 * lian_map_paint:
 * @cr: where to paint; the corner of the map is at the origin, the unit is the point
 * @layout: a layout of lian_map_layout_new_for_text()
 * @palette: the colours
 *
 * Paints a map.  May be called in any thread.
 */
void
lian_map_paint (cairo_t *cr, LianMapLayout *layout, const LianMapPalette *palette)
{
  LianChartRectangle frame;
  double width, height;

  g_return_if_fail (cr != NULL && layout != NULL && palette != NULL);

  lian_map_layout_get_size (layout, &width, &height);
  frame = lian_map_layout_get_frame (layout);
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  cairo_save (cr);
  _lian_chart_ink_add_rectangle (cr, &frame);
  cairo_clip_preserve (cr);
  _lian_chart_ink_set_color (cr, &palette->ground);
  cairo_fill (cr);
  lian_map_paint_ground (cr, layout, palette);
  cairo_restore (cr);
  lian_map_paint_around (cr, layout, palette);
  cairo_restore (cr);
}

/* Whether its name stands beside the mark anyway. */
static gboolean
is_named (LianMapLayout *layout, const LianMapPlaced *at, const char *label)
{
  guint n;
  const LianChartLabel *names = lian_map_layout_get_names (layout, &n);

  for (guint i = 0; i < n; i++)
    {
      const LianChartRectangle *place = &names[i].place;

      if (at->x >= place->x - at->radius - 8 && at->x <= place->x + place->width + at->radius + 8
          && at->y >= place->y - at->radius - 8
          && at->y <= place->y + place->height + at->radius + 8
          && g_str_equal (names[i].text, label))
        return TRUE;
    }
  return FALSE;
}

static void
paint_chosen_name (cairo_t *cr,
                   LianMapLayout *layout,
                   const LianMapPlaced *at,
                   const LianMapPalette *palette)
{
  guint n;
  const LianMapMark *marks = lian_map_spec_get_marks (lian_map_layout_get_spec (layout), &n);
  LianChartRectangle frame = lian_map_layout_get_frame (layout);
  double scale = lian_map_layout_get_text_scale (layout), width = 180 * scale;
  gboolean left = at->x + at->radius + width > frame.x + frame.width
                  && at->x > frame.x + frame.width / 2;
  LianChartLabel label = { .text = (char *) marks[at->mark].label,
                           .font = LIAN_CHART_FONT_LABEL,
                           .ink = LIAN_CHART_INK_TEXT,
                           .align = left ? LIAN_ALIGN_END : LIAN_ALIGN_START,
                           .max_lines = 1,
                           .halo = TRUE };

  if (is_named (layout, at, label.text))
    return;
  label.place = (LianChartRectangle){ left ? at->x - at->radius - 7 - width
                                           : at->x + at->radius + 7,
                                      at->y - 8 * scale, width, 16 * scale };
  paint_labels (cr, layout, &label, 1, palette);
}

/**
 * lian_map_paint_focus:
 * @cr: where to paint
 * @layout: a layout
 * @palette: the colours
 * @mark: number of a mark
 *
 * Frames a mark and names it, on top of the map.
 */
void
lian_map_paint_focus (cairo_t *cr,
                      LianMapLayout *layout,
                      const LianMapPalette *palette,
                      guint mark)
{
  LianMapPlaced at;
  double half;

  g_return_if_fail (cr != NULL && layout != NULL && palette != NULL);

  if (!lian_map_layout_get_focus (layout, mark, &at))
    return;
  half = at.radius + 5;
  cairo_save (cr);
  cairo_new_path (cr);
  paint_chosen_name (cr, layout, &at, palette);
  cairo_rectangle (cr, at.x - half, at.y - half, 2 * half, 2 * half);
  _lian_chart_ink_set_color (cr, &palette->ground);
  cairo_set_line_width (cr, 4);
  cairo_stroke_preserve (cr);
  _lian_chart_ink_set_color (cr, &palette->focus);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * lian_map_save:
 * @spec: a map
 * @path: where the file shall be, in the file system's encoding
 * @format: the format
 * @width: width in points
 * @height: height in points
 * @view: (nullable): what is looked at; %NULL for everything
 * @error: return location of an error of %LIAN_DRAW_ERROR
 *
 * Writes a map as it looks on the light screen, whole or not at all.  May be called in any thread.
 *
 * Returns: %TRUE if the file is complete
 */
gboolean
lian_map_save (LianMapSpec *spec,
               const char *path,
               LianOutputFormat format,
               double width,
               double height,
               const LianMapView *view,
               GError **error)
{
  g_autoptr (LianMapLayout) layout = NULL;
  g_autoptr (LianOutput) output = NULL;

  g_return_val_if_fail (spec != NULL && path != NULL, FALSE);

  layout = lian_map_layout_new_for_text (spec, width, height, view,
                                         LIAN_MAP_WITH_TITLE | LIAN_MAP_WITH_LEGEND, 0, 1);
  output = lian_output_new (path, format, width, height, error);
  if (output == NULL)
    return FALSE;

  lian_output_set_title (output, spec->title);
  lian_output_set_date (output, spec->date);
  lian_map_paint_background (lian_output_get_cairo (output), layout, &lian_map_palette_light);
  lian_map_paint (lian_output_get_cairo (output), layout, &lian_map_palette_light);
  lian_output_end_page (output);
  return lian_output_finish (output, error);
}
