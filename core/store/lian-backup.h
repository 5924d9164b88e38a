/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Backups beside the base, made and checked by the program. */
#pragma once

#include "lian-progress.h"

G_BEGIN_DECLS

/**
 * LianBackup:
 * @path: the file
 * @day: the local day it was made, ISO
 * @reason: "daily", "migration", "restore" or "manual"
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

char *lian_backup_make (const char *base_path, const char *reason, LianProgress *progress,
                        GError **error);
gboolean lian_backup_copy (const char *base_path, const char *to, LianProgress *progress,
                           GError **error);
gboolean lian_backup_has_one_of_today (const char *base_path);
gboolean lian_backup_daily (const char *base_path, LianProgress *progress, GError **error);
GPtrArray *lian_backup_list (const char *base_path, GError **error);
GPtrArray *lian_backup_list_lost (const char *base_path, const char *backup_path, GError **error);
gboolean lian_backup_restore (const char *backup_path, const char *new_path, LianProgress *progress,
                              GError **error);
void lian_backup_prune (const char *base_path);

G_END_DECLS
