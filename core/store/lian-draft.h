/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Drafts: the unsaved fields of forms, kept in a base of their own beside the file. */
#pragma once

#include <gio/gio.h>

#include "lian-record.h"

G_BEGIN_DECLS

/**
 * LianDraft:
 * @type: id of the record type
 * @record: the record; 0 for a new one
 * @slot: which new record, so that several can be open; 0 for an existing one
 * @act: the last act on the record when the form was opened
 * @saved: moment of the last keystroke kept, local ISO time
 * @text: what the form keeps, JSON; opaque here
 */
typedef struct
{
  char *type;
  gint64 record;
  gint64 slot;
  gint64 act;
  char *saved;
  char *text;
} LianDraft;

void lian_draft_free (LianDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianDraft, lian_draft_free)

#define LIAN_TYPE_DRAFTS (lian_drafts_get_type ())
/**
 * LianDrafts:
 *
 * The drafts of one base and one officer.  Has a thread and a file (mode 0600) of its own, so that
 * a long import can't delay it.  Calls return at once and run in order.
 *
 * Property: "problem", see lian_drafts_get_problem().  Signal: `kept (type, record, slot)`, on the
 * main thread, after a draft has reached the disk.
 */
G_DECLARE_FINAL_TYPE (LianDrafts, lian_drafts, LIAN, DRAFTS, GObject)

LianDrafts *lian_drafts_open (const char *base_path, gint64 officer, GError **error);
const char *lian_drafts_get_problem (LianDrafts *self);
void lian_drafts_set_officer (LianDrafts *self, gint64 officer);
void lian_drafts_keep (LianDrafts *self, const LianDraft *draft);
void lian_drafts_drop (LianDrafts *self, const char *type, gint64 record, gint64 slot);
void lian_drafts_flush (LianDrafts *self);
void lian_drafts_flush_async (LianDrafts *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean lian_drafts_flush_finish (LianDrafts *self, GAsyncResult *result, GError **error);
void lian_drafts_list_async (LianDrafts *self, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *lian_drafts_list_finish (LianDrafts *self, GAsyncResult *result, GError **error);
GPtrArray *lian_drafts_list (LianDrafts *self, GError **error);

G_END_DECLS
