/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of lian-decide share, and the signatures of other papers. */
#pragma once

#include "lian-decide.h"

/* The second of two signatures. */
typedef struct
{
  gint64 first;      /* who signed first */
  LianDate first_on; /* and when */
  const char *way;   /* "ACCOUNT": the author signs; "PAPER": @officer did on @signed_on */
  gint64 officer;
  LianDate signed_on;
} LianSecondSignature;

gboolean _lian_refuse (GError **error, const char *message);
LianRecord *_lian_decide_load_officer (LianTxn *txn, gint64 id, GError **error);
gboolean _lian_decide_sign (LianTxn *txn, LianRecord *record, const LianSecondSignature *wish,
                            GError **error);
gboolean _lian_decide_countersign (LianTxn *txn, LianRecord *proposal, const char *way, gint64 officer,
                                   LianDate signed_on, GError **error);
gboolean _lian_decide_put_in_force (LianTxn *txn, LianRecord *decision, GError **error);
gboolean _lian_decide_is_as_seen (const LianCase *self, const char *seen, GError **error);
gboolean _lian_decide_may (LianTxn *txn, const LianDecideRequest *wish, gboolean back,
                           GError **error);
gboolean _lian_decide_may_countersign (LianTxn *txn, const LianSignRequest *wish, GError **error);
char *_lian_decide_dup_blocked_by (const LianCase *facts, const char *const *outcomes);
