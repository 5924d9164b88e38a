/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Writing the records of a kind to a file. */
#pragma once

#include <adwaita.h>

#include "lian-context.h"

G_BEGIN_DECLS

#define LIAN_TYPE_EXPORT_DIALOG (lian_export_dialog_get_type ())
/**
 * LianExportDialog:
 *
 * Asks for the kind of record, the format and the file; says how many records were written.
 */
G_DECLARE_FINAL_TYPE (LianExportDialog, lian_export_dialog, LIAN, EXPORT_DIALOG, AdwWindow)

GtkWidget *lian_export_dialog_new (GtkWindow *parent, LianContext *context, const LianType *type);
void lian_export_dialog_offer_only (LianExportDialog *self, const GArray *ids);
void lian_export_dialog_write (LianExportDialog *self, const char *path);

G_END_DECLS
