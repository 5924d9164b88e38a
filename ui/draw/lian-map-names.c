/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The names on a map, as many as stand apart. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-map-layout-private.h"

#include <math.h>
#include <string.h>

/* What is taken is kept in squares of a few points.  The most important mark chooses its side first.
 * The signs of points and of those who lose or gain are never covered; those of other places only
 * where there are too many of them to name anyway. */

#define SQUARE 4.0
#define MOST_WIDTH 150.0
#define ROOM_OF_NAME 9000.0 /* square points for each name */
#define MOST_NAMES 80u
#define MOST_TRIES 500u
#define MANY 250u
#define GAP 5.0

typedef struct
{
  LianChartRectangle ground;
  LianChartRectangle frame;
  guint n_columns;
  guint n_rows;
  guint8 *taken;
} Squares;

static void
squares_init (Squares *self, LianMapLayout *layout)
{
  self->ground = _lian_map_layout_get_ground (layout);
  self->frame = layout->frame;
  self->n_columns = (guint) (self->ground.width / SQUARE) + 1;
  self->n_rows = (guint) (self->ground.height / SQUARE) + 1;
  self->taken = g_malloc0 ((gsize) self->n_columns * self->n_rows);
}

/* The squares of a rectangle; FALSE if it leaves the ground. */
static gboolean
find_squares (Squares *self, const LianChartRectangle *place, guint *from, guint *to)
{
  double x = place->x - self->ground.x, y = place->y - self->ground.y;

  if (x < 0 || y < 0 || x + place->width > self->ground.width
      || y + place->height > self->ground.height)
    return FALSE;
  from[0] = (guint) (x / SQUARE);
  from[1] = (guint) (y / SQUARE);
  to[0] = MIN ((guint) ((x + place->width) / SQUARE), self->n_columns - 1);
  to[1] = MIN ((guint) ((y + place->height) / SQUARE), self->n_rows - 1);
  return TRUE;
}

static gboolean
is_free (Squares *self, const LianChartRectangle *place)
{
  guint from[2], to[2];

  if (!find_squares (self, place, from, to))
    return FALSE;
  for (guint row = from[1]; row <= to[1]; row++)
    if (memchr (self->taken + (gsize) row * self->n_columns + from[0], 1, to[0] - from[0] + 1))
      return FALSE;
  return TRUE;
}

static void
take (Squares *self, const LianChartRectangle *place)
{
  guint from[2], to[2];

  if (!find_squares (self, place, from, to))
    return;
  for (guint row = from[1]; row <= to[1]; row++)
    memset (self->taken + (gsize) row * self->n_columns + from[0], 1, to[0] - from[0] + 1);
}

static void
take_signs (Squares *self, LianMapBuilder *builder)
{
  GArray *placed = builder->layout->placed;

  for (guint i = 0; i < placed->len; i++)
    {
      const LianMapPlaced *at = &g_array_index (placed, LianMapPlaced, i);
      const LianMapMark *mark = &g_array_index (builder->spec->marks, LianMapMark, at->mark);
      LianChartRectangle place = { at->x - at->radius, at->y - at->radius, 2 * at->radius,
                                   2 * at->radius };

      if (placed->len < MANY || lian_map_sign_is_point (mark->sign)
          || mark->effect != LIAN_MAP_EFFECT_NONE)
        take (self, &place);
    }
}

static gboolean
is_within (const LianChartRectangle *outer, const LianChartRectangle *inner)
{
  return inner->x >= outer->x && inner->x + inner->width <= outer->x + outer->width
         && inner->y >= outer->y && inner->y + inner->height <= outer->y + outer->height;
}

/* To the right of the mark, to the left, above, below.  What is in sight is named in sight. */
static gboolean
find_side (Squares *self, const LianMapPlaced *at, double width, double height,
           LianChartRectangle *place)
{
  double beside = at->radius + GAP;
  const LianChartPoint corners[] = {
    { at->x + beside, at->y - height / 2 },
    { at->x - beside - width, at->y - height / 2 },
    { at->x - width / 2, at->y - beside - height },
    { at->x - width / 2, at->y + beside },
  };

  const LianChartRectangle mark = { at->x, at->y, 0, 0 };
  gboolean seen = is_within (&self->frame, &mark);

  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    {
      *place = (LianChartRectangle){ corners[i].x, corners[i].y, width, height };
      if ((!seen || is_within (&self->frame, place)) && is_free (self, place))
        return TRUE;
    }
  return FALSE;
}

/* A guess that is never too wide, so that only names with room are measured. */
static double
guess_width (const char *text, double size)
{
  double width = 0;

  for (const char *p = text; *p != '\0' && width < MOST_WIDTH; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? size : size * 0.25;
  return width;
}

static gboolean
add_name (LianMapBuilder *self, Squares *squares, const LianMapPlaced *at, const LianMapMark *mark)
{
  double most = MOST_WIDTH * self->layout->text_scale, height = 12 * self->layout->text_scale;
  double width = MIN (guess_width (mark->label, 9 * self->layout->text_scale), most);
  LianChartLabel label = { .text = (char *) mark->label,
                           .font = LIAN_CHART_FONT_TICK,
                           .ink = lian_map_sign_is_point (mark->sign) ? LIAN_CHART_INK_TEXT
                                                                       : LIAN_CHART_INK_MUTED,
                           .max_lines = 1,
                           .halo = TRUE };

  if (*mark->label == '\0' || !find_side (squares, at, width, height, &label.place))
    return FALSE;
  _lian_map_builder_measure (self, LIAN_CHART_FONT_TICK, mark->label, -1, &width, &height);
  if (!find_side (squares, at, MIN (ceil (width) + 2, most), height, &label.place))
    return FALSE;
  take (squares, &label.place);
  _lian_map_layout_take_label (self->layout->names, &label);
  return TRUE;
}

/* The corners of scale and north stay free, as long as the ground is not moved. */
static void
take_corners (Squares *self, LianMapLayout *layout)
{
  const LianChartRectangle *frame = &layout->frame;
  double size = layout->text_scale;
  LianChartRectangle scale = { frame->x, frame->y + frame->height - 32 * size, 150 * size,
                               32 * size };
  LianChartRectangle north = { frame->x + frame->width - 32 * size, frame->y, 32 * size,
                               44 * size };

  take (self, &scale);
  take (self, &north);
}

void
_lian_map_builder_add_names (LianMapBuilder *self)
{
  LianMapLayout *layout = self->layout;
  const guint *order = _lian_map_spec_get_order (self->spec);
  guint names = 0, tries = 0, most;
  Squares squares;

  squares_init (&squares, layout);
  most = CLAMP ((guint) (squares.ground.width * squares.ground.height
                         / (ROOM_OF_NAME * layout->text_scale)),
                6, MOST_NAMES);
  take_signs (&squares, self);
  take_corners (&squares, layout);
  for (guint i = 0; i < self->spec->marks->len && names < most && tries < MOST_TRIES; i++)
    {
      guint at = layout->place_of_mark[order[i]];

      if (at == LIAN_MAP_NOT_PLACED)
        continue;
      tries++;
      names += add_name (self, &squares, &g_array_index (layout->placed, LianMapPlaced, at),
                         &g_array_index (self->spec->marks, LianMapMark, order[i]));
    }
  g_free (squares.taken);
}
