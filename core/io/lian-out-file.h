/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A file that is written whole or not at all. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LianOutFile LianOutFile;

gboolean lian_out_file_may_replace (const char *path, GError **error);
LianOutFile *lian_out_file_new (const char *path, GError **error);
gboolean lian_out_file_write (LianOutFile *self, const char *bytes, gsize length, GError **error);
const char *lian_out_file_get_name (LianOutFile *self);
const char *lian_out_file_get_temporary (LianOutFile *self);
gboolean lian_out_file_commit (LianOutFile *self, GError **error);
void lian_out_file_free (LianOutFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianOutFile, lian_out_file_free)

G_END_DECLS
