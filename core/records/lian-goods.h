/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Whether two records speak of the same goods. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean lian_goods_rule_out (gint64 product, gint64 other);
gboolean lian_goods_are_same (gint64 product, const char *name, gint64 other, const char *other_name,
                              gboolean *known);
GStrv lian_goods_list_names (gint64 product, const char *name);

G_END_DECLS
