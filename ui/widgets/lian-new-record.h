/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A small window that makes a record in place. */
#pragma once

#include "lian-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIAN_TYPE_NEW_RECORD (lian_new_record_get_type ())
/**
 * LianNewRecord:
 *
 * Asks for the names and the required fields of a new record, saves it as an act of its own.
 *
 * Signals: `made (gint64 id, const char *title)`, before it closes.
 */
G_DECLARE_FINAL_TYPE (LianNewRecord, lian_new_record, LIAN, NEW_RECORD, GtkWindow)

GtkWidget *lian_new_record_new (LianContext *context, const LianType *type, const char *name,
                                GtkWindow *parent);

G_END_DECLS
