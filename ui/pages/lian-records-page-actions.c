/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What can be done with the records of a page: new, duplicate, print, go on. */
#include "lian-bulk-window.h"
#include "lian-deliveries-window.h"
#include "lian-focus.h"
#include "lian-history-window.h"
#include "lian-i18n.h"
#include "lian-period-question.h"
#include "lian-print-operation.h"
#include "lian-records-page-private.h"
#include "lian-reorganise-question.h"
#include "lian-versions-window.h"

static void
show_form (LianRecordsPage *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->form_stack), "form");
  gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

static void
new_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianRecordsPage *self = LIAN_RECORDS_PAGE (widget);
  if (!_lian_records_page_may_make (self))
    return;
  if (!_lian_records_page_may_type (self))
    {
      lian_period_question_close (widget, self->context);
      return;
    }
  self->opened = 0;
  lian_table_unselect (self->table);
  lian_form_open_new (self->form, self->type, NULL);
  show_form (self);
}

/* Duplicating. */

typedef struct
{
  const LianType *type;
  gint64 id;
  LianRecord *record;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;
  g_clear_pointer (&load->record, lian_record_free);
  g_free (load);
}

static gboolean
load_record (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;
  load->record = lian_txn_load (txn, load->type, load->id);
  return TRUE;
}

/* A number on paper belongs to one record only. */
static void
clear_own_fields (LianRecord *record)
{
  const LianType *type = lian_record_get_type_info (record);
  lian_record_set_id (record, 0);
  for (int i = 0; i < (int) type->n_fields; i++)
    if (type->fields[i].flags & LIAN_FIELD_ASSIGNED || type->fields[i].kind == LIAN_FIELD_JSON)
      lian_record_clear_at (record, i);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianRecordsPage) self = data;
  g_autoptr (GError) error = NULL;
  Load *load = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (load == NULL && self->table != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
  if (load == NULL || load->record == NULL || load->type != self->type || self->table == NULL)
    return;
  clear_own_fields (load->record);
  self->opened = 0;
  lian_table_unselect (self->table);
  lian_form_open_new (self->form, load->type, load->record);
  show_form (self);
}

static void
duplicate_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianRecordsPage *self = LIAN_RECORDS_PAGE (widget);
  lian_table_select_focused (self->table);
  gint64 id = lian_table_get_selected (self->table);
  if (id == 0 || !_lian_records_page_may_type (self))
    return;
  Load *load = g_new0 (Load, 1);
  load->type = self->type;
  load->id = id;
  lian_store_read_async (lian_context_get_store (self->context), load_record, load, load_free,
                         self->cancellable, loaded_cb, g_object_ref (self));
}

/* Printing. */

static void
preview (LianRecordsPage *self, const char *document)
{
  g_autoptr (GArray) ids = lian_row_selection_dup_ids (lian_table_get_selection (self->table));
  if (ids->len > 0)
    lian_print_preview (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->context,
                        document, (const gint64 *) (gpointer) ids->data, ids->len);
}

static void
document_chosen_cb (LianRecordsPage *self, const char *response)
{
  if (lian_print_kind_find (response) != NULL)
    preview (self, response);
}

static void
ask_document (LianRecordsPage *self, GPtrArray *kinds)
{
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Print What?"), NULL);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"));
  /* Libadwaita puts the last answer on top: there the first paper has to stand, with the focus. */
  for (guint i = kinds->len; i > 0; i--)
    {
      const LianPrintKind *kind = g_ptr_array_index (kinds, i - 1);
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), kind->name, _ (kind->label));
    }
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog),
                                           ((const LianPrintKind *) kinds->pdata[0])->name);
  g_signal_connect_object (dialog, "response", G_CALLBACK (document_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_set_focus (GTK_WINDOW (dialog), gtk_window_get_default_widget (GTK_WINDOW (dialog)));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianRecordsPage *self = LIAN_RECORDS_PAGE (widget);
  guint n = 0;
  const LianPrintKind *all = lian_print_kinds (&n);
  g_autoptr (GPtrArray) kinds = g_ptr_array_new ();
  lian_table_select_focused (self->table);
  for (guint i = 0; i < n; i++)
    if (g_str_equal (all[i].type, self->type->id))
      g_ptr_array_add (kinds, (gpointer) &all[i]);
  if (kinds->len == 0)
    _lian_records_page_say (LIAN_RECORDS_PAGE (widget), _ ("There is no sheet to print for this kind of record."));
  else if (lian_row_selection_get_size (lian_table_get_selection (self->table)) == 0)
    _lian_records_page_say (LIAN_RECORDS_PAGE (widget), _ ("Select the records to print first."));
  else if (kinds->len == 1)
    preview (self, ((const LianPrintKind *) g_ptr_array_index (kinds, 0))->name);
  else
    ask_document (self, kinds);
}

/* The history of a case, from the form of its activity; the versions of a contract. */
static void
history_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianRecordsPage *self = LIAN_RECORDS_PAGE (widget);
  gboolean contract = g_str_equal (self->type->id, "contract");
  if (!contract && !g_str_equal (self->type->id, "activity"))
    {
      _lian_records_page_say (LIAN_RECORDS_PAGE (widget), _ ("Only an activity has the history of a case, and a contract its versions; the "
                      "form shows the history of the record below its fields."));
      return;
    }
  lian_table_select_focused (self->table);
  gint64 id = lian_table_get_selected (self->table);
  if (id == 0)
    _lian_records_page_say (LIAN_RECORDS_PAGE (widget), contract ? _ ("Select the contract first.") : _ ("Select the activity first."));
  else if (contract)
    lian_versions_window_present (widget, self->context, id);
  else
    lian_history_window_present (widget, self->context, id);
}

/* What was due and delivered, from the form of the contract. */
static void
deliveries_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianRecordsPage *self = LIAN_RECORDS_PAGE (widget);
  if (!g_str_equal (self->type->id, "contract"))
    {
      _lian_records_page_say (LIAN_RECORDS_PAGE (widget), _ ("Only a contract has deliveries to show."));
      return;
    }
  lian_table_select_focused (self->table);
  gint64 id = lian_table_get_selected (self->table);
  if (id == 0)
    _lian_records_page_say (LIAN_RECORDS_PAGE (widget), _ ("Select the contract first."));
  else
    lian_deliveries_window_present (widget, self->context, id);
}

/* Of one co-operative its stage or a division, of several a merger. */
static void
reorganise_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianRecordsPage *self = LIAN_RECORDS_PAGE (widget);
  if (!g_str_equal (self->type->id, "cooperative"))
    {
      _lian_records_page_say (LIAN_RECORDS_PAGE (widget), _ ("Only co-operatives change their stage, merge or divide."));
      return;
    }
  lian_table_select_focused (self->table);
  g_autoptr (GArray) ids = lian_row_selection_dup_ids (lian_table_get_selection (self->table));
  if (ids->len == 0)
    _lian_records_page_say (LIAN_RECORDS_PAGE (widget), _ ("Select the co-operatives first: one to divide, several to merge."));
  else if (!_lian_records_page_is_read_only (self))
    lian_reorganise_question_open (widget, self->context, ids);
}

/* Many at once. */
static void
bulk_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianRecordsPage *self = LIAN_RECORDS_PAGE (widget);
  lian_table_select_focused (self->table);
  g_autoptr (GArray) ids = lian_row_selection_dup_ids (lian_table_get_selection (self->table));
  if (!_lian_records_page_may_type (self))
    _lian_records_page_say (LIAN_RECORDS_PAGE (widget), self->type->by_acts ? _ ("These records are made and changed by acts of their own, never by hand.")
                                     : _ ("This base can't be changed now."));
  else if (ids->len == 0)
    _lian_records_page_say (LIAN_RECORDS_PAGE (widget), _ ("Select the records to change first; Ctrl+A selects all that the list shows."));
  else
    lian_bulk_window_present (widget, self->context, self->type, ids);
}

/* Going on. */

static void
step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianRecordsPage *self = LIAN_RECORDS_PAGE (widget);
  gboolean next = g_str_equal (action, "page.next");
  if (!lian_table_step (self->table, next ? 1 : -1))
    _lian_records_page_say (LIAN_RECORDS_PAGE (widget), next ? _ ("This is the last record.") : _ ("This is the first record."));
}

static void
search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (LIAN_RECORDS_PAGE (widget)->search);
}

static void
filter_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  lian_filter_bar_pop_up (LIAN_RECORDS_PAGE (widget)->filter);
}

static void
columns_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (LIAN_RECORDS_PAGE (widget)->chooser));
}

static void
kept_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (LIAN_RECORDS_PAGE (widget)->kept));
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  lian_form_save (LIAN_RECORDS_PAGE (widget)->form);
}

static void
show_all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianRecordsPage *self = LIAN_RECORDS_PAGE (widget);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  lian_filter_bar_clear (self->filter);
  lian_table_set_search (self->table, NULL, NULL);
  lian_table_set_filters (self->table, NULL);
  _lian_records_page_set_chip (self, NULL);
}

/* Into the list; rows that are still being read get the focus when they come. */
static void
focus_list_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianRecordsPage *self = LIAN_RECORDS_PAGE (widget);
  self->focus_wanted = TRUE;
  _lian_records_page_focus_list (self);
}

/* From the list into the form, from the form back to the sidebar. */
static void
next_pane_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianRecordsPage *self = LIAN_RECORDS_PAGE (widget);
  if (lian_focus_is_within (self->form_stack))
    gtk_widget_activate_action (widget, "win.focus-sidebar", NULL);
  else if (lian_focus_is_within (self->list_stack))
    {
      if (!gtk_widget_child_focus (self->form_stack, GTK_DIR_TAB_FORWARD))
        gtk_widget_activate_action (widget, "win.focus-sidebar", NULL);
    }
  else if (lian_table_get_count (self->table) > 0)
    lian_table_focus (self->table);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/* Installs the page's actions in its class. */
void
_lian_records_page_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "page.new", NULL, new_cb);
  gtk_widget_class_install_action (klass, "page.duplicate", NULL, duplicate_cb);
  gtk_widget_class_install_action (klass, "page.print", NULL, print_cb);
  gtk_widget_class_install_action (klass, "page.case-history", NULL, history_cb);
  gtk_widget_class_install_action (klass, "page.deliveries", NULL, deliveries_cb);
  gtk_widget_class_install_action (klass, "page.reorganise", NULL, reorganise_cb);
  gtk_widget_class_install_action (klass, "page.bulk", NULL, bulk_cb);
  gtk_widget_class_install_action (klass, "page.next", NULL, step_cb);
  gtk_widget_class_install_action (klass, "page.previous", NULL, step_cb);
  gtk_widget_class_install_action (klass, "page.search", NULL, search_cb);
  gtk_widget_class_install_action (klass, "page.filter", NULL, filter_cb);
  gtk_widget_class_install_action (klass, "page.columns", NULL, columns_cb);
  gtk_widget_class_install_action (klass, "page.kept", NULL, kept_cb);
  gtk_widget_class_install_action (klass, "page.save", NULL, save_cb);
  gtk_widget_class_install_action (klass, "page.show-all", NULL, show_all_cb);
  gtk_widget_class_install_action (klass, "page.focus-list", NULL, focus_list_cb);
  gtk_widget_class_install_action (klass, "page.next-pane", NULL, next_pane_cb);
  _lian_records_page_install_exchange (klass);
  _lian_records_page_install_removal (klass);
}
