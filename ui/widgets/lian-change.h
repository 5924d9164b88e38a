/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A change of one field, as the log has it: in words, and put back. */
#pragma once

#include <gtk/gtk.h>

#include "lian-act.h"
#include "lian-context.h"

G_BEGIN_DECLS

char *lian_change_words (const LianField *field, const char *value);
gboolean lian_change_may_put_back (const LianFieldChange *change);
void lian_change_put_back (GtkWidget *widget, LianContext *context,
                           const LianFieldChange *change);

G_END_DECLS
