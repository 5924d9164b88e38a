/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The columns of a table: which there are, how wide, and what of it is remembered. */
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-table-private.h"
#include "lian-text.h"
#include "lian-text-scale.h"

static char *
settings_group (LianTable *self)
{
  return g_strconcat ("table ", self->type->id, NULL);
}

static int
default_width (const LianField *field)
{
  switch (field->kind)
    {
    case LIAN_FIELD_TEXT:
    case LIAN_FIELD_MULTILINE:
    case LIAN_FIELD_REFERENCE:
      return 160;
    case LIAN_FIELD_INTEGER:
    case LIAN_FIELD_DATE:
    case LIAN_FIELD_TRUTH:
      return 100;
    case LIAN_FIELD_CHOICE:
    case LIAN_FIELD_MONEY:
    case LIAN_FIELD_QUANTITY:
    case LIAN_FIELD_WEEKDAYS:
    case LIAN_FIELD_JSON:
    case LIAN_FIELD_BLOB:
    default:
      return 130;
    }
}

/**
 * lian_table_may_show:
 * @field: a field
 *
 * Returns: whether a table can have a column of it
 */
gboolean
lian_table_may_show (const LianField *field)
{
  return !(field->flags & LIAN_FIELD_HIDDEN) && field->kind != LIAN_FIELD_JSON;
}

int
_lian_table_place (LianTable *self, const char *id)
{
  for (guint i = 0; i < lian_table_get_n_fields (self); i++)
    if (g_str_equal (lian_table_get_field (self, (int)i)->id, id))
      return (int)i;
  return -1;
}

static void
add_field (LianTable *self, int field)
{
  if (field < 0 || !lian_table_may_show (lian_table_get_field (self, field))
      || self->fields->len >= LIAN_TABLE_MAX_COLUMNS || lian_table_has_column (self, field))
    return;
  g_array_append_val (self->fields, field);
}

/* What the reader looks for has to fit into a narrow list. */
static gboolean
leads (LianTable *self, const LianField *field)
{
  return self->derived != NULL && g_strv_contains (self->derived->lead, field->id);
}

/* Their titles and what they usually hold stand whole beside each other where the list is narrowest. */
static int
lead_width (const LianField *field)
{
  if (field->kind == LIAN_FIELD_TEXT)
    return 128;
  return field->kind == LIAN_FIELD_DATE ? 96 : default_width (field) * 3 / 4;
}

static int
usual_width (LianTable *self, int index)
{
  const LianField *field = lian_table_get_field (self, index);
  gboolean narrow = leads (self, field) || index >= (int) self->type->n_fields;
  return narrow ? lead_width (field) : default_width (field);
}

static gboolean
has_lead (LianTable *self)
{
  return self->derived != NULL && self->derived->lead[0] != NULL;
}

/* The columns that no field holds, behind the fields that lead to them. */
static void
add_derived (LianTable *self)
{
  for (guint i = 0; self->derived->lead[i] != NULL; i++)
    add_field (self, lian_type_field (self->type, self->derived->lead[i]));
  for (guint i = 0; i < self->derived->n_columns; i++)
    add_field (self, (int)(self->type->n_fields + i));
}

static void
add_default_fields (LianTable *self)
{
  if (has_lead (self))
    add_derived (self);
  /* The name in the reader's language comes first; a note in place of one stands where it is. */
  int name = lian_type_field (self->type,
                              lian_i18n_pick (self->type->title_zh, self->type->title_en));
  if (name >= 0 && self->type->fields[name].kind != LIAN_FIELD_MULTILINE)
    add_field (self, name);
  for (guint i = 0; i < self->type->n_fields; i++)
    if (self->type->fields[i].flags & LIAN_FIELD_LISTED)
      add_field (self, (int)i);
  if (self->derived != NULL && !has_lead (self))
    add_derived (self);
  for (guint i = 0; i < self->type->n_fields && self->fields->len == 0; i++)
    add_field (self, (int)i);
}

void
_lian_table_load_settings (LianTable *self)
{
  GKeyFile *settings = lian_context_get_settings (self->context);
  g_autofree char *group = settings_group (self);
  g_auto (GStrv) columns = g_key_file_get_string_list (settings, group, "columns", NULL, NULL);
  for (char **column = columns; column != NULL && *column != NULL; column++)
    add_field (self, _lian_table_place (self, *column));
  if (self->fields->len == 0)
    add_default_fields (self);
  g_autofree char *sort = g_key_file_get_string (settings, group, "sort", NULL);
  self->sort = sort != NULL ? lian_type_field (self->type, sort) : -1;
  self->descending = g_key_file_get_boolean (settings, group, "descending", NULL);
}

static void
save_columns (LianTable *self, GKeyFile *settings, const char *group)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      int field = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), LIAN_TABLE_COLUMN_FIELD));
      const char *id = lian_table_get_field (self, field)->id;
      g_ptr_array_add (ids, (gpointer)id);
      int width = gtk_column_view_column_get_fixed_width (column);
      if (width > 0)
        _lian_table_keep_width (self, id, lian_text_unscale (width));
    }
  if (ids->len > 0)
    g_key_file_set_string_list (settings, group, "columns", (const char *const *)ids->pdata,
                                ids->len);
}

void
_lian_table_save_settings (LianTable *self)
{
  GKeyFile *settings = lian_context_get_settings (self->context);
  g_autofree char *group = settings_group (self);
  save_columns (self, settings, group);
  if (self->sort >= 0)
    g_key_file_set_string (settings, group, "sort", self->type->fields[self->sort].id);
  else
    g_key_file_remove_key (settings, group, "sort", NULL);
  g_key_file_set_boolean (settings, group, "descending", self->descending);
  lian_context_save_settings (self->context);
}

/**
 * lian_table_dup_title:
 * @field: a field
 *
 * Returns: (transfer full): the title of its column: the label, with a capital where the script has
 *   any
 */
char *
lian_table_dup_title (const LianField *field)
{
  return lian_text_capitalize (_ (field->label));
}

void
_lian_table_column_notify_cb (LianTable *self)
{
  if (!self->building)
    _lian_table_save_settings (self);
}

/* What the next building of the column goes by. */
void
_lian_table_keep_width (LianTable *self, const char *id, int width)
{
  g_autofree char *group = settings_group (self);
  g_autofree char *key = g_strconcat ("width-", id, NULL);
  g_key_file_set_integer (lian_context_get_settings (self->context), group, key, width);
}

static int
kept_width (LianTable *self, int index)
{
  g_autofree char *group = settings_group (self);
  g_autofree char *key = g_strconcat ("width-", lian_table_get_field (self, index)->id, NULL);
  int width = g_key_file_get_integer (lian_context_get_settings (self->context), group, key, NULL);
  return width > 0 ? width : usual_width (self, index);
}

static void
append_column (LianTable *self, guint place)
{
  int index = g_array_index (self->fields, int, place);
  const LianField *field = lian_table_get_field (self, index);
  g_autofree char *title = lian_table_dup_title (field);
  g_autoptr (GtkColumnViewColumn) column
      = gtk_column_view_column_new (title, _lian_table_make_factory (field, place));
  g_autoptr (GtkSorter) sorter = lian_gtk48_sort_probe_new (index);
  g_object_set_data (G_OBJECT (column), LIAN_TABLE_COLUMN_FIELD, GINT_TO_POINTER (index));
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_fixed_width (column, lian_text_scale (kept_width (self, index)));
  gtk_column_view_column_set_expand (column, place == 0);
  /* What is worked out is in no index to sort by. */
  if (index < (int)self->type->n_fields)
    gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_append_column (self->view, column);
  if (lian_field_is_figure (field))
    lian_gtk48_end_title (self->view);
  g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (_lian_table_column_notify_cb),
                           self, G_CONNECT_SWAPPED);
  if (index == self->sort)
    gtk_column_view_sort_by_column (self->view, column,
                                    self->descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

void
_lian_table_build_columns (LianTable *self)
{
  self->building = TRUE;
  GListModel *columns = gtk_column_view_get_columns (self->view);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);
      gtk_column_view_remove_column (self->view, column);
    }
  for (guint i = 0; i < self->fields->len; i++)
    append_column (self, i);
  self->building = FALSE;
}

/* The text became larger or smaller. */
void
_lian_table_rescale (LianTable *self)
{
  if (self->view == NULL)
    return;
  self->building = TRUE;
  GListModel *columns = gtk_column_view_get_columns (self->view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      int field = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), LIAN_TABLE_COLUMN_FIELD));
      gtk_column_view_column_set_fixed_width (column, lian_text_scale (kept_width (self, field)));
    }
  self->building = FALSE;
}

/**
 * lian_table_dup_fields:
 * @self: a table
 *
 * Returns: (transfer full) (element-type int): the places of the fields that are its columns, in their order;
 *   columns that no field holds are left out
 */
GArray *
lian_table_dup_fields (LianTable *self)
{
  g_return_val_if_fail (LIAN_IS_TABLE (self), NULL);
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (int));
  GListModel *columns = gtk_column_view_get_columns (self->view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      int field = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), LIAN_TABLE_COLUMN_FIELD));
      if (field >= 0 && field < (int) self->type->n_fields)
        g_array_append_val (fields, field);
    }
  return fields;
}

/**
 * lian_table_has_column:
 * @self: a table
 * @field: a field's place
 *
 * Returns: whether the table shows it
 */
gboolean
lian_table_has_column (LianTable *self, int field)
{
  g_return_val_if_fail (LIAN_IS_TABLE (self), FALSE);
  for (guint i = 0; i < self->fields->len; i++)
    if (g_array_index (self->fields, int, i) == field)
      return TRUE;
  return FALSE;
}

/**
 * lian_table_show_column:
 * @self: a table
 * @field: a field's place
 * @show: whether it shall be a column
 *
 * Adds or takes away a column; the last one stays.
 */
void
lian_table_show_column (LianTable *self, int field, gboolean show)
{
  g_return_if_fail (LIAN_IS_TABLE (self));
  if (lian_table_has_column (self, field) == show || (!show && self->fields->len == 1))
    return;
  if (show)
    add_field (self, field);
  else
    for (guint i = 0; i < self->fields->len; i++)
      if (g_array_index (self->fields, int, i) == field)
        g_array_remove_index (self->fields, i--);
  _lian_table_build_columns (self);
  _lian_table_build_model (self);
  _lian_table_save_settings (self);
}

/**
 * lian_table_set_columns:
 * @self: a table
 * @ids: (array zero-terminated=1): ids of its columns; those that it cannot have are left out
 *
 * Shows these columns and no others; where none is left, the usual ones.
 */
void
lian_table_set_columns (LianTable *self, const char *const *ids)
{
  g_return_if_fail (LIAN_IS_TABLE (self));
  g_array_set_size (self->fields, 0);
  for (; *ids != NULL; ids++)
    add_field (self, _lian_table_place (self, *ids));
  if (self->fields->len == 0)
    add_default_fields (self);
  _lian_table_build_columns (self);
  _lian_table_build_model (self);
  _lian_table_save_settings (self);
}

/**
 * lian_table_get_sort:
 * @self: a table
 * @descending: (out): whether the greatest comes first
 *
 * Returns: the place of the field that the table is sorted by, or -1
 */
int
lian_table_get_sort (LianTable *self, gboolean *descending)
{
  g_return_val_if_fail (LIAN_IS_TABLE (self), -1);
  *descending = self->descending;
  return self->sort;
}

static GtkColumnViewColumn *
find_column (LianTable *self, int field)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      if (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), LIAN_TABLE_COLUMN_FIELD)) == field)
        return column;
    }
  return NULL;
}

/**
 * lian_table_sort_by:
 * @self: a table
 * @field: the place of a field that is a column; -1 for the usual order, by title
 * @descending: whether the greatest comes first
 *
 * Sorts as a click on the column's title does, which in GTK 4.8 no key can.
 */
void
lian_table_sort_by (LianTable *self, int field, gboolean descending)
{
  g_return_if_fail (LIAN_IS_TABLE (self));
  gtk_column_view_sort_by_column (self->view, field >= 0 ? find_column (self, field) : NULL,
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}
