/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How findings on consumers come about, whatever they are computed from. */
#pragma once

#include "lian-txn.h"

/* What was computed. */
typedef struct
{
  const char *from;     /* the field for what it was computed from: "split_link" or "service_proposal" */
  gint64 record;        /* that record */
  gint64 activity;
  gint64 process;       /* 0: it is about the activity as a whole */
  const char *fact;
  LianTruth value;
  const char *evidence; /* the figures in words */
  const char *figures;  /* and as JSON */
} LianImpact;

gboolean _lian_impact_is_waiting (const LianRecord *finding);
gint64 _lian_impact_propose (LianTxn *txn, const LianImpact *impact, GError **error);
