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
  gboolean last; /* the thread ends after it */
  gboolean alone; /* and nobody joins it */
} Item;

/* Workers that end by themselves. */
static GMutex leaving_lock;
static GCond leaving_cond;
static guint n_leaving;

static void
finish (Item *item)
{
  g_mutex_lock (item->lock);
  *item->done = TRUE;
  g_cond_signal (item->cond);
  g_mutex_unlock (item->lock);
}

static void
worker_free (LianWorker *self)
{
  g_async_queue_unref (self->queue);
  g_free (self);
}

static void
leave_alone (LianWorker *self)
{
  g_thread_unref (self->thread);
  worker_free (self);
  g_mutex_lock (&leaving_lock);
  if (--n_leaving == 0)
    g_cond_broadcast (&leaving_cond);
  g_mutex_unlock (&leaving_lock);
}

static gpointer
loop (gpointer data)
{
  LianWorker *self = data;
  gboolean last = FALSE, alone = FALSE;
  while (!last)
    {
      g_autofree Item *item = g_async_queue_pop (self->queue);
      last = item->last;
      alone = item->alone;
      if (item->job != NULL)
        item->job (item->data);
      if (item->done != NULL)
        finish (item);
    }
  if (alone)
    leave_alone (self);
  return NULL;
}

/**
 * lian_worker_new:
 * @name: name of the thread
 *
 * Returns: (transfer full): a worker; end it with lian_worker_stop() or lian_worker_leave()
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
  *item = (Item){ job, data, &done, &lock, &cond, FALSE, FALSE };
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
 * Runs what was pushed before, then ends the thread; waits for it.  Not for the window's main thread.
 */
void
lian_worker_stop (LianWorker *self)
{
  if (self == NULL)
    return;
  Item *item = g_new0 (Item, 1);
  item->last = TRUE;
  g_async_queue_push (self->queue, item);
  g_thread_join (self->thread);
  worker_free (self);
}

/**
 * lian_worker_leave:
 * @self: (transfer full): a worker
 * @last: (nullable): what it does last, after all that was pushed before
 * @data: for @last
 *
 * Returns at once; the thread ends by itself.  lian_workers_wait() waits for it.
 */
void
lian_worker_leave (LianWorker *self, LianJob last, gpointer data)
{
  Item *item = g_new0 (Item, 1);
  *item = (Item){ .job = last, .data = data, .last = TRUE, .alone = TRUE };
  g_mutex_lock (&leaving_lock);
  n_leaving++;
  g_mutex_unlock (&leaving_lock);
  g_async_queue_push (self->queue, item);
}

/**
 * lian_workers_wait:
 *
 * Waits until every worker that was left alone has done its last job.  For the end of the program.
 */
void
lian_workers_wait (void)
{
  g_mutex_lock (&leaving_lock);
  while (n_leaving > 0)
    g_cond_wait (&leaving_cond, &leaving_lock);
  g_mutex_unlock (&leaving_lock);
}
