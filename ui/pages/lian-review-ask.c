/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a question of the review page is about, and when it can be answered. */
#include "lian-i18n.h"
#include "lian-relation-cut.h"
#include "lian-review-ask-private.h"

/* So many relations are named, the others counted. */
#define MOST_CUTS 4

static void
ask_free (gpointer data)
{
  LianReviewAsk *self = data;
  g_object_unref (self->page);
  g_clear_pointer (&self->forms, g_ptr_array_unref);
  g_clear_pointer (&self->officers, lian_officer_list_free);
  g_free (self->seen);
  g_free (self);
}

/**
 * _lian_review_ask_dup_reason:
 * @self: a question
 *
 * Returns: (transfer full): the reason as typed, without blanks around it
 */
char *
_lian_review_ask_dup_reason (const LianReviewAsk *self)
{
  return self->reason != NULL ? lian_question_dup_text (self->reason) : g_strdup ("");
}

/**
 * _lian_review_ask_get_form:
 * @self: a question about forms
 * @choice: (nullable): one of its drop-downs
 * @skipped: how many of its rows stand before the forms
 *
 * Returns: (transfer none) (nullable): the form chosen
 */
const char *
_lian_review_ask_get_form (const LianReviewAsk *self, GtkDropDown *choice, guint skipped)
{
  guint i = choice != NULL ? gtk_drop_down_get_selected (choice) : GTK_INVALID_LIST_POSITION;
  if (i == GTK_INVALID_LIST_POSITION || i < skipped || i - skipped >= self->forms->len)
    return NULL;
  return self->forms->pdata[i - skipped];
}

/**
 * _lian_review_ask_get_demands:
 * @self: a question
 *
 * Returns: what the forms chosen demand
 */
LianDemands
_lian_review_ask_get_demands (const LianReviewAsk *self)
{
  const LianCase *facts = self->page->view != NULL ? self->page->view->facts : NULL;
  const char *form = _lian_review_ask_get_form (self, self->form, 0);
  const char *also = _lian_review_ask_get_form (self, self->also, 1);
  LianDemands demands = LIAN_DEMAND_NOTHING;
  if (facts != NULL && form != NULL)
    demands |= lian_decide_get_demands (facts, form);
  if (facts != NULL && also != NULL)
    demands |= lian_decide_get_demands (facts, also);
  return demands;
}

/**
 * _lian_review_ask_is_on_paper:
 * @self: a question
 *
 * Returns: whether a sheet signed on paper is entered
 */
gboolean
_lian_review_ask_is_on_paper (const LianReviewAsk *self)
{
  return self->way != NULL && gtk_drop_down_get_selected (self->way) == 1;
}

/**
 * _lian_review_ask_dup_cuts:
 * @self: a question
 * @form: (nullable): a form of production
 * @also: (nullable): a form beside it
 *
 * Returns: (transfer full) (nullable): which relations they would cut, or may (L1); %NULL for none
 */
char *
_lian_review_ask_dup_cuts (const LianReviewAsk *self, const char *form, const char *also)
{
  if (!lian_relation_outcome_gathers (form) && !lian_relation_outcome_gathers (also))
    return NULL;
  g_autofree char *cuts = lian_relation_cuts_to_text (self->page->view->cuts, MOST_CUTS);
  return cuts != NULL ? g_strdup_printf ("%s (L1)", cuts) : NULL;
}

static void
show_demands (LianReviewAsk *self, LianDemands demands)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *form = _lian_review_ask_get_form (self, self->form, 0);
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
  g_autofree char *cuts
      = _lian_review_ask_dup_cuts (self, form, _lian_review_ask_get_form (self, self->also, 1));
  if (cuts != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", cuts);
  gtk_label_set_text (self->note, text->str);
}

/* Whether everything is there that the choices ask for. */
static gboolean
check (LianQuestion *question, gpointer data)
{
  LianReviewAsk *self = data;
  if (self->page->view == NULL)
    return FALSE;
  LianDemands demands = _lian_review_ask_get_demands (self);
  g_autofree char *reason = _lian_review_ask_dup_reason (self);
  gboolean needs_day = (demands & LIAN_DEMAND_REVIEW_DATE) || _lian_review_ask_is_on_paper (self);
  if (self->note != NULL)
    show_demands (self, demands);
  return (!(demands & LIAN_DEMAND_REASON) || *reason != '\0')
         && (self->day == NULL || !needs_day || lian_question_get_day (question, self->day) != 0);
}

/**
 * _lian_review_ask_answered:
 * @question: a question that is answered
 * @self: its fields
 *
 * After a refusal the case may only now be shown as it is, and what counts is what is shown.
 *
 * Returns: whether the page still shows the case it is about
 */
gboolean
_lian_review_ask_answered (LianQuestion *question, LianReviewAsk *self)
{
  if (self->page->view == NULL || self->page->view->activity != self->activity)
    return FALSE;
  if (lian_question_is_refused (question))
    {
      g_free (self->seen);
      self->seen = lian_case_dup_seen (self->page->view->facts);
    }
  return TRUE;
}

/**
 * _lian_review_ask_new:
 * @page: a page with a case
 * @heading: what is asked
 * @body: about what
 * @ok: the answer that writes, with a mnemonic
 * @respond: called for that answer with the fields
 * @fields: (out) (transfer none): the fields, all of them still to be asked for
 *
 * Returns: (transfer none): the question
 */
LianQuestion *
_lian_review_ask_new (LianReviewPage *page, const char *heading, const char *body, const char *ok,
                      LianQuestionFunc respond, LianReviewAsk **fields)
{
  LianReviewAsk *self = g_new0 (LianReviewAsk, 1);
  LianQuestion *question = lian_question_new (GTK_WIDGET (page), page->context, heading, body, ok,
                                              respond, self, ask_free);
  self->page = g_object_ref (page);
  self->activity = page->view->activity;
  self->seen = lian_case_dup_seen (page->view->facts);
  lian_question_set_check (question, check);
  *fields = self;
  return question;
}
