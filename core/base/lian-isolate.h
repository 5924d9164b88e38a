/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Text of the user inside a line of the program, whatever way it is written. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *lian_isolate (const char *text);
char *lian_isolate_join (const char *separator, const char *first, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
