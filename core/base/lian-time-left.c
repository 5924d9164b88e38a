/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How long a piece of work will still take, by how long it took so far. */
#include "lian-time-left.h"
#include "lian-i18n.h"
#include "lian-plural.h"

/* Before that the pace is a guess. */
#define FIRST_SECONDS 2.0
#define FIRST_PART 0.01

static char *
words (double seconds)
{
  if (seconds < 5.0)
    return g_strdup (_ ("a few seconds left"));
  if (seconds < 90.0)
    {
      /* To five seconds: what changes with every look is not read. */
      guint n = ((guint) (seconds / 5.0) + 1) * 5;
      return g_strdup_printf (ngettext ("about %u second left", "about %u seconds left", n), n);
    }
  guint n = (guint) (seconds / 60.0) + 1;
  return g_strdup_printf (ngettext ("about %u minute left", "about %u minutes left", n), n);
}

/**
 * lian_time_left_dup:
 * @self: what is known so far
 * @fraction: how far the work is, from 0 to 1; below 0 where nobody knows
 * @now: the monotonic time in microseconds
 *
 * Work that goes back begins another part, whose pace is its own.
 *
 * Returns: (transfer full) (nullable): in words, how long it will still take; %NULL as long as that is not known
 */
char *
lian_time_left_dup (LianTimeLeft *self, double fraction, gint64 now)
{
  if (fraction < 0)
    *self = (LianTimeLeft){ 0 };
  else if (self->since == 0 || fraction < self->last)
    *self = (LianTimeLeft){ now, fraction, fraction };
  self->last = MAX (fraction, 0);
  double seconds = (double) (now - self->since) / G_USEC_PER_SEC;
  double done = fraction - self->from;
  if (fraction < 0 || seconds < FIRST_SECONDS || done < FIRST_PART || fraction >= 1)
    return NULL;
  return words (seconds * (1 - fraction) / done);
}
