/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The cells of what an act changed, and their columns. */
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-log-tree-private.h"
#include "lian-text-scale.h"
#include "lian-text.h"
#include "lian-tooltip.h"

#define COLUMN "lian-column"

static void
expanded_cb (GtkTreeListRow *row, GParamSpec *pspec, LianLogTree *self)
{
  g_autoptr (LianLogRow) line = gtk_tree_list_row_get_item (row);
  if (line != NULL && gtk_tree_list_row_get_expanded (row))
    _lian_log_tree_fill (self, line);
}

static GtkWidget *
label_of (GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  return GTK_IS_TREE_EXPANDER (child) ? gtk_tree_expander_get_child (GTK_TREE_EXPANDER (child))
                                      : child;
}

static void
setup_cb (LianLogTree *self, GtkListItem *item, GObject *factory)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (factory, COLUMN));
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (column > 0)
    {
      lian_gtk48_set_cell (item, label);
      return;
    }
  GtkWidget *expander = gtk_tree_expander_new ();
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), label);
  lian_gtk48_set_cell (item, expander);
}

static void
name_row (GtkListItem *item, LianLogRow *line)
{
  g_autofree char *what = lian_log_row_dup_cell (line, 0);
  g_autofree char *before = lian_log_row_dup_cell (line, 1);
  g_autofree char *after = lian_log_row_dup_cell (line, 2);
  g_autofree char *name = lian_log_row_get_change (line) != NULL
                              ? g_strdup_printf ("%s: %s → %s", what, before, after)
                              : g_strdup_printf ("%s, %s", what, before);
  lian_gtk48_name_row (item, name);
}

static void
bind_cb (LianLogTree *self, GtkListItem *item, GObject *factory)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (factory, COLUMN));
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  g_autoptr (LianLogRow) line = gtk_tree_list_row_get_item (row);
  g_autofree char *text = lian_log_row_dup_cell (line, column);
  g_autofree char *shown = lian_text_shorten (text);
  gtk_label_set_text (GTK_LABEL (label_of (item)), shown);
  lian_tooltip_set (label_of (item), g_utf8_strlen (text, -1) > 24 ? text : NULL);
  if (column > 0)
    return;
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (item)), row);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self, 0);
  name_row (item, line);
}

static void
unbind_cb (LianLogTree *self, GtkListItem *item, GObject *factory)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  gtk_label_set_text (GTK_LABEL (label_of (item)), "");
  if (!GTK_IS_TREE_EXPANDER (child))
    return;
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), expanded_cb, self);
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (child), NULL);
}

static void
append_column (LianLogTree *self, GtkColumnView *view, const char *title, guint column, int width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_object_set_data (G_OBJECT (factory), COLUMN, GUINT_TO_POINTER (column));
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
  g_autoptr (GtkColumnViewColumn) made = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_fixed_width (made, lian_text_scale (width));
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, column == 0);
  gtk_column_view_append_column (view, made);
}

/* Adds the columns to the view. */
void
_lian_log_tree_add_columns (LianLogTree *self, GtkColumnView *view)
{
  append_column (self, view, _ ("Record and field"), 0, 300);
  append_column (self, view, _ ("Before"), 1, 260);
  append_column (self, view, _ ("After"), 2, 260);
}
