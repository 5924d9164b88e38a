/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What one act changed: its records, each to be opened to its fields. */
#pragma once

#include <adwaita.h>

#include "lian-context.h"

G_BEGIN_DECLS

#define LIAN_TYPE_LOG_TREE (lian_log_tree_get_type ())
/**
 * LianLogTree:
 *
 * Enter opens a record to its fields and leads from a field to its record.
 */
G_DECLARE_FINAL_TYPE (LianLogTree, lian_log_tree, LIAN, LOG_TREE, AdwBin)

GtkWidget *lian_log_tree_new (LianContext *context);
void lian_log_tree_set_act (LianLogTree *self, gint64 act);
void lian_log_tree_expand (LianLogTree *self, guint position);
GListModel *lian_log_tree_get_model (LianLogTree *self);
GtkWidget *lian_log_tree_get_bar (LianLogTree *self);

G_END_DECLS
