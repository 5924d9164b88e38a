/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A list of records beside the form of one.
 *
 * The list follows the base by itself.  The form follows the list after a short pause, so that
 * holding an arrow key down does not open every record on the way.  Leaving a form with unsaved
 * fields loses nothing: the form keeps a draft. */
#include "lian-focus.h"
#include "lian-records-page-private.h"
#include "lian-column-chooser.h"
#include "lian-i18n.h"
#include "lian-kept-lists.h"
#include "lian-void.h"

#define OPEN_DELAY_MS 80

G_DEFINE_FINAL_TYPE (LianRecordsPage, lian_records_page, ADW_TYPE_BIN)

gboolean
_lian_records_page_is_read_only (LianRecordsPage *self)
{
  return lian_store_is_read_only (lian_context_get_store (self->context));
}

/* Whether records of the kind on show are made, copied and deleted here. */
gboolean
_lian_records_page_may_type (LianRecordsPage *self)
{
  return !_lian_records_page_is_read_only (self) && !self->type->by_acts;
}

/* Whether one can be made here: by a form, or by the question that a lock is made with. */
gboolean
_lian_records_page_may_make (LianRecordsPage *self)
{
  return _lian_records_page_may_type (self)
         || (g_str_equal (self->type->id, "period_lock") && !_lian_records_page_is_read_only (self));
}

/* Numbers are grouped by thousands, as in every table. */
static char *
format_count (guint n)
{
  g_autofree char *digits = g_strdup_printf ("%u", n);
  GString *text = g_string_new (NULL);
  gsize length = strlen (digits);
  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, digits[i]);
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_narrowed (LianRecordsPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  return *text != '\0' || self->chip != NULL
         || lian_filter_bar_get_filters (self->filter)->len > 0;
}

static void
update_empty (LianRecordsPage *self)
{
  g_autofree char *none = g_strdup_printf (_ ("%s: none yet"), _ (self->type->label_plural));
  g_autofree char *new = g_strdup_printf (_ ("New %s"), _ (self->type->label));
  gboolean narrowed = is_narrowed (self);
  AdwStatusPage *page = ADW_STATUS_PAGE (self->empty);
  adw_status_page_set_title (page, narrowed ? _ ("Nothing Found") : none);
  adw_status_page_set_description (
      page, narrowed ? _ ("No record has these words and fits these filters.")
                     : _ ("Enter the first one, or import a table from a file."));
  GtkWidget *button = adw_status_page_get_child (page);
  gtk_button_set_label (GTK_BUTTON (button), narrowed ? _ ("Show All") : new);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button),
                                  narrowed ? "page.show-all" : "page.new");
  gtk_widget_set_visible (button, narrowed || _lian_records_page_may_make (self));
}

static void
update_count (LianRecordsPage *self, guint n)
{
  g_autofree char *number = format_count (n);
  /* Translators: how many records of all fit the search and the filter. */
  g_autofree char *found = g_strdup_printf (_ ("%s found"), number);
  gtk_label_set_text (GTK_LABEL (self->count), is_narrowed (self) ? found : number);
}

/* Whether the user went into the page.  What comes first in it, GTK gives the focus by itself when the
 * page that had it is hidden. */
static gboolean
was_gone_into (LianRecordsPage *self)
{
  return lian_focus_is_within (GTK_WIDGET (self)) && !lian_focus_is_within (self->switcher);
}

/* What was done, in passing. */
void
_lian_records_page_say (LianRecordsPage *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

/* Gives the list the focus that waits for it, unless the user has gone into the page meanwhile. */
void
_lian_records_page_focus_list (LianRecordsPage *self)
{
  if (!self->focus_wanted || lian_table_model_is_loading (lian_table_get_model (self->table)))
    return;
  self->focus_wanted = FALSE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || was_gone_into (self))
    return;
  if (lian_table_get_count (self->table) > 0)
    lian_table_focus (self->table);
  else
    gtk_widget_child_focus (self->list_stack, GTK_DIR_TAB_FORWARD);
}

/* Shows what the list has now; while it loads, the old rows stay. */
void
_lian_records_page_update (LianRecordsPage *self)
{
  if (self->table == NULL)
    return;
  guint n = lian_table_get_count (self->table);
  guint selected = lian_row_selection_get_size (lian_table_get_selection (self->table));
  gboolean loading = lian_table_model_is_loading (lian_table_get_model (self->table));
  /* While the answer is under way the number on show still belongs to the rows on show. */
  gboolean complete = lian_table_model_is_complete (lian_table_get_model (self->table));
  if (!loading && complete)
    update_count (self, n);
  else if (!loading)
    gtk_label_set_text (GTK_LABEL (self->count), _ ("not counted"));
  /* A list that can't be read is not an empty one: the table says what is the matter. */
  if (n > 0 || !complete)
    gtk_stack_set_visible_child_name (GTK_STACK (self->list_stack), "table");
  else if (!loading)
    {
      update_empty (self);
      gtk_stack_set_visible_child_name (GTK_STACK (self->list_stack), "empty");
    }
  g_autofree char *number = format_count (selected);
  g_autofree char *text = g_strdup_printf (_ ("%s selected"), number);
  gtk_label_set_text (GTK_LABEL (self->selection_label), text);
  gtk_widget_set_visible (self->selection_bar, selected > 1);
  gboolean writable = !_lian_records_page_is_read_only (self);
  gboolean typed = _lian_records_page_may_type (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.delete", selected > 0 && typed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.void", selected > 0 && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.duplicate", selected == 1 && typed);
  gtk_widget_set_sensitive (self->bulk_button, typed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.new",
                                 _lian_records_page_may_make (self));
  _lian_records_page_focus_list (self);
}

/* The name of a row, for questions and notices. */
char *
_lian_records_page_title_of (LianRecordsPage *self, guint position)
{
  GListModel *model = G_LIST_MODEL (lian_table_get_model (self->table));
  g_autoptr (LianRow) row = g_list_model_get_item (model, position);
  const char *title = row != NULL && lian_row_is_loaded (row) ? lian_row_get_title (row) : NULL;
  return g_strdup (title != NULL && *title != '\0' ? title : _ (self->type->label));
}

static gboolean
open_selected_cb (gpointer data)
{
  LianRecordsPage *self = LIAN_RECORDS_PAGE (data);
  self->open_source = 0;
  gint64 id = lian_table_get_selected (self->table);
  if (id != 0 && id != self->opened)
    {
      self->opened = id;
      gtk_stack_set_visible_child_name (GTK_STACK (self->form_stack), "form");
      lian_form_open (self->form, self->type, id);
    }
  return G_SOURCE_REMOVE;
}

static void
selected_cb (LianRecordsPage *self)
{
  g_clear_handle_id (&self->open_source, g_source_remove);
  self->open_source = g_timeout_add (OPEN_DELAY_MS, open_selected_cb, self);
}

static void
activated_cb (LianRecordsPage *self, gint64 id)
{
  /* The row with the focus need not be the selected one. */
  if (lian_table_get_selected (self->table) != id)
    lian_table_select_id (self->table, id);
  g_clear_handle_id (&self->open_source, g_source_remove);
  open_selected_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

static void
filter_changed_cb (LianRecordsPage *self)
{
  lian_table_set_filters (self->table, lian_filter_bar_get_filters (self->filter));
  _lian_records_page_update (self);
}

/* The rows that were found before stay below it. */
static void
say_search_problem (LianRecordsPage *self, const char *problem)
{
  gtk_label_set_text (GTK_LABEL (self->search_problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->search_problem, problem != NULL);
  if (problem != NULL)
    {
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      problem, -1);
      return;
    }
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_STATE_INVALID);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
search_changed_cb (LianRecordsPage *self)
{
  if (self->table == NULL)
    return;
  g_autoptr (GError) error = NULL;
  gboolean fine = lian_table_set_search (self->table, gtk_editable_get_text (GTK_EDITABLE (self->search)),
                                         &error);
  say_search_problem (self, fine ? NULL : error->message);
  _lian_records_page_update (self);
}

static void
search_activate_cb (LianRecordsPage *self)
{
  lian_table_focus (self->table);
}

static void
saved_cb (LianRecordsPage *self, gint64 id)
{
  self->opened = id;
  if (lian_form_get_record_type (self->form) == self->type)
    lian_table_select_id (self->table, id);
}

static void
switched_cb (LianRecordsPage *self)
{
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->switcher));
  if (at < self->types->len && g_ptr_array_index (self->types, at) != self->type)
    _lian_records_page_show_type (self, g_ptr_array_index (self->types, at));
}

static void
replace_chooser (LianRecordsPage *self)
{
  GtkWidget *box = gtk_widget_get_parent (self->search);
  if (self->chooser != NULL)
    {
      gtk_box_remove (GTK_BOX (box), self->kept);
      gtk_box_remove (GTK_BOX (box), self->chooser);
    }
  self->kept = lian_kept_lists_new (self->context, self->table, GTK_EDITABLE (self->search), self->filter);
  gtk_box_append (GTK_BOX (box), self->kept);
  self->chooser = lian_column_chooser_new (self->table);
  gtk_box_append (GTK_BOX (box), self->chooser);
}

/* Lists the records of @type; the form keeps its record until one is chosen. */
void
_lian_records_page_show_type (LianRecordsPage *self, const LianType *type)
{
  guint at = 0;
  if (g_ptr_array_find (self->types, type, &at))
    {
      self->type = type;
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->switcher), at);
    }
  g_clear_handle_id (&self->open_source, g_source_remove);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  say_search_problem (self, NULL);
  lian_filter_bar_set_type (self->filter, type);
  self->table = LIAN_TABLE (lian_table_new (self->context, type));
  adw_bin_set_child (ADW_BIN (self->table_bin), GTK_WIDGET (self->table));
  g_signal_connect_object (self->table, "selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "changed", G_CALLBACK (_lian_records_page_update), self,
                           G_CONNECT_SWAPPED);
  replace_chooser (self);
  _lian_records_page_build_chips (self);
  g_autofree char *tip = g_strdup_printf (_ ("New %s (Ctrl+N)"), _ (type->label));
  gtk_widget_set_tooltip_text (self->new_button, tip);
  gtk_widget_set_visible (self->void_button, lian_void_applies (type));
  lian_form_close (self->form);
  self->opened = 0;
  gtk_stack_set_visible_child_name (GTK_STACK (self->form_stack), "nothing");
  _lian_records_page_update (self);
}

static void
connect_children (LianRecordsPage *self)
{
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (search_activate_cb), self);
  g_signal_connect_swapped (self->filter, "changed", G_CALLBACK (filter_changed_cb), self);
  g_signal_connect_swapped (self->switcher, "notify::selected", G_CALLBACK (switched_cb), self);
  g_signal_connect_object (self->form, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
}

static void
lian_records_page_dispose (GObject *object)
{
  LianRecordsPage *self = LIAN_RECORDS_PAGE (object);
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->open_source, g_source_remove);
  self->table = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_records_page_parent_class)->dispose (object);
}

static void
lian_records_page_finalize (GObject *object)
{
  LianRecordsPage *self = LIAN_RECORDS_PAGE (object);
  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->types);
  G_OBJECT_CLASS (lian_records_page_parent_class)->finalize (object);
}

static void
lian_records_page_class_init (LianRecordsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_records_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_records_page_finalize;
  _lian_records_page_install_actions (GTK_WIDGET_CLASS (klass));
}

static void
lian_records_page_init (LianRecordsPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->types = g_ptr_array_new ();
}

/**
 * lian_records_page_new:
 * @context: what pages share
 * @type_ids: (array zero-terminated=1): the record types to switch between
 *
 * Returns: (transfer floating): a page that lists records of the first type
 */
GtkWidget *
lian_records_page_new (LianContext *context, const char *const *type_ids)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  LianRecordsPage *self = g_object_new (LIAN_TYPE_RECORDS_PAGE, NULL);
  self->context = g_object_ref (context);
  for (const char *const *id = type_ids; *id != NULL; id++)
    {
      const LianType *type = lian_type_find (*id);
      if (type != NULL)
        g_ptr_array_add (self->types, (gpointer) type);
    }
  g_return_val_if_fail (self->types->len > 0, NULL);
  _lian_records_page_build (self);
  connect_children (self);
  _lian_records_page_show_type (self, g_ptr_array_index (self->types, 0));
  return GTK_WIDGET (self);
}

/**
 * lian_records_page_get_type_info:
 * @self: a page
 *
 * Returns: (transfer none): the type listed now
 */
const LianType *
lian_records_page_get_type_info (LianRecordsPage *self)
{
  g_return_val_if_fail (LIAN_IS_RECORDS_PAGE (self), NULL);
  return self->type;
}

/**
 * lian_records_page_get_record:
 * @self: a page
 * @id: (out): the record; 0 for a new one
 *
 * Returns: (transfer none) (nullable): the type of the record in the form; %NULL while it is empty
 */
const LianType *
lian_records_page_get_record (LianRecordsPage *self, gint64 *id)
{
  g_return_val_if_fail (LIAN_IS_RECORDS_PAGE (self), NULL);
  *id = lian_form_get_record_id (self->form);
  return lian_form_get_record_type (self->form);
}

/**
 * lian_records_page_dup_shown:
 * @self: a page
 *
 * Returns: (transfer full) (nullable) (element-type gint64): what a search or filter has left; %NULL while
 *   nothing narrows the list, or not all of it is known yet
 */
GArray *
lian_records_page_dup_shown (LianRecordsPage *self)
{
  g_return_val_if_fail (LIAN_IS_RECORDS_PAGE (self), NULL);
  LianTableModel *model = lian_table_get_model (self->table);
  if (!is_narrowed (self) || lian_table_model_is_loading (model) || !lian_table_model_is_complete (model))
    return NULL;
  return lian_table_model_dup_ids (model);
}

/**
 * lian_records_page_is_in_form:
 * @self: a page
 *
 * Returns: whether the keys go to the form, not to the list
 */
gboolean
lian_records_page_is_in_form (LianRecordsPage *self)
{
  g_return_val_if_fail (LIAN_IS_RECORDS_PAGE (self), FALSE);
  return lian_focus_is_within (self->form_stack);
}

/**
 * lian_records_page_open:
 * @self: a page
 * @type: one of its types
 * @id: a record; 0 for none
 *
 * Lists @type, selects the record and opens it.  A search or filter that could hide it is removed.
 */
void
lian_records_page_open (LianRecordsPage *self, const LianType *type, gint64 id)
{
  g_return_if_fail (LIAN_IS_RECORDS_PAGE (self));
  if (type != self->type)
    _lian_records_page_show_type (self, type);
  if (id == 0)
    return;
  if (is_narrowed (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "page.show-all", NULL);
  lian_table_select_id (self->table, id);
  self->opened = id;
  gtk_stack_set_visible_child_name (GTK_STACK (self->form_stack), "form");
  lian_form_open (self->form, type, id);
}

/**
 * lian_records_page_open_draft:
 * @self: a page
 * @draft: a draft of one of its types
 *
 * Opens the form as it was left.
 */
void
lian_records_page_open_draft (LianRecordsPage *self, const LianDraft *draft)
{
  g_return_if_fail (LIAN_IS_RECORDS_PAGE (self));
  const LianType *type = lian_type_find (draft->type);
  if (type == NULL)
    return;
  if (type != self->type)
    _lian_records_page_show_type (self, type);
  self->opened = draft->record;
  if (draft->record != 0)
    lian_table_select_id (self->table, draft->record);
  gtk_stack_set_visible_child_name (GTK_STACK (self->form_stack), "form");
  lian_form_open_draft (self->form, draft);
}
