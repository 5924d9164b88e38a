/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The editors, one for each kind of field; lian_field_editor_new() chooses. */
#pragma once

#include "lian-field-editor.h"

G_BEGIN_DECLS

#define LIAN_TYPE_ENTRY_EDITOR (lian_entry_editor_get_type ())
G_DECLARE_FINAL_TYPE (LianEntryEditor, lian_entry_editor, LIAN, ENTRY_EDITOR, LianFieldEditor)

#define LIAN_TYPE_MULTILINE_EDITOR (lian_multiline_editor_get_type ())
G_DECLARE_FINAL_TYPE (LianMultilineEditor, lian_multiline_editor, LIAN, MULTILINE_EDITOR,
                      LianFieldEditor)

#define LIAN_TYPE_TRUTH_EDITOR (lian_truth_editor_get_type ())
G_DECLARE_FINAL_TYPE (LianTruthEditor, lian_truth_editor, LIAN, TRUTH_EDITOR, LianFieldEditor)

#define LIAN_TYPE_WEEKDAYS_EDITOR (lian_weekdays_editor_get_type ())
G_DECLARE_FINAL_TYPE (LianWeekdaysEditor, lian_weekdays_editor, LIAN, WEEKDAYS_EDITOR,
                      LianFieldEditor)

void lian_entry_editor_set_unit (LianEntryEditor *self, const char *unit);

G_END_DECLS
