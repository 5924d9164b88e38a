/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Drafts: the unsaved fields of forms.
 *
 * They live in FILE.drafts, a base of their own (mode 0600) with a thread of its own: a keystroke is
 * on the disk while the store's writer is busy with an import.  The file is ours alone and small, so
 * one that can't be read is put aside and a new one begun; what a person typed is never overwritten
 * by that. */
#include "lian-draft.h"
#include "lian-db.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-worker.h"

#include <glib/gstdio.h>

#define DRAFTS_ID 0x4c694472 /* "LiDr" */

struct _LianDrafts
{
  GObject parent_instance;

  char *path;
  LianWorker *worker;
  LianDb *db;     /* touched on the worker only */
  gint64 officer; /* the same, once the worker runs */
};

G_DEFINE_FINAL_TYPE (LianDrafts, lian_drafts, G_TYPE_OBJECT)

/**
 * lian_draft_free:
 * @draft: (nullable) (transfer full): a draft
 */
void
lian_draft_free (LianDraft *draft)
{
  if (draft == NULL)
    return;
  g_free (draft->type);
  g_free (draft->saved);
  g_free (draft->text);
  g_free (draft);
}

static void
lian_drafts_dispose (GObject *object)
{
  LianDrafts *self = LIAN_DRAFTS (object);
  g_clear_pointer (&self->worker, lian_worker_stop);
  g_clear_pointer (&self->db, lian_db_close);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (lian_drafts_parent_class)->dispose (object);
}

static void
lian_drafts_class_init (LianDraftsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_drafts_dispose;
}

static void
lian_drafts_init (LianDrafts *self)
{
}

static gboolean
prepare (LianDb *db, GError **error)
{
  gint64 id, tables;
  if (!lian_db_get_number (db, "PRAGMA application_id", &id, error)
      || !lian_db_get_number (db, "SELECT count(*) FROM sqlite_schema", &tables, error))
    return FALSE;
  if (id != DRAFTS_ID && tables > 0)
    {
      g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_FOREIGN, _ ("this is not a file of drafts"));
      return FALSE;
    }
  return lian_db_use_wal (db, error) && lian_db_run (db, "PRAGMA application_id = 1281967218", error)
         && lian_db_run (db,
                         "CREATE TABLE IF NOT EXISTS draft ("
                         "officer INTEGER NOT NULL, kind TEXT NOT NULL, record INTEGER NOT NULL, "
                         "slot INTEGER NOT NULL, act INTEGER NOT NULL, saved TEXT NOT NULL, "
                         "text TEXT NOT NULL, PRIMARY KEY (officer, kind, record, slot)) "
                         "STRICT, WITHOUT ROWID",
                         error);
}

static LianDb *
open_file (const char *path, GError **error)
{
  LianDbMode mode = g_file_test (path, G_FILE_TEST_EXISTS) ? LIAN_DB_READ_WRITE : LIAN_DB_CREATE;
  g_autoptr (LianDb) db = lian_db_open (path, mode, error);
  return db != NULL && prepare (db, error) ? g_steal_pointer (&db) : NULL;
}

static void
put_aside (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };
  g_autofree char *stamp = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_real_time ());
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (path, ".unreadable-", stamp, suffixes[i], NULL);
      g_rename (from, to);
    }
}

static void
open_job (gpointer data)
{
  LianDrafts *self = data;
  g_autoptr (GError) error = NULL;
  self->db = open_file (self->path, &error);
  if (self->db != NULL || (error->code != LIAN_ERROR_DAMAGED && error->code != LIAN_ERROR_FOREIGN))
    return;
  g_message ("the drafts can't be read and were put aside: %s", error->message);
  put_aside (self->path);
  self->db = open_file (self->path, NULL);
}

/**
 * lian_drafts_open:
 * @base_path: the base
 * @officer: whose drafts; 0 for nobody known
 * @error: return location
 *
 * Returns at once; the file is opened on the drafts' own thread.
 *
 * Returns: (transfer full) (nullable): the drafts
 */
LianDrafts *
lian_drafts_open (const char *base_path, gint64 officer, GError **error)
{
  LianDrafts *self = g_object_new (LIAN_TYPE_DRAFTS, NULL);
  g_autofree char *resolved = lian_db_resolve (base_path);
  self->path = g_strconcat (resolved, ".drafts", NULL);
  self->officer = officer;
  self->worker = lian_worker_new ("lian-drafts");
  lian_worker_push (self->worker, open_job, self);
  return self;
}

typedef struct
{
  LianDrafts *self; /* borrowed: the worker ends before it goes */
  gint64 officer;
} Whose;

static void
whose_job (gpointer data)
{
  g_autofree Whose *whose = data;
  LianDrafts *self = whose->self;
  sqlite3_stmt *take = self->db == NULL || self->officer != 0
                           ? NULL
                           : lian_db_prepare (self->db,
                                              "UPDATE OR IGNORE draft SET officer = ?1 "
                                              "WHERE officer = 0",
                                              NULL);
  if (take != NULL)
    {
      sqlite3_bind_int64 (take, 1, whose->officer);
      lian_db_finish (self->db, take, NULL);
    }
  self->officer = whose->officer;
}

/**
 * lian_drafts_set_officer:
 * @self: drafts
 * @officer: whose drafts from now on; 0 for nobody known
 *
 * What was typed before it was known who types belongs to whoever says so first.  Returns at once.
 */
void
lian_drafts_set_officer (LianDrafts *self, gint64 officer)
{
  g_return_if_fail (LIAN_IS_DRAFTS (self));
  Whose *whose = g_new (Whose, 1);
  *whose = (Whose){ self, officer };
  lian_worker_push (self->worker, whose_job, whose);
}

typedef struct
{
  LianDrafts *self; /* borrowed: the worker ends before it goes */
  LianDraft draft;
} Keep;

static void
keep_free (Keep *keep)
{
  g_free (keep->draft.type);
  g_free (keep->draft.text);
  g_free (keep);
}

static void
bind_key (sqlite3_stmt *statement, const Keep *keep)
{
  sqlite3_bind_int64 (statement, 1, keep->self->officer);
  sqlite3_bind_text (statement, 2, keep->draft.type, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 3, keep->draft.record);
  sqlite3_bind_int64 (statement, 4, keep->draft.slot);
}

static void
keep_job (gpointer data)
{
  Keep *keep = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *saved = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");
  LianDb *db = keep->self->db;
  sqlite3_stmt *insert = db == NULL ? NULL
                                    : lian_db_prepare (db,
                                                       "INSERT OR REPLACE INTO draft (officer, kind, "
                                                       "record, slot, act, saved, text) "
                                                       "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                                                       &error);
  if (insert != NULL)
    {
      bind_key (insert, keep);
      sqlite3_bind_int64 (insert, 5, keep->draft.act);
      sqlite3_bind_text (insert, 6, saved, -1, SQLITE_STATIC);
      sqlite3_bind_text (insert, 7, keep->draft.text, -1, SQLITE_STATIC);
      lian_db_finish (db, insert, &error);
      sqlite3_clear_bindings (insert);
    }
  if (error != NULL)
    g_message ("a draft was not kept: %s", error->message);
  keep_free (keep);
}

static Keep *
keep_new (LianDrafts *self, const char *type, gint64 record, gint64 slot)
{
  Keep *keep = g_new0 (Keep, 1);
  keep->self = self;
  keep->draft.type = g_strdup (type);
  keep->draft.record = record;
  keep->draft.slot = slot;
  return keep;
}

/**
 * lian_drafts_keep:
 * @self: drafts
 * @draft: what to keep; `saved` is filled here
 *
 * Writes a draft, over the one of the same record and slot.  Returns at once.
 */
void
lian_drafts_keep (LianDrafts *self, const LianDraft *draft)
{
  g_return_if_fail (LIAN_IS_DRAFTS (self));
  Keep *keep = keep_new (self, draft->type, draft->record, draft->slot);
  keep->draft.act = draft->act;
  keep->draft.text = g_strdup (draft->text);
  lian_worker_push (self->worker, keep_job, keep);
}

static void
drop_job (gpointer data)
{
  Keep *keep = data;
  LianDb *db = keep->self->db;
  sqlite3_stmt *remove = db == NULL ? NULL
                                    : lian_db_prepare (db,
                                                       "DELETE FROM draft WHERE officer = ?1 AND "
                                                       "kind = ?2 AND record = ?3 AND slot = ?4",
                                                       NULL);
  if (remove != NULL)
    {
      bind_key (remove, keep);
      lian_db_finish (db, remove, NULL);
      sqlite3_clear_bindings (remove);
    }
  keep_free (keep);
}

/**
 * lian_drafts_drop:
 * @self: drafts
 * @type: id of the record type
 * @record: the record; 0 for a new one
 * @slot: which new record
 *
 * Forgets a draft, because it was saved or thrown away.  Returns at once.
 */
void
lian_drafts_drop (LianDrafts *self, const char *type, gint64 record, gint64 slot)
{
  g_return_if_fail (LIAN_IS_DRAFTS (self));
  lian_worker_push (self->worker, drop_job, keep_new (self, type, record, slot));
}

static void
nothing_job (gpointer data)
{
}

/**
 * lian_drafts_flush:
 * @self: drafts
 *
 * Waits until everything kept so far is on the disk.  For the moment before the program ends.
 */
void
lian_drafts_flush (LianDrafts *self)
{
  g_return_if_fail (LIAN_IS_DRAFTS (self));
  lian_worker_run (self->worker, nothing_job, NULL);
}

typedef struct
{
  LianDrafts *self;
  GTask *task;
  GPtrArray *drafts;
  GError *error;
} List;

static LianDraft *
read_draft (sqlite3_stmt *row)
{
  LianDraft *draft = g_new0 (LianDraft, 1);
  draft->type = g_strdup ((const char *) sqlite3_column_text (row, 0));
  draft->record = sqlite3_column_int64 (row, 1);
  draft->slot = sqlite3_column_int64 (row, 2);
  draft->act = sqlite3_column_int64 (row, 3);
  draft->saved = g_strdup ((const char *) sqlite3_column_text (row, 4));
  draft->text = g_strdup ((const char *) sqlite3_column_text (row, 5));
  return draft;
}

static gboolean
list_told (gpointer data)
{
  List *list = data;
  if (list->error != NULL)
    g_task_return_error (list->task, list->error);
  else
    g_task_return_pointer (list->task, g_steal_pointer (&list->drafts),
                           (GDestroyNotify) g_ptr_array_unref);
  g_clear_pointer (&list->drafts, g_ptr_array_unref);
  g_object_unref (list->task);
  g_free (list);
  return G_SOURCE_REMOVE;
}

static void
list_job (gpointer data)
{
  List *list = data;
  gboolean row = TRUE;
  LianDb *db = list->self->db;
  list->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_draft_free);
  sqlite3_stmt *find
      = db == NULL ? NULL
                   : lian_db_prepare (db,
                                      "SELECT kind, record, slot, act, saved, text FROM draft "
                                      "WHERE officer = ?1 ORDER BY saved DESC",
                                      &list->error);
  if (find != NULL)
    {
      sqlite3_bind_int64 (find, 1, list->self->officer);
      while (lian_db_step (db, find, &row, &list->error) && row)
        g_ptr_array_add (list->drafts, read_draft (find));
    }
  if (list->task != NULL)
    g_idle_add (list_told, list);
}

/**
 * lian_drafts_list_async:
 * @self: drafts
 * @cancellable: (nullable): a cancellable
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Lists the drafts without waiting.
 */
void
lian_drafts_list_async (LianDrafts *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (LIAN_IS_DRAFTS (self));
  List *list = g_new0 (List, 1);
  list->self = self;
  list->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (list->task, lian_drafts_list_async);
  lian_worker_push (self->worker, list_job, list);
}

/**
 * lian_drafts_list_finish:
 * @self: drafts
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LianDraft): this officer's drafts, newest first
 */
GPtrArray *
lian_drafts_list_finish (LianDrafts *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * lian_drafts_list:
 * @self: drafts
 * @error: return location
 *
 * Lists the drafts and waits.  For tests.
 *
 * Returns: (transfer full) (nullable) (element-type LianDraft): this officer's drafts, newest first
 */
GPtrArray *
lian_drafts_list (LianDrafts *self, GError **error)
{
  List list = { .self = self };
  g_return_val_if_fail (LIAN_IS_DRAFTS (self), NULL);
  lian_worker_run (self->worker, list_job, &list);
  if (list.error == NULL)
    return list.drafts;
  g_ptr_array_unref (list.drafts);
  g_propagate_error (error, list.error);
  return NULL;
}
