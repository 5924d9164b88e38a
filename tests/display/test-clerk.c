/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a clerk does with the window beside entering records: open to read only, say who works, go to
 * a list by its key, filter it, void what bears a number, look into the history. */
#include "display-base.h"
#include "lian-field-editor.h"
#include "lian-filter-bar.h"
#include "lian-form.h"
#include "lian-i18n.h"
#include "lian-kept-lists.h"
#include "lian-shared-lists.h"
#include "lian-log-page.h"
#include "lian-preferences.h"
#include "lian-table.h"
#include "lian-test-base.h"
#include "lian-ui-resources.h"
#include "lian-who-dialog.h"
#include "lian-window.h"

#include <glib/gstdio.h>

typedef struct
{
  LianTestBase base;
  LianContext *context;
  GtkWidget *window;
  gint64 cooperative;
  gint64 officer;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->base = lian_test_base_new ();
  display_base_fill (f->base.store, 40);
  f->officer = lian_store_get_author (f->base.store);
  f->cooperative = display_base_insert (
      f->base.store, "cooperative",
      (const char *const[]){ "name_en", "Watch Repair", "reg_no", "W1", NULL });
}

static void
open_window (Fixture *f, LianOpenFlags flags)
{
  g_autoptr (GError) error = NULL;
  if (flags & LIAN_OPEN_READ_ONLY)
    {
      g_clear_object (&f->base.store);
      f->base.store = lian_store_open (f->base.path, flags, &error);
      g_assert_no_error (error);
    }
  f->context = lian_context_new (f->base.store, NULL, NULL);
  f->window = lian_window_new (NULL, f->context);
  gtk_window_present (GTK_WINDOW (f->window));
  display_spin (12);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gpointer context = f->context;
  g_object_add_weak_pointer (G_OBJECT (f->context), &context);
  if (f->window != NULL)
    gtk_window_close (GTK_WINDOW (f->window));
  g_object_unref (f->context);
  g_assert_true (display_wait (display_is_gone, &context));
  lian_test_base_clear (&f->base);
}

static GtkWidget *
find_widget (GtkWidget *widget, gboolean (*fits) (GtkWidget *widget, gconstpointer data),
             gconstpointer data)
{
  if (gtk_widget_get_mapped (widget) && fits (widget, data))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, fits, data);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_type (GtkWidget *widget, gconstpointer type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, *(const GType *) type);
}

static gboolean
says (GtkWidget *widget, gconstpointer words)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL;
}

static GtkWidget *
table_of (Fixture *f)
{
  const GType type = LIAN_TYPE_TABLE;
  return find_widget (f->window, is_type, &type);
}

/* Areas by key. */

static gboolean
list_has_focus (gpointer data)
{
  Fixture *f = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f->window));
  GtkWidget *table = table_of (f);
  return focus != NULL && table != NULL && gtk_widget_is_ancestor (focus, table);
}

static void
test_area_key (Fixture *f, gconstpointer data)
{
  open_window (f, LIAN_OPEN_DEFAULT);
  gtk_widget_activate_action (f->window, "win.area", "s", "cooperatives");
  g_assert_true (display_wait (list_has_focus, f));
  gtk_widget_activate_action (f->window, "win.area", "s", "registers");
  g_assert_true (display_wait (list_has_focus, f));
}

/* Read-only. */

static gboolean
form_is_shown (gpointer data)
{
  Fixture *f = data;
  const GType type = LIAN_TYPE_FORM;
  GtkWidget *form = find_widget (f->window, is_type, &type);
  return form != NULL && lian_form_get_record_id (LIAN_FORM (form)) == f->cooperative
         && find_widget (form, says, "Watch Repair") != NULL;
}

static guint
count_files (const char *folder)
{
  guint n = 0;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    n += g_str_has_suffix (name, ".drafts") || g_str_has_suffix (name, ".backups");
  return n;
}

/* The window says so, offers nothing that writes, and leaves the file and its folder as they are. */
static void
test_read_only (Fixture *f, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  gsize size_before, size_after;
  g_clear_object (&f->base.store);
  g_assert_true (g_file_get_contents (f->base.path, &before, &size_before, NULL));
  open_window (f, LIAN_OPEN_READ_ONLY);
  g_assert_nonnull (find_widget (f->window, says, "read-only"));
  gtk_widget_activate_action (f->window, "win.open-record", "(sx)", "cooperative", f->cooperative);
  g_assert_true (display_wait (form_is_shown, f));
  gtk_widget_activate_action (f->window, "win.page", "s", "new");
  gtk_widget_activate_action (f->window, "win.page", "s", "delete");
  gtk_widget_activate_action (f->window, "win.undo", NULL);
  display_spin (12);
  g_assert_true (form_is_shown (f));
  g_assert_null (lian_context_get_drafts (f->context));
  g_assert_cmpuint (count_files (f->base.folder), ==, 0);
  gtk_window_close (GTK_WINDOW (f->window));
  f->window = NULL;
  display_spin (12);
  g_assert_true (g_file_get_contents (f->base.path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size_before, after, size_after);
}

/* Who works. */

static gboolean
works_as (gpointer data)
{
  return find_widget (((Fixture *) data)->window, says, "Li & Wang") != NULL;
}

static gboolean
works_as_nobody (gpointer data)
{
  return find_widget (((Fixture *) data)->window, says, "nobody in particular") != NULL;
}

static void
test_officer_at_once (Fixture *f, gconstpointer data)
{
  lian_store_set_author (f->base.store, 0);
  open_window (f, LIAN_OPEN_DEFAULT);
  g_assert_false (lian_context_knows_officer (f->context));
  g_assert_true (display_wait (works_as_nobody, f));
  lian_context_set_officer (f->context, f->officer);
  g_assert_true (display_wait (works_as, f));
  g_assert_cmpint (lian_store_get_author (f->base.store), ==, f->officer);
  g_assert_cmpint (lian_context_find_officer (lian_context_get_settings (f->context), f->base.path),
                   ==, f->officer);
  lian_context_set_officer (f->context, 0);
  g_assert_true (display_wait (works_as_nobody, f));
  g_assert_true (lian_context_knows_officer (f->context));
}

static AdwMessageDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) top = g_list_model_get_item (windows, i);
      if (ADW_IS_MESSAGE_DIALOG (top))
        return ADW_MESSAGE_DIALOG (top);
    }
  return NULL;
}

static gboolean
has_dialog (gpointer data)
{
  return find_dialog () != NULL;
}

static void
test_who_is_asked (Fixture *f, gconstpointer data)
{
  lian_store_set_author (f->base.store, 0);
  open_window (f, LIAN_OPEN_DEFAULT);
  lian_who_dialog_ask (GTK_WINDOW (f->window), f->context);
  g_assert_true (display_wait (has_dialog, NULL));
  AdwMessageDialog *dialog = find_dialog ();
  const GType type = GTK_TYPE_DROP_DOWN;
  g_assert_nonnull (find_widget (adw_message_dialog_get_extra_child (dialog), is_type, &type));
  adw_message_dialog_response (dialog, "chosen");
  g_assert_true (display_wait (works_as, f));
  g_assert_cmpint (lian_store_get_author (f->base.store), ==, f->officer);
}

/* Voiding and the register of numbers. */

static gboolean
contract_is_open (gpointer data)
{
  Fixture *f = data;
  const GType type = LIAN_TYPE_TABLE;
  GtkWidget *table = find_widget (f->window, is_type, &type);
  return table != NULL && lian_table_get_selected (LIAN_TABLE (table)) == f->cooperative;
}

static gboolean
has_no_dialog (gpointer data)
{
  return find_dialog () == NULL;
}

typedef struct
{
  gint64 id;
  char *state;
  char *reason;
} Voided;

static gboolean
read_voided (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Voided *voided = data;
  g_autoptr (LianRecord) contract
      = lian_txn_load (txn, lian_type_find ("contract"), voided->id);
  g_free (voided->state);
  g_free (voided->reason);
  voided->state = g_strdup (lian_record_get_text (contract, "state"));
  voided->reason = g_strdup (lian_record_get_text (contract, "void_reason"));
  return TRUE;
}

static gboolean
is_void (gpointer data)
{
  Fixture *f = data;
  Voided voided = { f->cooperative, NULL, NULL };
  g_assert_true (lian_store_read (f->base.store, read_voided, &voided, NULL));
  gboolean same = g_strcmp0 (voided.state, "VOID") == 0
                  && g_strcmp0 (voided.reason, "entered twice") == 0;
  g_free (voided.state);
  g_free (voided.reason);
  return same;
}

static gboolean
numbers_show_it (gpointer data)
{
  GtkWidget *window = ((Fixture *) data)->window;
  return find_widget (window, says, "1956/000/0001") != NULL
         && find_widget (window, says, "entered twice") != NULL;
}

static void
answer (const char *response)
{
  AdwMessageDialog *dialog = find_dialog ();
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_true (display_wait (has_no_dialog, NULL));
}

static gint64
insert_contract (Fixture *f)
{
  gint64 buyer = display_base_insert (
      f->base.store, "partner",
      (const char *const[]){ "name_en", "Buyer", "partner_kind", "OTHER", NULL });
  g_autofree char *orderer = g_strdup_printf ("%" G_GINT64_FORMAT, buyer);
  return display_base_insert (f->base.store, "contract",
                              (const char *const[]){ "contract_type", "PURCHASE", "orderer",
                                                     orderer, "state", "DRAFT", "number",
                                                     "1956/000/0001", NULL });
}

/* Voiding asks for the reason; what is void is not asked to be deleted, and stays in the register. */
static void
test_void (Fixture *f, gconstpointer data)
{
  f->cooperative = insert_contract (f);
  open_window (f, LIAN_OPEN_DEFAULT);
  gtk_widget_activate_action (f->window, "win.open-record", "(sx)", "contract", f->cooperative);
  g_assert_true (display_wait (contract_is_open, f));
  gtk_widget_activate_action (f->window, "win.page", "s", "void");
  g_assert_true (display_wait (has_dialog, NULL));
  GtkWidget *reason = adw_message_dialog_get_extra_child (find_dialog ());
  gtk_editable_set_text (GTK_EDITABLE (reason), "  ");
  g_assert_false (adw_message_dialog_get_response_enabled (find_dialog (), "void"));
  gtk_editable_set_text (GTK_EDITABLE (reason), "entered twice");
  g_assert_true (adw_message_dialog_get_response_enabled (find_dialog (), "void"));
  answer ("void");
  g_assert_true (display_wait (is_void, f));
  gtk_widget_activate_action (f->window, "win.page", "s", "delete");
  g_assert_true (display_wait (has_dialog, NULL));
  g_assert_true (adw_message_dialog_has_response (find_dialog (), "void"));
  g_assert_false (adw_message_dialog_has_response (find_dialog (), "delete"));
  answer ("close");
  gtk_widget_activate_action (f->window, "win.area", "s", "numbers");
  g_assert_true (display_wait (numbers_show_it, f));
}

/* Filters. */

static LianFilterBar *
filter_bar (Fixture *f)
{
  const GType type = LIAN_TYPE_FILTER_BAR;
  GtkWidget *bar = find_widget (f->window, is_type, &type);
  return bar != NULL ? LIAN_FILTER_BAR (bar) : NULL;
}

static gboolean
shows_count (gpointer data)
{
  Fixture *f = ((gpointer *) data)[0];
  guint n = GPOINTER_TO_UINT (((gpointer *) data)[1]);
  /* With nothing to list, the way out stands in the place of the table. */
  GtkWidget *table = table_of (f);
  guint shown = table != NULL ? lian_table_get_count (LIAN_TABLE (table)) : 0;
  return shown == n && find_widget (f->window, says, ((gpointer *) data)[2]) != NULL;
}

static void
assert_count (Fixture *f, guint n, const char *words)
{
  gpointer wanted[] = { f, GUINT_TO_POINTER (n), (gpointer) words };
  g_assert_true (display_wait (shows_count, wanted));
}

/* Hidden while it is empty, so not found by find_widget(). */
static LianFilterBar *
hidden_bar (GtkWidget *widget)
{
  if (LIAN_IS_FILTER_BAR (widget))
    return LIAN_FILTER_BAR (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_child_visible (child))
      {
        LianFilterBar *bar = hidden_bar (child);
        if (bar != NULL)
          return bar;
      }
  return NULL;
}

static gboolean
is_chip (GtkWidget *widget, gconstpointer words)
{
  return gtk_widget_has_css_class (widget, "chip") && find_widget (widget, says, words) != NULL;
}

/* Several conditions at once, in words; the total is always that of what is shown. */
static void
test_filters (Fixture *f, gconstpointer data)
{
  open_window (f, LIAN_OPEN_DEFAULT);
  gtk_widget_activate_action (f->window, "win.area", "s", "cooperatives");
  assert_count (f, 41, "41");
  LianFilterEditor *editor = lian_filter_bar_get_editor (hidden_bar (f->window));
  g_assert_true (lian_filter_editor_choose_field (editor, "name_en"));
  g_assert_false (lian_filter_editor_enter (editor, "  ", NULL));
  g_assert_true (lian_filter_editor_enter (editor, "watch", NULL));
  assert_count (f, 1, "1 found");
  g_assert_true (lian_filter_editor_choose_field (editor, "city"));
  g_assert_true (lian_filter_editor_enter (editor, NULL, NULL));
  assert_count (f, 1, "1 found");
  g_assert_true (lian_filter_editor_choose_field (editor, "founded"));
  g_assert_false (lian_filter_editor_enter (editor, "never", NULL));
  g_assert_true (lian_filter_editor_enter (editor, "1955-01-01", "1955-12-31"));
  assert_count (f, 0, "0 found");
  g_assert_cmpuint (lian_filter_bar_get_filters (filter_bar (f))->len, ==, 3);
  GtkWidget *chip = find_widget (f->window, is_chip, "1955-01-01 to 1955-12-31");
  g_assert_nonnull (chip);
  g_signal_emit_by_name (chip, "clicked");
  assert_count (f, 1, "1 found");
  g_assert_nonnull (find_widget (f->window, is_chip, "contains “watch”"));
  gtk_widget_activate_action (GTK_WIDGET (filter_bar (f)), "page.show-all", NULL);
  assert_count (f, 41, "41");
  g_assert_null (filter_bar (f));
}

static gboolean
offers_kept (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_MENU_BUTTON (widget)
         && g_strcmp0 (gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (widget)), "user-bookmarks-symbolic") == 0;
}

/* Filters, words, columns and order come back together, also of a kind of record that was left. */
static void
test_kept_lists (Fixture *f, gconstpointer data)
{
  open_window (f, LIAN_OPEN_DEFAULT);
  gtk_widget_activate_action (f->window, "win.area", "s", "cooperatives");
  assert_count (f, 41, "41");
  GtkWidget *button = find_widget (f->window, offers_kept, NULL);
  LianTable *table = LIAN_TABLE (table_of (f));
  int founded = lian_type_field (lian_table_get_type_info (table), "founded");
  LianFilterEditor *editor = lian_filter_bar_get_editor (hidden_bar (f->window));
  lian_filter_editor_choose_field (editor, "name_en");
  lian_filter_editor_enter (editor, "watch", NULL);
  lian_filter_editor_choose_field (editor, "city");
  lian_filter_editor_enter (editor, NULL, NULL);
  lian_table_show_column (table, founded, TRUE);
  lian_table_sort_by (table, founded, TRUE);
  assert_count (f, 1, "1 found");
  g_assert_false (lian_kept_lists_keep (button, "  "));
  g_assert_true (lian_kept_lists_keep (button, " Watches "));
  gtk_widget_activate_action (button, "page.show-all", NULL);
  lian_table_show_column (table, founded, FALSE);
  assert_count (f, 41, "41");
  g_assert_true (lian_kept_lists_show (button, "Watches"));
  assert_count (f, 1, "1 found");
  g_assert_cmpuint (lian_filter_bar_get_filters (filter_bar (f))->len, ==, 2);
  g_assert_nonnull (find_widget (f->window, is_chip, "contains “watch”"));
  g_assert_true (lian_table_has_column (table, founded));
  gboolean descending = FALSE;
  g_assert_cmpint (lian_table_get_sort (table, &descending), ==, founded);
  g_assert_true (descending);
  g_assert_true (lian_kept_lists_forget (button, "Watches"));
  g_assert_false (lian_kept_lists_show (button, "Watches"));
}

static gboolean
is_named (GtkWidget *widget, gconstpointer tooltip)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget)
         && g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0;
}

static gboolean
offers_shared (gpointer data)
{
  return find_widget (((Fixture *) data)->window, is_named, "Show the list “Ironware”") != NULL;
}

static gboolean
is_kept_for_all (gpointer data)
{
  return find_widget (((Fixture *) data)->window, says, "Undo: list “Ironware” kept for everybody") != NULL;
}

static gboolean
is_not_kept_for_all (gpointer data)
{
  return !is_kept_for_all (data);
}

static gboolean
count_shared (LianTxn *txn, gpointer n, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) lists = lian_txn_list_shared (txn, lian_type_find ("cooperative"));
  *(guint *) n = lists->len;
  return TRUE;
}

/* What is in the base has no language; what is shown has that of the reader. */
static gboolean
assert_no_language (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) kept = lian_txn_list_all (txn, lian_type_find ("shared_list"));
  g_autoptr (GPtrArray) lists = lian_txn_list_shared (txn, lian_type_find ("cooperative"));
  const LianRecord *last = kept->pdata[kept->len - 1];
  g_assert_true (g_str_has_prefix (lian_record_get_text (last, "filters"), "{\"name_en\":"));
  g_assert_true (g_str_has_prefix (lian_record_get_text (lists->pdata[0], "filters"),
                                   "{\"name (English) contains “watch”\":"));
  return TRUE;
}

/* What one keeps for everybody, with its filters, its widths and the order of its columns, is offered to all, and
 * undo takes it away. */
static void
test_shared_lists (Fixture *f, gconstpointer data)
{
  open_window (f, LIAN_OPEN_DEFAULT);
  gtk_widget_activate_action (f->window, "win.area", "s", "cooperatives");
  assert_count (f, 41, "41");
  GtkWidget *button = find_widget (f->window, offers_kept, NULL);
  LianTable *table = LIAN_TABLE (table_of (f));
  LianFilterEditor *editor = lian_filter_bar_get_editor (hidden_bar (f->window));
  lian_filter_editor_choose_field (editor, "name_en");
  lian_filter_editor_enter (editor, "watch", NULL);
  assert_count (f, 1, "1 found");
  lian_table_set_layout (table, "trade:222,nonsense:50,name_en:111,stage:3");
  g_autofree char *layout = lian_table_dup_layout (table);
  g_assert_cmpstr (layout, ==, "trade:222,name_en:111,stage:130");
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  const GType type = GTK_TYPE_ENTRY;
  GtkPopover *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
  gtk_editable_set_text (GTK_EDITABLE (find_widget (GTK_WIDGET (popover), is_type, &type)), " Ironware ");
  g_signal_emit_by_name (display_find_button (GTK_WIDGET (popover), "Keep for Everybody"), "clicked");
  g_assert_true (display_wait (is_kept_for_all, f));
  lian_table_set_layout (table, "name_en:150");
  gtk_widget_activate_action (button, "page.show-all", NULL);
  g_assert_true (lian_store_read (f->base.store, assert_no_language, NULL, NULL));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  g_assert_true (display_wait (offers_shared, f));
  g_signal_emit_by_name (find_widget (f->window, is_named, "Show the list “Ironware”"), "clicked");
  assert_count (f, 1, "1 found");
  g_assert_nonnull (find_widget (f->window, is_chip, "name (English) contains “watch”"));
  g_autofree char *shown = lian_table_dup_layout (table);
  g_assert_cmpstr (shown, ==, layout);
  gtk_widget_activate_action (f->window, "win.undo", NULL);
  g_assert_true (display_wait (is_not_kept_for_all, f));
  guint n = 1;
  g_assert_true (lian_store_read (f->base.store, count_shared, &n, NULL));
  g_assert_cmpuint (n, ==, 0);
}

/* History. */

static LianLogPage *
log_page (Fixture *f)
{
  const GType type = LIAN_TYPE_LOG_PAGE;
  GtkWidget *page = find_widget (f->window, is_type, &type);
  return page != NULL ? LIAN_LOG_PAGE (page) : NULL;
}

static GListModel *
changes_of (Fixture *f)
{
  LianLogPage *page = log_page (f);
  return page != NULL ? lian_log_tree_get_model (lian_log_page_get_tree (page)) : NULL;
}

static gboolean
lists_import (gpointer data)
{
  GListModel *changes = changes_of (data);
  return changes != NULL && g_list_model_get_n_items (changes) == 40;
}

static gboolean
lists_fields (gpointer data)
{
  return g_list_model_get_n_items (changes_of (data)) > 40;
}

static gboolean
may_undo_import (gpointer data)
{
  return find_widget (((Fixture *) data)->window, says, "Undo: import of co-operatives") != NULL;
}

/* Undoing an act that touched many records leads to the list of them; each opens to its fields. */
static void
test_undo_many (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (lian_store_undo (f->base.store, 0, NULL, NULL), !=, 0);
  open_window (f, LIAN_OPEN_DEFAULT);
  gtk_widget_activate_action (f->window, "win.area", "s", "cooperatives");
  g_assert_true (display_wait (may_undo_import, f));
  gtk_widget_activate_action (f->window, "win.undo", NULL);
  g_assert_true (display_wait (lists_import, f));
  g_assert_nonnull (find_widget (f->window, says, "40 records"));
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (changes_of (f), 39);
  g_assert_true (gtk_tree_list_row_is_expandable (row));
  lian_log_tree_expand (lian_log_page_get_tree (log_page (f)), 39);
  g_assert_true (display_wait (lists_fields, f));
}

/* Input methods. */

static GtkEventController *
composing_guard (GtkWidget *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (g_strcmp0 (gtk_event_controller_get_name (controller), "lian-composing") == 0)
        return controller;
    }
  g_assert_not_reached ();
}

static gboolean
is_taken (GtkWidget *window, guint keyval)
{
  gboolean taken = FALSE;
  g_signal_emit_by_name (composing_guard (window), "key-pressed", keyval, 0, GDK_CONTROL_MASK,
                         &taken);
  return taken;
}

static gboolean
is_editor (GtkWidget *widget, gconstpointer data)
{
  return LIAN_IS_FIELD_EDITOR (widget)
         && g_str_equal (lian_field_editor_get_field (LIAN_FIELD_EDITOR (widget))->id, data);
}

/* While an input method composes, keys of the window such as Ctrl+S are kept from acting. */
static void
test_composing (Fixture *f, gconstpointer data)
{
  open_window (f, LIAN_OPEN_DEFAULT);
  gtk_widget_activate_action (f->window, "win.open-record", "(sx)", "cooperative", f->cooperative);
  g_assert_true (display_wait (form_is_shown, f));
  LianFieldEditor *editor = LIAN_FIELD_EDITOR (find_widget (f->window, is_editor, "name_zh"));
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (editor)));
  GtkEditable *entry = GTK_EDITABLE (lian_field_editor_get_target (editor));
  GtkEditable *text = gtk_editable_get_delegate (entry);
  g_assert_false (is_taken (f->window, GDK_KEY_s));
  g_signal_emit_by_name (text, "preedit-changed", "shi");
  g_assert_true (is_taken (f->window, GDK_KEY_s));
  g_assert_true (is_taken (f->window, GDK_KEY_n));
  g_signal_emit_by_name (text, "preedit-changed", "");
  g_assert_false (is_taken (f->window, GDK_KEY_s));
  /* A search is no field of the form. */
  g_signal_emit_by_name (text, "preedit-changed", "shi");
  gtk_widget_activate_action (f->window, "win.search", NULL);
  g_assert_false (is_taken (f->window, GDK_KEY_n));
  text = GTK_EDITABLE (gtk_window_get_focus (GTK_WINDOW (f->window)));
  g_signal_emit_by_name (text, "preedit-changed", "shi");
  g_assert_true (is_taken (f->window, GDK_KEY_n));
}

/* Stepping to the next record leaves the focus in the field that was last used. */

static gboolean
next_is_shown (gpointer data)
{
  Fixture *f = data;
  const GType type = LIAN_TYPE_FORM;
  GtkWidget *form = find_widget (f->window, is_type, &type);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f->window));
  GtkWidget *editor
      = focus != NULL ? gtk_widget_get_ancestor (focus, LIAN_TYPE_FIELD_EDITOR) : NULL;
  return form != NULL && lian_form_get_record_id (LIAN_FORM (form)) != f->cooperative
         && editor != NULL && is_editor (editor, "registrar");
}

static void
test_step_keeps_field (Fixture *f, gconstpointer data)
{
  open_window (f, LIAN_OPEN_DEFAULT);
  gtk_widget_activate_action (f->window, "win.open-record", "(sx)", "cooperative", f->cooperative);
  g_assert_true (display_wait (form_is_shown, f));
  gtk_widget_grab_focus (find_widget (f->window, is_editor, "registrar"));
  gtk_widget_activate_action (f->window, "win.page", "s", "previous");
  g_assert_true (display_wait (next_is_shown, f));
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
  lian_ui_register_resource ();
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/clerk/area-key", test_area_key);
  ADD ("/clerk/read-only", test_read_only);
  ADD ("/clerk/officer-at-once", test_officer_at_once);
  ADD ("/clerk/who-is-asked", test_who_is_asked);
  ADD ("/clerk/void", test_void);
  ADD ("/clerk/filters", test_filters);
  ADD ("/clerk/kept-lists", test_kept_lists);
  ADD ("/clerk/shared-lists", test_shared_lists);
  ADD ("/clerk/undo-many", test_undo_many);
  ADD ("/clerk/composing", test_composing);
  ADD ("/clerk/step-keeps-field", test_step_keeps_field);
  return g_test_run ();
}
