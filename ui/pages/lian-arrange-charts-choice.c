/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What charts of a plan can be of: a co-operative, a trade, an order, and which part of a large one. */
#include "lian-arrange-charts-view-private.h"

#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-lines.h"
#include "lian-text.h"

static char *
name_of (LianArrangeCharts *self, gint64 id)
{
  g_autofree char *text = lian_text_shorten_to (lian_arrange_names_get (self->view.names, id), 28);
  return lian_isolate (text);
}

static void
add_choice (LianArrangeCharts *self, GtkStringList *names, const LianArrangeChoice *choice, char *name)
{
  g_array_append_vals (self->choices, choice, 1);
  gtk_string_list_take (names, name);
}

static void
add_trades (LianArrangeCharts *self, GtkStringList *names)
{
  g_autoptr (GArray) trades = lian_arrange_trades (self->view.task, self->view.names);
  for (guint i = 0; i < trades->len; i++)
    {
      gint64 trade = g_array_index (trades, gint64, i);
      add_choice (self, names, &(LianArrangeChoice){ .id = trade != 0 ? trade : -1 },
                  trade != 0 ? name_of (self, trade) : g_strdup (_ ("trade not known")));
    }
}

static GtkStringList *
list_choices (LianArrangeCharts *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  const LianArrangeTask *task = self->view.task;
  g_array_set_size (self->choices, 0);
  if (task == NULL)
    return names;
  for (guint m = 0; self->sight == LIAN_ARRANGE_LOAD && m < task->makers->len; m++)
    {
      gint64 id = g_array_index (task->makers, LianArrangeMaker, m).cooperative;
      add_choice (self, names, &(LianArrangeChoice){ .id = id, .index = m }, name_of (self, id));
    }
  if (self->sight == LIAN_ARRANGE_DELIVERY)
    add_choice (self, names, &(LianArrangeChoice){ .id = 0 }, g_strdup (_ ("all orders")));
  if (self->sight != LIAN_ARRANGE_LOAD)
    add_trades (self, names);
  for (guint o = 0; self->sight == LIAN_ARRANGE_DELIVERY && o < task->orders->len; o++)
    add_choice (self, names,
                &(LianArrangeChoice){ .id = g_array_index (task->orders, LianArrangeOrder, o).line, .index = o, .order = TRUE },
                lian_arrange_order_text (&self->view, o));
  return names;
}

/**
 * _lian_arrange_charts_fill_choice:
 * @self: charts with a plan
 *
 * Offers what there is in the plan; what was chosen stays chosen.
 */
void
_lian_arrange_charts_fill_choice (LianArrangeCharts *self)
{
  g_autoptr (GtkStringList) names = list_choices (self);
  guint chosen = 0;
  for (guint i = 0; i < self->choices->len; i++)
    if (g_array_index (self->choices, LianArrangeChoice, i).id == self->chosen)
      chosen = i;
  self->filling = TRUE;
  lian_lines_fill_choice (self->choice, names);
  gtk_drop_down_set_selected (self->choice, self->choices->len > 0 ? chosen : GTK_INVALID_LIST_POSITION);
  self->filling = FALSE;
}

/**
 * _lian_arrange_charts_get_choice:
 * @self: charts
 *
 * Returns: (transfer none) (nullable): what is chosen
 */
const LianArrangeChoice *
_lian_arrange_charts_get_choice (LianArrangeCharts *self)
{
  guint n = gtk_drop_down_get_selected (self->choice);
  return self->view.task != NULL && n < self->choices->len ? &g_array_index (self->choices, LianArrangeChoice, n) : NULL;
}

/**
 * _lian_arrange_charts_list_orders:
 * @self: charts
 * @choice: what is chosen
 *
 * Returns: (transfer full) (nullable) (element-type guint): the orders that it is about; %NULL for all
 */
GArray *
_lian_arrange_charts_list_orders (LianArrangeCharts *self, const LianArrangeChoice *choice)
{
  if (choice->id == 0)
    return NULL;
  if (!choice->order)
    return lian_arrange_orders_of_trade (self->view.task, self->view.names, MAX (choice->id, 0));
  GArray *orders = g_array_new (FALSE, FALSE, sizeof (guint));
  return g_array_append_val (orders, choice->index);
}

/**
 * _lian_arrange_charts_offer_parts:
 * @self: charts
 * @orders: (element-type guint): the orders of a trade
 *
 * Offers the parts of a trade that is too large for one chart: those of makers and of orders go through it
 * together.
 */
void
_lian_arrange_charts_offer_parts (LianArrangeCharts *self, const GArray *orders)
{
  g_autoptr (GArray) makers = lian_arrange_makers_of_orders (self->view.task, orders);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint all = MAX (makers->len, orders->len), chosen = gtk_drop_down_get_selected (self->part);
  for (guint first = 0; first < all; first += LIAN_ARRANGE_CHARTS_MOST)
    /* Translators: the first and the last of a part of a list */
    gtk_string_list_take (names, g_strdup_printf (_ ("%u to %u"), first + 1, MIN (first + LIAN_ARRANGE_CHARTS_MOST, all)));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (names));
  self->filling = TRUE;
  lian_lines_fill_choice (self->part, names);
  gtk_drop_down_set_selected (self->part, n == 0 ? GTK_INVALID_LIST_POSITION : chosen < n ? chosen : 0);
  self->filling = FALSE;
  gtk_widget_set_visible (self->part_row, n > 1);
}

/**
 * _lian_arrange_charts_get_first:
 * @self: charts
 *
 * Returns: how many makers and orders are passed over
 */
guint
_lian_arrange_charts_get_first (LianArrangeCharts *self)
{
  guint part = gtk_drop_down_get_selected (self->part);
  return part != GTK_INVALID_LIST_POSITION ? part * LIAN_ARRANGE_CHARTS_MOST : 0;
}
