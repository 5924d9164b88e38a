/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Where points would serve best: the question, the answer with its proof or its bound, and the way
 * from the points of today.
 *
 * The ground never changes, so the work needs no base: a thread of its own does it, and closing the
 * window ends it. */
#include "lian-coverage-sites.h"
#include "lian-coverage-words.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-label.h"
#include "lian-plain-window.h"
#include "lian-site.h"
#include "lian-text.h"

/* How much work an answer may take, in seconds of an ordinary machine. */
#define SECONDS 2.0
#define MOST_POINTS 100000

static const struct
{
  LianSitingKind kind;
  const char *label;
} questions[] = {
  { LIAN_SITING_MEDIAN, N_ ("the shortest ways with this many points") },
  { LIAN_SITING_COVER, N_ ("the fewest points that reach everyone within the limit") },
  { LIAN_SITING_MAX_COVER, N_ ("the most residents within the limit with this many points") },
};

typedef struct
{
  GtkWidget *window;
  GWeakRef page;
  LianCoverageJob *job;
  gint64 cooperative; /* whose new points would be */
  LianCoverageSitesFunc found;
  gpointer data;
  GCancellable *cancellable; /* of the question that is worked on */
  LianSitePlan *plan;

  GtkDropDown *question;
  GtkEditable *number;
  GtkCheckButton *stay;
  GtkCheckButton *rooms;
  GtkWidget *work;
  GtkWidget *try_out;
  GtkLabel *answer;
  GtkListBox *list;
} View;

static void
view_free (gpointer data)
{
  View *view = data;
  g_cancellable_cancel (view->cancellable);
  g_clear_object (&view->cancellable);
  g_weak_ref_clear (&view->page);
  lian_coverage_job_unref (view->job);
  g_clear_pointer (&view->plan, lian_site_plan_free);
  g_free (view);
}

/* Whoever works on an answer has nobody to tell any more. */
static void
closed_cb (View *view)
{
  g_cancellable_cancel (view->cancellable);
}

static gboolean
is_solved (const LianSitePlan *plan)
{
  return plan->status == LIAN_SITING_OPTIMAL || plan->status == LIAN_SITING_FEASIBLE;
}

static LianSitingKind
get_kind (View *view)
{
  return questions[MIN (gtk_drop_down_get_selected (view->question), G_N_ELEMENTS (questions) - 1)]
      .kind;
}

/* The answer in words. */

static char *
count_points (gint64 amount)
{
  g_autofree char *number = lian_coverage_words_number (amount);
  /* Translators: a number of service points */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s point", "%s points", (gulong) amount),
                          number);
}

static char *
count_residents (gint64 amount)
{
  g_autofree char *number = lian_coverage_words_number (amount);
  /* Translators: a number of residents */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s resident", "%s residents",
                                       (gulong) amount),
                          number);
}

/* What is counted: ways, points or residents. */
static char *
count (View *view, gint64 amount)
{
  if (get_kind (view) == LIAN_SITING_MEDIAN)
    return lian_coverage_words_extra (lian_ground_get_measure (view->job->ground), amount);
  return get_kind (view) == LIAN_SITING_COVER ? count_points (amount) : count_residents (amount);
}

static void
add_line (GString *text, char *line)
{
  g_autofree char *own = line;
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", own);
}

static char *
describe_plan (View *view)
{
  const LianSitePlan *plan = view->plan;
  GString *text = g_string_new (NULL);
  if (!is_solved (plan))
    return g_strdup (_ ("No answer: some residents can get to none of so few points, or there is no "
                        "room for them."));
  g_autofree char *objective = count (view, plan->objective), *bound = count (view, plan->bound);
  g_autofree char *today = plan->today >= 0 ? count (view, plan->today) : NULL;
  add_line (text, plan->status == LIAN_SITING_OPTIMAL
                      ? g_strdup_printf (_ ("%s; nothing better is possible, which is proven"),
                                         objective)
                      : g_strdup_printf (_ ("%s; not proven to be best, but nothing can be better "
                                            "than %s"),
                                         objective, bound));
  if (today != NULL)
    add_line (text, g_strdup_printf (_ ("today: %s"), today));
  if (plan->unreached > 0)
    {
      g_autofree char *left = lian_coverage_words_number (plan->unreached);
      add_line (text, g_strdup_printf (_ ("%s residents can get to no place at all"), left));
    }
  if (plan->only_today)
    add_line (text, g_strdup (_ ("There are too many neighbourhoods to try: only the places of "
                                 "today's points were.")));
  return g_string_free (text, FALSE);
}

static char *
describe_site (View *view, const LianSite *site)
{
  const LianGroundParts *parts = lian_ground_get_parts (view->job->ground);
  gboolean stays = site->outlet >= 0;
  const char *title = stays ? g_array_index (parts->outlets, LianOutlet, site->outlet).title
                            : g_array_index (parts->places, LianPlace, site->place).title;
  g_autofree char *residents = count_residents (site->residents);
  g_autofree char *name = lian_text_shorten_to (title, 60);
  return lian_isolate_join (" · ", name, stays ? _ ("as today") : _ ("new"), residents, NULL);
}

static void
fill_list (View *view)
{
  GtkListBoxRow *row;
  while ((row = gtk_list_box_get_row_at_index (view->list, 0)) != NULL)
    gtk_list_box_remove (view->list, GTK_WIDGET (row));
  for (guint i = 0; view->plan != NULL && i < view->plan->sites->len; i++)
    {
      g_autofree char *text = describe_site (view, &g_array_index (view->plan->sites, LianSite, i));
      GtkWidget *line = lian_label_new (text, NULL);
      gtk_widget_set_margin_start (line, 9);
      gtk_list_box_append (view->list, line);
    }
}

static void
show_plan (View *view)
{
  g_autofree char *words = view->plan != NULL ? describe_plan (view) : g_strdup ("");
  gtk_label_set_text (view->answer, words);
  gtk_widget_set_sensitive (view->try_out, view->plan != NULL && is_solved (view->plan));
  fill_list (view);
}

/* Working it out. */

typedef struct
{
  LianGround *ground;
  LianSiteWish wish;
} Task;

static void
task_free (gpointer data)
{
  Task *task = data;
  lian_ground_unref (task->ground);
  g_free (task);
}

static void
work_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Task *question = data;
  GError *error = NULL;
  LianSitePlan *plan = lian_site_plan (question->ground, &question->wish, NULL, cancellable, &error);
  if (plan == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, plan, (GDestroyNotify) lian_site_plan_free);
}

/* A question that was given up, or whose window is gone, has nobody to tell. */
static void
worked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  LianSitePlan *plan = g_task_propagate_pointer (G_TASK (result), &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  View *view = g_object_get_data (source, "lian-view");
  gtk_widget_set_sensitive (view->work, TRUE);
  view->plan = plan;
  show_plan (view);
  if (plan == NULL)
    gtk_label_set_text (view->answer, error->message);
}

/* Empty means as many as today; what is no number means nothing. */
static gboolean
read_number (View *view, guint *number)
{
  guint64 typed = 0;
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (view->number)));
  *number = 0;
  if (*text == '\0')
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 1, MOST_POINTS, &typed, NULL))
    return FALSE;
  *number = (guint) typed;
  return TRUE;
}

/* What was answered before is not the answer any more. */
static void
forget (View *view)
{
  g_cancellable_cancel (view->cancellable);
  g_clear_object (&view->cancellable);
  g_clear_pointer (&view->plan, lian_site_plan_free);
  gtk_widget_set_sensitive (view->work, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (view->number), get_kind (view) != LIAN_SITING_COVER);
  gtk_widget_set_sensitive (GTK_WIDGET (view->rooms), get_kind (view) == LIAN_SITING_MEDIAN);
  show_plan (view);
}

static void
work_cb (View *view)
{
  guint number;
  forget (view);
  if (!read_number (view, &number))
    {
      gtk_label_set_text (view->answer, _ ("Number of points: give a whole number above zero."));
      gtk_widget_grab_focus (GTK_WIDGET (view->number));
      return;
    }
  view->cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (view->window, view->cancellable, worked_cb, NULL);
  Task *question = g_new0 (Task, 1);
  question->ground = lian_ground_ref (view->job->ground);
  question->wish = (LianSiteWish){ .kind = get_kind (view), .p = number, .rounds = TRUE,
                                   .keep = gtk_check_button_get_active (view->stay),
                                   .rooms = get_kind (view) == LIAN_SITING_MEDIAN
                                            && gtk_check_button_get_active (view->rooms),
                                   .seconds = SECONDS };
  gtk_label_set_text (view->answer, _ ("Working it out…"));
  gtk_widget_set_sensitive (view->work, FALSE);
  g_task_set_source_tag (task, work_cb);
  g_task_set_task_data (task, question, task_free);
  g_task_run_in_thread (task, work_thread);
}

/* Trying it out. */

static gboolean
is_kept (const LianSitePlan *plan, guint outlet)
{
  for (guint i = 0; i < plan->sites->len; i++)
    if (g_array_index (plan->sites, LianSite, i).outlet == (gint32) outlet)
      return TRUE;
  return FALSE;
}

/* A point whose position nobody knows was not among the choices, and is left alone. */
static GArray *
list_changes (View *view)
{
  guint n;
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (LianServiceChange));
  const LianOutlet *outlets = lian_ground_get_outlets (view->job->ground, &n);
  const LianGroundParts *parts = lian_ground_get_parts (view->job->ground);
  for (guint i = 0; i < n; i++)
    if (outlets[i].placed && !is_kept (view->plan, i))
      {
        LianServiceChange change
            = { .kind = LIAN_SERVICE_CLOSE, .point = outlets[i].id, .capacity = -1 };
        g_array_append_val (changes, change);
      }
  for (guint i = 0; i < view->plan->sites->len; i++)
    {
      const LianSite *site = &g_array_index (view->plan->sites, LianSite, i);
      LianServiceChange change = { .kind = LIAN_SERVICE_OPEN, .cooperative = view->cooperative,
                                   .capacity = -1 };
      if (site->outlet >= 0)
        continue;
      change.neighbourhood = g_array_index (parts->places, LianPlace, site->place).id;
      g_array_append_val (changes, change);
    }
  return changes;
}

static void
try_cb (View *view)
{
  g_autoptr (GtkWidget) page = g_weak_ref_get (&view->page);
  if (view->plan == NULL || page == NULL)
    return;
  g_autoptr (GArray) changes = list_changes (view);
  view->found (changes, view->data);
  gtk_window_close (GTK_WINDOW (view->window));
}

/* Construction. */

static GtkWidget *
make_question (View *view)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget *choice;
  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    gtk_string_list_append (words, _ (questions[i].label));
  choice = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (words)), NULL);
  lian_gtk48_name_drop_down (GTK_DROP_DOWN (choice), _ ("Question"));
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (forget), view);
  view->question = GTK_DROP_DOWN (choice);
  return choice;
}

static GtkWidget *
make_number (View *view)
{
  guint n;
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *word = gtk_label_new_with_mnemonic (_ ("_Number of points")), *entry = gtk_entry_new ();
  lian_ground_get_outlets (view->job->ground, &n);
  g_autofree char *today = g_strdup_printf ("%u", n);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), today);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_DIGITS);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 7);
  gtk_label_set_mnemonic_widget (GTK_LABEL (word), entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (forget), view);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (work_cb), view);
  view->number = GTK_EDITABLE (entry);
  gtk_box_append (GTK_BOX (line), word);
  gtk_box_append (GTK_BOX (line), entry);
  return line;
}

static GtkCheckButton *
add_check (View *view, GtkWidget *box, const char *label)
{
  GtkWidget *check = gtk_check_button_new_with_mnemonic (label);
  /* GTK 4.8 says the mnemonic as well; the label inside has the name without it. */
  gtk_accessible_reset_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  gtk_widget_get_last_child (check), NULL, -1);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (forget), view);
  gtk_box_append (GTK_BOX (box), check);
  return GTK_CHECK_BUTTON (check);
}

static GtkWidget *
make_buttons (View *view)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  view->work = lian_gtk48_mnemonic_button_new (_ ("_Work it out"));
  view->try_out = lian_gtk48_mnemonic_button_new (_ ("_Try these places"));
  gtk_widget_add_css_class (view->work, "suggested-action");
  gtk_widget_set_tooltip_text (view->try_out, _ ("See what would come of it; nothing is written"));
  g_signal_connect_swapped (view->work, "clicked", G_CALLBACK (work_cb), view);
  g_signal_connect_swapped (view->try_out, "clicked", G_CALLBACK (try_cb), view);
  gtk_box_append (GTK_BOX (box), view->work);
  gtk_box_append (GTK_BOX (box), view->try_out);
  return box;
}

static GtkWidget *
make_list (View *view)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Places for points"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  view->list = GTK_LIST_BOX (list);
  return scrolled;
}

static GtkWidget *
make_content (View *view)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *scope = lian_label_new (view->job->scope_words, "dim-label");
  GtkWidget *answer = lian_label_new ("", NULL);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_box_append (GTK_BOX (box), scope);
  gtk_box_append (GTK_BOX (box), make_question (view));
  gtk_box_append (GTK_BOX (box), make_number (view));
  view->stay = add_check (view, box, _ ("All points of today _stay where they are"));
  view->rooms = add_check (view, box, _ ("_Count for how many the points of today have room"));
  gtk_box_append (GTK_BOX (box), make_buttons (view));
  gtk_box_append (GTK_BOX (box), answer);
  gtk_box_append (GTK_BOX (box), make_list (view));
  view->answer = GTK_LABEL (answer);
  return box;
}

/**
 * lian_coverage_sites_present:
 * @page: where it is asked for
 * @job: what is shown there, with a ground that has a limit
 * @cooperative: whose new points would be; 0 when nobody has said
 * @found: called when the places are to be tried out
 * @data: for @found; the page, which outlives the call
 *
 * Asks where points would serve best, and answers.  Places that a good round serves need no point.
 * Escape closes it.
 */
void
lian_coverage_sites_present (GtkWidget *page, LianCoverageJob *job, gint64 cooperative,
                             LianCoverageSitesFunc found, gpointer data)
{
  View *view = g_new0 (View, 1);
  g_weak_ref_init (&view->page, page);
  view->job = lian_coverage_job_ref (job);
  view->cooperative = cooperative;
  view->found = found;
  view->data = data;
  view->window = lian_plain_window_new (GTK_WINDOW (gtk_widget_get_root (page)),
                                        _ ("Where Points Would Serve Best"), make_content (view), 560,
                                        560);
  g_object_set_data_full (G_OBJECT (view->window), "lian-view", view, view_free);
  g_signal_connect_swapped (view->window, "destroy", G_CALLBACK (closed_cb), view);
  forget (view);
  gtk_window_present (GTK_WINDOW (view->window));
}
