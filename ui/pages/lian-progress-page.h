/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How far the transformation of a city has come. */
#pragma once

#include <gtk/gtk.h>

#include "lian-read-page.h"

G_BEGIN_DECLS

#define LIAN_TYPE_PROGRESS_PAGE (lian_progress_page_get_type ())
/**
 * LianProgressPage:
 *
 * Of a city: its trades with class, rate and specialised federation; the officer's word, the rate over time,
 * what is left over and to be done, the year's plan against done.  Actions: progress.confirm, progress.task.
 */
G_DECLARE_FINAL_TYPE (LianProgressPage, lian_progress_page, LIAN, PROGRESS_PAGE, LianReadPage)

GtkWidget *lian_progress_page_new (LianContext *context);

G_END_DECLS
