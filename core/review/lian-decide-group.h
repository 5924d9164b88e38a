/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Several like cases decided with one reason, as one act. */
#pragma once

#include "lian-decide.h"

G_BEGIN_DECLS

/**
 * LianGroupDeed:
 * @LIAN_GROUP_DECIDE: a decision on each
 * @LIAN_GROUP_RETURN: each goes back to the clerk
 * @LIAN_GROUP_COUNTERSIGN: the decision that waits on each is countersigned
 *
 * What is done with several cases at once.
 */
typedef enum
{
  LIAN_GROUP_DECIDE,
  LIAN_GROUP_RETURN,
  LIAN_GROUP_COUNTERSIGN,
} LianGroupDeed;

/**
 * LianGroupCase:
 * @activity: the activity
 * @decision: the decision that waits for a countersignature, or 0
 * @title: co-operative and activity
 * @seen: (nullable): lian_case_dup_seen() of @facts
 * @facts: (nullable): the case; %NULL when there is no such activity any more
 * @cuts: (nullable) (element-type LianRelationCut): the live relations that a form which brings people
 *   under one roof would cut, or may (L1)
 * @taken: whether it is done with the others; the caller may clear it
 *
 * A case among several.
 */
typedef struct
{
  gint64 activity;
  gint64 decision;
  char *title;
  char *seen;
  LianCase *facts;
  GPtrArray *cuts;
  gboolean taken;
} LianGroupCase;

/**
 * LianGroupWish:
 * @deed: what is done
 * @outcome: (nullable): for a decision, the form; %NULL accepts what is recommended for each
 * @also: (nullable): a second form beside @outcome
 * @reason: (nullable): the one reason
 * @review_on: for a decision, when each is looked at again, or 0
 * @way: (nullable): for a countersignature, "ACCOUNT" or "PAPER"
 * @officer: on paper, who signed; else the author
 * @signed_on: on paper, the day on the sheet
 *
 * What is asked for, the same for every case.
 */
typedef struct
{
  LianGroupDeed deed;
  const char *outcome;
  const char *also;
  char *reason;
  LianDate review_on;
  char *way;
  gint64 officer;
  LianDate signed_on;
} LianGroupWish;

/**
 * LianGroupOutlook:
 * @outcomes: (array zero-terminated=1): the forms, owned by the case or the wish
 * @blocked_by: (nullable): rules that stop one of them
 * @departs: whether the rules recommend another
 * @waits: whether a second officer must countersign
 * @demands: what the decision must bring
 * @cuts: (nullable) (element-type LianRelationCut): the relations that the forms would cut, or may;
 *   owned by the case; %NULL for none
 * @replaces: (nullable): the decision that gives way, at once or when countersigned
 * @refusal: (nullable): why it can't be done with the others
 *
 * What one case would get.
 */
typedef struct
{
  const char *outcomes[3];
  char *blocked_by;
  gboolean departs;
  gboolean waits;
  LianDemands demands;
  const GPtrArray *cuts;
  const LianRecord *replaces;
  char *refusal;
} LianGroupOutlook;

/**
 * LianGroupRequest:
 * @wish: what is asked for
 * @cases: (element-type LianGroupCase): only what is taken is done
 * @made: (element-type gint64) (out): the decisions made or put in force, in the order of @cases
 *
 * For lian_decide_group().
 */
typedef struct
{
  LianGroupWish wish;
  GPtrArray *cases;
  GArray *made;
} LianGroupRequest;

void lian_group_case_free (LianGroupCase *self);
GPtrArray *lian_group_read (LianTxn *txn, const GArray *activities, GCancellable *cancellable,
                            GError **error);
void lian_group_foresee (const LianGroupCase *self, const LianGroupWish *wish,
                         LianGroupOutlook *outlook);
void lian_group_outlook_clear (LianGroupOutlook *outlook);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LianGroupOutlook, lian_group_outlook_clear)

LianGroupRequest *lian_group_request_new (LianGroupDeed deed);
void lian_group_request_add (LianGroupRequest *self, const LianGroupCase *one);
void lian_group_request_free (LianGroupRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianGroupRequest, lian_group_request_free)

/* LianTxnFunc */
gboolean lian_decide_group (LianTxn *txn, gpointer request, GCancellable *cancellable,
                            GError **error);

G_END_DECLS
