/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a page lets read: texts, names with values, groups, ways to a record. */
#include "lian-reading.h"
#include "lian-label.h"
#include "lian-text.h"

/* Nobody reads on here; the record has all of it, and a label of 10,000 letters takes minutes. */
#define MOST_CHARACTERS 1200

/* Names stand in a column of this width. */
#define NAME_WIDTH 18

/**
 * lian_reading_add_text:
 * @box: where it goes
 * @text: plain text; a very long one is shortened
 * @style: (nullable): a class of style
 */
void
lian_reading_add_text (GtkWidget *box, const char *text, const char *style)
{
  g_autofree char *shown = lian_text_shorten_to (text, MOST_CHARACTERS);
  gtk_box_append (GTK_BOX (box), lian_label_new (shown, style));
}

/**
 * lian_reading_add_pair:
 * @box: where it goes
 * @name: what it is
 * @value: (nullable): without one nothing is added
 */
void
lian_reading_add_pair (GtkWidget *box, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = lian_label_new (name, "dim-label");
  g_autofree char *shown = lian_text_shorten_to (value, MOST_CHARACTERS);
  GtkWidget *text = lian_label_new (shown, NULL);
  gtk_label_set_width_chars (GTK_LABEL (label), NAME_WIDTH);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_WIDTH);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (GTK_BOX (box), row);
}

/**
 * lian_reading_add_group:
 * @box: where it goes
 * @heading: what it is about
 *
 * Returns: (transfer none): a box for what belongs together
 */
GtkWidget *
lian_reading_add_group (GtkWidget *box, const char *heading)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_margin_top (group, 6);
  lian_reading_add_text (group, heading, "heading");
  gtk_box_append (GTK_BOX (box), group);
  return group;
}

/* Not by the button's own action: where a page stands alone it would be insensitive. */
static void
follow_cb (GtkWidget *button)
{
  gtk_widget_activate_action_variant (button, g_object_get_data (G_OBJECT (button), "lian-action"),
                                      g_object_get_data (G_OBJECT (button), "lian-target"));
}

/**
 * lian_reading_create_link:
 * @text: what is read; a long one is shortened
 * @action: an action of the window that takes a kind and an id, such as "win.open-record"
 * @type: a record type
 * @id: a record
 *
 * Returns: (transfer floating): a text that leads to the record
 */
GtkWidget *
lian_reading_create_link (const char *text, const char *action, const char *type, gint64 id)
{
  g_autofree char *shown = lian_text_shorten (text);
  GtkWidget *button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), lian_label_new (shown, NULL));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, shown, -1);
  g_object_set_data_full (G_OBJECT (button), "lian-action", g_strdup (action), g_free);
  g_object_set_data_full (G_OBJECT (button), "lian-target",
                          g_variant_ref_sink (g_variant_new ("(sx)", type, id)),
                          (GDestroyNotify) g_variant_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (follow_cb), NULL);
  return button;
}

/**
 * lian_reading_clear:
 * @box: a box
 *
 * Takes away all that is read there.
 */
void
lian_reading_clear (GtkWidget *box)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}
