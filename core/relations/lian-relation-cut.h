/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Which relations a reorganisation, a contract or an allotment would cut, before it is saved (L1). */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianCutter:
 * @LIAN_CUTTER_CONTRACT: a contract, with its lines
 * @LIAN_CUTTER_LINE: a contract line, with its allotments
 * @LIAN_CUTTER_DECISION: a form of production for an activity
 * @LIAN_CUTTER_POINTS: service points that would no longer be where they are
 * @LIAN_CUTTER_CORRECTION: the correction of a centralisation
 *
 * What could cut a relation.
 */
typedef enum
{
  LIAN_CUTTER_CONTRACT,
  LIAN_CUTTER_LINE,
  LIAN_CUTTER_DECISION,
  LIAN_CUTTER_POINTS,
  LIAN_CUTTER_CORRECTION,
} LianCutter;

/**
 * LianRelationChange:
 * @by: what it is
 * @record: (nullable): the contract or the contract line, saved or not
 * @activity: of a decision or a correction, the activity
 * @outcome: (nullable): of a decision, the form
 * @points: (nullable) (array length=n_points): ids of service points
 * @n_points: their number
 *
 * A change that somebody is about to make.
 */
typedef struct
{
  LianCutter by;
  const LianRecord *record;
  gint64 activity;
  const char *outcome;
  const gint64 *points;
  guint n_points;
} LianRelationChange;

/**
 * LianRelationCut:
 * @relation: the relation
 * @cooperative: the name of its co-operative
 * @partner: the name of its partner
 * @goods: (nullable): its goods or work
 * @certain: whether the change would cut it by what is known; else it may, and whoever makes the
 *   change has to see to it
 * @why: how, as a sentence
 *
 * A live relation that a change would cut.
 */
typedef struct
{
  gint64 relation;
  char *cooperative;
  char *partner;
  char *goods;
  gboolean certain;
  char *why;
} LianRelationCut;

void lian_relation_cut_free (LianRelationCut *cut);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianRelationCut, lian_relation_cut_free)

GPtrArray *lian_relation_find_cuts (LianCheck *check, const LianRelationChange *change);
GPtrArray *lian_relation_cuts (LianTxn *txn, const LianRelationChange *change);
void lian_relation_check_cuts (LianCheck *check, const LianRecord *record, const char *field,
                               const LianRelationChange *change);
char *lian_relation_cuts_to_text (const GPtrArray *cuts, guint most);
gboolean lian_relation_outcome_gathers (const char *outcome);
gboolean lian_relation_is_about (const LianRecord *relation, gint64 product, const char *text,
                                 gboolean *known);

G_END_DECLS
