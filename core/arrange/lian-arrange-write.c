/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The programme as a text in the format of CPLEX, for solvers in processes of their own.  What is yes or no is
 * whole; shares may be.
 *
 * What is yes or no is tied to each share that hangs on it, and not to their sum alone as in the programme itself:
 * thousands of rows more, which say nothing new of whole plans, and much of what solvers start from. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-private.h"

#define DIGITS "%+.15g"

gboolean
_lian_column_is_choice (const _LianColumn *column)
{
  return column->kind == _LIAN_COLUMN_MAKES || column->kind == _LIAN_COLUMN_SETUP;
}

/* Whether it counts steps; what it says follows from shares, but it is well to know for whoever looks for them. */
static gboolean
is_in_steps (const _LianColumn *column)
{
  return column->kind == _LIAN_COLUMN_SHARE || column->kind == _LIAN_COLUMN_SHORT || column->kind == _LIAN_COLUMN_LOST
         || column->kind == _LIAN_COLUMN_TAKEN;
}

static void
add_number (GString *text, double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append (text, g_ascii_formatd (digits, sizeof digits, DIGITS, number));
}

static void
add_term (GString *text, gint64 value, guint column)
{
  g_string_append_printf (text, " %+" G_GINT64_FORMAT " x%u\n", value, column);
}

/* Costs in what @unit of them is one. */
static void
add_costs (GString *text, const _LianModel *model, const gint64 *cost, double unit)
{
  for (guint c = 0; c < model->n_columns; c++)
    if (cost[c] != 0)
      {
        g_string_append_c (text, ' ');
        add_number (text, (double) cost[c] / unit);
        g_string_append_printf (text, " x%u\n", c);
      }
}

static void
add_row (const _LianModel *model, guint r, const char *terms, GString *text)
{
  gboolean equal = model->row_lower[r] == model->row_upper[r], below = model->row_lower[r] == FREE_LOW;
  g_string_append_printf (text, " r%u:\n%s %s %" G_GINT64_FORMAT "\n", r, terms, equal ? "=" : below ? "<=" : ">=",
                          below ? model->row_upper[r] : model->row_lower[r]);
}

static void
add_rows (const _LianModel *model, GString *text)
{
  g_autofree GString **rows = g_new (GString *, model->n_rows + 1);
  for (guint r = 0; r < model->n_rows; r++)
    rows[r] = g_string_new (NULL);
  for (guint c = 0; c < model->n_columns; c++)
    for (guint k = model->start[c]; k < model->start[c + 1]; k++)
      add_term (rows[model->row[k]], model->value[k], c);
  for (guint r = 0; r < model->n_rows; r++)
    {
      if (rows[r]->len > 0)
        add_row (model, r, rows[r]->str, text);
      g_string_free (rows[r], TRUE);
    }
}

/* By way, and by variety and month: which column says yes or no to it; NO_ROW for none. */
static void
find_choices (const _LianModel *model, guint *makes, guint *set_up)
{
  guint months = model->task->n_months;
  for (guint w = 0; w < model->task->ways->len; w++)
    makes[w] = NO_ROW;
  for (guint n = 0; n < model->task->varieties->len * months; n++)
    set_up[n] = NO_ROW;
  for (guint c = 0; c < model->n_columns; c++)
    if (model->columns[c].kind == _LIAN_COLUMN_MAKES)
      makes[model->columns[c].way] = c;
    else if (model->columns[c].kind == _LIAN_COLUMN_SETUP)
      set_up[model->columns[c].way * months + model->columns[c].month] = c;
}

static void
add_tie (GString *text, char kind, guint share, gint64 most, guint choice)
{
  if (choice != NO_ROW)
    g_string_append_printf (text, " %c%u: x%u -%" G_GINT64_FORMAT " x%u <= 0\n", kind, share, share, most, choice);
}

static void
add_ties (const _LianModel *model, GString *text)
{
  const LianArrangeTask *task = model->task;
  g_autofree guint *makes = g_new (guint, task->ways->len + 1);
  g_autofree guint *set_up = g_new (guint, (gsize) task->varieties->len * task->n_months + 1);
  find_choices (model, makes, set_up);
  for (guint c = 0; c < model->n_columns; c++)
    {
      const _LianColumn *column = model->columns + c;
      if (column->kind != _LIAN_COLUMN_SHARE)
        continue;
      guint variety = WAY (task, column->way)->variety;
      add_tie (text, 'm', c, model->upper[c], makes[column->way]);
      if (variety != LIAN_ARRANGE_NONE)
        add_tie (text, 's', c, model->upper[c], set_up[variety * task->n_months + column->month]);
    }
}

/* With a hair's breadth more room, so that nothing is lost where numbers are rounded. */
static void
add_ceilings (const _LianModel *model, GString *text)
{
  for (guint n = 0; n < model->ceilings->len; n++)
    {
      const _LianCeiling *ceiling = &g_array_index (model->ceilings, _LianCeiling, n);
      double unit = _lian_model_unit (model, ceiling->cost);
      if (ceiling->limit == FREE_HIGH)
        continue;
      g_string_append_printf (text, " c%u:\n", n);
      add_costs (text, model, ceiling->cost, unit);
      g_string_append (text, " <= ");
      add_number (text, (double) ceiling->limit / unit * (1 + 1e-9));
      g_string_append_c (text, '\n');
    }
}

/* How much is one where costs are written so that the largest is a thousand: solvers look at differences of fixed
 * size. */
double
_lian_model_unit (const _LianModel *self, const gint64 *cost)
{
  gint64 most = 0;
  for (guint c = 0; c < self->n_columns; c++)
    most = MAX (most, self->upper[c] > 0 ? cost[c] : 0);
  return most > 0 ? (double) most / 1000 : 1;
}

/* Returns: (transfer full): the programme and its ceilings with @cost by column, @unit of which are one; @whole if
 * shares are whole.  Columns are named x and their number */
char *
_lian_model_write (const _LianModel *self, const gint64 *cost, double unit, gboolean whole)
{
  GString *text = g_string_new ("Minimize\n all:\n");
  add_costs (text, self, cost, unit);
  g_string_append (text, "Subject To\n");
  add_rows (self, text);
  add_ties (self, text);
  add_ceilings (self, text);
  g_string_append (text, "Bounds\n");
  for (guint c = 0; c < self->n_columns; c++)
    g_string_append_printf (text, " %" G_GINT64_FORMAT " <= x%u <= %" G_GINT64_FORMAT "\n", self->lower[c], c,
                            self->upper[c]);
  g_string_append (text, "Integers\n");
  for (guint c = 0; c < self->n_columns; c++)
    if (_lian_column_is_choice (self->columns + c) || (whole && is_in_steps (self->columns + c)))
      g_string_append_printf (text, " x%u\n", c);
  g_string_append (text, "End\n");
  return g_string_free (text, FALSE);
}
