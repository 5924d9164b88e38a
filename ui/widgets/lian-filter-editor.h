/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Enters one condition of a list's filter. */
#pragma once

#include <adwaita.h>

#include "lian-context.h"

G_BEGIN_DECLS

#define LIAN_TYPE_FILTER_EDITOR (lian_filter_editor_get_type ())
/**
 * LianFilterEditor:
 *
 * A field, and its value, text or bounds.  Signal: `made (LianFilter *filter, const char *words)`,
 * when a condition is complete; both belong to the editor.
 */
G_DECLARE_FINAL_TYPE (LianFilterEditor, lian_filter_editor, LIAN, FILTER_EDITOR, AdwBin)

GtkWidget *lian_filter_editor_new (LianContext *context);
void lian_filter_editor_set_type (LianFilterEditor *self, const LianType *type);
gboolean lian_filter_editor_has_fields (LianFilterEditor *self);
void lian_filter_editor_start (LianFilterEditor *self);
gboolean lian_filter_editor_choose_field (LianFilterEditor *self, const char *field);
gboolean lian_filter_editor_enter (LianFilterEditor *self, const char *value, const char *to);

G_END_DECLS
