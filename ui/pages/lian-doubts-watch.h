/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Doubts about contracts, looked for in the background. */
#pragma once

#include "lian-context.h"

G_BEGIN_DECLS

#define LIAN_TYPE_DOUBTS_WATCH (lian_doubts_watch_get_type ())
/**
 * LianDoubtsWatch:
 *
 * Looks for doubts once no act came for a while, and gives up when one comes: finding them goes through all
 * contracts, which is too dear for every act.  Emits "found" when it has looked, or could not.
 */
G_DECLARE_FINAL_TYPE (LianDoubtsWatch, lian_doubts_watch, LIAN, DOUBTS_WATCH, GObject)

LianDoubtsWatch *lian_doubts_watch_new (LianContext *context, guint quiet);
GPtrArray *lian_doubts_watch_get_doubts (LianDoubtsWatch *self);
const char *lian_doubts_watch_get_error (LianDoubtsWatch *self);

G_END_DECLS
