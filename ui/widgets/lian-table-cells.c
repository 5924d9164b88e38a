/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The cells of a table: labels of one line that follow their row.
 *
 * A cell is one GtkLabel of a single line, as lists of GTK 4.8 scroll badly where rows differ in
 * height; a GtkInscription is no faster and sets ellipsized text too high. */
#include "lian-gtk48.h"
#include "lian-table-private.h"
#include "lian-text.h"

#define HANDLER "lian-handler"

static void
name_row (LianTable *self, GtkListItem *item, LianRow *row)
{
  gboolean unread = lian_row_has_failed (row) && !lian_row_is_loaded (row);
  g_autofree char *title
      = lian_text_shorten (unread ? lian_row_get_cell (row, 0) : lian_row_get_title (row));
  g_autoptr (GString) name = g_string_new (title);
  for (guint i = 0; i < self->fields->len && lian_row_is_loaded (row); i++)
    {
      const char *cell = lian_row_get_cell (row, i);
      if (cell == NULL || *cell == '\0' || g_str_equal (cell, lian_row_get_title (row)))
        continue;
      g_autofree char *line = lian_text_shorten (cell);
      g_string_append_printf (name, name->len > 0 ? ", %s" : "%s", line);
    }
  lian_gtk48_name_row (item, name->str);
}

static void
update_cell (GtkListItem *item, LianRow *row)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), LIAN_TABLE_COLUMN_FIELD));
  LianTable *self = LIAN_TABLE (gtk_widget_get_ancestor (cell, LIAN_TYPE_TABLE));
  const char *text = lian_row_get_cell (row, place);
  g_autofree char *line = lian_text_shorten (text != NULL ? text : "");
  gtk_label_set_text (GTK_LABEL (cell), line);
  if (place == 0 && self != NULL)
    name_row (self, item, row);
}

static void
loaded_cb (LianRow *row, GtkListItem *item)
{
  update_cell (item, row);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer place)
{
  gboolean number = g_object_get_data (G_OBJECT (factory), "lian-number") != NULL;
  GtkWidget *cell = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (cell), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (cell), TRUE);
  gtk_label_set_xalign (GTK_LABEL (cell), number ? 1.0f : 0.0f);
  if (number)
    gtk_widget_add_css_class (cell, "numeric");
  g_object_set_data (G_OBJECT (cell), LIAN_TABLE_COLUMN_FIELD, place);
  lian_gtk48_set_cell (item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  LianRow *row = gtk_list_item_get_item (item);
  gulong handler = g_signal_connect (row, "loaded", G_CALLBACK (loaded_cb), item);
  g_object_set_data (G_OBJECT (item), HANDLER, GSIZE_TO_POINTER (handler));
  update_cell (item, row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gulong handler = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (item), HANDLER));
  if (handler != 0)
    g_signal_handler_disconnect (gtk_list_item_get_item (item), handler);
  g_object_set_data (G_OBJECT (item), HANDLER, NULL);
}

GtkListItemFactory *
_lian_table_make_factory (const LianField *field, guint place)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  gboolean number = lian_field_is_figure (field);
  g_object_set_data (G_OBJECT (factory), "lian-number", GINT_TO_POINTER (number));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (place));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
