/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The bar that says that the base is open read-only, and what can be done about it.
 *
 * It stays: whoever types into a form that keeps nothing has to know before, not after. */
#include "lian-i18n.h"
#include "lian-window-private.h"

static void
append_button (GtkWidget *bar, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (bar), button);
}

/* Returns: (transfer floating) (nullable): the bar; NULL where there is nothing to say */
GtkWidget *
_lian_window_notice_new (LianWindow *self)
{
  LianStore *store = lian_context_get_store (self->context);
  if (!lian_store_is_read_only (store))
    return NULL;
  const char *damage = lian_store_get_damage (store);
  const char *text = damage != NULL
                         ? _ ("The base is damaged and open read-only: what can't be read is missing "
                              "here, and nothing is changed.")
                         : _ ("The base is open read-only: nothing is changed, no draft and no backup "
                              "is written.");
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "xalign", 0.0, "hexpand", TRUE,
                                   "tooltip-text", damage, NULL);
  gtk_widget_add_css_class (bar, "notice-bar");
  gtk_box_append (GTK_BOX (bar), gtk_image_new_from_icon_name ("changes-prevent-symbolic"));
  gtk_box_append (GTK_BOX (bar), words);
  if (damage != NULL)
    append_button (bar, _ ("Open a Backup…"), "win.restore");
  else
    append_button (bar, _ ("Open to Write"), "app.open-to-write");
  return bar;
}
