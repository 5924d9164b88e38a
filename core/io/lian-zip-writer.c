/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A zip archive, written as it comes.
 *
 * An OpenDocument file begins with its type, as it is: its length and checksum stand before it, and nothing else
 * does.  libarchive always writes them behind, and LibreOffice then does not open the file. */
#include "lian-zip-writer.h"
#include "lian-error.h"
#include "lian-i18n.h"

#include <gio/gio.h>
#include <string.h>

#define METHOD_STORED 0
#define METHOD_DEFLATED 8
#define FLAG_LENGTH_BEHIND 8
#define VERSION 20
#define DAY 0x21 /* 1980-01-01: what is exported twice is the same twice */
#define MOST G_MAXUINT32
#define BLOCK (1 << 16)

typedef struct
{
  char *name;
  guint16 flags;
  guint16 method;
  guint32 crc;
  guint64 packed;
  guint64 size;
  guint64 offset;
} Entry;

struct _LianZipWriter
{
  LianOutFile *file;
  guint64 written;
  GArray *entries;
  GConverter *deflate; /* while an entry is open */
  guint32 crc_table[256];
};

static void
entry_clear (gpointer entry)
{
  g_free (((Entry *) entry)->name);
}

LianZipWriter *
_lian_zip_writer_new (LianOutFile *file)
{
  LianZipWriter *self = g_new0 (LianZipWriter, 1);
  self->file = file;
  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  for (guint32 i = 0; i < 256; i++)
    {
      guint32 value = i;
      for (int bit = 0; bit < 8; bit++)
        value = (value & 1) != 0 ? 0xEDB88320u ^ (value >> 1) : value >> 1;
      self->crc_table[i] = value;
    }
  return self;
}

static guint32
add_to_crc (const LianZipWriter *self, guint32 crc, const char *bytes, gsize length)
{
  crc = ~crc;
  for (gsize i = 0; i < length; i++)
    crc = self->crc_table[(crc ^ (guchar) bytes[i]) & 0xFF] ^ (crc >> 8);
  return ~crc;
}

/* Longer ones need another form of the archive, which few programs would open as a table anyway. */
static gboolean
is_small (guint64 length, GError **error)
{
  if (length < MOST)
    return TRUE;
  g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_INPUT,
                       _ ("a spreadsheet of more than 4 GiB can't be written; choose CSV, or fewer records"));
  return FALSE;
}

static gboolean
put (LianZipWriter *self, const char *bytes, gsize length, GError **error)
{
  self->written += length;
  return is_small (self->written, error) && lian_out_file_write (self->file, bytes, length, error);
}

static void
append_2 (GString *out, guint value)
{
  g_string_append_c (out, (char) (value & 0xFF));
  g_string_append_c (out, (char) (value >> 8 & 0xFF));
}

static void
append_4 (GString *out, guint64 value)
{
  append_2 (out, (guint) (value & 0xFFFF));
  append_2 (out, (guint) (value >> 16 & 0xFFFF));
}

static void
append_lengths (GString *out, const Entry *entry)
{
  append_4 (out, entry->crc);
  append_4 (out, entry->packed);
  append_4 (out, entry->size);
}

static void
append_facts (GString *out, const Entry *entry)
{
  append_2 (out, VERSION);
  append_2 (out, entry->flags);
  append_2 (out, entry->method);
  append_2 (out, 0);
  append_2 (out, DAY);
  append_lengths (out, entry);
  append_2 (out, (guint) strlen (entry->name));
  append_2 (out, 0);
}

static gboolean
put_string (LianZipWriter *self, GString *text, GError **error)
{
  gboolean ok = put (self, text->str, text->len, error);
  g_string_free (text, TRUE);
  return ok;
}

static gboolean
begin_entry (LianZipWriter *self, const Entry *entry, GError **error)
{
  GString *header = g_string_new ("PK\3\4");
  append_facts (header, entry);
  g_string_append (header, entry->name);
  g_array_append_vals (self->entries, entry, 1);
  return put_string (self, header, error);
}

/* A part that stands in the archive as it is. */
gboolean
_lian_zip_writer_add_stored (LianZipWriter *self, const char *name, const char *bytes, gsize length, GError **error)
{
  const Entry entry = { g_strdup (name), 0,      METHOD_STORED, add_to_crc (self, 0, bytes, length),
                        length,          length, self->written };
  return begin_entry (self, &entry, error) && put (self, bytes, length, error);
}

/* A part that is packed, of any length, until it is ended. */
gboolean
_lian_zip_writer_begin (LianZipWriter *self, const char *name, GError **error)
{
  const Entry entry = { g_strdup (name), FLAG_LENGTH_BEHIND, METHOD_DEFLATED, 0, 0, 0, self->written };
  self->deflate = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, -1));
  return begin_entry (self, &entry, error);
}

static gboolean
pack (LianZipWriter *self, const char *bytes, gsize length, GConverterFlags flags, GError **error)
{
  Entry *entry = &g_array_index (self->entries, Entry, self->entries->len - 1);
  GConverterResult result = G_CONVERTER_CONVERTED;
  char out[BLOCK];
  while (result == G_CONVERTER_CONVERTED && (length > 0 || flags != 0))
    {
      gsize taken = 0, given = 0;
      result = g_converter_convert (self->deflate, bytes, length, out, sizeof out, flags, &taken, &given, error);
      if (result == G_CONVERTER_ERROR || !put (self, out, given, error))
        return FALSE;
      bytes += taken;
      length -= taken;
      entry->packed += given;
    }
  return TRUE;
}

gboolean
_lian_zip_writer_write (LianZipWriter *self, const char *bytes, gsize length, GError **error)
{
  Entry *entry = &g_array_index (self->entries, Entry, self->entries->len - 1);
  entry->crc = add_to_crc (self, entry->crc, bytes, length);
  entry->size += length;
  return is_small (entry->size, error) && pack (self, bytes, length, 0, error);
}

gboolean
_lian_zip_writer_end (LianZipWriter *self, GError **error)
{
  if (!pack (self, "", 0, G_CONVERTER_INPUT_AT_END, error))
    return FALSE;
  GString *behind = g_string_new ("PK\7\b");
  append_lengths (behind, &g_array_index (self->entries, Entry, self->entries->len - 1));
  g_clear_object (&self->deflate);
  return put_string (self, behind, error);
}

static void
append_in_directory (GString *out, const Entry *entry)
{
  g_string_append (out, "PK\1\2");
  append_2 (out, VERSION);
  append_facts (out, entry);
  append_2 (out, 0);
  append_4 (out, 0);
  append_4 (out, 0);
  append_4 (out, entry->offset);
  g_string_append (out, entry->name);
}

/* The list of the parts, which ends the archive. */
gboolean
_lian_zip_writer_close (LianZipWriter *self, GError **error)
{
  GString *list = g_string_new (NULL);
  for (guint i = 0; i < self->entries->len; i++)
    append_in_directory (list, &g_array_index (self->entries, Entry, i));
  guint64 length = list->len;
  g_string_append (list, "PK\5\6");
  append_4 (list, 0);
  append_2 (list, self->entries->len);
  append_2 (list, self->entries->len);
  append_4 (list, length);
  append_4 (list, self->written);
  append_2 (list, 0);
  return put_string (self, list, error);
}

void
_lian_zip_writer_free (LianZipWriter *self)
{
  g_array_unref (self->entries);
  g_clear_object (&self->deflate);
  g_free (self);
}
