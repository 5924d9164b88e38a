/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Printing from the window: build on the reader, preview, print. */
#pragma once

#include <gtk/gtk.h>

#include "lian-context.h"
#include "lian-print-set.h"

G_BEGIN_DECLS

void lian_print_operation_run (GtkWindow *parent, LianPrintSet *set);
void lian_print_preview_kind (GtkWindow *parent, LianContext *context, const LianPrintKind *kind,
                              const gint64 *ids, guint n_ids);
void lian_print_preview (GtkWindow *parent, LianContext *context, const char *document,
                         const gint64 *ids, guint n_ids);

G_END_DECLS
