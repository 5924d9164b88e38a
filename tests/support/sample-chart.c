/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Charts as the program draws them. */

#include "sample-chart.h"

#include <math.h>

static void
set_count (LianChartSpec *spec, guint series, guint category, int count)
{
  g_autofree char *text = g_strdup_printf ("%d", count);

  lian_chart_spec_set_datum (spec, series, category, count, text);
  lian_chart_spec_set_link (spec, series, category, 1000 * series + category, "trade");
}

/* Members and co-operatives by trade; the last trade is not known. */
LianChartSpec *
sample_chart_new_bars (LianChartKind kind, guint n_categories)
{
  static const char *const trades[] = {
    "铁器", "竹器", "木器家具", "缝纫", "制鞋", "棉织", "针织", "皮革", "陶瓷", "铜锡器", "文具",
    "玩具", "食品", "编织草柳", "油漆", "修理（锁、伞、钟表、钢笔）", "金银饰品", "刺绣", "砖瓦", "造纸",
    "印刷装订", "制伞", "木桶", "其他",
  };
  LianChartSpec *spec = lian_chart_spec_new (kind, "各行业社员与合作社",
                                             "市联社 · 1956-04-15");

  lian_chart_spec_set_date (spec, "1956-04-15T09:00:00Z");
  lian_chart_spec_add_series (spec, "社员（人）");
  lian_chart_spec_add_series (spec, "合作社（个）");
  for (guint i = 0; i < n_categories; i++)
    {
      lian_chart_spec_add_category (spec, trades[i % G_N_ELEMENTS (trades)]);
      set_count (spec, 0, i, (int) (3200 / (i + 1) + i * 17 % 90));
      set_count (spec, 1, i, (int) (48 / (i + 1) + i * 5 % 7));
    }
  if (n_categories > 2)
    lian_chart_spec_set_datum (spec, 0, n_categories - 1, NAN, "未报");
  return spec;
}

/* What was recommended against what was decided. */
LianChartSpec *
sample_chart_new_matrix (void)
{
  static const char *const forms[] = { "Centralise", "Small scale, by process",
                                       "Small scale, by variety", "Temporarily dispersed",
                                       "Stay as is" };
  static const int counts[][5] = {
    { 31, 2, 0, 1, 4 }, { 3, 87, 5, 9, 2 }, { 0, 4, 42, 1, 0 }, { 1, 6, 2, 64, 12 }, { 7, 0, 1, 3, 128 },
  };
  LianChartSpec *spec = lian_chart_spec_new (LIAN_CHART_MATRIX, "Recommended against decided",
                                             "City federation · 15 April 1956 · 415 cases");

  lian_chart_spec_set_language (spec, "en");
  lian_chart_spec_set_axis_titles (spec, "Recommended", "Decided");
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      lian_chart_spec_add_series (spec, forms[i]);
      lian_chart_spec_add_category (spec, forms[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    for (guint j = 0; j < G_N_ELEMENTS (forms); j++)
      set_count (spec, j, i, counts[i][j]);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    lian_chart_spec_set_emphasis (spec, i, i);
  return spec;
}

/* Delivered against the schedule. */
LianChartSpec *
sample_chart_new_steps (void)
{
  static const int days[] = { 0, 10, 30, 41, 61, 75, 91, 122, 152, 183 };
  static const char *const labels[] = { "04-01", "04-11", "05-01", "05-12", "06-01",
                                        "06-15", "07-01", "08-01", "08-31", "09-30" };
  static const int due[] = { 0, -1, 400, -1, 800, -1, 1200, 1600, 2000, 2400 };
  static const int delivered[] = { 0, 180, -1, 520, -1, 760, -1, -1, -1, -1 };
  LianChartSpec *spec = lian_chart_spec_new (LIAN_CHART_STEPS, "锄头：交货与进度",
                                             "手联（56）加字第 0017 号 · 1956-06-15");

  lian_chart_spec_set_axis_titles (spec, "日期", "累计（把）");
  lian_chart_spec_set_marker (spec, 75, "今日 06-15");
  lian_chart_spec_add_series (spec, "已交");
  lian_chart_spec_add_series (spec, "应交");
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      lian_chart_spec_add_category_at (spec, labels[i], days[i]);
      if (delivered[i] >= 0)
        set_count (spec, 0, i, delivered[i]);
      if (due[i] >= 0)
        set_count (spec, 1, i, due[i]);
    }
  return spec;
}

/* Output and complaints before and after a merger; one month is not known. */
LianChartSpec *
sample_chart_new_columns (void)
{
  static const char *const months[] = { "10 月", "11 月", "12 月", "1 月", "2 月", "3 月" };
  static const int starts[] = { 0, 31, 61, 92, 123, 152 };
  static const int output[] = { 2300, 2400, 2360, 1890, 1510, 1200 };
  static const int complaints[] = { 2, 2, 3, -1, 17, 21 };
  LianChartSpec *spec = lian_chart_spec_new (LIAN_CHART_COLUMNS, "修鞋：集中前后",
                                             "安澜市 · 1956-04-15");

  lian_chart_spec_set_axis_titles (spec, "月份", "数字");
  lian_chart_spec_set_marker (spec, 92 + 15.5, "1956-01-16 集中");
  lian_chart_spec_add_series (spec, "产值（元）");
  lian_chart_spec_add_series (spec, "群众意见（条）");
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      lian_chart_spec_add_category_at (spec, months[i], starts[i]);
      set_count (spec, 0, i, output[i]);
      if (complaints[i] >= 0)
        set_count (spec, 1, i, complaints[i]);
      else
        lian_chart_spec_set_datum (spec, 1, i, NAN, "不明");
    }
  return spec;
}

static void
set_lane (LianChartSpec *spec, guint month, guint lane, double start, double value, const char *word)
{
  g_autofree char *text = g_strdup_printf ("%g %%", value * 100);

  lian_chart_spec_set_datum (spec, month, lane, value, word != NULL ? word : text);
  lian_chart_spec_set_start (spec, month, lane, start);
}

/* How a smithy's forge and lathe are taken by its orders; in May the forge has too much. */
LianChartSpec *
sample_chart_new_lanes (void)
{
  static const char *const months[] = { "4 月", "5 月", "6 月", "7 月", "8 月", "9 月" };
  LianChartSpec *spec = lian_chart_spec_new (LIAN_CHART_LANES, "各工序任务",
                                             "城东铁器生产合作社 · 1956-04-15");
  guint forge, hoes, shears, lathe;

  lian_chart_spec_set_axis_titles (spec, "工序和任务", "当月能力");
  lian_chart_spec_add_key (spec, LIAN_CHART_LANE_WHOLE, "已占用");
  lian_chart_spec_add_key (spec, LIAN_CHART_LANE_PART, "其中一项任务");
  lian_chart_spec_add_key (spec, LIAN_CHART_LANE_EMPHASIS, "超过能力");
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    lian_chart_spec_add_series (spec, months[i]);
  forge = lian_chart_spec_add_category (spec, "锻打");
  hoes = lian_chart_spec_add_part (spec, "锄头（0017 号，供销社）");
  shears = lian_chart_spec_add_part (spec, "剪刀（0021 号，百货公司）");
  lathe = lian_chart_spec_add_category (spec, "开刃");
  set_lane (spec, 0, forge, 0, 1, NULL);
  set_lane (spec, 0, hoes, 0, 0.7, NULL);
  set_lane (spec, 0, shears, 0.7, 0.3, NULL);
  set_lane (spec, 1, forge, 0, 1.12, "超 12 %");
  lian_chart_spec_set_emphasis (spec, 1, forge);
  set_lane (spec, 1, hoes, 0, 0.45, NULL);
  set_lane (spec, 1, shears, 0.45, 0.67, NULL);
  set_lane (spec, 2, forge, 0, 0.2, NULL);
  set_lane (spec, 2, shears, 0, 0.2, NULL);
  set_lane (spec, 3, forge, 0, 0, "闲");
  set_lane (spec, 0, lathe, 0, 0.01, NULL);
  lian_chart_spec_set_datum (spec, 5, lathe, NAN, "不明");
  return spec;
}
