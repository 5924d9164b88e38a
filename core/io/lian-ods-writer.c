/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Rows of cells as an OpenDocument spreadsheet.
 *
 * The least that is one: a type, a list of parts, one table.  Text goes into text cells.  Rows are
 * written as they come; the archive is made block by block. */
#include "lian-cell-writer.h"
#include "lian-error.h"
#include "lian-i18n.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define BLOCK (1 << 16)

typedef struct
{
  LianCellWriter parent;
  LianOutFile *file;
  struct archive *zip;
  GString *text;
  GError *problem; /* of writing the file */
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

static la_ssize_t
write_cb (struct archive *zip, void *data, const void *bytes, size_t length)
{
  OdsWriter *self = data;
  if (self->problem == NULL && lian_out_file_write (self->file, bytes, length, &self->problem))
    return (la_ssize_t) length;
  archive_set_error (zip, 5, "not written");
  return -1;
}

static gboolean
check (OdsWriter *self, gboolean ok, GError **error)
{
  if (ok && self->problem == NULL)
    return TRUE;
  if (self->problem != NULL)
    g_propagate_error (error, g_steal_pointer (&self->problem));
  else
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_FAILED, _ ("the spreadsheet can't be written: %s"),
                 archive_error_string (self->zip));
  return FALSE;
}

static gboolean
write_text (OdsWriter *self, const char *text, gsize length, GError **error)
{
  return check (self, archive_write_data (self->zip, text, length) == (la_ssize_t) length, error);
}

static gboolean
begin_part (OdsWriter *self, const char *name, gssize size, GError **error)
{
  struct archive_entry *entry = archive_entry_new ();
  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  if (size >= 0)
    archive_entry_set_size (entry, size);
  int code = archive_write_header (self->zip, entry);
  archive_entry_free (entry);
  return check (self, code == ARCHIVE_OK, error);
}

static gboolean
flush (OdsWriter *self, GError **error)
{
  gboolean ok = write_text (self, self->text->str, self->text->len, error);
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

static gboolean
add_row (LianCellWriter *writer, const char *const *cells, const gboolean *numbers, guint n_cells,
         GError **error)
{
  OdsWriter *self = (OdsWriter *) writer;
  g_string_append (self->text, "<table:table-row>");
  for (guint i = 0; i < n_cells; i++)
    {
      if (*cells[i] == '\0')
        g_string_append (self->text, "<table:table-cell/>");
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
  return flush (self, error) && check (self, archive_write_close (self->zip) == ARCHIVE_OK, error);
}

static void
ods_writer_free (LianCellWriter *writer)
{
  OdsWriter *self = (OdsWriter *) writer;
  archive_write_free (self->zip);
  g_clear_error (&self->problem);
  g_string_free (self->text, TRUE);
  g_free (self);
}

static gboolean
begin (OdsWriter *self, const char *title, GError **error)
{
  archive_write_set_format_zip (self->zip);
  /* The type stands first and plain, so that programs find it by its bytes. */
  archive_write_zip_set_compression_store (self->zip);
  if (archive_write_open (self->zip, self, NULL, write_cb, NULL) != ARCHIVE_OK
      || !begin_part (self, "mimetype", sizeof mime - 1, error)
      || !write_text (self, mime, sizeof mime - 1, error))
    return check (self, FALSE, error != NULL && *error != NULL ? NULL : error);
  archive_write_zip_set_compression_deflate (self->zip);
  if (!begin_part (self, "META-INF/manifest.xml", sizeof manifest - 1, error)
      || !write_text (self, manifest, sizeof manifest - 1, error)
      || !begin_part (self, "content.xml", -1, error))
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
  self->file = file;
  self->zip = archive_write_new ();
  self->text = g_string_new (NULL);
  writer = &self->parent;
  return begin (self, title, error) ? g_steal_pointer (&writer) : NULL;
}
