/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Maps for tests and samples. */

#include "sample-map.h"

#include <math.h>

static void
add (LianMapSpec *spec, LianMapSign sign, double x, double y, double weight, const char *label)
{
  guint n;
  const LianMapMark mark = { .sign = sign,
                             .x = x,
                             .y = y,
                             .weight = weight,
                             .label = label,
                             .id = (lian_map_spec_get_marks (spec, &n), n + 1),
                             .key = lian_map_sign_is_point (sign) ? "service_point"
                                                                  : "neighbourhood" };

  lian_map_spec_add_mark (spec, &mark);
}

static void
add_effect (LianMapSpec *spec, LianMapSign sign, LianMapEffect effect, double x, double y,
            double weight, const char *label)
{
  const LianMapMark mark = { sign, effect, x, y, weight, label, NULL, 0, "neighbourhood" };

  lian_map_spec_add_mark (spec, &mark);
}

static void
add_legend (LianMapSpec *spec, gboolean changed)
{
  lian_map_spec_add_legend (spec, LIAN_MAP_SIGN_BY_POINT, LIAN_MAP_EFFECT_NONE, "有服务点 (5)");
  lian_map_spec_add_legend (spec, LIAN_MAP_SIGN_BY_ROUND, LIAN_MAP_EFFECT_NONE, "上门服务 (1)");
  lian_map_spec_add_legend (spec, LIAN_MAP_SIGN_UNCOVERED, LIAN_MAP_EFFECT_NONE, "未覆盖 (2)");
  lian_map_spec_add_legend (spec, LIAN_MAP_SIGN_UNKNOWN, LIAN_MAP_EFFECT_NONE, "不明 (1)");
  lian_map_spec_add_legend (spec, LIAN_MAP_SIGN_POINT, LIAN_MAP_EFFECT_NONE, "服务点 (3)");
  lian_map_spec_add_legend_line (spec, LIAN_MAP_LINE_ROUND, "上门路线 (1)");
  if (!changed)
    return;
  lian_map_spec_add_legend (spec, LIAN_MAP_SIGN_CLOSED, LIAN_MAP_EFFECT_NONE, "撤销 (1)");
  lian_map_spec_add_legend (spec, LIAN_MAP_SIGN_MOVED, LIAN_MAP_EFFECT_NONE, "原址 (1)");
  lian_map_spec_add_legend (spec, LIAN_MAP_SIGN_NEW, LIAN_MAP_EFFECT_NONE, "新址 (1)");
  lian_map_spec_add_legend (spec, LIAN_MAP_SIGN_UNCOVERED, LIAN_MAP_EFFECT_LOSES, "受损 (1)");
  lian_map_spec_add_legend (spec, LIAN_MAP_SIGN_BY_POINT, LIAN_MAP_EFFECT_GAINS, "受益 (1)");
}

/* A town as it is, or with a point closed and one moved. */
LianMapSpec *
sample_map_new (gboolean changed)
{
  static const LianChartPoint stops[] = { { 400, 2600 }, { 1500, 2900 }, { 2600, 2500 } };
  static const LianChartPoint move[] = { { 3400, 1800 }, { 4300, 2300 } };
  LianMapSpec *spec = lian_map_spec_new (changed ? "服务点覆盖：方案" : "服务点覆盖：现状",
                                         "绥滨市 · 修理 · 800 米 · 1956年4月15日");

  lian_map_spec_set_language (spec, "zh-cn");
  lian_map_spec_set_units (spec, "米", "千米", "北");
  lian_map_spec_set_note (spec, "没有位置：2");
  add (spec, LIAN_MAP_SIGN_BY_POINT, 1000, 1000, 4200, "东门街");
  add (spec, LIAN_MAP_SIGN_BY_POINT, 1600, 1300, 2600, "鼓楼街");
  add (spec, LIAN_MAP_SIGN_BY_POINT, 2900, 1500, 3900, "解放大街");
  add (spec, LIAN_MAP_SIGN_BY_POINT, 3400, 1700, 800, "铁路新村");
  add (spec, LIAN_MAP_SIGN_BY_ROUND, 1500, 2900, 1200, "北河沿");
  add (spec, LIAN_MAP_SIGN_UNKNOWN, 2600, 2500, -1, "农校");
  add (spec, LIAN_MAP_SIGN_UNCOVERED, 4300, 400, 900, "窑地");
  add_effect (spec, changed ? LIAN_MAP_SIGN_UNCOVERED : LIAN_MAP_SIGN_BY_POINT,
              changed ? LIAN_MAP_EFFECT_LOSES : LIAN_MAP_EFFECT_NONE, 600, 700, 1500, "南市场");
  add_effect (spec, changed ? LIAN_MAP_SIGN_BY_POINT : LIAN_MAP_SIGN_UNCOVERED,
              changed ? LIAN_MAP_EFFECT_GAINS : LIAN_MAP_EFFECT_NONE, 4400, 2500, 700, "林场");
  add (spec, LIAN_MAP_SIGN_BY_POINT, NAN, NAN, 100, "无址一");
  add (spec, LIAN_MAP_SIGN_UNKNOWN, NAN, NAN, -1, "无址二");
  add (spec, changed ? LIAN_MAP_SIGN_CLOSED : LIAN_MAP_SIGN_POINT, 820, 820, 0, "南市场修理部");
  add (spec, LIAN_MAP_SIGN_POINT, 1500, 1100, 0, "鼓楼综合修理部");
  add (spec, changed ? LIAN_MAP_SIGN_MOVED : LIAN_MAP_SIGN_POINT, 3400, 1800, 0, "铁路修车铺");
  if (changed)
    {
      add (spec, LIAN_MAP_SIGN_NEW, 4300, 2300, 0, "铁路修车铺（新址）");
      lian_map_spec_add_line (spec, LIAN_MAP_LINE_MOVE, move, G_N_ELEMENTS (move));
    }
  lian_map_spec_add_line (spec, LIAN_MAP_LINE_ROUND, stops, G_N_ELEMENTS (stops));
  add_legend (spec, changed);
  return spec;
}

/* @n_marks in a square of twenty kilometres, one in twenty a point. */
LianMapSpec *
sample_map_new_many (guint n_marks)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1956);
  LianMapSpec *spec = lian_map_spec_new ("Coverage of service points", "all trades · 800 m");

  for (guint i = 0; i < n_marks; i++)
    {
      g_autofree char *label = g_strdup_printf ("第%u街区", i + 1);
      LianMapSign sign = i % 20 == 0 ? LIAN_MAP_SIGN_POINT : (LianMapSign) (i % 7 % 4);
      double x = g_rand_double_range (rand, 0, 20000), y = g_rand_double_range (rand, 0, 20000);

      add (spec, sign, x, y, g_rand_int_range (rand, 100, 6000), label);
    }
  lian_map_spec_add_legend (spec, LIAN_MAP_SIGN_BY_POINT, LIAN_MAP_EFFECT_NONE, "by a point");
  lian_map_spec_add_legend (spec, LIAN_MAP_SIGN_UNCOVERED, LIAN_MAP_EFFECT_NONE, "not covered");
  return spec;
}
