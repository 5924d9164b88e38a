/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The decision sheet on paper: the same content as the review page in the same order, then the
 * decision, the lines to sign and the receipt code.  The recommendation is the same without a
 * decision, for the meeting that will take it. */
#include "lian-decision-sheet.h"
#include "lian-case-paper.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-kept.h"
#include "lian-words.h"

static const char *word (const LianCasePaper *self, const char *message) G_GNUC_FORMAT (2);

static const char *
word (const LianCasePaper *self, const char *message)
{
  return lian_paper_word (&self->paper, message);
}

static void
add_top (LianCasePaper *self)
{
  const LianCase *facts = self->facts;
  const LianPaper *paper = &self->paper;
  const LianCaseFact *class = lian_case_find_fact (facts, "trade_class");
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);
  lian_paper_add_fact (paper, pairs, N_ ("co-operative"),
                       lian_paper_name (paper, "cooperative", facts->cooperative));
  lian_paper_add_fact (paper, pairs, N_ ("activity"),
                       lian_paper_name (paper, "activity", facts->activity));
  lian_paper_add_fact (paper, pairs, N_ ("trade class"),
                       g_strdup (class != NULL ? lian_words_value (paper->language, class->value)
                                               : ""));
  lian_paper_add_fact (paper, pairs, N_ ("facts of"),
                       lian_paper_date (paper, facts->working_date));
  lian_paper_add_fact (paper, pairs, N_ ("edition of the rulebook"),
                       g_strdup (facts->opinion->edition));
  lian_paper_add_grid (self->document, pairs);
}

static char *
other_permitted (const LianCasePaper *self)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  for (char **form = self->facts->opinion->permitted; *form != NULL; form++)
    if (!lian_case_recommends (self->facts, *form))
      g_ptr_array_add (list, *form);
  g_ptr_array_add (list, NULL);
  return lian_words_dup_outcomes (self->paper.language, (char **) list->pdata);
}

static char *
steps (const LianCasePaper *self)
{
  GString *text = g_string_new (NULL);
  for (char **step = self->facts->opinion->steps; *step != NULL; step++)
    {
      g_autofree char *words = lian_words_dup_step (self->paper.language, *step);
      g_string_append_printf (text, "%s%s", text->len > 0 ? word (self, N_ ("; ")) : "", words);
    }
  return g_string_free (text, FALSE);
}

static void
add_recommendation (LianCasePaper *self)
{
  const LianPaper *paper = &self->paper;
  g_autofree char *recommended
      = lian_words_dup_outcomes (paper->language, self->facts->opinion->recommended);
  g_autofree char *heading
      = g_strdup_printf (word (self, N_ ("Recommended: %s")), recommended);
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);
  lian_document_add_heading (self->document, heading);
  lian_paper_add_fact (paper, pairs, N_ ("also permitted"), other_permitted (self));
  lian_paper_add_fact (paper, pairs, N_ ("blocked"),
                       lian_words_dup_blocked (paper->language, self->facts,
                                               word (self, N_ ("; "))));
  lian_paper_add_fact (paper, pairs, N_ ("to be done first"), steps (self));
  lian_paper_add_grid (self->document, pairs);
}

/* The name of a part in the paper's language; the receipt's own where the record is gone. */
static char *
part_title (const LianCasePaper *self, const LianCasePart *part)
{
  g_autoptr (LianRecord) record = lian_paper_load (&self->paper, part->type, part->id);
  g_autofree char *name = lian_paper_record_name (&self->paper, record);
  if (record != NULL && g_str_equal (part->type, "relation"))
    {
      g_autofree char *partner
          = lian_paper_name (&self->paper, "partner", lian_record_get_number (record, "partner"));
      return *name != '\0' ? lian_isolate_join (" · ", partner, name, NULL)
                           : g_steal_pointer (&partner);
    }
  return *name != '\0' ? g_steal_pointer (&name) : g_strdup (part->title);
}

static void
add_why (LianCasePaper *self)
{
  lian_document_add_heading (self->document, word (self, N_ ("Why")));
  _lian_case_paper_add_findings (self, self->facts->opinion->findings);
  for (guint i = 0; i < self->facts->parts->len; i++)
    {
      const LianCasePart *part = self->facts->parts->pdata[i];
      if (part->findings == NULL || part->findings->len == 0)
        continue;
      g_autofree char *title = part_title (self, part);
      lian_document_add_heading (self->document, title);
      _lian_case_paper_add_findings (self, part->findings);
    }
}

static void
add_path (LianCasePaper *self, const LianOpinionPath *path, gboolean change)
{
  const char *language = self->paper.language;
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < path->facts->len; i++)
    {
      const LianOpinionFact *fact = path->facts->pdata[i];
      g_autofree char *part
          = lian_words_dup_fact_value (language, fact->fact, change ? fact->to : fact->value);
      g_string_append_printf (text, "%s%s", i > 0 ? word (self, N_ ("; ")) : "", part);
    }
  if (path->rule != NULL)
    g_string_prepend (text, " ");
  g_string_prepend (text, path->rule != NULL ? path->rule : "");
  lian_document_add_clause (self->document, "–", lian_words_outcome (language, path->outcome),
                            text->str);
}

static void
add_why_not (LianCasePaper *self)
{
  const GPtrArray *paths = self->facts->opinion->why_not;
  if (paths->len == 0)
    return;
  lian_document_add_heading (self->document, word (self, N_ ("Why not")));
  for (guint i = 0; i < paths->len; i++)
    if (!lian_opinion_path_is_foreign (paths->pdata[i]))
      add_path (self, paths->pdata[i], FALSE);
}

/* How many ways to one outcome stand on paper; the screen shows all. */
#define MOST_WAYS 3

static gboolean
is_first_of_outcome (const GPtrArray *paths, guint at)
{
  const LianOpinionPath *path = paths->pdata[at];
  for (guint i = 0; i < at; i++)
    if (g_str_equal (((const LianOpinionPath *) paths->pdata[i])->outcome, path->outcome))
      return FALSE;
  return TRUE;
}

static void
add_ways_to (LianCasePaper *self, const GPtrArray *paths, const char *outcome)
{
  guint n = 0;
  for (guint i = 0; i < paths->len; i++)
    if (g_str_equal (((const LianOpinionPath *) paths->pdata[i])->outcome, outcome)
        && n++ < MOST_WAYS)
      add_path (self, paths->pdata[i], TRUE);
  if (n <= MOST_WAYS)
    return;
  /* Translators: how many other ways there are to an outcome, which stands before */
  g_autofree char *more = g_strdup_printf (word (self, N_ ("and %u more")), n - MOST_WAYS);
  lian_document_add_clause (self->document, "–",
                            lian_words_outcome (self->paper.language, outcome), more);
}

/* What would change it, outcome by outcome: one fact more or less gives many ways to the same. */
static void
add_changes (LianCasePaper *self)
{
  const GPtrArray *paths = self->facts->opinion->change;
  if (paths->len == 0)
    return;
  lian_document_add_heading (self->document, word (self, N_ ("What would change it")));
  for (guint i = 0; i < paths->len; i++)
    if (is_first_of_outcome (paths, i))
      add_ways_to (self, paths, ((const LianOpinionPath *) paths->pdata[i])->outcome);
}

static void
add_questions (LianCasePaper *self)
{
  const GPtrArray *ask = self->facts->opinion->ask;
  if (ask->len == 0)
    return;
  lian_document_add_heading (self->document, word (self, N_ ("Ask first")));
  for (guint i = 0; i < ask->len; i++)
    {
      const LianOpinionQuestion *question = ask->pdata[i];
      g_autofree char *number = g_strdup_printf ("%u.", i + 1);
      /* Translators: a fact, asked as a question */
      g_autofree char *text
          = g_strdup_printf (word (self, N_ ("%s?")),
                             lian_words_fact (self->paper.language, question->fact));
      lian_document_add_clause (self->document, number, NULL, text);
    }
}

static void
add_effects (LianCasePaper *self)
{
  LianCaseEffects effects = lian_case_count_effects (self->facts, self->paper.txn);
  g_autoptr (GPtrArray) pairs
      = lian_words_list_effects (self->paper.language, self->facts, &effects);
  lian_document_add_heading (self->document, word (self, N_ ("Effects")));
  lian_paper_add_grid (self->document, pairs);
}

static void
add_notes (LianCasePaper *self)
{
  for (guint i = 0; i < self->facts->hints->len; i++)
    {
      g_autofree char *hint
          = lian_words_dup_hint (self->paper.language, self->facts->hints->pdata[i]);
      lian_document_add_paragraph (self->document, hint);
    }
  if (self->facts->kept->len > 0)
    lian_document_add_heading (self->document, word (self, N_ ("Warnings kept")));
  for (guint i = 0; i < self->facts->kept->len; i++)
    {
      const LianRecord *kept = self->facts->kept->pdata[i];
      g_autofree char *message
          = lian_kept_dup_message (self->paper.txn, kept, self->paper.language);
      lian_document_add_clause (self->document, "–", message,
                                lian_record_get_text (kept, "reason"));
    }
}

static void
add_decision (LianCasePaper *self)
{
  const LianPaper *paper = &self->paper;
  const LianRecord *decision = self->decision;
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);
  lian_document_add_heading (self->document, word (self, N_ ("Decision")));
  if (decision == NULL)
    {
      lian_document_add_paragraph (self->document, word (self, N_ ("Not decided yet.")));
      return;
    }
  gboolean departs = lian_record_get_truth (decision, "override") == LIAN_YES;
  lian_paper_add_fact (paper, pairs, N_ ("form decided"), _lian_case_paper_outcome (self));
  lian_paper_add_fact (paper, pairs, N_ ("state"),
                       g_strdup (lian_paper_choice (paper, lian_choices_decision_state,
                                                    _lian_case_paper_text (self, "state"))));
  lian_paper_add_fact (paper, pairs, N_ ("departs from the recommendation"),
                       g_strdup (departs ? word (self, N_ ("yes")) : ""));
  lian_paper_add_fact (paper, pairs, N_ ("blocked by"),
                       g_strdup (_lian_case_paper_text (self, "blocked_by")));
  lian_paper_add_fact (paper, pairs, N_ ("reason"),
                       g_strdup (_lian_case_paper_text (self, "reason")));
  lian_paper_add_fact (paper, pairs, N_ ("officer"), _lian_case_paper_officer (self, "officer"));
  lian_paper_add_fact (paper, pairs, N_ ("decided on"),
                       lian_paper_date (paper, lian_record_get_date (decision, "decided_on")));
  lian_paper_add_fact (paper, pairs, N_ ("review date"),
                       lian_paper_date (paper, lian_record_get_date (decision, "review_on")));
  lian_paper_add_grid (self->document, pairs);
}

static void
add_signatures (LianCasePaper *self)
{
  const char *lines[] = { word (self, N_ ("Signature")), word (self, N_ ("Date")), NULL };
  g_autofree char *note = _lian_case_paper_dup_countersignature (self);
  g_autofree char *day = lian_paper_place_date (&self->paper);
  g_autofree char *code = lian_receipt_dup_code (
      self->decision != NULL && !lian_record_is_empty (self->decision, "receipt")
          ? lian_record_get_text (self->decision, "receipt")
          : self->facts->receipt);
  LianDocumentSignature boxes[] = {
    { word (self, N_ ("Officer")), lines, NULL },
    { word (self, N_ ("Countersigning officer")), lines, NULL },
    { word (self, N_ ("Federation")), lines, word (self, N_ ("Seal")) },
  };
  if (note != NULL)
    lian_document_add_paragraph (self->document, note);
  lian_document_add_place_date (self->document, day);
  lian_document_add_signatures (self->document, boxes, G_N_ELEMENTS (boxes));
  lian_document_add_receipt (self->document, word (self, N_ ("receipt")), code);
}

/* What the rules say, from the facts to the questions that are open. */
static void
add_opinion (LianCasePaper *self)
{
  g_autofree char *protection = lian_words_dup_protection (self->paper.language, self->facts);
  if (protection != NULL)
    lian_document_add_heading (self->document, protection);
  add_top (self);
  add_recommendation (self);
  add_why (self);
  add_why_not (self);
  add_changes (self);
  add_questions (self);
  add_effects (self);
  add_notes (self);
}

/**
 * lian_recommendation_new:
 * @txn: the base, on a reader thread
 * @activity: the activity
 * @error: return location
 *
 * The recommendation as it stands today, to be laid before those who will decide.
 *
 * Returns: (transfer full) (nullable): the sheet
 */
LianDocument *
lian_recommendation_new (LianTxn *txn, gint64 activity, GError **error)
{
  g_auto (LianCasePaper) self = { .paper = lian_paper_new (txn) };
  self.facts = lian_case_load (txn, activity, error);
  if (self.facts == NULL)
    return NULL;
  const char *title = word (&self, N_ ("Recommendation"));
  g_autofree char *name = lian_paper_name (&self.paper, "cooperative", self.facts->cooperative);
  g_autofree char *day = lian_paper_place_date (&self.paper);
  g_autofree char *code = lian_receipt_dup_code (self.facts->receipt);
  self.document = lian_paper_create_document (&self.paper, title, name);
  lian_document_add_title (self.document, title);
  lian_document_add_subtitle (self.document, name);
  add_opinion (&self);
  lian_document_add_place_date (self.document, day);
  lian_document_add_receipt (self.document, word (&self, N_ ("receipt")), code);
  return g_steal_pointer (&self.document);
}

/**
 * lian_decision_sheet_new:
 * @txn: the base, on a reader thread
 * @decision: the decision; or an activity, for the decision that stands on it or, while there is
 *   none, a sheet to decide on
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the sheet
 */
LianDocument *
lian_decision_sheet_new (LianTxn *txn, gint64 decision, GError **error)
{
  g_auto (LianCasePaper) self = { 0 };
  if (!_lian_case_paper_load (&self, txn, decision, error))
    return NULL;
  const char *title = word (&self, N_ ("Decision sheet"));
  const char *number = _lian_case_paper_text (&self, "number");
  g_autofree char *name = lian_paper_name (&self.paper, "cooperative", self.facts->cooperative);
  g_autofree char *subtitle = lian_isolate_join (
      "　·　", *number != '\0' ? number : word (&self, N_ ("without number")), name, NULL);
  self.document = lian_paper_create_document (&self.paper, title, subtitle);
  lian_document_add_title (self.document, title);
  lian_document_add_subtitle (self.document, subtitle);
  if (_lian_case_paper_is_state (&self, "VOID"))
    lian_document_add_heading (self.document, word (&self, N_ ("VOID")));
  add_opinion (&self);
  add_decision (&self);
  add_signatures (&self);
  return g_steal_pointer (&self.document);
}
