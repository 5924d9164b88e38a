/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Paints a layout with a palette. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-chart-paint.h"

#include "lian-chart-ink.h"
#include "lian-chart-spec-private.h"

/* No figures here, and no colours: the layout says where, the palette says how.  The same function
 * paints the widget, the printed page and the file. */

#define HATCH_GAP 5.0

/* Slanting lines: style 1 rises, style 2 falls, style 3 has both. */
static void
paint_hatch (cairo_t *cr, const LianChartRectangle *place, guint style, const LianChartColor *color)
{
  double bottom = place->y + place->height;

  cairo_save (cr);
  _lian_chart_ink_add_rectangle (cr, place);
  cairo_clip (cr);
  for (double x = place->x - place->height; x < place->x + place->width; x += HATCH_GAP)
    {
      if (style != 2)
        {
          cairo_move_to (cr, x, bottom);
          cairo_line_to (cr, x + place->height, place->y);
        }
      if (style != 1)
        {
          cairo_move_to (cr, x, place->y);
          cairo_line_to (cr, x + place->height, bottom);
        }
    }
  _lian_chart_ink_set_color (cr, color);
  cairo_set_line_width (cr, 0.8);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
paint_mark (cairo_t *cr,
            const LianChartRectangle *place,
            guint style,
            const LianChartPalette *palette)
{
  LianChartRectangle inner = { place->x + 0.5, place->y + 0.5, place->width - 1,
                               place->height - 1 };

  if (place->width <= 0 || place->height <= 0)
    return;
  style %= LIAN_N_CHART_STYLES;
  _lian_chart_ink_add_rectangle (cr, place);
  _lian_chart_ink_set_color (cr, &palette->fills[style]);
  cairo_fill (cr);
  if (style == 0 || inner.width <= 0 || inner.height <= 0)
    return;

  paint_hatch (cr, place, style, &palette->hatches[style]);
  _lian_chart_ink_add_rectangle (cr, &inner);
  _lian_chart_ink_set_color (cr, &palette->lines[0]);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static void
paint_rules (cairo_t *cr, LianChartLayout *layout, const LianChartPalette *palette)
{
  static const double dashes[] = { 2, 3 };
  guint n;
  const LianChartRule *rules = lian_chart_layout_get_rules (layout, &n);

  for (guint i = 0; i < n; i++)
    {
      gboolean grid = rules[i].kind == LIAN_CHART_RULE_GRID;

      cairo_move_to (cr, rules[i].from.x, rules[i].from.y);
      cairo_line_to (cr, rules[i].to.x, rules[i].to.y);
      _lian_chart_ink_set_color (cr, grid ? &palette->grid : &palette->axis);
      cairo_set_dash (cr, dashes, rules[i].kind == LIAN_CHART_RULE_MARKER ? 2 : 0, 0);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
    }
  cairo_set_dash (cr, NULL, 0, 0);
}

/* Lines differ in weight and in dashes, not in colour alone. */
static void
set_line (cairo_t *cr, guint series, const LianChartPalette *palette)
{
  static const double dashes[LIAN_N_CHART_STYLES][4]
      = { { 0 }, { 6, 3 }, { 1.5, 2.5 }, { 7, 2.5, 1.5, 2.5 } };
  static const int n_dashes[LIAN_N_CHART_STYLES] = { 0, 2, 2, 4 };
  guint style = series % LIAN_N_CHART_STYLES;

  cairo_set_dash (cr, dashes[style], n_dashes[style], 0);
  cairo_set_line_width (cr, style == 0 ? 2.2 : 1.6);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  _lian_chart_ink_set_color (cr, &palette->lines[style]);
}

static void
paint_paths (cairo_t *cr, LianChartLayout *layout, const LianChartPalette *palette)
{
  for (guint i = lian_chart_layout_get_n_paths (layout); i > 0; i--)
    {
      guint n;
      const LianChartPoint *points = lian_chart_layout_get_path (layout, i - 1, &n);

      for (guint j = 0; j < n; j++)
        cairo_line_to (cr, points[j].x, points[j].y);
      set_line (cr, i - 1, palette);
      cairo_stroke (cr);
    }
  cairo_set_dash (cr, NULL, 0, 0);
}

/* The point of a line: full for the first series, hollow for the others. */
static void
paint_point (cairo_t *cr, const LianChartMark *mark, const LianChartPalette *palette)
{
  guint style = mark->series % LIAN_N_CHART_STYLES;

  cairo_new_sub_path (cr);
  cairo_arc (cr, mark->place.x + mark->place.width / 2, mark->place.y + mark->place.height / 2,
             mark->place.width / 2, 0, 2 * G_PI);
  _lian_chart_ink_set_color (cr, style == 0 ? &palette->lines[0] : &palette->background);
  cairo_fill_preserve (cr);
  _lian_chart_ink_set_color (cr, &palette->lines[style]);
  cairo_set_line_width (cr, 1.2);
  cairo_stroke (cr);
}

static void
paint_marks (cairo_t *cr, LianChartLayout *layout, const LianChartPalette *palette)
{
  LianChartSpec *spec = lian_chart_layout_get_spec (layout);
  LianChartKind kind = lian_chart_spec_get_kind (spec);
  guint n;
  const LianChartMark *marks = lian_chart_layout_get_marks (layout, &n);
  guint n_swatches;
  const LianChartMark *swatches = lian_chart_layout_get_swatches (layout, &n_swatches);

  for (guint i = 0; i < n; i++)
    {
      if (!marks[i].shown)
        continue;
      if (kind == LIAN_CHART_STEPS)
        paint_point (cr, &marks[i], palette);
      else if (kind == LIAN_CHART_MATRIX)
        paint_mark (cr, &marks[i].place, marks[i].emphasis ? 0 : 1, palette);
      else if (kind == LIAN_CHART_LANES)
        paint_mark (cr, &marks[i].place,
                    _lian_chart_spec_get_lane_style (spec, marks[i].category, marks[i].emphasis),
                    palette);
      else
        paint_mark (cr, &marks[i].place, marks[i].series, palette);
    }
  for (guint i = 0; i < n_swatches; i++)
    paint_mark (cr, &swatches[i].place, swatches[i].series, palette);
}

/* A label on a hatched mark or on a line stands on a plain ground. */
static void
paint_label (cairo_t *cr,
             PangoLayout *pango,
             const LianChartLabel *label,
             double text_scale,
             const LianChartPalette *palette)
{
  guint style = label->style % LIAN_N_CHART_STYLES;
  gboolean on_mark = label->ink == LIAN_CHART_INK_ON_MARK;
  LianChartGround ground = { NULL, 1, 2 };

  if (on_mark && style != 0)
    ground.color = &palette->fills[style];
  else if (label->halo)
    ground.color = &palette->background;
  _lian_chart_ink_paint_label (cr, pango, label, text_scale,
                               on_mark                              ? &palette->on_fills[style]
                               : label->ink == LIAN_CHART_INK_MUTED ? &palette->muted
                                                                    : &palette->text,
                               &ground);
}

static void
paint_labels (cairo_t *cr, LianChartLayout *layout, const LianChartPalette *palette)
{
  LianChartSpec *spec = lian_chart_layout_get_spec (layout);
  PangoLayout *pango = _lian_draw_text_create_layout (NULL, spec->language);
  guint n;
  const LianChartLabel *labels = lian_chart_layout_get_labels (layout, &n);

  for (guint i = 0; i < n; i++)
    paint_label (cr, pango, &labels[i], lian_chart_layout_get_text_scale (layout), palette);
  g_object_unref (pango);
}

/**
 * lian_chart_paint_background:
 * @cr: where to paint
 * @layout: a layout
 * @palette: the colours
 *
 * Paints the ground, for a file; a widget and a page have their own.
 */
void
lian_chart_paint_background (cairo_t *cr, LianChartLayout *layout, const LianChartPalette *palette)
{
  double width, height;

  g_return_if_fail (cr != NULL && layout != NULL && palette != NULL);

  lian_chart_layout_get_size (layout, &width, &height);
  cairo_rectangle (cr, 0, 0, width, height);
  _lian_chart_ink_set_color (cr, &palette->background);
  cairo_fill (cr);
}

/**
 * lian_chart_paint:
 * @cr: where to paint; the corner of the chart is at the origin, the unit is the point
 * @layout: a layout of lian_chart_layout_new_for_text()
 * @palette: the colours
 *
 * Paints a chart.  May be called in any thread.
 */
void
lian_chart_paint (cairo_t *cr, LianChartLayout *layout, const LianChartPalette *palette)
{
  double width, height;

  g_return_if_fail (cr != NULL && layout != NULL && palette != NULL);

  lian_chart_layout_get_size (layout, &width, &height);
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  cairo_new_path (cr);
  paint_rules (cr, layout, palette);
  paint_paths (cr, layout, palette);
  paint_marks (cr, layout, palette);
  paint_labels (cr, layout, palette);
  cairo_restore (cr);
}

/**
 * lian_chart_paint_focus:
 * @cr: where to paint
 * @layout: a layout
 * @palette: the colours
 * @series: number of the series
 * @category: number of the category
 *
 * Frames a figure, on top of the chart.
 */
void
lian_chart_paint_focus (cairo_t *cr,
                        LianChartLayout *layout,
                        const LianChartPalette *palette,
                        guint series,
                        guint category)
{
  LianChartRectangle place;

  g_return_if_fail (cr != NULL && layout != NULL && palette != NULL);

  if (!lian_chart_layout_get_focus (layout, series, category, &place))
    return;
  cairo_save (cr);
  _lian_chart_ink_add_rectangle (cr, &place);
  _lian_chart_ink_set_color (cr, &palette->focus);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * lian_chart_save:
 * @spec: a chart
 * @path: where the file shall be, in the file system's encoding
 * @format: the format
 * @width: width in points
 * @height: height in points, or 0 for the natural height
 * @error: return location of an error of %LIAN_DRAW_ERROR
 *
 * Writes a chart as it looks on the light screen, whole or not at all.  May be called in any
 * thread.
 *
 * Returns: %TRUE if the file is complete
 */
gboolean
lian_chart_save (LianChartSpec *spec,
                 const char *path,
                 LianOutputFormat format,
                 double width,
                 double height,
                 GError **error)
{
  g_autoptr (LianChartLayout) layout = NULL;
  g_autoptr (LianOutput) output = NULL;

  g_return_val_if_fail (spec != NULL && path != NULL, FALSE);

  layout = lian_chart_layout_new_for_text (spec, width, height, 1);
  lian_chart_layout_get_size (layout, &width, &height);
  output = lian_output_new (path, format, width, height, error);
  if (output == NULL)
    return FALSE;

  lian_output_set_title (output, spec->title);
  lian_output_set_date (output, spec->date);
  lian_chart_paint_background (lian_output_get_cairo (output), layout, &lian_chart_palette_light);
  lian_chart_paint (lian_output_get_cairo (output), layout, &lian_chart_palette_light);
  lian_output_end_page (output);
  return lian_output_finish (output, error);
}
