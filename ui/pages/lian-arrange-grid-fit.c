/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A table of a plan in a narrow window: the months are what it is about, so there the column of words goes, and
 * its sign stands before the quantity.  The words are still said of the row, and beside the table. */
#include "lian-arrange-grid-private.h"
#include "lian-text-scale.h"

/* Below this the months would hardly be seen. */
#define NARROW 700
#define NAME_WIDTH 150
#define SUM_WIDTH 130

static GtkColumnViewColumn *
get_column (LianArrangeGrid *self, guint column)
{
  return g_list_model_get_item (gtk_column_view_get_columns (self->view), column);
}

static void
set_width (LianArrangeGrid *self, guint column, int wide, int narrow)
{
  g_autoptr (GtkColumnViewColumn) of = get_column (self, column);
  gtk_column_view_column_set_fixed_width (of, lian_text_scale (self->narrow ? narrow : wide));
}

static gboolean
fit_cb (gpointer data)
{
  LianArrangeGrid *self = data;
  gboolean narrow = gtk_adjustment_get_page_size (self->across) < lian_text_scale (NARROW);
  self->fitting = 0;
  if (narrow == self->narrow)
    return G_SOURCE_REMOVE;
  self->narrow = narrow;
  g_autoptr (GtkColumnViewColumn) state = get_column (self, LIAN_GRID_STATE);
  gtk_column_view_column_set_visible (state, !narrow);
  set_width (self, LIAN_GRID_NAME, LIAN_GRID_NAME_WIDTH, NAME_WIDTH);
  set_width (self, LIAN_GRID_SUM, LIAN_GRID_SUM_WIDTH, SUM_WIDTH);
  _lian_grid_show_cells (self);
  return G_SOURCE_REMOVE;
}

/* It is told amid a layout, where nothing may be laid out anew. */
static void
width_cb (LianArrangeGrid *self)
{
  if (self->fitting == 0 && gtk_adjustment_get_page_size (self->across) > 0)
    self->fitting = g_idle_add (fit_cb, self);
}

/**
 * _lian_grid_watch_width:
 * @self: the table, with its columns
 * @scrolled: what it scrolls in
 *
 * Follows the width that there is.
 */
void
_lian_grid_watch_width (LianArrangeGrid *self, GtkScrolledWindow *scrolled)
{
  self->across = gtk_scrolled_window_get_hadjustment (scrolled);
  g_signal_connect_object (self->across, "notify::page-size", G_CALLBACK (width_cb), self, G_CONNECT_SWAPPED);
}
