/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Short lists of texts in columns.
 *
 * For acts, changes and backups: some hundred lines, read at once, never edited.  Records have
 * LianTable instead. */
#include "lian-text-rows.h"
#include "lian-text-scale.h"
#include "lian-text.h"
#include "lian-gtk48.h"
#include "lian-tooltip.h"

#define COLUMN "lian-column"
#define FIGURES 0x100u /* the column holds figures */

struct _LianTextRow
{
  GObject parent_instance;

  gint64 number;
  char *cells[LIAN_TEXT_ROW_CELLS];
};

G_DEFINE_FINAL_TYPE (LianTextRow, lian_text_row, G_TYPE_OBJECT)

static void
lian_text_row_finalize (GObject *object)
{
  LianTextRow *self = LIAN_TEXT_ROW (object);
  for (guint i = 0; i < LIAN_TEXT_ROW_CELLS; i++)
    g_free (self->cells[i]);
  G_OBJECT_CLASS (lian_text_row_parent_class)->finalize (object);
}

static void
lian_text_row_class_init (LianTextRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lian_text_row_finalize;
}

static void
lian_text_row_init (LianTextRow *self)
{
}

/* Lists show one line; the rest of a longer text is reached by opening it. */
static char *
one_line (const char *text)
{
  return text != NULL ? g_strdelimit (g_strdup (text), "\n\r\t", ' ') : NULL;
}

/**
 * lian_text_row_new:
 * @number: what the row stands for
 * @cells: the texts; %NULL is empty
 *
 * Returns: (transfer full): a row
 */
LianTextRow *
lian_text_row_new (gint64 number, const char *const cells[LIAN_TEXT_ROW_CELLS])
{
  LianTextRow *self = g_object_new (LIAN_TYPE_TEXT_ROW, NULL);
  self->number = number;
  for (guint i = 0; i < LIAN_TEXT_ROW_CELLS; i++)
    self->cells[i] = one_line (cells[i]);
  return self;
}

/**
 * lian_text_row_get_number:
 * @self: a row
 *
 * Returns: what the row stands for
 */
gint64
lian_text_row_get_number (LianTextRow *self)
{
  g_return_val_if_fail (LIAN_IS_TEXT_ROW (self), 0);
  return self->number;
}

/**
 * lian_text_row_get_cell:
 * @self: a row
 * @column: a column, from 0
 *
 * Returns: (transfer none): the text there, "" if none
 */
const char *
lian_text_row_get_cell (LianTextRow *self, guint column)
{
  g_return_val_if_fail (LIAN_IS_TEXT_ROW (self) && column < LIAN_TEXT_ROW_CELLS, "");
  return self->cells[column] != NULL ? self->cells[column] : "";
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  guint column = GPOINTER_TO_UINT (data);
  GtkWidget *cell = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (cell), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (cell), TRUE);
  gtk_label_set_xalign (GTK_LABEL (cell), column & FIGURES ? 1 : 0);
  if (column & FIGURES)
    gtk_widget_add_css_class (cell, "numeric");
  g_object_set_data (G_OBJECT (cell), COLUMN, GUINT_TO_POINTER (column & ~FIGURES));
  lian_gtk48_set_cell (item, cell);
}

static void
name_row (GtkListItem *item, LianTextRow *row)
{
  g_autoptr (GString) name = g_string_new (NULL);
  for (guint i = 0; i < LIAN_TEXT_ROW_CELLS; i++)
    {
      g_autofree char *cell = lian_text_shorten (lian_text_row_get_cell (row, i));
      if (*cell != '\0')
        g_string_append_printf (name, name->len > 0 ? ", %s" : "%s", cell);
    }
  lian_gtk48_name_row (item, name->str);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), COLUMN));
  LianTextRow *row = gtk_list_item_get_item (item);
  const char *text = lian_text_row_get_cell (row, column);
  g_autofree char *line = lian_text_shorten (text);
  gtk_label_set_text (GTK_LABEL (cell), line);
  lian_tooltip_set (cell, g_utf8_strlen (text, -1) > 24 ? line : NULL);
  if (column == 0)
    name_row (item, row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), "");
}

/**
 * lian_text_rows_view_new:
 * @model: (transfer full): a selection over rows
 * @name: what the list is, for screen readers
 *
 * Returns: (transfer floating): a list without columns
 */
GtkColumnView *
lian_text_rows_view_new (GtkSelectionModel *model, const char *name)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (gtk_column_view_new (model));
  gtk_widget_add_css_class (GTK_WIDGET (view), "records");
  gtk_column_view_set_show_row_separators (view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return view;
}

/**
 * lian_text_rows_append_column:
 * @view: a list
 * @title: the column's title; it gets a capital
 * @column: which text
 * @width: its width
 * @expand: whether it takes the room left
 *
 * Adds a column.
 */
void
lian_text_rows_append_column (GtkColumnView *view, const char *title, guint column, int width,
                              gboolean expand)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  g_autofree char *capital = lian_text_capitalize (title);
  g_autoptr (GtkColumnViewColumn) made = gtk_column_view_column_new (capital, factory);
  gtk_column_view_column_set_fixed_width (made, lian_text_scale (width));
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, expand);
  gtk_column_view_append_column (view, made);
  if (column & FIGURES)
    lian_gtk48_end_title (view);
}

/**
 * lian_text_rows_append_figures:
 * @view: a list
 * @title: the column's title
 * @column: which text
 * @width: its width
 *
 * Adds a column of figures, which end below each other.
 */
void
lian_text_rows_append_figures (GtkColumnView *view, const char *title, guint column, int width)
{
  lian_text_rows_append_column (view, title, column | FIGURES, width, FALSE);
}
