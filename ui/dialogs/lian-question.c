/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A question whose answer is one act.
 *
 * A message dialog closes with its answer, before the base has said whether it takes it.  This
 * window waits for the base, so that what was entered is still there after a refusal. */
#include "lian-question.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-label.h"
#include "lian-text.h"

struct _LianQuestion
{
  AdwWindow parent_instance;

  GtkWidget *parent; /* weak */
  LianContext *context;
  GtkWidget *box;
  GtkWidget *refusal;
  GtkWidget *answer;
  GPtrArray *required; /* GtkTextBuffer and GtkEditable */
  GPtrArray *days;     /* GtkEditable */
  LianQuestionFunc respond;
  LianQuestionCheck check; /* (nullable) */
  gpointer data;
  GDestroyNotify destroy;
};

G_DEFINE_FINAL_TYPE (LianQuestion, lian_question, ADW_TYPE_WINDOW)

enum
{
  WRITTEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/**
 * lian_question_dup_line:
 * @line: a line of a question
 *
 * Returns: (transfer full): what was typed, without blanks around it
 */
char *
lian_question_dup_line (GtkEditable *line)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (line)));
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
  lian_date_parse_entry (gtk_editable_get_text (day), lian_context_get_working_date (self->context),
                         &date);
  return date;
}

/* The answer is enabled once everything is there and every day is a day. */

static gboolean
is_filled (gpointer field)
{
  g_autofree char *text = GTK_IS_EDITABLE (field) ? lian_question_dup_line (field)
                                                  : lian_question_dup_text (field);
  return *text != '\0';
}

static void
update (LianQuestion *self)
{
  gboolean ready = TRUE;
  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  for (guint i = 0; i < self->required->len; i++)
    ready = ready && is_filled (self->required->pdata[i]);
  for (guint i = 0; i < self->days->len; i++)
    ready = ready
            && (!is_filled (self->days->pdata[i])
                || lian_question_get_day (self, self->days->pdata[i]) != 0);
  if (self->check != NULL && !self->check (self, self->data))
    ready = FALSE;
  gtk_widget_set_sensitive (self->answer, ready);
}

/* Writing. */

static void
refuse (LianQuestion *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->refusal), text != NULL ? text : "");
  gtk_widget_set_visible (self->refusal, text != NULL);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianQuestion) self = data;
  g_autoptr (GError) error = NULL;
  gpointer done = lian_store_write_finish (LIAN_STORE (source), result, NULL, &error);
  if (done != NULL && self->parent != NULL)
    gtk_widget_activate_action (self->parent, "win.toast", "s", _ ("Recorded"));
  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  if (done != NULL)
    {
      g_signal_emit (self, signals[WRITTEN], 0);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  update (self);
  refuse (self, error->message);
}

/**
 * lian_question_is_refused:
 * @self: a question
 *
 * Returns: whether the base has refused an answer to it
 */
gboolean
lian_question_is_refused (LianQuestion *self)
{
  return gtk_widget_get_visible (self->refusal);
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
 * Writes one act and closes, or says why it was refused.
 */
void
lian_question_write (LianQuestion *self, const char *label, const char *reason, LianTxnFunc func,
                     gpointer request, GDestroyNotify destroy)
{
  refuse (self, NULL);
  gtk_widget_set_sensitive (self->answer, FALSE);
  lian_store_write_async (lian_context_get_store (self->context), label, reason, func, request,
                          destroy, NULL, written_cb, g_object_ref (self));
}

/* Fields. */

/**
 * lian_question_add_note:
 * @self: a question
 * @text: plain text
 *
 * Adds something to know before answering.
 *
 * Returns: (transfer none): the label
 */
GtkLabel *
lian_question_add_note (LianQuestion *self, const char *text)
{
  GtkWidget *note = lian_label_new (text, NULL);
  gtk_box_append (GTK_BOX (self->box), note);
  return GTK_LABEL (note);
}

/* The name is said once: a label that refers to its field would be read before it again.  The first
 * field has the focus, or Return would press Cancel. */
static void
add_labelled (LianQuestion *self, const char *label, GtkWidget *field, GtkWidget *frame)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (self->box), lian_label_new (label, "dim-label"));
  gtk_box_append (GTK_BOX (self->box), frame);
  if (gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    gtk_window_set_focus (GTK_WINDOW (self), field);
}

static GtkDropDown *
add_drop_down (LianQuestion *self, const char *label, GtkStringList *words)
{
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (words), NULL);
  add_labelled (self, label, choice, choice);
  lian_gtk48_name_drop_down (GTK_DROP_DOWN (choice), label);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  return GTK_DROP_DOWN (choice);
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
  return add_drop_down (self, label, gtk_string_list_new (words));
}

/**
 * lian_question_add_officer:
 * @self: a question
 * @label: who is to be chosen
 * @officers: whom there is to choose
 *
 * Returns: (transfer none): the drop-down; lian_officer_list_get() tells who is chosen
 */
GtkDropDown *
lian_question_add_officer (LianQuestion *self, const char *label, const LianOfficerList *officers)
{
  return add_drop_down (self, label, lian_officer_list_words (officers));
}

/**
 * lian_question_add_line:
 * @self: a question
 * @label: what is asked
 * @text: (nullable): what stands there at first
 * @required: whether there is no answer without it
 *
 * Returns: (transfer none): a line; Return answers the question
 */
GtkEditable *
lian_question_add_line (LianQuestion *self, const char *label, const char *text, gboolean required)
{
  GtkWidget *entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  add_labelled (self, label, entry, entry);
  if (required)
    g_ptr_array_add (self->required, entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_EDITABLE (entry);
}

/**
 * lian_question_add_text:
 * @self: a question
 * @label: what is to be written
 * @text: (nullable): what stands there at first
 * @required: whether there is no answer without it
 *
 * Returns: (transfer none): some lines of text; Tab leaves them
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
  add_labelled (self, label, view, scrolled);
  if (required)
    g_ptr_array_add (self->required, buffer);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
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
  g_autofree char *text = lian_date_to_text (day);
  GtkEditable *entry = lian_question_add_line (self, label, text, required);
  g_ptr_array_add (self->days, entry);
  return entry;
}

/**
 * lian_question_add_widget:
 * @self: a question
 * @widget: (transfer floating): what holds several fields, each with its name
 * @first: the field inside that has the focus at first
 *
 * Adds fields of the caller's own making; lian_question_watch() has them checked.
 */
void
lian_question_add_widget (LianQuestion *self, GtkWidget *widget, GtkWidget *first)
{
  gtk_box_append (GTK_BOX (self->box), widget);
  gtk_window_set_focus (GTK_WINDOW (self), first);
}

/**
 * lian_question_watch:
 * @self: a question
 * @field: a field of the caller's own making
 * @signal: that it emits when it is changed
 *
 * Has the question checked after every change.
 */
void
lian_question_watch (LianQuestion *self, GtkWidget *field, const char *signal)
{
  g_signal_connect_object (field, signal, G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

/**
 * lian_question_set_check:
 * @self: a question
 * @check: what decides whether it can be answered, beside what each field asks for by itself
 */
void
lian_question_set_check (LianQuestion *self, LianQuestionCheck check)
{
  self->check = check;
}

/**
 * lian_question_set_destructive:
 * @self: a question
 *
 * Marks the answer as one that takes something away.
 */
void
lian_question_set_destructive (LianQuestion *self)
{
  gtk_widget_remove_css_class (self->answer, "suggested-action");
  gtk_widget_add_css_class (self->answer, "destructive-action");
}

/* Construction. */

static void
answer_cb (LianQuestion *self)
{
  self->respond (self, self->data);
}

static void
lian_question_finalize (GObject *object)
{
  LianQuestion *self = LIAN_QUESTION (object);
  if (self->destroy != NULL)
    self->destroy (self->data);
  g_clear_weak_pointer (&self->parent);
  g_clear_object (&self->context);
  g_ptr_array_unref (self->required);
  g_ptr_array_unref (self->days);
  G_OBJECT_CLASS (lian_question_parent_class)->finalize (object);
}

static void
lian_question_class_init (LianQuestionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lian_question_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
  signals[WRITTEN] = g_signal_new ("written", LIAN_TYPE_QUESTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_bar (LianQuestion *self, const char *answer)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = lian_gtk48_mnemonic_button_new (_ ("_Cancel"));
  self->answer = lian_gtk48_mnemonic_button_new (answer);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_widget_add_css_class (self->answer, "suggested-action");
  g_signal_connect_swapped (self->answer, "clicked", G_CALLBACK (answer_cb), self);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->answer);
  return bar;
}

static void
lian_question_init (LianQuestion *self)
{
  self->required = g_ptr_array_new ();
  self->days = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->box, "page-body");
  self->refusal = lian_label_new ("", "error");
  gtk_widget_set_visible (self->refusal, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->refusal);
}

static void
fill_window (LianQuestion *self, const char *answer)
{
  GtkWidget *whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (whole), make_bar (self, answer));
  gtk_box_append (GTK_BOX (whole), self->box);
  adw_window_set_content (ADW_WINDOW (self), whole);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->answer);
}

/**
 * lian_question_new:
 * @parent: the widget that asks; its window is the parent
 * @context: the base
 * @heading: what is asked
 * @body: (nullable): about what, plain text
 * @ok: the answer that writes, with a mnemonic
 * @respond: called for that answer
 * @data: (transfer full): for @respond
 * @destroy: (nullable): frees @data
 *
 * Returns: (transfer none): a question without fields; lian_question_show() shows it
 */
LianQuestion *
lian_question_new (GtkWidget *parent, LianContext *context, const char *heading, const char *body,
                   const char *ok, LianQuestionFunc respond, gpointer data, GDestroyNotify destroy)
{
  LianQuestion *self
      = g_object_new (LIAN_TYPE_QUESTION, "transient-for", gtk_widget_get_root (parent), "modal",
                      TRUE, "title", heading, "default-width", 460, NULL);
  g_autofree char *text = body != NULL ? lian_text_shorten (body) : NULL;
  g_set_weak_pointer (&self->parent, parent);
  self->context = g_object_ref (context);
  self->respond = respond;
  self->data = data;
  self->destroy = destroy;
  fill_window (self, ok);
  if (text != NULL)
    lian_question_add_note (self, text);
  return self;
}

/**
 * lian_question_show:
 * @self: a question with all its fields
 *
 * Asks it.
 */
void
lian_question_show (LianQuestion *self)
{
  update (self);
  gtk_window_present (GTK_WINDOW (self));
}
