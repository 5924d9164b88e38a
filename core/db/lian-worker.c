/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A thread that runs jobs one after the other.
 *
 * A connection belongs to one worker; nothing here knows about SQLite.  Quitting is a job like any
 * other, so everything pushed before it is done first. */
#include "lian-worker.h"

struct _LianWorker
{
  GThread *thread;
  GAsyncQueue *queue;
};

typedef struct
{
  LianJob job;
  gpointer data;
  gboolean *done; /* where somebody waits */
  GMutex *lock;
  GCond *cond;
} Item;

static void
finish (Item *item)
{
  g_mutex_lock (item->lock);
  *item->done = TRUE;
  g_cond_signal (item->cond);
  g_mutex_unlock (item->lock);
}

static gpointer
loop (gpointer data)
{
  LianWorker *self = data;
  for (;;)
    {
      g_autofree Item *item = g_async_queue_pop (self->queue);
      if (item->job == NULL)
        return NULL;
      item->job (item->data);
      if (item->done != NULL)
        finish (item);
    }
}

/**
 * lian_worker_new:
 * @name: name of the thread
 *
 * Returns: (transfer full): a worker; end it with lian_worker_stop()
 */
LianWorker *
lian_worker_new (const char *name)
{
  LianWorker *self = g_new0 (LianWorker, 1);
  self->queue = g_async_queue_new ();
  self->thread = g_thread_new (name, loop, self);
  return self;
}

/**
 * lian_worker_push:
 * @self: a worker
 * @job: what to run on its thread
 * @data: for @job
 *
 * Returns at once.
 */
void
lian_worker_push (LianWorker *self, LianJob job, gpointer data)
{
  Item *item = g_new0 (Item, 1);
  item->job = job;
  item->data = data;
  g_async_queue_push (self->queue, item);
}

/**
 * lian_worker_run:
 * @self: a worker
 * @job: what to run on its thread
 * @data: for @job
 *
 * Waits until @job has run.  Not for the window's main thread.
 */
void
lian_worker_run (LianWorker *self, LianJob job, gpointer data)
{
  gboolean done = FALSE;
  GMutex lock;
  GCond cond;
  g_mutex_init (&lock);
  g_cond_init (&cond);
  Item *item = g_new0 (Item, 1);
  *item = (Item){ job, data, &done, &lock, &cond };
  g_async_queue_push (self->queue, item);
  g_mutex_lock (&lock);
  while (!done)
    g_cond_wait (&cond, &lock);
  g_mutex_unlock (&lock);
  g_mutex_clear (&lock);
  g_cond_clear (&cond);
}

/**
 * lian_worker_stop:
 * @self: (nullable) (transfer full): a worker
 *
 * Runs what was pushed before, then ends the thread.
 */
void
lian_worker_stop (LianWorker *self)
{
  if (self == NULL)
    return;
  g_async_queue_push (self->queue, g_new0 (Item, 1));
  g_thread_join (self->thread);
  g_async_queue_unref (self->queue);
  g_free (self);
}
