/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The list of contracts on paper: buyer by buyer who makes what, until when, for how much, and how it
 * stands today.
 *
 * Only what is signed counts in the sums; a draft or a void contract stands there with its amount in
 * brackets.  An amount that is not known in full is marked and makes every sum over it "at least". */
#include "lian-contract-list.h"

#include "lian-choices.h"
#include "lian-contract-sheet.h"
#include "lian-contract-standing.h"
#include "lian-fen-sum.h"
#include "lian-i18n.h"
#include "lian-money.h"

/* A contract in the list, with what its row says. */
typedef struct
{
  char *orderer;
  char *number;
  char *state;
  char *makers;
  char *goods;
  char *term;
  char *due;
  char *late;
  LianFenSum amount;
  gboolean complete;
  gboolean counts;
  gboolean is_late;
} Item;

/* What rows add up to. */
typedef struct
{
  guint n;
  guint n_late;
  LianFenSum amount;
  gboolean complete;
} Sum;

static void
item_free (gpointer data)
{
  Item *item = data;
  g_free (item->orderer);
  g_free (item->number);
  g_free (item->state);
  g_free (item->makers);
  g_free (item->goods);
  g_free (item->term);
  g_free (item->due);
  g_free (item->late);
  g_free (item);
}

static const char *word (const LianPaper *paper, const char *message) G_GNUC_FORMAT (2);

static const char *
word (const LianPaper *paper, const char *message)
{
  return lian_paper_word (paper, message);
}

static gboolean
counts (const LianRecord *contract)
{
  const char *state = lian_record_get_text (contract, "state");
  return g_strcmp0 (state, "DRAFT") != 0 && g_strcmp0 (state, "VOID") != 0;
}

/* The words of the paper, which may be in another language than the window. */
static char *
describe_late (const LianPaper *paper, const LianContractStanding *standing)
{
  if (standing->late_since == 0)
    return g_strdup ("");
  int days = (int) (lian_txn_get_working_date (paper->txn) - standing->late_since);
  if (standing->n_late > 1)
    return g_strdup_printf (word (paper, N_ ("%d days · %u lines")), days, standing->n_late);
  g_autoptr (LianRecord) line = lian_paper_load (paper, "contract_line", standing->late_line);
  g_autoptr (LianRecord) unit
      = lian_paper_load (paper, "unit", lian_record_get_number (line, "unit"));
  g_autofree char *quantity = lian_paper_quantity (paper, unit, standing->late_quantity);
  /* Translators: days of delay, quantity with its unit */
  return g_strdup_printf (word (paper, N_ ("%d days · %s")), days, quantity);
}

/* In fen: at what its currency was worth on the day it was signed. */
static void
add_worth (const LianPaper *paper, GPtrArray *currencies, LianFenSum *sum,
           const LianContractSheet *sheet)
{
  LianDate signed_on = lian_record_get_date (sheet->contract, "signed_on");
  LianRate rate;
  if (lian_rate_on (currencies, lian_record_get_number (sheet->contract, "currency"),
                    signed_on != 0 ? signed_on : lian_txn_get_working_date (paper->txn), &rate))
    lian_fen_sum_add (sum, sheet->amount, &rate);
  else
    lian_fen_sum_spoil (sum);
}

static void
read_sheet (Item *item, const LianContractSheet *sheet, GPtrArray *currencies)
{
  const LianPaper *paper = &sheet->paper;
  const char *number = lian_record_get_text (sheet->contract, "number");
  LianContractStanding standing;
  lian_contract_standing_read (&standing, paper->txn, sheet->contract);
  item->orderer = lian_paper_record_name (paper, sheet->orderer);
  item->number = g_strdup (number != NULL ? number : "–");
  item->state = g_strdup_printf (
      "%s\n%s",
      lian_paper_choice (paper, lian_choices_contract_type,
                         lian_record_get_text (sheet->contract, "contract_type")),
      lian_paper_choice (paper, lian_choices_contract_state,
                         lian_record_get_text (sheet->contract, "state")));
  item->makers = _lian_contract_sheet_makers (sheet);
  item->goods = _lian_contract_sheet_goods (sheet);
  item->term = lian_paper_date (paper, lian_record_get_date (sheet->contract, "term_to"));
  item->due = lian_paper_date (paper, standing.due_on);
  item->late = describe_late (paper, &standing);
  add_worth (paper, currencies, &item->amount, sheet);
  item->complete = sheet->complete;
  item->counts = counts (sheet->contract);
  item->is_late = standing.late_since != 0;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const Item *one = *(Item *const *) a, *other = *(Item *const *) b;
  int order = g_utf8_collate (one->orderer, other->orderer);
  return order != 0 ? order : g_strcmp0 (one->number, other->number);
}

static GPtrArray *
read_items (LianTxn *txn, const GArray *contracts, int *done, GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (item_free);
  g_autoptr (GPtrArray) currencies = lian_txn_list_all (txn, lian_type_find ("currency"));
  for (guint i = 0; i < contracts->len; i++)
    {
      g_auto (LianContractSheet) sheet = { 0 };
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !_lian_contract_sheet_load (&sheet, txn, g_array_index (contracts, gint64, i), error))
        return NULL;
      Item *item = g_new0 (Item, 1);
      g_ptr_array_add (items, item);
      read_sheet (item, &sheet, currencies);
      g_atomic_int_inc (done);
    }
  g_ptr_array_sort (items, compare_items);
  return g_steal_pointer (&items);
}

static void
add_to (Sum *sum, const Item *item)
{
  sum->n++;
  sum->n_late += item->is_late;
  if (!item->counts)
    return;
  lian_fen_sum_add_sum (&sum->amount, &item->amount);
  sum->complete = sum->complete && item->complete;
}

static char *
describe_amount (const LianPaper *paper, const LianFenSum *sum, gboolean complete)
{
  gint64 fen;
  if (!lian_fen_sum_get (sum, &fen))
    return g_strdup (word (paper, N_ ("not known")));
  g_autofree char *number = lian_money_format (fen);
  if (complete)
    return g_steal_pointer (&number);
  /* Translators: an amount of money that is not known in full */
  return g_strdup_printf (word (paper, N_ ("at least %s")), number);
}

static LianDocumentTable *
add_table (LianDocument *document, const LianPaper *paper, const char *orderer)
{
  LianDocumentColumn columns[] = {
    { word (paper, N_ ("contract number")), 1.5, LIAN_ALIGN_START },
    { word (paper, N_ ("type, state")), 1.2, LIAN_ALIGN_START },
    { word (paper, N_ ("maker")), 2.6, LIAN_ALIGN_START },
    { word (paper, N_ ("goods")), 3, LIAN_ALIGN_START },
    { word (paper, N_ ("until")), 1.5, LIAN_ALIGN_START },
    { word (paper, N_ ("next due")), 1.5, LIAN_ALIGN_START },
    { word (paper, N_ ("late")), 1.3, LIAN_ALIGN_START },
    { word (paper, N_ ("amount (yuan)")), 1.5, LIAN_ALIGN_END },
  };
  lian_document_add_heading (document,
                             *orderer != '\0' ? orderer : word (paper, N_ ("orderer not stated")));
  return lian_document_add_table (document, columns, G_N_ELEMENTS (columns));
}

static void
add_item (LianDocumentTable *table, const LianPaper *paper, const Item *item)
{
  g_autofree char *number = describe_amount (paper, &item->amount, item->complete);
  g_autofree char *amount = item->counts ? g_strdup (number) : g_strdup_printf ("(%s)", number);
  const char *cells[] = { item->number, item->state, item->makers, item->goods, item->term,
                          item->due,    item->late,  amount,       NULL };
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
}

static void
add_total (LianDocumentTable *table, const LianPaper *paper, const Sum *sum)
{
  g_autofree char *amount = describe_amount (paper, &sum->amount, sum->complete);
  const char *cells[] = { word (paper, N_ ("Total")), "", "", "", "", "", "", amount, NULL };
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_TOTAL, cells);
}

static void
add_items (LianDocument *document, const LianPaper *paper, const GPtrArray *items)
{
  LianDocumentTable *table = NULL;
  Sum sum = { .complete = TRUE };
  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = items->pdata[i];
      const Item *next = i + 1 < items->len ? items->pdata[i + 1] : NULL;
      if (table == NULL)
        table = add_table (document, paper, item->orderer);
      add_item (table, paper, item);
      add_to (&sum, item);
      if (next != NULL && g_str_equal (next->orderer, item->orderer))
        continue;
      add_total (table, paper, &sum);
      sum = (Sum){ .complete = TRUE };
      table = NULL;
    }
}

static void
add_summary (LianDocument *document, const LianPaper *paper, const GPtrArray *items)
{
  Sum sum = { .complete = TRUE };
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < items->len; i++)
    add_to (&sum, items->pdata[i]);
  lian_paper_add_fact (paper, pairs, N_ ("contracts"), g_strdup_printf ("%u", sum.n));
  lian_paper_add_fact (paper, pairs, N_ ("late"), g_strdup_printf ("%u", sum.n_late));
  gint64 fen;
  g_autofree char *number = lian_fen_sum_get (&sum.amount, &fen) ? lian_paper_money (paper, fen)
                                                                 : g_strdup (word (paper, N_ ("not known")));
  lian_paper_add_fact (paper, pairs, N_ ("amount of what is signed"),
                       sum.complete ? g_strdup (number)
                                    : g_strdup_printf (word (paper, N_ ("at least %s")), number));
  lian_paper_add_grid (document, pairs);
}

/**
 * lian_contract_list_new:
 * @txn: the base, on a reader thread
 * @contracts: (element-type gint64): the contracts
 * @done: (inout): how many have been read; others may read it meanwhile
 * @cancellable: (nullable): stops between contracts
 * @error: return location
 *
 * Returns: (transfer full) (nullable): one list of all of them
 */
LianDocument *
lian_contract_list_new (LianTxn *txn, const GArray *contracts, int *done,
                        GCancellable *cancellable, GError **error)
{
  LianPaper paper = lian_paper_new (txn);
  g_autoptr (GPtrArray) items = read_items (txn, contracts, done, cancellable, error);
  if (items == NULL)
    return NULL;
  const char *title = word (&paper, N_ ("List of contracts"));
  g_autofree char *day = lian_paper_date (&paper, lian_txn_get_working_date (txn));
  /* Translators: a day */
  g_autofree char *subtitle = g_strdup_printf (word (&paper, N_ ("as of %s")), day);
  LianDocument *document = lian_paper_create_document (&paper, title, subtitle);
  lian_document_set_landscape (document, TRUE);
  lian_document_add_title (document, title);
  lian_document_add_subtitle (document, subtitle);
  add_summary (document, &paper, items);
  add_items (document, &paper, items);
  g_autofree char *place = lian_paper_place_date (&paper);
  lian_document_add_place_date (document, place);
  return document;
}

/**
 * lian_contract_list_choose:
 * @txn: the base
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type gint64): all contracts
 */
GArray *
lian_contract_list_choose (LianTxn *txn, GCancellable *cancellable, GError **error)
{
  LianQuery query = { .type = lian_type_find ("contract") };
  return lian_txn_query (txn, &query, cancellable, error);
}
