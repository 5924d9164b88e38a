/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The improvement of production of a co-operative on paper: who answers for quality and variety, what is
 * missing, varieties, quality by grade, price and cost against the year before, measures of technique. */
#include "lian-improvement-paper.h"

#include "lian-craft-notice.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-improvement-doubts.h"
#include "lian-quality-chart.h"
#include "lian-quality-lines.h"
#include "lian-variety.h"

#define CHART_HEIGHT 160 /* in points */

static char *
choice (const LianRecord *record, const char *field)
{
  return g_strdup (lian_choice_label (lian_type_get_field (lian_record_get_type_info (record), field),
                                      lian_record_get_text (record, field)));
}

static void
add_person (LianDocument *document, const LianPaper *paper, gint64 cooperative)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LianRecord) person
      = lian_quality_person_on (paper->txn, cooperative, lian_txn_get_working_date (paper->txn));
  const char *name = person != NULL ? lian_record_get_text (person, "name") : _ ("nobody");
  lian_paper_add_fact (paper, facts, N_ ("answers for quality and variety"), g_strdup (name));
  if (person != NULL)
    {
      const char *post = lian_record_get_text (person, "post");
      lian_paper_add_fact (paper, facts, N_ ("post"), g_strdup (post != NULL ? post : ""));
      lian_paper_add_fact (paper, facts, N_ ("from"), lian_paper_date (paper, lian_record_get_date (person, "from_date")));
    }
  lian_paper_add_grid (document, facts);
}

static void
add_doubts (LianDocument *document, const LianPaper *paper, gint64 cooperative)
{
  g_autoptr (GPtrArray) doubts = lian_improvement_list_doubts (paper->txn, cooperative);
  if (doubts->len == 0)
    return;
  lian_document_add_heading (document, _ ("What is missing"));
  for (guint i = 0; i < doubts->len; i++)
    lian_document_add_clause (document, "–", NULL, doubts->pdata[i]);
}

/* Each variety once, as it stands on the working date. */
static void
add_variety (LianDocumentTable *table, const LianPaper *paper, const LianRecord *event)
{
  g_autoptr (LianRecord) variety
      = lian_paper_load (paper, "product_variety", lian_record_get_number (event, "product_variety"));
  g_autoptr (GPtrArray) events
      = lian_paper_list (paper, "variety_event", "product_variety", lian_record_get_number (event, "product_variety"));
  const LianRecord *last = lian_variety_find_on (events, lian_record_get_number (event, "cooperative"),
                                                 lian_txn_get_working_date (paper->txn));
  if (last == NULL || lian_record_get_id (last) != lian_record_get_id (event))
    return;
  const char *by = lian_record_get_text (event, "decided_by"), *why = lian_record_get_text (event, "why");
  g_autofree char *name = lian_paper_record_name (paper, variety), *state = choice (event, "event");
  g_autofree char *since = lian_paper_date (paper, lian_record_get_date (event, "on_date"));
  const char *cells[] = { name, state, since, by != NULL ? by : "", why != NULL ? why : "", NULL };
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
}

static void
add_varieties (LianDocument *document, const LianPaper *paper, gint64 cooperative)
{
  const LianDocumentColumn columns[] = {
    { _ ("variety"), 2, LIAN_ALIGN_START },         { _ ("state"), 1, LIAN_ALIGN_START },
    { _ ("from"), 1.5, LIAN_ALIGN_START },          { _ ("who decided it"), 1.6, LIAN_ALIGN_START },
    { _ ("why"), 2.4, LIAN_ALIGN_START },
  };
  g_autoptr (GPtrArray) events = lian_paper_list (paper, "variety_event", "cooperative", cooperative);
  lian_document_add_heading (document, _ ("Varieties"));
  if (events->len == 0)
    {
      lian_document_add_paragraph (document, _ ("No varieties are entered."));
      return;
    }
  LianDocumentTable *table = lian_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < events->len; i++)
    add_variety (table, paper, events->pdata[i]);
}

static void
add_line (LianDocumentTable *table, const LianQualityLine *line)
{
  const char *cells[] = { line->first ? line->name : "", line->what, line->before, line->now, line->change, NULL };
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
}

static void
add_quality (LianDocument *document, const LianPaper *paper, gint64 cooperative, const char *scope)
{
  const LianDocumentColumn columns[] = {
    { _ ("product, work"), 2.4, LIAN_ALIGN_START },
    { "", 2, LIAN_ALIGN_START },
    { _ ("year before"), 1.7, LIAN_ALIGN_END },
    { _ ("last twelve months"), 1.7, LIAN_ALIGN_END },
    { _ ("change"), 1.1, LIAN_ALIGN_END },
  };
  g_autoptr (GPtrArray) lines = lian_quality_lines_new (paper->txn, cooperative);
  lian_document_add_heading (document, _ ("Quality by grade, price and cost"));
  if (lines->len == 0)
    {
      lian_document_add_paragraph (document,
                                   _ ("No deliveries, sales, costs or returns are entered for these two years."));
      return;
    }
  LianDocumentTable *table = lian_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < lines->len; i++)
    add_line (table, lines->pdata[i]);
  g_autoptr (LianChartSpec) spec = lian_quality_chart_new (paper->txn, cooperative, scope);
  guint bars = lian_chart_spec_get_n_categories (spec);
  if (bars > 0)
    lian_document_add_chart (document, spec, CHART_HEIGHT + 30.0 * MAX (0, (int) bars - 2));
}

static char *
percent (const LianRecord *record, const char *field)
{
  return lian_record_is_empty (record, field)
             ? g_strdup (_ ("unknown"))
             : g_strdup_printf ("%+" G_GINT64_FORMAT " %%", lian_record_get_number (record, field));
}

static void
add_measures (LianDocument *document, const LianPaper *paper, gint64 cooperative)
{
  const LianDocumentColumn columns[] = {
    { _ ("what is done"), 3, LIAN_ALIGN_START },   { _ ("state"), 1.2, LIAN_ALIGN_START },
    { _ ("money spent"), 1.2, LIAN_ALIGN_END },    { _ ("effect on"), 1.2, LIAN_ALIGN_START },
    { _ ("change expected"), 1.1, LIAN_ALIGN_END }, { _ ("change measured"), 1.1, LIAN_ALIGN_END },
  };
  g_autoptr (GPtrArray) list = lian_paper_list (paper, "improvement", "cooperative", cooperative);
  if (list->len == 0)
    return;
  lian_document_add_heading (document, _ ("Technical measures"));
  LianDocumentTable *table = lian_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < list->len; i++)
    {
      const LianRecord *row = list->pdata[i];
      g_autofree char *state = choice (row, "state"), *effect = choice (row, "effect");
      g_autofree char *expected = percent (row, "expected"), *measured = percent (row, "measured");
      g_autofree char *money = lian_record_is_empty (row, "spent")
                                   ? g_strdup (_ ("unknown"))
                                   : lian_paper_money (paper, lian_record_get_number (row, "spent"));
      const char *cells[] = { lian_record_get_text (row, "name"), state, money, effect, expected, measured, NULL };
      lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
    }
}

/**
 * lian_improvement_paper_new:
 * @txn: the base, on a reader thread
 * @cooperative: a co-operative
 * @error: return location
 *
 * Returns: (transfer full) (nullable): who answers for quality and variety (S1-7), what is missing,
 *   varieties, quality by grade, price and cost against the year before, measures
 */
LianDocument *
lian_improvement_paper_new (LianTxn *txn, gint64 cooperative, GError **error)
{
  LianPaper paper = lian_paper_new (txn);
  g_autoptr (LianRecord) record = lian_paper_load (&paper, "cooperative", cooperative);
  if (record == NULL)
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT, "%s", _ ("the record is no longer there"));
      return NULL;
    }
  const char *before = lian_i18n_set_thread_language (paper.language);
  g_autofree char *name = lian_paper_record_name (&paper, record), *place = lian_paper_place_date (&paper);
  LianDocument *document = lian_paper_create_document (&paper, _ ("Improvement of production"), name);
  lian_document_add_title (document, _ ("Improvement of production"));
  lian_document_add_subtitle (document, name);
  lian_craft_notice_add (&paper, document, "cooperative", cooperative);
  add_person (document, &paper, cooperative);
  add_doubts (document, &paper, cooperative);
  add_varieties (document, &paper, cooperative);
  add_quality (document, &paper, cooperative, name);
  add_measures (document, &paper, cooperative);
  lian_document_add_place_date (document, place);
  lian_i18n_set_thread_language (before);
  return document;
}
