/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a proposal would do, and what speaks against it (R3, R4, A8). */
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-proposal-private.h"
#include "lian-relation-cut.h"
#include "lian-service-change.h"

/**
 * lian_obstacle_free:
 * @obstacle: (transfer full): what speaks against a proposal
 */
void
lian_obstacle_free (LianObstacle *obstacle)
{
  g_free (obstacle->title);
  g_free (obstacle);
}

/**
 * lian_assessment_free:
 * @self: (nullable) (transfer full): an assessment
 */
void
lian_assessment_free (LianAssessment *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->proposal, lian_record_free);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->comparison, lian_comparison_unref);
  g_clear_pointer (&self->weighings, g_ptr_array_unref);
  g_clear_pointer (&self->shares, g_ptr_array_unref);
  g_clear_pointer (&self->obstacles, g_ptr_array_unref);
  g_clear_pointer (&self->cuts, g_ptr_array_unref);
  g_free (self);
}

static gboolean
adjusts_point (LianServiceChangeKind kind)
{
  return kind == LIAN_SERVICE_CLOSE || kind == LIAN_SERVICE_MERGE || kind == LIAN_SERVICE_MOVE;
}

static gboolean
ends_round (LianServiceChangeKind kind)
{
  return kind == LIAN_SERVICE_ROUND_END || kind == LIAN_SERVICE_ROUND_TO_POINT;
}

/* R3: a point is adjusted only when it is unreasonable, was investigated, and it is settled where its
 * customers go. */
static void
look_at_point (LianAssessment *self, const LianGround *ground, const LianServiceChange *change)
{
  guint n;
  int i = lian_ground_find_outlet (ground, change->point);
  const LianOutlet *outlet = i >= 0 ? lian_ground_get_outlets (ground, &n) + i : NULL;
  if (outlet == NULL
      || (outlet->unreasonable == LIAN_YES && outlet->investigated == LIAN_YES
          && outlet->prepared == LIAN_YES))
    return;
  LianObstacle *obstacle = g_new0 (LianObstacle, 1);
  *obstacle = (LianObstacle){ "R3", change->point, 0, g_strdup (outlet->title),
                              outlet->unreasonable, outlet->investigated, outlet->prepared };
  g_ptr_array_add (self->obstacles, obstacle);
}

/* R4: door-to-door service is kept and promoted. */
static void
look_at_round (LianAssessment *self, const LianGround *ground, const LianServiceChange *change)
{
  guint n;
  int i = lian_ground_find_tour (ground, change->round);
  if (i < 0)
    return;
  LianObstacle *obstacle = g_new0 (LianObstacle, 1);
  *obstacle = (LianObstacle){ "R4", 0, change->round,
                              g_strdup (lian_ground_get_tours (ground, &n)[i].title),
                              LIAN_NOT_ASKED, LIAN_NOT_ASKED, LIAN_NOT_ASKED };
  g_ptr_array_add (self->obstacles, obstacle);
}

static void
look_for_obstacles (LianAssessment *self, const LianGround *ground, const GArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const LianServiceChange *change = &g_array_index (changes, LianServiceChange, i);
      if (adjusts_point (change->kind))
        look_at_point (self, ground, change);
      else if (ends_round (change->kind))
        look_at_round (self, ground, change);
    }
  self->countersign
      = self->obstacles->len > 0 || lian_service_changes_take_away (self->records);
}

/* A8. */
static void
count_shares (LianAssessment *self, LianTxn *txn, const GArray *changes)
{
  self->shares = lian_adjust_shares (txn, changes, &self->percent);
  for (guint i = 0; i < self->shares->len; i++)
    self->too_many |= ((const LianAdjustShare *) self->shares->pdata[i])->too_many;
}

static GArray *
read_changes (const GPtrArray *records)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (LianServiceChange));
  for (guint i = 0; i < records->len; i++)
    {
      LianServiceChange change;
      lian_service_change_read (records->pdata[i], &change);
      g_array_append_val (changes, change);
    }
  return changes;
}

static gboolean
weigh (LianAssessment *self, LianTxn *txn, const GArray *changes, GCancellable *cancellable,
       GError **error)
{
  LianGroundScope scope;
  LianStandard given;
  lian_proposal_read_scope (self->proposal, &scope, &given);
  g_autoptr (LianGround) ground = lian_ground_read (txn, &scope, &given, cancellable, error);
  if (ground == NULL)
    return FALSE;
  self->weighings = lian_weigh_changes (txn, ground, &given, changes, cancellable, error);
  if (self->weighings == NULL)
    return FALSE;
  self->comparison
      = lian_weighings_compare (self->weighings, ground, changes, cancellable, error);
  return self->comparison != NULL;
}

/* Consumers suffer if they do in one of the trades. */
static void
judge_impact (LianAssessment *self)
{
  self->impact = LIAN_NO;
  for (guint i = 0; i < self->weighings->len; i++)
    self->impact = lian_truth_or (self->impact,
                                  ((const LianWeighing *) self->weighings->pdata[i])->impact);
}

/**
 * lian_proposal_find_cuts:
 * @txn: the base
 * @changes: (element-type LianServiceChange): what is tried out or proposed
 *
 * A relation is kept at a point: where that is moved to, it must be found again.
 *
 * Returns: (transfer full) (element-type LianRelationCut): the relations that @changes would cut, or
 *   may (L1)
 */
GPtrArray *
lian_proposal_find_cuts (LianTxn *txn, const GArray *changes)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < changes->len; i++)
    {
      const LianServiceChange *change = &g_array_index (changes, LianServiceChange, i);
      gboolean leaves = change->kind == LIAN_SERVICE_CLOSE || change->kind == LIAN_SERVICE_MERGE
                        || change->kind == LIAN_SERVICE_MOVE;
      if (leaves && change->point != 0)
        g_array_append_val (points, change->point);
    }
  return lian_relation_cuts (txn, &(LianRelationChange){ .by = LIAN_CUTTER_POINTS,
                                                         .points = (gint64 *) (gpointer) points->data,
                                                         .n_points = points->len });
}

/**
 * lian_proposal_assess:
 * @txn: the base
 * @proposal: a proposal that is not carried out yet
 * @cancellable: (nullable): to give up
 * @error: return location; names a point or round that is not there any more, or a trade without a
 *   standard
 *
 * Works out what the proposal would do today.  On a reader thread, or in a write.
 *
 * Returns: (transfer full) (nullable): the assessment
 */
LianAssessment *
lian_proposal_assess (LianTxn *txn, gint64 proposal, GCancellable *cancellable, GError **error)
{
  static const char *const open[] = { "DRAFT", "PUT", "ACCEPTED", "REJECTED", NULL };
  g_autoptr (LianAssessment) self = g_new0 (LianAssessment, 1);
  self->proposal = _lian_proposal_load (txn, proposal, open, error);
  self->obstacles = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_obstacle_free);
  if (self->proposal == NULL)
    return NULL;
  self->records = _lian_proposal_changes (txn, proposal);
  g_autoptr (GArray) changes = read_changes (self->records);
  if (!weigh (self, txn, changes, cancellable, error))
    return NULL;
  judge_impact (self);
  look_for_obstacles (self, self->comparison->before->ground, changes);
  self->cuts = lian_proposal_find_cuts (txn, changes);
  count_shares (self, txn, changes);
  return g_steal_pointer (&self);
}

static void
add_unless_yes (GPtrArray *words, LianTruth truth, const char *word)
{
  if (truth != LIAN_YES)
    g_ptr_array_add (words, (gpointer) word);
}

/**
 * lian_obstacle_dup_text:
 * @obstacle: what speaks against a proposal
 *
 * Returns: (transfer full): it as a sentence that names the point or round and the rule
 */
char *
lian_obstacle_dup_text (const LianObstacle *obstacle)
{
  g_autofree char *title = lian_isolate (obstacle->title);
  if (obstacle->round != 0)
    /* Translators: a round */
    return g_strdup_printf (_ ("%s: door-to-door service is to be kept and promoted (R4)"), title);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  add_unless_yes (words, obstacle->unreasonable, _ ("not shown to be unreasonable"));
  add_unless_yes (words, obstacle->investigated, _ ("not investigated"));
  add_unless_yes (words, obstacle->prepared, _ ("not settled where its customers go"));
  g_ptr_array_add (words, NULL);
  g_autofree char *reasons = g_strjoinv (_ (", "), (char **) words->pdata);
  /* Translators: a point, reasons */
  return g_strdup_printf (_ ("%s: %s (R3)"), title, reasons);
}
