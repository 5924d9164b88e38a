/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of lian-case share. */
#pragma once

#include "lian-case.h"

/* What the protection of a special craft stops without a countersignature (domain.md §3.4, S1-6c). */
#define LIAN_PROTECTION_RULE "S1-6c"
#define LIAN_PROTECTION_STOPS "CENTRALISE"

void _lian_case_init_protection (LianCase *self);
LianTruth _lian_case_gather_crafts (LianCase *self, LianTxn *txn, LianTruth said);
gboolean _lian_case_is_special (const LianCase *self);
void _lian_case_fill_blocked (LianCase *self);

/* Facts and parts of an activity; no rules yet. */
void _lian_case_gather (LianCase *self, LianTxn *txn, const LianRecord *activity);
char *_lian_case_facts_to_json (const GPtrArray *facts);
gboolean _lian_case_leads_to (const GPtrArray *findings, const char *outcome);
void _lian_case_add_hints (LianCase *self);
gboolean _lian_case_judge_parts (LianCase *self, GError **error);
void _lian_case_part_free (gpointer part);
void _lian_case_fact_free (gpointer fact);

gboolean _lian_case_ask (LianCase *self, LianRulebook *rulebook, LianOpinionDetail detail,
                         GError **error);

char *_lian_case_create_receipt (const LianCase *self);
gboolean _lian_case_read_receipt (LianCase *self, const char *receipt);

GPtrArray *_lian_case_list_decisions (LianTxn *txn, gint64 activity);
LianCaseSection _lian_case_find_section (GPtrArray *decisions, const char *receipt,
                                         LianDate working_date, GPtrArray **changed);
void _lian_case_take_day (LianCase *self, LianTxn *txn, LianDate day);
LianCase *_lian_case_load_then (LianTxn *txn, gint64 activity, const char *receipt, LianDate day,
                                GError **error);
LianCase *_lian_case_new_of (LianTxn *txn, const LianRecord *activity);
LianCase *_lian_case_load (LianTxn *txn, gint64 activity, LianOpinionDetail detail, GError **error);
