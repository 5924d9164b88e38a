/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The filter of a list, as a chip in words, and the way to choose one. */
#pragma once

#include <adwaita.h>

#include "lian-context.h"

G_BEGIN_DECLS

#define LIAN_TYPE_FILTER_BAR (lian_filter_bar_get_type ())
/**
 * LianFilterBar:
 *
 * Signal: `changed`, when the user chose or removed the filter.
 */
G_DECLARE_FINAL_TYPE (LianFilterBar, lian_filter_bar, LIAN, FILTER_BAR, AdwBin)

GtkWidget *lian_filter_bar_new (LianContext *context);
void lian_filter_bar_set_type (LianFilterBar *self, const LianType *type);
void lian_filter_bar_clear (LianFilterBar *self);
const char *lian_filter_bar_get_field (LianFilterBar *self);
const char *lian_filter_bar_get_value (LianFilterBar *self);
gint64 lian_filter_bar_get_number (LianFilterBar *self);

G_END_DECLS
