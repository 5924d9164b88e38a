/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A form in a window of its own on a base of its own. */
#include "form-desk.h"

#include "display-base.h"
#include "lian-test-case.h"

void
form_desk_show (FormDesk *desk)
{
  desk->context = lian_context_new (desk->base.store, NULL, NULL);
  desk->form = LIAN_FORM (lian_form_new (desk->context));
  desk->window = display_show (GTK_WIDGET (desk->form), 1000, 700);
}

FormDesk
form_desk_new (void)
{
  FormDesk desk = { .base = lian_test_base_new () };
  form_desk_show (&desk);
  return desk;
}

/* Every form is seen finalized. */
void
form_desk_hide (FormDesk *desk)
{
  gpointer seen = desk->form;
  g_object_add_weak_pointer (G_OBJECT (desk->form), &seen);
  desk->form = NULL;
  gtk_window_destroy (GTK_WINDOW (desk->window));
  WAIT_UNTIL (seen == NULL);
  g_clear_object (&desk->context);
}

void
form_desk_clear (FormDesk *desk)
{
  form_desk_hide (desk);
  lian_test_base_clear (&desk->base);
}

gboolean
form_desk_is_ready (FormDesk *desk)
{
  LianForm *form = desk->form;
  return form->sheet != NULL && !form->loading && !form->checking && form->check_source == 0
         && !form->saving && form->issues != NULL;
}

void
form_desk_open_new (FormDesk *desk, const char *type)
{
  lian_form_open_new (desk->form, lian_type_find (type), NULL);
  WAIT_UNTIL (form_desk_is_ready (desk));
}

void
form_desk_open_record (FormDesk *desk, const char *type, gint64 id)
{
  lian_form_open (desk->form, lian_type_find (type), id);
  WAIT_UNTIL (form_desk_is_ready (desk) && desk->form->id == id);
}

LianFieldEditor *
form_desk_editor_of (FormDesk *desk, const char *field)
{
  return desk->form->rows[lian_type_field (desk->form->type, field)].editor;
}

void
form_desk_type_text (LianFieldEditor *editor, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (lian_field_editor_get_target (editor)), text);
}

void
form_desk_save (FormDesk *desk)
{
  lian_form_save (desk->form);
  WAIT_UNTIL (!desk->form->save_wanted && form_desk_is_ready (desk));
}

GtkWidget *
form_desk_named_of (LianFieldEditor *editor)
{
  LianFieldEditorClass *klass = LIAN_FIELD_EDITOR_GET_CLASS (editor);
  return klass->named != NULL ? klass->named (editor) : lian_field_editor_get_target (editor);
}

gboolean
form_desk_press (LianFieldEditor *editor, guint keyval, GdkModifierType modifiers)
{
  return display_press (GTK_WIDGET (editor), keyval, modifiers);
}

void
form_desk_assert_text (LianFieldEditor *editor, const char *expected)
{
  g_autofree char *text = lian_field_editor_dup_text (editor);
  g_assert_cmpstr (text, ==, expected);
}

/* Writes records behind the form's back, as another window or program does. */
typedef struct
{
  const char *type;
  gint64 id;
  const char *const *pairs;
} Change;

static gboolean
change_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;
  const LianType *type = lian_type_find (change->type);
  g_autoptr (LianRecord) record
      = change->id != 0 ? lian_txn_load (txn, type, change->id) : lian_record_new (type);
  for (const char *const *pair = change->pairs; *pair != NULL; pair += 2)
    if (!lian_format_read (record, lian_type_field (type, pair[0]), pair[1], NULL, 0, error))
      return FALSE;
  if (change->id != 0)
    return lian_txn_update (txn, record, error);
  gboolean ok = lian_txn_insert (txn, record, error);
  change->id = lian_record_get_id (record);
  return ok;
}

gint64
form_desk_write_record (FormDesk *desk, const char *type, gint64 id, const char *const *pairs)
{
  g_autoptr (GError) error = NULL;
  Change change = { type, id, pairs };
  lian_store_write (desk->base.store, "test", NULL, change_job, &change, NULL, &error);
  g_assert_no_error (error);
  return change.id;
}

LianRecord *
form_desk_read_record (FormDesk *desk, const char *type, gint64 id)
{
  return lian_test_load (desk->base.store, type, id);
}

gint64
form_desk_count_records (FormDesk *desk, const char *type)
{
  return lian_test_count (desk->base.store, type);
}
