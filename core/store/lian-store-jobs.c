/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Reading, writing, undo and redo: jobs on the store's threads.
 *
 * One act is one transaction, one changeset, one `changed`.  A write that fails anywhere is rolled
 * back; nothing is committed after a failed step. */
#include "lian-act.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-schema.h"
#include "lian-job-private.h"

#include <inttypes.h>

static void
job_free (gpointer data)
{
  LianStoreJob *job = data;
  if (job->destroy != NULL)
    job->destroy (job->data);
  g_free (job->label);
  g_free (job->reason);
  g_clear_object (&job->cancellable);
  g_clear_error (&job->error);
  _lian_news_clear (&job->news);
  g_clear_object (&job->store);
  g_free (job);
}

static void
set_enforcement (LianDb *db, gboolean on)
{
  sqlite3_db_config (lian_db_handle (db), SQLITE_DBCONFIG_ENABLE_TRIGGER, on, NULL);
  sqlite3_db_config (lian_db_handle (db), SQLITE_DBCONFIG_ENABLE_FKEY, on, NULL);
}

static char *
author_name (LianTxn *txn)
{
  g_autoptr (LianRecord) officer
      = txn->author != 0 ? lian_txn_load (txn, lian_type_find ("officer"), txn->author) : NULL;
  return g_strdup (officer != NULL ? lian_record_get_text (officer, "name") : g_get_user_name ());
}

/* The file may have been migrated by another program since it was opened. */
static gboolean
begin (LianTxn *txn, GError **error)
{
  int version;
  if (!lian_db_begin (txn->db, TRUE, error))
    return FALSE;
  if (lian_schema_version (txn->db, &version, error) && version == lian_schema_newest ())
    return TRUE;
  if (error == NULL || *error == NULL)
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_TOO_NEW,
                 _ ("a newer version of Lianshe has changed the base; close it and open it again "
                    "with that version"));
  lian_db_rollback (txn->db);
  return FALSE;
}

/* After a failed COMMIT the act may be there all the same; only the base can say. */
static gboolean
act_is_there (LianDb *db, gint64 act)
{
  gint64 last;
  return act != 0 && lian_db_get_number (db, "SELECT max(seq) FROM act", &last, NULL)
         && last == act;
}

static gboolean
end (LianTxn *txn, gboolean ok, gint64 act, GError **error)
{
  if (ok && lian_db_commit (txn->db, error))
    return TRUE;
  lian_db_rollback (txn->db);
  if (!ok || !act_is_there (txn->db, act))
    return FALSE;
  g_clear_error (error);
  return TRUE;
}

static sqlite3_session *
start_session (LianDb *db, GError **error)
{
  sqlite3_session *session = NULL;
  guint n;
  const LianType *const *types = lian_types (&n);
  int code = sqlite3session_create (lian_db_handle (db), "main", &session);
  /* By name: the acts and the search index's own tables must stay out. */
  for (guint i = 0; code == SQLITE_OK && i < n; i++)
    code = sqlite3session_attach (session, types[i]->id);
  if (code == SQLITE_OK)
    return session;
  lian_db_fail (db, code, error);
  if (session != NULL)
    sqlite3session_delete (session);
  return NULL;
}

static gboolean
run_recorded (LianTxn *txn, LianStoreJob *job, sqlite3_session **session, GError **error)
{
  if (!job->func (txn, job->data, job->cancellable, error))
    return FALSE;
  if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
    return FALSE;
  g_autofree char *label = _lian_act_label (txn, job->label);
  if (!_lian_txn_check_touched (txn, job->cancellable, error)
      || !_lian_txn_check_changes (txn, FALSE, job->cancellable, error)
      || g_cancellable_set_error_if_cancelled (job->cancellable, error))
    return FALSE;
  g_autofree char *name = author_name (txn);
  /* Until the commit, who stops a large act gets what was asked for. */
  return _lian_record_act (txn, session, name, label, job->reason, &job->act, error)
         && !g_cancellable_set_error_if_cancelled (job->cancellable, error);
}

static gboolean
run_write (LianTxn *txn, LianStoreJob *job, GError **error)
{
  if (!begin (txn, error))
    return FALSE;
  sqlite3_session *session = start_session (txn->db, error);
  gboolean ok = session != NULL && run_recorded (txn, job, &session, error);
  if (session != NULL)
    sqlite3session_delete (session);
  return end (txn, ok, job->act, error);
}

/* As a write, and nothing of it stays. */
static gboolean
run_try (LianTxn *txn, LianStoreJob *job, GError **error)
{
  if (!begin (txn, error))
    return FALSE;
  gboolean ok = job->func (txn, job->data, job->cancellable, error);
  return lian_db_end_read (txn->db, ok, error);
}

static gboolean
foreign_keys_hold (LianDb *db, GError **error)
{
  gboolean row;
  sqlite3_stmt *check = lian_db_prepare (db, "PRAGMA foreign_key_check", error);
  if (check == NULL || !lian_db_step (db, check, &row, error))
    return FALSE;
  if (row)
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT,
                 _ ("a later record of %s refers to what this act added; take that back first"),
                 sqlite3_column_text (check, 0));
  sqlite3_reset (check);
  return !row;
}

static gboolean
find_target (LianTxn *txn, LianStoreJob *job, GError **error)
{
  g_autofree char *label = NULL;
  gint64 root, live_since;
  gboolean undo = job->kind == LIAN_JOB_UNDO;
  if (job->target == 0)
    job->target = undo ? _lian_undo_target (txn->db, txn->author, &label)
                       : _lian_redo_target (txn->db, txn->author, &label);
  if (job->target == 0)
    {
      g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_NOTHING,
                           undo ? _ ("there is nothing of yours to undo")
                                : _ ("there is nothing of yours to redo"));
      return FALSE;
    }
  if (!_lian_act_root (txn->db, job->target, &root, &live_since, error))
    return FALSE;
  if (root == 0)
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_NOTHING, _ ("there is no act %" PRId64),
                   job->target);
      return FALSE;
    }
  job->target = root;
  if ((live_since != 0) == undo)
    return _lian_undo_is_free (txn->db, root, error);
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_NOTHING,
               undo ? _ ("act %" PRId64 " has been taken back already")
                    : _ ("act %" PRId64 " holds already"),
               root);
  return FALSE;
}

/* Taking back one act may break what a later one counted on: the sums of a contract that was signed
 * since, or a period that was locked since. */
static gboolean
replay_keeps_rules (LianTxn *txn, GCancellable *cancellable, GError **error)
{
  g_hash_table_remove_all (txn->titles);
  _lian_txn_forget_neighbours (txn);
  return _lian_txn_check_touched (txn, cancellable, error)
         && _lian_txn_check_changes (txn, TRUE, cancellable, error);
}

/* With triggers and foreign-key actions on, their effects would come twice; the keys are checked as a
 * whole before the commit instead.  They can't be switched inside a transaction. */
static gboolean
run_replay (LianTxn *txn, LianStoreJob *job, GError **error)
{
  set_enforcement (txn->db, FALSE);
  gboolean ok = begin (txn, error);
  if (ok)
    {
      g_autofree char *name = author_name (txn);
      ok = find_target (txn, job, error) && _lian_txn_note_act (txn, job->target, error)
           && _lian_replay_act (txn, name, job->reason, job->target, job->kind == LIAN_JOB_UNDO,
                                job->cancellable, &job->act, error)
           && foreign_keys_hold (txn->db, error) && replay_keeps_rules (txn, job->cancellable, error);
      ok = end (txn, ok, job->act, error);
    }
  set_enforcement (txn->db, TRUE);
  return ok;
}

static gboolean
may_be_written (LianStore *store, GError **error)
{
  const char *damage = g_atomic_pointer_get (&store->found_damage);
  if (store->read_only)
    g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_READ_ONLY,
                         _ ("the base is open read-only; nothing was changed"));
  else if (damage != NULL)
    g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_DAMAGED, damage);
  return !store->read_only && damage == NULL;
}

static gboolean
job_told (gpointer data)
{
  LianStoreJob *job = data;
  if (job->kind != LIAN_JOB_READ)
    _lian_store_mark_busy (job->store, FALSE);
  _lian_news_tell (&job->news, job->store);
  g_autoptr (GTask) task = g_steal_pointer (&job->task);
  if (job->error != NULL)
    g_task_return_error (task, g_steal_pointer (&job->error));
  else
    g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

/* In one transaction: what a job reads belongs together, and the file is locked once only. */
static gboolean
run_read (LianTxn *txn, LianStoreJob *job, GError **error)
{
  if (!lian_db_begin (txn->db, FALSE, error))
    return FALSE;
  gboolean ok = job->func (txn, job->data, job->cancellable, error);
  return lian_db_end_read (txn->db, ok, error);
}

static void
run_job (gpointer data)
{
  LianStoreJob *job = data;
  LianTxn txn;
  gint64 author;
  LianDate override_date;
  LianDb *db = job->kind == LIAN_JOB_READ ? job->store->reader_db : job->store->writer_db;
  _lian_store_get_author (job->store, &author, &override_date);
  _lian_txn_init (&txn, db, author, override_date, job->kind == LIAN_JOB_WRITE || job->kind == LIAN_JOB_TRY);
  gboolean ok = !g_cancellable_set_error_if_cancelled (job->cancellable, &job->error);
  if (ok && job->kind != LIAN_JOB_READ)
    ok = may_be_written (job->store, &job->error);
  if (ok && job->kind == LIAN_JOB_READ)
    ok = run_read (&txn, job, &job->error);
  else if (ok && job->kind == LIAN_JOB_WRITE)
    ok = run_write (&txn, job, &job->error);
  else if (ok && job->kind == LIAN_JOB_TRY)
    ok = run_try (&txn, job, &job->error);
  else if (ok)
    ok = run_replay (&txn, job, &job->error);
  if (!ok && job->error == NULL)
    g_set_error_literal (&job->error, LIAN_ERROR, LIAN_ERROR_FAILED, _ ("the work was given up"));
  _lian_txn_clear (&txn);
  if (ok && job->act != 0)
    _lian_news_gather (&job->news, job->store, db, job->known_act);
  if (job->task != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT, job_told, job, NULL);
}

LianStoreJob *
_lian_store_job_new (LianStore *store, LianStoreJobKind kind, GCancellable *cancellable)
{
  LianStoreJob *job = g_new0 (LianStoreJob, 1);
  job->kind = kind;
  job->store = g_object_ref (store);
  job->known_act = store->known_act;
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  return job;
}

/* Hands a job to its thread; @callback is called on the main one. */
void
_lian_store_push_job (LianStoreJob *job, gpointer tag, GAsyncReadyCallback callback, gpointer user_data)
{
  job->task = g_task_new (job->store, job->cancellable, callback, user_data);
  g_task_set_source_tag (job->task, tag);
  g_task_set_check_cancellable (job->task, FALSE);
  g_task_set_task_data (job->task, job, job_free);
  if (job->kind != LIAN_JOB_READ)
    _lian_store_mark_busy (job->store, TRUE);
  lian_worker_push (job->kind == LIAN_JOB_READ ? job->store->reader : job->store->writer, run_job, job);
}

/* Hands a job to its thread and waits for it. */
gboolean
_lian_store_wait_for_job (LianStoreJob *job, gint64 *act, GError **error)
{
  lian_worker_run (job->kind == LIAN_JOB_READ ? job->store->reader : job->store->writer, run_job, job);
  gboolean ok = job->error == NULL;
  if (act != NULL)
    *act = job->act;
  if (ok)
    _lian_news_tell (&job->news, job->store);
  else
    g_propagate_error (error, g_steal_pointer (&job->error));
  job_free (job);
  return ok;
}
