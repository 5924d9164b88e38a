/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Asking for the lock of a period, and for the reopening of one. */
#pragma once

#include <gtk/gtk.h>

#include "lian-context.h"
#include "lian-record.h"

G_BEGIN_DECLS

void lian_period_question_close (GtkWidget *parent, LianContext *context);
void lian_period_question_reopen (GtkWidget *parent, LianContext *context, const LianRecord *lock);

G_END_DECLS
