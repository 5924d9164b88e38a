/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Points and rounds that would close, and the residents who lose by it (R3, R4). */
#include "lian-reorganisation-private.h"
#include "lian-weighing.h"

static const char *const losses[] = { NULL, "FARTHER", "ROUND", "TOO_FAR", "FULL", "TOO_SELDOM", "UNPLACED" };

/* R3: only what is unreasonable, was investigated, and of which it is settled where its customers go. */
static gboolean
may_be_adjusted (const LianRecord *point)
{
  return lian_record_get_truth (point, "unreasonable") == LIAN_YES
         && lian_record_get_truth (point, "investigated") == LIAN_YES
         && lian_record_get_truth (point, "adjustment_prepared") == LIAN_YES;
}

static void
add_closing (LianRehearsing *self, const LianRecord *item, GArray *changes)
{
  const char *kind = _lian_batch_item_kind (item);
  gboolean point = g_str_equal (kind, "service_point");
  g_autoptr (LianRecord) record
      = lian_txn_load (self->txn, lian_type_find (kind), lian_record_get_number (item, kind));
  if (record == NULL)
    return;
  gboolean against = !point || !may_be_adjusted (record);
  LianServiceChange change = { .kind = point ? LIAN_SERVICE_CLOSE : LIAN_SERVICE_ROUND_END, .capacity = -1 };
  LianRecord *finding
      = _lian_rehearsing_add (self, point ? "POINT" : "ROUND", against ? LIAN_YES : LIAN_NO, record);
  lian_record_set_text (finding, "rules", point ? "R3" : "R4");
  *(point ? &change.point : &change.round) = lian_record_get_id (record);
  g_array_append_val (changes, change);
}

static void
set_way (LianRecord *finding, const char *field, gint32 way)
{
  if (way != LIAN_NO_WAY)
    lian_record_set_number (finding, field, way);
}

static void
add_loser (LianRehearsing *self, const LianGround *ground, const LianLoser *loser)
{
  guint n;
  const LianPlace *place = lian_ground_get_places (ground, &n) + loser->place;
  g_autoptr (LianRecord) record = lian_txn_load (self->txn, lian_type_find ("neighbourhood"), place->id);
  gboolean unknown = place->residents < 0;
  LianTruth against = unknown ? LIAN_UNKNOWN : loser->why >= LIAN_LOSS_TOO_FAR ? LIAN_YES : LIAN_NO;
  if (record == NULL || loser->why == LIAN_LOSS_NONE)
    return;
  LianRecord *finding = _lian_rehearsing_add (self, "RESIDENTS", against, record);
  lian_record_set_text (finding, "loss", losses[loser->why]);
  if (!unknown)
    lian_record_set_number (finding, "how_many", loser->residents);
  set_way (finding, "metres_before", loser->before);
  set_way (finding, "metres_after", loser->after);
}

/* Without a standard, or a position, nobody can say who loses: unknown, never nobody. */
static void
add_unknown (LianRehearsing *self)
{
  for (guint i = 0; i < self->batch->items->len; i++)
    {
      const LianRecord *item = self->batch->items->pdata[i];
      const char *kind = _lian_batch_item_kind (item);
      g_autoptr (LianRecord) record
          = lian_txn_load (self->txn, lian_type_find (kind), lian_record_get_number (item, kind));
      if (record != NULL && _lian_batch_ends (self->batch, record))
        _lian_rehearsing_add (self, "RESIDENTS", LIAN_UNKNOWN, record);
    }
}

static gboolean
weigh (LianRehearsing *self, const GArray *changes, GCancellable *cancellable, GError **error)
{
  const LianGroundScope scope = { .network = lian_txn_count (self->txn, lian_type_find ("way")) > 0 };
  const LianStandard given = LIAN_STANDARD_NONE;
  g_autoptr (GError) trouble = NULL;
  g_autoptr (LianGround) ground = lian_ground_read (self->txn, &scope, &given, cancellable, &trouble);
  g_autoptr (GPtrArray) weighings
      = ground != NULL ? lian_weigh_changes (self->txn, ground, &given, changes, cancellable, &trouble) : NULL;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (weighings == NULL)
    add_unknown (self);
  for (guint w = 0; weighings != NULL && w < weighings->len; w++)
    {
      const LianComparison *compared = ((const LianWeighing *) weighings->pdata[w])->comparison;
      for (guint i = 0; i < compared->harm->losers->len; i++)
        add_loser (self, compared->before->ground, &g_array_index (compared->harm->losers, LianLoser, i));
    }
  return TRUE;
}

/**
 * _lian_rehearse_service:
 * @self: a rehearsal
 * @cancellable: (nullable): to give up
 * @error: return location: cancelled
 *
 * Names points and rounds that would close, and who would lose by all of it together, with their ways.
 *
 * Returns: whether it came to an end
 */
gboolean
_lian_rehearse_service (LianRehearsing *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (LianServiceChange));
  for (guint i = 0; i < self->batch->items->len; i++)
    if (lian_record_get_truth (self->batch->items->pdata[i], "ends") == LIAN_YES)
      add_closing (self, self->batch->items->pdata[i], changes);
  return changes->len == 0 || weigh (self, changes, cancellable, error);
}
