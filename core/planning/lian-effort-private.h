/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How long a solver goes on. */
#pragma once

#include "lian-solve.h"

#include <time.h>

G_BEGIN_DECLS

/* Steps of work in one second of an ordinary machine, taken low. */
#define _LIAN_STEPS_PER_SECOND 250e6

/* How much has been done, and whether to go on. */
typedef struct
{
  gint64 done; /* steps: an entry of a list looked at */
  gint64 limit;
  gint64 look; /* when to look at the clock again */
  gint64 deadline;
  gint64 began; /* when, by the clock */
  clock_t worked; /* how long this program had worked then */
  GCancellable *cancellable;
  LianProgress *progress;
  gboolean stopped;
  gboolean cut; /* the clock ended a part of the work */
} _LianEffort;

void _lian_effort_begin (_LianEffort *effort, const LianSolveLimits *limits, LianProgress *progress,
                         GCancellable *cancellable);
gboolean _lian_effort_end (const _LianEffort *effort, GError **error);
gboolean _lian_effort_spend (_LianEffort *effort, gint64 steps);
/* Until when all may go on while a piece of it is done. */
typedef struct
{
  gint64 limit;
  gint64 deadline;
} _LianEffortEnd;

_LianEffortEnd _lian_effort_begin_parts (_LianEffort *effort, guint part, guint parts);
_LianEffortEnd _lian_effort_begin_time (_LianEffort *effort, guint part, guint parts);
_LianEffortEnd _lian_effort_begin_share (_LianEffort *effort, guint n_left);
void _lian_effort_end_share (_LianEffort *effort, _LianEffortEnd whole);
double _lian_effort_work_seconds (const _LianEffort *effort);
double _lian_effort_seconds (const _LianEffort *effort);
void _lian_effort_say (_LianEffort *effort, gint64 best, gint64 bound);

G_END_DECLS
