/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Editor of a truth value: Yes, No, Unknown; none pressed means that nobody has asked.
 *
 * The keys y, n, u or 1, 2, 3 choose, Backspace empties; the group is one Tab stop. */
#include "lian-editors-private.h"
#include "lian-i18n.h"

#define N_VALUES 3

static const LianTruth values[N_VALUES] = { LIAN_YES, LIAN_NO, LIAN_UNKNOWN };

struct _LianTruthEditor
{
  LianFieldEditor parent_instance;

  GtkWidget *box;
  GtkWidget *buttons[N_VALUES];
  gboolean choosing;
};

G_DEFINE_FINAL_TYPE (LianTruthEditor, lian_truth_editor, LIAN_TYPE_FIELD_EDITOR)

static void
choose (LianTruthEditor *self, int chosen)
{
  self->choosing = TRUE;
  for (int i = 0; i < N_VALUES; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), i == chosen);
  self->choosing = FALSE;
}

static int
chosen_of (LianTruthEditor *self)
{
  for (int i = 0; i < N_VALUES; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->buttons[i])))
      return i;
  return -1;
}

static void
toggled_cb (LianTruthEditor *self, GtkToggleButton *button)
{
  int chosen = -1;
  if (self->choosing)
    return;
  for (int i = 0; i < N_VALUES; i++)
    if (gtk_toggle_button_get_active (button) && self->buttons[i] == GTK_WIDGET (button))
      chosen = i;
  choose (self, chosen);
  lian_field_editor_take_change (LIAN_FIELD_EDITOR (self));
}

static gboolean
key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  LianTruthEditor *self = LIAN_TRUTH_EDITOR (widget);
  int wanted = GPOINTER_TO_INT (data);
  if (chosen_of (self) == wanted)
    return TRUE;
  choose (self, wanted);
  if (wanted >= 0)
    gtk_widget_grab_focus (self->buttons[wanted]);
  lian_field_editor_take_change (LIAN_FIELD_EDITOR (self));
  return TRUE;
}

static void
lian_truth_editor_set_text (LianFieldEditor *editor, const char *text)
{
  LianTruth truth = lian_truth_from_text (text);
  int chosen = -1;
  for (int i = 0; i < N_VALUES; i++)
    if (values[i] == truth)
      chosen = i;
  choose (LIAN_TRUTH_EDITOR (editor), chosen);
}

static char *
lian_truth_editor_dup_text (LianFieldEditor *editor)
{
  int chosen = chosen_of (LIAN_TRUTH_EDITOR (editor));
  return g_strdup (chosen < 0 ? "" : lian_truth_to_text (values[chosen]));
}

static GtkWidget *
lian_truth_editor_target (LianFieldEditor *editor)
{
  LianTruthEditor *self = LIAN_TRUTH_EDITOR (editor);
  int chosen = chosen_of (self);
  return self->buttons[chosen < 0 ? 0 : chosen];
}

static GtkWidget *
lian_truth_editor_named (LianFieldEditor *editor)
{
  return LIAN_TRUTH_EDITOR (editor)->box;
}

static GtkWidget *
new_toggle (LianTruthEditor *self, LianTruth truth)
{
  const LianField *field = lian_field_editor_get_field (LIAN_FIELD_EDITOR (self));
  GtkWidget *button = gtk_toggle_button_new_with_label (lian_truth_label (truth));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ (field->label), -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_keys (LianFieldEditor *editor)
{
  static const struct
  {
    guint keyval;
    int chosen;
  } keys[] = { { 'y', 0 }, { 'n', 1 }, { 'u', 2 }, { '1', 0 }, { '2', 1 }, { '3', 2 },
               { GDK_KEY_KP_1, 0 }, { GDK_KEY_KP_2, 1 }, { GDK_KEY_KP_3, 2 },
               { GDK_KEY_BackSpace, -1 }, { GDK_KEY_Delete, -1 } };
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    lian_field_editor_add_key (editor, keys[i].keyval, 0, key_cb, GINT_TO_POINTER (keys[i].chosen));
}

static void
lian_truth_editor_constructed (GObject *object)
{
  LianTruthEditor *self = LIAN_TRUTH_EDITOR (object);
  G_OBJECT_CLASS (lian_truth_editor_parent_class)->constructed (object);
  self->box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_widget_add_css_class (self->box, "linked");
  gtk_widget_set_halign (self->box, GTK_ALIGN_START);
  for (int i = 0; i < N_VALUES; i++)
    {
      self->buttons[i] = new_toggle (self, values[i]);
      gtk_box_append (GTK_BOX (self->box), self->buttons[i]);
    }
  lian_field_editor_set_content (LIAN_FIELD_EDITOR (self), self->box);
  add_keys (LIAN_FIELD_EDITOR (self));
}

static void
lian_truth_editor_class_init (LianTruthEditorClass *klass)
{
  LianFieldEditorClass *editor_class = LIAN_FIELD_EDITOR_CLASS (klass);
  G_OBJECT_CLASS (klass)->constructed = lian_truth_editor_constructed;
  editor_class->set_text = lian_truth_editor_set_text;
  editor_class->dup_text = lian_truth_editor_dup_text;
  editor_class->target = lian_truth_editor_target;
  editor_class->named = lian_truth_editor_named;
}

static void
lian_truth_editor_init (LianTruthEditor *self)
{
}
