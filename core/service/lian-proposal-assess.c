/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a proposal would do, and what speaks against it (R3, R4, A8). */
#include "lian-edition.h"
#include "lian-error.h"
#include "lian-ground-records-private.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-opinion.h"
#include "lian-proposal-private.h"
#include "lian-service-change.h"

static void
obstacle_free (LianObstacle *obstacle)
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
  g_clear_pointer (&self->comparison, lian_comparison_free);
  g_clear_pointer (&self->obstacles, g_ptr_array_unref);
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
  self->adjusted++;
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

/* A8: "individual" points are no more individual when they are many. */
static gboolean
count_share (LianAssessment *self, LianTxn *txn, const LianGround *ground, GError **error)
{
  LianRulebook *rulebook = lian_edition_get_in_force (txn, error);
  if (rulebook == NULL)
    return FALSE;
  lian_ground_get_outlets (ground, &self->points);
  self->share = lian_opinion_get_percent (rulebook, "adjust_share");
  self->too_many = self->adjusted * 100 > self->points * self->share;
  return TRUE;
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

static gint64
trade_of (LianGroundRecords *records, const LianServiceChange *change)
{
  gboolean of_point = change->point != 0;
  g_autoptr (LianRecord) record
      = lian_txn_load (records->txn, lian_type_find (of_point ? "service_point" : "round"),
                       of_point ? change->point : change->round);
  return record != NULL ? _lian_ground_records_work (records, record).trade : 0;
}

/* A proposal for all trades that is about points of one is weighed within that one: a barber does
 * not make up for a mender of watches. */
static gint64
find_trade (LianGroundRecords *records, const GArray *changes, gboolean *mixed)
{
  gint64 found = 0;
  guint looked_at = 0;
  for (guint i = 0; i < changes->len; i++)
    {
      const LianServiceChange *change = &g_array_index (changes, LianServiceChange, i);
      if (change->point == 0 && change->round == 0)
        continue;
      gint64 trade = trade_of (records, change);
      *mixed |= looked_at > 0 && trade != found;
      found = looked_at++ == 0 ? trade : found;
    }
  return *mixed ? 0 : found;
}

static LianGround *
read_ground (LianTxn *txn, LianAssessment *self, const GArray *changes, GCancellable *cancellable,
             GError **error)
{
  LianGroundScope scope;
  LianStandard given;
  g_auto (LianGroundRecords) records;
  _lian_ground_records_init (&records, txn);
  _lian_proposal_read_scope (self->proposal, &scope, &given);
  if (scope.trade == 0)
    scope.trade = find_trade (&records, changes, &self->mixed);
  g_autoptr (LianGround) ground
      = _lian_ground_records_make (&records, &scope, &given, cancellable, error);
  if (ground == NULL || lian_ground_get_standard (ground)->limit >= 0)
    return g_steal_pointer (&ground);
  g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_INPUT,
                       _ ("No standard of service says how far residents may have to go: enter it "
                          "first."));
  return NULL;
}

/**
 * lian_proposal_assess:
 * @txn: the base
 * @proposal: a proposal that is not carried out yet
 * @cancellable: (nullable): to give up
 * @error: return location; names a point or round that is not there any more
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
  self->obstacles = g_ptr_array_new_with_free_func ((GDestroyNotify) obstacle_free);
  if (self->proposal == NULL)
    return NULL;
  self->records = _lian_proposal_changes (txn, proposal);
  g_autoptr (GArray) changes = read_changes (self->records);
  g_autoptr (LianGround) before = read_ground (txn, self, changes, cancellable, error);
  if (before == NULL)
    return NULL;
  g_autoptr (LianGround) after = lian_ground_apply (
      before, (const LianServiceChange *) changes->data, changes->len, cancellable, error);
  if (after == NULL)
    return NULL;
  g_autoptr (LianCoverage) today = lian_coverage_new (before);
  g_autoptr (LianCoverage) then = lian_coverage_new (after);
  self->comparison = lian_coverage_compare (today, then);
  self->impact = self->mixed ? LIAN_UNKNOWN : lian_comparison_get_impact (self->comparison);
  look_for_obstacles (self, before, changes);
  return count_share (self, txn, before, error) ? g_steal_pointer (&self) : NULL;
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
