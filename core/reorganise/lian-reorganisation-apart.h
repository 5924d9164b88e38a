/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What was merged too far, and the proposal that takes it apart again. */
#pragma once

#include "lian-reorganisation.h"

G_BEGIN_DECLS

/**
 * LianTooFar:
 * @activity: what was centralised
 * @cooperative: its co-operative
 * @title: both by name
 * @why: why it is to be looked at: that the rules would not have permitted it, or the symptoms
 * @correction_case: the case that is open about it, or 0
 * @succession: the merger by which it came to be, whose key says what goes back; 0 where none is recorded
 * @reorganisation: the proposal that already takes that merger apart, or 0
 *
 * A merger or centralisation that went too far (domain.md §9).
 */
typedef struct
{
  gint64 activity;
  gint64 cooperative;
  char *title;
  char *why;
  gint64 correction_case;
  gint64 succession;
  gint64 reorganisation;
} LianTooFar;

void lian_too_far_free (LianTooFar *self);
GPtrArray *lian_reorganisation_list_too_far (LianTxn *txn, GCancellable *cancellable, GError **error);

/* LianTxnFunc */
gboolean lian_reorganisation_propose_apart (LianTxn *txn, gpointer request, GCancellable *cancellable,
                                            GError **error);

G_END_DECLS
