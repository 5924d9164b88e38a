/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the members of an instance of siting mean: checked against each other, and made whole numbers.
 *
 * Decimals are kept exactly, as whole numbers of the smallest unit that the file uses, as long as
 * everything added up stays below 2^62; where it would not, distances are rounded to the finest
 * unit that fits (twelve digits and more), and an answer proved best is best for the rounded ones. */
#include "lian-instance-private.h"
#include "lian-graph.h"
#include "lian-i18n.h"

#include <math.h>

#define MOST_PAIRS 20000000
#define MOST_DECIMALS 15
#define ROOM 0x1p62

static gboolean
is_whole (double value, double least, double most)
{
  return value >= least && value <= most && value == rint (value);
}

gboolean
_lian_instance_check_given (const LianInstance *self, const char *member, GError **error)
{
  return _lian_instance_has (self, member)
         || _lian_instance_fail (error, 0, member, _ ("it is missing"));
}

gboolean
_lian_instance_check_seconds (const LianInstance *self, GError **error)
{
  return !_lian_instance_has (self, "seconds") || self->seconds > 0
         || _lian_instance_fail (error, 0, "seconds", _ ("a number above zero is expected"));
}

static gboolean
check_graph (LianInstance *self, GError **error)
{
  if (!_lian_instance_check_given (self, "nodes", error) || !_lian_instance_check_given (self, "edges", error))
    return FALSE;
  if (!is_whole (self->nodes, 1, G_MAXUINT))
    return _lian_instance_fail (error, 0, "nodes", _ ("a whole number from 1 is expected"));
  if (self->nodes * self->nodes > MOST_PAIRS)
    return _lian_instance_fail (error, 0, "nodes", _ ("more than %d pairs of nodes"), MOST_PAIRS);
  for (gsize n = 0; n < self->edges.n; n++)
    if (n % 3 != 2 && !is_whole (self->edges.values[n], 1, self->nodes))
      {
        g_autofree char *row = g_strdup_printf (_ ("%s, row %u"), "edges", (guint) (n / 3 + 1));
        return _lian_instance_fail (error, 0, row, _ ("there is no node %.15g"),
                                    self->edges.values[n]);
      }
  self->n_places = self->n_sites = (guint) self->nodes;
  return TRUE;
}

static gboolean
check_table (LianInstance *self, GError **error)
{
  if (!_lian_instance_check_given (self, "distance", error))
    return FALSE;
  if (self->distance.n == 0)
    return _lian_instance_fail (error, 0, "distance", _ ("it is empty"));
  self->n_sites = self->n_columns;
  self->n_places = (guint) (self->distance.n / self->n_columns);
  return TRUE;
}

static gboolean
check_ground (LianInstance *self, GError **error)
{
  gboolean table = _lian_instance_has (self, "distance");
  gboolean graph = _lian_instance_has (self, "nodes") || _lian_instance_has (self, "edges");
  if (table && graph)
    return _lian_instance_fail (error, 0, "distance", _ ("there are nodes or edges as well"));
  if (!(graph ? check_graph (self, error) : check_table (self, error)))
    return FALSE;
  if (_lian_instance_has (self, "weights") && self->weights.n != self->n_places)
    return _lian_instance_fail (error, 0, "weights", _ ("%u numbers instead of %u"),
                                (guint) self->weights.n, self->n_places);
  return TRUE;
}

static gboolean
check_figures (LianInstance *self, GError **error)
{
  gboolean cover = self->kind == LIAN_SITING_COVER;
  if (!cover && !_lian_instance_check_given (self, "p", error))
    return FALSE;
  if (!cover && !is_whole (self->p, 1, G_MAXUINT))
    return _lian_instance_fail (error, 0, "p", _ ("a whole number from 1 is expected"));
  if (!cover && self->p > self->n_sites)
    return _lian_instance_fail (error, 0, "p", _ ("there are only %u sites"), self->n_sites);
  if (self->kind != LIAN_SITING_MEDIAN && !_lian_instance_check_given (self, "radius", error))
    return FALSE;
  return _lian_instance_check_seconds (self, error);
}

static gboolean
mark_sites (LianInstance *self, const char *member, const _LianNumbers *sites, LianSiteState state,
            GError **error)
{
  for (gsize n = 0; n < sites->n; n++)
    {
      if (!is_whole (sites->values[n], 1, self->n_sites))
        return _lian_instance_fail (error, 0, member, _ ("there is no site %.15g"),
                                    sites->values[n]);
      guint8 *mark = &self->state[(gsize) sites->values[n] - 1];
      if (*mark != LIAN_SITE_FREE)
        return _lian_instance_fail (error, 0, member, _ ("site %.15g is named twice"),
                                    sites->values[n]);
      *mark = (guint8) state;
    }
  return TRUE;
}

gint64
_lian_instance_whole (double value, double unit)
{
  return isnan (value) ? G_MAXINT64 : (gint64) rint (value * unit);
}

gboolean
_lian_instance_check_length (const LianInstance *self, const char *member, const _LianNumbers *numbers,
                             guint n, GError **error)
{
  return !_lian_instance_has (self, member) || numbers->n == n
         || _lian_instance_fail (error, 0, member, _ ("%u numbers instead of %u"),
                                 (guint) numbers->n, n);
}

/* Loads and rooms in one unit; without a load of its own a place takes its weight. */
static gboolean
make_rooms (LianInstance *self, GError **error)
{
  const _LianNumbers *use = _lian_instance_has (self, "use") ? &self->use : &self->weights;
  guint decimals = MIN (MAX (use->decimals, self->capacity.decimals), MOST_DECIMALS);
  double sum = 0;
  if (!_lian_instance_has (self, "capacity"))
    return TRUE;
  if (self->kind != LIAN_SITING_MEDIAN)
    return _lian_instance_fail (error, 0, "capacity", _ ("only p-median takes it"));
  if (self->n_use_columns > 0)
    return _lian_instance_fail (error, 0, "use", _ ("a list is expected"));
  if (!_lian_instance_check_length (self, "capacity", &self->capacity, self->n_sites, error)
      || !_lian_instance_check_length (self, "use", &self->use, self->n_places, error))
    return FALSE;
  for (guint n = 0; n < self->n_places; n++)
    sum += use->n > 0 ? use->values[n] : 1;
  while (decimals > 0 && sum * pow (10, decimals) >= ROOM)
    decimals--;
  if (sum >= ROOM)
    return _lian_instance_fail (error, 0, "use",
                                _ ("the numbers are too large to be added up exactly"));
  self->load = g_new (gint64, self->n_places);
  self->room = g_new (gint64, self->n_sites);
  for (guint n = 0; n < self->n_places; n++)
    self->load[n] = _lian_instance_whole (use->n > 0 ? use->values[n] : 1, pow (10, decimals));
  for (guint n = 0; n < self->n_sites; n++)
    self->room[n] = isnan (self->capacity.values[n]) || self->capacity.values[n] > sum
                        ? -1
                        : _lian_instance_whole (self->capacity.values[n], pow (10, decimals));
  return TRUE;
}

static double
greatest (const _LianNumbers *numbers)
{
  double most = 0;
  for (gsize n = 0; n < numbers->n; n++)
    most = fmax (most, numbers->values[n]);
  return most;
}

static double
sum_of_weights (const LianInstance *self)
{
  double sum = 0;
  for (gsize n = 0; n < self->weights.n; n++)
    sum += self->weights.values[n];
  return _lian_instance_has (self, "weights") ? sum : self->n_places;
}

/* A way is at most as long as all edges of a walk through every node. */
static double
farthest (const LianInstance *self)
{
  if (_lian_instance_has (self, "distance"))
    return greatest (&self->distance);
  double most = 0;
  for (gsize n = 2; n < self->edges.n; n += 3)
    most = fmax (most, self->edges.values[n]);
  return most * self->nodes;
}

/* How many decimals distances and weights are kept with. */
static gboolean
find_units (LianInstance *self, guint *distance, guint *weight, GError **error)
{
  gboolean median = self->kind == LIAN_SITING_MEDIAN;
  _LianNumbers *lengths = _lian_instance_has (self, "distance") ? &self->distance : &self->edges;
  double far = fmax (farthest (self), median ? 0 : self->radius), weights = sum_of_weights (self);
  guint radius = median ? 0 : self->radius_decimals;
  *distance = MIN (MAX (lengths->decimals, radius), MOST_DECIMALS);
  *weight = MIN (self->weights.decimals, MOST_DECIMALS);
  while (*distance > 0
         && far * pow (10, *distance) * (median ? weights * pow (10, *weight) * self->n_places : 1)
                >= ROOM)
    (*distance)--;
  while (*weight > 0
         && weights * pow (10, *weight) * (median ? fmax (far, 1) * self->n_places : 256) >= ROOM)
    (*weight)--;
  if (far * pow (10, *distance) * (median ? weights * pow (10, *weight) * self->n_places : 1)
          >= ROOM
      || weights * pow (10, *weight) * 256 >= ROOM)
    return _lian_instance_fail (error, 0, lengths == &self->edges ? "edges" : "distance",
                                _ ("the numbers are too large to be added up exactly"));
  return TRUE;
}

static void
measure_graph (LianInstance *self, double unit)
{
  guint n_edges = (guint) (self->edges.n / 3);
  g_autofree LianEdge *edges = g_new (LianEdge, MAX (n_edges, 1));
  for (guint n = 0; n < n_edges; n++)
    {
      const double *edge = self->edges.values + 3 * (gsize) n;
      edges[n] = (LianEdge) { (guint) edge[0] - 1, (guint) edge[1] - 1,
                              _lian_instance_whole (edge[2], unit) };
    }
  g_autoptr (LianGraph) graph = lian_graph_new (self->n_places, edges, n_edges);
  for (guint node = 0; node < self->n_places; node++)
    lian_graph_measure (graph, node, self->wide + (gsize) node * self->n_sites);
}

/* Takes what was read; FALSE where it makes no sense. */
gboolean
_lian_instance_make (LianInstance *self, GError **error)
{
  guint distance, weight;
  if (!check_ground (self, error) || !check_figures (self, error)
      || !find_units (self, &distance, &weight, error))
    return FALSE;
  self->state = g_new0 (guint8, self->n_sites);
  if (!mark_sites (self, "pinned", &self->pinned, LIAN_SITE_OPEN, error)
      || !mark_sites (self, "shut", &self->shut, LIAN_SITE_SHUT, error))
    return FALSE;
  if (!make_rooms (self, error))
    return FALSE;
  self->wide = g_new (gint64, (gsize) self->n_places * self->n_sites);
  if (_lian_instance_has (self, "distance"))
    for (gsize n = 0; n < self->distance.n; n++)
      self->wide[n] = _lian_instance_whole (self->distance.values[n], pow (10, distance));
  else
    measure_graph (self, pow (10, distance));
  /* All have to be covered, however few they are. */
  if (_lian_instance_has (self, "weights") && self->kind != LIAN_SITING_COVER)
    self->weight = g_new (gint64, self->n_places);
  for (guint n = 0; self->weight != NULL && n < self->n_places; n++)
    self->weight[n] = _lian_instance_whole (self->weights.values[n], pow (10, weight));
  self->whole_radius = _lian_instance_whole (self->radius, pow (10, distance));
  if (self->kind == LIAN_SITING_MEDIAN)
    self->decimals = distance + weight;
  else
    self->decimals = self->kind == LIAN_SITING_COVER ? 0 : weight;
  return TRUE;
}
