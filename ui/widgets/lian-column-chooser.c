/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Which columns a table shows, and by which of them it is sorted.
 *
 * A menu button whose popover is filled when it opens: a type has up to sixty fields, and most
 * lists are never asked.  The order stands here as well because the titles of GTK 4.8's columns
 * take clicks only. */
#include "lian-column-chooser.h"
#include "lian-gtk48.h"
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
  guint n = 0;
  for (int i = 0; i < (int) lian_table_get_n_fields (table); i++)
    n += lian_table_has_column (table, i) ? 1 : 0;
  for (GtkWidget *check = gtk_widget_get_first_child (list); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    {
      gboolean active = gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
      gtk_widget_set_sensitive (check, active ? n > 1 : n < LIAN_TABLE_MAX_COLUMNS);
    }
}

/* The order. */

typedef struct
{
  LianTable *table;
  GArray *fields; /* the places in the drop-down; the first is the usual order */
  GtkDropDown *by;
  GtkCheckButton *descending;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;
  g_array_unref (order->fields);
  g_free (order);
}

static void
order_changed_cb (Order *order)
{
  guint at = gtk_drop_down_get_selected (order->by);
  int field = at < order->fields->len ? g_array_index (order->fields, int, at) : -1;
  gtk_widget_set_sensitive (GTK_WIDGET (order->descending), field >= 0);
  lian_table_sort_by (order->table, field, gtk_check_button_get_active (order->descending));
}

/* The columns in view, after the usual order. */
static GtkWidget *
make_by (Order *order, int sort)
{
  const LianType *type = lian_table_get_type_info (order->table);
  g_autoptr (GtkStringList) words
      = gtk_string_list_new ((const char *const[]){ _ ("Usual order"), NULL });
  guint at = 0;
  int field = -1;
  g_array_append_val (order->fields, field);
  for (field = 0; field < (int) type->n_fields; field++)
    {
      if (!lian_table_has_column (order->table, field))
        continue;
      if (field == sort)
        at = order->fields->len;
      g_array_append_val (order->fields, field);
      gtk_string_list_take (words, lian_table_dup_title (&type->fields[field]));
    }
  GtkWidget *by = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (by), at);
  lian_gtk48_name_drop_down (GTK_DROP_DOWN (by), _ ("Sorted by"));
  return by;
}

static GtkWidget *
make_order (LianTable *table)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (_ ("Sorted by"));
  GtkWidget *check = gtk_check_button_new_with_label (_ ("Last one first"));
  Order *order = g_new (Order, 1);
  gboolean descending = FALSE;
  int sort = lian_table_get_sort (table, &descending);
  *order = (Order){ .table = table, .fields = g_array_new (FALSE, FALSE, sizeof (int)) };
  order->by = GTK_DROP_DOWN (make_by (order, sort));
  order->descending = GTK_CHECK_BUTTON (check);
  gtk_check_button_set_active (order->descending, descending);
  gtk_widget_set_sensitive (check, sort >= 0);
  gtk_widget_add_css_class (title, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  g_object_set_data_full (G_OBJECT (box), "lian-order", order, order_free);
  g_signal_connect_swapped (order->by, "notify::selected", G_CALLBACK (order_changed_cb), order);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (order_changed_cb), order);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (order->by));
  gtk_box_append (GTK_BOX (box), check);
  return box;
}

/* The columns. */

static GtkWidget *
make_list (LianTable *table)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  for (int i = 0; i < (int) lian_table_get_n_fields (table); i++)
    {
      const LianField *field = lian_table_get_field (table, i);
      if (!lian_table_may_show (field))
        continue;
      GtkWidget *check = gtk_check_button_new_with_label (_ (field->label));
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
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), make_list (table));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_box_append (GTK_BOX (box), make_order (table));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (gtk_menu_button_get_popover (button), box);
}

/**
 * lian_column_chooser_new:
 * @table: a table that lives as long as the button
 *
 * Returns: (transfer floating): a menu button with the order and a check for each field
 */
GtkWidget *
lian_column_chooser_new (LianTable *table)
{
  g_return_val_if_fail (LIAN_IS_TABLE (table), NULL);
  GtkWidget *button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), gtk_popover_new ());
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Order and columns (Ctrl+Shift+O)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Order and columns"), -1);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill_cb, table, NULL);
  return button;
}
