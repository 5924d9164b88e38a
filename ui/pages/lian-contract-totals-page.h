/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What contracts come to, as a page. */
#pragma once

#include "lian-read-page.h"

G_BEGIN_DECLS

#define LIAN_TYPE_CONTRACT_TOTALS_PAGE (lian_contract_totals_page_get_type ())
/**
 * LianContractTotalsPage:
 *
 * Totals of contracts by buyer, co-operative, trade, federation or contract, over a period or all; a
 * row opens its record.  Action: totals.print.
 */
G_DECLARE_FINAL_TYPE (LianContractTotalsPage, lian_contract_totals_page, LIAN, CONTRACT_TOTALS_PAGE, LianReadPage)

GtkWidget *lian_contract_totals_page_new (LianContext *context);

G_END_DECLS
