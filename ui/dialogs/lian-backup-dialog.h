/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Backing up the base now. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LIAN_TYPE_BACKUP_DIALOG (lian_backup_dialog_get_type ())
/**
 * LianBackupDialog:
 *
 * Makes a backup at once and shows how far it is; then says where it lies, or what was in the way.
 * Nothing is left of one that was cancelled.
 */
G_DECLARE_FINAL_TYPE (LianBackupDialog, lian_backup_dialog, LIAN, BACKUP_DIALOG, AdwWindow)

GtkWidget *lian_backup_dialog_new (GtkWindow *parent, const char *base_path, const char *to);
gboolean lian_backup_dialog_is_working (LianBackupDialog *self);
const char *lian_backup_dialog_get_message (LianBackupDialog *self);

G_END_DECLS
