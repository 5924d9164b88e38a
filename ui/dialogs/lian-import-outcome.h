/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What an import would do, or did: counts, and the reasons for each row. */
#pragma once

#include <adwaita.h>

#include "lian-import.h"

G_BEGIN_DECLS

#define LIAN_TYPE_IMPORT_OUTCOME (lian_import_outcome_get_type ())
/**
 * LianImportOutcome:
 *
 * Counts in words, a list of reasons whose rows open, and a button that saves the refused rows.
 */
G_DECLARE_FINAL_TYPE (LianImportOutcome, lian_import_outcome, LIAN, IMPORT_OUTCOME, AdwBin)

GtkWidget *lian_import_outcome_new (void);
void lian_import_outcome_show (LianImportOutcome *self, LianImport *import);
const char *lian_import_outcome_get_text (LianImportOutcome *self);
gboolean lian_import_outcome_open (LianImportOutcome *self, guint place);
void lian_import_outcome_save (LianImportOutcome *self, const char *path);
gboolean lian_import_outcome_is_saving (LianImportOutcome *self);

G_END_DECLS
