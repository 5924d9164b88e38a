/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What shall become of one field of many records.
 *
 * Values are entered with the same editors as in forms.  Only a text can have a part replaced, and what has to be
 * filled can't be emptied. */
#include "lian-bulk-row.h"
#include "lian-field-editor.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-reference-entry.h"
#include "lian-text.h"

enum
{
  CHANGED,
  DONE,
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

struct _LianBulkRow
{
  GtkBox parent_instance;

  LianContext *context;
  const LianType *type;
  GArray *places; /* of int: the fields that are offered */
  GArray *deeds;  /* of LianBulkDeed: what can be done with the field chosen */

  GtkWidget *field;
  GtkWidget *deed;
  GtkWidget *values;
  LianFieldEditor *value; /* NULL unless a value is set */
  GtkWidget *find, *with; /* NULL unless a text is replaced */
};

G_DEFINE_FINAL_TYPE (LianBulkRow, lian_bulk_row, GTK_TYPE_BOX)

static int
place_of (LianBulkRow *self)
{
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->field));
  return at < self->places->len ? g_array_index (self->places, int, at) : -1;
}

static LianBulkDeed
deed_of (LianBulkRow *self)
{
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->deed));
  return at < self->deeds->len ? g_array_index (self->deeds, LianBulkDeed, at) : LIAN_BULK_SET;
}

static void
changed_cb (LianBulkRow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
done_cb (LianBulkRow *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static void
removed_cb (LianBulkRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
add_value (LianBulkRow *self, const LianField *field)
{
  g_autofree char *name = g_strdup_printf (_ ("New value of “%s”"), _ (field->label));
  self->value = lian_field_editor_new (self->context, field);
  if (LIAN_IS_REFERENCE_ENTRY (self->value))
    lian_reference_entry_forbid_new (LIAN_REFERENCE_ENTRY (self->value));
  lian_field_editor_set_name (self->value, name);
  gtk_widget_set_hexpand (GTK_WIDGET (self->value), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->value), GTK_ALIGN_CENTER);
  g_signal_connect_object (self->value, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->value, "next", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->values), GTK_WIDGET (self->value));
}

static GtkWidget *
add_entry (LianBulkRow *self, const char *words)
{
  GtkWidget *entry = gtk_entry_new ();
  g_object_set (entry, "placeholder-text", words, "hexpand", TRUE, "width-chars", 10, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (done_cb), self);
  gtk_box_append (GTK_BOX (self->values), entry);
  return entry;
}

static void
show_values (LianBulkRow *self)
{
  GtkWidget *child;
  int place = place_of (self);
  self->value = NULL;
  self->find = self->with = NULL;
  while ((child = gtk_widget_get_first_child (self->values)) != NULL)
    gtk_box_remove (GTK_BOX (self->values), child);
  if (place >= 0 && deed_of (self) == LIAN_BULK_SET)
    add_value (self, &self->type->fields[place]);
  if (place >= 0 && deed_of (self) == LIAN_BULK_REPLACE)
    {
      self->find = add_entry (self, _ ("Text looked for"));
      self->with = add_entry (self, _ ("Text in its place"));
    }
  changed_cb (self);
}

static void
offer (LianBulkRow *self, GtkStringList *words, LianBulkDeed deed, const char *word)
{
  g_array_append_val (self->deeds, deed);
  gtk_string_list_append (words, word);
}

static void
field_cb (LianBulkRow *self)
{
  int place = place_of (self);
  const LianField *field = place >= 0 ? &self->type->fields[place] : NULL;
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_array_set_size (self->deeds, 0);
  offer (self, words, LIAN_BULK_SET, _ ("set to"));
  if (field != NULL && !(field->flags & LIAN_FIELD_REQUIRED))
    offer (self, words, LIAN_BULK_CLEAR, _ ("empty"));
  if (field != NULL && (field->kind == LIAN_FIELD_TEXT || field->kind == LIAN_FIELD_MULTILINE))
    offer (self, words, LIAN_BULK_REPLACE, _ ("replace in it"));
  g_signal_handlers_block_by_func (self->deed, show_values, self);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->deed), G_LIST_MODEL (words));
  g_signal_handlers_unblock_by_func (self->deed, show_values, self);
  show_values (self);
}

static void
lian_bulk_row_dispose (GObject *object)
{
  g_clear_object (&LIAN_BULK_ROW (object)->context);
  G_OBJECT_CLASS (lian_bulk_row_parent_class)->dispose (object);
}

static void
lian_bulk_row_finalize (GObject *object)
{
  LianBulkRow *self = LIAN_BULK_ROW (object);
  g_array_unref (self->places);
  g_array_unref (self->deeds);
  G_OBJECT_CLASS (lian_bulk_row_parent_class)->finalize (object);
}

static guint
new_signal (const char *name)
{
  return g_signal_new (name, LIAN_TYPE_BULK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lian_bulk_row_class_init (LianBulkRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_bulk_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_bulk_row_finalize;
  signals[CHANGED] = new_signal ("changed");
  signals[DONE] = new_signal ("done");
  signals[REMOVED] = new_signal ("removed");
}

static void
lian_bulk_row_init (LianBulkRow *self)
{
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  self->places = g_array_new (FALSE, FALSE, sizeof (int));
  self->deeds = g_array_new (FALSE, FALSE, sizeof (LianBulkDeed));
  self->field = gtk_drop_down_new (NULL, NULL);
  self->deed = gtk_drop_down_new (NULL, NULL);
  self->values = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_set_size_request (self->field, 240, -1);
  gtk_widget_set_hexpand (self->values, TRUE);
  lian_gtk48_make_searchable (GTK_DROP_DOWN (self->field));
  lian_gtk48_name_drop_down (GTK_DROP_DOWN (self->field), _ ("Field"));
  lian_gtk48_name_drop_down (GTK_DROP_DOWN (self->deed), _ ("What happens to it"));
  gtk_widget_set_tooltip_text (remove, _ ("Leave this field alone"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Leave this field alone"), -1);
  gtk_widget_add_css_class (remove, "flat");
  for (GtkWidget **child = (GtkWidget *[]){ self->field, self->deed, remove, NULL }; *child != NULL; child++)
    gtk_widget_set_valign (*child, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), self->field);
  gtk_box_append (GTK_BOX (self), self->deed);
  gtk_box_append (GTK_BOX (self), self->values);
  gtk_box_append (GTK_BOX (self), remove);
  g_signal_connect_swapped (self->field, "notify::selected", G_CALLBACK (field_cb), self);
  g_signal_connect_swapped (self->deed, "notify::selected", G_CALLBACK (show_values), self);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (removed_cb), self);
}

/**
 * lian_bulk_row_new:
 * @context: what pages share
 * @type: the type of the records
 *
 * Returns: (transfer floating): a row for the first field that may be changed
 */
GtkWidget *
lian_bulk_row_new (LianContext *context, const LianType *type)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  LianBulkRow *self = g_object_new (LIAN_TYPE_BULK_ROW, NULL);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  self->context = g_object_ref (context);
  self->type = type;
  for (int i = 0; i < (int) type->n_fields; i++)
    if (lian_bulk_may_change (type, i))
      {
        g_autofree char *word = lian_text_capitalize (_ (type->fields[i].label));
        g_array_append_val (self->places, i);
        gtk_string_list_append (words, word);
      }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->field), G_LIST_MODEL (words));
  field_cb (self);
  return GTK_WIDGET (self);
}

/**
 * lian_bulk_row_is_complete:
 * @self: a row
 *
 * Returns: whether it says what to do; no value is none to set, for that there is a deed of its own
 */
gboolean
lian_bulk_row_is_complete (LianBulkRow *self)
{
  g_return_val_if_fail (LIAN_IS_BULK_ROW (self), FALSE);
  g_autofree char *text = self->value != NULL ? lian_field_editor_dup_text (self->value) : NULL;
  return place_of (self) >= 0 && (self->value == NULL || *text != '\0')
         && (self->find == NULL || *gtk_editable_get_text (GTK_EDITABLE (self->find)) != '\0');
}

/**
 * lian_bulk_row_add_to:
 * @self: a row that is complete
 * @bulk: a change of records of its type
 *
 * Lets @bulk do what the row says.
 */
void
lian_bulk_row_add_to (LianBulkRow *self, LianBulk *bulk)
{
  g_return_if_fail (LIAN_IS_BULK_ROW (self));
  g_autofree char *text = self->value != NULL  ? lian_field_editor_dup_text (self->value)
                          : self->find != NULL ? g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->find)))
                                               : NULL;
  lian_bulk_add_edit (bulk, place_of (self), deed_of (self), text,
                      self->with != NULL ? gtk_editable_get_text (GTK_EDITABLE (self->with)) : NULL);
}
