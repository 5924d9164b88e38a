/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A sheet as a draft: what was typed, and what the base had then. */
#include "lian-form-sheet-private.h"

/**
 * lian_form_sheet_write:
 * @self: a sheet
 * @json: gets an object: id, whether it is removed, and each changed field with the base's value
 */
void
lian_form_sheet_write (LianFormSheet *self, JsonBuilder *json)
{
  const LianType *type = lian_form_sheet_get_type_info (self);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, lian_form_sheet_get_id (self));
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "id");
  json_builder_add_string_value (json, id);
  json_builder_set_member_name (json, "removed");
  json_builder_add_boolean_value (json, self->removed);
  json_builder_set_member_name (json, "fields");
  json_builder_begin_object (json);
  for (guint i = 0; i < type->n_fields; i++)
    {
      gboolean preset = lian_form_sheet_get_id (self) == 0 && !lian_record_is_empty_at (self->base, (int) i);
      if (self->cells[i].text == NULL && !preset)
        continue;
      g_autofree char *text = lian_form_sheet_dup_text (self, (int) i);
      g_autofree char *was = lian_format_plain (self->base, (int) i, NULL);
      json_builder_set_member_name (json, type->fields[i].id);
      json_builder_begin_array (json);
      json_builder_add_string_value (json, text);
      json_builder_add_string_value (json, was);
      json_builder_end_array (json);
    }
  json_builder_end_object (json);
  json_builder_end_object (json);
}

static const char *
string_at (JsonArray *array, guint index)
{
  JsonNode *node = index < json_array_get_length (array) ? json_array_get_element (array, index)
                                                         : NULL;
  const char *text
      = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
  return text != NULL ? text : "";
}

static void
read_field (JsonObject *object, const char *name, JsonNode *node, gpointer data)
{
  LianFormSheet *self = data;
  int field = lian_type_field (lian_form_sheet_get_type_info (self), name);
  if (field < 0 || !JSON_NODE_HOLDS_ARRAY (node))
    return;
  JsonArray *array = json_node_get_array (node);
  g_autofree char *is = lian_format_plain (self->base, field, NULL);
  LianFormCell *cell = &self->cells[field];
  _lian_form_sheet_keep_text (self, field, string_at (array, 0));
  if (cell->text != NULL && lian_form_sheet_get_id (self) != 0 && !g_str_equal (is, string_at (array, 1)))
    cell->theirs = _lian_form_sheet_base_text (self, self->base, field);
  _lian_form_sheet_tell_shown (self, field);
}

/**
 * lian_form_sheet_read:
 * @self: a sheet without changes
 * @json: what lian_form_sheet_write() made, perhaps long ago
 *
 * Puts typed texts back.  Where the base has another value than it had then, the field is in
 * conflict.
 */
void
lian_form_sheet_read (LianFormSheet *self, JsonObject *json)
{
  JsonNode *fields = json_object_get_member (json, "fields");
  if (fields != NULL && JSON_NODE_HOLDS_OBJECT (fields))
    json_object_foreach_member (json_node_get_object (fields), read_field, self);
  JsonNode *removed = json_object_get_member (json, "removed");
  self->removed = removed != NULL && JSON_NODE_HOLDS_VALUE (removed)
                  && json_node_get_value_type (removed) == G_TYPE_BOOLEAN
                  && json_node_get_boolean (removed);
}
