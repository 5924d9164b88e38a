/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a plan takes of capacity and material, as charts of lanes: the whole cell of a month is all that
 * there is, and orders follow each other in it as what is due first comes first. */
#include "lian-arrange-charts-private.h"

#include <math.h>

#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-text.h"

LianChartSpec *
_lian_arrange_chart_new (const LianArrangeView *view, LianChartKind kind, const char *title)
{
  LianChartSpec *spec = lian_chart_spec_new (kind, title, view->scope);
  lian_chart_spec_set_language (spec, lian_i18n_is_chinese () ? "zh-cn" : "en");
  lian_chart_spec_set_empty_text (spec, _ ("There is nothing to show yet."));
  return spec;
}

char *
_lian_arrange_chart_name (const LianArrangeView *view, gint64 id)
{
  g_autofree char *text = lian_text_shorten_to (lian_arrange_names_get (view->names, id), 28);
  return lian_isolate (text);
}

/**
 * lian_arrange_order_text:
 * @view: a plan
 * @order: an order
 *
 * Returns: (transfer full): its goods and the number of its contract
 */
char *
lian_arrange_order_text (const LianArrangeView *view, guint order)
{
  const LianArrangeOrder *what = ORDER_AT (view->task, order);
  g_autofree char *goods = _lian_arrange_chart_name (view, what->line);
  g_autofree char *contract = _lian_arrange_chart_name (view, what->contract);
  /* Translators: goods, number of a contract */
  return g_strdup_printf (_ ("%s (%s)"), goods, contract);
}

/**
 * lian_arrange_line_text:
 * @view: a plan
 * @line: a contract line
 *
 * Returns: (transfer full): the order of the line as lian_arrange_order_text() says it, or the goods alone if
 *   it is no order of the task any more
 */
char *
lian_arrange_line_text (const LianArrangeView *view, gint64 line)
{
  for (guint order = 0; order < view->task->orders->len; order++)
    if (ORDER_AT (view->task, order)->line == line)
      return lian_arrange_order_text (view, order);
  return _lian_arrange_chart_name (view, line);
}

/**
 * lian_arrange_load_text:
 * @used: how much is taken
 * @there: how much there is
 *
 * Says how much is taken in per cent, rounded so that full and too much are never said wrongly, with a
 * sign: ▲ for too much, ● for all of it, ○ for nothing, — where there is nothing to take.
 *
 * Returns: (transfer full): a figure
 */
char *
lian_arrange_load_text (gint64 used, gint64 there)
{
  if (there <= 0)
    return g_strdup (used > 0 ? "▲" : "—");
  if (used == 0)
    return g_strdup ("○");
  gint64 percent = (gint64) (((__int128) used * 100 + (used > there ? there - 1 : 0)) / there);
  return g_strdup_printf ("%s%" G_GINT64_FORMAT " %%", used > there ? "▲ " : used == there ? "● " : "",
                          MAX (percent, 1));
}

/* A chart of all orders of a large trade could not be read: it is looked at part by part. */
char *
_lian_arrange_chart_title (const char *title, guint first, guint most, guint all)
{
  if (first == 0 && most >= all)
    return g_strdup (title);
  /* Translators: title of a chart, the first and the last that it shows, how many there are */
  return g_strdup_printf (_ ("%s (%u to %u of %u; the printed sheet has all)"), title, MIN (first + 1, all),
                          MIN (first + most, all), all);
}

LianChartSpec *
_lian_arrange_chart_new_lanes (const LianArrangeView *view, const char *title, const char *lanes)
{
  LianChartSpec *spec = _lian_arrange_chart_new (view, LIAN_CHART_LANES, title);
  lian_chart_spec_set_axis_titles (spec, lanes, _ ("what is taken of each month"));
  lian_chart_spec_add_key (spec, LIAN_CHART_LANE_WHOLE, _ ("taken (● all, ○ nothing)"));
  lian_chart_spec_add_key (spec, LIAN_CHART_LANE_EMPHASIS, _ ("▲ more than there is"));
  for (guint t = 0; t < view->task->n_months; t++)
    {
      g_autofree char *month = lian_arrange_month_text (view->task, t);
      lian_chart_spec_add_series (spec, month);
    }
  return spec;
}

static double
share_of (gint64 used, gint64 there)
{
  return there > 0 ? (double) used / (double) there : used > 0 ? 1 : NAN;
}

static void
set_whole (LianChartSpec *spec, guint month, guint lane, gint64 used, gint64 there)
{
  g_autofree char *text = lian_arrange_load_text (used, there);
  lian_chart_spec_set_datum (spec, month, lane, share_of (used, there), text);
  if (used > MAX (there, 0))
    lian_chart_spec_set_emphasis (spec, month, lane);
}

/* How much of the order the maker makes in the month. */
static char *
made_text (const LianArrangeView *view, guint maker, guint order, guint month)
{
  gint64 steps = 0;
  for (guint i = 0; i < view->shares->len; i++)
    {
      const LianArrangeShare *share = &g_array_index (view->shares, LianArrangeShare, i);
      const LianArrangeWay *way = &g_array_index (view->task->ways, LianArrangeWay, share->way);
      if (share->month == month && way->order == order && way->maker == maker)
        steps += share->quantity;
    }
  const LianArrangeOrder *what = ORDER_AT (view->task, order);
  return lian_arrange_names_quantity (view->names, what->line, steps * what->step);
}

static void
set_piece (const LianArrangeView *view, LianChartSpec *spec, const LianArrangeLoad *load, guint lane,
           const LianArrangePiece *piece)
{
  gint64 there = load->there[(gsize) piece->limit * load->n_months + piece->month];
  g_autofree char *text
      = piece->order != LIAN_ARRANGE_NONE
            ? made_text (view, LIMIT_AT (view->task, piece->limit)->maker, piece->order, piece->month)
            : lian_arrange_limit_amount (view->task, view->names, piece->limit, piece->amount);
  lian_chart_spec_set_datum (spec, piece->month, lane, share_of (piece->amount, there), text);
  lian_chart_spec_set_start (spec, piece->month, lane, there > 0 ? (double) piece->before / (double) there : 0);
  if (piece->before + piece->amount > there)
    lian_chart_spec_set_emphasis (spec, piece->month, lane);
  if (piece->order != LIAN_ARRANGE_NONE)
    lian_chart_spec_set_link (spec, piece->month, lane, ORDER_AT (view->task, piece->order)->contract, "contract");
}

static guint
add_piece_lane (const LianArrangeView *view, LianChartSpec *spec, guint order)
{
  g_autofree char *name = order != LIAN_ARRANGE_NONE ? lian_arrange_order_text (view, order)
                                                     : g_strdup (_ ("setting up"));
  return lian_chart_spec_add_part (spec, name);
}

static void
add_pieces (const LianArrangeView *view, LianChartSpec *spec, const LianArrangeLoad *load, guint limit)
{
  guint lane = 0, last = LIAN_ARRANGE_NONE;
  gboolean begun = FALSE;
  for (guint i = 0; i < load->pieces->len; i++)
    {
      const LianArrangePiece *piece = &g_array_index (load->pieces, LianArrangePiece, i);
      if (piece->limit != limit)
        continue;
      if (!begun || piece->order != last)
        lane = add_piece_lane (view, spec, piece->order);
      begun = TRUE;
      last = piece->order;
      set_piece (view, spec, load, lane, piece);
    }
}

static char *
limit_name (const LianArrangeView *view, guint limit)
{
  g_autofree char *name = _lian_arrange_chart_name (view, LIMIT_AT (view->task, limit)->record);
  if (LIMIT_AT (view->task, limit)->kind == LIAN_LIMIT_PROCESS)
    return g_steal_pointer (&name);
  /* Translators: goods that a co-operative is able to make */
  return g_strdup_printf (_ ("capacity for %s"), name);
}

static const char *
limit_type (const LianArrangeLimit *limit)
{
  return limit->kind == LIAN_LIMIT_PROCESS ? "process" : limit->kind == LIAN_LIMIT_PRODUCT ? "product" : "material";
}

static void
set_limit (const LianArrangeView *view, LianChartSpec *spec, const LianArrangeLoad *load, guint lane, guint limit)
{
  for (guint t = 0; t < load->n_months; t++)
    {
      gsize place = (gsize) limit * load->n_months + t;
      set_whole (spec, t, lane, load->used[place], load->there[place]);
      lian_chart_spec_set_link (spec, t, lane, LIMIT_AT (view->task, limit)->record,
                                limit_type (LIMIT_AT (view->task, limit)));
    }
}

/**
 * lian_arrange_chart_of_maker:
 * @view: a plan
 * @maker: a co-operative of the task
 *
 * Returns: (transfer full): its load: a lane to each process and product that limits it, below it the
 *   orders that take of it
 */
LianChartSpec *
lian_arrange_chart_of_maker (const LianArrangeView *view, guint maker)
{
  g_autoptr (LianArrangeLoad) load = lian_arrange_load_new (view->task, view->shares);
  g_autofree char *name = _lian_arrange_chart_name (view, MAKER_AT (view->task, maker)->cooperative);
  /* Translators: a co-operative */
  g_autofree char *title = g_strdup_printf (_ ("Load of %s"), name);
  LianChartSpec *spec = _lian_arrange_chart_new_lanes (view, title, _ ("process and order"));
  lian_chart_spec_add_key (spec, LIAN_CHART_LANE_PART, _ ("of it by an order"));
  for (guint n = 0; n < view->task->limits->len; n++)
    {
      if (LIMIT_AT (view->task, n)->maker != maker)
        continue;
      g_autofree char *lane = limit_name (view, n);
      set_limit (view, spec, load, lian_chart_spec_add_category (spec, lane), n);
      add_pieces (view, spec, load, n);
    }
  return spec;
}

/* Of the limits of a co-operative the one that is fullest in the month. */
static guint
find_fullest (const LianArrangeView *view, const LianArrangeLoad *load, const GArray *limits, guint month)
{
  guint fullest = g_array_index (limits, guint, 0);
  for (guint i = 1; i < limits->len; i++)
    {
      gsize one = (gsize) fullest * load->n_months + month;
      gsize other = (gsize) g_array_index (limits, guint, i) * load->n_months + month;
      /* A full one before one that is nothing; else by cross multiplication. */
      if ((__int128) load->used[other] * MAX (load->there[one], 1) > (__int128) load->used[one] * MAX (load->there[other], 1)
          || (load->there[one] == 0 && load->used[one] == 0 && load->there[other] > 0))
        fullest = g_array_index (limits, guint, i);
    }
  return fullest;
}

static void
add_maker (const LianArrangeView *view, LianChartSpec *spec, const LianArrangeLoad *load, guint maker)
{
  g_autoptr (GArray) limits = g_array_new (FALSE, FALSE, sizeof (guint));
  gint64 record = MAKER_AT (view->task, maker)->cooperative;
  g_autofree char *name = _lian_arrange_chart_name (view, record);
  for (guint n = 0; n < view->task->limits->len; n++)
    if (LIMIT_AT (view->task, n)->maker == maker)
      g_array_append_val (limits, n);
  if (limits->len == 0)
    return;
  guint lane = lian_chart_spec_add_category (spec, name);
  for (guint t = 0; t < load->n_months; t++)
    {
      gsize place = (gsize) find_fullest (view, load, limits, t) * load->n_months + t;
      set_whole (spec, t, lane, load->used[place], load->there[place]);
      lian_chart_spec_set_link (spec, t, lane, record, "cooperative");
    }
  for (guint i = 0; limits->len > 1 && i < limits->len; i++)
    {
      guint limit = g_array_index (limits, guint, i);
      g_autofree char *part = limit_name (view, limit);
      set_limit (view, spec, load, lian_chart_spec_add_part (spec, part), limit);
    }
}

/**
 * lian_arrange_chart_of_makers:
 * @view: a plan
 * @orders: (element-type guint): the orders of a trade
 * @what: the trade
 * @first: how many co-operatives to pass over
 * @most: how many to show at most
 *
 * Returns: (transfer full): the load of the co-operatives that could make any of the orders: of each what
 *   is fullest, below it one by one
 */
LianChartSpec *
lian_arrange_chart_of_makers (const LianArrangeView *view, const GArray *orders, const char *what, guint first,
                              guint most)
{
  g_autoptr (LianArrangeLoad) load = lian_arrange_load_new (view->task, view->shares);
  g_autoptr (GArray) makers = lian_arrange_makers_of_orders (view->task, orders);
  /* Translators: a trade */
  g_autofree char *load_of = g_strdup_printf (_ ("%s: load of the co-operatives"), what);
  g_autofree char *title = _lian_arrange_chart_title (load_of, first, most, makers->len);
  LianChartSpec *spec = _lian_arrange_chart_new_lanes (view, title, _ ("co-operative"));
  lian_chart_spec_add_key (spec, LIAN_CHART_LANE_WHOLE, _ ("taken of what is fullest (● all, ○ nothing)"));
  lian_chart_spec_add_key (spec, LIAN_CHART_LANE_PART, _ ("of each process and product"));
  for (guint i = first; i < makers->len && i - first < most; i++)
    add_maker (view, spec, load, g_array_index (makers, guint, i));
  return spec;
}

/* What is there in each month for it: of material with what the months before leave of it. */
static void
set_need (LianChartSpec *spec, guint lane, const LianArrangeNeed *need, const gint64 *taken, guint n_months)
{
  gint64 left = 0;
  for (guint t = 0; t < n_months; t++)
    {
      gint64 there = MIN (G_MAXINT64 - left, need->there[t]) + left;
      set_whole (spec, t, lane, taken[t], there);
      lian_chart_spec_set_link (spec, t, lane, need->record, need->kind == LIAN_LIMIT_MATERIAL ? "material" : "product");
      left = need->kind == LIAN_LIMIT_MATERIAL ? MAX (there - taken[t], 0) : 0;
    }
}

static void
add_need (const LianArrangeView *view, LianChartSpec *spec, const LianArrangeNeed *need)
{
  g_autofree char *name = _lian_arrange_chart_name (view, need->record);
  g_autofree char *contract = need->contract != 0 ? _lian_arrange_chart_name (view, need->contract) : NULL;
  g_autofree char *whole
      /* Translators: a material, number of the contract whose orderer sends it */
      = contract != NULL ? g_strdup_printf (_ ("%s, sent for %s"), name, contract) : g_strdup (name);
  set_need (spec, lian_chart_spec_add_category (spec, whole), need, need->due, view->task->n_months);
  set_need (spec, lian_chart_spec_add_part (spec, _ ("as planned")), need, need->used, view->task->n_months);
}

/**
 * lian_arrange_chart_of_needs:
 * @view: a plan
 * @orders: (element-type guint): the orders of a trade
 * @what: the trade
 *
 * Returns: (transfer full): what is due of each product against what all can make, and what is needed of
 *   each material against what there is, each as it is due and as it is planned
 */
LianChartSpec *
lian_arrange_chart_of_needs (const LianArrangeView *view, const GArray *orders, const char *what)
{
  g_autoptr (GPtrArray) needs = lian_arrange_needs (view->task, view->shares, orders);
  /* Translators: a trade */
  g_autofree char *title = g_strdup_printf (_ ("%s: what is due against what there is"), what);
  LianChartSpec *spec = _lian_arrange_chart_new_lanes (view, title, _ ("product and material"));
  lian_chart_spec_add_key (spec, LIAN_CHART_LANE_WHOLE, _ ("due (● all that can be made, ○ nothing)"));
  lian_chart_spec_add_key (spec, LIAN_CHART_LANE_PART, _ ("as planned"));
  for (guint i = 0; i < needs->len; i++)
    add_need (view, spec, needs->pdata[i]);
  return spec;
}
