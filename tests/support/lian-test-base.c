/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A base in a folder of its own, removed afterwards. */
#include "lian-test-base.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

/* Returns a new, empty base. */
LianTestBase
lian_test_base_new (void)
{
  g_autoptr (GError) error = NULL;
  LianTestBase base = { 0 };
  base.folder = g_dir_make_tmp ("lianshe-XXXXXX", &error);
  g_assert_no_error (error);
  base.path = g_build_filename (base.folder, "base.lianshe", NULL);
  base.store = lian_store_open (base.path, LIAN_OPEN_CREATE, &error);
  g_assert_no_error (error);
  return base;
}

/* Closes the base and opens it again, as after a restart. */
void
lian_test_base_reopen (LianTestBase *base)
{
  g_autoptr (GError) error = NULL;
  g_clear_object (&base->store);
  lian_store_wait_closed ();
  base->store = lian_store_open (base->path, LIAN_OPEN_NO_BACKUP, &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_folder (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}

void
lian_test_base_clear (LianTestBase *base)
{
  g_clear_object (&base->store);
  lian_store_wait_closed ();
  if (base->folder != NULL)
    remove_folder (base->folder);
  g_clear_pointer (&base->folder, g_free);
  g_clear_pointer (&base->path, g_free);
}

/* Adds a city of that name; a #LianTxnFunc. */
gboolean
lian_test_add_city (LianTxn *txn, gpointer name, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianRecord) city = lian_record_new (lian_type_find ("city"));
  lian_record_set_text (city, "name_en", name);
  return lian_txn_insert (txn, city, error);
}

/* One act that adds a city: the smallest that there is. */
void
lian_test_write_city (LianTestBase *base, const char *name)
{
  g_autoptr (GError) error = NULL;
  lian_store_write (base->store, "city", NULL, lian_test_add_city, (gpointer) name, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
dump_all (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  GString *out = data;
  guint n;
  const LianType *const *types = lian_types (&n);
  for (guint t = 0; t < n; t++)
    {
      g_autoptr (GPtrArray) records = lian_txn_list_all (txn, types[t]);
      for (guint i = 0; i < records->len; i++)
        {
          g_string_append_printf (out, "%s %" G_GINT64_FORMAT, types[t]->id,
                                  lian_record_get_id (records->pdata[i]));
          for (guint f = 0; f < types[t]->n_fields; f++)
            {
              g_autofree char *text = lian_format_plain (records->pdata[i], (int) f, NULL);
              g_string_append_printf (out, "|%s", text);
            }
          g_string_append_c (out, '\n');
        }
    }
  return TRUE;
}

/* Every record of the base as text, to compare. */
char *
lian_test_base_dump (LianTestBase *base)
{
  GString *out = g_string_new (NULL);
  g_assert_true (lian_store_read (base->store, dump_all, out, NULL));
  return g_string_free (out, FALSE);
}

/* Alters a file as another program would, behind the store's back. */
void
lian_test_run_sql (const char *path, const char *sql)
{
  sqlite3 *db;
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_exec (db, "PRAGMA wal_checkpoint(TRUNCATE)", NULL, NULL, NULL);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

/* "field=value|…"; what the record is called is its id. */
gint64
lian_test_put (LianTxn *txn, const char *type, const char *format, ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianRecord) record = lian_record_new (lian_type_find (type));
  va_list args;
  va_start (args, format);
  g_autofree char *line = g_strdup_vprintf (format, args);
  va_end (args);
  g_auto (GStrv) fields = g_strsplit (line, "|", -1);
  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (fields[i], "=", 2);
      const LianField *field = lian_type_get_field (lian_type_find (type), pair[0]);
      if (lian_record_holds_number (field))
        lian_record_set_number (record, pair[0], g_ascii_strtoll (pair[1], NULL, 10));
      else
        lian_record_set_text (record, pair[0], pair[1]);
    }
  lian_txn_insert (txn, record, &error);
  g_assert_no_error (error);
  return lian_record_get_id (record);
}

void
lian_test_write (LianTestBase *base, LianTxnFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;
  lian_store_write (base->store, "test", NULL, func, data, NULL, &error);
  g_assert_no_error (error);
}

void
lian_test_read (LianTestBase *base, LianTxnFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;
  lian_store_read (base->store, func, data, &error);
  g_assert_no_error (error);
}

/* Where the pages of an index begin in the file; nothing of it is read to count cities. */
static gsize
place_of_index (const char *path, const char *name)
{
  sqlite3 *db;
  sqlite3_stmt *find;
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_prepare_v2 (db, "SELECT rootpage FROM sqlite_schema WHERE name = ?1", -1, &find, NULL);
  sqlite3_bind_text (find, 1, name, -1, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (find), ==, SQLITE_ROW);
  gsize page = (gsize) sqlite3_column_int64 (find, 0);
  sqlite3_finalize (find);
  sqlite3_close (db);
  return (page - 1) * 4096;
}

/* Breaks the first page of an index. */
void
lian_test_damage_index (const char *path, const char *name)
{
  g_autofree char *data = NULL;
  gsize size;
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  memset (data + place_of_index (path, name), 0x5a, 4096);
  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
}

/* Makes the file as large as one of 100,000 co-operatives: what follows the last page is nobody's. */
void
lian_test_enlarge (const char *path)
{
  g_assert_cmpint (truncate (path, 48 * 1024 * 1024), ==, 0);
}
