/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Which encoding a file has, and where it breaks it. */
#include "lian-encoding.h"
#include "lian-error.h"

#include <string.h>

/* 手工业合作社 in GB18030, and 𠮷 in its four bytes. */
#define HAN_GB "\xCA\xD6\xB9\xA4\xD2\xB5\xBA\xCF\xD7\xF7\xC9\xE7"
#define HAN_UTF8 "手工业合作社"

static const struct
{
  const char *name;
  const char *bytes;
  gssize length;
  const char *text;
  const char *found;
  gboolean spreadsheet;
} cases[] = {
  { NULL, "", 0, "", "UTF-8", FALSE },
  { NULL, "abc", 3, "abc", "UTF-8", FALSE },
  { NULL, HAN_UTF8, -1, HAN_UTF8, "UTF-8", FALSE },
  { "auto", "\xEF\xBB\xBF" HAN_UTF8, -1, HAN_UTF8, "UTF-8", TRUE },
  { "utf8", "\xEF\xBB\xBF" "a", -1, "a", "UTF-8", TRUE },
  { NULL, HAN_GB, -1, HAN_UTF8, "GB18030", TRUE },
  { "gbk", HAN_GB, -1, HAN_UTF8, "GB18030", TRUE },
  { NULL, "\x95\x34\xB2\x35" HAN_GB, -1, "𠮷" HAN_UTF8, "GB18030", TRUE },
  { NULL, "\xFF\xFE" "a\0b\0", 6, "ab", "UTF-16", TRUE },
  { NULL, "\xFE\xFF\0a\0b", 6, "ab", "UTF-16", TRUE },
  { "ISO-8859-1", "caf\xE9", -1, "café", "ISO-8859-1", TRUE },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length = cases[i].length >= 0 ? (gsize) cases[i].length : strlen (cases[i].bytes);
      g_autoptr (GBytes) data = g_bytes_new (cases[i].bytes, length);
      g_auto (LianEncoded) encoded = { NULL, NULL, FALSE };
      g_autoptr (GError) error = NULL;
      g_assert_true (lian_encoding_read (data, cases[i].name, &encoded, &error));
      g_assert_no_error (error);
      gsize size;
      const char *text = g_bytes_get_data (encoded.text, &size);
      g_assert_cmpmem (text, size, cases[i].text, strlen (cases[i].text));
      g_assert_cmpstr (encoded.name, ==, cases[i].found);
      g_assert_cmpint (encoded.spreadsheet, ==, cases[i].spreadsheet);
    }
}

static void
test_errors (void)
{
  static const struct
  {
    const char *name;
    const char *bytes;
    const char *place;
  } wrong[] = {
    { "UTF-8", "abc\nde\xFFg\n", "line 2, byte 3: " },
    { NULL, "abc\n\xFF\xFF\n", "line 2, byte 1: " },
    { NULL, "\xEF\xBB\xBF" "a\n" HAN_GB, "line 2, byte 1: " },
    { "GB18030", "abc\n\xCA\xD6\xFF\xFF\n", "line 2, byte 3: " },
    { "GB18030", "abc\n\xCA", "line 2, byte 1: " },
    { "ASCII", "abc\nd" HAN_UTF8, "line 2, byte 2: " },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GBytes) data = g_bytes_new_static (wrong[i].bytes, strlen (wrong[i].bytes));
      g_auto (LianEncoded) encoded = { NULL, NULL, FALSE };
      g_autoptr (GError) error = NULL;
      g_assert_false (lian_encoding_read (data, wrong[i].name, &encoded, &error));
      g_assert_error (error, LIAN_ERROR, LIAN_ERROR_INPUT);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, wrong[i].place));
    }
}

static void
test_names (void)
{
  g_assert_true (lian_encoding_known (NULL));
  g_assert_true (lian_encoding_known ("auto"));
  g_assert_true (lian_encoding_known ("GBK"));
  g_assert_true (lian_encoding_known ("windows-1252"));
  g_assert_false (lian_encoding_known ("no-such-encoding"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/encoding/cases", test_cases);
  g_test_add_func ("/encoding/errors", test_errors);
  g_test_add_func ("/encoding/names", test_names);
  return g_test_run ();
}
