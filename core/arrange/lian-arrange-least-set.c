/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The smallest set of things that together do something: that contradict each other, or that relieve.
 *
 * First a set is found of which nothing can be left out, by halving (QuickXplain, Junker 2004).  Then
 * smaller ones are looked for: every set that doesn't do it and can't be added to leaves some things out,
 * and whatever does it has one of those at least.  The smallest set that has one of each is added to, or is
 * the answer (Ignatiev et al. 2015).  It ends when no set of fewer than four things is left, or none smaller
 * than the one that is known, or after so many tests that it takes too long.
 *
 * What a test leaves open never makes an answer wrong, only larger than it need be: a set is given out only
 * if it was seen to do it. */
#include "lian-arrange-least-set-private.h"

#include <string.h>

#define FEW 3 /* so many members of a set, and it is known that none has fewer */
#define MANY 100 /* from so many members on it is not tried one by one which are needed */
#define NOTHING G_MAXUINT

typedef struct
{
  _LianLeastSet *asked;
  guint n;
  guint n_tests;
  GPtrArray *left_out; /* GArrays of what can't be added to a set that doesn't do it */
} Search;

static gboolean
test (Search *self, const guint8 *marks, guint8 *grown, _LianLeastVerdict *verdict, GError **error)
{
  self->n_tests++;
  return self->asked->test (self->asked->data, marks, grown, verdict, error);
}

static gboolean
test_only (Search *self, const guint8 *marks, _LianLeastVerdict *verdict, GError **error)
{
  g_autofree guint8 *grown = g_memdup2 (marks, MAX (self->n, 1));
  return test (self, marks, grown, verdict, error);
}

static void
mark (guint8 *marks, GArray *numbers, gboolean in)
{
  for (guint n = 0; n < numbers->len; n++)
    marks[g_array_index (numbers, guint, n)] = (guint8) in;
}

static GArray *
slice (GArray *numbers, guint from, guint to)
{
  GArray *part = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_vals (part, &g_array_index (numbers, guint, from), to - from);
  return part;
}

static GArray *
list_unmarked (const Search *self, const guint8 *marks)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint n = 0; n < self->n; n++)
    if (!marks[n])
      g_array_append_val (numbers, n);
  return numbers;
}

/* What of the candidates is needed beside what is marked; @marks is as it was in the end.  @fresh: whether
 * anything was added since it was last found not to do. */
static gboolean
explain (Search *self, guint8 *marks, gboolean fresh, GArray *candidates, GArray *needed, GError **error)
{
  _LianLeastVerdict verdict = _LIAN_LEAST_NO;
  if (fresh && !test_only (self, marks, &verdict, error))
    return FALSE;
  if (verdict == _LIAN_LEAST_YES)
    return TRUE;
  if (candidates->len == 1)
    {
      g_array_append_val (needed, g_array_index (candidates, guint, 0));
      return TRUE;
    }
  g_autoptr (GArray) first = slice (candidates, 0, candidates->len / 2);
  g_autoptr (GArray) second = slice (candidates, candidates->len / 2, candidates->len);
  g_autoptr (GArray) of_second = g_array_new (FALSE, FALSE, sizeof (guint));
  mark (marks, first, TRUE);
  gboolean done = explain (self, marks, TRUE, second, of_second, error);
  mark (marks, first, FALSE);
  mark (marks, of_second, TRUE);
  done = done && explain (self, marks, of_second->len > 0, first, needed, error);
  mark (marks, of_second, FALSE);
  g_array_append_vals (needed, of_second->data, of_second->len);
  return done;
}

/* Adds what can be added of some things to those that are marked. */
static gboolean
grow (Search *self, guint8 *marks, GArray *numbers, GError **error)
{
  _LianLeastVerdict verdict;
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint n = 0; n < numbers->len; n++)
    if (!marks[g_array_index (numbers, guint, n)])
      g_array_append_val (open, g_array_index (numbers, guint, n));
  if (open->len == 0 || self->n_tests > self->asked->most_tests)
    return TRUE;
  g_autofree guint8 *grown = g_memdup2 (marks, self->n);
  mark (marks, open, TRUE);
  mark (grown, open, TRUE);
  if (!test (self, marks, grown, &verdict, error))
    return FALSE;
  if (verdict == _LIAN_LEAST_NO)
    {
      memcpy (marks, grown, self->n);
      return TRUE;
    }
  mark (marks, open, FALSE);
  if (open->len == 1)
    return TRUE;
  g_autoptr (GArray) first = slice (open, 0, open->len / 2);
  g_autoptr (GArray) second = slice (open, open->len / 2, open->len);
  return grow (self, marks, first, error) && grow (self, marks, second, error);
}

/* Grows a set that doesn't do it as far as it goes, and keeps what it leaves out. */
static gboolean
learn (Search *self, guint8 *marks, GError **error)
{
  g_autoptr (GArray) open = list_unmarked (self, marks);
  if (!grow (self, marks, open, error))
    return FALSE;
  g_ptr_array_add (self->left_out, list_unmarked (self, marks));
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

/* Chooses so many things that each set that was left out has one. */
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
        chosen[c] = NOTHING;
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
look_smaller (Search *self, _LianLeastSet *found, GError **error)
{
  guint chosen[FEW], n_chosen;
  found->is_smallest = FALSE;
  if (self->n_tests > found->most_tests)
    return TRUE;
  while (choose_least (self, chosen, MIN (FEW, found->set->len - 1), &n_chosen))
    {
      _LianLeastVerdict verdict;
      g_autofree guint8 *marks = g_new0 (guint8, self->n);
      for (guint c = 0; c < n_chosen; c++)
        marks[chosen[c]] = TRUE;
      g_autofree guint8 *grown = g_memdup2 (marks, self->n);
      if (!test (self, marks, grown, &verdict, error)
          || (verdict == _LIAN_LEAST_NO && !learn (self, grown, error)))
        return FALSE;
      if (verdict == _LIAN_LEAST_OPEN || (verdict == _LIAN_LEAST_NO && self->n_tests > found->most_tests))
        return TRUE;
      if (verdict == _LIAN_LEAST_NO)
        continue;
      g_array_set_size (found->set, 0);
      g_array_append_vals (found->set, chosen, n_chosen);
      found->is_needed = found->is_smallest = TRUE;
      return TRUE;
    }
  found->is_smallest = found->set->len <= FEW + 1;
  return TRUE;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;
  return first < second ? -1 : first > second;
}

/* The numbers of which the first answer is made up; those that are likely if they are enough, none if even
 * all are not. */
static gboolean
list_candidates (Search *self, GArray *candidates, GError **error)
{
  _LianLeastVerdict verdict = _LIAN_LEAST_NO;
  g_autofree guint8 *marks = g_new0 (guint8, MAX (self->n, 1));
  const guint8 *likely = self->asked->likely;
  if (likely != NULL && !test_only (self, likely, &verdict, error))
    return FALSE;
  gboolean few = verdict == _LIAN_LEAST_YES;
  for (guint n = 0; n < self->n; n++)
    {
      marks[n] = TRUE;
      if (!few || likely[n])
        g_array_append_val (candidates, n);
    }
  if (!few && !test_only (self, marks, &verdict, error))
    return FALSE;
  if (verdict != _LIAN_LEAST_YES)
    g_array_set_size (candidates, 0);
  return TRUE;
}

/* Leaves out one after the other what turns out not to be needed. */
static gboolean
leave_out (Search *self, _LianLeastSet *found, GError **error)
{
  g_autofree guint8 *marks = g_new0 (guint8, self->n);
  mark (marks, found->set, TRUE);
  found->is_needed = found->set->len <= MANY;
  for (guint n = found->is_needed ? found->set->len : 0; n > 0; n--)
    {
      guint number = g_array_index (found->set, guint, n - 1);
      _LianLeastVerdict verdict;
      marks[number] = FALSE;
      if (!test_only (self, marks, &verdict, error))
        return FALSE;
      found->is_needed = found->is_needed && verdict != _LIAN_LEAST_OPEN;
      if (verdict == _LIAN_LEAST_YES)
        g_array_remove_index (found->set, n - 1);
      else
        marks[number] = TRUE;
    }
  return TRUE;
}

/* Makes the first answer; if what was left open led it astray it is all of the candidates. */
static gboolean
find_first (Search *self, _LianLeastSet *found, GArray *candidates, GError **error)
{
  _LianLeastVerdict verdict;
  g_autofree guint8 *marks = g_new0 (guint8, self->n);
  if (!explain (self, marks, FALSE, candidates, found->set, error))
    return FALSE;
  mark (marks, found->set, TRUE);
  if (!test_only (self, marks, &verdict, error))
    return FALSE;
  if (verdict != _LIAN_LEAST_YES)
    {
      g_array_set_size (found->set, 0);
      g_array_append_vals (found->set, candidates->data, candidates->len);
    }
  g_array_sort (found->set, compare_numbers);
  return leave_out (self, found, error);
}

/* Looks whether all things together do it, and for the fewest of them that do; @self->set takes them. */
gboolean
_lian_least_set_find (_LianLeastSet *self, GError **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  Search search = { .asked = self, .n = self->n, .left_out = left_out };
  g_array_set_size (self->set, 0);
  self->is_needed = self->is_smallest = TRUE;
  if (!list_candidates (&search, candidates, error))
    return FALSE;
  if (candidates->len == 0)
    return TRUE;
  if (!find_first (&search, self, candidates, error) || !look_smaller (&search, self, error))
    return FALSE;
  g_array_sort (self->set, compare_numbers);
  return TRUE;
}
