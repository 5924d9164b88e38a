/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a changed edition of the rulebook would say about every co-operative: who flips, and why. */
#pragma once

#include "lian-case.h"
#include "lian-correction.h"
#include "lian-progress.h"

G_BEGIN_DECLS

/**
 * LianFlip:
 * @activity: the activity
 * @cooperative: the co-operative
 * @title: its name in the program's language
 * @work: the activity's name
 * @before: what is recommended now
 * @after: what would be recommended
 * @was_blocked: forms that are blocked now, each with its guards
 * @is_blocked: forms that would be
 * @gained: ids of the rules that would fire and do not now
 * @lost: ids of the rules that fire now and would not
 * @reasons: lines that say @gained and @lost in words, with the values that make them fire
 * @decision: (nullable): number of the decision in force
 * @contradicts: whether the form decided is recommended now and would be no more
 *
 * A case that a changed edition answers otherwise.
 */
typedef struct
{
  gint64 activity;
  gint64 cooperative;
  char *title;
  char *work;
  char **before;
  char **after;
  char **was_blocked;
  char **is_blocked;
  char **gained;
  char **lost;
  char **reasons;
  char *decision;
  gboolean contradicts;
} LianFlip;

/**
 * LianProposalFlip:
 * @activity: what was centralised
 * @cooperative: the co-operative
 * @title: its name in the program's language
 * @work: the activity's name
 * @before: the grounds for a correction case now, or none
 * @after: the grounds there would be
 *
 * A centralisation that is to be corrected, or is no more, because the edition sets other limits to
 * what counts as a fall.
 */
typedef struct
{
  gint64 activity;
  gint64 cooperative;
  char *title;
  char *work;
  LianCorrectionGrounds before;
  LianCorrectionGrounds after;
} LianProposalFlip;

/**
 * LianRehearsal:
 * @cases: how many cases were asked about
 * @flips: (element-type LianFlip): those that would be answered otherwise, by name
 * @forms: (element-type guint): for each pair of forms in the order of lian_choices_form, how many
 *   cases go from the first to the second; only first recommended forms count
 * @proposals: (element-type LianProposalFlip): centralisations with other grounds for a correction
 */
typedef struct
{
  guint cases;
  GPtrArray *flips;
  GArray *forms;
  GPtrArray *proposals;
} LianRehearsal;

LianRehearsal *lian_rehearse (LianTxn *txn, LianRulebook *edition, LianProgress *progress,
                              GCancellable *cancellable, GError **error);
void lian_rehearsal_free (LianRehearsal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianRehearsal, lian_rehearsal_free)

guint lian_rehearsal_count (const LianRehearsal *self, guint from, guint to);
gboolean lian_flip_changes_form (const LianFlip *flip);

G_END_DECLS
