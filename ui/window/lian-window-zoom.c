/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How large the window shows everything.
 *
 * Letters, and with them all that is measured by them, follow the resolution of GTK's settings, so that
 * the steps multiply what the desktop says. */
#include "lian-i18n.h"
#include "lian-text-scale.h"
#include "lian-window-private.h"

static const int steps[] = { 50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250 };

#define USUAL 100

static int
kept_zoom (LianWindow *self)
{
  int zoom = g_key_file_get_integer (lian_context_get_settings (self->context), "window", "zoom", NULL);
  return zoom >= steps[0] && zoom <= steps[G_N_ELEMENTS (steps) - 1] ? zoom : USUAL;
}

/* Shows the window as large as it was left. */
void
_lian_window_restore_zoom (LianWindow *self)
{
  lian_text_zoom (kept_zoom (self));
}

/* Returns: the next step above or below @zoom, or @zoom itself at the end */
static int
step_from (int zoom, gboolean up)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      int step = steps[up ? i : G_N_ELEMENTS (steps) - 1 - i];
      if (up ? step > zoom : step < zoom)
        return step;
    }
  return zoom;
}

void
_lian_window_zoom_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianWindow *self = LIAN_WINDOW (widget);
  gboolean usual = g_str_equal (action, "win.zoom-usual");
  int zoom = usual ? USUAL : step_from (kept_zoom (self), g_str_equal (action, "win.zoom-in"));
  lian_text_zoom (zoom);
  g_key_file_set_integer (lian_context_get_settings (self->context), "window", "zoom", zoom);
  lian_context_save_settings (self->context);
  /* Translators: how large everything is shown, in per cent */
  g_autofree char *text = g_strdup_printf (_ ("Shown at %d %%"), zoom);
  lian_window_toast (self, text);
}
