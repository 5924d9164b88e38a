/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The filters of a list, as chips in words, and the way to add one. */
#pragma once

#include <adwaita.h>

#include "lian-context.h"
#include "lian-filter-editor.h"

G_BEGIN_DECLS

#define LIAN_TYPE_FILTER_BAR (lian_filter_bar_get_type ())
/**
 * LianFilterBar:
 *
 * A row of chips, hidden while there is none; its button, which stands elsewhere, adds one.  Signal:
 * `changed`, when the user added or removed a filter.
 */
G_DECLARE_FINAL_TYPE (LianFilterBar, lian_filter_bar, LIAN, FILTER_BAR, AdwBin)

GtkWidget *lian_filter_bar_new (LianContext *context);
GtkWidget *lian_filter_bar_get_button (LianFilterBar *self);
LianFilterEditor *lian_filter_bar_get_editor (LianFilterBar *self);
void lian_filter_bar_set_type (LianFilterBar *self, const LianType *type);
void lian_filter_bar_pop_up (LianFilterBar *self);
void lian_filter_bar_clear (LianFilterBar *self);
void lian_filter_bar_add (LianFilterBar *self, const LianFilter *filter, const char *words);
const char *lian_filter_bar_get_words (LianFilterBar *self, guint place);
const GPtrArray *lian_filter_bar_get_filters (LianFilterBar *self);

G_END_DECLS
