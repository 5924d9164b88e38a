/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The notice of a decision to the co-operative: what was decided, why in the words of the rules,
 * what to do first and whom to ask. */
#include "lian-decision-notice.h"
#include "lian-case-paper.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-words.h"

static const char *word (const LianCasePaper *self, const char *message) G_GNUC_FORMAT (2);

static const char *
word (const LianCasePaper *self, const char *message)
{
  return lian_paper_word (&self->paper, message);
}

static void
add_address (LianCasePaper *self)
{
  g_autofree char *name = lian_paper_name (&self->paper, "cooperative", self->facts->cooperative);
  /* Translators: the co-operative written to */
  g_autofree char *to = g_strdup_printf (word (self, N_ ("To %s:")), name);
  lian_document_add_paragraph (self->document, to);
}

/* Who is told of a form that a guard stops learns which one, and who signed for it all the same. */
static void
add_guards (LianCasePaper *self)
{
  const char *guards = _lian_case_paper_text (self, "blocked_by");
  g_autofree char *signed_by = _lian_case_paper_dup_countersignature (self);
  if (*guards != '\0')
    {
      g_autofree char *text = g_strdup_printf (
          /* Translators: rules */
          word (self, N_ ("The rules stop this form (%s). It was decided all the same, for the reason "
                          "given.")),
          guards);
      lian_document_add_paragraph (self->document, text);
    }
  if (signed_by != NULL && !_lian_case_paper_is_state (self, "WAITING"))
    lian_document_add_paragraph (self->document, signed_by);
}

static void
add_decision (LianCasePaper *self)
{
  g_autofree char *work = lian_paper_name (&self->paper, "activity", self->facts->activity);
  g_autofree char *outcome = _lian_case_paper_outcome (self);
  g_autofree char *text = g_strdup_printf (
      /* Translators: activity, form of production */
      word (self, N_ ("For your work “%s” the federation has decided: %s.")), work, outcome);
  lian_document_add_paragraph (self->document, text);
  if (_lian_case_paper_is_state (self, "WAITING"))
    lian_document_add_paragraph (self->document,
                                 word (self, N_ ("This decision still waits for a countersignature "
                                                 "and is not in force.")));
  const char *reason = _lian_case_paper_text (self, "reason");
  if (*reason != '\0')
    {
      g_autofree char *why = g_strdup_printf (word (self, N_ ("Reason: %s")), reason);
      lian_document_add_paragraph (self->document, why);
    }
  add_guards (self);
}

/* Only the rules that lead to what was decided; P1 and P2 hold always. */
static void
add_rules (LianCasePaper *self)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  const GPtrArray *findings = self->facts->opinion->findings;
  for (guint i = 0; i < findings->len; i++)
    {
      const LianOpinionFinding *finding = findings->pdata[i];
      if (g_str_equal (finding->outcome, _lian_case_paper_text (self, "outcome"))
          || g_str_equal (finding->outcome, _lian_case_paper_text (self, "outcome_also"))
          || g_str_equal (finding->rule, "P1"))
        g_ptr_array_add (chosen, findings->pdata[i]);
    }
  lian_document_add_heading (self->document, word (self, N_ ("What it rests on")));
  _lian_case_paper_add_findings (self, chosen);
}

static void
add_steps (LianCasePaper *self)
{
  char **step = self->facts->opinion->steps;
  if (*step == NULL)
    return;
  lian_document_add_heading (self->document, word (self, N_ ("To be done first")));
  for (guint i = 1; *step != NULL; step++, i++)
    {
      g_autofree char *number = g_strdup_printf ("%u.", i);
      g_autofree char *words = lian_words_dup_step (self->paper.language, *step);
      lian_document_add_clause (self->document, number, NULL, words);
    }
}

static void
add_end (LianCasePaper *self)
{
  const char *lines[] = { word (self, N_ ("Signature")), word (self, N_ ("Date")), NULL };
  g_autofree char *review
      = lian_paper_date (&self->paper, lian_record_get_date (self->decision, "review_on"));
  g_autofree char *officer = _lian_case_paper_officer (self, "officer");
  g_autofree char *day = lian_paper_place_date (&self->paper);
  g_autofree char *code = lian_receipt_dup_code (_lian_case_paper_text (self, "receipt"));
  if (*review != '\0')
    {
      g_autofree char *text
          = g_strdup_printf (word (self, N_ ("The decision is looked at again by %s.")), review);
      lian_document_add_paragraph (self->document, text);
    }
  /* Translators: name of the officer */
  g_autofree char *party = g_strdup_printf (word (self, N_ ("Officer: %s")), officer);
  LianDocumentSignature boxes[] = {
    { party, lines, word (self, N_ ("Seal")) },
    { word (self, N_ ("Received for the co-operative")), lines, NULL },
  };
  lian_document_add_place_date (self->document, day);
  lian_document_add_signatures (self->document, boxes, G_N_ELEMENTS (boxes));
  lian_document_add_receipt (self->document, word (self, N_ ("receipt")), code);
}

/**
 * lian_decision_notice_new:
 * @txn: the base, on a reader thread
 * @decision: the decision
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the notice
 */
LianDocument *
lian_decision_notice_new (LianTxn *txn, gint64 decision, GError **error)
{
  g_auto (LianCasePaper) self = { 0 };
  if (!_lian_case_paper_load (&self, txn, decision, error))
    return NULL;
  if (self.decision == NULL || *_lian_case_paper_text (&self, "outcome") == '\0')
    {
      g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_NOTHING,
                           _ ("Nothing was decided yet, so there is nothing to give notice of."));
      return NULL;
    }
  const char *title = word (&self, N_ ("Notice of decision"));
  const char *number = _lian_case_paper_text (&self, "number");
  self.document = lian_paper_create_document (&self.paper, title, number);
  lian_document_add_title (self.document, title);
  lian_document_add_subtitle (self.document, number);
  if (_lian_case_paper_is_state (&self, "VOID"))
    lian_document_add_heading (self.document, word (&self, N_ ("VOID")));
  add_address (&self);
  add_decision (&self);
  add_rules (&self);
  add_steps (&self);
  add_end (&self);
  return g_steal_pointer (&self.document);
}
