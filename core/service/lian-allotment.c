/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Who goes where while every point has only so much room.
 *
 * Everybody goes to the nearest point within the limit that has room; where there is none for all,
 * those who live nearer come first.  That is the same as going through all pairs of place and point
 * by distance, and it is reached in any order by letting the homeless ask one point after the
 * other, and a full point send away those who live farther: so closing a point moves only those
 * whom it concerns. */
#include <string.h>

#include "lian-coverage-private.h"

/* Residents who look for a point behind the rank where they were turned away. */
typedef struct
{
  gint32 place;
  gint32 residents;
  gint32 rank;
} Party;

static guint64
key_of (const LianGround *ground, guint32 slot)
{
  return ((guint64) ground->reach[slot].distance << 32) | slot;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;
  return x < y ? -1 : x > y;
}

static gint64
room_of (const LianGround *ground, const LianOutlet *outlet)
{
  gint32 need = ground->parts->standard.need;
  if (need <= 0 || outlet->capacity < 0)
    return G_MAXINT64;
  return (gint64) outlet->capacity * 1000 / need;
}

static gboolean
is_within (const LianAllotment *self, gsize slot)
{
  const LianReach *reach = &self->ground->reach[slot];
  return reach->outlet >= 0 && reach->distance <= self->limit;
}

/* A slot's number grows with the place, so that its key sorts by way, then by place. */
static void
sort_slots (LianAllotment *self, guint outlet)
{
  guint32 n = self->starts[outlet + 1] - self->starts[outlet];
  guint32 *slots = self->slots + self->starts[outlet];
  if (self->rooms[outlet] == G_MAXINT64 || n < 2)
    return;
  g_autofree guint64 *keys = g_new (guint64, n);
  for (guint32 i = 0; i < n; i++)
    keys[i] = key_of (self->ground, slots[i]);
  qsort (keys, n, sizeof *keys, compare_keys);
  for (guint32 i = 0; i < n; i++)
    slots[i] = (guint32) keys[i];
}

static void
gather_slots (LianAllotment *self, gsize n_slots, guint n_outlets)
{
  self->starts = g_new0 (guint32, n_outlets + 1);
  for (gsize slot = 0; slot < n_slots; slot++)
    if (is_within (self, slot))
      self->starts[self->ground->reach[slot].outlet + 1]++;
  for (guint i = 0; i < n_outlets; i++)
    self->starts[i + 1] += self->starts[i];
  self->slots = g_new (guint32, MAX (self->starts[n_outlets], 1));
  g_autofree guint32 *next = g_memdup2 (self->starts, (n_outlets + 1) * sizeof *next);
  for (gsize slot = 0; slot < n_slots; slot++)
    if (is_within (self, slot))
      self->slots[next[self->ground->reach[slot].outlet]++] = (guint32) slot;
}

/**
 * _lian_allotment_copy:
 * @self: an allotment, which lives longer and does not change meanwhile
 *
 * Returns: (transfer full): the same, to be changed and restored; not to be copied again
 */
LianAllotment *
_lian_allotment_copy (const LianAllotment *self)
{
  LianAllotment *copy = g_memdup2 (self, sizeof *self);
  guint n_places = self->ground->parts->places->len, n_outlets = self->ground->parts->outlets->len;
  gsize n_slots = (gsize) n_places * LIAN_REACH_KEPT;
  copy->amounts = g_memdup2 (self->amounts, MAX (n_slots, 1) * sizeof *copy->amounts);
  copy->rooms = g_memdup2 (self->rooms, MAX (n_outlets, 1) * sizeof *copy->rooms);
  copy->ends = g_memdup2 (self->ends, (n_outlets + 1) * sizeof *copy->ends);
  copy->homeless = g_array_new (FALSE, FALSE, sizeof (Party));
  copy->place_marks = g_new0 (guint8, MAX (n_places, 1));
  copy->outlet_marks = g_new0 (guint8, MAX (n_outlets, 1));
  copy->places = g_array_new (FALSE, FALSE, sizeof (guint32));
  copy->outlets = g_array_new (FALSE, FALSE, sizeof (guint32));
  return copy;
}

/**
 * _lian_allotment_free:
 * @self: (nullable) (transfer full): an allotment
 */
void
_lian_allotment_free (LianAllotment *self)
{
  if (self == NULL)
    return;
  if (self->places == NULL) /* a copy shares what never changes */
    {
      g_free (self->starts);
      g_free (self->slots);
      g_free (self->where);
    }
  g_free (self->amounts);
  g_free (self->rooms);
  g_free (self->ends);
  g_array_unref (self->homeless);
  g_free (self->place_marks);
  g_free (self->outlet_marks);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->outlets, g_array_unref);
  g_free (self);
}

/**
 * _lian_allotment_mark_place:
 * @self: an allotment
 * @place: a place, which counts as changed; only of a copy
 */
void
_lian_allotment_mark_place (LianAllotment *self, guint32 place)
{
  if (self->place_marks == NULL || self->place_marks[place])
    return;
  self->place_marks[place] = TRUE;
  g_array_append_val (self->places, place);
}

static void
mark_outlet (LianAllotment *self, guint32 outlet)
{
  if (self->outlet_marks == NULL || self->outlet_marks[outlet])
    return;
  self->outlet_marks[outlet] = TRUE;
  g_array_append_val (self->outlets, outlet);
}

/**
 * _lian_allotment_restore:
 * @self: a copy that was changed
 * @from: what it is a copy of
 *
 * Makes both the same again; costs no more than what was changed.
 */
void
_lian_allotment_restore (LianAllotment *self, const LianAllotment *from)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      guint32 place = g_array_index (self->places, guint32, i);
      gsize slot = (gsize) place * LIAN_REACH_KEPT;
      memcpy (self->amounts + slot, from->amounts + slot, LIAN_REACH_KEPT * sizeof (gint32));
      self->place_marks[place] = FALSE;
    }
  for (guint i = 0; i < self->outlets->len; i++)
    {
      guint32 outlet = g_array_index (self->outlets, guint32, i);
      self->rooms[outlet] = from->rooms[outlet];
      self->ends[outlet] = from->ends[outlet];
      self->outlet_marks[outlet] = FALSE;
    }
  g_array_set_size (self->places, 0);
  g_array_set_size (self->outlets, 0);
  self->closed = -1;
}

static void
send_away (LianAllotment *self, guint32 slot, gint32 residents)
{
  Party party = { (gint32) (slot / LIAN_REACH_KEPT), residents, (gint32) (slot % LIAN_REACH_KEPT) };
  _lian_allotment_mark_place (self, (guint32) party.place);
  self->amounts[slot] -= residents;
  g_array_append_val (self->homeless, party);
}

/* Those who live farther make room; returns for how many. */
static gint32
make_room (LianAllotment *self, gint32 outlet, guint32 slot, gint32 wanted)
{
  gint32 made = 0;
  while (made < wanted && self->ends[outlet] > self->where[slot] + 1)
    {
      guint32 farthest = self->slots[self->ends[outlet] - 1];
      gint32 go = MIN (self->amounts[farthest], wanted - made);
      if (go > 0)
        send_away (self, farthest, go);
      made += go;
      if (self->amounts[farthest] == 0)
        self->ends[outlet]--;
    }
  return made;
}

static gint32
ask (LianAllotment *self, guint32 slot, gint32 residents)
{
  gint32 outlet = self->ground->reach[slot].outlet;
  gint32 taken = (gint32) MIN (self->rooms[outlet], (gint64) residents);
  mark_outlet (self, (guint32) outlet);
  if (self->rooms[outlet] != G_MAXINT64)
    {
      self->rooms[outlet] -= taken;
      taken += make_room (self, outlet, slot, residents - taken);
    }
  if (taken == 0)
    return 0;
  _lian_allotment_mark_place (self, slot / LIAN_REACH_KEPT);
  self->ends[outlet] = MAX (self->ends[outlet], self->where[slot] + 1);
  self->amounts[slot] += taken;
  return taken;
}

/* All who are homeless ask the next point, until nobody finds another one. */
static void
settle (LianAllotment *self)
{
  while (self->homeless->len > 0)
    {
      Party party = g_array_index (self->homeless, Party, self->homeless->len - 1);
      const LianReach *reach = _lian_ground_reach (self->ground, (guint) party.place);
      g_array_set_size (self->homeless, self->homeless->len - 1);
      int rank = _lian_next_rank (reach, party.rank, self->closed);
      while (party.residents > 0 && rank >= 0 && reach[rank].distance <= self->limit)
        {
          guint32 slot = (guint32) (party.place * LIAN_REACH_KEPT + rank);
          party.residents -= ask (self, slot, party.residents);
          rank = _lian_next_rank (reach, rank, self->closed);
        }
    }
}

/* Where all residents start to look. */
static void
send_out (LianAllotment *self)
{
  const GArray *places = self->ground->parts->places;
  for (guint i = 0; i < places->len; i++)
    {
      gint32 residents = g_array_index (places, LianPlace, i).residents;
      Party party = { (gint32) i, residents, -1 };
      if (residents > 0)
        g_array_append_val (self->homeless, party);
    }
}

/**
 * _lian_allotment_new:
 * @ground: a ground with a limit, which lives longer
 *
 * Returns: (transfer full): everybody at the point they go to
 */
LianAllotment *
_lian_allotment_new (const LianGround *ground)
{
  LianAllotment *self = g_new0 (LianAllotment, 1);
  guint n_outlets = ground->parts->outlets->len;
  gsize n_slots = (gsize) ground->parts->places->len * LIAN_REACH_KEPT;
  self->ground = ground;
  self->limit = ground->parts->standard.limit;
  self->closed = -1;
  self->amounts = g_new0 (gint32, MAX (n_slots, 1));
  self->where = g_new0 (guint32, MAX (n_slots, 1));
  self->rooms = g_new (gint64, MAX (n_outlets, 1));
  self->homeless = g_array_new (FALSE, FALSE, sizeof (Party));
  gather_slots (self, n_slots, n_outlets);
  self->ends = g_memdup2 (self->starts, (n_outlets + 1) * sizeof *self->ends);
  for (guint i = 0; i < n_outlets; i++)
    {
      self->rooms[i] = room_of (ground, &g_array_index (ground->parts->outlets, LianOutlet, i));
      sort_slots (self, i);
    }
  for (guint32 i = 0; i < self->starts[n_outlets]; i++)
    self->where[self->slots[i]] = i;
  send_out (self);
  settle (self);
  return self;
}

/**
 * _lian_allotment_evict:
 * @self: a copy
 * @outlet: a point
 *
 * Closes @outlet: all who go there are homeless and look for another one.
 */
void
_lian_allotment_evict (LianAllotment *self, gint32 outlet)
{
  self->closed = outlet;
  mark_outlet (self, (guint32) outlet);
  for (guint32 i = self->starts[outlet]; i < self->ends[outlet]; i++)
    if (self->amounts[self->slots[i]] > 0)
      send_away (self, self->slots[i], self->amounts[self->slots[i]]);
  settle (self);
}
