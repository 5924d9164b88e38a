/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A base as it was known at the end of an earlier day, to be looked at. */
#pragma once

#include <gio/gio.h>

#include "lian-date.h"
#include "lian-progress.h"

G_BEGIN_DECLS

/**
 * LianPastBase:
 *
 * A base as it was known at the end of a day: a copy in a private place, which is removed when the
 * last who looks at it lets go.  What a program left that was killed is removed when the next is
 * made.
 */
typedef struct _LianPastBase LianPastBase;

void lian_past_base_make_async (const char *base, LianDate day, LianProgress *progress,
                                GAsyncReadyCallback callback, gpointer user_data);
LianPastBase *lian_past_base_make_finish (GAsyncResult *result, GError **error);
LianPastBase *lian_past_base_ref (LianPastBase *self);
void lian_past_base_unref (LianPastBase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianPastBase, lian_past_base_unref)

const char *lian_past_base_get_path (LianPastBase *self);
const char *lian_past_base_get_origin (LianPastBase *self);
LianDate lian_past_base_get_day (LianPastBase *self);
gint64 lian_past_base_get_left_out (LianPastBase *self);

G_END_DECLS
