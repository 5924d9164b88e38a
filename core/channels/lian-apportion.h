/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A whole that comes in pieces, shared out by weights. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean lian_apportion_next (const gint64 *weights, guint n, gint64 due, gint64 *given, gint64 *shares);

G_END_DECLS
