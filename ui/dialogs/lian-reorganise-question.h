/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Asks for a change of stage, a merger or a division. */
#pragma once

#include <gtk/gtk.h>

#include "lian-context.h"

G_BEGIN_DECLS

void lian_reorganise_question_open (GtkWidget *parent, LianContext *context, const GArray *cooperatives);

G_END_DECLS
