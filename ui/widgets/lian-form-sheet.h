/* SPDX-License-Identifier: LGPL-2.1-or-later
 * One record while it is edited: what the base has, what was typed, what differs. */
#pragma once

#include <json-glib/json-glib.h>

#include "lian-format.h"
#include "lian-txn.h"

G_BEGIN_DECLS

#define LIAN_TYPE_FORM_SHEET (lian_form_sheet_get_type ())
/**
 * LianFormSheet:
 *
 * A record as loaded and, field by field, the text typed over it.  What can't be read is kept as
 * typed.  Knows no widgets.
 *
 * Signals: `edited (int field)`, after the user's text changed; `shown (int field)`, after the text
 * to show changed by another way.
 */
G_DECLARE_FINAL_TYPE (LianFormSheet, lian_form_sheet, LIAN, FORM_SHEET, GObject)

LianFormSheet *lian_form_sheet_new (const LianRecord *base, LianDate working_date);
const LianType *lian_form_sheet_get_type_info (LianFormSheet *self);
gint64 lian_form_sheet_get_id (LianFormSheet *self);
const LianRecord *lian_form_sheet_get_base (LianFormSheet *self);

char *lian_form_sheet_dup_text (LianFormSheet *self, int field);
void lian_form_sheet_edit (LianFormSheet *self, int field, const char *text);
void lian_form_sheet_put (LianFormSheet *self, int field, const char *text);
gboolean lian_form_sheet_is_dirty (LianFormSheet *self);
LianRecord *lian_form_sheet_dup_record (LianFormSheet *self, GPtrArray *issues);
void lian_form_sheet_revert (LianFormSheet *self);

const LianUnit *lian_form_sheet_get_unit (LianFormSheet *self, int field);
gboolean lian_form_sheet_set_unit (LianFormSheet *self, int field, const LianUnit *unit);

void lian_form_sheet_set_removed (LianFormSheet *self, gboolean removed);
gboolean lian_form_sheet_is_removed (LianFormSheet *self);
gboolean lian_form_sheet_is_blank (LianFormSheet *self);

/* Changes by others. */
void lian_form_sheet_rebase (LianFormSheet *self, const LianRecord *base, const LianUnit *units);
void lian_form_sheet_take_saved (LianFormSheet *self, const LianRecord *record);
const char *lian_form_sheet_get_theirs (LianFormSheet *self, int field);
gboolean lian_form_sheet_has_conflict (LianFormSheet *self);
void lian_form_sheet_settle (LianFormSheet *self, int field, gboolean take_theirs);

/* Drafts. */
void lian_form_sheet_write (LianFormSheet *self, JsonBuilder *json);
void lian_form_sheet_read (LianFormSheet *self, JsonObject *json);

G_END_DECLS
