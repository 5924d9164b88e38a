/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Sentences that stand beside a field: icon, words, colour. */
#pragma once

#include "lian-check.h"
#include "lian-field-editor.h"

G_BEGIN_DECLS

GtkWidget *lian_message_new (LianMark mark, const char *text);
void lian_message_clear (GtkWidget *box);
void lian_message_add_words (GString *words, GPtrArray *issues);
gboolean lian_message_renew (GtkWidget *box, const char *words);
LianMark lian_message_show (GtkWidget *box, LianFieldEditor *editor, GPtrArray *issues,
                            const char *field);

G_END_DECLS
