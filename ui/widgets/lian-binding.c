/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Ties an editor to a field of a sheet: what is typed goes to the sheet, what the program puts there
 * comes back. */
#include "lian-binding.h"
#include "lian-i18n.h"
#include "lian-reference-entry.h"

typedef struct
{
  LianFormSheet *sheet;
  int field;
  GHashTable *titles;
} Binding;

static void
binding_free (gpointer data)
{
  Binding *binding = data;
  g_object_unref (binding->sheet);
  g_hash_table_unref (binding->titles);
  g_free (binding);
}

static Binding *
binding_of (LianFieldEditor *editor)
{
  return g_object_get_data (G_OBJECT (editor), "lian-binding");
}

static void
show (LianFieldEditor *editor)
{
  Binding *binding = binding_of (editor);
  g_autofree char *text = lian_form_sheet_dup_text (binding->sheet, binding->field);
  gint64 id = LIAN_IS_REFERENCE_ENTRY (editor) ? g_ascii_strtoll (text, NULL, 10) : 0;
  const char *title = id != 0 ? g_hash_table_lookup (binding->titles, &id) : NULL;
  if (title != NULL)
    lian_reference_entry_know (LIAN_REFERENCE_ENTRY (editor), id, title);
  lian_field_editor_set_text (editor, text);
  const LianField *field = lian_field_editor_get_field (editor);
  const char *unit = lian_form_sheet_get_unit (binding->sheet, binding->field)->name;
  if (lian_field_unit_path (field) != NULL)
    lian_field_editor_set_unit (editor, unit == NULL && field->kind == LIAN_FIELD_MONEY ? _ ("yuan") : unit);
}

static void
shown_cb (LianFieldEditor *editor, int field, LianFormSheet *sheet)
{
  if (binding_of (editor)->field == field)
    show (editor);
}

static void
changed_cb (LianFieldEditor *editor)
{
  Binding *binding = binding_of (editor);
  g_autofree char *text = lian_field_editor_dup_text (editor);
  lian_form_sheet_edit (binding->sheet, binding->field, text);
}

/**
 * lian_binding_new:
 * @editor: an editor; shows the field from now on
 * @sheet: a sheet
 * @field: the field's place
 * @titles: names of records, by id
 */
void
lian_binding_new (LianFieldEditor *editor, LianFormSheet *sheet, int field, GHashTable *titles)
{
  Binding *binding = g_new0 (Binding, 1);
  binding->sheet = g_object_ref (sheet);
  binding->field = field;
  binding->titles = g_hash_table_ref (titles);
  g_object_set_data_full (G_OBJECT (editor), "lian-binding", binding, binding_free);
  show (editor);
  g_signal_connect (editor, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect_object (sheet, "shown", G_CALLBACK (shown_cb), editor, G_CONNECT_SWAPPED);
}

/**
 * lian_binding_get_sheet:
 * @editor: a bound editor
 *
 * Returns: (transfer none): its sheet
 */
LianFormSheet *
lian_binding_get_sheet (LianFieldEditor *editor)
{
  return binding_of (editor)->sheet;
}

/**
 * lian_binding_get_field:
 * @editor: a bound editor
 *
 * Returns: the place of its field
 */
int
lian_binding_get_field (LianFieldEditor *editor)
{
  return binding_of (editor)->field;
}

/**
 * lian_binding_word:
 * @sheet: a sheet
 * @field: a field's place
 * @text: a text of that field
 * @titles: names of records, by id
 *
 * Returns: (transfer full): the value in words for people
 */
char *
lian_binding_word (LianFormSheet *sheet, int field, const char *text, GHashTable *titles)
{
  const LianType *type = lian_form_sheet_get_type_info (sheet);
  g_autoptr (LianRecord) record = lian_record_new (type);
  /* A kept warning may be of a record of any type, so its field is a plain number. */
  if (type->fields[field].kind == LIAN_FIELD_REFERENCE
      || (g_str_equal (type->id, "kept_warning") && g_str_equal (type->fields[field].id, "record")))
    {
      gint64 id = g_ascii_strtoll (text, NULL, 10);
      const char *title = g_hash_table_lookup (titles, &id);
      return g_strdup (title != NULL ? title : text);
    }
  if (!lian_format_read (record, field, text, lian_form_sheet_get_unit (sheet, field), 0, NULL))
    return g_strdup (text);
  return lian_format_display (record, field, lian_form_sheet_get_unit (sheet, field));
}
