/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A running evaluation; private to the rulebook engine. */
#pragma once

#include "lian-dmn-model.h"
#include "lian-feel-eval.h"
#include "lian-rulebook.h"

G_BEGIN_DECLS

gsize _lian_facts_get_stamp (LianFacts *facts);
LianFeelValue *_lian_facts_get_interned (LianFacts *facts, const char *fact);

typedef struct _LianEvaluation LianEvaluation;

struct _LianEvaluation
{
  LianFeelMachine machine;
  LianRulebook *rulebook;
  LianFacts *facts;
  GHashTable *values;     /* LianDmnItem -> LianFeelValue */
  LianTrace *trace;       /* (nullable) */
  const char *table_name; /* of the table in evaluation, for the trace */
  GError *error;
};

LianDmnModel *_lian_rulebook_get_model (LianRulebook *rulebook);
GArray *_lian_rulebook_get_rules (LianRulebook *rulebook);
GArray *_lian_rules_new (LianDmnModel *model);
LianDmnItem *_lian_rulebook_find_decision (LianRulebook *rulebook,
                                           const char *decision,
                                           GError **error);
LianFeelValue *_lian_rulebook_run (LianRulebook *rulebook,
                                   LianDmnItem *item,
                                   LianFacts *facts,
                                   LianTrace *trace,
                                   GError **error);

LianFeelValue *
_lian_table_evaluate (LianEvaluation *evaluation, LianDmnTable *table, LianFeelEnv *env);

gboolean _lian_table_gives_list (LianDmnTable *table);
gboolean _lian_table_prefers (LianDmnTable *table, guint a, guint b);
LianFeelValue *_lian_table_result (LianEvaluation *evaluation,
                                   LianDmnTable *table,
                                   LianFeelEnv *env,
                                   GPtrArray *hits);
LianFeelValue *_lian_rulebook_run_above (LianRulebook *rulebook,
                                         LianDmnItem *item,
                                         GPtrArray *below,
                                         const LianFeelNode *part,
                                         GPtrArray *hits);

const char *_lian_rule_annotation (LianDmnTable *table, LianDmnRule *rule, const char *name);

LianTrace *_lian_trace_new (LianRulebook *rulebook);
LianTraceTable *_lian_trace_begin (LianTrace *trace, const char *decision);
LianTraceRule *_lian_trace_add_rule (LianTraceTable *table, const char *rule);
void _lian_trace_add_cell (LianTraceRule *rule,
                           const char *input,
                           const char *test,
                           LianFeelValue *value,
                           LianTruth state);

G_END_DECLS
