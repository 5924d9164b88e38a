/* SPDX-License-Identifier: LGPL-2.1-or-later
 * JSON on standard output. */
#include "lian-json.h"

#include <stdio.h>

/**
 * lian_json_add_text:
 * @builder: a builder inside an object
 * @name: the member
 * @text: (nullable): its value; %NULL gives null
 */
void
lian_json_add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

/**
 * lian_json_add_number:
 * @builder: a builder inside an object
 * @name: the member
 * @number: its value
 */
void
lian_json_add_number (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

/**
 * lian_json_add_id:
 * @builder: a builder inside an object
 * @name: the member
 * @id: a record or an act; 0 gives null
 */
void
lian_json_add_id (JsonBuilder *builder, const char *name, gint64 id)
{
  if (id != 0)
    lian_json_add_number (builder, name, id);
  else
    lian_json_add_text (builder, name, NULL);
}

/**
 * lian_json_print:
 * @builder: a finished builder
 *
 * Prints it on one line.
 */
void
lian_json_print (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  g_autofree char *text = json_generator_to_data (generator, NULL);
  fputs (text, stdout);
  fputc ('\n', stdout);
}
