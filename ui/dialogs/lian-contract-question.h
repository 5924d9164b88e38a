/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Asking about an act of a contract's life. */
#pragma once

#include "lian-context.h"
#include "lian-contract-act.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lian_contract_question_ask (GtkWidget *parent, LianContext *context, gint64 contract,
                                 LianContractAct act);

G_END_DECLS
