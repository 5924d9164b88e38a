/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a published table says about its own figures.
 *
 * A line names the line that it is a part of, or the two that it is a rate of; so everything that can be
 * checked is said by the lines themselves and nothing is guessed from their order or their words. */
#include "lian-printed-table-private.h"

#define PLACES_OF_PERCENT 1
#define PLACES_OF_MONEY 2

static void
line_free (gpointer data)
{
  LianPrintedLine *line = data;
  g_free (line->name);
  g_free (line->coverage);
  g_free (line);
}

static void
statement_free (gpointer data)
{
  LianPrintedStatement *statement = data;
  g_clear_pointer (&statement->suggestions, g_array_unref);
  g_free (statement);
}

/**
 * lian_printed_table_new:
 *
 * Returns: (transfer full): a table without lines
 */
LianPrintedTable *
lian_printed_table_new (void)
{
  LianPrintedTable *self = g_new0 (LianPrintedTable, 1);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->statements = g_ptr_array_new_with_free_func (statement_free);
  return self;
}

/**
 * lian_printed_table_free:
 * @self: (transfer full): a table
 */
void
lian_printed_table_free (LianPrintedTable *self)
{
  g_ptr_array_unref (self->statements);
  g_ptr_array_unref (self->lines);
  g_free (self->title);
  g_free (self);
}

/**
 * lian_printed_table_add_line:
 * @self: a table
 * @number: of the line
 * @name: for people
 * @printed: (nullable): its figure; what can't be read counts as not printed
 *
 * Returns: (transfer none): the line, a number without relation to others
 */
LianPrintedLine *
lian_printed_table_add_line (LianPrintedTable *self, int number, const char *name, const char *printed)
{
  LianPrintedLine *line = g_new0 (LianPrintedLine, 1);
  line->number = number;
  line->name = g_strdup (name);
  line->measure = "COUNT";
  line->is_printed = printed != NULL && lian_numeral_parse (printed, &line->figure);
  g_ptr_array_add (self->lines, line);
  return line;
}

/**
 * lian_printed_table_find_line:
 * @self: a table
 * @number: a line's number
 *
 * Returns: (transfer none) (nullable): the line
 */
const LianPrintedLine *
lian_printed_table_find_line (const LianPrintedTable *self, int number)
{
  for (guint i = 0; number != 0 && i < self->lines->len; i++)
    if (((LianPrintedLine *) self->lines->pdata[i])->number == number)
      return self->lines->pdata[i];
  return NULL;
}

static gboolean
is_money (const LianPrintedLine *line)
{
  return g_str_equal (line->measure, "MONEY");
}

static gboolean
is_percent (const LianPrintedLine *line)
{
  return g_str_equal (line->measure, "PERCENT");
}

static LianPrintedStatement *
add (GPtrArray *statements, LianPrintedSays says, const LianPrintedLine *line, LianPrinted figures)
{
  LianPrintedStatement *statement = g_new0 (LianPrintedStatement, 1);
  *statement = (LianPrintedStatement){ .says = says, .line = line, .figures = figures };
  g_ptr_array_add (statements, statement);
  return statement;
}

/* Sums. */

/* A part of another coverage is told and left out. */
static void
collect_parts (const LianPrintedTable *self, const LianPrintedLine *whole, GArray *parts, GPtrArray *statements)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const LianPrintedLine *part = self->lines->pdata[i];
      if (part->part_of != whole->number || !part->is_printed)
        continue;
      if (g_strcmp0 (part->coverage, whole->coverage) == 0)
        g_array_append_val (parts, part->figure);
      else if (whole->is_printed)
        add (statements, LIAN_SAYS_COVERAGE, part, lian_printed_sum (&part->figure, &whole->figure, 1, FALSE))
            ->other = whole;
    }
}

static void
check_sum (const LianPrintedTable *self, const LianPrintedLine *whole, GPtrArray *statements)
{
  static const LianNumeral hundred = { 100, 0, 0, FALSE };
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (LianNumeral));
  collect_parts (self, whole, parts, statements);
  if (parts->len == 0)
    return;
  const LianNumeral *figures = (const LianNumeral *) (gconstpointer) parts->data;
  gboolean of_itself = !whole->is_printed && is_percent (whole);
  const LianNumeral *printed = whole->is_printed ? &whole->figure : of_itself ? &hundred : NULL;
  add (statements, of_itself ? LIAN_SAYS_WHOLE : LIAN_SAYS_SUM, whole,
       lian_printed_sum (printed, figures, parts->len, is_percent (whole)));
}

/* Rates. */

static LianRate
rate_of (const LianPrintedLine *line)
{
  return g_str_equal (line->reckoned, "SHARE")    ? LIAN_RATE_SHARE
         : g_str_equal (line->reckoned, "GROWTH") ? LIAN_RATE_GROWTH
                                                  : LIAN_RATE_PER_HEAD;
}

static guint
finest_of (const LianPrintedTable *self, const LianPrintedLine *line)
{
  guint finest = 0;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const LianPrintedLine *other = self->lines->pdata[i];
      if (other->is_printed && g_strcmp0 (other->reckoned, line->reckoned) == 0
          && g_str_equal (other->measure, line->measure))
        finest = MAX (finest, other->figure.places);
    }
  return finest;
}

static void
check_rate (const LianPrintedTable *self, const LianPrintedLine *line, GPtrArray *statements)
{
  const LianPrintedLine *of = lian_printed_table_find_line (self, line->of), *base = lian_printed_table_find_line (self, line->base);
  if (line->reckoned == NULL || of == NULL || base == NULL || !of->is_printed || !base->is_printed)
    return;
  add (statements, LIAN_SAYS_RATE, line,
       lian_printed_rate (line->is_printed ? &line->figure : NULL, rate_of (line), &of->figure, &base->figure,
                          is_percent (line) ? PLACES_OF_PERCENT : PLACES_OF_MONEY, finest_of (self, line)));
}

/* Money of other days. */

/* What the line's amount is: as printed, else as it was reckoned just now. */
static const LianNumeral *
amount_of (const LianPrintedLine *line, const GPtrArray *statements)
{
  const LianPrintedStatement *last = statements->len > 0 ? statements->pdata[statements->len - 1] : NULL;
  if (line->is_printed)
    return &line->figure;
  return last != NULL && last->line == line && last->figures.agreement == LIAN_NOT_PRINTED ? &last->figures.reckoned : NULL;
}

static void
check_money (const LianPrintedTable *self, const LianPrintedLine *line, GPtrArray *statements)
{
  static const LianRatio old_yuan = { 1, 10000 };
  gboolean other = self->worth.denominator != 0 && self->worth.numerator != self->worth.denominator;
  gboolean early = self->day != 0 && self->day < lian_numeral_new_yuan_day ();
  const LianNumeral *amount = is_money (line) ? amount_of (line, statements) : NULL;
  if (amount == NULL || !(other || early))
    return;
  LianRatio worth = other ? self->worth : old_yuan;
  LianNumeral of = *amount, base = { worth.denominator, 0, 0, FALSE };
  if (of.digits > G_MAXINT64 / worth.numerator)
    return;
  of.digits *= worth.numerator;
  LianPrinted figures = lian_printed_rate (NULL, LIAN_RATE_PER_HEAD, &of, &base, PLACES_OF_MONEY, 0);
  figures.printed = *amount;
  add (statements, other ? LIAN_SAYS_OLD_YUAN : LIAN_SAYS_NO_CURRENCY, line, figures);
}

/**
 * _lian_printed_table_list_statements:
 * @self: a table
 *
 * Returns: (transfer full) (element-type LianPrintedStatement): what its figures say of each other
 */
GPtrArray *
_lian_printed_table_list_statements (const LianPrintedTable *self)
{
  GPtrArray *statements = g_ptr_array_new_with_free_func (statement_free);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const LianPrintedLine *line = self->lines->pdata[i];
      check_sum (self, line, statements);
      check_rate (self, line, statements);
      check_money (self, line, statements);
    }
  return statements;
}

/**
 * lian_printed_table_check:
 * @self: a table with all its lines
 *
 * Works out what the table says about its figures and whether it is so.
 */
void
lian_printed_table_check (LianPrintedTable *self)
{
  g_ptr_array_unref (self->statements);
  self->statements = _lian_printed_table_list_statements (self);
  _lian_printed_table_suggest (self);
}

/**
 * lian_printed_table_add_statement:
 * @self: a table that was checked
 * @says: what is held against what
 * @line: a line of it
 * @figures: both figures
 *
 * Adds what the table's lines don't say themselves.
 */
void
lian_printed_table_add_statement (LianPrintedTable *self, LianPrintedSays says, const LianPrintedLine *line,
                          const LianPrinted *figures)
{
  add (self->statements, says, line, *figures);
}

/**
 * lian_printed_statement_is_finding:
 * @statement: one thing that a table says
 *
 * Returns: whether somebody should look at it: figures that don't agree, or that can't be compared
 */
gboolean
lian_printed_statement_is_finding (const LianPrintedStatement *statement)
{
  return statement->says == LIAN_SAYS_COVERAGE || statement->says == LIAN_SAYS_NO_CURRENCY
         || lian_printed_is_finding (&statement->figures);
}

/**
 * lian_printed_statement_is_note:
 * @statement: one thing that a table says
 *
 * Returns: whether it is good to know without being a finding: what old yuan come to, or a rate that is
 *   reckoned where none is printed
 */
gboolean
lian_printed_statement_is_note (const LianPrintedStatement *statement)
{
  return !lian_printed_statement_is_finding (statement) && statement->figures.agreement == LIAN_NOT_PRINTED;
}

/**
 * lian_printed_table_count_findings:
 * @self: a table that was checked
 *
 * Returns: how many of its statements are findings
 */
guint
lian_printed_table_count_findings (const LianPrintedTable *self)
{
  guint n = 0;
  for (guint i = 0; i < self->statements->len; i++)
    n += lian_printed_statement_is_finding (self->statements->pdata[i]);
  return n;
}
