/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The values of choice fields of contracts, goods and their arrangement: what the base keeps, and the word for people (glossary.csv). */
#include "lian-choices.h"
#include "lian-i18n.h"

const LianChoice lian_choices_partner_kind[] = {
  { "STATE_COMMERCE", N_("state-owned commerce") },
  { "SUPPLY_COOP", N_("supply and marketing co-operative") },
  { "OTHER", N_("other partner") },
  { NULL, NULL },
};

const LianChoice lian_choices_relation_kind[] = {
  { "SUPPLY", N_("supply") },
  { "SALES", N_("sales") },
  { "PRODUCTION", N_("production co-operation link") },
  { NULL, NULL },
};

const LianChoice lian_choices_relation_state[] = {
  { "ORIGINAL", N_("original") },
  { "INTERRUPTED", N_("interrupted") },
  { "RESTORED", N_("restored") },
  { "NEW", N_("new") },
  { NULL, NULL },
};

const LianChoice lian_choices_relation_cause[] = {
  { "MERGER", N_("merger") },
  { "CENTRALISATION", N_("centralised production") },
  { "CONTRACT", N_("contract") },
  { "ALLOTMENT", N_("allotment") },
  { "PARTNER", N_("the partner") },
  { "SUPPLY", N_("supply of material") },
  { "OTHER", N_("another cause") },
  { NULL, NULL },
};

const LianChoice lian_choices_contract_type[] = {
  { "PROCESSING", N_("processing") },
  { "ORDER", N_("ordering") },
  { "UNIFIED", N_("unified purchase") },
  { "EXCLUSIVE", N_("exclusive sale") },
  { "PURCHASE", N_("purchase") },
  { "SELECTIVE", N_("selective purchase") },
  { "SELF_SALE", N_("self-marketing") },
  { NULL, NULL },
};

const LianChoice lian_choices_contract_state[] = {
  { "DRAFT", N_("draft") },
  { "SIGNED", N_("signed") },
  { "EXECUTING", N_("in execution") },
  { "FULFILLED", N_("fulfilled") },
  { "TERMINATED", N_("terminated") },
  { "VOID", N_("void") },
  { NULL, NULL },
};

/* By which a co-operative sells without a contract. */
const LianChoice lian_choices_sale_channel[] = {
  { "SELF_SALE", N_("self-marketing") },
  { "SELECTIVE", N_("selective purchase") },
  { "PURCHASE", N_("purchase") },
  { NULL, NULL },
};

const LianChoice lian_choices_plan_state[] = {
  { "DRAFT", N_("draft") },
  { "AGREED", N_("agreed") },
  { "IN_INDUSTRIAL_PLAN", N_("in the local industrial plan") },
  { NULL, NULL },
};

const LianChoice lian_choices_arrangement_state[] = {
  { "DRAFT", N_("draft") },
  { "IN_FORCE", N_("in force") },
  { "REPLACED", N_("replaced") },
  { "DROPPED", N_("dropped") },
  { NULL, NULL },
};

/* In the order of LianAim. */
const LianChoice lian_choices_aim[] = {
  { "PROMISE", N_("no broken promise") },
  { "RELATION", N_("no cut relation") },
  { "LATE", N_("least lateness") },
  { "DISTURBANCE", N_("least disturbance") },
  { "FAIRNESS", N_("floor of work for all") },
  { "COST", N_("least cost") },
  { NULL, NULL },
};

/* How good the plan is known to be. */
const LianChoice lian_choices_arrange_outcome[] = {
  { "OPTIMAL", N_("proven best") },
  { "FEASIBLE", N_("good, with a gap") },
  { "CUT", N_("cut by the clock") },
  { "INFEASIBLE", N_("impossible") },
  { NULL, NULL },
};

const LianChoice lian_choices_signatory[] = {
  { "FEDERATION", N_("the federation") },
  { "COOPERATIVE", N_("the co-operative") },
  { NULL, NULL },
};

/* What acceptance says of a part of a delivery (domain.md §6). */
const LianChoice lian_choices_verdict[] = {
  { "ACCEPTED", N_("accepted") },
  { "REPRICED", N_("accepted at a lower price") },
  { "REPAIR", N_("sent back for repair") },
  { "REFUSED", N_("refused") },
  { NULL, NULL },
};

const LianChoice lian_choices_penalty_kind[] = {
  { "SHORTFALL", N_("shortfall") },
  { "LATE", N_("lateness") },
  { "QUALITY", N_("poor quality") },
  { "OTHER", N_("other breach") },
  { NULL, NULL },
};

const LianChoice lian_choices_penalty_state[] = {
  { "PROPOSED", N_("proposed") },
  { "CONFIRMED", N_("confirmed") },
  { "WAIVED", N_("waived") },
  { NULL, NULL },
};

const LianChoice lian_choices_contract_side[] = {
  { "ORDERER", N_("the orderer") },
  { "MAKERS", N_("the makers") },
  { NULL, NULL },
};

const LianChoice lian_choices_payment_kind[] = {
  { "DEPOSIT", N_("deposit") },
  { "ADVANCE", N_("advance payment") },
  { "PRICE", N_("price of goods") },
  { "FEE", N_("processing fee") },
  { "PENALTY", N_("penalty") },
  { "RETURNED", N_("money returned") },
  { NULL, NULL },
};

const LianChoice lian_choices_material_source[] = {
  { "ALLOCATION", N_("state allocation") },
  { "ORDERER", N_("supplied by the ordering department") },
  { "SELF", N_("self-purchase") },
  { "LOCAL", N_("using local materials") },
  { NULL, NULL },
};

const LianChoice lian_choices_movement_kind[] = {
  { "OPENING", N_("opening stock") },
  { "IN", N_("in") },
  { "ISSUED", N_("issued") },
  { "USED", N_("used") },
  { "RETURNED", N_("returned to the store") },
  { "TRANSFER", N_("moved to another place") },
  { "LOSS", N_("lost") },
  { "COUNTED", N_("stock counted") },
  { "BACK_TO_ORDERER", N_("given back to the orderer") },
  { "SETTLED", N_("settled with the orderer") },
  { NULL, NULL },
};

const LianChoice lian_choices_place_keeper[] = {
  { "COOPERATIVE", N_("a co-operative") },
  { "FEDERATION", N_("the federation") },
  { "PARTNER", N_("a trading partner") },
  { NULL, NULL },
};
