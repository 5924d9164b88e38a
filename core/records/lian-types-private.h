/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record types, one file each. */
#pragma once

#include "lian-date.h"
#include "lian-contract-state.h"
#include "lian-type.h"

extern const LianType lian_type_officer;
extern const LianType lian_type_unit;
extern const LianType lian_type_currency;
extern const LianType lian_type_city;
extern const LianType lian_type_trade;
extern const LianType lian_type_product;
extern const LianType lian_type_material;
extern const LianType lian_type_norm;
extern const LianType lian_type_federation;
extern const LianType lian_type_settings;
extern const LianType lian_type_neighbourhood;
extern const LianType lian_type_service_standard;
extern const LianType lian_type_cooperative;
extern const LianType lian_type_member;
extern const LianType lian_type_member_distinct;
extern const LianType lian_type_succession;
extern const LianType lian_type_succession_step;
extern const LianType lian_type_succession_item;
extern const LianType lian_type_activity;
extern const LianType lian_type_readiness;
extern const LianType lian_type_process;
extern const LianType lian_type_service_point;
extern const LianType lian_type_point_trade;
extern const LianType lian_type_way;
extern const LianType lian_type_split_link;
extern const LianType lian_type_round;
extern const LianType lian_type_round_stop;
extern const LianType lian_type_investigation;
extern const LianType lian_type_attachment;
extern const LianType lian_type_partner;
extern const LianType lian_type_stock_place;
extern const LianType lian_type_purchase_approval;
extern const LianType lian_type_relation;
extern const LianType lian_type_relation_event;
extern const LianType lian_type_relation_task;
extern const LianType lian_type_contract;
extern const LianType lian_type_contract_line;
extern const LianType lian_type_contract_material;
extern const LianType lian_type_reservation;
extern const LianType lian_type_schedule;
extern const LianType lian_type_allotment;
extern const LianType lian_type_delivery;
extern const LianType lian_type_delivery_grade;
extern const LianType lian_type_grade_price;
extern const LianType lian_type_amendment;
extern const LianType lian_type_penalty;
extern const LianType lian_type_payment;
extern const LianType lian_type_period_lock;
extern const LianType lian_type_material_movement;
extern const LianType lian_type_recommendation;
extern const LianType lian_type_decision;
extern const LianType lian_type_service_proposal;
extern const LianType lian_type_service_change;
extern const LianType lian_type_impact_finding;
extern const LianType lian_type_kept_warning;
extern const LianType lian_type_production_return;
extern const LianType lian_type_correction_case;
extern const LianType lian_type_correction_symptom;
extern const LianType lian_type_correction_measure;
extern const LianType lian_type_edition;
extern const LianType lian_type_outlet;
extern const LianType lian_type_market_price;
extern const LianType lian_type_sale;
extern const LianType lian_type_capacity;
extern const LianType lian_type_plan;
extern const LianType lian_type_plan_line;
extern const LianType lian_type_process_capacity;
extern const LianType lian_type_work_norm;
extern const LianType lian_type_distance;
extern const LianType lian_type_arrangement;
extern const LianType lian_type_arrangement_stage;
extern const LianType lian_type_arrangement_line;
extern const LianType lian_type_share_terms;
extern const LianType lian_type_journal_entry;

void _lian_material_check_measure (LianCheck *c, const LianRecord *r, const char *goods, const char *unit);
char *_lian_material_describe_open (LianCheck *c, gint64 contract);
void _lian_contract_check_clauses (LianCheck *c, const LianRecord *before, const LianRecord *after);
void _lian_contract_check_framework (LianCheck *c, const LianRecord *r);
void _lian_contract_check_framework_line (LianCheck *c, const LianRecord *r);
gint64 _lian_delivery_kept (LianCheck *c, const LianRecord *delivery);
void _lian_contract_check_signatory (LianCheck *c, const LianRecord *r);
void _lian_currency_check_day (LianCheck *c, const LianRecord *r, const char *field, LianDate day);
void _lian_relation_check_end (LianCheck *c, const LianRecord *r, const char *field, gboolean refuse);
gboolean _lian_arrangement_stays (const LianRecord *arrangement);
gboolean _lian_member_is_here (const LianRecord *member);
gboolean _lian_succession_carries (LianCheck *c, const LianRecord *before, const LianRecord *after);
void _lian_member_check_counts (LianCheck *c, const LianRecord *cooperative);
void _lian_member_check_double (LianCheck *c, const LianRecord *r);
void _lian_arrangement_check_part (LianCheck *c, const LianRecord *before, const LianRecord *after);
