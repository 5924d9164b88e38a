/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The delivery outlook of a plan as charts: what is due and made by the end of each month, and what of
 * it comes in time, late or not at all.
 *
 * Several orders have no common unit, so that their value counts; one has its own. */
#include "lian-arrange-charts-private.h"

#include "lian-i18n.h"
#include "lian-money.h"

#define FEN 1000 /* values are thousandths of it */

typedef struct
{
  const LianArrangeView *view;
  const LianArrangeOrder *order; /* the only one, or NULL */
  LianArrangeMonth *months;
} Outlook;

static Outlook
look (const LianArrangeView *view, const GArray *orders)
{
  gboolean one = orders != NULL && orders->len == 1;
  guint number = one ? g_array_index (orders, guint, 0) : 0;
  return (Outlook){ view, one ? ORDER_AT (view->task, number) : NULL,
                    one ? lian_arrange_outlook_of_order (view->task, view->shares, number)
                        : lian_arrange_outlook (view->task, view->shares, orders) };
}

static void
set_amount (const Outlook *self, LianChartSpec *spec, guint series, guint category, gint64 amount)
{
  g_autofree char *text = self->order != NULL
                              ? lian_arrange_names_number (self->view->names, self->order->line, amount * self->order->step)
                              : lian_money_format ((amount + FEN / 2) / FEN);
  double value = self->order != NULL ? (double) amount * (double) self->order->step : (double) amount / (100.0 * FEN);
  lian_chart_spec_set_datum (spec, series, category, value, text);
}

static char *
value_title (const Outlook *self)
{
  if (self->order == NULL)
    return g_strdup (_ ("value (yuan)"));
  g_autofree char *quantity = lian_arrange_names_quantity (self->view->names, self->order->line, self->order->step);
  /* Translators: a quantity with its unit, such as "1 piece" */
  return g_strdup_printf (_ ("quantity (in %s)"), quantity);
}

static char *
month_label (const Outlook *self, guint month)
{
  return month < self->view->task->n_months ? lian_arrange_month_text (self->view->task, month) : g_strdup (_ ("later"));
}

static gboolean
is_later_empty (const Outlook *self)
{
  return self->months[self->view->task->n_months].due == 0;
}

/**
 * lian_arrange_chart_of_outlook:
 * @view: a plan
 * @orders: (nullable) (element-type guint): orders, such as those of a trade; %NULL for all
 * @what: what they are, in words
 *
 * Returns: (transfer full): what of them is planned and what is due by the end of each month
 */
LianChartSpec *
lian_arrange_chart_of_outlook (const LianArrangeView *view, const GArray *orders, const char *what)
{
  Outlook self = look (view, orders);
  gint64 due = 0, made = 0;
  /* Translators: a trade or an order */
  g_autofree char *title = g_strdup_printf (_ ("%s: planned and due"), what);
  g_autofree char *unit = value_title (&self), *start = lian_date_format (view->task->first_month);
  LianChartSpec *spec = _lian_arrange_chart_new (view, LIAN_CHART_STEPS, title);
  lian_chart_spec_set_axis_titles (spec, _ ("by the end of"), unit);
  lian_chart_spec_add_series (spec, _ ("made by the plan"));
  lian_chart_spec_add_series (spec, _ ("due"));
  lian_chart_spec_add_category_at (spec, start, 0);
  set_amount (&self, spec, 0, 0, 0);
  set_amount (&self, spec, 1, 0, 0);
  for (guint t = 0; t < view->task->n_months + (is_later_empty (&self) ? 0 : 1); t++)
    {
      g_autofree char *label = month_label (&self, t);
      guint category = lian_chart_spec_add_category_at (spec, label, t + 1);
      due += self.months[t].due;
      made += self.months[t].made;
      if (t < view->task->n_months)
        set_amount (&self, spec, 0, category, made);
      set_amount (&self, spec, 1, category, due);
    }
  g_free (self.months);
  return spec;
}

/**
 * lian_arrange_chart_of_lateness:
 * @view: a plan
 * @orders: (nullable) (element-type guint): orders, such as those of a trade; %NULL for all
 * @what: what they are, in words
 *
 * Returns: (transfer full): what of them is due in each month: what is made by then, later or not
 */
LianChartSpec *
lian_arrange_chart_of_lateness (const LianArrangeView *view, const GArray *orders, const char *what)
{
  Outlook self = look (view, orders);
  /* Translators: a trade or an order */
  g_autofree char *title = g_strdup_printf (_ ("%s: what comes in time"), what);
  g_autofree char *unit = value_title (&self);
  LianChartSpec *spec = _lian_arrange_chart_new (view, LIAN_CHART_STACKED, title);
  lian_chart_spec_set_axis_titles (spec, _ ("due in"), unit);
  lian_chart_spec_add_series (spec, _ ("in time"));
  lian_chart_spec_add_series (spec, _ ("late"));
  lian_chart_spec_add_series (spec, _ ("not placed"));
  for (guint t = 0; t < view->task->n_months + (is_later_empty (&self) ? 0 : 1); t++)
    {
      g_autofree char *label = month_label (&self, t);
      guint category = lian_chart_spec_add_category (spec, label);
      set_amount (&self, spec, 0, category, self.months[t].in_time);
      set_amount (&self, spec, 1, category, self.months[t].late);
      set_amount (&self, spec, 2, category, self.months[t].missing);
    }
  g_free (self.months);
  return spec;
}
