/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Plans beside each other: what each has of every aim, by the yardstick of the one that is shown, and
 * below, what differs between two of them, and only that. */
#include "lian-arrange-compare.h"

#include "lian-arrange-charts.h"
#include "lian-arrange-compare-read.h"
#include "lian-arrange-figures.h"
#include "lian-choices.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-label.h"
#include "lian-lines.h"
#include "lian-plain-window.h"
#include "lian-plural.h"
#include "lian-print-operation.h"
#include "lian-text-rows.h"
#include "lian-text.h"
#include "lian-trouble.h"

#define MOST_OF_NAME 28
#define UPPER_HALF 312 /* high enough for all figures */

typedef struct
{
  GtkWidget *window;
  LianContext *context;
  GCancellable *cancellable;
  LianArrangeJob *job;
  LianArrangeComparison *comparison; /* NULL until it is read */
  LianTrouble *trouble;
  GtkLabel *yardstick;
  GtkColumnView *figures;
  GListStore *figure_rows;
  GtkDropDown *before;
  GtkDropDown *after;
  GtkLabel *summary;
  GListStore *difference_rows;
  gboolean filling;
} View;

static void
view_free (gpointer data)
{
  View *view = data;
  g_cancellable_cancel (view->cancellable);
  g_object_unref (view->cancellable);
  g_object_unref (view->context);
  g_object_unref (view->figure_rows);
  g_object_unref (view->difference_rows);
  g_clear_pointer (&view->comparison, lian_arrange_comparison_free);
  lian_arrange_job_unref (view->job);
  g_free (view);
}

static const LianArrangeMeasured *
get_measured (View *view, guint i)
{
  return view->comparison->measured->pdata[i];
}

static const LianRecord *
find_plan (View *view, gint64 id)
{
  for (guint i = 0; i < view->job->plans->len; i++)
    if (lian_record_get_id (view->job->plans->pdata[i]) == id)
      return view->job->plans->pdata[i];
  g_assert_not_reached ();
}

static char *
get_name (View *view, guint i)
{
  const LianRecord *plan = find_plan (view, get_measured (view, i)->arrangement);
  const LianField *field = lian_type_get_field (lian_record_get_type_info (plan), "state");
  g_autofree char *name = lian_text_shorten_to (lian_record_get_text (plan, "name"), MOST_OF_NAME);
  return lian_isolate_join (" · ", name, _ (lian_choice_label (field, lian_record_get_text (plan, "state"))), NULL);
}

/* The figures. */

static void
add_row (GPtrArray *rows, const char *name, GPtrArray *texts)
{
  const char *cells[LIAN_TEXT_ROW_CELLS] = { name };
  for (guint i = 0; i < texts->len && i + 1 < LIAN_TEXT_ROW_CELLS; i++)
    cells[i + 1] = texts->pdata[i];
  g_ptr_array_add (rows, lian_text_row_new (rows->len, cells));
}

static void
add_aim (View *view, GPtrArray *rows, LianAim aim)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < view->comparison->measured->len; i++)
    g_ptr_array_add (texts, lian_arrange_figures_value (aim, get_measured (view, i)->values[aim]));
  add_row (rows, _ (lian_choices_aim[aim].label), texts);
}

static void
add_count (View *view, GPtrArray *rows, const char *name, gsize offset)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < view->comparison->measured->len; i++)
    g_ptr_array_add (texts, g_strdup_printf ("%u", G_STRUCT_MEMBER (guint, get_measured (view, i), offset)));
  add_row (rows, name, texts);
}

static void
fill_figures (View *view)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < view->comparison->measured->len; i++)
    {
      g_autofree char *name = get_name (view, i);
      lian_text_rows_append_column (view->figures, name, i + 1, 190, TRUE);
    }
  add_count (view, rows, _ ("orders that are short"), G_STRUCT_OFFSET (LianArrangeMeasured, short_of));
  add_count (view, rows, _ ("orders that are late"), G_STRUCT_OFFSET (LianArrangeMeasured, late));
  add_count (view, rows, _ ("rules broken"), G_STRUCT_OFFSET (LianArrangeMeasured, faults));
  add_count (view, rows, _ ("co-operatives touched"), G_STRUCT_OFFSET (LianArrangeMeasured, touched));
  for (int aim = 0; aim < LIAN_N_AIMS; aim++)
    add_aim (view, rows, (LianAim) aim);
  g_list_store_splice (view->figure_rows, 0, 0, rows->pdata, rows->len);
}

/* The differences. */

static void
add_difference (View *view, GPtrArray *rows, const LianArrangeChange *change)
{
  const LianArrangeNames *names = view->job->book->names;
  const LianArrangeView plan = { view->job->book->task, NULL, names, NULL };
  g_autofree char *order = lian_arrange_line_text (&plan, change->line);
  g_autofree char *month = lian_arrange_figures_month (change->month);
  g_autofree char *before = lian_arrange_names_number (names, change->line, change->before);
  g_autofree char *after = lian_arrange_names_number (names, change->line, change->after);
  g_autofree char *amount = lian_arrange_names_number (names, change->line, ABS (change->after - change->before));
  g_autofree char *more = lian_arrange_figures_more (change->after - change->before, amount);
  const char *const cells[LIAN_TEXT_ROW_CELLS]
      = { lian_arrange_names_get (names, change->cooperative), order, month, before, after, more };
  g_ptr_array_add (rows, lian_text_row_new (rows->len, cells));
}

static void
say_summary (View *view, const LianArrangeDifferences *differences)
{
  guint n = differences->changes->len, makers = differences->touched->len;
  g_autofree char *places = g_strdup_printf (ngettext ("%u difference", "%u differences", n), n);
  g_autofree char *touched = g_strdup_printf (
      ngettext ("%u co-operative touched", "%u co-operatives touched", makers), makers);
  g_autofree char *text = n > 0 ? g_strdup_printf ("%s · %s", places, touched)
                                : g_strdup (_ ("These plans say the same."));
  gtk_label_set_text (view->summary, text);
}

static void
chosen_cb (View *view)
{
  guint before = gtk_drop_down_get_selected (view->before), after = gtk_drop_down_get_selected (view->after);
  if (view->filling || view->comparison == NULL || MAX (before, after) >= view->comparison->measured->len)
    return;
  g_autoptr (LianArrangeDifferences) differences = lian_arrange_measured_hold (
      get_measured (view, before), get_measured (view, after), view->job->book->task);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < differences->changes->len; i++)
    add_difference (view, rows, &g_array_index (differences->changes, LianArrangeChange, i));
  g_list_store_splice (view->difference_rows, 0, g_list_model_get_n_items (G_LIST_MODEL (view->difference_rows)),
                       rows->pdata, rows->len);
  say_summary (view, differences);
}

/* The plan that the shown one is based on, else the next in the list. */
static guint
find_before (View *view)
{
  gint64 based_on = lian_record_get_number (view->job->plan, "based_on");
  for (guint i = 1; i < view->comparison->measured->len; i++)
    if (get_measured (view, i)->arrangement == based_on)
      return i;
  return view->comparison->measured->len > 1 ? 1 : 0;
}

static void
fill_choices (View *view)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  for (guint i = 0; i < view->comparison->measured->len; i++)
    {
      g_autofree char *name = get_name (view, i);
      gtk_string_list_append (words, name);
    }
  view->filling = TRUE;
  gtk_drop_down_set_model (view->before, G_LIST_MODEL (words));
  gtk_drop_down_set_model (view->after, G_LIST_MODEL (words));
  gtk_drop_down_set_selected (view->before, find_before (view));
  gtk_drop_down_set_selected (view->after, 0);
  view->filling = FALSE;
  chosen_cb (view);
}

/* The paper shows the plans as they stand here. */
static void
print_cb (gpointer data)
{
  View *view = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; view->comparison != NULL && i < view->comparison->measured->len; i++)
    g_array_append_val (ids, get_measured (view, i)->arrangement);
  if (ids->len > 0)
    lian_print_preview (GTK_WINDOW (view->window), view->context, "arrangement-comparison", (const gint64 *) ids->data,
                        ids->len);
}

/* Reading. */

static void
say_yardstick (View *view)
{
  guint left = view->comparison->n_left_out;
  g_autofree char *more = g_strdup_printf (ngettext ("%u older plan is left out.", "%u older plans are left out.", left), left);
  g_autofree char *text
      = g_strjoin (" ", _ ("All are measured by the orders, limits and settings of the first."), left > 0 ? more : NULL, NULL);
  gtk_label_set_text (view->yardstick, text);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) window = data;
  g_autoptr (GError) error = NULL;
  LianArrangeComparison *read = lian_store_read_finish (LIAN_STORE (source), result, &error);
  View *view = g_object_get_data (G_OBJECT (window), "lian-view");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !lian_trouble_take (view->trouble, error))
    return;
  view->comparison = lian_arrange_comparison_new (read->job);
  view->comparison->measured = g_steal_pointer (&read->measured);
  view->comparison->n_left_out = read->n_left_out;
  say_yardstick (view);
  fill_figures (view);
  fill_choices (view);
  lian_gtk48_pass_focus_on (window);
}

static void
read_again (View *view)
{
  lian_store_read_async (lian_context_get_store (view->context), lian_arrange_comparison_read,
                         lian_arrange_comparison_new (view->job), lian_arrange_comparison_free, view->cancellable,
                         read_cb, g_object_ref (view->window));
}

/* Construction. */

static GtkWidget *
make_list (GListStore *rows, const char *name, GtkColumnView **view)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  *view = lian_text_rows_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_object_ref (rows)))),
                                   name);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (*view));
  return lian_tab_bin_new (scrolled);
}

static GtkWidget *
make_figures (View *view)
{
  GtkWidget *list = make_list (view->figure_rows, _ ("Plans beside each other"), &view->figures);
  lian_text_rows_append_column (view->figures, "", 0, 200, FALSE);
  gtk_widget_set_size_request (list, -1, 120);
  return list;
}

static GtkWidget *
make_differences (View *view)
{
  GtkColumnView *list;
  GtkWidget *widget = make_list (view->difference_rows, _ ("What differs"), &list);
  lian_text_rows_append_column (list, _ ("co-operative"), 0, 220, TRUE);
  lian_text_rows_append_column (list, _ ("order"), 1, 240, FALSE);
  lian_text_rows_append_column (list, _ ("month"), 2, 80, FALSE);
  lian_text_rows_append_figures (list, _ ("in the one"), 3, 100);
  lian_text_rows_append_figures (list, _ ("in the other"), 4, 100);
  lian_text_rows_append_figures (list, _ ("difference"), 5, 100);
  return widget;
}

static GtkDropDown *
add_choice (View *view, GtkWidget *lines, const char *mnemonic, const char *name)
{
  GtkDropDown *choice = lian_lines_add_choice (LIAN_LINES (lines), mnemonic, name);
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (chosen_cb), view);
  return choice;
}

static GtkWidget *
make_lower_half (View *view)
{
  GtkWidget *half = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *lines = lian_lines_new ();
  GtkWidget *summary = lian_label_new ("", NULL);
  view->summary = GTK_LABEL (summary);
  view->before = add_choice (view, lines, _ ("From the _one"), _ ("The one plan"));
  view->after = add_choice (view, lines, _ ("to the o_ther"), _ ("The other plan"));
  lian_lines_add_callback_button (LIAN_LINES (lines), _ ("P_rint"), _ ("What stands here, on paper (Ctrl+P)"),
                                  G_CALLBACK (print_cb), view);
  gtk_widget_set_margin_top (half, 6);
  gtk_box_append (GTK_BOX (half), lines);
  gtk_box_append (GTK_BOX (half), summary);
  gtk_box_append (GTK_BOX (half), make_differences (view));
  return half;
}

static GtkWidget *
make_content (View *view)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *halves = gtk_paned_new (GTK_ORIENTATION_VERTICAL);
  GtkWidget *yardstick = lian_label_new (_ ("All are measured by the orders, limits and settings of the first."),
                                         "dim-label");
  view->trouble = LIAN_TROUBLE (lian_trouble_new ());
  view->yardstick = GTK_LABEL (yardstick);
  g_signal_connect_swapped (view->trouble, "retry", G_CALLBACK (read_again), view);
  gtk_paned_set_start_child (GTK_PANED (halves), make_figures (view));
  gtk_paned_set_end_child (GTK_PANED (halves), make_lower_half (view));
  gtk_paned_set_shrink_start_child (GTK_PANED (halves), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (halves), FALSE);
  gtk_paned_set_position (GTK_PANED (halves), UPPER_HALF);
  gtk_widget_set_vexpand (halves, TRUE);
  gtk_widget_add_css_class (box, "list-head");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (view->trouble));
  gtk_box_append (GTK_BOX (box), yardstick);
  gtk_box_append (GTK_BOX (box), halves);
  return box;
}

/**
 * lian_arrange_compare_present:
 * @page: where it is asked for
 * @context: the base
 * @job: what is shown there, with a plan
 *
 * Shows the plan beside the others.  Escape closes it.
 */
void
lian_arrange_compare_present (GtkWidget *page, LianContext *context, LianArrangeJob *job)
{
  View *view = g_new0 (View, 1);
  view->context = g_object_ref (context);
  view->cancellable = g_cancellable_new ();
  view->job = lian_arrange_job_ref (job);
  view->figure_rows = g_list_store_new (LIAN_TYPE_TEXT_ROW);
  view->difference_rows = g_list_store_new (LIAN_TYPE_TEXT_ROW);
  view->window = lian_plain_window_new (GTK_WINDOW (gtk_widget_get_root (page)), _ ("Plans Beside Each Other"),
                                        make_content (view), 1000, 590);
  lian_plain_window_on_print (view->window, print_cb, view);
  g_object_set_data_full (G_OBJECT (view->window), "lian-view", view, view_free);
  read_again (view);
  gtk_window_present (GTK_WINDOW (view->window));
}
