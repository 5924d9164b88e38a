/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The integer programme of a task.
 *
 * Every column has two bounds, so that any prices at all give a bound of the whole: nothing that the
 * simplex method says has to be believed.  Columns beyond the shares are only there where something
 * hangs on them: a 0-or-1 for a way if its order is for one maker or has a least lot, for a variety and
 * month if setting up takes anything; what is lost, taken away or idle if a stage looks at it. */
#include "lian-arrange-check.h"
#include "lian-arrange-private.h"

typedef struct
{
  _LianModel *model;
  const LianArrangeTask *task;
  GArray *columns, *rows, *part_start, *lower, *upper, *row_lower, *row_upper, *start, *row, *value;
  guint *part_row, *limit_row, *most_row, *least_row, *single_row, *setup_row, *keep_row, *agreed_row,
      *floor_row, *pin_row;
  gint64 *room; /* by limit and month: what there can be at most */
  guint8 *is_aim; /* by aim: whether a stage looks at it */
  GSList **pins, **agreed; /* by way: indices */
} Builder;

static guint
add_row (Builder *self, _LianRowKind kind, guint of, gint64 lower, gint64 upper)
{
  _LianRow row = { kind, of };
  g_array_append_val (self->rows, row);
  g_array_append_val (self->row_lower, lower);
  g_array_append_val (self->row_upper, upper);
  return self->row_lower->len - 1;
}

static void
add_column (Builder *self, _LianColumn column, gint64 upper)
{
  gint64 zero = 0;
  g_array_append_val (self->columns, column);
  g_array_append_val (self->lower, zero);
  g_array_append_val (self->upper, upper);
  g_array_append_val (self->start, self->row->len);
}

static void
add_entry (Builder *self, guint row, gint64 value)
{
  if (row == NO_ROW || value == 0)
    return;
  g_array_append_val (self->row, row);
  g_array_append_val (self->value, value);
}

#define AT(array, type, n) (&g_array_index (self->task->array, type, n))

static guint *
new_rows (gsize n)
{
  guint *rows = g_new (guint, MAX (n, 1));
  for (gsize k = 0; k < n; k++)
    rows[k] = NO_ROW;
  return rows;
}

static void
find_room (Builder *self)
{
  guint months = self->task->n_months;
  self->room = g_new (gint64, (gsize) self->task->limits->len * months + 1);
  for (guint n = 0; n < self->task->limits->len; n++)
    {
      const LianArrangeLimit *limit = AT (limits, LianArrangeLimit, n);
      gint64 sum = 0;
      for (guint t = 0; t < months; t++)
        {
          sum = limit->kind == LIAN_LIMIT_MATERIAL ? sum + limit->amount[t] : limit->amount[t];
          self->room[n * months + t] = sum;
        }
    }
}

static void
add_order_rows (Builder *self)
{
  for (guint n = 0; n < self->task->parts->len; n++)
    {
      gint64 quantity = AT (parts, LianArrangePart, n)->quantity;
      self->part_row[n] = add_row (self, _LIAN_ROW_PART, n, quantity, quantity);
    }
  for (guint n = 0; n < self->task->orders->len; n++)
    {
      const LianArrangeOrder *order = AT (orders, LianArrangeOrder, n);
      if (order->one_maker)
        self->single_row[n] = add_row (self, _LIAN_ROW_LOT, n, FREE_LOW, 1);
      gboolean lots = lian_arrange_comes_in_lots (self->task, n);
      for (guint w = order->first_way; lots && w < order->first_way + order->n_ways; w++)
        {
          self->most_row[w] = add_row (self, _LIAN_ROW_LOT, n, FREE_LOW, 0);
          if (lian_arrange_get_way_lot (self->task, w) > 1)
            self->least_row[w] = add_row (self, _LIAN_ROW_LOT, n, 0, FREE_HIGH);
        }
    }
}

static void
add_limit_rows (Builder *self)
{
  guint months = self->task->n_months;
  for (guint n = 0; n < self->task->limits->len; n++)
    {
      const LianArrangeLimit *limit = AT (limits, LianArrangeLimit, n);
      gboolean keeps = limit->kind == LIAN_LIMIT_MATERIAL;
      for (guint t = 0; t < months; t++)
        self->limit_row[n * months + t]
            = add_row (self, keeps ? _LIAN_ROW_MATERIAL : _LIAN_ROW_LIMIT, n * months + t,
                       keeps ? limit->amount[t] : FREE_LOW, limit->amount[t]);
    }
  for (guint n = 0; n < self->task->varieties->len; n++)
    for (guint t = 0; AT (varieties, LianArrangeVariety, n)->n_uses > 0 && t < months; t++)
      self->setup_row[n * months + t] = add_row (self, _LIAN_ROW_SETUP, n * months + t, FREE_LOW, 0);
}

static void
add_wish_rows (Builder *self)
{
  for (guint n = 0; self->is_aim[LIAN_AIM_RELATION] && n < self->task->ways->len; n++)
    if (AT (ways, LianArrangeWay, n)->keep > 0)
      self->keep_row[n] = add_row (self, _LIAN_ROW_WISH, 0, AT (ways, LianArrangeWay, n)->keep, FREE_HIGH);
  for (guint n = 0; self->is_aim[LIAN_AIM_DISTURBANCE] && n < self->task->agreed->len; n++)
    self->agreed_row[n] = add_row (self, _LIAN_ROW_WISH, 0, AT (agreed, LianArrangeAmount, n)->quantity, FREE_HIGH);
  for (guint n = 0; self->is_aim[LIAN_AIM_FAIRNESS] && n < self->task->makers->len; n++)
    if (AT (makers, LianArrangeMaker, n)->floor > 0)
      self->floor_row[n] = add_row (self, _LIAN_ROW_WISH, 0, AT (makers, LianArrangeMaker, n)->floor, FREE_HIGH);
  for (guint n = 0; n < self->task->pins->len; n++)
    {
      gint64 quantity = AT (pins, LianArrangeAmount, n)->quantity;
      self->pin_row[n] = add_row (self, _LIAN_ROW_PIN, n, quantity, quantity);
    }
}

/* How much of it the limits let be made in a month at most. */
static gint64
find_most (const Builder *self, guint first_use, guint n_uses, guint month, gint64 most)
{
  for (guint n = first_use; n < first_use + n_uses; n++)
    {
      const LianArrangeUse *use = AT (uses, LianArrangeUse, n);
      most = MIN (most, self->room[use->limit * self->task->n_months + month] / use->amount);
    }
  return most;
}

static void
add_uses (Builder *self, guint first_use, guint n_uses, guint month)
{
  for (guint n = first_use; n < first_use + n_uses; n++)
    {
      const LianArrangeUse *use = AT (uses, LianArrangeUse, n);
      add_entry (self, self->limit_row[use->limit * self->task->n_months + month], use->amount);
    }
}

static void
add_amounts (Builder *self, const GSList *list, const GArray *amounts, const guint *row, guint month)
{
  for (; list != NULL; list = list->next)
    {
      guint n = GPOINTER_TO_UINT (list->data), when = g_array_index (amounts, LianArrangeAmount, n).month;
      if (when == LIAN_ARRANGE_NONE || when == month)
        add_entry (self, row[n], 1);
    }
}

static void
add_share (Builder *self, guint w, guint p, guint t)
{
  const LianArrangeWay *way = AT (ways, LianArrangeWay, w);
  const LianArrangePart *part = AT (parts, LianArrangePart, p);
  gint64 most = find_most (self, way->first_use, way->n_uses, t, part->quantity);
  _LianColumn column = { _LIAN_COLUMN_SHARE, w, p, t };
  if (way->variety != LIAN_ARRANGE_NONE)
    {
      const LianArrangeVariety *variety = AT (varieties, LianArrangeVariety, way->variety);
      if (find_most (self, variety->first_use, variety->n_uses, t, 1) == 0)
        most = 0;
    }
  if (most == 0)
    return;
  add_column (self, column, most);
  add_entry (self, self->part_row[p], 1);
  add_entry (self, self->most_row[w], 1);
  add_entry (self, self->least_row[w], 1);
  add_uses (self, way->first_use, way->n_uses, t);
  if (way->variety != LIAN_ARRANGE_NONE)
    add_entry (self, self->setup_row[way->variety * self->task->n_months + t], 1);
  add_entry (self, self->keep_row[w], 1);
  add_amounts (self, self->agreed[w], self->task->agreed, self->agreed_row, t);
  add_entry (self, self->floor_row[way->maker], way->work);
  add_amounts (self, self->pins[w], self->task->pins, self->pin_row, t);
}

static void
add_shares (Builder *self)
{
  for (guint p = 0; p < self->task->parts->len; p++)
    {
      const LianArrangePart *part = AT (parts, LianArrangePart, p);
      const LianArrangeOrder *order = AT (orders, LianArrangeOrder, part->order);
      guint last = lian_arrange_get_last_month (self->task, p);
      _LianColumn column = { _LIAN_COLUMN_SHORT, 0, p, 0 };
      g_array_append_val (self->part_start, self->columns->len);
      add_column (self, column, part->quantity);
      add_entry (self, self->part_row[p], 1);
      for (guint w = order->first_way; w < order->first_way + order->n_ways; w++)
        for (guint t = order->opens; last != LIAN_ARRANGE_NONE && t <= last; t++)
          add_share (self, w, p, t);
    }
  g_array_append_val (self->part_start, self->columns->len);
}

/* How much of its order a way can make at most. */
static gint64
find_most_of_way (const Builder *self, guint w, gint64 all)
{
  const LianArrangeWay *way = AT (ways, LianArrangeWay, w);
  gint64 sum = 0;
  for (guint t = AT (orders, LianArrangeOrder, way->order)->opens; t < self->task->n_months; t++)
    sum += find_most (self, way->first_use, way->n_uses, t, all);
  return MIN (sum, all);
}

static void
add_choices (Builder *self)
{
  for (guint n = 0; n < self->task->orders->len; n++)
    {
      const LianArrangeOrder *order = AT (orders, LianArrangeOrder, n);
      gint64 all = lian_arrange_get_wanted (self->task, n);
      gboolean lots = lian_arrange_comes_in_lots (self->task, n);
      for (guint w = order->first_way; lots && w < order->first_way + order->n_ways; w++)
        {
          _LianColumn column = { _LIAN_COLUMN_MAKES, w, 0, 0 };
          gint64 most = find_most_of_way (self, w, all), lot = lian_arrange_get_way_lot (self->task, w);
          add_column (self, column, most >= lot);
          add_entry (self, self->most_row[w], -most);
          add_entry (self, self->least_row[w], -lot);
          add_entry (self, self->single_row[n], 1);
        }
    }
}

/* By setup row: how much can be made at most of all that needs it. */
static gint64 *
sum_setups (const Builder *self)
{
  gint64 *sum = g_new0 (gint64, (gsize) self->task->varieties->len * self->task->n_months + 1);
  for (guint n = 0; n < self->columns->len; n++)
    {
      const _LianColumn *column = &g_array_index (self->columns, _LianColumn, n);
      guint variety = column->kind == _LIAN_COLUMN_SHARE ? AT (ways, LianArrangeWay, column->way)->variety
                                                         : LIAN_ARRANGE_NONE;
      if (variety != LIAN_ARRANGE_NONE)
        sum[variety * self->task->n_months + column->month] += g_array_index (self->upper, gint64, n);
    }
  return sum;
}

static void
add_setups (Builder *self)
{
  guint months = self->task->n_months;
  g_autofree gint64 *sum = sum_setups (self);
  _lian_set_up_narrow (self->task, self->room, sum);
  for (guint n = 0; n < self->task->varieties->len; n++)
    {
      const LianArrangeVariety *variety = AT (varieties, LianArrangeVariety, n);
      for (guint t = 0; variety->n_uses > 0 && t < months; t++)
        {
          _LianColumn column = { _LIAN_COLUMN_SETUP, n, 0, t };
          if (sum[n * months + t] == 0)
            continue;
          add_column (self, column, 1);
          add_entry (self, self->setup_row[n * months + t], -sum[n * months + t]);
          add_uses (self, variety->first_use, variety->n_uses, t);
        }
    }
}

static void
add_stocks (Builder *self)
{
  guint months = self->task->n_months;
  for (guint n = 0; n < self->task->limits->len; n++)
    for (guint t = 0; AT (limits, LianArrangeLimit, n)->kind == LIAN_LIMIT_MATERIAL && t < months; t++)
      {
        _LianColumn column = { _LIAN_COLUMN_STOCK, n, 0, t };
        add_column (self, column, self->room[n * months + t]);
        add_entry (self, self->limit_row[n * months + t], 1);
        if (t + 1 < months)
          add_entry (self, self->limit_row[n * months + t + 1], -1);
      }
}

static void
add_wishes (Builder *self, _LianColumnKind kind, const guint *row, guint n_rows)
{
  for (guint n = 0; n < n_rows; n++)
    {
      _LianColumn column = { kind, n, 0, 0 };
      if (row[n] == NO_ROW)
        continue;
      g_array_index (self->rows, _LianRow, row[n]).of = self->columns->len;
      add_column (self, column, g_array_index (self->row_lower, gint64, row[n]));
      add_entry (self, row[n], 1);
    }
}

static GSList **
list_by_way (const Builder *self, const GArray *amounts)
{
  GSList **lists = g_new0 (GSList *, self->task->ways->len + 1);
  for (guint n = amounts->len; n-- > 0;)
    {
      guint way = g_array_index (amounts, LianArrangeAmount, n).way;
      lists[way] = g_slist_prepend (lists[way], GUINT_TO_POINTER (n));
    }
  return lists;
}

static void
free_lists (GSList **lists, guint n_lists)
{
  for (guint n = 0; n < n_lists; n++)
    g_slist_free (lists[n]);
  g_free (lists);
}

static void
begin (Builder *self, _LianModel *model, const LianArrangeTask *task)
{
  gsize months = task->n_months;
  GArray **wide[] = { &self->lower, &self->upper, &self->row_lower, &self->row_upper, &self->value };
  self->model = model;
  self->task = task;
  for (guint n = 0; n < G_N_ELEMENTS (wide); n++)
    *wide[n] = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->columns = g_array_new (FALSE, FALSE, sizeof (_LianColumn));
  self->rows = g_array_new (FALSE, FALSE, sizeof (_LianRow));
  self->part_start = g_array_new (FALSE, FALSE, sizeof (guint));
  self->start = g_array_new (FALSE, FALSE, sizeof (guint));
  self->row = g_array_new (FALSE, FALSE, sizeof (guint));
  self->is_aim = g_new0 (guint8, LIAN_N_AIMS);
  for (guint n = 0; n < task->stages->len; n++)
    self->is_aim[AT (stages, LianArrangeStage, n)->aim] = TRUE;
  self->part_row = new_rows (task->parts->len);
  self->limit_row = new_rows (task->limits->len * months);
  self->most_row = new_rows (task->ways->len);
  self->least_row = new_rows (task->ways->len);
  self->single_row = new_rows (task->orders->len);
  self->setup_row = new_rows (task->varieties->len * months);
  self->keep_row = new_rows (task->ways->len);
  self->agreed_row = new_rows (task->agreed->len);
  self->floor_row = new_rows (task->makers->len);
  self->pin_row = new_rows (task->pins->len);
  self->pins = list_by_way (self, task->pins);
  self->agreed = list_by_way (self, task->agreed);
  find_room (self);
}

static gpointer
take (GArray *array)
{
  return g_array_free (array, FALSE);
}

static void
end (Builder *self)
{
  _LianModel *model = self->model;
  guint *rows[] = { self->part_row, self->limit_row, self->most_row, self->least_row, self->single_row,
                    self->setup_row, self->keep_row, self->agreed_row, self->floor_row, self->pin_row };
  g_array_append_val (self->start, self->row->len);
  model->n_columns = self->columns->len;
  model->n_rows = self->row_lower->len;
  model->columns = take (self->columns);
  model->rows = take (self->rows);
  model->part_start = take (self->part_start);
  model->lower = take (self->lower);
  model->upper = take (self->upper);
  model->row_lower = take (self->row_lower);
  model->row_upper = take (self->row_upper);
  model->start = take (self->start);
  model->row = take (self->row);
  model->value = take (self->value);
  for (guint n = 0; n < G_N_ELEMENTS (rows); n++)
    g_free (rows[n]);
  free_lists (self->pins, self->task->ways->len);
  free_lists (self->agreed, self->task->ways->len);
  g_free (self->room);
  g_free (self->is_aim);
}

/* What has to be attained whole leaves nothing that costs any of it. */
static void
keep_musts (_LianModel *self)
{
  for (guint n = 0; n < self->task->stages->len; n++)
    {
      const LianArrangeStage *stage = &g_array_index (self->task->stages, LianArrangeStage, n);
      for (guint c = 0; stage->must && c < self->n_columns; c++)
        if (_lian_model_cost (self, c, stage->aim) > 0)
          self->upper[c] = 0;
    }
}

static void
clear_ceiling (gpointer ceiling)
{
  g_free (((_LianCeiling *) ceiling)->cost);
}

/* Without columns and rows. */
_LianModel *
_lian_model_new_empty (const LianArrangeTask *task)
{
  _LianModel *self = g_new0 (_LianModel, 1);
  self->task = task;
  self->ceilings = g_array_new (FALSE, FALSE, sizeof (_LianCeiling));
  g_array_set_clear_func (self->ceilings, clear_ceiling);
  return self;
}

_LianModel *
_lian_model_new (const LianArrangeTask *task)
{
  Builder builder = { 0 };
  _LianModel *self = _lian_model_new_empty (task);
  begin (&builder, self, task);
  add_order_rows (&builder);
  add_limit_rows (&builder);
  add_wish_rows (&builder);
  add_shares (&builder);
  add_choices (&builder);
  add_setups (&builder);
  add_stocks (&builder);
  add_wishes (&builder, _LIAN_COLUMN_LOST, builder.keep_row, task->ways->len);
  add_wishes (&builder, _LIAN_COLUMN_TAKEN, builder.agreed_row, task->agreed->len);
  add_wishes (&builder, _LIAN_COLUMN_IDLE, builder.floor_row, task->makers->len);
  end (&builder);
  keep_musts (self);
  return self;
}

/* Copies @cost. */
void
_lian_model_add_ceiling (_LianModel *self, const gint64 *cost, gint64 limit, gint64 most)
{
  _LianCeiling ceiling = { g_memdup2 (cost, MAX (self->n_columns, 1) * sizeof *cost), limit, most };
  g_array_append_val (self->ceilings, ceiling);
}

void
_lian_model_free (_LianModel *self)
{
  gpointer all[] = { self->columns, self->rows, self->part_start, self->lower, self->upper, self->row_lower, self->row_upper,
                     self->start, self->row, self->value };
  for (guint n = 0; n < G_N_ELEMENTS (all); n++)
    g_free (all[n]);
  g_array_unref (self->ceilings);
  g_free (self);
}
