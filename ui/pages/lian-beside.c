/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A table, and beside it what is told about it: words, a chart, more words, which scroll together. */
#include "lian-beside.h"

#include "lian-gtk48.h"

/* Of the side: a chart narrower than this can't be read. */
#define LEAST_WIDTH 300

/**
 * lian_beside_scroll:
 * @view: a table
 *
 * Returns: (transfer floating): the table in what scrolls it, as wide and as high as there is room
 */
GtkWidget *
lian_beside_scroll (GtkColumnView *view)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (view));
  gtk_widget_set_size_request (scrolled, 360, 160);
  GtkWidget *bin = lian_tab_bin_new (scrolled);
  gtk_widget_set_vexpand (bin, TRUE);
  gtk_widget_set_hexpand (bin, TRUE);
  return bin;
}

/**
 * lian_beside_create_side:
 * @parts: (array length=n_parts): what stands below each other
 * @n_parts: their number
 *
 * Returns: (transfer floating): the side
 */
GtkWidget *
lian_beside_create_side (GtkWidget *const *parts, guint n_parts)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  for (guint i = 0; i < n_parts; i++)
    gtk_box_append (GTK_BOX (box), parts[i]);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_size_request (scrolled, LEAST_WIDTH, -1);
  return scrolled;
}

static GtkWidget *
create_panes (GtkWidget *table, GtkWidget *side, int position)
{
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_start_child (GTK_PANED (paned), table);
  gtk_paned_set_end_child (GTK_PANED (paned), side);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_position (GTK_PANED (paned), position);
  gtk_widget_set_vexpand (paned, TRUE);
  return paned;
}

/**
 * lian_beside_create:
 * @bar: choices and buttons, above both
 * @table: the table
 * @side: what is told about it
 * @position: how wide the table is at first, in pixels
 *
 * Returns: (transfer floating): all of them
 */
GtkWidget *
lian_beside_create (GtkWidget *bar, GtkWidget *table, GtkWidget *side, int position)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_margin_start (bar, 12);
  gtk_widget_set_margin_end (bar, 12);
  gtk_widget_set_margin_top (bar, 6);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), create_panes (table, side, position));
  return box;
}
