/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a co-operative resolved about shares, deposits and their interest.
 *
 * A resolution states what it changes; what it leaves out goes on as it was.  So each figure is the one
 * of the latest resolution that states it, and what none states is not known.  A resolution that came
 * into the books later changes nothing of what they said before. */
#include "lian-share-terms.h"

#include "lian-ratio.h"

typedef struct
{
  const GPtrArray *resolutions;
  gint64 cooperative;
  LianDate known;
  LianDate day;
} Question;

/* Of two from the same day the one that was entered last corrects the other. */
static gboolean
is_later (const LianRecord *a, const LianRecord *b)
{
  LianDate x = lian_record_get_date (a, "from_date"), y = lian_record_get_date (b, "from_date");
  LianDate p = lian_record_get_date (a, "entered_on"), q = lian_record_get_date (b, "entered_on");
  if (x != y)
    return x > y;
  return p != q ? p > q : lian_record_get_id (a) > lian_record_get_id (b);
}

static const LianRecord *
latest (const Question *ask, const char *field, const char *or_field)
{
  const LianRecord *found = NULL;
  for (guint i = 0; i < ask->resolutions->len; i++)
    {
      const LianRecord *one = ask->resolutions->pdata[i];
      gboolean states = !lian_record_is_empty (one, field)
                        || (or_field != NULL && !lian_record_is_empty (one, or_field));
      if (states && lian_record_get_number (one, "cooperative") == ask->cooperative
          && lian_record_get_date (one, "from_date") <= ask->day
          && lian_record_get_date (one, "entered_on") <= ask->known
          && (found == NULL || is_later (one, found)))
        found = one;
    }
  return found;
}

static gint64
figure (const Question *ask, const char *field)
{
  const LianRecord *one = latest (ask, field, NULL);
  return one != NULL ? lian_record_get_number (one, field) : LIAN_NOT_STATED;
}

/**
 * lian_share_terms_on:
 * @resolutions: (element-type LianRecord): records of type "share_terms"
 * @cooperative: whose count
 * @known: what was entered after that day does not count
 * @day: a day
 * @terms: (out): what holds on @day
 *
 * Finds the terms of a day.
 */
void
lian_share_terms_on (const GPtrArray *resolutions, gint64 cooperative, LianDate known, LianDate day,
                     LianShareTerms *terms)
{
  const Question ask = { resolutions, cooperative, known, day };
  const LianRecord *share = latest (&ask, "share_value", "share_quantity");
  gboolean goods = share != NULL && !lian_record_is_empty (share, "share_quantity");
  terms->share = share == NULL ? LIAN_NOT_STATED
                               : lian_record_get_number (share, goods ? "share_quantity" : "share_value");
  terms->unit = goods ? lian_record_get_number (share, "share_unit") : 0;
  terms->quota = figure (&ask, "quota");
  terms->term_months = figure (&ask, "term_months");
  terms->instalments = figure (&ask, "instalments");
  terms->admission_fee = figure (&ask, "admission_fee");
  terms->repay_months = figure (&ask, "repay_months");
  terms->repay_instalments = figure (&ask, "repay_instalments");
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const LianRecord *x = *(LianRecord *const *) a, *y = *(LianRecord *const *) b;
  return is_later (x, y) - is_later (y, x);
}

/**
 * lian_share_terms_list_rates:
 * @resolutions: (element-type LianRecord): records of type "share_terms"
 * @cooperative: whose count
 * @known: what was entered after that day does not count
 *
 * Returns: (transfer full) (element-type LianInterestRate): the rates of interest on deposits; of two from
 *   the same day the one that holds stands last
 */
GArray *
lian_share_terms_list_rates (const GPtrArray *resolutions, gint64 cooperative, LianDate known)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GArray *rates = g_array_new (FALSE, FALSE, sizeof (LianInterestRate));
  g_ptr_array_extend (sorted, (GPtrArray *) resolutions, NULL, NULL);
  g_ptr_array_sort (sorted, compare);
  for (guint i = 0; i < sorted->len; i++)
    {
      const LianRecord *one = sorted->pdata[i];
      const char *count = lian_record_get_text (one, "day_count");
      if (lian_record_is_empty (one, "deposit_rate") || lian_record_get_number (one, "cooperative") != cooperative
          || lian_record_get_date (one, "entered_on") > known)
        continue;
      LianInterestRate rate = { lian_record_get_date (one, "from_date"),
                                lian_record_get_number (one, "deposit_rate"),
                                g_strcmp0 (count, "DAYS_360") == 0      ? LIAN_DAYS_360
                                : g_strcmp0 (count, "DAYS_ACTUAL") == 0 ? LIAN_DAYS_ACTUAL
                                                                        : LIAN_DAYS_365 };
      g_array_append_val (rates, rate);
    }
  return rates;
}

/**
 * lian_instalments_after:
 * @months: in how many months all of it falls due
 * @instalments: in how many parts; %LIAN_NOT_STATED for one
 * @amount: how much
 * @from: from which day on
 * @day: a day
 *
 * Instalments are equal, to the smallest unit, and evenly spaced over the term; where none are stated
 * it is all due at the end.
 *
 * Returns: the part of @amount that is due after @day only
 */
gint64
lian_instalments_after (gint64 months, gint64 instalments, gint64 amount, LianDate from, LianDate day)
{
  guint n = (guint) MAX (instalments, 1);
  g_autofree __int128 *weights = g_new (__int128, n);
  g_autofree gint64 *parts = g_new (gint64, n);
  gint64 later = 0;
  for (guint i = 0; i < n; i++)
    weights[i] = 1;
  lian_share_out (amount, weights, parts, n);
  for (guint i = 0; i < n; i++)
    if (lian_date_add_months (from, (int) (months * (i + 1) / n)) > day)
      later += parts[i];
  return later;
}
