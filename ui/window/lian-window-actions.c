/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The actions of the window and their keys.
 *
 * What a page can do is an action of the page; win.page passes the key on to the page shown.  Undo
 * and redo are not accelerators of the application: a text field that has the focus takes back its
 * own typing first (lian_gtk48_undo_text()), and only then the act is taken back. */
#include "lian-error.h"
#include "lian-export-dialog.h"
#include "lian-gtk48.h"
#include "lian-held-keys.h"
#include "lian-i18n.h"
#include "lian-text.h"
#include "lian-import-dialog.h"
#include "lian-log-page.h"
#include "lian-part-table.h"
#include "lian-past-dialog.h"
#include "lian-preferences.h"
#include "lian-records-page.h"
#include "lian-restore-dialog.h"
#include "lian-tooltip.h"
#include "lian-window-private.h"
#include "lian-area-faces.h"

static void
open_record_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *kind = NULL;
  gint64 id = 0;
  g_variant_get (parameter, "(&sx)", &kind, &id);
  const LianType *type = lian_type_find (kind);
  if (type != NULL)
    lian_window_open_record (LIAN_WINDOW (widget), type, id);
}

static void
open_form_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *kind = NULL;
  gint64 id = 0;
  g_variant_get (parameter, "(&sx)", &kind, &id);
  const LianType *type = lian_type_find (kind);
  if (type != NULL)
    lian_window_open_form (LIAN_WINDOW (widget), type, id);
}

static void
toast_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  lian_window_toast (LIAN_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* The key of the area that is shown already leads to its next face; from a form, back to its list. */
static void
go_to_area (LianWindow *self, const char *area)
{
  gboolean again = self->area != NULL && g_str_equal (self->area->id, area);
  lian_window_show_area (self, area);
  GtkWidget *page = gtk_stack_get_visible_child (GTK_STACK (self->stack)), *face = _lian_window_get_page (self);
  gboolean in_form = LIAN_IS_RECORDS_PAGE (face) && lian_records_page_is_in_form (LIAN_RECORDS_PAGE (face));
  if (again && !in_form && LIAN_IS_AREA_FACES (page))
    lian_area_faces_turn (LIAN_AREA_FACES (page));
}

/* Whoever asks for an area by its key wants to work there: the focus goes to its list, and waits in
 * the sidebar while there is nothing in the page to take it. */
static void
area_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianWindow *self = LIAN_WINDOW (widget);
  go_to_area (self, g_variant_get_string (parameter, NULL));
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->sidebar));
  if (row != NULL && !adw_leaflet_get_folded (ADW_LEAFLET (self->leaflet)))
    gtk_widget_grab_focus (GTK_WIDGET (row));
  GtkWidget *page = _lian_window_get_page (self);
  if (!gtk_widget_activate_action (page, "page.focus-list", NULL))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
page_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianWindow *self = LIAN_WINDOW (widget);
  g_autofree char *name = g_strconcat ("page.", g_variant_get_string (parameter, NULL), NULL);
  GtkWidget *page = _lian_window_get_page (self);
  if (page != NULL)
    gtk_widget_activate_action (page, name, NULL);
}

static void
search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (LIAN_WINDOW (widget)->search);
}

static void
show_act_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianWindow *self = LIAN_WINDOW (widget);
  lian_window_show_area (self, "history");
  GtkWidget *page = _lian_window_get_page (self);
  if (LIAN_IS_LOG_PAGE (page))
    lian_log_page_show_act (LIAN_LOG_PAGE (page), g_variant_get_int64 (parameter));
}

static void
focus_sidebar_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianWindow *self = LIAN_WINDOW (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->sidebar));
  if (adw_leaflet_get_folded (ADW_LEAFLET (self->leaflet)))
    adw_leaflet_navigate (ADW_LEAFLET (self->leaflet), ADW_NAVIGATION_DIRECTION_BACK);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
next_pane_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianWindow *self = LIAN_WINDOW (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *page = _lian_window_get_page (self);
  gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, page);
  /* In a narrow window the sidebar hides the page. */
  if (!inside)
    adw_leaflet_navigate (ADW_LEAFLET (self->leaflet), ADW_NAVIGATION_DIRECTION_FORWARD);
  if (gtk_widget_activate_action (page, "page.next-pane", NULL))
    return;
  if (inside || !gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD))
    focus_sidebar_cb (widget, NULL, NULL);
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianWindow *self = LIAN_WINDOW (widget);
  if (!gtk_widget_activate_action (_lian_window_get_page (self), "page.print", NULL))
    lian_window_toast (self, _ ("There is nothing to print here."));
}

/* The kind of record that is looked at. */
static const LianType *
current_type (LianWindow *self)
{
  GtkWidget *page = _lian_window_get_page (self);
  return LIAN_IS_RECORDS_PAGE (page) ? lian_records_page_get_type_info (LIAN_RECORDS_PAGE (page))
                                     : lian_type_find ("cooperative");
}

static void
import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianWindow *self = LIAN_WINDOW (widget);
  lian_import_dialog_present (self->context, GTK_WINDOW (self), current_type (self));
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianWindow *self = LIAN_WINDOW (widget);
  GtkWidget *dialog
      = lian_export_dialog_new (GTK_WINDOW (self), self->context, current_type (self));
  GtkWidget *page = _lian_window_get_page (self);
  g_autoptr (GArray) shown
      = LIAN_IS_RECORDS_PAGE (page) ? lian_records_page_dup_shown (LIAN_RECORDS_PAGE (page)) : NULL;
  if (shown != NULL)
    lian_export_dialog_offer_only (LIAN_EXPORT_DIALOG (dialog), shown);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Undo and redo. */

static void
show_history (LianWindow *self)
{
  lian_window_show_area (self, "history");
}

static void
show_conflict (LianWindow *self, const char *heading, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "history", _ ("Show _History"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_object (dialog, "response::history", G_CALLBACK (show_history), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Says what failed: a conflict and what a rule refuses in a dialog that can be read in peace, the rest
 * in passing. */
void
_lian_window_fail (LianWindow *self, const char *heading, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_error_matches (error, LIAN_ERROR, LIAN_ERROR_CANCELLED))
    return;
  if (g_error_matches (error, LIAN_ERROR, LIAN_ERROR_CONFLICT))
    {
      show_conflict (self, _ ("This Act Can't Be Undone Alone"), error);
      return;
    }
  if (g_error_matches (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT))
    {
      show_conflict (self, heading, error);
      return;
    }
  g_autofree char *text = g_strdup_printf ("%s: %s", heading, error->message);
  lian_window_toast (self, text);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianWindow) self = data;
  g_autoptr (GError) error = NULL;
  if (lian_store_undo_finish (LIAN_STORE (source), result, &error) != 0)
    {
      lian_window_toast (self, _ ("Undone. Redo does it again."));
      return;
    }
  self->follow_change = FALSE;
  if (error != NULL && self->context != NULL)
    _lian_window_fail (self, _ ("Not undone"), error);
}

static void
redone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianWindow) self = data;
  g_autoptr (GError) error = NULL;
  if (lian_store_redo_finish (LIAN_STORE (source), result, &error) != 0)
    {
      lian_window_toast (self, _ ("Done again."));
      return;
    }
  self->follow_change = FALSE;
  if (error != NULL && self->context != NULL)
    _lian_window_fail (self, _ ("Not done again"), error);
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianWindow *self = LIAN_WINDOW (widget);
  LianStore *store = lian_context_get_store (self->context);
  gint64 act = parameter != NULL ? g_variant_get_int64 (parameter) : 0;
  if (act == 0 && !lian_store_get_can_undo (store))
    return;
  /* The history shows what an undo did; elsewhere the record itself is shown. */
  self->follow_change = self->area == NULL || g_strcmp0 (self->area->id, "history") != 0;
  lian_store_undo_async (store, act, self->cancellable, undone_cb, g_object_ref (self));
}

static void
redo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianWindow *self = LIAN_WINDOW (widget);
  LianStore *store = lian_context_get_store (self->context);
  if (!lian_store_get_can_redo (store))
    return;
  self->follow_change = self->area == NULL || g_strcmp0 (self->area->id, "history") != 0;
  lian_store_redo_async (store, self->cancellable, redone_cb, g_object_ref (self));
}

/* Names the acts on the buttons. */
void
_lian_window_update_undo (LianWindow *self)
{
  LianStore *store = lian_context_get_store (self->context);
  const char *undo = lian_store_get_can_undo (store) ? lian_store_get_undo_label (store) : NULL;
  const char *redo = lian_store_get_can_redo (store) ? lian_store_get_redo_label (store) : NULL;
  g_autofree char *undo_act = lian_text_shorten (undo != NULL ? undo : "");
  g_autofree char *redo_act = lian_text_shorten (redo != NULL ? redo : "");
  g_autofree char *undo_text
      = undo != NULL ? g_strdup_printf (_ ("Undo: %s"), undo_act) : g_strdup (_ ("Undo"));
  g_autofree char *redo_text
      = redo != NULL ? g_strdup_printf (_ ("Redo: %s"), redo_act) : g_strdup (_ ("Redo"));
  gtk_label_set_text (GTK_LABEL (self->undo_label), undo_text);
  lian_tooltip_set (self->undo, undo_text);
  lian_tooltip_set (self->redo, redo_text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->undo), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  undo_text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->redo), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  redo_text, -1);
  gboolean writable = !lian_store_is_read_only (store);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo != NULL && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo-act", writable);
}

/* Dialogs. */

static void
preferences_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianWindow *self = LIAN_WINDOW (widget);
  GtkWidget *window = lian_preferences_new (GTK_WINDOW (self), self->context);
  gtk_window_present (GTK_WINDOW (window));
}

static void
restore_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianWindow *self = LIAN_WINDOW (widget);
  LianStore *store = lian_context_get_store (self->context);
  GtkWidget *dialog
      = lian_restore_dialog_new (GTK_WINDOW (self), lian_store_get_path (store));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
past_made_cb (LianWindow *self, gpointer past)
{
  g_signal_emit_by_name (self, "show-past", past);
}

static void
past_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianWindow *self = LIAN_WINDOW (widget);
  GtkWidget *dialog = lian_past_dialog_new (GTK_WINDOW (self), self->context);
  g_signal_connect_object (dialog, "made", G_CALLBACK (past_made_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The copy of an earlier day is nothing to keep backups of. */
void
_lian_window_restrict_past (LianWindow *self)
{
  gboolean today = lian_context_get_past (self->context) == NULL;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back-up", today);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.restore", today);
}

static void
shortcuts_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/org/lianshe/Lianshe/lian-shortcuts.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));
  gtk_window_set_transient_for (window, GTK_WINDOW (widget));
  gtk_window_present (window);
}

/* Installs the window's actions in its class. */
void
_lian_window_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.open-record", "(sx)", open_record_cb);
  gtk_widget_class_install_action (klass, "win.open-form", "(sx)", open_form_cb);
  gtk_widget_class_install_action (klass, "win.show-act", "x", show_act_cb);
  gtk_widget_class_install_action (klass, "win.toast", "s", toast_cb);
  gtk_widget_class_install_action (klass, "win.area", "s", area_cb);
  gtk_widget_class_install_action (klass, "win.page", "s", page_cb);
  gtk_widget_class_install_action (klass, "win.search", NULL, search_cb);
  gtk_widget_class_install_action (klass, "win.focus-sidebar", NULL, focus_sidebar_cb);
  gtk_widget_class_install_action (klass, "win.next-pane", NULL, next_pane_cb);
  gtk_widget_class_install_action (klass, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (klass, "win.undo-act", "x", undo_cb);
  gtk_widget_class_install_action (klass, "win.redo", NULL, redo_cb);
  gtk_widget_class_install_action (klass, "win.print", NULL, print_cb);
  gtk_widget_class_install_action (klass, "win.import", NULL, import_cb);
  gtk_widget_class_install_action (klass, "win.export", NULL, export_cb);
  gtk_widget_class_install_action (klass, "win.preferences", NULL, preferences_cb);
  gtk_widget_class_install_action (klass, "win.restore", NULL, restore_cb);
  gtk_widget_class_install_action (klass, "win.past", NULL, past_cb);
  gtk_widget_class_install_action (klass, "win.back-up", NULL, _lian_window_back_up_cb);
  gtk_widget_class_install_action (klass, "win.back-up-to", NULL, _lian_window_back_up_to_cb);
  gtk_widget_class_install_action (klass, "win.zoom-in", NULL, _lian_window_zoom_cb);
  gtk_widget_class_install_action (klass, "win.zoom-out", NULL, _lian_window_zoom_cb);
  gtk_widget_class_install_action (klass, "win.zoom-usual", NULL, _lian_window_zoom_cb);
  gtk_widget_class_install_action (klass, "win.shortcuts", NULL, shortcuts_cb);
}

static gboolean
undo_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  gboolean redo = g_variant_get_boolean (args);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (widget));
  GtkWidget *table = focus != NULL ? gtk_widget_get_ancestor (focus, LIAN_TYPE_PART_TABLE) : NULL;
  if (table != NULL && !redo && lian_part_table_take_back (LIAN_PART_TABLE (table), TRUE))
    return TRUE;
  if (focus != NULL && lian_gtk48_undo_text (focus, redo))
    return TRUE;
  gtk_widget_activate_action (widget, redo ? "win.redo" : "win.undo", NULL);
  return TRUE;
}

static void
add_undo_key (GtkShortcutController *keys, const char *trigger, gboolean redo)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                            gtk_callback_action_new (undo_key_cb, NULL, NULL));
  gtk_shortcut_set_arguments (shortcut, g_variant_new_boolean (redo));
  gtk_shortcut_controller_add_shortcut (keys, shortcut);
}

/* Keys that are shared with the focused text field. */
void
_lian_window_add_shortcuts (LianWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_undo_key (GTK_SHORTCUT_CONTROLLER (keys), "<Control>z", FALSE);
  add_undo_key (GTK_SHORTCUT_CONTROLLER (keys), "<Control><Shift>z", TRUE);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  _lian_window_guard_composing (self);
  lian_held_keys_watch (GTK_WINDOW (self));
}

/**
 * lian_window_set_accels:
 * @application: the application
 *
 * Sets the keys of the window's actions.
 */
void
lian_window_set_accels (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *keys[4];
  } accels[] = {
    { "win.search", { "<Control>k" } },
    { "win.page::search", { "<Control>f" } },
    { "win.page::filter", { "<Control><Shift>f" } },
    { "win.page::columns", { "<Control><Shift>o" } },
    { "win.page::kept", { "<Control><Shift>l" } },
    { "win.page::new", { "<Control>n" } },
    { "win.page::duplicate", { "<Control>d" } },
    { "win.page::void", { "<Control><Shift>v" } },
    { "win.page::save", { "<Control>s" } },
    { "win.page::case-history", { "<Control>h" } },
    { "win.page::deliveries", { "<Control>g" } },
    { "win.page::reorganise", { "<Control>m" } },
    { "win.page::bulk", { "<Control>b" } },
    { "win.page::duplicates", { "<Control><Shift>d" } },
    { "win.page::next", { "<Control>Page_Down" } },
    { "win.page::previous", { "<Control>Page_Up" } },
    { "win.next-pane", { "F6" } },
    { "win.print", { "<Control>p" } },
    { "win.preferences", { "<Control>comma" } },
    { "win.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
    { "win.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
    { "win.zoom-usual", { "<Control>0", "<Control>KP_0" } },
    { "win.shortcuts", { "<Control>question" } },
    { "window.close", { "<Control>w" } },
  };
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (application, accels[i].action, accels[i].keys);
  guint n = 0;
  const LianArea *areas = lian_areas (&n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *action = g_strconcat ("win.area::", areas[i].id, NULL);
      gtk_application_set_accels_for_action (application, action,
                                             (const char *const[]){ areas[i].key, NULL });
    }
}
