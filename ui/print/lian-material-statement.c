/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The statement of a material on paper: the year so far, and whether it will do. */
#include "lian-material-statement.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-material-words.h"
#include "lian-paper.h"

#define CHART_HEIGHT 320.0

static void
add_table (LianDocument *document, const LianMaterialView *view, LianMaterialTable table)
{
  guint n = 0;
  const LianMaterialColumn *from = lian_material_table_columns (table, &n);
  LianDocumentColumn columns[LIAN_MATERIAL_MOST_CELLS];
  g_autoptr (GPtrArray) rows = lian_material_view_rows (view, table);
  if (rows->len == 0)
    return;
  for (guint i = 0; i < n; i++)
    columns[i] = (LianDocumentColumn){ _ (from[i].title), from[i].width,
                                       from[i].figure ? LIAN_ALIGN_END : LIAN_ALIGN_START };
  lian_document_add_heading (document, _ (lian_material_table_title (table)));
  LianDocumentTable *to = lian_document_add_table (document, columns, n);
  for (guint i = 0; i < rows->len; i++)
    {
      const LianMaterialRow *row = rows->pdata[i];
      const char *cells[LIAN_MATERIAL_MOST_CELLS];
      for (guint j = 0; j < n; j++)
        cells[j] = row->cells[j] != NULL ? row->cells[j] : "";
      lian_document_table_add_row (to, row->total ? LIAN_DOCUMENT_ROW_TOTAL : LIAN_DOCUMENT_ROW_BODY,
                                   cells);
    }
}

static void
add_head (LianDocument *document, const LianPaper *paper, const LianRecord *material,
          const LianMaterialView *view)
{
  g_autofree char *name = lian_paper_record_name (paper, material);
  g_autofree char *from = lian_paper_date (paper, view->from);
  g_autofree char *to = lian_paper_date (paper, view->to);
  const char *spec = lian_record_get_text (material, "spec");
  g_autofree char *subtitle
      /* Translators: material, specification, unit, date, date */
      = g_strdup_printf (_ ("%s %s · counted in %s · %s to %s"), name, spec != NULL ? spec : "",
                         view->unit_name != NULL ? view->unit_name : "", from, to);
  g_autofree char *verdict = lian_material_view_verdict (view);
  g_autofree char *own = lian_material_view_own_plans (view);
  g_autofree char *plan = lian_material_view_plan (view);
  lian_document_add_title (document, _ ("Material statement"));
  lian_document_add_subtitle (document, subtitle);
  lian_document_add_paragraph (document, verdict);
  if (own != NULL)
    lian_document_add_paragraph (document, own);
  if (plan != NULL)
    lian_document_add_paragraph (document, plan);
}

static void
add_signatures (LianDocument *document, const LianPaper *paper)
{
  const char *const lines[] = { _ ("name"), _ ("date"), NULL };
  const LianDocumentSignature boxes[] = { { _ ("store-keeper"), lines, NULL },
                                          { _ ("for the federation"), lines, _ ("seal") } };
  g_autofree char *place = lian_paper_place_date (paper);
  lian_document_add_place_date (document, place);
  lian_document_add_signatures (document, boxes, G_N_ELEMENTS (boxes));
}

/* The year so far; the base's working date ends it. */
static LianMaterialView *
read_view (LianTxn *txn, gint64 material)
{
  int year, month, day;
  LianDate today = lian_txn_get_working_date (txn);
  lian_date_split (today, &year, &month, &day);
  return lian_material_view_new (txn, material, lian_date_new (year, 1, 1), today);
}

/**
 * lian_material_statement_new:
 * @txn: the base, on a reader thread
 * @material: a material
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its balance, months, contracts, plans, norms and purchases
 */
LianDocument *
lian_material_statement_new (LianTxn *txn, gint64 material, GError **error)
{
  LianPaper paper = lian_paper_new (txn);
  g_autoptr (LianRecord) record = lian_paper_load (&paper, "material", material);
  if (record == NULL)
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT, "%s", _ ("the record is no longer there"));
      return NULL;
    }
  const char *before = lian_i18n_set_thread_language (paper.language);
  g_autoptr (LianMaterialView) view = read_view (txn, material);
  LianDocument *document
      = lian_paper_create_document (&paper, _ ("Material statement"), _ ("Material statement"));
  lian_document_set_landscape (document, TRUE);
  add_head (document, &paper, record, view);
  add_table (document, view, LIAN_MATERIAL_PLACES);
  add_table (document, view, LIAN_MATERIAL_CONTRACTS);
  add_table (document, view, LIAN_MATERIAL_PLANS);
  g_autoptr (LianChartSpec) chart = lian_material_view_chart (view);
  lian_document_add_chart (document, chart, CHART_HEIGHT);
  add_table (document, view, LIAN_MATERIAL_USE);
  add_table (document, view, LIAN_MATERIAL_PLACE_USE);
  add_table (document, view, LIAN_MATERIAL_SOURCES);
  add_table (document, view, LIAN_MATERIAL_PURCHASES);
  add_signatures (document, &paper);
  lian_i18n_set_thread_language (before);
  return document;
}
