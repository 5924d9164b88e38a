/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The sheet of a proposal about service points: what changes, what becomes of the residents, who
 * loses, what speaks against it, and room to sign. */
#include "lian-proposal-paper.h"
#include "lian-coverage-map.h"
#include "lian-coverage-words.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-paper.h"
#include "lian-proposal.h"

#define MAP_HEIGHT 290.0

typedef struct
{
  LianPaper paper;
  LianAssessment *assessment;
  const LianComparison *comparison;
  const LianGround *ground; /* as it is */
  LianDocument *document;
} Sheet;

static void
add_facts (Sheet *self)
{
  const LianRecord *proposal = self->assessment->proposal;
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);
  const LianField *state = lian_type_get_field (lian_type_find ("service_proposal"), "state");
  const char *number = lian_record_get_text (proposal, "number");
  lian_paper_add_fact (&self->paper, pairs, N_ ("proposal number"),
                       g_strdup (number != NULL ? number : "–"));
  lian_paper_add_fact (&self->paper, pairs, N_ ("state"),
                       g_strdup (lian_choice_label (state, lian_record_get_text (proposal, "state"))));
  lian_paper_add_fact (&self->paper, pairs, N_ ("made by"),
                       lian_paper_name (&self->paper, "officer",
                                        lian_record_get_number (proposal, "made_by")));
  lian_paper_add_fact (&self->paper, pairs, N_ ("made on"),
                       lian_paper_date (&self->paper, lian_record_get_date (proposal, "made_on")));
  lian_paper_add_fact (&self->paper, pairs, N_ ("points adjusted"),
                       g_strdup_printf (_ ("%u of %u"), self->assessment->adjusted,
                                        self->assessment->points));
  lian_paper_add_fact (&self->paper, pairs, N_ ("consumers would suffer"),
                       g_strdup (lian_truth_label (self->assessment->impact)));
  lian_paper_add_grid (self->document, pairs);
}

static void
add_changes (Sheet *self)
{
  lian_document_add_heading (self->document, _ ("What changes"));
  for (guint i = 0; i < self->assessment->records->len; i++)
    {
      LianServiceChange change;
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      lian_service_change_read (self->assessment->records->pdata[i], &change);
      g_autofree char *text = lian_coverage_words_service_change (self->ground, &change);
      lian_document_add_clause (self->document, number, NULL, text);
    }
}

static void
add_figure (LianDocumentTable *table, const char *name, gint64 before, gint64 after)
{
  g_autofree char *was = lian_coverage_words_number (before);
  g_autofree char *is = lian_coverage_words_number (after);
  g_autofree char *digits = lian_coverage_words_number (after - before);
  g_autofree char *change = g_strconcat (after > before ? "+" : "", digits, NULL);
  const char *const cells[] = { name, was, is, change, NULL };
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
}

static void
add_totals (Sheet *self)
{
  const LianCoverageTotals *before = &self->comparison->before->totals;
  const LianCoverageTotals *after = &self->comparison->after->totals;
  const LianDocumentColumn columns[] = {
    { _ ("residents"), 3, LIAN_ALIGN_START },
    { _ ("As it is"), 1, LIAN_ALIGN_END },
    { _ ("After the changes"), 1, LIAN_ALIGN_END },
    { _ ("change"), 1, LIAN_ALIGN_END },
  };
  lian_document_add_heading (self->document, _ ("What becomes of the residents"));
  LianDocumentTable *table
      = lian_document_add_table (self->document, columns, G_N_ELEMENTS (columns));
  add_figure (table, _ ("with a point within the limit"), before->by_point, after->by_point);
  add_figure (table, _ ("with a round"), before->by_round, after->by_round);
  add_figure (table, _ ("with neither"), before->uncovered, after->uncovered);
  add_figure (table, _ ("not told"), before->unknown, after->unknown);
  g_autofree char *extra
      = lian_coverage_words_extra (self->ground, self->comparison->harm->extra_person_metres);
  g_autofree char *text
      = g_strdup_printf (_ ("All ways together become longer by %s."), extra);
  lian_document_add_paragraph (self->document, text);
}

static void
add_maps (Sheet *self)
{
  g_autofree char *measure = lian_coverage_words_measure (self->ground);
  const LianCoverageMap now = { .title = _ ("As it is"), .scope = measure,
                                .coverage = self->comparison->before };
  const LianCoverageMap later = { .title = _ ("After the changes"), .scope = measure,
                                  .coverage = self->comparison->after,
                                  .comparison = self->comparison };
  g_autoptr (LianMapSpec) first = lian_coverage_map_new (&now);
  g_autoptr (LianMapSpec) second = lian_coverage_map_new (&later);
  lian_document_add_space (self->document, 8);
  lian_document_add_maps (self->document, first, second, MAP_HEIGHT);
}

static void
add_row (LianDocumentTable *table, const LianGround *ground, gint32 place, gint32 residents,
         gint32 before, gint32 after, const char *why)
{
  guint n;
  g_autofree char *number = residents > 0 ? lian_coverage_words_number (residents)
                                          : g_strdup (_ ("unknown"));
  g_autofree char *was = lian_coverage_words_way (ground, before);
  g_autofree char *is = lian_coverage_words_way (ground, after);
  const char *const cells[]
      = { lian_ground_get_places (ground, &n)[place].title, number, was, is, why, NULL };
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
}

static LianDocumentTable *
add_people (Sheet *self, const char *heading, const char *why)
{
  const LianDocumentColumn columns[] = {
    { _ ("Neighbourhood"), 2.2, LIAN_ALIGN_START }, { _ ("residents"), 1, LIAN_ALIGN_END },
    { _ ("way before"), 1, LIAN_ALIGN_END },        { _ ("way after"), 1, LIAN_ALIGN_END },
    { why, 2.2, LIAN_ALIGN_START },
  };
  lian_document_add_heading (self->document, heading);
  return lian_document_add_table (self->document, columns, G_N_ELEMENTS (columns));
}

static void
add_losers (Sheet *self)
{
  const GArray *losers = self->comparison->harm->losers;
  if (losers->len == 0)
    {
      lian_document_add_heading (self->document, _ ("Nobody loses"));
      return;
    }
  LianDocumentTable *table = add_people (self, _ ("Who loses"), _ ("why"));
  for (guint i = 0; i < losers->len; i++)
    {
      const LianLoser *one = &g_array_index (losers, LianLoser, i);
      add_row (table, self->ground, one->place, one->residents, one->before, one->after,
               lian_loss_label (one->why));
    }
}

static void
add_gainers (Sheet *self)
{
  const GArray *gainers = self->comparison->gainers;
  if (gainers->len == 0)
    return;
  LianDocumentTable *table = add_people (self, _ ("Who gains"), _ ("what"));
  for (guint i = 0; i < gainers->len; i++)
    {
      const LianGainer *one = &g_array_index (gainers, LianGainer, i);
      add_row (table, self->ground, one->place, one->residents, one->before, one->after,
               lian_gain_label (one->gain));
    }
}

static void
add_obstacles (Sheet *self)
{
  const GPtrArray *obstacles = self->assessment->obstacles;
  if (obstacles->len > 0)
    lian_document_add_heading (self->document, _ ("What speaks against it"));
  for (guint i = 0; i < obstacles->len; i++)
    {
      g_autofree char *text = lian_obstacle_dup_text (obstacles->pdata[i]);
      lian_document_add_paragraph (self->document, text);
    }
}

static void
add_end (Sheet *self)
{
  const char *lines[] = { _ ("Signature"), _ ("Date"), NULL };
  g_autofree char *day = lian_paper_place_date (&self->paper);
  const LianDocumentSignature boxes[] = {
    { _ ("Deciding officer"), lines, NULL },
    { _ ("Countersigning officer"), lines, NULL },
    { _ ("Federation"), lines, _ ("Seal") },
  };
  lian_document_add_place_date (self->document, day);
  lian_document_add_signatures (self->document, boxes, G_N_ELEMENTS (boxes));
}

static void
build (Sheet *self)
{
  const char *title = _ ("Proposal on service points");
  const char *name = lian_record_get_text (self->assessment->proposal, "title");
  self->document = lian_paper_create_document (&self->paper, title, name);
  lian_document_add_title (self->document, title);
  lian_document_add_subtitle (self->document, name);
  add_facts (self);
  add_changes (self);
  add_totals (self);
  add_maps (self);
  add_losers (self);
  add_gainers (self);
  add_obstacles (self);
  add_end (self);
}

/**
 * lian_proposal_paper_new:
 * @txn: the base, on a reader thread
 * @proposal: a record of type "service_proposal"
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the sheet
 */
LianDocument *
lian_proposal_paper_new (LianTxn *txn, gint64 proposal, GError **error)
{
  Sheet self = { .paper = lian_paper_new (txn) };
  const char *before = lian_i18n_set_thread_language (self.paper.language);
  g_autoptr (LianAssessment) assessment = lian_proposal_assess (txn, proposal, NULL, error);
  if (assessment != NULL)
    {
      self.assessment = assessment;
      self.comparison = assessment->comparison;
      self.ground = assessment->comparison->before->ground;
      build (&self);
    }
  lian_i18n_set_thread_language (before);
  return self.document;
}
