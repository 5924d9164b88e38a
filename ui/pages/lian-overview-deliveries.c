/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What contracts have delivered against their schedule, in two charts: summed over the days, and month
 * by month with what was late at its end. */
#include "lian-delivery-rows.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-plural.h"

enum
{
  DELIVERED,
  ACCEPTED,
  DUE,
  LATE, /* month by month only */
};

static char *
describe_scope (const LianOverviewScope *scope, const LianDeliveryRows *rows)
{
  g_autofree char *text = NULL;
  if (scope != NULL && g_strcmp0 (scope->type, "cooperative") == 0)
    /* Translators: a co-operative */
    text = g_strdup_printf (_ ("%s, its share by allotment"), scope->name);
  else
    text = g_strdup (scope != NULL && scope->type != NULL ? scope->name
                                                          : _ ("all contracts in force"));
  if (!rows->money && rows->unit.name != NULL)
    return lian_isolate_join (" · ", text, rows->unit.name, NULL);
  if (rows->n_left_out == 0)
    return g_steal_pointer (&text);
  g_autofree char *left_out
      = g_strdup_printf (ngettext ("%u line without a price is left out",
                                   "%u lines without a price are left out", rows->n_left_out),
                         rows->n_left_out);
  return g_strconcat (text, " · ", left_out, NULL);
}

static void
set_amount (LianOverviewChart *self, const LianDeliveryRows *rows, guint series, guint category,
            gint64 amount, GPtrArray *records)
{
  g_autofree char *number = _lian_delivery_rows_text (rows, amount);
  gboolean late = series == LATE && amount > 0;
  /* Translators: an amount that is late */
  g_autofree char *text = late ? g_strdup_printf (_ ("⚠ %s"), number) : g_strdup (number);
  lian_chart_spec_set_datum (self->spec, series, category, _lian_delivery_rows_value (rows, amount),
                             text);
  if (late)
    lian_chart_spec_set_emphasis (self->spec, series, category);
  _lian_overview_chart_link (self, series, category, records, records->len);
}

static void
add_record (LianTxn *txn, const LianDeliveryRows *rows, GPtrArray *records,
            const LianDeliveryRow *row, gint64 amount)
{
  g_autofree char *contract = lian_txn_title (txn, lian_type_find ("contract"), row->contract);
  g_autofree char *day = lian_date_format (row->flow.day);
  g_autofree char *number = _lian_delivery_rows_text (rows, amount);
  _lian_overview_records_add (
      records, row->flow.type, row->flow.id,
      lian_isolate_join (" · ", contract, row->product != NULL ? row->product : "", NULL),
      lian_isolate_join (" · ", day, number, NULL));
}

static LianOverviewChart *
new_chart (LianTxn *txn, const LianDeliveryRows *rows, const LianOverviewScope *scope,
           LianChartKind kind, const char *title)
{
  g_autofree char *words = describe_scope (scope, rows);
  LianOverviewChart *self = _lian_overview_chart_new (txn, kind, title, words);
  lian_chart_spec_add_series (self->spec, _ ("delivered"));
  lian_chart_spec_add_series (self->spec, _ ("accepted"));
  lian_chart_spec_add_series (self->spec, _ ("due"));
  return self;
}

static const char *
measure_of (const LianDeliveryRows *rows, const char *money)
{
  return rows->money ? money : rows->unit.name != NULL ? rows->unit.name : "";
}

/* The sums. */

typedef struct
{
  gint64 sums[DUE + 1];
  GPtrArray *records[DUE + 1];
} Sums;

static void
sum_up (Sums *sums, LianTxn *txn, const LianDeliveryRows *rows, const LianDeliveryRow *row)
{
  const gint64 amounts[] = { row->flow.delivered, row->flow.accepted, row->flow.due };
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    if (amounts[i] > 0)
      {
        sums->sums[i] += amounts[i];
        add_record (txn, rows, sums->records[i], row, amounts[i]);
      }
}

/* From day to day; what has not happened yet is not delivered. */
static void
add_days (LianOverviewChart *self, LianTxn *txn, const LianDeliveryRows *rows)
{
  LianDate today = lian_txn_get_working_date (txn);
  Sums sums = { 0 };
  for (guint i = 0; i <= DUE; i++)
    sums.records[i] = _lian_overview_records_new ();
  for (guint i = 0; i < rows->rows->len; i++)
    {
      const LianDeliveryRow *row = &g_array_index (rows->rows, LianDeliveryRow, i);
      sum_up (&sums, txn, rows, row);
      if (i + 1 < rows->rows->len
          && g_array_index (rows->rows, LianDeliveryRow, i + 1).flow.day == row->flow.day)
        continue;
      g_autofree char *label = lian_date_to_text (row->flow.day);
      guint category = lian_chart_spec_add_category_at (self->spec, label, row->flow.day);
      for (guint s = 0; s <= DUE; s++)
        if (s == DUE || row->flow.day <= today)
          set_amount (self, rows, s, category, sums.sums[s], sums.records[s]);
    }
  for (guint i = 0; i <= DUE; i++)
    g_ptr_array_unref (sums.records[i]);
}

/**
 * lian_overview_chart_deliveries:
 * @txn: the base
 * @scope: (nullable): of which contract, line or co-operative; %NULL for all
 *
 * Returns: (transfer full): what was delivered and accepted against what was due, summed over the days;
 *   of a line in its unit, else in yuan
 */
LianOverviewChart *
lian_overview_chart_deliveries (LianTxn *txn, const LianOverviewScope *scope)
{
  g_autoptr (LianDeliveryRows) rows = _lian_delivery_rows_new (txn, scope);
  LianOverviewChart *self = new_chart (txn, rows, scope, LIAN_CHART_STEPS,
                                       _ ("Contracts signed: delivered against the schedule"));
  lian_chart_spec_set_axis_titles (self->spec, _ ("day"), measure_of (rows, _ ("sum in yuan")));
  add_days (self, txn, rows);
  LianDate today = lian_txn_get_working_date (txn);
  g_autofree char *text = lian_date_to_text (today);
  if (rows->rows->len > 0)
    lian_chart_spec_set_marker (self->spec, today, text);
  return self;
}

/* Month by month. */

/* The rows of a month that a series is made of: of what is late, what was due. */
static GPtrArray *
list_records (LianTxn *txn, const LianDeliveryRows *rows, LianDate month, guint series)
{
  GPtrArray *records = _lian_overview_records_new ();
  LianDate next = lian_date_add_months (month, 1);
  for (guint i = 0; i < rows->rows->len; i++)
    {
      const LianDeliveryRow *row = &g_array_index (rows->rows, LianDeliveryRow, i);
      gint64 amount = series == DELIVERED  ? row->flow.delivered
                      : series == ACCEPTED ? row->flow.accepted
                                           : row->flow.due;
      if (amount > 0 && row->flow.day < next && (series == LATE || row->flow.day >= month))
        add_record (txn, rows, records, row, amount);
    }
  return records;
}

static void
add_month (LianOverviewChart *self, LianTxn *txn, const LianDeliveryRows *rows,
           const LianFlowMonth *month)
{
  int year, of_year, day;
  const gint64 amounts[] = { month->delivered, month->accepted, month->due, month->late };
  lian_date_split (month->month, &year, &of_year, &day);
  g_autofree char *label = g_strdup_printf ("%04d-%02d", year, of_year);
  guint category = lian_chart_spec_add_category (self->spec, label);
  for (guint s = 0; s < G_N_ELEMENTS (amounts); s++)
    {
      if (month->is_future && s != DUE)
        continue;
      g_autoptr (GPtrArray) records = amounts[s] > 0 ? list_records (txn, rows, month->month, s)
                                                     : _lian_overview_records_new ();
      set_amount (self, rows, s, category, amounts[s], records);
    }
}

/**
 * lian_overview_chart_months:
 * @txn: the base
 * @scope: (nullable): of which contract, line or co-operative; %NULL for all
 *
 * Returns: (transfer full): what was delivered, accepted and due in each month, and what was late at
 *   its end; of a line in its unit, else in yuan
 */
LianOverviewChart *
lian_overview_chart_months (LianTxn *txn, const LianOverviewScope *scope)
{
  g_autoptr (LianDeliveryRows) rows = _lian_delivery_rows_new (txn, scope);
  LianOverviewChart *self = new_chart (txn, rows, scope, LIAN_CHART_COLUMNS,
                                       _ ("Contracts signed: deliveries by month"));
  lian_chart_spec_add_series (self->spec, _ ("late at the end of the month"));
  lian_chart_spec_set_axis_titles (self->spec, _ ("month"), measure_of (rows, _ ("in yuan")));
  for (guint i = 0; i < rows->months->len; i++)
    add_month (self, txn, rows, &g_array_index (rows->months, LianFlowMonth, i));
  return self;
}
