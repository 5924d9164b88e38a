/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Lists that are kept under a name: search, filters, columns with their widths, and order together.
 *
 * Those for oneself are settings of this user, not records.  A filter on another record or on a unit means a
 * record of this base only, so that a list with one is offered here only.  Those for everybody are records of
 * the base (lian-kept-lists-shared.c). */
#include "lian-kept-lists-private.h"
#include "lian-i18n.h"
#include "lian-json-text.h"

#include <string.h>

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

static void
kept_free (gpointer data)
{
  LianKeptLists *self = data;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_object_unref (self->context);
  g_free (self);
}

LianKeptLists *
_lian_kept_lists_get (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), LIAN_KEPT_LISTS);
}

static char *
group_of (const LianKeptLists *self)
{
  return g_strconcat ("kept ", lian_table_get_type_info (self->look.table)->id, NULL);
}

static const char *
base_path (const LianKeptLists *self)
{
  return lian_store_get_path (lian_context_get_store (self->context));
}

static GStrv
list_keys (const LianKeptLists *self, const char *group)
{
  return g_key_file_get_keys (lian_context_get_settings (self->context), group, NULL, NULL);
}

static void
set_filters (LianRecord *list, char **texts)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new (), values = g_ptr_array_new ();
  for (char **text = texts; *text != NULL; text += 2)
    {
      g_ptr_array_add (values, text[0]);
      g_ptr_array_add (names, text[1]);
    }
  g_autofree char *json
      = lian_json_merge_strings (NULL, (const char *const *) names->pdata,
                                 (const char *const *) values->pdata, names->len);
  lian_record_set_text (list, "filters", names->len > 0 ? json : NULL);
}

/* Returns: (transfer full) (nullable): the list under a key of the settings, if it is offered here */
static LianRecord *
read_list (const LianKeptLists *self, const char *group, const char *key)
{
  g_auto (GStrv) texts = g_key_file_get_string_list (lian_context_get_settings (self->context), group, key,
                                                     NULL, NULL);
  if (texts == NULL || g_strv_length (texts) < FIRST_FILTER || g_strv_length (texts) % 2 != 0
      || (*texts[BASE] != '\0' && !g_str_equal (texts[BASE], base_path (self))))
    return NULL;
  LianRecord *list = lian_record_new (lian_type_find ("shared_list"));
  lian_record_set_text (list, "kind", lian_table_get_type_info (self->look.table)->id);
  lian_record_set_text (list, "name", texts[NAME]);
  lian_record_set_text (list, "search", texts[SEARCH]);
  lian_record_set_text (list, "columns", texts[COLUMNS]);
  lian_record_set_text (list, "sort", texts[SORT]);
  lian_record_set_truth (list, "descending",
                         g_str_equal (texts[DESCENDING], "1") ? LIAN_YES : LIAN_NO);
  set_filters (list, texts + FIRST_FILTER);
  return list;
}

static void
add_text (GPtrArray *texts, const char *text)
{
  g_ptr_array_add (texts, g_strdup (text != NULL ? text : ""));
}

static void
write_list (LianKeptLists *self, const char *group, const char *key, const LianRecord *list)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  const char *json = lian_record_get_text (list, "filters");
  g_autoptr (GPtrArray) filters = json != NULL ? lian_json_read_strings (json) : NULL;
  add_text (texts, lian_record_get_text (list, "name"));
  add_text (texts, lian_list_look_is_of_base (&self->look) ? base_path (self) : "");
  add_text (texts, lian_record_get_text (list, "search"));
  add_text (texts, lian_record_get_text (list, "columns"));
  add_text (texts, lian_record_get_text (list, "sort"));
  add_text (texts, lian_record_get_truth (list, "descending") == LIAN_YES ? "1" : "0");
  for (guint i = 0; filters != NULL && i + 1 < filters->len; i += 2)
    {
      add_text (texts, filters->pdata[i + 1]);
      add_text (texts, filters->pdata[i]);
    }
  g_key_file_set_string_list (lian_context_get_settings (self->context), group, key,
                              (const char *const *) texts->pdata, texts->len);
  lian_context_save_settings (self->context);
}

/* Returns: (transfer full) (nullable): the list of this name.  @key: its key in the settings */
static LianRecord *
find_list (const LianKeptLists *self, const char *group, const char *name, char **key)
{
  g_auto (GStrv) keys = list_keys (self, group);
  for (char **k = keys; k != NULL && *k != NULL; k++)
    {
      g_autoptr (LianRecord) list = read_list (self, group, *k);
      if (list == NULL || g_strcmp0 (lian_record_get_text (list, "name"), name) != 0)
        continue;
      *key = g_strdup (*k);
      return g_steal_pointer (&list);
    }
  *key = NULL;
  return NULL;
}

static char *
free_key (const LianKeptLists *self, const char *group)
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

/* Returns: (transfer full) (element-type LianRecord): the lists that the user keeps for oneself */
GPtrArray *
_lian_kept_lists_list_own (LianKeptLists *self)
{
  g_autofree char *group = group_of (self);
  g_auto (GStrv) keys = list_keys (self, group);
  GPtrArray *lists = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  for (char **key = keys; key != NULL && *key != NULL; key++)
    {
      LianRecord *list = read_list (self, group, *key);
      if (list != NULL)
        g_ptr_array_add (lists, list);
    }
  return lists;
}

/**
 * lian_kept_lists_keep:
 * @button: what lian_kept_lists_new() made
 * @name: what the list is called; one of the same name is replaced
 *
 * Keeps what is on show for oneself.
 *
 * Returns: whether it has a name
 */
gboolean
lian_kept_lists_keep (GtkWidget *button, const char *name)
{
  LianKeptLists *self = _lian_kept_lists_get (button);
  g_autofree char *plain = g_strstrip (g_strdup (name));
  if (*plain == '\0')
    return FALSE;
  g_autofree char *group = group_of (self);
  g_autofree char *key = NULL;
  g_autoptr (LianRecord) same = find_list (self, group, plain, &key);
  if (same == NULL)
    key = free_key (self, group);
  g_autoptr (LianRecord) list = lian_list_look_describe (&self->look, plain);
  write_list (self, group, key, list);
  return TRUE;
}

/**
 * lian_kept_lists_show:
 * @button: what lian_kept_lists_new() made
 * @name: what the list is called
 *
 * Shows a list as it was kept for oneself.
 *
 * Returns: whether there is one of this name
 */
gboolean
lian_kept_lists_show (GtkWidget *button, const char *name)
{
  LianKeptLists *self = _lian_kept_lists_get (button);
  g_autofree char *group = group_of (self);
  g_autofree char *key = NULL;
  g_autoptr (LianRecord) list = find_list (self, group, name, &key);
  if (list != NULL)
    lian_list_look_show (&self->look, list);
  return list != NULL;
}

/**
 * lian_kept_lists_forget:
 * @button: what lian_kept_lists_new() made
 * @name: what the list is called
 *
 * Forgets a list that was kept for oneself.
 *
 * Returns: whether there was one of this name
 */
gboolean
lian_kept_lists_forget (GtkWidget *button, const char *name)
{
  LianKeptLists *self = _lian_kept_lists_get (button);
  g_autofree char *group = group_of (self);
  g_autofree char *key = NULL;
  g_autoptr (LianRecord) list = find_list (self, group, name, &key);
  if (list == NULL)
    return FALSE;
  g_key_file_remove_key (lian_context_get_settings (self->context), group, key, NULL);
  lian_context_save_settings (self->context);
  return TRUE;
}

static void
fill_cb (GtkMenuButton *button, gpointer data)
{
  _lian_kept_lists_fill (data);
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
  LianKeptLists *self = g_new0 (LianKeptLists, 1);
  *self = (LianKeptLists){ g_object_ref (context), { table, search, filter }, button, g_cancellable_new (),
                           NULL, NULL };
  g_object_set_data_full (G_OBJECT (button), LIAN_KEPT_LISTS, self, kept_free);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "user-bookmarks-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), gtk_popover_new ());
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Kept lists (Ctrl+Shift+L)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Kept lists"), -1);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill_cb, self, NULL);
  return button;
}
