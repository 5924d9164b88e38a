/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a page lets read: texts, names with values, groups, ways to a record. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lian_reading_add_text (GtkWidget *box, const char *text, const char *style);
void lian_reading_add_pair (GtkWidget *box, const char *name, const char *value);
GtkWidget *lian_reading_add_group (GtkWidget *box, const char *heading);
GtkWidget *lian_reading_create_link (const char *text, const char *action, const char *type,
                                     gint64 id);
void lian_reading_clear (GtkWidget *box);

G_END_DECLS
