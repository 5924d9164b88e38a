/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Opening a base: recognising it, checking it, backing it up where due, bringing it to the present
 * version.  What was begun can be given up at every step; the file is then as it was. */
#include "lian-backup.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-schema.h"
#include "lian-store-private.h"

#include <glib/gstdio.h>

/* What one opening carries along. */
typedef struct
{
  char *path;
  LianOpenFlags flags;
  LianProgress *progress; /* (nullable) */
  char *damage;           /* what is wrong with a base that is opened all the same */
  gboolean checked;       /* the whole file was looked through, or it is new */
} Opening;

static void
opening_clear (Opening *opening)
{
  g_free (opening->path);
  g_free (opening->damage);
  g_clear_object (&opening->progress);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Opening, opening_clear)

static LianDb *
open_base (const Opening *opening, GError **error)
{
  int version;
  LianOpenFlags flags = opening->flags;
  LianDbMode mode = flags & LIAN_OPEN_CREATE      ? LIAN_DB_CREATE
                    : flags & LIAN_OPEN_READ_ONLY ? LIAN_DB_READ
                                                  : LIAN_DB_READ_WRITE;
  g_autoptr (LianDb) db = lian_db_open (opening->path, mode, error);
  if (db == NULL)
    return NULL;
  if (flags & LIAN_OPEN_READ_ONLY)
    return lian_schema_recognise_present (db, error) ? g_steal_pointer (&db) : NULL;
  if (!(flags & LIAN_OPEN_CREATE) && !lian_schema_recognise (db, &version, error))
    return NULL;
  return lian_db_use_wal (db, error) ? g_steal_pointer (&db) : NULL;
}

/* Beyond this many bytes one notices that the whole file is read. */
#define LARGE (32 * 1024 * 1024)

static gboolean
is_large (const char *path)
{
  GStatBuf info;
  return g_stat (path, &info) == 0 && info.st_size > LARGE;
}

/* See lian-store-check.c. */
static gboolean
may_be_checked_later (const Opening *opening)
{
  LianOpenFlags flags = opening->flags;
  if ((flags & LIAN_OPEN_EVEN_DAMAGED) || !is_large (opening->path))
    return FALSE;
  return (flags & (LIAN_OPEN_READ_ONLY | LIAN_OPEN_CHECK_LATER)) || lian_backup_has_one_of_today (opening->path);
}

/* Before a migration, and once a day: while the file is as it was left. */
static gboolean
back_up (LianDb *db, const Opening *opening, gboolean migrate, GError **error)
{
  if (migrate)
    {
      lian_progress_set_purpose (opening->progress,
                                 _ ("A backup before the base is brought to the new version"));
      g_autofree char *made
          = lian_backup_make (opening->path, "migration", opening->progress, error);
      lian_progress_set_purpose (opening->progress, NULL);
      return made != NULL;
    }
  /* A day without room for a backup is still a day on which people can work. */
  g_autoptr (GError) local = NULL;
  if (!(opening->flags & LIAN_OPEN_NO_BACKUP)
      && !lian_backup_daily (opening->path, opening->progress, &local))
    g_message ("no backup was made today: %s", local->message);
  return !lian_progress_fail_if_cancelled (opening->progress, error);
}

/* A page that is damaged need not be one that is asked for: without writing, looking does no harm. */
static gboolean
may_be_read (Opening *opening, const GError *error)
{
  if (!(opening->flags & LIAN_OPEN_READ_ONLY) || !(opening->flags & LIAN_OPEN_EVEN_DAMAGED)
      || !g_error_matches (error, LIAN_ERROR, LIAN_ERROR_DAMAGED))
    return FALSE;
  opening->damage = g_strdup (error->message);
  return TRUE;
}

static gboolean
bring_up (LianDb *db, const Opening *opening, GError **error)
{
  int version;
  if (!lian_schema_version (db, &version, error))
    return FALSE;
  gboolean migrate = version < lian_schema_newest ();
  if (migrate && !opening->checked && !_lian_db_is_sound (db, opening->path, error))
    return FALSE;
  if (!back_up (db, opening, migrate, error))
    return FALSE;
  if (migrate)
    lian_progress_say (opening->progress, _ ("Bringing the base to the new version…"),
                       LIAN_PROGRESS_UNKNOWN);
  return lian_schema_migrate (db, error) && lian_schema_verify (db, error) && _lian_search_bring_up (db, error);
}

static gboolean
prepare_base (LianDb *db, Opening *opening, GError **error)
{
  g_autoptr (GError) local = NULL;
  opening->checked = TRUE;
  if (opening->flags & LIAN_OPEN_CREATE)
    return lian_schema_migrate (db, error) && _lian_search_bring_up (db, error);
  opening->checked = !may_be_checked_later (opening);
  lian_progress_say (opening->progress, _ ("Checking the base…"), LIAN_PROGRESS_UNKNOWN);
  if (!opening->checked || _lian_db_is_sound (db, opening->path, &local))
    return (opening->flags & LIAN_OPEN_READ_ONLY) || bring_up (db, opening, error);
  if (may_be_read (opening, local))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* What a failed creation leaves behind is ours to remove, and nobody else's. */
static void
remove_created (const Opening *opening, const GError *error)
{
  if (!(opening->flags & LIAN_OPEN_CREATE) || error == NULL || error->code == LIAN_ERROR_INPUT)
    return;
  lian_db_remove_files (opening->path);
}

/* Takes the connections over. */
static LianStore *
make_store (Opening *opening, LianDb *writer, LianDb *reader)
{
  LianStore *self = g_object_new (LIAN_TYPE_STORE, NULL);
  self->path = g_strdup (opening->path);
  self->read_only = (opening->flags & LIAN_OPEN_READ_ONLY) != 0;
  self->damage = g_steal_pointer (&opening->damage);
  self->checked = opening->checked;
  LianNews news = { 0 };
  /* What was done before nobody waits to hear of. */
  _lian_news_gather (&news, self, reader, G_MAXINT64);
  self->known_act = news.last_act;
  self->working_date = news.working_date;
  self->undo_label = g_steal_pointer (&news.undo_label);
  self->redo_label = g_steal_pointer (&news.redo_label);
  _lian_news_clear (&news);
  self->writer_db = writer;
  self->reader_db = reader;
  self->writer = lian_worker_new ("lian-writer");
  self->reader = lian_worker_new ("lian-reader");
  return self;
}

static LianStore *
open_store (Opening *opening, GError **error)
{
  g_autoptr (GError) local = NULL;
  LianDb *reader = NULL;
  LianDb *db = open_base (opening, &local);
  if (db != NULL)
    lian_db_watch (db, opening->progress);
  if (db != NULL && prepare_base (db, opening, &local)
      && !lian_progress_fail_if_cancelled (opening->progress, &local))
    reader = lian_db_open (opening->path, LIAN_DB_READ, &local);
  if (db != NULL)
    lian_db_watch (db, NULL);
  if (reader != NULL)
    return make_store (opening, db, reader);
  lian_db_close (db);
  remove_created (opening, local);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * lian_store_open:
 * @path: the file
 * @flags: how
 * @error: return location; the code says which way out there is
 *
 * Opens a base and waits for it.  The base is checked, backed up where due, and migrated.  Not for
 * the window's main thread: see lian_store_open_async().
 *
 * Returns: (transfer full) (nullable): the store
 */
LianStore *
lian_store_open (const char *path, LianOpenFlags flags, GError **error)
{
  g_auto (Opening) opening = { lian_db_resolve (path), flags, NULL, NULL, FALSE };
  return open_store (&opening, error);
}

static void
opening_free (gpointer data)
{
  opening_clear (data);
  g_free (data);
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  Opening *opening = data;
  g_autofree char *given = opening->path;
  opening->path = lian_db_resolve (given);
  LianStore *store = open_store (opening, &error);
  if (store != NULL)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * lian_store_open_async:
 * @path: the file
 * @flags: how
 * @progress: (nullable): told what is being done; when it is cancelled the opening fails with
 *   %LIAN_ERROR_CANCELLED and the base is as it was
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Opens a base without waiting.
 */
void
lian_store_open_async (const char *path, LianOpenFlags flags, LianProgress *progress,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Opening *opening = g_new (Opening, 1);
  *opening = (Opening){ g_strdup (path), flags,
                        progress != NULL ? g_object_ref (progress) : NULL, NULL, FALSE };
  g_task_set_source_tag (task, lian_store_open_async);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_thread);
}

/**
 * lian_store_open_finish:
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the store; it notices other programs' acts from now on, and
 *   its last unref returns at once, see lian_store_wait_closed()
 */
LianStore *
lian_store_open_finish (GAsyncResult *result, GError **error)
{
  LianStore *self = g_task_propagate_pointer (G_TASK (result), error);
  if (self == NULL)
    return NULL;
  self->of_window = TRUE;
  _lian_store_start_polling (self);
  return self;
}
