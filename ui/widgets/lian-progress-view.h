/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Long work, seen: what is done, how far it is, and a button that stops it. */
#pragma once

#include <adwaita.h>

#include "lian-progress.h"

G_BEGIN_DECLS

#define LIAN_TYPE_PROGRESS_VIEW (lian_progress_view_get_type ())
/**
 * LianProgressView:
 *
 * Shows a #LianProgress in words and as a bar, with a Cancel button.  Hidden while there is none.
 */
G_DECLARE_FINAL_TYPE (LianProgressView, lian_progress_view, LIAN, PROGRESS_VIEW, GtkBox)

GtkWidget *lian_progress_view_new (GtkOrientation orientation);
void lian_progress_view_set_stop (LianProgressView *self, const char *tooltip);
void lian_progress_view_set_progress (LianProgressView *self, LianProgress *progress,
                                      const char *title);

G_END_DECLS
