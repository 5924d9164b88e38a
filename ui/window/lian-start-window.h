/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What is shown while no base is open. */
#pragma once

#include <adwaita.h>

#include "lian-progress.h"

G_BEGIN_DECLS

#define LIAN_TYPE_START_WINDOW (lian_start_window_get_type ())
/**
 * LianStartWindow:
 *
 * Offers to make or open a base, and shows that one is being opened.
 */
G_DECLARE_FINAL_TYPE (LianStartWindow, lian_start_window, LIAN, START_WINDOW,
                      AdwApplicationWindow)

GtkWidget *lian_start_window_new (GtkApplication *application);
void lian_start_window_set_opening (LianStartWindow *self, const char *path,
                                    LianProgress *progress);

G_END_DECLS
