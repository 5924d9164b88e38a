/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The widgets of the window: header, sidebar, pages, status line. */
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-progress-view.h"
#include "lian-search-entry.h"
#include "lian-trouble.h"
#include "lian-window-private.h"

static void
name (GtkWidget *widget, const char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static GMenuModel *
make_menu (void)
{
  static const struct
  {
    int section;
    const char *label;
    const char *action;
  } items[] = {
    { 0, N_ ("New Base…"), "app.new-base" },
    { 0, N_ ("Open…"), "app.open" },
    { 0, N_ ("Open Read-Only…"), "app.open-read-only" },
    { 1, N_ ("Import…"), "win.import" },
    { 1, N_ ("Export…"), "win.export" },
    { 1, N_ ("Print…"), "win.print" },
    { 2, N_ ("Duplicate"), "win.page::duplicate" },
    { 2, N_ ("Entered Twice…"), "win.page::duplicates" },
    { 2, N_ ("Case History…"), "win.page::case-history" },
    { 2, N_ ("Stage, Merger, Division…"), "win.page::reorganise" },
    { 2, N_ ("Void…"), "win.page::void" },
    { 2, N_ ("Delete…"), "win.page::delete" },
    { 3, N_ ("History"), "win.area::history" },
    { 3, N_ ("Show as Known on…"), "win.past" },
    { 3, N_ ("Back Up Now"), "win.back-up" },
    { 3, N_ ("Back Up to Another Place…"), "win.back-up-to" },
    { 3, N_ ("Restore from a Backup…"), "win.restore" },
    { 4, N_ ("Preferences"), "win.preferences" },
    { 4, N_ ("Keyboard Shortcuts"), "win.shortcuts" },
    { 4, N_ ("About Lianshe"), "app.about" },
  };
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      if (i == 0 || items[i].section != items[i - 1].section)
        {
          g_clear_object (&section);
          section = g_menu_new ();
          g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
        }
      g_menu_append (section, _ (items[i].label), items[i].action);
    }
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_title (LianWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->title = gtk_label_new (NULL);
  self->subtitle = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_widget_add_css_class (self->subtitle, "caption");
  gtk_widget_add_css_class (self->subtitle, "working-date");
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (self->subtitle), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_xalign (GTK_LABEL (self->subtitle), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (self->title), 30);
  gtk_widget_set_halign (self->subtitle, GTK_ALIGN_START);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->subtitle);
  return box;
}

static GtkWidget *
make_undo (LianWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->undo = gtk_button_new ();
  self->undo_label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->undo_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->undo_label), 24);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("edit-undo-symbolic"));
  gtk_box_append (GTK_BOX (box), self->undo_label);
  gtk_button_set_child (GTK_BUTTON (self->undo), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->undo), "win.undo");
  return self->undo;
}

static gboolean
show_back_cb (gpointer back)
{
  AdwLeaflet *leaflet = g_object_get_data (back, "lian-leaflet");
  if (leaflet != NULL)
    gtk_widget_set_visible (back, adw_leaflet_get_folded (leaflet));
  return G_SOURCE_REMOVE;
}

/* The leaflet folds while the window is laid out, when the header has its place already. */
static void
folded_cb (GtkWidget *back)
{
  g_idle_add_full (GTK_PRIORITY_RESIZE, show_back_cb, g_object_ref (back), g_object_unref);
}

static GtkWidget *
make_back (LianWindow *self)
{
  GtkWidget *back = gtk_button_new_from_icon_name ("sidebar-show-symbolic");
  gtk_widget_set_tooltip_text (back, _ ("Areas"));
  name (back, _ ("Areas"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "win.focus-sidebar");
  g_object_set_data_full (G_OBJECT (back), "lian-leaflet", g_object_ref (self->leaflet),
                          g_object_unref);
  gtk_widget_set_visible (back, FALSE);
  g_signal_connect_object (self->leaflet, "notify::folded", G_CALLBACK (folded_cb), back,
                           G_CONNECT_SWAPPED);
  return back;
}

/* The menu is made when it is looked at, not at the start. */
static void
show_menu_cb (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenuModel) model = gtk_menu_button_get_menu_model (button) == NULL ? make_menu () : NULL;
  if (model != NULL)
    gtk_menu_button_set_menu_model (button, model);
}

static GtkWidget *
make_header (LianWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *menu = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "open-menu-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (menu), show_menu_cb, NULL, NULL);
  gtk_menu_button_set_primary (GTK_MENU_BUTTON (menu), TRUE);
  gtk_widget_set_tooltip_text (menu, _ ("Main Menu"));
  name (menu, _ ("Main Menu"));
  self->redo = gtk_button_new_from_icon_name ("edit-redo-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->redo), "win.redo");
  self->search = lian_search_entry_new (self->context);
  gtk_widget_set_size_request (self->search, 240, -1);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), make_back (self));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), make_title (self));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), self->search);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), menu);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->redo);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), make_undo (self));
  return header;
}

/* Sidebar. */

static gboolean
query_tip_cb (GtkWidget *row, int x, int y, gboolean by_key, GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, g_object_get_data (G_OBJECT (row), "lian-tip"));
  return TRUE;
}

/* GTK 4.8 asks the server where the pointer is whenever a text is set, which two dozen rows would wait for. */
static void
set_tip (GtkWidget *row, const LianArea *area)
{
  g_autofree char *keys = lian_area_get_key_words (area);
  /* Translators: an area, its keys */
  char *tip = g_strdup_printf (_ ("%s (%s)"), _ (area->label), keys);
  g_object_set_data_full (G_OBJECT (row), "lian-tip", tip, g_free);
  gtk_widget_set_has_tooltip (row, TRUE);
  g_signal_connect (row, "query-tooltip", G_CALLBACK (query_tip_cb), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tip, -1);
}

static GtkWidget *
make_area_row (const LianArea *area)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (_ (area->label));
  GtkWidget *count = gtk_label_new (NULL);
  g_autofree char *sign = lian_area_get_key_sign (area);
  GtkWidget *key = gtk_label_new (sign);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "count");
  gtk_widget_set_visible (count, FALSE);
  gtk_widget_add_css_class (key, "key");
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (area->icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_box_append (GTK_BOX (box), key);
  GtkWidget *row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  set_tip (row, area);
  name (row, _ (area->label));
  g_object_set_data (G_OBJECT (row), "lian-area", (gpointer) area);
  g_object_set_data (G_OBJECT (row), "lian-count", count);
  return row;
}

static void
row_selected_cb (LianWindow *self, GtkListBoxRow *row)
{
  if (row == NULL)
    return;
  const LianArea *area = g_object_get_data (G_OBJECT (row), "lian-area");
  if (area != self->area)
    lian_window_show_area (self, area->id);
}

static void
row_activated_cb (LianWindow *self, GtkListBoxRow *row)
{
  const LianArea *area = g_object_get_data (G_OBJECT (row), "lian-area");
  lian_window_show_area (self, area->id);
}

static GtkWidget *
make_sidebar (LianWindow *self)
{
  guint n = 0;
  const LianArea *areas = lian_areas (&n);
  self->sidebar = gtk_list_box_new ();
  gtk_widget_add_css_class (self->sidebar, "navigation-sidebar");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->sidebar), GTK_SELECTION_BROWSE);
  name (self->sidebar, _ ("Areas"));
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->sidebar), make_area_row (&areas[i]));
  g_signal_connect_swapped (self->sidebar, "row-selected", G_CALLBACK (row_selected_cb), self);
  g_signal_connect_swapped (self->sidebar, "row-activated", G_CALLBACK (row_activated_cb), self);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->sidebar);
  gtk_widget_set_size_request (scroller, 180, -1);
  /* Rows follow the focus, so Tab through them would lead through all areas. */
  GtkWidget *bin = lian_tab_bin_new (scroller);
  gtk_widget_set_hexpand (bin, FALSE);
  return bin;
}

static GtkListBoxRow *
row_of (LianWindow *self, const char *area)
{
  GtkListBoxRow *row;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->sidebar), i)) != NULL;
       i++)
    {
      const LianArea *of = g_object_get_data (G_OBJECT (row), "lian-area");
      if (g_str_equal (of->id, area))
        return row;
    }
  return NULL;
}

/* Marks the area in the sidebar. */
void
_lian_window_select_sidebar (LianWindow *self, const LianArea *area)
{
  GtkListBoxRow *row = row_of (self, area->id);
  if (row != gtk_list_box_get_selected_row (GTK_LIST_BOX (self->sidebar)))
    gtk_list_box_select_row (GTK_LIST_BOX (self->sidebar), row);
}

/* Shows how many things wait there; nothing when none do, a mark when that can't be read. */
void
_lian_window_set_count (LianWindow *self, const char *area, guint count)
{
  GtkListBoxRow *row = row_of (self, area);
  if (row == NULL)
    return;
  const LianArea *of = g_object_get_data (G_OBJECT (row), "lian-area");
  GtkLabel *label = g_object_get_data (G_OBJECT (row), "lian-count");
  gboolean known = count != LIAN_COUNT_UNKNOWN;
  g_autofree char *text = !known ? g_strdup ("?")
                          : count > 0 ? g_strdup_printf ("%u", count)
                                      : g_strdup ("");
  g_autofree char *spoken
      = !known ? g_strdup_printf (_ ("%s, not counted"), _ (of->label))
        : count > 0 ? g_strdup_printf (_ ("%s, %u waiting"), _ (of->label), count)
                    : g_strdup (_ (of->label));
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
  name (GTK_WIDGET (row), spoken);
}

/* The window. */

static GtkWidget *
make_status_line (LianWindow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (line, "status-line");
  self->status = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, "ellipsize",
                               PANGO_ELLIPSIZE_END, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                               NULL);
  self->who = g_object_new (GTK_TYPE_BUTTON, "action-name", "win.preferences", "tooltip-text",
                            _ ("Who am I?"), NULL);
  self->backup_view = lian_progress_view_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_add_css_class (self->backup_view, "caption");
  gtk_widget_add_css_class (self->status, "caption");
  gtk_widget_add_css_class (self->who, "caption");
  gtk_widget_add_css_class (self->who, "flat");
  gtk_widget_add_css_class (self->who, "who");
  gtk_box_append (GTK_BOX (line), self->status);
  gtk_box_append (GTK_BOX (line), self->backup_view);
  gtk_box_append (GTK_BOX (line), self->who);
  return line;
}

static GtkWidget *
make_body (LianWindow *self)
{
  self->leaflet = adw_leaflet_new ();
  adw_leaflet_set_fold_threshold_policy (ADW_LEAFLET (self->leaflet),
                                         ADW_FOLD_THRESHOLD_POLICY_MINIMUM);
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_hexpand (self->stack, TRUE);
  adw_leaflet_append (ADW_LEAFLET (self->leaflet), make_sidebar (self));
  AdwLeafletPage *line = adw_leaflet_append (ADW_LEAFLET (self->leaflet),
                                             gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_leaflet_page_set_navigatable (line, FALSE);
  adw_leaflet_append (ADW_LEAFLET (self->leaflet), self->stack);
  self->toasts = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (self->toasts), self->leaflet);
  _lian_window_guard_toasts (self, self->leaflet);
  gtk_widget_set_vexpand (self->toasts, TRUE);
  return self->toasts;
}

/* Makes the widgets. */
void
_lian_window_build (LianWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *body = make_body (self);
  GtkWidget *notice = _lian_window_notice_new (self);
  gtk_box_append (GTK_BOX (box), make_header (self));
  if (notice != NULL)
    gtk_box_append (GTK_BOX (box), notice);
  gtk_box_append (GTK_BOX (box), _lian_window_trouble_new (self));
  gtk_box_append (GTK_BOX (box), body);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), make_status_line (self));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lianshe");
}
