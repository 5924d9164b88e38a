/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Which changes of facts bring about an outcome. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-reasoner.h"

/* In a diagram the facts as they are draw one path from the top.  To leave it
 * at a node is to change that fact.  Walking all paths that leave it at most n
 * times finds every set of up to n changes that matters: a fact no node on the
 * way asks for need not be changed.  Sets are looked for by size, and one that
 * contains a smaller set for the same outcome is left out; so what is reported
 * is all minimal sets and nothing else. */

typedef struct
{
  LianDiagram *diagram;
  GArray *sets;
  const guint *numbers;
  guint64 wanted;
  LianStepFilter filter;
  gpointer user_data;
  GArray *ways;  /* LianWay */
  guint smaller; /* how many of them are of fewer steps */
  LianWay way;   /* the one being walked */
} Walk;

static gboolean
has_step (const LianWay *way, const LianStep *step)
{
  for (guint i = 0; i < way->n_steps; i++)
    if (way->steps[i].slot == step->slot && way->steps[i].value == step->value)
      return TRUE;
  return FALSE;
}

static gboolean
contains (const LianWay *way, const LianWay *part)
{
  for (guint i = 0; i < part->n_steps; i++)
    if (!has_step (way, &part->steps[i]))
      return FALSE;
  return TRUE;
}

/* A way is complete: keeps what no smaller way gives already. */
static void
arrive (Walk *walk, guint64 outcomes)
{
  LianWay *way = &walk->way;

  way->outcomes = outcomes & walk->wanted;
  for (guint i = 0; i < walk->smaller && way->outcomes != 0; i++)
    {
      LianWay *smaller = &g_array_index (walk->ways, LianWay, i);

      if ((smaller->outcomes & way->outcomes) != 0 && contains (way, smaller))
        way->outcomes &= ~smaller->outcomes;
    }
  if (way->outcomes != 0)
    g_array_append_vals (walk->ways, way, 1);
}

static void step (Walk *walk, guint node, guint left);

static void
leave_path (Walk *walk, guint node, guint left)
{
  guint slot = _lian_diagram_variable (walk->diagram, node), now = walk->numbers[slot];
  guint stay = _lian_diagram_child (walk->diagram, node, now);
  LianSlot *input = _lian_program_slot (walk->diagram->program, slot);

  for (guint value = 0; value < _lian_diagram_n_values (walk->diagram, node); value++)
    {
      guint child = _lian_diagram_child (walk->diagram, node, value);

      if (value == now || child == stay || !walk->filter (input, value, walk->user_data))
        continue;
      walk->way.steps[walk->way.n_steps++] = (LianStep){ slot, value };
      step (walk, child, left - 1);
      walk->way.n_steps--;
    }
}

static void
step (Walk *walk, guint node, guint left)
{
  while (!(node & LIAN_TERMINAL))
    {
      if (left > 0)
        leave_path (walk, node, left);
      node = _lian_diagram_child (walk->diagram, node,
                                  walk->numbers[_lian_diagram_variable (walk->diagram, node)]);
    }
  if (left == 0)
    arrive (walk, g_array_index (walk->sets, guint64, node & ~LIAN_TERMINAL));
}

/**
 * _lian_diagram_find_ways:
 * @diagram: a diagram
 * @function: a function of it
 * @sets: (element-type guint64): the set of outcomes that each of its results stands for
 * @numbers: the facts
 * @wanted: the outcomes to be brought about
 * @max_steps: how many facts may change, at most %LIAN_MAX_STEPS
 * @filter: (scope call): which changes may be proposed
 * @user_data: for @filter
 *
 * Returns: (transfer full) (element-type LianWay): all minimal sets of changes, by size
 */
GArray *
_lian_diagram_find_ways (LianDiagram *diagram,
                         guint function,
                         GArray *sets,
                         const guint *numbers,
                         guint64 wanted,
                         guint max_steps,
                         LianStepFilter filter,
                         gpointer user_data)
{
  Walk walk = { diagram, sets, numbers, wanted, filter, user_data, NULL, 0, { 0 } };

  walk.ways = g_array_new (FALSE, FALSE, sizeof (LianWay));
  walk.wanted &= ~g_array_index (sets, guint64, _lian_diagram_follow (diagram, function, numbers));
  for (guint n = 1; n <= MIN (max_steps, LIAN_MAX_STEPS) && walk.wanted != 0; n++)
    {
      walk.smaller = walk.ways->len;
      step (&walk, function, n);
    }
  return walk.ways;
}
