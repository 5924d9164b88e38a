/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The parts of one kind as a table inside the owner's form. */
#pragma once

#include "lian-binding.h"
#include "lian-context.h"

G_BEGIN_DECLS

#define LIAN_TYPE_PART_TABLE (lian_part_table_get_type ())
/**
 * LianPartTable:
 *
 * Rows of editors, entered like a spreadsheet; an empty row at the end becomes a new part when
 * something is typed into it.  Nothing is saved here: the form saves the parts with their owner.
 *
 * Signals: `edited`, after any change; `open (gint64 id)`, to open a part in its own form;
 * `visited (LianFieldEditor *)`, when an editor got the focus; `left`, when it went.
 */
G_DECLARE_FINAL_TYPE (LianPartTable, lian_part_table, LIAN, PART_TABLE, GtkWidget)

GtkWidget *lian_part_table_new (LianContext *context, const LianPart *part, gint64 owner,
                                GHashTable *titles);
const LianType *lian_part_table_get_type_info (LianPartTable *self);
LianFormSheet *lian_part_table_add (LianPartTable *self, const LianRecord *record,
                                const LianUnit *units);
LianFormSheet *lian_part_table_add_new (LianPartTable *self);
void lian_part_table_end (LianPartTable *self);
void lian_part_table_drop (LianPartTable *self, LianFormSheet *sheet);
guint lian_part_table_get_n_sheets (LianPartTable *self);
LianFormSheet *lian_part_table_get_sheet (LianPartTable *self, guint position);
LianFormSheet *lian_part_table_find (LianPartTable *self, gint64 id);
guint lian_part_table_count (LianPartTable *self);
gboolean lian_part_table_is_dirty (LianPartTable *self);
void lian_part_table_take_saved (LianPartTable *self, gint64 owner);
void lian_part_table_show_issues (LianPartTable *self, LianFormSheet *sheet, GPtrArray *issues);
gboolean lian_part_table_focus_field (LianPartTable *self, LianFormSheet *sheet, int field);
gboolean lian_part_table_remove_focused (LianPartTable *self);
gint64 lian_part_table_get_focused_id (LianPartTable *self);
LianFieldEditor *lian_part_table_get_editor (LianPartTable *self, guint row, int field);

/* A block from a spreadsheet. */
void lian_part_table_paste (LianPartTable *self, const char *text);
gboolean lian_part_table_is_resolving (LianPartTable *self);
gboolean lian_part_table_take_back (LianPartTable *self, gboolean last_edit_only);
void lian_part_table_forget_paste (LianPartTable *self);

G_END_DECLS
