/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The window, its pages and dialogs: each made, shown and finalized; what they do to the base. */
#include "display-base.h"
#include "lian-backup-dialog.h"
#include "lian-backup.h"
#include "lian-error.h"
#include "lian-form.h"
#include "lian-gtk48.h"
#include "lian-log-page.h"
#include "lian-new-base-dialog.h"
#include "lian-open-error-dialog.h"
#include "lian-preferences.h"
#include "lian-records-page.h"
#include "lian-restore-dialog.h"
#include "lian-search-entry.h"
#include "lian-start-window.h"
#include "lian-table.h"
#include "lian-test-base.h"
#include "lian-test-case.h"
#include "lian-today-page.h"
#include "lian-text-scale.h"
#include "lian-ui-resources.h"
#include "lian-window-private.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  LianTestBase base;
  LianContext *context;
  gint64 cooperative;
  gint64 relation;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->base = lian_test_base_new ();
  display_base_fill (f->base.store, 40);
  f->cooperative = display_base_insert (
      f->base.store, "cooperative",
      (const char *const[]){ "name_en", "Watch & <i>Clock</i> Repair", "reg_no", "W1", NULL });
  gint64 partner = display_base_insert (
      f->base.store, "partner",
      (const char *const[]){ "name_en", "Store", "partner_kind", "STATE_COMMERCE", NULL });
  gint64 officer = display_base_insert (
      f->base.store, "officer", (const char *const[]){ "name", "Li", "role", "OFFICER", NULL });
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, officer);
  g_autofree char *cooperative = g_strdup_printf ("%" G_GINT64_FORMAT, f->cooperative);
  g_autofree char *other = g_strdup_printf ("%" G_GINT64_FORMAT, partner);
  f->relation = display_base_insert (
      f->base.store, "relation",
      (const char *const[]){ "cooperative", cooperative, "partner", other, "relation_kind",
                             "SALES", "goods", "pot lids", "state", "INTERRUPTED",
                             "interrupted_on", "1956-03-01", "interrupted_by", "a merger",
                             "task", "deliver again", "task_owner", owner, "task_due",
                             "1956-05-01", NULL });
  f->context = lian_context_new (f->base.store, NULL, NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gpointer context = f->context;
  g_object_add_weak_pointer (G_OBJECT (f->context), &context);
  g_object_unref (f->context);
  g_assert_true (display_wait (display_is_gone, &context));
  lian_test_base_clear (&f->base);
}

/* Shows a window, lets it settle, closes it and sees @watched finalized. */
static void
show_and_destroy (GtkWidget *window, gpointer watched)
{
  gpointer gone = watched;
  g_object_add_weak_pointer (watched, &gone);
  gtk_window_present (GTK_WINDOW (window));
  display_spin (20);
  g_assert_true (gtk_widget_get_realized (window));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_true (display_wait (display_is_gone, &gone));
}

static void
show_page (GtkWidget *page)
{
  GtkWidget *window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 600);
  gtk_window_set_child (GTK_WINDOW (window), page);
  show_and_destroy (window, page);
}

static void
test_pages (Fixture *f, gconstpointer data)
{
  show_page (lian_today_page_new (f->context));
  show_page (lian_log_page_new (f->context));
  show_page (lian_search_entry_new (f->context));
  show_page (lian_records_page_new (
      f->context, (const char *const[]){ "cooperative", "activity", "relation", NULL }));
}

static void
test_dialogs (Fixture *f, gconstpointer data)
{
  static const LianError codes[]
      = { LIAN_ERROR_DAMAGED,   LIAN_ERROR_TOO_NEW,   LIAN_ERROR_FOREIGN, LIAN_ERROR_READ_ONLY,
          LIAN_ERROR_DISK_FULL, LIAN_ERROR_GONE,      LIAN_ERROR_BUSY,    LIAN_ERROR_FAILED };
  GtkWidget *window = lian_new_base_dialog_new (NULL);
  show_and_destroy (window, window);
  window = lian_restore_dialog_new (NULL, f->base.path);
  show_and_destroy (window, window);
  window = lian_preferences_new (NULL, f->context);
  show_and_destroy (window, window);
  window = lian_start_window_new (NULL);
  lian_start_window_set_opening (LIAN_START_WINDOW (window), "/tmp/Tom & Co.lianshe", NULL);
  show_and_destroy (window, window);
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error = g_error_new (LIAN_ERROR, (int) codes[i], "as told & so on");
      window = lian_open_error_dialog_new (NULL, "/tmp/Tom & Co.lianshe", error,
                                           LIAN_OPEN_DEFAULT);
      show_and_destroy (window, window);
    }
}

/* The first widget of that type below @widget, itself included. */
static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);
      if (found != NULL)
        return found;
    }
  return NULL;
}

typedef struct
{
  GtkWidget *window;
  gint64 id;
} Selected;

static gboolean
is_selected (gpointer data)
{
  Selected *selected = data;
  GtkWidget *table = find_widget (selected->window, LIAN_TYPE_TABLE);
  return table != NULL && lian_table_get_selected (LIAN_TABLE (table)) == selected->id;
}

/* Its row is there before its words are. */
static gboolean
is_selected_and_read (gpointer data)
{
  Selected *selected = data;
  if (!is_selected (data))
    return FALSE;
  GtkWidget *table = find_widget (selected->window, LIAN_TYPE_TABLE);
  LianTableModel *model = lian_table_get_model (LIAN_TABLE (table));
  g_autoptr (LianRow) row = g_list_model_get_item (
      G_LIST_MODEL (model), lian_table_model_find (model, selected->id));
  return row != NULL && lian_row_is_loaded (row);
}

static GtkWidget *
open_window (Fixture *f)
{
  GtkWidget *window = lian_window_new (NULL, f->context);
  gtk_window_present (GTK_WINDOW (window));
  display_spin (12);
  return window;
}

static void
close_window (GtkWidget *window)
{
  gpointer gone = window;
  g_object_add_weak_pointer (G_OBJECT (window), &gone);
  gtk_window_close (GTK_WINDOW (window));
  g_assert_true (display_wait (display_is_gone, &gone));
}

static void
test_areas (Fixture *f, gconstpointer data)
{
  static const char *const areas[] = { "today",     "cooperatives", "points", "review",
                                       "contracts", "registers",    "numbers", "rulebook",
                                       "history" };
  GtkWidget *window = open_window (f);
  for (gsize i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      gtk_widget_activate_action (window, "win.area", "s", areas[i]);
      display_spin (8);
    }
  close_window (window);
  g_autofree char *kept = g_key_file_get_string (lian_context_get_settings (f->context), "window",
                                                 "area", NULL);
  g_assert_cmpstr (kept, ==, "history");
}

static char *
shortcuts_text (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (
      "/org/lianshe/Lianshe/lian-shortcuts.ui", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* The window of shortcuts names a key in one of several of its texts, whatever the case of its letter. */
static gboolean
tells_of (const char *told, guint key, GdkModifierType modifiers)
{
  g_auto (GStrv) parts = g_strsplit (told, "accelerator\">", -1);
  for (char **part = parts + 1; *part != NULL; part++)
    {
      *strchr (*part, '\"') = '\0';
      g_auto (GStrv) lines = g_strsplit (*part, "<", 2);
      g_auto (GStrv) halves = g_strsplit (lines[0], "&lt;", -1);
      g_autofree char *half = g_strjoinv ("<", halves);
      g_auto (GStrv) closed = g_strsplit (half, "&gt;", -1);
      g_autofree char *words = g_strjoinv (">", closed);
      g_auto (GStrv) keys = g_strsplit (words, " ", -1);
      for (char **name = keys; *name != NULL; name++)
        {
          guint one;
          GdkModifierType with;
          if (gtk_accelerator_parse (*name, &one, &with) && one == gdk_keyval_to_lower (key) && with == modifiers)
            return TRUE;
        }
    }
  return FALSE;
}

static void
assert_told (const char *told, guint key, GdkModifierType modifiers, const char *action)
{
  if (!tells_of (told, key, modifiers))
    g_error ("the window of shortcuts doesn't tell of the key of %s", action);
}

/* Of several keys for one action one is enough.  Areas have a test of their own. */
static void
assert_window_keys_told (const char *told)
{
  g_autoptr (GtkApplication) application = gtk_application_new ("org.lianshe.Test", G_APPLICATION_NON_UNIQUE);
  lian_window_set_accels (application);
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (application);
  g_assert_cmpuint (g_strv_length (actions), >, 20);
  for (char **action = actions; *action != NULL; action++)
    {
      guint key;
      GdkModifierType modifiers;
      g_auto (GStrv) keys = gtk_application_get_accels_for_action (application, *action);
      g_assert_true (gtk_accelerator_parse (keys[0], &key, &modifiers));
      if (!g_str_has_prefix (*action, "win.area"))
        assert_told (told, key, modifiers, *action);
    }
}

static void
assert_form_key_told (const char *told, GtkShortcut *shortcut)
{
  GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);
  GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);
  if (!GTK_IS_NAMED_ACTION (action) || !GTK_IS_KEYVAL_TRIGGER (trigger))
    return;
  const char *name = gtk_named_action_get_action_name (GTK_NAMED_ACTION (action));
  guint key = gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger));
  if (g_str_has_prefix (name, "form.") && key != GDK_KEY_KP_Enter)
    assert_told (told, key, gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)), name);
}

/* Every key of the window and of the form stands in the window of shortcuts. */
static void
test_keys_are_told (Fixture *f, gconstpointer data)
{
  g_autofree char *told = shortcuts_text ();
  g_autoptr (GtkWidget) form = g_object_ref_sink (lian_form_new (f->context));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (form);
  guint n_shortcuts = 0;
  assert_window_keys_told (told);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      guint n = GTK_IS_SHORTCUT_CONTROLLER (controller) ? g_list_model_get_n_items (G_LIST_MODEL (controller)) : 0;
      for (guint j = 0; j < n; j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          assert_form_key_told (told, shortcut);
        }
      n_shortcuts += n;
    }
  g_assert_cmpuint (n_shortcuts, >, 4);
}

/* Each area has a key of its own, which the window of shortcuts tells. */
static void
test_area_keys (Fixture *f, gconstpointer data)
{
  guint n = 0;
  const LianArea *areas = lian_areas (&n);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *told = shortcuts_text ();
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *escaped = g_markup_escape_text (areas[i].key, -1);
      g_autofree char *line = g_strconcat (">", escaped, "</property>", NULL);
      guint key = 0;
      g_assert_true (gtk_accelerator_parse (areas[i].key, &key, NULL));
      g_assert_cmpuint (key, !=, 0);
      g_assert_true (g_hash_table_add (seen, (gpointer) areas[i].key));
      gboolean in_range = g_str_has_prefix (areas[i].key, "<Alt>") && key >= '1' && key <= '9';
      if (!in_range && strstr (told, line) == NULL)
        g_error ("the window of shortcuts doesn't tell of %s", areas[i].key);
    }
}

static int
column_width (GtkWidget *window)
{
  GtkWidget *table = find_widget (window, LIAN_TYPE_TABLE);
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (
      gtk_column_view_get_columns (lian_table_get_view (LIAN_TABLE (table))), 1);
  return gtk_column_view_column_get_fixed_width (column);
}

/* Everything larger and smaller, columns included; the next window is as large. */
static void
test_zoom (Fixture *f, gconstpointer data)
{
  int usual, dpi;
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &usual, NULL);
  GtkWidget *window = open_window (f);
  gtk_widget_activate_action (window, "win.open-record", "(sx)", "cooperative", f->cooperative);
  display_spin (8);
  int width = column_width (window);
  for (guint i = 0; i < 3; i++)
    gtk_widget_activate_action (window, "win.zoom-in", NULL);
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_assert_cmpint (dpi, ==, usual * 150 / 100);
  g_assert_cmpint (column_width (window), ==, width * 150 / 100);
  gtk_widget_activate_action (window, "win.zoom-out", NULL);
  close_window (window);
  g_assert_cmpint (g_key_file_get_integer (lian_context_get_settings (f->context), "window", "zoom", NULL), ==,
                   125);
  lian_text_zoom (100);
  window = open_window (f);
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_assert_cmpint (dpi, ==, usual * 125 / 100);
  for (guint i = 0; i < 20; i++)
    gtk_widget_activate_action (window, "win.zoom-out", NULL);
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_assert_cmpint (dpi, ==, usual / 2);
  gtk_widget_activate_action (window, "win.zoom-usual", NULL);
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_assert_cmpint (dpi, ==, usual);
  close_window (window);
}

static void
test_open_record (Fixture *f, gconstpointer data)
{
  GtkWidget *window = open_window (f);
  Selected selected = { window, f->cooperative };
  gtk_widget_activate_action (window, "win.open-record", "(sx)", "cooperative", f->cooperative);
  g_assert_true (display_wait (is_selected, &selected));
  selected.id = f->relation;
  gtk_widget_activate_action (window, "win.open-record", "(sx)", "relation", f->relation);
  g_assert_true (display_wait (is_selected, &selected));
  close_window (window);
}

/* What is said in passing may hold markup, and stays readable. */
static void
test_toast (Fixture *f, gconstpointer data)
{
  GtkWidget *window = open_window (f);
  gtk_widget_activate_action (window, "win.toast", "s", "Tom & Co <b>");
  display_spin (8);
  close_window (window);
}

/* What is said while the toast before is still coming takes its place: one that goes meanwhile would end
 * libadwaita 1.2, and Escape does not take it away either. */
static void
test_toast_after_toast (Fixture *f, gconstpointer data)
{
  gboolean animated;
  GtkSettings *settings = gtk_settings_get_default ();
  g_object_get (settings, "gtk-enable-animations", &animated, NULL);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  GtkWidget *window = open_window (f);
  for (guint i = 0; i < 4; i++)
    {
      lian_window_toast (LIAN_WINDOW (window), i % 2 == 0 ? "The first." : "The second.");
      display_spin (3);
    }
  GtkWidget *content = display_find_type (window, ADW_TYPE_LEAFLET);
  g_assert_true (display_press (content, GDK_KEY_Escape, 0));
  display_wait_text (window, "The second.");
  display_spin (72);
  g_assert_false (display_press (content, GDK_KEY_Escape, 0));
  lian_window_toast (LIAN_WINDOW (window), "The third.");
  display_wait_text (window, "The third.");
  display_spin (36);
  close_window (window);
  g_object_set (settings, "gtk-enable-animations", animated, NULL);
}

/* Opens the fixture's base anew: a large one, with damage that is looked for after it is open. */
static void
open_damaged (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_clear_object (&f->context);
  g_clear_object (&f->base.store);
  lian_store_wait_closed ();
  lian_test_run_sql (f->base.path, "VACUUM");
  lian_test_damage_index (f->base.path, "way_to_point");
  lian_test_enlarge (f->base.path);
  f->base.store = lian_store_open (f->base.path, LIAN_OPEN_NO_BACKUP | LIAN_OPEN_CHECK_LATER, &error);
  g_assert_no_error (error);
  f->context = lian_context_new (f->base.store, NULL, NULL);
}

static gboolean
has_damage (gpointer store)
{
  return lian_store_get_damage (store) != NULL;
}

static gboolean
rename_cooperative (LianTxn *txn, gpointer id, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("cooperative"), *(gint64 *) id);
  lian_record_set_text (record, "name_en", "Renamed");
  return lian_txn_update (txn, record, error);
}

/* What the check of a large base finds while people work is told in the window and stays there, with what can be
 * done; nothing is recorded after it, and no backup of a damaged base takes the place of a sound one. */
static void
test_damaged_later (Fixture *f, gconstpointer data)
{
  open_damaged (f);
  LianWindow *window = LIAN_WINDOW (open_window (f));
  g_autoptr (GError) error = NULL;
  g_assert_false (gtk_widget_get_visible (window->trouble));
  lian_window_back_up_daily (window);
  g_assert_true (display_wait (has_damage, f->base.store));
  display_spin (4);
  g_assert_true (gtk_widget_get_visible (window->trouble));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (window->trouble_words)), "is damaged"));
  GtkWidget *button = gtk_widget_get_last_child (window->trouble);
  g_assert_true (gtk_widget_get_mapped (button) && gtk_widget_get_sensitive (button));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "win.restore");
  g_assert_false (lian_store_write (f->base.store, "rename", NULL, rename_cooperative, &f->cooperative, NULL, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_DAMAGED);
  g_assert_false (lian_backup_has_one_of_today (f->base.path));
  close_window (GTK_WIDGET (window));
}

typedef struct
{
  LianStore *store;
  gint64 id;
  gint64 n;
} Count;

static gboolean
count (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Count *counted = data;
  counted->n = lian_txn_count (txn, lian_type_find ("relation"));
  return TRUE;
}

static gint64
count_relations (LianStore *store)
{
  Count counted = { store, 0, 0 };
  g_assert_true (lian_store_read (store, count, &counted, NULL));
  return counted.n;
}

static gboolean
has_no_relation (gpointer data)
{
  return count_relations (data) == 0;
}

static gboolean
has_relation (gpointer data)
{
  return count_relations (data) == 1;
}

static gboolean
find_dialog (gpointer data)
{
  AdwMessageDialog **dialog = data;
  GtkWidget *message = display_find_message ();
  if (message != NULL)
    *dialog = ADW_MESSAGE_DIALOG (message);
  return *dialog != NULL;
}

/* Delete asks and names; undo brings the record back and shows it. */
static void
test_delete_and_undo (Fixture *f, gconstpointer data)
{
  GtkWidget *window = open_window (f);
  Selected selected = { window, f->relation };
  AdwMessageDialog *dialog = NULL;
  gtk_widget_activate_action (window, "win.open-record", "(sx)", "relation", f->relation);
  g_assert_true (display_wait (is_selected_and_read, &selected));
  GtkWidget *table = find_widget (window, LIAN_TYPE_TABLE);
  g_assert_true (gtk_widget_activate_action (table, "page.delete", NULL));
  g_assert_true (display_wait (find_dialog, &dialog));
  g_assert_nonnull (strstr (adw_message_dialog_get_heading (dialog), "pot lids"));
  adw_message_dialog_response (dialog, "delete");
  g_assert_true (display_wait (has_no_relation, f->base.store));
  display_spin (12);
  gtk_widget_activate_action (window, "win.area", "s", "today");
  g_assert_true (gtk_widget_activate_action (window, "win.undo", NULL));
  g_assert_true (display_wait (has_relation, f->base.store));
  g_assert_true (display_wait (is_selected, &selected));
  close_window (window);
}

/* Taking back the lock of a period would need no reason: it is refused, and what to do stays on the
 * screen. */
static void
test_lock_stays (Fixture *f, gconstpointer data)
{
  GtkWidget *window = open_window (f);
  AdwMessageDialog *dialog = NULL;
  gint64 officer = 0;
  g_object_get (f->base.store, "author", &officer, NULL);
  g_autofree char *by = g_strdup_printf ("%" G_GINT64_FORMAT, officer);
  display_base_insert (f->base.store, "period_lock",
                       (const char *const[]){ "from_date", "1956-03-01", "to_date", "1956-03-31",
                                              "locked_on", "1956-04-15", "locked_by", by, "reason",
                                              "accounts of March", NULL });
  g_assert_true (gtk_widget_activate_action (window, "win.undo", NULL));
  g_assert_true (display_wait (find_dialog, &dialog));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "accounts of March"));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "reopen the period with a reason"));
  g_assert_cmpuint (lian_test_count (f->base.store, "period_lock"), ==, 1);
  adw_message_dialog_response (dialog, "close");
  close_window (window);
}

/* The text's own undo first; with nothing to undo there, the key is the window's. */
static void
test_undo_text (Fixture *f, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *entry = gtk_entry_new ();
  gtk_window_set_child (GTK_WINDOW (window), entry);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (entry);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_false (lian_gtk48_undo_text (focus, FALSE));
  int at = 0;
  gtk_editable_insert_text (GTK_EDITABLE (focus), "绥滨", -1, &at);
  g_assert_true (lian_gtk48_undo_text (focus, FALSE));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_true (lian_gtk48_undo_text (focus, TRUE));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "绥滨");
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
file_exists (gpointer data)
{
  return g_file_test (data, G_FILE_TEST_EXISTS);
}

/* The restored base is a new file; the old one keeps every act. */
static void
test_restore (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *target = g_build_filename (f->base.folder, "restored.lianshe", NULL);
  GtkWidget *window = lian_restore_dialog_new (NULL, f->base.path);
  gtk_window_present (GTK_WINDOW (window));
  display_spin (30);
  lian_restore_dialog_restore_to (LIAN_RESTORE_DIALOG (window), f->base.path);
  display_spin (12);
  g_assert_cmpint (count_relations (f->base.store), ==, 1);
  g_autoptr (GPtrArray) backups = lian_backup_list (f->base.path, &error);
  if (backups != NULL && backups->len > 0)
    {
      lian_restore_dialog_restore_to (LIAN_RESTORE_DIALOG (window), target);
      g_assert_true (display_wait (file_exists, target));
      display_spin (30);
    }
  else
    gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_idle (gpointer dialog)
{
  return !lian_backup_dialog_is_working (dialog);
}

/* Beside the base, to a place, over a file that is there: said each time, and nothing overwritten. */
static void
test_back_up (Fixture *f, gconstpointer data)
{
  g_autofree char *target = g_build_filename (f->base.folder, "stick & <b>.lianshe", NULL);
  const char *const places[] = { NULL, target, target };
  const char *const said[] = { "manual-1.lianshe", target, "exists" };
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      GtkWidget *window = lian_backup_dialog_new (NULL, f->base.path, places[i]);
      gtk_window_present (GTK_WINDOW (window));
      g_assert_true (display_wait (is_idle, window));
      g_assert_nonnull (
          strstr (lian_backup_dialog_get_message (LIAN_BACKUP_DIALOG (window)), said[i]));
      show_and_destroy (window, window);
    }
  g_assert_true (file_exists (target));
}

static gboolean
has_a_backup (gpointer path)
{
  g_autoptr (GPtrArray) backups = lian_backup_list (path, NULL);
  return backups != NULL && backups->len > 0;
}

/* The backup of the day is made behind the work; a closed window gives it up. */
static void
test_daily_backup (Fixture *f, gconstpointer data)
{
  GtkWidget *window = lian_window_new (NULL, f->context);
  gtk_window_present (GTK_WINDOW (window));
  lian_window_back_up_daily (LIAN_WINDOW (window));
  g_assert_true (display_wait (has_a_backup, f->base.path));
  lian_window_back_up_daily (LIAN_WINDOW (window));
  show_and_destroy (window, window);
}

static gboolean
no_backup_is_made (gpointer window)
{
  return LIAN_WINDOW (window)->backup == NULL;
}

static gboolean
has_two_backups (gpointer path)
{
  g_autoptr (GPtrArray) backups = lian_backup_list (path, NULL);
  return backups != NULL && backups->len == 2;
}

/* The backup that was made bears the day before, as if midnight had passed since. */
static void
let_midnight_pass (Fixture *f, LianWindow *window)
{
  g_autoptr (GPtrArray) backups = lian_backup_list (f->base.path, NULL);
  const LianBackup *backup = g_ptr_array_index (backups, 0);
  g_autofree char *folder = g_path_get_dirname (backup->path);
  window->backup_day = lian_date_add_days (lian_date_today (), -1);
  g_autofree char *day = lian_date_to_text (window->backup_day);
  g_autofree char *name = g_strdup_printf ("%s-daily-1.lianshe", day);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_assert_cmpint (g_rename (backup->path, path), ==, 0);
}

/* A window that stays open makes the backup of the next day with the first act of that day, and one a
 * day is enough. */
static void
test_backup_over_midnight (Fixture *f, gconstpointer data)
{
  GtkWidget *window = lian_window_new (NULL, f->context);
  gtk_window_present (GTK_WINDOW (window));
  lian_window_back_up_daily (LIAN_WINDOW (window));
  g_assert_true (display_wait (has_a_backup, f->base.path));
  g_assert_true (display_wait (no_backup_is_made, window));
  lian_test_write_city (&f->base, "the same day");
  g_assert_true (no_backup_is_made (window));
  let_midnight_pass (f, LIAN_WINDOW (window));
  g_assert_false (has_two_backups (f->base.path));
  lian_test_write_city (&f->base, "the next day");
  g_assert_false (no_backup_is_made (window));
  g_assert_true (display_wait (has_two_backups, f->base.path));
  g_assert_true (display_wait (no_backup_is_made, window));
  lian_test_write_city (&f->base, "the next day once more");
  g_assert_true (no_backup_is_made (window));
  show_and_destroy (window, window);
}

/* Whether a label is seen that begins so. */
static gboolean
says (GtkWidget *widget, const char *beginning)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), beginning))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, beginning))
      return TRUE;
  return FALSE;
}

static gboolean
says_that_nothing_is_kept (gpointer window)
{
  return says (window, "What is typed and not saved can't be kept");
}

static gboolean
says_nothing (gpointer window)
{
  return !says_that_nothing_is_kept (window);
}

/* The folder goes while somebody types: the window says so until it is back. */
static void
test_nothing_is_kept (Fixture *f, gconstpointer data)
{
  LianDraft draft = { "cooperative", f->cooperative, 0, 0, NULL, "{}" };
  g_autofree char *elsewhere = g_strconcat (f->base.folder, "-elsewhere", NULL);
  GtkWidget *window = lian_window_new (NULL, f->context);
  gtk_window_present (GTK_WINDOW (window));
  display_spin (20);
  g_assert_false (says_that_nothing_is_kept (window));
  lian_drafts_flush (lian_context_get_drafts (f->context));
  g_assert_cmpint (g_rename (f->base.folder, elsewhere), ==, 0);
  lian_drafts_keep (lian_context_get_drafts (f->context), &draft);
  g_assert_true (display_wait (says_that_nothing_is_kept, window));
  g_assert_cmpint (g_rename (elsewhere, f->base.folder), ==, 0);
  g_assert_true (display_wait (says_nothing, window));
  show_and_destroy (window, window);
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
  lian_ui_register_resource ();
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/window/pages", test_pages);
  ADD ("/window/dialogs", test_dialogs);
  ADD ("/window/areas", test_areas);
  ADD ("/window/area-keys", test_area_keys);
  ADD ("/window/keys-are-told", test_keys_are_told);
  ADD ("/window/zoom", test_zoom);
  ADD ("/window/open-record", test_open_record);
  ADD ("/window/toast", test_toast);
  ADD ("/window/toast-after-toast", test_toast_after_toast);
  ADD ("/window/damaged-later", test_damaged_later);
  ADD ("/window/delete-and-undo", test_delete_and_undo);
  ADD ("/window/lock-stays", test_lock_stays);
  ADD ("/window/undo-text", test_undo_text);
  ADD ("/window/restore", test_restore);
  ADD ("/window/back-up", test_back_up);
  ADD ("/window/daily-backup", test_daily_backup);
  ADD ("/window/backup-over-midnight", test_backup_over_midnight);
  ADD ("/window/nothing-is-kept", test_nothing_is_kept);
  return g_test_run ();
}
