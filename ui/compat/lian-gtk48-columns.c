/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What GTK 4.8 does not offer for the columns of a view.
 *
 * - Which column is sorted: GtkColumnViewSorter came in 4.10.  Each column has a sorter that notes
 *   its column and answers "smaller"; comparing any two objects tells the column and direction.
 * - Titles above figures: a title has no alignment of its own; the label in it takes one. */
#include "lian-gtk48.h"

static int probed = -1;

static int
probe (gconstpointer a, gconstpointer b, gpointer column)
{
  if (probed < 0)
    probed = GPOINTER_TO_INT (column);
  return GTK_ORDERING_SMALLER;
}

/**
 * lian_gtk48_sort_probe_new:
 * @column: the column's number
 *
 * Returns: (transfer full): a sorter for that column, for lian_gtk48_get_sort()
 */
GtkSorter *
lian_gtk48_sort_probe_new (int column)
{
  return GTK_SORTER (gtk_custom_sorter_new (probe, GINT_TO_POINTER (column), NULL));
}

/**
 * lian_gtk48_get_sort:
 * @view: a column view whose columns have sort probes
 * @descending: (out): the direction
 *
 * Returns: the number of the column that the user sorted by, or -1
 */
int
lian_gtk48_get_sort (GtkColumnView *view, gboolean *descending)
{
  g_autoptr (GObject) a = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) b = g_object_new (G_TYPE_OBJECT, NULL);
  probed = -1;
  GtkOrdering order = gtk_sorter_compare (gtk_column_view_get_sorter (view), a, b);
  *descending = order == GTK_ORDERING_LARGER;
  return probed;
}

/**
 * lian_gtk48_end_title:
 * @view: a column view
 *
 * Sets the title of the column appended last at the end of its width, as figures stand below it.
 */
void
lian_gtk48_end_title (GtkColumnView *view)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *title = header != NULL ? gtk_widget_get_last_child (header) : NULL;
  GtkWidget *box = title != NULL ? gtk_widget_get_first_child (title) : NULL;
  GtkWidget *label = box != NULL ? gtk_widget_get_first_child (box) : NULL;
  if (!GTK_IS_LABEL (label))
    return;
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
}
