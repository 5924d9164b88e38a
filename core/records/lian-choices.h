/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The values of choice fields; each array ends with a %NULL value. */
#pragma once

#include "lian-type.h"

extern const LianChoice lian_choices_role[];
extern const LianChoice lian_choices_measure[];
extern const LianChoice lian_choices_size_class[];
extern const LianChoice lian_choices_trade_class[];
extern const LianChoice lian_choices_arr_class[];
extern const LianChoice lian_choices_level[];
extern const LianChoice lian_choices_stage[];
extern const LianChoice lian_choices_member_kind[];
extern const LianChoice lian_choices_member_role[];
extern const LianChoice lian_choices_sex[];
extern const LianChoice lian_choices_succession[];
extern const LianChoice lian_choices_left_why[];
extern const LianChoice lian_choices_status[];
extern const LianChoice lian_choices_form[];
extern const LianChoice lian_choices_outcome[];
extern const LianChoice lian_choices_fact[];
extern const LianChoice lian_choices_partner_kind[];
extern const LianChoice lian_choices_relation_kind[];
extern const LianChoice lian_choices_relation_state[];
extern const LianChoice lian_choices_relation_cause[];
extern const LianChoice lian_choices_contract_type[];
extern const LianChoice lian_choices_contract_state[];
extern const LianChoice lian_choices_signatory[];
extern const LianChoice lian_choices_sale_channel[];
extern const LianChoice lian_choices_plan_state[];
extern const LianChoice lian_choices_arrangement_state[];
extern const LianChoice lian_choices_aim[];
extern const LianChoice lian_choices_arrange_outcome[];
extern const LianChoice lian_choices_verdict[];
extern const LianChoice lian_choices_penalty_kind[];
extern const LianChoice lian_choices_penalty_state[];
extern const LianChoice lian_choices_contract_side[];
extern const LianChoice lian_choices_payment_kind[];
extern const LianChoice lian_choices_attachment_kind[];
extern const LianChoice lian_choices_material_source[];
extern const LianChoice lian_choices_movement_kind[];
extern const LianChoice lian_choices_place_keeper[];
extern const LianChoice lian_choices_decision_state[];
extern const LianChoice lian_choices_edition_state[];
extern const LianChoice lian_choices_countersign_way[];
extern const LianChoice lian_choices_language[];
extern const LianChoice lian_choices_finding_of_visit[];
extern const LianChoice lian_choices_link_state[];
extern const LianChoice lian_choices_impact[];
extern const LianChoice lian_choices_finding_state[];
extern const LianChoice lian_choices_proposal_state[];
extern const LianChoice lian_choices_service_change[];
extern const LianChoice lian_choices_case_state[];
extern const LianChoice lian_choices_case_ground[];
extern const LianChoice lian_choices_symptom[];
extern const LianChoice lian_choices_correction[];
extern const LianChoice lian_choices_record_type[];
extern const LianChoice lian_choices_day_count[];
extern const LianChoice lian_choices_valuation_state[];
extern const LianChoice lian_choices_means_outcome[];
extern const LianChoice lian_choices_labour_by[];
extern const LianChoice lian_choices_non_members[];
extern const LianChoice lian_choices_income_compared[];
