/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The selected rows of a table, as a set of positions.
 *
 * GtkMultiSelection makes an object of every row to select all of them, and scans the model after
 * each reset: over a second at a million rows.  Here the selection is a bitset, and the ids behind
 * it are read from the model's vector when they are needed.
 *
 * The model is rebuilt in two steps, empty and filled again; the ids are therefore noted with each
 * change of the selection and looked up when the model says that it was rebuilt.  Very large
 * selections are dropped by a rebuild: whoever selected all of a list means that list. */
#include "lian-row-selection.h"

struct _LianRowSelection
{
  GObject parent_instance;

  LianTableModel *model;
  GtkBitset *set;
  GArray *ids;
};

static void list_model_init (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LianRowSelection, lian_row_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          selection_model_init))

static GType
get_item_type (GListModel *model)
{
  return LIAN_TYPE_ROW;
}

static guint
get_n_items (GListModel *model)
{
  LianRowSelection *self = LIAN_ROW_SELECTION (model);
  return self->model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;
}

static gpointer
get_item (GListModel *model, guint position)
{
  LianRowSelection *self = LIAN_ROW_SELECTION (model);
  return self->model != NULL ? g_list_model_get_item (G_LIST_MODEL (self->model), position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
note_ids (LianRowSelection *self)
{
  g_array_set_size (self->ids, 0);
  if (self->model == NULL || gtk_bitset_get_size (self->set) > LIAN_ROW_SELECTION_KEPT)
    return;
  GtkBitsetIter iter;
  guint position;
  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->set, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = lian_table_model_get_id (self->model, position);
      g_array_append_val (self->ids, id);
    }
}

/* Takes @next. */
static void
replace (LianRowSelection *self, GtkBitset *next)
{
  GtkBitset *changed = self->set;
  self->set = next;
  note_ids (self);
  /* A symmetric difference, in GTK's words. */
  gtk_bitset_difference (changed, next);
  if (!gtk_bitset_is_empty (changed))
    {
      guint first = gtk_bitset_get_minimum (changed);
      guint last = gtk_bitset_get_maximum (changed);
      gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), first, last - first + 1);
    }
  gtk_bitset_unref (changed);
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (LIAN_ROW_SELECTION (model)->set, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_bitset_ref (LIAN_ROW_SELECTION (model)->set);
}

static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  LianRowSelection *self = LIAN_ROW_SELECTION (model);
  GtkBitset *next = gtk_bitset_copy (self->set);
  g_autoptr (GtkBitset) add = gtk_bitset_copy (selected);
  gtk_bitset_subtract (next, mask);
  gtk_bitset_intersect (add, mask);
  gtk_bitset_union (next, add);
  replace (self, next);
  return TRUE;
}

static gboolean
select_all (GtkSelectionModel *model)
{
  LianRowSelection *self = LIAN_ROW_SELECTION (model);
  replace (self, gtk_bitset_new_range (0, get_n_items (G_LIST_MODEL (self))));
  return TRUE;
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  replace (LIAN_ROW_SELECTION (model), gtk_bitset_new_empty ());
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->set_selection = set_selection;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
}

/* A splice moves positions; the ids stay right but for removed rows, which a rebuild drops. */
static void
items_changed_cb (LianRowSelection *self, guint position, guint removed, guint added)
{
  gtk_bitset_splice (self->set, position, removed, added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static GtkBitset *
find_many (LianRowSelection *self)
{
  GtkBitset *found = gtk_bitset_new_empty ();
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < self->ids->len; i++)
    g_hash_table_add (wanted, &g_array_index (self->ids, gint64, i));
  guint n = get_n_items (G_LIST_MODEL (self));
  for (guint i = 0; i < n && gtk_bitset_get_size (found) < self->ids->len; i++)
    {
      gint64 id = lian_table_model_get_id (self->model, i);
      if (g_hash_table_contains (wanted, &id))
        gtk_bitset_add (found, i);
    }
  return found;
}

static void
rebuilt_cb (LianRowSelection *self)
{
  if (self->ids->len > 1)
    {
      replace (self, find_many (self));
      return;
    }
  GtkBitset *found = gtk_bitset_new_empty ();
  if (self->ids->len == 1)
    {
      guint at = lian_table_model_find (self->model, g_array_index (self->ids, gint64, 0));
      if (at != GTK_INVALID_LIST_POSITION)
        gtk_bitset_add (found, at);
    }
  replace (self, found);
}

static void
lian_row_selection_dispose (GObject *object)
{
  LianRowSelection *self = LIAN_ROW_SELECTION (object);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (lian_row_selection_parent_class)->dispose (object);
}

static void
lian_row_selection_finalize (GObject *object)
{
  LianRowSelection *self = LIAN_ROW_SELECTION (object);
  gtk_bitset_unref (self->set);
  g_array_unref (self->ids);
  G_OBJECT_CLASS (lian_row_selection_parent_class)->finalize (object);
}

static void
lian_row_selection_class_init (LianRowSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_row_selection_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_row_selection_finalize;
}

static void
lian_row_selection_init (LianRowSelection *self)
{
  self->set = gtk_bitset_new_empty ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * lian_row_selection_new:
 * @model: the table
 *
 * Returns: (transfer full): a selection in which nothing is selected
 */
LianRowSelection *
lian_row_selection_new (LianTableModel *model)
{
  g_return_val_if_fail (LIAN_IS_TABLE_MODEL (model), NULL);
  LianRowSelection *self = g_object_new (LIAN_TYPE_ROW_SELECTION, NULL);
  self->model = g_object_ref (model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "rebuilt", G_CALLBACK (rebuilt_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * lian_row_selection_get_size:
 * @self: a selection
 *
 * Returns: how many rows are selected
 */
guint
lian_row_selection_get_size (LianRowSelection *self)
{
  g_return_val_if_fail (LIAN_IS_ROW_SELECTION (self), 0);
  return (guint) gtk_bitset_get_size (self->set);
}

/**
 * lian_row_selection_get_first:
 * @self: a selection
 *
 * Returns: the first selected position, or %GTK_INVALID_LIST_POSITION
 */
guint
lian_row_selection_get_first (LianRowSelection *self)
{
  g_return_val_if_fail (LIAN_IS_ROW_SELECTION (self), GTK_INVALID_LIST_POSITION);
  return gtk_bitset_is_empty (self->set) ? GTK_INVALID_LIST_POSITION
                                         : gtk_bitset_get_minimum (self->set);
}

/**
 * lian_row_selection_dup_ids:
 * @self: a selection
 *
 * Returns: (transfer full) (element-type gint64): the selected records, in the table's order
 */
GArray *
lian_row_selection_dup_ids (LianRowSelection *self)
{
  g_return_val_if_fail (LIAN_IS_ROW_SELECTION (self), NULL);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint position;
  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->set, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = lian_table_model_get_id (self->model, position);
      g_array_append_val (ids, id);
    }
  return ids;
}

/**
 * lian_row_selection_select_only:
 * @self: a selection
 * @position: a row
 *
 * Selects this row and no other.
 */
void
lian_row_selection_select_only (LianRowSelection *self, guint position)
{
  g_return_if_fail (LIAN_IS_ROW_SELECTION (self));
  replace (self, gtk_bitset_new_range (position, 1));
}
