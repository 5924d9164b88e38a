/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What closing each point would cost, for all points at once.
 *
 * For each point only those who go there look for another one, and whoever has to make room for
 * them; then everything is put back as it was. */
#include "lian-coverage-private.h"

typedef struct
{
  const LianCoverage *coverage;
  LianAllotment *work;
  guint32 *starts;    /* of each outlet, where its followers begin; one more at the end */
  guint32 *followers; /* places that look at an outlet though nobody counts there as served */
} Closer;

static void
closer_clear (Closer *closer)
{
  g_clear_pointer (&closer->work, _lian_allotment_free);
  g_free (closer->starts);
  g_free (closer->followers);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Closer, closer_clear)

/* The outlet beyond the limit where those go who have none within it; where nobody knows how many
 * live there, the nearest one. */
static gint32
followed_outlet (const LianCoverage *coverage, guint place)
{
  const LianPlaceCoverage *judged = &coverage->places[place];
  gint32 residents
      = g_array_index (coverage->ground->parts->places, LianPlace, place).residents;
  if (residents < 0)
    return judged->outlet;
  int stray = judged->left > 0 ? _lian_stray_rank (coverage->ground, place, -1) : -1;
  return stray >= 0 ? _lian_ground_reach (coverage->ground, place)[stray].outlet : -1;
}

static void
gather_followers (Closer *closer)
{
  guint n_places = closer->coverage->ground->parts->places->len;
  guint n_outlets = closer->coverage->ground->parts->outlets->len;
  g_autofree gint32 *followed = g_new (gint32, MAX (n_places, 1));
  closer->starts = g_new0 (guint32, n_outlets + 1);
  closer->followers = g_new (guint32, MAX (n_places, 1));
  for (guint i = 0; i < n_places; i++)
    {
      followed[i] = followed_outlet (closer->coverage, i);
      if (followed[i] >= 0)
        closer->starts[followed[i] + 1]++;
    }
  for (guint i = 0; i < n_outlets; i++)
    closer->starts[i + 1] += closer->starts[i];
  g_autofree guint32 *next = g_memdup2 (closer->starts, (n_outlets + 1) * sizeof *next);
  for (guint i = 0; i < n_places; i++)
    if (followed[i] >= 0)
      closer->followers[next[followed[i]]++] = i;
}

static void
compare_place (const Closer *closer, LianClosing *closing, guint place)
{
  const LianCoverage *coverage = closer->coverage;
  const LianPlaceCoverage *before = &coverage->places[place];
  gsize slot = (gsize) place * LIAN_REACH_KEPT;
  LianPlaceCoverage after;
  LianLots lots_before, lots_after;
  LianPiece pieces[2 * (LIAN_REACH_KEPT + 2)];
  _lian_judge_place (coverage->ground, coverage->inside->rounds, place,
                     closer->work->amounts + slot, closing->outlet, &after);
  if (g_array_index (coverage->ground->parts->places, LianPlace, place).residents < 0)
    {
      _lian_harm_add_unknown (closing, place, before, &after);
      return;
    }
  _lian_lots_read (coverage->ground, place, coverage->inside->allotment->amounts + slot, before, -1,
                   &lots_before);
  _lian_lots_read (coverage->ground, place, closer->work->amounts + slot, &after, closing->outlet,
                   &lots_after);
  guint n = _lian_lots_compare (&lots_before, &lots_after, pieces);
  _lian_harm_add_pieces (closing, place, before, &after, pieces, n);
}

static LianClosing *
close_outlet (const Closer *closer, gint32 outlet)
{
  LianClosing *closing = _lian_harm_new (outlet);
  LianAllotment *work = closer->work;
  closing->measured = closer->coverage->ground->found[outlet];
  _lian_allotment_evict (work, outlet);
  for (guint32 i = closer->starts[outlet]; i < closer->starts[outlet + 1]; i++)
    _lian_allotment_mark_place (work, closer->followers[i]);
  for (guint i = 0; i < work->places->len; i++)
    compare_place (closer, closing, g_array_index (work->places, guint32, i));
  _lian_allotment_restore (work, closer->coverage->inside->allotment);
  _lian_harm_sort (closing);
  return closing;
}

/**
 * _lian_closing_compare:
 * @one: what closing a point would cost
 * @id: the record of that point
 * @other: what closing another would cost
 * @other_id: the record of the other
 *
 * Returns: an order in which most harm comes first
 */
int
_lian_closing_compare (const LianClosing *one, gint64 id, const LianClosing *other, gint64 other_id)
{
  if (one->measured != other->measured)
    return one->measured ? -1 : 1;
  if (one->residents_lost != other->residents_lost)
    return one->residents_lost > other->residents_lost ? -1 : 1;
  if (one->residents_cut_off != other->residents_cut_off)
    return one->residents_cut_off > other->residents_cut_off ? -1 : 1;
  if (one->extra_person_metres != other->extra_person_metres)
    return one->extra_person_metres > other->extra_person_metres ? -1 : 1;
  if (id != other_id)
    return id < other_id ? -1 : 1;
  return one->outlet - other->outlet;
}

static int
compare_closings (gconstpointer a, gconstpointer b, gpointer outlets)
{
  const LianClosing *one = *(LianClosing *const *) a, *other = *(LianClosing *const *) b;
  const LianOutlet *all = outlets;
  return _lian_closing_compare (one, all[one->outlet].id, other, all[other->outlet].id);
}

/**
 * lian_coverage_closings:
 * @self: whom a ground serves
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Finds out what closing each point would cost while all others stay: who goes farther, who falls
 * back to a round, who has nothing left, the room of the other points counted.
 *
 * Returns: (transfer full) (nullable) (element-type LianClosing): a closing for each point, most
 *   harm first (residents lost, then those without any point, then longer ways, then id), those
 *   without position last
 */
GPtrArray *
lian_coverage_closings (LianCoverage *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) closings
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_closing_free);
  g_auto (Closer) closer = { .coverage = self };
  guint n;
  const LianOutlet *outlets = lian_ground_get_outlets (self->ground, &n);
  closer.work = _lian_allotment_copy (self->inside->allotment);
  gather_followers (&closer);
  for (guint i = 0; i < n; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      g_ptr_array_add (closings, close_outlet (&closer, (gint32) i));
    }
  g_ptr_array_sort_with_data (closings, compare_closings, (gpointer) outlets);
  return g_steal_pointer (&closings);
}
