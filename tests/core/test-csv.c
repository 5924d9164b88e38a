/* SPDX-License-Identifier: LGPL-2.1-or-later
 * CSV: tables of cases, and that what is written reads back. */
#include "lian-csv.h"
#include "lian-error.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *input;
  gssize length;
  const char *expected; /* cells in ⟨⟩, records ended by ¶, ! before a spoiled one */
} Case;

static const Case cases[] = {
  { "empty", "", -1, "" },
  { "blank lines", "\n\r\n\n", -1, "" },
  { "plain", "a,b\nc,d\n", -1, "⟨a⟩⟨b⟩¶⟨c⟩⟨d⟩¶" },
  { "no last line end", "a,b\nc,d", -1, "⟨a⟩⟨b⟩¶⟨c⟩⟨d⟩¶" },
  { "crlf", "a,b\r\nc,d\r\n", -1, "⟨a⟩⟨b⟩¶⟨c⟩⟨d⟩¶" },
  { "cr alone", "a,b\rc,d\r", -1, "⟨a⟩⟨b⟩¶⟨c⟩⟨d⟩¶" },
  { "blank line between", "a\n\nb\n", -1, "⟨a⟩¶⟨b⟩¶" },
  { "empty cells", ",,\n", -1, "⟨⟩⟨⟩⟨⟩¶" },
  { "comma at the end of the file", "a,", -1, "⟨a⟩⟨⟩¶" },
  { "quoted", "\"a\",\"b,c\"\n", -1, "⟨a⟩⟨b,c⟩¶" },
  { "quoted empty", "\"\"\n\"\",\"\"\n", -1, "⟨⟩¶⟨⟩⟨⟩¶" },
  { "quotation marks", "\"a\"\"b\",\"\"\"\"\n", -1, "⟨a\"b⟩⟨\"⟩¶" },
  { "line breaks kept", "\"a\nb\r\nc\rd\"\n", -1, "⟨a\nb\r\nc\rd⟩¶" },
  { "blanks kept", " a , b \n", -1, "⟨ a ⟩⟨ b ⟩¶" },
  { "mark in the middle", "a\"b,c\nd,e\n", -1, "!⟨a\"b⟩⟨c⟩¶⟨d⟩⟨e⟩¶" },
  { "text after the mark", "\"a\"b,c\nd,e\n", -1, "!⟨ab⟩⟨c⟩¶⟨d⟩⟨e⟩¶" },
  { "never closed", "a,b\nc,\"d\ne\n", -1, "⟨a⟩⟨b⟩¶E line 2, record 1: " },
  { "nul", "a\nb\0c\n", 6, "⟨a⟩¶E line 2, record 1: " },
  { "nul in quotes", "a\n\"b\n\0c\"\n", 9, "⟨a⟩¶E line 3, record 1: " },
  { "formula", "=1+1,@x\n", -1, "⟨=1+1⟩⟨@x⟩¶" },
  { "Han", "合作社,𠮷\n", -1, "⟨合作社⟩⟨𠮷⟩¶" },
};

static char *
read_all (const char *input, gsize length)
{
  g_autoptr (LianCsvReader) reader = lian_csv_reader_new (input, length);
  g_autoptr (GString) cells = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  GString *out = g_string_new (NULL);
  LianCsvRecord record;
  while (lian_csv_reader_next (reader, cells, &record, &error))
    {
      const char *cell = cells->str;
      if (record.problem != NULL)
        g_string_append_c (out, '!');
      for (guint i = 0; i < record.n_cells; i++)
        {
          g_string_append_printf (out, "⟨%s⟩", cell);
          cell += strlen (cell) + 1;
        }
      g_assert_true (cell == cells->str + cells->len);
      g_string_append (out, "¶");
      g_string_truncate (cells, 0);
    }
  if (error != NULL)
    {
      g_assert_error (error, LIAN_ERROR, LIAN_ERROR_INPUT);
      g_string_append_printf (out, "E %s", error->message);
    }
  return g_string_free (out, FALSE);
}

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      gsize length = c->length >= 0 ? (gsize) c->length : strlen (c->input);
      /* A copy without a byte behind it, for the sanitizers. */
      g_autofree char *copy = g_memdup2 (c->input, length);
      g_autofree char *found = read_all (copy, length);
      g_test_message ("%s", c->name);
      if (strstr (c->expected, "E line") != NULL)
        g_assert_true (g_str_has_prefix (found, c->expected));
      else
        g_assert_cmpstr (found, ==, c->expected);
    }
}

static void
test_places (void)
{
  static const char input[] = "h\n\"two\nlines\"\n\nx\n\"cr\r\nlf\rcr\"\ny\n";
  static const guint lines[] = { 1, 2, 5, 6, 9 };
  g_autoptr (LianCsvReader) reader = lian_csv_reader_new (input, strlen (input));
  g_autoptr (GString) cells = g_string_new (NULL);
  LianCsvRecord record;
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_assert_true (lian_csv_reader_next (reader, cells, &record, NULL));
      g_assert_cmpuint (record.number, ==, i);
      g_assert_cmpuint (record.line, ==, lines[i]);
    }
  g_assert_false (lian_csv_reader_next (reader, cells, &record, NULL));
}

static char *
write_row (const char *const *cells, LianCsvFlags flags)
{
  GString *out = g_string_new (NULL);
  lian_csv_append_row (out, cells, g_strv_length ((char **) cells), flags);
  return g_string_free (out, FALSE);
}

static void
test_write (void)
{
  static const struct
  {
    const char *cells[4];
    LianCsvFlags flags;
    const char *expected;
  } rows[] = {
    { { "a", "b" }, 0, "a,b\n" },
    { { "a", "b" }, LIAN_CSV_CRLF, "a,b\r\n" },
    { { "" }, 0, "\"\"\n" },
    { { "", "" }, 0, ",\n" },
    { { "a,b", "c\"d", "e\nf" }, 0, "\"a,b\",\"c\"\"d\",\"e\nf\"\n" },
    { { " a ", "'b" }, 0, " a ,'b\n" },
    { { "=1+1", "-5", "-5x" }, 0, "=1+1,-5,-5x\n" },
    { { "=1+1", "-1,234.5", "-5x" }, LIAN_CSV_GUARD, "'=1+1,\"-1,234.5\",'-5x\n" },
    { { "'=1", "''@", "＝x" }, LIAN_CSV_GUARD, "''=1,'''@,'＝x\n" },
    { { "'plain", "it's" }, LIAN_CSV_GUARD, "'plain,it's\n" },
    { { "\tx", "\rx" }, LIAN_CSV_GUARD, "'\tx,\"'\rx\"\n" },
    { { "\xEF\xBB\xBF" "a" }, 0, "\"\xEF\xBB\xBF" "a\"\n" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *found = write_row (rows[i].cells, rows[i].flags);
      g_assert_cmpstr (found, ==, rows[i].expected);
    }
}

static char *
random_cell (void)
{
  static const char *const pieces[] = { "a", ",", "\"", "\n", "\r", "\r\n", " ", "'", "=", "-", "1",
                                        "+", "@", "\t", "社", "＝", "𠮷", "é", "\xEF\xBB\xBF", ";" };
  GString *cell = g_string_new (NULL);
  for (int n = g_test_rand_int_range (0, 7); n > 0; n--)
    g_string_append (cell, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (cell, FALSE);
}

static void
assert_reads_back (const char *text, char **cells, guint n, LianCsvFlags flags)
{
  g_autoptr (LianCsvReader) reader = lian_csv_reader_new (text, strlen (text));
  g_autoptr (GString) found = g_string_new (NULL);
  LianCsvRecord record;
  g_assert_true (lian_csv_reader_next (reader, found, &record, NULL));
  g_assert_cmpuint (record.n_cells, ==, n);
  g_assert_null (record.problem);
  const char *cell = found->str;
  for (guint i = 0; i < n; i++)
    {
      gboolean guard = (flags & LIAN_CSV_GUARD) != 0 && lian_csv_has_guard (cell);
      g_assert_cmpstr (cell + (guard ? 1 : 0), ==, cells[i]);
      cell += strlen (cell) + 1;
    }
  g_assert_false (lian_csv_reader_next (reader, found, &record, NULL));
}

static void
test_property (void)
{
  for (int round = 0; round < 20000; round++)
    {
      guint n = (guint) g_test_rand_int_range (1, 6);
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *cell = random_cell ();
          g_strv_builder_add (builder, cell);
        }
      g_auto (GStrv) cells = g_strv_builder_end (builder);
      for (int flags = 0; flags < 4; flags++)
        {
          g_autofree char *text = write_row ((const char *const *) cells, (LianCsvFlags) flags);
          assert_reads_back (text, cells, n, (LianCsvFlags) flags);
        }
    }
}

static void
test_hostile (void)
{
  g_autoptr (GString) wide = g_string_new (NULL);
  for (int i = 0; i < 9999; i++)
    g_string_append (wide, "x,");
  g_string_append (wide, "x\n");
  g_autoptr (GString) cells = g_string_new (NULL);
  g_autoptr (LianCsvReader) reader = lian_csv_reader_new (wide->str, wide->len);
  LianCsvRecord record;
  g_assert_true (lian_csv_reader_next (reader, cells, &record, NULL));
  g_assert_cmpuint (record.n_cells, ==, 10000);

  g_autofree char *huge = g_strnfill (LIAN_CSV_MAX_FIELD + 1, 'x');
  g_autofree char *said = read_all (huge, LIAN_CSV_MAX_FIELD + 1);
  g_assert_true (g_str_has_prefix (said, "E line 1, record 0: "));
  g_autofree char *commas = g_strnfill (LIAN_CSV_MAX_COLUMNS + 1, ',');
  g_autofree char *said_columns = read_all (commas, LIAN_CSV_MAX_COLUMNS + 1);
  g_assert_true (g_str_has_prefix (said_columns, "E line 1, record 0: "));
}

/* Any bytes: no crash, and what was read without complaint reads back the same once written. */
static void
test_noise (void)
{
  static const char bytes[] = "a,\"\n\r'= \0\xFF";
  for (int round = 0; round < 20000; round++)
    {
      gsize length = (gsize) g_test_rand_int_range (0, 24);
      g_autofree char *input = g_malloc (length + 1);
      for (gsize i = 0; i < length; i++)
        input[i] = bytes[g_test_rand_int_range (0, sizeof bytes - 1)];
      g_autofree char *exact = g_memdup2 (input, length);
      g_autofree char *found = read_all (exact, length);
      g_assert_nonnull (found);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/cases", test_cases);
  g_test_add_func ("/csv/places", test_places);
  g_test_add_func ("/csv/write", test_write);
  g_test_add_func ("/csv/property", test_property);
  g_test_add_func ("/csv/hostile", test_hostile);
  g_test_add_func ("/csv/noise", test_noise);
  return g_test_run ();
}
