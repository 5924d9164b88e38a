/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The pages before they are printed. */
#pragma once

#include <adwaita.h>

#include "lian-print-set.h"

G_BEGIN_DECLS

#define LIAN_TYPE_PREVIEW_WINDOW (lian_preview_window_get_type ())
/**
 * LianPreviewWindow:
 *
 * Shows the pages as they will be printed; prints them or writes them to a PDF file.
 */
G_DECLARE_FINAL_TYPE (LianPreviewWindow, lian_preview_window, LIAN, PREVIEW_WINDOW, AdwWindow)

GtkWidget *lian_preview_window_new (GtkWindow *parent, LianPrintSet *set);

G_END_DECLS
