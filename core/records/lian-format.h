/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Values as text: plain for files, worded for people, and back. */
#pragma once

#include "lian-quantity.h"
#include "lian-record.h"

G_BEGIN_DECLS

LianUnit lian_format_default_unit (const LianField *field);
gboolean lian_format_unit_of_record (const LianRecord *record, LianUnit *unit);
char *lian_format_number (const LianField *field, gint64 number);
char *lian_format_display (const LianRecord *record, int field, const LianUnit *unit);
char *lian_format_plain (const LianRecord *record, int field, const LianUnit *unit);
gboolean lian_format_read (LianRecord *record, int field, const char *text, const LianUnit *unit,
                           LianDate working_date, GError **error);
char *lian_format_weekdays (const char *days);

G_END_DECLS
