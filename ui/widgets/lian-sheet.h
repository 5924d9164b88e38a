/* SPDX-License-Identifier: LGPL-2.1-or-later
 * One record while it is edited: what the base has, what was typed, what differs. */
#pragma once

#include <json-glib/json-glib.h>

#include "lian-format.h"
#include "lian-txn.h"

G_BEGIN_DECLS

#define LIAN_TYPE_SHEET (lian_sheet_get_type ())
/**
 * LianSheet:
 *
 * A record as loaded and, field by field, the text typed over it.  What can't be read is kept as
 * typed.  Knows no widgets.
 *
 * Signals: `edited (int field)`, after the user's text changed; `shown (int field)`, after the text
 * to show changed by another way.
 */
G_DECLARE_FINAL_TYPE (LianSheet, lian_sheet, LIAN, SHEET, GObject)

LianSheet *lian_sheet_new (const LianRecord *base, LianDate working_date);
const LianType *lian_sheet_get_type_info (LianSheet *self);
gint64 lian_sheet_get_id (LianSheet *self);
const LianRecord *lian_sheet_get_base (LianSheet *self);

char *lian_sheet_dup_text (LianSheet *self, int field);
void lian_sheet_edit (LianSheet *self, int field, const char *text);
void lian_sheet_put (LianSheet *self, int field, const char *text);
gboolean lian_sheet_is_changed (LianSheet *self, int field);
gboolean lian_sheet_is_dirty (LianSheet *self);
LianRecord *lian_sheet_dup_record (LianSheet *self, GPtrArray *issues);
void lian_sheet_revert (LianSheet *self);

const LianUnit *lian_sheet_get_unit (LianSheet *self, int field);
gboolean lian_sheet_set_unit (LianSheet *self, int field, const LianUnit *unit);

void lian_sheet_set_removed (LianSheet *self, gboolean removed);
gboolean lian_sheet_is_removed (LianSheet *self);
gboolean lian_sheet_is_blank (LianSheet *self);

/* Changes by others. */
void lian_sheet_rebase (LianSheet *self, const LianRecord *base);
void lian_sheet_take_saved (LianSheet *self, const LianRecord *record);
const char *lian_sheet_get_theirs (LianSheet *self, int field);
gboolean lian_sheet_has_conflict (LianSheet *self);
void lian_sheet_settle (LianSheet *self, int field, gboolean take_theirs);

/* Drafts. */
void lian_sheet_write (LianSheet *self, JsonBuilder *json);
void lian_sheet_read (LianSheet *self, JsonObject *json);

G_END_DECLS
