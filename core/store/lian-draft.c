/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Drafts: the unsaved fields of forms.
 *
 * They have a file and a thread of their own: a keystroke is on the disk while the store's writer is
 * busy with an import.  What could not be written, because the disk is full or away, is held in
 * memory, said, and tried again until it is written. */
#include "lian-draft-private.h"

#define RETRY_SECONDS 3

G_DEFINE_FINAL_TYPE (LianDrafts, lian_drafts, G_TYPE_OBJECT)

static guint kept_signal;

/**
 * lian_draft_free:
 * @draft: (nullable) (transfer full): a draft
 */
void
lian_draft_free (LianDraft *draft)
{
  if (draft == NULL)
    return;
  g_free (draft->type);
  g_free (draft->saved);
  g_free (draft->text);
  g_free (draft);
}

LianDraft *
_lian_draft_copy (const LianDraft *draft)
{
  LianDraft *copy = g_new (LianDraft, 1);
  *copy = (LianDraft){ g_strdup (draft->type), draft->record,          draft->slot,
                       draft->act,             g_strdup (draft->saved), g_strdup (draft->text) };
  return copy;
}

/* What is to be done in the file.  On the worker. */

static void
deed_free (gpointer data)
{
  LianDraftDeed *deed = data;
  g_atomic_rc_box_release (deed->link);
  lian_draft_free (deed->draft);
  g_free (deed);
}

static char *
deed_key (const LianDraftDeed *deed)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                          deed->officer, deed->draft->type, deed->draft->record,
                          deed->draft->slot);
}

/* A file that was moved away while it was open is written to no more. */
gboolean
_lian_drafts_is_open (LianDraftDesk *desk, GError **error)
{
  if (desk->db != NULL && !lian_db_is_in_place (desk->db))
    g_clear_pointer (&desk->db, lian_db_close);
  if (desk->db == NULL)
    desk->db = _lian_draft_file_open (desk->path, error);
  return desk->db != NULL;
}

static gboolean
write_deed (LianDraftDesk *desk, const LianDraftDeed *deed, GError **error)
{
  if (!_lian_drafts_is_open (desk, error))
    return FALSE;
  return deed->drop ? _lian_draft_file_drop (desk->db, deed->officer, deed->draft, error)
                    : _lian_draft_file_keep (desk->db, deed->officer, deed->draft, error);
}

/* What the main thread has to know. */
typedef struct
{
  LianDraftLink *link;
  char *problem;
  LianDraft *kept; /* (nullable) */
} Told;

static void set_problem (LianDrafts *self, const char *problem);

static gboolean
told_cb (gpointer data)
{
  Told *told = data;
  g_autoptr (LianDrafts) self
      = told->link->drafts != NULL ? g_object_ref (told->link->drafts) : NULL;
  if (self != NULL && told->kept != NULL)
    g_signal_emit (self, kept_signal, 0, told->kept->type, told->kept->record, told->kept->slot);
  if (self != NULL)
    set_problem (self, told->problem);
  g_atomic_rc_box_release (told->link);
  g_free (told->problem);
  lian_draft_free (told->kept);
  g_free (told);
  return G_SOURCE_REMOVE;
}

static void
tell (LianDraftLink *link, const GError *error, const LianDraft *kept)
{
  Told *told = g_new0 (Told, 1);
  told->link = g_atomic_rc_box_acquire (link);
  told->problem = error != NULL ? g_strdup (error->message) : NULL;
  told->kept = kept != NULL ? _lian_draft_copy (kept) : NULL;
  g_idle_add_full (G_PRIORITY_DEFAULT, told_cb, told, NULL);
}

static void
deed_job (gpointer data)
{
  LianDraftDeed *deed = data;
  LianDraftDesk *desk = deed->desk;
  g_autoptr (GError) error = NULL;
  deed->officer = desk->officer;
  g_autofree char *key = deed_key (deed);
  g_hash_table_remove (desk->unwritten, key);
  gboolean ok = write_deed (desk, deed, &error);
  if (!ok || g_hash_table_size (desk->unwritten) == 0)
    tell (deed->link, error, ok && !deed->drop ? deed->draft : NULL);
  if (ok)
    deed_free (deed);
  else
    g_hash_table_insert (desk->unwritten, g_steal_pointer (&key), deed);
}

/* Tries again what could not be written, until something can't be again. */
gboolean
_lian_drafts_write_rest (LianDraftDesk *desk, GError **error)
{
  GHashTableIter iter;
  gpointer value;
  g_autoptr (GError) local = NULL;
  g_hash_table_iter_init (&iter, desk->unwritten);
  while (local == NULL && g_hash_table_iter_next (&iter, NULL, &value))
    {
      LianDraftDeed *deed = value;
      if (!write_deed (desk, deed, &local))
        continue;
      if (g_hash_table_size (desk->unwritten) == 1 || !deed->drop)
        tell (deed->link, NULL, deed->drop ? NULL : deed->draft);
      g_hash_table_iter_remove (&iter);
    }
  if (local == NULL)
    return TRUE;
  tell (((LianDraftDeed *) value)->link, local, NULL);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
retry_job (gpointer data)
{
  _lian_drafts_write_rest (data, NULL);
}

static LianDraftDesk *
desk_new (const char *base_path, gint64 officer)
{
  LianDraftDesk *desk = g_new0 (LianDraftDesk, 1);
  desk->path = g_strdup (base_path);
  desk->officer = officer;
  desk->unwritten = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, deed_free);
  return desk;
}

static void
open_job (gpointer data)
{
  LianDraftDesk *desk = data;
  g_autofree char *base_path = desk->path;
  g_autofree char *resolved = lian_db_resolve (base_path);
  desk->path = g_strconcat (resolved, ".drafts", NULL);
  _lian_drafts_is_open (desk, NULL);
}

/* The last job: what could not be written is tried once more. */
static void
leave_job (gpointer data)
{
  LianDraftDesk *desk = data;
  _lian_drafts_write_rest (desk, NULL);
  lian_db_close (desk->db);
  g_hash_table_unref (desk->unwritten);
  g_free (desk->path);
  g_free (desk);
}

/* On the main thread. */

static gboolean
retry_cb (gpointer data)
{
  LianDrafts *self = data;
  lian_worker_push (self->worker, retry_job, self->desk);
  return G_SOURCE_CONTINUE;
}

static void
set_problem (LianDrafts *self, const char *problem)
{
  if (problem == NULL)
    g_clear_handle_id (&self->retry, g_source_remove);
  else if (self->retry == 0)
    self->retry = g_timeout_add_seconds (RETRY_SECONDS, retry_cb, self);
  if (g_strcmp0 (problem, self->problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify (G_OBJECT (self), "problem");
}

static void
lian_drafts_dispose (GObject *object)
{
  LianDrafts *self = LIAN_DRAFTS (object);
  g_clear_handle_id (&self->retry, g_source_remove);
  if (self->link != NULL)
    self->link->drafts = NULL;
  if (self->worker != NULL)
    lian_worker_leave (g_steal_pointer (&self->worker), leave_job, g_steal_pointer (&self->desk));
  g_clear_pointer (&self->link, g_atomic_rc_box_release);
  g_clear_pointer (&self->problem, g_free);
  G_OBJECT_CLASS (lian_drafts_parent_class)->dispose (object);
}

static void
lian_drafts_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, LIAN_DRAFTS (object)->problem);
}

static void
lian_drafts_class_init (LianDraftsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->dispose = lian_drafts_dispose;
  object_class->get_property = lian_drafts_get_property;
  g_object_class_install_property (
      object_class, 1,
      g_param_spec_string ("problem", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
  kept_signal = g_signal_new ("kept", LIAN_TYPE_DRAFTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_INT64, G_TYPE_INT64);
}

static void
lian_drafts_init (LianDrafts *self)
{
  self->link = g_atomic_rc_box_new0 (LianDraftLink);
  self->link->drafts = self;
}


/**
 * lian_drafts_open:
 * @base_path: the base
 * @officer: whose drafts; 0 for nobody known
 * @error: return location
 *
 * Returns at once; the file is opened on the drafts' own thread.  So does the last unref, and what
 * was kept goes on being written: see lian_store_wait_closed().
 *
 * Returns: (transfer full) (nullable): the drafts
 */
LianDrafts *
lian_drafts_open (const char *base_path, gint64 officer, GError **error)
{
  LianDrafts *self = g_object_new (LIAN_TYPE_DRAFTS, NULL);
  self->desk = desk_new (base_path, officer);
  self->worker = lian_worker_new ("lian-drafts");
  lian_worker_push (self->worker, open_job, self->desk);
  return self;
}

/**
 * lian_drafts_get_problem:
 * @self: drafts
 *
 * Returns: (transfer none) (nullable): why what is typed can't be written at present; it is held in
 *   memory and tried again.  %NULL while all is well
 */
const char *
lian_drafts_get_problem (LianDrafts *self)
{
  g_return_val_if_fail (LIAN_IS_DRAFTS (self), NULL);
  return self->problem;
}

typedef struct
{
  LianDraftDesk *desk; /* borrowed: it goes with the worker */
  gint64 officer;
} Whose;

static void
whose_job (gpointer data)
{
  g_autofree Whose *whose = data;
  LianDraftDesk *desk = whose->desk;
  if (desk->officer == 0 && _lian_drafts_is_open (desk, NULL))
    _lian_draft_file_take_over (desk->db, whose->officer, NULL);
  desk->officer = whose->officer;
}

/**
 * lian_drafts_set_officer:
 * @self: drafts
 * @officer: whose drafts from now on; 0 for nobody known
 *
 * What was typed before it was known who types belongs to whoever says so first.  Returns at once.
 */
void
lian_drafts_set_officer (LianDrafts *self, gint64 officer)
{
  g_return_if_fail (LIAN_IS_DRAFTS (self));
  Whose *whose = g_new (Whose, 1);
  *whose = (Whose){ self->desk, officer };
  lian_worker_push (self->worker, whose_job, whose);
}

static void
push_deed (LianDrafts *self, const LianDraft *draft, gboolean drop)
{
  LianDraftDeed *deed = g_new (LianDraftDeed, 1);
  *deed = (LianDraftDeed){ self->desk, g_atomic_rc_box_acquire (self->link), 0, _lian_draft_copy (draft), drop };
  lian_worker_push (self->worker, deed_job, deed);
}

/**
 * lian_drafts_keep:
 * @self: drafts
 * @draft: what to keep; `saved` is filled here
 *
 * Writes a draft, over the one of the same record and slot.  Returns at once; `kept` says when it is
 * on the disk.
 */
void
lian_drafts_keep (LianDrafts *self, const LianDraft *draft)
{
  g_return_if_fail (LIAN_IS_DRAFTS (self));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *saved = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");
  LianDraft dated = *draft;
  dated.saved = saved;
  push_deed (self, &dated, FALSE);
}

/**
 * lian_drafts_drop:
 * @self: drafts
 * @type: id of the record type
 * @record: the record; 0 for a new one
 * @slot: which new record
 *
 * Forgets a draft, because it was saved or thrown away.  Returns at once.
 */
void
lian_drafts_drop (LianDrafts *self, const char *type, gint64 record, gint64 slot)
{
  g_return_if_fail (LIAN_IS_DRAFTS (self));
  LianDraft draft = { (char *) type, record, slot, 0, NULL, NULL };
  push_deed (self, &draft, TRUE);
}
