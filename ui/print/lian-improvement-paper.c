/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The improvement of production of a co-operative on paper: who answers for quality and variety, what is
 * missing, varieties, quality by grade and price against the year before, measures of technique. */
#include "lian-improvement-paper.h"

#include "lian-base-chart.h"
#include "lian-craft-notice.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-improvement-doubts.h"
#include "lian-product-quality.h"
#include "lian-variety.h"

#include <math.h>

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

static char *
quantity (const LianUnit *unit, gint64 number)
{
  return number == 0 ? g_strdup ("–") : lian_quantity_to_text (number, unit);
}

static char *
price (const LianPaper *paper, const LianProductQuality *one, LianQualityYear year, const LianUnit *unit)
{
  gint64 fen;
  return lian_product_quality_get_price (one, year, unit, &fen) ? lian_paper_money (paper, fen)
                                                               : g_strdup (_ ("unknown"));
}

static char *
name_product (const LianPaper *paper, gint64 product)
{
  g_autofree char *name = lian_paper_name (paper, "product", product);
  return product != 0 ? g_steal_pointer (&name) : g_strdup (_ ("goods without a product in the catalogue"));
}

static void
add_row (LianDocumentTable *table, const char *name, const char *what, char *before, char *now)
{
  const char *cells[] = { name, what, before, now, NULL };
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
  g_free (before);
  g_free (now);
}

/* What happened in neither year needs no line. */
static void
add_figures (LianDocumentTable *table, const char *name, const char *what, const LianUnit *unit,
             const gint64 years[LIAN_N_YEARS])
{
  if (years[LIAN_YEAR_BEFORE] != 0 || years[LIAN_YEAR_NOW] != 0)
    add_row (table, name, what, quantity (unit, years[LIAN_YEAR_BEFORE]), quantity (unit, years[LIAN_YEAR_NOW]));
}

static void
add_product (LianDocumentTable *table, const LianPaper *paper, const LianProductQuality *one)
{
  LianUnit unit;
  g_autofree char *plain = name_product (paper, one->product);
  lian_txn_load_unit (paper->txn, one->unit, &unit);
  g_autofree char *name = g_strdup_printf (_ ("%s (%s)"), plain, unit.name != NULL ? unit.name : "");
  for (guint i = 0; i < one->grades->len; i++)
    {
      const LianQualityGrade *grade = one->grades->pdata[i];
      /* Translators: a grade */
      g_autofree char *words = grade->grade != NULL ? g_strdup_printf (_ ("grade %s"), grade->grade)
                                                    : g_strdup (_ ("grade not known"));
      add_row (table, i == 0 ? name : "", words, quantity (&unit, grade->quantity[LIAN_YEAR_BEFORE]),
               quantity (&unit, grade->quantity[LIAN_YEAR_NOW]));
    }
  add_figures (table, one->grades->len == 0 ? name : "", _ ("sent back"), &unit, one->sent_back);
  add_row (table, "", _ ("average price"), price (paper, one, LIAN_YEAR_BEFORE, &unit),
           price (paper, one, LIAN_YEAR_NOW, &unit));
  add_figures (table, "", _ ("price not known of"), &unit, one->unpriced);
}

static void
set_price (LianChartSpec *spec, const LianPaper *paper, const LianProductQuality *one, guint category)
{
  LianUnit unit;
  gint64 fen;
  lian_txn_load_unit (paper->txn, one->unit, &unit);
  for (int year = 0; year < LIAN_N_YEARS; year++)
    {
      gboolean known = lian_product_quality_get_price (one, (LianQualityYear) year, &unit, &fen);
      g_autofree char *words = price (paper, one, (LianQualityYear) year, &unit);
      lian_chart_spec_set_datum (spec, (guint) year, category, known ? (double) fen / 100 : NAN, words);
    }
}

static void
add_chart (LianDocument *document, const LianPaper *paper, const GPtrArray *products, const char *scope)
{
  g_autoptr (LianChartSpec) spec
      = lian_base_chart_new (paper->txn, LIAN_CHART_BARS, _ ("Average price against the year before (yuan)"), scope);
  lian_chart_spec_add_series (spec, _ ("year before"));
  lian_chart_spec_add_series (spec, _ ("last twelve months"));
  for (guint i = 0; i < products->len; i++)
    {
      const LianProductQuality *one = products->pdata[i];
      g_autofree char *name = name_product (paper, one->product);
      set_price (spec, paper, one, lian_chart_spec_add_category (spec, name));
    }
  lian_document_add_chart (document, spec, CHART_HEIGHT + 30.0 * MAX (0, (int) products->len - 2));
}

static void
add_quality (LianDocument *document, const LianPaper *paper, gint64 cooperative, const char *scope)
{
  const LianDocumentColumn columns[] = {
    { _ ("product"), 2.4, LIAN_ALIGN_START },
    { "", 2, LIAN_ALIGN_START },
    { _ ("year before"), 1.5, LIAN_ALIGN_END },
    { _ ("last twelve months"), 1.5, LIAN_ALIGN_END },
  };
  g_autoptr (GPtrArray) products = lian_product_quality_list (paper->txn, cooperative);
  lian_document_add_heading (document, _ ("Quality by grade, and price"));
  if (products->len == 0)
    {
      lian_document_add_paragraph (document, _ ("Neither deliveries nor sales are entered for these two years."));
      return;
    }
  LianDocumentTable *table = lian_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < products->len; i++)
    add_product (table, paper, products->pdata[i]);
  lian_document_add_paragraph (document, _ ("Cost is not known: no return states it."));
  add_chart (document, paper, products, scope);
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
 *   varieties, quality by grade and price against the year before, measures
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
