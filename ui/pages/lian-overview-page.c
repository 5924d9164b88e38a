/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The federation in three charts.
 *
 * The charts are made on the reader thread when the page is shown and when records change while it
 * is; a hidden page only remembers that it is out of date. */
#include "lian-overview-page.h"
#include "lian-chart.h"
#include "lian-i18n.h"
#include "lian-overview-charts.h"

#define N_CHARTS 3

struct _LianOverviewPage
{
  GtkWidget parent_instance;

  LianContext *context;
  GCancellable *cancellable;
  GtkWidget *scrolled;
  GtkWidget *charts[N_CHARTS];
  GtkWidget *trouble;
  guint generation;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (LianOverviewPage, lian_overview_page, GTK_TYPE_WIDGET)

typedef struct
{
  guint generation;
  LianChartSpec *specs[N_CHARTS];
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;
  for (guint i = 0; i < N_CHARTS; i++)
    g_clear_pointer (&job->specs[i], lian_chart_spec_unref);
  g_free (job);
}

static gboolean
read_charts (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  job->specs[0] = lian_overview_chart_trades (txn);
  job->specs[1] = lian_overview_chart_forms (txn, cancellable, error);
  job->specs[2] = lian_overview_chart_deliveries (txn);
  return job->specs[1] != NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianOverviewPage) self = data;
  g_autoptr (GError) error = NULL;
  Job *job = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->scrolled == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_set_visible (self->trouble, job == NULL);
  if (job == NULL)
    gtk_label_set_text (GTK_LABEL (self->trouble), error->message);
  if (job == NULL || job->generation != self->generation)
    return;
  for (guint i = 0; i < N_CHARTS; i++)
    {
      lian_chart_set_spec (LIAN_CHART (self->charts[i]), job->specs[i]);
      gtk_widget_set_visible (self->charts[i], TRUE);
    }
}

static void
load (LianOverviewPage *self)
{
  Job *job = g_new0 (Job, 1);
  self->stale = FALSE;
  job->generation = ++self->generation;
  lian_store_read_async (lian_context_get_store (self->context), read_charts, job, job_free,
                         self->cancellable, read_cb, g_object_ref (self));
}

static void
changed_cb (LianOverviewPage *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

static void
lian_overview_page_map (GtkWidget *widget)
{
  LianOverviewPage *self = LIAN_OVERVIEW_PAGE (widget);
  GTK_WIDGET_CLASS (lian_overview_page_parent_class)->map (widget);
  if (self->stale && self->context != NULL)
    load (self);
}

static void
lian_overview_page_dispose (GObject *object)
{
  LianOverviewPage *self = LIAN_OVERVIEW_PAGE (object);
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_overview_page_parent_class)->dispose (object);
}

static void
lian_overview_page_finalize (GObject *object)
{
  g_object_unref (LIAN_OVERVIEW_PAGE (object)->cancellable);
  G_OBJECT_CLASS (lian_overview_page_parent_class)->finalize (object);
}

static void
lian_overview_page_class_init (LianOverviewPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_overview_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_overview_page_finalize;
  GTK_WIDGET_CLASS (klass)->map = lian_overview_page_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lian_overview_page_init (LianOverviewPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  self->cancellable = g_cancellable_new ();
  self->stale = TRUE;
  self->scrolled = gtk_scrolled_window_new ();
  self->trouble = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->trouble), TRUE);
  gtk_widget_add_css_class (self->trouble, "error");
  gtk_widget_set_visible (self->trouble, FALSE);
  gtk_box_append (GTK_BOX (box), self->trouble);
  for (guint i = 0; i < N_CHARTS; i++)
    {
      self->charts[i] = lian_chart_new ();
      gtk_widget_set_visible (self->charts[i], FALSE);
      gtk_box_append (GTK_BOX (box), self->charts[i]);
    }
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), box);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

/**
 * lian_overview_page_new:
 * @context: the base
 *
 * Returns: (transfer full): a page; it fills itself when it is shown
 */
GtkWidget *
lian_overview_page_new (LianContext *context)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  LianOverviewPage *self = g_object_new (LIAN_TYPE_OVERVIEW_PAGE, NULL);
  self->context = g_object_ref (context);
  g_signal_connect_object (lian_context_get_store (context), "changed", G_CALLBACK (changed_cb),
                           self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
