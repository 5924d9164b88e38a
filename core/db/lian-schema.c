/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The schema's versions.
 *
 * A step is a file resources/schema/NNNN-*.sql; its number is the version it leads to and is kept in
 * user_version, so step and version are one transaction.  Released steps never change.
 *
 * A base is recognised by its application id and then by its whole schema: a base with a trigger or
 * view that we did not put there is refused, since its schema could act on our behalf.  What the
 * schema comes to is known from the build, since making it anew takes longer than all else at a start;
 * it is made anew where the build's word does not fit. */
#include "lian-schema.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-schema-stamp.h"

static const char *const steps[] = {
  "/org/lianshe/core/schema/0001-records.sql",
  "/org/lianshe/core/schema/0002-corrections.sql",
  "/org/lianshe/core/schema/0003-editions.sql",
  "/org/lianshe/core/schema/0004-service.sql",
  "/org/lianshe/core/schema/0005-contracts.sql",
  "/org/lianshe/core/schema/0006-relations.sql",
  "/org/lianshe/core/schema/0007-materials.sql",
  "/org/lianshe/core/schema/0008-channels.sql",
  "/org/lianshe/core/schema/0009-arrangement.sql",
  "/org/lianshe/core/schema/0010-people.sql",
  "/org/lianshe/core/schema/0011-returns.sql",
};

/**
 * lian_schema_newest:
 *
 * Returns: the version that this program writes
 */
int
lian_schema_newest (void)
{
  return G_N_ELEMENTS (steps);
}

/**
 * lian_schema_version:
 * @db: a connection
 * @version: (out): the version; 0 for an empty file
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
lian_schema_version (LianDb *db, int *version, GError **error)
{
  gint64 number;
  if (!lian_db_get_number (db, "PRAGMA user_version", &number, error))
    return FALSE;
  *version = (int) number;
  return TRUE;
}

/**
 * lian_schema_recognise:
 * @db: a connection
 * @version: (out): the base's version
 * @error: return location
 *
 * Refuses a base of another program and one of a newer version of this program.
 *
 * Returns: whether the base is ours and not too new
 */
gboolean
lian_schema_recognise (LianDb *db, int *version, GError **error)
{
  gint64 id;
  const char *path = sqlite3_db_filename (lian_db_handle (db), "main");
  if (!lian_db_get_number (db, "PRAGMA application_id", &id, error)
      || !lian_schema_version (db, version, error))
    return FALSE;
  if (id != LIAN_DB_APPLICATION_ID)
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_FOREIGN,
                   _ ("%s: this is not a base of Lianshe; it was left as it is"), path);
      return FALSE;
    }
  if (*version > lian_schema_newest ())
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_TOO_NEW,
                   _ ("%s: the base was made by a newer version of Lianshe (schema %d, this program "
                      "knows %d); it was left as it is"),
                   path, *version, lian_schema_newest ());
      return FALSE;
    }
  return TRUE;
}

static gboolean
foreign_keys_hold (LianDb *db, GError **error)
{
  gboolean row;
  sqlite3_stmt *check = lian_db_prepare (db, "PRAGMA foreign_key_check", error);
  if (check == NULL || !lian_db_step (db, check, &row, error))
    return FALSE;
  if (row)
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT,
                 _ ("a record of %s refers to a record that is not there"),
                 sqlite3_column_text (check, 0));
  sqlite3_reset (check);
  return !row;
}

static gboolean
run_step (LianDb *db, int version, GError **error)
{
  g_autoptr (GBytes) sql
      = g_resources_lookup_data (steps[version - 1], G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (sql == NULL)
    return FALSE;
  g_autofree char *text
      = g_strndup (g_bytes_get_data (sql, NULL), g_bytes_get_size (sql));
  /* PRAGMA takes no parameters; the number is ours. */
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %d", version);
  return lian_db_run (db, text, error) && lian_db_run (db, stamp, error)
         && foreign_keys_hold (db, error);
}

/* A step that makes a table anew drops one that others refer to.  The keys can't be switched inside a
 * transaction; every step checks them all before its commit. */
static int
switch_keys (LianDb *db, int on)
{
  int was = 0;
  sqlite3_db_config (lian_db_handle (db), SQLITE_DBCONFIG_ENABLE_FKEY, -1, &was);
  sqlite3_db_config (lian_db_handle (db), SQLITE_DBCONFIG_ENABLE_FKEY, on, NULL);
  return was;
}

static gboolean
run_steps (LianDb *db, int version, GError **error)
{
  for (; version < lian_schema_newest (); version++)
    {
      if (!lian_db_begin (db, TRUE, error))
        return FALSE;
      if (!run_step (db, version + 1, error) || !lian_db_commit (db, error))
        {
          lian_db_rollback (db);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * lian_schema_migrate:
 * @db: a connection that can write
 * @error: return location
 *
 * Runs the steps that the base lacks, each in a transaction of its own.
 *
 * Returns: whether the base now has the newest version
 */
gboolean
lian_schema_migrate (LianDb *db, GError **error)
{
  int version;
  if (!lian_schema_version (db, &version, error))
    return FALSE;
  if (version == 0)
    {
      g_autofree char *mark
          = g_strdup_printf ("PRAGMA application_id = %d", LIAN_DB_APPLICATION_ID);
      if (!lian_db_run (db, mark, error))
        return FALSE;
    }
  int keys = switch_keys (db, FALSE);
  gboolean done = run_steps (db, version, error);
  switch_keys (db, keys);
  return done;
}

/**
 * lian_schema_recognise_present:
 * @db: a connection
 * @error: return location
 *
 * For what reads a base as it is: one of an older version has to be brought up first, which needs
 * writing.
 *
 * Returns: whether the base is ours, of the newest version and has nothing else in it
 */
gboolean
lian_schema_recognise_present (LianDb *db, GError **error)
{
  int version;
  if (!lian_schema_recognise (db, &version, error))
    return FALSE;
  if (version == lian_schema_newest ())
    return lian_schema_verify (db, error);
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_READ_ONLY,
               _ ("%s: the base has schema %d and has to be opened for writing once"),
               sqlite3_db_filename (lian_db_handle (db), "main"), version);
  return FALSE;
}

static char *
fingerprint (LianDb *db, GError **error)
{
  gboolean row = TRUE;
  sqlite3_stmt *list = lian_db_prepare (
      db, "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY 1, 2",
      error);
  if (list == NULL)
    return NULL;
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  while (row)
    {
      if (!lian_db_step (db, list, &row, error))
        return NULL;
      for (int i = 0; row && i < 4; i++)
        {
          const char *text = (const char *) sqlite3_column_text (list, i);
          if (text != NULL)
            g_checksum_update (sum, (const guchar *) text, -1);
          g_checksum_update (sum, (const guchar *) "\n", 1);
        }
    }
  return g_strdup (g_checksum_get_string (sum));
}

static char *fresh = NULL;

/* What the schema of a base made afresh comes to; worked out once in the program's life. */
static const char *
fresh_fingerprint (GError **error)
{
  static GMutex mutex;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  g_autoptr (LianDb) db = fresh == NULL ? lian_db_open (NULL, LIAN_DB_MEMORY, error) : NULL;
  if (db != NULL && lian_schema_migrate (db, error))
    fresh = fingerprint (db, error);
  return fresh;
}

/**
 * lian_schema_verify:
 * @db: a connection to a base of the newest version
 * @error: return location
 *
 * Compares the whole schema with that of a base made afresh.
 *
 * Returns: whether the base has our schema and nothing else
 */
gboolean
lian_schema_verify (LianDb *db, GError **error)
{
  g_autofree char *found = fingerprint (db, error);
  if (found == NULL)
    return FALSE;
  if (g_str_equal (found, LIAN_SCHEMA_STAMP))
    return TRUE;
  const char *expected = fresh_fingerprint (error);
  if (expected == NULL)
    return FALSE;
  if (g_str_equal (expected, found))
    return TRUE;
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_FOREIGN,
               _ ("%s: the base holds tables, views or triggers that Lianshe did not make; it was "
                  "left as it is"),
               sqlite3_db_filename (lian_db_handle (db), "main"));
  return FALSE;
}

/**
 * lian_schema_was_made_afresh:
 *
 * For tests: where the build knows the schema, no base has to be made to know it.
 *
 * Returns: whether a schema was made to compare with
 */
gboolean
lian_schema_was_made_afresh (void)
{
  return fresh != NULL;
}
