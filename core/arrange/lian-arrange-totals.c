/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A programme with columns for what is not made of an order, of it in a month, in a way, and in it in a month.
 *
 * Nothing is different in it.  But many plans differ only in which part of an order is made when and by whom,
 * which says nothing of most stages: splitting one share after the other goes through all of them.  The
 * totals are split first, and once they are whole there is little left to split.  What there is of a material
 * is a limit of totals as well, which says more than its months one after the other. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-check.h"
#include "lian-arrange-private.h"

#include <string.h>

/* What is made together; there is a column for what of it is not made if there is a row. */
typedef struct
{
  guint n; /* shares */
  gint64 most; /* that can be made */
  gint64 counted; /* of that, where what is not made has columns of its own */
  guint row; /* that says what the column is; or NO_ROW */
} Group;

typedef struct
{
  const _LianModel *model;
  const LianArrangeTask *task;
  _LianModel *wide;
  Group *of_order, *of_way;
  Group *of_date; /* by order and month */
  Group *of_month; /* by way and month */
  guint *short_row, *date_row; /* by order: that its parts, and its months, are the whole */
  guint *material_row; /* by limit; NO_ROW if it is no material */
  guint n_groups, n_rows; /* rows of the wide one */
  guint entry;
} Totals;

static Group *
get_month (const Totals *self, guint way, guint month)
{
  return self->of_month + (gsize) way * self->task->n_months + month;
}

static Group *
get_date (const Totals *self, guint order, guint month)
{
  return self->of_date + (gsize) order * self->task->n_months + month;
}

static void
count_groups (Totals *self)
{
  for (guint c = 0; c < self->model->n_columns; c++)
    {
      const _LianColumn *column = self->model->columns + c;
      if (column->kind != _LIAN_COLUMN_SHARE)
        continue;
      guint order = WAY (self->task, column->way)->order;
      Group *groups[] = { self->of_order + order, get_date (self, order, column->month), self->of_way + column->way,
                          get_month (self, column->way, column->month) };
      for (guint n = 0; n < G_N_ELEMENTS (groups); n++)
        {
          groups[n]->n++;
          groups[n]->most += self->model->upper[c];
        }
    }
}

static void
choose_group (Totals *self, Group *group, gboolean added, gint64 most)
{
  group->most = most;
  group->row = added ? self->n_rows++ : NO_ROW;
  self->n_groups += added;
}

static void
choose_groups (Totals *self)
{
  for (guint w = 0; w < self->task->ways->len; w++)
    {
      gint64 wanted = lian_arrange_get_wanted (self->task, WAY (self->task, w)->order);
      Group *way = self->of_way + w;
      choose_group (self, way, way->n > 0, MIN (way->most, wanted));
      for (guint t = 0; t < self->task->n_months; t++)
        {
          Group *month = get_month (self, w, t);
          choose_group (self, month, month->n > 1, MIN (month->most, wanted));
        }
    }
  for (guint o = 0; o < self->task->orders->len; o++)
    {
      gboolean any = self->of_order[o].n > 0;
      gint64 wanted = lian_arrange_get_wanted (self->task, o);
      choose_group (self, self->of_order + o, any, wanted);
      self->short_row[o] = any ? self->n_rows++ : NO_ROW;
      self->date_row[o] = any ? self->n_rows++ : NO_ROW;
      for (guint t = 0; t < self->task->n_months; t++)
        {
          Group *date = get_date (self, o, t);
          choose_group (self, date, date->n > 0, MIN (date->most, wanted));
        }
    }
  for (guint l = 0; l < self->task->limits->len; l++)
    self->material_row[l] = LIMIT (self->task, l)->kind == LIAN_LIMIT_MATERIAL ? self->n_rows++ : NO_ROW;
}

static gpointer
extend (gconstpointer old, gsize n, gsize more, gsize size)
{
  gpointer wide = g_malloc0 ((n + more + 1) * size);
  if (n > 0)
    memcpy (wide, old, n * size);
  return wide;
}

static void
add_entry (Totals *self, guint row, gint64 value)
{
  if (row == NO_ROW || value == 0)
    return;
  self->wide->row[self->entry] = row;
  self->wide->value[self->entry++] = value;
}

/* What setting up takes of materials counts against all there is of them too. */
static void
add_set_up (Totals *self, guint c)
{
  const _LianModel *model = self->model;
  for (guint k = model->start[c]; k < model->start[c + 1]; k++)
    {
      const _LianRow *row = model->rows + model->row[k];
      if (row->kind == _LIAN_ROW_MATERIAL)
        add_entry (self, self->material_row[row->of / self->task->n_months], model->value[k]);
    }
}

/* A share is in its month; where that has no column, in its way and in the month of its order. */
static void
add_share (Totals *self, const _LianColumn *column)
{
  const Group *month = get_month (self, column->way, column->month);
  add_entry (self, month->row, 1);
  if (month->row != NO_ROW)
    return;
  add_entry (self, self->of_way[column->way].row, 1);
  add_entry (self, get_date (self, WAY (self->task, column->way)->order, column->month)->row, 1);
}

/* The columns as they are, and what they are in of totals. */
static void
copy_entries (Totals *self)
{
  const _LianModel *model = self->model;
  for (guint c = 0; c < model->n_columns; c++)
    {
      const _LianColumn *column = model->columns + c;
      self->wide->start[c] = self->entry;
      for (guint k = model->start[c]; k < model->start[c + 1]; k++)
        add_entry (self, model->row[k], model->value[k]);
      if (column->kind == _LIAN_COLUMN_SETUP)
        add_set_up (self, c);
      else if (column->kind == _LIAN_COLUMN_SHARE)
        add_share (self, column);
      else if (column->kind == _LIAN_COLUMN_SHORT)
        add_entry (self, self->short_row[PART (self->task, column->part)->order], -1);
    }
}

static void
set_row (Totals *self, guint row, gint64 lower, gint64 upper)
{
  if (row == NO_ROW)
    return;
  self->wide->rows[row].kind = _LIAN_ROW_TOTAL;
  self->wide->row_lower[row] = lower;
  self->wide->row_upper[row] = upper;
}

/* What is made of a group and what is not are all that can be made; what was counted as not made stands with
 * the latter.  The larger @rank, the sooner it is split. */
static gboolean
add_total (Totals *self, const Group *group, guint rank)
{
  _LianModel *wide = self->wide;
  if (group->row == NO_ROW)
    return FALSE;
  wide->columns[wide->n_columns] = (_LianColumn) { .kind = _LIAN_COLUMN_TOTAL, .month = rank };
  wide->upper[wide->n_columns] = group->most;
  wide->start[wide->n_columns++] = self->entry;
  set_row (self, group->row, group->most - group->counted, group->most - group->counted);
  add_entry (self, group->row, 1);
  return TRUE;
}

/* What is not made in a month is made neither in its way nor of its order then. */
static void
add_months (Totals *self, guint way)
{
  for (guint t = 0; t < self->task->n_months; t++)
    {
      Group *month = get_month (self, way, t), *date = get_date (self, WAY (self->task, way)->order, t);
      if (!add_total (self, month, 1))
        continue;
      add_entry (self, self->of_way[way].row, -1);
      add_entry (self, date->row, -1);
      self->of_way[way].counted += month->most;
      date->counted += month->most;
    }
}

/* What each step of an order takes of a limit at least, whoever makes it. */
static gint64
find_least_use (const Totals *self, guint number, guint limit)
{
  const LianArrangeOrder *order = ORDER (self->task, number);
  gint64 least = G_MAXINT64;
  for (guint w = order->first_way; w < order->first_way + order->n_ways; w++)
    if (self->of_way[w].n > 0)
      least = MIN (least, _lian_arrange_get_use (self->task, WAY (self->task, w)->first_use,
                                                 WAY (self->task, w)->n_uses, limit));
  return least;
}

/* What is not made leaves material. */
static void
leave_material (Totals *self, guint limit, gint64 use, gint64 most)
{
  guint row = self->material_row[limit];
  add_entry (self, row, -use);
  if (row != NO_ROW)
    self->wide->row_upper[row] -= use * most;
}

/* Whether it is the first of the uses that takes of its limit. */
static gboolean
is_first (const Totals *self, const LianArrangeWay *way, guint use)
{
  for (guint u = way->first_use; u < use; u++)
    if (USE (self->task, u)->limit == USE (self->task, use)->limit)
      return FALSE;
  return TRUE;
}

/* What is not made in a way is not made of its order.  What it takes more than others leaves material; what all
 * take counts by order, so that it is the same whoever makes it. */
static void
add_way (Totals *self, guint way)
{
  const LianArrangeWay *of = WAY (self->task, way);
  const Group *group = self->of_way + way;
  if (!add_total (self, group, 2))
    return;
  self->of_order[of->order].counted += group->most;
  add_entry (self, self->of_order[of->order].row, -1);
  for (guint u = of->first_use; u < of->first_use + of->n_uses; u++)
    {
      guint limit = USE (self->task, u)->limit;
      gint64 use = _lian_arrange_get_use (self->task, of->first_use, of->n_uses, limit);
      if (is_first (self, of, u))
        leave_material (self, limit, use - find_least_use (self, of->order, limit), group->most);
    }
}

static void
add_materials_of_order (Totals *self, guint number)
{
  const LianArrangeOrder *order = ORDER (self->task, number);
  guint way = order->first_way;
  while (self->of_way[way].n == 0)
    way++;
  const LianArrangeWay *of = WAY (self->task, way);
  for (guint u = of->first_use; u < of->first_use + of->n_uses; u++)
    if (is_first (self, of, u))
      leave_material (self, USE (self->task, u)->limit, find_least_use (self, number, USE (self->task, u)->limit),
                      self->of_order[number].most);
}

/* What is not made of an order is what is left of its parts, and of what could be made in its months. */
static void
add_order (Totals *self, guint number)
{
  const Group *order = self->of_order + number;
  gint64 rest = order->most;
  for (guint t = 0; t < self->task->n_months; t++)
    {
      const Group *date = get_date (self, number, t);
      if (!add_total (self, date, 3))
        continue;
      add_entry (self, self->date_row[number], -1);
      rest -= date->most;
    }
  set_row (self, self->date_row[number], rest, rest);
  set_row (self, self->short_row[number], 0, 0);
  if (!add_total (self, order, 4))
    return;
  add_entry (self, self->short_row[number], 1);
  add_entry (self, self->date_row[number], 1);
  add_materials_of_order (self, number);
}

static void
add_materials (Totals *self)
{
  for (guint l = 0; l < self->task->limits->len; l++)
    {
      gint64 all = 0;
      for (guint t = 0; t < self->task->n_months; t++)
        all += LIMIT (self->task, l)->amount[t];
      set_row (self, self->material_row[l], FREE_LOW, all);
    }
}

static void
add_totals (Totals *self)
{
  add_materials (self);
  for (guint w = 0; w < self->task->ways->len; w++)
    add_months (self, w);
  for (guint w = 0; w < self->task->ways->len; w++)
    add_way (self, w);
  for (guint o = 0; o < self->task->orders->len; o++)
    add_order (self, o);
  self->wide->start[self->wide->n_columns] = self->entry;
}

static gsize
count_uses (const Totals *self)
{
  gsize n_uses = 0;
  for (guint w = 0; w < self->task->ways->len; w++)
    n_uses += WAY (self->task, w)->n_uses;
  return n_uses;
}

static void
make_wide (Totals *self)
{
  const _LianModel *model = self->model;
  _LianModel *wide = self->wide;
  gsize n_columns = model->n_columns, n_rows = model->n_rows, more = self->n_groups, rows = self->n_rows - n_rows;
  gsize n_entries = (gsize) 2 * model->start[model->n_columns] + 2 * n_columns + 3 * more
                    + 2 * count_uses (self);
  wide->n_columns = model->n_columns;
  wide->n_rows = self->n_rows;
  wide->columns = extend (model->columns, n_columns, more, sizeof *wide->columns);
  wide->rows = extend (model->rows, n_rows, rows, sizeof *wide->rows);
  wide->lower = extend (model->lower, n_columns, more, sizeof *wide->lower);
  wide->upper = extend (model->upper, n_columns, more, sizeof *wide->upper);
  wide->row_lower = extend (model->row_lower, n_rows, rows, sizeof *wide->row_lower);
  wide->row_upper = extend (model->row_upper, n_rows, rows, sizeof *wide->row_upper);
  wide->start = extend (NULL, 0, n_columns + more, sizeof *wide->start);
  wide->row = extend (NULL, 0, n_entries, sizeof *wide->row);
  wide->value = extend (NULL, 0, n_entries, sizeof *wide->value);
  copy_entries (self);
  add_totals (self);
}

/* The costs for a programme with totals, which cost nothing. */
gint64 *
_lian_totals_widen (const _LianModel *model, const _LianModel *wide, const gint64 *cost)
{
  return extend (cost, model->n_columns, wide->n_columns - model->n_columns, sizeof *cost);
}

/* The same programme with totals behind its columns. */
_LianModel *
_lian_totals_new (const _LianModel *model)
{
  const LianArrangeTask *task = model->task;
  g_autofree Group *of_order = g_new0 (Group, task->orders->len + 1);
  g_autofree Group *of_way = g_new0 (Group, task->ways->len + 1);
  g_autofree Group *of_month = g_new0 (Group, (gsize) task->ways->len * task->n_months + 1);
  g_autofree Group *of_date = g_new0 (Group, (gsize) task->orders->len * task->n_months + 1);
  g_autofree guint *short_row = g_new (guint, task->orders->len + 1);
  g_autofree guint *date_row = g_new (guint, task->orders->len + 1);
  g_autofree guint *material_row = g_new (guint, task->limits->len + 1);
  Totals self = { .model = model, .task = task, .wide = _lian_model_new_empty (task), .of_order = of_order,
                  .of_way = of_way, .of_date = of_date, .of_month = of_month, .short_row = short_row,
                  .date_row = date_row, .material_row = material_row, .n_rows = model->n_rows };
  count_groups (&self);
  choose_groups (&self);
  make_wide (&self);
  for (guint n = 0; n < model->ceilings->len; n++)
    {
      const _LianCeiling *ceiling = &g_array_index (model->ceilings, _LianCeiling, n);
      g_autofree gint64 *cost = _lian_totals_widen (model, self.wide, ceiling->cost);
      _lian_model_add_ceiling (self.wide, cost, ceiling->limit, ceiling->most);
    }
  return self.wide;
}
