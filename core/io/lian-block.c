/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A block of cells as a spreadsheet program puts it on the clipboard.
 *
 * Cells are parted by tabs and rows by line ends.  A cell with a tab, a line end or a quotation mark
 * in it stands in quotation marks, but some programs write a mark alone as it is: a mark that opens
 * a cell counts as a quotation mark only when its partner ends the cell. */
#include "lian-block.h"
#include "lian-i18n.h"

#include <string.h>

static gboolean
ends_cell (char c)
{
  return c == '\0' || c == '\t' || c == '\n' || c == '\r';
}

/* Returns: (nullable): behind the closing mark of the cell that opens at @text */
static const char *
skip_quoted (const char *text, GString *cell)
{
  for (const char *p = text + 1; *p != '\0'; p++)
    {
      if (*p != '"')
        g_string_append_c (cell, *p);
      else if (p[1] == '"')
        g_string_append_c (cell, *p++);
      else
        return ends_cell (p[1]) ? p + 1 : NULL;
    }
  return NULL;
}

static const char *
read_cell (const char *text, GString *cell)
{
  g_string_truncate (cell, 0);
  const char *end = *text == '"' ? skip_quoted (text, cell) : NULL;
  if (end != NULL)
    return end;
  end = text + strcspn (text, "\t\r\n");
  g_string_truncate (cell, 0);
  g_string_append_len (cell, text, end - text);
  return end;
}

static const char *
read_row (const char *text, GStrv *row)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  for (;; text++)
    {
      text = read_cell (text, cell);
      g_strv_builder_add (cells, cell->str);
      if (*text != '\t')
        break;
    }
  *row = g_strv_builder_end (cells);
  if (*text == '\r' && text[1] == '\n')
    return text + 2;
  return *text != '\0' ? text + 1 : text;
}

/**
 * lian_block_read:
 * @text: what the clipboard holds, UTF-8
 *
 * Returns: (transfer full) (element-type GStrv): the rows, each with its cells as they are; rows may
 *   differ in length; none for ""
 */
GPtrArray *
lian_block_read (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  while (*text != '\0')
    {
      GStrv row;
      text = read_row (text, &row);
      g_ptr_array_add (rows, row);
    }
  return rows;
}

/**
 * lian_block_is_one_cell:
 * @text: what the clipboard holds
 *
 * Returns: whether it is a plain piece of text and no block
 */
gboolean
lian_block_is_one_cell (const char *text)
{
  return strpbrk (text, "\t\r\n") == NULL;
}

static gboolean
is_called (const char *folded, const char *name)
{
  g_autofree char *other = g_utf8_casefold (name, -1);
  return g_str_equal (folded, other);
}

static gboolean
is_taken (const GArray *taken, int field)
{
  for (guint i = 0; i < taken->len; i++)
    if (g_array_index (taken, int, i) == field)
      return TRUE;
  return FALSE;
}

/* By id before label, as an import does; each field once. */
static int
find_field (const LianType *type, const char *cell, const GArray *taken)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (cell));
  g_autofree char *folded = g_utf8_casefold (trimmed, -1);
  for (int by_label = 0; by_label < 2; by_label++)
    for (guint i = 0; i < type->n_fields; i++)
      {
        const LianField *field = &type->fields[i];
        if ((field->flags & LIAN_FIELD_HIDDEN) || field->kind == LIAN_FIELD_BLOB
            || is_taken (taken, (int) i))
          continue;
        if (by_label ? is_called (folded, field->label) || is_called (folded, _ (field->label))
                           || is_called (folded, lian_i18n_translate_in ("zh_CN", field->label))
                     : is_called (folded, field->id))
          return (int) i;
      }
  return -1;
}

/**
 * lian_block_find_fields:
 * @type: the type of the records that a block is to become
 * @cells: (array zero-terminated=1): the block's first row
 * @fields: (element-type int): gets the place of the field of each cell; -1 for the record's id
 *
 * Returns: whether the row is a heading: every cell is the id or the label of a field
 */
gboolean
lian_block_find_fields (const LianType *type, const char *const *cells, GArray *fields)
{
  g_array_set_size (fields, 0);
  for (guint i = 0; cells[i] != NULL; i++)
    {
      int field = find_field (type, cells[i], fields);
      if (field < 0 && !is_called ("id", cells[i]))
        return FALSE;
      g_array_append_val (fields, field);
    }
  return fields->len > 0;
}
