/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The orders of a trade as a chart of lanes: what of each is due in a month, and what is made in it.
 *
 * Orders have different units, so that a whole cell is all that there is of the order. */
#include "lian-arrange-charts-private.h"

#include "lian-i18n.h"

static int
compare_due (gconstpointer a, gconstpointer b, gpointer data)
{
  const LianArrangeTask *task = data;
  guint one = *(const guint *) a, other = *(const guint *) b;
  int due = g_array_index (task->parts, LianArrangePart, ORDER_AT (task, one)->first_part).due;
  int later = g_array_index (task->parts, LianArrangePart, ORDER_AT (task, other)->first_part).due;
  return due != later ? (due > later) - (due < later) : (one > other) - (one < other);
}

static void
set_steps (const LianArrangeView *view, LianChartSpec *spec, guint order, guint month, guint lane, gint64 steps,
           gint64 wanted)
{
  const LianArrangeOrder *what = ORDER_AT (view->task, order);
  g_autofree char *text = lian_arrange_names_number (view->names, what->line, steps * what->step);
  if (steps == 0)
    return;
  lian_chart_spec_set_datum (spec, month, lane, (double) steps / (double) MAX (wanted, 1), text);
  lian_chart_spec_set_link (spec, month, lane, what->contract, "contract");
}

/* What stands out: something due in the month comes late or not at all. */
static void
add_order (const LianArrangeView *view, LianChartSpec *spec, const LianArrangeSum *sum, guint order)
{
  g_autofree LianArrangeMonth *months = lian_arrange_outlook_of_order (view->task, view->shares, order);
  g_autofree char *text = lian_arrange_order_text (view, order);
  g_autofree char *name = g_strdup_printf ("%s%s%s", sum->missing > 0 ? "✕ " : "", sum->late > 0 ? "! " : "", text);
  guint due = lian_chart_spec_add_category (spec, name), made = lian_chart_spec_add_part (spec, _ ("as planned"));
  for (guint t = 0; t < view->task->n_months; t++)
    {
      set_steps (view, spec, order, t, due, months[t].due, sum->wanted);
      set_steps (view, spec, order, t, made, months[t].made, sum->wanted);
      if (months[t].late > 0 || months[t].missing > 0)
        lian_chart_spec_set_emphasis (spec, t, due);
    }
}

/**
 * lian_arrange_chart_of_orders:
 * @view: a plan
 * @orders: (element-type guint): the orders of a trade
 * @what: the trade
 * @first: how many of those that are due first to pass over
 * @most: how many to show at most
 *
 * Returns: (transfer full): what of each order is due and made in each month
 */
LianChartSpec *
lian_arrange_chart_of_orders (const LianArrangeView *view, const GArray *orders, const char *what, guint first,
                              guint most)
{
  g_autoptr (GArray) sorted = g_array_copy ((GArray *) orders);
  g_autofree LianArrangeSum *sums = lian_arrange_sum_orders (view->task, view->shares);
  /* Translators: a trade */
  g_autofree char *orders_of = g_strdup_printf (_ ("%s: orders, due and planned"), what);
  g_autofree char *title = _lian_arrange_chart_title (orders_of, first, most, orders->len);
  LianChartSpec *spec = _lian_arrange_chart_new_lanes (view, title, _ ("order"));
  lian_chart_spec_set_axis_titles (spec, _ ("order"), _ ("part of the whole order"));
  lian_chart_spec_add_key (spec, LIAN_CHART_LANE_WHOLE, _ ("due"));
  lian_chart_spec_add_key (spec, LIAN_CHART_LANE_PART, _ ("as planned"));
  lian_chart_spec_add_key (spec, LIAN_CHART_LANE_EMPHASIS, _ ("due, and comes late (!) or is not placed (✕)"));
  g_array_sort_with_data (sorted, compare_due, (gpointer) view->task);
  for (guint i = first; i < sorted->len && i - first < most; i++)
    {
      guint order = g_array_index (sorted, guint, i);
      add_order (view, spec, &sums[order], order);
    }
  return spec;
}
