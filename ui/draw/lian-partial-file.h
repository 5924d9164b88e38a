/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LianPartialFile LianPartialFile;

LianPartialFile *_lian_partial_file_new (const char *target, GError **error);
gboolean _lian_partial_file_write (LianPartialFile *self, const guint8 *data, gsize length);
int _lian_partial_file_get_errno (LianPartialFile *self);
const char *_lian_partial_file_get_target (LianPartialFile *self);
gboolean _lian_partial_file_commit (LianPartialFile *self, GError **error);
void _lian_partial_file_free (LianPartialFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianPartialFile, _lian_partial_file_free)

G_END_DECLS
