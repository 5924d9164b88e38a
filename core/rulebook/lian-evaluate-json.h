/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Evaluates any DMN file on JSON facts. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *lian_evaluate_json (const char *dmn_path,
                          const char *decision,
                          const char *input_json,
                          guint max_changes,
                          GError **error);

G_END_DECLS
