/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Lists that are kept for everybody who opens the base.
 *
 * They are records, so that keeping one is an act with its author, and undo takes it back.  Their filters are
 * kept under the names of fields, and said in the language of whoever reads them. */
#include "lian-shared-lists.h"
#include "lian-error.h"
#include "lian-filter-words.h"
#include "lian-i18n.h"
#include "lian-json-text.h"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (lian_record_get_title (*(LianRecord *const *) a),
                         lian_record_get_title (*(LianRecord *const *) b));
}

static gboolean
is_of_kind (const LianRecord *list, const char *kind)
{
  return g_strcmp0 (lian_record_get_text (list, "kind"), kind) == 0;
}

/* @filter: (nullable): what @name stands for; %NULL where this version can't read it */
typedef char *(*Naming) (LianTxn *txn, const LianType *type, const LianFilter *filter, const char *name);

static char *
name_by_field (LianTxn *txn, const LianType *type, const LianFilter *filter, const char *name)
{
  return g_strdup (filter != NULL ? filter->field : name);
}

static char *
name_by_words (LianTxn *txn, const LianType *type, const LianFilter *filter, const char *name)
{
  return filter != NULL ? lian_txn_filter_words (txn, type, filter) : g_strdup (name);
}

/* Several filters may have one name, as alternatives of one field do. */
static char *
make_unique (const GPtrArray *names, char *name)
{
  g_autofree char *plain = name;
  char *unique = g_strdup (plain);
  for (guint n = 2; g_ptr_array_find_with_equal_func ((GPtrArray *) names, unique, g_str_equal, NULL); n++)
    {
      g_free (unique);
      unique = g_strdup_printf ("%s %u", plain, n);
    }
  return unique;
}

static void
rename_filters (LianTxn *txn, LianRecord *list, Naming naming)
{
  const LianType *type = lian_type_find (lian_record_get_text (list, "kind"));
  const char *json = lian_record_get_text (list, "filters");
  g_autoptr (GPtrArray) old = json != NULL && type != NULL ? lian_json_read_strings (json) : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free), texts = g_ptr_array_new ();
  for (guint i = 0; old != NULL && i + 1 < old->len; i += 2)
    {
      g_autoptr (LianFilter) filter = lian_filter_from_text (type, old->pdata[i + 1]);
      g_ptr_array_add (names, make_unique (names, naming (txn, type, filter, old->pdata[i])));
      g_ptr_array_add (texts, old->pdata[i + 1]);
    }
  if (names->len == 0)
    return;
  g_autofree char *renamed = lian_json_merge_strings (NULL, (const char *const *) names->pdata,
                                                      (const char *const *) texts->pdata, names->len);
  lian_record_set_text (list, "filters", renamed);
}

/**
 * lian_txn_list_shared:
 * @txn: the base
 * @type: a record type
 *
 * Returns: (transfer full) (element-type LianRecord): the lists of that type that are kept for everybody, by
 *   name, their filters in the program's language
 */
GPtrArray *
lian_txn_list_shared (LianTxn *txn, const LianType *type)
{
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, lian_type_find ("shared_list"));
  GPtrArray *lists = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  for (guint i = 0; i < all->len; i++)
    if (is_of_kind (all->pdata[i], type->id))
      g_ptr_array_add (lists, lian_record_copy (all->pdata[i]));
  for (guint i = 0; i < lists->len; i++)
    rename_filters (txn, lists->pdata[i], name_by_words);
  g_ptr_array_sort (lists, compare_names);
  return lists;
}

/* Returns: the list of the same kind and name; 0 for none */
static gint64
find_same (LianTxn *txn, const LianRecord *list)
{
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, lian_type_find ("shared_list"));
  for (guint i = 0; i < all->len; i++)
    if (is_of_kind (all->pdata[i], lian_record_get_text (list, "kind"))
        && g_strcmp0 (lian_record_get_text (all->pdata[i], "name"), lian_record_get_text (list, "name")) == 0)
      return lian_record_get_id (all->pdata[i]);
  return 0;
}

/**
 * lian_shared_list_keep:
 * @txn: a write
 * @list: (type LianRecord): a record of type "shared_list"; gets its id, who keeps it and the working date
 * @cancellable: (nullable): not looked at
 * @error: return location
 *
 * Keeps a list for everybody, in place of one of the same kind and name.  Is a #LianTxnFunc.
 *
 * Returns: whether it is written
 */
gboolean
lian_shared_list_keep (LianTxn *txn, gpointer list, GCancellable *cancellable, GError **error)
{
  gint64 same = find_same (txn, list);
  rename_filters (txn, list, name_by_field);
  lian_record_set_id (list, same);
  if (lian_txn_get_author (txn) != 0)
    lian_record_set_number (list, "kept_by", lian_txn_get_author (txn));
  lian_record_set_date (list, "kept_on", lian_txn_get_working_date (txn));
  return same != 0 ? lian_txn_update (txn, list, error) : lian_txn_insert (txn, list, error);
}

/**
 * lian_shared_list_forget:
 * @txn: a write
 * @list: (type LianRecord): a record of type "shared_list", of which kind and name count
 * @cancellable: (nullable): not looked at
 * @error: return location; %LIAN_ERROR_CONFLICT when it is no longer there
 *
 * Removes a list that was kept for everybody.  Is a #LianTxnFunc.
 *
 * Returns: whether it is removed
 */
gboolean
lian_shared_list_forget (LianTxn *txn, gpointer list, GCancellable *cancellable, GError **error)
{
  gint64 same = find_same (txn, list);
  if (same != 0)
    return lian_txn_delete (txn, lian_type_find ("shared_list"), same, error);
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT, _ ("the list “%s” is no longer there"),
               lian_record_get_title (list));
  return FALSE;
}
