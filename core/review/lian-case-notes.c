/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What an officer should know beside the findings: hints, and whom a decision reaches.
 *
 * Nothing is guessed here.  A figure that the base does not hold is said to be missing. */
#include "lian-case-private.h"

static gboolean
is_yes (const LianCase *self, const char *fact)
{
  const LianCaseFact *item = lian_case_find_fact (self, fact);
  return item != NULL && g_strcmp0 (item->value, "yes") == 0;
}

static void
add_hint (LianCase *self, const char *rule, guint count, guint all, guint percent)
{
  LianCaseHint *hint = g_new0 (LianCaseHint, 1);
  *hint = (LianCaseHint){ rule, count, all, percent };
  g_ptr_array_add (self->hints, hint);
}

static gboolean
is_point (const LianCasePart *part)
{
  return g_str_equal (part->type, "service_point");
}

/* A8: "individual" points are no more individual when they are many; how many, the edition says. */
static void
add_hint_of_points (LianCase *self)
{
  guint share = lian_opinion_get_percent (self->rulebook, "adjust_share");
  guint points = self->closed_lately, adjusted = self->closed_lately;
  for (guint i = 0; i < self->parts->len; i++)
    {
      const LianCasePart *part = self->parts->pdata[i];
      points += is_point (part) ? 1 : 0;
      adjusted += is_point (part) && _lian_case_leads_to (part->findings, "ADJUST_POINT") ? 1 : 0;
    }
  if (adjusted * 100 > points * share)
    add_hint (self, "A8", adjusted, points, share);
}

/**
 * _lian_case_add_hints:
 * @self: a case with its findings
 *
 * Adds A7 (premises without a storefront are no service point, but the place is worth keeping) and A8
 * (more points to adjust than individual ones).
 */
void
_lian_case_add_hints (LianCase *self)
{
  const LianCaseFact *class = lian_case_find_fact (self, "trade_class");
  if (class != NULL && g_strcmp0 (class->value, "REPAIR_SERVICE") == 0
      && is_yes (self, "fixed_premises") && !is_yes (self, "storefront"))
    add_hint (self, "A7", 0, 0, 0);
  add_hint_of_points (self);
}

/* Each neighbourhood is counted once, however many points and rounds it has. */
static void
add_neighbourhood (LianCaseEffects *self, LianTxn *txn, GHashTable *seen, gint64 id)
{
  g_autoptr (LianRecord) record
      = id != 0 ? lian_txn_load (txn, lian_type_find ("neighbourhood"), id) : NULL;
  if (record == NULL || !g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
    return;
  self->neighbourhoods++;
  if (lian_record_is_empty (record, "residents"))
    self->uncounted++;
  else
    self->residents += lian_record_get_number (record, "residents");
}

static void
add_points (LianCaseEffects *self, LianTxn *txn, GHashTable *seen, const LianCase *one)
{
  for (guint i = 0; i < one->parts->len; i++)
    {
      const LianCasePart *part = one->parts->pdata[i];
      if (!is_point (part))
        continue;
      g_autoptr (LianRecord) point
          = lian_txn_load (txn, lian_type_find ("service_point"), part->id);
      self->points++;
      self->points_spoken_of += part->findings != NULL && part->findings->len > 0 ? 1 : 0;
      if (point != NULL)
        add_neighbourhood (self, txn, seen, lian_record_get_number (point, "neighbourhood"));
    }
}

static void
add_rounds (LianCaseEffects *self, LianTxn *txn, GHashTable *seen, const LianCase *one)
{
  g_autoptr (GPtrArray) rounds
      = lian_txn_list (txn, lian_type_find ("round"), "cooperative", one->cooperative);
  for (guint i = 0; i < rounds->len; i++)
    {
      self->rounds++;
      add_neighbourhood (self, txn, seen,
                         lian_record_get_number (rounds->pdata[i], "neighbourhood"));
    }
}

static void
add_relations (LianCaseEffects *self, const LianCase *one)
{
  for (guint i = 0; i < one->parts->len; i++)
    {
      const LianCasePart *part = one->parts->pdata[i];
      const LianCaseFact *state = part->facts->len > 0 ? part->facts->pdata[0] : NULL;
      if (!g_str_equal (part->type, "relation"))
        continue;
      self->relations++;
      self->interrupted
          += state != NULL && g_strcmp0 (state->value, "INTERRUPTED") == 0 ? 1 : 0;
    }
}

/**
 * lian_case_count_effects:
 * @self: a case
 * @txn: the base
 *
 * Returns: whom and what a decision on the case reaches, as far as the base knows
 */
LianCaseEffects
lian_case_count_effects (const LianCase *self, LianTxn *txn)
{
  LianCaseEffects effects = { .persons = -1 };
  g_autoptr (GHashTable) seen
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (LianRecord) activity
      = lian_txn_load (txn, lian_type_find ("activity"), self->activity);
  if (activity != NULL && !lian_record_is_empty (activity, "persons"))
    effects.persons = lian_record_get_number (activity, "persons");
  add_points (&effects, txn, seen, self);
  add_rounds (&effects, txn, seen, self);
  add_relations (&effects, self);
  return effects;
}
