/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The notice that stands first on a paper that touches a protected craft. */
#pragma once

#include "lian-paper.h"

G_BEGIN_DECLS

void lian_craft_notice_add (const LianPaper *paper, LianDocument *document, const char *type, gint64 id);
void lian_craft_notice_add_crafts (const LianPaper *paper, LianDocument *document, const GPtrArray *crafts);

G_END_DECLS
