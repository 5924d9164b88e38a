/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The members of a plain instance, as they were read. */
#pragma once

#include "lian-assignment.h"
#include "lian-instance.h"
#include "lian-json-scan.h"
#include "lian-siting.h"

G_BEGIN_DECLS

/* Numbers and the most decimals that one of them needs; NAN for null. */
typedef struct
{
  double *values;
  gsize n;
  gsize room;
  guint decimals;
} _LianNumbers;

struct _LianInstance
{
  gboolean assigns; /* an assignment, whose members are cost, use, capacity and sense; else of siting */
  LianSitingKind kind;
  char *problem, *sense;
  guint64 seen; /* a bit for each member */
  double p, radius, nodes, seconds;
  guint radius_decimals;
  _LianNumbers distance, edges, weights, pinned, shut, capacity, use, cost;
  guint n_columns, n_use_columns, n_cost_columns; /* of distance; 0 where use is one list; of cost */
  /* What was made of them. */
  guint n_places, n_sites;
  gint64 *wide, *weight;
  gint64 *room, *load; /* where there is a capacity */
  gint64 whole_radius;
  guint8 *state;
  guint n_makers, n_orders;
  gint64 *expense; /* by maker and order; what is to be greatest is turned round */
  gboolean greatest;
  guint decimals; /* of the objective */
};

gboolean _lian_instance_fail (GError **error, guint line, const char *member, const char *format,
                              ...) G_GNUC_PRINTF (4, 5);
void _lian_numbers_add (_LianNumbers *self, double value, guint decimals);
gboolean _lian_instance_read_members (LianInstance *self, LianJsonScan *scan, GError **error);
gboolean _lian_instance_has (const LianInstance *self, const char *member);
gboolean _lian_instance_check_given (const LianInstance *self, const char *member, GError **error);
gboolean _lian_instance_check_length (const LianInstance *self, const char *member,
                                      const _LianNumbers *numbers, guint n, GError **error);
gboolean _lian_instance_check_seconds (const LianInstance *self, GError **error);
gint64 _lian_instance_whole (double value, double unit);
gboolean _lian_instance_make (LianInstance *self, GError **error);
gboolean _lian_instance_make_assignment (LianInstance *self, GError **error);

G_END_DECLS
