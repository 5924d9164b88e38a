/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A question whose answer is one act.
 *
 * A message dialog closes with its answer, before the base has said whether it takes it.  So what
 * stands in it outlives the window: after a refusal it is asked again with everything as it was
 * entered, and with what is wrong above it. */
#include "lian-question.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-label.h"
#include "lian-text.h"

struct _LianQuestion
{
  GtkWidget *parent; /* weak */
  LianContext *context;
  AdwMessageDialog *window; /* NULL while the act is written */
  char *heading, *body, *ok;
  GtkWidget *box; /* owned, moves from window to window */
  GtkLabel *refusal;
  GPtrArray *required; /* GtkTextBuffer and GtkEditable */
  GPtrArray *days; /* GtkEditable */
  LianQuestionFunc respond;
  gpointer data;
  GDestroyNotify destroy;
};

static void
question_free (gpointer data)
{
  LianQuestion *self = data;
  self->window = NULL; /* what changes while it goes is not answered */
  if (self->destroy != NULL)
    self->destroy (self->data);
  g_clear_weak_pointer (&self->parent);
  g_clear_object (&self->box);
  g_clear_object (&self->context);
  g_ptr_array_unref (self->required);
  g_ptr_array_unref (self->days);
  g_free (self->heading);
  g_free (self->body);
  g_free (self->ok);
  g_free (self);
}

/**
 * lian_question_dup_text:
 * @text: a text of a question
 *
 * Returns: (transfer full): what was typed, without blanks around it
 */
char *
lian_question_dup_text (GtkTextBuffer *text)
{
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (text, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (text, &start, &end, FALSE));
}

/**
 * lian_question_get_day:
 * @self: a question
 * @day: a day of it
 *
 * Returns: the day entered, or 0
 */
LianDate
lian_question_get_day (LianQuestion *self, GtkEditable *day)
{
  LianDate date = 0;
  LianStore *store = lian_context_get_store (self->context);
  lian_date_parse_entry (gtk_editable_get_text (day), lian_store_get_working_date (store), &date);
  return date;
}

static gboolean
is_filled (gpointer field)
{
  if (GTK_IS_EDITABLE (field))
    return *gtk_editable_get_text (field) != '\0';
  g_autofree char *text = lian_question_dup_text (field);
  return *text != '\0';
}

/* The answer is enabled once everything is there and every day is a day. */
static void
update (LianQuestion *self)
{
  gboolean ready = TRUE;
  if (self->window == NULL || gtk_widget_in_destruction (GTK_WIDGET (self->window)))
    return;
  for (guint i = 0; i < self->required->len; i++)
    ready = ready && is_filled (self->required->pdata[i]);
  for (guint i = 0; i < self->days->len; i++)
    ready = ready
            && (!is_filled (self->days->pdata[i])
                || lian_question_get_day (self, self->days->pdata[i]) != 0);
  adw_message_dialog_set_response_enabled (self->window, "ok", ready);
}

static void
response_cb (LianQuestion *self, const char *response)
{
  if (g_str_equal (response, "ok"))
    self->respond (self, self->data);
}

/* A window around what stands in the question. */
static void
open_window (LianQuestion *self)
{
  GtkRoot *root = self->parent != NULL ? gtk_widget_get_root (self->parent) : NULL;
  GtkWidget *window = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                              self->heading, NULL);
  self->window = ADW_MESSAGE_DIALOG (window);
  adw_message_dialog_set_body (self->window, self->body);
  adw_message_dialog_set_extra_child (self->window, self->box);
  adw_message_dialog_add_responses (self->window, "cancel", _ ("_Cancel"), "ok", self->ok, NULL);
  adw_message_dialog_set_close_response (self->window, "cancel");
  adw_message_dialog_set_default_response (self->window, "ok");
  adw_message_dialog_set_response_appearance (self->window, "ok", ADW_RESPONSE_SUGGESTED);
  g_object_set_data_full (G_OBJECT (window), "lian-question", self, question_free);
  g_signal_connect_swapped (window, "response", G_CALLBACK (response_cb), self);
}

/**
 * lian_question_new:
 * @parent: the widget that asks; its window is the parent
 * @context: the base
 * @heading: what is asked
 * @body: about what, plain text
 * @ok: the answer that writes, with a mnemonic
 * @respond: called for that answer
 * @data: (transfer full): for @respond
 * @destroy: (nullable): frees @data
 *
 * Returns: (transfer full): a question without fields; lian_question_show() takes it over
 */
LianQuestion *
lian_question_new (GtkWidget *parent, LianContext *context, const char *heading, const char *body,
                   const char *ok, LianQuestionFunc respond, gpointer data, GDestroyNotify destroy)
{
  LianQuestion *self = g_new0 (LianQuestion, 1);
  g_set_weak_pointer (&self->parent, parent);
  self->context = g_object_ref (context);
  self->heading = g_strdup (heading);
  self->body = lian_text_shorten (body);
  self->ok = g_strdup (ok);
  self->respond = respond;
  self->data = data;
  self->destroy = destroy;
  self->required = g_ptr_array_new ();
  self->days = g_ptr_array_new ();
  self->box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  self->refusal = GTK_LABEL (lian_label_new ("", "error"));
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), FALSE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->refusal));
  return self;
}

/**
 * lian_question_add_note:
 * @self: a question
 * @text: plain text
 *
 * Adds something to know before answering.
 */
void
lian_question_add_note (LianQuestion *self, const char *text)
{
  gtk_box_append (GTK_BOX (self->box), lian_label_new (text, NULL));
}

/* The name is said once: a label that refers to its field would be read before it again. */
static void
add_labelled (LianQuestion *self, const char *label, GtkWidget *widget)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (self->box), lian_label_new (label, "dim-label"));
}

/**
 * lian_question_add_choice:
 * @self: a question
 * @label: what is to be chosen
 * @words: (array zero-terminated=1): what there is to choose
 *
 * Returns: (transfer none): the drop-down
 */
GtkDropDown *
lian_question_add_choice (LianQuestion *self, const char *label, const char *const *words)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (words);
  add_labelled (self, label, choice);
  lian_gtk48_name_drop_down (GTK_DROP_DOWN (choice), label);
  gtk_box_append (GTK_BOX (self->box), choice);
  return GTK_DROP_DOWN (choice);
}

/**
 * lian_question_add_text:
 * @self: a question
 * @label: what is to be written
 * @text: (nullable): what stands there at first
 * @required: whether there is no answer without it
 *
 * Returns: (transfer none): the text
 */
GtkTextBuffer *
lian_question_add_text (LianQuestion *self, const char *label, const char *text, gboolean required)
{
  GtkWidget *view = gtk_text_view_new (), *scrolled = gtk_scrolled_window_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_widget_set_size_request (scrolled, 320, 72);
  gtk_text_buffer_set_text (buffer, text != NULL ? text : "", -1);
  add_labelled (self, label, view);
  gtk_box_append (GTK_BOX (self->box), scrolled);
  if (required)
    g_ptr_array_add (self->required, buffer);
  g_signal_connect_swapped (buffer, "changed", G_CALLBACK (update), self);
  return buffer;
}

/**
 * lian_question_add_day:
 * @self: a question
 * @label: of what the day is asked
 * @day: the day offered, or 0
 * @required: whether there is no answer without it
 *
 * Returns: (transfer none): the entry
 */
GtkEditable *
lian_question_add_day (LianQuestion *self, const char *label, LianDate day, gboolean required)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *text = lian_date_to_text (day);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  add_labelled (self, label, entry);
  gtk_box_append (GTK_BOX (self->box), entry);
  g_ptr_array_add (self->days, entry);
  if (required)
    g_ptr_array_add (self->required, entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (update), self);
  return GTK_EDITABLE (entry);
}

/**
 * lian_question_show:
 * @self: (transfer full): a question with all its fields
 *
 * Asks it.
 */
void
lian_question_show (LianQuestion *self)
{
  open_window (self);
  update (self);
  gtk_window_present (GTK_WINDOW (self->window));
}

/* Takes the question out of its window, which goes. */
static void
leave_window (LianQuestion *self)
{
  AdwMessageDialog *window = g_steal_pointer (&self->window);
  g_object_steal_data (G_OBJECT (window), "lian-question");
  g_signal_handlers_disconnect_by_data (window, self);
  adw_message_dialog_set_extra_child (window, NULL);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LianQuestion *self = data;
  g_autoptr (GError) error = NULL;
  gpointer done = lian_store_write_finish (LIAN_STORE (source), result, NULL, &error);
  if (done == NULL && self->parent != NULL && gtk_widget_get_root (self->parent) != NULL)
    {
      gtk_label_set_text (self->refusal, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->refusal), TRUE);
      lian_question_show (self);
      return;
    }
  if (done != NULL && self->parent != NULL)
    gtk_widget_activate_action (self->parent, "win.toast", "s", _ ("Recorded"));
  question_free (self);
}

/**
 * lian_question_write:
 * @self: a question that is answered
 * @label: what the act is
 * @reason: (nullable): why
 * @func: the act
 * @request: (transfer full): for @func
 * @destroy: frees @request
 *
 * Writes one act; where it is refused, the question is asked again with what was entered.
 */
void
lian_question_write (LianQuestion *self, const char *label, const char *reason, LianTxnFunc func,
                     gpointer request, GDestroyNotify destroy)
{
  leave_window (self);
  lian_store_write_async (lian_context_get_store (self->context), label, reason, func, request,
                          destroy, NULL, written_cb, self);
}
