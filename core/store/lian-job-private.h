/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A job on one of the store's threads.  Private to core/store. */
#pragma once

#include "lian-store-private.h"

G_BEGIN_DECLS

typedef enum
{
  LIAN_JOB_READ,
  LIAN_JOB_WRITE,
  LIAN_JOB_TRY, /* a write that is never kept */
  LIAN_JOB_UNDO,
  LIAN_JOB_REDO,
} LianStoreJobKind;

typedef struct
{
  LianStoreJobKind kind;
  LianStore *store;
  LianTxnFunc func;
  gpointer data;
  GDestroyNotify destroy;
  char *label;
  char *reason;
  gint64 target; /* of undo: the act; 0 for the latest */
  gint64 known_act;
  GCancellable *cancellable;
  GTask *task; /* NULL: somebody waits */
  gint64 act;
  GError *error;
  LianNews news;
} LianStoreJob;

LianStoreJob *_lian_store_job_new (LianStore *store, LianStoreJobKind kind,
                                   GCancellable *cancellable);
void _lian_store_push_job (LianStoreJob *job, gpointer tag, GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean _lian_store_wait_for_job (LianStoreJob *job, gint64 *act, GError **error);

G_END_DECLS
