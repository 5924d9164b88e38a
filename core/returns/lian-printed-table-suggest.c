/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Which single digit would explain a sum that doesn't add up.
 *
 * Every line of the sum is tried with the figure that would make it add up.  It is suggested where that
 * figure has one digit changed, and of several the ones that leave the fewest other statements of the table
 * wrong: “136” becomes 836 and not 1,013 1,713, for the printed share of 11.3 % fits only that.  It stays a
 * suggestion; no figure is changed. */
#include "lian-printed-table-private.h"

static guint
count_wrong (const LianPrintedTable *self)
{
  g_autoptr (GPtrArray) statements = _lian_printed_table_list_statements (self);
  guint n = 0;
  for (guint i = 0; i < statements->len; i++)
    n += ((LianPrintedStatement *) statements->pdata[i])->figures.agreement == LIAN_DIFFERS;
  return n;
}

/* How many statements are wrong with that figure in its place. */
static guint
try_figure (const LianPrintedTable *self, LianPrintedLine *line, gint64 digits)
{
  gint64 printed = line->figure.digits;
  line->figure.digits = digits;
  guint wrong = count_wrong (self);
  line->figure.digits = printed;
  return wrong;
}

static void
consider (const LianPrintedTable *self, LianPrintedStatement *statement, LianPrintedLine *line, gint64 digits, guint *fewest)
{
  LianPrintedSuggestion suggestion = { line, digits };
  if (!lian_numeral_differs_by_one_digit (line->figure.digits, digits))
    return;
  guint wrong = try_figure (self, line, digits);
  if (wrong > *fewest)
    return;
  if (wrong < *fewest)
    g_array_set_size (statement->suggestions, 0);
  *fewest = wrong;
  g_array_append_val (statement->suggestions, suggestion);
}

static void
suggest (const LianPrintedTable *self, LianPrintedStatement *statement, guint wrong)
{
  const LianPrinted *figures = &statement->figures;
  guint fewest = wrong - 1;
  statement->suggestions = g_array_new (FALSE, FALSE, sizeof (LianPrintedSuggestion));
  for (guint i = 0; i < self->lines->len; i++)
    {
      LianPrintedLine *line = self->lines->pdata[i];
      gboolean part = line->part_of == statement->line->number
                      && g_strcmp0 (line->coverage, statement->line->coverage) == 0;
      if (!line->is_printed || !(part || line == statement->line) || line->figure.places != figures->difference.places)
        continue;
      consider (self, statement, line, line->figure.digits + (part ? 1 : -1) * figures->difference.digits, &fewest);
    }
}

/**
 * _lian_printed_table_suggest:
 * @self: a table whose statements are there
 *
 * Adds to each sum that doesn't add up which digit would explain it.
 */
void
_lian_printed_table_suggest (LianPrintedTable *self)
{
  guint wrong = count_wrong (self);
  for (guint i = 0; i < self->statements->len; i++)
    {
      LianPrintedStatement *statement = self->statements->pdata[i];
      if ((statement->says == LIAN_SAYS_SUM || statement->says == LIAN_SAYS_WHOLE)
          && statement->figures.agreement == LIAN_DIFFERS)
        suggest (self, statement, wrong);
    }
}
