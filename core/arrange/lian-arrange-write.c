/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The programme as a text in the format of CPLEX, for solvers in processes of their own.  What is yes or no is
 * whole; shares need not be. */
#include "lian-arrange-private.h"

gboolean
_lian_column_is_choice (const _LianColumn *column)
{
  return column->kind == _LIAN_COLUMN_MAKES || column->kind == _LIAN_COLUMN_SETUP;
}

static void
add_term (GString *text, gint64 value, guint column)
{
  g_string_append_printf (text, " %+" G_GINT64_FORMAT " x%u\n", value, column);
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

/* Returns: (transfer full): the programme with @cost by column; columns are named x and their number */
char *
_lian_model_write (const _LianModel *self, const gint64 *cost)
{
  GString *text = g_string_new ("Minimize\n all:\n");
  for (guint c = 0; c < self->n_columns; c++)
    if (cost[c] != 0)
      add_term (text, cost[c], c);
  g_string_append (text, "Subject To\n");
  add_rows (self, text);
  g_string_append (text, "Bounds\n");
  for (guint c = 0; c < self->n_columns; c++)
    g_string_append_printf (text, " %" G_GINT64_FORMAT " <= x%u <= %" G_GINT64_FORMAT "\n", self->lower[c], c,
                            self->upper[c]);
  g_string_append (text, "Integers\n");
  for (guint c = 0; c < self->n_columns; c++)
    if (_lian_column_is_choice (self->columns + c))
      g_string_append_printf (text, " x%u\n", c);
  g_string_append (text, "End\n");
  return g_string_free (text, FALSE);
}
