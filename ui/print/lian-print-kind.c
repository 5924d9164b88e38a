/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The documents that can be printed. */
#include "lian-print-kind.h"
#include "lian-annual-return-paper.h"
#include "lian-arrange-changes-paper.h"
#include "lian-arrange-compare-paper.h"
#include "lian-arrange-paper-private.h"
#include "lian-arrange-plan-paper.h"
#include "lian-arrange-slips-paper.h"
#include "lian-arrange-trade-paper.h"
#include "lian-case-history-paper.h"
#include "lian-city-progress-paper.h"
#include "lian-contract-doubts-paper.h"
#include "lian-contract-list.h"
#include "lian-craft-register.h"
#include "lian-improvement-paper.h"
#include "lian-contract-summary.h"
#include "lian-contract-totals-paper.h"
#include "lian-correction-sheet.h"
#include "lian-coverage-paper.h"
#include "lian-decision-notice.h"
#include "lian-decision-sheet.h"
#include "lian-delivery-notice.h"
#include "lian-distribution-sheet.h"
#include "lian-i18n.h"
#include "lian-material-statement.h"
#include "lian-member-account-paper.h"
#include "lian-production-plan.h"
#include "lian-proposal-paper.h"
#include "lian-register-extract.h"
#include "lian-relation-sheet.h"
#include "lian-report-paper.h"
#include "lian-reorganisation-paper.h"
#include "lian-self-marketing-report.h"
#include "lian-session-list.h"
#include "lian-share-ledger.h"
#include "lian-succession-sheet.h"
#include "lian-valuation-sheet.h"
#include "lian-visit-questionnaire.h"

static const LianPrintKind kinds[] = {
  { .name = "contract-summary", .type = "contract", .label = N_ ("Contract summary"),
    .build = lian_contract_summary_new },
  { .name = "contract-list", .type = "contract", .label = N_("List of contracts"),
    .build_list = lian_contract_list_new, .choose = lian_contract_list_choose },
  { .name = "contract-totals", .type = "contract", .label = N_("Contract totals"),
    .build_list = lian_contract_totals_paper_new, .choose = lian_contract_list_choose },
  { .name = "contract-doubts", .type = "contract", .label = N_("Doubts about contracts"),
    .build_list = lian_contract_doubts_paper_new, .choose = lian_contract_list_choose },
  { .name = "delivery-notice", .type = "contract", .label = N_("Delivery notice"),
    .build = lian_delivery_notice_new, .choose = lian_delivery_notice_choose },
  { .name = "material-statement", .type = "material", .label = N_ ("Material statement"),
    .build = lian_material_statement_new },
  { .name = "decision-sheet", .type = "decision", .label = N_ ("Decision sheet"),
    .build = lian_decision_sheet_new },
  { .name = "recommendation", .type = "activity", .label = N_ ("Recommendation"),
    .build = lian_recommendation_new },
  { .name = "session-list", .type = "activity", .label = N_ ("Session list"),
    .build_list = lian_session_list_new, .choose = lian_session_list_choose },
  { .name = "case-history", .type = "activity", .label = N_ ("Case history"),
    .build = lian_case_history_paper_new },
  { .name = "notice", .type = "decision", .label = N_ ("Notice of decision"),
    .state = "IN_FORCE", .build = lian_decision_notice_new },
  { .name = "correction-sheet", .type = "correction_case", .label = N_ ("Correction sheet"),
    .build = lian_correction_sheet_new },
  { .name = "coverage-map", .type = "trade", .label = N_ ("Coverage map"),
    .build_list = lian_coverage_map_paper_new, .choose = lian_coverage_paper_choose,
    .also = "city" },
  { .name = "coverage-table", .type = "trade", .label = N_ ("Cost of closing"),
    .build_list = lian_coverage_table_paper_new, .choose = lian_coverage_paper_choose,
    .also = "city" },
  { .name = "service-proposal", .type = "service_proposal", .label = N_ ("Proposal on service points"),
    .build = lian_proposal_paper_new },
  { .name = "production-plan", .type = "plan", .label = N_ ("Supply-production-sales plan"),
    .build = lian_production_plan_new },
  { .name = "self-marketing-report", .type = "cooperative", .label = N_ ("Self-marketing report"),
    .build = lian_self_marketing_report_new, .choose = lian_self_marketing_report_choose },
  { .name = "register-extract", .type = "cooperative", .label = N_ ("Register extract"),
    .build = lian_register_extract_new },
  { .name = "relation-sheet", .type = "cooperative", .label = N_ ("Relation sheet"),
    .build = lian_relation_sheet_new },
  { .name = "succession-sheet", .type = "succession", .label = N_ ("Change of co-operatives"),
    .build = lian_succession_sheet_new },
  { .name = "reorganisation-comparison", .type = "reorganisation", .label = N_ ("Reorganisations side by side"),
    .build = lian_reorganisation_paper_new },
  { .name = "arrangement", .type = "arrangement", .label = N_ ("Arrangement by trade"),
    .build = lian_arrange_plan_paper_new },
  { .name = "arrangement-slips", .type = "arrangement", .label = N_ ("Task slips"),
    .build_list = lian_arrange_slips_paper_new, .choose = _lian_arrange_paper_choose,
    .also = "cooperative" },
  { .name = "arrangement-differences", .type = "arrangement",
    .label = N_ ("Changes of the arrangement"), .build = lian_arrange_changes_paper_new },
  { .name = "arrangement-comparison", .type = "arrangement", .label = N_ ("Plans beside each other"),
    .build_list = lian_arrange_compare_paper_new, .choose = _lian_arrange_paper_choose },
  { .name = "trade-load", .type = "arrangement", .label = N_ ("Trade sheet"),
    .build = lian_arrange_trade_paper_new },
  { .name = "annual-return", .type = "annual_return", .label = N_ ("Annual return"),
    .build = lian_annual_return_paper_new },
  { .name = "returns-due", .type = "annual_return", .label = N_ ("Returns due"),
    .build_list = lian_returns_due_paper_new, .choose = lian_returns_due_paper_choose },
  { .name = "federation-summary", .type = "federation", .label = N_ ("Federation summary"),
    .build_list = lian_federation_summary_new, .choose = lian_federation_summary_choose },
  { .name = "printed-figures", .type = "published_table", .label = N_ ("Printed and reckoned figures"),
    .build = lian_printed_figures_new },
  { .name = "quality-persons", .type = "cooperative", .label = N_ ("Nobody answers for quality"),
    .build_list = lian_quality_persons_paper_new, .choose = lian_quality_persons_paper_choose },
  { .name = "management-checks", .type = "cooperative", .label = N_ ("Management checks missing"),
    .build_list = lian_management_checks_paper_new, .choose = lian_quality_persons_paper_choose },
  { .name = "share-arrears", .type = "cooperative", .label = N_ ("Shares and arrears"),
    .build_list = lian_share_arrears_paper_new, .choose = lian_quality_persons_paper_choose },
  { .name = "register", .type = "cooperative", .label = N_ ("Register of co-operatives"),
    .build_list = lian_register_paper_new, .choose = lian_quality_persons_paper_choose },
  { .name = "transformation-progress", .type = "city", .label = N_ ("Progress of the transformation"),
    .build = lian_city_progress_paper_new },
  { .name = "member-account", .type = "member", .label = N_ ("Member's account"),
    .build = lian_member_account_paper_new },
  { .name = "share-certificate", .type = "member", .label = N_ ("Share certificate"),
    .build = lian_share_certificate_new },
  { .name = "share-ledger", .type = "cooperative", .label = N_ ("Share ledger"),
    .build = lian_share_ledger_new },
  { .name = "valuation-sheet", .type = "valuation", .label = N_ ("Valuation sheet"),
    .build = lian_valuation_sheet_new },
  { .name = "distribution-sheet", .type = "distribution", .label = N_ ("Distribution of surplus"),
    .build = lian_distribution_sheet_new },
  { .name = "special-crafts", .type = "special_craft", .label = N_ ("Special crafts register"),
    .build_list = lian_craft_register_new, .choose = lian_craft_register_choose },
  { .name = "production-improvement", .type = "cooperative", .label = N_ ("Improvement of production"),
    .build = lian_improvement_paper_new },
  { .name = "visit-questionnaire", .type = "service_point", .label = N_ ("Visit questionnaire"),
    .build = lian_visit_questionnaire_new, .choose = lian_visit_questionnaire_choose },
  { .name = "visit-questionnaire-blank", .type = "service_point",
    .label = N_ ("Blank visit questionnaire"), .build = lian_visit_questionnaire_new_blank,
    .choose = lian_visit_questionnaire_choose },
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
