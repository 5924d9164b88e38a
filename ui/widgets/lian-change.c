/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A change of one field, as the log has it: in words, and put back. */
#include "lian-change.h"
#include "lian-i18n.h"
#include "lian-json-text.h"
#include "lian-plural.h"

static char *
json_words (const char *json)
{
  g_autoptr (GPtrArray) members = lian_json_read_strings (json);
  GString *words = g_string_new (NULL);
  for (guint i = 0; members != NULL && i + 1 < members->len; i += 2)
    g_string_append_printf (words, "%s%s: %s", i > 0 ? "; " : "",
                            (const char *) members->pdata[i],
                            (const char *) members->pdata[i + 1]);
  if (members != NULL)
    return g_string_free (words, FALSE);
  glong n = g_utf8_strlen (json, -1);
  g_string_printf (words,
                   ngettext ("a document of %ld character",
                             "a document of %ld characters", (gulong) n),
                   n);
  return g_string_free (words, FALSE);
}

/**
 * lian_change_words:
 * @field: the field
 * @value: (nullable): its value as the log has it
 *
 * Returns: (transfer full): what to show: a dash for nothing, named values for JSON
 */
char *
lian_change_words (const LianField *field, const char *value)
{
  if (value == NULL || *value == '\0')
    return g_strdup ("—");
  return field->kind == LIAN_FIELD_JSON ? json_words (value) : g_strdup (value);
}

/**
 * lian_change_may_put_back:
 * @change: a change
 *
 * Returns: whether the user may fill the field; what the program fills, such as numbers, stays
 */
gboolean
lian_change_may_put_back (const LianFieldChange *change)
{
  const LianField *field = &change->type->fields[change->field];
  return !(field->flags & (LIAN_FIELD_ASSIGNED | LIAN_FIELD_HIDDEN | LIAN_FIELD_OWNER))
         && field->kind != LIAN_FIELD_JSON
         && (change->kept != NULL || !(field->flags & LIAN_FIELD_REQUIRED));
}

static void
put_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;
  gpointer done = lian_store_write_finish (LIAN_STORE (source), result, NULL, &error);
  g_autofree char *text
      = done != NULL ? g_strdup (_ ("Put back. Undo takes it away again."))
                     : g_strdup_printf (_ ("Not put back: %s"), error->message);
  gtk_widget_activate_action (widget, "win.toast", "s", text);
}

/**
 * lian_change_put_back:
 * @widget: a widget of the window that says how it went
 * @context: what pages share
 * @change: a change
 *
 * Gives the field the value from before the change, as an act of its own.
 */
void
lian_change_put_back (GtkWidget *widget, LianContext *context, const LianFieldChange *change)
{
  const LianField *field = &change->type->fields[change->field];
  g_autofree char *value = lian_change_words (field, change->before);
  /* Translators: a field, its earlier value */
  g_autofree char *label = g_strdup_printf (_ ("%s put back to “%s”"), _ (field->label), value);
  lian_store_write_async (lian_context_get_store (context), label, NULL, lian_txn_put_back,
                          lian_field_change_copy (change),
                          (GDestroyNotify) lian_field_change_free, NULL, put_back_cb,
                          g_object_ref (widget));
}
