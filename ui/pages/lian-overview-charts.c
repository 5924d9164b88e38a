/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The charts of the overview, made from the base on a thread of the store. */
#include "lian-overview-charts.h"
#include "lian-base-chart.h"
#include "lian-case.h"
#include "lian-choices.h"
#include "lian-i18n.h"

static void
record_free (gpointer data)
{
  LianOverviewRecord *record = data;
  g_free (record->title);
  g_free (record->detail);
  g_free (record);
}

static void
group_free (gpointer data)
{
  LianOverviewGroup *group = data;
  g_ptr_array_unref (group->records);
  g_free (group);
}

/**
 * lian_overview_chart_free:
 * @self: (nullable) (transfer full): a chart
 */
void
lian_overview_chart_free (LianOverviewChart *self)
{
  if (self == NULL)
    return;
  lian_chart_spec_unref (self->spec);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

/**
 * _lian_overview_chart_new:
 * @txn: the base
 * @kind: what it looks like
 * @title: what it shows
 * @scope: of what
 *
 * Returns: (transfer full): a chart without figures, dated with the working date
 */
LianOverviewChart *
_lian_overview_chart_new (LianTxn *txn, LianChartKind kind, const char *title, const char *scope)
{
  LianOverviewChart *self = g_new0 (LianOverviewChart, 1);
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->spec = lian_base_chart_new (txn, kind, title, scope);
  return self;
}

/**
 * _lian_overview_records_new:
 *
 * Returns: (transfer full) (element-type LianOverviewRecord): an empty list of records
 */
GPtrArray *
_lian_overview_records_new (void)
{
  return g_ptr_array_new_with_free_func (record_free);
}

/**
 * _lian_overview_records_add:
 * @records: (element-type LianOverviewRecord): a list of records
 * @type: id of a record type
 * @id: the record
 * @title: (transfer full): its name
 * @detail: (transfer full) (nullable): what it adds to the figure
 *
 * Adds a record that a figure is made of.
 */
void
_lian_overview_records_add (GPtrArray *records, const char *type, gint64 id, char *title,
                            char *detail)
{
  LianOverviewRecord *record = g_new0 (LianOverviewRecord, 1);
  *record = (LianOverviewRecord){ g_intern_string (type), id, title, detail };
  g_ptr_array_add (records, record);
}

/**
 * _lian_overview_chart_link:
 * @self: a chart
 * @series: the series
 * @category: the category
 * @records: (element-type LianOverviewRecord): what the figure is made of; figures may share it
 * @n_records: how many of them, from the first on
 *
 * Lets a figure lead to the records behind it.
 */
void
_lian_overview_chart_link (LianOverviewChart *self, guint series, guint category,
                           GPtrArray *records, guint n_records)
{
  LianOverviewGroup *group = g_new0 (LianOverviewGroup, 1);
  if (n_records == 0)
    {
      g_free (group);
      return;
    }
  *group = (LianOverviewGroup){ g_ptr_array_ref (records), n_records };
  g_ptr_array_add (self->groups, group);
  lian_chart_spec_set_link (self->spec, series, category, self->groups->len, LIAN_OVERVIEW_GROUP);
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
  GPtrArray *records;
} Trade;

static void
trade_clear (gpointer trade)
{
  g_ptr_array_unref (((Trade *) trade)->records);
}

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
  Trade trade = { id, 0, 0, _lian_overview_records_new () };
  g_array_append_val (trades, trade);
  return &g_array_index (trades, Trade, trades->len - 1);
}

static GArray *
collect_trades (LianTxn *txn)
{
  g_autoptr (GPtrArray) cooperatives = lian_txn_list_all (txn, lian_type_find ("cooperative"));
  GArray *trades = g_array_new (FALSE, FALSE, sizeof (Trade));
  g_array_set_clear_func (trades, trade_clear);
  for (guint i = 0; i < cooperatives->len; i++)
    {
      const LianRecord *record = cooperatives->pdata[i];
      if (g_strcmp0 (lian_record_get_text (record, "status"), "DISSOLVED") == 0)
        continue;
      gint64 members = lian_record_get_number (record, "members_male")
                       + lian_record_get_number (record, "members_female");
      Trade *trade = find_trade (trades, lian_record_get_number (record, "trade"));
      trade->cooperatives++;
      trade->members += members;
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, members);
      _lian_overview_records_add (trade->records, "cooperative", lian_record_get_id (record),
                                  g_strdup (lian_record_get_title (record)),
                                  /* Translators: number of members of a co-operative */
                                  g_strdup_printf (_ ("members: %s"), number));
    }
  g_array_sort (trades, compare_trades);
  return trades;
}

/**
 * lian_overview_chart_trades:
 * @txn: the base
 *
 * Returns: (transfer full): co-operatives and their members by trade
 */
LianOverviewChart *
lian_overview_chart_trades (LianTxn *txn)
{
  LianOverviewChart *self
      = _lian_overview_chart_new (txn, LIAN_CHART_PANELS, _ ("Co-operatives and members by trade"),
                                  _ ("all records of the base"));
  g_autoptr (GArray) trades = collect_trades (txn);
  lian_chart_spec_set_axis_titles (self->spec, _ ("trade"), _ ("number"));
  lian_chart_spec_add_series (self->spec, _ ("co-operatives"));
  lian_chart_spec_add_series (self->spec, _ ("members"));
  for (guint i = 0; i < trades->len; i++)
    {
      const Trade *trade = &g_array_index (trades, Trade, i);
      g_autofree char *name
          = trade->trade != 0 ? lian_txn_title (txn, lian_type_find ("trade"), trade->trade)
                              : g_strdup (_ ("no trade entered"));
      guint category = lian_chart_spec_add_category (self->spec, name);
      set_count (self->spec, 0, category, trade->cooperatives);
      set_count (self->spec, 1, category, trade->members);
      for (guint series = 0; series < 2; series++)
        _lian_overview_chart_link (self, series, category, trade->records, trade->records->len);
    }
  return self;
}

/* The place of a form among the forms; the one after the last for none. */
static guint
form_index (const char *form)
{
  return lian_choice_index (lian_choices_form, form);
}

typedef struct
{
  guint recommended;
  guint decided;
  GPtrArray *records;
} Meeting;

static void
meeting_clear (gpointer meeting)
{
  g_ptr_array_unref (((Meeting *) meeting)->records);
}

static GPtrArray *
find_meeting (GArray *meetings, guint recommended, guint decided)
{
  for (guint i = 0; i < meetings->len; i++)
    {
      Meeting *meeting = &g_array_index (meetings, Meeting, i);
      if (meeting->recommended == recommended && meeting->decided == decided)
        return meeting->records;
    }
  Meeting meeting = { recommended, decided, _lian_overview_records_new () };
  g_array_append_val (meetings, meeting);
  return meeting.records;
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
      GPtrArray *records = find_meeting (
          meetings, form_index (lian_case_get_recommended (one, 0)),
          form_index (decision != NULL ? lian_record_get_text (decision, "outcome") : NULL));
      _lian_overview_records_add (records, "activity", activity,
                                  g_strdup (one->cooperative_name),
                                  g_strdup (one->activity_name));
    }
  return TRUE;
}

/* Only forms that occur get a row or a column; the undecided stand last. */
static guint *
add_labels (LianChartSpec *spec, const GArray *meetings, gboolean rows)
{
  guint n = form_index (NULL);
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
LianOverviewChart *
lian_overview_chart_forms (LianTxn *txn, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) meetings = g_array_new (FALSE, FALSE, sizeof (Meeting));
  g_array_set_clear_func (meetings, meeting_clear);
  if (!collect_meetings (txn, meetings, cancellable, error))
    return NULL;
  LianOverviewChart *self
      = _lian_overview_chart_new (txn, LIAN_CHART_MATRIX, _ ("Forms recommended, and what was decided"),
                                  _ ("all records of the base"));
  g_autofree guint *rows = add_labels (self->spec, meetings, TRUE);
  g_autofree guint *columns = add_labels (self->spec, meetings, FALSE);
  lian_chart_spec_set_axis_titles (self->spec, _ ("recommended"), _ ("decided"));
  for (guint i = 0; i < meetings->len; i++)
    {
      const Meeting *meeting = &g_array_index (meetings, Meeting, i);
      guint row = rows[meeting->recommended] - 1, column = columns[meeting->decided] - 1;
      set_count (self->spec, column, row, meeting->records->len);
      _lian_overview_chart_link (self, column, row, meeting->records, meeting->records->len);
      if (meeting->recommended != meeting->decided && meeting->decided != form_index (NULL))
        lian_chart_spec_set_emphasis (self->spec, column, row);
    }
  return self;
}
