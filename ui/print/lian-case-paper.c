/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A case and its decision, loaded for printing. */
#include "lian-case-paper.h"
#include "lian-i18n.h"
#include "lian-words.h"

/* The decision that stands on an activity: what waits for its countersignature, else what is in
 * force. */
static LianRecord *
find_standing (const LianPaper *paper, gint64 activity)
{
  static const char *const states[] = { "WAITING", "IN_FORCE" };
  g_autoptr (GPtrArray) decisions = lian_paper_list (paper, "decision", "activity", activity);
  for (gsize k = 0; k < G_N_ELEMENTS (states); k++)
    for (guint i = 0; i < decisions->len; i++)
      if (g_strcmp0 (lian_record_get_text (decisions->pdata[i], "state"), states[k]) == 0)
        return lian_record_copy (decisions->pdata[i]);
  return NULL;
}

/**
 * _lian_case_paper_load:
 * @self: (out caller-allocates): the paper; clear it even after a failure
 * @txn: the base
 * @record: a decision; or an activity, for the decision that stands on it, if there is one
 * @error: return location
 *
 * Returns: whether there is such a decision or activity
 */
gboolean
_lian_case_paper_load (LianCasePaper *self, LianTxn *txn, gint64 record, GError **error)
{
  *self = (LianCasePaper){ .paper = lian_paper_new (txn) };
  self->decision = lian_paper_load (&self->paper, "decision", record);
  if (self->decision == NULL)
    self->decision = find_standing (&self->paper, record);
  self->facts = self->decision != NULL ? lian_case_load_decided (txn, self->decision, error)
                                       : lian_case_load (txn, record, error);
  return self->facts != NULL;
}

/**
 * _lian_case_paper_clear:
 * @self: the paper
 *
 * Frees what it holds.
 */
void
_lian_case_paper_clear (LianCasePaper *self)
{
  g_clear_pointer (&self->document, lian_document_unref);
  g_clear_pointer (&self->decision, lian_record_free);
  g_clear_pointer (&self->facts, lian_case_free);
}

/**
 * _lian_case_paper_text:
 * @self: the paper
 * @field: a field of the decision
 *
 * Returns: (transfer none): its text, or ""
 */
const char *
_lian_case_paper_text (const LianCasePaper *self, const char *field)
{
  const char *text = self->decision != NULL ? lian_record_get_text (self->decision, field) : NULL;
  return text != NULL ? text : "";
}

/**
 * _lian_case_paper_is_state:
 * @self: the paper
 * @state: a state of decisions
 *
 * Returns: whether the decision has that state
 */
gboolean
_lian_case_paper_is_state (const LianCasePaper *self, const char *state)
{
  return g_str_equal (_lian_case_paper_text (self, "state"), state);
}

/**
 * _lian_case_paper_outcome:
 * @self: the paper
 *
 * Returns: (transfer full): the form or forms decided, in words
 */
char *
_lian_case_paper_outcome (const LianCasePaper *self)
{
  const char *outcome = _lian_case_paper_text (self, "outcome");
  const char *also = _lian_case_paper_text (self, "outcome_also");
  char *list[] = { (char *) outcome, *also != '\0' ? (char *) also : NULL, NULL };
  return *outcome != '\0' ? lian_words_dup_outcomes (self->paper.language, list) : g_strdup ("");
}

/**
 * _lian_case_paper_officer:
 * @self: the paper
 * @field: a reference of the decision to a person of the office
 *
 * Returns: (transfer full): the name, or ""
 */
char *
_lian_case_paper_officer (const LianCasePaper *self, const char *field)
{
  return lian_paper_name (&self->paper, "officer",
                          self->decision != NULL ? lian_record_get_number (self->decision, field)
                                                 : 0);
}

static const char *word (const LianCasePaper *self, const char *message) G_GNUC_FORMAT (2);

static const char *
word (const LianCasePaper *self, const char *message)
{
  return lian_paper_word (&self->paper, message);
}

/**
 * _lian_case_paper_dup_countersignature:
 * @self: the paper
 *
 * Returns: (transfer full) (nullable): in which way the second officer signs, or has signed; %NULL
 *   where none is needed
 */
char *
_lian_case_paper_dup_countersignature (const LianCasePaper *self)
{
  if (self->decision == NULL
      || lian_record_get_truth (self->decision, "countersign_needed") != LIAN_YES)
    return NULL;
  g_autofree char *signer = _lian_case_paper_officer (self, "countersigned_by");
  g_autofree char *day
      = lian_paper_date (&self->paper, lian_record_get_date (self->decision, "countersigned_on"));
  if (*signer == '\0')
    return g_strdup (word (self, N_ ("A countersignature is needed: the decision is in force only "
                                     "once a second officer has signed here, or under another "
                                     "account.")));
  if (g_str_equal (_lian_case_paper_text (self, "countersign_way"), "PAPER"))
    /* Translators: who, when */
    return g_strdup_printf (word (self, N_ ("Countersigned on paper by %s on %s.")), signer, day);
  /* Translators: who, when */
  return g_strdup_printf (word (self, N_ ("Countersigned under another account by %s on %s.")),
                          signer, day);
}

/**
 * _lian_case_paper_add_findings:
 * @self: the paper
 * @findings: (nullable) (element-type LianOpinionFinding): findings
 *
 * Adds them with the values that made them fire and both citations.
 */
void
_lian_case_paper_add_findings (LianCasePaper *self, const GPtrArray *findings)
{
  if (findings == NULL || findings->len == 0)
    return;
  const char *language = self->paper.language;
  g_autofree LianDocumentFinding *rows = g_new0 (LianDocumentFinding, findings->len);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < findings->len; i++)
    {
      const LianOpinionFinding *finding = findings->pdata[i];
      g_autofree char *because = lian_words_dup_because (language, finding->because);
      const char *outcome = lian_words_outcome (language, finding->outcome);
      char *text = *because != '\0' ? g_strdup_printf ("%s (%s)", outcome, because)
                                    : g_strdup (outcome);
      g_ptr_array_add (texts, text);
      rows[i] = (LianDocumentFinding){ finding->rule, lian_words_force (language, finding->force),
                                       text, finding->zh, finding->en };
    }
  lian_document_add_findings (self->document, rows, findings->len);
}
