/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The files kept with a record: a list, and what can be done with them. */
#pragma once

#include <adwaita.h>

#include "lian-context.h"

G_BEGIN_DECLS

#define LIAN_TYPE_FILE_LIST (lian_file_list_get_type ())
/**
 * LianFileList:
 *
 * Files inside the base.  Adding and removing are acts of their own, so that nothing waits for the
 * form to be saved, and undo takes them back.
 */
G_DECLARE_FINAL_TYPE (LianFileList, lian_file_list, LIAN, FILE_LIST, AdwBin)

GtkWidget *lian_file_list_new (LianContext *context, gint64 owner, gboolean of_contract);
void lian_file_list_show (LianFileList *self, gint64 owner, GPtrArray *files);
void lian_file_list_set_owner (LianFileList *self, gint64 owner);
guint lian_file_list_count (LianFileList *self);

G_END_DECLS
