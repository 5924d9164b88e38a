/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The inside of drafts.  Private to core/store. */
#pragma once

#include "lian-draft-file-private.h"
#include "lian-worker.h"

G_BEGIN_DECLS

/* How jobs reach the drafts on the main thread, while there are any. */
typedef struct
{
  LianDrafts *drafts; /* main thread; NULL once they are disposed of */
} LianDraftLink;

/* The file and what belongs in it: touched on the worker only, once it runs, and closed there. */
typedef struct
{
  char *path; /* the base's, until its folder was looked up */
  LianDb *db;
  gint64 officer;
  GHashTable *unwritten; /* key to LianDraftDeed: the last of each record and slot */
} LianDraftDesk;

struct _LianDrafts
{
  GObject parent_instance;

  char *problem;
  guint retry;
  LianDraftLink *link;
  LianWorker *worker;
  LianDraftDesk *desk;
};

/* What is to be done in the file; on the worker. */
typedef struct
{
  LianDraftDesk *desk; /* borrowed: it goes with the worker */
  LianDraftLink *link;
  gint64 officer; /* whose, once it was tried */
  LianDraft *draft;
  gboolean drop;
} LianDraftDeed;

LianDraft *_lian_draft_copy (const LianDraft *draft);
gboolean _lian_drafts_write_rest (LianDraftDesk *desk, GError **error);
gboolean _lian_drafts_is_open (LianDraftDesk *desk, GError **error);

G_END_DECLS
