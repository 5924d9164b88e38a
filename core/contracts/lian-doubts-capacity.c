/* SPDX-License-Identifier: LGPL-2.1-or-later
 * One capacity promised to two orderers.
 *
 * What a line owes by a day is shared out by its allotments, as in the account of channels; what a
 * co-operative so owes of a product in a month is held against what it is able to make in it.  Months
 * that are over say nothing to act on.  Where a capacity isn't known, nothing is said. */
#include "lian-apportion.h"
#include "lian-capacity.h"
#include "lian-doubts-private.h"
#include "lian-i18n.h"

#define MOST_NAMED 4

/* What several lines promise of one product of a maker in a month. */
typedef struct
{
  gint64 maker;
  gint64 product;
  LianDate month;
  gint64 sum;
  GArray *promises; /* Promise */
} Load;

typedef struct
{
  const LianRecord *contract;
  const LianRecord *line;
  gint64 quantity;
} Promise;

typedef struct
{
  LianDoubting *doubting;
  GHashTable *capacities; /* maker, GPtrArray of LianRecord */
  GHashTable *loads;      /* "maker product month", Load */
  GPtrArray *order;       /* the loads, as they were found */
} Promises;

static void
load_free (gpointer data)
{
  Load *load = data;
  g_array_unref (load->promises);
  g_free (load);
}

static GHashTable *
group_capacities (const GPtrArray *all)
{
  GHashTable *groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                              (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < all->len; i++)
    {
      gint64 maker = lian_record_get_number (all->pdata[i], "cooperative");
      GPtrArray *list = g_hash_table_lookup (groups, &maker);
      if (list == NULL)
        g_hash_table_insert (groups, g_memdup2 (&maker, sizeof maker), list = g_ptr_array_new ());
      g_ptr_array_add (list, all->pdata[i]);
    }
  return groups;
}

static void
promise (Promises *self, gint64 maker, const LianDoubtLine *line, LianDate due, gint64 quantity)
{
  LianDate first = lian_date_first_of_month (due);
  gint64 product = lian_record_get_number (line->line, "catalogue_product");
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d", maker, product, first);
  Load *load = g_hash_table_lookup (self->loads, key);
  const Promise promise = { line->contract, line->line, quantity };
  if (load == NULL)
    {
      load = g_new0 (Load, 1);
      *load = (Load){ maker, product, first, 0, g_array_new (FALSE, FALSE, sizeof (Promise)) };
      g_hash_table_insert (self->loads, g_steal_pointer (&key), load);
      g_ptr_array_add (self->order, load);
    }
  load->sum += quantity;
  g_array_append_val (load->promises, promise);
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const LianRecord *x = *(LianRecord *const *) a, *y = *(LianRecord *const *) b;
  LianDate one = lian_record_get_date (x, "due_on"), other = lian_record_get_date (y, "due_on");
  gint64 first = lian_record_get_id (x), second = lian_record_get_id (y);
  return one != other ? (one > other) - (one < other) : (first > second) - (first < second);
}

/* A month that has begun counts whole, with what was due in it already. */
static LianDate
first_of_month (Promises *self)
{
  return lian_date_first_of_month (lian_txn_get_working_date (self->doubting->txn));
}

static void
promise_shares (Promises *self, const LianDoubtLine *line, const GPtrArray *allotments, LianDate due,
                gint64 quantity, const gint64 *weights, gint64 *given)
{
  g_autofree gint64 *shares = g_new0 (gint64, allotments->len);
  if (!lian_apportion_next (weights, allotments->len, quantity, given, shares) || due < first_of_month (self))
    return;
  for (guint i = 0; i < allotments->len; i++)
    {
      gint64 maker = lian_record_get_number (allotments->pdata[i], "cooperative");
      if (shares[i] > 0 && g_hash_table_contains (self->capacities, &maker))
        promise (self, maker, line, due, shares[i]);
    }
}

static void
read_line (Promises *self, const LianDoubtLine *line)
{
  LianTxn *txn = self->doubting->txn;
  gint64 id = lian_record_get_id (line->line);
  if (lian_record_is_empty (line->line, "catalogue_product"))
    return;
  g_autoptr (GPtrArray) allotments = _lian_contract_parts (txn, "allotment", "contract_line", id);
  g_autoptr (GPtrArray) schedule = _lian_contract_parts (txn, "schedule", "contract_line", id);
  g_autofree gint64 *weights = g_new0 (gint64, allotments->len + 1);
  g_autofree gint64 *given = g_new0 (gint64, allotments->len + 1);
  for (guint i = 0; i < allotments->len; i++)
    weights[i] = lian_record_get_number (allotments->pdata[i], "quantity");
  g_ptr_array_sort (schedule, compare_due);
  for (guint i = 0; i < schedule->len; i++)
    promise_shares (self, line, allotments, lian_record_get_date (schedule->pdata[i], "due_on"),
                    lian_record_get_number (schedule->pdata[i], "quantity"), weights, given);
  LianDate end = lian_record_get_date (line->contract, "term_to");
  if (schedule->len == 0 && end != 0)
    promise_shares (self, line, allotments, end, lian_record_get_number (line->line, "quantity"), weights,
                    given);
}

static gboolean
is_for_several (const Load *load)
{
  for (guint i = 1; i < load->promises->len; i++)
    if (lian_record_get_number (g_array_index (load->promises, Promise, i).contract, "orderer")
        != lian_record_get_number (g_array_index (load->promises, Promise, 0).contract, "orderer"))
      return TRUE;
  return FALSE;
}

/* A capacity in jin says nothing of goods that are ordered by the piece. */
static gboolean
is_comparable (Promises *self, const Load *load, const GPtrArray *capacities)
{
  const LianRecord *unit = _lian_contract_book_find (
      self->doubting->book, "unit",
      lian_record_get_number (g_array_index (load->promises, Promise, 0).line, "unit"));
  for (guint i = 0; i < capacities->len; i++)
    {
      const LianRecord *other = _lian_contract_book_find (
          self->doubting->book, "unit", lian_record_get_number (capacities->pdata[i], "unit"));
      if (lian_record_get_number (capacities->pdata[i], "product") == load->product
          && (unit == NULL || other == NULL
              || g_strcmp0 (lian_record_get_text (unit, "measure"), lian_record_get_text (other, "measure")) != 0))
        return FALSE;
    }
  return TRUE;
}

/* "1250 pieces for “Store” (1956/001/0003) · …" */
static char *
words_of_promises (Promises *self, const Load *load)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < load->promises->len && i < MOST_NAMED; i++)
    {
      const Promise *one = &g_array_index (load->promises, Promise, i);
      g_autofree char *quantity = _lian_doubting_quantity (self->doubting, one->line, one->quantity);
      g_autofree char *number = _lian_doubting_number (one->contract);
      g_autofree char *buyer = _lian_doubting_name (self->doubting, "partner",
                                                    lian_record_get_number (one->contract, "orderer"));
      if (i > 0)
        g_string_append (text, " · ");
      /* Translators: a quantity, an orderer, the number of its contract */
      g_string_append_printf (text, _ ("%s for “%s” (%s)"), quantity, buyer, number);
    }
  if (load->promises->len > MOST_NAMED)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _ ("and %u more"), load->promises->len - MOST_NAMED);
    }
  return g_string_free (text, FALSE);
}

static void
say (Promises *self, const Load *load, gint64 most)
{
  const Promise *first = &g_array_index (load->promises, Promise, 0);
  const Promise *last = &g_array_index (load->promises, Promise, load->promises->len - 1);
  LianContractDoubt *doubt
      = _lian_doubting_add (self->doubting, LIAN_DOUBT_CAPACITY, last->contract, first->contract);
  int year, month, day;
  lian_date_split (load->month, &year, &month, &day);
  g_autofree char *maker = _lian_doubting_name (self->doubting, "cooperative", load->maker);
  g_autofree char *goods = _lian_doubting_name (self->doubting, "product", load->product);
  g_autofree char *in = g_strdup_printf ("%d-%02d", year, month);
  g_autofree char *promises = words_of_promises (self, load);
  g_autofree char *sum = _lian_doubting_quantity (self->doubting, first->line, load->sum);
  g_autofree char *can = _lian_doubting_quantity (self->doubting, first->line, most);
  doubt->message = g_strdup_printf (
      /* Translators: a co-operative, goods, a month, what is due to whom, the sum, what can be made */
      _ ("“%s”, “%s” in %s: %s; together %s, but it can make %s"), maker, goods, in, promises, sum, can);
  doubt->advice = g_strdup (
      _ ("Agree on another month for one of them, or allot a part to another co-operative, by an amendment."));
}

/* Finds the months in which a co-operative owes several orderers more than it can make. */
void
_lian_doubting_find_capacity (LianDoubting *doubting, const GArray *lines)
{
  g_autoptr (GPtrArray) all = lian_txn_list_all (doubting->txn, lian_type_find ("capacity"));
  g_autoptr (GHashTable) capacities = group_capacities (all);
  g_autoptr (GHashTable) loads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, load_free);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  Promises self = { doubting, capacities, loads, order };
  for (guint i = 0; i < lines->len && !_lian_doubting_is_stopped (doubting); i++)
    read_line (&self, &g_array_index (lines, LianDoubtLine, i));
  for (guint i = 0; i < order->len; i++)
    {
      const Load *load = order->pdata[i];
      gint64 most;
      GPtrArray *own = g_hash_table_lookup (capacities, &load->maker);
      if (is_for_several (load) && is_comparable (&self, load, own)
          && lian_capacity_between (own, load->product, load->month,
                                    lian_date_add_days (lian_date_add_months (load->month, 1), -1), &most)
          && load->sum > most)
        say (&self, load, most);
    }
}
