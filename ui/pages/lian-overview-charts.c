/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The charts of the overview, made from the base on a thread of the store. */
#include "lian-overview-charts.h"
#include "lian-case.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-money.h"
#include "lian-words.h"

static LianChartSpec *
spec_new (LianTxn *txn, LianChartKind kind, const char *title)
{
  g_autofree char *day = lian_date_format (lian_txn_get_working_date (txn));
  g_autofree char *date = lian_date_to_text (lian_txn_get_working_date (txn));
  /* Translators: scope of a chart, the day */
  g_autofree char *scope = g_strdup_printf (_ ("all records of the base · %s"), day);
  LianChartSpec *spec = lian_chart_spec_new (kind, title, scope);
  lian_chart_spec_set_language (spec, lian_i18n_is_chinese () ? "zh-cn" : "en");
  lian_chart_spec_set_date (spec, date);
  lian_chart_spec_set_empty_text (spec, _ ("There is nothing to show yet."));
  return spec;
}

static void
set_count (LianChartSpec *spec, guint series, guint category, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  lian_chart_spec_set_datum (spec, series, category, (double) number, text);
}

typedef struct
{
  gint64 trade;
  gint64 cooperatives;
  gint64 members;
} Trade;

static int
compare_trades (gconstpointer a, gconstpointer b)
{
  const Trade *one = a, *other = b;
  if (one->cooperatives != other->cooperatives)
    return one->cooperatives < other->cooperatives ? 1 : -1;
  return one->trade < other->trade ? -1 : one->trade > other->trade;
}

static Trade *
find_trade (GArray *trades, gint64 id)
{
  for (guint i = 0; i < trades->len; i++)
    if (g_array_index (trades, Trade, i).trade == id)
      return &g_array_index (trades, Trade, i);
  Trade trade = { id, 0, 0 };
  g_array_append_val (trades, trade);
  return &g_array_index (trades, Trade, trades->len - 1);
}

/**
 * lian_overview_chart_trades:
 * @txn: the base
 *
 * Returns: (transfer full): co-operatives and their members by trade
 */
LianChartSpec *
lian_overview_chart_trades (LianTxn *txn)
{
  LianChartSpec *spec
      = spec_new (txn, LIAN_CHART_PANELS, _ ("Co-operatives and members by trade"));
  g_autoptr (GPtrArray) cooperatives = lian_txn_list_all (txn, lian_type_find ("cooperative"));
  g_autoptr (GArray) trades = g_array_new (FALSE, FALSE, sizeof (Trade));
  for (guint i = 0; i < cooperatives->len; i++)
    {
      const LianRecord *record = cooperatives->pdata[i];
      if (g_strcmp0 (lian_record_get_text (record, "status"), "DISSOLVED") == 0)
        continue;
      Trade *trade = find_trade (trades, lian_record_get_number (record, "trade"));
      trade->cooperatives++;
      trade->members += lian_record_get_number (record, "members_male")
                        + lian_record_get_number (record, "members_female");
    }
  g_array_sort (trades, compare_trades);
  lian_chart_spec_set_axis_titles (spec, _ ("trade"), _ ("number"));
  lian_chart_spec_add_series (spec, _ ("co-operatives"));
  lian_chart_spec_add_series (spec, _ ("members"));
  for (guint i = 0; i < trades->len; i++)
    {
      const Trade *trade = &g_array_index (trades, Trade, i);
      g_autofree char *name
          = trade->trade != 0 ? lian_txn_title (txn, lian_type_find ("trade"), trade->trade)
                              : g_strdup (_ ("no trade entered"));
      guint category = lian_chart_spec_add_category (spec, name);
      set_count (spec, 0, category, trade->cooperatives);
      set_count (spec, 1, category, trade->members);
      lian_chart_spec_set_link (spec, 0, category, trade->trade, "trade");
      lian_chart_spec_set_link (spec, 1, category, trade->trade, "trade");
    }
  return spec;
}

static guint
form_index (const char *form)
{
  guint i = 0;
  while (form != NULL && lian_choices_form[i].value != NULL
         && !g_str_equal (lian_choices_form[i].value, form))
    i++;
  return i;
}

typedef struct
{
  guint recommended;
  guint decided;
  guint n;
  gint64 first;
} Meeting;

static void
count_meeting (GArray *meetings, guint recommended, guint decided, gint64 activity)
{
  for (guint i = 0; i < meetings->len; i++)
    {
      Meeting *meeting = &g_array_index (meetings, Meeting, i);
      if (meeting->recommended == recommended && meeting->decided == decided)
        {
          meeting->n++;
          return;
        }
    }
  Meeting meeting = { recommended, decided, 1, activity };
  g_array_append_val (meetings, meeting);
}

static gboolean
collect_meetings (LianTxn *txn, GArray *meetings, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) activities = lian_txn_list_all (txn, lian_type_find ("activity"));
  for (guint i = 0; i < activities->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      gint64 activity = lian_record_get_id (activities->pdata[i]);
      g_autoptr (LianCase) one = lian_case_load_brief (txn, activity, error);
      if (one == NULL)
        return FALSE;
      LianRecord *decision = lian_case_get_decision (one, "IN_FORCE");
      count_meeting (meetings, form_index (lian_case_get_recommended (one, 0)),
                     form_index (decision != NULL ? lian_record_get_text (decision, "outcome")
                                                  : NULL),
                     activity);
    }
  return TRUE;
}

/* Only forms that occur get a row or a column; the undecided stand last. */
static guint *
add_labels (LianChartSpec *spec, const GArray *meetings, gboolean rows)
{
  guint n = form_index ("");
  guint *places = g_new0 (guint, n + 1);
  for (guint form = 0; form <= n; form++)
    for (guint i = 0; i < meetings->len && places[form] == 0; i++)
      {
        const Meeting *meeting = &g_array_index (meetings, Meeting, i);
        if ((rows ? meeting->recommended : meeting->decided) != form)
          continue;
        const char *label = form < n ? _ (lian_choices_form[form].label) : _ ("not decided");
        places[form] = 1
                       + (rows ? lian_chart_spec_add_category (spec, label)
                               : lian_chart_spec_add_series (spec, label));
      }
  return places;
}

/**
 * lian_overview_chart_forms:
 * @txn: the base
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: (transfer full) (nullable): forms recommended against forms decided
 */
LianChartSpec *
lian_overview_chart_forms (LianTxn *txn, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) meetings = g_array_new (FALSE, FALSE, sizeof (Meeting));
  if (!collect_meetings (txn, meetings, cancellable, error))
    return NULL;
  LianChartSpec *spec
      = spec_new (txn, LIAN_CHART_MATRIX, _ ("Forms recommended, and what was decided"));
  g_autofree guint *rows = add_labels (spec, meetings, TRUE);
  g_autofree guint *columns = add_labels (spec, meetings, FALSE);
  lian_chart_spec_set_axis_titles (spec, _ ("recommended"), _ ("decided"));
  for (guint i = 0; i < meetings->len; i++)
    {
      const Meeting *meeting = &g_array_index (meetings, Meeting, i);
      guint row = rows[meeting->recommended] - 1, column = columns[meeting->decided] - 1;
      set_count (spec, column, row, meeting->n);
      lian_chart_spec_set_link (spec, column, row, meeting->first, "activity");
      if (meeting->recommended != meeting->decided && meeting->decided != form_index (""))
        lian_chart_spec_set_emphasis (spec, column, row);
    }
  return spec;
}

/* What falls due or comes in on a day, in fen. */
typedef struct
{
  LianDate day;
  gint64 due;
  gint64 delivered;
  gint64 contract;
} Day;

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return ((const Day *) a)->day - ((const Day *) b)->day;
}

static gint64
worth (const LianRecord *line, const LianRecord *unit, gint64 quantity)
{
  gint64 numerator = unit != NULL ? MAX (lian_record_get_number (unit, "numerator"), 1) : 1;
  gint64 denominator = unit != NULL ? MAX (lian_record_get_number (unit, "denominator"), 1) : 1;
  __int128 product
      = (__int128) quantity * denominator * lian_record_get_number (line, "unit_price");
  return (gint64) CLAMP (product / numerator, 0, G_MAXINT64 / 8);
}

static void
collect_rows (LianTxn *txn, GArray *days, const LianRecord *line, const LianRecord *unit,
              gboolean deliveries)
{
  g_autoptr (GPtrArray) rows
      = lian_txn_list (txn, lian_type_find (deliveries ? "delivery" : "schedule"),
                       "contract_line", lian_record_get_id (line));
  for (guint i = 0; i < rows->len; i++)
    {
      const LianRecord *row = rows->pdata[i];
      gint64 fen = worth (line, unit, lian_record_get_number (row, "quantity"));
      Day day = { lian_record_get_date (row, deliveries ? "delivered_on" : "due_on"),
                  deliveries ? 0 : fen, deliveries ? fen : 0,
                  lian_record_get_number (line, "contract") };
      if (day.day != 0
          && !(deliveries && lian_record_get_truth (row, "accepted") == LIAN_NO))
        g_array_append_val (days, day);
    }
}

static gboolean
counts (LianTxn *txn, gint64 contract)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("contract"), contract);
  const char *state = record != NULL ? lian_record_get_text (record, "state") : NULL;
  return g_strcmp0 (state, "SIGNED") == 0 || g_strcmp0 (state, "FULFILLED") == 0;
}

static GArray *
collect_days (LianTxn *txn)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (Day));
  g_autoptr (GPtrArray) lines = lian_txn_list_all (txn, lian_type_find ("contract_line"));
  for (guint i = 0; i < lines->len; i++)
    {
      const LianRecord *line = lines->pdata[i];
      if (!counts (txn, lian_record_get_number (line, "contract")))
        continue;
      g_autoptr (LianRecord) unit
          = lian_txn_load (txn, lian_type_find ("unit"), lian_record_get_number (line, "unit"));
      collect_rows (txn, days, line, unit, FALSE);
      collect_rows (txn, days, line, unit, TRUE);
    }
  g_array_sort (days, compare_days);
  return days;
}

static void
set_money (LianChartSpec *spec, guint series, guint category, gint64 fen, gint64 contract)
{
  g_autofree char *text = lian_money_format (fen);
  lian_chart_spec_set_datum (spec, series, category, (double) fen / 100, text);
  lian_chart_spec_set_link (spec, series, category, contract, "contract");
}

/**
 * lian_overview_chart_deliveries:
 * @txn: the base
 *
 * Returns: (transfer full): what is delivered against what is due, summed over the days
 */
LianChartSpec *
lian_overview_chart_deliveries (LianTxn *txn)
{
  LianChartSpec *spec
      = spec_new (txn, LIAN_CHART_STEPS, _ ("Contracts signed: delivered against the schedule"));
  g_autoptr (GArray) days = collect_days (txn);
  LianDate today = lian_txn_get_working_date (txn);
  gint64 due = 0, delivered = 0;
  lian_chart_spec_set_axis_titles (spec, _ ("day"), _ ("sum in yuan"));
  lian_chart_spec_add_series (spec, _ ("delivered"));
  lian_chart_spec_add_series (spec, _ ("due"));
  for (guint i = 0; i < days->len; i++)
    {
      const Day *day = &g_array_index (days, Day, i);
      due += day->due;
      delivered += day->delivered;
      if (i + 1 < days->len && g_array_index (days, Day, i + 1).day == day->day)
        continue;
      g_autofree char *label = lian_date_to_text (day->day);
      guint category = lian_chart_spec_add_category_at (spec, label, day->day);
      set_money (spec, 1, category, due, day->contract);
      if (day->day <= today)
        set_money (spec, 0, category, delivered, day->contract);
    }
  g_autofree char *text = lian_date_to_text (today);
  if (days->len > 0)
    lian_chart_spec_set_marker (spec, today, text);
  return spec;
}
