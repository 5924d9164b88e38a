/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Proposals side by side: a row for how they stand and for each kind of finding, a column for each proposal.
 * What speaks against one bears a sign, and so does what differs. */
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-label.h"
#include "lian-reorganisation-page-private.h"
#include "lian-text-scale.h"

#define NAME_WIDTH 140
#define CELL_WIDTH 230
#define ALL_CELLS 560

/* As wide as asked for whatever it says, so that the columns of all rows stand below each other. */
static GtkWidget *
create_cell (const char *text, const char *style, int width)
{
  GtkWidget *label = lian_label_new (text, style);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 1);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 1);
  gtk_widget_set_size_request (label, lian_text_scale (width), -1);
  return label;
}

/* One alone has the room of several. */
static int
cell_width (const char *const *cells)
{
  return MAX (CELL_WIDTH, ALL_CELLS / (int) g_strv_length ((char **) cells));
}

static void
add_row (LianReorganisationPage *self, const char *name, const char *const *cells, const char *style)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *row = gtk_list_box_row_new ();
  g_autoptr (GString) spoken = g_string_new (name);
  gtk_box_append (GTK_BOX (box), create_cell (name, "heading", NAME_WIDTH));
  for (guint i = 0; cells[i] != NULL; i++)
    {
      gtk_box_append (GTK_BOX (box), create_cell (cells[i], style, cell_width (cells)));
      g_string_append_printf (spoken, "; %s", cells[i]);
    }
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken->str, -1);
  gtk_list_box_append (self->table, row);
}

/**
 * _lian_reorganisation_page_fill_table:
 * @self: the page, with what was read
 *
 * Shows the chosen proposal beside the others of its trade.
 */
void
_lian_reorganisation_page_fill_table (LianReorganisationPage *self)
{
  const GPtrArray *columns = self->view->columns;
  g_autofree const char **cells = g_new0 (const char *, columns->len + 1);
  GtkListBoxRow *row;
  while ((row = gtk_list_box_get_row_at_index (self->table, 0)) != NULL)
    gtk_list_box_remove (self->table, GTK_WIDGET (row));
  for (guint i = 0; i < columns->len; i++)
    cells[i] = ((const LianReorganisationColumn *) columns->pdata[i])->name;
  if (columns->len > 0)
    add_row (self, _ ("proposal"), cells, "heading");
  for (guint r = 0; columns->len > 0 && r < LIAN_REORGANISATION_N_ROWS; r++)
    {
      for (guint i = 0; i < columns->len; i++)
        cells[i] = ((const LianReorganisationColumn *) columns->pdata[i])->cells[r];
      add_row (self, lian_reorganisation_row_label (r), cells, NULL);
    }
}

/**
 * _lian_reorganisation_page_create_table:
 * @self: the page
 *
 * Returns: (transfer floating): the table
 */
GtkWidget *
_lian_reorganisation_page_create_table (LianReorganisationPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *list = gtk_list_box_new ();
  self->table = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->table, GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Proposals side by side"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  return lian_tab_bin_new (scroller);
}
