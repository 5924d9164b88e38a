/* SPDX-License-Identifier: LGPL-2.1-or-later
 * JSON read once from front to back, for files of millions of numbers. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LianJsonScan:
 * @at: the next character
 * @end: where the text ends
 * @line: the line, from 1
 * @depth: how deep in values that are skipped
 *
 * A place in a text.
 */
typedef struct
{
  const char *at;
  const char *end;
  guint line;
  guint depth;
} LianJsonScan;

void lian_json_scan_init (LianJsonScan *self, const char *text, gsize length);
gboolean lian_json_scan_accept (LianJsonScan *self, char c);
gboolean lian_json_scan_is_at_end (LianJsonScan *self);
gboolean lian_json_scan_null (LianJsonScan *self);
gboolean lian_json_scan_number (LianJsonScan *self, double *number, guint *decimals);
char *lian_json_scan_text (LianJsonScan *self);
gboolean lian_json_scan_skip (LianJsonScan *self);

G_END_DECLS
