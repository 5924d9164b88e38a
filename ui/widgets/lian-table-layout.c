/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The columns of a table and their widths as one text, which can be kept and shown again. */
#include "lian-table-private.h"
#include "lian-text-scale.h"

#include <string.h>

/* Nobody reads a narrower column, and a wider one is no wish but a mistake. */
#define NARROWEST 20
#define WIDEST 4000

/**
 * lian_table_dup_layout:
 * @self: a table
 *
 * Returns: (transfer full): the ids of its columns from first to last, each with its width in pixels of the
 *   usual size of text: "name_zh:200,trade:130"
 */
char *
lian_table_dup_layout (LianTable *self)
{
  g_return_val_if_fail (LIAN_IS_TABLE (self), NULL);
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GString *layout = g_string_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      int field = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), LIAN_TABLE_COLUMN_FIELD));
      int width = gtk_column_view_column_get_fixed_width (column);
      g_string_append_printf (layout, "%s%s", i > 0 ? "," : "", lian_table_get_field (self, field)->id);
      if (width > 0)
        g_string_append_printf (layout, ":%d", lian_text_unscale (width));
    }
  return g_string_free (layout, FALSE);
}

/**
 * lian_table_set_layout:
 * @self: a table
 * @layout: what lian_table_dup_layout() gave, perhaps of another version of the program
 *
 * Shows these columns in this order and width.  Columns that it cannot have are left out; where none is left,
 * the usual ones are shown.
 */
void
lian_table_set_layout (LianTable *self, const char *layout)
{
  g_return_if_fail (LIAN_IS_TABLE (self));
  g_auto (GStrv) ids = g_strsplit (layout, ",", -1);
  for (char **id = ids; *id != NULL; id++)
    {
      char *colon = strchr (*id, ':');
      guint64 width = colon != NULL ? g_ascii_strtoull (colon + 1, NULL, 10) : 0;
      if (colon != NULL)
        *colon = '\0';
      if (_lian_table_place (self, *id) >= 0 && width >= NARROWEST && width <= WIDEST)
        _lian_table_keep_width (self, *id, (int) width);
    }
  lian_table_set_columns (self, (const char *const *) ids);
}
