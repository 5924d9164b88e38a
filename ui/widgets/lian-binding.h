/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Ties an editor to a field of a sheet. */
#pragma once

#include "lian-field-editor.h"
#include "lian-form-sheet.h"

G_BEGIN_DECLS

void lian_binding_new (LianFieldEditor *editor, LianFormSheet *sheet, int field, GHashTable *titles);
LianFormSheet *lian_binding_get_sheet (LianFieldEditor *editor);
int lian_binding_get_field (LianFieldEditor *editor);
char *lian_binding_word (LianFormSheet *sheet, int field, const char *text, GHashTable *titles);

G_END_DECLS
