/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How long a solver goes on: work is counted in steps and not by the clock, so that the same task has
 * the same answer everywhere; a deadline ends it all the same. */
#include "lian-effort-private.h"
#include "lian-error.h"
#include "lian-i18n.h"

#include <math.h>

void
_lian_effort_begin (_LianEffort *effort, const LianSolveLimits *limits, LianProgress *progress,
                    GCancellable *cancellable)
{
  *effort = (_LianEffort){ .limit = (gint64) (MIN (limits->seconds, 1e9) * _LIAN_STEPS_PER_SECOND),
                           .deadline = limits->deadline,
                           .began = g_get_monotonic_time (),
                           .worked = clock (),
                           .cancellable = cancellable,
                           .progress = progress };
}

/* Whether the work was wanted to its end. */
gboolean
_lian_effort_end (const _LianEffort *effort, GError **error)
{
  if (!g_cancellable_is_cancelled (effort->cancellable)
      && !lian_progress_is_cancelled (effort->progress))
    return TRUE;
  g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_CANCELLED, _ ("cancelled"));
  return FALSE;
}

gboolean
_lian_effort_spend (_LianEffort *effort, gint64 steps)
{
  effort->done += steps;
  if (effort->done < effort->look || effort->stopped)
    return !effort->stopped;
  gboolean late = effort->deadline != 0 && g_get_monotonic_time () >= effort->deadline;
  effort->look = effort->done + 500000;
  effort->cut = effort->cut || late;
  effort->stopped = late || effort->done >= effort->limit || g_cancellable_is_cancelled (effort->cancellable)
                    || lian_progress_is_cancelled (effort->progress);
  return !effort->stopped;
}

static _LianEffortEnd
begin_piece (_LianEffort *effort)
{
  effort->look = 0;
  effort->stopped = FALSE;
  return (_LianEffortEnd) { effort->limit, effort->deadline };
}

/* A piece of work may take @part of @parts of the steps that are left.  Returns until when all may go on, for the
 * end. */
_LianEffortEnd
_lian_effort_begin_parts (_LianEffort *effort, guint part, guint parts)
{
  _LianEffortEnd whole = begin_piece (effort);
  effort->limit = effort->done + MAX (whole.limit - effort->done, 0) / parts * part;
  return whole;
}

/* The same of the time until the deadline, so that some of it is left for what comes behind.  Not for each piece: few
 * need all of theirs, and those before would be ended too early on a busy machine. */
_LianEffortEnd
_lian_effort_begin_time (_LianEffort *effort, guint part, guint parts)
{
  _LianEffortEnd whole = begin_piece (effort);
  gint64 now = g_get_monotonic_time ();
  if (whole.deadline != 0)
    effort->deadline = now + MAX (whole.deadline - now, 0) / parts * part;
  return whole;
}

/* The same if @n_left pieces share what is left. */
_LianEffortEnd
_lian_effort_begin_share (_LianEffort *effort, guint n_left)
{
  return _lian_effort_begin_parts (effort, 1, MAX (n_left, 1));
}

void
_lian_effort_end_share (_LianEffort *effort, _LianEffortEnd whole)
{
  effort->limit = whole.limit;
  effort->deadline = whole.deadline;
  effort->look = 0;
  effort->stopped = FALSE;
  _lian_effort_spend (effort, 0);
}

/* How many seconds on an ordinary machine are left. */
double
_lian_effort_seconds (const _LianEffort *effort)
{
  return (double) MAX (effort->limit - effort->done, 0) / _LIAN_STEPS_PER_SECOND;
}

/* How many seconds of work are left until the deadline, if the machine stays as busy with other things as it was; for
 * those who know the time that they work, and not the clock.  Infinity without a deadline. */
double
_lian_effort_work_seconds (const _LianEffort *effort)
{
  gint64 now = g_get_monotonic_time ();
  double passed = (double) (now - effort->began) / G_USEC_PER_SEC;
  double worked = (double) (clock () - effort->worked) / CLOCKS_PER_SEC;
  double share = passed > 1 ? CLAMP (worked / passed, 0.1, 1) : 1;
  return effort->deadline == 0 ? INFINITY : share * (double) MAX (effort->deadline - now, 0) / G_USEC_PER_SEC;
}

/* Tells how far @best may be from the best possible. */
void
_lian_effort_say (_LianEffort *effort, gint64 best, gint64 bound)
{
  if (effort->progress == NULL)
    return;
  char gap[G_ASCII_DTOSTR_BUF_SIZE] = "100";
  if (best > 0 && bound > 0)
    g_ascii_formatd (gap, sizeof gap, "%.2f", 100.0 * (double) (best - bound) / (double) best);
  /* Translators: of an answer found so far, as a percentage */
  g_autofree char *what = g_strdup_printf (_ ("at most %s %% from the best possible"), gap);
  lian_progress_say (effort->progress, what,
                     CLAMP ((double) effort->done / (double) MAX (effort->limit, 1), 0, 1));
}
