/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of the list of files share. */
#pragma once

#include "lian-file-list.h"

G_BEGIN_DECLS

struct _LianFileList
{
  AdwBin parent_instance;

  LianContext *context;
  GCancellable *cancellable;
  gint64 owner; /* 0 while it is new */
  guint count;
  gboolean of_contract; /* a paper of a contract says what it is */

  GtkWidget *list;
  GtkWidget *notice;
  GtkWidget *kind; /* NULL unless @of_contract */
};

/* lian-file-list.c */
gint64 _lian_file_list_get_selected (LianFileList *self, const char **name);
void _lian_file_list_notice (LianFileList *self, const char *trouble);

/* lian-file-list-acts.c */
void _lian_file_list_install_actions (GtkWidgetClass *klass);

G_END_DECLS
