/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What is missing in the quality, the variety and the management of a co-operative. */
#include "lian-improvement-doubts.h"

#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-missing.h"
#include "lian-variety-lost.h"

/**
 * lian_quality_person_on:
 * @txn: the base
 * @cooperative: a co-operative
 * @day: a day
 *
 * Returns: (transfer full) (nullable): who answers for quality and variety on @day (S1-7); %NULL where
 *   nobody does
 */
LianRecord *
lian_quality_person_on (LianTxn *txn, gint64 cooperative, LianDate day)
{
  g_autoptr (GPtrArray) persons
      = lian_txn_list (txn, lian_type_find ("quality_person"), "cooperative", cooperative);
  for (guint i = 0; i < persons->len; i++)
    if (lian_record_get_date (persons->pdata[i], "from_date") <= day
        && day <= lian_check_last_day (persons->pdata[i]))
      return lian_record_copy (persons->pdata[i]);
  return NULL;
}

static gboolean
has_month (const GPtrArray *checks, LianDate month)
{
  for (guint i = 0; i < checks->len; i++)
    if (lian_record_get_date (checks->pdata[i], "month") == month)
      return TRUE;
  return FALSE;
}

/* Of a month before it was founded nobody could look at anything. */
static LianDate
first_month (LianTxn *txn, gint64 cooperative)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("cooperative"), cooperative);
  LianDate founded = record != NULL ? lian_record_get_date (record, "founded") : 0;
  return founded != 0 ? lian_date_first_of_month (founded) : 0;
}

static void
add_months (LianTxn *txn, gint64 cooperative, GPtrArray *doubts)
{
  LianDate first = first_month (txn, cooperative);
  LianDate this_month = lian_date_first_of_month (lian_txn_get_working_date (txn));
  g_autoptr (GPtrArray) checks
      = lian_txn_list (txn, lian_type_find ("management_check"), "cooperative", cooperative);
  for (int back = LIAN_MISSING_MONTHS; back > 0; back--)
    {
      LianDate month = lian_date_add_months (this_month, -back);
      g_autofree char *day = lian_date_to_text (month);
      if (month >= first && !has_month (checks, month))
        /* Translators: a month, such as 1956-03 */
        g_ptr_array_add (doubts, g_strdup_printf (_ ("nobody looked at accounts, stock and meeting of %.7s"), day));
    }
}

/* What the rules of the records say of what is entered. */
static void
add_warnings (LianTxn *txn, gint64 cooperative, const char *type, GPtrArray *doubts)
{
  g_autoptr (GPtrArray) records = lian_txn_list (txn, lian_type_find (type), "cooperative", cooperative);
  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (GPtrArray) issues = lian_txn_check (txn, records->pdata[i], NULL);
      for (guint n = 0; n < issues->len; n++)
        g_ptr_array_add (doubts, g_strdup_printf (_ ("%s: %s"), lian_record_get_title (records->pdata[i]),
                                                  ((const LianIssue *) issues->pdata[n])->message));
    }
}

/**
 * lian_improvement_list_doubts:
 * @txn: the base
 * @cooperative: a co-operative
 *
 * Returns: (transfer full) (element-type utf8): what is missing or doubtful, in the language of the
 *   thread: nobody answers for quality and variety (S1-7), varieties lost, months that nobody looked at,
 *   management that is not in order, effects that were not measured
 */
GPtrArray *
lian_improvement_list_doubts (LianTxn *txn, gint64 cooperative)
{
  GPtrArray *doubts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LianRecord) person = lian_quality_person_on (txn, cooperative, lian_txn_get_working_date (txn));
  g_autofree char *lost = lian_variety_dup_lost (txn, NULL, cooperative, 0);
  if (person == NULL)
    g_ptr_array_add (doubts, g_strdup (_ ("nobody answers for quality and variety (S1-7)")));
  if (lost != NULL)
    /* Translators: names of varieties */
    g_ptr_array_add (doubts, g_strdup_printf (_ ("Lost and not made again: %s."), lost));
  add_months (txn, cooperative, doubts);
  add_warnings (txn, cooperative, "management_check", doubts);
  add_warnings (txn, cooperative, "improvement", doubts);
  return doubts;
}
