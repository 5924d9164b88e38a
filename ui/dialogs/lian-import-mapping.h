/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Which column of a file goes into which field. */
#pragma once

#include <adwaita.h>

#include "lian-import.h"

G_BEGIN_DECLS

#define LIAN_TYPE_IMPORT_MAPPING (lian_import_mapping_get_type ())
/**
 * LianImportMapping:
 *
 * A row for each column of the file; what is chosen there goes into the import at once.
 */
G_DECLARE_FINAL_TYPE (LianImportMapping, lian_import_mapping, LIAN, IMPORT_MAPPING, AdwBin)

GtkWidget *lian_import_mapping_new (void);
void lian_import_mapping_show (LianImportMapping *self, LianImport *import, const LianType *type);

G_END_DECLS
