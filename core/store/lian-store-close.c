/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Letting go of a base.
 *
 * The last connection brings the log into the file, and that is the disk's time: the store of a window
 * leaves it to its threads, each of which closes its own connection.  The reader goes first, because
 * only the writer can put the log away. */
#include "lian-store-private.h"

typedef struct
{
  LianDb *reader_db;
  LianDb *writer_db;
  LianWorker *writer;
  gpointer kept;
  GDestroyNotify let_go;
} Closing;

static void
close_writer (gpointer data)
{
  g_autofree Closing *closing = data;
  lian_db_close (closing->writer_db);
  if (closing->let_go != NULL)
    closing->let_go (closing->kept);
}

static void
close_reader (gpointer data)
{
  Closing *closing = data;
  lian_db_close (closing->reader_db);
  lian_worker_leave (closing->writer, close_writer, closing);
}

/* Hands the connections over to their threads. */
void
_lian_store_close_behind (LianStore *self)
{
  g_clear_handle_id (&self->poll, g_source_remove);
  if (self->writer == NULL)
    return;
  Closing *closing = g_new (Closing, 1);
  *closing = (Closing){ g_steal_pointer (&self->reader_db), g_steal_pointer (&self->writer_db),
                        g_steal_pointer (&self->writer), g_steal_pointer (&self->kept),
                        self->let_go };
  self->let_go = NULL;
  lian_worker_leave (g_steal_pointer (&self->reader), close_reader, closing);
}

/**
 * lian_store_close:
 * @self: a store
 *
 * Finishes what was begun, lets go of the file and waits for it: for the command line and for threads.
 * The last unref lets go of the file too; that of a store from lian_store_open_async() doesn't wait.
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
  g_clear_pointer (&self->kept, self->let_go);
}

/**
 * lian_store_keep:
 * @self: a store that keeps nothing yet
 * @what: (transfer full): something that has to live as long as the file is open
 * @let_go: how to let go of it; called when the file is closed, on any thread
 */
void
lian_store_keep (LianStore *self, gpointer what, GDestroyNotify let_go)
{
  g_return_if_fail (LIAN_IS_STORE (self) && self->kept == NULL);
  self->kept = what;
  self->let_go = let_go;
}

/**
 * lian_store_wait_closed:
 *
 * Waits until every file is whole that an unref of stores or drafts left to their threads.  For the
 * end of the program, when there is no window any more, and for tests.
 */
void
lian_store_wait_closed (void)
{
  lian_workers_wait ();
}
