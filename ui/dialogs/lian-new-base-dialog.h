/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Making a new base. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LIAN_TYPE_NEW_BASE_DIALOG (lian_new_base_dialog_get_type ())
/**
 * LianNewBaseDialog:
 *
 * Asks whose base it is, makes the file and the first records as one act, and has the application
 * open it.
 */
G_DECLARE_FINAL_TYPE (LianNewBaseDialog, lian_new_base_dialog, LIAN, NEW_BASE_DIALOG, AdwWindow)

GtkWidget *lian_new_base_dialog_new (GtkWindow *parent);
void lian_new_base_dialog_make (LianNewBaseDialog *self, const char *path);

G_END_DECLS
