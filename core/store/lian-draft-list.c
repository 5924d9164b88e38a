/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Listing drafts: what is in the file, and what could not be written there yet. */
#include "lian-draft-private.h"

typedef struct
{
  LianDraftDesk *desk;
  GTask *task;
  GPtrArray *drafts;
  GError *error;
} List;

static void
remove_same (GPtrArray *drafts, const LianDraft *draft)
{
  for (guint i = drafts->len; i > 0; i--)
    {
      const LianDraft *other = drafts->pdata[i - 1];
      if (other->record == draft->record && other->slot == draft->slot
          && g_str_equal (other->type, draft->type))
        g_ptr_array_remove_index (drafts, i - 1);
    }
}

/* What is not in the file yet counts all the same. */
static void
add_unwritten (LianDraftDesk *desk, GPtrArray *drafts)
{
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init (&iter, desk->unwritten);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const LianDraftDeed *deed = value;
      if (deed->officer != desk->officer)
        continue;
      remove_same (drafts, deed->draft);
      if (!deed->drop)
        g_ptr_array_insert (drafts, 0, _lian_draft_copy (deed->draft));
    }
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
  g_object_unref (list->task);
  g_free (list);
  return G_SOURCE_REMOVE;
}

static void
list_job (gpointer data)
{
  List *list = data;
  LianDraftDesk *desk = list->desk;
  /* A folder that can't be written has no drafts, and that is no reason not to show a form. */
  list->drafts = _lian_drafts_is_open (desk, NULL)
                     ? _lian_draft_file_list (desk->db, desk->officer, &list->error)
                     : g_ptr_array_new_with_free_func ((GDestroyNotify) lian_draft_free);
  if (list->drafts != NULL)
    add_unwritten (desk, list->drafts);
  if (list->task != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT, list_told, list, NULL);
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
  list->desk = self->desk;
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
  g_return_val_if_fail (LIAN_IS_DRAFTS (self), NULL);
  List list = { .desk = self->desk };
  lian_worker_run (self->worker, list_job, &list);
  if (list.error != NULL)
    g_propagate_error (error, list.error);
  return list.drafts;
}
