/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Workbooks and OpenDocument spreadsheets, read.
 *
 * Both are zips of XML from anywhere, so nothing in them is believed: bytes are counted as they come
 * out, not as the zip says; names are only compared, never made into paths; a document type, and with
 * it every entity, is refused; nothing is fetched. */
#include "lian-spreadsheet.h"
#include "lian-csv.h"
#include "lian-error.h"
#include "lian-i18n.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define MAX_ENTRIES 5000
#define MAX_PART_BYTES ((gsize) 256 << 20)
#define MAX_ROWS 2000000
#define MAX_ROW_BYTES ((gsize) 64 << 20)

gboolean
_lian_is_spreadsheet (GBytes *data)
{
  gsize length;
  const char *bytes = g_bytes_get_data (data, &length);
  return length >= 4 && memcmp (bytes, "PK\003\004", 4) == 0;
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_INPUT, message);
  return FALSE;
}

/* What the two formats keep what we need in. */
static gboolean
is_wanted (const char *name)
{
  static const char *const names[] = { "content.xml", "xl/workbook.xml", "xl/styles.xml",
                                       "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels", NULL };
  return name != NULL
         && (g_strv_contains (names, name)
             || (g_str_has_prefix (name, "xl/worksheets/") && g_str_has_suffix (name, ".xml")
                 && strchr (name + strlen ("xl/worksheets/"), '/') == NULL));
}

static GBytes *
read_part (struct archive *zip, gsize *total, GError **error)
{
  g_autoptr (GByteArray) part = g_byte_array_new ();
  guint8 block[65536];
  la_ssize_t n;
  while ((n = archive_read_data (zip, block, sizeof block)) > 0)
    {
      *total += (gsize) n;
      if (*total > MAX_PART_BYTES)
        {
          refuse (error, _ ("the spreadsheet is larger than 256 megabytes when unpacked"));
          return NULL;
        }
      g_byte_array_append (part, block, (guint) n);
    }
  if (n < 0)
    {
      refuse (error, _ ("the spreadsheet is damaged"));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&part));
}

static gboolean
read_entries (struct archive *zip, GHashTable *parts, GCancellable *cancellable, GError **error)
{
  struct archive_entry *entry;
  gsize total = 0;
  guint n_entries = 0;
  int code;
  while ((code = archive_read_next_header (zip, &entry)) == ARCHIVE_OK || code == ARCHIVE_WARN)
    {
      const char *name = archive_entry_pathname (entry);
      if (++n_entries > MAX_ENTRIES)
        return refuse (error, _ ("the spreadsheet has more than 5,000 parts"));
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!is_wanted (name))
        continue;
      GBytes *part = read_part (zip, &total, error);
      if (part == NULL)
        return FALSE;
      g_hash_table_insert (parts, g_strdup (name), part);
    }
  return code == ARCHIVE_EOF || refuse (error, _ ("the spreadsheet is damaged"));
}

static gboolean
unpack (GBytes *data, GHashTable *parts, GCancellable *cancellable, GError **error)
{
  gsize length;
  const void *bytes = g_bytes_get_data (data, &length);
  struct archive *zip = archive_read_new ();
  archive_read_support_format_zip (zip);
  gboolean ok = archive_read_open_memory (zip, bytes, length) == ARCHIVE_OK
                    ? read_entries (zip, parts, cancellable, error)
                    : refuse (error, _ ("the spreadsheet is damaged"));
  archive_read_free (zip);
  return ok;
}

LianSheet *
_lian_spreadsheet_read (GBytes *data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) parts
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_autoptr (LianSheet) sheet = lian_sheet_new ();
  g_autoptr (GString) row = g_string_new (NULL);
  LianGrid grid = { .sheet = sheet, .row = row };
  gboolean ok = unpack (data, parts, cancellable, error);
  if (ok && g_hash_table_contains (parts, "xl/workbook.xml"))
    ok = _lian_xlsx_read (&grid, parts, cancellable, error);
  else if (ok && g_hash_table_contains (parts, "content.xml"))
    ok = _lian_ods_read (&grid, parts, cancellable, error);
  else if (ok)
    ok = refuse (error, _ ("this zip is neither a workbook (XLSX) nor a spreadsheet (ODS)"));
  if (ok && grid.width == 0)
    ok = refuse (error, _ ("row 1: the first sheet is empty"));
  return ok ? g_steal_pointer (&sheet) : NULL;
}

/* @times: how often the cell stands there */
gboolean
_lian_grid_add_cell (LianGrid *self, const char *text, guint times, GError **error)
{
  gsize length = strlen (text);
  if (length == 0)
    {
      self->n_empty += MIN (times, LIAN_CSV_MAX_COLUMNS);
      self->n_empty = MIN (self->n_empty, LIAN_CSV_MAX_COLUMNS);
      return TRUE;
    }
  if (length > LIAN_CSV_MAX_FIELD)
    return refuse (error, _ ("a field is larger than one megabyte"));
  if (self->n_cells + self->n_empty + times > LIAN_CSV_MAX_COLUMNS)
    return refuse (error, _ ("more than 16,384 columns"));
  /* A repeated cell costs the file nothing. */
  if (self->row->len + (length + 1) * times > MAX_ROW_BYTES)
    return refuse (error, _ ("a row is larger than 64 megabytes"));
  for (; self->n_empty > 0; self->n_empty--, self->n_cells++)
    g_string_append_c (self->row, '\0');
  for (; times > 0; times--, self->n_cells++)
    g_string_append_len (self->row, text, (gssize) length + 1);
  return TRUE;
}

static gboolean
add_row (LianGrid *self, guint line, GError **error)
{
  GString *text = self->sheet->text;
  guint number = self->width == 0 ? 0 : self->sheet->rows->len + 1;
  if (number > MAX_ROWS || text->len + self->row->len > LIAN_SHEET_MAX_BYTES)
    return refuse (error, _ ("the spreadsheet has too many rows"));
  LianSheetRow row = { number, line, MAX (self->n_cells, self->width), text->len, NULL };
  g_string_append_len (text, self->row->str, (gssize) self->row->len);
  for (guint i = self->n_cells; i < self->width; i++)
    g_string_append_c (text, '\0');
  if (self->width == 0)
    self->width = self->n_cells;
  lian_sheet_add_row (self->sheet, &row);
  return TRUE;
}

/* @line: the row's number in the sheet, from 1
 * @times: how often the row stands there */
gboolean
_lian_grid_end_row (LianGrid *self, guint line, guint times, GError **error)
{
  gboolean ok = TRUE;
  for (guint i = 0; ok && self->n_cells > 0 && i < times; i++)
    ok = add_row (self, line + i, error);
  g_string_truncate (self->row, 0);
  self->n_cells = 0;
  self->n_empty = 0;
  return ok;
}

/* XML, without entities, without network. */

xmlTextReaderPtr
_lian_xml_open (GBytes *part)
{
  gsize length;
  const char *bytes = g_bytes_get_data (part, &length);
  return xmlReaderForMemory (bytes, (int) length, NULL, NULL,
                             XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
                                 | XML_PARSE_NOCDATA);
}

/* Returns: 1 for a node, 0 at the end, -1 when the text is not to be trusted. */
int
_lian_xml_next (xmlTextReaderPtr reader)
{
  int code = xmlTextReaderRead (reader);
  if (code != 1)
    return code;
  int type = xmlTextReaderNodeType (reader);
  return type == XML_READER_TYPE_DOCUMENT_TYPE || type == XML_READER_TYPE_ENTITY_REFERENCE ? -1 : 1;
}

gboolean
_lian_xml_is (xmlTextReaderPtr reader, const char *name)
{
  const xmlChar *local = xmlTextReaderConstLocalName (reader);
  return local != NULL && g_str_equal ((const char *) local, name);
}

char *
_lian_xml_attribute (xmlTextReaderPtr reader, const char *name)
{
  xmlChar *value = xmlTextReaderGetAttribute (reader, (const xmlChar *) name);
  char *copy = value != NULL ? g_strdup ((const char *) value) : NULL;
  xmlFree (value);
  return copy;
}

guint
_lian_xml_number (xmlTextReaderPtr reader, const char *name, guint otherwise)
{
  g_autofree char *text = _lian_xml_attribute (reader, name);
  guint64 number;
  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &number, NULL))
    return otherwise;
  return (guint) number;
}

gboolean
_lian_xml_fail (const char *part, GError **error)
{
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("the part %s of the spreadsheet is damaged"),
               part);
  return FALSE;
}
