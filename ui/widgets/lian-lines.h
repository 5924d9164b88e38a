/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Children beside each other, in as many lines as they need. */
#pragma once

#include <gtk/gtk.h>

#include "lian-record.h"

G_BEGIN_DECLS

#define LIAN_TYPE_LINES (lian_lines_get_type ())
/**
 * LianLines:
 *
 * A row of buttons that goes on in a second line where the window is narrow or the text is large.
 */
G_DECLARE_FINAL_TYPE (LianLines, lian_lines, LIAN, LINES, GtkWidget)

GtkWidget *lian_lines_new (void);
void lian_lines_append (LianLines *self, GtkWidget *child);
GtkWidget *lian_lines_add_button (LianLines *self, const char *label, const char *tooltip,
                                  const char *action);
GtkWidget *lian_lines_add_callback_button (LianLines *self, const char *label, const char *tooltip,
                                           GCallback clicked, gpointer data);
GtkDropDown *lian_lines_add_choice (LianLines *self, const char *mnemonic, const char *name);
void lian_lines_fill_choice (GtkDropDown *choice, GtkStringList *words);
void lian_lines_fill_records (GtkDropDown *choice, const GPtrArray *records, gint64 chosen);

G_END_DECLS
