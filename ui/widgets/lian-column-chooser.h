/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Which columns a table shows, and in which order. */
#pragma once

#include "lian-table.h"

G_BEGIN_DECLS

GtkWidget *lian_column_chooser_new (LianTable *table);

G_END_DECLS
