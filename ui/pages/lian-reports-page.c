/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The reports of the register, as a page: which one above, its rows below, and its charts. */
#include "lian-reports-page-private.h"

#include <adwaita.h>

#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-lines.h"
#include "lian-plural.h"
#include "lian-print-operation.h"
#include "lian-report-charts.h"
#include "lian-report-save.h"
#include "lian-return-question.h"

G_DEFINE_FINAL_TYPE (LianReportsPage, lian_reports_page, LIAN_TYPE_READ_PAGE)

/* More rows than anybody reads on a screen; paper and file have all. */
#define MOST_ROWS 5000

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

static void
allow_actions (LianReportsPage *self)
{
  gboolean any = self->job->report->rows->len > 0;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.print", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reports.print", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reports.save", any);
}

/* LianReadPageClass.ask */
static gpointer
ask (LianReadPage *page)
{
  LianReportJob *job = g_new0 (LianReportJob, 1);
  job->kind = LIAN_REPORTS_PAGE (page)->kind;
  return job;
}

/* LianReadPageClass.fill */
static void
fill (LianReadPage *page, gpointer job)
{
  LianReportsPage *self = LIAN_REPORTS_PAGE (page);
  self->job = job;
  _lian_reports_page_fill (self);
  allow_actions (self);
}

static void
chosen_cb (LianReportsPage *self)
{
  guint which = gtk_drop_down_get_selected (self->which);
  if (which >= LIAN_N_REPORTS || which == self->kind)
    return;
  self->kind = (LianReportKind) which;
  lian_read_page_load (LIAN_READ_PAGE (self));
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
    case LIAN_REPORT_SHARES:
      return "share-arrears";
    case LIAN_REPORT_REGISTER:
      return "register";
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
  LianReadPage *page = LIAN_READ_PAGE (widget);
  if (self->job != NULL && lian_read_page_get_window (page) != NULL)
    lian_print_preview_kind (lian_read_page_get_window (page), lian_read_page_get_context (page),
                             lian_print_kind_find (paper_of (self->job->kind)), NULL, 0);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianReportsPage *self = LIAN_REPORTS_PAGE (widget);
  if (self->job != NULL)
    lian_report_save (widget, lian_read_page_get_context (LIAN_READ_PAGE (self)), self->job->kind);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianQuestion *question = lian_return_question_open (widget, lian_read_page_get_context (LIAN_READ_PAGE (widget)));
  /* With the focus in an entry of the window Ctrl+Z would be the entry's own. */
  g_signal_connect_object (question, "written", G_CALLBACK (lian_read_page_load_and_focus), widget, G_CONNECT_SWAPPED);
}

static void
lian_reports_page_dispose (GObject *object)
{
  G_OBJECT_CLASS (lian_reports_page_parent_class)->dispose (object);
  g_clear_object (&LIAN_REPORTS_PAGE (object)->rows);
}

static void
lian_reports_page_class_init (LianReportsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  LianReadPageClass *page_class = LIAN_READ_PAGE_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = lian_reports_page_dispose;
  page_class->ask = ask;
  page_class->read = read_job;
  page_class->free_job = job_free;
  page_class->fill = fill;
  gtk_widget_class_install_action (widget_class, "reports.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "reports.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "reports.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action);
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
  LianReadPage *page = LIAN_READ_PAGE (self);
  self->stack = gtk_stack_new ();
  self->nothing = adw_status_page_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), create_rows (self), "rows");
  gtk_stack_add_named (GTK_STACK (self->stack), self->nothing, "nothing");
  lian_read_page_append (page, create_bar (self));
  lian_read_page_append (page, self->stack);
  /* From the table to what it is about, from there back to the sidebar. */
  lian_read_page_set_panes (page, self->view, GTK_WIDGET (self->which));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reports.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reports.save", FALSE);
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
  GtkWidget *self = g_object_new (LIAN_TYPE_REPORTS_PAGE, "context", context, NULL);
  gtk_widget_action_set_enabled (self, "reports.open", !lian_store_is_read_only (lian_context_get_store (context)));
  return self;
}
