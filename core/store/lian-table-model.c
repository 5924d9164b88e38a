/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A list of records for views.
 *
 * A query gives a vector of ids, 8 bytes a row; rows are made when asked for (lian-table-pages.c).
 * Another slice is asked for twice: its first rows, which a list that may have a million shows at once,
 * and, when these are being read, all the ids, which are added behind them.  Of thousands that have the
 * words looked for the first rows are some of them, and the order follows with all the ids.
 * An answer that belongs to an older query is dropped by its generation. */
#include "lian-error.h"
#include "lian-table-model-private.h"
#include "lian-txn-private.h"


enum
{
  PROP_0,
  PROP_LOADING,
  PROP_N_ITEMS,
  PROP_PROBLEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint rebuilt_signal;

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LianTableModel, lian_table_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
get_item_type (GListModel *model)
{
  return LIAN_TYPE_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return LIAN_TABLE_MODEL (model)->ids->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  LianTableModel *self = LIAN_TABLE_MODEL (model);
  return position < self->ids->len ? _lian_table_get_row (self, position) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

typedef struct
{
  LianQuery query;
  GPtrArray *filters;
  GPtrArray *terms;
  char *search;
  char *sort;
  const LianDerived *derived;
  const char *chip;
  guint generation;
  GArray *ids;
  GError *missing; /* why some ids are not among them */
} Find;

static void
find_free (gpointer data)
{
  Find *find = data;
  g_ptr_array_unref (find->filters);
  g_ptr_array_unref (find->terms);
  g_free (find->search);
  g_free (find->sort);
  g_clear_pointer (&find->ids, g_array_unref);
  g_clear_error (&find->missing);
  g_free (find);
}

/* Of a damaged base the whole list is shown as far as it can be read; an answer to a question has to be
 * complete or none. */
static gboolean
may_salvage (const Find *find)
{
  return g_error_matches (find->missing, LIAN_ERROR, LIAN_ERROR_DAMAGED)
         && find->filters->len == 0 && find->terms->len == 0 && find->chip == NULL && (find->search == NULL || *find->search == '\0');
}

static const char *
condition_of (const LianDerived *derived, const char *chip)
{
  guint at = 0;
  while (!g_str_equal (derived->chips[at].value, chip))
    at++;
  return derived->conditions[at];
}

/* Keeps the records that fulfil the condition, which is asked for all of them at once. */
static gboolean
keep (LianTxn *txn, Find *find, GError **error)
{
  guint kept = 0;
  g_autoptr (GHashTable) wanted
      = _lian_txn_select_ids (txn, condition_of (find->derived, find->chip), error);
  if (wanted == NULL)
    return FALSE;
  for (guint i = 0; i < find->ids->len; i++)
    {
      gint64 id = g_array_index (find->ids, gint64, i);
      if (g_hash_table_contains (wanted, &id))
        g_array_index (find->ids, gint64, kept++) = id;
    }
  g_array_set_size (find->ids, kept);
  return TRUE;
}

static gboolean
find_ids (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Find *find = data;
  find->ids = lian_txn_query (txn, &find->query, cancellable, &find->missing);
  if (find->ids != NULL)
    return find->chip == NULL || keep (txn, find, error);
  if (may_salvage (find))
    find->ids = _lian_txn_salvage_ids (txn, find->query.type, cancellable);
  if (find->ids != NULL && find->ids->len > 0)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&find->missing));
  return FALSE;
}

static void
set_loading (LianTableModel *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

void
_lian_table_tell_problem (LianTableModel *self, const char *problem)
{
  if (g_strcmp0 (problem, self->problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void ask (LianTableModel *self, guint limit);

/* The rows that are seen first are read before the reader turns to the whole query. */
static void
begin_with (LianTableModel *self, GArray *ids)
{
  g_array_set_size (ids, LIAN_TABLE_FIRST);
  _lian_table_swap_ids (self, ids);
  g_object_unref (_lian_table_get_row (self, 0));
  ask (self, 0);
}

static void
ids_found_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LianTableModel) self = user_data;
  g_autoptr (GError) error = NULL;
  Find *find = lian_store_read_finish (LIAN_STORE (object), result, &error);
  if (find == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      _lian_table_ids_read (self, error);
      set_loading (self, FALSE);
      return;
    }
  if (find->generation != self->generation)
    return;
  if (find->query.limit > 0 && find->missing == NULL && find->ids->len == find->query.limit)
    {
      begin_with (self, g_steal_pointer (&find->ids));
      return;
    }
  if (find->missing != NULL)
    _lian_table_ids_salvaged (self, find->missing);
  else
    _lian_table_ids_read (self, NULL);
  _lian_table_show_ids (self, g_steal_pointer (&find->ids));
}

/* All the ids are shown.  Not before: a list that loads no more and has no rows is an empty one. */
void
_lian_table_ids_shown (LianTableModel *self)
{
  set_loading (self, FALSE);
  g_signal_emit (self, rebuilt_signal, 0);
}

void
_lian_table_tell_n_items (LianTableModel *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

/* @limit: most ids; 0 for all */
static void
ask (LianTableModel *self, guint limit)
{
  Find *find = g_new0 (Find, 1);
  find->filters = lian_filters_copy (self->filters);
  find->terms = g_ptr_array_ref (self->query->terms);
  find->search = g_strdup (self->query->words);
  find->sort = g_strdup (self->sort);
  find->derived = self->derived;
  find->chip = self->chip;
  find->generation = self->generation;
  find->query = (LianQuery){ .type = self->type,
                             .filters = find->filters,
                             .terms = find->terms,
                             .search = find->search,
                             .sort = find->sort,
                             .descending = self->descending,
                             .limit = limit,
                             .quick = limit > 0 };
  lian_store_read_async (self->store, find_ids, find, find_free, self->cancellable, ids_found_cb,
                         g_object_ref (self));
}

static void
drop_answers (LianTableModel *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->generation++;
  _lian_table_stop_growing (self);
  set_loading (self, TRUE);
}

/* Another slice.  A condition that is worked out for all records at once has no cheap beginning. */
static void
renew (LianTableModel *self)
{
  drop_answers (self);
  ask (self, self->chip == NULL ? LIAN_TABLE_FIRST + 1 : 0);
}

/**
 * lian_table_model_refresh:
 * @self: a model
 *
 * Runs the query again; old rows stay until the answer is complete.
 */
void
lian_table_model_refresh (LianTableModel *self)
{
  g_return_if_fail (LIAN_IS_TABLE_MODEL (self));
  drop_answers (self);
  ask (self, 0);
}

static gboolean
shows_type (LianTableModel *self, const LianChangeSet *set)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (self->columns[i] >= (int) self->type->n_fields)
        continue;
      const LianField *field = &self->type->fields[self->columns[i]];
      if (field->reference != NULL && lian_change_set_touches (set, field->reference))
        return TRUE;
    }
  return FALSE;
}

static gboolean
derives_from (LianTableModel *self, const LianChangeSet *set)
{
  for (guint i = 0; self->derived != NULL && self->derived->from[i] != NULL; i++)
    if (lian_change_set_touches (set, self->derived->from[i]))
      return TRUE;
  return FALSE;
}

static void
store_changed_cb (LianStore *store, LianChangeSet *set, LianTableModel *self)
{
  gboolean own = lian_change_set_touches (set, self->type->id);
  gboolean derived = derives_from (self, set);
  gboolean all = derived || shows_type (self, set);
  if (!own && !all)
    return;
  if (own || (derived && self->chip != NULL))
    lian_table_model_refresh (self);
  _lian_table_reload (self, own && !lian_change_set_is_bulk (set) && !all ? set : NULL);
}

static void
lian_table_model_dispose (GObject *object)
{
  LianTableModel *self = LIAN_TABLE_MODEL (object);
  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->closing);
  _lian_table_stop_growing (self);
  if (self->pages != NULL)
    g_hash_table_remove_all (self->pages);
  g_queue_clear (&self->recent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (lian_table_model_parent_class)->dispose (object);
}

static void
lian_table_model_finalize (GObject *object)
{
  LianTableModel *self = LIAN_TABLE_MODEL (object);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->closing);
  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_clear_pointer (&self->live, g_hash_table_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self->columns);
  g_free (self->search);
  g_clear_pointer (&self->query, lian_query_text_free);
  g_ptr_array_unref (self->filters);
  g_free (self->sort);
  g_free (self->problem);
  G_OBJECT_CLASS (lian_table_model_parent_class)->finalize (object);
}

static void
lian_table_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LianTableModel *self = LIAN_TABLE_MODEL (object);
  if (id == PROP_LOADING)
    g_value_set_boolean (value, self->loading);
  else if (id == PROP_N_ITEMS)
    g_value_set_uint (value, self->ids->len);
  else if (id == PROP_PROBLEM)
    g_value_set_string (value, self->problem);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lian_table_model_class_init (LianTableModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  object_class->dispose = lian_table_model_dispose;
  object_class->finalize = lian_table_model_finalize;
  object_class->get_property = lian_table_model_get_property;
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  rebuilt_signal = g_signal_new ("rebuilt", LIAN_TYPE_TABLE_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
lian_table_model_init (LianTableModel *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->filters = lian_filters_new ();
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, _lian_table_page_free);
  self->live = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
  self->closing = g_cancellable_new ();
  g_queue_init (&self->recent);
}

/**
 * lian_table_model_new:
 * @store: the base
 * @type: what to list
 * @columns: (array length=n_columns): places of the fields to show
 * @n_columns: their number
 *
 * Returns: (transfer full): a model, by title, filling in
 */
LianTableModel *
lian_table_model_new (LianStore *store, const LianType *type, const int *columns, guint n_columns)
{
  g_return_val_if_fail (LIAN_IS_STORE (store), NULL);
  LianTableModel *self = g_object_new (LIAN_TYPE_TABLE_MODEL, NULL);
  self->store = g_object_ref (store);
  self->type = type;
  self->query = lian_query_text_read (type, "", 0, NULL);
  self->columns = g_memdup2 (columns, sizeof (int) * n_columns);
  self->n_columns = n_columns;
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  renew (self);
  return self;
}

/**
 * lian_table_model_set_derived:
 * @self: a model that was only just made
 * @derived: (nullable): the columns whose places follow those of the fields
 */
void
lian_table_model_set_derived (LianTableModel *self, const LianDerived *derived)
{
  g_return_if_fail (LIAN_IS_TABLE_MODEL (self));
  self->derived = derived;
}

/**
 * lian_table_model_set_chip:
 * @self: a model
 * @chip: (nullable): the value of one of the conditions of its #LianDerived; %NULL for all records
 *
 * Keeps only records that fulfil the condition.
 */
void
lian_table_model_set_chip (LianTableModel *self, const char *chip)
{
  g_return_if_fail (LIAN_IS_TABLE_MODEL (self));
  const char *kept = g_intern_string (chip);
  if (self->chip == kept || self->derived == NULL)
    return;
  self->chip = kept;
  renew (self);
}

/**
 * lian_table_model_set_search:
 * @self: a model
 * @search: (nullable): words and conditions, see lian_query_text_read(); %NULL or "" for all
 * @error: return location; names the place of what cannot be read
 *
 * Returns: whether @search could be read; otherwise the list stays as it was
 */
gboolean
lian_table_model_set_search (LianTableModel *self, const char *search, GError **error)
{
  g_return_val_if_fail (LIAN_IS_TABLE_MODEL (self), FALSE);
  if (g_strcmp0 (self->search, search) == 0)
    return TRUE;
  LianQueryText *query = lian_query_text_read (self->type, search != NULL ? search : "",
                                               lian_store_get_working_date (self->store), error);
  if (query == NULL)
    return FALSE;
  lian_query_text_free (self->query);
  self->query = query;
  g_free (self->search);
  self->search = g_strdup (search);
  renew (self);
  return TRUE;
}

/**
 * lian_table_model_set_filters:
 * @self: a model
 * @filters: (nullable) (element-type LianFilter): conditions, see #LianFilter; copied
 *
 * Keeps only records that fulfil the conditions.
 */
void
lian_table_model_set_filters (LianTableModel *self, const GPtrArray *filters)
{
  g_return_if_fail (LIAN_IS_TABLE_MODEL (self));
  GPtrArray *copy = lian_filters_copy (filters);
  g_ptr_array_unref (self->filters);
  self->filters = copy;
  renew (self);
}

/**
 * lian_table_model_set_sort:
 * @self: a model
 * @field: (nullable): field to sort by; %NULL for the title
 * @descending: whether to turn the order round
 */
void
lian_table_model_set_sort (LianTableModel *self, const char *field, gboolean descending)
{
  g_return_if_fail (LIAN_IS_TABLE_MODEL (self));
  if (g_strcmp0 (self->sort, field) == 0 && self->descending == descending)
    return;
  g_free (self->sort);
  self->sort = g_strdup (field);
  self->descending = descending;
  renew (self);
}

/**
 * lian_table_model_is_loading:
 * @self: a model
 *
 * Returns: whether an answer is still to come
 */
gboolean
lian_table_model_is_loading (LianTableModel *self)
{
  g_return_val_if_fail (LIAN_IS_TABLE_MODEL (self), FALSE);
  return self->loading;
}

/**
 * lian_table_model_find:
 * @self: a model
 * @id: a record
 *
 * Returns: its position, or %G_MAXUINT
 */
guint
lian_table_model_find (LianTableModel *self, gint64 id)
{
  g_return_val_if_fail (LIAN_IS_TABLE_MODEL (self), G_MAXUINT);
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      return i;
  return G_MAXUINT;
}

/**
 * lian_table_model_get_id:
 * @self: a model
 * @position: a position
 *
 * Makes no row.
 *
 * Returns: the record there, or 0 past the end
 */
gint64
lian_table_model_get_id (LianTableModel *self, guint position)
{
  g_return_val_if_fail (LIAN_IS_TABLE_MODEL (self), 0);
  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

/**
 * lian_table_model_dup_ids:
 * @self: a model
 *
 * Makes no row.
 *
 * Returns: (transfer full) (element-type gint64): the records in their order; while an answer is under way
 *   those on show
 */
GArray *
lian_table_model_dup_ids (LianTableModel *self)
{
  g_return_val_if_fail (LIAN_IS_TABLE_MODEL (self), NULL);
  return g_array_copy (self->ids);
}
