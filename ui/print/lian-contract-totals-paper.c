/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Totals of contracts on paper: of the year up to the working date by whatever they are grouped, or
 * as the window shows them, with the contracts of each group. */
#include "lian-contract-totals-paper.h"

#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-paper.h"
#include "lian-text.h"

#define CELLS 8

static void
add_row (LianDocumentTable *table, LianDocumentRow kind, const char *name, const LianTotalsFigures *f,
         gboolean brought)
{
  const LianTotalsAmount *amounts[] = { &f->contracted, &f->delivered, &f->brought, &f->accepted,
                                        &f->penalties, &f->paid, &f->owed };
  const char *cells[CELLS + 1] = { name };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0, n = 1; i < G_N_ELEMENTS (amounts); i++)
    {
      if (amounts[i] == &f->brought && !brought)
        continue;
      g_ptr_array_add (texts, lian_totals_amount_to_text (amounts[i]));
      cells[n++] = texts->pdata[texts->len - 1];
    }
  lian_document_table_add_row (table, kind, cells);
}

static LianDocumentTable *
add_table (LianDocument *document, const char *what, gboolean brought)
{
  LianDocumentColumn columns[CELLS] = { { what, 3, LIAN_ALIGN_START } };
  const char *titles[] = { _ ("contract amount"), _ ("delivered value"), _ ("owed before"), _ ("accepted value"),
                           _ ("penalties"), _ ("paid"), _ ("owed") };
  guint n = 1;
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (i != 2 || brought)
      columns[n++] = (LianDocumentColumn){ titles[i], 1.5, LIAN_ALIGN_END };
  return lian_document_add_table (document, columns, n);
}

static char *
name_of (const LianContractTotals *totals, const char *name)
{
  return lian_text_shorten_to (name != NULL ? name : _ (lian_totals_rest_label (totals->scope.by)), 60);
}

/* The rows of a group stand before their sum, as in any account. */
static void
add_group (LianDocumentTable *table, const LianContractTotals *totals, const LianTotalsGroup *group,
           gboolean rows)
{
  gboolean brought = totals->scope.from != 0;
  g_autofree char *name = name_of (totals, group->name);
  for (guint i = 0; rows && i < group->rows->len; i++)
    {
      const LianTotalsRow *row = group->rows->pdata[i];
      g_autofree char *part = name_of (totals, row->name);
      add_row (table, LIAN_DOCUMENT_ROW_BODY, part, &row->figures, brought);
    }
  add_row (table, rows ? LIAN_DOCUMENT_ROW_SUBTOTAL : LIAN_DOCUMENT_ROW_BODY, name, &group->figures, brought);
}

static void
add_totals (LianDocument *document, const LianContractTotals *totals, gboolean rows)
{
  gboolean brought = totals->scope.from != 0;
  const char *label = _ (lian_totals_grouping_label (totals->scope.by));
  /* Translators: what totals are grouped by, such as "buyer" */
  g_autofree char *heading = g_strdup_printf (_ ("By %s"), label);
  lian_document_add_heading (document, heading);
  LianDocumentTable *table = add_table (document, label, brought);
  for (guint i = 0; i < totals->groups->len; i++)
    add_group (table, totals, totals->groups->pdata[i], rows);
  add_row (table, LIAN_DOCUMENT_ROW_TOTAL, _ ("Total"), &totals->sum, brought);
}

static char *
words_of_period (const LianPaper *paper, const LianTotalsScope *scope)
{
  g_autofree char *from = scope->from != 0 ? lian_paper_date (paper, scope->from) : NULL;
  g_autofree char *to = lian_paper_date (paper, scope->to);
  /* Translators: two dates */
  return from != NULL ? g_strdup_printf (_ ("%s to %s"), from, to)
                      /* Translators: a day */
                      : g_strdup_printf (_ ("all until %s"), to);
}

static LianDocument *
begin (const LianPaper *paper, const LianTotalsScope *scope)
{
  const char *title = _ ("Contract totals");
  g_autofree char *period = words_of_period (paper, scope);
  g_autofree char *subtitle = lian_isolate_join ("　·　", period, _ ("amounts in yuan"), NULL);
  LianDocument *document = lian_paper_create_document (paper, title, subtitle);
  lian_document_set_landscape (document, TRUE);
  lian_document_add_title (document, title);
  lian_document_add_subtitle (document, subtitle);
  return document;
}

/* What the columns mean, for whoever has to sign below. */
static void
finish (LianDocument *document, const LianPaper *paper)
{
  g_autofree char *place = lian_paper_place_date (paper);
  lian_document_add_paragraph (
      document,
      _ ("Contract amount: contracts signed in the period that bind. Delivered: what came and did not go back. Accepted: "
         "by grade. Penalties: those of the makers less those of the orderers. Owed: what orderers still have to pay "
         "at the end; with a minus, what makers have to."));
  lian_document_add_place_date (document, place);
}

static gboolean
add_scope (LianDocument *document, LianTxn *txn, const LianTotalsScope *scope, gboolean rows,
           GCancellable *cancellable, GError **error)
{
  g_autoptr (LianContractTotals) totals = lian_contract_totals_read (txn, scope, cancellable, error);
  if (totals == NULL)
    return FALSE;
  if (totals->groups->len == 0)
    lian_document_add_paragraph (document, _ ("Nothing was contracted, delivered or paid in this period."));
  else
    add_totals (document, totals, rows);
  return TRUE;
}

static LianTotalsScope
year_of (LianTxn *txn, const GArray *contracts)
{
  int year, month, day;
  LianDate to = lian_txn_get_working_date (txn);
  lian_date_split (to, &year, &month, &day);
  return (LianTotalsScope){ LIAN_TOTALS_BUYER, lian_date_new (year, 1, 1), to, contracts };
}

static LianDocument *
build_year (const LianPaper *paper, const GArray *contracts, GCancellable *cancellable, GError **error)
{
  LianTotalsScope scope = year_of (paper->txn, contracts);
  g_autoptr (LianDocument) document = begin (paper, &scope);
  for (int by = 0; by < LIAN_N_TOTALS; by++)
    {
      scope.by = (LianTotalsGrouping) by;
      if (!add_scope (document, paper->txn, &scope, FALSE, cancellable, error))
        return NULL;
    }
  finish (document, paper);
  return g_steal_pointer (&document);
}

/**
 * lian_contract_totals_paper_new:
 * @txn: the base, on a reader thread
 * @contracts: (element-type gint64): the contracts that are counted
 * @done: (inout): set to their number at the end; others may read it meanwhile
 * @cancellable: (nullable): stops between contracts
 * @error: return location
 *
 * Returns: (transfer full) (nullable): their totals of the year up to the working date, by buyer,
 *   co-operative, trade, federation and contract
 */
LianDocument *
lian_contract_totals_paper_new (LianTxn *txn, const GArray *contracts, int *done,
                                GCancellable *cancellable, GError **error)
{
  LianPaper paper = lian_paper_new (txn);
  const char *before = lian_i18n_set_thread_language (paper.language);
  LianDocument *document = build_year (&paper, contracts, cancellable, error);
  lian_i18n_set_thread_language (before);
  g_atomic_int_set (done, (int) contracts->len);
  return document;
}

/**
 * lian_contract_totals_paper_pack:
 * @scope: what the window shows
 *
 * Returns: (transfer full) (element-type gint64): what lian_contract_totals_of_window prints
 */
GArray *
lian_contract_totals_paper_pack (const LianTotalsScope *scope)
{
  const gint64 parts[] = { scope->by, scope->from, scope->to };
  GArray *packed = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (packed, parts, G_N_ELEMENTS (parts));
  return packed;
}

static LianDocument *
build_packed (const LianPaper *paper, const GArray *packed, GCancellable *cancellable, GError **error)
{
  const gint64 *parts = (const gint64 *) (gconstpointer) packed->data;
  const LianTotalsScope scope
      = { (LianTotalsGrouping) parts[0], (LianDate) parts[1], (LianDate) parts[2], NULL };
  g_autoptr (LianDocument) document = begin (paper, &scope);
  if (!add_scope (document, paper->txn, &scope, TRUE, cancellable, error))
    return NULL;
  finish (document, paper);
  return g_steal_pointer (&document);
}

static LianDocument *
new_packed (LianTxn *txn, const GArray *packed, int *done, GCancellable *cancellable, GError **error)
{
  LianPaper paper = lian_paper_new (txn);
  const char *before = lian_i18n_set_thread_language (paper.language);
  LianDocument *document = build_packed (&paper, packed, cancellable, error);
  lian_i18n_set_thread_language (before);
  g_atomic_int_set (done, (int) packed->len);
  return document;
}

/**
 * lian_contract_totals_of_window:
 *
 * The totals that the window shows; for what lian_contract_totals_paper_pack() packed.
 */
const LianPrintKind lian_contract_totals_of_window = {
  .name = "contract-totals",
  .type = "contract",
  .label = N_ ("Contract totals"),
  .build_list = new_packed,
};
