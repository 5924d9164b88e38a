/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of the import dialog share. */
#pragma once

#include "lian-import-dialog.h"
#include "lian-time-left.h"

G_BEGIN_DECLS

struct _LianImportDialog
{
  AdwWindow parent_instance;

  LianContext *context;
  LianImport *import;
  char *path;
  GBytes *block; /* what was pasted, in place of a file */
  GCancellable *cancellable;
  guint poll;
  gboolean working;
  LianImportStep step;
  gint done, total; /* set by the thread that works */

  GtkWidget *stack;
  GtkWidget *file;
  GtkWidget *kind;
  GtkWidget *encoding;
  GtkWidget *create_missing;
  GtkWidget *before; /* the row that gets the focus again, or NULL */
  GtkWidget *mapping;
  GtkWidget *outcome;
  GtkWidget *message;
  GtkWidget *bar;
  LianTimeLeft left;
  GtkWidget *back;
  GtkWidget *next;
  GtkWidget *undo;
};

/* The page of each step. */
extern const char *const _lian_import_dialog_pages[];

void _lian_import_dialog_say (LianImportDialog *self, const char *text);
void _lian_import_dialog_progress (guint done, guint total, gpointer data);
void _lian_import_dialog_set_working (LianImportDialog *self, gboolean working);
void _lian_import_dialog_show_step (LianImportDialog *self, LianImportStep step);
void _lian_import_dialog_read_file (LianImportDialog *self);
void _lian_import_dialog_choose (LianImportDialog *self);

G_END_DECLS
