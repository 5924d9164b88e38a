/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The sheet of a proposal about service points: what changes, what becomes of the residents, who
 * loses, what speaks against it, and room to sign. */
#include "lian-proposal-paper.h"
#include "lian-coverage-map.h"
#include "lian-coverage-words.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-paper.h"
#include "lian-proposal-kept.h"

#define MAP_HEIGHT 290.0

/* Of one that came from elsewhere without its figures. */
#define NO_FIGURES "{\"computed_on\": \"\"}"

typedef struct
{
  LianPaper paper;
  const LianRecord *proposal;
  const GPtrArray *changes;            /* of LianRecord */
  const LianProposalKept *figures;
  const LianAssessment *assessment;    /* NULL of one that is carried out: there is no map then */
  LianDocument *document;
} Sheet;

static void
add_facts (Sheet *self)
{
  const LianRecord *proposal = self->proposal;
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
  lian_paper_add_fact (&self->paper, pairs, N_ ("figures of"),
                       lian_paper_date (&self->paper, self->figures->computed_on));
  lian_paper_add_fact (&self->paper, pairs, N_ ("consumers would suffer"),
                       g_strdup (lian_truth_label (self->figures->impact)));
  lian_paper_add_grid (self->document, pairs);
}

/* Who decided, once somebody has. */
static void
add_decision (Sheet *self)
{
  const LianRecord *proposal = self->proposal;
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);
  if (lian_record_is_empty (proposal, "decided_by"))
    return;
  lian_paper_add_fact (&self->paper, pairs, N_ ("decided by"),
                       lian_paper_name (&self->paper, "officer",
                                        lian_record_get_number (proposal, "decided_by")));
  lian_paper_add_fact (&self->paper, pairs, N_ ("decided on"),
                       lian_paper_date (&self->paper, lian_record_get_date (proposal, "decided_on")));
  if (!lian_record_is_empty (proposal, "countersigned_by"))
    {
      lian_paper_add_fact (&self->paper, pairs, N_ ("countersigned by"),
                           lian_paper_name (&self->paper, "officer",
                                            lian_record_get_number (proposal, "countersigned_by")));
      lian_paper_add_fact (
          &self->paper, pairs, N_ ("countersigned on"),
          lian_paper_date (&self->paper, lian_record_get_date (proposal, "countersigned_on")));
    }
  lian_paper_add_grid (self->document, pairs);
  if (lian_record_is_empty (proposal, "reason"))
    return;
  g_autofree char *reason
      = g_strdup_printf (_ ("Reason: %s"), lian_record_get_text (proposal, "reason"));
  lian_document_add_paragraph (self->document, reason);
}

static void
add_changes (Sheet *self)
{
  lian_document_add_heading (self->document, _ ("What changes"));
  for (guint i = 0; i < self->changes->len; i++)
    {
      LianServiceChange change;
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      lian_service_change_read (self->changes->pdata[i], &change);
      g_autofree char *text = lian_coverage_words_service_change (self->paper.txn, &change);
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

/* Trade by trade the sheet names the trade; of one alone the title does. */
static void
add_trade_heading (Sheet *self, const LianKeptTrade *trade, const char *heading)
{
  g_autofree char *name = trade->title != NULL ? lian_isolate (trade->title) : NULL;
  g_autofree char *text = self->figures->trades->len > 1 && name != NULL
                              ? g_strdup_printf ("%s · %s", name, heading)
                              : g_strdup (heading);
  lian_document_add_heading (self->document, text);
}

static void
add_totals (Sheet *self, const LianKeptTrade *trade)
{
  const LianCoverageTotals *before = &trade->before, *after = &trade->after;
  const LianDocumentColumn columns[] = {
    { _ ("residents"), 3, LIAN_ALIGN_START },
    { _ ("As it is"), 1, LIAN_ALIGN_END },
    { _ ("After the changes"), 1, LIAN_ALIGN_END },
    { _ ("change"), 1, LIAN_ALIGN_END },
  };
  add_trade_heading (self, trade, _ ("What becomes of the residents"));
  LianDocumentTable *table
      = lian_document_add_table (self->document, columns, G_N_ELEMENTS (columns));
  add_figure (table, _ ("with a point within the limit"), before->by_point, after->by_point);
  add_figure (table, _ ("with a round"), before->by_round, after->by_round);
  add_figure (table, _ ("with neither"), before->uncovered, after->uncovered);
  add_figure (table, _ ("not told"), before->unknown, after->unknown);
  g_autofree char *extra
      = lian_coverage_words_extra (self->figures->measure, ABS (trade->extra));
  g_autofree char *text
      = g_strdup_printf (trade->extra < 0 ? _ ("All ways together become shorter by %s.")
                                          : _ ("All ways together become longer by %s."),
                         extra);
  lian_document_add_paragraph (self->document, text);
}

static void
add_maps (Sheet *self)
{
  const LianComparison *comparison = self->assessment->comparison;
  g_autofree char *measure = lian_coverage_words_measure (comparison->before->ground);
  const LianCoverageMap now = { .title = _ ("As it is"), .scope = measure,
                                .coverage = comparison->before };
  const LianCoverageMap later = { .title = _ ("After the changes"), .scope = measure,
                                  .coverage = comparison->after,
                                  .comparison = comparison };
  g_autoptr (LianMapSpec) first = lian_coverage_map_new (&now);
  g_autoptr (LianMapSpec) second = lian_coverage_map_new (&later);
  lian_document_add_space (self->document, 8);
  lian_document_add_maps (self->document, first, second, MAP_HEIGHT);
}

static void
add_row (Sheet *self, LianDocumentTable *table, const LianKeptPlace *place, const char *why)
{
  g_autofree char *number = place->residents >= 0 ? lian_coverage_words_number (place->residents)
                                                  : g_strdup (_ ("unknown"));
  g_autofree char *was = lian_coverage_words_distance (self->figures->measure, place->before);
  g_autofree char *is = lian_coverage_words_distance (self->figures->measure, place->after);
  const char *const cells[] = { place->title, number, was, is, why, NULL };
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
}

static LianDocumentTable *
add_people (Sheet *self, const LianKeptTrade *trade, const char *heading, const char *why)
{
  const LianDocumentColumn columns[] = {
    { _ ("Neighbourhood"), 2.2, LIAN_ALIGN_START }, { _ ("residents"), 1, LIAN_ALIGN_END },
    { _ ("way before"), 1, LIAN_ALIGN_END },        { _ ("way after"), 1, LIAN_ALIGN_END },
    { why, 2.2, LIAN_ALIGN_START },
  };
  add_trade_heading (self, trade, heading);
  return lian_document_add_table (self->document, columns, G_N_ELEMENTS (columns));
}

static char *
describe_loss (const LianKeptPlace *place)
{
  if (place->why != LIAN_LOSS_ROUND)
    return g_strdup (lian_loss_label (place->why));
  g_autofree char *wait = lian_coverage_words_wait (place->wait);
  return g_strdup_printf ("%s (%s)", lian_loss_label (place->why), wait);
}

static void
add_losers (Sheet *self, const LianKeptTrade *trade)
{
  if (trade->losers->len == 0)
    {
      add_trade_heading (self, trade, _ ("Nobody loses"));
      return;
    }
  LianDocumentTable *table = add_people (self, trade, _ ("Who loses"), _ ("why"));
  for (guint i = 0; i < trade->losers->len; i++)
    {
      g_autofree char *why = describe_loss (trade->losers->pdata[i]);
      add_row (self, table, trade->losers->pdata[i], why);
    }
}

static void
add_gainers (Sheet *self, const LianKeptTrade *trade)
{
  if (trade->gainers->len == 0)
    return;
  LianDocumentTable *table = add_people (self, trade, _ ("Who gains"), _ ("what"));
  for (guint i = 0; i < trade->gainers->len; i++)
    add_row (self, table, trade->gainers->pdata[i],
             lian_gain_label (((const LianKeptPlace *) trade->gainers->pdata[i])->gain));
}

static void
add_trades (Sheet *self)
{
  const GPtrArray *trades = self->figures->trades;
  for (guint i = 0; i < trades->len; i++)
    {
      add_totals (self, trades->pdata[i]);
      if (i == 0 && self->assessment != NULL)
        add_maps (self);
      add_losers (self, trades->pdata[i]);
      add_gainers (self, trades->pdata[i]);
    }
}

static void
add_obstacles (Sheet *self)
{
  const GPtrArray *obstacles = self->figures->obstacles;
  if (obstacles->len > 0)
    lian_document_add_heading (self->document, _ ("What speaks against it"));
  for (guint i = 0; i < obstacles->len; i++)
    {
      g_autofree char *text = lian_obstacle_dup_text (obstacles->pdata[i]);
      lian_document_add_paragraph (self->document, text);
    }
}

/* A8. */
static void
add_shares (Sheet *self)
{
  const GPtrArray *shares = self->figures->shares;
  if (shares->len > 0)
    lian_document_add_heading (self->document, _ ("How many points"));
  for (guint i = 0; i < shares->len; i++)
    {
      g_autofree char *text = lian_adjust_share_dup_text (shares->pdata[i], self->figures->percent);
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
  const char *name = lian_record_get_text (self->proposal, "title");
  self->document = lian_paper_create_document (&self->paper, title, name);
  lian_document_add_title (self->document, title);
  lian_document_add_subtitle (self->document, name);
  add_facts (self);
  add_decision (self);
  add_changes (self);
  add_trades (self);
  add_shares (self);
  add_obstacles (self);
  add_end (self);
}

static void
build_kept (Sheet *self, const LianRecord *proposal)
{
  g_autoptr (LianProposalKept) kept
      = lian_proposal_kept_read (lian_record_get_text (proposal, "figures"));
  g_autoptr (GPtrArray) changes
      = lian_txn_list (self->paper.txn, lian_type_find ("service_change"), "service_proposal",
                       lian_record_get_id (proposal));
  g_autoptr (LianProposalKept) none = kept == NULL ? lian_proposal_kept_read (NO_FIGURES) : NULL;
  self->proposal = proposal;
  self->changes = changes;
  self->figures = kept != NULL ? kept : none;
  build (self);
}

static void
build_assessed (Sheet *self, const LianAssessment *assessment)
{
  g_autoptr (LianProposalKept) figures = lian_proposal_kept_of (self->paper.txn, assessment);
  self->proposal = assessment->proposal;
  self->changes = assessment->records;
  self->figures = figures;
  self->assessment = assessment;
  build (self);
}

static gboolean
is_carried_out (const LianRecord *proposal)
{
  return proposal != NULL
         && g_strcmp0 (lian_record_get_text (proposal, "state"), "CARRIED_OUT") == 0;
}

/**
 * lian_proposal_paper_new:
 * @txn: the base, on a reader thread
 * @proposal: a record of type "service_proposal"
 * @error: return location
 *
 * One that is carried out is printed with the figures that it was decided with: its points are not
 * there any more, and so there is no map.
 *
 * Returns: (transfer full) (nullable): the sheet
 */
LianDocument *
lian_proposal_paper_new (LianTxn *txn, gint64 proposal, GError **error)
{
  Sheet self = { .paper = lian_paper_new (txn) };
  const char *before = lian_i18n_set_thread_language (self.paper.language);
  g_autoptr (LianRecord) record
      = lian_txn_load (txn, lian_type_find ("service_proposal"), proposal);
  g_autoptr (LianAssessment) assessment
      = !is_carried_out (record) ? lian_proposal_assess (txn, proposal, NULL, error) : NULL;
  if (assessment != NULL)
    build_assessed (&self, assessment);
  else if (is_carried_out (record))
    build_kept (&self, record);
  lian_i18n_set_thread_language (before);
  return self.document;
}
