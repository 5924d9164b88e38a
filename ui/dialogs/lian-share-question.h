/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Asking about an act on the shares of members. */
#pragma once

#include "lian-context.h"
#include "lian-share-act.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lian_share_question_ask (GtkWidget *parent, LianContext *context, LianShareAct act, gint64 record,
                              gboolean in_goods);

G_END_DECLS
