/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Editor of days of the week: seven buttons, or the keys 1 (Monday) to 7. */
#include "lian-editors-private.h"
#include "lian-format.h"
#include "lian-i18n.h"

#include <string.h>

#define N_DAYS 7

struct _LianWeekdaysEditor
{
  LianFieldEditor parent_instance;

  GtkWidget *box;
  GtkWidget *days[N_DAYS];
};

G_DEFINE_FINAL_TYPE (LianWeekdaysEditor, lian_weekdays_editor, LIAN_TYPE_FIELD_EDITOR)

static void
lian_weekdays_editor_set_text (LianFieldEditor *editor, const char *text)
{
  LianWeekdaysEditor *self = LIAN_WEEKDAYS_EDITOR (editor);
  for (int i = 0; i < N_DAYS; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->days[i]),
                                  strchr (text, '1' + i) != NULL);
}

static char *
lian_weekdays_editor_dup_text (LianFieldEditor *editor)
{
  LianWeekdaysEditor *self = LIAN_WEEKDAYS_EDITOR (editor);
  GString *text = g_string_new (NULL);
  for (int i = 0; i < N_DAYS; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->days[i])))
      g_string_append_printf (text, "%s%d", text->len > 0 ? "," : "", i + 1);
  return g_string_free (text, FALSE);
}

static GtkWidget *
lian_weekdays_editor_target (LianFieldEditor *editor)
{
  return LIAN_WEEKDAYS_EDITOR (editor)->days[0];
}

static GtkWidget *
lian_weekdays_editor_named (LianFieldEditor *editor)
{
  return LIAN_WEEKDAYS_EDITOR (editor)->box;
}

static gboolean
key_cb (GtkWidget *widget, GVariant *args, gpointer day)
{
  LianWeekdaysEditor *self = LIAN_WEEKDAYS_EDITOR (widget);
  GtkToggleButton *button = GTK_TOGGLE_BUTTON (self->days[GPOINTER_TO_INT (day)]);
  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
  return TRUE;
}

static void
add_day (LianWeekdaysEditor *self, int day)
{
  char number[] = { (char) ('1' + day), '\0' };
  g_autofree char *name = lian_format_weekdays (number);
  const LianField *field = lian_field_editor_get_field (LIAN_FIELD_EDITOR (self));
  GtkWidget *button = gtk_toggle_button_new_with_label (name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ (field->label), -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (lian_field_editor_take_change), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), button);
  self->days[day] = button;
  lian_field_editor_add_key (LIAN_FIELD_EDITOR (self), (guint) ('1' + day), 0, key_cb,
                             GINT_TO_POINTER (day));
  lian_field_editor_add_key (LIAN_FIELD_EDITOR (self), (guint) (GDK_KEY_KP_1 + day), 0, key_cb,
                             GINT_TO_POINTER (day));
}

static void
lian_weekdays_editor_constructed (GObject *object)
{
  LianWeekdaysEditor *self = LIAN_WEEKDAYS_EDITOR (object);
  G_OBJECT_CLASS (lian_weekdays_editor_parent_class)->constructed (object);
  self->box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_widget_add_css_class (self->box, "linked");
  gtk_widget_set_halign (self->box, GTK_ALIGN_START);
  for (int i = 0; i < N_DAYS; i++)
    add_day (self, i);
  lian_field_editor_set_content (LIAN_FIELD_EDITOR (self), self->box);
}

static void
lian_weekdays_editor_class_init (LianWeekdaysEditorClass *klass)
{
  LianFieldEditorClass *editor_class = LIAN_FIELD_EDITOR_CLASS (klass);
  G_OBJECT_CLASS (klass)->constructed = lian_weekdays_editor_constructed;
  editor_class->set_text = lian_weekdays_editor_set_text;
  editor_class->dup_text = lian_weekdays_editor_dup_text;
  editor_class->target = lian_weekdays_editor_target;
  editor_class->named = lian_weekdays_editor_named;
}

static void
lian_weekdays_editor_init (LianWeekdaysEditor *self)
{
}
