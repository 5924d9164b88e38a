/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Narrows the bounds of columns row by row, in whole numbers.
 *
 * What is empty by less than the simplex method rounds it takes for empty, but its prices don't prove it; or it
 * finds a point that isn't there.  Where few columns are open still, the rows by themselves say so. */
#include "lian-arrange-tighten-private.h"

#define MOST_ROUNDS 8

/* Rows and ceilings, entries row by row. */
struct __LianTightener
{
  guint n_rows;
  guint *start;
  GArray *column, *value;
  GArray *lower, *upper; /* by row */
};

static void
add_entry (_LianTightener *self, guint column, gint64 value)
{
  if (value == 0)
    return;
  g_array_append_val (self->column, column);
  g_array_append_val (self->value, value);
}

static void
end_row (_LianTightener *self, gint64 lower, gint64 upper)
{
  g_array_append_val (self->lower, lower);
  g_array_append_val (self->upper, upper);
  self->start[++self->n_rows] = self->column->len;
}

/* A row that has something of every column. */
static void
add_costs (_LianTightener *self, const gint64 *cost, guint n_columns, gint64 upper)
{
  for (guint c = 0; c < n_columns; c++)
    add_entry (self, c, cost[c]);
  end_row (self, FREE_LOW, upper);
}

/* The columns of each row, one row after the other. */
static void
add_rows (_LianTightener *self, const _LianModel *model)
{
  guint n_entries = model->start[model->n_columns];
  g_autofree guint *next = g_new0 (guint, model->n_rows + 1), *column = g_new (guint, n_entries + 1);
  g_autofree gint64 *value = g_new (gint64, n_entries + 1);
  for (guint k = 0; k < n_entries; k++)
    next[model->row[k] + 1]++;
  for (guint r = 1; r <= model->n_rows; r++)
    next[r] += next[r - 1];
  for (guint c = 0; c < model->n_columns; c++)
    for (guint k = model->start[c]; k < model->start[c + 1]; k++)
      {
        guint entry = next[model->row[k]]++;
        column[entry] = c;
        value[entry] = model->value[k];
      }
  for (guint r = 0, entry = 0; r < model->n_rows; r++)
    {
      for (; entry < next[r]; entry++)
        add_entry (self, column[entry], value[entry]);
      end_row (self, model->row_lower[r], model->row_upper[r]);
    }
}

_LianTightener *
_lian_tightener_new (const _LianModel *model)
{
  _LianTightener *self = g_new0 (_LianTightener, 1);
  self->start = g_new0 (guint, model->n_rows + model->ceilings->len + 2);
  self->column = g_array_new (FALSE, FALSE, sizeof (guint));
  self->value = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->lower = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->upper = g_array_new (FALSE, FALSE, sizeof (gint64));
  add_rows (self, model);
  for (guint n = 0; n < model->ceilings->len; n++)
    {
      const _LianCeiling *ceiling = &g_array_index (model->ceilings, _LianCeiling, n);
      add_costs (self, ceiling->cost, model->n_columns, ceiling->most);
    }
  return self;
}

void
_lian_tightener_free (_LianTightener *self)
{
  g_free (self->start);
  g_array_unref (self->column);
  g_array_unref (self->value);
  g_array_unref (self->lower);
  g_array_unref (self->upper);
  g_free (self);
}

/* What a row can come to within the bounds. */
typedef struct
{
  _LianWide least, most;
} Span;

static Span
find_span (const _LianTightener *self, guint r, const gint64 *lower, const gint64 *upper)
{
  Span span = { 0, 0 };
  for (guint k = self->start[r]; k < self->start[r + 1]; k++)
    {
      guint c = g_array_index (self->column, guint, k);
      _LianWide value = g_array_index (self->value, gint64, k);
      span.least += value * (value > 0 ? lower[c] : upper[c]);
      span.most += value * (value > 0 ? upper[c] : lower[c]);
    }
  return span;
}

/* Brings one end of a column nearer to the other: it may be no further away than @room, at @value a step. */
static gboolean
narrow (gint64 from, int direction, _LianWide room, _LianWide value, gint64 *end)
{
  _LianWide steps = room / value;
  gint64 most = steps > G_MAXINT64 / 4 ? G_MAXINT64 / 4 : (gint64) steps;
  if (direction > 0 ? from + most >= *end : from - most <= *end)
    return FALSE;
  *end = direction > 0 ? from + most : from - most;
  return TRUE;
}

static gboolean
narrow_column (_LianWide value, _LianWide above, _LianWide below, gboolean has_above, gboolean has_below,
               gint64 *lower, gint64 *upper)
{
  gint64 low = *lower, high = *upper;
  gboolean changed = FALSE;
  _LianWide size = value > 0 ? value : -value;
  if (value > 0 ? has_above : has_below)
    changed |= narrow (low, 1, value > 0 ? above : below, size, upper);
  if (value > 0 ? has_below : has_above)
    changed |= narrow (high, -1, value > 0 ? below : above, size, lower);
  return changed;
}

/* FALSE if nothing is in the row. */
static gboolean
run_row (const _LianTightener *self, guint r, gint64 *lower, gint64 *upper, gboolean *changed)
{
  gint64 row_lower = g_array_index (self->lower, gint64, r), row_upper = g_array_index (self->upper, gint64, r);
  gboolean has_above = row_upper != FREE_HIGH, has_below = row_lower != FREE_LOW;
  const Span span = find_span (self, r, lower, upper);
  _LianWide above = row_upper - span.least, below = span.most - row_lower;
  if ((has_above && above < 0) || (has_below && below < 0))
    return FALSE;
  for (guint k = self->start[r]; k < self->start[r + 1]; k++)
    {
      guint c = g_array_index (self->column, guint, k);
      if (lower[c] < upper[c])
        *changed |= narrow_column (g_array_index (self->value, gint64, k), above, below, has_above, has_below,
                                   lower + c, upper + c);
      if (lower[c] > upper[c])
        return FALSE;
    }
  return TRUE;
}

/* Narrows the bounds.  FALSE if nothing is left between them. */
gboolean
_lian_tightener_run (const _LianTightener *self, gint64 *lower, gint64 *upper, _LianEffort *effort)
{
  gboolean changed = TRUE;
  for (guint round = 0; changed && round < MOST_ROUNDS; round++)
    {
      changed = FALSE;
      _lian_effort_spend (effort, 2 * (gint64) self->column->len);
      for (guint r = 0; r < self->n_rows; r++)
        if (!run_row (self, r, lower, upper, &changed))
          return FALSE;
    }
  return TRUE;
}
