/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The file of drafts.  Private to core/store. */
#pragma once

#include "lian-db.h"
#include "lian-draft.h"

G_BEGIN_DECLS

LianDb *_lian_draft_file_open (const char *path, GError **error);
gboolean _lian_draft_file_keep (LianDb *db, gint64 officer, const LianDraft *draft, GError **error);
gboolean _lian_draft_file_drop (LianDb *db, gint64 officer, const LianDraft *draft, GError **error);
gboolean _lian_draft_file_take_over (LianDb *db, gint64 officer, GError **error);
GPtrArray *_lian_draft_file_list (LianDb *db, gint64 officer, GError **error);

G_END_DECLS
