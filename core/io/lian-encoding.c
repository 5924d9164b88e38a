/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Files in the encodings that offices have.
 *
 * A file says what it is only by a byte order mark.  Without one, text that is valid UTF-8 is UTF-8:
 * other encodings hardly ever are by chance.  What is left is GB18030, which includes GBK and
 * GB2312; it is the encoding in which Chinese spreadsheet programs write CSV. */
#include "lian-encoding.h"
#include "lian-error.h"
#include "lian-i18n.h"

#include <string.h>

/**
 * lian_encoded_clear:
 * @self: what was read
 */
void
lian_encoded_clear (LianEncoded *self)
{
  g_clear_pointer (&self->text, g_bytes_unref);
}

/* The name for iconv; NULL for automatic. */
static const char *
canonical (const char *name)
{
  static const char *const names[][2] = {
    { "", NULL },          { "auto", NULL },       { "utf8", "UTF-8" },   { "utf-8", "UTF-8" },
    { "gbk", "GB18030" },  { "gb2312", "GB18030" }, { "cp936", "GB18030" }, { "gb18030", "GB18030" },
  };
  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (name, names[i][0]) == 0)
      return names[i][1];
  return name;
}

/**
 * lian_encoding_known:
 * @name: (nullable): the name of an encoding, or "auto"
 *
 * Returns: whether files in it can be read
 */
gboolean
lian_encoding_known (const char *name)
{
  name = canonical (name);
  if (name == NULL)
    return TRUE;
  GIConv converter = g_iconv_open ("UTF-8", name);
  if (converter == (GIConv) -1)
    return FALSE;
  g_iconv_close (converter);
  return TRUE;
}

static guint
line_of (const char *bytes, gsize offset)
{
  guint line = 1;
  for (gsize i = 0; i < offset; i++)
    line += bytes[i] == '\n';
  return line;
}

static gboolean
refuse (const char *bytes, gsize offset, const char *name, GError **error)
{
  const char *start = bytes + offset;
  while (start > bytes && start[-1] != '\n')
    start--;
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT,
               /* Translators: number of a line in a file, number of a byte in it, an encoding */
               _ ("line %u, byte %u: the text is not %s; choose another encoding"),
               line_of (bytes, offset), (guint) (bytes + offset - start) + 1, name);
  return FALSE;
}

static gboolean
convert (GBytes *data, gsize skip, const char *name, LianEncoded *encoded, GError **error)
{
  gsize length, read = 0, written = 0;
  const char *bytes = g_bytes_get_data (data, &length);
  GIConv converter = g_iconv_open ("UTF-8", name);
  if (converter == (GIConv) -1)
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("there is no encoding “%s”"), name);
      return FALSE;
    }
  char *text = g_convert_with_iconv (bytes + skip, (gssize) (length - skip), converter, &read,
                                     &written, NULL);
  g_iconv_close (converter);
  /* An unfinished character at the very end is no error to GLib when the rest is wanted. */
  if (text == NULL || read < length - skip)
    {
      g_free (text);
      return refuse (bytes, MIN (skip + read, length), name, error);
    }
  encoded->text = g_bytes_new_take (text, written);
  encoded->name = name;
  encoded->spreadsheet = TRUE;
  return TRUE;
}

static gboolean
keep (GBytes *data, gsize skip, LianEncoded *encoded)
{
  encoded->text = g_bytes_new_from_bytes (data, skip, g_bytes_get_size (data) - skip);
  encoded->name = "UTF-8";
  encoded->spreadsheet = skip > 0;
  return TRUE;
}

/* NUL bytes are for the reader of the format to refuse, with the name of the place. */
static gboolean
is_utf8 (const char *bytes, gsize length, gsize *offset)
{
  const char *end = bytes, *last = bytes + length;
  while (!g_utf8_validate (end, last - end, &end))
    {
      if (*end != '\0')
        {
          *offset = (gsize) (end - bytes);
          return FALSE;
        }
      end++;
    }
  return TRUE;
}

/* A few bytes wrong in a text that is otherwise UTF-8: read as GB18030 it would come out as
 * nonsense, and nobody would be told.  By chance, GB18030 hardly ever looks like this. */
static gboolean
is_damaged_utf8 (const char *bytes, gsize length)
{
  const char *p = bytes, *last = bytes + length;
  gsize right = 0, wrong = 0;
  while (p < last)
    {
      if ((guchar) *p < 0x80)
        {
          p++;
          continue;
        }
      gunichar c = g_utf8_get_char_validated (p, last - p);
      gboolean ok = c != (gunichar) -1 && c != (gunichar) -2;
      right += ok;
      wrong += !ok;
      p = ok ? g_utf8_next_char (p) : p + 1;
    }
  return right > 8 * wrong;
}

/**
 * lian_encoding_read:
 * @data: a file
 * @name: (nullable): its encoding, or %NULL or "auto" to find out
 * @encoded: (out): the text
 * @error: return location; names line and byte
 *
 * Returns: whether the file is text in that encoding
 */
gboolean
lian_encoding_read (GBytes *data, const char *name, LianEncoded *encoded, GError **error)
{
  gsize length, offset = 0;
  const char *bytes = g_bytes_get_data (data, &length);
  *encoded = (LianEncoded){ NULL, NULL, FALSE };
  name = canonical (name);
  if (name == NULL && length >= 2
      && (memcmp (bytes, "\xFF\xFE", 2) == 0 || memcmp (bytes, "\xFE\xFF", 2) == 0))
    return convert (data, 0, "UTF-16", encoded, error);
  if (name != NULL && !g_str_equal (name, "UTF-8"))
    return convert (data, 0, name, encoded, error);
  gsize skip = length >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  if (is_utf8 (bytes, length, &offset))
    return keep (data, skip, encoded);
  if (name != NULL || skip > 0 || is_damaged_utf8 (bytes, length)
      || !convert (data, 0, "GB18030", encoded, NULL))
    return refuse (bytes, offset, "UTF-8", error);
  return TRUE;
}
