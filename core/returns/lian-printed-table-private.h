/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Checking a published table, for the files that do it. */
#pragma once

#include "lian-printed-table.h"

GPtrArray *_lian_printed_table_list_statements (const LianPrintedTable *self);
void _lian_printed_table_suggest (LianPrintedTable *self);
