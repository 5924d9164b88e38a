/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Editor of one line: text, numbers and dates.
 *
 * A date can be stepped with letters (d, m, y, with Shift back, t for the working date), but only
 * while the entry is empty or holds a whole date, so that digits are typed as in any entry. */
#include "lian-editors-private.h"
#include "lian-i18n.h"

#include <string.h>

struct _LianEntryEditor
{
  LianFieldEditor parent_instance;

  GtkWidget *entry;
  GtkWidget *unit;
};

G_DEFINE_FINAL_TYPE (LianEntryEditor, lian_entry_editor, LIAN_TYPE_FIELD_EDITOR)

static LianDate
working_date (LianEntryEditor *self)
{
  LianContext *context = lian_field_editor_get_context (LIAN_FIELD_EDITOR (self));
  return lian_context_get_working_date (context);
}

static void
lian_entry_editor_set_text (LianFieldEditor *editor, const char *text)
{
  LianEntryEditor *self = LIAN_ENTRY_EDITOR (editor);
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

static char *
lian_entry_editor_dup_text (LianFieldEditor *editor)
{
  LianEntryEditor *self = LIAN_ENTRY_EDITOR (editor);
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static GtkWidget *
lian_entry_editor_target (LianFieldEditor *editor)
{
  return LIAN_ENTRY_EDITOR (editor)->entry;
}

static void
lian_entry_editor_leave (LianFieldEditor *editor)
{
  LianEntryEditor *self = LIAN_ENTRY_EDITOR (editor);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  LianDate date;
  if (lian_field_editor_get_field (editor)->kind != LIAN_FIELD_DATE || *text == '\0'
      || !lian_date_parse_entry (text, working_date (self), &date))
    return;
  g_autofree char *whole = lian_date_to_text (date);
  if (!g_str_equal (whole, text))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), whole);
}

static LianDate
step (LianDate date, char key)
{
  switch (key)
    {
    case 'd':
      return lian_date_add_days (date, 1);
    case 'D':
      return lian_date_add_days (date, -1);
    case 'm':
      return lian_date_add_months (date, 1);
    case 'M':
      return lian_date_add_months (date, -1);
    case 'y':
      return lian_date_add_months (date, 12);
    case 'Y':
      return lian_date_add_months (date, -12);
    default:
      return date;
    }
}

static gboolean
date_key_cb (GtkWidget *widget, GVariant *args, gpointer key)
{
  LianEntryEditor *self = LIAN_ENTRY_EDITOR (widget);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  LianDate date = working_date (self);
  if (lian_field_editor_is_composing (LIAN_FIELD_EDITOR (self))
      || (*text != '\0' && !lian_date_parse (text, &date)))
    return FALSE;
  if (GPOINTER_TO_INT (key) == 't')
    date = working_date (self);
  g_autofree char *whole = lian_date_to_text (step (date, (char) GPOINTER_TO_INT (key)));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), whole);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  return TRUE;
}

static void
add_date_keys (LianEntryEditor *self)
{
  LianFieldEditor *editor = LIAN_FIELD_EDITOR (self);
  for (const char *key = "dmyt"; *key != '\0'; key++)
    {
      guint keyval = (guint) *key;
      lian_field_editor_add_key (editor, keyval, 0, date_key_cb, GINT_TO_POINTER (*key));
      lian_field_editor_add_key (editor, keyval, GDK_SHIFT_MASK, date_key_cb,
                                 GINT_TO_POINTER (g_ascii_toupper (*key)));
    }
}

static void
set_up_kind (LianEntryEditor *self, const LianField *field)
{
  if (field->kind == LIAN_FIELD_DATE)
    {
      add_date_keys (self);
      gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("year-month-day"));
    }
  if (lian_field_is_figure (field) || field->kind == LIAN_FIELD_DATE)
    {
      gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 13);
      gtk_widget_set_hexpand (self->entry, FALSE);
    }
  if (lian_field_is_figure (field))
    {
      gtk_editable_set_alignment (GTK_EDITABLE (self->entry), 1.0f);
      gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_NUMBER);
      gtk_widget_add_css_class (self->entry, "numeric");
    }
  if (field->kind == LIAN_FIELD_MONEY)
    lian_entry_editor_set_unit (self, _ ("yuan"));
  else if (field->unit != NULL)
    lian_entry_editor_set_unit (self, _ (field->unit));
}

static void
lian_entry_editor_constructed (GObject *object)
{
  LianEntryEditor *self = LIAN_ENTRY_EDITOR (object);
  LianFieldEditor *editor = LIAN_FIELD_EDITOR (object);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  G_OBJECT_CLASS (lian_entry_editor_parent_class)->constructed (object);
  self->entry = gtk_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  gtk_box_append (GTK_BOX (box), self->entry);
  self->unit = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->unit, "dim-label");
  gtk_widget_set_visible (self->unit, FALSE);
  gtk_box_append (GTK_BOX (box), self->unit);
  lian_field_editor_set_content (editor, box);
  lian_field_editor_watch (editor, GTK_WIDGET (gtk_editable_get_delegate (
                                       GTK_EDITABLE (self->entry))));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (lian_field_editor_take_change),
                            self);
  set_up_kind (self, lian_field_editor_get_field (editor));
}

static void
lian_entry_editor_class_init (LianEntryEditorClass *klass)
{
  LianFieldEditorClass *editor_class = LIAN_FIELD_EDITOR_CLASS (klass);
  G_OBJECT_CLASS (klass)->constructed = lian_entry_editor_constructed;
  editor_class->set_text = lian_entry_editor_set_text;
  editor_class->dup_text = lian_entry_editor_dup_text;
  editor_class->leave = lian_entry_editor_leave;
  editor_class->target = lian_entry_editor_target;
}

static void
lian_entry_editor_init (LianEntryEditor *self)
{
}

/**
 * lian_entry_editor_set_unit:
 * @self: an editor
 * @unit: (nullable): the word after the number
 */
void
lian_entry_editor_set_unit (LianEntryEditor *self, const char *unit)
{
  gtk_label_set_text (GTK_LABEL (self->unit), unit != NULL ? unit : "");
  gtk_widget_set_visible (self->unit, unit != NULL && *unit != '\0');
}
