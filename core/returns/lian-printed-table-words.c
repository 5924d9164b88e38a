/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a published table says, in words that name the line. */
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-printed-table.h"

/* The texts that a sentence is made of. */
typedef struct
{
  char *name, *printed, *reckoned, *apart;
} Words;

static char *
name_line (const LianPrintedLine *line)
{
  g_autofree char *name = lian_isolate (line->name);
  /* Translators: number and name of a line of a table */
  return g_strdup_printf (_ ("line %d “%s”"), line->number, name);
}

static char *
figure_text (const LianPrintedLine *line, const LianNumeral *figure)
{
  g_autofree char *text = lian_numeral_to_text (figure);
  return g_str_equal (line->measure, "PERCENT") ? g_strdup_printf ("%s %%", text) : g_steal_pointer (&text);
}

static char *
apart_text (const LianPrintedLine *line, const LianNumeral *difference)
{
  LianNumeral size = *difference;
  size.digits = ABS (size.digits);
  g_autofree char *text = figure_text (line, &size);
  /* Translators: a figure */
  return g_strdup_printf (difference->digits > 0 ? _ ("%s too much") : _ ("%s too little"), text);
}

static void
words_init (Words *words, const LianPrintedStatement *statement)
{
  const LianPrinted *figures = &statement->figures;
  words->name = name_line (statement->line);
  words->printed = figure_text (statement->line, &figures->printed);
  words->reckoned = figure_text (statement->line, &figures->reckoned);
  words->apart = apart_text (statement->line, &figures->difference);
}

static void
words_clear (Words *words)
{
  g_free (words->name);
  g_free (words->printed);
  g_free (words->reckoned);
  g_free (words->apart);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static char *
not_compared (const Words *words, LianAgreement agreement)
{
  if (agreement == LIAN_NOT_KNOWN)
    /* Translators: a line of a table */
    return g_strdup_printf (_ ("%s: can’t be reckoned"), words->name);
  /* Translators: a line of a table, a figure */
  return g_strdup_printf (_ ("%s: not printed; reckoned %s"), words->name, words->reckoned);
}

static char *
sum_text (const Words *words, LianAgreement agreement)
{
  if (agreement == LIAN_NOT_KNOWN || agreement == LIAN_NOT_PRINTED)
    return not_compared (words, agreement);
  if (agreement == LIAN_AGREES)
    /* Translators: a line of a table, a figure */
    return g_strdup_printf (_ ("%s: %s, as its parts come to"), words->name, words->printed);
  if (agreement == LIAN_DIFFERS)
    /* Translators: a line of a table, two figures, "3 too much" */
    return g_strdup_printf (_ ("%s: printed %s, its parts come to %s: %s"), words->name, words->printed,
                            words->reckoned, words->apart);
  /* Translators: a line of a table, two figures, "3 too much" */
  return g_strdup_printf (_ ("%s: printed %s, its parts come to %s: %s, which the rounding of the print explains"),
                          words->name, words->printed, words->reckoned, words->apart);
}

static char *
rate_text (const Words *words, LianAgreement agreement)
{
  if (agreement == LIAN_NOT_KNOWN || agreement == LIAN_NOT_PRINTED)
    return not_compared (words, agreement);
  if (agreement == LIAN_AGREES)
    /* Translators: a line of a table, a figure */
    return g_strdup_printf (_ ("%s: %s, as reckoned"), words->name, words->printed);
  if (agreement == LIAN_COARSE)
    /* Translators: a line of a table, two figures */
    return g_strdup_printf (_ ("%s: printed %s, rounded more than its neighbours: reckoned %s"), words->name,
                            words->printed, words->reckoned);
  /* Translators: a line of a table, two figures, "3 too much" */
  return g_strdup_printf (_ ("%s: printed %s, reckoned %s: %s"), words->name, words->printed, words->reckoned,
                          words->apart);
}

static char *
coverage_text (const Words *words, const LianPrintedStatement *statement)
{
  g_autofree char *whole = name_line (statement->other);
  g_autofree char *coverage = lian_isolate (statement->line->coverage != NULL ? statement->line->coverage : _ ("the table"));
  /* Translators: a line, its figure, what it is about, another line, its figure */
  return g_strdup_printf (_ ("%s: %s, of another coverage (%s) than %s with %s: not added up"), words->name,
                          words->printed, coverage, whole, words->reckoned);
}

static char *
money_text (const Words *words, LianPrintedSays says)
{
  if (says == LIAN_SAYS_OLD_YUAN)
    /* Translators: a line of a table, two amounts */
    return g_strdup_printf (_ ("%s: %s in old money, %s in new yuan"), words->name, words->printed, words->reckoned);
  /* Translators: a line of a table, two amounts */
  return g_strdup_printf (_ ("%s: %s of before 1 March 1955, and no money of that day is named; if it is old yuan, "
                             "it comes to %s new"),
                          words->name, words->printed, words->reckoned);
}

static char *
register_text (const Words *words, LianAgreement agreement)
{
  if (agreement == LIAN_NOT_KNOWN)
    return not_compared (words, agreement);
  if (agreement == LIAN_AGREES)
    /* Translators: a line of a table, a figure */
    return g_strdup_printf (_ ("%s: %s, as the register has it"), words->name, words->printed);
  if (agreement == LIAN_ROUNDED)
    /* Translators: a line of a table, two figures */
    return g_strdup_printf (_ ("%s: printed %s, the register has %s, but not all of it is known"), words->name,
                            words->printed, words->reckoned);
  /* Translators: a line of a table, two figures, "3 too much" */
  return g_strdup_printf (_ ("%s: printed %s, the register has %s: %s"), words->name, words->printed,
                          words->reckoned, words->apart);
}

static char *
state (const Words *words, const LianPrintedStatement *statement)
{
  switch (statement->says)
    {
    case LIAN_SAYS_RATE:
      return rate_text (words, statement->figures.agreement);
    case LIAN_SAYS_COVERAGE:
      return coverage_text (words, statement);
    case LIAN_SAYS_OLD_YUAN:
    case LIAN_SAYS_NO_CURRENCY:
      return money_text (words, statement->says);
    case LIAN_SAYS_REGISTER:
      return register_text (words, statement->figures.agreement);
    case LIAN_SAYS_SUM:
    case LIAN_SAYS_WHOLE:
    default:
      return sum_text (words, statement->figures.agreement);
    }
}

static char *
suggestion_text (const LianPrintedSuggestion *suggestion)
{
  LianNumeral other = suggestion->line->figure;
  g_autofree char *name = name_line (suggestion->line);
  g_autofree char *printed = figure_text (suggestion->line, &other);
  other.digits = suggestion->digits;
  g_autofree char *meant = figure_text (suggestion->line, &other);
  /* Translators: a line of a table, two figures */
  return g_strdup_printf (_ ("%s may be %s for the printed %s"), name, meant, printed);
}

/**
 * lian_printed_statement_to_text:
 * @statement: one thing that a table says
 *
 * Returns: (transfer full): a sentence that names the line, both figures and what they differ by, and which
 *   single digit would explain it
 */
char *
lian_printed_statement_to_text (const LianPrintedStatement *statement)
{
  g_auto (Words) words = { 0 };
  words_init (&words, statement);
  g_autofree char *text = state (&words, statement);
  if (statement->suggestions == NULL || statement->suggestions->len == 0)
    return g_steal_pointer (&text);
  GString *all = g_string_new (text);
  for (guint i = 0; i < statement->suggestions->len; i++)
    {
      g_autofree char *one = suggestion_text (&g_array_index (statement->suggestions, LianPrintedSuggestion, i));
      /* Translators: joins a finding and what would explain it */
      g_string_append (all, i == 0 ? _ ("; one digit would explain it: ") : _ (", or "));
      g_string_append (all, one);
    }
  return g_string_free (all, FALSE);
}
