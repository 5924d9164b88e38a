/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Making a base with the sample federation: whole, or not at all. */
#include "lian-sample-base.h"
#include "lian-sample-decisions.h"
#include "lian-sample.h"

#include <glib/gstdio.h>

static void
remove_base (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);
      g_remove (name);
    }
}

/**
 * lian_sample_base_make:
 * @path: where the base goes; must not exist
 * @error: return location
 *
 * Makes the base and waits for it.
 *
 * Returns: whether it was made; on failure there is no file
 */
gboolean
lian_sample_base_make (const char *path, GError **error)
{
  g_autoptr (LianStore) store = lian_store_open (path, LIAN_OPEN_CREATE, error);
  if (store == NULL)
    return FALSE;
  gboolean ok = lian_sample_load (store, error) && lian_sample_decide (store, error);
  g_autofree char *made = g_strdup (lian_store_get_path (store));
  lian_store_close (store);
  if (!ok)
    remove_base (made);
  return ok;
}

static void
make_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  if (lian_sample_base_make (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * lian_sample_base_make_async:
 * @path: where the base goes; must not exist
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Makes the base in a thread.
 */
void
lian_sample_base_make_async (const char *path, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, lian_sample_base_make_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, make_thread);
}

/**
 * lian_sample_base_make_finish:
 * @result: the result
 * @error: return location
 *
 * Returns: whether the base was made
 */
gboolean
lian_sample_base_make_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
