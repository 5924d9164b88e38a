/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How a list stands on the screen, as a record of type "shared_list".
 *
 * A list that somebody keeps for oneself is the same record, which is then written into the settings. */
#include "lian-list-look.h"
#include "lian-json-text.h"

/* Filters by their words. */
static char *
describe_filters (const LianListLook *look)
{
  const GPtrArray *filters = lian_filter_bar_get_filters (look->filter);
  g_autoptr (GPtrArray) words = g_ptr_array_new (), texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < filters->len; i++)
    {
      g_ptr_array_add (words, (gpointer) lian_filter_bar_get_words (look->filter, i));
      g_ptr_array_add (texts, lian_filter_to_text (filters->pdata[i]));
    }
  return filters->len == 0 ? NULL
                           : lian_json_merge_strings (NULL, (const char *const *) words->pdata,
                                                      (const char *const *) texts->pdata, words->len);
}

/**
 * lian_list_look_describe:
 * @look: a list on the screen
 * @name: what the list shall be called
 *
 * Returns: (transfer full): a record of type "shared_list" that is in no base yet
 */
LianRecord *
lian_list_look_describe (const LianListLook *look, const char *name)
{
  const LianType *type = lian_table_get_type_info (look->table);
  LianRecord *list = lian_record_new (lian_type_find ("shared_list"));
  const char *search = gtk_editable_get_text (look->search);
  gboolean descending = FALSE;
  int sort = lian_table_get_sort (look->table, &descending);
  g_autofree char *filters = describe_filters (look);
  g_autofree char *columns = lian_table_dup_layout (look->table);
  lian_record_set_text (list, "kind", type->id);
  lian_record_set_text (list, "name", name);
  lian_record_set_text (list, "search", *search != '\0' ? search : NULL);
  lian_record_set_text (list, "filters", filters);
  lian_record_set_text (list, "columns", columns);
  lian_record_set_text (list, "sort", sort >= 0 ? type->fields[sort].id : NULL);
  lian_record_set_truth (list, "descending", descending ? LIAN_YES : LIAN_NO);
  return list;
}

/**
 * lian_list_look_show:
 * @look: a list on the screen
 * @list: a record that lian_list_look_describe() made, perhaps in another version of the program
 *
 * Gives the list that look; what it can't have is left out.
 */
void
lian_list_look_show (const LianListLook *look, const LianRecord *list)
{
  const LianType *type = lian_table_get_type_info (look->table);
  const char *json = lian_record_get_text (list, "filters"), *columns = lian_record_get_text (list, "columns");
  const char *sort = lian_record_get_text (list, "sort"), *search = lian_record_get_text (list, "search");
  g_autoptr (GPtrArray) filters = json != NULL ? lian_json_read_strings (json) : NULL;
  gtk_widget_activate_action (GTK_WIDGET (look->filter), "page.show-all", NULL);
  lian_table_set_layout (look->table, columns != NULL ? columns : "");
  lian_table_sort_by (look->table, sort != NULL ? lian_type_field (type, sort) : -1,
                      lian_record_get_truth (list, "descending") == LIAN_YES);
  for (guint i = 0; filters != NULL && i + 1 < filters->len; i += 2)
    {
      g_autoptr (LianFilter) filter = lian_filter_from_text (type, filters->pdata[i + 1]);
      if (filter != NULL)
        lian_filter_bar_add (look->filter, filter, filters->pdata[i]);
    }
  gtk_editable_set_text (look->search, search != NULL ? search : "");
}

/**
 * lian_list_look_is_of_base:
 * @look: a list on the screen
 *
 * Returns: whether a filter names a record or a unit, which is another one in another base
 */
gboolean
lian_list_look_is_of_base (const LianListLook *look)
{
  const LianType *type = lian_table_get_type_info (look->table);
  const GPtrArray *filters = lian_filter_bar_get_filters (look->filter);
  for (guint i = 0; i < filters->len; i++)
    {
      const LianFilter *filter = filters->pdata[i];
      if (filter->unit != 0 || lian_type_get_field (type, filter->field)->reference != NULL)
        return TRUE;
    }
  return FALSE;
}
