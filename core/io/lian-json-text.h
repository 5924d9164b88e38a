/* SPDX-License-Identifier: LGPL-2.1-or-later
 * JSON written as text, and objects of strings read: no numbers, so nothing to lose. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void lian_json_append_string (GString *out, const char *text);
GPtrArray *lian_json_read_strings (const char *text);
gboolean lian_json_is_object (const char *text);
char *lian_json_merge_strings (const char *old, const char *const *names,
                               const char *const *values, guint n);

G_END_DECLS
