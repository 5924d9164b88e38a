/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Sharing out one order where everything else stands: step by step where it is cheapest, in whole lots
 * and with one maker where that is asked for. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-build-private.h"
#include "lian-arrange-check.h"

#define MOST_WAYS 64

/* Which ways of the order may not be used. */
typedef struct
{
  guint64 banned; /* by way of the order, the first 64 of them */
  double worth; /* what was placed costs in the guide; less is better */
} Trial;

static gboolean
is_banned (const Trial *trial, const LianArrangeOrder *order, guint way)
{
  guint n = way - order->first_way;
  return n < MOST_WAYS && trial->banned >> n & 1;
}

/* The cheapest column of @part with room; NO_ROW if leaving it is cheaper. */
static guint
find_cheapest (const _LianBuild *self, guint part, const Trial *trial, gint64 left, gint64 *quantity,
               double *worth)
{
  const LianArrangeOrder *order = ORDER (self->task, PART (self->task, part)->order);
  guint found = NO_ROW, missing = self->model->part_start[part];
  *worth = self->guide[missing];
  for (guint c = missing + 1; c < self->model->part_start[part + 1]; c++)
    {
      gint64 segment;
      if (is_banned (trial, order, self->model->columns[c].way))
        continue;
      double own = _lian_build_worth (self, c, &segment);
      gint64 room = own < *worth ? _lian_build_room (self, c, MIN (left, segment)) : 0;
      if (room > 0)
        own += _lian_build_set_up_worth (self, c) / (double) room;
      if (room <= 0 || own >= *worth)
        continue;
      *worth = own;
      *quantity = room;
      found = c;
    }
  return found;
}

static void
fill_part (_LianBuild *self, guint part, Trial *trial)
{
  gint64 left = PART (self->task, part)->quantity - self->sum[part];
  double missing = self->guide[self->model->part_start[part]];
  while (left > 0)
    {
      gint64 quantity = 0;
      double worth;
      guint c = find_cheapest (self, part, trial, left, &quantity, &worth);
      if (c == NO_ROW)
        return;
      _lian_build_add (self, c, quantity);
      trial->worth += (worth - missing) * (double) quantity;
      left -= quantity;
    }
}

static void
fill_all (_LianBuild *self, guint o, Trial *trial)
{
  const LianArrangeOrder *order = ORDER (self->task, o);
  trial->worth = 0;
  for (guint p = order->first_part; p < order->first_part + order->n_parts; p++)
    fill_part (self, p, trial);
}

/* The way that has something, but less than a lot: the one that has least. */
guint
_lian_build_find_small (const _LianBuild *self, guint o)
{
  const LianArrangeOrder *order = ORDER (self->task, o);
  guint found = NO_ROW;
  gint64 least = G_MAXINT64;
  for (guint w = order->first_way; w < order->first_way + order->n_ways; w++)
    if (self->made[w] > 0 && self->made[w] < MIN (least, lian_arrange_get_way_lot (self->task, w)))
      {
        least = self->made[w];
        found = w;
      }
  return found;
}

/* Without the ways that would get less than a lot, one after the other. */
static void
fill_lots (_LianBuild *self, guint o, Trial *trial)
{
  guint mark = self->moves->len, small;
  fill_all (self, o, trial);
  while ((small = _lian_build_find_small (self, o)) != NO_ROW)
    {
      guint n = small - ORDER (self->task, o)->first_way;
      _lian_build_go_back (self, mark);
      if (n >= MOST_WAYS || trial->banned >> n & 1)
        {
          trial->worth = 0;
          return;
        }
      trial->banned |= G_GUINT64_CONSTANT (1) << n;
      fill_all (self, o, trial);
    }
}

/* Each way alone; the best is done again. */
static void
fill_one_by_one (_LianBuild *self, guint o, Trial *best)
{
  const LianArrangeOrder *order = ORDER (self->task, o);
  guint mark = self->moves->len;
  for (guint n = 0; n < MIN (order->n_ways, MOST_WAYS); n++)
    {
      Trial trial = { ~(G_GUINT64_CONSTANT (1) << n), 0 };
      fill_lots (self, o, &trial);
      _lian_build_go_back (self, mark);
      if (trial.worth < best->worth)
        *best = trial;
    }
  if (best->worth < 0)
    fill_all (self, o, best);
}

static gboolean
has_anything (const _LianBuild *self, const LianArrangeOrder *order)
{
  for (guint w = order->first_way; w < order->first_way + order->n_ways; w++)
    if (self->made[w] > 0)
      return TRUE;
  return FALSE;
}

/* The rest goes where something is made already. */
static void
fill_where_made (_LianBuild *self, guint o)
{
  const LianArrangeOrder *order = ORDER (self->task, o);
  Trial trial = { 0, 0 };
  for (guint w = order->first_way; w < order->first_way + MIN (order->n_ways, MOST_WAYS); w++)
    if (self->made[w] == 0)
      trial.banned |= G_GUINT64_CONSTANT (1) << (w - order->first_way);
  fill_all (self, o, &trial);
}

/* What moves since @mark cost in the guide. */
static double
sum_moves (const _LianBuild *self, guint mark)
{
  double sum = 0;
  for (guint n = mark; n < self->moves->len; n++)
    {
      const _LianMove *move = &g_array_index (self->moves, _LianMove, n);
      guint missing = self->model->part_start[self->model->columns[move->column].part];
      sum += (self->guide[move->column] - self->guide[missing]) * (double) move->quantity;
    }
  return sum;
}

/* Of what ways have of the order beyond their lots, the dearest; NO_ROW if there is none. */
static guint
find_spare (const _LianBuild *self, const LianArrangeOrder *order, gint64 *most)
{
  guint end = self->model->part_start[order->first_part + order->n_parts], found = NO_ROW;
  for (guint c = self->model->part_start[order->first_part]; c < end; c++)
    {
      guint w = self->model->columns[c].way;
      if (self->x[c] == 0 || (found != NO_ROW && self->guide[c] <= self->guide[found])
          || self->made[w] <= lian_arrange_get_way_lot (self->task, w) || _lian_model_is_pinned (self->model, c))
        continue;
      *most = MIN (self->x[c], self->made[w] - lian_arrange_get_way_lot (self->task, w));
      found = c;
    }
  return found;
}

/* Gives a way that has nothing a lot of the order, out of what is @missing and of what others have beyond theirs. */
static gboolean
add_way (_LianBuild *self, guint o, guint w, gint64 missing)
{
  guint mark = self->moves->len, n = w - ORDER (self->task, o)->first_way, c;
  gint64 most, need = lian_arrange_get_way_lot (self->task, w) - missing;
  Trial trial = { ~(G_GUINT64_CONSTANT (1) << n), 0 };
  while (need > 0 && (c = find_spare (self, ORDER (self->task, o), &most)) != NO_ROW)
    {
      _lian_build_add (self, c, -MIN (most, need));
      need -= MIN (most, need);
    }
  if (need <= 0)
    fill_all (self, o, &trial);
  if (need <= 0 && self->made[w] >= lian_arrange_get_way_lot (self->task, w) && sum_moves (self, mark) < 0)
    return TRUE;
  _lian_build_go_back (self, mark);
  return FALSE;
}

/* Ways that are filled up one after the other may leave less than a lot: then they make room for one more. */
static void
even_out (_LianBuild *self, guint o)
{
  const LianArrangeOrder *order = ORDER (self->task, o);
  gint64 missing = lian_arrange_get_wanted (self->task, o);
  for (guint w = order->first_way; w < order->first_way + order->n_ways; w++)
    missing -= self->made[w];
  for (guint n = 0; missing > 0 && !order->one_maker && n < MIN (order->n_ways, MOST_WAYS); n++)
    if (self->made[order->first_way + n] == 0 && add_way (self, o, order->first_way + n, missing))
      return;
}

void
_lian_build_fill (_LianBuild *self, guint o)
{
  const LianArrangeOrder *order = ORDER (self->task, o);
  Trial trial = { 0, 0 };
  if (order->one_maker && has_anything (self, order))
    fill_where_made (self, o);
  else if (order->one_maker)
    fill_one_by_one (self, o, &trial);
  else if (lian_arrange_comes_in_lots (self->task, o))
    {
      guint mark = self->moves->len;
      Trial single = { 0, 0 };
      fill_lots (self, o, &trial);
      _lian_build_go_back (self, mark);
      fill_one_by_one (self, o, &single);
      if (trial.worth < single.worth)
        {
          _lian_build_go_back (self, mark);
          fill_lots (self, o, &trial);
        }
      even_out (self, o);
    }
  else
    fill_all (self, o, &trial);
}

/* Adds what is still missing of the order to what it has, with ways that make something if it is in lots. */
void
_lian_build_fill_rest (_LianBuild *self, guint o)
{
  gboolean lots = lian_arrange_comes_in_lots (self->task, o);
  Trial trial = { 0, 0 };
  if (lots && has_anything (self, ORDER (self->task, o)))
    {
      fill_where_made (self, o);
      even_out (self, o);
    }
  else if (lots)
    _lian_build_fill (self, o);
  else
    fill_all (self, o, &trial);
}

/* Shares out an order anew, as much as there is room for in @way, and the rest as it is cheapest. */
void
_lian_build_fill_way (_LianBuild *self, guint o, guint way)
{
  guint n = way - ORDER (self->task, o)->first_way;
  Trial trial = { n < MOST_WAYS ? ~(G_GUINT64_CONSTANT (1) << n) : 0, 0 };
  fill_lots (self, o, &trial);
  _lian_build_fill_rest (self, o);
}

/* Takes away all that the order has, but for what is pinned. */
void
_lian_build_clear_order (_LianBuild *self, guint o)
{
  const LianArrangeOrder *order = ORDER (self->task, o);
  guint first = self->model->part_start[order->first_part];
  guint end = self->model->part_start[order->first_part + order->n_parts];
  for (guint c = first; c < end; c++)
    if (self->x[c] > 0 && !_lian_model_is_pinned (self->model, c))
      _lian_build_add (self, c, -self->x[c]);
}

/* Makes what is pinned, as far as there is room, the cheapest first. */
void
_lian_build_pin (_LianBuild *self)
{
  for (guint c = 0; c < self->model->n_columns; c++)
    {
      if (self->model->columns[c].kind != _LIAN_COLUMN_SHARE || !_lian_model_is_pinned (self->model, c))
        continue;
      guint part = self->model->columns[c].part;
      gint64 left = PART (self->task, part)->quantity - self->sum[part];
      _lian_build_add (self, c, MAX (_lian_build_room (self, c, left), 0));
    }
}
