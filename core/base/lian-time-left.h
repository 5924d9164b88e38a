/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How long a piece of work will still take. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LianTimeLeft:
 * @since: when the part of the work began that is being done; 0 before the first look
 * @from: how far the work was then
 * @last: how far it was when it was looked at last
 *
 * What is known about the pace of a piece of work; zeroed at its beginning.
 */
typedef struct
{
  gint64 since;
  double from;
  double last;
} LianTimeLeft;

char *lian_time_left_dup (LianTimeLeft *self, double fraction, gint64 now);

G_END_DECLS
