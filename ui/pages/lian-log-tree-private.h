/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of the tree of changes share. */
#pragma once

#include "lian-log-row.h"
#include "lian-log-tree.h"
#include "lian-trouble.h"

G_BEGIN_DECLS

struct _LianLogTree
{
  AdwBin parent_instance;

  LianContext *context;
  GCancellable *cancellable;
  gint64 act;
  LianActCursor *cursor; /* NULL: no act */
  gboolean fresh;        /* nothing of the act is on show yet */
  gboolean unread;       /* its next records could not be read */
  guint generation;
  guint n_records;
  LianTrouble *trouble;
  GListStore *records;
  GtkTreeListModel *tree;
  GtkSingleSelection *selection;
  GtkWidget *bar;
  GtkWidget *total;
  GtkWidget *more;
  GtkWidget *open;
  GtkWidget *put_back;
};

void _lian_log_tree_fill (LianLogTree *self, LianLogRow *row);
void _lian_log_tree_set_expanded (LianLogTree *self, GtkTreeListRow *row, gboolean expanded);
void _lian_log_tree_load (LianLogTree *self);
void _lian_log_tree_show_total (LianLogTree *self);
void _lian_log_tree_add_columns (LianLogTree *self, GtkColumnView *view);

G_END_DECLS
