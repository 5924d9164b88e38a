/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How a list stands on the screen, as a record: search, filters, columns with their widths, order. */
#pragma once

#include "lian-filter-bar.h"
#include "lian-table.h"

G_BEGIN_DECLS

/**
 * LianListLook:
 * @table: the list
 * @search: the entry of its search
 * @filter: the bar of its filters
 *
 * The parts of a list that have a look.
 */
typedef struct
{
  LianTable *table;
  GtkEditable *search;
  LianFilterBar *filter;
} LianListLook;

LianRecord *lian_list_look_describe (const LianListLook *look, const char *name);
void lian_list_look_show (const LianListLook *look, const LianRecord *list);
gboolean lian_list_look_is_of_base (const LianListLook *look);

G_END_DECLS
