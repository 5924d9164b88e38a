/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Whom one can work as, for the dialogs that ask. */
#pragma once

#include <adwaita.h>

#include "lian-context.h"

G_BEGIN_DECLS

/**
 * LianOfficerList:
 * @ids: (element-type gint64): officers, 0 for nobody in particular first
 * @names: (element-type utf8): each with the role
 */
typedef struct
{
  GArray *ids;
  GPtrArray *names;
} LianOfficerList;

LianOfficerList *lian_officer_list_new (void);
void lian_officer_list_free (gpointer list);
gboolean lian_officer_list_read (LianTxn *txn, gpointer list, GCancellable *cancellable,
                                 GError **error);
guint lian_officer_list_find (const LianOfficerList *list, gint64 officer);
GtkStringList *lian_officer_list_words (const LianOfficerList *list);

G_END_DECLS
