/* SPDX-License-Identifier: LGPL-2.1-or-later
 * JSON on standard output. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void lian_json_add_text (JsonBuilder *builder, const char *name, const char *text);
void lian_json_add_number (JsonBuilder *builder, const char *name, gint64 number);
void lian_json_add_id (JsonBuilder *builder, const char *name, gint64 id);
void lian_json_print (JsonBuilder *builder);

G_END_DECLS
