/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Tables whose keys are small whole numbers; private to the engine. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GHashTable *_lian_key_table_new (void);
gboolean _lian_key_find (GHashTable *table, const guint *words, guint length, guint *found);
void _lian_key_insert (GHashTable *table, const guint *words, guint length, guint number);

G_END_DECLS
