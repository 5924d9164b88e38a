/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The notice that stands first on a paper that touches a protected craft (S1-6c). */
#include "lian-craft-notice.h"

#include "lian-craft-touch.h"
#include "lian-craft-words.h"

/**
 * lian_craft_notice_add_crafts:
 * @paper: a paper
 * @document: its document, at the place that is read first
 * @crafts: (element-type LianRecord): protected crafts
 *
 * Names them; adds nothing where there are none.
 */
void
lian_craft_notice_add_crafts (const LianPaper *paper, LianDocument *document, const GPtrArray *crafts)
{
  g_autofree char *notice = lian_craft_dup_notice (paper->language, crafts);
  if (notice != NULL)
    lian_document_add_heading (document, notice);
}

/**
 * lian_craft_notice_add:
 * @paper: a paper
 * @document: its document, at the place that is read first
 * @type: id of a record type that may touch crafts
 * @id: a record of it
 *
 * Adds which protected crafts the record touches; nothing where it touches none.
 */
void
lian_craft_notice_add (const LianPaper *paper, LianDocument *document, const char *type, gint64 id)
{
  g_autoptr (GPtrArray) crafts = lian_craft_list_touched (paper->txn, lian_type_find (type), id);
  lian_craft_notice_add_crafts (paper, document, crafts);
}
