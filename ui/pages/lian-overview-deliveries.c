/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What contracts have delivered against their schedule: of all, of one, or of one co-operative.
 *
 * A schedule says what a line of a contract owes, not which co-operative owes it: the share of a
 * co-operative is that of its allotment, and the chart says so. */
#include "lian-contract-state.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-money.h"
#include "lian-overview-charts.h"

/* A row of a schedule, or a delivery; worth in fen. */
typedef struct
{
  LianDate day;
  gboolean delivered;
  gint64 fen;
  gint64 id;
  gint64 contract;
  char *product;
} Row;

typedef struct
{
  LianTxn *txn;
  const LianOverviewScope *scope;
  const LianRecord *line;
  const LianRecord *unit;
  GArray *rows;
} Collection;

static void
row_clear (gpointer row)
{
  g_free (((Row *) row)->product);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *one = a, *other = b;
  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;
  return one->id < other->id ? -1 : one->id > other->id;
}

static gboolean
is_of (const LianOverviewScope *scope, const char *type)
{
  return scope != NULL && g_strcmp0 (scope->type, type) == 0;
}

static gboolean
counts (LianTxn *txn, gint64 contract)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("contract"), contract);
  return lian_contract_binds (record);
}

static gint64
worth (const Collection *self, gint64 quantity)
{
  gint64 numerator
      = self->unit != NULL ? MAX (lian_record_get_number (self->unit, "numerator"), 1) : 1;
  gint64 denominator
      = self->unit != NULL ? MAX (lian_record_get_number (self->unit, "denominator"), 1) : 1;
  __int128 product
      = (__int128) quantity * denominator * lian_record_get_number (self->line, "unit_price");
  return (gint64) CLAMP (product / numerator, 0, G_MAXINT64 / 8);
}

/* What is allotted to the co-operative, out of the quantity of the line. */
static gint64
allotted (const Collection *self)
{
  g_autoptr (GPtrArray) rows = lian_txn_list (self->txn, lian_type_find ("allotment"),
                                              "contract_line", lian_record_get_id (self->line));
  gint64 sum = 0;
  for (guint i = 0; i < rows->len; i++)
    if (lian_record_get_number (rows->pdata[i], "cooperative") == self->scope->id)
      sum += lian_record_get_number (rows->pdata[i], "quantity");
  return sum;
}

static gint64
share (const Collection *self, gint64 quantity)
{
  if (!is_of (self->scope, "cooperative"))
    return quantity;
  gint64 whole = lian_record_get_number (self->line, "quantity");
  return whole > 0 ? (gint64) ((__int128) quantity * MIN (allotted (self), whole) / whole) : 0;
}

static void
add_row (Collection *self, const LianRecord *record, LianDate day, gboolean delivered,
         gint64 quantity)
{
  const char *product = lian_record_get_text (self->line, "product");
  Row row = { day, delivered, worth (self, quantity), lian_record_get_id (record),
              lian_record_get_number (self->line, "contract"), g_strdup (product) };
  g_array_append_val (self->rows, row);
}

static void
collect_due (Collection *self)
{
  g_autoptr (GPtrArray) rows = lian_txn_list (self->txn, lian_type_find ("schedule"),
                                              "contract_line", lian_record_get_id (self->line));
  for (guint i = 0; i < rows->len; i++)
    {
      const LianRecord *row = rows->pdata[i];
      LianDate day = lian_record_get_date (row, "due_on");
      gint64 quantity = share (self, lian_record_get_number (row, "quantity"));
      if (day != 0 && quantity > 0)
        add_row (self, row, day, FALSE, quantity);
    }
}

/* Goods that were refused have not been delivered. */
static void
collect_delivered (Collection *self)
{
  g_autoptr (GPtrArray) rows = lian_txn_list (self->txn, lian_type_find ("delivery"),
                                              "contract_line", lian_record_get_id (self->line));
  for (guint i = 0; i < rows->len; i++)
    {
      const LianRecord *row = rows->pdata[i];
      LianDate day = lian_record_get_date (row, "delivered_on");
      gboolean ours = !is_of (self->scope, "cooperative")
                      || lian_record_get_number (row, "cooperative") == self->scope->id;
      if (day != 0 && ours && lian_record_get_truth (row, "accepted") != LIAN_NO)
        add_row (self, row, day, TRUE, lian_record_get_number (row, "quantity"));
    }
}

static GArray *
collect (LianTxn *txn, const LianOverviewScope *scope)
{
  Collection self = { .txn = txn, .scope = scope };
  g_autoptr (GPtrArray) lines = lian_txn_list_all (txn, lian_type_find ("contract_line"));
  self.rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self.rows, row_clear);
  for (guint i = 0; i < lines->len; i++)
    {
      gint64 contract = lian_record_get_number (lines->pdata[i], "contract");
      if ((is_of (scope, "contract") && contract != scope->id) || !counts (txn, contract))
        continue;
      g_autoptr (LianRecord) unit
          = lian_txn_load (txn, lian_type_find ("unit"),
                           lian_record_get_number (lines->pdata[i], "unit"));
      self.line = lines->pdata[i];
      self.unit = unit;
      collect_due (&self);
      collect_delivered (&self);
    }
  g_array_sort (self.rows, compare_rows);
  return self.rows;
}

static void
set_money (LianOverviewChart *self, guint series, guint category, gint64 fen, GPtrArray *records)
{
  g_autofree char *text = lian_money_format (fen);
  lian_chart_spec_set_datum (self->spec, series, category, (double) fen / 100, text);
  _lian_overview_chart_link (self, series, category, records, records->len);
}

static void
add_record (LianTxn *txn, GPtrArray *records, const Row *row)
{
  g_autofree char *contract = lian_txn_title (txn, lian_type_find ("contract"), row->contract);
  g_autofree char *day = lian_date_format (row->day);
  g_autofree char *amount = lian_money_format (row->fen);
  _lian_overview_records_add (
      records, row->delivered ? "delivery" : "schedule", row->id,
      lian_isolate_join (" · ", contract, row->product != NULL ? row->product : "", NULL),
      lian_isolate_join (" · ", day, amount, NULL));
}

/* Sums from day to day; what has not happened yet is not delivered. */
static void
add_days (LianOverviewChart *self, LianTxn *txn, const GArray *rows)
{
  LianDate today = lian_txn_get_working_date (txn);
  g_autoptr (GPtrArray) due = _lian_overview_records_new ();
  g_autoptr (GPtrArray) delivered = _lian_overview_records_new ();
  gint64 due_sum = 0, delivered_sum = 0;
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      due_sum += row->delivered ? 0 : row->fen;
      delivered_sum += row->delivered ? row->fen : 0;
      add_record (txn, row->delivered ? delivered : due, row);
      if (i + 1 < rows->len && g_array_index (rows, Row, i + 1).day == row->day)
        continue;
      g_autofree char *label = lian_date_to_text (row->day);
      guint category = lian_chart_spec_add_category_at (self->spec, label, row->day);
      set_money (self, 1, category, due_sum, due);
      if (row->day <= today)
        set_money (self, 0, category, delivered_sum, delivered);
    }
}

static char *
describe_scope (const LianOverviewScope *scope)
{
  if (is_of (scope, "cooperative"))
    /* Translators: a co-operative */
    return g_strdup_printf (_ ("%s, its share by allotment"), scope->name);
  return g_strdup (is_of (scope, "contract") ? scope->name : _ ("all contracts in force"));
}

/**
 * lian_overview_chart_deliveries:
 * @txn: the base
 * @scope: (nullable): of which contract or co-operative; %NULL for all
 *
 * Returns: (transfer full): what is delivered against what is due, in yuan, summed over the days
 */
LianOverviewChart *
lian_overview_chart_deliveries (LianTxn *txn, const LianOverviewScope *scope)
{
  g_autofree char *words = describe_scope (scope);
  LianOverviewChart *self = _lian_overview_chart_new (
      txn, LIAN_CHART_STEPS, _ ("Contracts signed: delivered against the schedule"), words);
  g_autoptr (GArray) rows = collect (txn, scope);
  lian_chart_spec_set_axis_titles (self->spec, _ ("day"), _ ("sum in yuan"));
  lian_chart_spec_add_series (self->spec, _ ("delivered"));
  lian_chart_spec_add_series (self->spec, _ ("due"));
  add_days (self, txn, rows);
  LianDate today = lian_txn_get_working_date (txn);
  g_autofree char *text = lian_date_to_text (today);
  if (rows->len > 0)
    lian_chart_spec_set_marker (self->spec, today, text);
  return self;
}

static void
scope_free (gpointer data)
{
  LianOverviewScope *scope = data;
  g_free (scope->name);
  g_free (scope);
}

static void
add_scope (GPtrArray *scopes, const char *type, gint64 id, char *name)
{
  LianOverviewScope *scope = g_new0 (LianOverviewScope, 1);
  *scope = (LianOverviewScope){ type, id, name };
  g_ptr_array_add (scopes, scope);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const LianOverviewScope *one = *(LianOverviewScope *const *) a;
  const LianOverviewScope *other = *(LianOverviewScope *const *) b;
  return g_utf8_collate (one->name, other->name);
}

static void
add_sorted (GPtrArray *scopes, GPtrArray *more)
{
  g_ptr_array_sort (more, compare_names);
  g_ptr_array_extend_and_steal (scopes, more);
}

static GPtrArray *
list_contracts (LianTxn *txn)
{
  GPtrArray *scopes = g_ptr_array_new_with_free_func (scope_free);
  g_autoptr (GPtrArray) contracts = lian_txn_list_all (txn, lian_type_find ("contract"));
  for (guint i = 0; i < contracts->len; i++)
    {
      gint64 id = lian_record_get_id (contracts->pdata[i]);
      if (!counts (txn, id))
        continue;
      g_autofree char *number = lian_txn_title (txn, lian_type_find ("contract"), id);
      g_autofree char *orderer
          = lian_txn_title (txn, lian_type_find ("partner"),
                            lian_record_get_number (contracts->pdata[i], "orderer"));
      add_scope (scopes, "contract", id, lian_isolate_join (" · ", number, orderer, NULL));
    }
  return scopes;
}

static GPtrArray *
list_cooperatives (LianTxn *txn)
{
  GPtrArray *scopes = g_ptr_array_new_with_free_func (scope_free);
  g_autoptr (GPtrArray) allotments = lian_txn_list_all (txn, lian_type_find ("allotment"));
  g_autoptr (GHashTable) seen
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < allotments->len; i++)
    {
      gint64 id = lian_record_get_number (allotments->pdata[i], "cooperative");
      if (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
        add_scope (scopes, "cooperative", id,
                   lian_txn_title (txn, lian_type_find ("cooperative"), id));
    }
  return scopes;
}

/**
 * lian_overview_list_scopes:
 * @txn: the base
 *
 * Returns: (transfer full) (element-type LianOverviewScope): what the deliveries can be shown of:
 *   all, then each contract in force, then each co-operative with an allotment
 */
GPtrArray *
lian_overview_list_scopes (LianTxn *txn)
{
  GPtrArray *scopes = g_ptr_array_new_with_free_func (scope_free);
  add_scope (scopes, NULL, 0, g_strdup (_ ("all contracts in force")));
  add_sorted (scopes, list_contracts (txn));
  add_sorted (scopes, list_cooperatives (txn));
  return scopes;
}
