/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Saving the record and its parts as one act: what stands on the form is gathered, written by the
 * job of lian-form-writing.c, and what came of it is shown. */
#include "lian-error.h"
#include "lian-form-private.h"
#include "lian-form-writing-private.h"
#include "lian-gtk48.h"
#include "lian-held-keys.h"
#include "lian-i18n.h"
#include "lian-isolate.h"

typedef struct
{
  LianForm *self;
  GPtrArray *sheets;
  LianFormWriting *writing;
  guint generation;
  gint64 slot;
} Saving;

static void
saving_free (Saving *saving)
{
  _lian_form_writing_unref (saving->writing);
  g_ptr_array_unref (saving->sheets);
  g_object_unref (saving->self);
  g_free (saving);
}

static const char *
owner_field_of (LianForm *self, LianFormSheet *sheet)
{
  const LianType *type = lian_form_sheet_get_type_info (sheet);
  for (guint i = 0; sheet != self->sheet && i < self->type->n_parts; i++)
    if (g_str_equal (self->type->parts[i].type, type->id))
      return self->type->parts[i].field;
  return NULL;
}

static void
add_item (LianForm *self, Saving *saving, LianFormSheet *sheet)
{
  LianFormItem *item = g_new0 (LianFormItem, 1);
  item->record = lian_form_sheet_dup_record (sheet, NULL);
  item->base = lian_record_copy (lian_form_sheet_get_base (sheet));
  item->owner_field = owner_field_of (self, sheet);
  item->removed = lian_form_sheet_is_removed (sheet);
  g_ptr_array_add (saving->writing->items, item);
  g_ptr_array_add (saving->sheets, g_object_ref (sheet));
}

static void
add_kept (LianForm *self, Saving *saving, const LianFormIssue *issue)
{
  guint place;
  const char *reason = _lian_form_reason (self, issue);
  if (reason == NULL || !g_ptr_array_find (saving->sheets, issue->sheet, &place))
    return;
  LianFormKept *kept = g_new0 (LianFormKept, 1);
  kept->item = place;
  kept->record = lian_record_new (lian_type_find ("kept_warning"));
  lian_record_set_text (kept->record, "kind", issue->issue->type->id);
  lian_record_set_text (kept->record, "field", issue->issue->field);
  lian_record_set_text (kept->record, "code", issue->issue->code);
  lian_record_set_text (kept->record, "message", issue->issue->message);
  lian_record_set_text (kept->record, "reason", reason);
  g_ptr_array_add (saving->writing->kept, kept);
}

static char *
act_label (LianForm *self, const LianRecord *record)
{
  const char *title = lian_record_get_title (record);
  if (self->id == 0 && *title == '\0')
    /* Translators: name of an act: a type of record; its number follows */
    return g_strdup_printf (_ ("new %s"), _ (self->type->label));
  if (self->id == 0)
    /* Translators: name of an act: a type of record, then its name */
    return g_strdup_printf (_ ("new %s “%s”"), _ (self->type->label), title);
  /* Translators: name of an act: a type of record, then its name */
  return g_strdup_printf (_ ("change of %s “%s”"), _ (self->type->label), title);
}

static char *
time_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  return g_date_time_format (now, "%H:%M");
}

static LianPartTable *
table_of (LianForm *self, LianFormSheet *sheet)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      LianPartTable *table = self->tables->pdata[i];
      for (guint j = 0; table != NULL && j < lian_part_table_get_n_sheets (table); j++)
        if (lian_part_table_get_sheet (table, j) == sheet)
          return table;
    }
  return NULL;
}

static void
take_saved (LianForm *self, Saving *saving)
{
  LianFormWriting *writing = saving->writing;
  const LianFormItem *main = writing->items->pdata[0];
  self->id = lian_record_get_id (main->record);
  for (guint i = 0; i < saving->sheets->len; i++)
    {
      const LianFormItem *item = writing->items->pdata[i];
      LianFormSheet *sheet = saving->sheets->pdata[i];
      LianPartTable *table = table_of (self, sheet);
      if (item->removed && table != NULL)
        lian_part_table_drop (table, sheet);
      else
        lian_form_sheet_take_saved (sheet, item->record);
      if (!item->removed)
        _lian_form_remember_saved (self, item->record);
    }
  for (guint i = 0; i < self->tables->len; i++)
    if (self->tables->pdata[i] != NULL)
      lian_part_table_take_saved (self->tables->pdata[i], self->id);
  _lian_form_set_owner_of_lists (self);
}

static void
after_save (LianForm *self, Saving *saving)
{
  LianDrafts *drafts = lian_context_get_drafts (self->context);
  gint64 old_id = self->id;
  g_autofree char *time = time_now ();
  /* Translators: a time of day */
  g_autofree char *text = g_strdup_printf (_ ("Saved %s"), time);
  take_saved (self, saving);
  lian_gtk48_forget_typing (GTK_WIDGET (self));
  g_clear_handle_id (&self->draft_source, g_source_remove);
  if (drafts != NULL)
    lian_drafts_drop (drafts, self->type->id, old_id, old_id == 0 ? saving->slot : 0);
  gtk_widget_set_visible (self->draft_bar, FALSE);
  self->slot = 0;
  self->show_all = self->refused = FALSE;
  g_clear_pointer (&self->preset, lian_record_free);
  _lian_form_clear_reasons (self);
  _lian_form_notice (self, LIAN_MARK_NONE, NULL);
  _lian_form_say (self, text);
  _lian_form_update (self);
  if (lian_form_is_dirty (self))
    _lian_form_draft_soon (self);
  _lian_form_reload (self);
  _lian_form_emit_saved (self);
}

static void
show_failure (LianForm *self, const GError *error)
{
  /* Translators: a reason */
  g_autofree char *text = g_strdup_printf (_ ("Not saved: %s"), error->message);
  _lian_form_say (self, text);
  _lian_form_notice (self, LIAN_MARK_ERROR, text);
  if (g_error_matches (error, LIAN_ERROR, LIAN_ERROR_CONFLICT))
    _lian_form_reload (self);
}

static void
end_saving (LianForm *self, Saving *saving, const GError *error)
{
  self->saving = FALSE;
  if (error == NULL)
    after_save (self, saving);
  else
    show_failure (self, error);
  if (self->reload_wanted)
    _lian_form_reload (self);
}

static void
forget_underway (LianForm *self, gint64 slot)
{
  for (guint i = self->underway->len; i > 0; i--)
    if (g_array_index (self->underway, gint64, i - 1) == slot)
      g_array_remove_index (self->underway, i - 1);
}

/* Whoever went on to another record does not see the form that was refused. */
static void
tell_failure (LianForm *self, const LianFormWriting *writing, const GError *error)
{
  const LianFormItem *main = writing->items->pdata[0];
  g_autofree char *name = lian_record_dup_name (main->record);
  g_autofree char *isolated = lian_isolate (name);
  /* Translators: the name of a record, then a reason */
  g_autofree char *text = g_strdup_printf (_ ("“%s” was not saved, and is kept as a draft: %s"), isolated,
                                           writing->asks ? _ ("the contract is signed and was not amended")
                                                         : error->message);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saving *saving = data;
  LianForm *self = saving->self;
  g_autoptr (GError) error = NULL;
  lian_store_write_finish (LIAN_STORE (source), result, NULL, &error);
  forget_underway (self, saving->slot);
  if (saving->generation == self->generation && self->sheet != NULL)
    {
      if (saving->writing->asks)
        _lian_form_ask_amendment (self);
      else
        end_saving (self, saving, error);
    }
  else if (error == NULL && self->context != NULL)
    {
      /* Another record is shown by now; the draft of the saved one is no longer needed. */
      LianDrafts *drafts = lian_context_get_drafts (self->context);
      const LianFormItem *main = saving->writing->items->pdata[0];
      gint64 old_id = lian_record_get_id (main->base);
      if (drafts != NULL)
        lian_drafts_drop (drafts, lian_record_get_type_info (main->base)->id, old_id,
                          old_id == 0 ? saving->slot : 0);
    }
  else if (self->context != NULL)
    tell_failure (self, saving->writing, error);
  saving_free (saving);
}

static Saving *
gather (LianForm *self)
{
  g_autoptr (GPtrArray) sheets = _lian_form_sheets (self);
  Saving *saving = g_new0 (Saving, 1);
  saving->self = g_object_ref (self);
  saving->generation = self->generation;
  saving->slot = self->slot;
  saving->sheets = g_ptr_array_new_with_free_func (g_object_unref);
  saving->writing = _lian_form_writing_new ();
  for (guint i = 0; i < sheets->len; i++)
    if (i == 0 || lian_form_sheet_is_dirty (sheets->pdata[i]))
      add_item (self, saving, sheets->pdata[i]);
  for (guint i = 0; i < self->issues->len; i++)
    add_kept (self, saving, self->issues->pdata[i]);
  return saving;
}

static void
write_all (LianForm *self)
{
  Saving *saving = gather (self);
  const LianFormItem *main = saving->writing->items->pdata[0];
  g_autofree char *label = act_label (self, main->record);
  self->saving = TRUE;
  if (self->id == 0)
    g_array_append_val (self->underway, saving->slot);
  lian_store_write_async (_lian_form_store (self), label, NULL, _lian_form_writing_job,
                          g_atomic_rc_box_acquire (saving->writing), _lian_form_writing_unref, NULL,
                          written_cb, saving);
}

static void
amended_cb (LianQuestion *question, Saving *saving)
{
  LianForm *self = saving->self;
  if (saving->generation == self->generation && self->sheet != NULL)
    end_saving (self, saving, NULL);
}

static void
forget_saving (gpointer saving, GClosure *closure)
{
  saving_free (saving);
}

/* Writes what stands on the form and @amendment as one act; a refusal is told by @question, which
 * stays. */
void
_lian_form_write_amendment (LianForm *self,
                            LianQuestion *question,
                            const LianFormAmendment *amendment)
{
  Saving *saving = gather (self);
  LianFormWriting *writing = saving->writing;
  const LianFormItem *main = writing->items->pdata[0];
  /* Translators: name of an act: a type of record, then its name */
  g_autofree char *label = g_strdup_printf (_ ("amendment of %s “%s”"), _ (self->type->label),
                                            lian_record_get_title (main->record));
  writing->amendment.on = amendment->on;
  writing->amendment.agreed_with = g_strdup (amendment->agreed_with);
  writing->amendment.reason = g_strdup (amendment->reason);
  g_signal_handlers_disconnect_matched (question, G_SIGNAL_MATCH_FUNC, 0, 0, NULL,
                                        (gpointer)amended_cb, NULL);
  g_signal_connect_data (question, "written", G_CALLBACK (amended_cb), saving, forget_saving, 0);
  lian_question_write (question, label, amendment->reason, _lian_form_writing_job,
                       g_atomic_rc_box_acquire (writing), _lian_form_writing_unref);
}

/* The question was closed: everything stands as it was typed. */
void
_lian_form_not_amended (LianForm *self)
{
  self->saving = FALSE;
  self->refused = TRUE;
  _lian_form_say (self, _ ("Not saved: the contract is signed and was not amended"));
  if (lian_form_is_dirty (self))
    _lian_form_draft_soon (self);
  if (self->reload_wanted)
    _lian_form_reload (self);
}

static const LianFormIssue *
first_error (LianForm *self)
{
  for (guint i = 0; i < self->issues->len; i++)
    {
      const LianFormIssue *issue = self->issues->pdata[i];
      if (issue->issue->severity == LIAN_ISSUE_ERROR)
        return issue;
    }
  return NULL;
}

/* The rules have answered about exactly what stands on the form: save it, or say why not. */
void
_lian_form_checked_for_save (LianForm *self)
{
  if (!self->save_wanted || self->saving)
    return;
  self->save_wanted = FALSE;
  lian_held_keys_release (GTK_WIDGET (self));
  const LianFormIssue *error = first_error (self);
  if (error != NULL)
    {
      const char *field = error->issue->field;
      g_autofree char *text = g_strdup_printf (_ ("Not saved: %s"), error->issue->message);
      self->show_all = self->refused = TRUE;
      _lian_form_show_issues (self);
      _lian_form_say (self, text);
      _lian_form_focus (self, error->sheet,
                        field != NULL ? lian_type_field (error->issue->type, field) : -1);
    }
  else if (_lian_form_has_conflict (self))
    {
      self->refused = TRUE;
      _lian_form_say (self, _ ("Not saved: choose a value for each field that shows two"));
      _lian_form_focus_conflict (self);
    }
  else if (_lian_form_ask_reasons (self))
    {
      self->refused = TRUE;
      _lian_form_say (self,
                      _ ("Not saved yet: give a reason for each warning you keep, then save"));
    }
  else
    write_all (self);
}

/**
 * lian_form_save:
 * @self: a form
 *
 * Saves the record with its parts as one act, once the rules allow it; otherwise says why not and
 * goes there.
 */
void
lian_form_save (LianForm *self)
{
  g_return_if_fail (LIAN_IS_FORM (self));
  if (self->sheet == NULL || self->saving || self->loading || self->gone
      || _lian_form_is_read_only (self))
    return;
  LianFieldEditor *editor = _lian_form_focused_editor (self);
  if (editor != NULL && LIAN_FIELD_EDITOR_GET_CLASS (editor)->leave != NULL)
    LIAN_FIELD_EDITOR_GET_CLASS (editor)->leave (editor);
  if (self->id != 0 && !lian_form_is_dirty (self))
    {
      _lian_form_say (self, _ ("Nothing to save"));
      return;
    }
  self->save_wanted = TRUE;
  /* A key that leads to another record must not overtake the answer of the rules: nothing would be saved. */
  lian_held_keys_hold (GTK_WIDGET (self));
  _lian_form_check (self);
}
