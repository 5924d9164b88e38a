/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The relations of a co-operative or of a trade, with their tasks. */
#include "lian-relation-book.h"
#include "lian-choices.h"

static void
row_free (gpointer data)
{
  LianRelationRow *row = data;
  g_free (row->cooperative_name);
  g_free (row->partner_name);
  g_free (row->goods);
  g_free (row->cause);
  g_free (row->task);
  g_free (row->owner_name);
  g_free (row);
}

/**
 * lian_relation_book_free:
 * @book: (nullable) (transfer full): a book
 */
void
lian_relation_book_free (LianRelationBook *book)
{
  if (book == NULL)
    return;
  g_ptr_array_unref (book->rows);
  g_free (book);
}

static char *
name_of (LianTxn *txn, const char *type, gint64 id)
{
  char *title = id != 0 ? lian_txn_title (txn, lian_type_find (type), id) : NULL;
  return title != NULL ? title : g_strdup ("");
}

static LianDate
day_of_state (const LianRecord *relation, LianRelationState state)
{
  return lian_record_get_date (relation, state == LIAN_RELATION_INTERRUPTED ? "interrupted_on"
                                         : state == LIAN_RELATION_RESTORED  ? "restored_on"
                                                                            : "since");
}

static void
add_task (LianRelationBook *book, LianTxn *txn, const LianRecord *relation, LianRelationRow *row)
{
  gint64 owner = lian_record_get_number (relation, "task_owner");
  row->cause = g_strdup (lian_record_get_text (relation, "interrupted_by"));
  row->task = g_strdup (lian_record_get_text (relation, "task"));
  row->owner_name = owner != 0 ? name_of (txn, "officer", owner) : NULL;
  row->due = lian_record_get_date (relation, "task_due");
  row->overdue = row->due != 0 && row->due < book->working_date;
  book->n_overdue += row->overdue;
}

static void
add_row (LianRelationBook *book, LianTxn *txn, const LianRecord *relation)
{
  LianRelationRow *row = g_new0 (LianRelationRow, 1);
  row->id = lian_record_get_id (relation);
  row->cooperative = lian_record_get_number (relation, "cooperative");
  row->cooperative_name = name_of (txn, "cooperative", row->cooperative);
  row->partner = lian_record_get_number (relation, "partner");
  row->partner_name = name_of (txn, "partner", row->partner);
  row->goods = g_strdup (lian_record_get_text (relation, "goods"));
  row->kind = lian_choice_index (lian_choices_relation_kind,
                                 lian_record_get_text (relation, "relation_kind"));
  row->state = (LianRelationState) lian_choice_index (lian_choices_relation_state,
                                                      lian_record_get_text (relation, "state"));
  row->since = day_of_state (relation, row->state);
  if (row->state == LIAN_RELATION_INTERRUPTED)
    add_task (book, txn, relation, row);
  if (row->state < LIAN_N_RELATION_STATES)
    book->n[row->state]++;
  g_ptr_array_add (book->rows, row);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const LianRelationRow *x = *(LianRelationRow *const *) a, *y = *(LianRelationRow *const *) b;
  gboolean cut = x->state == LIAN_RELATION_INTERRUPTED;
  if (cut != (y->state == LIAN_RELATION_INTERRUPTED))
    return cut ? -1 : 1;
  /* Without a day nobody works on it: that comes first. */
  if (cut && x->due != y->due)
    return x->due < y->due ? -1 : 1;
  int order = g_utf8_collate (x->cooperative_name, y->cooperative_name);
  order = order != 0 ? order : g_utf8_collate (x->partner_name, y->partner_name);
  return order != 0 ? order : (x->id > y->id) - (x->id < y->id);
}

static gboolean
add_all (LianRelationBook *book, LianTxn *txn, const LianRelationScope *scope,
         GPtrArray *relations, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < relations->len; i++)
    {
      const LianRecord *relation = relations->pdata[i];
      gint64 partner = lian_record_get_number (relation, "partner");
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (scope->partner == 0 || scope->partner == partner)
        add_row (book, txn, relation);
    }
  return TRUE;
}

static gboolean
add_trade (LianRelationBook *book, LianTxn *txn, const LianRelationScope *scope,
           GCancellable *cancellable, GError **error)
{
  gboolean ok = TRUE;
  const LianType *relation = lian_type_find ("relation");
  g_autoptr (GPtrArray) makers
      = lian_txn_list (txn, lian_type_find ("cooperative"), "trade", scope->trade);
  for (guint i = 0; ok && i < makers->len; i++)
    {
      g_autoptr (GPtrArray) relations = lian_txn_list (txn, relation, "cooperative",
                                                       lian_record_get_id (makers->pdata[i]));
      ok = add_all (book, txn, scope, relations, cancellable, error);
    }
  return ok;
}

static gboolean
add_scope (LianRelationBook *book, LianTxn *txn, const LianRelationScope *scope,
           GCancellable *cancellable, GError **error)
{
  const LianType *relation = lian_type_find ("relation");
  if (scope->trade != 0 && scope->cooperative == 0)
    return add_trade (book, txn, scope, cancellable, error);
  g_autoptr (GPtrArray) relations
      = scope->cooperative != 0
            ? lian_txn_list (txn, relation, "cooperative", scope->cooperative)
        : scope->partner != 0 ? lian_txn_list (txn, relation, "partner", scope->partner)
                              : lian_txn_list_all (txn, relation);
  return add_all (book, txn, scope, relations, cancellable, error);
}

/**
 * lian_relation_book_load:
 * @txn: the base
 * @scope: which relations
 * @cancellable: (nullable): ends it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the relations; %NULL when it was ended
 */
LianRelationBook *
lian_relation_book_load (LianTxn *txn, const LianRelationScope *scope, GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (LianRelationBook) book = g_new0 (LianRelationBook, 1);
  book->rows = g_ptr_array_new_with_free_func (row_free);
  book->working_date = lian_txn_get_working_date (txn);
  if (!add_scope (book, txn, scope, cancellable, error))
    return NULL;
  g_ptr_array_sort (book->rows, compare_rows);
  return g_steal_pointer (&book);
}
