/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The part of a task in which a question "what if" is answered. */
#pragma once

#include "lian-arrange-demand.h"
#include "lian-arrange-solve.h"

G_BEGIN_DECLS

/* How and how long to look. */
typedef struct
{
  const LianSolveLimits *limits; /* of each plan that is made */
  LianProgress *progress;
  GCancellable *cancellable;
} _LianRun;

/* What is arranged anew for a question.  Of a task, all that has to do with the question is, if the best plan of
 * that piece can be proved.  Of others it would be chance what a search finds, so there all but some ways stay
 * as a plan has them.  If the best plan of that small task can be proved it is arranged anew; if not, what fits is
 * added to the plan (lian-arrange-room.c).  Numbers are those of the small task; the arrays lead back to the whole one and are
 * NULL if they are the same. */
typedef struct
{
  const LianArrangeTask *task; /* the small one */
  LianArrangeTask *own; /* the same, if it isn't the whole one */
  guint *way, *part, *order, *maker, *limit, *pin, *agreed;
  GArray *plan; /* of the small task; NULL of the whole one */
  gboolean is_whole; /* nothing that is left out has to do with it */
  gboolean is_exact; /* plans are the best; else they are by the rule of what fits */
  gboolean lost; /* the best plan could not be proved: answers count for nothing */
  gboolean may_be_open; /* one that can't be proved is no loss, only not known */
  gboolean is_open; /* whether the plan that was asked for last is not known */
  GArray *shares; /* of the small task, arranged anew with nothing loosened; NULL until asked for */
  GArray *binding; /* demands; NULL until asked for */
  GHashTable *loosened; /* demand, plan */
} _LianScope;

_LianScope *_lian_scope_new_proved (const LianArrangeTask *task, guint order, const _LianRun *run, GError **error);
guint _lian_scope_find_order (const _LianScope *self, guint order);
_LianScope *_lian_scope_new_near (const LianArrangeTask *task, GArray *shares, const guint8 *is_free,
                                  const _LianRun *run, GError **error);
_LianScope *_lian_scope_new_alone (const LianArrangeTask *task, const guint8 *is_free);
gboolean _lian_scope_find_able (const LianArrangeTask *task, const guint8 *is_free, const _LianRun *run,
                                gint64 *steps, gint64 *value, GError **error);
_LianScope *_lian_scope_new (const LianArrangeTask *task, GArray *shares, const guint8 *is_free);
void _lian_scope_free (_LianScope *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (_LianScope, _lian_scope_free)
gboolean _lian_scope_begin (_LianScope *self, const _LianRun *run, GError **error);
GArray *_lian_scope_loosen (_LianScope *self, const LianArrangeDemand *demand, const _LianRun *run, GError **error);
GArray *_lian_scope_solve (_LianScope *self, const LianArrangeTask *task, gboolean *possible,
                           const _LianRun *run, GError **error);
GArray *_lian_scope_list_binding (_LianScope *self, const _LianRun *run, GError **error);
LianArrangeDemand _lian_scope_lead_back (const _LianScope *self, const LianArrangeDemand *demand);

void _lian_scope_narrow (_LianScope *scope, const LianArrangeTask *task, GArray *shares, const guint8 *is_free);
/* What is to be attained for an order of the scope. */
typedef struct
{
  guint order;
  gint64 wanted;
  gboolean in_time;
} _LianCure;
gboolean _lian_scope_is_cured (const _LianScope *scope, const _LianCure *cure);
gboolean _lian_scope_relieve (_LianScope *scope, const _LianCure *cure, LianArrangeDemand *demand, gboolean *cured,
                              const _LianRun *run, GError **error);
GArray *_lian_scope_list_reliefs (_LianScope *scope, const _LianCure *cure, const _LianRun *run, GError **error);
GArray *_lian_scope_list_together (_LianScope *scope, const _LianCure *cure, gboolean *is_smallest,
                                   const _LianRun *run, GError **error);
GArray *_lian_scope_list_demands (const _LianScope *self);
GArray *_lian_scope_loosen_all (_LianScope *self, const LianArrangeDemand *demands, guint n, const _LianRun *run,
                                GError **error);

guint _lian_demand_hash (gconstpointer data);
gboolean _lian_demand_equal (gconstpointer a, gconstpointer b);
gint64 *_lian_shares_by_way (const LianArrangeTask *task, GArray *shares);
gboolean _lian_shares_are_same (GArray *a, GArray *b);

G_END_DECLS
