/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Stored changesets that are damaged, or forged by somebody who can reckon hashes too: refused with a
 * message, or applied as the changes of records that they are.  Never a crash, a hang or a change of
 * anything else. */
#include "lian-act.h"
#include "lian-db.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-test-base.h"
#include "lian-txn-private.h"
#include "lian-verify.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define HANGS "changesets/truncated-changeset-hangs-3.40.1.bin"

static gboolean
add_records (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("Suibin 绥滨 %u", i);
      g_autoptr (LianRecord) city = lian_record_new (lian_type_find ("city"));
      g_autoptr (LianRecord) partner = lian_record_new (lian_type_find ("partner"));
      lian_record_set_text (city, "name_en", name);
      if (!lian_txn_insert (txn, city, error))
        return FALSE;
      lian_record_set_text (partner, "name_en", name);
      lian_record_set_text (partner, "partner_kind", "STATE_COMMERCE");
      lian_record_set_number (partner, "city", lian_record_get_id (city));
      if (!lian_txn_insert (txn, partner, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
change_records (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) partners = lian_txn_list_all (txn, lian_type_find ("partner"));
  for (guint i = 0; i < 2; i++)
    {
      lian_record_set_text (partners->pdata[i], "name_zh", "改名");
      if (!lian_txn_update (txn, partners->pdata[i], error))
        return FALSE;
    }
  return lian_txn_delete (txn, lian_type_find ("partner"),
                          lian_record_get_id (partners->pdata[2]), error);
}

/* Two acts: what is added, and what is changed and deleted. */
static void
write_acts (LianTestBase *base)
{
  g_autoptr (GError) error = NULL;
  lian_store_write (base->store, "added", NULL, add_records, NULL, NULL, &error);
  g_assert_no_error (error);
  lian_store_write (base->store, "changed", NULL, change_records, NULL, NULL, &error);
  g_assert_no_error (error);
}

static GBytes *
read_part (LianDb *db, gint64 act)
{
  gboolean row;
  sqlite3_stmt *find = lian_db_prepare (db, "SELECT data FROM act_part WHERE act = ?1", NULL);
  sqlite3_bind_int64 (find, 1, act);
  g_assert_true (lian_db_step (db, find, &row, NULL) && row);
  GBytes *bytes = g_bytes_new (sqlite3_column_blob (find, 0), (gsize) sqlite3_column_bytes (find, 0));
  sqlite3_reset (find);
  return bytes;
}

static void
write_part (LianDb *db, gint64 act, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *put = lian_db_prepare (db, "UPDATE act_part SET data = ?2 WHERE act = ?1", &error);
  g_assert_no_error (error);
  sqlite3_bind_int64 (put, 1, act);
  sqlite3_bind_blob64 (put, 2, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                       SQLITE_STATIC);
  lian_db_finish (db, put, &error);
  g_assert_no_error (error);
}

/* What is damaged. */

typedef struct
{
  const char *name;
  const char *sql; /* done to the parts of act 2 */
} Damage;

static const Damage damages[] = {
  { "half", "UPDATE act_part SET data = substr(data, 1, length(data) / 2) WHERE act = 2" },
  { "in-a-header", "UPDATE act_part SET data = substr(data, 1, 5) WHERE act = 2" },
  { "empty", "UPDATE act_part SET data = zeroblob(0) WHERE act = 2" },
  { "zeros", "UPDATE act_part SET data = zeroblob(5000) WHERE act = 2" },
  { "gone", "DELETE FROM act_part WHERE act = 2" },
  { "twice", "INSERT INTO act_part (act, data) SELECT act, data FROM act_part WHERE act = 2" },
  { "of-another-act", "UPDATE act_part SET data = (SELECT data FROM act_part WHERE act = 1) "
                      "WHERE act = 2" },
  /* 'T', one column that is the key, a table that no schema has, an insert of 7 */
  { "of-another-schema", "UPDATE act_part SET data = x'5401016e6f776865726500120001"
                         "0000000000000007' WHERE act = 2" },
  { "flipped", "UPDATE act_part SET data = CAST (substr(data, 1, length(data) - 3) || x'41' || "
               "substr(data, length(data) - 1) AS BLOB) WHERE act = 2" },
};

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db;
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_total_changes (db), >, 0);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
assert_damage_is_said (GError **error)
{
  g_assert_error (*error, LIAN_ERROR, LIAN_ERROR_DAMAGED);
  g_clear_error (error);
}

static void
check_finds (const char *path, gboolean full)
{
  g_autoptr (GError) error = NULL;
  LianVerifyReport report;
  g_assert_true (lian_verify_base (path, full, &report, &error));
  g_assert_no_error (error);
  g_assert_cmpint (report.broken_act, ==, 2);
  g_assert_cmpuint (report.problems->len, >, 0);
  lian_verify_report_clear (&report);
}

static void
test_damaged (gconstpointer data)
{
  const Damage *damage = data;
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  gint64 left_out;
  write_acts (&base);
  g_autofree char *before = lian_test_base_dump (&base);
  g_clear_object (&base.store);
  run_sql (base.path, damage->sql);
  lian_test_base_reopen (&base);
  g_assert_cmpint (lian_store_undo (base.store, 0, NULL, &error), ==, 0);
  assert_damage_is_said (&error);
  g_autofree char *after = lian_test_base_dump (&base);
  g_assert_cmpstr (before, ==, after);
  check_finds (base.path, FALSE);
  check_finds (base.path, TRUE);
  g_autofree char *out = g_build_filename (base.folder, "then.lianshe", NULL);
  g_assert_false (lian_asof_make (base.path, lian_date_add_days (lian_date_today (), -1), out,
                                  NULL, &left_out, &error));
  assert_damage_is_said (&error);
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
}

/* The same on the way forward. */
static void
test_damaged_redo (gconstpointer data)
{
  const Damage *damage = data;
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  write_acts (&base);
  g_assert_cmpint (lian_store_undo (base.store, 0, NULL, &error), ==, 3);
  g_autofree char *before = lian_test_base_dump (&base);
  g_clear_object (&base.store);
  run_sql (base.path, damage->sql);
  lian_test_base_reopen (&base);
  g_assert_cmpint (lian_store_redo (base.store, NULL, &error), ==, 0);
  assert_damage_is_said (&error);
  g_autofree char *after = lian_test_base_dump (&base);
  g_assert_cmpstr (before, ==, after);
}

/* What is forged: with the hash that belongs to it. */

static void
put_hash (LianDb *db, gint64 act, GBytes *bytes)
{
  gboolean row;
  g_autoptr (GError) error = NULL;
  g_autofree char *parts = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  sqlite3_stmt *find
      = lian_db_prepare (db, "SELECT " LIAN_ACT_COLUMNS " FROM act WHERE seq = ?1", &error);
  sqlite3_bind_int64 (find, 1, act);
  g_assert_true (lian_db_step (db, find, &row, &error) && row);
  g_autofree char *hash
      = _lian_act_row_hash (find, (const char *) sqlite3_column_text (find, 9), parts);
  sqlite3_reset (find);
  sqlite3_stmt *put = lian_db_prepare (db, "UPDATE act SET hash = ?2 WHERE seq = ?1", &error);
  sqlite3_bind_int64 (put, 1, act);
  sqlite3_bind_text (put, 2, hash, -1, SQLITE_TRANSIENT);
  lian_db_finish (db, put, &error);
  g_assert_no_error (error);
}

static char *
dump_rest (LianDb *db)
{
  static const char *const counts[] = {
    "SELECT count(*) FROM act",      "SELECT count(*) FROM act_touch",
    "SELECT sum(value) FROM counter", "SELECT count(*) FROM paper_number",
    "SELECT count(*) FROM sqlite_schema", "SELECT count(*) FROM search", "PRAGMA user_version",
  };
  GString *text = g_string_new (NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      gint64 n;
      g_assert_true (lian_db_get_number (db, counts[i], &n, NULL));
      g_string_append_printf (text, "%" G_GINT64_FORMAT " ", n);
    }
  return g_string_free (text, FALSE);
}

/* What came of forged changesets, by error; the last is for those applied. */
#define N_KINDS (LIAN_ERROR_NOTHING + 2)

static int
apply_forged (LianDb *db, gint64 act, gboolean invert, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump_rest (db);
  g_assert_true (lian_db_begin (db, TRUE, NULL));
  write_part (db, act, bytes);
  put_hash (db, act, bytes);
  gboolean ok = _lian_apply_act (db, act, invert, NULL, &error);
  int kind = ok ? N_KINDS - 1 : error->code;
  g_assert_true (ok == (error == NULL));
  if (error != NULL)
    g_assert_true (error->domain == LIAN_ERROR);
  if (ok)
    {
      g_autofree char *after = dump_rest (db);
      g_assert_cmpstr (before, ==, after);
    }
  if (kind == LIAN_ERROR_FAILED)
    g_test_message ("%s", error->message);
  lian_db_rollback (db);
  return kind;
}

static void
mutate (GRand *rand, GByteArray *bytes)
{
  guint at = (guint) g_rand_int_range (rand, 0, (gint32) bytes->len);
  guint some = (guint) g_rand_int_range (rand, 1, 16);
  guint n = MIN (bytes->len - at, some);
  guint8 noise[16];
  for (guint i = 0; i < n; i++)
    noise[i] = (guint8) g_rand_int (rand);
  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      bytes->data[at] ^= (guint8) (1 << g_rand_int_range (rand, 0, 8));
      break;
    case 1:
      bytes->data[at] = (guint8) g_rand_int_range (rand, 0, 24);
      break;
    case 2:
      g_byte_array_remove_range (bytes, at, n);
      break;
    case 3:
      memcpy (bytes->data + at, noise, n);
      break;
    case 4:
      g_byte_array_append (bytes, noise, n);
      memmove (bytes->data + at + n, bytes->data + at, bytes->len - at - n);
      break;
    default:
      g_byte_array_set_size (bytes, MAX (at, 1));
      break;
    }
  if (bytes->len == 0)
    g_byte_array_append (bytes, noise, 1);
}

static LianDb *
open_to_forge (LianTestBase *base)
{
  g_autoptr (GError) error = NULL;
  write_acts (base);
  g_clear_object (&base->store);
  LianDb *db = lian_db_open (base->path, LIAN_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  /* As in an undo; and acts are final otherwise. */
  sqlite3_db_config (lian_db_handle (db), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (lian_db_handle (db), SQLITE_DBCONFIG_ENABLE_FKEY, 0, NULL);
  return db;
}

static void
test_forged (void)
{
  const char *wanted = g_getenv ("LIAN_TRIALS");
  const guint n_trials = wanted != NULL ? (guint) atoi (wanted) : 4000;
  guint came[N_KINDS] = { 0 };
  g_auto (LianTestBase) base = lian_test_base_new ();
  LianDb *db = open_to_forge (&base);
  g_autoptr (GRand) rand = g_rand_new_with_seed (19560329);
  GBytes *whole[] = { read_part (db, 1), read_part (db, 2) };
  for (guint i = 0; i < n_trials; i++)
    {
      gint64 act = i % 2 + 1;
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_byte_array_append (bytes, g_bytes_get_data (whole[act - 1], NULL),
                           (guint) g_bytes_get_size (whole[act - 1]));
      for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
        mutate (rand, bytes);
      g_autoptr (GBytes) forged
          = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      came[apply_forged (db, act, i % 4 < 3, forged)]++;
    }
  for (guint i = 0; i < N_KINDS; i++)
    g_test_message ("error %u: %u", i, came[i]);
  guint expected = came[LIAN_ERROR_DAMAGED] + came[LIAN_ERROR_CONFLICT]
                   + came[LIAN_ERROR_CONSTRAINT] + came[N_KINDS - 1];
  g_assert_cmpuint (expected, ==, n_trials);
  g_assert_cmpuint (came[LIAN_ERROR_DAMAGED], >, 0);
  g_assert_cmpuint (came[N_KINDS - 1], >, 0);
  g_bytes_unref (whole[0]);
  g_bytes_unref (whole[1]);
  lian_db_close (db);
}

/* SQLite 3.40.1 never comes back from this one. */
static void
test_hangs (void)
{
  const char *shared = g_getenv ("LIAN_SHARED_DATA");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", HANGS, NULL);
  g_autofree char *data = NULL;
  gsize size;
  if (!g_file_get_contents (path, &data, &size, NULL))
    {
      g_test_skip ("the shared data are not here");
      return;
    }
  g_auto (LianTestBase) base = lian_test_base_new ();
  LianDb *db = open_to_forge (&base);
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_assert_cmpint (apply_forged (db, 2, TRUE, bytes), ==, LIAN_ERROR_DAMAGED);
  g_assert_cmpint (apply_forged (db, 2, FALSE, bytes), ==, LIAN_ERROR_DAMAGED);
  lian_db_close (db);
}

/* An act that reaches for the log, the counter or the index is no act of records. */
static void
test_reaches_beyond_records (void)
{
  static const char *const tables[]
      = { "act", "act_part", "act_touch", "counter", "paper_number", "search", "sqlite_schema" };
  g_auto (LianTestBase) base = lian_test_base_new ();
  LianDb *db = open_to_forge (&base);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      static const guint8 head[] = { 'T', 1, 1 };
      static const guint8 row[] = { 0x12, 0, 1, 0, 0, 0, 0, 0, 0, 0, 7 };
      GByteArray *bytes = g_byte_array_new ();
      g_byte_array_append (bytes, head, sizeof head);
      g_byte_array_append (bytes, (const guint8 *) tables[i], (guint) strlen (tables[i]) + 1);
      g_byte_array_append (bytes, row, sizeof row);
      g_autoptr (GBytes) forged = g_byte_array_free_to_bytes (bytes);
      g_assert_cmpint (apply_forged (db, 2, TRUE, forged), ==, LIAN_ERROR_DAMAGED);
    }
  lian_db_close (db);
}

int
main (int argc, char **argv)
{
  lian_i18n_init ("en");
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *undo = g_strconcat ("/changeset/damaged/", damages[i].name, NULL);
      g_autofree char *redo = g_strconcat ("/changeset/damaged-redo/", damages[i].name, NULL);
      g_test_add_data_func (undo, &damages[i], test_damaged);
      g_test_add_data_func (redo, &damages[i], test_damaged_redo);
    }
  g_test_add_func ("/changeset/forged", test_forged);
  g_test_add_func ("/changeset/hangs", test_hangs);
  g_test_add_func ("/changeset/beyond-records", test_reaches_beyond_records);
  return g_test_run ();
}
