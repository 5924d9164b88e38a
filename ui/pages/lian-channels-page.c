/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of channels: whose and when above, the table, the chart and what does not add up. */
#include "lian-channels-page-private.h"

#include "lian-beside.h"
#include "lian-channels-chart.h"
#include "lian-chart.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-lines.h"
#include "lian-print-operation.h"
#include "lian-sale-window.h"
#include "lian-text.h"

G_DEFINE_FINAL_TYPE (LianChannelsPage, lian_channels_page, LIAN_TYPE_READ_PAGE)

static void
job_free (gpointer data)
{
  LianChannelsJob *job = data;
  g_clear_pointer (&job->choices, g_ptr_array_unref);
  g_clear_pointer (&job->periods, g_ptr_array_unref);
  g_clear_pointer (&job->account, lian_channel_account_free);
  g_clear_pointer (&job->chart, lian_chart_spec_unref);
  g_free (job);
}

static guint
find_choice (const LianChannelsJob *job)
{
  for (guint i = 0; i < job->choices->len; i++)
    {
      const LianChannelChoice *choice = job->choices->pdata[i];
      if (choice->cooperative == job->scope.cooperative && choice->trade == job->scope.trade)
        return i;
    }
  return 0;
}

static guint
find_period (const LianChannelsJob *job)
{
  for (guint i = 0; i < job->periods->len; i++)
    {
      const LianChannelPeriod *period = job->periods->pdata[i];
      if (period->from == job->scope.from && period->to == job->scope.to)
        return i;
    }
  return 0;
}

/* At first the quarter of the working date; somebody who is gone leaves all. */
static void
settle_scope (LianChannelsJob *job, LianDate working_date)
{
  const LianChannelChoice *choice = job->choices->pdata[find_choice (job)];
  const LianChannelPeriod *period
      = job->periods->pdata[job->chosen ? find_period (job)
                                        : lian_channel_current_period (job->periods, working_date)];
  job->scope = (LianChannelScope){ choice->cooperative, choice->trade, period->from, period->to };
}

static gboolean
read_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  LianChannelsJob *job = data;
  LianDate working_date = lian_txn_get_working_date (txn);
  job->choices = lian_channel_list_choices (txn);
  job->periods = lian_channel_list_periods (working_date);
  settle_scope (job, working_date);
  job->account = lian_channel_account_read (txn, &job->scope, cancellable, error);
  if (job->account == NULL)
    return FALSE;
  const LianChannelChoice *choice = job->choices->pdata[find_choice (job)];
  const LianChannelPeriod *period = job->periods->pdata[find_period (job)];
  g_autofree char *words = lian_isolate_join (" · ", choice->name, period->name, NULL);
  job->chart = lian_channels_chart_new (txn, job->account, words);
  return TRUE;
}

static void
show_scope (LianChannelsPage *self)
{
  g_autoptr (GtkStringList) whose = gtk_string_list_new (NULL), when = gtk_string_list_new (NULL);
  for (guint i = 0; i < self->job->choices->len; i++)
    {
      g_autofree char *name
          = lian_text_shorten_to (((LianChannelChoice *) self->job->choices->pdata[i])->name, 28);
      gtk_string_list_append (whose, name);
    }
  for (guint i = 0; i < self->job->periods->len; i++)
    gtk_string_list_append (when, ((LianChannelPeriod *) self->job->periods->pdata[i])->name);
  self->filling = TRUE;
  lian_lines_fill_choice (self->whose, whose);
  gtk_drop_down_set_selected (self->whose, find_choice (self->job));
  lian_lines_fill_choice (self->when, when);
  gtk_drop_down_set_selected (self->when, find_period (self->job));
  self->filling = FALSE;
}

static void
update_actions (LianChannelsPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean planned = self->job != NULL && self->job->account->plans->len > 0;
  gboolean of_one = self->job != NULL && self->job->scope.cooperative != 0;
  gtk_widget_action_set_enabled (widget, "channels.plan", planned);
  gtk_widget_action_set_enabled (widget, "channels.sales", of_one);
  gtk_widget_action_set_enabled (widget, "channels.report", of_one);
  gtk_widget_action_set_enabled (widget, "page.print", planned || of_one);
}

/* LianReadPageClass.ask */
static gpointer
ask (LianReadPage *page)
{
  LianChannelsPage *self = LIAN_CHANNELS_PAGE (page);
  LianChannelsJob *job = g_new0 (LianChannelsJob, 1);
  job->scope = self->scope;
  job->chosen = self->chosen;
  return job;
}

/* LianReadPageClass.fill */
static void
fill (LianReadPage *page, gpointer job)
{
  LianChannelsPage *self = LIAN_CHANNELS_PAGE (page);
  self->job = job;
  self->scope = self->job->scope;
  self->chosen = TRUE;
  show_scope (self);
  _lian_channels_fill_table (self);
  _lian_channels_fill_doubts (self);
  lian_chart_set_spec (LIAN_CHART (self->chart), self->job->chart);
  update_actions (self);
}

static void
chosen_cb (LianChannelsPage *self)
{
  guint whose = gtk_drop_down_get_selected (self->whose), when = gtk_drop_down_get_selected (self->when);
  if (self->filling || self->job == NULL || whose >= self->job->choices->len || when >= self->job->periods->len)
    return;
  const LianChannelChoice *choice = self->job->choices->pdata[whose];
  const LianChannelPeriod *period = self->job->periods->pdata[when];
  self->scope = (LianChannelScope){ choice->cooperative, choice->trade, period->from, period->to };
  lian_read_page_load (LIAN_READ_PAGE (self));
}

/* Actions. */

static void
preview (LianChannelsPage *self, const char *document, const gint64 *ids, guint n)
{
  LianReadPage *page = LIAN_READ_PAGE (self);
  lian_print_preview (lian_read_page_get_window (page), lian_read_page_get_context (page), document, ids, n);
}

static void
plan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianChannelsPage *self = LIAN_CHANNELS_PAGE (widget);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; self->job != NULL && i < self->job->account->plans->len; i++)
    {
      gint64 id = lian_record_get_id (self->job->account->plans->pdata[i]);
      g_array_append_val (ids, id);
    }
  if (ids->len > 0)
    preview (self, "production-plan", (const gint64 *) ids->data, ids->len);
}

static void
report_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianChannelsPage *self = LIAN_CHANNELS_PAGE (widget);
  if (self->job != NULL && self->job->scope.cooperative != 0)
    preview (self, "self-marketing-report", &self->job->scope.cooperative, 1);
}

static void
sales_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianChannelsPage *self = LIAN_CHANNELS_PAGE (widget);
  if (self->job != NULL && self->job->scope.cooperative != 0)
    gtk_window_present (GTK_WINDOW (
        lian_sale_window_new (lian_read_page_get_context (LIAN_READ_PAGE (self)), self->job->scope.cooperative,
                              lian_read_page_get_window (LIAN_READ_PAGE (self)))));
}

/* Plans where there are any in the period; otherwise what the co-operative sold. */
static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianChannelsPage *self = LIAN_CHANNELS_PAGE (widget);
  if (self->job != NULL && self->job->account->plans->len > 0)
    plan_action (widget, NULL, NULL);
  else
    report_action (widget, NULL, NULL);
}

static void
lian_channels_page_class_init (LianChannelsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  LianReadPageClass *page_class = LIAN_READ_PAGE_CLASS (klass);
  page_class->ask = ask;
  page_class->read = read_job;
  page_class->free_job = job_free;
  page_class->fill = fill;
  gtk_widget_class_install_action (widget_class, "channels.plan", NULL, plan_action);
  gtk_widget_class_install_action (widget_class, "channels.report", NULL, report_action);
  gtk_widget_class_install_action (widget_class, "channels.sales", NULL, sales_action);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action);
}

static GtkDropDown *
add_choice (LianChannelsPage *self, GtkWidget *lines, const char *mnemonic, const char *name)
{
  GtkDropDown *drop_down = lian_lines_add_choice (LIAN_LINES (lines), mnemonic, name);
  lian_gtk48_make_searchable (drop_down);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  return drop_down;
}

static GtkWidget *
create_bar (LianChannelsPage *self)
{
  GtkWidget *lines = lian_lines_new ();
  self->whose = add_choice (self, lines, _ ("_Whose"), _ ("Co-operative or trade"));
  self->when = add_choice (self, lines, _ ("P_eriod"), _ ("Period"));
  lian_lines_add_button (LIAN_LINES (lines), _ ("Enter s_ales"),
                         _ ("Enter what the co-operative sold in a day or a month"), "channels.sales");
  lian_lines_add_button (LIAN_LINES (lines), _ ("Print _plan"),
                         _ ("Print the plans that lie within the period"), "channels.plan");
  lian_lines_add_button (LIAN_LINES (lines), _ ("Print _sales report"),
                         _ ("Print what the co-operative sold by itself this year"), "channels.report");
  return lines;
}

static void
lian_channels_page_init (LianChannelsPage *self)
{
  self->doubts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->chart = lian_chart_new ();
  GtkWidget *const parts[] = { self->doubts, self->chart };
  GtkWidget *table = _lian_channels_create_table (self);
  GtkWidget *side = lian_beside_create_side (parts, G_N_ELEMENTS (parts));
  lian_read_page_append (LIAN_READ_PAGE (self), lian_beside_create (create_bar (self), table, side, 786));
  lian_read_page_set_panes (LIAN_READ_PAGE (self), self->view, side);
  update_actions (self);
}

/**
 * lian_channels_page_new:
 * @context: the base
 *
 * Returns: (transfer full): a page; it fills itself when it is shown
 */
GtkWidget *
lian_channels_page_new (LianContext *context)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  return g_object_new (LIAN_TYPE_CHANNELS_PAGE, "context", context, NULL);
}
