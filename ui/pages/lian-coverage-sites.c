/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Where points would serve best: the question, the answer with its proof or its bound, and the way
 * from the points of today.
 *
 * The ground never changes, so the work needs no base: a thread of its own does it, and closing the
 * window ends it. */
#include "lian-coverage-sites-private.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-label.h"
#include "lian-plain-window.h"
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

static void
view_free (gpointer data)
{
  LianSitesView *view = data;
  g_cancellable_cancel (view->cancellable);
  g_clear_object (&view->cancellable);
  g_weak_ref_clear (&view->page);
  lian_coverage_job_unref (view->job);
  g_object_unref (view->store);
  g_object_unref (view->rows);
  g_hash_table_unref (view->pins);
  g_clear_pointer (&view->ground, lian_ground_unref);
  g_clear_pointer (&view->plan, lian_site_plan_free);
  g_free (view);
}

/* Whoever works on an answer has nobody to tell any more. */
static void
closed_cb (LianSitesView *view)
{
  g_cancellable_cancel (view->cancellable);
}

/**
 * _lian_sites_get_kind:
 * @view: the window
 *
 * Returns: what is asked for
 */
LianSitingKind
_lian_sites_get_kind (LianSitesView *view)
{
  return questions[MIN (gtk_drop_down_get_selected (view->question), G_N_ELEMENTS (questions) - 1)]
      .kind;
}

static void
show_plan (LianSitesView *view)
{
  g_autofree char *words = view->plan != NULL ? _lian_sites_describe_plan (view) : g_strdup ("");
  gtk_label_set_text (view->answer, words);
  gtk_widget_set_sensitive (view->try_out, view->plan != NULL && _lian_sites_is_solved (view->plan));
  _lian_sites_fill_list (view);
}

/* Working it out. */

typedef struct
{
  LianGround *ground;
  GArray *pins;
  LianSiteWish wish;
} Task;

static void
task_free (gpointer data)
{
  Task *task = data;
  lian_ground_unref (task->ground);
  g_array_unref (task->pins);
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
  LianSitesView *view = g_object_get_data (source, "lian-view");
  gtk_widget_set_sensitive (view->work, TRUE);
  view->plan = plan;
  show_plan (view);
  if (plan == NULL)
    gtk_label_set_text (view->answer, error->message);
}

/* Empty means nothing said; what is no number is refused. */
static gboolean
read_number (GtkEditable *entry, gint64 otherwise, gint64 *number)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  *number = otherwise;
  return *text == '\0' || g_ascii_string_to_signed (text, 10, 1, MOST_POINTS, number, NULL);
}

/**
 * _lian_sites_forget:
 * @view: the window
 *
 * What was answered before is not the answer any more; the points can still be pinned.
 */
void
_lian_sites_forget (LianSitesView *view)
{
  gboolean ways = _lian_sites_get_kind (view) == LIAN_SITING_MEDIAN;
  g_cancellable_cancel (view->cancellable);
  g_clear_object (&view->cancellable);
  g_clear_pointer (&view->plan, lian_site_plan_free);
  gtk_widget_set_sensitive (view->work, view->ground != NULL);
  gtk_widget_set_sensitive (view->try_out, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (view->number),
                            _lian_sites_get_kind (view) != LIAN_SITING_COVER);
  gtk_widget_set_sensitive (GTK_WIDGET (view->rooms), ways);
  gtk_widget_set_sensitive (GTK_WIDGET (view->new_room),
                            ways && gtk_check_button_get_active (view->rooms));
  gtk_label_set_text (view->answer, "");
}

static void
start_work (LianSitesView *view, gint64 number, gint64 room)
{
  view->cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (view->window, view->cancellable, worked_cb, NULL);
  Task *question = g_new0 (Task, 1);
  question->ground = lian_ground_ref (view->ground);
  question->pins = _lian_sites_list_pins (view);
  question->wish = (LianSiteWish){ .kind = _lian_sites_get_kind (view), .p = (guint) number,
                                   .rounds = TRUE, .pins = question->pins,
                                   .keep = gtk_check_button_get_active (view->stay),
                                   .rooms = _lian_sites_get_kind (view) == LIAN_SITING_MEDIAN
                                            && gtk_check_button_get_active (view->rooms),
                                   .new_room = lian_capacity_of_month ((gint32) room, 0),
                                   .seconds = SECONDS };
  gtk_label_set_text (view->answer, _ ("Working it out…"));
  gtk_widget_set_sensitive (view->work, FALSE);
  g_task_set_source_tag (task, start_work);
  g_task_set_task_data (task, question, task_free);
  g_task_run_in_thread (task, work_thread);
}

static void
work_cb (LianSitesView *view)
{
  gint64 number, room;
  _lian_sites_forget (view);
  if (view->ground == NULL)
    return;
  gboolean counted = read_number (view->number, 0, &number);
  if (counted && read_number (view->new_room, -1, &room))
    {
      start_work (view, number, room);
      return;
    }
  gtk_label_set_text (view->answer, _ ("Give a whole number above zero."));
  gtk_widget_grab_focus (GTK_WIDGET (counted ? view->new_room : view->number));
}

/* The trade: all together would let a barber make up for a mender of watches. */

typedef struct
{
  LianGroundScope scope;
  LianStandard given;
  LianGround *ground;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;
  g_clear_pointer (&reading->ground, lian_ground_unref);
  g_free (reading);
}

static gboolean
read_ground (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;
  reading->ground
      = lian_ground_read (txn, &reading->scope, &reading->given, cancellable, error);
  return reading->ground != NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) window = data;
  g_autoptr (GError) error = NULL;
  Reading *reading = lian_store_read_finish (LIAN_STORE (source), result, &error);
  LianSitesView *view = g_object_get_data (G_OBJECT (window), "lian-view");
  if (view == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (reading != NULL && lian_ground_get_standard (reading->ground)->limit >= 0)
    view->ground = g_steal_pointer (&reading->ground);
  show_plan (view);
  gtk_widget_set_sensitive (view->work, view->ground != NULL);
  if (view->ground == NULL)
    gtk_label_set_text (view->answer,
                        error != NULL ? error->message
                                      : _ ("No standard of service says how far residents may have "
                                           "to go: enter it first."));
}

static void
trade_cb (LianSitesView *view)
{
  guint at = gtk_drop_down_get_selected (view->trade);
  const LianGroundScope *shown = &lian_ground_get_parts (view->job->ground)->scope;
  _lian_sites_forget (view);
  g_clear_pointer (&view->ground, lian_ground_unref);
  g_hash_table_remove_all (view->pins);
  show_plan (view);
  gtk_widget_set_sensitive (view->work, FALSE);
  if (at >= view->job->trades->len)
    return;
  Reading *reading = g_new0 (Reading, 1);
  reading->scope = *shown;
  reading->scope.trade = ((LianCoverageChoice *) view->job->trades->pdata[at])->id;
  reading->given = LIAN_STANDARD_NONE;
  if (view->job->limit >= 0)
    reading->given.limit = lian_ground_get_standard (view->job->ground)->limit;
  view->cancellable = g_cancellable_new ();
  lian_store_read_async (view->store, read_ground, reading, reading_free, view->cancellable, read_cb,
                         g_object_ref (view->window));
}

/* Trying it out. */

/* A point whose position nobody knows was not among the choices, and is left alone. */
static GArray *
list_changes (LianSitesView *view)
{
  guint n;
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (LianServiceChange));
  const LianOutlet *outlets = lian_ground_get_outlets (view->ground, &n);
  const LianGroundParts *parts = lian_ground_get_parts (view->ground);
  gint64 room = -1;
  if (!gtk_check_button_get_active (view->rooms) || !read_number (view->new_room, -1, &room))
    room = -1;
  for (guint i = 0; i < n; i++)
    if (outlets[i].placed && !_lian_sites_keeps (view->plan, i))
      {
        LianServiceChange change
            = { .kind = LIAN_SERVICE_CLOSE, .point = outlets[i].id, .capacity = -1 };
        g_array_append_val (changes, change);
      }
  for (guint i = 0; i < view->plan->sites->len; i++)
    {
      const LianSite *site = &g_array_index (view->plan->sites, LianSite, i);
      LianServiceChange change = { .kind = LIAN_SERVICE_OPEN, .cooperative = view->cooperative,
                                   .capacity = (gint32) room };
      if (site->outlet >= 0)
        continue;
      change.neighbourhood = g_array_index (parts->places, LianPlace, site->place).id;
      g_array_append_val (changes, change);
    }
  return changes;
}

static void
try_cb (LianSitesView *view)
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
make_question (LianSitesView *view)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget *choice;
  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    gtk_string_list_append (words, _ (questions[i].label));
  choice = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (words)), NULL);
  lian_gtk48_name_drop_down (GTK_DROP_DOWN (choice), _ ("Question"));
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (_lian_sites_forget), view);
  view->question = GTK_DROP_DOWN (choice);
  return choice;
}

static GtkEditable *
add_number (LianSitesView *view, GtkWidget *box, const char *label, const char *placeholder)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *word = gtk_label_new_with_mnemonic (label), *entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_DIGITS);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 7);
  gtk_label_set_mnemonic_widget (GTK_LABEL (word), entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (_lian_sites_forget), view);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (work_cb), view);
  gtk_box_append (GTK_BOX (line), word);
  gtk_box_append (GTK_BOX (line), entry);
  gtk_box_append (GTK_BOX (box), line);
  return GTK_EDITABLE (entry);
}

/* Where the page shows all trades together, one of them is chosen. */
static GtkWidget *
make_trade (LianSitesView *view)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  for (guint i = 0; i < view->job->trades->len; i++)
    {
      g_autofree char *text
          = lian_text_shorten_to (((LianCoverageChoice *) view->job->trades->pdata[i])->title, 28);
      gtk_string_list_append (words, text);
    }
  GtkWidget *choice = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (words)), NULL);
  lian_gtk48_name_drop_down (GTK_DROP_DOWN (choice), _ ("Trade"));
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (trade_cb), view);
  view->trade = GTK_DROP_DOWN (choice);
  return choice;
}

static GtkCheckButton *
add_check (LianSitesView *view, GtkWidget *box, const char *label)
{
  GtkWidget *check = gtk_check_button_new_with_mnemonic (label);
  /* GTK 4.8 says the mnemonic as well; the label inside has the name without it. */
  gtk_accessible_reset_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  gtk_widget_get_last_child (check), NULL, -1);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (_lian_sites_forget), view);
  gtk_box_append (GTK_BOX (box), check);
  return GTK_CHECK_BUTTON (check);
}

static GtkWidget *
make_buttons (LianSitesView *view)
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
make_content (LianSitesView *view)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *scope = lian_label_new (view->job->scope_words, "dim-label");
  GtkWidget *answer = lian_label_new ("", NULL);
  guint n;
  lian_ground_get_outlets (view->job->ground, &n);
  g_autofree char *today = view->job->trade != 0 ? g_strdup_printf ("%u", n) : g_strdup (_ ("as today"));
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_box_append (GTK_BOX (box), scope);
  if (view->job->trade == 0)
    gtk_box_append (GTK_BOX (box), make_trade (view));
  gtk_box_append (GTK_BOX (box), make_question (view));
  view->number = add_number (view, box, _ ("_Number of points"), today);
  view->stay = add_check (view, box, _ ("All points of today _stay where they are"));
  view->rooms = add_check (view, box, _ ("_Count for how many the points of today have room"));
  view->new_room = add_number (view, box, _ ("Customers a day of a new _point"), _ ("all"));
  gtk_box_append (GTK_BOX (box), make_buttons (view));
  gtk_box_append (GTK_BOX (box), answer);
  gtk_box_append (GTK_BOX (box), _lian_sites_create_list (view));
  view->answer = GTK_LABEL (answer);
  return box;
}

/**
 * lian_coverage_sites_present:
 * @page: where it is asked for
 * @store: the base
 * @job: what is shown there, with a ground that has a limit
 * @cooperative: whose new points would be; 0 when nobody has said
 * @found: called when the places are to be tried out
 * @data: for @found; the page, which outlives the call
 *
 * Asks where points of one trade would serve best, and answers.  Places that a good round serves need
 * no point.  Escape closes it.
 */
void
lian_coverage_sites_present (GtkWidget *page, LianStore *store, LianCoverageJob *job,
                             gint64 cooperative, LianCoverageSitesFunc found, gpointer data)
{
  LianSitesView *view = g_new0 (LianSitesView, 1);
  g_weak_ref_init (&view->page, page);
  view->store = g_object_ref (store);
  view->job = lian_coverage_job_ref (job);
  view->ground = job->trade != 0 ? lian_ground_ref (job->ground) : NULL;
  view->pins = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  view->cooperative = cooperative;
  view->found = found;
  view->data = data;
  view->window = lian_plain_window_new (GTK_WINDOW (gtk_widget_get_root (page)),
                                        _ ("Where Points Would Serve Best"), make_content (view), 560,
                                        560);
  g_object_set_data_full (G_OBJECT (view->window), "lian-view", view, view_free);
  g_signal_connect_swapped (view->window, "destroy", G_CALLBACK (closed_cb), view);
  _lian_sites_forget (view);
  show_plan (view);
  if (view->ground == NULL)
    trade_cb (view);
  gtk_window_present (GTK_WINDOW (view->window));
}
