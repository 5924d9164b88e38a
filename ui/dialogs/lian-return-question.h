/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Asking which annual returns are opened. */
#pragma once

#include <gtk/gtk.h>

#include "lian-context.h"
#include "lian-question.h"

G_BEGIN_DECLS

LianQuestion *lian_return_question_open (GtkWidget *parent, LianContext *context);

G_END_DECLS
