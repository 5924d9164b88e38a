/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The first worksheet of a workbook.
 *
 * Numbers are taken as they are written; a number in the form of a date is a day, counted from 1900
 * or, in some old books, from 1904. */
#include "lian-date.h"
#include "lian-i18n.h"
#include "lian-spreadsheet.h"

#include <string.h>

typedef struct
{
  LianGrid *grid;
  GHashTable *parts;
  GPtrArray *shared;  /* of utf8 */
  GArray *date_style; /* of gboolean, by style */
  gboolean from_1904;
  char *relation;
  char *sheet_name;
} Xlsx;

/* _x000D_ stands for a character that XML can't hold. */
static char *
unescape (const char *text)
{
  GString *out = g_string_new (NULL);
  for (const char *p = text; *p != '\0';)
    {
      gboolean code = p[0] == '_' && p[1] == 'x';
      for (int i = 2; code && i < 6; i++)
        code = g_ascii_isxdigit (p[i]);
      if (!code || p[6] != '_')
        {
          g_string_append_c (out, *p++);
          continue;
        }
      gunichar c = (gunichar) g_ascii_strtoull (p + 2, NULL, 16);
      if (c != 0 && g_unichar_validate (c))
        g_string_append_unichar (out, c);
      else
        g_string_append_len (out, p, 7);
      p += 7;
    }
  return g_string_free (out, FALSE);
}

/* Reads the text elements inside the present one, to its end; not how to pronounce it. */
static char *
read_texts (xmlTextReaderPtr reader)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int depth = xmlTextReaderDepth (reader), phonetic = -1;
  gboolean in_text = FALSE;
  if (xmlTextReaderIsEmptyElement (reader))
    return g_strdup ("");
  while (_lian_xml_next (reader) == 1 && xmlTextReaderDepth (reader) > depth)
    {
      int type = xmlTextReaderNodeType (reader);
      gboolean is_text = _lian_xml_is (reader, "t");
      if (type == XML_READER_TYPE_ELEMENT && _lian_xml_is (reader, "rPh")
          && !xmlTextReaderIsEmptyElement (reader))
        phonetic = xmlTextReaderDepth (reader);
      else if (type == XML_READER_TYPE_END_ELEMENT && xmlTextReaderDepth (reader) == phonetic)
        phonetic = -1;
      else if (is_text && type == XML_READER_TYPE_ELEMENT)
        in_text = !xmlTextReaderIsEmptyElement (reader);
      else if (is_text && type == XML_READER_TYPE_END_ELEMENT)
        in_text = FALSE;
      else if (in_text && phonetic < 0 && xmlTextReaderConstValue (reader) != NULL)
        g_string_append (text, (const char *) xmlTextReaderConstValue (reader));
    }
  return unescape (text->str);
}

static gboolean
walk (Xlsx *self, const char *name, void (*take) (Xlsx *self, xmlTextReaderPtr reader),
      GError **error)
{
  GBytes *part = g_hash_table_lookup (self->parts, name);
  int code;
  if (part == NULL)
    return TRUE;
  xmlTextReaderPtr reader = _lian_xml_open (part);
  if (reader == NULL)
    return _lian_xml_fail (name, error);
  while ((code = _lian_xml_next (reader)) == 1)
    if (xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT)
      take (self, reader);
  xmlFreeTextReader (reader);
  return code >= 0 || _lian_xml_fail (name, error);
}

static void
take_shared (Xlsx *self, xmlTextReaderPtr reader)
{
  if (_lian_xml_is (reader, "si"))
    g_ptr_array_add (self->shared, read_texts (reader));
}

typedef struct
{
  Xlsx *xlsx;
  GHashTable *formats; /* numbers of formats of the book's own that show a day */
  gboolean in_cells;
} Styles;

/* Days, months and years; what stands in quotation marks or brackets is no form. */
static gboolean
shows_day (const char *format)
{
  gboolean quoted = FALSE, bracket = FALSE;
  for (const char *p = format; *p != '\0'; p++)
    {
      if (*p == '"')
        quoted = !quoted;
      else if (*p == '[' || *p == ']')
        bracket = *p == '[';
      else if (!quoted && !bracket && strchr ("dDyY", *p) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_day_format (guint format)
{
  return (format >= 14 && format <= 17) || format == 22 || (format >= 27 && format <= 31)
         || format == 36 || (format >= 50 && format <= 58);
}

static void
take_style (Styles *styles, xmlTextReaderPtr reader)
{
  guint format = _lian_xml_number (reader, "numFmtId", 0);
  if (_lian_xml_is (reader, "cellXfs"))
    styles->in_cells = TRUE;
  else if (_lian_xml_is (reader, "cellStyles"))
    styles->in_cells = FALSE;
  else if (_lian_xml_is (reader, "numFmt"))
    {
      g_autofree char *code = _lian_xml_attribute (reader, "formatCode");
      if (code != NULL && shows_day (code))
        g_hash_table_add (styles->formats, GUINT_TO_POINTER (format));
    }
  else if (styles->in_cells && _lian_xml_is (reader, "xf"))
    {
      gboolean day = is_day_format (format)
                     || g_hash_table_contains (styles->formats, GUINT_TO_POINTER (format));
      g_array_append_val (styles->xlsx->date_style, day);
    }
}

static gboolean
read_styles (Xlsx *self, GError **error)
{
  GBytes *part = g_hash_table_lookup (self->parts, "xl/styles.xml");
  g_autoptr (GHashTable) formats = g_hash_table_new (NULL, NULL);
  Styles styles = { self, formats, FALSE };
  int code;
  if (part == NULL)
    return TRUE;
  xmlTextReaderPtr reader = _lian_xml_open (part);
  if (reader == NULL)
    return _lian_xml_fail ("xl/styles.xml", error);
  while ((code = _lian_xml_next (reader)) == 1)
    if (xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT)
      take_style (&styles, reader);
  xmlFreeTextReader (reader);
  return code >= 0 || _lian_xml_fail ("xl/styles.xml", error);
}

/* B7 is the second column. */
static guint
column_of (const char *place, guint otherwise)
{
  guint column = 0;
  for (; place != NULL && g_ascii_isupper (*place) && column < 100000; place++)
    column = column * 26 + (guint) (*place - 'A' + 1);
  return column > 0 ? column - 1 : otherwise;
}

static char *
day_text (Xlsx *self, const char *number)
{
  char *end;
  gint64 day = g_ascii_strtoll (number, &end, 10);
  if (*end != '\0' || day < 61 || day > 2958465)
    return g_strdup (number);
  LianDate first = self->from_1904 ? lian_date_new (1904, 1, 1) : lian_date_new (1899, 12, 30);
  return lian_date_to_text (lian_date_add_days (first, (int) day));
}

/* Workbooks hold binary fractions, of which 15 digits count: 0.07000000000000001 is 0.07.  Whole
 * numbers are left alone, so that one which was rounded is seen to be. */
static char *
number_text (const char *number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE], *end;
  double value = g_ascii_strtod (number, &end);
  if (*end != '\0' || (strchr (number, '.') == NULL && strstr (number, "E-") == NULL)
      || strstr (number, "E+") != NULL)
    return g_strdup (number);
  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", value));
}

static char *
value_text (Xlsx *self, const char *kind, guint style, const char *value)
{
  if (g_strcmp0 (kind, "s") == 0)
    {
      guint64 i;
      gboolean ok = g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT32, &i, NULL);
      return g_strdup (ok && i < self->shared->len ? self->shared->pdata[i] : "");
    }
  if (g_strcmp0 (kind, "str") == 0)
    return unescape (value);
  if (g_strcmp0 (kind, "b") == 0)
    return g_strdup (g_str_equal (value, "1") ? "yes" : "no");
  if (kind == NULL && style < self->date_style->len
      && g_array_index (self->date_style, gboolean, style))
    return day_text (self, value);
  return kind == NULL || g_str_equal (kind, "n") ? number_text (value) : g_strdup (value);
}

/* Reads a cell to its end. */
static char *
read_cell (Xlsx *self, xmlTextReaderPtr reader)
{
  g_autofree char *kind = _lian_xml_attribute (reader, "t");
  g_autoptr (GString) value = g_string_new (NULL);
  guint style = _lian_xml_number (reader, "s", 0);
  gboolean in_value = FALSE;
  int depth = xmlTextReaderDepth (reader);
  if (xmlTextReaderIsEmptyElement (reader))
    return g_strdup ("");
  if (g_strcmp0 (kind, "inlineStr") == 0)
    return read_texts (reader);
  while (_lian_xml_next (reader) == 1 && xmlTextReaderDepth (reader) > depth)
    {
      if (_lian_xml_is (reader, "v"))
        in_value = xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT;
      else if (in_value && xmlTextReaderConstValue (reader) != NULL)
        g_string_append (value, (const char *) xmlTextReaderConstValue (reader));
    }
  return value_text (self, kind, style, value->str);
}

static gboolean
add_cell (Xlsx *self, xmlTextReaderPtr reader, guint *next, GError **error)
{
  g_autofree char *place = _lian_xml_attribute (reader, "r");
  guint column = column_of (place, *next);
  g_autofree char *text = read_cell (self, reader);
  if (column > *next && !_lian_grid_add_cell (self->grid, "", column - *next, error))
    return FALSE;
  *next = MAX (column, *next) + 1;
  return _lian_grid_add_cell (self->grid, text, 1, error);
}

static gboolean
read_sheet (Xlsx *self, xmlTextReaderPtr reader, GCancellable *cancellable, GError **error)
{
  guint line = 0, next = 0;
  gboolean ok = TRUE;
  int code = 1;
  while (ok && (code = _lian_xml_next (reader)) == 1)
    {
      int type = xmlTextReaderNodeType (reader);
      if (type == XML_READER_TYPE_ELEMENT && _lian_xml_is (reader, "row"))
        {
          line = _lian_xml_number (reader, "r", line + 1);
          next = 0;
        }
      else if (type == XML_READER_TYPE_END_ELEMENT && _lian_xml_is (reader, "row"))
        ok = _lian_grid_end_row (self->grid, line, 1, error)
             && !g_cancellable_set_error_if_cancelled (cancellable, error);
      else if (type == XML_READER_TYPE_ELEMENT && _lian_xml_is (reader, "c"))
        ok = add_cell (self, reader, &next, error);
    }
  return ok && code >= 0;
}

/* The first sheet of the book is found by the relation that the book names. */
static void
take_book (Xlsx *self, xmlTextReaderPtr reader)
{
  if (_lian_xml_is (reader, "sheet") && self->relation == NULL)
    self->relation = _lian_xml_attribute (reader, "r:id");
  else if (_lian_xml_is (reader, "workbookPr"))
    {
      g_autofree char *flag = _lian_xml_attribute (reader, "date1904");
      self->from_1904 = g_strcmp0 (flag, "1") == 0 || g_strcmp0 (flag, "true") == 0;
    }
}

static void
take_relation (Xlsx *self, xmlTextReaderPtr reader)
{
  g_autofree char *id = _lian_xml_attribute (reader, "Id");
  g_autofree char *target = _lian_xml_attribute (reader, "Target");
  if (id == NULL || target == NULL || g_strcmp0 (id, self->relation) != 0)
    return;
  g_free (self->sheet_name);
  self->sheet_name = *target == '/' ? g_strdup (target + 1) : g_strconcat ("xl/", target, NULL);
}

static gboolean
read_book (Xlsx *self, GCancellable *cancellable, GError **error)
{
  if (!walk (self, "xl/workbook.xml", take_book, error)
      || !walk (self, "xl/_rels/workbook.xml.rels", take_relation, error)
      || !walk (self, "xl/sharedStrings.xml", take_shared, error) || !read_styles (self, error))
    return FALSE;
  const char *name = self->sheet_name != NULL ? self->sheet_name : "xl/worksheets/sheet1.xml";
  GBytes *part = g_hash_table_lookup (self->parts, name);
  xmlTextReaderPtr reader = part != NULL ? _lian_xml_open (part) : NULL;
  if (reader == NULL)
    return _lian_xml_fail (name, error);
  gboolean ok = read_sheet (self, reader, cancellable, error);
  xmlFreeTextReader (reader);
  if (!ok && error != NULL && *error == NULL)
    _lian_xml_fail (name, error);
  return ok;
}

gboolean
_lian_xlsx_read (LianGrid *grid, GHashTable *parts, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) shared = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) date_style = g_array_new (FALSE, FALSE, sizeof (gboolean));
  g_autoptr (GError) problem = NULL;
  Xlsx self = { .grid = grid, .parts = parts, .shared = shared, .date_style = date_style };
  gboolean ok = read_book (&self, cancellable, &problem);
  g_free (self.relation);
  g_free (self.sheet_name);
  if (!ok)
    g_propagate_error (error, g_steal_pointer (&problem));
  return ok;
}
