/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the main thread has to know of the base: gathered where a job ran, told after the commit.
 *
 * Another program's acts are noticed by looking once a second. */
#include "lian-act.h"
#include "lian-i18n.h"
#include "lian-schema.h"
#include "lian-store-private.h"

#define POLL_MS 1000

void
_lian_news_clear (LianNews *news)
{
  g_clear_pointer (&news->changes, lian_change_set_unref);
  g_clear_pointer (&news->undo_label, g_free);
  g_clear_pointer (&news->redo_label, g_free);
}

/* On a job's thread: what the main thread has to know. */
void
_lian_news_gather (LianNews *news, LianStore *self, LianDb *db, gint64 known_act)
{
  LianTxn txn;
  gint64 author;
  LianDate override_date;
  _lian_store_get_author (self, &author, &override_date);
  _lian_txn_init (&txn, db, author, 0, FALSE); /* the base's own day, not the overriding one */
  news->last_act = lian_txn_last_act (&txn);
  news->working_date = lian_txn_get_working_date (&txn);
  news->author = author;
  news->has_labels = TRUE;
  _lian_undo_target (db, author, &news->undo_label);
  _lian_redo_target (db, author, &news->redo_label);
  if (news->last_act > known_act)
    {
      news->changes = lian_change_set_new ();
      _lian_changes_after (db, known_act, news->changes, NULL);
    }
  _lian_txn_clear (&txn);
}

static void
set_label (LianStore *self, char **label, char **value, const char *text, const char *flag)
{
  if (g_strcmp0 (*label, *value) == 0)
    return;
  g_free (*label);
  *label = g_steal_pointer (value);
  g_object_notify (G_OBJECT (self), text);
  g_object_notify (G_OBJECT (self), flag);
}

/* Reader and writer tell on their own; what was gathered earlier may arrive later, or be about
 * somebody who has left the desk.  The newer news is here already or under way. */
static gboolean
is_stale (const LianNews *news, LianStore *self)
{
  gint64 author;
  LianDate override_date;
  _lian_store_get_author (self, &author, &override_date);
  return news->author != author || news->last_act < self->known_act;
}

/* On the main thread. */
void
_lian_news_tell (LianNews *news, LianStore *self)
{
  if (!news->has_labels)
    return;
  gboolean stale = is_stale (news, self);
  if (!stale)
    {
      set_label (self, &self->undo_label, &news->undo_label, "undo-label", "can-undo");
      set_label (self, &self->redo_label, &news->redo_label, "redo-label", "can-redo");
    }
  if (!stale && self->working_date != news->working_date)
    {
      self->working_date = news->working_date;
      g_object_notify (G_OBJECT (self), "working-date");
    }
  if (news->changes == NULL || news->last_act <= self->known_act)
    return;
  self->known_act = news->last_act;
  g_signal_emit_by_name (self, "changed", news->changes);
}

typedef struct
{
  LianStore *store;
  LianNews news;
} AuthorNews;

static gboolean
author_told (gpointer data)
{
  AuthorNews *author = data;
  _lian_news_tell (&author->news, author->store);
  _lian_news_clear (&author->news);
  g_object_unref (author->store);
  g_free (author);
  return G_SOURCE_REMOVE;
}

static void
author_job (gpointer data)
{
  AuthorNews *author = data;
  _lian_news_gather (&author->news, author->store, author->store->reader_db, G_MAXINT64);
  g_idle_add (author_told, author);
}

/* Undo and redo are the officer's own: their labels follow a moment later. */
void
_lian_store_tell_author (LianStore *self)
{
  AuthorNews *author = g_new0 (AuthorNews, 1);
  author->store = g_object_ref (self);
  lian_worker_push (self->reader, author_job, author);
}

typedef struct
{
  LianStore *store;
  gint64 known_act;
  char *trouble;
  LianNews news;
} Poll;

/* @trouble: (transfer full) (nullable) */
void
_lian_store_tell_trouble (LianStore *self, char *trouble)
{
  g_autofree char *old = self->trouble;
  self->trouble = trouble;
  if (g_strcmp0 (old, trouble) != 0)
    g_object_notify (G_OBJECT (self), "trouble");
}

static gboolean
poll_told (gpointer data)
{
  Poll *poll = data;
  LianStore *self = poll->store;
  if (poll->trouble == NULL)
    poll->trouble = g_strdup (g_atomic_pointer_get (&self->found_damage));
  _lian_store_tell_trouble (self, g_steal_pointer (&poll->trouble));
  _lian_news_tell (&poll->news, poll->store);
  _lian_news_clear (&poll->news);
  g_object_unref (poll->store);
  g_free (poll);
  return G_SOURCE_REMOVE;
}

/* Before anybody types an hour into a base that isn't there any more. */
static char *
find_trouble (LianDb *db)
{
  int version = 0;
  g_autoptr (GError) error = NULL;
  if (!lian_db_is_in_place (db))
    return g_strdup (_ ("The base was moved, deleted or replaced while it was open, or its disk was "
                        "taken away. Nothing can be saved. Put it back, or open it again where it "
                        "is now."));
  if (lian_schema_version (db, &version, &error) && version > lian_schema_newest ())
    return g_strdup (_ ("A newer version of Lianshe has changed the base. Nothing can be saved with "
                        "this one; close it and open the base with the newer version."));
  return error != NULL ? g_strdup (error->message) : NULL;
}

static void
poll_job (gpointer data)
{
  Poll *poll = data;
  gint64 last;
  poll->trouble = find_trouble (poll->store->reader_db);
  if (lian_db_get_number (poll->store->reader_db, "SELECT max(seq) FROM act", &last, NULL)
      && last > poll->known_act)
    _lian_news_gather (&poll->news, poll->store, poll->store->reader_db, poll->known_act);
  g_idle_add (poll_told, poll);
}

/* Another program's acts are found here; our own are told when their write is done. */
static gboolean
poll_cb (gpointer data)
{
  LianStore *self = data;
  if (self->busy > 0)
    return G_SOURCE_CONTINUE;
  Poll *poll = g_new0 (Poll, 1);
  poll->store = g_object_ref (self);
  poll->known_act = self->known_act;
  lian_worker_push (self->reader, poll_job, poll);
  return G_SOURCE_CONTINUE;
}

/* Begins to look for acts of other programs; closing the store ends it. */
void
_lian_store_start_polling (LianStore *self)
{
  self->poll = g_timeout_add (POLL_MS, poll_cb, self);
}
