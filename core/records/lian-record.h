/* SPDX-License-Identifier: LGPL-2.1-or-later
 * One record of any type: an id and a value for each field. */
#pragma once

#include "lian-date.h"
#include "lian-truth.h"
#include "lian-type.h"

G_BEGIN_DECLS

/**
 * LianRecord:
 *
 * A plain value: it belongs to nobody, knows no database, and may be handed to another thread.
 * Each field is empty, a whole number (integers, money, quantities, references), bytes (files) or
 * text (the rest).
 */

LianRecord *lian_record_new (const LianType *type);
LianRecord *lian_record_new_initial (const LianType *type);
LianRecord *lian_record_copy (const LianRecord *record);
void lian_record_free (LianRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianRecord, lian_record_free)

const LianType *lian_record_get_type_info (const LianRecord *record);
gint64 lian_record_get_id (const LianRecord *record);
void lian_record_set_id (LianRecord *record, gint64 id);

/* By place: see lian_type_field(). */
gboolean lian_record_is_empty_at (const LianRecord *record, int field);
const char *lian_record_text_at (const LianRecord *record, int field);
gint64 lian_record_number_at (const LianRecord *record, int field);
void lian_record_clear_at (LianRecord *record, int field);
void lian_record_set_text_at (LianRecord *record, int field, const char *text);
void lian_record_set_number_at (LianRecord *record, int field, gint64 number);
gboolean lian_record_holds_number (const LianField *field);
gboolean lian_field_is_figure (const LianField *field);

/* By field id. */
gboolean lian_record_is_empty (const LianRecord *record, const char *field);
const char *lian_record_get_text (const LianRecord *record, const char *field);
gint64 lian_record_get_number (const LianRecord *record, const char *field);
LianTruth lian_record_get_truth (const LianRecord *record, const char *field);
LianDate lian_record_get_date (const LianRecord *record, const char *field);
GBytes *lian_record_get_bytes (const LianRecord *record, const char *field);
void lian_record_set_bytes (LianRecord *record, const char *field, GBytes *bytes);
void lian_record_clear (LianRecord *record, const char *field);
void lian_record_set_text (LianRecord *record, const char *field, const char *text);
void lian_record_set_number (LianRecord *record, const char *field, gint64 number);
void lian_record_set_truth (LianRecord *record, const char *field, LianTruth truth);
void lian_record_set_date (LianRecord *record, const char *field, LianDate date);

guint64 lian_record_diff (const LianRecord *a, const LianRecord *b);
const char *lian_record_get_title (const LianRecord *record);
char *lian_record_dup_name (const LianRecord *record);

G_END_DECLS
