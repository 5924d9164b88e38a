/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How far a long piece of work is, and whether it is still wanted. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define LIAN_TYPE_PROGRESS (lian_progress_get_type ())
/**
 * LianProgress:
 *
 * What stands between the thread that works and the window that shows it.  The thread says how far
 * it is, the window is told on the main thread, not more often than it can show it; the other way
 * round the window says that the work is no longer wanted.
 *
 * Signal: `moved`, on the main thread, after the worker said something new.
 */
G_DECLARE_FINAL_TYPE (LianProgress, lian_progress, LIAN, PROGRESS, GObject)

/**
 * LIAN_PROGRESS_UNKNOWN:
 *
 * The fraction of work whose end can't be foreseen.
 */
#define LIAN_PROGRESS_UNKNOWN (-1.0)

LianProgress *lian_progress_new (void);
void lian_progress_set_purpose (LianProgress *self, const char *purpose);
void lian_progress_say (LianProgress *self, const char *what, double fraction);
char *lian_progress_dup_what (LianProgress *self);
double lian_progress_get_fraction (LianProgress *self);
void lian_progress_cancel (LianProgress *self);
gboolean lian_progress_is_cancelled (LianProgress *self);
gboolean lian_progress_fail_if_cancelled (LianProgress *self, GError **error);

G_END_DECLS
