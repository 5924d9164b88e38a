/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Why a task is impossible: the smallest set of demands that can't be met together.
 *
 * First a set is found of which nothing can be left out, by halving (QuickXplain, Junker 2004).  Then
 * smaller ones are looked for: every set of demands that can be met and not be added to leaves some out,
 * and whoever contradicts has one of those at least.  The smallest set that has one of each is met and
 * added to, or is the answer (Ignatiev et al. 2015).  It ends when no set of fewer than four demands
 * is left, or none smaller than the one that is known. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-answers.h"
#include "lian-arrange-possible-private.h"

#define FEW 3 /* so many members of a set, and it is known that none has fewer */

typedef struct
{
  const LianArrangeTask *bare;
  GArray *demands;
  const _LianRun *run;
  GPtrArray *left_out; /* GArrays of what can't be added to a set that can be met */
} Search;

/**
 * lian_arrange_contradiction_free:
 * @self: (nullable): a contradiction
 */
void
lian_arrange_contradiction_free (LianArrangeContradiction *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->demands);
  g_free (self);
}

static gboolean
test (const Search *self, const guint8 *kept, GArray **shares, GError **error)
{
  return _lian_arrange_is_possible (self->bare, self->demands, kept, shares, self->run, error);
}

static gboolean
test_only (const Search *self, const guint8 *kept, gboolean *possible, GError **error)
{
  g_autoptr (GArray) shares = NULL;
  gboolean done = test (self, kept, &shares, error);
  *possible = shares != NULL;
  return done;
}

static void
mark (guint8 *kept, GArray *numbers, gboolean keep)
{
  for (guint n = 0; n < numbers->len; n++)
    kept[g_array_index (numbers, guint, n)] = (guint8) keep;
}

static GArray *
slice (GArray *numbers, guint from, guint to)
{
  GArray *part = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_vals (part, &g_array_index (numbers, guint, from), to - from);
  return part;
}

/* What of the candidates is needed beside what is kept; @kept is as it was in the end.  @fresh: whether
 * anything was added since it was last found possible. */
static gboolean
explain (const Search *self, guint8 *kept, gboolean fresh, GArray *candidates, GArray *needed, GError **error)
{
  gboolean possible = TRUE;
  if (fresh && !test_only (self, kept, &possible, error))
    return FALSE;
  if (!possible)
    return TRUE;
  if (candidates->len == 1)
    {
      g_array_append_val (needed, g_array_index (candidates, guint, 0));
      return TRUE;
    }
  g_autoptr (GArray) first = slice (candidates, 0, candidates->len / 2);
  g_autoptr (GArray) second = slice (candidates, candidates->len / 2, candidates->len);
  g_autoptr (GArray) of_second = g_array_new (FALSE, FALSE, sizeof (guint));
  mark (kept, first, TRUE);
  gboolean done = explain (self, kept, TRUE, second, of_second, error);
  mark (kept, first, FALSE);
  mark (kept, of_second, TRUE);
  done = done && explain (self, kept, of_second->len > 0, first, needed, error);
  mark (kept, of_second, FALSE);
  g_array_append_vals (needed, of_second->data, of_second->len);
  return done;
}

/* Adds what can be added of some demands to those that are kept. */
static gboolean
grow (const Search *self, guint8 *kept, GArray *numbers, GError **error)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) shares = NULL;
  for (guint n = 0; n < numbers->len; n++)
    if (!kept[g_array_index (numbers, guint, n)])
      g_array_append_val (open, g_array_index (numbers, guint, n));
  if (open->len == 0)
    return TRUE;
  mark (kept, open, TRUE);
  if (!test (self, kept, &shares, error))
    return FALSE;
  if (shares != NULL)
    {
      _lian_arrange_mark_met (self->bare, self->demands, shares, kept);
      return TRUE;
    }
  mark (kept, open, FALSE);
  if (open->len == 1)
    return TRUE;
  g_autoptr (GArray) first = slice (open, 0, open->len / 2);
  g_autoptr (GArray) second = slice (open, open->len / 2, open->len);
  return grow (self, kept, first, error) && grow (self, kept, second, error);
}

/* Grows a set that can be met as far as it goes, and keeps what it leaves out. */
static gboolean
learn (Search *self, guint8 *kept, GArray *shares, GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (guint));
  _lian_arrange_mark_met (self->bare, self->demands, shares, kept);
  for (guint n = 0; n < self->demands->len; n++)
    g_array_append_val (all, n);
  if (!grow (self, kept, all, error))
    return FALSE;
  GArray *left_out = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint n = 0; n < self->demands->len; n++)
    if (!kept[n])
      g_array_append_val (left_out, n);
  g_ptr_array_add (self->left_out, left_out);
  return TRUE;
}

static gboolean
is_hit (GArray *numbers, const guint *chosen, guint n_chosen)
{
  for (guint n = 0; n < numbers->len; n++)
    for (guint c = 0; c < n_chosen; c++)
      if (g_array_index (numbers, guint, n) == chosen[c])
        return TRUE;
  return FALSE;
}

/* Chooses so many demands that each set that was left out has one. */
static gboolean
choose (const Search *self, guint *chosen, guint n_chosen, guint most)
{
  GArray *open = NULL;
  for (guint n = 0; n < self->left_out->len && open == NULL; n++)
    if (!is_hit (self->left_out->pdata[n], chosen, n_chosen))
      open = self->left_out->pdata[n];
  if (open == NULL)
    {
      for (guint c = n_chosen; c < most; c++)
        chosen[c] = LIAN_ARRANGE_NONE;
      return TRUE;
    }
  for (guint n = 0; n_chosen < most && n < open->len; n++)
    {
      chosen[n_chosen] = g_array_index (open, guint, n);
      if (choose (self, chosen, n_chosen + 1, most))
        return TRUE;
    }
  return FALSE;
}

static gboolean
choose_least (const Search *self, guint *chosen, guint most, guint *n_chosen)
{
  for (*n_chosen = 0; *n_chosen <= most; (*n_chosen)++)
    if (choose (self, chosen, 0, *n_chosen))
      return TRUE;
  return FALSE;
}

/* Looks for a smaller set, until there can be none, or none of few members. */
static gboolean
look_smaller (Search *self, GArray *found, gboolean *is_smallest, GError **error)
{
  guint chosen[FEW], n_chosen;
  *is_smallest = found->len <= FEW + 1;
  while (choose_least (self, chosen, MIN (FEW, found->len - 1), &n_chosen))
    {
      g_autofree guint8 *kept = g_new0 (guint8, self->demands->len);
      g_autoptr (GArray) shares = NULL;
      g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_vals (numbers, chosen, n_chosen);
      mark (kept, numbers, TRUE);
      if (!test (self, kept, &shares, error))
        return FALSE;
      if (shares != NULL)
        {
          if (!learn (self, kept, shares, error))
            return FALSE;
          continue;
        }
      g_array_set_size (found, 0);
      g_array_append_vals (found, chosen, n_chosen);
      *is_smallest = TRUE;
      return TRUE;
    }
  return TRUE;
}

static gboolean
find (Search *self, GArray *found, gboolean *is_smallest, GError **error)
{
  gboolean possible;
  g_autofree guint8 *kept = g_new0 (guint8, MAX (self->demands->len, 1));
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint n = 0; n < self->demands->len; n++)
    g_array_append_val (all, n);
  mark (kept, all, TRUE);
  if (!test_only (self, kept, &possible, error))
    return FALSE;
  mark (kept, all, FALSE);
  *is_smallest = TRUE;
  if (possible || all->len == 0)
    return TRUE;
  return explain (self, kept, FALSE, all, found, error) && look_smaller (self, found, is_smallest, error);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;
  return first < second ? -1 : first > second;
}

/**
 * lian_arrange_contradiction:
 * @task: a task
 * @limits: how long to look for each plan that is made to find out
 * @progress: (nullable): ends it if no longer wanted
 * @cancellable: (nullable): ends it with %LIAN_ERROR_CANCELLED
 * @error: return location
 *
 * Says why a task is impossible: a set of what is pinned, promised and to be attained and of the limits,
 * dates and lots that stand in the way, none of which can be left out.  If it has up to three members no
 * set has fewer.  Called on any thread but the one that shows windows.
 *
 * Returns: (transfer full) (nullable): the contradiction, each demand by as much as it demands; without
 *   any if the task is possible; %NULL only when cancelled
 */
LianArrangeContradiction *
lian_arrange_contradiction (const LianArrangeTask *task, const LianSolveLimits *limits, LianProgress *progress,
                            GCancellable *cancellable, GError **error)
{
  const _LianRun run = { limits, progress, cancellable };
  g_autoptr (LianArrangeTask) bare = _lian_arrange_new_bare (task);
  g_autoptr (GArray) demands = _lian_arrange_list_demands (bare);
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  Search self = { bare, demands, &run, left_out };
  gboolean is_smallest;
  if (!find (&self, found, &is_smallest, error))
    return NULL;
  LianArrangeContradiction *contradiction = g_new0 (LianArrangeContradiction, 1);
  contradiction->is_smallest = is_smallest;
  contradiction->demands = g_array_new (FALSE, FALSE, sizeof (LianArrangeDemand));
  g_array_sort (found, compare_numbers);
  for (guint n = 0; n < found->len; n++)
    g_array_append_val (contradiction->demands,
                        g_array_index (demands, LianArrangeDemand, g_array_index (found, guint, n)));
  return contradiction;
}
