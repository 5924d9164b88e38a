/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The inside of a table of parts.  Private to its own files. */
#pragma once

#include "lian-part-table.h"

G_BEGIN_DECLS

#define LIAN_PART_TABLE_FIRST_COLUMN 1

typedef struct
{
  LianFormSheet *sheet;
  LianFieldEditor **editors;
  GtkWidget *number;
  GtkWidget *open;
  GtkWidget *remove;
  GtkWidget *messages;
  GPtrArray *widgets;
} LianPartRow;

struct _LianPartTable
{
  GtkWidget parent_instance;

  LianContext *context;
  const LianPart *part;
  const LianType *type;
  gint64 owner;
  GHashTable *titles;
  GtkWidget *grid;
  GArray *columns;
  GPtrArray *rows;
  gboolean ended;
};

enum
{
  LIAN_PART_TABLE_EDITED,
  LIAN_PART_TABLE_OPEN,
  LIAN_PART_TABLE_VISITED,
  LIAN_PART_TABLE_LEFT,
  LIAN_PART_TABLE_N_SIGNALS
};

extern guint _lian_part_table_signals[LIAN_PART_TABLE_N_SIGNALS];

void _lian_part_row_free (gpointer data);
int _lian_part_table_column_field (LianPartTable *self, guint column);
LianPartRow *_lian_part_table_row_at (LianPartTable *self, guint position);
LianPartRow *_lian_part_table_row_of_sheet (LianPartTable *self, LianFormSheet *sheet,
                                            guint *position);
LianPartRow *_lian_part_table_focused_row (LianPartTable *self);
LianFieldEditor *_lian_part_table_first_editor (LianPartTable *self, LianPartRow *row);
void _lian_part_table_remove_row (LianPartTable *self, LianPartRow *row);
void _lian_part_table_edited_cb (LianPartTable *self, int field, LianFormSheet *sheet);
LianFormSheet *_lian_part_table_add_row (LianPartTable *self, LianFormSheet *sheet);

G_END_DECLS
