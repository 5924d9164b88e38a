/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The window on one base. */
#pragma once

#include <adwaita.h>

#include "lian-context.h"

G_BEGIN_DECLS

#define LIAN_TYPE_WINDOW (lian_window_get_type ())
/**
 * LianWindow:
 *
 * Sidebar of areas, pages, global search, undo and redo.  Actions: win.open-record (sx),
 * win.toast (s), win.area (s), win.undo, win.redo, win.undo-act (x), win.search, win.next-pane and
 * those of the menu.
 *
 * Signal: `show-past (LianPastBase *)`, when the base of an earlier day is to be shown in a window of
 * its own.
 */
G_DECLARE_FINAL_TYPE (LianWindow, lian_window, LIAN, WINDOW, AdwApplicationWindow)

GtkWidget *lian_window_new (GtkApplication *application, LianContext *context);
LianContext *lian_window_get_context (LianWindow *self);
const LianType *lian_window_get_record (LianWindow *self, gint64 *id);
void lian_window_show_area (LianWindow *self, const char *area);
void lian_window_open_record (LianWindow *self, const LianType *type, gint64 id);
void lian_window_open_form (LianWindow *self, const LianType *type, gint64 id);
void lian_window_toast (LianWindow *self, const char *text);
void lian_window_replace (LianWindow *self);
void lian_window_back_up_daily (LianWindow *self);
void lian_window_set_accels (GtkApplication *application);

G_END_DECLS
