/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of quality: whose above, its products and work in two years, who answers for them and what is missing. */
#include "lian-quality-page-private.h"

#include "lian-beside.h"
#include "lian-chart.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-lines.h"
#include "lian-print-operation.h"

G_DEFINE_FINAL_TYPE (LianQualityPage, lian_quality_page, LIAN_TYPE_READ_PAGE)

static void
show_cooperatives (LianQualityPage *self)
{
  self->filling = TRUE;
  lian_lines_fill_records (self->whose, self->job->cooperatives, self->job->cooperative);
  self->filling = FALSE;
}

static void
update_actions (LianQualityPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean any = self->job != NULL && self->job->lines != NULL;
  gtk_widget_action_set_enabled (widget, "quality.cooperative", any);
  gtk_widget_action_set_enabled (widget, "page.print", any);
}

/* LianReadPageClass.ask */
static gpointer
ask (LianReadPage *page)
{
  LianQualityJob *job = g_new0 (LianQualityJob, 1);
  job->cooperative = LIAN_QUALITY_PAGE (page)->cooperative;
  return job;
}

/* LianReadPageClass.fill */
static void
fill (LianReadPage *page, gpointer job)
{
  LianQualityPage *self = LIAN_QUALITY_PAGE (page);
  self->job = job;
  self->cooperative = self->job->cooperative;
  gboolean any = self->job->lines != NULL;
  gtk_stack_set_visible_child_name (self->stack, any ? "content" : "none");
  update_actions (self);
  if (!any)
    return;
  show_cooperatives (self);
  _lian_quality_page_fill (self);
  lian_chart_set_spec (LIAN_CHART (self->chart), self->job->chart);
}

static void
chosen_cb (LianQualityPage *self)
{
  guint at = gtk_drop_down_get_selected (self->whose);
  if (self->filling || self->job == NULL || at >= self->job->cooperatives->len)
    return;
  self->cooperative = lian_record_get_id (self->job->cooperatives->pdata[at]);
  lian_read_page_load (LIAN_READ_PAGE (self));
}

/* Actions. */

static void
cooperative_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianQualityPage *self = LIAN_QUALITY_PAGE (widget);
  gtk_widget_activate_action (widget, "win.open-record", "(sx)", "cooperative", self->cooperative);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianQualityPage *self = LIAN_QUALITY_PAGE (widget);
  LianReadPage *page = LIAN_READ_PAGE (widget);
  lian_print_preview (lian_read_page_get_window (page), lian_read_page_get_context (page), "production-improvement",
                      &self->cooperative, 1);
}

static void
lian_quality_page_dispose (GObject *object)
{
  G_OBJECT_CLASS (lian_quality_page_parent_class)->dispose (object);
  g_clear_object (&LIAN_QUALITY_PAGE (object)->rows);
}

static void
lian_quality_page_class_init (LianQualityPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  LianReadPageClass *page_class = LIAN_READ_PAGE_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = lian_quality_page_dispose;
  page_class->ask = ask;
  page_class->read = _lian_quality_page_read;
  page_class->free_job = _lian_quality_job_free;
  page_class->fill = fill;
  gtk_widget_class_install_action (widget_class, "quality.cooperative", NULL, cooperative_action);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action);
}

static GtkWidget *
create_bar (LianQualityPage *self)
{
  GtkWidget *lines = lian_lines_new ();
  self->whose = lian_lines_add_choice (LIAN_LINES (lines), _ ("_Co-operative"), _ ("Co-operative"));
  lian_gtk48_make_searchable (self->whose);
  g_signal_connect_object (self->whose, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  lian_lines_add_button (LIAN_LINES (lines), _ ("_Enter or correct"),
                         _ ("Open the co-operative, where costs, measures and who answers are entered"),
                         "quality.cooperative");
  lian_lines_add_button (LIAN_LINES (lines), _ ("_Print improvement"),
                         _ ("Print quality, price and cost, varieties and measures"), "page.print");
  return lines;
}

static GtkWidget *
create_one (LianQualityPage *self)
{
  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->chart = lian_chart_new ();
  self->work = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *const parts[] = { self->words, self->chart, self->work };
  GtkWidget *table = _lian_quality_page_create_table (self);
  GtkWidget *side = lian_beside_create_side (parts, G_N_ELEMENTS (parts));
  lian_read_page_set_panes (LIAN_READ_PAGE (self), self->view, side);
  return lian_beside_create (create_bar (self), table, side, 740);
}

static void
lian_quality_page_init (LianQualityPage *self)
{
  self->stack = lian_read_page_append_faces (
      LIAN_READ_PAGE (self), create_one (self), _ ("Nothing to Compare Yet"),
      _ ("Enter deliveries, sales, production returns, or what products cost in the lists of this area."));
  update_actions (self);
}

/**
 * lian_quality_page_new:
 * @context: the base
 *
 * Returns: (transfer full): a page; it fills itself when it is shown
 */
GtkWidget *
lian_quality_page_new (LianContext *context)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  return g_object_new (LIAN_TYPE_QUALITY_PAGE, "context", context, NULL);
}
