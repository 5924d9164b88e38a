/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Restoring from a backup, into a new file. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LIAN_TYPE_RESTORE_DIALOG (lian_restore_dialog_get_type ())
/**
 * LianRestoreDialog:
 *
 * The backups of a base, and for each the acts of the present base that it lacks.  Restoring makes
 * a new file and has the application open it; nothing is overwritten.
 */
G_DECLARE_FINAL_TYPE (LianRestoreDialog, lian_restore_dialog, LIAN, RESTORE_DIALOG, AdwWindow)

GtkWidget *lian_restore_dialog_new (GtkWindow *parent, const char *base_path);
void lian_restore_dialog_restore_to (LianRestoreDialog *self, const char *path);

G_END_DECLS
