/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The pages of the form that hold its parts. */
#include "lian-area.h"
#include "lian-form-private.h"
#include "lian-i18n.h"

static LianPartTable *
table_at (LianForm *self, guint n)
{
  return n < self->tables->len ? self->tables->pdata[n] : NULL;
}

static void
open_cb (LianForm *self, gint64 id, LianPartTable *table)
{
  if (id != 0)
    _lian_form_open_place (self, lian_part_table_get_type_info (table), id);
  else
    _lian_form_say (self, _ ("Save first, then open the new row"));
}

static void
visited_cb (LianForm *self, LianFieldEditor *editor)
{
  _lian_form_visited (self, editor);
}

static void
list_clicked_cb (GtkWidget *button, const LianArea *area)
{
  gtk_widget_activate_action (button, "win.area", "s", area->id);
}

/* Too many to edit here: the number, and the way to their list. */
static GtkWidget *
new_count (LianForm *self, guint n, gint64 count)
{
  const LianType *type = lian_type_find (self->type->parts[n].type);
  const LianArea *area = lian_area_of_type (type);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *button = gtk_button_new_with_label (_ ("Show the list"));
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  /* Translators: a type of record in the plural, and their number */
  g_autofree char *text = g_strdup_printf (_ ("%s: %s, too many to show here"),
                                           _ (type->label_plural), number);
  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, area != NULL);
  g_signal_connect (button, "clicked", G_CALLBACK (list_clicked_cb), (gpointer) area);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
new_table (LianForm *self, guint n, GPtrArray *parts)
{
  GtkWidget *table = lian_part_table_new (self->context, &self->type->parts[n], self->id,
                                          self->titles);
  for (guint i = 0; i < parts->len; i++)
    {
      const LianLoaded *loaded = parts->pdata[i];
      lian_part_table_add (LIAN_PART_TABLE (table), loaded->record, loaded->units);
    }
  if (!_lian_form_is_read_only (self))
    lian_part_table_end (LIAN_PART_TABLE (table));
  else
    gtk_widget_set_sensitive (table, FALSE);
  g_signal_connect_object (table, "edited", G_CALLBACK (_lian_form_edited), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (table, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (table, "visited", G_CALLBACK (visited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (table, "left", G_CALLBACK (_lian_form_left), self, G_CONNECT_SWAPPED);
  return table;
}

/* What a page shows that is no table: files, or parts made by acts. */
static GtkWidget *
list_at (LianForm *self, guint n)
{
  return n < self->lists->len ? self->lists->pdata[n] : NULL;
}

static void
show_list (LianForm *self, guint n, GPtrArray *parts)
{
  GtkWidget *list = list_at (self, n);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add (records, ((LianLoaded *) parts->pdata[i])->record);
  if (LIAN_IS_FILE_LIST (list))
    lian_file_list_show (LIAN_FILE_LIST (list), self->id, records);
  else
    lian_part_list_show (LIAN_PART_LIST (list), records, self->titles);
}

static void
open_listed_cb (LianForm *self, gint64 id, LianPartList *list)
{
  guint n;
  if (g_ptr_array_find (self->lists, list, &n))
    _lian_form_open_place (self, lian_type_find (self->type->parts[n].type), id);
}

static GtkWidget *
new_list (LianForm *self, guint n)
{
  if (g_str_equal (self->type->parts[n].type, "attachment"))
    return lian_file_list_new (self->context, self->id,
                               g_str_equal (self->type->id, "contract"));
  GtkWidget *list = lian_part_list_new (&self->type->parts[n]);
  g_signal_connect_object (list, "open", G_CALLBACK (open_listed_cb), self, G_CONNECT_SWAPPED);
  return list;
}

static void
add_page (LianForm *self, guint n, GtkWidget *child)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  gtk_widget_add_css_class (child, "lian-form-page");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), child);
  gtk_notebook_append_page (GTK_NOTEBOOK (self->book), scrolled, gtk_label_new (NULL));
}

/* Adds a page for each kind of part. */
void
_lian_form_build_parts (LianForm *self, LianFormLoad *load)
{
  self->tables = g_ptr_array_new ();
  self->lists = g_ptr_array_new ();
  for (guint n = 0; n < self->type->n_parts; n++)
    {
      GPtrArray *parts = load->parts->pdata[n];
      gboolean listed = parts != NULL && lian_type_find (self->type->parts[n].type)->by_acts;
      GtkWidget *child = listed          ? new_list (self, n)
                         : parts != NULL ? new_table (self, n, parts)
                                         : new_count (self, n, load->counts[n]);
      g_ptr_array_add (self->tables, parts != NULL && !listed ? child : NULL);
      g_ptr_array_add (self->lists, listed ? child : NULL);
      if (listed)
        show_list (self, n, parts);
      add_page (self, n, child);
    }
}

static const LianLoaded *
find_loaded (GPtrArray *parts, gint64 id)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const LianLoaded *loaded = parts->pdata[i];
      if (lian_record_get_id (loaded->record) == id)
        return loaded;
    }
  return NULL;
}

static void
drop_gone (LianPartTable *table, GPtrArray *parts)
{
  for (guint i = lian_part_table_get_n_sheets (table); i > 0; i--)
    {
      LianFormSheet *sheet = lian_part_table_get_sheet (table, i - 1);
      gint64 id = lian_form_sheet_get_id (sheet);
      if (id != 0 && find_loaded (parts, id) == NULL)
        lian_part_table_drop (table, sheet);
    }
}

static void
move_blank_to_end (LianPartTable *table, LianFormSheet *blank)
{
  if (blank == NULL)
    return;
  lian_part_table_drop (table, blank);
  lian_part_table_add_new (table);
}

static LianFormSheet *
blank_of (LianPartTable *table)
{
  guint n = lian_part_table_get_n_sheets (table);
  LianFormSheet *last = n > 0 ? lian_part_table_get_sheet (table, n - 1) : NULL;
  return last != NULL && lian_form_sheet_is_blank (last) ? last : NULL;
}

static void
rebase_table (LianPartTable *table, GPtrArray *parts)
{
  gboolean added = FALSE;
  LianFormSheet *blank = blank_of (table);
  drop_gone (table, parts);
  for (guint i = 0; i < parts->len; i++)
    {
      const LianLoaded *loaded = parts->pdata[i];
      LianFormSheet *sheet = lian_part_table_find (table, lian_record_get_id (loaded->record));
      if (sheet != NULL)
        lian_form_sheet_rebase (sheet, loaded->record, loaded->units);
      else
        lian_part_table_add (table, loaded->record, loaded->units);
      added = added || sheet == NULL;
    }
  if (added)
    move_blank_to_end (table, blank);
}

/* Follows the base: parts that came, changed or went. */
void
_lian_form_rebase_parts (LianForm *self, LianFormLoad *load)
{
  for (guint n = 0; n < self->type->n_parts; n++)
    if (load->parts->pdata[n] == NULL)
      continue;
    else if (table_at (self, n) != NULL)
      rebase_table (table_at (self, n), load->parts->pdata[n]);
    else if (list_at (self, n) != NULL)
      show_list (self, n, load->parts->pdata[n]);
}

static guint
count_listed (GtkWidget *list)
{
  return LIAN_IS_FILE_LIST (list) ? lian_file_list_count (LIAN_FILE_LIST (list))
                                  : lian_part_list_count (LIAN_PART_LIST (list));
}

/* The owner has its id now. */
void
_lian_form_set_owner_of_lists (LianForm *self)
{
  for (guint n = 0; n < self->lists->len; n++)
    if (LIAN_IS_FILE_LIST (list_at (self, n)))
      lian_file_list_set_owner (LIAN_FILE_LIST (list_at (self, n)), self->id);
}

/* Writes the number of parts on the tabs. */
void
_lian_form_update_tabs (LianForm *self)
{
  for (guint n = 0; n < self->type->n_parts; n++)
    {
      const LianType *type = lian_type_find (self->type->parts[n].type);
      GtkWidget *page = gtk_notebook_get_nth_page (GTK_NOTEBOOK (self->book), (int) n + 1);
      GtkWidget *tab = gtk_notebook_get_tab_label (GTK_NOTEBOOK (self->book), page);
      if (table_at (self, n) == NULL && list_at (self, n) == NULL)
        {
          gtk_label_set_text (GTK_LABEL (tab), _ (type->label_plural));
          continue;
        }
      guint count = table_at (self, n) != NULL ? lian_part_table_count (table_at (self, n))
                                               : count_listed (list_at (self, n));
      g_autofree char *text = g_strdup_printf ("%s %u", _ (type->label_plural), count);
      gtk_label_set_text (GTK_LABEL (tab), text);
    }
}

/* Opens the part with the focus in its own form. */
void
_lian_form_open_part (LianForm *self)
{
  for (guint n = 0; self->tables != NULL && n < self->tables->len; n++)
    {
      if (LIAN_IS_PART_LIST (list_at (self, n))
          && lian_part_list_open_focused (LIAN_PART_LIST (list_at (self, n))))
        return;
      gint64 id = table_at (self, n) != NULL
                      ? lian_part_table_get_focused_id (table_at (self, n))
                      : -1;
      if (id >= 0)
        {
          open_cb (self, id, table_at (self, n));
          return;
        }
    }
}
