/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Asking whether a finding on consumers becomes a fact. */
#pragma once

#include "lian-context.h"
#include "lian-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lian_impact_question_confirm (GtkWidget *parent, LianContext *context,
                                   const LianRecord *finding);
void lian_impact_question_reject (GtkWidget *parent, LianContext *context,
                                  const LianRecord *finding);
char *lian_impact_question_dup_title (const LianRecord *finding);

G_END_DECLS
