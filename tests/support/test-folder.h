/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *test_folder_new (void);
void test_folder_remove (const char *folder);
guint test_folder_count (const char *folder);
char *test_folder_read (const char *folder, const char *name, gsize *length);
char *test_folder_run (const char *program, const char *const *arguments);

G_END_DECLS
