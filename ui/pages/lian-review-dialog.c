/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A question of the review page.
 *
 * A message dialog closes with its answer, before the base has said whether it takes it.  So what
 * stands in it outlives the window: after a refusal it is asked again with everything as it was
 * entered, and with what is wrong above it. */
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-label.h"
#include "lian-review-dialog-private.h"
#include "lian-text.h"

static void
dialog_free (gpointer data)
{
  LianReviewDialog *self = data;
  /* Their changes would still be answered while they go. */
  self->window = NULL;
  g_clear_object (&self->box);
  g_object_unref (self->page);
  g_clear_pointer (&self->forms, g_ptr_array_unref);
  g_clear_pointer (&self->officers, lian_officer_list_free);
  g_free (self->heading);
  g_free (self->body);
  g_free (self->ok);
  g_free (self->seen);
  g_free (self);
}

/**
 * _lian_review_dialog_dup_reason:
 * @self: a question
 *
 * Returns: (transfer full): the reason as typed, without blanks around it
 */
char *
_lian_review_dialog_dup_reason (const LianReviewDialog *self)
{
  GtkTextIter start, end;
  if (self->reason == NULL)
    return g_strdup ("");
  gtk_text_buffer_get_bounds (self->reason, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (self->reason, &start, &end, FALSE));
}

/**
 * _lian_review_dialog_get_day:
 * @self: a question
 *
 * Returns: the day entered, or 0
 */
LianDate
_lian_review_dialog_get_day (const LianReviewDialog *self)
{
  LianDate day = 0;
  if (self->day != NULL && self->page->view != NULL)
    lian_date_parse_entry (gtk_editable_get_text (self->day),
                           self->page->view->facts->working_date, &day);
  return day;
}

/**
 * _lian_review_dialog_get_form:
 * @self: a question about forms
 * @choice: (nullable): one of its drop-downs
 * @skipped: how many of its rows stand before the forms
 *
 * Returns: (transfer none) (nullable): the form chosen
 */
const char *
_lian_review_dialog_get_form (const LianReviewDialog *self, GtkDropDown *choice, guint skipped)
{
  guint i = choice != NULL ? gtk_drop_down_get_selected (choice) : GTK_INVALID_LIST_POSITION;
  if (i == GTK_INVALID_LIST_POSITION || i < skipped || i - skipped >= self->forms->len)
    return NULL;
  return self->forms->pdata[i - skipped];
}

/**
 * _lian_review_dialog_get_demands:
 * @self: a question
 *
 * Returns: what the forms chosen demand
 */
LianDemands
_lian_review_dialog_get_demands (const LianReviewDialog *self)
{
  const LianCase *facts = self->page->view != NULL ? self->page->view->facts : NULL;
  const char *form = _lian_review_dialog_get_form (self, self->form, 0);
  const char *also = _lian_review_dialog_get_form (self, self->also, 1);
  LianDemands demands = LIAN_DEMAND_NOTHING;
  if (facts != NULL && form != NULL)
    demands |= lian_decide_get_demands (facts, form);
  if (facts != NULL && also != NULL)
    demands |= lian_decide_get_demands (facts, also);
  return demands;
}

/**
 * _lian_review_dialog_is_on_paper:
 * @self: a question
 *
 * Returns: whether a sheet signed on paper is entered
 */
gboolean
_lian_review_dialog_is_on_paper (const LianReviewDialog *self)
{
  return self->way != NULL && gtk_drop_down_get_selected (self->way) == 1;
}

static void
show_demands (LianReviewDialog *self, LianDemands demands)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *form = _lian_review_dialog_get_form (self, self->form, 0);
  g_autofree char *blocked
      = form != NULL ? lian_case_dup_blocked_by (self->page->view->facts, form) : NULL;
  if (blocked != NULL)
    /* Translators: rules */
    g_string_append_printf (text, _ ("This form is stopped by %s."), blocked);
  if (demands & LIAN_DEMAND_COUNTERSIGNATURE)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                            _ ("A second officer must countersign; until then the decision waits."));
  if (demands & LIAN_DEMAND_REASON)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", _ ("A reason is needed."));
  if (demands & LIAN_DEMAND_REVIEW_DATE)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                            _ ("The day of the review is needed."));
  gtk_label_set_text (self->note, text->str);
}

/* The answer is enabled once everything is there. */
static void
update (LianReviewDialog *self)
{
  /* A drop-down loses its choice while the window goes. */
  if (self->page->view == NULL || self->window == NULL
      || gtk_widget_in_destruction (GTK_WIDGET (self->window)))
    return;
  LianDemands demands = _lian_review_dialog_get_demands (self);
  g_autofree char *reason = _lian_review_dialog_dup_reason (self);
  gboolean ready = TRUE;
  if (self->note != NULL)
    show_demands (self, demands);
  if (self->needs_reason || (demands & LIAN_DEMAND_REASON))
    ready = *reason != '\0';
  if (self->day != NULL && *gtk_editable_get_text (self->day) != '\0')
    ready = ready && _lian_review_dialog_get_day (self) != 0;
  else if ((demands & LIAN_DEMAND_REVIEW_DATE) || _lian_review_dialog_is_on_paper (self))
    ready = FALSE;
  adw_message_dialog_set_response_enabled (self->window, "ok", ready);
}

/* After a refusal the case may only now be shown as it is, and what counts is what is shown. */
static void
look_again (LianReviewDialog *self)
{
  g_free (self->seen);
  self->seen = lian_case_dup_seen (self->page->view->facts);
}

static void
response_cb (LianReviewDialog *self, const char *response)
{
  if (!g_str_equal (response, "ok") || self->page->view == NULL
      || self->page->view->activity != self->activity)
    return;
  if (gtk_widget_get_visible (GTK_WIDGET (self->refusal)))
    look_again (self);
  self->respond (self);
}

/* A window around what stands in the question. */
static void
open_window (LianReviewDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->page));
  GtkWidget *window = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                              self->heading, NULL);
  self->window = ADW_MESSAGE_DIALOG (window);
  adw_message_dialog_set_body (self->window, self->body);
  adw_message_dialog_set_extra_child (self->window, self->box);
  adw_message_dialog_add_responses (self->window, "cancel", _ ("_Cancel"), "ok", self->ok, NULL);
  adw_message_dialog_set_close_response (self->window, "cancel");
  adw_message_dialog_set_default_response (self->window, "ok");
  adw_message_dialog_set_response_appearance (self->window, "ok", self->appearance);
  g_object_set_data_full (G_OBJECT (window), "lian-dialog", self, dialog_free);
  g_signal_connect_swapped (window, "response", G_CALLBACK (response_cb), self);
}

/**
 * _lian_review_dialog_show:
 * @self: a question with all its parts
 *
 * Asks it.
 */
void
_lian_review_dialog_show (LianReviewDialog *self)
{
  open_window (self);
  update (self);
  gtk_window_present (GTK_WINDOW (self->window));
}

/**
 * _lian_review_dialog_new:
 * @page: a page with a case
 * @heading: what is asked
 * @body: about what
 * @ok: the answer that writes, with a mnemonic
 * @respond: called for that answer
 *
 * Returns: (transfer full): a question without parts; _lian_review_dialog_show() takes it over
 */
LianReviewDialog *
_lian_review_dialog_new (LianReviewPage *page, const char *heading, const char *body,
                         const char *ok, void (*respond) (LianReviewDialog *self))
{
  LianReviewDialog *self = g_new0 (LianReviewDialog, 1);
  self->page = g_object_ref (page);
  self->activity = page->view->activity;
  self->heading = g_strdup (heading);
  self->body = lian_text_shorten (body);
  self->ok = g_strdup (ok);
  self->appearance = ADW_RESPONSE_SUGGESTED;
  self->respond = respond;
  self->seen = lian_case_dup_seen (page->view->facts);
  self->box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  self->refusal = GTK_LABEL (lian_label_new ("", "error"));
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), FALSE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->refusal));
  return self;
}

/* The name is said once: a label that refers to its field would be read before it again. */
static void
add_labelled (LianReviewDialog *self, const char *label, GtkWidget *widget)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (self->box), lian_label_new (label, "dim-label"));
}

/**
 * _lian_review_dialog_add_reason:
 * @self: a question
 * @label: what is to be written
 */
void
_lian_review_dialog_add_reason (LianReviewDialog *self, const char *label)
{
  GtkWidget *view = gtk_text_view_new (), *scrolled = gtk_scrolled_window_new ();
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_widget_set_size_request (scrolled, 320, 72);
  add_labelled (self, label, view);
  gtk_box_append (GTK_BOX (self->box), scrolled);
  self->reason = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_signal_connect_swapped (self->reason, "changed", G_CALLBACK (update), self);
}

/**
 * _lian_review_dialog_add_day:
 * @self: a question
 * @label: of what the day is asked
 * @day: the day offered, or 0
 */
void
_lian_review_dialog_add_day (LianReviewDialog *self, const char *label, LianDate day)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *text = lian_date_to_text (day);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  add_labelled (self, label, entry);
  gtk_box_append (GTK_BOX (self->box), entry);
  self->day = GTK_EDITABLE (entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (update), self);
}

/**
 * _lian_review_dialog_add_note:
 * @self: a question about forms
 *
 * Adds a place that says what the forms chosen demand.
 */
void
_lian_review_dialog_add_note (LianReviewDialog *self)
{
  self->note = GTK_LABEL (lian_label_new ("", NULL));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->note));
}

/**
 * _lian_review_dialog_add_choice:
 * @self: a question
 * @label: what is to be chosen
 * @words: (element-type utf8): what there is to choose; %NULL is added at the end
 *
 * Returns: (transfer none): the drop-down
 */
GtkDropDown *
_lian_review_dialog_add_choice (LianReviewDialog *self, const char *label, GPtrArray *words)
{
  g_ptr_array_add (words, NULL);
  GtkWidget *choice = gtk_drop_down_new_from_strings ((const char *const *) words->pdata);
  add_labelled (self, label, choice);
  lian_gtk48_name_drop_down (GTK_DROP_DOWN (choice), label);
  gtk_box_append (GTK_BOX (self->box), choice);
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (update), self);
  return GTK_DROP_DOWN (choice);
}

/* Takes the question out of its window, which goes. */
static void
leave_window (LianReviewDialog *self)
{
  AdwMessageDialog *window = g_steal_pointer (&self->window);
  g_object_steal_data (G_OBJECT (window), "lian-dialog");
  g_signal_handlers_disconnect_by_data (window, self);
  adw_message_dialog_set_extra_child (window, NULL);
}

static void
ask_again (LianReviewDialog *self, const char *refusal)
{
  gtk_label_set_text (self->refusal, refusal);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), TRUE);
  _lian_review_dialog_show (self);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LianReviewDialog *self = data;
  LianReviewPage *page = self->page;
  g_autoptr (GError) error = NULL;
  gpointer done = lian_store_write_finish (LIAN_STORE (source), result, NULL, &error);
  gboolean there = page->paned != NULL;
  if (there && done == NULL && page->view != NULL && page->view->activity == self->activity)
    {
      ask_again (self, error->message);
      return;
    }
  if (there && done == NULL)
    _lian_review_show_error (page, error->message);
  else if (there)
    _lian_review_toast (page, _ ("Recorded"));
  dialog_free (self);
}

/**
 * _lian_review_dialog_write:
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
_lian_review_dialog_write (LianReviewDialog *self, const char *label, const char *reason,
                           LianTxnFunc func, gpointer request, GDestroyNotify destroy)
{
  leave_window (self);
  _lian_review_show_error (self->page, NULL);
  lian_store_write_async (lian_context_get_store (self->page->context), label, reason, func,
                          request, destroy, NULL, written_cb, self);
}
