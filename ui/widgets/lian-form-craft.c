/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The lines above the form that are read first: which protected crafts the record touches (S1-6c), of a
 * craft itself what its answers propose (S53); which federation a co-operative or a contract belongs to. */
#include "lian-form-private.h"

#define BELONGS_HEIGHT 96 /* four lines; two in letters of twice the size */

static void
show (GtkWidget *line, const char *words)
{
  gtk_label_set_text (GTK_LABEL (line), words != NULL ? words : "");
  gtk_widget_set_visible (line, words != NULL);
}

/* Returns: (transfer floating): a line, hidden while there is nothing to say. */
static GtkWidget *
new_line (void)
{
  GtkWidget *line = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (line), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (line), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (line), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (line, "lian-bar");
  gtk_widget_set_visible (line, FALSE);
  return line;
}

/* Shows what was read with the record; @words: (nullable): it. */
void
_lian_form_show_craft (LianForm *self, const char *words)
{
  show (self->craft_line, words);
}

/* Returns: (transfer floating): the line of crafts. */
GtkWidget *
_lian_form_new_craft_line (LianForm *self)
{
  self->craft_line = new_line ();
  gtk_widget_add_css_class (self->craft_line, "heading");
  return self->craft_line;
}

/* Shows what was read with the record; @words: (nullable): it. */
void
_lian_form_show_belongs (LianForm *self, const char *words)
{
  show (self->belongs_line, words);
  gtk_widget_set_visible (gtk_widget_get_ancestor (self->belongs_line, GTK_TYPE_SCROLLED_WINDOW), words != NULL);
}

/* It may have a line for each of many years: in large letters it is scrolled before the form outgrows the window.
 *
 * Returns: (transfer floating): the lines of the federation. */
GtkWidget *
_lian_form_new_belongs_line (LianForm *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  self->belongs_line = new_line ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), BELONGS_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->belongs_line);
  gtk_widget_set_visible (scroller, FALSE);
  return scroller;
}
