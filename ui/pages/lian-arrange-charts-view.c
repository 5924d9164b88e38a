/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Charts of a plan of arrangement in the window: what to look at above, the charts below.
 *
 * They are made of the plan as the page has it, kept or not; only what was ordered twice is read from
 * the base. */
#include "lian-arrange-charts-view-private.h"

#include "lian-chart.h"
#include "lian-contract-doubts-job.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-lines.h"
#include "lian-reading.h"

G_DEFINE_FINAL_TYPE (LianArrangeCharts, lian_arrange_charts, GTK_TYPE_WIDGET)

static void
set_chart (LianArrangeCharts *self, guint n, LianChartSpec *spec)
{
  gtk_widget_set_visible (self->charts[n], spec != NULL);
  if (spec == NULL)
    return;
  lian_chart_set_spec (LIAN_CHART (self->charts[n]), spec);
  lian_chart_spec_unref (spec);
}

/* The sheet of a trade. */

static gboolean
is_about (LianArrangeCharts *self, const GArray *orders, const LianContractDoubt *doubt)
{
  for (guint i = 0; i < orders->len; i++)
    {
      gint64 contract
          = g_array_index (self->view.task->orders, LianArrangeOrder, g_array_index (orders, guint, i)).contract;
      if (contract == doubt->contract || contract == doubt->other)
        return TRUE;
    }
  return FALSE;
}

static void
show_twice (LianArrangeCharts *self, const GArray *orders)
{
  gboolean any = FALSE;
  lian_reading_clear (self->twice);
  for (guint i = 0; self->doubts != NULL && i < self->doubts->len; i++)
    {
      const LianContractDoubt *doubt = self->doubts->pdata[i];
      if ((doubt->kind != LIAN_DOUBT_NEEDED_TWICE && doubt->kind != LIAN_DOUBT_SIGNED_TWICE)
          || !is_about (self, orders, doubt))
        continue;
      if (!any)
        lian_reading_add_text (self->twice, _ ("Perhaps ordered twice"), "heading");
      any = TRUE;
      lian_reading_add_text (self->twice, doubt->message, NULL);
      gtk_box_append (GTK_BOX (self->twice), lian_reading_create_link (doubt->contracts, "win.open-record", "contract",
                                                                       doubt->contract));
    }
  gtk_widget_set_visible (self->twice, any);
}

static void
show_remarks (LianArrangeCharts *self, const GArray *orders)
{
  g_autoptr (GPtrArray) remarks
      = lian_arrange_trade_remarks (self->view.task, self->view.shares, self->view.names, orders);
  lian_reading_clear (self->remarks);
  lian_reading_add_text (self->remarks, _ ("What stands out"), "heading");
  for (guint i = 0; i < MIN (remarks->len, LIAN_ARRANGE_CHARTS_MOST); i++)
    lian_reading_add_text (self->remarks, remarks->pdata[i], NULL);
  if (remarks->len > LIAN_ARRANGE_CHARTS_MOST)
    {
      g_autofree char *more = g_strdup_printf (_ ("and %u more, on the printed sheet"), remarks->len - LIAN_ARRANGE_CHARTS_MOST);
      lian_reading_add_text (self->remarks, more, "dim-label");
    }
  if (remarks->len == 0)
    lian_reading_add_text (self->remarks, _ ("There is enough of everything, all comes in time, and nobody is idle."), NULL);
}

static void
show_chosen (LianArrangeCharts *self)
{
  const LianArrangeChoice *choice = _lian_arrange_charts_get_choice (self);
  GtkStringObject *item = gtk_drop_down_get_selected_item (self->choice);
  g_autoptr (GArray) orders = choice != NULL && self->sight != LIAN_ARRANGE_LOAD ? _lian_arrange_charts_list_orders (self, choice) : NULL;
  const char *what = item != NULL ? gtk_string_object_get_string (item) : "";
  gboolean trade = choice != NULL && self->sight == LIAN_ARRANGE_TRADE;
  LianChartSpec *specs[N_CHARTS] = { NULL };
  if (trade)
    {
      _lian_arrange_charts_offer_parts (self, orders);
      specs[0] = lian_arrange_chart_of_needs (&self->view, orders, what);
      specs[1] = lian_arrange_chart_of_makers (&self->view, orders, what, _lian_arrange_charts_get_first (self), LIAN_ARRANGE_CHARTS_MOST);
      specs[2] = lian_arrange_chart_of_orders (&self->view, orders, what, _lian_arrange_charts_get_first (self), LIAN_ARRANGE_CHARTS_MOST);
    }
  else if (choice != NULL && self->sight == LIAN_ARRANGE_LOAD)
    specs[0] = lian_arrange_chart_of_maker (&self->view, choice->index);
  else if (choice != NULL)
    {
      specs[0] = lian_arrange_chart_of_outlook (&self->view, orders, what);
      specs[1] = lian_arrange_chart_of_lateness (&self->view, orders, what);
    }
  for (guint i = 0; i < N_CHARTS; i++)
    set_chart (self, i, specs[i]);
  gtk_widget_set_visible (self->remarks, trade);
  if (trade)
    show_remarks (self, orders);
  if (trade)
    show_twice (self, orders);
}

/* What was ordered twice. */

/* What can't be read must not look as if nothing was ordered twice. */
static void
say_unread (LianArrangeCharts *self, const GError *error)
{
  lian_reading_clear (self->twice);
  lian_reading_add_text (self->twice, _ ("Perhaps ordered twice"), "heading");
  lian_reading_add_text (self->twice, error->message, "error");
  gtk_widget_set_visible (self->twice, TRUE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianArrangeCharts) self = data;
  g_autoptr (GError) error = NULL;
  LianContractDoubtsJob *job = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->box == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || (job != NULL && job->generation != self->generation))
    return;
  if (job == NULL)
    {
      say_unread (self, error);
      return;
    }
  g_clear_pointer (&self->doubts, g_ptr_array_unref);
  self->doubts = g_steal_pointer (&job->doubts);
  const LianArrangeChoice *choice = _lian_arrange_charts_get_choice (self);
  g_autoptr (GArray) orders = choice != NULL ? _lian_arrange_charts_list_orders (self, choice) : NULL;
  if (orders != NULL)
    show_twice (self, orders);
}

static void
read_doubts (LianArrangeCharts *self)
{
  LianContractDoubtsJob *job = lian_contract_doubts_job_new (++self->generation);
  lian_store_read_async (lian_context_get_store (self->context), lian_contract_doubts_job_read, job,
                         lian_contract_doubts_job_free, self->cancellable, read_cb, g_object_ref (self));
}

static void
chosen_cb (LianArrangeCharts *self)
{
  const LianArrangeChoice *choice = _lian_arrange_charts_get_choice (self);
  if (self->filling || choice == NULL)
    return;
  self->chosen = choice->id;
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->part, 0);
  self->filling = FALSE;
  show_chosen (self);
}

static void
part_cb (LianArrangeCharts *self)
{
  if (!self->filling && self->view.task != NULL)
    show_chosen (self);
}

static void
drop_view (LianArrangeCharts *self)
{
  if (self->free_owner != NULL)
    self->free_owner (self->owner);
  self->owner = NULL;
  self->free_owner = NULL;
  self->view = (LianArrangeView){ NULL };
  g_clear_pointer (&self->scope, g_free);
}

static void
lian_arrange_charts_dispose (GObject *object)
{
  LianArrangeCharts *self = LIAN_ARRANGE_CHARTS (object);
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->context);
  drop_view (self);
  G_OBJECT_CLASS (lian_arrange_charts_parent_class)->dispose (object);
}

static void
lian_arrange_charts_finalize (GObject *object)
{
  LianArrangeCharts *self = LIAN_ARRANGE_CHARTS (object);
  g_clear_pointer (&self->doubts, g_ptr_array_unref);
  g_array_unref (self->choices);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (lian_arrange_charts_parent_class)->finalize (object);
}

static void
lian_arrange_charts_class_init (LianArrangeChartsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_arrange_charts_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_arrange_charts_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
add_part (GtkWidget *content)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (content), part);
  gtk_widget_set_visible (part, FALSE);
  return part;
}

static GtkWidget *
create_content (LianArrangeCharts *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_margin_start (content, 12);
  gtk_widget_set_margin_end (content, 12);
  gtk_widget_set_margin_bottom (content, 12);
  self->remarks = add_part (content);
  self->twice = add_part (content);
  for (guint i = 0; i < N_CHARTS; i++)
    {
      self->charts[i] = lian_chart_new ();
      gtk_widget_set_visible (self->charts[i], FALSE);
      gtk_box_append (GTK_BOX (content), self->charts[i]);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
lian_arrange_charts_init (LianArrangeCharts *self)
{
  self->cancellable = g_cancellable_new ();
  self->choices = g_array_new (FALSE, FALSE, sizeof (LianArrangeChoice));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static GtkDropDown *
create_choice (LianArrangeCharts *self, GtkWidget *lines)
{
  static const char *const mnemonics[] = { N_ ("Co-operati_ve"), N_ ("Tra_de"), N_ ("Or_ders") };
  static const char *const names[] = { N_ ("Co-operative"), N_ ("Trade"), N_ ("Orders") };
  GtkDropDown *choice = lian_lines_add_choice (LIAN_LINES (lines), _ (mnemonics[self->sight]), _ (names[self->sight]));
  lian_gtk48_make_searchable (choice);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  return choice;
}

/**
 * lian_arrange_charts_new:
 * @context: the base
 * @sight: what the charts are about
 *
 * Returns: (transfer floating): charts that show nothing yet
 */
GtkWidget *
lian_arrange_charts_new (LianContext *context, LianArrangeSight sight)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  LianArrangeCharts *self = g_object_new (LIAN_TYPE_ARRANGE_CHARTS, NULL);
  GtkWidget *lines = lian_lines_new ();
  self->context = g_object_ref (context);
  self->sight = sight;
  self->choice = create_choice (self, lines);
  self->part = lian_lines_add_choice (LIAN_LINES (lines), _ ("Par_t"), _ ("Which part of them"));
  self->part_row = gtk_widget_get_parent (GTK_WIDGET (self->part));
  gtk_widget_set_visible (self->part_row, FALSE);
  g_signal_connect_object (self->part, "notify::selected", G_CALLBACK (part_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_margin_start (lines, 12);
  gtk_widget_set_margin_end (lines, 12);
  gtk_box_append (GTK_BOX (self->box), lines);
  gtk_box_append (GTK_BOX (self->box), create_content (self));
  return GTK_WIDGET (self);
}

/**
 * lian_arrange_charts_show:
 * @self: charts
 * @view: (nullable): the plan, kept or not; copied, but not what it points to, except the words;
 *   %NULL to show nothing
 * @owner: (nullable): what the task, the shares and the names belong to
 * @free_owner: (nullable): is called with @owner once they are no longer looked at
 *
 * Shows a plan; what was chosen stays chosen if the plan has it.
 */
void
lian_arrange_charts_show (LianArrangeCharts *self, const LianArrangeView *view, gpointer owner, GDestroyNotify free_owner)
{
  g_return_if_fail (LIAN_IS_ARRANGE_CHARTS (self));
  drop_view (self);
  if (view != NULL)
    {
      self->view = *view;
      self->scope = g_strdup (view->scope);
      self->view.scope = self->scope;
    }
  self->owner = owner;
  self->free_owner = free_owner;
  _lian_arrange_charts_fill_choice (self);
  show_chosen (self);
  if (self->sight == LIAN_ARRANGE_TRADE && view != NULL)
    read_doubts (self);
}
