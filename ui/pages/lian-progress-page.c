/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of progress: which city above, its trades, the officer's word, tasks, plans and the rate over time. */
#include "lian-progress-page-private.h"

#include "lian-beside.h"
#include "lian-chart.h"
#include "lian-city-question.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-lines.h"
#include "lian-print-operation.h"
#include "lian-progress-task.h"

G_DEFINE_FINAL_TYPE (LianProgressPage, lian_progress_page, LIAN_TYPE_READ_PAGE)

static void
show_cities (LianProgressPage *self)
{
  self->filling = TRUE;
  lian_lines_fill_records (self->whose, self->job->cities, self->job->city);
  self->filling = FALSE;
}

static void
update_actions (LianProgressPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean any = self->job != NULL && self->job->progress != NULL;
  gboolean writable = any && !lian_store_is_read_only (lian_context_get_store (lian_read_page_get_context (LIAN_READ_PAGE (self))));
  gtk_widget_action_set_enabled (widget, "progress.confirm", writable);
  gtk_widget_action_set_enabled (widget, "progress.task", writable && self->job->progress->trades->len > 0);
  gtk_widget_action_set_enabled (widget, "page.print", any);
}

/* LianReadPageClass.ask */
static gpointer
ask (LianReadPage *page)
{
  LianProgressJob *job = g_new0 (LianProgressJob, 1);
  job->city = LIAN_PROGRESS_PAGE (page)->city;
  return job;
}

/* LianReadPageClass.fill */
static void
fill (LianReadPage *page, gpointer job)
{
  LianProgressPage *self = LIAN_PROGRESS_PAGE (page);
  self->job = job;
  self->city = self->job->city;
  gboolean any = self->job->progress != NULL;
  gtk_stack_set_visible_child_name (self->stack, any ? "content" : "none");
  update_actions (self);
  if (!any)
    return;
  show_cities (self);
  _lian_progress_page_fill (self);
  lian_chart_set_spec (LIAN_CHART (self->chart), self->job->chart);
}

static void
chosen_cb (LianProgressPage *self)
{
  guint at = gtk_drop_down_get_selected (self->whose);
  if (self->filling || self->job == NULL || at >= self->job->cities->len)
    return;
  self->city = lian_record_get_id (self->job->cities->pdata[at]);
  lian_read_page_load (LIAN_READ_PAGE (self));
}

/* Actions. */

static void
confirm_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianProgressPage *self = LIAN_PROGRESS_PAGE (widget);
  LianQuestion *question = lian_city_question_ask (widget, lian_read_page_get_context (LIAN_READ_PAGE (self)),
                                                   self->job->progress, self->job->officers);
  /* With the focus in an entry of the window Ctrl+Z would be the entry's own. */
  g_signal_connect_object (question, "written", G_CALLBACK (lian_read_page_load_and_focus), self, G_CONNECT_SWAPPED);
}

static void
tasked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianProgressPage) self = data;
  g_autoptr (GError) error = NULL;
  LianProgressTask *task = lian_store_write_finish (LIAN_STORE (source), result, NULL, &error);
  if (lian_read_page_take (LIAN_READ_PAGE (self), error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", "task", task->made);
}

static void
task_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianProgressPage *self = LIAN_PROGRESS_PAGE (widget);
  const LianCityRate *rate = _lian_progress_page_get_selected (self);
  if (rate == NULL)
    return;
  LianProgressTask *task = g_new0 (LianProgressTask, 1);
  task->city = self->city;
  task->trade = rate->trade;
  LianReadPage *page = LIAN_READ_PAGE (self);
  lian_store_write_async (lian_context_get_store (lian_read_page_get_context (page)), lian_progress_task_label (), NULL,
                          lian_progress_task_take, task, g_free, lian_read_page_get_cancellable (page), tasked_cb,
                          g_object_ref (self));
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianProgressPage *self = LIAN_PROGRESS_PAGE (widget);
  LianReadPage *page = LIAN_READ_PAGE (widget);
  lian_print_preview (lian_read_page_get_window (page), lian_read_page_get_context (page), "transformation-progress",
                      &self->city, 1);
}

static void
lian_progress_page_dispose (GObject *object)
{
  G_OBJECT_CLASS (lian_progress_page_parent_class)->dispose (object);
  g_clear_object (&LIAN_PROGRESS_PAGE (object)->rows);
}

static void
lian_progress_page_class_init (LianProgressPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  LianReadPageClass *page_class = LIAN_READ_PAGE_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = lian_progress_page_dispose;
  page_class->ask = ask;
  page_class->read = _lian_progress_page_read;
  page_class->free_job = _lian_progress_job_free;
  page_class->fill = fill;
  gtk_widget_class_install_action (widget_class, "progress.confirm", NULL, confirm_action);
  gtk_widget_class_install_action (widget_class, "progress.task", NULL, task_action);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action);
}

static GtkWidget *
create_bar (LianProgressPage *self)
{
  GtkWidget *lines = lian_lines_new ();
  self->whose = lian_lines_add_choice (LIAN_LINES (lines), _ ("_City"), _ ("City"));
  lian_gtk48_make_searchable (self->whose);
  g_signal_connect_object (self->whose, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  lian_lines_add_button (LIAN_LINES (lines), _ ("_Task for the trade"),
                         _ ("Give the selected trade the task that the rules ask for, or open it"), "progress.task");
  lian_lines_add_button (LIAN_LINES (lines), _ ("C_onfirm or withdraw…"),
                         _ ("Say that the city is basically co-operativised, or take that back (A21)"), "progress.confirm");
  lian_lines_add_button (LIAN_LINES (lines), _ ("_Print progress"),
                         _ ("Print how far the city has come"), "page.print");
  return lines;
}

static GtkWidget *
create_city (LianProgressPage *self)
{
  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->chart = lian_chart_new ();
  self->work = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *const parts[] = { self->words, self->chart, self->work };
  GtkWidget *table = _lian_progress_page_create_table (self);
  GtkWidget *side = lian_beside_create_side (parts, G_N_ELEMENTS (parts));
  lian_read_page_set_panes (LIAN_READ_PAGE (self), self->view, side);
  return lian_beside_create (create_bar (self), table, side, 740);
}

static void
lian_progress_page_init (LianProgressPage *self)
{
  self->stack = lian_read_page_append_faces (
      LIAN_READ_PAGE (self), create_city (self), _ ("No City Yet"),
      _ ("Enter cities among the registers, and how many there are in each trade in the lists of this area."));
  update_actions (self);
}

/**
 * lian_progress_page_new:
 * @context: the base
 *
 * Returns: (transfer full): a page; it fills itself when it is shown
 */
GtkWidget *
lian_progress_page_new (LianContext *context)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  return g_object_new (LIAN_TYPE_PROGRESS_PAGE, "context", context, NULL);
}
