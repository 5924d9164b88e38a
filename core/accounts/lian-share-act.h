/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The acts on shares and valuations by name, for whoever offers a choice of them. */
#pragma once

#include "lian-share-acts.h"

G_BEGIN_DECLS

/**
 * LianShareAct:
 * @LIAN_SHARE_ACT_INTEREST: a co-operative credits the interest on deposits
 * @LIAN_SHARE_ACT_REFUND: a co-operative refunds what it docked from wages
 * @LIAN_SHARE_ACT_EXIT: a member who leaves is settled with
 * @LIAN_SHARE_ACT_FINISH: a valuation is finished
 * @LIAN_SHARE_ACT_RENTS: a co-operative books the rents that have fallen due
 * @LIAN_SHARE_ACT_PAY: a co-operative pays out interest, rents and dividends that are due
 * @LIAN_SHARE_ACT_DIVIDE: a surplus is divided among the members
 * @LIAN_SHARE_ACT_REPAY: a co-operative repays the instalments of deposits that are due
 *
 * What can be booked by one act.
 */
typedef enum
{
  LIAN_SHARE_ACT_INTEREST,
  LIAN_SHARE_ACT_REFUND,
  LIAN_SHARE_ACT_EXIT,
  LIAN_SHARE_ACT_FINISH,
  LIAN_SHARE_ACT_RENTS,
  LIAN_SHARE_ACT_PAY,
  LIAN_SHARE_ACT_DIVIDE,
  LIAN_SHARE_ACT_REPAY,
} LianShareAct;

#define LIAN_SHARE_N_ACTS (LIAN_SHARE_ACT_REPAY + 1)

/**
 * LianShareRequest:
 * @act: what is to be done
 * @record: with which co-operative, member, valuation or distribution
 * @exit: how a member is settled with
 * @resolution: (nullable): by which resolution a valuation is finished
 *
 * An act with its answers.
 */
typedef struct
{
  LianShareAct act;
  gint64 record;
  LianShareExit exit;
  char *resolution;
} LianShareRequest;

const char *lian_share_act_label (LianShareAct act);
const char *lian_share_act_type (LianShareAct act);
gboolean lian_share_act_take (LianTxn *txn, const LianShareRequest *request, GError **error);

G_END_DECLS
