/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Parts that acts of their own make, such as findings: they are read here, not typed. */
#include "lian-part-list.h"
#include "lian-focus.h"
#include "lian-format.h"
#include "lian-i18n.h"
#include "lian-isolate.h"

struct _LianPartList
{
  AdwBin parent_instance;

  const LianPart *part;
  const LianType *type;
  GtkWidget *list;
  guint count;
};

G_DEFINE_FINAL_TYPE (LianPartList, lian_part_list, ADW_TYPE_BIN)

static guint open_signal;

/* The short fields on one line; a text has a line of its own. */
static gboolean
is_shown (const LianPartList *self, const LianRecord *record, int i, gboolean texts)
{
  const LianField *field = &self->type->fields[i];
  return (field->flags & LIAN_FIELD_LISTED) && !(field->flags & LIAN_FIELD_HIDDEN)
         && !g_str_equal (field->id, self->part->field) && !lian_record_is_empty_at (record, i)
         && (field->kind == LIAN_FIELD_MULTILINE) == texts;
}

static char *
value_of (const LianPartList *self, const LianRecord *record, int i, GHashTable *titles)
{
  gint64 id = lian_record_holds_number (&self->type->fields[i]) ? lian_record_number_at (record, i) : 0;
  const char *title = self->type->fields[i].kind == LIAN_FIELD_REFERENCE
                          ? g_hash_table_lookup (titles, &id)
                          : NULL;
  g_autofree char *value = title != NULL ? g_strdup (title) : lian_format_display (record, i, NULL);
  return lian_isolate (value);
}

static char *
describe (const LianPartList *self, const LianRecord *record, GHashTable *titles, gboolean texts)
{
  GString *words = g_string_new (NULL);
  for (int i = 0; i < (int) self->type->n_fields; i++)
    {
      if (!is_shown (self, record, i, texts))
        continue;
      g_autofree char *value = value_of (self, record, i, titles);
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", value);
    }
  return g_string_free (words, FALSE);
}

static GtkWidget *
new_line (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
new_row (const LianPartList *self, const LianRecord *record, GHashTable *titles)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gint64 id = lian_record_get_id (record);
  g_autofree char *head = describe (self, record, titles, FALSE);
  g_autofree char *text = describe (self, record, titles, TRUE);
  g_autofree char *spoken = g_strdup_printf ("%s. %s", head, text);
  gtk_box_append (GTK_BOX (box), new_line (head, "heading"));
  gtk_box_append (GTK_BOX (box), new_line (text, NULL));
  gtk_widget_add_css_class (box, "lian-form-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "lian-part", g_memdup2 (&id, sizeof id), g_free);
  return row;
}

static void
activated_cb (LianPartList *self, GtkListBoxRow *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "lian-part");
  g_signal_emit (self, open_signal, 0, *id);
}

static void
lian_part_list_class_init (LianPartListClass *klass)
{
  open_signal = g_signal_new ("open", LIAN_TYPE_PART_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
lian_part_list_init (LianPartList *self)
{
}

static void
build (LianPartList *self)
{
  GtkWidget *nothing = new_line (_ ("None yet."), "dim-label");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), nothing);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), FALSE);
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (self->type->label_plural), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), self->list);
}

/**
 * lian_part_list_new:
 * @part: the kind of part
 *
 * Returns: (transfer floating): a list without rows
 */
GtkWidget *
lian_part_list_new (const LianPart *part)
{
  LianPartList *self = g_object_new (LIAN_TYPE_PART_LIST, NULL);
  self->part = part;
  self->type = lian_type_find (part->type);
  build (self);
  return GTK_WIDGET (self);
}

/**
 * lian_part_list_show:
 * @self: a list
 * @records: (element-type LianRecord): the parts
 * @titles: names of records, by id
 */
void
lian_part_list_show (LianPartList *self, GPtrArray *records, GHashTable *titles)
{
  GtkListBoxRow *row;
  g_return_if_fail (LIAN_IS_PART_LIST (self));
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  self->count = records->len;
  for (guint i = 0; i < records->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), new_row (self, records->pdata[i], titles));
}

/**
 * lian_part_list_open_focused:
 * @self: a list
 *
 * Opens the row with the focus, as Return does.
 *
 * Returns: whether a row had the focus
 */
gboolean
lian_part_list_open_focused (LianPartList *self)
{
  g_return_val_if_fail (LIAN_IS_PART_LIST (self), FALSE);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  if (row == NULL || !lian_focus_is_within (self->list))
    return FALSE;
  activated_cb (self, row);
  return TRUE;
}

/**
 * lian_part_list_count:
 * @self: a list
 *
 * Returns: the number of parts
 */
guint
lian_part_list_count (LianPartList *self)
{
  g_return_val_if_fail (LIAN_IS_PART_LIST (self), 0);
  return self->count;
}
