/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The federation in charts.
 *
 * The charts are made on the reader thread when the page is shown and when records change while it
 * is; a hidden page only remembers that it is out of date. */
#include "lian-overview-page.h"
#include "lian-chart.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-overview-charts.h"
#include "lian-overview-records.h"
#include "lian-trouble.h"

#define N_CHARTS 4
#define DELIVERIES 2
#define MONTHS 3

struct _LianOverviewPage
{
  GtkWidget parent_instance;

  LianContext *context;
  GCancellable *cancellable;
  GtkWidget *scrolled;
  GtkWidget *charts[N_CHARTS];
  LianOverviewChart *shown[N_CHARTS];
  GtkWidget *scope_row;
  GtkDropDown *scope;
  GPtrArray *scopes; /* LianOverviewScope */
  const char *scope_type;
  gint64 scope_id;
  gboolean filling;
  LianTrouble *trouble;
  guint generation;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (LianOverviewPage, lian_overview_page, GTK_TYPE_WIDGET)

typedef struct
{
  guint generation;
  const char *scope_type;
  gint64 scope_id;
  GPtrArray *scopes;
  LianOverviewChart *charts[N_CHARTS];
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;
  for (guint i = 0; i < N_CHARTS; i++)
    g_clear_pointer (&job->charts[i], lian_overview_chart_free);
  g_clear_pointer (&job->scopes, g_ptr_array_unref);
  g_free (job);
}

/* Where the scope stands among the scopes; all contracts when it is gone. */
static guint
find_scope (const GPtrArray *scopes, const char *type, gint64 id)
{
  for (guint i = 0; i < scopes->len; i++)
    {
      const LianOverviewScope *scope = scopes->pdata[i];
      if (scope->id == id && g_strcmp0 (scope->type, type) == 0)
        return i;
    }
  return 0;
}

static gboolean
read_charts (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  job->scopes = lian_overview_list_scopes (txn);
  guint scope = find_scope (job->scopes, job->scope_type, job->scope_id);
  job->charts[0] = lian_overview_chart_trades (txn);
  job->charts[1] = lian_overview_chart_forms (txn, cancellable, error);
  job->charts[DELIVERIES] = lian_overview_chart_deliveries (txn, job->scopes->pdata[scope]);
  job->charts[MONTHS] = lian_overview_chart_months (txn, job->scopes->pdata[scope]);
  return job->charts[1] != NULL;
}

static void
show_scopes (LianOverviewPage *self, Job *job)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  for (guint i = 0; i < job->scopes->len; i++)
    gtk_string_list_append (names, ((LianOverviewScope *) job->scopes->pdata[i])->name);
  g_clear_pointer (&self->scopes, g_ptr_array_unref);
  self->scopes = g_steal_pointer (&job->scopes);
  self->filling = TRUE;
  gtk_drop_down_set_model (self->scope, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->scope,
                              find_scope (self->scopes, self->scope_type, self->scope_id));
  self->filling = FALSE;
}

static void
show_charts (LianOverviewPage *self, Job *job)
{
  for (guint i = 0; i < N_CHARTS; i++)
    {
      lian_chart_set_spec (LIAN_CHART (self->charts[i]), job->charts[i]->spec);
      gtk_widget_set_visible (self->charts[i], TRUE);
      g_clear_pointer (&self->shown[i], lian_overview_chart_free);
      self->shown[i] = g_steal_pointer (&job->charts[i]);
    }
  gtk_widget_set_visible (self->scope_row, TRUE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianOverviewPage) self = data;
  g_autoptr (GError) error = NULL;
  Job *job = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->scrolled == NULL || (job != NULL && job->generation != self->generation)
      || !lian_trouble_take (self->trouble, error))
    return;
  show_scopes (self, job);
  show_charts (self, job);
  lian_gtk48_pass_focus_on (GTK_WIDGET (self));
}

static void
load (LianOverviewPage *self)
{
  Job *job = g_new0 (Job, 1);
  self->stale = FALSE;
  job->generation = ++self->generation;
  job->scope_type = self->scope_type;
  job->scope_id = self->scope_id;
  lian_store_read_async (lian_context_get_store (self->context), read_charts, job, job_free,
                         self->cancellable, read_cb, g_object_ref (self));
}

static void
scope_chosen_cb (LianOverviewPage *self)
{
  guint at = gtk_drop_down_get_selected (self->scope);
  if (self->filling || self->scopes == NULL || at >= self->scopes->len)
    return;
  const LianOverviewScope *scope = self->scopes->pdata[at];
  self->scope_type = scope->type;
  self->scope_id = scope->id;
  load (self);
}

static gboolean
figure_cb (LianOverviewPage *self, gint64 number, const char *key, GtkWidget *chart)
{
  guint i = 0;
  while (i < N_CHARTS && self->charts[i] != chart)
    i++;
  if (i < N_CHARTS && self->shown[i] != NULL)
    lian_overview_records_open (chart, self->shown[i], number);
  return TRUE;
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
  for (guint i = 0; i < N_CHARTS; i++)
    g_clear_pointer (&self->shown[i], lian_overview_chart_free);
  g_clear_pointer (&self->scopes, g_ptr_array_unref);
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

/* Above its chart, so that Tab comes to the choice first. */
static GtkWidget *
create_scope (LianOverviewPage *self)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("_Deliveries of"));
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);
  self->scope = GTK_DROP_DOWN (drop_down);
  lian_gtk48_make_searchable (self->scope);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), drop_down);
  lian_gtk48_name_drop_down (self->scope, _ ("Contract or co-operative"));
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (scope_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  self->scope_row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_append (GTK_BOX (self->scope_row), label);
  gtk_box_append (GTK_BOX (self->scope_row), drop_down);
  gtk_widget_set_visible (self->scope_row, FALSE);
  return self->scope_row;
}

static void
lian_overview_page_init (LianOverviewPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  self->cancellable = g_cancellable_new ();
  self->stale = TRUE;
  self->scrolled = gtk_scrolled_window_new ();
  self->trouble = LIAN_TROUBLE (lian_trouble_new ());
  g_signal_connect_object (self->trouble, "retry", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->trouble));
  for (guint i = 0; i < N_CHARTS; i++)
    {
      self->charts[i] = lian_chart_new ();
      gtk_widget_set_visible (self->charts[i], FALSE);
      g_signal_connect_object (self->charts[i], "datum-activated", G_CALLBACK (figure_cb), self,
                               G_CONNECT_SWAPPED);
      if (i == DELIVERIES)
        gtk_box_append (GTK_BOX (box), create_scope (self));
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
