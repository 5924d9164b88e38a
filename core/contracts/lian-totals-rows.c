/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The rows of totals: where an amount belongs, and what rows add up to. */
#include "lian-totals-private.h"

/* The trade of all that make what the contract orders; 0 where they are of several. */
static gint64
common_trade (LianTotalsReading *self, const LianRecord *contract)
{
  gint64 trade = 0;
  g_autoptr (GPtrArray) makers = _lian_contract_book_list_makers (self->book, contract);
  for (guint i = 0; i < makers->len; i++)
    {
      gint64 one = lian_record_get_number (makers->pdata[i], "trade");
      if (one == 0 || (trade != 0 && one != trade))
        return 0;
      trade = one;
    }
  return trade;
}

/* Of a maker its own; of nobody in particular that of the product, or of all who may be meant. */
static gint64
trade_of (LianTotalsReading *self, const LianTotalsPlace *place)
{
  const LianRecord *maker = _lian_contract_book_find (self->book, "cooperative", place->cooperative);
  const LianRecord *product
      = maker == NULL ? _lian_contract_book_find (self->book, "product", place->product) : NULL;
  if (maker != NULL)
    return lian_record_get_number (maker, "trade");
  gint64 trade = product != NULL ? lian_record_get_number (product, "trade") : 0;
  return trade != 0 ? trade : common_trade (self, place->contract);
}

static gint64
group_of (LianTotalsReading *self, const LianTotalsPlace *place)
{
  switch (self->totals->scope.by)
    {
    case LIAN_TOTALS_COOPERATIVE:
      return place->cooperative;
    case LIAN_TOTALS_BUYER:
      return lian_record_get_number (place->contract, "orderer");
    case LIAN_TOTALS_TRADE:
      return trade_of (self, place);
    case LIAN_TOTALS_FEDERATION:
      return lian_record_get_number (place->contract, "signing_federation");
    case LIAN_TOTALS_CONTRACT:
    case LIAN_N_TOTALS:
    default:
      return lian_record_get_id (place->contract);
    }
}

static void
row_free (gpointer data)
{
  LianTotalsRow *row = data;
  g_free (row->name);
  g_free (row);
}

static LianTotalsGroup *
get_group (LianTotalsReading *self, gint64 id)
{
  LianTotalsGroup *group = g_hash_table_lookup (self->groups, &id);
  if (group != NULL)
    return group;
  group = g_new0 (LianTotalsGroup, 1);
  group->id = id;
  group->rows = g_ptr_array_new_with_free_func (row_free);
  g_ptr_array_add (self->totals->groups, group);
  g_hash_table_insert (self->groups, g_memdup2 (&id, sizeof id), group);
  return group;
}

static LianTotalsRow *
get_row (LianTotalsReading *self, LianTotalsGroup *group, gint64 id)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, group->id, id);
  LianTotalsRow *row = g_hash_table_lookup (self->rows, key);
  if (row != NULL)
    return row;
  row = g_new0 (LianTotalsRow, 1);
  row->id = id;
  g_ptr_array_add (group->rows, row);
  g_hash_table_insert (self->rows, g_steal_pointer (&key), row);
  return row;
}

static void
add_amount (LianTotalsAmount *to, LianTotalsAmount amount, int sign)
{
  to->fen += sign * amount.fen;
  to->unknown += amount.unknown;
}

/* What was before a period is taken off what is at its end; so are the amounts that nobody knows. */
static void
take_amount (LianTotalsAmount *from, LianTotalsAmount amount)
{
  from->fen -= amount.fen;
  from->unknown -= amount.unknown;
}

static void
add_kind (LianTotalsFigures *figures, LianTotalsKind kind, LianTotalsAmount amount, gboolean before)
{
  LianTotalsAmount *const flows[] = { &figures->contracted, &figures->delivered, &figures->accepted,
                                      &figures->penalties, &figures->paid };
  if (before)
    take_amount (flows[kind], amount);
  else
    add_amount (flows[kind], amount, 1);
  if (kind == LIAN_TOTALS_CONTRACTED || kind == LIAN_TOTALS_DELIVERED)
    return;
  add_amount (before ? &figures->brought : &figures->owed, amount, kind == LIAN_TOTALS_ACCEPTED ? 1 : -1);
}

/* Adds what something came to by the last day of the scope or, @before, by the day before the first. */
void
_lian_totals_add (LianTotalsReading *self, const LianTotalsPlace *place, LianTotalsKind kind,
                  LianTotalsAmount amount, gboolean before)
{
  if (amount.fen == 0 && amount.unknown == 0)
    return;
  LianTotalsGroup *group = get_group (self, group_of (self, place));
  gint64 part = self->totals->scope.by == LIAN_TOTALS_CONTRACT ? place->cooperative
                                                              : lian_record_get_id (place->contract);
  add_kind (&get_row (self, group, part)->figures, kind, amount, before);
  add_kind (&group->figures, kind, amount, before);
  add_kind (&self->totals->sum, kind, amount, before);
}

static gboolean
is_empty (const LianTotalsFigures *f)
{
  const LianTotalsAmount amounts[] = { f->contracted, f->delivered, f->accepted, f->penalties,
                                       f->paid, f->brought, f->owed };
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    if (amounts[i].fen != 0 || amounts[i].unknown != 0)
      return FALSE;
  return TRUE;
}

static char *
name_of (LianTotalsReading *self, const char *type, gint64 id)
{
  if (id == 0)
    return NULL;
  if (!g_str_equal (type, "contract"))
    {
      const LianRecord *record = _lian_contract_book_find (self->book, type, id);
      return g_strdup (record != NULL ? lian_record_get_title (record) : "");
    }
  const GPtrArray *contracts = _lian_contract_book_get_contracts (self->book);
  guint low = 0, high = contracts->len;
  while (low + 1 < high)
    {
      guint middle = low + (high - low) / 2;
      *(lian_record_get_id (contracts->pdata[middle]) <= id ? &low : &high) = middle;
    }
  return g_strdup (lian_record_get_title (contracts->pdata[low]));
}

static int
compare_names (const char *a, gint64 a_id, const char *b, gint64 b_id)
{
  int order = a == NULL || b == NULL ? (a == NULL) - (b == NULL) : g_utf8_collate (a, b);
  return order != 0 ? order : (a_id > b_id) - (a_id < b_id);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const LianTotalsGroup *x = *(LianTotalsGroup *const *) a, *y = *(LianTotalsGroup *const *) b;
  return compare_names (x->name, x->id, y->name, y->id);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const LianTotalsRow *x = *(LianTotalsRow *const *) a, *y = *(LianTotalsRow *const *) b;
  return compare_names (x->name, x->id, y->name, y->id);
}

static void
finish_group (LianTotalsReading *self, LianTotalsGroup *group)
{
  LianTotalsGrouping by = self->totals->scope.by;
  group->name = name_of (self, lian_totals_group_type (by), group->id);
  for (guint i = group->rows->len; i-- > 0;)
    {
      LianTotalsRow *row = group->rows->pdata[i];
      if (is_empty (&row->figures))
        g_ptr_array_remove_index_fast (group->rows, i);
      else
        row->name = name_of (self, lian_totals_row_type (by), row->id);
    }
  g_ptr_array_sort (group->rows, compare_rows);
}

/* Names and sorts the rows; what came to nothing in the period is left out. */
void
_lian_totals_finish (LianTotalsReading *self)
{
  GPtrArray *groups = self->totals->groups;
  for (guint i = groups->len; i-- > 0;)
    {
      finish_group (self, groups->pdata[i]);
      if (((LianTotalsGroup *) groups->pdata[i])->rows->len == 0)
        g_ptr_array_remove_index_fast (groups, i);
    }
  g_ptr_array_sort (groups, compare_groups);
}
