/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Done against plan, as a chart.
 *
 * Hoes and cloth have no common unit, so that the bars are per cent of each plan; the figures
 * themselves stand beside them. */
#include "lian-channels-chart.h"
#include "lian-base-chart.h"
#include "lian-i18n.h"

#include <math.h>

static void
set_share (LianChartSpec *spec, guint series, guint category, const LianChannelRow *row, gint64 part,
           const LianChannelFigures *total)
{
  g_autofree char *number = lian_channel_row_text (row, part);
  if (!total->is_planned || total->planned <= 0)
    {
      /* Translators: a figure with its unit */
      g_autofree char *text = g_strdup_printf (_ ("%s %s, no plan"), number, row->unit.name);
      lian_chart_spec_set_datum (spec, series, category, NAN, text);
      return;
    }
  g_autofree char *plan = lian_channel_row_text (row, total->planned);
  double share = (double) part * 100 / (double) total->planned;
  /* Translators: a figure, the figure planned, the unit */
  g_autofree char *text = g_strdup_printf (_ ("%s of %s %s"), number, plan, row->unit.name);
  lian_chart_spec_set_datum (spec, series, category, share, text);
}

static void
add_row (LianChartSpec *spec, const LianChannelRow *row)
{
  LianChannelFigures total = lian_channel_row_total (row);
  guint category = lian_chart_spec_add_category (spec, row->name);
  set_share (spec, 0, category, row, total.contracted, &total);
  set_share (spec, 1, category, row, lian_channel_figures_done (&total), &total);
  if (row->product == 0)
    return;
  lian_chart_spec_set_link (spec, 0, category, row->product, "product");
  lian_chart_spec_set_link (spec, 1, category, row->product, "product");
}

static gboolean
is_planned (const LianChannelRow *row)
{
  return lian_channel_row_total (row).is_planned;
}

static gboolean
any_planned (const GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    if (is_planned (rows->pdata[i]))
      return TRUE;
  return FALSE;
}

/**
 * lian_channels_chart_new:
 * @txn: the base
 * @account: an account
 * @scope: whose and when, in words
 *
 * Returns: (transfer full): what is contracted and done of each plan, in per cent of it
 */
LianChartSpec *
lian_channels_chart_new (LianTxn *txn, const LianChannelAccount *account, const char *scope)
{
  LianChartSpec *spec
      = lian_base_chart_new (txn, LIAN_CHART_BARS, _ ("Done against the plan"), scope);
  lian_chart_spec_set_axis_titles (spec, _ ("product"), _ ("per cent of the plan"));
  lian_chart_spec_set_empty_text (spec, _ ("Nothing was planned, contracted or sold in this period."));
  lian_chart_spec_add_series (spec, _ ("contracted"));
  lian_chart_spec_add_series (spec, _ ("done"));
  /* What has no plan can't be drawn against one; it stands in the table. */
  gboolean planned = any_planned (account->sums);
  for (guint i = 0; i < account->sums->len; i++)
    if (!planned || is_planned (account->sums->pdata[i]))
      add_row (spec, account->sums->pdata[i]);
  return spec;
}
