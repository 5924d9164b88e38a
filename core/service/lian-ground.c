/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A ground: its parts, and who may look at them. */
#include "lian-ground-private.h"

static void
clear_place (gpointer place)
{
  g_free (((LianPlace *) place)->title);
}

static void
clear_outlet (gpointer outlet)
{
  g_free (((LianOutlet *) outlet)->title);
}

static void
clear_tour (gpointer tour)
{
  g_free (((LianTour *) tour)->title);
}

static GArray *
new_array (gsize size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, size);
  if (clear != NULL)
    g_array_set_clear_func (array, clear);
  return array;
}

/**
 * lian_ground_parts_new:
 *
 * Returns: (transfer full): parts without anything, and a standard that sets nothing
 */
LianGroundParts *
lian_ground_parts_new (void)
{
  LianGroundParts *parts = g_new0 (LianGroundParts, 1);
  parts->standard = LIAN_STANDARD_NONE;
  parts->places = new_array (sizeof (LianPlace), clear_place);
  parts->outlets = new_array (sizeof (LianOutlet), clear_outlet);
  parts->tours = new_array (sizeof (LianTour), clear_tour);
  parts->stops = new_array (sizeof (LianStop), NULL);
  parts->ways = new_array (sizeof (LianWay), NULL);
  return parts;
}

/**
 * lian_ground_parts_copy:
 * @parts: parts of a ground
 *
 * Returns: (transfer full): the same parts, to be changed
 */
LianGroundParts *
lian_ground_parts_copy (const LianGroundParts *parts)
{
  LianGroundParts *copy = lian_ground_parts_new ();
  copy->scope = parts->scope;
  copy->standard = parts->standard;
  g_array_append_vals (copy->places, parts->places->data, parts->places->len);
  g_array_append_vals (copy->outlets, parts->outlets->data, parts->outlets->len);
  g_array_append_vals (copy->tours, parts->tours->data, parts->tours->len);
  g_array_append_vals (copy->stops, parts->stops->data, parts->stops->len);
  g_array_append_vals (copy->ways, parts->ways->data, parts->ways->len);
  for (guint i = 0; i < copy->places->len; i++)
    g_array_index (copy->places, LianPlace, i).title
        = g_strdup (g_array_index (parts->places, LianPlace, i).title);
  for (guint i = 0; i < copy->outlets->len; i++)
    g_array_index (copy->outlets, LianOutlet, i).title
        = g_strdup (g_array_index (parts->outlets, LianOutlet, i).title);
  for (guint i = 0; i < copy->tours->len; i++)
    g_array_index (copy->tours, LianTour, i).title
        = g_strdup (g_array_index (parts->tours, LianTour, i).title);
  return copy;
}

/**
 * lian_ground_parts_free:
 * @parts: (nullable) (transfer full): parts of a ground
 */
void
lian_ground_parts_free (LianGroundParts *parts)
{
  if (parts == NULL)
    return;
  g_array_unref (parts->places);
  g_array_unref (parts->outlets);
  g_array_unref (parts->tours);
  g_array_unref (parts->stops);
  g_array_unref (parts->ways);
  g_free (parts);
}

/**
 * lian_ground_new:
 * @parts: (transfer full): what it is made of
 * @cancellable: (nullable): to give up
 * @error: return location: cancelled; or walking minutes are asked for along straight lines while
 *   nobody has said how fast people walk
 *
 * Measures how far it is from every place to the points nearest to it.  Takes its time with a large
 * network: not for the main thread.
 *
 * Returns: (transfer full) (nullable): the ground
 */
LianGround *
lian_ground_new (LianGroundParts *parts, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianGround) self = g_new0 (LianGround, 1);
  g_atomic_ref_count_init (&self->refs);
  self->parts = parts;
  gsize kept = (gsize) parts->places->len * LIAN_REACH_KEPT;
  self->reach = g_new (LianReach, MAX (kept, 1));
  for (gsize i = 0; i < kept; i++)
    self->reach[i] = (LianReach){ LIAN_NO_WAY, -1 };
  self->located = g_new0 (guint8, MAX (parts->places->len, 1));
  self->found = g_new0 (guint8, MAX (parts->outlets->len, 1));
  gboolean measured = parts->scope.network ? _lian_reach_network (self, cancellable, error)
                                           : _lian_reach_straight (self, cancellable, error);
  return measured ? g_steal_pointer (&self) : NULL;
}

/**
 * lian_ground_ref:
 * @self: a ground
 *
 * Returns: (transfer full): @self
 */
LianGround *
lian_ground_ref (LianGround *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * lian_ground_unref:
 * @self: (nullable) (transfer full): a ground
 */
void
lian_ground_unref (LianGround *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  lian_ground_parts_free (self->parts);
  g_free (self->reach);
  g_free (self->located);
  g_free (self->found);
  g_free (self);
}

/**
 * lian_ground_get_parts:
 * @self: a ground
 *
 * Returns: (transfer none): what it is made of; not to be changed
 */
const LianGroundParts *
lian_ground_get_parts (const LianGround *self)
{
  return self->parts;
}

/**
 * lian_ground_get_measure:
 * @self: a ground
 *
 * Returns: what its distances count
 */
LianMeasure
lian_ground_get_measure (const LianGround *self)
{
  return self->parts->scope.measure;
}

/**
 * lian_ground_get_places:
 * @self: a ground
 * @n_places: (out): how many
 *
 * Returns: (array length=n_places) (transfer none): its places
 */
const LianPlace *
lian_ground_get_places (const LianGround *self, guint *n_places)
{
  *n_places = self->parts->places->len;
  return (const LianPlace *) self->parts->places->data;
}

/**
 * lian_ground_get_outlets:
 * @self: a ground
 * @n_outlets: (out): how many
 *
 * Returns: (array length=n_outlets) (transfer none): its points
 */
const LianOutlet *
lian_ground_get_outlets (const LianGround *self, guint *n_outlets)
{
  *n_outlets = self->parts->outlets->len;
  return (const LianOutlet *) self->parts->outlets->data;
}

/**
 * lian_ground_get_tours:
 * @self: a ground
 * @n_tours: (out): how many
 *
 * Returns: (array length=n_tours) (transfer none): its rounds
 */
const LianTour *
lian_ground_get_tours (const LianGround *self, guint *n_tours)
{
  *n_tours = self->parts->tours->len;
  return (const LianTour *) self->parts->tours->data;
}

/**
 * lian_ground_get_standard:
 * @self: a ground
 *
 * Returns: (transfer none): the figures in force
 */
const LianStandard *
lian_ground_get_standard (const LianGround *self)
{
  return &self->parts->standard;
}

/**
 * lian_ground_get_distance:
 * @self: a ground
 * @place: index of a place
 * @rank: 0 for its nearest point, 1 for the next, and so on below %LIAN_REACH
 * @outlet: (out) (optional): index of that point; -1 when there is none
 *
 * Returns: the way there, in metres or seconds; %LIAN_NO_WAY when there is none
 */
gint32
lian_ground_get_distance (const LianGround *self, guint place, guint rank, gint32 *outlet)
{
  g_return_val_if_fail (place < self->parts->places->len && rank < LIAN_REACH, LIAN_NO_WAY);
  const LianReach *reach = _lian_ground_reach (self, place) + rank;
  if (outlet != NULL)
    *outlet = reach->outlet;
  return reach->distance;
}

/**
 * lian_ground_find_outlet:
 * @self: a ground
 * @id: the record of a point
 *
 * Returns: its index, or -1
 */
int
lian_ground_find_outlet (const LianGround *self, gint64 id)
{
  for (guint i = 0; i < self->parts->outlets->len; i++)
    if (g_array_index (self->parts->outlets, LianOutlet, i).id == id)
      return (int) i;
  return -1;
}

/**
 * lian_ground_find_place:
 * @self: a ground
 * @id: the record of a neighbourhood
 *
 * Returns: its index, or -1
 */
int
lian_ground_find_place (const LianGround *self, gint64 id)
{
  for (guint i = 0; i < self->parts->places->len; i++)
    if (g_array_index (self->parts->places, LianPlace, i).id == id)
      return (int) i;
  return -1;
}

/**
 * lian_ground_find_tour:
 * @self: a ground
 * @id: the record of a round
 *
 * Returns: its index, or -1
 */
int
lian_ground_find_tour (const LianGround *self, gint64 id)
{
  for (guint i = 0; i < self->parts->tours->len; i++)
    if (g_array_index (self->parts->tours, LianTour, i).id == id)
      return (int) i;
  return -1;
}

/**
 * lian_weekdays_wait:
 * @days: days of the week, bit 0 for Monday to bit 6
 *
 * The wait of somebody who has just missed it: once a week is seven days, every day is one.
 *
 * Returns: the longest time between two of the days; 0 when there are none
 */
int
lian_weekdays_wait (guint8 days)
{
  int longest = 0, since = 0, first = -1;
  for (int day = 0; day < 7; day++)
    {
      since++;
      if (!(days & (1 << day)))
        continue;
      if (first < 0)
        first = day;
      else
        longest = MAX (longest, since);
      since = 0;
    }
  return first < 0 ? 0 : MAX (longest, since + first + 1);
}
