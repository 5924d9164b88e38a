/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The programme without what is yes or no.
 *
 * In the linear programme a way that makes a part of what it could make counts as that part of a maker, and
 * a variety of which a part of what could be made is made as that part of a set-up.  So what they take can
 * be laid on the shares, and thousands of rows and columns are gone; lots ask for nothing.  A plan of the
 * whole programme is one of this, so that bounds of this are bounds of that. */
#include "lian-arrange-condense-private.h"
#include "lian-arrange-access-private.h"
#include "lian-arrange-check.h"

#include <string.h>

#define ONE (1 << 30) /* a whole maker */

typedef struct
{
  const _LianModel *whole;
  _LianModel *model;
  _LianCondensed *condensed;
  guint *row_of; /* by row of the whole programme; NO_ROW for none */
  guint *most_column; /* by way: its 0-or-1 in the whole programme; NO_ROW for none */
  gint64 *most; /* by way: how much it can make at most */
  guint *single_row; /* by order */
  gint64 *set_up_most; /* by variety and month */
  GArray *rows, *row_lower, *row_upper, *columns, *lower, *upper, *start, *row, *value;
} Condenser;

static guint
add_row (Condenser *self, _LianRowKind kind, guint of, gint64 lower, gint64 upper)
{
  _LianRow row = { kind, of };
  g_array_append_val (self->rows, row);
  g_array_append_val (self->row_lower, lower);
  g_array_append_val (self->row_upper, upper);
  return self->rows->len - 1;
}

/* Reads what the whole programme says of 0-or-1 columns. */
static void
read_choices (Condenser *self)
{
  const _LianModel *whole = self->whole;
  for (guint c = 0; c < whole->n_columns; c++)
    {
      const _LianColumn *column = whole->columns + c;
      if (column->kind == _LIAN_COLUMN_SETUP)
        self->set_up_most[(gsize) column->way * whole->task->n_months + column->month]
            = -whole->value[whole->start[c]];
      if (column->kind != _LIAN_COLUMN_MAKES)
        continue;
      self->most_column[column->way] = c;
      self->most[column->way] = whole->upper[c] > 0 ? -whole->value[whole->start[c]] : 0;
    }
}

static void
add_rows (Condenser *self)
{
  const _LianModel *whole = self->whole;
  const LianArrangeTask *task = whole->task;
  for (guint r = 0; r < whole->n_rows; r++)
    {
      _LianRow row = whole->rows[r];
      gboolean dropped = row.kind == _LIAN_ROW_LOT || row.kind == _LIAN_ROW_SETUP;
      self->row_of[r] = dropped ? NO_ROW
                                : add_row (self, row.kind, row.of, whole->row_lower[r], whole->row_upper[r]);
    }
  for (guint o = 0; o < task->orders->len; o++)
    {
      const LianArrangeOrder *order = ORDER (task, o);
      self->single_row[o] = order->one_maker ? add_row (self, _LIAN_ROW_LOT, o, FREE_LOW, ONE) : NO_ROW;
    }
}

static void
add_entry (Condenser *self, guint row, gint64 value)
{
  if (row == NO_ROW || value == 0)
    return;
  g_array_append_val (self->row, row);
  g_array_append_val (self->value, value);
}

/* What a step takes of a set-up, laid on the row of the limit. */
static void
add_surcharge (Condenser *self, guint first, guint row, gint64 value)
{
  for (guint k = first; k < self->row->len; k++)
    if (g_array_index (self->row, guint, k) == row)
      {
        g_array_index (self->value, gint64, k) += value;
        return;
      }
  add_entry (self, row, value);
}

static void
add_set_up (Condenser *self, const _LianColumn *column, guint first)
{
  const LianArrangeTask *task = self->whole->task;
  guint v = WAY (task, column->way)->variety;
  if (v == LIAN_ARRANGE_NONE)
    return;
  gint64 most = self->set_up_most[(gsize) v * task->n_months + column->month];
  for (guint u = VARIETY (task, v)->first_use; most > 0 && u < VARIETY (task, v)->first_use + VARIETY (task, v)->n_uses; u++)
    add_surcharge (self, first, self->condensed->limit_row[(gsize) USE (task, u)->limit * task->n_months + column->month],
                   USE (task, u)->amount / most);
}

static void
add_share_rows (Condenser *self, const _LianColumn *column)
{
  guint o = WAY (self->whole->task, column->way)->order;
  gint64 most = self->most[column->way];
  if (self->single_row[o] != NO_ROW && most > 0)
    add_entry (self, self->single_row[o], ONE / most);
}

static void
add_column (Condenser *self, guint c)
{
  const _LianModel *whole = self->whole;
  const _LianColumn *column = whole->columns + c;
  gint64 upper = whole->upper[c];
  guint first = self->row->len;
  if (column->kind == _LIAN_COLUMN_SHARE && self->most_column[column->way] != NO_ROW)
    upper = MIN (upper, self->most[column->way]);
  g_array_append_val (self->columns, *column);
  g_array_append_val (self->condensed->of, c);
  g_array_append_val (self->lower, whole->lower[c]);
  g_array_append_val (self->upper, upper);
  g_array_append_val (self->start, first);
  for (guint k = whole->start[c]; k < whole->start[c + 1]; k++)
    add_entry (self, self->row_of[whole->row[k]], whole->value[k]);
  if (column->kind != _LIAN_COLUMN_SHARE)
    return;
  add_set_up (self, column, first);
  add_share_rows (self, column);
}

static void
add_columns (Condenser *self)
{
  const _LianModel *whole = self->whole;
  guint n_parts = whole->task->parts->len, part = 0;
  for (guint c = 0; c < whole->n_columns; c++)
    {
      guint kind = whole->columns[c].kind;
      while (part <= n_parts && c == whole->part_start[part])
        self->model->part_start[part++] = self->columns->len;
      if (kind == _LIAN_COLUMN_MAKES || kind == _LIAN_COLUMN_SETUP)
        continue;
      if (kind >= _LIAN_COLUMN_LOST)
        g_array_index (self->rows, _LianRow, self->row_of[whole->row[whole->start[c]]]).of = self->columns->len;
      add_column (self, c);
    }
  while (part <= n_parts)
    self->model->part_start[part++] = self->columns->len;
  g_array_append_val (self->start, self->row->len);
}

static void
find_limit_rows (Condenser *self)
{
  const _LianModel *whole = self->whole;
  guint *limit_row = self->condensed->limit_row;
  for (guint r = 0; r < whole->n_rows; r++)
    if (whole->rows[r].kind == _LIAN_ROW_LIMIT || whole->rows[r].kind == _LIAN_ROW_MATERIAL)
      limit_row[whole->rows[r].of] = self->row_of[r];
}

static guint *
new_none (gsize n)
{
  guint *none = g_new (guint, n + 1);
  memset (none, 0xff, (n + 1) * sizeof *none);
  return none;
}

static void
begin (Condenser *self)
{
  const LianArrangeTask *task = self->whole->task;
  gsize months = task->n_months;
  GArray **wide[] = { &self->row_lower, &self->row_upper, &self->lower, &self->upper, &self->value };
  for (guint n = 0; n < G_N_ELEMENTS (wide); n++)
    *wide[n] = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows = g_array_new (FALSE, FALSE, sizeof (_LianRow));
  self->columns = g_array_new (FALSE, FALSE, sizeof (_LianColumn));
  self->start = g_array_new (FALSE, FALSE, sizeof (guint));
  self->row = g_array_new (FALSE, FALSE, sizeof (guint));
  self->row_of = new_none (self->whole->n_rows);
  self->most_column = new_none (task->ways->len);
  self->single_row = new_none (task->orders->len);
  self->most = g_new0 (gint64, task->ways->len + 1);
  self->set_up_most = g_new0 (gint64, task->varieties->len * months + 1);
  self->condensed->limit_row = new_none (task->limits->len * months);
  self->condensed->of = g_array_new (FALSE, FALSE, sizeof (guint));
  self->model->part_start = g_new (guint, task->parts->len + 2);
}

static void
end (Condenser *self)
{
  _LianModel *model = self->model;
  model->n_columns = self->columns->len;
  model->n_rows = self->rows->len;
  model->columns = (gpointer) g_array_free (self->columns, FALSE);
  model->rows = (gpointer) g_array_free (self->rows, FALSE);
  model->lower = (gpointer) g_array_free (self->lower, FALSE);
  model->upper = (gpointer) g_array_free (self->upper, FALSE);
  model->row_lower = (gpointer) g_array_free (self->row_lower, FALSE);
  model->row_upper = (gpointer) g_array_free (self->row_upper, FALSE);
  model->start = (gpointer) g_array_free (self->start, FALSE);
  model->row = (gpointer) g_array_free (self->row, FALSE);
  model->value = (gpointer) g_array_free (self->value, FALSE);
  g_free (self->row_of);
  g_free (self->most_column);
  g_free (self->single_row);
  g_free (self->most);
  self->condensed->set_up_most = self->set_up_most;
}

/* @whole has to stay. */
_LianCondensed *
_lian_condensed_new (const _LianModel *whole)
{
  _LianCondensed *self = g_new0 (_LianCondensed, 1);
  Condenser condenser = { .whole = whole, .condensed = self, .model = _lian_model_new_empty (whole->task) };
  self->model = condenser.model;
  begin (&condenser);
  read_choices (&condenser);
  add_rows (&condenser);
  find_limit_rows (&condenser);
  add_columns (&condenser);
  end (&condenser);
  return self;
}

void
_lian_condensed_free (_LianCondensed *self)
{
  _lian_model_free (self->model);
  g_array_unref (self->of);
  g_free (self->limit_row);
  g_free (self->set_up_most);
  g_free (self);
}
