/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What each co-operative is told: what it asked, is able to and is given, and what binds it.
 *
 * Nothing is guessed from prices.  Every demand that may matter is loosened, everything is arranged
 * anew, and what the co-operative is given then is compared with what it is given now.  So a slip keeps
 * its word: more of what it names brings what it says, more of anything else brings nothing. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-answers.h"
#include "lian-arrange-check.h"
#include "lian-arrange-pieces-private.h"
#include "lian-arrange-reasons-private.h"
#include "lian-arrange-room-private.h"

#include "lian-i18n.h"

/**
 * lian_arrange_slip_free:
 * @self: (nullable): a slip
 */
void
lian_arrange_slip_free (LianArrangeSlip *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->lines);
  g_array_unref (self->work);
  g_array_unref (self->next);
  g_ptr_array_unref (self->reasons);
  g_free (self);
}

static gboolean
add_lines (LianArrangeSlip *slip, const LianArrangeTask *task, const gint64 *by_way, const _LianRun *run,
           GError **error)
{
  g_autofree guint8 *own = g_new0 (guint8, MAX (task->ways->len, 1));
  g_autofree guint8 *one = g_new0 (guint8, MAX (task->ways->len, 1));
  gint64 steps = 0, value = 0;
  for (guint w = 0; w < task->ways->len; w++)
    {
      LianArrangeSlipLine line
          = { w, lian_arrange_get_wanted (task, WAY (task, w)->order), by_way[w], by_way[w] };
      if (WAY (task, w)->maker != slip->maker)
        continue;
      own[w] = one[w] = TRUE;
      if (!_lian_scope_find_able (task, one, run, &line.able, &value, error))
        return FALSE;
      one[w] = FALSE;
      slip->asked += line.asked * ORDER (task, WAY (task, w)->order)->value;
      slip->given += line.given * ORDER (task, WAY (task, w)->order)->value;
      g_array_append_val (slip->lines, line);
    }
  slip->able = slip->given;
  return _lian_scope_find_able (task, own, run, &steps, &slip->able, error);
}

static void
add_work (LianArrangeSlip *slip, const LianArrangeTask *task, GArray *shares)
{
  g_array_set_size (slip->work, task->n_months);
  for (guint n = 0; n < shares->len; n++)
    {
      const LianArrangeWay *way = WAY (task, SHARE (shares, n)->way);
      if (way->maker == slip->maker)
        g_array_index (slip->work, gint64, SHARE (shares, n)->month) += way->work * SHARE (shares, n)->quantity;
    }
}

static gboolean
is_all_placed (const LianArrangeSlip *slip, const LianArrangeTask *task, const gint64 *by_way)
{
  for (guint n = 0; n < slip->lines->len; n++)
    {
      guint number = WAY (task, g_array_index (slip->lines, LianArrangeSlipLine, n).way)->order;
      const LianArrangeOrder *order = ORDER (task, number);
      gint64 placed = 0;
      for (guint w = order->first_way; w < order->first_way + order->n_ways; w++)
        placed += by_way[w];
      if (placed < lian_arrange_get_wanted (task, number))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_as_planned (const _LianAsking *self, guint maker, const gint64 *by_way)
{
  for (guint w = 0; w < self->scope->task->ways->len; w++)
    if (WAY (self->scope->task, w)->maker == maker && self->by_way[w] != by_way[_lian_asking_lead_way (self->scope, w)])
      return FALSE;
  return TRUE;
}

static LianArrangeSlip *
slip_new (const LianArrangeTask *task, guint maker)
{
  LianArrangeSlip *slip = g_new0 (LianArrangeSlip, 1);
  slip->maker = maker;
  slip->lines = g_array_new (FALSE, TRUE, sizeof (LianArrangeSlipLine));
  slip->work = g_array_sized_new (FALSE, TRUE, sizeof (gint64), task->n_months);
  slip->reasons = g_ptr_array_new_with_free_func (_lian_asking_reason_free);
  slip->next = g_array_new (FALSE, FALSE, sizeof (LianArrangeAmount));
  return slip;
}

/* The maker's number in the scope; LIAN_ARRANGE_NONE if nothing is left that it could make. */
static guint
find_maker (const _LianScope *scope, guint maker)
{
  if (scope->maker == NULL)
    return maker;
  for (guint m = 0; m < scope->task->makers->len; m++)
    if (scope->maker[m] == maker)
      return m;
  return LIAN_ARRANGE_NONE;
}

static LianArrangeSlip *
make_slip (const LianArrangeTask *task, GArray *shares, guint maker, _LianAsking *asking, GError **error)
{
  g_autoptr (LianArrangeSlip) slip = slip_new (task, maker);
  g_autofree gint64 *by_way = _lian_shares_by_way (task, shares);
  guint own = find_maker (asking->scope, maker);
  slip->is_whole = asking->scope->is_whole;
  slip->is_exact = asking->scope->is_exact;
  slip->is_complete = slip->is_best = TRUE;
  add_work (slip, task, shares);
  if (!add_lines (slip, task, by_way, asking->run, error))
    return NULL;
  slip->is_enough = is_all_placed (slip, task, by_way);
  if (own == LIAN_ARRANGE_NONE)
    return g_steal_pointer (&slip);
  slip->is_best = is_as_planned (asking, own, by_way);
  if (!_lian_asking_add_reasons (asking, own, slip, error) || !_lian_asking_add_next (asking, own, slip, task, error))
    return NULL;
  return g_steal_pointer (&slip);
}

static guint8 *
mark_own (const LianArrangeTask *task, guint maker)
{
  guint8 *own = g_new0 (guint8, MAX (task->ways->len, 1));
  for (guint w = 0; w < task->ways->len; w++)
    own[w] = WAY (task, w)->maker == maker;
  return own;
}

static _LianScope *
make_narrow (const LianArrangeTask *task, GArray *shares, guint maker)
{
  g_autofree guint8 *own = mark_own (task, maker);
  return _lian_scope_new (task, shares, own);
}

/* What all slips of a plan have in common: pieces of the task that were asked about. */
typedef struct
{
  const LianArrangeTask *task;
  GArray *shares;
  const _LianRun *run;
  guint *piece_of, n_pieces;
  _LianAsking *pieces;
  guint8 *is_begun; /* by piece */
} Slips;

static void
slips_begin (Slips *self)
{
  self->piece_of = _lian_pieces_find (self->task, &self->n_pieces);
  self->pieces = g_new0 (_LianAsking, self->n_pieces + 1);
  self->is_begun = g_new0 (guint8, self->n_pieces + 1);
}

static void
slips_clear (Slips *self)
{
  for (guint n = 0; n < self->n_pieces; n++)
    _lian_asking_clear (self->pieces + n);
  g_free (self->pieces);
  g_free (self->piece_of);
  g_free (self->is_begun);
}

/* An order that the maker could make; LIAN_ARRANGE_NONE if there is none. */
static guint
find_order (const LianArrangeTask *task, guint maker)
{
  for (guint w = 0; w < task->ways->len; w++)
    if (WAY (task, w)->maker == maker)
      return WAY (task, w)->order;
  return LIAN_ARRANGE_NONE;
}

/* From arranging everything anew that has to do with the maker; NULL without an error if its best plan can't be
 * proved. */
static LianArrangeSlip *
make_whole_slip (Slips *self, guint maker, guint order, GError **error)
{
  guint piece = self->piece_of[order];
  g_autoptr (GError) cancelled = NULL;
  if (!self->is_begun[piece])
    {
      self->is_begun[piece] = TRUE;
      _LianScope *scope = _lian_scope_new_proved (self->task, order, self->run, &cancelled);
      if (scope != NULL)
        _lian_asking_begin (self->pieces + piece, scope, self->run, &cancelled);
    }
  if (cancelled == NULL && self->pieces[piece].scope != NULL)
    return make_slip (self->task, self->shares, maker, self->pieces + piece, error);
  if (cancelled != NULL)
    g_propagate_error (error, g_steal_pointer (&cancelled));
  return NULL;
}

/* From arranging anew what is its own; NULL without an error if that can't be proved. */
static LianArrangeSlip *
make_near_slip (const Slips *self, guint maker, GError **error)
{
  g_autofree guint8 *own = mark_own (self->task, maker);
  g_autoptr (GError) cancelled = NULL;
  _LianAsking asking = { 0 };
  LianArrangeSlip *slip = NULL;
  _LianScope *scope = _lian_scope_new_near (self->task, self->shares, own, self->run, &cancelled);
  if (scope != NULL && _lian_asking_begin (&asking, scope, self->run, &cancelled))
    slip = make_slip (self->task, self->shares, maker, &asking, &cancelled);
  _lian_asking_clear (&asking);
  if (cancelled != NULL)
    g_propagate_error (error, g_steal_pointer (&cancelled));
  return slip;
}

/* From adding what fits. */
static LianArrangeSlip *
make_narrow_slip (const Slips *self, guint maker, GError **error)
{
  _LianAsking asking;
  LianArrangeSlip *slip = NULL;
  if (_lian_asking_begin (&asking, make_narrow (self->task, self->shares, maker), self->run, error))
    slip = make_slip (self->task, self->shares, maker, &asking, error);
  _lian_asking_clear (&asking);
  return slip;
}

/* Nothing that is left has to do with the maker. */
static LianArrangeSlip *
make_idle_slip (const Slips *self, guint maker, GError **error)
{
  LianArrangeSlip *slip = make_narrow_slip (self, maker, error);
  if (slip != NULL)
    slip->is_whole = slip->is_exact = TRUE;
  return slip;
}

static LianArrangeSlip *
make_any_slip (Slips *self, guint maker, GError **error)
{
  g_autoptr (GError) cancelled = NULL;
  guint order = find_order (self->task, maker);
  if (order == LIAN_ARRANGE_NONE)
    return make_idle_slip (self, maker, error);
  LianArrangeSlip *slip = make_whole_slip (self, maker, order, &cancelled);
  if (slip == NULL && cancelled == NULL)
    slip = make_near_slip (self, maker, &cancelled);
  if (slip == NULL && cancelled == NULL)
    slip = make_narrow_slip (self, maker, &cancelled);
  if (cancelled != NULL)
    g_propagate_error (error, g_steal_pointer (&cancelled));
  return slip;
}

/**
 * lian_arrange_slip:
 * @task: a task
 * @shares: (element-type LianArrangeShare): a plan that keeps to it
 * @maker: a co-operative
 * @limits: how long to look for each plan that is made to find out; the same as for the plan
 * @progress: (nullable): ends it if no longer wanted
 * @cancellable: (nullable): ends it with %LIAN_ERROR_CANCELLED
 * @error: return location
 *
 * Says what a co-operative is given, and why not more.  Many plans are made for it: called on any thread
 * but the one that shows windows.
 *
 * Returns: (transfer full) (nullable): the slip; %NULL only when cancelled
 */
LianArrangeSlip *
lian_arrange_slip (const LianArrangeTask *task, GArray *shares, guint maker, const LianSolveLimits *limits,
                   LianProgress *progress, GCancellable *cancellable, GError **error)
{
  const _LianRun run = { limits, progress, cancellable };
  Slips self = { .task = task, .shares = shares, .run = &run };
  slips_begin (&self);
  LianArrangeSlip *slip = make_any_slip (&self, maker, error);
  slips_clear (&self);
  return slip;
}

/**
 * lian_arrange_slips:
 * @task: a task
 * @shares: (element-type LianArrangeShare): a plan that keeps to it
 * @limits: how long to look for each plan that is made to find out; the same as for the plan
 * @progress: (nullable): is told how far it is; ends it if no longer wanted
 * @cancellable: (nullable): ends it with %LIAN_ERROR_CANCELLED
 * @error: return location
 *
 * Makes the slips of all co-operatives, which is sooner done than one after the other.
 *
 * Returns: (transfer full) (nullable) (element-type LianArrangeSlip): by co-operative; %NULL only when
 *   cancelled
 */
GPtrArray *
lian_arrange_slips (const LianArrangeTask *task, GArray *shares, const LianSolveLimits *limits,
                    LianProgress *progress, GCancellable *cancellable, GError **error)
{
  const _LianRun run = { limits, progress, cancellable };
  Slips self = { .task = task, .shares = shares, .run = &run };
  g_autoptr (GPtrArray) slips = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_arrange_slip_free);
  gboolean done = TRUE;
  slips_begin (&self);
  for (guint m = 0; done && m < task->makers->len; m++)
    {
      LianArrangeSlip *slip = make_any_slip (&self, m, error);
      done = slip != NULL;
      if (done)
        g_ptr_array_add (slips, slip);
      if (progress != NULL)
        lian_progress_say (progress, _ ("Slips"), (double) (m + 1) / task->makers->len);
    }
  slips_clear (&self);
  return done ? g_steal_pointer (&slips) : NULL;
}

/**
 * lian_arrange_take_over:
 * @task: a task
 * @shares: (element-type LianArrangeShare): a plan that keeps to it
 * @maker: a co-operative
 *
 * Gives a co-operative what it could make of what is unplaced or late, while all others keep what they
 * have: by a fixed rule, what is worth most first, not by a search.  It is what slips say that are not
 * answered by arranging everything anew.
 *
 * Returns: (transfer full) (element-type LianArrangeShare): the plan with it
 */
GArray *
lian_arrange_take_over (const LianArrangeTask *task, GArray *shares, guint maker)
{
  g_autoptr (_LianScope) scope = make_narrow (task, shares, maker);
  g_autoptr (GArray) own = _lian_room_improve (scope->task, scope->plan);
  GArray *plan = g_array_new (FALSE, FALSE, sizeof (LianArrangeShare));
  g_autofree guint8 *taken_in = g_new0 (guint8, MAX (task->ways->len, 1));
  for (guint w = 0; w < scope->task->ways->len; w++)
    taken_in[scope->way[w]] = TRUE;
  for (guint n = 0; n < shares->len; n++)
    if (!taken_in[SHARE (shares, n)->way])
      g_array_append_val (plan, *SHARE (shares, n));
  for (guint n = 0; n < own->len; n++)
    {
      LianArrangeShare share = *SHARE (own, n);
      share.way = scope->way[share.way];
      share.part = scope->part[share.part];
      g_array_append_val (plan, share);
    }
  return plan;
}
