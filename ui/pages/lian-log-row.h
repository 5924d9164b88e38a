/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A line of what an act changed: a record, or under it a field. */
#pragma once

#include "lian-act.h"

G_BEGIN_DECLS

#define LIAN_TYPE_LOG_ROW (lian_log_row_get_type ())
/**
 * LianLogRow:
 *
 * A record has a list of rows of its fields, empty until it is filled; a field has none.
 */
G_DECLARE_FINAL_TYPE (LianLogRow, lian_log_row, LIAN, LOG_ROW, GObject)

LianLogRow *lian_log_row_new_record (const LianActRecord *record);
LianLogRow *lian_log_row_new_field (const LianFieldChange *change);
const LianActRecord *lian_log_row_get_record (LianLogRow *self);
const LianFieldChange *lian_log_row_get_change (LianLogRow *self);
GListStore *lian_log_row_get_fields (LianLogRow *self);
gboolean lian_log_row_claim (LianLogRow *self);
void lian_log_row_disclaim (LianLogRow *self);
char *lian_log_row_dup_cell (LianLogRow *self, guint column);

G_END_DECLS
