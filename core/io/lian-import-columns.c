/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Import: what becomes of each column.
 *
 * A column goes by, in this order: what the user said, the id of a field, the label of a field in
 * English or Chinese.  What is left is kept under the name it has in the file. */
#include "lian-i18n.h"
#include "lian-import-private.h"

#include <string.h>

/**
 * lian_import_error_quark:
 *
 * Returns: the error domain %LIAN_IMPORT_ERROR
 */
G_DEFINE_QUARK (lian-import-error-quark, lian_import_error)

void
_lian_import_column_clear (gpointer data)
{
  LianImportColumn *column = data;
  g_free (column->name);
  g_free (column->value);
}

static gboolean
complain (GError **error, const char *option, const char *field, const char *message)
{
  g_set_error (error, LIAN_IMPORT_ERROR, LIAN_IMPORT_ERROR_COLUMNS, "%s %s: %s", option, field,
               message);
  return FALSE;
}

static char *
fold_name (const char *name)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name));
  return g_utf8_casefold (trimmed, -1);
}

static gboolean
name_is (const char *folded, const char *other)
{
  g_autofree char *folded_other = fold_name (other);
  return g_str_equal (folded, folded_other);
}

/* The hidden field of source columns is filled by columns, not by one; a file is not in a table. */
static gboolean
may_be_read (const LianImport *self, int field)
{
  return field >= 0 && field != self->source_field
         && self->type->fields[field].kind != LIAN_FIELD_BLOB;
}

static gboolean
split (const LianImport *self, const char *option, const char *text, char **field, char **rest,
       GError **error)
{
  const char *sign = strchr (text, '=');
  if (sign == NULL || sign == text)
    {
      g_set_error (error, LIAN_IMPORT_ERROR, LIAN_IMPORT_ERROR_COLUMNS,
                   _ ("%s “%s”: a field, an equals sign and a value are wanted"), option, text);
      return FALSE;
    }
  *field = g_strndup (text, (gsize) (sign - text));
  *rest = g_strdup (sign + 1);
  if (g_str_equal (*field, "id") || may_be_read (self, lian_type_field (self->type, *field)))
    return TRUE;
  g_set_error (error, LIAN_IMPORT_ERROR, LIAN_IMPORT_ERROR_COLUMNS,
               _ ("%s %s: the type “%s” has no such field"), option, *field, self->type->id);
  return FALSE;
}

static gboolean
named_before (const GPtrArray *pairs, const char *field)
{
  for (guint i = 0; i < pairs->len; i += 2)
    if (g_str_equal (pairs->pdata[i], field))
      return TRUE;
  return FALSE;
}

static gboolean
add_pair (LianImport *self, GPtrArray *pairs, const char *option, const char *text, GError **error)
{
  g_autofree char *field = NULL, *rest = NULL;
  if (!split (self, option, text, &field, &rest, error))
    return FALSE;
  if (named_before (self->maps, field) || named_before (self->sets, field))
    return complain (error, option, field, _ ("the field is given twice"));
  g_ptr_array_add (pairs, g_steal_pointer (&field));
  g_ptr_array_add (pairs, g_steal_pointer (&rest));
  return TRUE;
}

/**
 * lian_import_add_map:
 * @self: an import
 * @map: "FIELD=COLUMN"
 * @error: return location; names the field
 *
 * Reads a column into a field, or into "id".
 *
 * Returns: whether there is such a field and it is free
 */
gboolean
lian_import_add_map (LianImport *self, const char *map, GError **error)
{
  return add_pair (self, self->maps, "--map", map, error);
}

/**
 * lian_import_add_set:
 * @self: an import
 * @set: "FIELD=VALUE"
 * @error: return location; names the field
 *
 * Gives every row a value, as if the file had a column of it.
 *
 * Returns: whether there is such a field and it is free
 */
gboolean
lian_import_add_set (LianImport *self, const char *set, GError **error)
{
  return add_pair (self, self->sets, "--set", set, error)
         && (!g_str_equal (self->sets->pdata[self->sets->len - 2], "id")
             || complain (error, "--set", "id", _ ("every record has an id of its own")));
}

static LianImportColumn *
column_at (const LianImport *self, guint i)
{
  return &g_array_index (self->columns, LianImportColumn, i);
}

/* Names have to differ: they are keys of the source fields. */
static char *
unique_name (GHashTable *known, const char *header, guint i)
{
  char *name = *header != '\0' ? g_strdup (header) : g_strdup_printf (_ ("column %u"), i + 1);
  for (guint n = 2; g_hash_table_contains (known, name); n++)
    {
      g_free (name);
      name = g_strdup_printf ("%s (%u)", *header != '\0' ? header : _ ("column"), n);
    }
  g_hash_table_add (known, name);
  return name;
}

static void
make_columns (LianImport *self)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  const GPtrArray *header = self->sheet->header;
  g_array_set_size (self->columns, 0);
  for (guint i = 0; i < header->len; i++)
    {
      LianImportColumn column = { unique_name (known, header->pdata[i], i), LIAN_COLUMN_SOURCE, -1,
                                  NULL };
      if (i + 1 == header->len && g_str_equal (column.name, LIAN_IMPORT_REASON_COLUMN))
        column.use = LIAN_COLUMN_IGNORED;
      g_array_append_val (self->columns, column);
    }
  self->n_file_columns = self->columns->len;
}

static void
assign (LianImportColumn *column, int field)
{
  column->use = field >= 0 ? LIAN_COLUMN_FIELD : LIAN_COLUMN_ID;
  column->field = field;
}

/* By the exact name if there is one, else whatever the case. */
static int
find_column (const LianImport *self, const char *name)
{
  g_autofree char *folded = fold_name (name);
  for (guint i = 0; i < self->n_file_columns; i++)
    if (g_str_equal (column_at (self, i)->name, name))
      return (int) i;
  for (guint i = 0; i < self->n_file_columns; i++)
    if (name_is (folded, column_at (self, i)->name))
      return (int) i;
  return -1;
}

static gboolean
apply_maps (LianImport *self, GError **error)
{
  for (guint i = 0; i < self->maps->len; i += 2)
    {
      const char *field = self->maps->pdata[i], *name = self->maps->pdata[i + 1];
      int c = find_column (self, name);
      if (c < 0)
        {
          g_set_error (error, LIAN_IMPORT_ERROR, LIAN_IMPORT_ERROR_COLUMNS,
                       _ ("--map %s: the file has no column “%s”"), field, name);
          return FALSE;
        }
      if (column_at (self, (guint) c)->use != LIAN_COLUMN_SOURCE)
        return complain (error, "--map", field, _ ("the column is read into another field"));
      assign (column_at (self, (guint) c), lian_type_field (self->type, field));
    }
  return TRUE;
}

static void
apply_sets (LianImport *self)
{
  for (guint i = 0; i < self->sets->len; i += 2)
    {
      LianImportColumn column = { g_strdup (self->sets->pdata[i]), LIAN_COLUMN_FIELD,
                                  lian_type_field (self->type, self->sets->pdata[i]),
                                  g_strdup (self->sets->pdata[i + 1]) };
      g_array_append_val (self->columns, column);
    }
}

/* -1 stands for the id. */
static gboolean
is_taken (const LianImport *self, int field)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const LianImportColumn *column = column_at (self, i);
      if ((column->use == LIAN_COLUMN_FIELD && column->field == field)
          || (column->use == LIAN_COLUMN_ID && field < 0))
        return TRUE;
    }
  return FALSE;
}

static gboolean
field_is_called (const LianField *field, const char *folded, gboolean by_label)
{
  if (!by_label)
    return name_is (folded, field->id);
  return name_is (folded, field->label)
         || name_is (folded, lian_i18n_translate_in ("zh_CN", field->label));
}

static void
match_names (LianImport *self, gboolean by_label)
{
  for (guint c = 0; c < self->n_file_columns; c++)
    {
      LianImportColumn *column = column_at (self, c);
      g_autofree char *folded = fold_name (column->name);
      if (column->use != LIAN_COLUMN_SOURCE)
        continue;
      if (!by_label && name_is (folded, "id") && !is_taken (self, -1))
        assign (column, -1);
      for (guint f = 0; f < self->type->n_fields && column->use == LIAN_COLUMN_SOURCE; f++)
        if (may_be_read (self, (int) f) && !is_taken (self, (int) f)
            && field_is_called (&self->type->fields[f], folded, by_label))
          assign (column, (int) f);
    }
}

gboolean
_lian_import_assign_columns (LianImport *self, GError **error)
{
  make_columns (self);
  if (!apply_maps (self, error))
    return FALSE;
  apply_sets (self);
  match_names (self, FALSE);
  match_names (self, TRUE);
  return TRUE;
}

/**
 * lian_import_get_columns:
 * @self: an import with an open file
 * @n_columns: (out): their number
 *
 * Returns: (transfer none) (array length=n_columns): the columns and what becomes of them; those of
 *   the file stand first
 */
const LianImportColumn *
lian_import_get_columns (LianImport *self, guint *n_columns)
{
  *n_columns = self->columns->len;
  return (const LianImportColumn *) (gpointer) self->columns->data;
}

/**
 * lian_import_set_column:
 * @self: an import with an open file
 * @column: a column of the file
 * @use: what becomes of it
 * @field: the field's place, for %LIAN_COLUMN_FIELD
 * @error: return location
 *
 * Says what becomes of a column.  A column that was read into that field is kept as source field.
 *
 * Returns: whether that can be
 */
gboolean
lian_import_set_column (LianImport *self, guint column, LianColumnUse use, int field,
                        GError **error)
{
  g_return_val_if_fail (column < self->n_file_columns, FALSE);
  g_return_val_if_fail (use != LIAN_COLUMN_FIELD || may_be_read (self, field), FALSE);
  for (guint i = 0; i < self->columns->len; i++)
    {
      LianImportColumn *other = column_at (self, i);
      if (i == column || other->use != use || (use == LIAN_COLUMN_FIELD && other->field != field))
        continue;
      if (other->value != NULL)
        return complain (error, "--set", other->name, _ ("the field is given twice"));
      if (use == LIAN_COLUMN_FIELD || use == LIAN_COLUMN_ID)
        other->use = LIAN_COLUMN_SOURCE;
    }
  column_at (self, column)->use = use;
  column_at (self, column)->field = use == LIAN_COLUMN_FIELD ? field : -1;
  return TRUE;
}
