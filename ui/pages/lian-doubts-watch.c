/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Doubts about contracts, looked for in the background. */
#include "lian-doubts-watch.h"

#include "lian-contract-doubts-job.h"

struct _LianDoubtsWatch
{
  GObject parent_instance;

  LianContext *context;
  GCancellable *cancellable; /* of the look that is taken; NULL while none is */
  guint quiet;               /* how long no act has to come, in milliseconds */
  guint source;
  GPtrArray *doubts; /* NULL until they were looked for */
  char *error;       /* why they could not be */
};

G_DEFINE_FINAL_TYPE (LianDoubtsWatch, lian_doubts_watch, G_TYPE_OBJECT)

static guint found_signal;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianDoubtsWatch) self = data;
  g_autoptr (GError) error = NULL;
  LianContractDoubtsJob *job = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->context == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_cancellable_is_cancelled (self->cancellable))
    return;
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->error, g_free);
  if (job != NULL)
    {
      g_clear_pointer (&self->doubts, g_ptr_array_unref);
      self->doubts = g_ptr_array_ref (job->doubts);
    }
  else
    self->error = g_strdup (error->message);
  g_signal_emit (self, found_signal, 0);
}

static gboolean
look_cb (gpointer data)
{
  LianDoubtsWatch *self = data;
  self->source = 0;
  self->cancellable = g_cancellable_new ();
  lian_store_read_async (lian_context_get_store (self->context), lian_contract_doubts_job_read,
                         lian_contract_doubts_job_new (0), lian_contract_doubts_job_free, self->cancellable, read_cb,
                         g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
stop (LianDoubtsWatch *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
look_later (LianDoubtsWatch *self)
{
  stop (self);
  self->source = g_timeout_add (self->quiet, look_cb, self);
}

static void
lian_doubts_watch_dispose (GObject *object)
{
  LianDoubtsWatch *self = LIAN_DOUBTS_WATCH (object);
  stop (self);
  g_clear_object (&self->context);
  g_clear_pointer (&self->doubts, g_ptr_array_unref);
  g_clear_pointer (&self->error, g_free);
  G_OBJECT_CLASS (lian_doubts_watch_parent_class)->dispose (object);
}

static void
lian_doubts_watch_class_init (LianDoubtsWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_doubts_watch_dispose;
  found_signal = g_signal_new ("found", LIAN_TYPE_DOUBTS_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lian_doubts_watch_init (LianDoubtsWatch *self)
{
}

/**
 * lian_doubts_watch_new:
 * @context: the base
 * @quiet: how long no act has to come before it looks, in milliseconds
 *
 * Returns: (transfer full): a watch that has not looked yet
 */
LianDoubtsWatch *
lian_doubts_watch_new (LianContext *context, guint quiet)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  LianDoubtsWatch *self = g_object_new (LIAN_TYPE_DOUBTS_WATCH, NULL);
  self->context = g_object_ref (context);
  self->quiet = quiet;
  g_signal_connect_object (lian_context_get_store (context), "changed", G_CALLBACK (look_later), self,
                           G_CONNECT_SWAPPED);
  look_later (self);
  return self;
}

/**
 * lian_doubts_watch_get_doubts:
 * @self: a watch
 *
 * Returns: (transfer none) (nullable) (element-type LianContractDoubt): what it found last; %NULL if it has not
 *   looked yet
 */
GPtrArray *
lian_doubts_watch_get_doubts (LianDoubtsWatch *self)
{
  g_return_val_if_fail (LIAN_IS_DOUBTS_WATCH (self), NULL);
  return self->doubts;
}

/**
 * lian_doubts_watch_get_error:
 * @self: a watch
 *
 * Returns: (transfer none) (nullable): why it could not look when it tried last
 */
const char *
lian_doubts_watch_get_error (LianDoubtsWatch *self)
{
  g_return_val_if_fail (LIAN_IS_DOUBTS_WATCH (self), NULL);
  return self->error;
}
