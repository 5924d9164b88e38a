/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The founding of a base: whose it is, written as one act. */
#pragma once

#include "lian-store.h"

G_BEGIN_DECLS

/**
 * LianFounding:
 * @city: (nullable): where the federation is
 * @federation: one's own federation, a local one
 * @officer: (nullable): the person who works here
 * @settings: office number, working date and language; the rest is filled in when it is written
 *
 * The records of a founding, owned by it.
 */
typedef struct
{
  LianRecord *city;
  LianRecord *federation;
  LianRecord *officer;
  LianRecord *settings;
} LianFounding;

LianFounding *lian_founding_new (void);
void lian_founding_free (gpointer founding);
gboolean lian_founding_insert (LianTxn *txn, gpointer founding, GCancellable *cancellable,
                               GError **error);
gboolean lian_founding_is_due (LianTxn *txn);

G_END_DECLS
