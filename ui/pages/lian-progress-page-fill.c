/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of progress: the trades of the city, and the words beside them. */
#include "lian-progress-page-private.h"

#include "lian-beside.h"
#include "lian-city-progress-words.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-plan-done.h"
#include "lian-reading.h"
#include "lian-text-rows.h"

#define MOST_LINES 20

static void
add_row (LianProgressPage *self, const LianCityRate *rate, guint number)
{
  g_autofree char *all
      = lian_city_progress_dup_figure (rate->by_households ? rate->base_households : rate->base_persons);
  g_autofree char *organised = lian_city_progress_dup_organised (rate);
  g_autofree char *percent = lian_city_progress_dup_percent (rate->rate);
  g_autofree char *left = lian_city_progress_dup_figure (lian_city_progress_left (rate));
  const char *federation = rate->federation != 0 ? _ ("there is one")
                           : !rate->gap          ? "–"
                           : rate->task != 0     ? _ ("▲ none, task")
                                                 : _ ("▲ none (F1)");
  const char *const cells[LIAN_TEXT_ROW_CELLS]
      = { rate->name, lian_city_progress_class_label (rate), all, organised, percent, left, federation, NULL, NULL, NULL };
  g_autoptr (LianTextRow) row = lian_text_row_new (number, cells);
  g_list_store_append (self->rows, row);
}

/* The specialised federation; where it is missing, the task to found it; else the trade. */
static void
activate_cb (LianProgressPage *self, guint position)
{
  g_autoptr (LianTextRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  if (row == NULL || self->job == NULL || self->job->progress == NULL)
    return;
  const LianCityRate *rate = self->job->progress->trades->pdata[lian_text_row_get_number (row)];
  const char *type = rate->federation != 0 ? "federation" : rate->gap && rate->task != 0 ? "task" : "trade";
  gint64 id = rate->federation != 0 ? rate->federation : rate->gap && rate->task != 0 ? rate->task : rate->trade;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", type, id);
}

/**
 * _lian_progress_page_create_table:
 * @self: the page
 *
 * Returns: (transfer floating): the table, without rows
 */
GtkWidget *
_lian_progress_page_create_table (LianProgressPage *self)
{
  self->rows = g_list_store_new (LIAN_TYPE_TEXT_ROW);
  GtkSelectionModel *selection
      = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows))));
  self->view = lian_text_rows_view_new (selection, _ ("Trades of the city"));
  lian_text_rows_append_column (self->view, _ ("Trade"), 0, 112, TRUE);
  lian_text_rows_append_column (self->view, _ ("Class"), 1, 84, TRUE);
  lian_text_rows_append_figures (self->view, _ ("in the trade"), 2, 100);
  lian_text_rows_append_figures (self->view, _ ("organised"), 3, 94);
  lian_text_rows_append_figures (self->view, _ ("rate"), 4, 76);
  lian_text_rows_append_figures (self->view, _ ("not organised"), 5, 120);
  lian_text_rows_append_column (self->view, _ ("Federation (F1)"), 6, 132, FALSE);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  return lian_beside_scroll (self->view);
}

/**
 * _lian_progress_page_get_selected:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): the trade that is selected
 */
const LianCityRate *
_lian_progress_page_get_selected (LianProgressPage *self)
{
  GtkSelectionModel *model = gtk_column_view_get_model (self->view);
  guint at = gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (model));
  g_autoptr (LianTextRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), at);
  return row != NULL && self->job != NULL && self->job->progress != NULL
             ? self->job->progress->trades->pdata[lian_text_row_get_number (row)]
             : NULL;
}

static void
add_word (GtkWidget *box, const LianCityProgress *progress)
{
  g_autofree char *word = lian_city_progress_dup_word (progress), *rate = lian_city_progress_dup_rate (progress->all);
  g_autofree char *stages = lian_city_progress_dup_stages (progress->all);
  lian_reading_add_text (box, progress->name, "heading");
  lian_reading_add_text (box, rate, NULL);
  if (*stages != '\0')
    lian_reading_add_text (box, stages, "dim-label");
  gtk_box_append (GTK_BOX (box), lian_reading_create_link (word, "win.open-record", "city", progress->city));
  if (progress->below)
    {
      g_autofree char *threshold = lian_city_progress_dup_percent (progress->threshold);
      g_autofree char *text
          = g_strdup_printf (_ ("▲ Confirmed, but the rate is below %s, which the resolution set."), threshold);
      lian_reading_add_text (box, text, "warning");
    }
}

static char *
dup_task (const LianRecord *task, LianDate today)
{
  LianDate due = lian_record_get_date (task, "due");
  g_autofree char *day = due != 0 ? lian_date_format (due) : g_strdup (_ ("no due date"));
  const char *waits = lian_record_get_text (task, "blocked_by");
  g_autofree char *line = lian_isolate_join (" · ", day, lian_record_get_title (task), waits, NULL);
  return due != 0 && due < today ? g_strdup_printf ("▲ %s", line) : g_steal_pointer (&line);
}

static void
add_rest (GtkWidget *box, guint n)
{
  if (n <= MOST_LINES)
    return;
  g_autofree char *text = g_strdup_printf (_ ("and %u more"), n - MOST_LINES);
  lian_reading_add_text (box, text, "dim-label");
}

static void
add_tasks (GtkWidget *box, const LianProgressJob *job)
{
  lian_reading_add_text (box, _ ("Leftover problems and tasks"), "heading");
  if (job->tasks->len == 0)
    lian_reading_add_text (box, _ ("Nothing is open."), "dim-label");
  for (guint i = 0; i < MIN (job->tasks->len, MOST_LINES); i++)
    {
      g_autofree char *text = dup_task (job->tasks->pdata[i], job->progress->day);
      gtk_box_append (GTK_BOX (box), lian_reading_create_link (text, "win.open-record", "task",
                                                               lian_record_get_id (job->tasks->pdata[i])));
    }
  add_rest (box, job->tasks->len);
}

static char *
dup_plan (const LianProgressJob *job, guint i)
{
  const LianPlanDone *one = job->plans->pdata[i];
  g_autofree char *name = lian_isolate (one->name);
  if (one->n_returns == 0)
    /* Translators: whose plan, a quantity with its unit */
    return g_strdup_printf (_ ("%s: %s planned, no return"), name, (const char *) job->planned->pdata[i]);
  g_autofree char *percent = lian_city_progress_dup_percent (lian_plan_done_thousandths (one));
  g_autofree char *until = lian_date_format (one->until);
  /* Translators: whose plan, two quantities with their unit, a share, a day */
  return g_strdup_printf (_ ("%s: %s of %s, %s, until %s"), name, (const char *) job->done->pdata[i],
                          (const char *) job->planned->pdata[i], percent, until);
}

static void
add_plans (GtkWidget *box, const LianProgressJob *job)
{
  lian_reading_add_text (box, _ ("The year's plan against done"), "heading");
  if (job->plans->len == 0)
    lian_reading_add_text (box, _ ("No plan of this year is agreed."), "dim-label");
  for (guint i = 0; i < MIN (job->plans->len, MOST_LINES); i++)
    {
      g_autofree char *text = dup_plan (job, i);
      gtk_box_append (GTK_BOX (box), lian_reading_create_link (text, "win.open-record", "plan",
                                                               ((LianPlanDone *) job->plans->pdata[i])->plan));
    }
  add_rest (box, job->plans->len);
}

/* The rows are new ones, and the focus left with the old. */
static void
keep_focus (LianProgressPage *self, guint row)
{
  gtk_selection_model_select_item (gtk_column_view_get_model (self->view), row, TRUE);
  if (!lian_gtk48_focus_row (self->view, row))
    gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

/**
 * _lian_progress_page_fill:
 * @self: the page
 *
 * Shows what was read.
 */
void
_lian_progress_page_fill (LianProgressPage *self)
{
  const GPtrArray *trades = self->job->progress->trades;
  guint focused = lian_gtk48_get_focused_row (self->view);
  gboolean any = focused < g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  g_list_store_remove_all (self->rows);
  for (guint i = 0; i < trades->len; i++)
    add_row (self, trades->pdata[i], i);
  if (any)
    keep_focus (self, MIN (focused, trades->len > 0 ? trades->len - 1 : 0));
  lian_reading_clear (self->words);
  lian_reading_clear (self->work);
  add_word (self->words, self->job->progress);
  add_tasks (self->work, self->job);
  add_plans (self->work, self->job);
}
