/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Doubts about contracts on paper: kind by kind what was found, and what to do. */
#include "lian-contract-doubts-paper.h"

#include "lian-contract-doubts.h"
#include "lian-i18n.h"
#include "lian-paper.h"

static gboolean
is_chosen (GHashTable *contracts, const LianContractDoubt *doubt)
{
  return g_hash_table_contains (contracts, &doubt->contract)
         || g_hash_table_contains (contracts, &doubt->other);
}

static LianDocumentTable *
add_table (LianDocument *document, LianContractDoubtKind kind)
{
  LianDocumentColumn columns[] = {
    { _ ("contract number"), 1.4, LIAN_ALIGN_START },
    { _ ("what was found"), 4, LIAN_ALIGN_START },
    { _ ("what to do"), 3, LIAN_ALIGN_START },
    { _ ("settled how, by whom"), 1.8, LIAN_ALIGN_START },
  };
  lian_document_add_heading (document, _ (lian_contract_doubt_label (kind)));
  return lian_document_add_table (document, columns, G_N_ELEMENTS (columns));
}

static void
add_kind (LianDocument *document, const GPtrArray *doubts, GHashTable *contracts,
          LianContractDoubtKind kind)
{
  LianDocumentTable *table = NULL;
  for (guint i = 0; i < doubts->len; i++)
    {
      const LianContractDoubt *doubt = doubts->pdata[i];
      if (doubt->kind != kind || !is_chosen (contracts, doubt))
        continue;
      if (table == NULL)
        table = add_table (document, kind);
      const char *cells[] = { doubt->contracts, doubt->message, doubt->advice, "", NULL };
      lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
    }
}

static LianDocument *
compose (const LianPaper *paper, const GPtrArray *doubts, const GArray *contracts)
{
  g_autoptr (GHashTable) chosen = g_hash_table_new (g_int64_hash, g_int64_equal);
  const char *title = _ ("Doubts about contracts");
  g_autofree char *day = lian_paper_date (paper, lian_txn_get_working_date (paper->txn));
  /* Translators: a day */
  g_autofree char *subtitle = g_strdup_printf (_ ("as of %s"), day);
  g_autofree char *place = lian_paper_place_date (paper);
  LianDocument *document = lian_paper_create_document (paper, title, subtitle);
  lian_document_set_landscape (document, TRUE);
  lian_document_add_title (document, title);
  lian_document_add_subtitle (document, subtitle);
  if (doubts->len == 0)
    lian_document_add_paragraph (document, _ ("No contract gives rise to doubt."));
  for (guint i = 0; i < contracts->len; i++)
    g_hash_table_add (chosen, &g_array_index (contracts, gint64, i));
  for (int kind = 0; kind < LIAN_N_DOUBTS; kind++)
    add_kind (document, doubts, chosen, (LianContractDoubtKind) kind);
  lian_document_add_place_date (document, place);
  return document;
}

/**
 * lian_contract_doubts_paper_new:
 * @txn: the base, on a reader thread
 * @contracts: (element-type gint64): the contracts whose doubts are printed
 * @done: (inout): set to their number at the end; others may read it meanwhile
 * @cancellable: (nullable): stops between contracts
 * @error: return location
 *
 * Returns: (transfer full) (nullable): one list of all doubts
 */
LianDocument *
lian_contract_doubts_paper_new (LianTxn *txn, const GArray *contracts, int *done,
                                GCancellable *cancellable, GError **error)
{
  LianPaper paper = lian_paper_new (txn);
  const char *before = lian_i18n_set_thread_language (paper.language);
  g_autoptr (GPtrArray) doubts = lian_contract_doubts (txn, cancellable, error);
  LianDocument *document = doubts != NULL ? compose (&paper, doubts, contracts) : NULL;
  lian_i18n_set_thread_language (before);
  g_atomic_int_set (done, (int) contracts->len);
  return document;
}
