/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Paints a picture of relations. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-net-private.h"

#include "lian-chart-ink.h"

#include <math.h>

/* Kinds are told by how a line is drawn and where its arrows are, states by a sign beside their words;
 * colours carry nothing, so that a black and white copy says the same. */

#define ARROW 6.0

static void
trace (cairo_t *cr, const LianChartPoint *from, const LianChartPoint *to)
{
  double begin = MIN (from->x + LIAN_NET_LEAD, to->x), bend = (to->x - begin) / 2;

  cairo_move_to (cr, from->x, from->y);
  cairo_line_to (cr, begin, from->y);
  cairo_curve_to (cr, begin + bend, from->y, to->x - bend, to->y, to->x, to->y);
}

static void
paint_arrow (cairo_t *cr, const LianChartPoint *tip, double direction)
{
  cairo_move_to (cr, tip->x, tip->y);
  cairo_line_to (cr, tip->x - direction * ARROW, tip->y - ARROW / 2);
  cairo_line_to (cr, tip->x - direction * ARROW, tip->y + ARROW / 2);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
paint_stroke (cairo_t *cr, LianNetKind kind, const LianChartPoint *from, const LianChartPoint *to,
              const LianChartPalette *palette)
{
  static const double widths[]
      = { [LIAN_NET_IN] = 0.9, [LIAN_NET_OUT] = 2.0, [LIAN_NET_BOTH] = 4.2 };

  trace (cr, from, to);
  cairo_set_line_width (cr, widths[kind]);
  cairo_stroke (cr);
  if (kind != LIAN_NET_BOTH)
    return;
  trace (cr, from, to);
  _lian_chart_ink_set_color (cr, &palette->background);
  cairo_set_line_width (cr, 2.2);
  cairo_stroke (cr);
}

static void
paint_cross (cairo_t *cr, double x, double y, const LianChartPalette *palette)
{
  const double half = 4.5;

  cairo_arc (cr, x, y, 8, 0, 2 * G_PI);
  _lian_chart_ink_set_color (cr, &palette->background);
  cairo_fill (cr);
  _lian_chart_ink_set_color (cr, &palette->text);
  cairo_set_line_width (cr, 2.4);
  cairo_move_to (cr, x - half, y - half);
  cairo_line_to (cr, x + half, y + half);
  cairo_move_to (cr, x - half, y + half);
  cairo_line_to (cr, x + half, y - half);
  cairo_stroke (cr);
}

static void
paint_sign (cairo_t *cr, LianNetState state, double x, double y, const LianChartPalette *palette)
{
  if (state == LIAN_NET_PLAIN)
    return;
  if (state == LIAN_NET_BROKEN)
    {
      paint_cross (cr, x, y, palette);
      return;
    }
  cairo_arc (cr, x, y, 3.6, 0, 2 * G_PI);
  _lian_chart_ink_set_color (cr, state == LIAN_NET_FRESH ? &palette->background : &palette->text);
  cairo_fill_preserve (cr);
  _lian_chart_ink_set_color (cr, &palette->text);
  cairo_set_line_width (cr, 1.4);
  cairo_stroke (cr);
}

static void
paint_line (cairo_t *cr, LianNetKind kind, LianNetState state, const LianChartPoint *from,
            const LianChartPoint *to, const LianChartPalette *palette)
{
  static const double dashes[] = { 6, 5 };

  cairo_save (cr);
  cairo_new_path (cr);
  _lian_chart_ink_set_color (cr, &palette->lines[0]);
  if (state == LIAN_NET_BROKEN)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  paint_stroke (cr, kind, from, to, palette);
  cairo_set_dash (cr, NULL, 0, 0);
  _lian_chart_ink_set_color (cr, &palette->lines[0]);
  if (kind != LIAN_NET_IN)
    paint_arrow (cr, to, 1);
  if (kind != LIAN_NET_OUT)
    paint_arrow (cr, from, -1);
  paint_sign (cr, state, from->x + LIAN_NET_LEAD / 2, from->y, palette);
  cairo_restore (cr);
}

static gboolean
is_seen (double top, double bottom, double from, double to)
{
  return bottom >= from && top <= to;
}

static void
paint_lines (cairo_t *cr, LianNetLayout *self, const LianChartPalette *palette, double from,
             double to)
{
  /* Interrupted ones last, so that no other line lies over their cross. */
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->placed->len; i++)
      {
        const LianNetPlaced *placed = &g_array_index (self->placed, LianNetPlaced, i);
        const LianNetLine *line
            = &g_array_index (self->spec->lines, LianNetLine, placed->line);
        double top = MIN (placed->from.y, placed->to.y) - 10;
        double bottom = MAX (placed->from.y, placed->to.y) + 10;

        if ((line->state == LIAN_NET_BROKEN) == (pass == 1) && is_seen (top, bottom, from, to))
          paint_line (cr, line->kind, line->state, &placed->from, &placed->to, palette);
      }
}

static void
paint_boxes (cairo_t *cr, LianNetLayout *self, const LianChartPalette *palette, double from,
             double to)
{
  cairo_set_line_width (cr, 1);
  for (guint i = 0; i < self->boxes->len; i++)
    {
      const LianChartRectangle *box = &g_array_index (self->boxes, LianChartRectangle, i);
      LianChartRectangle place = { floor (box->x) + 0.5, floor (box->y) + 0.5, floor (box->width),
                                   floor (box->height) };

      if (!is_seen (box->y, box->y + box->height, from, to))
        continue;
      _lian_chart_ink_add_rectangle (cr, &place);
      _lian_chart_ink_set_color (cr, &palette->fills[3]);
      cairo_fill_preserve (cr);
      _lian_chart_ink_set_color (cr, &palette->axis);
      cairo_stroke (cr);
    }
}

static void
paint_labels (cairo_t *cr, LianNetLayout *self, const LianChartPalette *palette, double from,
              double to)
{
  static const LianChartGround none = { NULL, 0, 0 };
  PangoContext *context = pango_cairo_create_context (cr);
  PangoLayout *pango = _lian_draw_text_create_layout (context, self->spec->language);

  for (guint i = 0; i < self->labels->len; i++)
    {
      const LianChartLabel *label = &g_array_index (self->labels, LianChartLabel, i);

      if (is_seen (label->place.y, label->place.y + label->place.height, from, to))
        _lian_chart_ink_paint_label (cr, pango, label, self->text_scale,
                                     label->ink == LIAN_CHART_INK_MUTED ? &palette->muted
                                                                        : &palette->text,
                                     &none);
    }
  g_object_unref (pango);
  g_object_unref (context);
}

/**
 * lian_net_paint:
 * @cr: where to paint, in points
 * @layout: a layout
 * @palette: the colours
 * @from: the top of what is seen
 * @to: its bottom; what stands outside may be left out
 *
 * Paints a picture with its ground.
 */
void
lian_net_paint (cairo_t *cr, LianNetLayout *layout, const LianChartPalette *palette, double from,
                double to)
{
  g_return_if_fail (cr != NULL && layout != NULL && palette != NULL);

  cairo_save (cr);
  cairo_rectangle (cr, 0, from, layout->width, to - from);
  _lian_chart_ink_set_color (cr, &palette->background);
  cairo_fill (cr);
  paint_boxes (cr, layout, palette, from, to);
  paint_lines (cr, layout, palette, from, to);
  for (guint i = 0; i < layout->samples->len; i++)
    {
      const LianNetSample *sample = &g_array_index (layout->samples, LianNetSample, i);

      paint_line (cr, sample->kind, sample->state, &sample->from, &sample->to, palette);
    }
  paint_labels (cr, layout, palette, from, to);
  cairo_restore (cr);
}

/**
 * lian_net_paint_focus:
 * @cr: where to paint, in points
 * @layout: a layout
 * @palette: the colours
 * @placed: number of a line, from the top
 *
 * Frames the words of a line and draws it once more in the colour of the focus, on top.
 */
void
lian_net_paint_focus (cairo_t *cr, LianNetLayout *layout, const LianChartPalette *palette,
                      guint placed)
{
  g_return_if_fail (cr != NULL && layout != NULL && palette != NULL);

  if (placed >= layout->placed->len)
    return;
  const LianNetPlaced *at = &g_array_index (layout->placed, LianNetPlaced, placed);
  cairo_save (cr);
  _lian_chart_ink_set_color (cr, &palette->focus);
  cairo_set_line_width (cr, 2);
  _lian_chart_ink_add_rectangle (cr, &at->row);
  cairo_stroke (cr);
  /* As it is drawn, so that an interrupted one doesn't look whole. */
  const LianNetLine *line = &g_array_index (layout->spec->lines, LianNetLine, at->line);
  LianChartPalette chosen = *palette;
  chosen.lines[0] = palette->focus;
  paint_line (cr, line->kind, line->state, &at->from, &at->to, &chosen);
  cairo_restore (cr);
}

/**
 * lian_net_save:
 * @spec: a picture
 * @path: where the file shall be, in the file system's encoding
 * @format: the format
 * @width: width in points
 * @error: return location of an error of %LIAN_DRAW_ERROR
 *
 * Writes a picture as it looks on the light screen, whole or not at all.  May be called in any thread.
 *
 * Returns: %TRUE if the file is complete
 */
gboolean
lian_net_save (LianNetSpec *spec, const char *path, LianOutputFormat format, double width,
               GError **error)
{
  g_autoptr (LianNetLayout) layout = lian_net_layout_new_for_text (spec, width, 1);
  g_autoptr (LianOutput) output
      = lian_output_new (path, format, layout->width, layout->height, error);

  if (output == NULL)
    return FALSE;
  lian_output_set_title (output, spec->title);
  lian_net_paint (lian_output_get_cairo (output), layout, &lian_chart_palette_light, 0,
                  layout->height);
  lian_output_end_page (output);
  return lian_output_finish (output, error);
}
