/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Two values of one field, and the buttons to choose between them. */
#pragma once

#include "lian-form-sheet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lian_conflict_add_words (GString *words, LianFormSheet *sheet, int field);
void lian_conflict_show (GtkWidget *box, LianFormSheet *sheet, int field, GHashTable *titles);

G_END_DECLS
