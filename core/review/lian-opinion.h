/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the rulebook says about one set of facts, as plain data. */
#pragma once

#include <glib.h>

#include "lian-rulebook.h"

G_BEGIN_DECLS

/**
 * LianOpinionFact:
 * @fact: the fact
 * @value: its value: "yes", "no", "unknown", a number or a choice
 * @test: (nullable): in a refusal, the cell of the table
 * @state: (nullable): in a refusal, "yes", "no" or "unknown"
 * @to: (nullable): in a change, the value it would need
 *
 * A fact in an explanation.
 */
typedef struct
{
  char *fact;
  char *value;
  char *test;
  char *state;
  char *to;
} LianOpinionFact;

/**
 * LianOpinionFinding:
 * @rule: rule id as printed
 * @force: MAY, DEFAULT, SHOULD, MUST, SHOULD_NOT or FORBID
 * @outcome: what it leads to
 * @because: (element-type LianOpinionFact): the values that made it fire
 * @zh: citation in Chinese
 * @en: citation in English
 */
typedef struct
{
  char *rule;
  char *force;
  char *outcome;
  GPtrArray *because;
  char *zh;
  char *en;
} LianOpinionFinding;

/**
 * LianOpinionBlock:
 * @outcome: the form that is stopped
 * @by: the rules that stop it
 */
typedef struct
{
  char *outcome;
  char **by;
} LianOpinionBlock;

/**
 * LianOpinionPath:
 * @outcome: a form
 * @rule: (nullable): in a refusal, the rule that came nearest
 * @facts: (element-type LianOpinionFact): the cells that refuse it, or the facts to change
 */
typedef struct
{
  char *outcome;
  char *rule;
  GPtrArray *facts;
} LianOpinionPath;

/**
 * LianOpinionQuestion:
 * @fact: an unknown fact
 * @separates: how many outcomes the answer separates
 */
typedef struct
{
  char *fact;
  guint separates;
} LianOpinionQuestion;

/**
 * LianOpinion:
 * @edition: edition of the rulebook
 * @hash: hash of the rulebook
 * @recommended: the recommended forms
 * @permitted: the permitted forms, before guards
 * @steps: what has to be done first
 * @blocked: (element-type LianOpinionBlock): forms that a guard stops
 * @findings: (element-type LianOpinionFinding): in the order of the rule table
 * @why_not: (element-type LianOpinionPath): for every other form what refuses it
 * @change: (element-type LianOpinionPath): smallest sets of facts that lead to a form
 * @ask: (element-type LianOpinionQuestion): unknown facts, the most telling first
 * @answer: (nullable): what it was made of; only where it was explained
 *
 * What the rulebook says about one set of facts. Read only: cases with the same facts share it.
 */
typedef struct
{
  gatomicrefcount refs; /*< private >*/
  char *edition;
  char *hash;
  char **recommended;
  char **permitted;
  char **steps;
  GPtrArray *blocked;
  GPtrArray *findings;
  GPtrArray *why_not;
  GPtrArray *change;
  GPtrArray *ask;
  struct _LianRecommendation *answer; /*< private >*/
} LianOpinion;

/**
 * LianOpinionDetail:
 * @LIAN_OPINION_BRIEF: without refusals, changes, questions and reasons
 * @LIAN_OPINION_WHOLE: with all of them, changes of up to four facts
 * @LIAN_OPINION_LISTED: with all of them, changes of up to two facts, as for many cases in one go
 *
 * How much of an answer is worked out.
 */
typedef enum
{
  LIAN_OPINION_BRIEF,
  LIAN_OPINION_WHOLE,
  LIAN_OPINION_LISTED,
} LianOpinionDetail;

LianOpinion *lian_opinion_new (LianRulebook *rulebook, const char *facts_json,
                               LianOpinionDetail detail, GError **error);
char *lian_opinion_dup_json (const LianOpinion *self);
void lian_opinion_unref (LianOpinion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianOpinion, lian_opinion_unref)

gboolean lian_opinion_path_is_foreign (const LianOpinionPath *path);
GPtrArray *lian_opinion_list_findings (LianRulebook *rulebook, const char *decision,
                                       const char *facts_json, GError **error);
guint lian_opinion_get_number (LianRulebook *rulebook, const char *constant, guint scale,
                               guint otherwise);
guint lian_opinion_get_percent (LianRulebook *rulebook, const char *constant);

G_END_DECLS
