/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Enters one condition of a list's filter.
 *
 * Values are entered with the same editors as in forms, so a date has its keys and a reference is
 * found by two characters.  Texts are looked for anywhere, numbers and dates between two bounds, days
 * of the week one by one, quantities between bounds in a unit of their measure, and every field also by
 * having nothing entered. */
#include "lian-filter-editor-private.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-reference-entry.h"

static guint made_signal;

G_DEFINE_FINAL_TYPE (LianFilterEditor, lian_filter_editor, ADW_TYPE_BIN)

gboolean
_lian_filter_is_text (const LianField *field)
{
  return field->kind == LIAN_FIELD_TEXT || field->kind == LIAN_FIELD_MULTILINE;
}

gboolean
_lian_filter_is_range (const LianField *field)
{
  return field->kind == LIAN_FIELD_INTEGER || field->kind == LIAN_FIELD_MONEY
         || field->kind == LIAN_FIELD_DATE || field->kind == LIAN_FIELD_QUANTITY;
}

static gboolean
is_offered (const LianField *field)
{
  return !(field->flags & LIAN_FIELD_HIDDEN)
         && (_lian_filter_is_text (field) || _lian_filter_is_range (field)
             || field->kind == LIAN_FIELD_CHOICE || field->kind == LIAN_FIELD_TRUTH
             || field->kind == LIAN_FIELD_REFERENCE || field->kind == LIAN_FIELD_WEEKDAYS);
}

int
_lian_filter_editor_place (LianFilterEditor *self)
{
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->fields));
  return self->type != NULL && at < self->places->len ? g_array_index (self->places, int, at) : -1;
}

void
_lian_filter_editor_say (LianFilterEditor *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->message), text);
  gtk_widget_set_visible (self->message, *text != '\0');
}

void
_lian_filter_editor_emit (LianFilterEditor *self, const LianFilter *filter, const char *words)
{
  _lian_filter_editor_say (self, "");
  g_signal_emit (self, made_signal, 0, filter, words);
}

/* The value's editors, made anew for each field. */

static void
add_value (LianFilterEditor *self, const char *caption, GtkWidget *editor)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (caption);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 9);
  gtk_widget_set_hexpand (editor, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), editor);
  gtk_box_append (GTK_BOX (self->values), row);
}

static LianFieldEditor *
add_editor (LianFilterEditor *self, const LianField *field, const char *caption)
{
  LianFieldEditor *editor = lian_field_editor_new (self->context, field);
  if (LIAN_IS_REFERENCE_ENTRY (editor))
    lian_reference_entry_forbid_new (LIAN_REFERENCE_ENTRY (editor));
  lian_field_editor_set_name (editor, caption);
  add_value (self, caption, GTK_WIDGET (editor));
  return editor;
}

/* The unit of a quantity stands with the record, or with its owner. */
static const LianField *
unit_field (const LianType *type, const LianField *field)
{
  g_auto (GStrv) path = g_strsplit (field->quantity_unit, ".", -1);
  const LianField *found = lian_type_get_field (type, path[0]);
  for (guint i = 1; path[i] != NULL; i++)
    found = lian_type_get_field (lian_type_find (found->reference), path[i]);
  return found;
}

static void
to_done_cb (LianFilterEditor *self)
{
  if (self->unit != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->unit));
  else
    _lian_filter_editor_make (self);
}

static void
from_done_cb (LianFilterEditor *self)
{
  if (self->to != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->to));
  else
    _lian_filter_editor_make (self);
}

static void
add_contains (LianFilterEditor *self)
{
  self->contains = gtk_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->contains), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Contains"), -1);
  add_value (self, _ ("Contains"), self->contains);
  g_signal_connect_swapped (self->contains, "activate", G_CALLBACK (_lian_filter_editor_make), self);
}

static void
clear_values (LianFilterEditor *self)
{
  GtkWidget *child;
  self->contains = NULL;
  self->from = self->to = self->unit = NULL;
  while ((child = gtk_widget_get_first_child (self->values)) != NULL)
    gtk_box_remove (GTK_BOX (self->values), child);
}

static void
field_chosen_cb (LianFilterEditor *self)
{
  int place = _lian_filter_editor_place (self);
  clear_values (self);
  _lian_filter_editor_say (self, "");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->empty), FALSE);
  if (place < 0)
    return;
  const LianField *field = &self->type->fields[place];
  gtk_check_button_set_label (GTK_CHECK_BUTTON (self->empty), field->kind == LIAN_FIELD_TRUTH
                                                                  ? _ ("Not asked")
                                                                  : _ ("Nothing entered"));
  if (_lian_filter_is_text (field))
    {
      add_contains (self);
      return;
    }
  self->from = add_editor (self, field, _lian_filter_is_range (field) ? _ ("From") : _ ("Value"));
  if (_lian_filter_is_range (field))
    self->to = add_editor (self, field, _ ("Up to"));
  g_signal_connect_object (self->from, "next", G_CALLBACK (from_done_cb), self, G_CONNECT_SWAPPED);
  if (self->to != NULL)
    g_signal_connect_object (self->to, "next", G_CALLBACK (to_done_cb), self, G_CONNECT_SWAPPED);
  if (field->kind != LIAN_FIELD_QUANTITY)
    return;
  self->unit = add_editor (self, unit_field (self->type, field), _ ("Unit"));
  g_signal_connect_object (self->unit, "next", G_CALLBACK (_lian_filter_editor_make), self,
                           G_CONNECT_SWAPPED);
}

static void
empty_toggled_cb (LianFilterEditor *self)
{
  gtk_widget_set_sensitive (self->values,
                            !gtk_check_button_get_active (GTK_CHECK_BUTTON (self->empty)));
}

/* Construction. */

static GtkWidget *
new_fields (LianFilterEditor *self)
{
  self->fields = gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (NULL)), NULL);
  lian_gtk48_make_searchable (GTK_DROP_DOWN (self->fields));
  gtk_widget_set_size_request (self->fields, 280, -1);
  lian_gtk48_name_drop_down (GTK_DROP_DOWN (self->fields), _ ("Field"));
  g_signal_connect_swapped (self->fields, "notify::selected", G_CALLBACK (field_chosen_cb), self);
  return self->fields;
}

static void
lian_filter_editor_dispose (GObject *object)
{
  LianFilterEditor *self = LIAN_FILTER_EDITOR (object);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_filter_editor_parent_class)->dispose (object);
}

static void
lian_filter_editor_finalize (GObject *object)
{
  g_array_unref (LIAN_FILTER_EDITOR (object)->places);
  G_OBJECT_CLASS (lian_filter_editor_parent_class)->finalize (object);
}

static void
lian_filter_editor_class_init (LianFilterEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_filter_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_filter_editor_finalize;
  made_signal = g_signal_new ("made", LIAN_TYPE_FILTER_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
}

static void
lian_filter_editor_init (LianFilterEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *add = gtk_button_new_with_label (_ ("Add This Filter"));
  self->places = g_array_new (FALSE, FALSE, sizeof (int));
  self->values = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->empty = gtk_check_button_new_with_label (_ ("Nothing entered"));
  self->message = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "visible", FALSE,
                                "max-width-chars", 36, NULL);
  gtk_widget_add_css_class (self->message, "error");
  gtk_widget_add_css_class (add, "suggested-action");
  gtk_box_append (GTK_BOX (box), new_fields (self));
  gtk_box_append (GTK_BOX (box), self->values);
  gtk_box_append (GTK_BOX (box), self->empty);
  gtk_box_append (GTK_BOX (box), self->message);
  gtk_box_append (GTK_BOX (box), add);
  g_signal_connect_swapped (self->empty, "toggled", G_CALLBACK (empty_toggled_cb), self);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (_lian_filter_editor_make), self);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * lian_filter_editor_new:
 * @context: what pages share
 *
 * Returns: (transfer floating): an editor without a type
 */
GtkWidget *
lian_filter_editor_new (LianContext *context)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  LianFilterEditor *self = g_object_new (LIAN_TYPE_FILTER_EDITOR, NULL);
  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

/**
 * lian_filter_editor_set_type:
 * @self: an editor
 * @type: whose records are filtered
 *
 * Offers the fields of @type.
 */
void
lian_filter_editor_set_type (LianFilterEditor *self, const LianType *type)
{
  g_return_if_fail (LIAN_IS_FILTER_EDITOR (self));
  self->type = type;
  g_array_set_size (self->places, 0);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  for (int i = 0; i < (int) type->n_fields; i++)
    if (is_offered (&type->fields[i]))
      {
        g_array_append_val (self->places, i);
        gtk_string_list_append (list, _ (type->fields[i].label));
      }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->fields), G_LIST_MODEL (list));
  field_chosen_cb (self);
}

/**
 * lian_filter_editor_has_fields:
 * @self: an editor
 *
 * Returns: whether the type has a field to filter by
 */
gboolean
lian_filter_editor_has_fields (LianFilterEditor *self)
{
  g_return_val_if_fail (LIAN_IS_FILTER_EDITOR (self), FALSE);
  return self->places->len > 0;
}

/**
 * lian_filter_editor_start:
 * @self: an editor
 *
 * Forgets the last value and keeps the field.
 */
void
lian_filter_editor_start (LianFilterEditor *self)
{
  g_return_if_fail (LIAN_IS_FILTER_EDITOR (self));
  field_chosen_cb (self);
}

/**
 * lian_filter_editor_choose_field:
 * @self: an editor
 * @field: a field's id
 *
 * Returns: whether the field is offered; it is chosen then
 */
gboolean
lian_filter_editor_choose_field (LianFilterEditor *self, const char *field)
{
  g_return_val_if_fail (LIAN_IS_FILTER_EDITOR (self), FALSE);
  for (guint i = 0; i < self->places->len; i++)
    if (g_str_equal (self->type->fields[g_array_index (self->places, int, i)].id, field))
      {
        gtk_drop_down_set_selected (GTK_DROP_DOWN (self->fields), i);
        return TRUE;
      }
  return FALSE;
}

/**
 * lian_filter_editor_enter:
 * @self: an editor
 * @value: (nullable): the value, text or lower bound as typed; %NULL for "nothing entered"
 * @to: (nullable): the upper bound as typed
 *
 * Enters a condition on the field chosen, as the user would.
 *
 * Returns: whether it could be read; `made` was emitted then
 */
gboolean
lian_filter_editor_enter (LianFilterEditor *self, const char *value, const char *to)
{
  g_return_val_if_fail (LIAN_IS_FILTER_EDITOR (self), FALSE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->empty), value == NULL && to == NULL);
  if (self->contains != NULL && value != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->contains), value);
  if (self->from != NULL && value != NULL)
    lian_field_editor_set_text (self->from, value);
  if (self->to != NULL && to != NULL)
    lian_field_editor_set_text (self->to, to);
  _lian_filter_editor_make (self);
  return !gtk_widget_get_visible (self->message);
}
