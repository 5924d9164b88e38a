/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The first table of an OpenDocument spreadsheet. */
#include "lian-csv.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-spreadsheet.h"

#include <string.h>

typedef struct
{
  LianGrid *grid;
  xmlTextReaderPtr reader;
  GString *text;  /* of the present cell */
  char *value;    /* of a cell that is no text */
  guint n_lines;  /* paragraphs so far */
  guint cell_times;
  guint row_times;
  guint line;
  int skip; /* depth of a note or drawing inside a cell; -1 outside */
  gboolean in_table;
  gboolean in_cell;
  gboolean in_paragraph;
  gboolean finished;
} Ods;

static void
begin_cell (Ods *self)
{
  g_autofree char *kind = _lian_xml_attribute (self->reader, "office:value-type");
  self->in_cell = TRUE;
  self->cell_times = _lian_xml_number (self->reader, "table:number-columns-repeated", 1);
  self->n_lines = 0;
  g_string_truncate (self->text, 0);
  g_clear_pointer (&self->value, g_free);
  if (g_strcmp0 (kind, "date") == 0)
    {
      self->value = _lian_xml_attribute (self->reader, "office:date-value");
      /* A day without a time is a day. */
      if (self->value != NULL && g_str_has_suffix (self->value, "T00:00:00"))
        self->value[strlen (self->value) - strlen ("T00:00:00")] = '\0';
    }
  else if (kind != NULL && !g_str_equal (kind, "string") && !g_str_equal (kind, "boolean"))
    self->value = _lian_xml_attribute (self->reader, "office:value");
}

static gboolean
end_cell (Ods *self, GError **error)
{
  self->in_cell = FALSE;
  return _lian_grid_add_cell (self->grid, self->value != NULL ? self->value : self->text->str,
                              self->cell_times, error);
}

static void
add_blanks (Ods *self)
{
  guint n = MIN (_lian_xml_number (self->reader, "text:c", 1), 10000);
  for (guint i = 0; i < n; i++)
    g_string_append_c (self->text, ' ');
}

static void
begin_inside_cell (Ods *self)
{
  xmlTextReaderPtr r = self->reader;
  if (_lian_xml_is (r, "annotation") || _lian_xml_is (r, "frame"))
    self->skip = xmlTextReaderIsEmptyElement (r) ? -1 : xmlTextReaderDepth (r);
  else if (_lian_xml_is (r, "p"))
    {
      if (self->n_lines++ > 0)
        g_string_append_c (self->text, '\n');
      self->in_paragraph = !xmlTextReaderIsEmptyElement (r);
    }
  else if (_lian_xml_is (r, "s"))
    add_blanks (self);
  else if (_lian_xml_is (r, "tab"))
    g_string_append_c (self->text, '\t');
  else if (_lian_xml_is (r, "line-break"))
    g_string_append_c (self->text, '\n');
}

static gboolean
begin (Ods *self, GError **error)
{
  xmlTextReaderPtr r = self->reader;
  gboolean empty = xmlTextReaderIsEmptyElement (r);
  if (self->in_cell)
    begin_inside_cell (self);
  else if (_lian_xml_is (r, "table"))
    self->in_table = TRUE;
  else if (self->in_table && _lian_xml_is (r, "table-row"))
    {
      self->row_times = _lian_xml_number (r, "table:number-rows-repeated", 1);
      if (empty)
        self->line += self->row_times;
    }
  else if (self->in_table && (_lian_xml_is (r, "table-cell") || _lian_xml_is (r, "covered-table-cell")))
    {
      begin_cell (self);
      return !empty || end_cell (self, error);
    }
  return TRUE;
}

static gboolean
end (Ods *self, GError **error)
{
  xmlTextReaderPtr r = self->reader;
  if (self->skip >= 0)
    {
      if (xmlTextReaderDepth (r) == self->skip)
        self->skip = -1;
      return TRUE;
    }
  if (_lian_xml_is (r, "p"))
    self->in_paragraph = FALSE;
  else if (self->in_cell && (_lian_xml_is (r, "table-cell") || _lian_xml_is (r, "covered-table-cell")))
    return end_cell (self, error);
  else if (_lian_xml_is (r, "table-row"))
    {
      guint line = self->line;
      self->line += self->row_times;
      return _lian_grid_end_row (self->grid, line, self->row_times, error);
    }
  else if (_lian_xml_is (r, "table"))
    self->finished = TRUE;
  return TRUE;
}

/* Blanks are written as a number, so a small file can ask for any amount of them. */
static gboolean
fits (const Ods *self, GError **error)
{
  if (self->text->len <= LIAN_CSV_MAX_FIELD)
    return TRUE;
  g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_INPUT,
                       _ ("a field is larger than one megabyte"));
  return FALSE;
}

static gboolean
take_node (Ods *self, GError **error)
{
  switch (xmlTextReaderNodeType (self->reader))
    {
    case XML_READER_TYPE_ELEMENT:
      return self->skip >= 0 || begin (self, error);
    case XML_READER_TYPE_END_ELEMENT:
      return end (self, error);
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
    case XML_READER_TYPE_WHITESPACE:
      if (self->in_paragraph && self->skip < 0)
        g_string_append (self->text, (const char *) xmlTextReaderConstValue (self->reader));
      return TRUE;
    default:
      return TRUE;
    }
}

gboolean
_lian_ods_read (LianGrid *grid, GHashTable *parts, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Ods self = { .grid = grid, .text = text, .line = 1, .skip = -1 };
  gboolean ok = TRUE;
  int code = 1;
  self.reader = _lian_xml_open (g_hash_table_lookup (parts, "content.xml"));
  if (self.reader == NULL)
    return _lian_xml_fail ("content.xml", error);
  while (ok && !self.finished && (code = _lian_xml_next (self.reader)) == 1)
    ok = take_node (&self, error) && fits (&self, error)
         && !g_cancellable_set_error_if_cancelled (cancellable, error);
  xmlFreeTextReader (self.reader);
  g_free (self.value);
  return ok && (code >= 0 || _lian_xml_fail ("content.xml", error));
}
