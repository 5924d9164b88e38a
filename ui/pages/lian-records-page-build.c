/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The widgets of the records page: list pane, form pane. */
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-records-page-private.h"

static void
name (GtkWidget *widget, const char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static GtkWidget *
make_switcher (LianRecordsPage *self)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  for (guint i = 0; i < self->types->len; i++)
    {
      const LianType *type = g_ptr_array_index (self->types, i);
      g_ptr_array_add (labels, (gpointer) _ (type->label_plural));
    }
  g_ptr_array_add (labels, NULL);
  self->switcher = gtk_drop_down_new_from_strings ((const char *const *) labels->pdata);
  gtk_widget_add_css_class (self->switcher, "flat");
  gtk_widget_add_css_class (self->switcher, "page-title");
  lian_gtk48_name_drop_down (GTK_DROP_DOWN (self->switcher), _ ("Kind of record"));
  return self->switcher;
}

/* Only for kinds of record that bear a number. */
static GtkWidget *
make_void (LianRecordsPage *self)
{
  self->void_button = gtk_button_new_with_label (_ ("Void…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->void_button), "page.void");
  gtk_widget_set_tooltip_text (self->void_button,
                               _ ("Mark as void; the number stays (Ctrl+Shift+V)"));
  gtk_widget_set_visible (self->void_button, FALSE);
  return self->void_button;
}

static GtkWidget *
make_title_row (LianRecordsPage *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_label_set_ellipsize (GTK_LABEL (self->count), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->count), 0);
  gtk_widget_set_hexpand (self->count, TRUE);
  self->new_button = lian_gtk48_mnemonic_button_new (_ ("_New"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->new_button), "page.new");
  gtk_box_append (GTK_BOX (row), make_switcher (self));
  gtk_box_append (GTK_BOX (row), self->count);
  gtk_box_append (GTK_BOX (row), make_void (self));
  gtk_box_append (GTK_BOX (row), self->new_button);
  return row;
}

static GtkWidget *
make_search_row (LianRecordsPage *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->search = gtk_search_entry_new ();
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->search), 150);
  g_object_set (self->search, "placeholder-text", _ ("Search this list (Ctrl+F)"), NULL);
  name (self->search, _ ("Search this list"));
  /* Translators: keep the field ids and signs as they are, or name the fields in your language. */
  gtk_widget_set_tooltip_text (self->search, _ ("Words, or conditions: trade:iron members>50 "
                                                "founded:1955..1956 -status:dissolved"));
  gtk_widget_set_hexpand (self->search, TRUE);
  self->filter = LIAN_FILTER_BAR (lian_filter_bar_new (self->context));
  gtk_box_append (GTK_BOX (row), self->search);
  gtk_box_append (GTK_BOX (row), lian_filter_bar_get_button (self->filter));
  return row;
}

/* What of the search cannot be read. */
static GtkWidget *
make_search_problem (LianRecordsPage *self)
{
  self->search_problem = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->search_problem, "error");
  return self->search_problem;
}

static GtkWidget *
make_selection_bar (LianRecordsPage *self)
{
  self->selection_bar = gtk_action_bar_new ();
  self->selection_label = gtk_label_new (NULL);
  GtkWidget *delete = gtk_button_new_with_label (_ ("Delete…"));
  self->bulk_button = gtk_button_new_with_label (_ ("Change…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (delete), "page.delete");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->bulk_button), "page.bulk");
  gtk_widget_set_tooltip_text (self->bulk_button, _ ("Change fields of all of them at once (Ctrl+B)"));
  gtk_action_bar_pack_start (GTK_ACTION_BAR (self->selection_bar), self->selection_label);
  gtk_action_bar_pack_end (GTK_ACTION_BAR (self->selection_bar), delete);
  gtk_action_bar_pack_end (GTK_ACTION_BAR (self->selection_bar), self->bulk_button);
  gtk_widget_set_visible (self->selection_bar, FALSE);
  return self->selection_bar;
}

static GtkWidget *
make_empty (LianRecordsPage *self)
{
  self->empty = adw_status_page_new ();
  /* What it does is said once the list is empty; it has a name before that too. */
  GtkWidget *button = gtk_button_new_with_label (_ ("Show All"));
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->empty, "compact");
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->empty), "view-list-symbolic");
  adw_status_page_set_child (ADW_STATUS_PAGE (self->empty), button);
  return self->empty;
}

/* These act on the list only: in the form they belong to the text. */
static void
add_list_keys (GtkWidget *list)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys_of_list[] = { { GDK_KEY_Delete, 0, "page.delete" },
                       { GDK_KEY_c, GDK_CONTROL_MASK, "page.copy" },
                       { GDK_KEY_v, GDK_CONTROL_MASK, "page.paste" } };
  GtkEventController *keys = gtk_shortcut_controller_new ();
  for (guint i = 0; i < G_N_ELEMENTS (keys_of_list); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (keys),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys_of_list[i].key, keys_of_list[i].modifiers),
                          gtk_named_action_new (keys_of_list[i].action)));
  gtk_widget_add_controller (list, keys);
}

static GtkWidget *
make_list_pane (LianRecordsPage *self)
{
  GtkWidget *pane = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (head, "list-head");
  gtk_box_append (GTK_BOX (head), make_title_row (self));
  gtk_box_append (GTK_BOX (head), make_search_row (self));
  gtk_box_append (GTK_BOX (head), make_search_problem (self));
  self->chips = adw_bin_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chips), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Which of them"), -1);
  gtk_box_append (GTK_BOX (head), self->chips);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->filter));
  self->table_bin = adw_bin_new ();
  add_list_keys (self->table_bin);
  self->list_stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->list_stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->list_stack), self->table_bin, "table");
  gtk_stack_add_named (GTK_STACK (self->list_stack), make_empty (self), "empty");
  gtk_box_append (GTK_BOX (pane), head);
  gtk_box_append (GTK_BOX (pane), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (pane), self->list_stack);
  gtk_box_append (GTK_BOX (pane), make_selection_bar (self));
  gtk_widget_set_size_request (pane, 260, -1);
  return pane;
}

static GtkWidget *
make_form_pane (LianRecordsPage *self)
{
  self->form_stack = gtk_stack_new ();
  self->form = LIAN_FORM (lian_form_new (self->context));
  GtkWidget *nothing = adw_status_page_new ();
  adw_status_page_set_title (ADW_STATUS_PAGE (nothing), _ ("No Record Open"));
  adw_status_page_set_description (ADW_STATUS_PAGE (nothing),
                                   _ ("Choose one in the list, or enter a new one with Ctrl+N."));
  gtk_widget_add_css_class (nothing, "compact");
  gtk_stack_add_named (GTK_STACK (self->form_stack), nothing, "nothing");
  gtk_stack_add_named (GTK_STACK (self->form_stack), GTK_WIDGET (self->form), "form");
  gtk_widget_set_size_request (self->form_stack, 300, -1);
  return self->form_stack;
}

static void
position_cb (LianRecordsPage *self)
{
  g_key_file_set_integer (lian_context_get_settings (self->context), "window", "list-width",
                          gtk_paned_get_position (GTK_PANED (self->paned)));
}

/* Makes the widgets, with no type shown yet. */
void
_lian_records_page_build (LianRecordsPage *self)
{
  int width = g_key_file_get_integer (lian_context_get_settings (self->context), "window",
                                      "list-width", NULL);
  self->paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_start_child (GTK_PANED (self->paned), make_list_pane (self));
  gtk_paned_set_end_child (GTK_PANED (self->paned), make_form_pane (self));
  gtk_paned_set_resize_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_position (GTK_PANED (self->paned), width > 0 ? width : 440);
  g_signal_connect_swapped (self->paned, "notify::position", G_CALLBACK (position_cb), self);
  adw_bin_set_child (ADW_BIN (self), self->paned);
}
