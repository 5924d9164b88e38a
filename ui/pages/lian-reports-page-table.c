/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of reports: the table, whose columns are those of the report. */
#include "lian-reports-page-private.h"

#include <adwaita.h>

#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-plural.h"
#include "lian-text-rows.h"

/* A column of width 1 in pixels. */
#define PIXELS 78

static void
set_columns (LianReportsPage *self)
{
  const LianReport *report = self->job->report;
  GListModel *columns = gtk_column_view_get_columns (self->view);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);
      gtk_column_view_remove_column (self->view, column);
    }
  for (guint i = 0; i < report->n_columns; i++)
    {
      const LianReportColumn *column = &report->columns[i];
      int width = MAX ((int) (column->width * PIXELS), 64);
      if (column->number)
        lian_text_rows_append_figures (self->view, column->title, i, width);
      else
        lian_text_rows_append_column (self->view, column->title, i, width, column->width >= 3);
    }
}

static LianTextRow *
new_row (const LianReport *report, guint place)
{
  const LianReportRow *row = report->rows->pdata[place];
  const char *cells[LIAN_TEXT_ROW_CELLS] = { NULL };
  g_autoptr (GString) first = g_string_new (NULL);
  for (guint i = 0; i < row->depth; i++)
    g_string_append (first, "　");
  g_string_append (first, row->cells[0]);
  for (guint i = 0; i < report->n_columns; i++)
    cells[i] = i == 0 ? first->str : row->cells[i];
  return lian_text_row_new (place, cells);
}

static void
set_rows (LianReportsPage *self)
{
  const LianReport *report = self->job->report;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < report->rows->len; i++)
    g_ptr_array_add (rows, new_row (report, i));
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), rows->pdata, rows->len);
}

static char *
count_findings (const LianReport *report)
{
  guint n = report->n_emphasised;
  if (report->kind == LIAN_REPORT_DUE)
    return g_strdup_printf (ngettext ("%u item overdue", "%u items overdue", n), n);
  if (report->kind == LIAN_REPORT_FIGURES)
    return g_strdup_printf (ngettext ("%u finding", "%u findings", n), n);
  if (report->kind == LIAN_REPORT_QUALITY)
    return g_strdup_printf (ngettext ("%u co-operative", "%u co-operatives", report->n_all), report->n_all);
  if (report->kind == LIAN_REPORT_MANAGEMENT)
    return g_strdup_printf (ngettext ("%u month not in order", "%u months not in order", report->n_all), report->n_all);
  if (report->kind == LIAN_REPORT_SHARES)
    return g_strdup_printf (ngettext ("%u member in arrears or docked", "%u members in arrears or docked", n), n);
  if (report->kind == LIAN_REPORT_REGISTER)
    return g_strdup_printf (ngettext ("of %u co-operative something is not stated (?)",
                                      "of %u co-operatives something is not stated (?)", n), n);
  return g_strdup (_ ("A plus: not all co-operatives state it."));
}

/* What is left off is said. */
static char *
count_text (const LianReport *report)
{
  g_autofree char *findings = count_findings (report);
  if (report->rows->len == report->n_all)
    return g_steal_pointer (&findings);
  g_autofree char *left = g_strdup_printf (_ ("the first %u of %u rows; paper and file have all"), report->rows->len,
                                           report->n_all);
  return g_strdup_printf ("%s · %s", findings, left);
}

static void
show_nothing (LianReportsPage *self)
{
  static const char *const titles[] = { N_("Nothing Is Due"), N_("No Co-operative Yet"), N_("No Published Table Yet"),
                                        N_("Everywhere Somebody Answers"), N_("All Months Are in Order"),
                                        N_("Nothing Is Booked Yet") };
  static const char *const words[]
      = { N_("Every item of the annual returns is sent, or no return is open. Open the returns of a year with the "
             "button above, or enter one among the records."),
          N_("Sums appear once co-operatives are entered among the co-operatives."),
          N_("Enter a table as it was printed, line by line, among the records; what does not add up is found."),
          N_("In every co-operative somebody answers for quality and variety, or none is entered. Persons are entered "
             "in the form of the co-operative."),
          N_("Accounts, stock and meeting of the last three full months are in order everywhere, or no co-operative "
             "is entered. Checks are entered in the form of the co-operative."),
          N_("Shares appear once they are subscribed or paid: with the buttons of a member's form, or in the journal "
             "among the members.") };
  LianReportKind kind = self->job->kind;
  guint which = kind == LIAN_REPORT_DUE          ? 0
                : kind == LIAN_REPORT_FIGURES    ? 2
                : kind == LIAN_REPORT_QUALITY    ? 3
                : kind == LIAN_REPORT_MANAGEMENT ? 4
                : kind == LIAN_REPORT_SHARES     ? 5
                                                 : 1;
  adw_status_page_set_title (ADW_STATUS_PAGE (self->nothing), _ (titles[which]));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->nothing), _ (words[which]));
}

static void
show_charts (LianReportsPage *self)
{
  const GPtrArray *charts = self->job->charts;
  for (guint i = 0; i < LIAN_REPORTS_CHARTS; i++)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->charts[i]), i < charts->len);
      if (i < charts->len)
        lian_chart_set_spec (self->charts[i], charts->pdata[i]);
    }
}

/* A sentence about figures is longer than its column. */
static void
show_detail (LianReportsPage *self)
{
  const LianReport *report = self->job->report;
  guint row = gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (gtk_column_view_get_model (self->view)));
  gboolean any = report->kind == LIAN_REPORT_FIGURES && row < report->rows->len;
  gtk_widget_set_visible (GTK_WIDGET (self->detail), any);
  if (any)
    gtk_label_set_text (self->detail, ((LianReportRow *) report->rows->pdata[row])->cells[report->n_columns - 1]);
}

static void
selected_cb (LianReportsPage *self)
{
  if (self->job != NULL)
    show_detail (self);
}

static gboolean
is_focused (LianReportsPage *self, guint *row)
{
  *row = lian_gtk48_get_focused_row (self->view);
  return *row < g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

/* The rows are new ones, and the focus left with the old. */
static void
keep_focus (LianReportsPage *self, guint row)
{
  gtk_selection_model_select_item (gtk_column_view_get_model (self->view), row, TRUE);
  if (!lian_gtk48_focus_row (self->view, row))
    gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

/**
 * _lian_reports_page_fill:
 * @self: the page
 *
 * Shows the report that was read.
 */
void
_lian_reports_page_fill (LianReportsPage *self)
{
  guint row;
  gboolean focused = is_focused (self, &row), any = self->job->report->rows->len > 0;
  g_autofree char *count = count_text (self->job->report);
  /* The columns of the same report stay, and with them the row that has the focus. */
  if (self->n_columns != self->job->report->n_columns || self->shown != self->job->kind)
    set_columns (self);
  self->shown = self->job->kind;
  self->n_columns = self->job->report->n_columns;
  set_rows (self);
  show_nothing (self);
  gtk_label_set_text (self->count, any ? count : "");
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), any ? "rows" : "nothing");
  gtk_widget_set_visible (self->below, any);
  show_detail (self);
  show_charts (self);
  if (focused && any)
    keep_focus (self, MIN (row, self->job->report->rows->len - 1));
}

static void
activate_cb (LianReportsPage *self, guint position)
{
  g_autoptr (LianTextRow) line = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  if (line == NULL || self->job == NULL)
    return;
  const LianReportRow *row = self->job->report->rows->pdata[lian_text_row_get_number (line)];
  if (row->type != NULL && row->id != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", row->type, row->id);
}

/**
 * _lian_reports_page_create_table:
 * @self: the page
 *
 * Returns: (transfer floating): the table, without columns and rows
 */
GtkWidget *
_lian_reports_page_create_table (LianReportsPage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  self->rows = g_list_store_new (LIAN_TYPE_TEXT_ROW);
  GtkSelectionModel *selection
      = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows))));
  self->view = lian_text_rows_view_new (selection, _ ("Report"));
  g_signal_connect_object (selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_size_request (scrolled, 360, 160);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return lian_tab_bin_new (scrolled);
}
