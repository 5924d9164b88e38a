/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The inside of rows.  Private to core/store. */
#pragma once

#include "lian-table-model.h"

G_BEGIN_DECLS

struct _LianRow
{
  GObject parent_instance;

  gint64 id;
  char **cells;
  guint n_cells;
  char *title;
};

void _lian_row_fill (LianRow *self, char **cells, char *title);

G_END_DECLS
