/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What may be asked of a store: to read, to write, to undo and redo; with and without waiting. */
#include "lian-job-private.h"

/**
 * lian_store_read_async:
 * @self: a store
 * @func: runs on the reader thread
 * @data: for @func; the answer is put there too
 * @destroy: (nullable): frees @data after @callback
 * @cancellable: (nullable): a cancellable
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Reads without waiting.
 */
void
lian_store_read_async (LianStore *self, LianTxnFunc func, gpointer data, GDestroyNotify destroy,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (LIAN_IS_STORE (self) && self->reader != NULL);
  LianStoreJob *job = _lian_store_job_new (self, LIAN_JOB_READ, cancellable);
  job->func = func;
  job->data = data;
  job->destroy = destroy;
  _lian_store_push_job (job, lian_store_read_async, callback, user_data);
}

/**
 * lian_store_read_finish:
 * @self: a store
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer none) (nullable): the data given to lian_store_read_async(), which lives as long
 *   as @result; %NULL on failure
 */
gpointer
lian_store_read_finish (LianStore *self, GAsyncResult *result, GError **error)
{
  LianStoreJob *job = g_task_get_task_data (G_TASK (result));
  return g_task_propagate_boolean (G_TASK (result), error) ? job->data : NULL;
}

/**
 * lian_store_write_async:
 * @self: a store
 * @label: what the act is, a noun in the program's language
 * @reason: (nullable): why
 * @func: runs on the writer thread, inside the transaction
 * @data: for @func
 * @destroy: (nullable): frees @data after @callback
 * @cancellable: (nullable): a cancellable; cancelling rolls back
 * @callback: called on the main thread, after `changed`
 * @user_data: for @callback
 *
 * Writes one act without waiting.
 */
void
lian_store_write_async (LianStore *self, const char *label, const char *reason, LianTxnFunc func,
                        gpointer data, GDestroyNotify destroy, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (LIAN_IS_STORE (self) && self->writer != NULL);
  LianStoreJob *job = _lian_store_job_new (self, LIAN_JOB_WRITE, cancellable);
  job->func = func;
  job->data = data;
  job->destroy = destroy;
  job->label = g_strdup (label);
  job->reason = g_strdup (reason);
  _lian_store_push_job (job, lian_store_write_async, callback, user_data);
}

/**
 * lian_store_write_finish:
 * @self: a store
 * @result: the result
 * @act: (out) (optional): the act's number; 0 when nothing changed
 * @error: return location
 *
 * Returns: (transfer none) (nullable): the data given to lian_store_write_async(); %NULL on failure
 */
gpointer
lian_store_write_finish (LianStore *self, GAsyncResult *result, gint64 *act, GError **error)
{
  LianStoreJob *job = g_task_get_task_data (G_TASK (result));
  if (act != NULL)
    *act = job->act;
  return g_task_propagate_boolean (G_TASK (result), error) ? job->data : NULL;
}

static gint64
replay_finish (GAsyncResult *result, GError **error)
{
  LianStoreJob *job = g_task_get_task_data (G_TASK (result));
  return g_task_propagate_boolean (G_TASK (result), error) ? job->act : 0;
}

/**
 * lian_store_undo_async:
 * @self: a store
 * @act: the act to take back; 0 for the latest of this officer
 * @cancellable: (nullable): a cancellable
 * @callback: called on the main thread, after `changed`
 * @user_data: for @callback
 *
 * Takes an act back by a new act.
 */
void
lian_store_undo_async (LianStore *self, gint64 act, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (LIAN_IS_STORE (self) && self->writer != NULL);
  LianStoreJob *job = _lian_store_job_new (self, LIAN_JOB_UNDO, cancellable);
  job->target = act;
  _lian_store_push_job (job, lian_store_undo_async, callback, user_data);
}

/**
 * lian_store_undo_finish:
 * @self: a store
 * @result: the result
 * @error: return location; %LIAN_ERROR_CONFLICT names the act that stands in the way
 *
 * Returns: the number of the new act; 0 on failure
 */
gint64
lian_store_undo_finish (LianStore *self, GAsyncResult *result, GError **error)
{
  return replay_finish (result, error);
}

/**
 * lian_store_redo_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called on the main thread, after `changed`
 * @user_data: for @callback
 *
 * Does again what this officer took back last.
 */
void
lian_store_redo_async (LianStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (LIAN_IS_STORE (self) && self->writer != NULL);
  _lian_store_push_job (_lian_store_job_new (self, LIAN_JOB_REDO, cancellable), lian_store_redo_async, callback, user_data);
}

/**
 * lian_store_redo_finish:
 * @self: a store
 * @result: the result
 * @error: return location
 *
 * Returns: the number of the new act; 0 on failure
 */
gint64
lian_store_redo_finish (LianStore *self, GAsyncResult *result, GError **error)
{
  return replay_finish (result, error);
}

/**
 * lian_store_read:
 * @self: a store
 * @func: runs on the reader thread
 * @data: for @func
 * @error: return location
 *
 * Reads and waits.  For the command line and tests.
 *
 * Returns: whether @func succeeded
 */
gboolean
lian_store_read (LianStore *self, LianTxnFunc func, gpointer data, GError **error)
{
  g_return_val_if_fail (LIAN_IS_STORE (self), FALSE);
  LianStoreJob *job = _lian_store_job_new (self, LIAN_JOB_READ, NULL);
  job->func = func;
  job->data = data;
  return _lian_store_wait_for_job (job, NULL, error);
}

/**
 * lian_store_write:
 * @self: a store
 * @label: what the act is
 * @reason: (nullable): why
 * @func: runs on the writer thread, inside the transaction
 * @data: for @func
 * @act: (out) (optional): the act's number; 0 when nothing changed
 * @error: return location
 *
 * Writes one act and waits.  For the command line and tests.
 *
 * Returns: whether it was written
 */
gboolean
lian_store_write (LianStore *self, const char *label, const char *reason, LianTxnFunc func,
                  gpointer data, gint64 *act, GError **error)
{
  g_return_val_if_fail (LIAN_IS_STORE (self), FALSE);
  LianStoreJob *job = _lian_store_job_new (self, LIAN_JOB_WRITE, NULL);
  job->func = func;
  job->data = data;
  job->label = g_strdup (label);
  job->reason = g_strdup (reason);
  return _lian_store_wait_for_job (job, act, error);
}

static gint64
replay (LianStore *self, LianStoreJobKind kind, gint64 target, const char *reason, GError **error)
{
  gint64 act = 0;
  LianStoreJob *job = _lian_store_job_new (self, kind, NULL);
  job->target = target;
  job->reason = g_strdup (reason);
  return _lian_store_wait_for_job (job, &act, error) ? act : 0;
}

/**
 * lian_store_undo:
 * @self: a store
 * @act: the act to take back; 0 for the latest of this officer
 * @reason: (nullable): why
 * @error: return location
 *
 * Takes an act back and waits.  For the command line and tests.
 *
 * Returns: the number of the new act; 0 on failure
 */
gint64
lian_store_undo (LianStore *self, gint64 act, const char *reason, GError **error)
{
  g_return_val_if_fail (LIAN_IS_STORE (self), 0);
  return replay (self, LIAN_JOB_UNDO, act, reason, error);
}

/**
 * lian_store_redo:
 * @self: a store
 * @reason: (nullable): why
 * @error: return location
 *
 * Does again what this officer took back last, and waits.  For the command line and tests.
 *
 * Returns: the number of the new act; 0 on failure
 */
gint64
lian_store_redo (LianStore *self, const char *reason, GError **error)
{
  g_return_val_if_fail (LIAN_IS_STORE (self), 0);
  return replay (self, LIAN_JOB_REDO, 0, reason, error);
}
