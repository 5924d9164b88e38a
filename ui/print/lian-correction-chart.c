/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The chart of output and service before and after a centralisation.
 *
 * Every return is there, also those that the comparison leaves out; a stretch without a return has a
 * place of its own, so that the line of the day never stands between months that are not
 * neighbours.  Window and paper draw the same figures. */
#include "lian-correction-chart.h"
#include "lian-base-chart.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-money.h"
#include "lian-text.h"

#include <math.h>

#define MOST_OF_NAME 60

/* The figure of a return: for drawing a number, for reading the exact text. */
typedef struct
{
  double value;
  char *text;
} Figure;

static const char *const fields[LIAN_FIGURE_POINTS]
    = { "output_value", "quantity", "varieties", "passed", "complaints", "hours" };

static Figure
unknown (const char *word)
{
  return (Figure){ NAN, g_strdup (word) };
}

static Figure
read_quality (const LianRecord *record)
{
  gint64 examined = lian_record_get_number (record, "examined");
  gint64 passed = lian_record_get_number (record, "passed");
  if (lian_record_is_empty (record, "examined") || lian_record_is_empty (record, "passed")
      || examined <= 0)
    return unknown (_ ("unknown"));
  gint64 permille = (passed * 2000 + examined) / (2 * examined);
  return (Figure){ (double) passed * 100 / (double) examined,
                   g_strdup_printf ("%" G_GINT64_FORMAT ".%d", permille / 10,
                                    (int) (permille % 10)) };
}

static Figure
read_figure (const LianRecord *record, LianFigure figure, const LianUnit *unit)
{
  if (figure == LIAN_FIGURE_QUALITY)
    return read_quality (record);
  if (lian_record_is_empty (record, fields[figure]))
    return unknown (_ ("unknown"));
  gint64 number = lian_record_get_number (record, fields[figure]);
  if (figure == LIAN_FIGURE_OUTPUT_VALUE)
    return (Figure){ (double) number / 100, lian_money_format (number) };
  if (figure == LIAN_FIGURE_QUANTITY)
    return (Figure){ (double) number * (double) unit->denominator / (double) unit->numerator,
                     lian_quantity_to_text (number, unit) };
  return (Figure){ (double) number, g_strdup_printf ("%" G_GINT64_FORMAT, number) };
}

/* Quantities in another unit than that of the chart are left out rather than mixed. */
static gboolean
is_in_unit (const LianRecord *record, LianFigure figure, gint64 unit)
{
  return figure != LIAN_FIGURE_QUANTITY || lian_record_get_number (record, "unit") == unit;
}

static gboolean
is_reported (const LianCorrection *self, LianFigure figure, gint64 unit)
{
  for (guint i = 0; i < self->returns->len; i++)
    if (!lian_record_is_empty (self->returns->pdata[i], fields[figure])
        && is_in_unit (self->returns->pdata[i], figure, unit))
      return TRUE;
  return FALSE;
}

static char *
name_series (LianFigure figure, const LianUnit *unit)
{
  const char *name = lian_figure_label (figure);
  if (figure == LIAN_FIGURE_OUTPUT_VALUE)
    /* Translators: what a chart shows, with its unit */
    return g_strdup_printf (_ ("%s (yuan)"), name);
  if (figure == LIAN_FIGURE_QUALITY)
    return g_strdup_printf (_ ("%s (%%)"), name);
  return figure == LIAN_FIGURE_QUANTITY && unit->name != NULL
             ? g_strdup_printf (_ ("%s (%s)"), name, unit->name)
             : g_strdup (name);
}

static LianDate
date_of (const LianRecord *record, const char *field)
{
  return lian_record_get_date (record, field);
}

/* A month by its number, another period by its days. */
static char *
name_period (const LianRecord *record)
{
  int year, month, day, last_year, last_month, last_day;
  LianDate from = date_of (record, "from_date"), to = date_of (record, "to_date");
  lian_date_split (from, &year, &month, &day);
  lian_date_split (lian_date_add_days (to, 1), &last_year, &last_month, &last_day);
  if (day == 1 && lian_date_add_months (from, 1) == to + 1)
    return g_strdup_printf ("%04d-%02d", year, month);
  lian_date_split (to, &last_year, &last_month, &last_day);
  return g_strdup_printf ("%02d-%02d–%02d-%02d", month, day, last_month, last_day);
}

static void
add_gap (LianChartSpec *spec, LianDate from)
{
  guint category = lian_chart_spec_add_category_at (spec, "…", from);
  for (guint s = 0; s < lian_chart_spec_get_n_series (spec); s++)
    lian_chart_spec_set_datum (spec, s, category, NAN, _ ("no return"));
}

static void
add_return (LianChartSpec *spec, const LianRecord *record, const GArray *shown,
            const LianUnit *unit, gint64 unit_id)
{
  g_autofree char *name = name_period (record);
  guint category = lian_chart_spec_add_category_at (spec, name, date_of (record, "from_date"));
  for (guint s = 0; s < shown->len; s++)
    {
      LianFigure figure = g_array_index (shown, LianFigure, s);
      Figure one = is_in_unit (record, figure, unit_id) ? read_figure (record, figure, unit)
                                                        : unknown (_ ("other unit"));
      lian_chart_spec_set_datum (spec, s, category, one.value, one.text);
      lian_chart_spec_set_link (spec, s, category, lian_record_get_id (record),
                                "production_return");
      g_free (one.text);
    }
}

static void
add_returns (LianChartSpec *spec, const LianCorrection *self, const GArray *shown,
             const LianUnit *unit, gint64 unit_id)
{
  for (guint i = 0; i < self->returns->len; i++)
    {
      const LianRecord *record = self->returns->pdata[i];
      const LianRecord *last = i > 0 ? self->returns->pdata[i - 1] : NULL;
      if (last != NULL && date_of (last, "to_date") + 1 < date_of (record, "from_date"))
        add_gap (spec, date_of (last, "to_date") + 1);
      add_return (spec, record, shown, unit, unit_id);
    }
}

static LianChartSpec *
create (const LianCorrection *self, LianTxn *txn)
{
  g_autofree char *cooperative = lian_text_shorten_to (self->cooperative_name, MOST_OF_NAME);
  g_autofree char *activity = lian_text_shorten_to (self->activity_name, MOST_OF_NAME);
  g_autofree char *scope = lian_isolate_join (" · ", cooperative, activity, NULL);
  LianChartSpec *spec = lian_base_chart_new (txn, LIAN_CHART_COLUMNS,
                                             _ ("Output and service before and after"), scope);
  lian_chart_spec_set_axis_titles (spec, _ ("period"), _ ("figure"));
  lian_chart_spec_set_empty_text (
      spec, _ ("No production return of this activity gives a figure. Enter its returns in its form."));
  if (self->day != 0)
    {
      g_autofree char *when = lian_date_format (self->day);
      /* Translators: a date */
      g_autofree char *marker = g_strdup_printf (_ ("centralised on %s"), when);
      lian_chart_spec_set_marker (spec, self->day, marker);
    }
  return spec;
}

static gint64
find_unit (const LianCorrection *self)
{
  if (self->compared.unit != 0)
    return self->compared.unit;
  for (guint i = 0; i < self->returns->len; i++)
    if (!lian_record_is_empty (self->returns->pdata[i], "unit"))
      return lian_record_get_number (self->returns->pdata[i], "unit");
  return 0;
}

static LianUnit
load_unit (const LianCorrection *self, LianTxn *txn, gint64 id)
{
  LianUnit unit = { NULL, NULL, 1, 1 };
  for (guint i = 0; i < self->returns->len; i++)
    {
      const LianRecord *record = self->returns->pdata[i];
      int field = lian_type_field (lian_record_get_type_info (record), "quantity");
      if (id != 0 && lian_record_get_number (record, "unit") == id
          && lian_txn_unit_of (txn, record, field, &unit))
        break;
    }
  return unit;
}

/**
 * lian_correction_chart_new:
 * @correction: a correction with its returns
 * @txn: the base
 *
 * Returns: (transfer full): a panel for each figure that is reported, the periods on the axis and
 *   the day of centralising marked; every figure leads to its return
 */
LianChartSpec *
lian_correction_chart_new (const LianCorrection *correction, LianTxn *txn)
{
  LianChartSpec *spec = create (correction, txn);
  gint64 unit_id = find_unit (correction);
  LianUnit unit = load_unit (correction, txn, unit_id);
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (LianFigure));
  for (int i = 0; i < LIAN_FIGURE_POINTS; i++)
    {
      LianFigure figure = (LianFigure) i;
      if (!is_reported (correction, figure, unit_id))
        continue;
      g_autofree char *name = name_series (figure, &unit);
      lian_chart_spec_add_series (spec, name);
      g_array_append_val (shown, figure);
    }
  if (shown->len > 0)
    add_returns (spec, correction, shown, &unit, unit_id);
  return spec;
}
