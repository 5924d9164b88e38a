/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Asking whose base it is. */
#pragma once

#include "lian-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define LIAN_TYPE_NEW_BASE_DIALOG (lian_new_base_dialog_get_type ())
/**
 * LianNewBaseDialog:
 *
 * Asks whose base it is and writes the first records as one act: into a new file, which the
 * application then opens, or into an open base that nobody has founded yet.
 */
G_DECLARE_FINAL_TYPE (LianNewBaseDialog, lian_new_base_dialog, LIAN, NEW_BASE_DIALOG, AdwWindow)

GtkWidget *lian_new_base_dialog_new (GtkWindow *parent);
GtkWidget *lian_new_base_dialog_new_for (GtkWindow *parent, LianContext *context);
void lian_new_base_dialog_make (LianNewBaseDialog *self, const char *path);

G_END_DECLS
