/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The records of a base as a task of arrangement. */
#include "lian-arrange-reader-private.h"

static void
problem_free (gpointer data)
{
  LianArrangeProblem *problem = data;
  g_free (problem->words);
  g_free (problem);
}

/* Keeps what stands in the way; takes @words. */
void
_lian_reader_say (_LianReader *self, LianArrangeProblemKind kind, const char *type, gint64 record,
                  gint64 value, char *words)
{
  LianArrangeProblem *problem = g_new0 (LianArrangeProblem, 1);
  *problem = (LianArrangeProblem){ kind, type, record, value, words };
  self->book->unplaced += value;
  g_ptr_array_add (self->book->problems, problem);
}

/**
 * lian_arrange_book_free:
 * @self: (nullable) (transfer full): a book
 */
void
lian_arrange_book_free (LianArrangeBook *self)
{
  if (self == NULL)
    return;
  lian_arrange_task_free (self->task);
  lian_arrange_names_free (self->names);
  g_ptr_array_unref (self->problems);
  g_array_unref (self->refused);
  g_clear_pointer (&self->kept, g_array_unref);
  g_clear_pointer (&self->before, g_array_unref);
  g_free (self);
}

static LianArrangeBook *
book_new (const LianRecord *arrangement, const _LianMonths *months)
{
  LianArrangeBook *self = g_new0 (LianArrangeBook, 1);
  self->arrangement = lian_record_get_id (arrangement);
  self->task = lian_arrange_task_new (months->first, months->n);
  self->names = lian_arrange_names_new ();
  self->problems = g_ptr_array_new_with_free_func (problem_free);
  self->refused = g_array_new (FALSE, FALSE, sizeof (LianArrangeRefused));
  self->task->late_months = lian_record_is_empty (arrangement, "late_months")
                                ? months->n
                                : (guint) lian_record_get_number (arrangement, "late_months");
  self->task->holding = (guint) lian_record_get_number (arrangement, "holding");
  self->task->tolerance = (guint) lian_record_get_number (arrangement, "tolerance");
  return self;
}

/* The arrangement's federation, and again and again those whose parent is one of them. */
static void
read_federations (_LianReader *self)
{
  guint n = 0;
  gint64 own = lian_record_get_number (self->arrangement, "federation");
  const GPtrArray *all = _lian_shelf_all (self->shelf, "federation");
  g_hash_table_add (self->federations, g_memdup2 (&own, sizeof own));
  while (n != g_hash_table_size (self->federations))
    {
      n = g_hash_table_size (self->federations);
      for (guint i = 0; i < all->len; i++)
        {
          gint64 id = lian_record_get_id (all->pdata[i]), parent = lian_record_get_number (all->pdata[i], "parent");
          if (parent != 0 && g_hash_table_contains (self->federations, &parent))
            g_hash_table_add (self->federations, g_memdup2 (&id, sizeof id));
        }
    }
}

static GHashTable *
new_index (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * lian_arrange_read:
 * @txn: the base
 * @arrangement: an arrangement, saved or not; of one that isn't saved the stages are all aims in their order
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads what is to be arranged: what is left of the lines of binding contracts of its federation and
 * those under it, who could make it, and what limits them, from the working date on.
 *
 * Returns: (transfer full) (nullable): the task with its names; %NULL if it was stopped
 */
LianArrangeBook *
lian_arrange_read (LianTxn *txn, const LianRecord *arrangement, GCancellable *cancellable, GError **error)
{
  g_autoptr (_LianShelf) shelf = _lian_shelf_new (txn);
  g_autoptr (GHashTable) federations = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) makers = new_index (), limits = new_index (), varieties = new_index (), poor = new_index ();
  g_autoptr (GHashTable) stocks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, _lian_stocks_free);
  _LianMonths months = _lian_months_new (arrangement, lian_txn_get_working_date (txn));
  g_autoptr (LianArrangeBook) book = book_new (arrangement, &months);
  _LianReader reader = { txn, shelf, _lian_shelf_look (shelf), arrangement, book, book->task, months,
                         federations, makers, limits, varieties, stocks, poor, cancellable };
  read_federations (&reader);
  _lian_reader_read_stages (&reader);
  if (months.now < months.n)
    _lian_reader_read_orders (&reader);
  _lian_reader_read_agreed (&reader);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&book);
}

/**
 * lian_arrange_amounts:
 * @txn: the base
 * @arrangement: an arrangement
 * @task: a task that was read from the base on the same day
 *
 * Tells what of an arrangement is open still: what was delivered since it was made is taken from its first
 * months, and what of a month that is over did not come is carried to the first month that is open.
 *
 * Returns: (transfer full) (element-type LianArrangeAmount): by way and month, in steps
 */
GArray *
lian_arrange_amounts (LianTxn *txn, gint64 arrangement, const LianArrangeTask *task)
{
  g_autoptr (_LianShelf) shelf = _lian_shelf_new (txn);
  g_autoptr (LianRecord) months = lian_record_new (lian_type_find ("arrangement"));
  LianCheck look = _lian_shelf_look (shelf);
  lian_record_set_date (months, "from_month", task->first_month);
  lian_record_set_number (months, "months", task->n_months);
  _LianOpen open = { task, shelf, &look, _lian_shelf_get (shelf, "arrangement", arrangement),
                     _lian_months_new (months, lian_txn_get_working_date (txn)) };
  if (open.arrangement == NULL)
    return g_array_new (FALSE, FALSE, sizeof (LianArrangeAmount));
  return _lian_open_amounts (&open, NULL);
}
