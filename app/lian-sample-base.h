/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Making a base with the sample federation. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean lian_sample_base_make (const char *path, GError **error);
void lian_sample_base_make_async (const char *path, GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean lian_sample_base_make_finish (GAsyncResult *result, GError **error);

G_END_DECLS
