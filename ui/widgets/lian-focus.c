/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Where the keys go. */
#include "lian-focus.h"

#include "lian-field-editor.h"

/**
 * lian_focus_find:
 * @widget: a widget
 *
 * Returns: (transfer none) (nullable): what inside @widget has the focus of its window
 */
GtkWidget *
lian_focus_find (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  return focus != NULL && gtk_widget_is_ancestor (focus, widget) ? focus : NULL;
}

/**
 * lian_focus_find_editor:
 * @widget: a widget
 *
 * Returns: (transfer none) (type LianFieldEditor) (nullable): the editor around what inside @widget
 *   has the focus
 */
GtkWidget *
lian_focus_find_editor (GtkWidget *widget)
{
  GtkWidget *focus = lian_focus_find (widget);
  return focus != NULL ? gtk_widget_get_ancestor (focus, LIAN_TYPE_FIELD_EDITOR) : NULL;
}

/**
 * lian_focus_is_within:
 * @widget: a widget
 *
 * Returns: whether something inside @widget has the focus of its window
 */
gboolean
lian_focus_is_within (GtkWidget *widget)
{
  return lian_focus_find (widget) != NULL;
}

/**
 * lian_focus_into_page:
 * @page: a page
 * @view: its table
 * @rows: what the table lists
 *
 * Gives the focus to the table, or to the first that takes it of the page where the table has no rows.
 * Nothing happens on a page that isn't shown, or if the focus is there already.
 */
void
lian_focus_into_page (GtkWidget *page, GtkWidget *view, GListModel *rows)
{
  GtkWidget *to = g_list_model_get_n_items (rows) > 0 ? view : page;
  if (gtk_widget_get_mapped (page) && !lian_focus_is_within (to))
    gtk_widget_child_focus (to, GTK_DIR_TAB_FORWARD);
}

/**
 * lian_focus_next_pane:
 * @page: a page with the action "page.focus-list"
 * @list: its list
 * @beside: what the list leads to
 *
 * Leads from the list to what stands beside it, from there back to the sidebar, and from outside
 * the page into the list.
 */
void
lian_focus_next_pane (GtkWidget *page, GtkWidget *list, GtkWidget *beside)
{
  if (lian_focus_is_within (list))
    gtk_widget_child_focus (beside, GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_activate_action (
        page, lian_focus_is_within (page) ? "win.focus-sidebar" : "page.focus-list", NULL);
}
