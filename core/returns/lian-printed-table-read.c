/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A published table out of the base. */
#include "lian-choices.h"
#include "lian-printed-table.h"
#include "lian-summary.h"

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  gint64 first = lian_record_get_number (*(LianRecord *const *) a, "line_no");
  gint64 second = lian_record_get_number (*(LianRecord *const *) b, "line_no");
  return (first > second) - (first < second);
}

static const char *
value_of (const LianRecord *record, const char *field)
{
  const char *value = lian_record_get_text (record, field);
  return value != NULL ? g_intern_string (value) : NULL;
}

static void
add_line (LianPrintedTable *self, const LianRecord *record)
{
  LianPrintedLine *line = lian_printed_table_add_line (self, (int) lian_record_get_number (record, "line_no"),
                                             lian_record_get_title (record), lian_record_get_text (record, "printed"));
  line->id = lian_record_get_id (record);
  line->measure = value_of (record, "measure");
  line->part_of = (int) lian_record_get_number (record, "part_of");
  line->reckoned = value_of (record, "reckoned");
  line->of = (int) lian_record_get_number (record, "of_line");
  line->base = (int) lian_record_get_number (record, "base_line");
  line->coverage = g_strdup (lian_record_get_text (record, "coverage"));
  line->in_register = value_of (record, "register_figure");
}

/* How many new yuan one of the currency is: its ratio says how many fen its smallest unit is. */
static void
read_currency (LianPrintedTable *self, LianTxn *txn)
{
  g_autoptr (LianRecord) currency
      = self->currency != 0 ? lian_txn_load (txn, lian_type_find ("currency"), self->currency) : NULL;
  if (currency == NULL)
    return;
  gint64 above = lian_record_get_number (currency, "numerator")
                 * lian_numeral_power ((guint) CLAMP (lian_record_get_number (currency, "places"), 0, 4));
  gint64 below = lian_record_get_number (currency, "denominator") * 100;
  gint64 common = MAX (lian_common_divisor (above, below), 1);
  self->worth = (LianRatio){ above / common, below / common };
}

/* What the register has of it; money is kept in fen. */
static LianNumeral
numeral_of (const LianSummaryFigures *figures, LianSummaryFigure figure)
{
  return (LianNumeral){ figures->sum[figure], figure >= LIAN_COUNT_SHARES ? 2 : 0, 0, figures->unknown[figure] > 0 };
}

static gboolean
names_register (const LianPrintedTable *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (((LianPrintedLine *) self->lines->pdata[i])->in_register != NULL)
      return TRUE;
  return FALSE;
}

static void
compare_register (LianPrintedTable *self, LianTxn *txn, gint64 federation)
{
  g_autoptr (LianSummary) summary
      = names_register (self) ? lian_summary_read (txn, LIAN_SUMMARY_STAGE, federation, NULL, NULL) : NULL;
  for (guint i = 0; summary != NULL && i < self->lines->len; i++)
    {
      const LianPrintedLine *line = self->lines->pdata[i];
      guint figure = lian_choice_index (lian_choices_register_figure, line->in_register);
      if (figure >= LIAN_N_COUNTS)
        continue;
      LianNumeral counted = numeral_of (&summary->total, (LianSummaryFigure) figure);
      LianPrinted figures = lian_printed_sum (line->is_printed ? &line->figure : NULL, &counted, 1, FALSE);
      lian_printed_table_add_statement (self, LIAN_SAYS_REGISTER, line, &figures);
    }
}

/**
 * lian_printed_table_read:
 * @txn: the base
 * @id: a "published_table"
 *
 * Returns: (transfer full) (nullable): the table, checked; %NULL when it isn't there
 */
LianPrintedTable *
lian_printed_table_read (LianTxn *txn, gint64 id)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("published_table"), id);
  if (record == NULL)
    return NULL;
  g_autoptr (GPtrArray) lines = lian_txn_list (txn, lian_type_find ("table_line"), "published_table", id);
  LianPrintedTable *self = lian_printed_table_new ();
  self->id = id;
  self->title = g_strdup (lian_record_get_title (record));
  self->day = lian_record_get_date (record, "on_date");
  self->currency = lian_record_get_number (record, "currency");
  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    add_line (self, lines->pdata[i]);
  read_currency (self, txn);
  lian_printed_table_check (self);
  compare_register (self, txn, lian_record_get_number (record, "federation"));
  return self;
}
