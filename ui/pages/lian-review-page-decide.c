/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the review page asks and writes: a decision, a return, a voiding, a countersignature.
 *
 * What a decision must bring is asked before the base is told; the base checks it again. */
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-review-dialog-private.h"
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

static void
respond_decide (LianReviewDialog *self)
{
  const char *form = _lian_review_dialog_get_form (self, self->form, 0);
  LianDecideRequest *request = lian_decide_request_new (self->activity);
  g_autofree char *label
      = g_strdup_printf (_ ("decision: %s"), lian_words_outcome (NULL, form));
  request->seen = g_strdup (self->seen);
  request->outcome = g_strdup (form);
  request->also = g_strdup (_lian_review_dialog_get_form (self, self->also, 1));
  request->reason = _lian_review_dialog_dup_reason (self);
  request->review_on = _lian_review_dialog_get_day (self);
  _lian_review_dialog_write (self, label, request->reason, lian_decide, request,
                             (GDestroyNotify) lian_decide_request_free);
}

/* A recommended form first, then the rest in the order of the rules. */
static void
add_forms (LianReviewDialog *self)
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
  self->form = _lian_review_dialog_add_choice (self, _ ("Form"), words);
  self->also = _lian_review_dialog_add_choice (self, _ ("And also"), also);
}

static void
select_form (LianReviewDialog *self, GtkDropDown *drop_down, const char *form, guint skipped)
{
  for (guint i = 0; i < self->forms->len && form != NULL; i++)
    if (g_str_equal (self->forms->pdata[i], form))
      gtk_drop_down_set_selected (drop_down, i + skipped);
}

static void
decide (LianReviewPage *page, const char *heading, gboolean accept)
{
  const LianCase *facts = page->view->facts;
  LianReviewDialog *self = _lian_review_dialog_new (page, heading, facts->cooperative_name,
                                                    _ ("_Decide"), respond_decide);
  const char *first = lian_case_get_recommended (facts, 0);
  add_forms (self);
  /* What a form demands stands in the note as soon as one is selected. */
  _lian_review_dialog_add_note (self);
  select_form (self, self->form, first, 0);
  select_form (self, self->also, lian_case_get_recommended (facts, 1), 1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), !accept);
  gtk_widget_set_sensitive (GTK_WIDGET (self->also), !accept);
  _lian_review_dialog_add_reason (self, _ ("Reason"));
  _lian_review_dialog_add_day (self, _ ("Review date"),
                               _lian_review_dialog_get_demands (self) & LIAN_DEMAND_REVIEW_DATE
                                   ? lian_decide_suggest_review (facts->rulebook, facts->working_date)
                                   : 0);
  _lian_review_dialog_show (self);
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
  request->seen = lian_case_dup_seen (facts);
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
respond_return (LianReviewDialog *self)
{
  LianDecideRequest *request = lian_decide_request_new (self->activity);
  request->seen = g_strdup (self->seen);
  request->reason = _lian_review_dialog_dup_reason (self);
  _lian_review_dialog_write (self, _ ("return to the clerk"), request->reason, lian_decide_return,
                             request, (GDestroyNotify) lian_decide_request_free);
}

/**
 * _lian_review_return:
 * @self: the page with a case
 */
void
_lian_review_return (LianReviewPage *self)
{
  LianReviewDialog *dialog
      = _lian_review_dialog_new (self, _ ("Back to the clerk"),
                                 self->view->facts->cooperative_name, _ ("_Return"), respond_return);
  dialog->needs_reason = TRUE;
  _lian_review_dialog_add_reason (dialog, _ ("What is missing or wrong"));
  _lian_review_dialog_show (dialog);
}

static void
respond_void (LianReviewDialog *self)
{
  LianSignRequest *request = lian_sign_request_new (self->decision);
  request->reason = _lian_review_dialog_dup_reason (self);
  _lian_review_dialog_write (self, _ ("voiding of a decision"), request->reason, lian_decide_void,
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
  LianReviewDialog *dialog
      = _lian_review_dialog_new (self, heading, _ ("It keeps its number and stays visible."),
                                 _ ("_Void"), respond_void);
  dialog->decision = lian_record_get_id (decision);
  dialog->needs_reason = TRUE;
  dialog->appearance = ADW_RESPONSE_DESTRUCTIVE;
  _lian_review_dialog_add_reason (dialog, _ ("Reason"));
  _lian_review_dialog_show (dialog);
}

static void
respond_countersign (LianReviewDialog *self)
{
  LianSignRequest *request = lian_sign_request_new (self->decision);
  gboolean paper = _lian_review_dialog_is_on_paper (self);
  guint i = self->officer != NULL ? gtk_drop_down_get_selected (self->officer) : 0;
  request->way = g_strdup (paper ? "PAPER" : "ACCOUNT");
  request->signed_on = _lian_review_dialog_get_day (self);
  request->officer = lian_officer_list_get (self->officers, i);
  _lian_review_dialog_write (self, _ ("countersignature"), NULL, lian_decide_countersign, request,
                             (GDestroyNotify) lian_sign_request_free);
}

static void
add_signers (LianReviewDialog *self, const LianRecord *decision)
{
  const LianReviewView *view = self->page->view;
  self->officers
      = lian_officer_list_new_entitled (view->officers, view->facts->working_date,
                                        lian_record_get_number (decision, "officer"));
  if (self->officers->names->len > 0)
    self->officer = _lian_review_dialog_add_choice (self, _ ("On paper, signed by"),
                                                    self->officers->names);
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
  g_autofree char *officer = _lian_review_view_dup_officer (
      self->view, lian_record_get_number (decision, "officer"));
  g_autofree char *who = lian_isolate (officer);
  /* Translators: officer, reason of the decision */
  g_autofree char *body = g_strdup_printf (_ ("%s decided: %s"), who,
                                           lian_record_get_text (decision, "reason"));
  g_autoptr (GPtrArray) ways = g_ptr_array_new_with_free_func (g_free);
  LianReviewDialog *dialog = _lian_review_dialog_new (self, _ ("Countersign"), body,
                                                      _ ("Coun_tersign"), respond_countersign);
  dialog->decision = lian_record_get_id (decision);
  g_ptr_array_add (ways, g_strdup (_ ("now, under my own account")));
  g_ptr_array_add (ways, g_strdup (_ ("on paper, the signed sheet is here")));
  dialog->way = _lian_review_dialog_add_choice (dialog, _ ("Way"), ways);
  add_signers (dialog, decision);
  _lian_review_dialog_add_day (dialog, _ ("Date on the signed sheet"), 0);
  _lian_review_dialog_show (dialog);
}
