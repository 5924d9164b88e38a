/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Proving that nothing is better: one site open or shut, then the other way round, each with its
 * bound, as deep as it takes. */
#include "lian-siting-private.h"

#include <math.h>
#include <string.h>

#define ROUNDS 60

typedef struct
{
  guint8 *state;
  gint64 *price;
} Node;

static Node
copy_node (const _LianSearch *search, const Node *from)
{
  return (Node) { g_memdup2 (from->state, MAX (search->sites->n_sites, 1)),
                  g_memdup2 (from->price, MAX (search->sites->n_places, 1) * sizeof (gint64)) };
}

static void
clear_node (Node *node)
{
  g_free (node->state);
  g_free (node->price);
}

/* The free site about which the bound is least decided. */
static guint
find_branch (const _LianSearch *search, const Node *node)
{
  guint found = NOBODY;
  double best = 2;
  for (guint site = 0; site < search->sites->n_sites; site++)
    if (node->state[site] == LIAN_SITE_FREE && fabs (search->share[site] - 0.5) < best)
      {
        best = fabs (search->share[site] - 0.5);
        found = site;
      }
  return found;
}

static void
offer_open (_LianSearch *search, guint *open, guint n_open)
{
  const _LianSites *sites = search->sites;
  if (sites->charge == 0)
    n_open = _lian_sites_fill_up (sites, open, n_open);
  search->effort->done += (gint64) n_open * sites->n_places / 2;
  gint64 value = _lian_sites_value (sites, open, n_open);
  if (sites->charge == 0 || value == 0)
    _lian_search_offer (search, open, n_open, value + n_open * sites->charge);
}

/* What is left when nothing is free, or what may be open is no more than p. */
static gboolean
offer_leaf (_LianSearch *search, const Node *node)
{
  const _LianSites *sites = search->sites;
  g_autofree guint *open = g_new (guint, MAX (sites->n_sites, 1));
  guint n_open = 0, n_free = 0;
  for (guint site = 0; site < sites->n_sites; site++)
    if (node->state[site] == LIAN_SITE_OPEN)
      open[n_open++] = site;
    else
      n_free += node->state[site] == LIAN_SITE_FREE;
  if (n_free > 0 && (sites->charge > 0 || (n_open < sites->p && n_open + n_free > sites->p)))
    return FALSE;
  if (n_open > sites->p)
    return TRUE;
  for (guint site = 0; site < sites->n_sites && n_open < sites->p; site++)
    if (node->state[site] == LIAN_SITE_FREE)
      open[n_open++] = site;
  offer_open (search, open, n_open);
  return TRUE;
}

/* What the linear programme opens whole is an answer, too. */
static void
offer_whole (_LianSearch *search)
{
  const _LianSites *sites = search->sites;
  g_autofree guint *open = g_new (guint, MAX (sites->n_sites, 1));
  guint n_open = 0;
  for (guint site = 0; site < sites->n_sites; site++)
    if (search->share[site] > 0.999)
      open[n_open++] = site;
  if (sites->charge > 0 || n_open <= sites->p)
    offer_open (search, open, n_open);
}

static gint64
find_bound (_LianSearch *search, _LianLinear *linear, Node *node)
{
  if (linear == NULL || !_lian_linear_solve (linear, node->state, node->price))
    return _lian_search_bound (search, node->state, node->price, ROUNDS, NULL);
  g_autofree double *share
      = g_memdup2 (search->share, MAX (search->sites->n_sites, 1) * sizeof *search->share);
  offer_whole (search);
  gint64 bound = _lian_search_bound (search, node->state, node->price, 1, NULL);
  memcpy (search->share, share, MAX (search->sites->n_sites, 1) * sizeof *share);
  return bound;
}

/* Whether everything below @node was looked at. */
static gboolean
explore (_LianSearch *search, _LianLinear *linear, Node *node, gint64 *lowest)
{
  gint64 bound = find_bound (search, linear, node);
  if (search->value == 0 || _lian_search_is_beaten (search, bound))
    return TRUE;
  if (search->effort->stopped)
    {
      *lowest = MIN (*lowest, bound);
      return FALSE;
    }
  if (offer_leaf (search, node))
    return TRUE;
  guint site = find_branch (search, node);
  gboolean whole = TRUE, open = search->share[site] >= 0.5;
  for (int n = 0; n < 2; n++, open = !open)
    {
      Node child = copy_node (search, node);
      child.state[site] = open ? LIAN_SITE_OPEN : LIAN_SITE_SHUT;
      whole = explore (search, linear, &child, lowest) && whole;
      clear_node (&child);
    }
  return whole;
}

/* Raises the bound to the value, unless the effort ends first. */
gboolean
_lian_search_prove (_LianSearch *self)
{
  Node root = { self->sites->state, self->price };
  Node copy = copy_node (self, &root);
  gint64 lowest = G_MAXINT64;
  g_autoptr (_LianLinear) linear = self->sites->covers ? _lian_linear_new (self) : NULL;
  if (linear != NULL && !_lian_linear_is_worth_while (linear))
    g_clear_pointer (&linear, _lian_linear_free);
  gboolean whole = explore (self, linear, &copy, &lowest);
  gint64 proved = MIN (self->value, self->hopeless);
  clear_node (&copy);
  self->bound = MAX (self->bound, whole ? proved : MIN (lowest, proved));
  return whole;
}
