/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The figures of a contract in one line above its form. */
#pragma once

#include <adwaita.h>

#include "lian-context.h"

G_BEGIN_DECLS

#define LIAN_TYPE_CONTRACT_STRIP (lian_contract_strip_get_type ())
/**
 * LianContractStrip:
 *
 * What a contract amounts to on the working date; worked out on the reader thread and again after
 * every act.  Hidden while it has no contract.
 */
G_DECLARE_FINAL_TYPE (LianContractStrip, lian_contract_strip, LIAN, CONTRACT_STRIP, AdwBin)

GtkWidget *lian_contract_strip_new (LianContext *context);
void lian_contract_strip_show (LianContractStrip *self, gint64 contract);

G_END_DECLS
