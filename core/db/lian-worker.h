/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A thread that runs jobs one after the other.  Private to core. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LianWorker LianWorker;
typedef void (*LianJob) (gpointer data);

LianWorker *lian_worker_new (const char *name);
void lian_worker_push (LianWorker *self, LianJob job, gpointer data);
void lian_worker_run (LianWorker *self, LianJob job, gpointer data);
void lian_worker_stop (LianWorker *self);
void lian_worker_leave (LianWorker *self, LianJob last, gpointer data);
void lian_workers_wait (void);

G_END_DECLS
