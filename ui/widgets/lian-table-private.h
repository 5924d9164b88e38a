/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The inside of a table of records.  Private to its own files. */
#pragma once

#include "lian-table.h"
#include "lian-trouble.h"

G_BEGIN_DECLS

#define LIAN_TABLE_COLUMN_FIELD "lian-field"

struct _LianTable
{
  AdwBin parent_instance;

  LianContext *context;
  const LianType *type;
  const LianDerived *derived;
  const char *chip;
  LianTrouble *trouble;
  GtkColumnView *view;
  LianTableModel *model;
  LianRowSelection *selection;
  GArray *fields;
  char *search;
  GPtrArray *filters; /* LianFilter */
  int sort;
  gboolean descending;
  gint64 wanted;
  gint64 told;
  gboolean building;
  gboolean refocus; /* the row with the focus went, and others will come */
};

void _lian_table_load_settings (LianTable *self);
void _lian_table_save_settings (LianTable *self);
void _lian_table_build_columns (LianTable *self);
void _lian_table_rescale (LianTable *self);
void _lian_table_column_notify_cb (LianTable *self);
void _lian_table_build_model (LianTable *self);
void _lian_table_keep_width (LianTable *self, const char *id, int width);
int _lian_table_place (LianTable *self, const char *id);
GtkListItemFactory *_lian_table_make_factory (const LianField *field, guint place);

G_END_DECLS
