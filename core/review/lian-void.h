/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Voiding what bears a number on paper. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianVoidRequest:
 * @type: contract or decision
 * @ids: (element-type gint64): the records
 * @reason: why; asked of whoever voids
 *
 * For lian_void_records().
 */
typedef struct
{
  const LianType *type;
  GArray *ids;
  char *reason;
} LianVoidRequest;

LianVoidRequest *lian_void_request_new (const LianType *type, GArray *ids, const char *reason);
void lian_void_request_free (LianVoidRequest *request);
gboolean lian_void_applies (const LianType *type);
gboolean lian_void_records (LianTxn *txn, gpointer request, GCancellable *cancellable,
                            GError **error);

G_END_DECLS
