/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Choosing a base in a file dialog. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LianFileChosen:
 * @path: the file chosen, with the ending of bases
 * @user_data: the caller's
 */
typedef void (*LianFileChosen) (const char *path, gpointer user_data);

void lian_choose_base_to_open (GtkWindow *parent, LianFileChosen chosen, gpointer user_data);
void lian_choose_base_to_make (GtkWindow *parent, const char *name, LianFileChosen chosen,
                               gpointer user_data);
void lian_choose_backup_to_make (GtkWindow *parent, const char *name, LianFileChosen chosen,
                                 gpointer user_data);

G_END_DECLS
