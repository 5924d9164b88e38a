/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Importing a table: file, columns, a look at what would happen, the import. */
#pragma once

#include <adwaita.h>

#include "lian-context.h"
#include "lian-import.h"

G_BEGIN_DECLS

#define LIAN_TYPE_IMPORT_DIALOG (lian_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LianImportDialog, lian_import_dialog, LIAN, IMPORT_DIALOG, AdwWindow)

/**
 * LianImportStep:
 * @LIAN_IMPORT_STEP_FILE: choosing file and kind
 * @LIAN_IMPORT_STEP_COLUMNS: what becomes of each column
 * @LIAN_IMPORT_STEP_OUTCOME: what would happen
 * @LIAN_IMPORT_STEP_DONE: what happened
 */
typedef enum
{
  LIAN_IMPORT_STEP_FILE,
  LIAN_IMPORT_STEP_COLUMNS,
  LIAN_IMPORT_STEP_OUTCOME,
  LIAN_IMPORT_STEP_DONE,
} LianImportStep;

GtkWidget *lian_import_dialog_new (GtkWindow *parent, LianContext *context, const LianType *type);
void lian_import_dialog_present (LianContext *context, GtkWindow *parent, const LianType *type);
void lian_import_dialog_open (LianImportDialog *self, const char *path);
void lian_import_dialog_present_block (LianContext *context, GtkWindow *parent, const LianType *type,
                                       GBytes *table);
void lian_import_dialog_go_on (LianImportDialog *self);
void lian_import_dialog_undo (LianImportDialog *self);
LianImportStep lian_import_dialog_get_step (LianImportDialog *self);
LianImport *lian_import_dialog_get_import (LianImportDialog *self);

G_END_DECLS
