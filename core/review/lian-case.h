/* SPDX-License-Identifier: LGPL-2.1-or-later
 * One case: the facts of an activity, what the rules say, and what was decided. */
#pragma once

#include "lian-opinion.h"
#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianCaseFact:
 * @fact: identifier
 * @value: (nullable): "yes", "no", "unknown", a number or a choice; %NULL was never asked
 * @number: whether @value is a whole number
 * @truth: whether the fact has three values
 */
typedef struct
{
  const char *fact;
  char *value;
  gboolean number;
  gboolean truth;
} LianCaseFact;

/**
 * LianCasePart:
 * @type: id of its record type: a point, a link, a relation, the city
 * @id: the record
 * @title: its name
 * @facts: (element-type LianCaseFact): its facts
 * @findings: (element-type LianOpinionFinding): what the rules say about it
 */
typedef struct
{
  const char *type;
  gint64 id;
  char *title;
  GPtrArray *facts;
  GPtrArray *findings;
} LianCasePart;

/**
 * LianCaseHint:
 * @rule: what it rests on: "A7" or "A8"
 * @count: for A8, the points to be adjusted
 * @all: for A8, all points
 * @percent: for A8, the share that is still "individual", in per cent
 *
 * What an officer should know besides; lian_words_dup_hint() says it.
 */
typedef struct
{
  const char *rule;
  guint count;
  guint all;
  guint percent;
} LianCaseHint;

/**
 * LianCaseEffects:
 * @persons: persons of the activity; -1 if it is not recorded
 * @points: open service points
 * @points_spoken_of: those that a rule speaks about
 * @rounds: door-to-door rounds of the co-operative
 * @neighbourhoods: neighbourhoods that points and rounds lie in
 * @residents: residents of those whose number is recorded
 * @uncounted: neighbourhoods without a number of residents
 * @relations: supply, sales and production relations of the co-operative
 * @interrupted: those that are interrupted now
 *
 * Whom and what a decision reaches, as far as the base knows.
 */
typedef struct
{
  gint64 persons;
  guint points;
  guint points_spoken_of;
  guint rounds;
  guint neighbourhoods;
  gint64 residents;
  guint uncounted;
  guint relations;
  guint interrupted;
} LianCaseEffects;

/**
 * LianCaseSection:
 * @LIAN_CASE_CHANGED: facts or rules have changed since the decision
 * @LIAN_CASE_NEVER: nobody has decided
 * @LIAN_CASE_OVERDUE: the day of review has passed
 * @LIAN_CASE_WAITING: waits for the second officer
 * @LIAN_CASE_RETURNED: went back to the clerk, who has not changed a fact yet
 * @LIAN_CASE_SETTLED: nothing to do
 */
typedef enum
{
  LIAN_CASE_CHANGED,
  LIAN_CASE_NEVER,
  LIAN_CASE_OVERDUE,
  LIAN_CASE_WAITING,
  LIAN_CASE_RETURNED,
  LIAN_CASE_SETTLED,
} LianCaseSection;

/**
 * LianCase:
 * @activity: the activity
 * @cooperative: its co-operative
 * @activity_name: name in the program's language
 * @cooperative_name: name in the program's language
 * @joined: when the co-operative joined, or 0
 * @working_date: the working date
 * @facts: (element-type LianCaseFact): as the rules take them
 * @parts: (element-type LianCasePart): points, links, relations, the city
 * @closed_lately: points that were closed within a year (A8)
 * @opinion: what the rules say
 * @rulebook: the edition of the rulebook that was asked
 * @edition: edition of the rulebook; owned by @opinion
 * @rulebook_hash: hash of the rulebook; owned by @opinion
 * @crafts: (element-type LianRecord): protected crafts that the activity touches, by the register now
 * @blocked: (element-type LianOpinionBlock): forms that are stopped: by the guards of the rulebook, and
 *   centralising a special craft by its protection (S1-6c)
 * @hints: (element-type LianCaseHint): what the officer should know besides (A7, A8)
 * @decisions: (element-type LianRecord): the newest first
 * @kept: (element-type LianRecord): warnings kept on activity and co-operative
 * @section: where the case belongs
 * @changed: (element-type utf8): facts that differ from the last decision
 * @receipt: (nullable): facts and findings, JSON; left out by lian_case_load_listed() where nothing
 *   was decided
 */
typedef struct
{
  gint64 activity;
  gint64 cooperative;
  char *activity_name;
  char *cooperative_name;
  LianDate joined;
  LianDate working_date;
  GPtrArray *facts;
  GPtrArray *parts;
  guint closed_lately;
  LianRulebook *rulebook;
  LianOpinion *opinion;
  const char *edition;
  const char *rulebook_hash;
  GPtrArray *crafts;
  GPtrArray *blocked;
  GPtrArray *hints;
  GPtrArray *decisions;
  GPtrArray *kept;
  LianCaseSection section;
  GPtrArray *changed;
  char *receipt;
} LianCase;

LianCase *lian_case_load (LianTxn *txn, gint64 activity, GError **error);
LianCase *lian_case_load_listed (LianTxn *txn, gint64 activity, GError **error);
LianCase *lian_case_load_brief (LianTxn *txn, gint64 activity, GError **error);
LianCase *lian_case_load_decided (LianTxn *txn, const LianRecord *decision, GError **error);
void lian_case_free (LianCase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianCase, lian_case_free)

const LianCaseFact *lian_case_find_fact (const LianCase *self, const char *fact);
gboolean lian_case_recommends (const LianCase *self, const char *outcome);
const char *lian_case_get_recommended (const LianCase *self, guint i);
char *lian_case_dup_recommended (const LianCase *self);
gboolean lian_case_permits (const LianCase *self, const char *outcome);
char *lian_case_dup_blocked_by (const LianCase *self, const char *outcome);
gboolean lian_case_has_rule (const LianCase *self, const char *rule);
LianRecord *lian_case_get_decision (const LianCase *self, const char *state);
char *lian_case_dup_seen (const LianCase *self);
LianCaseEffects lian_case_count_effects (const LianCase *self, LianTxn *txn);

/* The receipt of a case. */
char *lian_receipt_dup_code (const char *receipt);
char *lian_receipt_dup_rulebook (const char *receipt);
GPtrArray *lian_receipt_list_changes (const char *receipt, const char *now);

/**
 * LianQueueItem:
 * @activity: the activity
 * @cooperative: its co-operative
 * @section: why it stands in the queue
 * @title: the co-operative
 * @work: the activity
 * @detail: (nullable): what changed, or since when
 */
typedef struct
{
  gint64 activity;
  gint64 cooperative;
  LianCaseSection section;
  char *title;
  char *work;
  char *detail;
} LianQueueItem;

void lian_queue_item_free (LianQueueItem *item);
GPtrArray *lian_case_list_queue (LianTxn *txn, GCancellable *cancellable, GError **error);
gboolean lian_case_count_queue (LianTxn *txn, guint *n, GCancellable *cancellable, GError **error);

G_END_DECLS
