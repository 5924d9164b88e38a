/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The whole history of a case on one time line. */
#pragma once

#include "lian-act.h"

G_BEGIN_DECLS

/**
 * LianEvent:
 * @act: the act that entered it; 0 for a shortfall, which nobody entered
 * @entered: (nullable): moment of entry, ISO with UTC offset
 * @who: (nullable): who entered it, by the name of that day
 * @why: (nullable): the reason given for the act, where @detail does not tell it
 * @effect: the day on which it took effect, or 0 when none was entered
 * @type: the type of the record
 * @id: the record that it is about
 * @what: what happened
 * @detail: the fields in words; "" when @what says all
 *
 * A line of the history.  The day of effect and the moment of entry are two things.
 */
typedef struct
{
  gint64 act;
  char *entered;
  char *who;
  char *why;
  LianDate effect;
  const LianType *type;
  gint64 id;
  char *what;
  char *detail;
} LianEvent;

void lian_event_free (LianEvent *event);
char *lian_event_dup_moment (const LianEvent *event);
GPtrArray *lian_case_list_history (LianTxn *txn, gint64 activity, GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
