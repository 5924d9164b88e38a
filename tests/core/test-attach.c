/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Files inside the base: in, out, back and forth in time, and altered behind the program's back. */
#include "lian-act.h"
#include "lian-attach.h"
#include "lian-error.h"
#include "lian-export.h"
#include "lian-i18n.h"
#include "lian-test-base.h"
#include "lian-test-case.h"
#include "lian-verify.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  gint64 id; /* the visit, or the attachment */
  const char *name;
  GBytes *content;
  LianAttachFile *out;
  const char *kind;
} Deed;

static gint64
add_visit (LianStore *store)
{
  LianTestCase test = lian_test_case_new (store);
  g_autofree char *owner = lian_test_dup_id (test.cooperative);
  const char *point[] = { "name_zh", "东街", "cooperative", owner, NULL };
  g_autofree char *place
      = lian_test_dup_id (lian_test_insert (store, "service_point", point));
  const char *visit[] = { "service_point", place, "visited", "1956-04-01", NULL };
  return lian_test_insert (store, "investigation", visit);
}

static gboolean
add (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Deed *deed = data;
  LianAttachFile file = { (char *) deed->name, (char *) "text/plain", deed->content,
                          deed->kind };
  deed->id = lian_attach_add (txn, deed->id, &file, error);
  return deed->id != 0;
}

static gboolean
take (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Deed *deed = data;
  g_clear_pointer (&deed->out, lian_attach_file_free);
  deed->out = lian_attach_take (txn, deed->id, error);
  return deed->out != NULL;
}

static gint64
attach (LianStore *store, gint64 visit, const char *name, GBytes *content)
{
  g_autoptr (GError) error = NULL;
  Deed deed = { visit, name, content, NULL, NULL };
  lian_store_write (store, "file attached", NULL, add, &deed, NULL, &error);
  g_assert_no_error (error);
  return deed.id;
}

static gboolean
comes_out (LianStore *store, gint64 id, GBytes *content)
{
  Deed deed = { .id = id };
  gboolean found = lian_store_read (store, take, &deed, NULL);
  if (found)
    g_assert_true (g_bytes_equal (deed.out->content, content));
  g_clear_pointer (&deed.out, lian_attach_file_free);
  return found;
}

static GBytes *
some_bytes (gsize size)
{
  guchar *data = g_malloc (size);
  guint32 seed = 1956;
  for (gsize i = 0; i < size; i++)
    {
      seed = seed * 1664525u + 1013904223u;
      data[i] = (guchar) (seed >> 24);
    }
  return g_bytes_new_take (data, size);
}

/* A contract keeps its papers too, and says of each what it is. */
static void
test_of_contract (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GBytes) drawing = some_bytes (100);
  const char *partner[] = { "name_en", "Trust", "partner_kind", "OTHER", NULL };
  g_autofree char *orderer
      = lian_test_dup_id (lian_test_insert (base.store, "partner", partner));
  const char *draft[]
      = { "contract_type", "ORDER", "state", "DRAFT", "orderer", orderer, NULL };
  gint64 contract = lian_test_insert (base.store, "contract", draft);
  Deed deed = { contract, "hoe.png", drawing, NULL, "DRAWING" };
  g_assert_true (lian_store_write (base.store, "file attached", NULL, add, &deed, NULL, NULL));
  g_autoptr (LianRecord) kept = lian_test_load (base.store, "attachment", deed.id);
  g_assert_cmpint (lian_record_get_number (kept, "contract"), ==, contract);
  g_assert_true (lian_record_is_empty (kept, "investigation"));
  g_assert_cmpstr (lian_record_get_text (kept, "kind"), ==, "DRAWING");
  g_assert_true (comes_out (base.store, deed.id, drawing));
  g_autoptr (GError) error = NULL;
  Deed nowhere = { lian_record_get_id (kept), "hoe.png", drawing, NULL, NULL };
  g_assert_false (lian_store_write (base.store, "file attached", NULL, add, &nowhere, NULL, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT);
}

/* Zero bytes inside, none at all, and more than one part of an act. */
static void
test_there_and_back (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  gint64 visit = add_visit (base.store);
  const gsize sizes[] = { 0, 1, 5000, 3 * 1024 * 1024 + 17 };
  gint64 ids[G_N_ELEMENTS (sizes)];
  GBytes *files[G_N_ELEMENTS (sizes)];
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      files[i] = some_bytes (sizes[i]);
      ids[i] = attach (base.store, visit, "信 letter.txt", files[i]);
    }
  lian_test_base_reopen (&base);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    g_assert_true (comes_out (base.store, ids[i], files[i]));
  /* What a form does with a record that it read leaves the bytes alone. */
  lian_test_set (base.store, "attachment", ids[2], "note", "原件在社里");
  g_assert_true (comes_out (base.store, ids[2], files[2]));
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    g_bytes_unref (files[i]);
}

static void
test_undo_and_redo (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GBytes) file = some_bytes (70000);
  g_autoptr (GError) error = NULL;
  gint64 id = attach (base.store, add_visit (base.store), "a.bin", file);
  lian_store_undo (base.store, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (comes_out (base.store, id, file));
  lian_store_redo (base.store, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (comes_out (base.store, id, file));
}

static gboolean
remove_visit (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  return lian_txn_delete (txn, lian_type_find ("investigation"), *(gint64 *) data, error);
}

/* The visit goes with its files, and comes back with them. */
static void
test_goes_with_its_owner (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GBytes) file = some_bytes (1000);
  g_autoptr (GError) error = NULL;
  gint64 visit = add_visit (base.store);
  gint64 id = attach (base.store, visit, "a.bin", file);
  lian_store_write (base.store, "removed", NULL, remove_visit, &visit, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (comes_out (base.store, id, file));
  lian_store_undo (base.store, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (comes_out (base.store, id, file));
}

static void
test_as_of (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GBytes) file = some_bytes (1000);
  g_autoptr (GError) error = NULL;
  gint64 left_out, id = attach (base.store, add_visit (base.store), "a.bin", file);
  g_autofree char *now = g_build_filename (base.folder, "now.lianshe", NULL);
  g_autofree char *before = g_build_filename (base.folder, "before.lianshe", NULL);
  lian_asof_make (base.path, lian_date_today (), now, NULL, &left_out, &error);
  g_assert_no_error (error);
  lian_asof_make (base.path, lian_date_add_days (lian_date_today (), -1), before, NULL, &left_out,
                  &error);
  g_assert_no_error (error);
  g_autoptr (LianStore) then = lian_store_open (now, LIAN_OPEN_READ_ONLY, NULL);
  g_autoptr (LianStore) earlier = lian_store_open (before, LIAN_OPEN_READ_ONLY, NULL);
  g_assert_true (comes_out (then, id, file));
  g_assert_false (comes_out (earlier, id, file));
}

static gboolean
tells_of_hash (const LianVerifyReport *report)
{
  for (guint i = 0; i < report->problems->len; i++)
    if (strstr (report->problems->pdata[i], "letter.txt") != NULL
        && strstr (report->problems->pdata[i], "hash") != NULL)
      return TRUE;
  return FALSE;
}

/* A file altered in the base is found by the full check and never handed out. */
static void
test_altered (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GBytes) file = some_bytes (1000);
  g_autoptr (GError) error = NULL;
  LianVerifyReport report;
  Deed deed = { .id = attach (base.store, add_visit (base.store), "letter.txt", file) };
  g_clear_object (&base.store);
  g_assert_true (lian_verify_base (base.path, TRUE, &report, NULL));
  g_assert_cmpuint (report.problems->len, ==, 0);
  lian_verify_report_clear (&report);
  lian_test_run_sql (base.path, "UPDATE attachment SET content = zeroblob (size)");
  g_assert_true (lian_verify_base (base.path, TRUE, &report, NULL));
  g_assert_true (tells_of_hash (&report));
  lian_verify_report_clear (&report);
  lian_test_base_reopen (&base);
  g_assert_false (lian_store_read (base.store, take, &deed, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_DAMAGED);
}

static void
test_twice (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GBytes) file = some_bytes (10);
  g_autoptr (GError) error = NULL;
  gint64 visit = add_visit (base.store);
  Deed deed = { visit, "again.txt", file, NULL, NULL };
  attach (base.store, visit, "first.txt", file);
  g_assert_false (lian_store_write (base.store, "x", NULL, add, &deed, NULL, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "first.txt"));
  g_assert_nonnull (strstr (error->message, "again.txt"));
}

/* --- from the disk and to it ----------------------------------------------------------- */

static char *
write_file (const char *folder, const char *name, GBytes *content)
{
  gsize size;
  const char *data = g_bytes_get_data (content, &size);
  char *path = g_build_filename (folder, name, NULL);
  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
  return path;
}

static char *
read_back (const char *path, gsize *length)
{
  char *text = NULL;
  g_assert_true (g_file_get_contents (path, &text, length, NULL));
  return text;
}

static LianAttachFile *
read_file (const char *path, GError **error)
{
  g_autoptr (GFile) from = g_file_new_for_path (path);
  return lian_attach_file_read (from, NULL, error);
}

static void
test_limit (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  const char *folder = base.folder;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) most = some_bytes (LIAN_BLOB_MOST), more = some_bytes (LIAN_BLOB_MOST + 1);
  g_autofree char *fits = write_file (folder, "fits.bin", most);
  g_autofree char *large = write_file (folder, "large.bin", more);
  g_autoptr (LianAttachFile) file = read_file (fits, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (file->content, most));
  g_assert_null (read_file (large, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, "large.bin"));
  g_assert_nonnull (strstr (error->message, "16 MiB"));
  g_clear_error (&error);
  g_assert_null (read_file (folder, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_INPUT);
  g_clear_error (&error);
  g_assert_null (read_file ("/dev/zero", &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_INPUT);
}

static void
test_saved (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = g_bytes_new_static ("%PDF-1.4\n", 9);
  g_autofree char *path = write_file (base.folder, "调查 \xe2\x80\xae" "fdp.exe", content);
  g_autoptr (LianAttachFile) file = read_file (path, &error);
  g_assert_no_error (error);
  /* A name cannot pretend to be another, and leads nowhere. */
  g_assert_cmpstr (file->name, ==, "调查 _fdp.exe");
  g_autofree char *copy = lian_attach_file_save_private (file, &error);
  g_assert_no_error (error);
  GStatBuf info;
  g_assert_cmpint (g_stat (copy, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 07777, ==, 0400);
  g_autofree char *place = g_path_get_dirname (copy);
  g_assert_cmpint (g_stat (place, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 07777, ==, 0700);
  gsize length;
  g_autofree char *again = read_back (copy, &length);
  g_assert_cmpmem (again, length, "%PDF-1.4\n", 9);
  g_assert_cmpint (g_unlink (copy), ==, 0);
  g_assert_cmpint (g_rmdir (place), ==, 0);
}

static gboolean
leaves_no_bytes (const LianExportFormat format, LianStore *store, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "out", NULL);
  LianExport job = { .type = lian_type_find ("attachment"), .format = format, .path = path };
  g_assert_true (lian_export_run (&job, store, NULL));
  g_autofree char *text = read_back (path, NULL);
  g_assert_nonnull (strstr (text, "sha256"));
  g_assert_nonnull (strstr (text, "a.bin"));
  return strstr (text, "content") == NULL;
}

/* Tables tell of a file by name, size and hash; another base can't be given it so. */
static void
test_tables (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GBytes) file = some_bytes (10);
  attach (base.store, add_visit (base.store), "a.bin", file);
  g_assert_true (leaves_no_bytes (LIAN_EXPORT_CSV, base.store, base.folder));
  g_assert_true (leaves_no_bytes (LIAN_EXPORT_JSON, base.store, base.folder));
}

int
main (int argc, char **argv)
{
  lian_i18n_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attach/there-and-back", test_there_and_back);
  g_test_add_func ("/attach/undo-and-redo", test_undo_and_redo);
  g_test_add_func ("/attach/owner", test_goes_with_its_owner);
  g_test_add_func ("/attach/as-of", test_as_of);
  g_test_add_func ("/attach/altered", test_altered);
  g_test_add_func ("/attach/of-contract", test_of_contract);
  g_test_add_func ("/attach/twice", test_twice);
  g_test_add_func ("/attach/limit", test_limit);
  g_test_add_func ("/attach/saved", test_saved);
  g_test_add_func ("/attach/tables", test_tables);
  return g_test_run ();
}
