/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Dialogs and writes of the review page.
 *
 * What a decision must bring is asked before the base is told; the base checks it again. */
#include <adwaita.h>

#include "lian-choices.h"
#include "lian-error.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-review-page-private.h"
#include "lian-words.h"

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianReviewPage) self = data;
  g_autoptr (GError) error = NULL;
  gpointer done = lian_store_write_finish (LIAN_STORE (source), result, NULL, &error);
  if (self->paned == NULL)
    return;
  if (done == NULL)
    _lian_review_show_error (self, error->message);
  else
    _lian_review_toast (self, _ ("Recorded"));
}

/**
 * _lian_review_write:
 * @self: the page
 * @label: what the act is
 * @reason: (nullable): why
 * @func: the act
 * @request: (transfer full): for @func
 * @destroy: frees @request
 *
 * Writes one act; the page shows an error that comes of it, and the change itself when the store
 * tells it.
 */
void
_lian_review_write (LianReviewPage *self, const char *label, const char *reason, LianTxnFunc func,
                    gpointer request, GDestroyNotify destroy)
{
  _lian_review_show_error (self, NULL);
  lian_store_write_async (lian_context_get_store (self->context), label, reason, func, request,
                          destroy, NULL, written_cb, g_object_ref (self));
}

/* A dialog and what stands in it; lives as long as the dialog. */
typedef struct
{
  LianReviewPage *page;
  AdwMessageDialog *dialog;
  GPtrArray *forms; /* values of the first drop-down */
  GtkDropDown *form, *also, *way, *officer;
  GtkTextBuffer *reason;
  GtkEditable *day;
  GtkLabel *note;
  GArray *officers;
  gint64 decision;
  char *seen;
  gboolean needs_reason;
  void (*respond) (gpointer dialog);
  GtkWidget *box;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;
  g_object_unref (self->page);
  g_clear_pointer (&self->forms, g_ptr_array_unref);
  g_clear_pointer (&self->officers, g_array_unref);
  g_free (self->seen);
  g_free (self);
}

static char *
dup_reason (const Dialog *self)
{
  GtkTextIter start, end;
  if (self->reason == NULL)
    return g_strdup ("");
  gtk_text_buffer_get_bounds (self->reason, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (self->reason, &start, &end, FALSE));
}

static LianDate
get_day (const Dialog *self)
{
  LianDate day = 0;
  if (self->day != NULL && self->page->view != NULL)
    lian_date_parse_entry (gtk_editable_get_text (self->day),
                           self->page->view->facts->working_date, &day);
  return day;
}

static const char *
get_form (const Dialog *self, GtkDropDown *drop_down, guint skipped)
{
  guint i = drop_down != NULL ? gtk_drop_down_get_selected (drop_down) : GTK_INVALID_LIST_POSITION;
  if (i == GTK_INVALID_LIST_POSITION || i < skipped || i - skipped >= self->forms->len)
    return NULL;
  return self->forms->pdata[i - skipped];
}

static LianDemands
get_demands (const Dialog *self)
{
  const LianCase *facts = self->page->view != NULL ? self->page->view->facts : NULL;
  const char *form = self->forms != NULL ? get_form (self, self->form, 0) : NULL;
  const char *also = self->forms != NULL ? get_form (self, self->also, 1) : NULL;
  LianDemands demands = LIAN_DEMAND_NOTHING;
  if (facts != NULL && form != NULL)
    demands |= lian_decide_get_demands (facts, form);
  if (facts != NULL && also != NULL)
    demands |= lian_decide_get_demands (facts, also);
  return demands;
}

static gboolean
is_on_paper (const Dialog *self)
{
  return self->way != NULL && gtk_drop_down_get_selected (self->way) == 1;
}

static void
show_demands (Dialog *self, LianDemands demands)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *form = get_form (self, self->form, 0);
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

static void
update (Dialog *self)
{
  /* A drop-down loses its choice while the dialog goes. */
  if (self->page->view == NULL || gtk_widget_in_destruction (GTK_WIDGET (self->dialog)))
    return;
  LianDemands demands = get_demands (self);
  g_autofree char *reason = dup_reason (self);
  gboolean ready = TRUE;
  if (self->form != NULL)
    show_demands (self, demands);
  if (self->needs_reason || (demands & LIAN_DEMAND_REASON))
    ready = *reason != '\0';
  if (self->day != NULL && *gtk_editable_get_text (self->day) != '\0')
    ready = ready && get_day (self) != 0;
  else if ((demands & LIAN_DEMAND_REVIEW_DATE) || is_on_paper (self))
    ready = FALSE;
  adw_message_dialog_set_response_enabled (self->dialog, "ok", ready);
}

static void
response_cb (Dialog *self, const char *response)
{
  if (g_str_equal (response, "ok") && self->page->view != NULL)
    self->respond (self);
}

static Dialog *
dialog_new (LianReviewPage *page, const char *heading, const char *body, const char *ok,
            void (*respond) (gpointer dialog))
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  Dialog *self = g_new0 (Dialog, 1);
  GtkWidget *dialog
      = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, NULL);
  self->page = g_object_ref (page);
  self->dialog = ADW_MESSAGE_DIALOG (dialog);
  self->respond = respond;
  self->seen = lian_receipt_dup_code (page->view->facts->receipt);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  adw_message_dialog_set_body (self->dialog, body);
  adw_message_dialog_set_extra_child (self->dialog, self->box);
  adw_message_dialog_add_responses (self->dialog, "cancel", _ ("_Cancel"), "ok", ok, NULL);
  adw_message_dialog_set_close_response (self->dialog, "cancel");
  adw_message_dialog_set_default_response (self->dialog, "ok");
  adw_message_dialog_set_response_appearance (self->dialog, "ok", ADW_RESPONSE_SUGGESTED);
  g_object_set_data_full (G_OBJECT (dialog), "lian-dialog", self, dialog_free);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (response_cb), self);
  return self;
}

static void
add_labelled (Dialog *self, const char *label, GtkWidget *widget)
{
  /* Not its mnemonic widget as well: a reader would say the words twice. */
  GtkWidget *name = _lian_review_create_label (label, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (self->box), name);
}

static void
add_reason (Dialog *self, const char *label)
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

static void
add_day (Dialog *self, const char *label, LianDate day)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *text = lian_date_to_text (day);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  add_labelled (self, label, entry);
  gtk_box_append (GTK_BOX (self->box), entry);
  self->day = GTK_EDITABLE (entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (update), self);
}

static void
add_note (Dialog *self)
{
  self->note = GTK_LABEL (_lian_review_create_label ("", NULL));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->note));
}

static GtkDropDown *
add_drop_down (Dialog *self, const char *label, GPtrArray *words)
{
  g_ptr_array_add (words, NULL);
  GtkWidget *drop_down = gtk_drop_down_new_from_strings ((const char *const *) words->pdata);
  add_labelled (self, label, drop_down);
  lian_gtk48_name_drop_down (GTK_DROP_DOWN (drop_down), label);
  gtk_box_append (GTK_BOX (self->box), drop_down);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (update), self);
  return GTK_DROP_DOWN (drop_down);
}

static void
respond_decide (gpointer data)
{
  Dialog *self = data;
  const char *form = get_form (self, self->form, 0);
  LianDecideRequest *request = lian_decide_request_new (self->page->view->activity);
  g_autofree char *label
      = g_strdup_printf (_ ("decision: %s"), lian_words_outcome (NULL, form));
  request->seen = g_strdup (self->seen);
  request->outcome = g_strdup (form);
  request->also = g_strdup (get_form (self, self->also, 1));
  request->reason = dup_reason (self);
  request->review_on = get_day (self);
  _lian_review_write (self->page, label, request->reason, lian_decide, request,
                      (GDestroyNotify) lian_decide_request_free);
}

/* A recommended form first, then the rest in the order of the rules. */
static void
add_forms (Dialog *self)
{
  const LianCase *facts = self->page->view->facts;
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) also = g_ptr_array_new_with_free_func (g_free);
  self->forms = g_ptr_array_new ();
  g_ptr_array_add (also, g_strdup (_ ("none")));
  for (const LianChoice *form = lian_choices_form; form->value != NULL; form++)
    {
      g_autofree char *blocked = lian_case_dup_blocked_by (facts, form->value);
      const char *word = _ (form->label);
      g_ptr_array_add (self->forms, (gpointer) form->value);
      g_ptr_array_add (also, g_strdup (word));
      g_ptr_array_add (words,
                       lian_case_recommends (facts, form->value)
                           ? g_strdup_printf (_ ("%s – recommended"), word)
                       : blocked != NULL ? g_strdup_printf (_ ("%s – blocked: %s"), word, blocked)
                       : lian_case_permits (facts, form->value)
                           ? g_strdup_printf (_ ("%s – permitted"), word)
                           : g_strdup (word));
    }
  self->form = add_drop_down (self, _ ("Form"), words);
  self->also = add_drop_down (self, _ ("And also"), also);
}

static void
select_form (Dialog *self, GtkDropDown *drop_down, const char *form, guint skipped)
{
  for (guint i = 0; i < self->forms->len && form != NULL; i++)
    if (g_str_equal (self->forms->pdata[i], form))
      gtk_drop_down_set_selected (drop_down, i + skipped);
}

static void
decide (LianReviewPage *page, const char *heading, gboolean accept)
{
  const LianCase *facts = page->view->facts;
  Dialog *self = dialog_new (page, heading, facts->cooperative_name, _ ("_Decide"), respond_decide);
  const char *first = lian_case_get_recommended (facts, 0);
  add_forms (self);
  /* What a form demands stands in the note as soon as one is selected. */
  add_note (self);
  select_form (self, self->form, first, 0);
  select_form (self, self->also, lian_case_get_recommended (facts, 1), 1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), !accept);
  gtk_widget_set_sensitive (GTK_WIDGET (self->also), !accept);
  add_reason (self, _ ("Reason"));
  add_day (self, _ ("Review date"),
           get_demands (self) & LIAN_DEMAND_REVIEW_DATE
               ? lian_decide_suggest_review (facts->working_date)
               : 0);
  update (self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

/**
 * _lian_review_accept:
 * @self: the page with a case
 *
 * Decides as recommended; asks first where reason or review date is needed.
 */
void
_lian_review_accept (LianReviewPage *self)
{
  const LianCase *facts = self->view->facts;
  LianDemands demands = LIAN_DEMAND_NOTHING;
  for (char **form = facts->opinion->recommended; *form != NULL; form++)
    demands |= lian_decide_get_demands (facts, *form);
  if (demands != LIAN_DEMAND_NOTHING)
    {
      decide (self, _ ("Accept the recommendation"), TRUE);
      return;
    }
  LianDecideRequest *request = lian_decide_request_new (self->view->activity);
  g_autofree char *words = lian_words_dup_outcomes (NULL, facts->opinion->recommended);
  g_autofree char *label = g_strdup_printf (_ ("decision: %s"), words);
  request->seen = lian_receipt_dup_code (facts->receipt);
  _lian_review_write (self, label, NULL, lian_decide, request,
                      (GDestroyNotify) lian_decide_request_free);
}

/**
 * _lian_review_otherwise:
 * @self: the page with a case
 */
void
_lian_review_otherwise (LianReviewPage *self)
{
  decide (self, _ ("Decide otherwise"), FALSE);
}

static void
respond_return (gpointer data)
{
  Dialog *self = data;
  LianDecideRequest *request = lian_decide_request_new (self->page->view->activity);
  request->seen = g_strdup (self->seen);
  request->reason = dup_reason (self);
  _lian_review_write (self->page, _ ("return to the clerk"), request->reason, lian_decide_return,
                      request, (GDestroyNotify) lian_decide_request_free);
}

/**
 * _lian_review_return:
 * @self: the page with a case
 */
void
_lian_review_return (LianReviewPage *self)
{
  Dialog *dialog = dialog_new (self, _ ("Back to the clerk"), self->view->facts->cooperative_name,
                               _ ("_Return"), respond_return);
  dialog->needs_reason = TRUE;
  add_reason (dialog, _ ("What is missing or wrong"));
  update (dialog);
  gtk_window_present (GTK_WINDOW (dialog->dialog));
}

static void
respond_void (gpointer data)
{
  Dialog *self = data;
  LianSignRequest *request = lian_sign_request_new (self->decision);
  request->reason = dup_reason (self);
  _lian_review_write (self->page, _ ("voiding of a decision"), request->reason, lian_decide_void,
                      request, (GDestroyNotify) lian_sign_request_free);
}

/**
 * _lian_review_void:
 * @self: the page with a case
 */
void
_lian_review_void (LianReviewPage *self)
{
  LianRecord *decision = lian_case_get_decision (self->view->facts, "WAITING");
  if (decision == NULL)
    decision = lian_case_get_decision (self->view->facts, "IN_FORCE");
  if (decision == NULL)
    return;
  /* Translators: number of a decision */
  g_autofree char *heading = g_strdup_printf (_ ("Void decision %s?"),
                                              lian_record_get_text (decision, "number"));
  Dialog *dialog = dialog_new (self, heading, _ ("It keeps its number and stays visible."),
                               _ ("_Void"), respond_void);
  dialog->decision = lian_record_get_id (decision);
  dialog->needs_reason = TRUE;
  adw_message_dialog_set_response_appearance (dialog->dialog, "ok", ADW_RESPONSE_DESTRUCTIVE);
  add_reason (dialog, _ ("Reason"));
  update (dialog);
  gtk_window_present (GTK_WINDOW (dialog->dialog));
}

static void
respond_countersign (gpointer data)
{
  Dialog *self = data;
  LianSignRequest *request = lian_sign_request_new (self->decision);
  gboolean paper = is_on_paper (self);
  guint i = self->officer != NULL ? gtk_drop_down_get_selected (self->officer) : 0;
  request->way = g_strdup (paper ? "PAPER" : "ACCOUNT");
  request->signed_on = get_day (self);
  if (i < self->officers->len)
    request->officer = g_array_index (self->officers, gint64, i);
  _lian_review_write (self->page, _ ("countersignature"), NULL, lian_decide_countersign, request,
                      (GDestroyNotify) lian_sign_request_free);
}

static void
add_signers (Dialog *self, const LianRecord *decision)
{
  const LianReviewView *view = self->page->view;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  self->officers = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < view->officers->len; i++)
    {
      const LianRecord *officer = view->officers->pdata[i];
      gint64 id = lian_record_get_id (officer);
      if (g_strcmp0 (lian_record_get_text (officer, "role"), "OFFICER") != 0
          || id == lian_record_get_number (decision, "officer"))
        continue;
      g_array_append_val (self->officers, id);
      g_ptr_array_add (names, g_strdup (lian_record_get_text (officer, "name")));
    }
  if (names->len > 0)
    self->officer = add_drop_down (self, _ ("On paper, signed by"), names);
}

/**
 * _lian_review_countersign:
 * @self: the page with a case that waits
 */
void
_lian_review_countersign (LianReviewPage *self)
{
  LianRecord *decision = lian_case_get_decision (self->view->facts, "WAITING");
  if (decision == NULL)
    return;
  g_autofree char *who = _lian_review_view_dup_officer (
      self->view, lian_record_get_number (decision, "officer"));
  /* Translators: officer, reason of the decision */
  g_autofree char *body = g_strdup_printf (_ ("%s decided: %s"), who,
                                           lian_record_get_text (decision, "reason"));
  g_autoptr (GPtrArray) ways = g_ptr_array_new_with_free_func (g_free);
  Dialog *dialog
      = dialog_new (self, _ ("Countersign"), body, _ ("Coun_tersign"), respond_countersign);
  dialog->decision = lian_record_get_id (decision);
  g_ptr_array_add (ways, g_strdup (_ ("now, under my own account")));
  g_ptr_array_add (ways, g_strdup (_ ("on paper, the signed sheet is here")));
  dialog->way = add_drop_down (dialog, _ ("Way"), ways);
  add_signers (dialog, decision);
  add_day (dialog, _ ("Date on the signed sheet"), 0);
  update (dialog);
  gtk_window_present (GTK_WINDOW (dialog->dialog));
}
