/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The reports of the register, as a page: which one above, its rows below, and its charts.
 *
 * A report is made on the reader thread when the page is shown and when records change while it is; a hidden
 * page only remembers that it is out of date. */
#include "lian-reports-page-private.h"

#include <adwaita.h>

#include "lian-focus.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-lines.h"
#include "lian-plural.h"
#include "lian-print-operation.h"
#include "lian-report-charts.h"
#include "lian-report-save.h"
#include "lian-return-question.h"

G_DEFINE_FINAL_TYPE (LianReportsPage, lian_reports_page, GTK_TYPE_WIDGET)

/* More rows than anybody reads on a screen; paper and file have all. */
#define MOST_ROWS 5000

static void load (LianReportsPage *self);

static void
job_free (gpointer data)
{
  LianReportJob *job = data;
  g_clear_pointer (&job->report, lian_report_free);
  g_clear_pointer (&job->charts, g_ptr_array_unref);
  g_free (job);
}

/* A chart never says more than the rows that it is made of. */
static char *
dup_scope (const LianReport *report)
{
  guint n = report->rows->len;
  return n == report->n_all ? g_strdup (_ ("all records of the base"))
                            : g_strdup_printf (ngettext ("the first %u row", "the first %u rows", n), n);
}

static gboolean
read_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  LianReportJob *job = data;
  job->report = lian_report_read (txn, job->kind, 0, MOST_ROWS, cancellable, error);
  if (job->report == NULL)
    return FALSE;
  g_autofree char *scope = dup_scope (job->report);
  job->charts = lian_report_charts_new (txn, job->report, 0, scope, cancellable, error);
  return job->charts != NULL;
}

/* Into the table; to what it is about where it has no rows. */
static void
focus_list (LianReportsPage *self)
{
  if (!self->focus_wanted || self->job == NULL)
    return;
  self->focus_wanted = FALSE;
  lian_focus_into_page (GTK_WIDGET (self), GTK_WIDGET (self->view), G_LIST_MODEL (self->rows));
}

static void
allow_actions (LianReportsPage *self)
{
  gboolean any = self->job->report->rows->len > 0;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.print", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reports.print", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reports.save", any);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianReportsPage) self = data;
  g_autoptr (GError) error = NULL;
  LianReportJob *read = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->box == NULL || (read != NULL && read->generation != self->generation)
      || !lian_trouble_take (self->trouble, error))
    return;
  LianReportJob *job = g_new0 (LianReportJob, 1);
  *job = *read;
  *read = (LianReportJob){ 0 };
  g_clear_pointer (&self->job, job_free);
  self->job = job;
  _lian_reports_page_fill (self);
  allow_actions (self);
  lian_gtk48_pass_focus_on (GTK_WIDGET (self));
  focus_list (self);
}

static void
load (LianReportsPage *self)
{
  LianReportJob *job = g_new0 (LianReportJob, 1);
  self->stale = FALSE;
  job->generation = ++self->generation;
  job->kind = self->kind;
  lian_store_read_async (lian_context_get_store (self->context), read_job, job, job_free, self->cancellable, read_cb,
                         g_object_ref (self));
}

static void
chosen_cb (LianReportsPage *self)
{
  guint which = gtk_drop_down_get_selected (self->which);
  if (self->context == NULL || which >= LIAN_N_REPORTS || which == self->kind)
    return;
  self->kind = (LianReportKind) which;
  load (self);
}

static void
changed_cb (LianReportsPage *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

/* Actions. */

static const char *
paper_of (LianReportKind kind)
{
  switch (kind)
    {
    case LIAN_REPORT_DUE:
      return "returns-due";
    case LIAN_REPORT_FIGURES:
      return "printed-figures";
    case LIAN_REPORT_QUALITY:
      return "quality-persons";
    case LIAN_REPORT_MANAGEMENT:
      return "management-checks";
    case LIAN_REPORT_FEDERATION:
    case LIAN_REPORT_TRADE:
    case LIAN_REPORT_FORM:
    case LIAN_REPORT_STAGE:
    case LIAN_N_REPORTS:
    default:
      return "federation-summary";
    }
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianReportsPage *self = LIAN_REPORTS_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  if (self->job != NULL && GTK_IS_WINDOW (root))
    lian_print_preview_kind (GTK_WINDOW (root), self->context, lian_print_kind_find (paper_of (self->job->kind)), NULL,
                             0);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianReportsPage *self = LIAN_REPORTS_PAGE (widget);
  if (self->job != NULL)
    lian_report_save (widget, self->context, self->job->kind);
}

/* With the focus in an entry of the window Ctrl+Z would be the entry's own. */
static void
opened_cb (LianReportsPage *self)
{
  self->focus_wanted = TRUE;
  load (self);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianQuestion *question = lian_return_question_open (widget, LIAN_REPORTS_PAGE (widget)->context);
  g_signal_connect_object (question, "written", G_CALLBACK (opened_cb), widget, G_CONNECT_SWAPPED);
}

static void
focus_list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianReportsPage *self = LIAN_REPORTS_PAGE (widget);
  self->focus_wanted = TRUE;
  focus_list (self);
}

/* From the table to what it is about, from there back to the sidebar. */
static void
next_pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianReportsPage *self = LIAN_REPORTS_PAGE (widget);
  lian_focus_next_pane (widget, GTK_WIDGET (self->view), GTK_WIDGET (self->which));
}

static void
lian_reports_page_map (GtkWidget *widget)
{
  LianReportsPage *self = LIAN_REPORTS_PAGE (widget);
  GTK_WIDGET_CLASS (lian_reports_page_parent_class)->map (widget);
  if (self->stale && self->context != NULL)
    load (self);
}

static void
lian_reports_page_dispose (GObject *object)
{
  LianReportsPage *self = LIAN_REPORTS_PAGE (object);
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->job, job_free);
  g_clear_object (&self->rows);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_reports_page_parent_class)->dispose (object);
}

static void
lian_reports_page_finalize (GObject *object)
{
  g_object_unref (LIAN_REPORTS_PAGE (object)->cancellable);
  G_OBJECT_CLASS (lian_reports_page_parent_class)->finalize (object);
}

static void
lian_reports_page_class_init (LianReportsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = lian_reports_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_reports_page_finalize;
  widget_class->map = lian_reports_page_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "reports.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "reports.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "reports.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "page.focus-list", NULL, focus_list_action);
  gtk_widget_class_install_action (widget_class, "page.next-pane", NULL, next_pane_action);
}

static GtkWidget *
create_bar (LianReportsPage *self)
{
  GtkWidget *lines = lian_lines_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  for (int kind = 0; kind < LIAN_N_REPORTS; kind++)
    gtk_string_list_append (names, _ (lian_report_label ((LianReportKind) kind)));
  self->which = lian_lines_add_choice (LIAN_LINES (lines), _ ("Re_port"), _ ("Report"));
  gtk_drop_down_set_model (self->which, G_LIST_MODEL (names));
  g_signal_connect_object (self->which, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  self->count = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "height-request", 34, NULL));
  lian_lines_append (LIAN_LINES (lines), GTK_WIDGET (self->count));
  lian_lines_add_button (LIAN_LINES (lines), _ ("_Open a year…"), _ ("Open the annual returns of a year for all co-operatives"),
                         "reports.open");
  lian_lines_add_button (LIAN_LINES (lines), _ ("Pr_int report"), _ ("Print this report"), "reports.print");
  lian_lines_add_button (LIAN_LINES (lines), _ ("Save as _file…"), _ ("Save the rows as XLSX, ODS, CSV or JSON"),
                         "reports.save");
  gtk_widget_set_margin_start (lines, 12);
  gtk_widget_set_margin_end (lines, 12);
  gtk_widget_set_margin_top (lines, 6);
  return lines;
}

static GtkWidget *
create_rows (LianReportsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *halves = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *charts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->below = gtk_scrolled_window_new ();
  for (int i = 0; i < LIAN_REPORTS_CHARTS; i++)
    {
      self->charts[i] = LIAN_CHART (lian_chart_new ());
      gtk_box_append (GTK_BOX (charts), GTK_WIDGET (self->charts[i]));
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->below), charts);
  gtk_widget_set_vexpand (self->below, TRUE);
  gtk_box_set_homogeneous (GTK_BOX (halves), TRUE);
  gtk_box_append (GTK_BOX (halves), _lian_reports_page_create_table (self));
  gtk_box_append (GTK_BOX (halves), self->below);
  self->detail = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "selectable", TRUE,
                                          "margin-start", 12, "margin-end", 12, "margin-bottom", 6, NULL));
  gtk_box_append (GTK_BOX (box), halves);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->detail));
  return box;
}

static void
lian_reports_page_init (LianReportsPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->stale = TRUE;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->trouble = LIAN_TROUBLE (lian_trouble_new ());
  g_signal_connect_object (self->trouble, "retry", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  self->stack = gtk_stack_new ();
  self->nothing = adw_status_page_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), create_rows (self), "rows");
  gtk_stack_add_named (GTK_STACK (self->stack), self->nothing, "nothing");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->trouble));
  gtk_box_append (GTK_BOX (self->box), create_bar (self));
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reports.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reports.save", FALSE);
}

static void
follow_writable (LianReportsPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reports.open",
                                 !lian_store_is_read_only (lian_context_get_store (self->context)));
}

/**
 * lian_reports_page_new:
 * @context: the base
 *
 * Returns: (transfer floating): a page; it fills itself when it is shown
 */
GtkWidget *
lian_reports_page_new (LianContext *context)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  LianReportsPage *self = g_object_new (LIAN_TYPE_REPORTS_PAGE, NULL);
  self->context = g_object_ref (context);
  follow_writable (self);
  g_signal_connect_object (lian_context_get_store (context), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
