/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A window that shows something before another and asks nothing. */
#include "lian-plain-window.h"

#include <adwaita.h>

static void
close_on_escape (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
}

/**
 * lian_plain_window_new:
 * @parent: (nullable): the window it stands before
 * @title: its title
 * @content: what it shows, below a header bar
 * @width: its width at first
 * @height: its height at first
 *
 * Escape closes it.
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWidget *
lian_plain_window_new (GtkWindow *parent, const char *title, GtkWidget *content, int width,
                       int height)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "modal", TRUE, "title",
                                    title, "default-width", width, "default-height", height, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), content);
  adw_window_set_content (ADW_WINDOW (window), box);
  close_on_escape (window);
  return window;
}
