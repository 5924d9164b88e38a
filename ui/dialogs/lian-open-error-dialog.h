/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What to say when a base can't be opened. */
#pragma once

#include <adwaita.h>

#include "lian-store.h"

G_BEGIN_DECLS

/* Responses, besides "close". */
#define LIAN_OPEN_ERROR_READ_ONLY "read-only"
#define LIAN_OPEN_ERROR_BACKUP "backup"
#define LIAN_OPEN_ERROR_OTHER "other"

GtkWidget *lian_open_error_dialog_new (GtkWindow *parent, const char *path, const GError *error,
                                       LianOpenFlags flags);

G_END_DECLS
