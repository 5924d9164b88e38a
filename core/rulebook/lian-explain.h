/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Reasons behind a recommendation; private to the rulebook. */
#pragma once

#include "lian-recommend.h"
#include "lian-rulebook-private.h"

G_BEGIN_DECLS

typedef struct
{
  LianRulebook *rulebook;
  LianDmnModel *model;
  LianDmnItem *form;     /* recommended_form */
  LianDmnItem *findings; /* production_form */
  LianFacts *facts;
  LianTrace *trace;
  LianFeelValue *result; /* of recommended_form */
  guint max_changes;     /* facts that may change at once */
} LianExplainer;

/* What cannot be recommended to anybody: it says that facts are missing. */
#define LIAN_OUTCOME_DEFER "DEFER"

/* Facts that may change at once in what would change the answer. */
#define LIAN_MAX_CHANGES 4

/* Derived values are followed to the facts through so many tables at most. */
#define LIAN_EXPLAIN_DEPTH 20

void _lian_reason_free (LianReason *reason);
GPtrArray *_lian_explain_because (LianExplainer *explainer, const char *rule, const char *outcome);
GPtrArray *_lian_explain_why_not (LianExplainer *explainer);
GPtrArray *_lian_explain_change (LianExplainer *explainer);
GPtrArray *_lian_explain_ask (LianExplainer *explainer);

GPtrArray *_lian_explain_refusals (LianExplainer *explainer,
                                   const char *outcome,
                                   const char **rule);

GPtrArray *_lian_explain_outcomes (LianExplainer *explainer);
LianDmnTable *_lian_explain_table (LianExplainer *explainer, const char *name);
gboolean _lian_explain_is_fact (LianExplainer *explainer, const char *name);
LianDmnItem *_lian_explain_order (LianExplainer *explainer, const char *outcome);
struct _LianReasoner *_lian_explain_lock_reasoner (LianExplainer *explainer);
void _lian_explain_unlock_reasoner (LianExplainer *explainer);

/* Finds something out about a case; @numbers are its facts, which it leaves as they were. */
typedef void (*LianReasonFunc) (LianExplainer *explainer,
                                struct _LianReasoner *reasoner,
                                guint *numbers,
                                GPtrArray *found);
void _lian_explain_reason (LianExplainer *explainer, LianReasonFunc func, GPtrArray *found);
gboolean _lian_explain_blocks (LianFeelValue *result, const char *outcome);
gboolean
_lian_explain_gives (LianExplainer *explainer, LianFeelValue *result, const char *outcome);
LianTraceRule *
_lian_explain_finding_row (LianExplainer *explainer, const char *rule, const char *outcome);
int _lian_table_output (LianDmnTable *table, const char *name);
gboolean _lian_value_names (LianFeelValue *value, const char *outcome);
gboolean _lian_rule_gives (LianExplainer *explainer,
                           LianDmnTable *table,
                           LianDmnRule *rule,
                           const char *outcome);
LianFeelValue *_lian_rule_literal (LianDmnTable *table, LianDmnRule *rule, const char *output);

/* Whether a row would do. */
typedef gboolean (*LianRowFilter) (LianExplainer *explainer,
                                   LianDmnTable *table,
                                   LianDmnRule *rule,
                                   gconstpointer data);

gboolean _lian_row_gives (LianExplainer *explainer,
                          LianDmnTable *table,
                          LianDmnRule *rule,
                          gconstpointer data);

GPtrArray *_lian_refusals_new (void);
LianFeelValue *_lian_refusal_to_value (gconstpointer item);
void _lian_refusals_move (GPtrArray *to, GPtrArray *from);
gboolean _lian_refusals_of_choice (LianExplainer *explainer, GPtrArray *cells);
guint _lian_refusals_distance (LianExplainer *explainer, GPtrArray *cells);
GPtrArray *_lian_refuse_row (LianExplainer *explainer, LianTraceRule *row, guint depth);
GPtrArray *_lian_refuse_match (LianExplainer *explainer, LianTraceRule *row, guint depth);
GPtrArray *_lian_refuse_table (LianExplainer *explainer,
                               const char *name,
                               LianRowFilter wanted,
                               gconstpointer data,
                               guint depth,
                               const char **row_id);

G_END_DECLS
