/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Who flips under another edition of the rulebook, as list and chart. */
#pragma once

#include "lian-rulebook-page.h"
#include "lian-rulebook.h"

G_BEGIN_DECLS

void lian_rehearsal_window_present (GtkWidget *page, LianContext *context, LianRulebook *rulebook,
                                    const char *next);

G_END_DECLS
