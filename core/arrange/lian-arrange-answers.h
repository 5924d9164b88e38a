/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Why a plan is as it is: a slip for every co-operative, an answer for every order, and what contradicts
 * what if there is none. */
#pragma once

#include "lian-arrange-demand.h"
#include "lian-arrange-plan.h"

G_BEGIN_DECLS

/**
 * LianArrangeReason:
 * @demand: of which demand there ought to be less, that is more of a limit, and by how much
 * @changes: (element-type LianArrangeAmount): what the co-operative would get then: by its ways, steps
 *   more, below 0 less
 * @more: what that is worth in all, in thousandths of a fen; below 0 if it would lose
 *
 * What binds a co-operative: were the demand loosened by just so much, a new plan would give it just
 * these changes.
 */
typedef struct
{
  LianArrangeDemand demand;
  GArray *changes;
  gint64 more;
} LianArrangeReason;

/**
 * LianArrangeSlipLine:
 * @way: the way
 * @asked: steps that are left of the order, which it could ask for
 * @able: steps of it that it could make if it made nothing else
 * @given: steps that it is given
 *
 * An order on a slip.
 */
typedef struct
{
  guint way;
  gint64 asked;
  gint64 able;
  gint64 given;
} LianArrangeSlipLine;

/**
 * LianArrangeSlip:
 * @maker: the co-operative
 * @is_whole: whether reasons come from arranging everything anew that has to do with the co-operative, which is
 *   done if the best plans can be proved; if not, they hold while all others keep what they have
 * @is_exact: whether reasons come from plans that are proved to be the best; if not, they are what it could take over
 *   of what is unplaced or late
 * @is_complete: whether everything was found out; if not there may be more that binds it, but what is said holds
 * @is_best: whether the plan gives it what the best plan would
 * @is_enough: whether everything that it could make is placed
 * @asked: what all orders that it could make are worth, in thousandths of a fen
 * @able: what it could make of them if they and all material were its own, in thousandths of a fen
 * @given: what it is given, in thousandths of a fen
 * @lines: (element-type LianArrangeSlipLine): orders that it could make
 * @work: (element-type gint64): milliseconds of work by month
 * @reasons: (element-type LianArrangeReason): what binds it; what would bring most first.  What isn't
 *   named doesn't bind: with one more step's worth of it, or with as much more as is said of a limit of
 *   the same kind, it would be given the same.
 * @next: (element-type LianArrangeAmount): what it would get next if it could do a little more of
 *   everything; what is worth most first
 *
 * What a co-operative is told about a plan.
 */
typedef struct
{
  guint maker;
  gboolean is_whole;
  gboolean is_exact;
  gboolean is_complete;
  gboolean is_best;
  gboolean is_enough;
  gint64 asked;
  gint64 able;
  gint64 given;
  GArray *lines;
  GArray *work;
  GPtrArray *reasons;
  GArray *next;
} LianArrangeSlip;

/**
 * LianWhyNotKind:
 * @LIAN_WHY_NOT_UNABLE: it can't, even if it made nothing else: demands bind it
 * @LIAN_WHY_NOT_FULL: not beside what it makes else: demands bind it, if only what others keep is left
 * @LIAN_WHY_NOT_POSSIBLE: with what is pinned or has to be attained, it can't
 * @LIAN_WHY_NOT_AIM: an aim would be missed by more
 * @LIAN_WHY_NOT_EQUAL: it could as well; the plan is chosen among equal ones by a fixed rule
 * @LIAN_WHY_NOT_BETTER: it would even be better; the plan is not the best
 *
 * Why a co-operative doesn't make an order.
 */
typedef enum
{
  LIAN_WHY_NOT_UNABLE,
  LIAN_WHY_NOT_FULL,
  LIAN_WHY_NOT_POSSIBLE,
  LIAN_WHY_NOT_AIM,
  LIAN_WHY_NOT_EQUAL,
  LIAN_WHY_NOT_BETTER,
} LianWhyNotKind;

/**
 * LianArrangeWhyNot:
 * @way: the way that has nothing of the order
 * @kind: why
 * @demands: (element-type LianArrangeDemand): of %LIAN_WHY_NOT_UNABLE and _FULL: with which, all loosened by
 *   so much, it could; one if one is enough, empty if none are known
 * @aim: the aim, of %LIAN_WHY_NOT_AIM
 * @worse: by how much more it would be missed
 * @quantity: if the co-operative were given so many steps
 *
 * Why a co-operative that could make an order doesn't.
 */
typedef struct
{
  guint way;
  LianWhyNotKind kind;
  GArray *demands;
  LianAim aim;
  gint64 worse;
  gint64 quantity;
} LianArrangeWhyNot;

/**
 * LianArrangeOrderAnswer:
 * @order: the order
 * @is_whole: whether it comes from arranging everything anew; else it holds while all others keep what they
 *   have
 * @is_exact: whether it comes from plans that are proved to be the best; else from what is added by a fixed
 *   rule, and something better might be found
 * @is_best: whether nothing better is known for it; if not, it could all be placed in time as it is, and
 *   reliefs are not looked for
 * @wanted: steps that are left of it
 * @placed: steps of them that are made
 * @late: steps of them that are made after their month
 * @shares: (element-type LianArrangeShare): who makes it, when
 * @why_not: (element-type LianArrangeWhyNot): of the ways that have nothing
 * @reliefs: (element-type LianArrangeDemand): if it is late or short: every single demand which, loosened
 *   by so much and no less, would have it placed in time; the one first that is least in proportion
 * @together: (element-type LianArrangeDemand): if there is none: the fewest demands which, all loosened by so
 *   much, would; none of them can be left out, and none be loosened by less; empty if nothing would
 * @is_smallest: whether it is known that no fewer would
 *
 * What is said about an order in a plan.
 */
typedef struct
{
  guint order;
  gboolean is_whole;
  gboolean is_exact;
  gboolean is_best;
  gint64 wanted;
  gint64 placed;
  gint64 late;
  GArray *shares;
  GArray *why_not;
  GArray *reliefs;
  GArray *together;
  gboolean is_smallest;
} LianArrangeOrderAnswer;

/**
 * LianArrangeContradiction:
 * @demands: (element-type LianArrangeDemand): demands that can't all be met
 * @is_needed: whether it is known that without any one of them the others can
 * @is_smallest: whether it is known that no fewer contradict each other
 *
 * Why a task is impossible.
 */
typedef struct
{
  GArray *demands;
  gboolean is_needed;
  gboolean is_smallest;
} LianArrangeContradiction;

LianArrangeSlip *lian_arrange_slip (const LianArrangeTask *task, GArray *shares, guint maker,
                                    const LianSolveLimits *limits, LianProgress *progress,
                                    GCancellable *cancellable, GError **error);
GPtrArray *lian_arrange_slips (const LianArrangeTask *task, GArray *shares, const LianSolveLimits *limits,
                               LianProgress *progress, GCancellable *cancellable, GError **error);
GArray *lian_arrange_take_over (const LianArrangeTask *task, GArray *shares, guint maker);
void lian_arrange_slip_free (LianArrangeSlip *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianArrangeSlip, lian_arrange_slip_free)

LianArrangeOrderAnswer *lian_arrange_order_answer (const LianArrangeTask *task, GArray *shares, guint order,
                                                   const LianSolveLimits *limits, LianProgress *progress,
                                                   GCancellable *cancellable, GError **error);
void lian_arrange_order_answer_free (LianArrangeOrderAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianArrangeOrderAnswer, lian_arrange_order_answer_free)

LianArrangeContradiction *lian_arrange_contradiction (const LianArrangeTask *task, const LianSolveLimits *limits,
                                                      LianProgress *progress, GCancellable *cancellable,
                                                      GError **error);
void lian_arrange_contradiction_free (LianArrangeContradiction *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianArrangeContradiction, lian_arrange_contradiction_free)

G_END_DECLS
