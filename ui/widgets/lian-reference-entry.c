/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Editor of a reference.
 *
 * Two characters of a name or a code are enough; the list comes from the reader thread.  A request
 * carries the generation current when it was made, and an answer with another generation is
 * dropped.  What was typed and not chosen is kept behind a question mark, so that a draft can hold
 * it and nothing mistakes it for an id. */
#include "lian-reference-entry.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-new-record.h"
#include "lian-text.h"

#define N_HITS 30

struct _LianReferenceEntry
{
  LianLookUp parent_instance;

  GCancellable *cancellable;
  guint generation;
  gint64 known;
  char *known_title;
};

G_DEFINE_FINAL_TYPE (LianReferenceEntry, lian_reference_entry, LIAN_TYPE_LOOK_UP)

/* One question to the reader thread; the answer is read after the job has ended. */
typedef struct
{
  const LianType *type;
  char *text;
  gint64 id;
  char *title;
  GPtrArray *hits;
} Question;

typedef struct
{
  LianReferenceEntry *self;
  Question *question;
  guint generation;
} Asked;

static void
clear_question (gpointer data)
{
  Question *question = data;
  g_free (question->text);
  g_free (question->title);
  g_clear_pointer (&question->hits, g_ptr_array_unref);
}

static void
question_unref (gpointer question)
{
  g_atomic_rc_box_release_full (question, clear_question);
}

static void
asked_free (Asked *asked)
{
  question_unref (asked->question);
  g_object_unref (asked->self);
  g_free (asked);
}

static const LianType *
reference_type (LianReferenceEntry *self)
{
  return lian_type_find (lian_field_editor_get_field (LIAN_FIELD_EDITOR (self))->reference);
}

static void
append_part (GString *detail, const char *text)
{
  if (text != NULL && *text != '\0')
    {
      g_autofree char *isolated = lian_isolate (text);
      g_string_append_printf (detail, "%s%s", detail->len > 0 ? " · " : "", isolated);
    }
}

static const char *
first_text (const LianRecord *record, const char *const *fields)
{
  const LianType *type = lian_record_get_type_info (record);
  for (; *fields != NULL; fields++)
    {
      int i = lian_type_field (type, *fields);
      if (i >= 0 && lian_record_text_at (record, i) != NULL)
        return lian_record_text_at (record, i);
    }
  return NULL;
}

/* Code and place: what tells two records of one name apart. */
static char *
detail_of (LianTxn *txn, const LianType *type, gint64 id)
{
  static const char *const codes[] = { "code", "reg_no", "number", "os_account", NULL };
  static const char *const addresses[] = { "address", NULL };
  static const char *const places[] = { "neighbourhood", "city", "cooperative", "orderer", NULL };
  GString *detail = g_string_new (NULL);
  g_autoptr (LianRecord) record = lian_txn_load (txn, type, id);
  if (record == NULL)
    return g_string_free (detail, FALSE);
  append_part (detail, first_text (record, codes));
  for (const char *const *place = places; *place != NULL; place++)
    {
      int i = lian_type_field (type, *place);
      if (i < 0 || lian_record_is_empty_at (record, i))
        continue;
      g_autofree char *title = lian_txn_display (txn, record, i);
      append_part (detail, title);
      return g_string_free (detail, FALSE);
    }
  append_part (detail, first_text (record, addresses));
  return g_string_free (detail, FALSE);
}

static gboolean
complete_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  g_autoptr (GPtrArray) found = lian_txn_complete (txn, question->type, question->text, N_HITS);
  question->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_look_up_hit_free);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const LianHit *hit = found->pdata[i];
      g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, hit->id);
      g_autofree char *detail = detail_of (txn, question->type, hit->id);
      g_ptr_array_add (question->hits, lian_look_up_hit_new (value, hit->title, detail));
    }
  return TRUE;
}

static gboolean
title_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  question->title = lian_txn_title (txn, question->type, question->id);
  return TRUE;
}

static Asked *
ask (LianReferenceEntry *self)
{
  Asked *asked = g_new0 (Asked, 1);
  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  asked->self = g_object_ref (self);
  asked->question = g_atomic_rc_box_new0 (Question);
  asked->question->type = reference_type (self);
  asked->generation = ++self->generation;
  return asked;
}

static void
send (Asked *asked, LianTxnFunc job, GAsyncReadyCallback callback)
{
  LianContext *context = lian_field_editor_get_context (LIAN_FIELD_EDITOR (asked->self));
  lian_store_read_async (lian_context_get_store (context), job,
                         g_atomic_rc_box_acquire (asked->question), question_unref,
                         asked->self->cancellable, callback, asked);
}

static gboolean
answered (GObject *source, GAsyncResult *result, Asked *asked)
{
  g_autoptr (GError) error = NULL;
  lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (asked->generation != asked->self->generation)
    return FALSE;
  /* No hits would look like no such record. */
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (asked->self), "win.toast", "s", error->message);
  return error == NULL;
}

static void
completed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asked *asked = data;
  if (answered (source, result, asked) && asked->question->hits != NULL)
    lian_look_up_show (LIAN_LOOK_UP (asked->self), g_ptr_array_ref (asked->question->hits));
  else if (asked->generation == asked->self->generation)
    lian_look_up_fail (LIAN_LOOK_UP (asked->self));
  asked_free (asked);
}

static void
titled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asked *asked = data;
  if (answered (source, result, asked) && asked->question->title != NULL)
    {
      lian_reference_entry_know (asked->self, asked->question->id, asked->question->title);
      g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, asked->question->id);
      if (g_strcmp0 (lian_look_up_get_value (LIAN_LOOK_UP (asked->self)), value) == 0)
        lian_field_editor_set_text (LIAN_FIELD_EDITOR (asked->self), value);
    }
  asked_free (asked);
}

static void
lian_reference_entry_search (LianLookUp *look_up, const char *text)
{
  Asked *asked = ask (LIAN_REFERENCE_ENTRY (look_up));
  asked->question->text = g_strdup (text);
  send (asked, complete_job, completed_cb);
}

static void
lian_reference_entry_set_text (LianFieldEditor *editor, const char *text)
{
  LianReferenceEntry *self = LIAN_REFERENCE_ENTRY (editor);
  gint64 id;
  if (*text == '?')
    {
      lian_look_up_set_typed (LIAN_LOOK_UP (self), text + 1);
      return;
    }
  id = g_ascii_strtoll (text, NULL, 10);
  if (id == 0)
    {
      lian_look_up_set_value (LIAN_LOOK_UP (self), NULL, NULL);
      return;
    }
  lian_look_up_set_value (LIAN_LOOK_UP (self), text,
                          self->known == id ? self->known_title : "…");
  if (self->known == id)
    return;
  Asked *asked = ask (self);
  asked->question->id = id;
  send (asked, title_job, titled_cb);
}

static char *
lian_reference_entry_raw (LianLookUp *look_up, const char *text)
{
  return g_strconcat ("?", text, NULL);
}

static void
made_cb (LianReferenceEntry *self, gint64 id, const char *title)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  lian_reference_entry_know (self, id, title);
  lian_look_up_choose (LIAN_LOOK_UP (self), value, title);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
lian_reference_entry_make (LianLookUp *look_up, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (look_up));
  LianContext *context = lian_field_editor_get_context (LIAN_FIELD_EDITOR (look_up));
  GtkWidget *window
      = lian_new_record_new (context, reference_type (LIAN_REFERENCE_ENTRY (look_up)), text,
                             GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  g_signal_connect_object (window, "made", G_CALLBACK (made_cb), look_up, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
lian_reference_entry_constructed (GObject *object)
{
  LianFieldEditor *editor = LIAN_FIELD_EDITOR (object);
  G_OBJECT_CLASS (lian_reference_entry_parent_class)->constructed (object);
  LianContext *context = lian_field_editor_get_context (editor);
  lian_look_up_set_make (LIAN_LOOK_UP (object),
                         !lian_store_is_read_only (lian_context_get_store (context)));
}

static void
lian_reference_entry_dispose (GObject *object)
{
  LianReferenceEntry *self = LIAN_REFERENCE_ENTRY (object);
  self->generation++;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->known_title, g_free);
  G_OBJECT_CLASS (lian_reference_entry_parent_class)->dispose (object);
}

static void
lian_reference_entry_class_init (LianReferenceEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = lian_reference_entry_constructed;
  G_OBJECT_CLASS (klass)->dispose = lian_reference_entry_dispose;
  LIAN_LOOK_UP_CLASS (klass)->search = lian_reference_entry_search;
  LIAN_LOOK_UP_CLASS (klass)->make = lian_reference_entry_make;
  LIAN_LOOK_UP_CLASS (klass)->raw = lian_reference_entry_raw;
  LIAN_FIELD_EDITOR_CLASS (klass)->set_text = lian_reference_entry_set_text;
}

static void
lian_reference_entry_init (LianReferenceEntry *self)
{
}

/**
 * lian_reference_entry_know:
 * @self: an editor of a reference
 * @id: a record
 * @title: its name
 *
 * Spares the question for a name that the form has loaded already.
 */
void
lian_reference_entry_know (LianReferenceEntry *self, gint64 id, const char *title)
{
  g_return_if_fail (LIAN_IS_REFERENCE_ENTRY (self));
  char *copy = g_strdup (title);
  g_free (self->known_title);
  self->known = id;
  self->known_title = copy;
}

/**
 * lian_reference_entry_forbid_new:
 * @self: an editor of a reference
 *
 * Takes "New…" off the list, where making a record in place would lead from window to window.
 */
void
lian_reference_entry_forbid_new (LianReferenceEntry *self)
{
  g_return_if_fail (LIAN_IS_REFERENCE_ENTRY (self));
  lian_look_up_set_make (LIAN_LOOK_UP (self), FALSE);
}
