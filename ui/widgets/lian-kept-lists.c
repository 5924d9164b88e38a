/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Lists that the user keeps under a name: search, filters, columns and order together.
 *
 * They are settings of this user, not records.  A filter on another record or on a unit means a record
 * of this base only, so that a list with one is offered here only. */
#include "lian-kept-lists.h"
#include "lian-i18n.h"

#include <string.h>

#define KEPT "lian-kept"

/* The places of a kept list's texts; behind them filters and their words in turn. */
enum
{
  NAME,
  BASE, /* the only base where it is offered; "" for all */
  SEARCH,
  COLUMNS,
  SORT,
  DESCENDING,
  FIRST_FILTER,
};

typedef struct
{
  LianContext *context;
  LianTable *table;
  GtkEditable *search;
  LianFilterBar *filter;
  GtkWidget *button;
  GtkWidget *entry; /* of the popover that is open */
} Kept;

static void
kept_free (gpointer data)
{
  Kept *self = data;
  g_object_unref (self->context);
  g_free (self);
}

static char *
group_of (const Kept *self)
{
  return g_strconcat ("kept ", lian_table_get_type_info (self->table)->id, NULL);
}

static const char *
base_path (const Kept *self)
{
  return lian_store_get_path (lian_context_get_store (self->context));
}

/* Returns: (transfer full) (nullable): the list under a key of the settings, if it is offered here */
static GStrv
read_list (const Kept *self, const char *group, const char *key)
{
  g_auto (GStrv) list = g_key_file_get_string_list (lian_context_get_settings (self->context), group, key,
                                                    NULL, NULL);
  if (list == NULL || g_strv_length (list) < FIRST_FILTER || g_strv_length (list) % 2 != 0
      || (*list[BASE] != '\0' && !g_str_equal (list[BASE], base_path (self))))
    return NULL;
  return g_steal_pointer (&list);
}

static GStrv
list_keys (const Kept *self, const char *group)
{
  return g_key_file_get_keys (lian_context_get_settings (self->context), group, NULL, NULL);
}

/* Returns: (transfer full) (nullable): the key of the list of this name */
static char *
find_key (const Kept *self, const char *group, const char *name)
{
  g_auto (GStrv) keys = list_keys (self, group);
  for (char **key = keys; key != NULL && *key != NULL; key++)
    {
      g_auto (GStrv) list = read_list (self, group, *key);
      if (list != NULL && g_str_equal (list[NAME], name))
        return g_strdup (*key);
    }
  return NULL;
}

static char *
free_key (const Kept *self, const char *group)
{
  guint n = 1;
  char *key = g_strdup ("1");
  while (g_key_file_has_key (lian_context_get_settings (self->context), group, key, NULL))
    {
      g_free (key);
      key = g_strdup_printf ("%u", ++n);
    }
  return key;
}

/* What is on show. */

static char *
dup_columns (const Kept *self)
{
  GString *columns = g_string_new (NULL);
  for (int i = 0; i < (int) lian_table_get_n_fields (self->table); i++)
    if (lian_table_has_column (self->table, i))
      g_string_append_printf (columns, "%s%s", columns->len > 0 ? "," : "",
                              lian_table_get_field (self->table, i)->id);
  return g_string_free (columns, FALSE);
}

static gboolean
is_of_base (const LianType *type, const LianFilter *filter)
{
  return filter->unit != 0 || lian_type_get_field (type, filter->field)->reference != NULL;
}

/* Returns: (transfer full) (element-type utf8): the texts of what is on show */
static GPtrArray *
describe (const Kept *self, const char *name)
{
  const LianType *type = lian_table_get_type_info (self->table);
  const GPtrArray *filters = lian_filter_bar_get_filters (self->filter);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  gboolean descending = FALSE, of_base = FALSE;
  int sort = lian_table_get_sort (self->table, &descending);
  for (guint i = 0; i < filters->len; i++)
    of_base = of_base || is_of_base (type, filters->pdata[i]);
  g_ptr_array_add (list, g_strdup (name));
  g_ptr_array_add (list, g_strdup (of_base ? base_path (self) : ""));
  g_ptr_array_add (list, g_strdup (gtk_editable_get_text (self->search)));
  g_ptr_array_add (list, dup_columns (self));
  g_ptr_array_add (list, g_strdup (sort >= 0 ? type->fields[sort].id : ""));
  g_ptr_array_add (list, g_strdup (descending ? "1" : "0"));
  for (guint i = 0; i < filters->len; i++)
    {
      g_ptr_array_add (list, lian_filter_to_text (filters->pdata[i]));
      g_ptr_array_add (list, g_strdup (lian_filter_bar_get_words (self->filter, i)));
    }
  return list;
}

/**
 * lian_kept_lists_keep:
 * @button: what lian_kept_lists_new() made
 * @name: what the list is called; one of the same name is replaced
 *
 * Keeps what is on show.
 *
 * Returns: whether it has a name
 */
gboolean
lian_kept_lists_keep (GtkWidget *button, const char *name)
{
  Kept *self = g_object_get_data (G_OBJECT (button), KEPT);
  g_autofree char *plain = g_strstrip (g_strdup (name));
  if (*plain == '\0')
    return FALSE;
  g_autofree char *group = group_of (self);
  g_autofree char *same = find_key (self, group, plain);
  g_autofree char *key = same != NULL ? g_steal_pointer (&same) : free_key (self, group);
  g_autoptr (GPtrArray) list = describe (self, plain);
  g_key_file_set_string_list (lian_context_get_settings (self->context), group, key,
                              (const char *const *) list->pdata, list->len);
  lian_context_save_settings (self->context);
  return TRUE;
}

/**
 * lian_kept_lists_show:
 * @button: what lian_kept_lists_new() made
 * @name: what the list is called
 *
 * Shows the list as it was kept.
 *
 * Returns: whether there is one of this name
 */
gboolean
lian_kept_lists_show (GtkWidget *button, const char *name)
{
  Kept *self = g_object_get_data (G_OBJECT (button), KEPT);
  const LianType *type = lian_table_get_type_info (self->table);
  g_autofree char *group = group_of (self);
  g_autofree char *key = find_key (self, group, name);
  g_auto (GStrv) list = key != NULL ? read_list (self, group, key) : NULL;
  if (list == NULL)
    return FALSE;
  g_auto (GStrv) columns = g_strsplit (list[COLUMNS], ",", -1);
  gtk_widget_activate_action (button, "page.show-all", NULL);
  lian_table_set_columns (self->table, (const char *const *) columns);
  lian_table_sort_by (self->table, lian_type_field (type, list[SORT]), g_str_equal (list[DESCENDING], "1"));
  for (guint i = FIRST_FILTER; list[i] != NULL; i += 2)
    {
      g_autoptr (LianFilter) filter = lian_filter_from_text (type, list[i]);
      if (filter != NULL)
        lian_filter_bar_add (self->filter, filter, list[i + 1]);
    }
  gtk_editable_set_text (self->search, list[SEARCH]);
  return TRUE;
}

/**
 * lian_kept_lists_forget:
 * @button: what lian_kept_lists_new() made
 * @name: what the list is called
 *
 * Returns: whether there was one of this name
 */
gboolean
lian_kept_lists_forget (GtkWidget *button, const char *name)
{
  Kept *self = g_object_get_data (G_OBJECT (button), KEPT);
  g_autofree char *group = group_of (self);
  g_autofree char *key = find_key (self, group, name);
  if (key == NULL)
    return FALSE;
  g_key_file_remove_key (lian_context_get_settings (self->context), group, key, NULL);
  lian_context_save_settings (self->context);
  return TRUE;
}

/* The popover, filled when it opens. */

static void fill_cb (GtkMenuButton *button, gpointer data);

static void
say_what (GtkWidget *widget, const char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_tooltip_text (widget, text);
}

static void
show_cb (Kept *self, GtkWidget *chosen)
{
  const char *name = gtk_label_get_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (chosen))));
  g_autofree char *kept = g_strdup (name);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  lian_kept_lists_show (self->button, kept);
}

static void
forget_cb (Kept *self, GtkWidget *remove)
{
  lian_kept_lists_forget (self->button, g_object_get_data (G_OBJECT (remove), KEPT));
  fill_cb (GTK_MENU_BUTTON (self->button), self);
  gtk_widget_grab_focus (self->entry);
}

static void
keep_cb (Kept *self)
{
  if (lian_kept_lists_keep (self->button, gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  else
    gtk_widget_grab_focus (self->entry);
}

static GtkWidget *
make_row (Kept *self, const char *name)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *show = gtk_button_new ();
  GtkWidget *forget = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (show), label);
  gtk_widget_set_hexpand (show, TRUE);
  gtk_widget_add_css_class (show, "flat");
  gtk_widget_add_css_class (forget, "flat");
  g_autofree char *to_show = g_strdup_printf (_ ("Show the list “%s”"), name);
  g_autofree char *to_forget = g_strdup_printf (_ ("Forget the list “%s”"), name);
  say_what (show, to_show);
  say_what (forget, to_forget);
  g_object_set_data_full (G_OBJECT (forget), KEPT, g_strdup (name), g_free);
  g_signal_connect_swapped (show, "clicked", G_CALLBACK (show_cb), self);
  g_signal_connect_swapped (forget, "clicked", G_CALLBACK (forget_cb), self);
  gtk_box_append (GTK_BOX (row), show);
  gtk_box_append (GTK_BOX (row), forget);
  return row;
}

static void
add_rows (Kept *self, GtkWidget *box)
{
  g_autofree char *group = group_of (self);
  g_auto (GStrv) keys = list_keys (self, group);
  for (char **key = keys; key != NULL && *key != NULL; key++)
    {
      g_auto (GStrv) list = read_list (self, group, *key);
      if (list != NULL)
        gtk_box_append (GTK_BOX (box), make_row (self, list[NAME]));
    }
}

static GtkWidget *
make_entry_row (Kept *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *keep = gtk_button_new_with_label (_ ("Keep"));
  self->entry = gtk_entry_new ();
  g_object_set (self->entry, "placeholder-text", _ ("Name of this list"), "max-length", 60, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of this list"), -1);
  gtk_widget_set_hexpand (self->entry, TRUE);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (keep_cb), self);
  g_signal_connect_swapped (keep, "clicked", G_CALLBACK (keep_cb), self);
  gtk_box_append (GTK_BOX (row), self->entry);
  gtk_box_append (GTK_BOX (row), keep);
  return row;
}

static void
fill_cb (GtkMenuButton *button, gpointer data)
{
  Kept *self = data;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *what = gtk_label_new (_ ("Search, filters, columns and order, for you alone"));
  add_rows (self, box);
  gtk_widget_add_css_class (what, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (what), 0);
  gtk_box_append (GTK_BOX (box), what);
  gtk_box_append (GTK_BOX (box), make_entry_row (self));
  gtk_popover_set_child (gtk_menu_button_get_popover (button), box);
}

/**
 * lian_kept_lists_new:
 * @context: what pages share
 * @table: a table that lives as long as the button
 * @search: the entry of its search
 * @filter: the bar of its filters
 *
 * Returns: (transfer floating): a menu button with the kept lists of the table's kind of record
 */
GtkWidget *
lian_kept_lists_new (LianContext *context, LianTable *table, GtkEditable *search, LianFilterBar *filter)
{
  GtkWidget *button = gtk_menu_button_new ();
  Kept *self = g_new0 (Kept, 1);
  *self = (Kept){ g_object_ref (context), table, search, filter, button, NULL };
  g_object_set_data_full (G_OBJECT (button), KEPT, self, kept_free);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "user-bookmarks-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), gtk_popover_new ());
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Kept lists (Ctrl+Shift+L)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Kept lists"), -1);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill_cb, self, NULL);
  return button;
}
