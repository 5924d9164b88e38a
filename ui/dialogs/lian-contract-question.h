/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Asking about an act of a contract's life. */
#pragma once

#include "lian-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LianContractAct:
 * @LIAN_CONTRACT_ACT_SIGN: a draft is signed
 * @LIAN_CONTRACT_ACT_BEGIN: its execution begins
 * @LIAN_CONTRACT_ACT_COMPLETE: it is fulfilled
 * @LIAN_CONTRACT_ACT_TERMINATE: it is ended before its end
 * @LIAN_CONTRACT_ACT_PENALTIES: penalties are proposed from its rates
 * @LIAN_CONTRACT_ACT_SETTLE: it is settled
 *
 * What an officer can do with a contract beside its clauses.
 */
typedef enum
{
  LIAN_CONTRACT_ACT_SIGN,
  LIAN_CONTRACT_ACT_BEGIN,
  LIAN_CONTRACT_ACT_COMPLETE,
  LIAN_CONTRACT_ACT_TERMINATE,
  LIAN_CONTRACT_ACT_PENALTIES,
  LIAN_CONTRACT_ACT_SETTLE,
} LianContractAct;

void lian_contract_question_ask (GtkWidget *parent, LianContext *context, gint64 contract,
                                 LianContractAct act);

G_END_DECLS
