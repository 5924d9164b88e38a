/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Parts that acts of their own make: a list to read, inside the owner's form. */
#pragma once

#include <adwaita.h>

#include "lian-type.h"

G_BEGIN_DECLS

#define LIAN_TYPE_PART_LIST (lian_part_list_get_type ())
/**
 * LianPartList:
 *
 * One row for each part; a row opens the part's own form.  Emits "open" with the part's id.
 */
G_DECLARE_FINAL_TYPE (LianPartList, lian_part_list, LIAN, PART_LIST, AdwBin)

GtkWidget *lian_part_list_new (const LianPart *part);
void lian_part_list_show (LianPartList *self, GPtrArray *records, GHashTable *titles);
gboolean lian_part_list_open_focused (LianPartList *self);
guint lian_part_list_count (LianPartList *self);

G_END_DECLS
