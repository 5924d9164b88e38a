/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Backups beside the base, made and checked by the program. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LianBackup:
 * @path: the file
 * @day: the local day it was made, ISO
 * @reason: "daily", "migration" or "restore"
 * @acts: the number of its last act
 * @schema: its schema version
 */
typedef struct
{
  char *path;
  char *day;
  char *reason;
  gint64 acts;
  int schema;
} LianBackup;

void lian_backup_free (LianBackup *backup);

char *lian_backup_make (const char *base_path, const char *reason, GCancellable *cancellable,
                        GError **error);
void lian_backup_daily (const char *base_path);
GPtrArray *lian_backup_list (const char *base_path, GError **error);
GPtrArray *lian_backup_list_lost (const char *base_path, const char *backup_path, GError **error);
gboolean lian_backup_restore (const char *backup_path, const char *new_path, GError **error);
void lian_backup_prune (const char *base_path);

G_END_DECLS
