/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The history of the base: acts, and what each changed. */
#pragma once

#include <adwaita.h>

#include "lian-context.h"
#include "lian-log-tree.h"

G_BEGIN_DECLS

#define LIAN_TYPE_LOG_PAGE (lian_log_page_get_type ())
/**
 * LianLogPage:
 *
 * The acts, newest first, with the records and fields that the selected act changed.  An act can be undone on
 * its own: win.undo-act.
 */
G_DECLARE_FINAL_TYPE (LianLogPage, lian_log_page, LIAN, LOG_PAGE, AdwBin)

GtkWidget *lian_log_page_new (LianContext *context);
void lian_log_page_show_newest (LianLogPage *self);
void lian_log_page_show_act (LianLogPage *self, gint64 act);
LianLogTree *lian_log_page_get_tree (LianLogPage *self);

G_END_DECLS
