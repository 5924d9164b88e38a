/* SPDX-License-Identifier: LGPL-2.1-or-later
 * People of the office, for the dialogs that ask: whom one can work as, who may sign. */
#pragma once

#include <adwaita.h>

#include "lian-context.h"

G_BEGIN_DECLS

/**
 * LianOfficerList:
 * @ids: (element-type gint64): officers; 0 is nobody in particular
 * @names: (element-type utf8): what a drop-down says, in the same order
 */
typedef struct
{
  GArray *ids;
  GPtrArray *names;
} LianOfficerList;

LianOfficerList *lian_officer_list_new (void);
LianOfficerList *lian_officer_list_new_entitled (const GPtrArray *officers, LianDate day,
                                                 gint64 except);
void lian_officer_list_free (gpointer list);
gboolean lian_officer_list_read (LianTxn *txn, gpointer list, GCancellable *cancellable,
                                 GError **error);
guint lian_officer_list_find (const LianOfficerList *list, gint64 officer);
gint64 lian_officer_list_get (const LianOfficerList *list, guint place);
GtkStringList *lian_officer_list_words (const LianOfficerList *list);

G_END_DECLS
