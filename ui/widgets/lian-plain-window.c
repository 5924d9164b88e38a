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

typedef struct
{
  LianPlainWindowFunc print;
  gpointer data;
} Key;

static gboolean
print_key_cb (GtkWidget *window, GVariant *arguments, gpointer data)
{
  const Key *key = data;
  key->print (key->data);
  return TRUE;
}

/**
 * lian_plain_window_on_print:
 * @window: such a window
 * @print: what Ctrl+P does
 * @data: for @print; lives as long as the window
 *
 * Gives the window the key to print what it shows.
 */
void
lian_plain_window_on_print (GtkWidget *window, LianPlainWindowFunc print, gpointer data)
{
  Key *key = g_new (Key, 1);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  *key = (Key){ print, data };
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>p"),
                        gtk_callback_action_new (print_key_cb, key, g_free)));
  gtk_widget_add_controller (window, keys);
}
