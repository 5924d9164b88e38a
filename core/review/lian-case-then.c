/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A case as it could be known on an earlier day.
 *
 * A decision's receipt says best what was known.  Without one, the facts recorded now are taken, less
 * those whose evidence was found only later; of several findings the last one by that day counts.
 * What has no dated evidence stays as it is.  Months since joining are counted to the day. */
#include "lian-case-private.h"

static LianCaseFact *
find_fact (const LianCase *self, const char *name)
{
  for (guint i = 0; i < self->facts->len; i++)
    {
      LianCaseFact *fact = self->facts->pdata[i];
      if (g_str_equal (fact->fact, name))
        return fact;
    }
  return NULL;
}

static void
set_value (LianCaseFact *fact, const char *value)
{
  g_free (fact->value);
  fact->value = g_strdup (value);
}

/* The last finding about @name by @day; @any tells whether there is one at all. */
static const LianRecord *
last_finding (const GPtrArray *rows, const char *name, LianDate day, gboolean *any)
{
  const LianRecord *last = NULL;
  *any = FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const LianRecord *row = rows->pdata[i];
      LianDate found = lian_record_get_date (row, "found_on");
      if (found == 0 || g_strcmp0 (lian_record_get_text (row, "fact"), name) != 0)
        continue;
      *any = TRUE;
      if (found <= day && (last == NULL || found >= lian_record_get_date (last, "found_on")))
        last = row;
    }
  return last;
}

static void
take_findings (LianCase *self, const GPtrArray *rows, LianDate day)
{
  for (guint i = 0; i < self->facts->len; i++)
    {
      gboolean any;
      LianCaseFact *fact = self->facts->pdata[i];
      const LianRecord *row = last_finding (rows, fact->fact, day, &any);
      if (any)
        set_value (fact, row != NULL ? lian_record_get_text (row, "value") : "unknown");
    }
}

/* Conditions of the open list (A1): one that was looked at only later was unknown. */
static void
take_other_conditions (LianCase *self, const GPtrArray *rows, LianDate day)
{
  LianTruth all = LIAN_YES;
  for (guint i = 0; i < rows->len; i++)
    {
      const LianRecord *row = rows->pdata[i];
      gboolean later = lian_record_get_date (row, "found_on") > day;
      if (g_strcmp0 (lian_record_get_text (row, "fact"), "other") == 0)
        all = lian_truth_and (all, later ? LIAN_UNKNOWN : lian_record_get_truth (row, "value"));
    }
  LianCaseFact *fact = find_fact (self, "other_conditions_ok");
  if (fact != NULL)
    set_value (fact, all == LIAN_NOT_ASKED ? NULL : lian_truth_to_text (all));
}

static void
take_months (LianCase *self, LianDate day)
{
  LianCaseFact *fact = find_fact (self, "months_since_joining");
  if (fact == NULL || self->joined == 0)
    return;
  g_free (fact->value);
  fact->value = g_strdup_printf (
      "%d", self->joined < day ? lian_date_months_between (self->joined, day) : 0);
}

/**
 * _lian_case_take_day:
 * @self: a case with its facts, not judged yet
 * @txn: the base
 * @day: an earlier day
 *
 * Takes back what was not known by @day.
 */
void
_lian_case_take_day (LianCase *self, LianTxn *txn, LianDate day)
{
  g_autoptr (GPtrArray) rows
      = lian_txn_list (txn, lian_type_find ("readiness"), "activity", self->activity);
  take_findings (self, rows, day);
  take_other_conditions (self, rows, day);
  take_months (self, day);
  self->working_date = day;
}
