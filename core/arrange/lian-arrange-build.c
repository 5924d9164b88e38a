/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A plan while it is built.  Shares are added and taken away one by one; everything that hangs on them
 * follows, and every move can be taken back. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-build-private.h"

#include <string.h>

static void
find_left (_LianBuild *self)
{
  guint months = self->task->n_months;
  for (guint n = 0; n < self->task->limits->len; n++)
    {
      const LianArrangeLimit *limit = LIMIT (self->task, n);
      gint64 sum = 0;
      for (guint t = 0; t < months; t++)
        {
          sum = limit->kind == LIAN_LIMIT_MATERIAL ? sum + limit->amount[t] : limit->amount[t];
          self->left[n * months + t] = sum;
        }
    }
}

/* Lists the entries of all columns that are looked at again and again: most are of limits, of which it is known what
 * is left. */
static void
find_entries (const _LianModel *model, gboolean wishes, guint **start, guint **entry)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (guint));
  *start = g_new (guint, model->n_columns + 1);
  for (guint c = 0; c < model->n_columns; c++)
    {
      (*start)[c] = entries->len;
      for (guint k = model->start[c]; k < model->start[c + 1]; k++)
        {
          _LianRowKind kind = model->rows[model->row[k]].kind;
          if (kind == _LIAN_ROW_WISH || (!wishes && (kind == _LIAN_ROW_PART || kind == _LIAN_ROW_PIN)))
            g_array_append_val (entries, k);
        }
    }
  (*start)[model->n_columns] = entries->len;
  *entry = (gpointer) g_array_free (entries, FALSE);
}

static double
find_set_up_guide (const _LianBuild *self, guint c, const double *unit_price)
{
  const _LianModel *model = self->model;
  double sum = 0;
  for (guint k = model->start[c]; k < model->start[c + 1]; k++)
    if (model->rows[model->row[k]].kind == _LIAN_ROW_LIMIT || model->rows[model->row[k]].kind == _LIAN_ROW_MATERIAL)
      sum += unit_price[model->row[k]] * (double) model->value[k];
  return sum;
}

/* Guides by @cost and, if there are any, by the prices of limits. */
void
_lian_build_set_guide (_LianBuild *self, const gint64 *cost, const double *unit_price)
{
  const _LianModel *model = self->model;
  for (guint c = 0; c < model->n_columns; c++)
    {
      const _LianColumn *column = model->columns + c;
      self->guide[c] = (double) cost[c];
      if (column->kind == _LIAN_COLUMN_SETUP && unit_price != NULL)
        self->set_up_guide[(gsize) column->way * self->task->n_months + column->month]
            = find_set_up_guide (self, c, unit_price);
      if (unit_price == NULL || model->columns[c].kind != _LIAN_COLUMN_SHARE)
        continue;
      for (guint k = model->start[c]; k < model->start[c + 1]; k++)
        {
          _LianRowKind kind = model->rows[model->row[k]].kind;
          if (kind == _LIAN_ROW_LIMIT || kind == _LIAN_ROW_MATERIAL)
            self->guide[c] += unit_price[model->row[k]] * (double) model->value[k];
        }
    }
}

/* With nothing made, all is short and every wish is open. */
static void
find_totals (_LianBuild *self)
{
  for (guint c = 0; c < self->model->n_columns; c++)
    {
      guint row = self->model->row[self->model->start[c]];
      guint kind = self->model->columns[c].kind;
      if (kind != _LIAN_COLUMN_SHORT && kind < _LIAN_COLUMN_LOST)
        continue;
      for (guint k = 0; k < self->n_places; k++)
        self->total[k] += (_LianWide) self->cost[k][c] * self->model->row_lower[row];
    }
}

_LianBuild *
_lian_build_new (const _LianModel *model, gint64 **cost, guint n_places)
{
  const LianArrangeTask *task = model->task;
  gsize months = task->n_months;
  _LianBuild *self = g_new0 (_LianBuild, 1);
  self->model = model;
  self->task = task;
  self->n_places = n_places;
  self->cost = cost;
  self->guide = g_new0 (double, model->n_columns + 1);
  self->x = g_new0 (gint64, model->n_columns + 1);
  self->total = g_new0 (_LianWide, n_places + 1);
  self->sum = g_new0 (gint64, model->n_rows + 1);
  self->left = g_new0 (gint64, task->limits->len * months + 1);
  self->set_up_guide = g_new0 (double, task->varieties->len * months + 1);
  find_entries (model, FALSE, &self->watch_start, &self->watch);
  find_entries (model, TRUE, &self->wish_start, &self->wish);
  self->set_up = g_new0 (gint64, task->varieties->len * months + 1);
  self->made = g_new0 (gint64, task->ways->len + 1);
  self->moves = g_array_new (FALSE, FALSE, sizeof (_LianMove));
  find_left (self);
  find_totals (self);
  return self;
}

void
_lian_build_free (_LianBuild *self)
{
  gpointer all[] = { self->guide, self->x, self->total, self->sum, self->left,
                     self->set_up, self->set_up_guide, self->made, self->watch_start, self->watch, self->wish_start,
                     self->wish };
  for (guint n = 0; n < G_N_ELEMENTS (all); n++)
    g_free (all[n]);
  g_array_unref (self->moves);
  g_free (self);
}

/* Material that a month takes is missing in all months behind it. */
static void
take_from (_LianBuild *self, guint limit, guint month, gint64 amount)
{
  guint months = self->task->n_months;
  guint last = LIMIT (self->task, limit)->kind == LIAN_LIMIT_MATERIAL ? months - 1 : month;
  for (guint t = month; t <= last; t++)
    self->left[limit * months + t] -= amount;
}

static gint64
find_left_of (const _LianBuild *self, guint limit, guint month)
{
  guint months = self->task->n_months;
  gint64 left = self->left[limit * months + month];
  if (LIMIT (self->task, limit)->kind == LIAN_LIMIT_MATERIAL)
    for (guint t = month + 1; t < months; t++)
      left = MIN (left, self->left[limit * months + t]);
  return left;
}

static void
count_wish (_LianBuild *self, guint row, gint64 before, gint64 after)
{
  guint c = self->model->rows[row].of;
  gint64 want = self->model->row_lower[row];
  gint64 change = MAX (want - after, 0) - MAX (want - before, 0);
  for (guint k = 0; change != 0 && k < self->n_places; k++)
    self->total[k] += (_LianWide) self->cost[k][c] * change;
}

static void
change_set_up (_LianBuild *self, guint variety, guint month, gint64 quantity)
{
  gint64 *steps = self->set_up + (gsize) variety * self->task->n_months + month;
  const LianArrangeVariety *what = VARIETY (self->task, variety);
  gboolean before = *steps > 0;
  *steps += quantity;
  int change = (*steps > 0) - before;
  for (guint u = what->first_use; change != 0 && u < what->first_use + what->n_uses; u++)
    take_from (self, USE (self->task, u)->limit, month, change * USE (self->task, u)->amount);
}

static void
change (_LianBuild *self, guint c, gint64 quantity)
{
  const _LianModel *model = self->model;
  const _LianColumn *column = model->columns + c;
  const LianArrangeWay *way = WAY (self->task, column->way);
  guint missing = model->part_start[column->part];
  for (guint k = 0; k < self->n_places; k++)
    self->total[k] += (_LianWide) (self->cost[k][c] - self->cost[k][missing]) * quantity;
  for (guint k = self->watch_start[c]; k < self->watch_start[c + 1]; k++)
    {
      guint n = self->watch[k], row = model->row[n];
      gint64 before = self->sum[row];
      self->sum[row] += model->value[n] * quantity;
      if (model->rows[row].kind == _LIAN_ROW_WISH)
        count_wish (self, row, before, self->sum[row]);
    }
  for (guint u = way->first_use; u < way->first_use + way->n_uses; u++)
    take_from (self, USE (self->task, u)->limit, column->month, USE (self->task, u)->amount * quantity);
  if (way->variety != LIAN_ARRANGE_NONE)
    change_set_up (self, way->variety, column->month, quantity);
  self->x[c] += quantity;
  self->made[column->way] += quantity;
}

/* Makes @quantity more, or less if it is below 0. */
void
_lian_build_add (_LianBuild *self, guint column, gint64 quantity)
{
  _LianMove move = { column, quantity };
  if (quantity == 0)
    return;
  change (self, column, quantity);
  g_array_append_val (self->moves, move);
}

/* Takes moves back until there are @n_moves. */
void
_lian_build_go_back (_LianBuild *self, guint n_moves)
{
  while (self->moves->len > n_moves)
    {
      const _LianMove *move = &g_array_index (self->moves, _LianMove, self->moves->len - 1);
      change (self, move->column, -move->quantity);
      g_array_set_size (self->moves, self->moves->len - 1);
    }
}

void
_lian_build_load (_LianBuild *self, const gint64 *x)
{
  for (guint c = 0; c < self->model->n_columns; c++)
    if (self->model->columns[c].kind == _LIAN_COLUMN_SHARE && x[c] != self->x[c])
      change (self, c, x[c] - self->x[c]);
  g_array_set_size (self->moves, 0);
}

static const LianArrangeVariety *
find_new_set_up (const _LianBuild *self, const _LianColumn *column)
{
  guint variety = WAY (self->task, column->way)->variety;
  if (variety == LIAN_ARRANGE_NONE
      || self->set_up[(gsize) variety * self->task->n_months + column->month] > 0)
    return NULL;
  return VARIETY (self->task, variety);
}

static gint64
find_set_up_use (const _LianBuild *self, const LianArrangeVariety *set_up, guint limit)
{
  for (guint u = 0; set_up != NULL && u < set_up->n_uses; u++)
    if (USE (self->task, set_up->first_use + u)->limit == limit)
      return USE (self->task, set_up->first_use + u)->amount;
  return 0;
}

static gint64
find_pin_room (const _LianBuild *self, guint c, gint64 most)
{
  const _LianModel *model = self->model;
  for (guint k = self->watch_start[c]; k < self->watch_start[c + 1]; k++)
    {
      guint n = self->watch[k], row = model->row[n];
      if (model->rows[row].kind == _LIAN_ROW_PIN)
        most = MIN (most, model->row_upper[row] - self->sum[row]);
    }
  return most;
}

/* How much more there may be of @column, at most @most, by limits, set-ups and pins. */
gint64
_lian_build_room (const _LianBuild *self, guint c, gint64 most)
{
  const _LianColumn *column = self->model->columns + c;
  const LianArrangeWay *way = WAY (self->task, column->way);
  const LianArrangeVariety *set_up = find_new_set_up (self, column);
  most = MIN (most, self->model->upper[c] - self->x[c]);
  for (guint u = 0; most > 0 && u < way->n_uses; u++)
    {
      const LianArrangeUse *use = USE (self->task, way->first_use + u);
      gint64 left = find_left_of (self, use->limit, column->month);
      left -= find_set_up_use (self, set_up, use->limit);
      most = MIN (most, MAX (left, 0) / use->amount);
    }
  for (guint u = 0; most > 0 && set_up != NULL && u < set_up->n_uses; u++)
    {
      const LianArrangeUse *use = USE (self->task, set_up->first_use + u);
      if (find_left_of (self, use->limit, column->month) < use->amount)
        most = 0;
    }
  return most > 0 ? find_pin_room (self, c, most) : 0;
}

/* What setting up for @column costs in the guide; 0 if that is done already. */
double
_lian_build_set_up_worth (const _LianBuild *self, guint c)
{
  const _LianColumn *column = self->model->columns + c;
  guint variety = WAY (self->task, column->way)->variety;
  if (variety == LIAN_ARRANGE_NONE)
    return 0;
  gsize n = (gsize) variety * self->task->n_months + column->month;
  return self->set_up[n] > 0 ? 0 : self->set_up_guide[n];
}

/* What a step more of @column costs in the guide, as long as there are no more than @segment more. */
double
_lian_build_worth (const _LianBuild *self, guint c, gint64 *segment)
{
  const _LianModel *model = self->model;
  double worth = self->guide[c];
  *segment = G_MAXINT64;
  for (guint k = self->wish_start[c]; k < self->wish_start[c + 1]; k++)
    {
      guint n = self->wish[k], row = model->row[n];
      gint64 open = model->row_lower[row] - self->sum[row];
      if (open <= 0)
        continue;
      gint64 value = MIN (model->value[n], open);
      worth -= self->guide[model->rows[row].of] * (double) value;
      *segment = MIN (*segment, MAX (open / model->value[n], 1));
    }
  return worth;
}
