/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Reading a record into the form, and again when the base changed under it. */
#include "lian-focus.h"
#include "lian-form-private.h"
#include "lian-gtk48.h"
#include "lian-held-keys.h"
#include "lian-i18n.h"

typedef struct
{
  LianForm *self;
  LianFormLoad *load;
  guint generation;
} Opening;

static void
opening_free (Opening *opening)
{
  lian_form_load_unref (opening->load);
  g_object_unref (opening->self);
  g_free (opening);
}

static void
read_record (LianForm *self, GAsyncReadyCallback callback)
{
  Opening *opening = g_new0 (Opening, 1);
  opening->self = g_object_ref (self);
  opening->load = lian_form_load_new (self->type, self->id, self->preset);
  opening->generation = self->generation;
  lian_store_read_async (_lian_form_store (self), lian_form_load_job,
                         lian_form_load_ref (opening->load),
                         (GDestroyNotify) lian_form_load_unref, self->cancellable, callback,
                         opening);
}

/* GTK 4.8 may keep a widget as the window's focus after it was taken out of the tree. */
static void
give_up_focus (LianForm *self)
{
  if (lian_focus_is_within (self->book))
    gtk_root_set_focus (gtk_widget_get_root (self->book), NULL);
}

/* Takes the record's widgets and state away.  Keys that wait for them act when the next ones stand there. */
void
_lian_form_clear (LianForm *self)
{
  lian_held_keys_release (GTK_WIDGET (self));
  _lian_form_clear_reasons (self);
  if (self->book_place != NULL && self->book != NULL)
    {
      give_up_focus (self);
      adw_bin_set_child (ADW_BIN (self->book_place), NULL);
    }
  self->book = self->columns = self->history = self->history_list = NULL;
  g_clear_pointer (&self->rows, g_free);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_pointer (&self->acts, g_ptr_array_unref);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->sheet);
  self->visited = NULL;
  self->history_loaded = FALSE;
}

static void
take_lists (LianForm *self, LianFormLoad *load)
{
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_pointer (&self->acts, g_ptr_array_unref);
  self->kept = g_ptr_array_ref (load->kept);
  self->acts = load->acts != NULL ? g_ptr_array_ref (load->acts) : NULL;
  self->act = load->act;
  _lian_form_show_craft (self, load->craft);
  _lian_form_show_belongs (self, load->belongs);
  g_free (self->name);
  self->name = g_strdup (load->title);
}

static void
take_titles (LianForm *self, LianFormLoad *load)
{
  GHashTableIter iter;
  gpointer key, title;
  g_hash_table_iter_init (&iter, load->titles);
  while (g_hash_table_iter_next (&iter, &key, &title))
    {
      gint64 *id = g_new (gint64, 1);
      *id = *(gint64 *) key;
      g_hash_table_insert (self->titles, id, g_strdup (title));
    }
}

/* Shows no record, and says why. */
void
_lian_form_show_empty (LianForm *self, const char *title, const char *words)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);
  _lian_form_clear (self);
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->empty), escaped);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
}

/* A new record begins at its beginning, whatever was typed last in another one. */
static int
last_field_of (LianForm *self)
{
  if (self->id == 0)
    return -1;
  g_autofree char *id = g_key_file_get_string (lian_context_get_settings (self->context), "form",
                                               self->type->id, NULL);
  return id != NULL ? lian_type_field (self->type, id) : -1;
}

/* Who changes it, where the form does not. */
static const char *
words_of_acts (const LianType *type)
{
  if (g_str_equal (type->id, "impact_finding"))
    return _ ("Computed from figures; an officer confirms or rejects it.");
  if (g_str_equal (type->id, "attachment"))
    return _ ("Added and removed in the form of the investigation.");
  if (g_str_equal (type->id, "service_proposal") || g_str_equal (type->id, "service_change"))
    return _ ("Made and decided in the coverage page.");
  if (g_str_equal (type->id, "amendment"))
    return _ ("Made when a signed contract is changed; it stays as it was made.");
  if (g_str_equal (type->id, "distribution_share"))
    return _ ("Made when the surplus was divided among the members; it stays as it was made.");
  if (g_str_has_prefix (type->id, "succession"))
    return _ ("Made by a change of co-operatives; it stays as it was made.");
  if (g_str_equal (type->id, "shared_list"))
    return _ ("Kept, replaced and removed at the list itself (Ctrl+Shift+L).");
  if (g_str_equal (type->id, "period_lock"))
    return _ ("A lock stays; the period is reopened with a reason.");
  return _ ("Made in the review, and changed only there or by Void…");
}

static void
show_read_only (LianForm *self)
{
  if (lian_store_is_read_only (_lian_form_store (self)))
    _lian_form_notice (self, LIAN_MARK_WARNING,
                       _ ("The base is open for reading only; nothing can be changed here."));
  else if (self->type->by_acts)
    _lian_form_notice (self, LIAN_MARK_NONE, words_of_acts (self->type));
  else
    _lian_form_notice (self, LIAN_MARK_NONE, NULL);
}

/* All is here: the record and, where there is one, its draft. */
static void
show_record (LianForm *self, LianFormLoad *load)
{
  _lian_form_clear (self);
  self->loading = TRUE;
  self->titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  take_titles (self, load);
  take_lists (self, load);
  self->last_field = last_field_of (self);
  _lian_form_say (self, "");
  gtk_widget_set_visible (self->draft_bar, FALSE);
  show_read_only (self);
  _lian_form_build (self, load);
  /* What was filled in is not typed: Ctrl+Z takes back the last act, not the value of a field. */
  lian_gtk48_forget_typing (GTK_WIDGET (self));
  self->loading = FALSE;
  _lian_form_draft_restore (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "record");
  _lian_form_update (self);
  _lian_form_update_history (self);
  _lian_form_check (self);
  if (self->focus_wanted)
    _lian_form_focus_again (self);
  self->focus_wanted = FALSE;
}

static gboolean
is_better (const LianDraft *draft, const LianDraft *best)
{
  return best == NULL || g_strcmp0 (draft->saved, best->saved) > 0;
}

/* A draft of what is being written is a record in a moment: it is no beginning of the next one. */
static gboolean
is_underway (LianForm *self, const LianDraft *draft)
{
  for (guint i = 0; i < self->underway->len; i++)
    if (draft->record == 0 && g_array_index (self->underway, gint64, i) == draft->slot)
      return TRUE;
  return FALSE;
}

static void
choose_draft (LianForm *self, GPtrArray *drafts)
{
  const LianDraft *best = NULL;
  for (guint i = 0; i < drafts->len; i++)
    {
      const LianDraft *draft = drafts->pdata[i];
      if (g_strcmp0 (draft->type, self->type->id) == 0 && draft->record == self->id
          && !is_underway (self, draft) && is_better (draft, best))
        best = draft;
    }
  if (best == NULL)
    return;
  self->wanted_draft = g_new0 (LianDraft, 1);
  *self->wanted_draft = (LianDraft){ g_strdup (best->type), best->record, best->slot, best->act,
                                     g_strdup (best->saved), g_strdup (best->text) };
}

static void
drafts_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Opening *opening = data;
  LianForm *self = opening->self;
  g_autoptr (GPtrArray) drafts = lian_drafts_list_finish (LIAN_DRAFTS (source), result, NULL);
  if (opening->generation == self->generation)
    {
      if (drafts != NULL)
        choose_draft (self, drafts);
      show_record (self, opening->load);
    }
  opening_free (opening);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Opening *opening = data;
  LianForm *self = opening->self;
  g_autoptr (GError) error = NULL;
  lian_store_read_finish (LIAN_STORE (source), result, &error);
  LianDrafts *drafts
      = self->context != NULL ? lian_context_get_drafts (self->context) : NULL;
  if (opening->generation != self->generation || self->context == NULL)
    opening_free (opening);
  else if (error != NULL || opening->load->main == NULL)
    {
      self->loading = FALSE;
      _lian_form_show_empty (self, _ ("This record can't be shown"),
                             error != NULL ? error->message : _ ("It is no longer in the base."));
      opening_free (opening);
    }
  else if (drafts == NULL || self->wanted_draft != NULL || self->fresh_slot)
    {
      show_record (self, opening->load);
      opening_free (opening);
    }
  else
    lian_drafts_list_async (drafts, self->cancellable, drafts_cb, opening);
}

/* Reads the record that the form is to show; the record it shows stays until then.  What is typed meanwhile is
 * meant for the new one. */
void
_lian_form_start (LianForm *self)
{
  if (self->sheet == NULL)
    _lian_form_show_empty (self, _ ("Reading…"), "");
  self->loading = TRUE;
  if (self->id == 0 && self->slot == 0)
    self->slot = g_get_real_time ();
  if (self->focus_wanted)
    lian_held_keys_hold (GTK_WIDGET (self));
  read_record (self, opened_cb);
}

static void
show_gone (LianForm *self)
{
  if (lian_form_is_dirty (self))
    {
      self->gone = TRUE;
      _lian_form_notice (self, LIAN_MARK_ERROR,
                         _ ("This record was deleted meanwhile. What you typed is still here and "
                            "can be copied; undo the deletion to save it."));
      _lian_form_update (self);
      return;
    }
  _lian_form_show_empty (self, _ ("This record was deleted"), _ ("Undo brings it back."));
}

static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Opening *opening = data;
  LianForm *self = opening->self;
  LianFormLoad *load = opening->load;
  g_autoptr (GError) error = NULL;
  lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (opening->generation == self->generation && self->sheet != NULL && error == NULL)
    {
      if (load->main == NULL)
        show_gone (self);
      else
        {
          self->gone = FALSE;
          take_titles (self, load);
          take_lists (self, load);
          lian_form_sheet_rebase (self->sheet, load->main->record, load->main->units);
          _lian_form_rebase_parts (self, load);
          if (!lian_form_is_dirty (self))
            lian_gtk48_forget_typing (GTK_WIDGET (self));
          if (_lian_form_has_conflict (self))
            _lian_form_notice (self, LIAN_MARK_WARNING,
                               _ ("Somebody changed this record meanwhile. Choose a value for each "
                                  "field that shows two."));
          _lian_form_update (self);
          _lian_form_update_history (self);
          _lian_form_check (self);
        }
    }
  else if (opening->generation == self->generation && self->sheet != NULL
           && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    _lian_form_notice (self, LIAN_MARK_ERROR, error->message);
  opening_free (opening);
}

/* Reads the record again and follows the base where the user changed nothing. */
void
_lian_form_reload (LianForm *self)
{
  self->reload_wanted = FALSE;
  if (self->sheet != NULL && self->id != 0)
    read_record (self, reloaded_cb);
}

static gboolean
concerns (LianForm *self, LianChangeSet *set)
{
  if (lian_change_set_is_bulk (set) || lian_change_set_find (set, self->id) != NULL)
    return TRUE;
  for (guint i = 0; i < self->type->n_parts; i++)
    if (lian_change_set_touches (set, self->type->parts[i].type))
      return TRUE;
  return FALSE;
}

/* The base changed: here, in another window or in another program. */
void
_lian_form_changed (LianForm *self, LianChangeSet *set)
{
  if (self->type == NULL || self->id == 0 || self->loading || !concerns (self, set))
    return;
  if (self->saving)
    self->reload_wanted = TRUE;
  else if (self->sheet != NULL)
    _lian_form_reload (self);
  else
    _lian_form_start (self);
}
