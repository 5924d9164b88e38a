/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The inside of a sheet.  Private to its files. */
#pragma once

#include "lian-form-sheet.h"

G_BEGIN_DECLS

typedef struct
{
  char *text;
  char *theirs;
  LianUnit unit;
} LianFormCell;

struct _LianFormSheet
{
  GObject parent_instance;

  LianRecord *base;
  LianDate working_date;
  LianFormCell *cells;
  gboolean removed;
};

char *_lian_form_sheet_base_text (LianFormSheet *self, const LianRecord *record, int field);
gboolean _lian_form_sheet_same_at (const LianRecord *a, const LianRecord *b, int field);
gboolean _lian_form_sheet_stands_for (LianFormSheet *self, const LianRecord *record, int field,
                                      const char *text);
void _lian_form_sheet_keep_text (LianFormSheet *self, int field, const char *text);
void _lian_form_sheet_tell_shown (LianFormSheet *self, int field);
void _lian_form_sheet_tell_edited (LianFormSheet *self, int field);

G_END_DECLS
