/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Whole shares near broken ones: first the orders that come in lots or to one maker, at the prices of the
 * guide; then what is whole of each share of the others; then the rest. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-build-private.h"
#include "lian-arrange-check.h"

#include <math.h>

static int
compare_lots (gconstpointer a, gconstpointer b, gpointer data)
{
  const LianArrangeTask *task = data;
  guint first = *(const guint *) a, second = *(const guint *) b;
  gint64 one = lian_arrange_get_lot (task, first), other = lian_arrange_get_lot (task, second);
  if (one != other)
    return one > other ? -1 : 1;
  return first < second ? -1 : first > second;
}

/* Orders that can't be shared out freely come while there is room everywhere, the largest lots first. */
static void
fill_lots (_LianBuild *self)
{
  const LianArrangeTask *task = self->task;
  g_autoptr (GArray) orders = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint o = 0; o < task->orders->len; o++)
    if (lian_arrange_comes_in_lots (task, o))
      g_array_append_val (orders, o);
  g_array_sort_with_data (orders, compare_lots, (gpointer) task);
  for (guint n = 0; n < orders->len; n++)
    _lian_build_fill (self, g_array_index (orders, guint, n));
}

/* What is whole of each share, of orders that come in lots or of the others. */
static void
add_whole (_LianBuild *self, const double *x, gboolean lots)
{
  for (guint c = 0; c < self->model->n_columns; c++)
    {
      const _LianColumn *column = self->model->columns + c;
      if (column->kind != _LIAN_COLUMN_SHARE || x[c] < 1 - 1e-6)
        continue;
      if (lots != lian_arrange_comes_in_lots (self->task, PART (self->task, column->part)->order))
        continue;
      gint64 left = PART (self->task, column->part)->quantity - self->sum[column->part];
      gint64 quantity = MIN ((gint64) floor (x[c] + 1e-6) - self->x[c], left);
      _lian_build_add (self, c, MAX (_lian_build_room (self, c, quantity), 0));
    }
}

/* Lots are made full by single steps where they are broken, up to what the way has in all. */
static void
fill_broken_lots (_LianBuild *self, const double *x)
{
  g_autofree double *all = g_new0 (double, self->task->ways->len + 1);
  for (guint c = 0; c < self->model->n_columns; c++)
    if (self->model->columns[c].kind == _LIAN_COLUMN_SHARE)
      all[self->model->columns[c].way] += x[c];
  for (guint c = 0; c < self->model->n_columns; c++)
    {
      const _LianColumn *column = self->model->columns + c;
      if (column->kind != _LIAN_COLUMN_SHARE || x[c] <= (double) self->x[c]
          || !lian_arrange_comes_in_lots (self->task, WAY (self->task, column->way)->order))
        continue;
      gint64 left = PART (self->task, column->part)->quantity - self->sum[column->part];
      if (left > 0 && (double) self->made[column->way] + 0.5 <= all[column->way])
        _lian_build_add (self, c, MAX (_lian_build_room (self, c, 1), 0));
    }
}

static void
clear_way (_LianBuild *self, guint w)
{
  const LianArrangeOrder *order = ORDER (self->task, WAY (self->task, w)->order);
  guint end = self->model->part_start[order->first_part + order->n_parts];
  for (guint c = self->model->part_start[order->first_part]; c < end; c++)
    if (self->model->columns[c].kind == _LIAN_COLUMN_SHARE && self->model->columns[c].way == w
        && !_lian_model_is_pinned (self->model, c))
      _lian_build_add (self, c, -self->x[c]);
}

/* What came out as less than a lot goes to ways that have one; to others only if there is none. */
static void
mend_lots (_LianBuild *self)
{
  for (guint o = 0; o < self->task->orders->len; o++)
    for (guint small; lian_arrange_comes_in_lots (self->task, o) && (small = _lian_build_find_small (self, o)) != NO_ROW;)
      {
        guint n_moves = self->moves->len;
        clear_way (self, small);
        if (self->moves->len == n_moves)
          break;
        _lian_build_fill_rest (self, o);
      }
}

static void
fill_rests (_LianBuild *self, gboolean lots)
{
  for (guint o = 0; o < self->task->orders->len; o++)
    if (lots == lian_arrange_comes_in_lots (self->task, o))
      _lian_build_fill_rest (self, o);
}

/* Lots first, so that they stay whole; what is missing last, so that it takes nothing from others. */
void
_lian_build_round (_LianBuild *self, const double *x)
{
  _lian_build_pin (self);
  add_whole (self, x, TRUE);
  fill_broken_lots (self, x);
  add_whole (self, x, FALSE);
  mend_lots (self);
  fill_rests (self, TRUE);
  mend_lots (self);
  fill_rests (self, FALSE);
  g_array_set_size (self->moves, 0);
}

void
_lian_build_follow (_LianBuild *self, const double *x)
{
  _lian_build_pin (self);
  fill_lots (self);
  add_whole (self, x, FALSE);
  fill_rests (self, TRUE);
  fill_rests (self, FALSE);
  g_array_set_size (self->moves, 0);
}
