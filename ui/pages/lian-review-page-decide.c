/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the review page asks and writes: a decision, a return, a voiding, a countersignature.
 *
 * What a decision must bring is asked before the base is told; the base checks it again. */
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-relation-cut.h"
#include "lian-isolate.h"
#include "lian-review-ask-private.h"
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
respond_decide (LianQuestion *question, gpointer data)
{
  LianReviewAsk *fields = data;
  const char *form = _lian_review_ask_get_form (fields, fields->form, 0);
  if (!_lian_review_ask_answered (question, fields) || form == NULL)
    return;
  LianDecideRequest *request = lian_decide_request_new (fields->activity);
  g_autofree char *label
      = g_strdup_printf (_ ("decision: %s"), lian_words_outcome (NULL, form));
  request->seen = g_strdup (fields->seen);
  request->outcome = g_strdup (form);
  request->also = g_strdup (_lian_review_ask_get_form (fields, fields->also, 1));
  request->reason = _lian_review_ask_dup_reason (fields);
  request->review_on = lian_question_get_day (question, fields->day);
  lian_question_write (question, label, request->reason, lian_decide, request,
                       (GDestroyNotify) lian_decide_request_free);
}

static char *
describe_form (const LianCase *facts, const LianChoice *form)
{
  g_autofree char *blocked = lian_case_dup_blocked_by (facts, form->value);
  const char *word = _ (form->label);
  if (lian_case_recommends (facts, form->value))
    return g_strdup_printf (_ ("%s – recommended"), word);
  if (blocked != NULL)
    return g_strdup_printf (_ ("%s – blocked: %s"), word, blocked);
  return lian_case_permits (facts, form->value) ? g_strdup_printf (_ ("%s – permitted"), word)
                                                : g_strdup (word);
}

/* The forms in the order of the rules. */
static void
add_forms (LianQuestion *question, LianReviewAsk *fields)
{
  const LianCase *facts = fields->page->view->facts;
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) also = g_ptr_array_new ();
  fields->forms = g_ptr_array_new ();
  g_ptr_array_add (also, (gpointer) _ ("none"));
  for (const LianChoice *form = lian_choices_form; form->value != NULL; form++)
    {
      g_ptr_array_add (fields->forms, (gpointer) form->value);
      g_ptr_array_add (also, (gpointer) _ (form->label));
      g_ptr_array_add (words, describe_form (facts, form));
    }
  g_ptr_array_add (words, NULL);
  g_ptr_array_add (also, NULL);
  fields->form = lian_question_add_choice (question, _ ("Form"),
                                           (const char *const *) words->pdata);
  fields->also = lian_question_add_choice (question, _ ("And also"),
                                           (const char *const *) also->pdata);
}

static void
select_form (LianReviewAsk *fields, GtkDropDown *drop_down, const char *form, guint skipped)
{
  for (guint i = 0; i < fields->forms->len && form != NULL; i++)
    if (g_str_equal (fields->forms->pdata[i], form))
      gtk_drop_down_set_selected (drop_down, i + skipped);
}

static void
decide (LianReviewPage *page, const char *heading, gboolean accept)
{
  LianReviewAsk *fields;
  const LianCase *facts = page->view->facts;
  LianQuestion *question = _lian_review_ask_new (page, heading, facts->cooperative_name,
                                                 _ ("_Decide"), respond_decide, &fields);
  add_forms (question, fields);
  /* What a form demands stands in the note as soon as one is selected. */
  fields->note = lian_question_add_note (question, "");
  select_form (fields, fields->form, lian_case_get_recommended (facts, 0), 0);
  select_form (fields, fields->also, lian_case_get_recommended (facts, 1), 1);
  gtk_widget_set_sensitive (GTK_WIDGET (fields->form), !accept);
  gtk_widget_set_sensitive (GTK_WIDGET (fields->also), !accept);
  fields->reason = lian_question_add_text (question, _ ("Reason"), NULL, FALSE);
  fields->day = lian_question_add_day (
      question, _ ("Review date"),
      _lian_review_ask_get_demands (fields) & LIAN_DEMAND_REVIEW_DATE
          ? lian_decide_suggest_review (facts->rulebook, facts->working_date)
          : 0,
      FALSE);
  lian_question_show (question);
}

static gboolean
has_certain (const GPtrArray *cuts)
{
  for (guint i = 0; i < cuts->len; i++)
    if (((LianRelationCut *) cuts->pdata[i])->certain)
      return TRUE;
  return FALSE;
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
  gboolean cuts = FALSE;
  for (char **form = facts->opinion->recommended; *form != NULL; form++)
    {
      demands |= lian_decide_get_demands (facts, *form);
      cuts = cuts || (has_certain (self->view->cuts) && lian_relation_outcome_gathers (*form));
    }
  /* What it would cut is said before it is saved (L1); what it may cut stands among the effects. */
  if (demands != LIAN_DEMAND_NOTHING || cuts)
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
respond_return (LianQuestion *question, gpointer data)
{
  LianReviewAsk *fields = data;
  if (!_lian_review_ask_answered (question, fields))
    return;
  LianDecideRequest *request = lian_decide_request_new (fields->activity);
  request->seen = g_strdup (fields->seen);
  request->reason = _lian_review_ask_dup_reason (fields);
  lian_question_write (question, _ ("return to the clerk"), request->reason, lian_decide_return,
                       request, (GDestroyNotify) lian_decide_request_free);
}

/**
 * _lian_review_return:
 * @self: the page with a case
 */
void
_lian_review_return (LianReviewPage *self)
{
  LianReviewAsk *fields;
  LianQuestion *question
      = _lian_review_ask_new (self, _ ("Back to the clerk"), self->view->facts->cooperative_name,
                              _ ("_Return"), respond_return, &fields);
  fields->reason = lian_question_add_text (question, _ ("What is missing or wrong"), NULL, TRUE);
  lian_question_show (question);
}

static void
respond_void (LianQuestion *question, gpointer data)
{
  LianReviewAsk *fields = data;
  if (!_lian_review_ask_answered (question, fields))
    return;
  LianSignRequest *request = lian_sign_request_new (fields->decision);
  request->reason = _lian_review_ask_dup_reason (fields);
  lian_question_write (question, _ ("voiding of a decision"), request->reason, lian_decide_void,
                       request, (GDestroyNotify) lian_sign_request_free);
}

/**
 * _lian_review_void:
 * @self: the page with a case
 */
void
_lian_review_void (LianReviewPage *self)
{
  LianReviewAsk *fields;
  LianRecord *decision = lian_case_get_decision (self->view->facts, "WAITING");
  if (decision == NULL)
    decision = lian_case_get_decision (self->view->facts, "IN_FORCE");
  if (decision == NULL)
    return;
  /* Translators: number of a decision */
  g_autofree char *heading = g_strdup_printf (_ ("Void decision %s?"),
                                              lian_record_get_text (decision, "number"));
  LianQuestion *question
      = _lian_review_ask_new (self, heading, _ ("It keeps its number and stays visible."),
                              _ ("_Void"), respond_void, &fields);
  fields->decision = lian_record_get_id (decision);
  lian_question_set_destructive (question);
  fields->reason = lian_question_add_text (question, _ ("Reason"), NULL, TRUE);
  lian_question_show (question);
}

static void
respond_countersign (LianQuestion *question, gpointer data)
{
  LianReviewAsk *fields = data;
  if (!_lian_review_ask_answered (question, fields))
    return;
  LianSignRequest *request = lian_sign_request_new (fields->decision);
  guint i = fields->officer != NULL ? gtk_drop_down_get_selected (fields->officer) : 0;
  request->way = g_strdup (_lian_review_ask_is_on_paper (fields) ? "PAPER" : "ACCOUNT");
  request->signed_on = lian_question_get_day (question, fields->day);
  request->officer = lian_officer_list_get (fields->officers, i);
  lian_question_write (question, _ ("countersignature"), NULL, lian_decide_countersign, request,
                       (GDestroyNotify) lian_sign_request_free);
}

static void
add_signers (LianQuestion *question, LianReviewAsk *fields, const LianRecord *decision)
{
  const LianReviewView *view = fields->page->view;
  fields->officers
      = lian_officer_list_new_entitled (view->officers, view->facts->working_date,
                                        lian_record_get_number (decision, "officer"));
  if (fields->officers->names->len > 0)
    fields->officer = lian_question_add_officer (question, _ ("On paper, signed by"),
                                                 fields->officers);
}

/**
 * _lian_review_countersign:
 * @self: the page with a case that waits
 */
void
_lian_review_countersign (LianReviewPage *self)
{
  LianReviewAsk *fields;
  LianRecord *decision = lian_case_get_decision (self->view->facts, "WAITING");
  if (decision == NULL)
    return;
  const char *const ways[] = { _ ("now, under my own account"),
                               _ ("on paper, the signed sheet is here"), NULL };
  g_autofree char *officer = _lian_review_view_dup_officer (
      self->view, lian_record_get_number (decision, "officer"));
  g_autofree char *who = lian_isolate (officer);
  /* Translators: officer, reason of the decision */
  g_autofree char *body = g_strdup_printf (_ ("%s decided: %s"), who,
                                           lian_record_get_text (decision, "reason"));
  LianQuestion *question = _lian_review_ask_new (self, _ ("Countersign"), body, _ ("Coun_tersign"),
                                                 respond_countersign, &fields);
  fields->decision = lian_record_get_id (decision);
  g_autofree char *cuts
      = _lian_review_ask_dup_cuts (fields, lian_record_get_text (decision, "outcome"),
                                   lian_record_get_text (decision, "outcome_also"));
  if (cuts != NULL)
    lian_question_add_note (question, cuts);
  fields->way = lian_question_add_choice (question, _ ("Way"), ways);
  add_signers (question, fields, decision);
  fields->day = lian_question_add_day (question, _ ("Date on the signed sheet"), 0, FALSE);
  lian_question_show (question);
}
