/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The inside of a store.  Private to core/store. */
#pragma once

#include "lian-store.h"
#include "lian-txn-private.h"
#include "lian-worker.h"

G_BEGIN_DECLS

struct _LianStore
{
  GObject parent_instance;

  char *path;
  gboolean read_only;
  char *damage; /* what is wrong with a base that was opened all the same */
  LianWorker *writer;
  LianWorker *reader;
  LianDb *writer_db; /* touched on the writer thread only */
  LianDb *reader_db; /* touched on the reader thread only */
  gpointer kept; /* (nullable): what lives as long as the file is open */
  GDestroyNotify let_go;
  gboolean of_window; /* whose thread may not wait for the file */
  guint poll;
  guint busy;
  gint64 known_act; /* the last act that `changed` told of; main thread */

  /* What jobs read on their threads. */
  GMutex lock;
  gint64 author;
  LianDate override_date;

  /* As of the last act; main thread. */
  char *undo_label;
  char *redo_label;
  LianDate working_date;
  char *trouble; /* why it can't be written at present */

  gboolean checked;   /* the whole file was looked through when it was opened */
  char *found_damage; /* atomic: what is wrong with it; found later, and then set for good */
};

/* What a job leaves for the main thread. */
typedef struct
{
  LianChangeSet *changes; /* NULL: nothing changed */
  gint64 last_act;
  gint64 author; /* whose labels these are */
  gboolean has_labels;
  char *undo_label;
  char *redo_label;
  LianDate working_date;
} LianNews;

void _lian_store_mark_busy (LianStore *self, gboolean busy);
void _lian_news_clear (LianNews *news);
void _lian_news_gather (LianNews *news, LianStore *self, LianDb *db, gint64 known_act);
void _lian_news_tell (LianNews *news, LianStore *self);
void _lian_store_tell_author (LianStore *self);
void _lian_store_tell_trouble (LianStore *self, char *trouble);
gboolean _lian_db_is_sound (LianDb *db, const char *path, GError **error);
void _lian_store_start_polling (LianStore *self);
void _lian_store_close_behind (LianStore *self);
void _lian_store_get_author (LianStore *self, gint64 *author, LianDate *override_date);

G_END_DECLS
