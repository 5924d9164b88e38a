/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The past of a base, on a copy.  Private to core/store. */
#pragma once

#include "lian-date.h"
#include "lian-db.h"

G_BEGIN_DECLS

LianDb *_lian_past_open (const char *path, const char *copy, LianProgress *progress, GError **error);
gboolean _lian_past_take_back (LianDb *db, gint64 keep, LianProgress *progress, GError **error);
gboolean _lian_past_forget_after (LianDb *db, gint64 act, GError **error);

gboolean _lian_past_mark (LianDb *db, LianDate day, gint64 act, GError **error);

G_END_DECLS
