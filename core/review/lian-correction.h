/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Centralisations that went too early or too far: found by the program, and under correction. */
#pragma once

#include "lian-before-after.h"
#include "lian-case.h"

G_BEGIN_DECLS

/**
 * LianCorrectionState:
 * @LIAN_CORRECTION_OVERDUE: an open case, or a measure of it, past its due date
 * @LIAN_CORRECTION_FOUND: found by the program; nobody has opened a case
 * @LIAN_CORRECTION_OPEN: under correction
 * @LIAN_CORRECTION_CLOSED: closed
 *
 * Where a correction stands, in the order of the list.
 */
typedef enum
{
  LIAN_CORRECTION_OVERDUE,
  LIAN_CORRECTION_FOUND,
  LIAN_CORRECTION_OPEN,
  LIAN_CORRECTION_CLOSED,
} LianCorrectionState;

/**
 * LianCorrectionGrounds:
 * @LIAN_GROUND_NONE: nothing speaks for a case
 * @LIAN_GROUND_NOT_PERMITTED: the rules would not have permitted it on the facts of the day
 * @LIAN_GROUND_OVERRIDE: it was decided against a guard, with a reason
 * @LIAN_GROUND_OUTPUT_FELL: output fell after the day
 * @LIAN_GROUND_SERVICE_FELL: service fell after the day
 * @LIAN_GROUND_REPORTED: harm is recorded as a fact (G4)
 *
 * Why a centralisation is to be looked at.
 */
typedef enum
{
  LIAN_GROUND_NONE = 0,
  LIAN_GROUND_NOT_PERMITTED = 1 << 0,
  LIAN_GROUND_OVERRIDE = 1 << 1,
  LIAN_GROUND_OUTPUT_FELL = 1 << 2,
  LIAN_GROUND_SERVICE_FELL = 1 << 3,
  LIAN_GROUND_REPORTED = 1 << 4,
} LianCorrectionGrounds;

/**
 * LianCorrectionBasis:
 * @LIAN_BASIS_RECEIPT: the facts of the decision's receipt
 * @LIAN_BASIS_RECORD: the facts recorded now, as far as they were found by that day
 *
 * On which facts a centralisation was judged again.
 */
typedef enum
{
  LIAN_BASIS_RECEIPT,
  LIAN_BASIS_RECORD,
} LianCorrectionBasis;

/**
 * LianCorrection:
 * @activity: what was centralised
 * @cooperative: its co-operative
 * @activity_name: name in the program's language
 * @cooperative_name: name in the program's language
 * @state: where it stands
 * @day: since when it is centralised, or 0
 * @day_recorded: whether @day is entered; otherwise it is that of the decision
 * @alone: whether the co-operative has no other activity, so that what is found of this one holds for it
 * @grounds: why it is to be looked at
 * @basis: on which facts it was judged again
 * @blocked_by: (nullable): the rules against it, with commas
 * @form: the form that was taken
 * @decision: (nullable): the decision that led to it
 * @record: (nullable): the case
 * @symptoms: (element-type LianRecord): of the case
 * @measures: (element-type LianRecord): of the case
 * @lost: (nullable): names of the varieties that the co-operative lost since @day and does not make again
 * @returns: (element-type LianRecord): the production returns of the activity, the earliest first
 * @compared: before and after @day
 * @centralised_now: as recorded of the co-operative
 * @output_declined: as recorded
 * @public_inconvenienced: as recorded
 * @g4: whether the rulebook's decision "correction" says CORRECT on these three
 *
 * One centralisation, with what speaks against it.
 */
typedef struct
{
  gint64 activity;
  gint64 cooperative;
  char *activity_name;
  char *cooperative_name;
  LianCorrectionState state;
  LianDate day;
  gboolean day_recorded;
  gboolean alone;
  LianCorrectionGrounds grounds;
  LianCorrectionBasis basis;
  char *blocked_by;
  const char *form;
  LianRecord *decision;
  LianRecord *record;
  GPtrArray *symptoms;
  GPtrArray *measures;
  char *lost;
  GPtrArray *returns;
  LianBeforeAfter compared;
  LianTruth centralised_now;
  LianTruth output_declined;
  LianTruth public_inconvenienced;
  gboolean g4;
} LianCorrection;

void lian_correction_free (LianCorrection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianCorrection, lian_correction_free)

LianCorrection *lian_correction_load (LianTxn *txn, gint64 activity, gint64 record,
                                      GError **error);
GPtrArray *lian_correction_list (LianTxn *txn, GCancellable *cancellable, GError **error);
gboolean lian_correction_get_unit (const LianCorrection *self, LianTxn *txn, LianUnit *unit);
GPtrArray *lian_correction_list_centralised (LianTxn *txn, GCancellable *cancellable,
                                             GError **error);
LianFallLimits lian_correction_get_limits (LianRulebook *rulebook);
LianCorrectionGrounds lian_correction_get_grounds_under (const LianCorrection *self,
                                                         const LianFallLimits *limits);
const char *lian_correction_propose_fact (const LianCorrection *self, LianTruth *value);
LianDate lian_correction_get_due (const LianCorrection *self);
char *lian_correction_dup_grounds (LianCorrectionGrounds grounds);
char *lian_correction_dup_grounds_words (LianCorrectionGrounds grounds);

/* Words. */
const char *lian_figure_label (LianFigure figure);
const char *lian_correction_state_label (LianCorrectionState state);
char *lian_figure_dup_text (const LianFigureChange *change, LianFigure figure, gboolean after,
                            const LianUnit *unit);
char *lian_figure_dup_change (const LianFigureChange *change, LianFigure figure);
char *lian_before_after_dup_periods (const LianBeforeAfter *self);
char *lian_before_after_dup_threshold (const LianBeforeAfter *self);
char *lian_correction_dup_judgement (const LianCorrection *self);
char *lian_correction_dup_evidence (const LianCorrection *self, gboolean service,
                                    const LianUnit *unit);

G_END_DECLS
