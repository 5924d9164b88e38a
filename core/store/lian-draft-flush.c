/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Waiting until what was kept so far is on the disk. */
#include "lian-draft-private.h"

typedef struct
{
  LianDraftDesk *desk;
  GTask *task; /* NULL: somebody waits */
  GError *error;
} Flush;

static gboolean
flush_told (gpointer data)
{
  Flush *flush = data;
  if (flush->error != NULL)
    g_task_return_error (flush->task, flush->error);
  else
    g_task_return_boolean (flush->task, TRUE);
  g_object_unref (flush->task);
  g_free (flush);
  return G_SOURCE_REMOVE;
}

/* What was kept before was written before, or was tried. */
static void
flush_job (gpointer data)
{
  Flush *flush = data;
  _lian_drafts_write_rest (flush->desk, &flush->error);
  if (flush->task != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT, flush_told, flush, NULL);
}

/**
 * lian_drafts_flush_async:
 * @self: drafts
 * @callback: called on the main thread, when everything kept so far is on the disk or could not be
 *   written
 * @user_data: for @callback
 *
 * For the moment before a window or the program goes.
 */
void
lian_drafts_flush_async (LianDrafts *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (LIAN_IS_DRAFTS (self));
  Flush *flush = g_new0 (Flush, 1);
  flush->desk = self->desk;
  flush->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (flush->task, lian_drafts_flush_async);
  lian_worker_push (self->worker, flush_job, flush);
}

/**
 * lian_drafts_flush_finish:
 * @self: drafts
 * @result: the result
 * @error: return location
 *
 * Returns: whether everything kept is on the disk; otherwise it is still held in memory
 */
gboolean
lian_drafts_flush_finish (LianDrafts *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * lian_drafts_flush:
 * @self: drafts
 *
 * Waits until everything kept so far is on the disk or could not be written.  For tests.
 */
void
lian_drafts_flush (LianDrafts *self)
{
  g_return_if_fail (LIAN_IS_DRAFTS (self));
  Flush flush = { .desk = self->desk };
  lian_worker_run (self->worker, flush_job, &flush);
  g_clear_error (&flush.error);
}
