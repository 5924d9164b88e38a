/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Search over all kinds of records.
 *
 * The focus stays in the entry: the list below only shows which hit Enter would open.  An answer
 * to words that have changed meanwhile is dropped. */
#include "lian-search-entry.h"
#include "lian-i18n.h"

#define MAX_HITS 30

struct _LianSearchEntry
{
  AdwBin parent_instance;

  LianContext *context;
  GCancellable *cancellable;
  guint generation;
  GtkWidget *entry;
  GtkWidget *popover;
  GtkWidget *list;
  GtkWidget *nothing;
};

G_DEFINE_FINAL_TYPE (LianSearchEntry, lian_search_entry, ADW_TYPE_BIN)

typedef struct
{
  char *text;
  guint generation;
  GPtrArray *hits;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;
  g_free (search->text);
  g_clear_pointer (&search->hits, g_ptr_array_unref);
  g_free (search);
}

static gboolean
run_search (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Search *search = data;
  search->hits = lian_txn_search (txn, search->text, NULL, MAX_HITS, error);
  return search->hits != NULL;
}

static void
append_hit (LianSearchEntry *self, const LianHit *hit)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (hit->title);
  GtkWidget *kind = gtk_label_new (_ (hit->type->label));
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (kind, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), kind);
  GtkWidget *row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  g_autofree char *name = g_strdup_printf ("%s, %s", hit->title, _ (hit->type->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gint64 *id = g_new (gint64, 1);
  *id = hit->id;
  g_object_set_data_full (G_OBJECT (row), "lian-id", id, g_free);
  g_object_set_data (G_OBJECT (row), "lian-type", (gpointer) hit->type);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
clear_hits (LianSearchEntry *self)
{
  GtkListBoxRow *row;
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
}

static void
select_row (LianSearchEntry *self, GtkListBoxRow *row)
{
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  if (row != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                    GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  else
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry),
                                   GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianSearchEntry) self = data;
  g_autoptr (GError) error = NULL;
  Search *search = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->popover == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || (search != NULL && search->generation != self->generation))
    return;
  select_row (self, NULL);
  clear_hits (self);
  for (guint i = 0; search != NULL && i < search->hits->len; i++)
    append_hit (self, g_ptr_array_index (search->hits, i));
  gtk_label_set_text (GTK_LABEL (self->nothing),
                      search != NULL ? _ ("Nothing found") : error->message);
  gtk_widget_set_visible (self->nothing, search == NULL || search->hits->len == 0);
  select_row (self, gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
close_hits (LianSearchEntry *self)
{
  self->generation++;
  select_row (self, NULL);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
changed_cb (LianSearchEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  if (*text == '\0')
    {
      close_hits (self);
      return;
    }
  Search *search = g_new0 (Search, 1);
  search->text = g_strdup (text);
  search->generation = ++self->generation;
  lian_store_read_async (lian_context_get_store (self->context), run_search, search, search_free,
                         self->cancellable, found_cb, g_object_ref (self));
}

static void
open_row (LianSearchEntry *self, GtkListBoxRow *row)
{
  const LianType *type = g_object_get_data (G_OBJECT (row), "lian-type");
  gint64 id = *(gint64 *) g_object_get_data (G_OBJECT (row), "lian-id");
  close_hits (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", type->id, id);
}

static void
activate_cb (LianSearchEntry *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  if (row != NULL && gtk_widget_get_visible (self->popover))
    open_row (self, row);
  else
    changed_cb (self);
}

static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  LianSearchEntry *self = data;
  int step = g_variant_get_int32 (args);
  if (!gtk_widget_get_visible (self->popover))
    return FALSE;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int at = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), at);
  if (row != NULL)
    select_row (self, row);
  return TRUE;
}

static void
add_key (LianSearchEntry *self, GtkShortcutController *keys, guint key, int step)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, 0),
                                            gtk_callback_action_new (move_cb, self, NULL));
  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (step));
  gtk_shortcut_controller_add_shortcut (keys, shortcut);
}

static void
make_entry (LianSearchEntry *self)
{
  self->entry = gtk_search_entry_new ();
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->entry), 120);
  g_object_set (self->entry, "placeholder-text", _ ("Search everything (Ctrl+K)"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search everything"), -1);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_key (self, GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_Down, 1);
  add_key (self, GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_Up, -1);
  gtk_widget_add_controller (self->entry, keys);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (close_hits), self);
  gtk_widget_add_controller (self->entry, focus);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (close_hits), self);
  adw_bin_set_child (ADW_BIN (self), self->entry);
}

static void
make_popover (LianSearchEntry *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  self->list = gtk_list_box_new ();
  self->nothing = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->nothing), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->nothing), 60);
  gtk_widget_add_css_class (self->list, "hits");
  gtk_widget_add_css_class (self->nothing, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Hits"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (open_row), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 380);
  gtk_widget_set_size_request (scroller, 420, -1);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), self->nothing);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

static gboolean
lian_search_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LIAN_SEARCH_ENTRY (widget)->entry);
}

static void
lian_search_entry_dispose (GObject *object)
{
  LianSearchEntry *self = LIAN_SEARCH_ENTRY (object);
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_search_entry_parent_class)->dispose (object);
}

static void
lian_search_entry_finalize (GObject *object)
{
  g_object_unref (LIAN_SEARCH_ENTRY (object)->cancellable);
  G_OBJECT_CLASS (lian_search_entry_parent_class)->finalize (object);
}

static void
lian_search_entry_class_init (LianSearchEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_search_entry_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_search_entry_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = lian_search_entry_grab_focus;
}

static void
lian_search_entry_init (LianSearchEntry *self)
{
  self->cancellable = g_cancellable_new ();
  make_popover (self);
  make_entry (self);
}

/**
 * lian_search_entry_new:
 * @context: what pages share
 *
 * Returns: (transfer floating): an empty entry
 */
GtkWidget *
lian_search_entry_new (LianContext *context)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  LianSearchEntry *self = g_object_new (LIAN_TYPE_SEARCH_ENTRY, NULL);
  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

