/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The year's plan against what the returns say was done.
 *
 * Plans name products, returns of activities do not; so all that somebody plans in one unit is held against
 * all that is returned in that unit.  Units are not added up with each other: pairs and dozens are two
 * lines.  Without a return nothing is known, which is not nothing done. */
#include "lian-plan-done.h"

#include "lian-city-progress.h"

typedef struct
{
  LianTxn *txn;
  gint64 city;
  LianDate from;
  LianDate to;
  GPtrArray *rows;
} Done;

static void
row_free (gpointer data)
{
  LianPlanDone *row = data;
  g_free (row->name);
  g_free (row);
}

static gint64
total_of (const LianRecord *line)
{
  static const char *const channels[]
      = { "processing", "ordering", "selective", "purchase", "unified", "exclusive", "self_sale" };
  gint64 total = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (channels); i++)
    total += lian_record_get_number (line, channels[i]);
  return total;
}

static LianPlanDone *
find_row (Done *self, const LianPlanDone *like)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      LianPlanDone *row = self->rows->pdata[i];
      if (row->cooperative == like->cooperative && row->unit == like->unit
          && (row->cooperative != 0 || row->trade == like->trade))
        return row;
    }
  LianPlanDone *row = g_memdup2 (like, sizeof *like);
  row->name = row->cooperative != 0
                  ? lian_txn_title (self->txn, lian_type_find ("cooperative"), row->cooperative)
                  : lian_txn_title (self->txn, lian_type_find ("trade"), row->trade);
  g_ptr_array_add (self->rows, row);
  return row;
}

/* A plan of a trade is everybody's; one of a co-operative is that of its city. */
static gboolean
belongs (const Done *self, const LianRecord *cooperative)
{
  return self->city == 0 || cooperative == NULL || lian_record_get_number (cooperative, "city") == self->city;
}

static void
take_plan (Done *self, const LianRecord *plan)
{
  gint64 id = lian_record_get_number (plan, "cooperative");
  g_autoptr (LianRecord) cooperative = id != 0 ? lian_txn_load (self->txn, lian_type_find ("cooperative"), id) : NULL;
  if (!belongs (self, cooperative))
    return;
  g_autoptr (GPtrArray) lines
      = lian_txn_list (self->txn, lian_type_find ("plan_line"), "plan", lian_record_get_id (plan));
  for (guint i = 0; i < lines->len; i++)
    {
      const LianPlanDone like
          = { .trade = lian_record_get_number (cooperative != NULL ? cooperative : plan, "trade"),
              .cooperative = id, .unit = lian_record_get_number (lines->pdata[i], "unit"),
              .plan = lian_record_get_id (plan) };
      find_row (self, &like)->planned += total_of (lines->pdata[i]);
    }
}

static void
take_return (const Done *self, LianPlanDone *row, const LianRecord *one)
{
  LianDate from = lian_record_get_date (one, "from_date"), to = lian_record_get_date (one, "to_date");
  if (from < self->from || to > self->to || lian_record_get_number (one, "unit") != row->unit
      || lian_record_is_empty (one, "quantity"))
    return;
  row->done += lian_record_get_number (one, "quantity");
  row->n_returns++;
  row->until = MAX (row->until, to);
}

static void
take_returns (const Done *self, LianPlanDone *row)
{
  const LianType *type = lian_type_find ("activity");
  g_autoptr (GPtrArray) activities
      = row->cooperative != 0 ? lian_txn_list (self->txn, type, "cooperative", row->cooperative)
                              : lian_txn_list (self->txn, type, "trade", row->trade);
  for (guint i = 0; i < activities->len; i++)
    {
      g_autoptr (GPtrArray) returns = lian_txn_list (self->txn, lian_type_find ("production_return"), "activity",
                                                     lian_record_get_id (activities->pdata[i]));
      for (guint r = 0; r < returns->len; r++)
        take_return (self, row, returns->pdata[r]);
    }
}

/* Plans that lie in the year, drafts left out. */
static GPtrArray *
list_plans (const Done *self, LianDate end, GCancellable *cancellable, GError **error)
{
  g_autofree char *first = lian_date_to_text (self->from), *last = lian_date_to_text (end);
  g_autoptr (GPtrArray) filters = lian_filters_new ();
  LianFilter *within = lian_filter_new ("from_date", LIAN_FILTER_RANGE);
  within->has_from = within->has_to = TRUE;
  within->text = g_steal_pointer (&first);
  within->text_to = g_strdup (last);
  g_ptr_array_add (filters, within);
  const LianQuery query = { .type = lian_type_find ("plan"), .filters = filters, .sort = "from_date" };
  g_autoptr (GArray) ids = lian_txn_query (self->txn, &query, cancellable, error);
  if (ids == NULL)
    return NULL;
  GPtrArray *plans = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (LianRecord) plan = lian_txn_load (self->txn, query.type, g_array_index (ids, gint64, i));
      if (plan != NULL && g_strcmp0 (lian_record_get_text (plan, "state"), "DRAFT") != 0
          && lian_record_get_date (plan, "to_date") <= end)
        g_ptr_array_add (plans, g_steal_pointer (&plan));
    }
  return plans;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const LianPlanDone *x = *(LianPlanDone *const *) a, *y = *(LianPlanDone *const *) b;
  if (x->trade != y->trade)
    return x->trade < y->trade ? -1 : 1;
  return (x->cooperative > y->cooperative) - (x->cooperative < y->cooperative);
}

/**
 * lian_plan_done_list:
 * @txn: the base
 * @city: only the co-operatives of this city; 0 for all
 * @year: a year
 * @cancellable: (nullable): to stop early
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LianPlanDone): by trade, the plan of the trade before those
 *   of its co-operatives
 */
GPtrArray *
lian_plan_done_list (LianTxn *txn, gint64 city, int year, GCancellable *cancellable, GError **error)
{
  LianDate end = lian_date_new (year, 12, 31);
  Done self = { txn, city, lian_date_new (year, 1, 1), MIN (end, lian_txn_get_working_date (txn)),
                g_ptr_array_new_with_free_func (row_free) };
  g_autoptr (GPtrArray) rows = self.rows;
  g_autoptr (GPtrArray) plans = list_plans (&self, end, cancellable, error);
  if (plans == NULL)
    return NULL;
  for (guint i = 0; i < plans->len; i++)
    take_plan (&self, plans->pdata[i]);
  for (guint i = 0; i < rows->len; i++)
    take_returns (&self, rows->pdata[i]);
  g_ptr_array_sort (rows, compare_rows);
  return g_steal_pointer (&rows);
}

/**
 * lian_plan_done_thousandths:
 * @one: what was planned and done
 *
 * Returns: what is done of the plan, in thousandths; %LIAN_CITY_UNKNOWN without a return or a plan of more
 *   than nothing
 */
gint64
lian_plan_done_thousandths (const LianPlanDone *one)
{
  if (one->n_returns == 0 || one->planned <= 0)
    return LIAN_CITY_UNKNOWN;
  return (gint64) (((__int128) one->done * 2000 + one->planned) / ((__int128) one->planned * 2));
}
