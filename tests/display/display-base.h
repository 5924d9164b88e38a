/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A small base for tests of the window; showing, looking, pressing, and bounded waiting. */
#pragma once

#include <gtk/gtk.h>

#include "lian-store.h"

G_BEGIN_DECLS

#define DISPLAY_WAIT_US (20 * G_USEC_PER_SEC)

void display_init (int *argc, char ***argv);
void display_base_fill (LianStore *store, guint n_cooperatives);
gint64 display_base_insert (LianStore *store, const char *type,
                            const char *const *fields_and_values);
gint64 display_base_insert_relation (LianStore *store, gint64 cooperative, const char *state,
                                     gint64 point);
gboolean display_wait (gboolean (*condition) (gpointer data), gpointer data);
void display_spin (guint frames);
void display_wait_text (GtkWidget *widget, const char *text);
GtkWidget *display_show (GtkWidget *child, int width, int height);
void display_close (GtkWidget *window, gpointer child);
gboolean display_press (GtkWidget *widget, guint key, GdkModifierType modifiers);
GtkWidget *display_find_text (GtkWidget *widget, const char *text);
GtkWidget *display_find_button (GtkWidget *widget, const char *label);
GtkWidget *display_find_type (GtkWidget *widget, GType type);
GtkWidget *display_find_window (const char *text, GtkWidget *except);
GtkWidget *display_find_message (void);
gboolean display_is_gone (gpointer weak_pointer);

G_END_DECLS
