/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Holding a base against itself: the chain of acts, its rules, its past. */
#pragma once

#include "lian-store.h"

G_BEGIN_DECLS

/**
 * LianVerifyReport:
 * @acts: how many acts there are
 * @broken_act: the first act whose hash doesn't follow, or 0
 * @problems: (element-type utf8): sentences about what doesn't hold
 * @warnings: how many records have warnings
 */
typedef struct
{
  gint64 acts;
  gint64 broken_act;
  GPtrArray *problems;
  guint warnings;
} LianVerifyReport;

void lian_verify_report_clear (LianVerifyReport *report);

gboolean lian_verify_base (const char *path, gboolean full, LianVerifyReport *report,
                           GError **error);
gboolean lian_verify_repair (const char *path, GError **error);
gboolean lian_verify_find_head (const char *path, const char *head, gint64 *act, GError **error);
gboolean lian_asof_make (const char *path, LianDate day, const char *out, LianProgress *progress,
                         gint64 *left_out, GError **error);

G_END_DECLS
