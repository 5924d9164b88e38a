/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Plain instances of planning problems, as JSON. */
#pragma once

#include "lian-progress.h"

G_BEGIN_DECLS

/**
 * LianInstance:
 *
 * A problem of planning with its numbers, read from JSON.
 */
typedef struct _LianInstance LianInstance;

char *lian_instance_list_problems (void);
gboolean lian_instance_is_problem (const char *word);
LianInstance *lian_instance_read (const char *word, const char *text, gsize length, GError **error);
void lian_instance_free (LianInstance *self);
double lian_instance_get_seconds (const LianInstance *self);
char *lian_instance_solve (const LianInstance *self, double seconds, gint64 deadline,
                           LianProgress *progress, GCancellable *cancellable, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianInstance, lian_instance_free)

G_END_DECLS
