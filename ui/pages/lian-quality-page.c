/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of quality: whose above, its products and work in two years, who answers for them and what is missing.
 *
 * Everything is made on the reader thread when the page is shown and when records change while it is; a
 * hidden page only remembers that it is out of date. */
#include "lian-quality-page-private.h"

#include <adwaita.h>

#include "lian-chart.h"
#include "lian-focus.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-lines.h"
#include "lian-print-operation.h"
#include "lian-text.h"

G_DEFINE_FINAL_TYPE (LianQualityPage, lian_quality_page, GTK_TYPE_WIDGET)

static void load (LianQualityPage *self);

static guint
find_cooperative (const LianQualityJob *job)
{
  guint i = 0;
  while (i < job->cooperatives->len && lian_record_get_id (job->cooperatives->pdata[i]) != job->cooperative)
    i++;
  return i;
}

static void
show_cooperatives (LianQualityPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  for (guint i = 0; i < self->job->cooperatives->len; i++)
    {
      g_autofree char *name = lian_text_shorten_to (lian_record_get_title (self->job->cooperatives->pdata[i]), 28);
      gtk_string_list_append (names, name);
    }
  self->filling = TRUE;
  lian_lines_fill_choice (self->whose, names);
  gtk_drop_down_set_selected (self->whose, find_cooperative (self->job));
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

static void
focus_list (LianQualityPage *self)
{
  if (!self->focus_wanted || self->job == NULL)
    return;
  self->focus_wanted = FALSE;
  lian_focus_into_page (GTK_WIDGET (self), GTK_WIDGET (self->view), G_LIST_MODEL (self->rows));
}

static void
show_job (LianQualityPage *self)
{
  gboolean any = self->job->lines != NULL;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), any ? "one" : "none");
  update_actions (self);
  if (!any)
    return;
  show_cooperatives (self);
  _lian_quality_page_fill (self);
  lian_chart_set_spec (LIAN_CHART (self->chart), self->job->chart);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianQualityPage) self = data;
  g_autoptr (GError) error = NULL;
  LianQualityJob *read = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->box == NULL || (read != NULL && read->generation != self->generation)
      || !lian_trouble_take (self->trouble, error))
    return;
  LianQualityJob *job = g_new0 (LianQualityJob, 1);
  *job = *read;
  *read = (LianQualityJob){ 0 };
  g_clear_pointer (&self->job, _lian_quality_job_free);
  self->job = job;
  self->cooperative = job->cooperative;
  show_job (self);
  lian_gtk48_pass_focus_on (GTK_WIDGET (self));
  focus_list (self);
}

static void
load (LianQualityPage *self)
{
  LianQualityJob *job = g_new0 (LianQualityJob, 1);
  self->stale = FALSE;
  job->generation = ++self->generation;
  job->cooperative = self->cooperative;
  lian_store_read_async (lian_context_get_store (self->context), _lian_quality_page_read, job,
                         _lian_quality_job_free, self->cancellable, read_cb, g_object_ref (self));
}

static void
chosen_cb (LianQualityPage *self)
{
  guint at = gtk_drop_down_get_selected (self->whose);
  if (self->filling || self->job == NULL || at >= self->job->cooperatives->len)
    return;
  self->cooperative = lian_record_get_id (self->job->cooperatives->pdata[at]);
  load (self);
}

static void
changed_cb (LianQualityPage *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
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
  GtkRoot *root = gtk_widget_get_root (widget);
  lian_print_preview (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->context, "production-improvement",
                      &self->cooperative, 1);
}

static void
focus_list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianQualityPage *self = LIAN_QUALITY_PAGE (widget);
  self->focus_wanted = TRUE;
  focus_list (self);
}

static void
next_pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianQualityPage *self = LIAN_QUALITY_PAGE (widget);
  lian_focus_next_pane (widget, GTK_WIDGET (self->view), self->side);
}

static void
lian_quality_page_map (GtkWidget *widget)
{
  LianQualityPage *self = LIAN_QUALITY_PAGE (widget);
  GTK_WIDGET_CLASS (lian_quality_page_parent_class)->map (widget);
  if (self->stale && self->context != NULL)
    load (self);
}

static void
lian_quality_page_dispose (GObject *object)
{
  LianQualityPage *self = LIAN_QUALITY_PAGE (object);
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->job, _lian_quality_job_free);
  g_clear_object (&self->rows);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_quality_page_parent_class)->dispose (object);
}

static void
lian_quality_page_finalize (GObject *object)
{
  g_object_unref (LIAN_QUALITY_PAGE (object)->cancellable);
  G_OBJECT_CLASS (lian_quality_page_parent_class)->finalize (object);
}

static void
lian_quality_page_class_init (LianQualityPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = lian_quality_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_quality_page_finalize;
  widget_class->map = lian_quality_page_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "quality.cooperative", NULL, cooperative_action);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "page.focus-list", NULL, focus_list_action);
  gtk_widget_class_install_action (widget_class, "page.next-pane", NULL, next_pane_action);
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
  gtk_widget_set_margin_start (lines, 12);
  gtk_widget_set_margin_end (lines, 12);
  gtk_widget_set_margin_top (lines, 6);
  return lines;
}

static GtkWidget *
create_side (LianQualityPage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  self->chart = lian_chart_new ();
  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->work = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), self->words);
  gtk_box_append (GTK_BOX (box), self->chart);
  gtk_box_append (GTK_BOX (box), self->work);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_size_request (scrolled, 300, -1);
  return scrolled;
}

static GtkWidget *
create_one (LianQualityPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_box_append (GTK_BOX (box), create_bar (self));
  gtk_paned_set_start_child (GTK_PANED (paned), _lian_quality_page_create_table (self));
  self->side = create_side (self);
  gtk_paned_set_end_child (GTK_PANED (paned), self->side);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_position (GTK_PANED (paned), 740);
  gtk_widget_set_vexpand (paned, TRUE);
  gtk_box_append (GTK_BOX (box), paned);
  return box;
}

static GtkWidget *
create_empty (void)
{
  GtkWidget *empty = adw_status_page_new ();
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("Nothing to Compare Yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (empty),
      _ ("Enter deliveries, sales, production returns, or what products cost in the lists of this area."));
  gtk_widget_add_css_class (empty, "compact");
  return empty;
}

static void
lian_quality_page_init (LianQualityPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->stale = TRUE;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->stack = gtk_stack_new ();
  self->trouble = LIAN_TROUBLE (lian_trouble_new ());
  g_signal_connect_object (self->trouble, "retry", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  /* Nothing is said before the base was read once. */
  gtk_stack_add_named (GTK_STACK (self->stack), adw_bin_new (), "reading");
  gtk_stack_add_named (GTK_STACK (self->stack), create_one (self), "one");
  gtk_stack_add_named (GTK_STACK (self->stack), create_empty (), "none");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->trouble));
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
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
  LianQualityPage *self = g_object_new (LIAN_TYPE_QUALITY_PAGE, NULL);
  self->context = g_object_ref (context);
  update_actions (self);
  g_signal_connect_object (lian_context_get_store (context), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
