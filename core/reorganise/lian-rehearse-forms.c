/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the rulebook says of the activities as they would be: forms that are stopped, protected crafts.
 *
 * The facts are those of the activity today, with what the batch changes: whose it is, how long those have
 * been members, whether the scale would match, whether a relation would be cut. */
#include "lian-case-private.h"
#include "lian-edition.h"
#include "lian-relation-cut.h"
#include "lian-reorganisation-private.h"
#include "lian-reorganise-private.h"

static void
set_fact (LianCase *one, const char *fact, const char *value)
{
  for (guint i = 0; i < one->facts->len; i++)
    {
      LianCaseFact *item = one->facts->pdata[i];
      if (!g_str_equal (item->fact, fact))
        continue;
      g_free (item->value);
      item->value = g_strdup (value);
    }
}

static void
set_truth (LianCase *one, const char *fact, LianTruth truth)
{
  set_fact (one, fact, truth == LIAN_NOT_ASKED ? NULL : lian_truth_to_text (truth));
}

/* What is recorded of a scale is about the co-operative as it was: of another one nobody has said it. */
static LianTruth
scale_afterwards (const LianRehearsing *self, const LianRecord *after)
{
  const char *change = self->batch->wish->change;
  if (self->batch->scale != LIAN_NOT_ASKED)
    return self->batch->scale;
  return g_str_equal (change, "STAGE") ? lian_record_get_truth (after, "scale_matches_conditions") : LIAN_NOT_ASKED;
}

static void
set_cooperative (const LianRehearsing *self, LianCase *one, const LianRecord *after)
{
  static const char *const facts[] = { "centralised_now", "output_declined", "public_inconvenienced" };
  LianDate joined = lian_record_get_date (after, "joined");
  g_autofree char *months
      = joined != 0 && joined <= one->working_date
            ? g_strdup_printf ("%d", lian_date_months_between (joined, one->working_date))
            : NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    set_truth (one, facts[i], lian_record_get_truth (after, facts[i]));
  set_truth (one, "scale_matches_conditions", scale_afterwards (self, after));
  set_fact (one, "months_since_joining", months);
  if (lian_relation_outcome_gathers (self->batch->form) && self->cuts != LIAN_NO)
    set_truth (one, "relation_cut", self->cuts);
}

static void
add_blocked (LianRehearsing *self, const LianCase *one, const LianRecord *activity)
{
  for (guint i = 0; i < one->opinion->blocked->len; i++)
    {
      const LianOpinionBlock *block = one->opinion->blocked->pdata[i];
      g_autofree char *rules = g_strjoinv (", ", block->by);
      gboolean chosen = g_strcmp0 (block->outcome, self->batch->form) == 0;
      LianRecord *finding = _lian_rehearsing_add (self, "FORM", chosen ? LIAN_YES : LIAN_NO, activity);
      lian_record_set_text (finding, "rules", rules);
      lian_record_set_text (finding, "outcome", block->outcome);
    }
}

/* What the rules recommend instead speaks against a form that they do not permit. */
static void
add_not_permitted (LianRehearsing *self, const LianCase *one, const LianRecord *activity)
{
  const char *form = self->batch->form;
  g_autofree char *stopped = form != NULL ? lian_case_dup_blocked_by (one, form) : NULL;
  if (form == NULL || g_str_equal (form, "STAY_AS_IS") || stopped != NULL || lian_case_permits (one, form))
    return;
  g_autoptr (GString) rules = g_string_new (NULL);
  for (guint i = 0; i < one->opinion->findings->len; i++)
    {
      const LianOpinionFinding *finding = one->opinion->findings->pdata[i];
      if (lian_case_recommends (one, finding->outcome))
        g_string_append_printf (rules, "%s%s", rules->len > 0 ? ", " : "", finding->rule);
    }
  LianRecord *finding = _lian_rehearsing_add (self, "FORM", LIAN_YES, activity);
  lian_record_set_text (finding, "outcome", form);
  if (rules->len > 0)
    lian_record_set_text (finding, "rules", rules->str);
}

/* A protected craft is shown whatever happens to it. */
static void
add_craft (LianRehearsing *self, const LianCase *one, const LianRecord *activity)
{
  gboolean gathers = lian_relation_outcome_gathers (self->batch->form);
  const LianCaseFact *fact = lian_case_find_fact (one, "special_craft");
  if (g_strcmp0 (fact != NULL ? fact->value : NULL, "yes") != 0)
    return;
  LianRecord *finding = _lian_rehearsing_add (self, "CRAFT", gathers ? LIAN_YES : LIAN_NO, activity);
  lian_record_set_text (finding, "rules", "S1-6d");
  if (gathers)
    lian_record_set_text (finding, "outcome", self->batch->form);
}

static gboolean
rehearse_activity (LianRehearsing *self, const LianRecord *activity, GError **error)
{
  guint n_kinds;
  const LianCarried *kinds = lian_carried (&n_kinds);
  LianRulebook *rulebook = lian_edition_get_in_force (self->txn, error);
  g_autoptr (LianCase) one = _lian_case_new_of (self->txn, activity);
  guint k = 0;
  while (!g_str_equal (kinds[k].type, "activity"))
    k++;
  guint place = _lian_reorganise_place (self->txn, self->batch->wish, &kinds[k], activity);
  set_cooperative (self, one, self->batch->wish->after->pdata[place]);
  if (rulebook == NULL || !_lian_case_ask (one, rulebook, LIAN_OPINION_BRIEF, error))
    return FALSE;
  add_blocked (self, one, activity);
  add_not_permitted (self, one, activity);
  add_craft (self, one, activity);
  return TRUE;
}

/**
 * _lian_rehearse_forms:
 * @self: a rehearsal that knows which relations would be cut
 * @error: return location
 *
 * Puts each activity, as it would be, to the edition of the rulebook in force.
 *
 * Returns: whether the rulebook could answer
 */
gboolean
_lian_rehearse_forms (LianRehearsing *self, GError **error)
{
  const GArray *before = self->batch->wish->before;
  for (guint i = 0; i < before->len; i++)
    {
      g_autoptr (GPtrArray) activities = lian_txn_list (self->txn, lian_type_find ("activity"), "cooperative",
                                                        g_array_index (before, gint64, i));
      for (guint a = 0; a < activities->len; a++)
        if (!rehearse_activity (self, activities->pdata[a], error))
          return FALSE;
    }
  return TRUE;
}

static LianRelationCut *
find_cut (const GPtrArray *cuts, gint64 relation)
{
  for (guint i = 0; i < cuts->len; i++)
    if (((LianRelationCut *) cuts->pdata[i])->relation == relation)
      return cuts->pdata[i];
  return NULL;
}

/* Adds what a change would cut; a relation is named once, as surely as anything says it. */
static void
take_cuts (LianRehearsing *self, GPtrArray *all, const LianRelationChange *change)
{
  g_autoptr (GPtrArray) cuts = lian_relation_cuts (self->txn, change);
  for (guint i = cuts->len; i-- > 0;)
    {
      LianRelationCut *cut = cuts->pdata[i], *known = find_cut (all, cut->relation);
      if (known != NULL)
        known->certain = known->certain || cut->certain;
      else
        g_ptr_array_add (all, g_ptr_array_steal_index (cuts, i));
    }
}

static int
compare_cuts (gconstpointer a, gconstpointer b)
{
  gint64 one = (*(LianRelationCut *const *) a)->relation, other = (*(LianRelationCut *const *) b)->relation;
  return (one > other) - (one < other);
}

static GPtrArray *
find_cuts (LianRehearsing *self)
{
  const GArray *before = self->batch->wish->before;
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_relation_cut_free);
  for (guint i = 0; i < before->len; i++)
    {
      g_autoptr (GPtrArray) activities = lian_txn_list (self->txn, lian_type_find ("activity"), "cooperative",
                                                        g_array_index (before, gint64, i));
      for (guint a = 0; a < activities->len; a++)
        take_cuts (self, all, &(LianRelationChange){ .by = LIAN_CUTTER_DECISION,
                                                     .activity = lian_record_get_id (activities->pdata[a]),
                                                     .outcome = self->batch->form });
    }
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < self->batch->items->len; i++)
    {
      gint64 point = lian_record_get_number (self->batch->items->pdata[i], "service_point");
      if (point != 0 && lian_record_get_truth (self->batch->items->pdata[i], "ends") == LIAN_YES)
        g_array_append_val (points, point);
    }
  take_cuts (self, all, &(LianRelationChange){ .by = LIAN_CUTTER_POINTS,
                                               .points = (gint64 *) (gpointer) points->data,
                                               .n_points = points->len });
  g_ptr_array_sort (all, compare_cuts);
  return all;
}

/**
 * _lian_rehearse_relations:
 * @self: a rehearsal; learns whether a relation would be cut
 *
 * Names the relations that would be cut, or may, and with whom (L1).
 */
void
_lian_rehearse_relations (LianRehearsing *self)
{
  g_autoptr (GPtrArray) cuts = find_cuts (self);
  self->cuts = LIAN_NO;
  for (guint i = 0; i < cuts->len; i++)
    {
      const LianRelationCut *cut = cuts->pdata[i];
      g_autoptr (LianRecord) relation = lian_txn_load (self->txn, lian_type_find ("relation"), cut->relation);
      LianTruth certain = cut->certain ? LIAN_YES : LIAN_UNKNOWN;
      g_autofree char *with = g_strjoin (" – ", cut->partner, cut->goods, NULL);
      LianRecord *finding = _lian_rehearsing_add (self, "RELATION", certain, relation);
      lian_record_set_text (finding, "about", with);
      lian_record_set_text (finding, "rules", "L1");
      self->cuts = lian_truth_or (self->cuts, certain);
    }
}
