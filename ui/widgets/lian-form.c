/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The form of a record of any type.
 *
 * Everything on it is derived from the type's description.  What the user types goes into sheets
 * (lian-form-sheet.h), which know what the base has; the widgets only show them.  One job reads the
 * record with its parts, another runs the rules while the user types, a third saves all of it as one
 * act.  Answers carry the generation current when the question was asked; late ones are dropped. */
#include "lian-focus.h"
#include "lian-form-private.h"
#include "lian-held-keys.h"
#include "lian-i18n.h"
#include "lian-text.h"
#include "lian-tooltip.h"
#include "lian-widgets-resources.h"

G_DEFINE_FINAL_TYPE (LianForm, lian_form, ADW_TYPE_BIN)

enum
{
  SIGNAL_SAVED,
  SIGNAL_RECORD_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

LianStore *
_lian_form_store (LianForm *self)
{
  return lian_context_get_store (self->context);
}

/* The line at the foot: a status that screen readers follow. */
void
_lian_form_say (LianForm *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->status), text);
}

/* The line under the title: what needs an answer, or NULL for nothing. */
void
_lian_form_notice (LianForm *self, LianMark mark, const char *text)
{
  lian_message_clear (self->notice);
  if (text == NULL)
    return;
  gtk_box_append (GTK_BOX (self->notice), lian_message_new (mark, text));
  gtk_widget_set_visible (self->notice, TRUE);
}

static void
add_table_sheets (LianPartTable *table, GPtrArray *sheets)
{
  for (guint i = 0; i < lian_part_table_get_n_sheets (table); i++)
    {
      LianFormSheet *sheet = lian_part_table_get_sheet (table, i);
      if (!lian_form_sheet_is_blank (sheet))
        g_ptr_array_add (sheets, g_object_ref (sheet));
    }
}

/* The record's sheet first, then those of its parts. */
GPtrArray *
_lian_form_sheets (LianForm *self)
{
  GPtrArray *sheets = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (sheets, g_object_ref (self->sheet));
  for (guint i = 0; i < self->tables->len; i++)
    if (self->tables->pdata[i] != NULL)
      add_table_sheets (self->tables->pdata[i], sheets);
  return sheets;
}

/* The type's noun as a heading: with a capital where the script has any. */
char *
_lian_form_noun (LianForm *self)
{
  const char *noun = _ (self->type->label);
  char first[7] = "";
  if (*noun == '\0')
    return g_strdup ("");
  g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (noun)), first);
  return g_strconcat (first, g_utf8_next_char (noun), NULL);
}

static char *
title_of (LianForm *self)
{
  g_autoptr (LianRecord) record = lian_form_sheet_dup_record (self->sheet, NULL);
  const char *title = self->name != NULL && self->id != 0 ? self->name : lian_record_get_title (record);
  if (*title != '\0')
    return g_strdup (title);
  /* Translators: title of a form; a type of record */
  return self->id == 0 ? g_strdup_printf (_ ("New: %s"), _ (self->type->label))
                       : _lian_form_noun (self);
}

/* Whether the form only shows the record. */
gboolean
_lian_form_is_read_only (LianForm *self)
{
  return self->type->by_acts || lian_store_is_read_only (_lian_form_store (self));
}

/* What the frame says about the record: title, Save, tabs. */
void
_lian_form_update (LianForm *self)
{
  if (self->sheet == NULL)
    return;
  gboolean writable = !_lian_form_is_read_only (self);
  gboolean changed = lian_form_is_dirty (self) || self->id == 0;
  g_autofree char *title = title_of (self);
  g_autofree char *noun = _lian_form_noun (self);
  g_autofree char *line = lian_text_shorten (title);
  gtk_label_set_text (GTK_LABEL (self->title), line);
  gtk_label_set_text (GTK_LABEL (self->kind), noun);
  lian_tooltip_set (self->title, line);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save",
                                 writable && changed && !self->gone);
  gtk_widget_set_visible (self->back, !g_queue_is_empty (self->places));
  _lian_form_update_tabs (self);
  _lian_form_update_acts (self);
  _lian_form_update_contract (self);
  _lian_form_update_shares (self);
}

/* After any change by the user. */
void
_lian_form_edited (LianForm *self)
{
  if (self->loading || self->sheet == NULL)
    return;
  self->refused = FALSE;
  _lian_form_update (self);
  _lian_form_check_soon (self);
  _lian_form_draft_soon (self);
}

void
_lian_form_emit_saved (LianForm *self)
{
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, self->id);
}

static void
leave_record (LianForm *self)
{
  if (self->sheet != NULL)
    _lian_form_draft_now (self);
  lian_held_keys_release (GTK_WIDGET (self));
  self->refused = FALSE;
  self->generation++;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_handle_id (&self->check_source, g_source_remove);
  g_clear_handle_id (&self->draft_source, g_source_remove);
  self->save_wanted = self->saving = self->checking = self->reload_wanted = FALSE;
  self->focus_wanted = self->show_all = self->gone = FALSE;
}

static void
start (LianForm *self, const LianType *type, gint64 id, const LianRecord *preset)
{
  leave_record (self);
  g_clear_pointer (&self->preset, lian_record_free);
  g_clear_pointer (&self->wanted_draft, lian_draft_free);
  self->type = type;
  self->id = id;
  self->slot = 0;
  self->came_from = (LianFormPlace){ NULL, 0 };
  self->preset = preset != NULL ? lian_record_copy (preset) : NULL;
  if (self->preset != NULL)
    lian_record_set_id (self->preset, 0);
  self->fresh_slot = id == 0 && preset != NULL;
}

static void
forget_places (LianForm *self)
{
  g_queue_clear_full (self->places, g_free);
}

/* Opens a part and remembers the way back. */
void
_lian_form_open_place (LianForm *self, const LianType *type, gint64 id)
{
  LianFormPlace *place = g_new0 (LianFormPlace, 1);
  *place = (LianFormPlace){ self->type, self->id };
  g_queue_push_tail (self->places, place);
  start (self, type, id, NULL);
  self->focus_wanted = TRUE;
  _lian_form_start (self);
  g_signal_emit (self, signals[SIGNAL_RECORD_CHANGED], 0, self->id);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianForm *self = LIAN_FORM (widget);
  g_autofree LianFormPlace *place = g_queue_pop_tail (self->places);
  if (place == NULL)
    return;
  const LianFormPlace part = { self->type, self->id };
  start (self, place->type, place->id, NULL);
  self->came_from = part;
  self->focus_wanted = TRUE;
  _lian_form_start (self);
  g_signal_emit (self, signals[SIGNAL_RECORD_CHANGED], 0, self->id);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lian_form_save (LIAN_FORM (widget));
}

static void
discard_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _lian_form_discard (LIAN_FORM (widget));
}

static void
repeat_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _lian_form_repeat (LIAN_FORM (widget));
}

static void
past_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _lian_form_show_past_of_focus (LIAN_FORM (widget));
}

static void
open_part_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _lian_form_open_part (LIAN_FORM (widget));
}

static void
another_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianForm *self = LIAN_FORM (widget);
  start (self, self->type, 0, NULL);
  self->fresh_slot = TRUE;
  self->focus_wanted = TRUE;
  _lian_form_start (self);
}

/* GTK asks for this on Tab as well: whoever looks at a page of parts stays there. */
static gboolean
lian_form_grab_focus (GtkWidget *widget)
{
  LianForm *self = LIAN_FORM (widget);
  if (self->sheet == NULL || self->loading)
    {
      self->focus_wanted = self->loading;
      return self->loading;
    }
  GtkNotebook *book = GTK_NOTEBOOK (self->book);
  int page = gtk_notebook_get_current_page (book);
  if (page > 0)
    return gtk_widget_child_focus (gtk_notebook_get_nth_page (book, page), GTK_DIR_TAB_FORWARD);
  return _lian_form_focus (self, self->sheet, self->last_field);
}

static void
lian_form_dispose (GObject *object)
{
  LianForm *self = LIAN_FORM (object);
  if (self->context != NULL)
    leave_record (self);
  _lian_form_clear (self);
  g_clear_pointer (&self->preset, lian_record_free);
  g_clear_pointer (&self->wanted_draft, lian_draft_free);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_form_parent_class)->dispose (object);
}

static void
lian_form_finalize (GObject *object)
{
  LianForm *self = LIAN_FORM (object);
  g_queue_free_full (self->places, g_free);
  g_array_unref (self->underway);
  g_hash_table_unref (self->reasons);
  G_OBJECT_CLASS (lian_form_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "form.save", NULL, save_action);
  gtk_widget_class_install_action (klass, "form.discard", NULL, discard_action);
  gtk_widget_class_install_action (klass, "form.back", NULL, back_action);
  gtk_widget_class_install_action (klass, "form.repeat", NULL, repeat_action);
  gtk_widget_class_install_action (klass, "form.past", NULL, past_action);
  gtk_widget_class_install_action (klass, "form.open-part", NULL, open_part_action);
  gtk_widget_class_install_action (klass, "form.another", NULL, another_action);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_s, GDK_CONTROL_MASK, "form.save", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_h, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "form.past", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Left, GDK_ALT_MASK, "form.back", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_apostrophe, GDK_CONTROL_MASK, "form.repeat",
                                       NULL);
  /* Ctrl+O opens a base, and the application is asked first. */
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Return, GDK_ALT_MASK, "form.open-part", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_KP_Enter, GDK_ALT_MASK, "form.open-part",
                                       NULL);
}

/* The form brings its look along, so that a window of its own looks the same. */
static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  GdkDisplay *display = gdk_display_get_default ();
  if (display == NULL)
    return;
  g_resources_register (lian_widgets_get_resource ());
  gtk_css_provider_load_from_resource (provider, "/org/lianshe/Lianshe/widgets/lian-form.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
lian_form_class_init (LianFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->dispose = lian_form_dispose;
  object_class->finalize = lian_form_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = lian_form_grab_focus;
  install_actions (GTK_WIDGET_CLASS (klass));
  _lian_form_install_acts (GTK_WIDGET_CLASS (klass));
  _lian_form_install_life (GTK_WIDGET_CLASS (klass));
  _lian_form_install_shares (GTK_WIDGET_CLASS (klass));
  load_style ();
  signals[SIGNAL_SAVED] = g_signal_new ("saved", LIAN_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_RECORD_CHANGED] = g_signal_new ("record-changed", LIAN_TYPE_FORM,
                                                 G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                 G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
lian_form_init (LianForm *self)
{
  self->places = g_queue_new ();
  self->underway = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->last_field = -1;
  self->reasons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->cancellable = g_cancellable_new ();
  _lian_form_build_frame (self);
}

/**
 * lian_form_new:
 * @context: what the window shares
 *
 * Returns: (transfer floating): a form that shows no record
 */
GtkWidget *
lian_form_new (LianContext *context)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  LianForm *self = g_object_new (LIAN_TYPE_FORM, NULL);
  self->context = g_object_ref (context);
  g_signal_connect_object (lian_context_get_store (context), "changed",
                           G_CALLBACK (_lian_form_changed), self, G_CONNECT_SWAPPED);
  _lian_form_follow_drafts (self);
  return GTK_WIDGET (self);
}


/**
 * lian_form_open:
 * @self: a form
 * @type: a type
 * @id: a record of it
 *
 * Shows a record, as soon as it is read.  A draft of it is put back.  Whoever works in the form goes
 * on in the field last used.
 */
void
lian_form_open (LianForm *self, const LianType *type, gint64 id)
{
  g_return_if_fail (LIAN_IS_FORM (self));
  g_return_if_fail (type != NULL);
  gboolean stays = lian_focus_is_within (GTK_WIDGET (self));
  forget_places (self);
  start (self, type, id, NULL);
  self->focus_wanted = stays;
  _lian_form_start (self);
  g_signal_emit (self, signals[SIGNAL_RECORD_CHANGED], 0, self->id);
}

/**
 * lian_form_open_new:
 * @self: a form
 * @type: a type
 * @preset: (nullable): values it begins with; copied
 *
 * Shows a new record and takes the focus.  Without @preset, the last draft of a new record of this
 * type is put back.
 */
void
lian_form_open_new (LianForm *self, const LianType *type, const LianRecord *preset)
{
  g_return_if_fail (LIAN_IS_FORM (self));
  g_return_if_fail (type != NULL);
  forget_places (self);
  start (self, type, 0, preset);
  self->focus_wanted = TRUE;
  _lian_form_start (self);
  g_signal_emit (self, signals[SIGNAL_RECORD_CHANGED], 0, self->id);
}

/**
 * lian_form_open_draft:
 * @self: a form
 * @draft: a draft, as lian_drafts_list_async() gives it
 *
 * Shows the record of a draft, or the new record, with the draft put back.
 */
void
lian_form_open_draft (LianForm *self, const LianDraft *draft)
{
  g_return_if_fail (LIAN_IS_FORM (self));
  const LianType *type = lian_type_find (draft->type);
  g_return_if_fail (type != NULL);
  forget_places (self);
  start (self, type, draft->record, NULL);
  self->slot = draft->slot;
  self->wanted_draft = g_new0 (LianDraft, 1);
  *self->wanted_draft = *draft;
  self->wanted_draft->type = g_strdup (draft->type);
  self->wanted_draft->saved = g_strdup (draft->saved);
  self->wanted_draft->text = g_strdup (draft->text);
  self->focus_wanted = TRUE;
  _lian_form_start (self);
  g_signal_emit (self, signals[SIGNAL_RECORD_CHANGED], 0, self->id);
}

/**
 * lian_form_close:
 * @self: a form
 *
 * Shows no record any more.  What was not saved stays in a draft.
 */
void
lian_form_close (LianForm *self)
{
  g_return_if_fail (LIAN_IS_FORM (self));
  leave_record (self);
  forget_places (self);
  _lian_form_show_empty (self, _ ("No record chosen"),
                         _ ("Choose one in the list, or make a new one."));
  self->type = NULL;
  self->id = 0;
  lian_context_save_settings (self->context);
  g_signal_emit (self, signals[SIGNAL_RECORD_CHANGED], 0, self->id);
}

/**
 * lian_form_keep:
 * @self: a form
 *
 * Hands what was typed to the drafts now, and not some moments after the last key: for the moment
 * before the window goes.  It is on the disk when lian_drafts_flush_async() says so.
 */
void
lian_form_keep (LianForm *self)
{
  g_return_if_fail (LIAN_IS_FORM (self));
  if (self->sheet != NULL)
    _lian_form_draft_now (self);
}

/**
 * lian_form_is_dirty:
 * @self: a form
 *
 * Returns: whether something was typed that is not saved
 */
gboolean
lian_form_is_dirty (LianForm *self)
{
  g_return_val_if_fail (LIAN_IS_FORM (self), FALSE);
  if (self->sheet == NULL)
    return FALSE;
  if (lian_form_sheet_is_dirty (self->sheet))
    return TRUE;
  for (guint i = 0; i < self->tables->len; i++)
    if (self->tables->pdata[i] != NULL && lian_part_table_is_dirty (self->tables->pdata[i]))
      return TRUE;
  return FALSE;
}

/**
 * lian_form_get_record_id:
 * @self: a form
 *
 * Returns: the record it shows; 0 for a new one or none
 */
gint64
lian_form_get_record_id (LianForm *self)
{
  g_return_val_if_fail (LIAN_IS_FORM (self), 0);
  return self->id;
}

/**
 * lian_form_get_record_type:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): the type of the record it shows
 */
const LianType *
lian_form_get_record_type (LianForm *self)
{
  g_return_val_if_fail (LIAN_IS_FORM (self), NULL);
  return self->type;
}
