/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What is to be done today. */
#pragma once

#include <adwaita.h>

#include "lian-context.h"

G_BEGIN_DECLS

#define LIAN_TYPE_TODAY_PAGE (lian_today_page_get_type ())
/**
 * LianTodayPage:
 *
 * The work list: overdue, due, blocked, waiting, drafts kept, warnings kept.  Each line opens its
 * record.
 *
 * Signals: `open-draft (LianDraft *)`; `counted (guint waiting)`, after the list was read: how many
 * lines there are besides the warnings kept; `read ()`, once for each time it was read or could not be.
 */
G_DECLARE_FINAL_TYPE (LianTodayPage, lian_today_page, LIAN, TODAY_PAGE, AdwBin)

GtkWidget *lian_today_page_new (LianContext *context);
void lian_today_page_refresh (LianTodayPage *self);

G_END_DECLS
