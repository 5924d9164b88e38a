/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of the window for many records share. */
#pragma once

#include "lian-bulk-row.h"
#include "lian-bulk-window.h"
#include "lian-progress-view.h"

typedef struct
{
  LianContext *context;
  const LianType *type;
  LianBulk *bulk;
  guint n_ids;
  gboolean planned;
  gboolean working;
  GCancellable *cancellable;
  GWeakRef page; /* says how it went */

  GtkWidget *window;
  GtkWidget *rows; /* box of LianBulkRow */
  GtkWidget *another;
  GtkEditable *reason;
  LianProgressView *progress;
  GtkLabel *summary;
  GtkLabel *refusal;
  GListStore *lines;
  GtkWidget *look, *ok;
} LianBulkWindow;

void _lian_bulk_window_build (LianBulkWindow *self, GtkWindow *parent);
void _lian_bulk_window_add_row (LianBulkWindow *self);
void _lian_bulk_window_changed (LianBulkWindow *self);
void _lian_bulk_window_look (LianBulkWindow *self);
void _lian_bulk_window_write (LianBulkWindow *self);
void _lian_bulk_window_go_on (LianBulkWindow *self);
void _lian_bulk_window_show_plan (LianBulkWindow *self);
void _lian_bulk_window_clear_plan (LianBulkWindow *self);
