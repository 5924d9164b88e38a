/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What every page of a window shares: store, drafts, settings. */
#pragma once

#include "lian-draft.h"
#include "lian-past-base.h"
#include "lian-store.h"


G_BEGIN_DECLS

#define LIAN_TYPE_CONTEXT (lian_context_get_type ())
/**
 * LianContext:
 *
 * Owns the store, the drafts and the settings that a window and its pages work with.  Main thread.
 */
G_DECLARE_FINAL_TYPE (LianContext, lian_context, LIAN, CONTEXT, GObject)

LianContext *lian_context_new (LianStore *store, GKeyFile *settings, const char *settings_path);
void lian_context_set_past (LianContext *self, LianPastBase *past);
LianPastBase *lian_context_get_past (LianContext *self);
LianDate lian_context_get_known_on (LianContext *self);
char *lian_context_dup_file_name (LianContext *self, const char *stem, const char *ending);
LianStore *lian_context_get_store (LianContext *self);
LianDrafts *lian_context_get_drafts (LianContext *self);
GKeyFile *lian_context_get_settings (LianContext *self);
gint64 lian_context_find_officer (GKeyFile *settings, const char *base_path);
gboolean lian_context_knows_officer (LianContext *self);
void lian_context_set_officer (LianContext *self, gint64 officer);
void lian_context_save_settings (LianContext *self);
LianDate lian_context_get_working_date (LianContext *self);

G_END_DECLS
