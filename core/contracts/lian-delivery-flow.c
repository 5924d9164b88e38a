/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What was due and what came, day by day and month by month; judged as the figures of a line are. */
#include "lian-delivery-flow.h"

#include "lian-figures-private.h"

/* A date entered wrongly must not make thousands of empty months. */
#define MOST_MONTHS 240

static int
compare_flows (gconstpointer a, gconstpointer b)
{
  const LianFlow *one = a, *other = b;
  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;
  return one->id < other->id ? -1 : one->id > other->id;
}

/**
 * lian_flow_sort:
 * @flows: (element-type LianFlow): of one line or of several
 *
 * Puts them in the order of their days.
 */
void
lian_flow_sort (GArray *flows)
{
  g_array_sort (flows, compare_flows);
}

static void
add_schedule (GArray *flows, LianTxn *txn, const LianRecord *line)
{
  g_autoptr (GPtrArray) rows = lian_txn_list (txn, lian_type_find ("schedule"), "contract_line",
                                              lian_record_get_id (line));
  for (guint i = 0; i < rows->len; i++)
    {
      LianFlow flow = { .day = lian_record_get_date (rows->pdata[i], "due_on"),
                        .type = "schedule",
                        .id = lian_record_get_id (rows->pdata[i]),
                        .due = lian_record_get_number (rows->pdata[i], "quantity") };
      if (flow.day != 0)
        g_array_append_val (flows, flow);
    }
}

/* The parts of a delivery, judged one by one, are one delivery again. */
static void
add_lot (GArray *flows, const LianLot *lot)
{
  LianFlow *last = flows->len > 0 ? &g_array_index (flows, LianFlow, flows->len - 1) : NULL;
  if (last == NULL || last->id != lot->delivery)
    {
      LianFlow flow = { .day = lot->day, .type = "delivery", .id = lot->delivery,
                        .cooperative = lot->cooperative };
      g_array_append_val (flows, flow);
      last = &g_array_index (flows, LianFlow, flows->len - 1);
    }
  last->delivered += lot->quantity;
  last->accepted += lot->accepted ? lot->quantity : 0;
  last->kept += _lian_lot_stays (lot) ? lot->quantity : 0;
}

/**
 * lian_line_flow:
 * @txn: the base
 * @contract: the contract of @line
 * @line: a contract line
 * @on: the day of the figures; deliveries after it don't count
 *
 * Returns: (transfer full) (element-type LianFlow): its schedule and its deliveries, by day
 */
GArray *
lian_line_flow (LianTxn *txn, const LianRecord *contract, const LianRecord *line, LianDate on)
{
  GArray *flows = g_array_new (FALSE, TRUE, sizeof (LianFlow));
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GArray) lots = _lian_line_lots (txn, contract, line, on, records);
  for (guint i = 0; i < lots->len; i++)
    if (g_array_index (lots, LianLot, i).day != 0)
      add_lot (flows, &g_array_index (lots, LianLot, i));
  add_schedule (flows, txn, line);
  lian_flow_sort (flows);
  return flows;
}

/* What of the schedule before a day, and of that kept until the day before it, is missing. */
static gint64
late_before (const GArray *flows, LianDate end, LianDate on)
{
  gint64 due = 0, kept = 0;
  for (guint i = 0; i < flows->len; i++)
    {
      const LianFlow *flow = &g_array_index (flows, LianFlow, i);
      due += flow->day < MIN (end, on) ? flow->due : 0;
      kept += flow->day < end && flow->day <= on ? flow->kept : 0;
    }
  return MAX (due - kept, 0);
}

static void
add_month (GArray *months, const GArray *flows, LianDate first, LianDate on)
{
  LianDate next = lian_date_add_months (first, 1);
  LianFlowMonth month = { .month = first, .is_future = first > on };
  for (guint i = 0; i < flows->len; i++)
    {
      const LianFlow *flow = &g_array_index (flows, LianFlow, i);
      if (flow->day < first || flow->day >= next)
        continue;
      month.due += flow->due;
      month.delivered += flow->delivered;
      month.accepted += flow->accepted;
    }
  month.late = month.is_future ? 0 : late_before (flows, next, on);
  g_array_append_val (months, month);
}

/**
 * lian_flow_by_month:
 * @flows: (element-type LianFlow): by day
 * @on: the day of the figures
 *
 * Returns: (transfer full) (element-type LianFlowMonth): every month from the first flow to the last,
 *   quiet ones too, and on to the month of @on while something is late
 */
GArray *
lian_flow_by_month (const GArray *flows, LianDate on)
{
  GArray *months = g_array_new (FALSE, TRUE, sizeof (LianFlowMonth));
  if (flows->len == 0)
    return months;
  LianDate month = lian_date_first_of_month (g_array_index (flows, LianFlow, 0).day);
  LianDate last = lian_date_first_of_month (g_array_index (flows, LianFlow, flows->len - 1).day);
  if (late_before (flows, lian_date_add_days (on, 1), on) > 0)
    last = MAX (last, lian_date_first_of_month (on));
  for (; month <= last && months->len < MOST_MONTHS; month = lian_date_add_months (month, 1))
    add_month (months, flows, month, on);
  return months;
}

static LianFlowMonth *
find_month (GArray *months, const LianFlowMonth *wanted)
{
  guint i = 0;
  while (i < months->len && g_array_index (months, LianFlowMonth, i).month < wanted->month)
    i++;
  if (i == months->len || g_array_index (months, LianFlowMonth, i).month != wanted->month)
    {
      const LianFlowMonth empty = { .month = wanted->month, .is_future = wanted->is_future };
      g_array_insert_val (months, i, empty);
    }
  return &g_array_index (months, LianFlowMonth, i);
}

/* A month in which no line had anything stands all the same, or the time between would look short. */
static void
fill_gaps (GArray *months)
{
  for (guint i = 0; i + 1 < months->len && months->len < MOST_MONTHS; i++)
    {
      const LianFlowMonth *month = &g_array_index (months, LianFlowMonth, i);
      LianFlowMonth quiet = { .month = lian_date_add_months (month->month, 1) };
      if (g_array_index (months, LianFlowMonth, i + 1).month == quiet.month)
        continue;
      quiet.is_future = g_array_index (months, LianFlowMonth, i + 1).is_future;
      g_array_insert_val (months, i + 1, quiet);
    }
}

/**
 * lian_flow_add_months:
 * @sum: (element-type LianFlowMonth): by month
 * @months: (element-type LianFlowMonth): of another line, in the same measure
 *
 * Adds them up month by month, with quiet months between: what one line delivered too early does not
 * hide that another is late.
 */
void
lian_flow_add_months (GArray *sum, const GArray *months)
{
  for (guint i = 0; i < months->len; i++)
    {
      const LianFlowMonth *one = &g_array_index (months, LianFlowMonth, i);
      LianFlowMonth *month = find_month (sum, one);
      month->due += one->due;
      month->delivered += one->delivered;
      month->accepted += one->accepted;
      month->late += one->late;
    }
  fill_gaps (sum);
}
