/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Widths that follow the size of the text.
 *
 * Who sets the desktop's text to 200 % gets letters twice as wide in columns that were measured for
 * letters of the usual size. */
#include "lian-text-scale.h"

#define USUAL_DPI (96 * 1024)

/* In 1024ths, as the desktop says it. */
static int
text_dpi (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi = -1;
  if (settings != NULL)
    g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi : USUAL_DPI;
}

/**
 * lian_text_scale:
 * @width: pixels that do for text of the usual size
 *
 * Returns: pixels that do for text of the desktop's size
 */
int
lian_text_scale (int width)
{
  return (int) ((gint64) width * text_dpi () / USUAL_DPI);
}

/**
 * lian_text_unscale:
 * @width: pixels on the screen
 *
 * Returns: what lian_text_scale() makes @width of, to be remembered
 */
int
lian_text_unscale (int width)
{
  return (int) ((gint64) width * USUAL_DPI / text_dpi ());
}

/**
 * lian_text_zoom:
 * @percent: 100 for text of the desktop's size
 *
 * Shows all windows of the program larger or smaller; what follows `notify::gtk-xft-dpi` of the settings
 * does so at once.
 */
void
lian_text_zoom (int percent)
{
  static int desktop;
  if (desktop == 0)
    desktop = text_dpi ();
  if (gtk_settings_get_default () != NULL && text_dpi () != desktop * percent / 100)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", desktop * percent / 100, NULL);
}
