/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Which columns a table shows.
 *
 * A menu button whose popover is filled when it opens: a type has up to sixty fields, and most
 * lists are never asked. */
#include "lian-column-chooser.h"
#include "lian-i18n.h"

typedef struct
{
  LianTable *table;
  int field;
} Choice;

static void update_checks (GtkWidget *list, LianTable *table);

static void
choice_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
toggled_cb (GtkCheckButton *check, Choice *choice)
{
  gboolean show = gtk_check_button_get_active (check);
  if (lian_table_has_column (choice->table, choice->field) == show)
    return;
  lian_table_show_column (choice->table, choice->field, show);
  update_checks (gtk_widget_get_parent (GTK_WIDGET (check)), choice->table);
}

/* Beyond the greatest number no further column can be checked, and the last one stays. */
static void
update_checks (GtkWidget *list, LianTable *table)
{
  const LianType *type = lian_table_get_type_info (table);
  guint n = 0;
  for (int i = 0; i < (int) type->n_fields; i++)
    n += lian_table_has_column (table, i) ? 1 : 0;
  for (GtkWidget *check = gtk_widget_get_first_child (list); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    {
      gboolean active = gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
      gtk_widget_set_sensitive (check, active ? n > 1 : n < LIAN_TABLE_MAX_COLUMNS);
    }
}

static GtkWidget *
make_list (LianTable *table)
{
  const LianType *type = lian_table_get_type_info (table);
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  for (int i = 0; i < (int) type->n_fields; i++)
    {
      if (!lian_table_may_show (&type->fields[i]))
        continue;
      GtkWidget *check = gtk_check_button_new_with_label (_ (type->fields[i].label));
      Choice *choice = g_new (Choice, 1);
      *choice = (Choice){ table, i };
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), lian_table_has_column (table, i));
      g_signal_connect_data (check, "toggled", G_CALLBACK (toggled_cb), choice, choice_free, 0);
      gtk_box_append (GTK_BOX (list), check);
    }
  update_checks (list, table);
  return list;
}

static void
fill_cb (GtkMenuButton *button, gpointer data)
{
  LianTable *table = data;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autofree char *text = g_strdup_printf (_ ("At most %d columns"), LIAN_TABLE_MAX_COLUMNS);
  GtkWidget *label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), make_list (table));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (gtk_menu_button_get_popover (button), box);
}

/**
 * lian_column_chooser_new:
 * @table: a table that lives as long as the button
 *
 * Returns: (transfer floating): a menu button with a check for each field
 */
GtkWidget *
lian_column_chooser_new (LianTable *table)
{
  g_return_val_if_fail (LIAN_IS_TABLE (table), NULL);
  GtkWidget *button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), gtk_popover_new ());
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Columns"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Columns"), -1);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill_cb, table, NULL);
  return button;
}
