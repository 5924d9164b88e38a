/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Contracts that an officer should look at, as a page. */
#pragma once

#include <gtk/gtk.h>

#include "lian-context.h"

G_BEGIN_DECLS

#define LIAN_TYPE_CONTRACT_DOUBTS_PAGE (lian_contract_doubts_page_get_type ())
/**
 * LianContractDoubtsPage:
 *
 * The doubts about contracts; beside the list what was found, what to do, and the ways to both
 * contracts.
 */
G_DECLARE_FINAL_TYPE (LianContractDoubtsPage, lian_contract_doubts_page, LIAN, CONTRACT_DOUBTS_PAGE, GtkWidget)

GtkWidget *lian_contract_doubts_page_new (LianContext *context);

G_END_DECLS
