/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A contract with its parts, loaded for printing. */
#include "lian-contract-sheet.h"
#include "lian-error.h"
#include "lian-i18n.h"

static void
line_free (gpointer data)
{
  LianContractLine *line = data;
  g_clear_pointer (&line->record, lian_record_free);
  g_clear_pointer (&line->unit, lian_record_free);
  g_clear_pointer (&line->schedule, g_ptr_array_unref);
  g_clear_pointer (&line->allotments, g_ptr_array_unref);
  g_clear_pointer (&line->deliveries, g_ptr_array_unref);
  g_free (line);
}

static int
compare_text (const LianRecord *a, const LianRecord *b, const char *field)
{
  return g_strcmp0 (lian_record_get_text (a, field), lian_record_get_text (b, field));
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  return compare_text (*(LianRecord *const *) a, *(LianRecord *const *) b, "due_on");
}

static int
compare_delivered (gconstpointer a, gconstpointer b)
{
  return compare_text (*(LianRecord *const *) a, *(LianRecord *const *) b, "delivered_on");
}

/* Quantity x price in fen: exact, half a fen goes up. */
static gint64
amount_of (const LianRecord *record, const LianRecord *unit)
{
  __int128 numerator = 1, denominator = 1;
  if (unit != NULL)
    {
      numerator = MAX (lian_record_get_number (unit, "numerator"), 1);
      denominator = MAX (lian_record_get_number (unit, "denominator"), 1);
    }
  __int128 product = (__int128) lian_record_get_number (record, "quantity") * denominator
                     * lian_record_get_number (record, "unit_price");
  __int128 amount = (2 * product + numerator) / (2 * numerator);
  return amount > G_MAXINT64 / 4 ? G_MAXINT64 / 4 : (gint64) amount;
}

static gint64
sum_delivered (const GPtrArray *deliveries)
{
  gint64 sum = 0;
  for (guint i = 0; i < deliveries->len; i++)
    if (lian_record_get_truth (deliveries->pdata[i], "accepted") != LIAN_NO)
      sum += lian_record_get_number (deliveries->pdata[i], "quantity");
  return sum;
}

static LianContractLine *
load_line (const LianPaper *paper, const LianRecord *record)
{
  LianContractLine *line = g_new0 (LianContractLine, 1);
  gint64 id = lian_record_get_id (record);
  line->record = lian_record_copy (record);
  line->unit = lian_paper_load (paper, "unit", lian_record_get_number (record, "unit"));
  line->schedule = lian_paper_list (paper, "schedule", "contract_line", id);
  line->allotments = lian_paper_list (paper, "allotment", "contract_line", id);
  line->deliveries = lian_paper_list (paper, "delivery", "contract_line", id);
  g_ptr_array_sort (line->schedule, compare_due);
  g_ptr_array_sort (line->deliveries, compare_delivered);
  line->priced = !lian_record_is_empty (record, "quantity")
                 && !lian_record_is_empty (record, "unit_price");
  line->amount = line->priced ? amount_of (record, line->unit) : 0;
  line->delivered = sum_delivered (line->deliveries);
  return line;
}

/**
 * _lian_contract_sheet_load:
 * @self: (out caller-allocates): the sheet; clear it even after a failure
 * @txn: the base
 * @contract: the contract
 * @error: return location
 *
 * Returns: whether there is such a contract
 */
gboolean
_lian_contract_sheet_load (LianContractSheet *self, LianTxn *txn, gint64 contract, GError **error)
{
  *self = (LianContractSheet){ .paper = lian_paper_new (txn), .complete = TRUE };
  self->contract = lian_paper_load (&self->paper, "contract", contract);
  if (self->contract == NULL)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, contract);
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("There is no contract %s"), id);
      return FALSE;
    }
  self->orderer = lian_paper_load (&self->paper, "partner",
                                   lian_record_get_number (self->contract, "orderer"));
  self->materials = lian_paper_list (&self->paper, "contract_material", "contract", contract);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  g_autoptr (GPtrArray) records
      = lian_paper_list (&self->paper, "contract_line", "contract", contract);
  for (guint i = 0; i < records->len; i++)
    {
      LianContractLine *line = load_line (&self->paper, records->pdata[i]);
      g_ptr_array_add (self->lines, line);
      self->amount += line->amount;
      self->complete = self->complete && line->priced;
    }
  return TRUE;
}

/**
 * _lian_contract_sheet_clear:
 * @self: a sheet
 *
 * Frees what it holds.
 */
void
_lian_contract_sheet_clear (LianContractSheet *self)
{
  g_clear_pointer (&self->document, lian_document_unref);
  g_clear_pointer (&self->contract, lian_record_free);
  g_clear_pointer (&self->orderer, lian_record_free);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->materials, g_ptr_array_unref);
  g_clear_pointer (&self->figures, lian_contract_figures_free);
}

/**
 * _lian_contract_sheet_number:
 * @self: a sheet
 * @line: place of a line
 *
 * Returns: (transfer full): its number on paper, from 1
 */
char *
_lian_contract_sheet_number (const LianContractSheet *self, guint line)
{
  return g_strdup_printf ("%u", line + 1);
}

/**
 * _lian_contract_line_need:
 * @line: a line
 * @material: a material of the contract
 *
 * Returns: norm x quantity in the smallest unit of the material, rounded up: a little too much
 *   material comes back, a little too little stops the work
 */
gint64
_lian_contract_line_need (const LianContractLine *line, const LianRecord *material)
{
  __int128 numerator = 1, denominator = 1;
  if (line->unit != NULL)
    {
      numerator = MAX (lian_record_get_number (line->unit, "numerator"), 1);
      denominator = MAX (lian_record_get_number (line->unit, "denominator"), 1);
    }
  __int128 product = (__int128) lian_record_get_number (line->record, "quantity") * denominator
                     * lian_record_get_number (material, "norm");
  __int128 need = (product + numerator - 1) / numerator;
  return need > G_MAXINT64 / 4 ? G_MAXINT64 / 4 : (gint64) need;
}

/**
 * _lian_contract_sheet_makers:
 * @self: a sheet
 *
 * Returns: (transfer full): the makers: everyone who has an allotment, else the co-operative that
 *   signs
 */
char *
_lian_contract_sheet_makers (const LianContractSheet *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const LianContractLine *line = self->lines->pdata[i];
      for (guint r = 0; r < line->allotments->len; r++)
        {
          gint64 id = lian_record_get_number (line->allotments->pdata[r], "cooperative");
          if (!g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
            continue;
          g_autofree char *name = lian_paper_name (&self->paper, "cooperative", id);
          g_string_append_printf (names, "%s%s", names->len > 0 ? lian_paper_word (&self->paper, N_ (", ")) : "", name);
        }
    }
  if (names->len == 0)
    return lian_paper_name (&self->paper, "cooperative",
                            lian_record_get_number (self->contract, "signing_cooperative"));
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/**
 * _lian_contract_sheet_goods:
 * @self: a sheet
 *
 * Returns: (transfer full): "what" and "how much" in one line: products with their quantities
 */
char *
_lian_contract_sheet_goods (const LianContractSheet *self)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const LianContractLine *line = self->lines->pdata[i];
      g_autofree char *quantity
          = lian_record_is_empty (line->record, "quantity")
                ? g_strdup (lian_paper_word (&self->paper, N_ ("quantity not stated")))
                : lian_paper_quantity (&self->paper, line->unit,
                                       lian_record_get_number (line->record, "quantity"));
      g_string_append_printf (text, "%s%s %s", i > 0 ? lian_paper_word (&self->paper, N_ ("; ")) : "",
                              lian_record_get_text (line->record, "product"), quantity);
    }
  return g_string_free (text, FALSE);
}
