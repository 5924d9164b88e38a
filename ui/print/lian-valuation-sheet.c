/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The valuation of means of production on paper: who appraised, each thing with the price it was reckoned
 * from, its newness and value, what its owner said, and what becomes of it (domain.md §4, S2). */
#include "lian-valuation-sheet.h"

#include "lian-choices.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-money.h"
#include "lian-paper.h"
#include "lian-valuing.h"

static const char *
choice_of (const LianPaper *paper, const LianChoice *choices, const LianRecord *record, const char *field)
{
  return lian_record_is_empty (record, field) ? ""
                                              : lian_paper_choice (paper, choices, lian_record_get_text (record, field));
}

static char *
text_of (const LianRecord *record, const char *field)
{
  const char *text = lian_record_get_text (record, field);
  return g_strdup (text != NULL ? text : "");
}

static void
add_facts (LianDocument *document, const LianPaper *paper, const LianRecord *record)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  lian_paper_add_fact (paper, facts, N_ ("valued on"), lian_paper_date (paper, lian_record_get_date (record, "valued_on")));
  lian_paper_add_fact (paper, facts, N_ ("committee"), text_of (record, "committee"));
  lian_paper_add_fact (paper, facts, N_ ("objections until"),
                       lian_paper_date (paper, lian_record_get_date (record, "objections_until")));
  lian_paper_add_fact (paper, facts, N_ ("state"),
                       g_strdup (choice_of (paper, lian_choices_valuation_state, record, "state")));
  lian_paper_add_fact (paper, facts, N_ ("finished on"), lian_paper_date (paper, lian_record_get_date (record, "finished_on")));
  lian_paper_add_fact (paper, facts, N_ ("resolution"), text_of (record, "resolution"));
  lian_paper_add_grid (document, facts);
}

static char *
basis_of (const LianPaper *paper, const LianRecord *item)
{
  const char *basis = choice_of (paper, lian_choices_price_basis, item, "basis");
  return lian_record_is_empty (item, "basis_why") ? g_strdup (basis)
                                                  : g_strdup_printf ("%s (%s)", basis, lian_record_get_text (item, "basis_why"));
}

static void
append_part (GString *formula, const LianRecord *item, const char *field, gint64 numerator)
{
  if (!lian_record_is_empty (item, field))
    g_string_append_printf (formula, " × %" G_GINT64_FORMAT " %%", numerator);
}

/* The value as it is reckoned, such as “120.00 × 8/12”; years are those used and those that remain. */
static char *
formula_of (const LianRecord *item)
{
  gint64 used = lian_record_get_number (item, "years_used"), remaining = lian_record_get_number (item, "years_remaining");
  if (lian_record_is_empty (item, "reference_price"))
    return g_strdup ("");
  g_autofree char *price = lian_money_to_text (lian_record_get_number (item, "reference_price"));
  GString *formula = g_string_new (price);
  if (lian_item_wears (lian_record_get_text (item, "item_kind")) && used + remaining > 0)
    g_string_append_printf (formula, " × %" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, remaining, used + remaining);
  append_part (formula, item, "completion", lian_record_get_number (item, "completion"));
  append_part (formula, item, "discount", 100 - lian_record_get_number (item, "discount"));
  return g_string_free (formula, FALSE);
}

static char *
newness_of (const LianRecord *item)
{
  gint64 used = lian_record_get_number (item, "years_used"), remaining = lian_record_get_number (item, "years_remaining");
  if (lian_record_is_empty (item, "years_remaining") || used + remaining == 0)
    return g_strdup ("");
  return g_strdup_printf ("%" G_GINT64_FORMAT " %%", lian_value_by_newness (100, used, remaining));
}

static char *
objection_of (const LianRecord *item)
{
  const char *answer = lian_record_get_text (item, "answer");
  if (lian_record_is_empty (item, "objection"))
    return g_strdup ("");
  /* Translators: an objection, the answer to it */
  return g_strdup_printf (_ ("%s — answer: %s"), lian_record_get_text (item, "objection"),
                          answer != NULL ? answer : _ ("none yet"));
}

static char *
outcome_of (const LianPaper *paper, const LianRecord *item)
{
  const char *outcome = lian_record_is_empty (item, "outcome")
                            ? _ ("not settled")
                            : choice_of (paper, lian_choices_means_outcome, item, "outcome");
  if (lian_record_is_empty (item, "rent"))
    return g_strdup (outcome);
  g_autofree char *rent = lian_paper_money (paper, lian_record_get_number (item, "rent"));
  /* Translators: what becomes of a thing, an amount of money */
  return g_strdup_printf (_ ("%s, %s a month"), outcome, rent);
}

static const char *
agrees_of (const LianRecord *item)
{
  switch (lian_record_get_truth (item, "owner_agrees"))
    {
    case LIAN_YES:
      return _ ("agrees");
    case LIAN_NO:
      return _ ("does not agree");
    case LIAN_UNKNOWN:
    case LIAN_NOT_ASKED:
    default:
      return _ ("not known");
    }
}

static void
add_item (LianDocumentTable *table, const LianPaper *paper, const LianRecord *item)
{
  g_autofree char *name = lian_paper_name (paper, "member", lian_record_get_number (item, "member"));
  g_autofree char *basis = basis_of (paper, item), *formula = formula_of (item), *newness = newness_of (item);
  g_autofree char *value = lian_record_is_empty (item, "value") ? g_strdup (_ ("not priced"))
                                                                : lian_paper_money (paper, lian_record_get_number (item, "value"));
  g_autofree char *objection = objection_of (item), *outcome = outcome_of (paper, item);
  const char *cells[] = { name, lian_record_get_text (item, "item"), choice_of (paper, lian_choices_item_kind, item, "item_kind"),
                          basis, newness, formula, value, agrees_of (item), objection, outcome, NULL };
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
}

static void
add_items (LianDocument *document, const LianPaper *paper, const GPtrArray *items)
{
  LianDocumentColumn columns[] = {
    { _ ("member"), 1.3, LIAN_ALIGN_START },    { _ ("item"), 1.4, LIAN_ALIGN_START },
    { _ ("kind"), 1.1, LIAN_ALIGN_START },      { _ ("reference price from"), 1.6, LIAN_ALIGN_START },
    { _ ("newness"), 0.9, LIAN_ALIGN_END },     { _ ("reckoned"), 1.3, LIAN_ALIGN_END },
    { _ ("value"), 1.1, LIAN_ALIGN_END },       { _ ("owner"), 0.9, LIAN_ALIGN_START },
    { _ ("objection"), 1.8, LIAN_ALIGN_START }, { _ ("what becomes of it"), 1.4, LIAN_ALIGN_START },
  };
  gint64 sum = 0;
  if (items->len == 0)
    {
      lian_document_add_paragraph (document, _ ("Nothing is priced yet."));
      return;
    }
  LianDocumentTable *table = lian_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < items->len; i++)
    {
      add_item (table, paper, items->pdata[i]);
      sum += lian_record_get_number (items->pdata[i], "value");
    }
  g_autofree char *total = lian_paper_money (paper, sum);
  const char *cells[] = { _ ("Total"), "", "", "", "", "", total, "", "", "", NULL };
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_TOTAL, cells);
}

static gboolean
is_used (const GPtrArray *items, const char *kind)
{
  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (lian_record_get_text (items->pdata[i], "item_kind"), kind) == 0)
      return TRUE;
  return FALSE;
}

/* The prices that count for a kind, the one that goes first first; two of one rank stand beside each other. */
static char *
order_of (const char *kind)
{
  GString *order = g_string_new (NULL);
  for (int rank = 0, found = 1; found > 0; rank++)
    {
      found = 0;
      for (const LianChoice *basis = lian_choices_price_basis; basis->value != NULL; basis++)
        if (lian_price_basis_rank (kind, basis->value) == rank)
          g_string_append_printf (order, "%s%s", found++ > 0 ? _ (" or ") : rank > 0 ? _ (", then ") : "", _ (basis->label));
    }
  return g_string_free (order, FALSE);
}

static void
add_orders (LianDocument *document, const GPtrArray *items)
{
  LianDocumentColumn columns[] = { { _ ("kind"), 1, LIAN_ALIGN_START }, { _ ("reference price: the first that exists"), 4, LIAN_ALIGN_START } };
  if (items->len == 0)
    return;
  lian_document_add_heading (document, _ ("How it is priced (S2)"));
  LianDocumentTable *table = lian_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (const LianChoice *kind = lian_choices_item_kind; kind->value != NULL; kind++)
    {
      g_autofree char *order = order_of (kind->value);
      const char *cells[] = { _ (kind->label), order, NULL };
      if (is_used (items, kind->value))
        lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
    }
  lian_document_add_paragraph (document, _ ("Newness is the years that remain, as appraised now, of all years of life; the value is the reference price by newness."));
}

static void
add_signatures (LianDocument *document, const LianPaper *paper)
{
  const char *const lines[] = { _ ("name"), _ ("date"), NULL };
  const LianDocumentSignature boxes[] = { { _ ("committee"), lines, NULL },
                                          { _ ("the owners"), lines, NULL },
                                          { _ ("for the co-operative"), lines, _ ("seal") } };
  g_autofree char *place = lian_paper_place_date (paper);
  lian_document_add_place_date (document, place);
  lian_document_add_signatures (document, boxes, G_N_ELEMENTS (boxes));
}

static LianDocument *
build (const LianPaper *paper, const LianRecord *record)
{
  g_autoptr (GPtrArray) items = lian_paper_list (paper, "valuation_item", "valuation", lian_record_get_id (record));
  g_autofree char *where = lian_paper_name (paper, "cooperative", lian_record_get_number (record, "cooperative"));
  g_autofree char *name = lian_paper_record_name (paper, record);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", where, name);
  LianDocument *document = lian_paper_create_document (paper, _ ("Valuation sheet"), subtitle);
  lian_document_set_landscape (document, TRUE);
  lian_document_add_title (document, _ ("Valuation sheet"));
  lian_document_add_subtitle (document, subtitle);
  add_facts (document, paper, record);
  add_items (document, paper, items);
  add_orders (document, items);
  add_signatures (document, paper);
  return document;
}

/**
 * lian_valuation_sheet_new:
 * @txn: the base, on a reader thread
 * @valuation: a valuation
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the valuation with every thing, its price and what becomes of it
 *   (domain.md §4, §10)
 */
LianDocument *
lian_valuation_sheet_new (LianTxn *txn, gint64 valuation, GError **error)
{
  LianPaper paper = lian_paper_new (txn);
  g_autoptr (LianRecord) record = lian_paper_load (&paper, "valuation", valuation);
  if (record == NULL)
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT, "%s", _ ("the record is no longer there"));
      return NULL;
    }
  const char *before = lian_i18n_set_thread_language (paper.language);
  LianDocument *document = build (&paper, record);
  lian_i18n_set_thread_language (before);
  return document;
}
