/* SPDX-License-Identifier: LGPL-2.1-or-later
 * JSON to and from FEEL values, numbers exact. */
#pragma once

#include "lian-feel-value.h"

G_BEGIN_DECLS

/* Deeper JSON is refused before anything recurses into it. */
#define LIAN_JSON_MAX_DEPTH 1000

LianFeelValue *lian_json_value_read (const char *text, gssize length, GError **error);
char *lian_json_value_write (LianFeelValue *value);
char *lian_json_value_write_canonical (LianFeelValue *value);
void lian_json_value_append (GString *out, LianFeelValue *value);
void lian_json_value_append_text (GString *out, const char *text);

G_END_DECLS
