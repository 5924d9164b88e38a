/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How long a solver goes on: work is counted in steps and not by the clock, so that the same task has
 * the same answer everywhere; a deadline ends it all the same. */
#include "lian-effort-private.h"
#include "lian-error.h"
#include "lian-i18n.h"

void
_lian_effort_begin (_LianEffort *effort, const LianSolveLimits *limits, LianProgress *progress,
                    GCancellable *cancellable)
{
  *effort = (_LianEffort){ .limit = (gint64) (MIN (limits->seconds, 1e9) * _LIAN_STEPS_PER_SECOND),
                           .deadline = limits->deadline,
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
  effort->look = effort->done + 500000;
  effort->stopped = effort->done >= effort->limit
                    || (effort->deadline != 0 && g_get_monotonic_time () >= effort->deadline)
                    || g_cancellable_is_cancelled (effort->cancellable)
                    || lian_progress_is_cancelled (effort->progress);
  return !effort->stopped;
}

/* A piece of work may take @part of @parts of the steps that are left.  Returns what all may take, for the end. */
gint64
_lian_effort_begin_parts (_LianEffort *effort, guint part, guint parts)
{
  gint64 whole = effort->limit;
  effort->limit = effort->done + MAX (whole - effort->done, 0) / parts * part;
  effort->look = 0;
  effort->stopped = FALSE;
  return whole;
}

/* The same if @n_left pieces share what is left. */
gint64
_lian_effort_begin_share (_LianEffort *effort, guint n_left)
{
  return _lian_effort_begin_parts (effort, 1, MAX (n_left, 1));
}

void
_lian_effort_end_share (_LianEffort *effort, gint64 whole)
{
  effort->limit = whole;
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
