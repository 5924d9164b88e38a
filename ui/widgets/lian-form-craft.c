/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The line above the form that is read first: which protected crafts the record touches (S1-6c); of a
 * craft itself, what its answers propose (S53). */
#include "lian-form-private.h"

/* Shows what was read with the record; @words: (nullable): it. */
void
_lian_form_show_craft (LianForm *self, const char *words)
{
  gtk_label_set_text (GTK_LABEL (self->craft_line), words != NULL ? words : "");
  gtk_widget_set_visible (self->craft_line, words != NULL);
}

/* Returns: (transfer floating): the line, hidden while there is nothing to say. */
GtkWidget *
_lian_form_new_craft_line (LianForm *self)
{
  self->craft_line = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->craft_line), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (self->craft_line), TRUE);
  gtk_widget_add_css_class (self->craft_line, "heading");
  gtk_widget_add_css_class (self->craft_line, "lian-bar");
  gtk_widget_set_visible (self->craft_line, FALSE);
  return self->craft_line;
}
