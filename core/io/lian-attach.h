/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Files that are kept inside the base, and how they get in and out. */
#pragma once

#include "lian-txn.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LianAttachFile:
 * @name: the file's name without folders, as text
 * @media_type: (nullable): what it seems to be, such as "image/png"
 * @content: its bytes
 * @kind: (nullable): of a contract's paper, what it is: SEALED_SAMPLE, DRAWING, SCAN or OTHER
 *
 * A file on its way into a base or out of it.
 */
typedef struct
{
  char *name;
  char *media_type;
  GBytes *content;
  const char *kind;
} LianAttachFile;

void lian_attach_file_free (LianAttachFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianAttachFile, lian_attach_file_free)

LianAttachFile *lian_attach_file_read (GFile *from, GCancellable *cancellable, GError **error);
void lian_attach_file_read_async (GFile *from, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
LianAttachFile *lian_attach_file_read_finish (GAsyncResult *result, GError **error);
gint64 lian_attach_add (LianTxn *txn, gint64 owner, const LianAttachFile *file,
                        GError **error);
LianAttachFile *lian_attach_take (LianTxn *txn, gint64 attachment, GError **error);
gboolean lian_attach_file_save (const LianAttachFile *file, const char *path, GError **error);
char *lian_attach_file_save_private (const LianAttachFile *file, GError **error);

G_END_DECLS
