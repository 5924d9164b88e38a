/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A small base for tests of the window. */
#pragma once

#include "lian-store.h"

G_BEGIN_DECLS

LianStore *display_base_new (const char *path, guint n_cooperatives);
gint64 display_base_insert (LianStore *store, const char *type, const char *const *fields_and_values);

G_END_DECLS
