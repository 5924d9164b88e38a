/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Plain text that wraps. */
#include "lian-label.h"

/**
 * lian_label_new:
 * @text: (nullable): plain text, never markup
 * @style: (nullable): a CSS class
 *
 * Returns: (transfer floating): a wrapping label
 */
GtkWidget *
lian_label_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}
