/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The store: a base with a writer thread and a reader thread.
 *
 * Nothing that can block runs on the main thread, and nothing that emits runs off it.  Jobs are
 * pushed to one of two threads, each with a connection of its own; what they leave for the main
 * thread (changes, labels) is gathered there and told here, after the commit. */
#include "lian-store.h"
#include "lian-act.h"
#include "lian-backup.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-schema.h"
#include "lian-store-private.h"

#include <glib/gstdio.h>

#define POLL_MS 1000

enum
{
  PROP_0,
  PROP_PATH,
  PROP_READ_ONLY,
  PROP_AUTHOR,
  PROP_CAN_UNDO,
  PROP_UNDO_LABEL,
  PROP_CAN_REDO,
  PROP_REDO_LABEL,
  PROP_BUSY,
  PROP_WORKING_DATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

G_DEFINE_FINAL_TYPE (LianStore, lian_store, G_TYPE_OBJECT)

void
_lian_news_clear (LianNews *news)
{
  g_clear_pointer (&news->changes, lian_change_set_unref);
  g_clear_pointer (&news->undo_label, g_free);
  g_clear_pointer (&news->redo_label, g_free);
}

/* On a job's thread: what the main thread has to know. */
void
_lian_news_gather (LianNews *news, LianStore *self, LianDb *db, gint64 known_act)
{
  LianTxn txn;
  gint64 author;
  LianDate override_date;
  _lian_store_get_author (self, &author, &override_date);
  _lian_txn_init (&txn, db, author, override_date, FALSE);
  news->last_act = lian_txn_last_act (&txn);
  news->working_date = lian_txn_get_working_date (&txn);
  news->has_labels = TRUE;
  _lian_undo_target (db, author, &news->undo_label);
  _lian_redo_target (db, author, &news->redo_label);
  if (news->last_act > known_act)
    {
      news->changes = lian_change_set_new ();
      _lian_changes_after (db, known_act, news->changes, NULL);
    }
  _lian_txn_clear (&txn);
}

static void
set_label (LianStore *self, char **label, char **value, GParamSpec *text, GParamSpec *flag)
{
  if (g_strcmp0 (*label, *value) == 0)
    return;
  g_free (*label);
  *label = g_steal_pointer (value);
  g_object_notify_by_pspec (G_OBJECT (self), text);
  g_object_notify_by_pspec (G_OBJECT (self), flag);
}

/* On the main thread. */
void
_lian_news_tell (LianNews *news, LianStore *self)
{
  if (!news->has_labels)
    return;
  set_label (self, &self->undo_label, &news->undo_label, properties[PROP_UNDO_LABEL],
             properties[PROP_CAN_UNDO]);
  set_label (self, &self->redo_label, &news->redo_label, properties[PROP_REDO_LABEL],
             properties[PROP_CAN_REDO]);
  if (self->working_date != news->working_date)
    {
      self->working_date = news->working_date;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKING_DATE]);
    }
  if (news->changes == NULL || news->last_act <= self->known_act)
    return;
  self->known_act = news->last_act;
  g_signal_emit (self, changed_signal, 0, news->changes);
}

void
_lian_store_get_author (LianStore *self, gint64 *author, LianDate *override_date)
{
  g_mutex_lock (&self->lock);
  *author = self->author;
  *override_date = self->override_date;
  g_mutex_unlock (&self->lock);
}

typedef struct
{
  LianStore *store;
  gint64 known_act;
  LianNews news;
} Poll;

static gboolean
poll_told (gpointer data)
{
  Poll *poll = data;
  _lian_news_tell (&poll->news, poll->store);
  _lian_news_clear (&poll->news);
  g_object_unref (poll->store);
  g_free (poll);
  return G_SOURCE_REMOVE;
}

static void
poll_job (gpointer data)
{
  Poll *poll = data;
  gint64 last;
  if (lian_db_get_number (poll->store->reader_db, "SELECT max(seq) FROM act", &last, NULL)
      && last > poll->known_act)
    _lian_news_gather (&poll->news, poll->store, poll->store->reader_db, poll->known_act);
  g_idle_add (poll_told, poll);
}

/* Another program's acts are found here; our own are told when their write is done. */
static gboolean
poll_cb (gpointer data)
{
  LianStore *self = data;
  if (self->busy > 0)
    return G_SOURCE_CONTINUE;
  Poll *poll = g_new0 (Poll, 1);
  poll->store = g_object_ref (self);
  poll->known_act = self->known_act;
  lian_worker_push (self->reader, poll_job, poll);
  return G_SOURCE_CONTINUE;
}

static LianDb *
open_base (const char *path, LianOpenFlags flags, GError **error)
{
  int version;
  LianDbMode mode = flags & LIAN_OPEN_CREATE      ? LIAN_DB_CREATE
                    : flags & LIAN_OPEN_READ_ONLY ? LIAN_DB_READ
                                                  : LIAN_DB_READ_WRITE;
  g_autoptr (LianDb) db = lian_db_open (path, mode, error);
  if (db == NULL)
    return NULL;
  if (!(flags & LIAN_OPEN_CREATE) && !lian_schema_recognise (db, &version, error))
    return NULL;
  if (flags & LIAN_OPEN_READ_ONLY)
    {
      if (version == lian_schema_newest ())
        return lian_schema_verify (db, error) ? g_steal_pointer (&db) : NULL;
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_READ_ONLY,
                   _ ("%s: the base has schema %d and has to be opened for writing once"), path,
                   version);
      return NULL;
    }
  return lian_db_use_wal (db, error) ? g_steal_pointer (&db) : NULL;
}

static gboolean
is_sound (LianDb *db, const char *path, GError **error)
{
  gboolean row;
  sqlite3_stmt *check = lian_db_prepare (db, "PRAGMA quick_check(1)", error);
  if (check == NULL || !lian_db_step (db, check, &row, error))
    return FALSE;
  g_autofree char *answer = g_strdup (row ? (const char *) sqlite3_column_text (check, 0) : "");
  sqlite3_reset (check);
  if (g_str_equal (answer, "ok"))
    return TRUE;
  /* A disk that doesn't answer is no damage: the next time it may. */
  if (strstr (answer, "unable to get the page") != NULL
      || strstr (answer, "failed to get page") != NULL)
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_FAILED, _ ("%s: the base can't be read (%s)"), path,
                   answer);
      return FALSE;
    }
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_DAMAGED,
               _ ("%s: the base is damaged (%s); it was left as it is, and a backup can be opened"),
               path, answer);
  return FALSE;
}

/* Before a migration, and once a day: while the file is as it was left. */
static gboolean
back_up (LianDb *db, const char *path, LianOpenFlags flags, GError **error)
{
  int version;
  if (!lian_schema_version (db, &version, error))
    return FALSE;
  if (version < lian_schema_newest ())
    {
      g_autofree char *made = lian_backup_make (path, "migration", NULL, error);
      return made != NULL;
    }
  /* A day without room for a backup is still a day on which people can work. */
  if (!(flags & LIAN_OPEN_NO_BACKUP))
    lian_backup_daily (path);
  return TRUE;
}

/* A page that is damaged need not be one that is asked for: without writing, looking does no harm. */
static gboolean
may_be_read (LianOpenFlags flags, const GError *error, char **damage)
{
  if (!(flags & LIAN_OPEN_READ_ONLY) || !(flags & LIAN_OPEN_EVEN_DAMAGED)
      || !g_error_matches (error, LIAN_ERROR, LIAN_ERROR_DAMAGED))
    return FALSE;
  *damage = g_strdup (error->message);
  return TRUE;
}

static gboolean
prepare_base (LianDb *db, const char *path, LianOpenFlags flags, char **damage, GError **error)
{
  g_autoptr (GError) local = NULL;
  if (flags & LIAN_OPEN_CREATE)
    return lian_schema_migrate (db, error);
  if (!is_sound (db, path, &local))
    {
      if (may_be_read (flags, local, damage))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (flags & LIAN_OPEN_READ_ONLY)
    return TRUE;
  return back_up (db, path, flags, error) && lian_schema_migrate (db, error)
         && lian_schema_verify (db, error);
}

/* What a failed creation leaves behind is ours to remove, and nobody else's. */
static void
remove_created (const char *path, LianOpenFlags flags, const GError *error)
{
  if (!(flags & LIAN_OPEN_CREATE) || error == NULL || error->code == LIAN_ERROR_INPUT)
    return;
  static const char *const suffixes[] = { "", "-journal", "-wal", "-shm" };
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);
      g_remove (name);
    }
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
  g_autoptr (GError) local = NULL;
  g_autofree char *resolved = lian_db_resolve (path);
  LianDb *db = open_base (resolved, flags, &local);
  LianDb *reader = NULL;
  g_autofree char *damage = NULL;
  if (db != NULL && prepare_base (db, resolved, flags, &damage, &local))
    reader = lian_db_open (resolved, LIAN_DB_READ, &local);
  if (reader == NULL)
    {
      lian_db_close (db);
      remove_created (resolved, flags, local);
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  LianStore *self = g_object_new (LIAN_TYPE_STORE, NULL);
  self->path = g_steal_pointer (&resolved);
  self->read_only = (flags & LIAN_OPEN_READ_ONLY) != 0;
  self->damage = g_steal_pointer (&damage);
  LianNews news = { 0 };
  _lian_news_gather (&news, self, reader, 0);
  self->known_act = news.last_act;
  self->working_date = news.working_date;
  self->undo_label = g_steal_pointer (&news.undo_label);
  self->redo_label = g_steal_pointer (&news.redo_label);
  _lian_news_clear (&news);
  self->writer_db = db;
  self->reader_db = reader;
  self->writer = lian_worker_new ("lian-writer");
  self->reader = lian_worker_new ("lian-reader");
  return self;
}

typedef struct
{
  char *path;
  LianOpenFlags flags;
} Open;

static void
open_free (gpointer data)
{
  Open *open = data;
  g_free (open->path);
  g_free (open);
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Open *open = data;
  GError *error = NULL;
  LianStore *store = lian_store_open (open->path, open->flags, &error);
  if (store != NULL)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * lian_store_open_async:
 * @path: the file
 * @flags: how
 * @cancellable: (nullable): a cancellable
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Opens a base without waiting.
 */
void
lian_store_open_async (const char *path, LianOpenFlags flags, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Open *open = g_new0 (Open, 1);
  open->path = g_strdup (path);
  open->flags = flags;
  g_task_set_source_tag (task, lian_store_open_async);
  g_task_set_task_data (task, open, open_free);
  g_task_run_in_thread (task, open_thread);
}

/**
 * lian_store_open_finish:
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the store; it notices other programs' acts from now on
 */
LianStore *
lian_store_open_finish (GAsyncResult *result, GError **error)
{
  LianStore *self = g_task_propagate_pointer (G_TASK (result), error);
  if (self != NULL)
    self->poll = g_timeout_add (POLL_MS, poll_cb, self);
  return self;
}

/**
 * lian_store_close:
 * @self: a store
 *
 * Finishes what was begun and lets go of the file.  Called by the last unref too.
 */
void
lian_store_close (LianStore *self)
{
  g_return_if_fail (LIAN_IS_STORE (self));
  g_clear_handle_id (&self->poll, g_source_remove);
  g_clear_pointer (&self->writer, lian_worker_stop);
  g_clear_pointer (&self->reader, lian_worker_stop);
  g_clear_pointer (&self->reader_db, lian_db_close);
  g_clear_pointer (&self->writer_db, lian_db_close);
}

static void
lian_store_dispose (GObject *object)
{
  lian_store_close (LIAN_STORE (object));
  G_OBJECT_CLASS (lian_store_parent_class)->dispose (object);
}

static void
lian_store_finalize (GObject *object)
{
  LianStore *self = LIAN_STORE (object);
  g_free (self->path);
  g_free (self->damage);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (lian_store_parent_class)->finalize (object);
}

static void
lian_store_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LianStore *self = LIAN_STORE (object);
  switch (id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_AUTHOR:
      g_value_set_int64 (value, lian_store_get_author (self));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, lian_store_get_can_undo (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, lian_store_get_can_redo (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy > 0);
      break;
    case PROP_WORKING_DATE:
      g_value_set_int (value, lian_store_get_working_date (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lian_store_class_init (LianStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  object_class->dispose = lian_store_dispose;
  object_class->finalize = lian_store_finalize;
  object_class->get_property = lian_store_get_property;

  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_AUTHOR]
      = g_param_spec_int64 ("author", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_WORKING_DATE]
      = g_param_spec_int ("working-date", NULL, NULL, 0, G_MAXINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  changed_signal = g_signal_new ("changed", LIAN_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, LIAN_TYPE_CHANGE_SET);
}

static void
lian_store_init (LianStore *self)
{
  g_mutex_init (&self->lock);
}

/* Marks work in progress; the property is a counter seen as a flag. */
void
_lian_store_mark_busy (LianStore *self, gboolean busy)
{
  guint before = self->busy;
  self->busy += busy ? 1 : (guint) -1;
  if ((before > 0) != (self->busy > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/**
 * lian_store_get_path:
 * @self: a store
 *
 * Returns: (transfer none): the file, links in its folder resolved
 */
const char *
lian_store_get_path (LianStore *self)
{
  g_return_val_if_fail (LIAN_IS_STORE (self), NULL);
  return self->path;
}

/**
 * lian_store_is_read_only:
 * @self: a store
 *
 * Returns: whether writes are refused
 */
gboolean
lian_store_is_read_only (LianStore *self)
{
  g_return_val_if_fail (LIAN_IS_STORE (self), TRUE);
  return self->read_only;
}

/**
 * lian_store_get_damage:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): what is wrong with a base that was opened with
 *   %LIAN_OPEN_EVEN_DAMAGED; %NULL for a sound one
 */
const char *
lian_store_get_damage (LianStore *self)
{
  g_return_val_if_fail (LIAN_IS_STORE (self), NULL);
  return self->damage;
}

/**
 * lian_store_get_author:
 * @self: a store
 *
 * Returns: the officer record of who works here; 0 for nobody known
 */
gint64
lian_store_get_author (LianStore *self)
{
  g_return_val_if_fail (LIAN_IS_STORE (self), 0);
  g_mutex_lock (&self->lock);
  gint64 author = self->author;
  g_mutex_unlock (&self->lock);
  return author;
}

typedef struct
{
  LianStore *store;
  LianNews news;
} AuthorNews;

static gboolean
author_told (gpointer data)
{
  AuthorNews *author = data;
  _lian_news_tell (&author->news, author->store);
  _lian_news_clear (&author->news);
  g_object_unref (author->store);
  g_free (author);
  return G_SOURCE_REMOVE;
}

static void
author_job (gpointer data)
{
  AuthorNews *author = data;
  _lian_news_gather (&author->news, author->store, author->store->reader_db, G_MAXINT64);
  g_idle_add (author_told, author);
}

/**
 * lian_store_set_author:
 * @self: a store
 * @officer: an officer record; 0 for nobody known
 *
 * Says who works from now on; undo and redo are theirs.  Their labels follow a moment later.
 */
void
lian_store_set_author (LianStore *self, gint64 officer)
{
  g_return_if_fail (LIAN_IS_STORE (self));
  g_mutex_lock (&self->lock);
  self->author = officer;
  g_mutex_unlock (&self->lock);
  AuthorNews *author = g_new0 (AuthorNews, 1);
  author->store = g_object_ref (self);
  lian_worker_push (self->reader, author_job, author);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUTHOR]);
}

/**
 * lian_store_get_working_date:
 * @self: a store
 *
 * Returns: the day that due dates count from, as of the last act
 */
LianDate
lian_store_get_working_date (LianStore *self)
{
  g_return_val_if_fail (LIAN_IS_STORE (self), 0);
  return self->override_date != 0 ? self->override_date : self->working_date;
}

/**
 * lian_store_override_working_date:
 * @self: a store
 * @date: a date; 0 for the base's own
 *
 * Lets this program count from another day, without an act.
 */
void
lian_store_override_working_date (LianStore *self, LianDate date)
{
  g_return_if_fail (LIAN_IS_STORE (self));
  g_mutex_lock (&self->lock);
  self->override_date = date;
  g_mutex_unlock (&self->lock);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKING_DATE]);
}

/**
 * lian_store_get_can_undo:
 * @self: a store
 *
 * Returns: whether this officer has an act to take back
 */
gboolean
lian_store_get_can_undo (LianStore *self)
{
  g_return_val_if_fail (LIAN_IS_STORE (self), FALSE);
  return self->undo_label != NULL && !self->read_only;
}

/**
 * lian_store_get_can_redo:
 * @self: a store
 *
 * Returns: whether this officer has an act to do again
 */
gboolean
lian_store_get_can_redo (LianStore *self)
{
  g_return_val_if_fail (LIAN_IS_STORE (self), FALSE);
  return self->redo_label != NULL && !self->read_only;
}

/**
 * lian_store_get_undo_label:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): the act that undo would take back
 */
const char *
lian_store_get_undo_label (LianStore *self)
{
  g_return_val_if_fail (LIAN_IS_STORE (self), NULL);
  return self->undo_label;
}

/**
 * lian_store_get_redo_label:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): the act that redo would do again
 */
const char *
lian_store_get_redo_label (LianStore *self)
{
  g_return_val_if_fail (LIAN_IS_STORE (self), NULL);
  return self->redo_label;
}

/**
 * lian_store_get_busy:
 * @self: a store
 *
 * Returns: whether a write is under way
 */
gboolean
lian_store_get_busy (LianStore *self)
{
  g_return_val_if_fail (LIAN_IS_STORE (self), FALSE);
  return self->busy > 0;
}
