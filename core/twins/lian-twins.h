/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Records entered twice, over the whole base. */
#pragma once

#include "lian-store.h"
#include "lian-twin.h"

G_BEGIN_DECLS

/**
 * LianTwinPair:
 * @type: the type of both
 * @ids: the two records; the older one first
 * @names: what they are called
 * @numbers: (nullable): the number or code by which each is told from others of its name
 * @rule: the rule of the type that makes them suspect
 *
 * Two records that may be about the same.
 */
typedef struct
{
  const LianType *type;
  gint64 ids[2];
  char *names[2];
  char *numbers[2];
  int rule;
} LianTwinPair;

void lian_twin_pair_free (LianTwinPair *pair);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianTwinPair, lian_twin_pair_free)

GPtrArray *lian_twins_list (LianTxn *txn, const LianType *type, guint most, gboolean *more,
                            GCancellable *cancellable, GError **error);

/**
 * LianTwinWord:
 * @type: the type of both records
 * @record: one of them
 * @other: the other
 * @reason: how it is known that they are two
 *
 * That two records look alike and are not the same.
 */
typedef struct
{
  const LianType *type;
  gint64 record;
  gint64 other;
  char *reason;
} LianTwinWord;

gboolean lian_twins_tell_apart (LianTxn *txn, gpointer word, GCancellable *cancellable, GError **error);

G_END_DECLS
