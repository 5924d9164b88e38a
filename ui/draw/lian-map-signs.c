/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The signs of a map, around the origin. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-map-signs.h"

#include "lian-chart-ink.h"

#include <math.h>

/* Each sign has an outline of the ground's colour, so that it stands off from what lies below. */

static void
fill (cairo_t *cr, const LianChartColor *color, const LianMapPalette *palette)
{
  _lian_chart_ink_set_color (cr, &palette->ground);
  cairo_set_line_width (cr, 1.6);
  cairo_stroke_preserve (cr);
  _lian_chart_ink_set_color (cr, color);
  cairo_fill (cr);
}

/* Hollow, with a line of @width inside its edge. */
static void
outline (cairo_t *cr, const LianChartColor *color, double width, const LianMapPalette *palette)
{
  _lian_chart_ink_set_color (cr, &palette->ground);
  cairo_fill_preserve (cr);
  _lian_chart_ink_set_color (cr, color);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

static void
add_circle (cairo_t *cr, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
}

static void
add_square (cairo_t *cr, double radius)
{
  cairo_rectangle (cr, -radius, -radius, 2 * radius, 2 * radius);
}

static void
add_triangle (cairo_t *cr, double radius)
{
  cairo_move_to (cr, 0, -radius * 1.25);
  cairo_line_to (cr, radius * 1.15, radius * 0.85);
  cairo_line_to (cr, -radius * 1.15, radius * 0.85);
  cairo_close_path (cr);
}

static void
add_cross (cairo_t *cr, double arm)
{
  cairo_move_to (cr, -arm, -arm);
  cairo_line_to (cr, arm, arm);
  cairo_move_to (cr, -arm, arm);
  cairo_line_to (cr, arm, -arm);
}

static void
add_plus (cairo_t *cr, double arm)
{
  cairo_move_to (cr, -arm, 0);
  cairo_line_to (cr, arm, 0);
  cairo_move_to (cr, 0, -arm);
  cairo_line_to (cr, 0, arm);
}

/* Drawn, not written: it looks alike in every font and language. */
static void
paint_question (cairo_t *cr, double radius, const LianMapPalette *palette)
{
  double r = MAX (radius, 4);

  add_circle (cr, r);
  outline (cr, &palette->unknown, 1, palette);
  cairo_set_line_width (cr, MAX (r * 0.28, 1.2));
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_arc (cr, 0, -r * 0.25, r * 0.36, G_PI, G_PI * 2.35);
  cairo_line_to (cr, 0, r * 0.25);
  cairo_stroke (cr);
  cairo_move_to (cr, 0, r * 0.62);
  cairo_line_to (cr, 0, r * 0.62);
  cairo_stroke (cr);
}

static void
paint_closed (cairo_t *cr, double radius, const LianMapPalette *palette)
{
  add_square (cr, radius);
  outline (cr, &palette->point, 1.6, palette);
  add_cross (cr, radius + 2);
  cairo_stroke (cr);
}

static void
paint_moved (cairo_t *cr, double radius, const LianMapPalette *palette)
{
  static const double dashes[] = { 2.5, 2 };

  cairo_set_dash (cr, dashes, 2, 0);
  add_square (cr, radius);
  outline (cr, &palette->point, 1.6, palette);
}

static void
paint_new (cairo_t *cr, double radius, const LianMapPalette *palette)
{
  add_square (cr, radius + 2);
  outline (cr, &palette->point, 1.4, palette);
  add_square (cr, MAX (radius - 1, 1));
  cairo_fill (cr);
}

static void
paint_sign (cairo_t *cr, LianMapSign sign, double radius, const LianMapPalette *palette)
{
  switch (sign)
    {
    case LIAN_MAP_SIGN_BY_POINT:
      add_circle (cr, radius);
      fill (cr, &palette->by_point, palette);
      break;
    case LIAN_MAP_SIGN_BY_ROUND:
      add_circle (cr, radius - 0.5);
      outline (cr, &palette->by_round, MAX (radius * 0.4, 1.4), palette);
      break;
    case LIAN_MAP_SIGN_UNCOVERED:
      add_triangle (cr, radius);
      fill (cr, &palette->uncovered, palette);
      break;
    case LIAN_MAP_SIGN_UNKNOWN:
      paint_question (cr, radius, palette);
      break;
    case LIAN_MAP_SIGN_POINT:
      add_square (cr, radius);
      fill (cr, &palette->point, palette);
      break;
    case LIAN_MAP_SIGN_CLOSED:
      paint_closed (cr, radius, palette);
      break;
    case LIAN_MAP_SIGN_MOVED:
      paint_moved (cr, radius, palette);
      break;
    case LIAN_MAP_SIGN_NEW:
      paint_new (cr, radius, palette);
      break;
    case LIAN_N_MAP_SIGNS:
      break;
    }
}

/* Paints a sign around the origin. */
void
_lian_map_sign_paint (cairo_t *cr,
                      LianMapSign sign,
                      LianMapEffect effect,
                      double radius,
                      const LianMapPalette *palette)
{
  gboolean loses = effect == LIAN_MAP_EFFECT_LOSES;
  double arm = radius + (loses ? 2.5 : 4.5);

  cairo_save (cr);
  cairo_new_path (cr);
  paint_sign (cr, sign, radius, palette);
  cairo_set_dash (cr, NULL, 0, 0);
  if (effect != LIAN_MAP_EFFECT_NONE)
    {
      (loses ? add_cross : add_plus) (cr, arm);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      _lian_chart_ink_set_color (cr, &palette->ground);
      cairo_set_line_width (cr, 3.0);
      cairo_stroke_preserve (cr);
      _lian_chart_ink_set_color (cr, loses ? &palette->loses : &palette->gains);
      cairo_set_line_width (cr, 1.8);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

static void
paint_head (cairo_t *cr, const LianMapStroke *stroke)
{
  double angle = atan2 (stroke->to.y - stroke->from.y, stroke->to.x - stroke->from.x);

  cairo_move_to (cr, stroke->to.x - 9 * cos (angle - 0.5), stroke->to.y - 9 * sin (angle - 0.5));
  cairo_line_to (cr, stroke->to.x, stroke->to.y);
  cairo_line_to (cr, stroke->to.x - 9 * cos (angle + 0.5), stroke->to.y - 9 * sin (angle + 0.5));
  cairo_stroke (cr);
}

/* Paints a stretch of a line; an arrow ends short of the sign that it leads to. */
void
_lian_map_stroke_paint (cairo_t *cr, const LianMapStroke *stroke, const LianMapPalette *palette)
{
  static const double dashes[] = { 6, 4 };
  gboolean round = stroke->kind == LIAN_MAP_LINE_ROUND;
  LianMapStroke own = *stroke;
  double length = hypot (own.to.x - own.from.x, own.to.y - own.from.y);

  if (own.head && length > 16)
    {
      own.to.x -= (own.to.x - own.from.x) * 8 / length;
      own.to.y -= (own.to.y - own.from.y) * 8 / length;
    }
  _lian_chart_ink_set_color (cr, round ? &palette->tour : &palette->point);
  cairo_set_line_width (cr, round ? 1.4 : 1.8);
  cairo_set_dash (cr, dashes, round ? 2 : 0, 0);
  cairo_move_to (cr, own.from.x, own.from.y);
  cairo_line_to (cr, own.to.x, own.to.y);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  if (own.head)
    paint_head (cr, &own);
}
