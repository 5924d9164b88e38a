/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The documents that can be printed. */
#include "lian-print-kind.h"
#include "lian-contract-summary.h"
#include "lian-decision-notice.h"
#include "lian-decision-sheet.h"
#include "lian-i18n.h"
#include "lian-register-extract.h"

static const LianPrintKind kinds[] = {
  { "contract-summary", "contract", N_ ("Contract summary"), NULL, lian_contract_summary_new },
  { "decision-sheet", "decision", N_ ("Decision sheet"), NULL, lian_decision_sheet_new },
  { "recommendation", "activity", N_ ("Recommendation"), NULL, lian_recommendation_new },
  { "notice", "decision", N_ ("Notice of decision"), "IN_FORCE",
    lian_decision_notice_new },
  { "register-extract", "cooperative", N_ ("Register extract"), NULL,
    lian_register_extract_new },
};

/**
 * lian_print_kinds:
 * @n_kinds: (out): their number
 *
 * Returns: (array length=n_kinds) (transfer none): all documents
 */
const LianPrintKind *
lian_print_kinds (guint *n_kinds)
{
  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

/**
 * lian_print_kind_find:
 * @name: a name
 *
 * Returns: (transfer none) (nullable): the document
 */
const LianPrintKind *
lian_print_kind_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, name))
      return &kinds[i];
  return NULL;
}
