/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Export: what is written is what an import takes for the same, and old files stay whole. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif
#include "lian-error.h"
#include "lian-export.h"
#include "lian-import.h"
#include "lian-sample.h"
#include "lian-test-base.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/stat.h>

static char *
export_to (LianTestBase *base, const char *kind, LianExport options, const char *name)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (base->folder, name, NULL);
  options.type = lian_type_find (kind);
  options.path = path;
  lian_export_run (&options, base->store, &error);
  g_assert_no_error (error);
  return path;
}

static char *
export_text (LianTestBase *base, const char *kind, LianExport options)
{
  char *text;
  g_autofree char *path = export_to (base, kind, options, "out");
  GStatBuf info;
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
import_text (LianTestBase *base, const char *kind, const char *text, guint n_new, guint n_same)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianImport) import = lian_import_new (lian_type_find (kind));
  g_autoptr (GBytes) data = g_bytes_new (text, strlen (text));
  lian_import_open_bytes (import, data, kind, NULL, &error);
  g_assert_no_error (error);
  lian_import_run (import, base->store, NULL, FALSE, &error);
  g_assert_no_error (error);
  const LianImportResult *result = lian_import_get_result (import);
  for (guint i = 0; i < result->reasons->len; i++)
    {
      const LianImportReason *reason = result->reasons->pdata[i];
      if (!reason->warning)
        g_test_message ("%s %u %s: %s", kind, reason->number, reason->column, reason->message);
    }
  g_assert_cmpuint (result->n_refused, ==, 0);
  g_assert_cmpuint (result->n_changed, ==, 0);
  g_assert_cmpuint (result->n_new, ==, n_new);
  g_assert_cmpuint (result->n_same, ==, n_same);
}

static void
import_file (LianTestBase *base, const char *kind, const char *path, guint n_same)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianImport) import = lian_import_new (lian_type_find (kind));
  lian_import_open (import, path, NULL, &error);
  g_assert_no_error (error);
  lian_import_run (import, base->store, NULL, FALSE, &error);
  g_assert_no_error (error);
  const LianImportResult *result = lian_import_get_result (import);
  for (guint i = 0; i < result->reasons->len; i++)
    {
      const LianImportReason *reason = result->reasons->pdata[i];
      if (!reason->warning)
        g_test_message ("%s %u %s: %s", kind, reason->number, reason->column, reason->message);
    }
  g_test_message ("%s: %u %u %u", path, result->n_new, result->n_changed, result->n_refused);
  g_assert_cmpuint (result->n_refused + result->n_changed + result->n_new, ==, 0);
  g_assert_cmpuint (result->n_same, ==, n_same);
}

/* Every type of the sample as a workbook and as a spreadsheet comes back as the same. */
static void
test_spreadsheets_back (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  guint n_types;
  const LianType *const *types = lian_types (&n_types);
  g_assert_true (lian_sample_load (base.store, NULL));
  import_text (&base, "city", "code,name_en,note,Extra\n000077,\"  A  b\tc \",\"x\r\ny_x0041_\n\",e\n", 1,
               0);
  for (guint i = 0; i < n_types; i++)
    for (int format = LIAN_EXPORT_XLSX; format <= LIAN_EXPORT_ODS; format++)
      {
        LianExport count = { .type = types[i], .path = "/dev/null" };
        g_assert_true (lian_export_run (&count, base.store, NULL));
        g_autofree char *path
            = export_to (&base, types[i]->id,
                         (LianExport){ .format = (LianExportFormat) format, .with_source = TRUE },
                         "back");
        import_file (&base, types[i]->id, path, count.n_records);
      }
}

/* Every type of the sample, in every form of CSV, comes back as the same. */
static void
test_round_trip (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  guint n_types;
  const LianType *const *types = lian_types (&n_types);
  g_assert_true (lian_sample_load (base.store, NULL));
  for (guint i = 0; i < n_types; i++)
    for (int form = 0; form < 4; form++)
      {
        LianExport options = { .for_spreadsheets = form & 1, .with_source = (form & 2) != 0 };
        g_autofree char *text = export_text (&base, types[i]->id, options);
        LianExport count = { .type = types[i], .path = "/dev/null" };
        g_assert_true (lian_export_run (&count, base.store, NULL));
        g_assert_cmpint (g_str_has_prefix (text, "\xEF\xBB\xBF"), ==, form & 1);
        import_text (&base, types[i]->id, text, 0, count.n_records);
      }
}

static void
test_cells (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  import_text (&base, "city", "id,code,name_en,note,Extra\n1,01,Alpha,=1+1,e\n2,,Beta,\"a,b\n\",\n"
                              "3,,Twin,,\n4,,Twin,-5,\n5,,Beta Two,-5x,f\n",
               5, 0);
  import_text (&base, "federation",
               "id,name_en,level,city\n11,A,LOCAL,1\n12,B,LOCAL,2\n13,C,LOCAL,3\n", 3, 0);
  g_autofree char *cities = export_text (&base, "city", (LianExport){ 0 });
  g_assert_cmpstr (cities, ==,
                   "id,code,name_zh,name_en,size_class,handicrafts_concentrated,"
                   "basically_cooperativised,craftsmen,note\n"
                   "1,01,,Alpha,,,,,=1+1\n2,,,Beta,,,,,\"a,b\n\"\n3,,,Twin,,,,,\n"
                   "4,,,Twin,,,,,-5\n5,,,Beta Two,,,,,-5x\n");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (ids, ((const gint64[]){ 4, 1 }), 2);
  g_autofree char *some = export_text (&base, "city", (LianExport){ .ids = ids });
  g_assert_cmpstr (strchr (some, '\n'), ==, "\n1,01,,Alpha,,,,,=1+1\n4,,,Twin,,,,,-5\n");
  g_autofree char *asked = export_text (&base, "city", (LianExport){ .select = "beta -name:two" });
  g_assert_cmpstr (strchr (asked, '\n'), ==, "\n2,,,Beta,,,,,\"a,b\n\"\n");
  g_autofree char *guarded
      = export_text (&base, "city", (LianExport){ .for_spreadsheets = TRUE, .with_source = TRUE });
  g_assert_true (g_str_has_prefix (guarded, "\xEF\xBB\xBFid,"));
  g_assert_nonnull (strstr (guarded, ",note,Extra\n"));
  g_assert_nonnull (strstr (guarded, ",'=1+1,e\n"));
  g_assert_nonnull (strstr (guarded, ",-5,\n"));
  g_assert_nonnull (strstr (guarded, ",'-5x,f\n"));
  /* Code, then a name that only one has, then the id. */
  g_autofree char *federations = export_text (&base, "federation", (LianExport){ 0 });
  g_assert_nonnull (strstr (federations, "11,,,A,LOCAL,01,"));
  g_assert_nonnull (strstr (federations, "12,,,B,LOCAL,Beta,"));
  g_assert_nonnull (strstr (federations, "13,,,C,LOCAL,3,"));
}

static void
test_json (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_assert_true (lian_sample_load (base.store, NULL));
  g_autofree char *text
      = export_text (&base, "contract_line", (LianExport){ .format = LIAN_EXPORT_JSON });
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (root, "kind"), ==, "contract_line");
  JsonArray *records = json_object_get_array_member (root, "records");
  g_assert_cmpint (json_object_get_int_member (root, "count"), ==, json_array_get_length (records));
  JsonObject *line = json_array_get_object_element (records, 0);
  g_assert_cmpint (json_object_get_int_member (line, "id"), ==,
                   (gint64) LIAN_SAMPLE_OFFICE << 40 | 11001);
  g_assert_cmpint (json_object_get_int_member (line, "contract"), ==,
                   (gint64) LIAN_SAMPLE_OFFICE << 40 | 10001);
  g_assert_cmpstr (json_object_get_string_member (line, "unit_price"), ==, "0.78 yuan");
  g_assert_cmpstr (json_object_get_string_member (line, "quantity"), ==, "3000 ba");
  g_assert_false (json_object_has_member (line, "source"));
  g_autofree char *empty
      = export_text (&base, "recommendation", (LianExport){ .format = LIAN_EXPORT_JSON });
  json_parser_load_from_data (parser, empty, -1, &error);
  g_assert_no_error (error);
  g_autofree char *activities
      = export_text (&base, "activity", (LianExport){ .format = LIAN_EXPORT_JSON });
  g_assert_nonnull (strstr (activities, "\"premises_ok\": \"yes\""));
  g_assert_nonnull (strstr (activities, "\"premises_ok\": null"));
}

/* Returns the text of one part of a zip. */
static char *
read_part (const char *path, const char *name)
{
  struct archive *zip = archive_read_new ();
  struct archive_entry *entry;
  GString *text = g_string_new (NULL);
  char block[4096];
  la_ssize_t n;
  archive_read_support_format_zip (zip);
  g_assert_cmpint (archive_read_open_filename (zip, path, 10240), ==, ARCHIVE_OK);
  while (archive_read_next_header (zip, &entry) == ARCHIVE_OK)
    if (g_str_equal (archive_entry_pathname (entry), name))
      while ((n = archive_read_data (zip, block, sizeof block)) > 0)
        g_string_append_len (text, block, n);
  archive_read_free (zip);
  return g_string_free (text, FALSE);
}

static void
test_spreadsheets (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  import_text (&base, "city", "id,code,name_zh,name_en,craftsmen,note\n"
                              "1,00123,𠮷,Tom & Co <b>,42,=1+1\n2,,,x,,\"  two\nlines\tz \"\n",
               2, 0);
  g_autofree char *xlsx = export_to (&base, "city", (LianExport){ .format = LIAN_EXPORT_XLSX }, "a");
  g_autofree char *sheet = read_part (xlsx, "xl/worksheets/sheet1.xml");
  g_assert_nonnull (strstr (sheet, "<t>00123</t>"));
  g_assert_nonnull (strstr (sheet, "<t>=1+1</t>"));
  g_assert_nonnull (strstr (sheet, "Tom &amp; Co &lt;b&gt;"));
  g_assert_nonnull (strstr (sheet, "<v>42</v>"));
  g_assert_null (strstr (sheet, "<f>"));

  g_autofree char *ods = export_to (&base, "city", (LianExport){ .format = LIAN_EXPORT_ODS }, "b");
  g_autofree char *head = NULL;
  gsize length;
  g_assert_true (g_file_get_contents (ods, &head, &length, NULL));
  g_assert_cmpmem (head + 30, 8, "mimetype", 8);
  static const char mime[] = "application/vnd.oasis.opendocument.spreadsheet";
  /* Neither flags nor anything between name and type: LibreOffice opens no file whose type has its length behind
   * it. */
  g_assert_cmpmem (head + 4, 6, "\24\0\0\0\0", 6);
  g_assert_cmpmem (head + 38, sizeof mime - 1, mime, sizeof mime - 1);
  g_autofree char *content = read_part (ods, "content.xml");
  g_assert_nonnull (strstr (content, "office:value-type=\"string\"><text:p>00123</text:p>"));
  g_assert_nonnull (strstr (content, "Tom &amp; Co &lt;b&gt;"));
  g_assert_nonnull (strstr (content, "office:value=\"42\""));
  g_assert_nonnull (strstr (content, "<text:s/><text:s/>two</text:p><text:p>lines<text:tab/>z"
                                     "<text:s/></text:p>"));
}

/* More than a sheet of Excel and LibreOffice has is refused at once; CSV has no end. */
static void
test_most_on_sheet (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autofree char *path = g_build_filename (base.folder, "out", NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, TRUE, sizeof (gint64));
  g_array_set_size (ids, LIAN_EXPORT_MOST_ON_SHEET + 1);
  for (int format = LIAN_EXPORT_XLSX; format <= LIAN_EXPORT_ODS; format++)
    {
      g_autoptr (GError) error = NULL;
      LianExport options = { lian_type_find ("city"), (LianExportFormat) format, .ids = ids, .path = path };
      g_assert_false (lian_export_run (&options, base.store, &error));
      g_assert_error (error, LIAN_ERROR, LIAN_ERROR_INPUT);
      g_assert_nonnull (strstr (error->message, "1048576"));
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

static void
test_whole_or_not (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autofree char *target = g_build_filename (base.folder, "target.csv", NULL), *text = NULL;
  g_autofree char *link = g_build_filename (base.folder, "link.csv", NULL);
  import_text (&base, "city", "name_en\na\n", 1, 0);
  for (int format = LIAN_EXPORT_CSV; format <= LIAN_EXPORT_ODS; format++)
    {
      g_autoptr (GError) error = NULL;
      LianExport options = { .type = lian_type_find ("city"), .format = (LianExportFormat) format };
      options.path = "/nowhere/out";
      g_assert_false (lian_export_run (&options, base.store, &error));
      g_assert_error (error, LIAN_ERROR, LIAN_ERROR_GONE);
      g_clear_error (&error);
      options.path = "/dev/full";
      g_assert_false (lian_export_run (&options, base.store, &error));
      g_assert_error (error, LIAN_ERROR, LIAN_ERROR_DISK_FULL);
      g_clear_error (&error);
      options.path = base.folder;
      g_assert_false (lian_export_run (&options, base.store, &error));
      g_assert_nonnull (error);
    }
  /* A link leads to the file that is replaced. */
  g_assert_true (g_file_set_contents (target, "old", -1, NULL));
  g_assert_cmpint (symlink (target, link), ==, 0);
  LianExport options = { .type = lian_type_find ("city"), .path = link };
  g_assert_true (lian_export_run (&options, base.store, NULL));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (target, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "id,code,"));
  /* Nothing is left lying about. */
  g_autoptr (GDir) dir = g_dir_open (base.folder, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, "."));
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_async (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (base.folder, "x.csv", NULL);
  import_text (&base, "city", "name_en\na\nb\n", 2, 0);
  LianExport options = { .type = lian_type_find ("city"), .path = path };
  lian_export_run_async (&options, base.store, NULL, finished_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (lian_export_run_finish (result, &error), ==, 2);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/round-trip", test_round_trip);
  g_test_add_func ("/export/cells", test_cells);
  g_test_add_func ("/export/json", test_json);
  g_test_add_func ("/export/spreadsheets", test_spreadsheets);
  g_test_add_func ("/export/most-on-sheet", test_most_on_sheet);
  g_test_add_func ("/export/spreadsheets-back", test_spreadsheets_back);
  g_test_add_func ("/export/whole-or-not", test_whole_or_not);
  g_test_add_func ("/export/async", test_async);
  return g_test_run ();
}
