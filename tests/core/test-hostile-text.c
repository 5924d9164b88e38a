/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Names that break programs: what goes in comes out byte for byte in every format, or is refused with
 * the reason. */
#include "lian-csv.h"
#include "lian-error.h"
#include "lian-export.h"
#include "lian-import.h"
#include "lian-test-base.h"

#include <json-glib/json-glib.h>
#include <string.h>

typedef struct
{
  const char *what;
  const char *text;
  gboolean refused; /* by its row */
} Case;

static const Case cases[] = {
  { "markup", "Tom & Co <b>\"quoted\"</b> &amp; ]]>", FALSE },
  { "equals", "=HYPERLINK(\"http://x\")", FALSE },
  { "plus", "+1+1", FALSE },
  { "minus", "-1-1", FALSE },
  { "at", "@SUM(A1)", FALSE },
  { "wide equals", "＝1＋1", FALSE },
  { "an apostrophe before", "'=1", FALSE },
  { "two apostrophes", "''+1", FALSE },
  { "a tab first", "\t=1+1", FALSE },
  { "a carriage return first", "\r=1+1", FALSE },
  { "line ends", "one\r\ntwo\nthree\rfour", FALSE },
  { "a line end last", "name\n", FALSE },
  { "blanks", "  two  blanks  ", FALSE },
  { "one blank", " x", FALSE },
  { "quotes", "\"", FALSE },
  { "comma and quotes", "a,\"b\",,\"\"", FALSE },
  { "an escape of workbooks", "_x000D_ _x005F_x0041_", FALSE },
  { "right to left", "شركة ١٢٣ עברית", FALSE },
  { "turned by a mark", "abc\u202Edef\u202C", FALSE },
  { "outside the first plane", "𠮷野家 𡘙 𪚥 😀", FALSE },
  { "no width", "zero\u200Bwidth\u200D\uFEFFjoiner", FALSE },
  { "a byte order mark first", "\uFEFFname", FALSE },
  { "accents apart", "e\u0301 é", FALSE },
  { "leading zeros", "000123", FALSE },
  { "eighteen digits", "912345678901234567", FALSE },
  { "an exponent", "1E5", FALSE },
  { "a date", "1956-03-29", FALSE },
  { "a truth", "TRUE", FALSE },
  { "a format", "%s%n%1$s {0}", FALSE },
  { "SQL", "'); DROP TABLE city; --", FALSE },
  { "a way out", "../../etc/passwd", FALSE },
  { "delete", "a\x7f" "b", FALSE },
  { "a control character", "a\x01" "b", TRUE },
  { "an escape sequence", "\x1b[31mred", TRUE },
  { "no character", "a\uFFFE", TRUE },
};

/* A city whose name is the case and whose note and source field are it too. */
static char *
make_table (const char *long_name)
{
  static const char *const header[] = { "code", "name_en", "note", "Extra" };
  GString *text = g_string_new (NULL);
  lian_csv_append_row (text, header, 4, LIAN_CSV_DEFAULT);
  for (gsize i = 0; i <= G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = g_strdup_printf ("%05u", (guint) i);
      const char *name = i < G_N_ELEMENTS (cases) ? cases[i].text : long_name;
      const char *const cells[] = { code, name, name, name };
      lian_csv_append_row (text, cells, 4, LIAN_CSV_DEFAULT);
    }
  return g_string_free (text, FALSE);
}

static char *
make_long_name (void)
{
  GString *name = g_string_new (NULL);
  for (int i = 0; i < 2000; i++)
    g_string_append (name, "社<&>𠮷");
  return g_string_free (name, FALSE);
}

static const LianImportResult *
import_bytes (LianTestBase *base, LianImport *import, GBytes *data)
{
  g_autoptr (GError) error = NULL;
  lian_import_open_bytes (import, data, "t", NULL, &error);
  g_assert_no_error (error);
  lian_import_run (import, base->store, NULL, FALSE, &error);
  g_assert_no_error (error);
  return lian_import_get_result (import);
}

static guint
n_refused (void)
{
  guint n = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    n += cases[i].refused;
  return n;
}

typedef struct
{
  const char *long_name;
  guint n_seen;
} Compare;

static gboolean
compare_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Compare *compare = data;
  const LianType *type = lian_type_find ("city");
  for (gsize i = 0; i <= G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = g_strdup_printf ("%05u", (guint) i);
      const char *name = i < G_N_ELEMENTS (cases) ? cases[i].text : compare->long_name;
      gint64 id = lian_txn_find_text (txn, type, "code", code, 0);
      if (i < G_N_ELEMENTS (cases) && cases[i].refused)
        {
          g_assert_cmpint (id, ==, 0);
          continue;
        }
      g_autoptr (LianRecord) record = lian_txn_load (txn, type, id);
      g_assert_nonnull (record);
      g_assert_cmpstr (lian_record_get_text (record, "name_en"), ==, name);
      g_assert_cmpstr (lian_record_get_text (record, "note"), ==, name);
      compare->n_seen++;
    }
  return TRUE;
}

static void
assert_same (LianTestBase *base, const char *long_name)
{
  Compare compare = { long_name, 0 };
  g_assert_true (lian_store_read (base->store, compare_job, &compare, NULL));
  g_assert_cmpuint (compare.n_seen, ==, G_N_ELEMENTS (cases) + 1 - n_refused ());
}

static void
fill (LianTestBase *base, const char *long_name)
{
  g_autofree char *table = make_table (long_name);
  g_autoptr (GBytes) data = g_bytes_new (table, strlen (table));
  g_autoptr (LianImport) import = lian_import_new (lian_type_find ("city"));
  const LianImportResult *result = import_bytes (base, import, data);
  g_assert_cmpuint (result->n_new, ==, G_N_ELEMENTS (cases) + 1 - n_refused ());
  g_assert_cmpuint (result->n_refused, ==, n_refused ());
  for (guint i = 0; i < result->reasons->len; i++)
    {
      const LianImportReason *reason = result->reasons->pdata[i];
      if (reason->warning)
        continue;
      g_assert_true (cases[reason->number - 1].refused);
      g_assert_nonnull (strstr (reason->message, "U+"));
    }
  assert_same (base, long_name);
}

static GBytes *
export_bytes (LianTestBase *base, LianExport options)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (base->folder, "out", NULL);
  char *bytes;
  gsize length;
  options.type = lian_type_find ("city");
  options.path = path;
  options.with_source = TRUE;
  lian_export_run (&options, base->store, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return g_bytes_new_take (bytes, length);
}

/* Out, into an empty base, out again: the records are the same and so is the text of the table. */
static void
test_formats (void)
{
  static const LianExport formats[] = {
    { .format = LIAN_EXPORT_CSV },
    { .format = LIAN_EXPORT_CSV, .for_spreadsheets = TRUE },
    { .format = LIAN_EXPORT_XLSX },
    { .format = LIAN_EXPORT_ODS },
  };
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autofree char *long_name = make_long_name ();
  fill (&base, long_name);
  g_autoptr (GBytes) exact = export_bytes (&base, formats[0]);
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_test_message ("format %d", (int) formats[i].format);
      g_auto (LianTestBase) other = lian_test_base_new ();
      g_autoptr (GBytes) data = export_bytes (&base, formats[i]);
      g_autoptr (LianImport) import = lian_import_new (lian_type_find ("city"));
      g_assert_cmpuint (import_bytes (&other, import, data)->n_refused, ==, 0);
      assert_same (&other, long_name);
      g_autoptr (GBytes) again = export_bytes (&other, formats[0]);
      g_assert_true (g_bytes_equal (exact, again));
    }
}

static void
test_json (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autofree char *long_name = make_long_name ();
  fill (&base, long_name);
  g_autoptr (GBytes) data = export_bytes (&base, (LianExport){ .format = LIAN_EXPORT_JSON });
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  json_parser_load_from_data (parser, g_bytes_get_data (data, NULL),
                              (gssize) g_bytes_get_size (data), &error);
  g_assert_no_error (error);
  JsonArray *records = json_object_get_array_member (
      json_node_get_object (json_parser_get_root (parser)), "records");
  for (guint i = 0; i < json_array_get_length (records); i++)
    {
      JsonObject *city = json_array_get_object_element (records, i);
      guint64 place = g_ascii_strtoull (json_object_get_string_member (city, "code"), NULL, 10);
      const char *name = place < G_N_ELEMENTS (cases) ? cases[place].text : long_name;
      g_assert_cmpstr (json_object_get_string_member (city, "name_en"), ==, name);
      g_assert_cmpstr (json_object_get_string_member (
                           json_object_get_object_member (city, "source"), "Extra"),
                       ==, name);
    }
}

/* What is no text is refused as a whole, with the place; a damaged UTF-8 file is never read as
 * another encoding in silence. */
static void
test_no_text (void)
{
  static const struct
  {
    const char *text;
    gsize length;
    const char *place;
  } files[] = {
#define TEXT(text) text, sizeof text - 1
    { TEXT ("code,name_en\n1,a\0b\n"), "t: line 2" },
    { TEXT ("code,name_en\n1,\"a\0b\"\n"), "t: line 2" },
    { TEXT ("code,name_zh\n1,手工业生产合作社\n2,\xED\xA0\x80\n"), "t: line 3, byte 3" },
    { TEXT ("code,name_zh\n1,手工业生产合作社\n2,手\xE5\xB7\n"), "t: line 3, byte 6" },
    { TEXT ("\xEF\xBB\xBF" "code,name_en\n1,\xC0\x80\n"), "t: line 2, byte 3" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) data = g_bytes_new_static (files[i].text, files[i].length);
      g_autoptr (LianImport) import = lian_import_new (lian_type_find ("city"));
      g_autoptr (GError) error = NULL;
      g_assert_false (lian_import_open_bytes (import, data, "t", NULL, &error));
      g_assert_error (error, LIAN_ERROR, LIAN_ERROR_INPUT);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, files[i].place));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hostile-text/formats", test_formats);
  g_test_add_func ("/hostile-text/json", test_json);
  g_test_add_func ("/hostile-text/no-text", test_no_text);
  return g_test_run ();
}
