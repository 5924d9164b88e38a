/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Rows of cells as an OpenDocument spreadsheet.
 *
 * The least that is one: a type, a list of parts, one table.  Text goes into text cells.  Rows are
 * written as they come; the archive is made block by block. */
#include "lian-cell-writer.h"
#include "lian-zip-writer.h"

#include <string.h>

#define BLOCK (1 << 16)

typedef struct
{
  LianCellWriter parent;
  LianZipWriter *zip;
  GString *text;
} OdsWriter;

static const char mime[] = "application/vnd.oasis.opendocument.spreadsheet";

static const char manifest[]
    = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
      "manifest:version=\"1.2\">"
      "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\" "
      "manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/>"
      "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
      "</manifest:manifest>\n";

static const char head[]
    = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
      "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
      "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.2\">"
      "<office:body><office:spreadsheet>";

static const char tail[]
    = "</table:table></office:spreadsheet></office:body></office:document-content>\n";

static gboolean
flush (OdsWriter *self, GError **error)
{
  gboolean ok = _lian_zip_writer_write (self->zip, self->text->str, self->text->len, error);
  g_string_truncate (self->text, 0);
  return ok;
}

/* Characters that XML can't hold are shown as lost. */
static void
append_escaped (GString *out, const char *text, gsize length)
{
  for (const char *p = text; p < text + length; p++)
    {
      guchar c = (guchar) *p;
      if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"')
        g_string_append (out, "&quot;");
      else if (c == '\r')
        g_string_append (out, "&#13;");
      else if (c < 0x20 && c != '\t')
        g_string_append (out, "\xEF\xBF\xBD");
      else
        g_string_append_c (out, (char) c);
    }
}

/* Blanks in a row would become one, so they are written as elements. */
static void
append_paragraph (GString *out, const char *text, gsize length)
{
  const char *end = text + length;
  gboolean first = TRUE;
  g_string_append (out, "<text:p>");
  while (text < end)
    {
      gsize plain = 0;
      while (text + plain < end && text[plain] != ' ' && text[plain] != '\t')
        plain++;
      append_escaped (out, text, plain);
      first = first && plain == 0;
      text += plain;
      if (text >= end)
        break;
      if (*text == '\t')
        g_string_append (out, "<text:tab/>");
      else if (first || text + 1 == end || text[1] == ' ' || text[-1] == ' ')
        g_string_append (out, "<text:s/>");
      else
        g_string_append_c (out, ' ');
      first = FALSE;
      text++;
    }
  g_string_append (out, "</text:p>");
}

static void
append_text_cell (GString *out, const char *cell)
{
  g_string_append (out, "<table:table-cell office:value-type=\"string\">");
  for (const char *line = cell;; line++)
    {
      gsize length = strcspn (line, "\n");
      append_paragraph (out, line, length);
      line += length;
      if (*line == '\0')
        break;
    }
  g_string_append (out, "</table:table-cell>");
}

/* How many of them are empty until one is not. */
static guint
count_empty (const char *const *cells, guint n_cells)
{
  guint n = 0;
  while (n < n_cells && *cells[n] == '\0')
    n++;
  return n;
}

static gboolean
add_row (LianCellWriter *writer, const char *const *cells, const gboolean *numbers, guint n_cells,
         GError **error)
{
  OdsWriter *self = (OdsWriter *) writer;
  g_string_append (self->text, "<table:table-row>");
  for (guint i = 0; i < n_cells; i++)
    {
      guint n_empty = count_empty (cells + i, n_cells - i);
      if (n_empty > 0)
        {
          g_string_append_printf (self->text, "<table:table-cell table:number-columns-repeated=\"%u\"/>", n_empty);
          i += n_empty - 1;
        }
      else if (numbers[i])
        g_string_append_printf (self->text,
                                "<table:table-cell office:value-type=\"float\" office:value=\"%s\">"
                                "<text:p>%s</text:p></table:table-cell>",
                                cells[i], cells[i]);
      else
        append_text_cell (self->text, cells[i]);
    }
  g_string_append (self->text, "</table:table-row>\n");
  return self->text->len < BLOCK || flush (self, error);
}

static gboolean
finish (LianCellWriter *writer, GError **error)
{
  OdsWriter *self = (OdsWriter *) writer;
  g_string_append (self->text, tail);
  return flush (self, error) && _lian_zip_writer_end (self->zip, error) && _lian_zip_writer_close (self->zip, error);
}

static void
ods_writer_free (LianCellWriter *writer)
{
  OdsWriter *self = (OdsWriter *) writer;
  _lian_zip_writer_free (self->zip);
  g_string_free (self->text, TRUE);
  g_free (self);
}

static gboolean
begin (OdsWriter *self, const char *title, GError **error)
{
  /* The type stands first and plain, so that programs find it by its bytes. */
  if (!_lian_zip_writer_add_stored (self->zip, "mimetype", mime, sizeof mime - 1, error)
      || !_lian_zip_writer_add_stored (self->zip, "META-INF/manifest.xml", manifest, sizeof manifest - 1, error)
      || !_lian_zip_writer_begin (self->zip, "content.xml", error))
    return FALSE;
  g_string_append (self->text, head);
  g_string_append (self->text, "<table:table table:name=\"");
  append_escaped (self->text, title, strlen (title));
  g_string_append (self->text, "\">");
  return TRUE;
}

LianCellWriter *
_lian_ods_writer_new (LianOutFile *file, const char *title, GError **error)
{
  g_autoptr (LianCellWriter) writer = NULL;
  OdsWriter *self = g_new0 (OdsWriter, 1);
  self->parent = (LianCellWriter){ add_row, NULL, finish, ods_writer_free };
  self->zip = _lian_zip_writer_new (file);
  self->text = g_string_new (NULL);
  writer = &self->parent;
  return begin (self, title, error) ? g_steal_pointer (&writer) : NULL;
}
