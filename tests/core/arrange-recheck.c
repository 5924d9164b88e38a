/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Answers about a plan, held to their word: what they say is tried out by arranging anew. */
#include "arrange-recheck.h"

#include "lian-arrange-check.h"
#include "lian-arrange-differences.h"
#include "lian-arrange-pieces-private.h"
#include "lian-arrange-private.h"
#include "lian-arrange-scope-private.h"
#include "lian-arrange-solve.h"

#define AT(array, type, n) (&g_array_index (array, type, n))

#define MOST_PAIRED 25 /* demands, of which every two are tried */

static const LianSolveLimits limits = { .seconds = 0.5 };

/* A slip, and the plan that is told of in it. */
typedef struct
{
  Recheck *recheck;
  const LianArrangeSlip *slip;
  GArray *before; /* NULL if it can't be proved */
} Slip;

static GArray *
arrange_whole (const LianArrangeTask *task)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianArrangePlan) plan = _lian_arrange_prove (task, NULL, limits.seconds, NULL, &error);
  g_assert_no_error (error);
  return plan->status == LIAN_SOLVE_OPTIMAL ? g_array_ref (plan->shares) : NULL;
}

static GArray *
take_over (const LianArrangeTask *task, GArray *shares, guint maker)
{
  GArray *after = lian_arrange_take_over (task, shares, maker);
  g_autoptr (GPtrArray) faults = lian_arrange_check (task, after);
  g_assert_cmpuint (faults->len, ==, 0);
  return after;
}

/* Steps of a way in a plan. */
gint64
recheck_count (GArray *shares, guint way)
{
  gint64 sum = 0;
  for (guint n = 0; n < shares->len; n++)
    if (AT (shares, LianArrangeShare, n)->way == way)
      sum += AT (shares, LianArrangeShare, n)->quantity;
  return sum;
}

static void
add_pin (LianArrangeTask *task, guint way, guint month, gint64 quantity)
{
  const LianArrangeAmount pin = { way, month, quantity };
  g_array_append_val (task->pins, pin);
}

/* All but one co-operative are pinned to what a plan gives them. */
static GArray *
arrange_own (const LianArrangeTask *task, GArray *shares, guint maker)
{
  g_autoptr (LianArrangeTask) pinned = lian_arrange_task_copy (task);
  g_autoptr (GArray) amounts = lian_arrange_get_amounts (task, shares);
  for (guint n = 0; n < amounts->len; n++)
    {
      const LianArrangeAmount *amount = AT (amounts, LianArrangeAmount, n);
      if (AT (task->ways, LianArrangeWay, amount->way)->maker != maker)
        add_pin (pinned, amount->way, amount->month, amount->quantity);
    }
  for (guint w = 0; w < task->ways->len; w++)
    if (AT (task->ways, LianArrangeWay, w)->maker != maker)
      add_pin (pinned, w, LIAN_ARRANGE_NONE, recheck_count (shares, w));
  return arrange_whole (pinned);
}

static void
unref_plan (gpointer shares)
{
  if (shares != NULL)
    g_array_unref (shares);
}

void
recheck_clear (Recheck *self)
{
  g_clear_pointer (&self->plans, g_hash_table_unref);
  g_clear_pointer (&self->pieces, g_hash_table_unref);
}

/* What has to do with an order, arranged anew; by the ways of the whole task. */
static GArray *
arrange_piece (const LianArrangeTask *task, guint order)
{
  const _LianRun run = { &limits, NULL, NULL };
  g_autoptr (_LianScope) scope = _lian_scope_new_proved (task, order, &run, NULL);
  GArray *shares = scope != NULL ? g_array_copy (scope->shares) : NULL;
  for (guint n = 0; shares != NULL && scope->way != NULL && n < shares->len; n++)
    AT (shares, LianArrangeShare, n)->way = scope->way[AT (shares, LianArrangeShare, n)->way];
  return shares;
}

/* The task with a demand loosened, arranged once for all who ask, whole or for an order; NULL if that can't be
 * proved. */
static GArray *
arrange_loose (Recheck *self, const LianArrangeDemand *demand, guint order)
{
  gpointer shares;
  GHashTable **plans = order == LIAN_ARRANGE_NONE ? &self->plans : &self->pieces;
  if (*plans == NULL)
    *plans = g_hash_table_new_full (_lian_demand_hash, _lian_demand_equal, g_free, unref_plan);
  if (!g_hash_table_lookup_extended (*plans, demand, NULL, &shares))
    {
      g_autoptr (LianArrangeTask) loose = lian_arrange_loosen (self->task, demand, 1);
      shares = order == LIAN_ARRANGE_NONE ? arrange_whole (loose) : arrange_piece (loose, order);
      g_hash_table_insert (*plans, g_memdup2 (demand, sizeof *demand), shares);
    }
  return shares != NULL ? g_array_ref (shares) : NULL;
}

/* Everything anew; or what is the co-operative's own, or what it can take over while all others keep what they
 * have. */
static GArray *
arrange (const Slip *self, const LianArrangeDemand *demand, guint order)
{
  g_autoptr (LianArrangeTask) task = lian_arrange_loosen (self->recheck->task, demand, demand != NULL);
  if (self->slip->is_whole)
    return demand != NULL ? arrange_loose (self->recheck, demand, order) : arrange_whole (task);
  return self->slip->is_exact ? arrange_own (task, self->recheck->shares, self->slip->maker)
                              : take_over (task, self->recheck->shares, self->slip->maker);
}

static char *
describe (GArray *amounts)
{
  GString *text = g_string_new (NULL);
  for (guint n = 0; n < amounts->len; n++)
    g_string_append_printf (text, " %u%+" G_GINT64_FORMAT, AT (amounts, LianArrangeAmount, n)->way,
                            AT (amounts, LianArrangeAmount, n)->quantity);
  return g_string_free (text, FALSE);
}

/* What the co-operative has more or less with a demand loosened, as "way+steps"; NULL if not proved. */
static char *
find_changes (const Slip *self, const LianArrangeDemand *demand, guint order)
{
  const LianArrangeTask *task = self->recheck->task;
  g_autoptr (GArray) after = arrange (self, demand, order);
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (LianArrangeAmount));
  if (self->before == NULL || after == NULL)
    {
      self->recheck->n_open++;
      return NULL;
    }
  for (guint w = 0; w < task->ways->len; w++)
    {
      LianArrangeAmount change
          = { w, LIAN_ARRANGE_NONE, recheck_count (after, w) - recheck_count (self->before, w) };
      if (AT (task->ways, LianArrangeWay, w)->maker == self->slip->maker && change.quantity != 0)
        g_array_append_val (changes, change);
    }
  return describe (changes);
}

static gboolean
is_named (const LianArrangeSlip *slip, guint limit, guint month)
{
  for (guint n = 0; n < slip->reasons->len; n++)
    {
      const LianArrangeDemand *demand = &((LianArrangeReason *) slip->reasons->pdata[n])->demand;
      if (demand->kind == LIAN_DEMAND_LIMIT && demand->index == limit && demand->month == month)
        return TRUE;
    }
  return FALSE;
}

static gboolean
uses (const LianArrangeTask *task, guint first_use, guint n_uses, guint limit)
{
  for (guint u = first_use; u < first_use + n_uses; u++)
    if (AT (task->uses, LianArrangeUse, u)->limit == limit)
      return TRUE;
  return FALSE;
}

/* An order that takes of the limit and has to do with the co-operative; LIAN_ARRANGE_NONE if there is none. */
static guint
find_order (const Slip *self, guint limit)
{
  guint n_pieces, own = LIAN_ARRANGE_NONE;
  const LianArrangeTask *task = self->recheck->task;
  g_autofree guint *piece_of = _lian_pieces_find (task, &n_pieces);
  for (guint w = 0; w < task->ways->len; w++)
    if (AT (task->ways, LianArrangeWay, w)->maker == self->slip->maker)
      own = piece_of[AT (task->ways, LianArrangeWay, w)->order];
  for (guint w = 0; w < task->ways->len; w++)
    {
      const LianArrangeWay *way = AT (task->ways, LianArrangeWay, w);
      const LianArrangeVariety *variety
          = way->variety != LIAN_ARRANGE_NONE ? AT (task->varieties, LianArrangeVariety, way->variety) : NULL;
      if (piece_of[way->order] == own
          && (uses (task, way->first_use, way->n_uses, limit)
              || (variety != NULL && uses (task, variety->first_use, variety->n_uses, limit))))
        return way->order;
    }
  return LIAN_ARRANGE_NONE;
}

/* Raising a limit that isn't named changes nothing for the co-operative. */
static void
try_other (const Slip *self, guint limit, guint month, gint64 by)
{
  const LianArrangeDemand demand = { LIAN_DEMAND_LIMIT, limit, month, by };
  guint order = find_order (self, limit);
  if (is_named (self->slip, limit, month) || order == LIAN_ARRANGE_NONE
      || (limit + month + self->slip->maker) % MAX (self->recheck->every, 1) != 0)
    return;
  g_autofree char *found = find_changes (self, &demand, order);
  self->recheck->n_others++;
  if (found == NULL || *found == '\0')
    return;
  *(self->slip->is_complete ? &self->recheck->n_broken : &self->recheck->n_unsaid) += 1;
  g_test_message ("limit %u month %u by %" G_GINT64_FORMAT ": maker %u gets%s", limit, month, by, self->slip->maker,
                  found);
}

/* By as much as is said of a limit of the same kind. */
static void
try_same (const Slip *self, const LianArrangeDemand *named)
{
  const LianArrangeTask *task = self->recheck->task;
  LianLimitKind kind = AT (task->limits, LianArrangeLimit, named->index)->kind;
  for (guint l = 0; l < task->limits->len; l++)
    for (guint t = 0; t < task->n_months; t++)
      if (AT (task->limits, LianArrangeLimit, l)->kind == kind)
        try_other (self, l, t, named->by);
}

/* The most that a step or setting up takes of a limit. */
static gint64
get_step (const LianArrangeTask *task, guint limit)
{
  gint64 most = 1;
  for (guint n = 0; n < task->uses->len; n++)
    if (AT (task->uses, LianArrangeUse, n)->limit == limit)
      most = MAX (most, AT (task->uses, LianArrangeUse, n)->amount);
  return most;
}

/* The figures of a slip are those of the plan. */
void
recheck_figures (const Recheck *self, const LianArrangeSlip *slip)
{
  gint64 given = 0, most = 0;
  for (guint n = 0; n < slip->lines->len; n++)
    {
      const LianArrangeSlipLine *line = AT (slip->lines, LianArrangeSlipLine, n);
      guint order = AT (self->task->ways, LianArrangeWay, line->way)->order;
      g_assert_cmpint (line->given, ==, recheck_count (self->shares, line->way));
      g_assert_cmpint (line->given, <=, line->able);
      g_assert_cmpint (line->able, <=, line->asked);
      given += line->given * AT (self->task->orders, LianArrangeOrder, order)->value;
      most += line->able * AT (self->task->orders, LianArrangeOrder, order)->value;
    }
  g_assert_cmpint (slip->given, ==, given);
  g_assert_cmpint (slip->given, <=, slip->able);
  g_assert_cmpint (slip->able, <=, most);
}

static void
try_reason (const Slip *self, const LianArrangeReason *reason)
{
  g_autofree char *said = describe (reason->changes), *found = find_changes (self, &reason->demand, LIAN_ARRANGE_NONE);
  g_assert_cmpstr (said, !=, "");
  if (found != NULL)
    g_assert_cmpstr (said, ==, found);
  self->recheck->n_reasons += found != NULL;
  if (reason->demand.kind == LIAN_DEMAND_LIMIT)
    try_same (self, &reason->demand);
}

/* A slip keeps its word: more of what it names brings what it says, more of anything else nothing. */
void
recheck_slip (Recheck *self, const LianArrangeSlip *slip)
{
  Slip asked = { self, slip, NULL };
  g_autoptr (GArray) before = arrange (&asked, NULL, LIAN_ARRANGE_NONE);
  asked.before = before;
  for (guint n = 0; n < slip->reasons->len; n++)
    try_reason (&asked, slip->reasons->pdata[n]);
  for (guint l = 0; l < self->task->limits->len; l++)
    for (guint t = 0; t < self->task->n_months; t++)
      try_other (&asked, l, t, get_step (self->task, l));
}

/* The plan in which an order is arranged anew, alone unless the answer is whole. */
static GArray *
arrange_order (const Recheck *self, const LianArrangeTask *task, const LianArrangeOrderAnswer *answer, gint64 *made)
{
  const _LianRun run = { &limits, NULL, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree guint8 *is_free = g_new0 (guint8, task->ways->len);
  for (guint w = 0; w < task->ways->len; w++)
    is_free[w] = AT (task->ways, LianArrangeWay, w)->order == answer->order;
  g_autoptr (_LianScope) scope = answer->is_whole   ? _lian_scope_new_proved (task, answer->order, &run, &error)
                                 : answer->is_exact ? _lian_scope_new_near (task, self->shares, is_free, &run, &error)
                                                    : _lian_scope_new (task, self->shares, is_free);
  g_assert_true (scope != NULL && _lian_scope_begin (scope, &run, &error));
  guint order = _lian_scope_find_order (scope, answer->order);
  *made = 0;
  for (guint n = 0; n < scope->shares->len; n++)
    {
      const LianArrangeShare *share = AT (scope->shares, LianArrangeShare, n);
      const LianArrangePart *part = AT (scope->task->parts, LianArrangePart, share->part);
      if (part->order == order && (int) share->month <= part->due)
        *made += share->quantity;
    }
  return g_array_ref (scope->shares);
}

static gboolean
is_in_time (const Recheck *self, const LianArrangeOrderAnswer *answer, const LianArrangeDemand *demands, guint n)
{
  gint64 made;
  g_autoptr (LianArrangeTask) loose = lian_arrange_loosen (self->task, demands, n);
  g_autoptr (GArray) shares = arrange_order (self, loose, answer, &made);
  return made == answer->wanted;
}

/* All together cure; with one of them by one less, or left out if it is by one, they no longer do. */
static void
check_cure (const Recheck *self, const LianArrangeOrderAnswer *answer, const LianArrangeDemand *demands, guint n)
{
  g_assert_true (is_in_time (self, answer, demands, n));
  for (guint k = 0; k < n; k++)
    {
      g_autofree LianArrangeDemand *less = g_memdup2 (demands, n * sizeof *less);
      gboolean left_out = --less[k].by == 0;
      if (left_out)
        less[k] = less[n - 1];
      g_assert_false (is_in_time (self, answer, less, n - left_out));
    }
}

/* No fewer demands would do: neither one alone, nor two where three are named and not too many to try. */
static void
check_fewest (const Recheck *self, const LianArrangeOrderAnswer *answer)
{
  g_autoptr (_LianScope) scope = _lian_scope_new (self->task, NULL, NULL);
  g_autoptr (GArray) all = _lian_scope_list_demands (scope);
  for (guint n = 0; n < all->len; n++)
    {
      LianArrangeDemand two[] = { *AT (all, LianArrangeDemand, n), *AT (all, LianArrangeDemand, 0) };
      g_assert_false (is_in_time (self, answer, two, 1));
      for (guint other = 0; answer->together->len > 2 && all->len <= MOST_PAIRED && other < n; other++)
        {
          two[1] = *AT (all, LianArrangeDemand, other);
          g_assert_false (is_in_time (self, answer, two, 2));
        }
    }
}

/* Who is said to be able to make some of an order with demands loosened is, and not with less. */
static void
check_able (const Recheck *self, const LianArrangeWhyNot *why)
{
  for (guint k = 0; k <= why->demands->len; k++)
    {
      const _LianRun run = { &limits, NULL, NULL };
      gint64 able = 0, value = 0;
      g_autofree guint8 *is_free = g_new0 (guint8, self->task->ways->len);
      g_autoptr (GArray) demands = g_array_copy (why->demands);
      is_free[why->way] = TRUE;
      if (k < demands->len && --AT (demands, LianArrangeDemand, k)->by == 0)
        g_array_remove_index (demands, k);
      g_autoptr (LianArrangeTask) loose
          = lian_arrange_loosen (self->task, AT (demands, LianArrangeDemand, 0), demands->len);
      g_assert_true (_lian_scope_find_able (loose, is_free, &run, &able, &value, NULL));
      g_assert_cmpint (able >= why->quantity, ==, k == why->demands->len);
    }
}

/* What is said to help an order helps, and less doesn't. */
void
recheck_answer (Recheck *self, const LianArrangeOrderAnswer *answer)
{
  if (!answer->is_best)
    g_assert_true (is_in_time (self, answer, NULL, 0));
  for (guint n = 0; n < answer->reliefs->len; n++, self->n_reliefs++)
    check_cure (self, answer, AT (answer->reliefs, LianArrangeDemand, n), 1);
  for (guint n = 0; n < answer->why_not->len; n++)
    {
      const LianArrangeWhyNot *why = AT (answer->why_not, LianArrangeWhyNot, n);
      if (answer->is_whole && why->kind == LIAN_WHY_NOT_UNABLE && why->demands->len > 0)
        check_able (self, why);
    }
  if (answer->together->len == 0)
    return;
  g_assert_cmpuint (answer->together->len, >, 1);
  check_cure (self, answer, AT (answer->together, LianArrangeDemand, 0), answer->together->len);
  if (answer->is_whole && answer->is_smallest)
    check_fewest (self, answer);
  self->n_together++;
}
