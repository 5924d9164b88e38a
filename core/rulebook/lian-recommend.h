/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A recommendation with its reasons. */
#pragma once

#include "lian-rulebook.h"

G_BEGIN_DECLS

/**
 * LianReason:
 * @fact: a fact identifier
 * @value: its value, null if unknown
 *
 * A fact that made a rule fire.
 */
typedef struct
{
  const char *fact;
  LianFeelValue *value;
} LianReason;

/**
 * LianFinding:
 * @rule: the rule id
 * @force: MAY, DEFAULT, SHOULD, MUST, SHOULD_NOT or FORBID
 * @outcome: what it permits, asks for or stops
 * @because: (element-type LianReason): the facts behind it
 * @zh: (nullable): the Chinese quotation, which governs
 * @en: (nullable): the English quotation
 */
typedef struct
{
  const char *rule, *force, *outcome;
  GPtrArray *because;
  const char *zh, *en;
} LianFinding;

/**
 * LianBlocked:
 * @outcome: a form
 * @by: (array zero-terminated=1): the rules that stop it
 */
typedef struct
{
  const char *outcome;
  char **by;
} LianBlocked;

/**
 * LianRefusal:
 * @fact: a fact identifier
 * @value: its value, null if unknown
 * @test: what it would have to be, as the rulebook writes it
 * @state: no, or unknown
 *
 * A cell that keeps a rule from firing.
 */
typedef struct
{
  const char *fact;
  LianFeelValue *value;
  const char *test;
  LianTruth state;
} LianRefusal;

/**
 * LianWhyNot:
 * @outcome: a form that is not recommended
 * @rule: the rule that came nearest to it, or the guard that stops it
 * @cells: (element-type LianRefusal): what refuses it
 */
typedef struct
{
  const char *outcome, *rule;
  GPtrArray *cells;
} LianWhyNot;

/**
 * LianFactChange:
 * @fact: a fact identifier
 * @from: its value
 * @to: the value it would take
 */
typedef struct
{
  const char *fact;
  LianFeelValue *from, *to;
} LianFactChange;

/**
 * LianChange:
 * @outcome: a form that is not recommended
 * @facts: (element-type LianFactChange): a smallest set of changes that gives it
 */
typedef struct
{
  const char *outcome;
  GPtrArray *facts;
} LianChange;

/**
 * LianQuestion:
 * @fact: an unknown fact
 * @separates: how many outcomes stand differently for yes and for no
 */
typedef struct
{
  const char *fact;
  guint separates;
} LianQuestion;

/**
 * LianRecommendation:
 * @recommended: (array zero-terminated=1): the recommended form, or two together
 * @permitted: (array zero-terminated=1): what is permitted before guards
 * @blocked: (element-type LianBlocked): what guards stop
 * @prohibitions: (array zero-terminated=1): rules that forbid something here
 * @warnings: (array zero-terminated=1): rules and resolutions to point out
 * @steps: (array zero-terminated=1): what to do next
 * @findings: (element-type LianFinding): in the order of the rule table
 * @why_not: (element-type LianWhyNot): for every other form
 * @change: (element-type LianChange): what would change the answer
 * @change_up_to: how many facts change at once in @change at most; 0 where the rulebook is too
 *   large to be looked at for all facts
 * @ask: (element-type LianQuestion): what to ask first
 * @rulebook_hash: SHA-256 of the rulebook
 * @edition: the name of its edition
 *
 * What the rules say about one activity. Read only; all texts in it live as long as it does.
 */
typedef struct _LianRecommendation
{
  gatomicrefcount refs; /*< private >*/
  char **recommended, **permitted;
  GPtrArray *blocked;
  char **prohibitions, **warnings, **steps;
  GPtrArray *findings, *why_not, *change, *ask;
  guint change_up_to;
  const char *rulebook_hash, *edition;
  LianRulebook *rulebook;        /*< private >*/
  LianFeelValue *result, *found; /*< private >*/
} LianRecommendation;

#define LIAN_TYPE_RECOMMENDATION (lian_recommendation_get_type ())
GType lian_recommendation_get_type (void);

/**
 * LIAN_CHANGES_OF_ONE:
 *
 * Facts that may change at once in what would change the answer of one case.
 */
#define LIAN_CHANGES_OF_ONE 4

/**
 * LIAN_CHANGES_OF_MANY:
 *
 * The same where many cases are explained in one go.
 */
#define LIAN_CHANGES_OF_MANY 2

LianRecommendation *lian_recommend (LianRulebook *rulebook,
                                    LianFacts *facts,
                                    guint max_changes,
                                    GError **error);
LianRecommendation *lian_recommendation_ref (LianRecommendation *recommendation);
void lian_recommendation_unref (LianRecommendation *recommendation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianRecommendation, lian_recommendation_unref)

char *lian_recommendation_to_json (LianRecommendation *self);

G_END_DECLS
