/* SPDX-License-Identifier: LGPL-2.1-or-later
 * One row of a file that is imported, and why it is refused. */
#pragma once

#include <adwaita.h>

#include "lian-import.h"

G_BEGIN_DECLS

void lian_import_row_window_present (GtkWindow *parent, LianImport *import,
                                     const LianImportReason *reason);

G_END_DECLS
