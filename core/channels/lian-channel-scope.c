/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Whose channels can be looked at, and in which periods. */
#include "lian-channel-scope.h"

#include "lian-i18n.h"

static void
choice_free (gpointer data)
{
  LianChannelChoice *choice = data;
  g_free (choice->name);
  g_free (choice);
}

static void
period_free (gpointer data)
{
  LianChannelPeriod *period = data;
  g_free (period->name);
  g_free (period);
}

static void
add_choice (GPtrArray *choices, gint64 cooperative, gint64 trade, char *name)
{
  LianChannelChoice *choice = g_new0 (LianChannelChoice, 1);
  *choice = (LianChannelChoice){ cooperative, trade, name };
  g_ptr_array_add (choices, choice);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const LianChannelChoice *one = *(LianChannelChoice *const *) a, *other = *(LianChannelChoice *const *) b;
  return g_utf8_collate (one->name, other->name);
}

/* What a field of these records refers to, each once. */
static void
collect (LianTxn *txn, GHashTable *ids, const char *type, const char *field)
{
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, lian_type_find (type));
  for (guint i = 0; i < all->len; i++)
    {
      gint64 id = lian_record_get_number (all->pdata[i], field);
      if (id != 0)
        g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
}

static void
add_sorted (LianTxn *txn, GPtrArray *choices, GHashTable *ids, const char *type, gboolean trades)
{
  g_autoptr (GPtrArray) more = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      gint64 record = *(const gint64 *) id;
      add_choice (more, trades ? 0 : record, trades ? record : 0,
                  lian_txn_title (txn, lian_type_find (type), record));
    }
  g_ptr_array_sort (more, compare_names);
  for (guint i = 0; i < more->len; i++)
    g_ptr_array_add (choices, more->pdata[i]);
}

/**
 * lian_channel_list_choices:
 * @txn: the base
 *
 * Returns: (transfer full) (element-type LianChannelChoice): all together, then each trade with a
 *   product, a plan or a maker, then each co-operative with a plan, an allotment or a sale
 */
GPtrArray *
lian_channel_list_choices (LianTxn *txn)
{
  static const char *const makers[] = { "plan", "allotment", "sale" };
  GPtrArray *choices = g_ptr_array_new_with_free_func (choice_free);
  g_autoptr (GHashTable) cooperatives = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) trades = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (makers); i++)
    collect (txn, cooperatives, makers[i], "cooperative");
  collect (txn, trades, "product", "trade");
  collect (txn, trades, "plan", "trade");
  add_choice (choices, 0, 0, g_strdup (_ ("all trades")));
  add_sorted (txn, choices, trades, "trade", TRUE);
  add_sorted (txn, choices, cooperatives, "cooperative", FALSE);
  return choices;
}

static void
add_period (GPtrArray *periods, LianDate from, int months, char *name)
{
  LianChannelPeriod *period = g_new0 (LianChannelPeriod, 1);
  *period = (LianChannelPeriod){ from, lian_date_add_days (lian_date_add_months (from, months), -1), name };
  g_ptr_array_add (periods, period);
}

static void
add_year (GPtrArray *periods, int year)
{
  for (int quarter = 0; quarter < 4; quarter++)
    add_period (periods, lian_date_new (year, 1 + 3 * quarter, 1), 3,
                /* Translators: year, number of the quarter */
                g_strdup_printf (_ ("%d, quarter %d"), year, quarter + 1));
  for (int half = 0; half < 2; half++)
    add_period (periods, lian_date_new (year, 1 + 6 * half, 1), 6,
                half == 0 /* Translators: a year */
                    ? g_strdup_printf (_ ("%d, first half"), year)
                    /* Translators: a year */
                    : g_strdup_printf (_ ("%d, second half"), year));
  /* Translators: a year */
  add_period (periods, lian_date_new (year, 1, 1), 12, g_strdup_printf (_ ("%d, whole year"), year));
  for (int month = 1; month <= 12; month++)
    add_period (periods, lian_date_new (year, month, 1), 1, g_strdup_printf ("%d-%02d", year, month));
}

/**
 * lian_channel_list_periods:
 * @working_date: the working date
 *
 * Returns: (transfer full) (element-type LianChannelPeriod): quarters, halves and months of the year
 *   and the years beside it
 */
GPtrArray *
lian_channel_list_periods (LianDate working_date)
{
  GPtrArray *periods = g_ptr_array_new_with_free_func (period_free);
  int year, month, day;
  lian_date_split (working_date, &year, &month, &day);
  add_year (periods, year);
  add_year (periods, year - 1);
  add_year (periods, year + 1);
  return periods;
}

/**
 * lian_channel_current_period:
 * @periods: (element-type LianChannelPeriod): periods
 * @working_date: the working date
 *
 * Returns: the place of the first that @working_date lies in: its quarter
 */
guint
lian_channel_current_period (const GPtrArray *periods, LianDate working_date)
{
  for (guint i = 0; i < periods->len; i++)
    {
      const LianChannelPeriod *period = periods->pdata[i];
      if (period->from <= working_date && working_date <= period->to)
        return i;
    }
  return 0;
}
