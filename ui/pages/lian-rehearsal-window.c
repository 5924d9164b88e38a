/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Who flips under another edition of the rulebook, as list and chart. */
#include "lian-rehearsal-window.h"
#include "lian-base-chart.h"
#include "lian-chart.h"
#include "lian-choices.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-label.h"
#include "lian-lines.h"
#include "lian-plain-window.h"
#include "lian-plural.h"
#include "lian-progress-view.h"
#include "lian-rulebook-page-private.h"
#include "lian-text-rows.h"
#include "lian-words.h"

typedef struct
{
  GWeakRef page;
  LianContext *context;
  LianRulebook *rulebook;
  GCancellable *cancellable;
  LianProgress *progress;
  LianRehearsal *rehearsal;
  char *next; /* (nullable): the page's action that follows */
  GtkWidget *window, *summary, *stack, *reasons, *view, *chart, *grounds_chart, *proceed;
  LianProgressView *bar;
  LianTrouble *trouble;
  GListStore *rows, *proposals;
  GtkSingleSelection *selection, *proposal;
} Window;

typedef struct
{
  LianRulebook *rulebook;
  LianProgress *progress;
  LianRehearsal *rehearsal;
  LianChartSpec *spec;
  LianChartSpec *grounds; /* (nullable): none changes */
} Job;

static void
window_free (gpointer data)
{
  Window *self = data;
  g_cancellable_cancel (self->cancellable);
  g_weak_ref_clear (&self->page);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->progress);
  g_clear_object (&self->context);
  g_clear_pointer (&self->rulebook, lian_rulebook_unref);
  g_clear_pointer (&self->rehearsal, lian_rehearsal_free);
  g_free (self->next);
  g_free (self);
}

static void
job_free (gpointer data)
{
  Job *job = data;
  lian_rulebook_unref (job->rulebook);
  g_object_unref (job->progress);
  g_clear_pointer (&job->rehearsal, lian_rehearsal_free);
  g_clear_pointer (&job->spec, lian_chart_spec_unref);
  g_clear_pointer (&job->grounds, lian_chart_spec_unref);
  g_free (job);
}

/* The chart: a form now, against the form then. */

static guint
n_forms (void)
{
  return lian_choice_index (lian_choices_form, NULL);
}

static gboolean
occurs (const LianRehearsal *rehearsal, guint form, gboolean now)
{
  for (guint other = 0; other < n_forms (); other++)
    if (lian_rehearsal_count (rehearsal, now ? form : other, now ? other : form) > 0)
      return TRUE;
  return FALSE;
}

/* Of each form that occurs, its number among the labels, from 1. */
static guint *
add_labels (LianChartSpec *spec, const LianRehearsal *rehearsal, gboolean now)
{
  guint *numbers = g_new0 (guint, n_forms ());
  for (guint i = 0; i < n_forms (); i++)
    if (occurs (rehearsal, i, now))
      numbers[i] = 1 + (now ? lian_chart_spec_add_category (spec, _ (lian_choices_form[i].label))
                            : lian_chart_spec_add_series (spec, _ (lian_choices_form[i].label)));
  return numbers;
}

static void
set_count (LianChartSpec *spec, guint series, guint category, guint count, gboolean flip)
{
  g_autofree char *text = g_strdup_printf ("%u", count);
  lian_chart_spec_set_datum (spec, series, category, count, text);
  if (flip)
    lian_chart_spec_set_emphasis (spec, series, category);
}

static LianChartSpec *
make_spec (LianTxn *txn, const Job *job)
{
  LianChartSpec *spec = lian_base_chart_new (txn, LIAN_CHART_MATRIX,
                                             _ ("Forms recommended now, and under the edition"),
                                             lian_rulebook_get_edition (job->rulebook));
  g_autofree guint *rows = add_labels (spec, job->rehearsal, TRUE);
  g_autofree guint *columns = add_labels (spec, job->rehearsal, FALSE);
  lian_chart_spec_set_axis_titles (spec, _ ("recommended now"), _ ("under the edition"));
  for (guint from = 0; from < n_forms (); from++)
    for (guint to = 0; to < n_forms (); to++)
      {
        guint count = lian_rehearsal_count (job->rehearsal, from, to);
        if (count > 0)
          set_count (spec, columns[to] - 1, rows[from] - 1, count, from != to);
      }
  return spec;
}

/* The second chart: for how many centralisations each ground is given, now and under the edition.
 * Only those that change are counted. */

static guint
count_ground (const LianRehearsal *rehearsal, guint ground, gboolean now)
{
  guint n = 0;
  for (guint i = 0; i < rehearsal->proposals->len; i++)
    {
      const LianProposalFlip *flip = rehearsal->proposals->pdata[i];
      n += ((now ? flip->before : flip->after) >> ground) & 1u;
    }
  return n;
}

static LianChartSpec *
make_grounds_spec (LianTxn *txn, const Job *job)
{
  LianChartSpec *spec = lian_base_chart_new (
      txn, LIAN_CHART_BARS, _ ("Corrections proposed on other grounds"),
      lian_rulebook_get_edition (job->rulebook));
  lian_chart_spec_add_series (spec, _ ("now"));
  lian_chart_spec_add_series (spec, _ ("under the edition"));
  for (guint ground = 0; lian_choices_case_ground[ground].value != NULL; ground++)
    {
      guint now = count_ground (job->rehearsal, ground, TRUE);
      guint then = count_ground (job->rehearsal, ground, FALSE);
      if (now == 0 && then == 0)
        continue;
      guint category
          = lian_chart_spec_add_category (spec, _ (lian_choices_case_ground[ground].label));
      set_count (spec, 0, category, now, FALSE);
      set_count (spec, 1, category, then, now != then);
    }
  return spec;
}

/* The lists. */

static LianTextRow *
proposal_row (const LianProposalFlip *flip, guint number)
{
  g_autofree char *before = lian_correction_dup_grounds_words (flip->before);
  g_autofree char *after = lian_correction_dup_grounds_words (flip->after);
  const char *const cells[LIAN_TEXT_ROW_CELLS] = { flip->title, flip->work, before, after };
  return lian_text_row_new (number, cells);
}

static char *
rules_words (const LianFlip *flip)
{
  g_autofree char *gained = g_strjoinv (" +", flip->gained);
  g_autofree char *lost = g_strjoinv (" −", flip->lost);
  return g_strdup_printf ("%s%s%s%s%s", *gained != '\0' ? "+" : "", gained,
                          *gained != '\0' && *lost != '\0' ? " " : "", *lost != '\0' ? "−" : "",
                          lost);
}

static char *
decision_words (const LianFlip *flip)
{
  if (flip->decision == NULL)
    return g_strdup ("");
  return flip->contradicts
             ? /* Translators: the number of a decision whose form would be recommended no more */
               g_strdup_printf (_ ("⚠ %s, no more recommended"), flip->decision)
             : g_strdup (flip->decision);
}

static LianTextRow *
flip_row (const LianFlip *flip, guint number)
{
  g_autofree char *before = lian_words_dup_outcomes (NULL, flip->before);
  g_autofree char *after = lian_words_dup_outcomes (NULL, flip->after);
  g_autofree char *rules = rules_words (flip);
  g_autofree char *decision = decision_words (flip);
  const char *const cells[LIAN_TEXT_ROW_CELLS]
      = { flip->title, flip->work, before, after, rules, decision };
  return lian_text_row_new (number, cells);
}

static const LianFlip *
get_selected (const Window *self)
{
  LianTextRow *row = gtk_single_selection_get_selected_item (self->selection);
  if (row == NULL || self->rehearsal == NULL)
    return NULL;
  return self->rehearsal->flips->pdata[lian_text_row_get_number (row)];
}

static void
append_blocked (GString *text, const char *title, char *const *blocked)
{
  g_autofree char *list = g_strjoinv ("; ", (char **) blocked);
  if (*list != '\0')
    g_string_append_printf (text, "\n%s: %s", title, list);
}

static void
show_reasons (Window *self)
{
  const LianFlip *flip = get_selected (self);
  g_autoptr (GString) text = g_string_new (NULL);
  if (flip != NULL)
    {
      g_autofree char *lines = g_strjoinv ("\n", flip->reasons);
      g_string_append (text, lines);
      append_blocked (text, _ ("blocked now"), flip->was_blocked);
      append_blocked (text, _ ("blocked under the edition"), flip->is_blocked);
    }
  gtk_label_set_text (GTK_LABEL (self->reasons), text->str);
}

static void
open_cb (Window *self)
{
  const LianFlip *flip = get_selected (self);
  g_autoptr (GtkWidget) page = g_weak_ref_get (&self->page);
  if (flip == NULL || page == NULL)
    return;
  gtk_widget_activate_action (page, "win.open-record", "(sx)", "activity", flip->activity);
  gtk_window_close (GTK_WINDOW (self->window));
}

static void
open_proposal_cb (Window *self)
{
  LianTextRow *row = gtk_single_selection_get_selected_item (self->proposal);
  g_autoptr (GtkWidget) page = g_weak_ref_get (&self->page);
  if (row == NULL || self->rehearsal == NULL || page == NULL)
    return;
  const LianProposalFlip *flip = self->rehearsal->proposals->pdata[lian_text_row_get_number (row)];
  gtk_widget_activate_action (page, "win.open-record", "(sx)", "activity", flip->activity);
  gtk_window_close (GTK_WINDOW (self->window));
}

static void
proceed_cb (Window *self)
{
  g_autoptr (GtkWidget) page = g_weak_ref_get (&self->page);
  g_autofree char *next = g_strdup (self->next);
  gtk_window_close (GTK_WINDOW (self->window));
  if (page != NULL)
    gtk_widget_activate_action (page, next, NULL);
}

static void
show_summary (Window *self)
{
  guint forms = 0, decided = 0, flips = self->rehearsal->flips->len;
  for (guint i = 0; i < flips; i++)
    {
      const LianFlip *flip = self->rehearsal->flips->pdata[i];
      forms += lian_flip_changes_form (flip) ? 1 : 0;
      decided += flip->contradicts ? 1 : 0;
    }
  /* Translators: numbers of cases */
  g_autofree char *text = g_strdup_printf (
      _ ("Of %u cases %u would be answered otherwise: %u would get another form, and %u decisions in "
         "force would no more be recommended."),
      self->rehearsal->cases, flips, forms, decided);
  g_autofree char *corrections = g_strdup_printf (
      ngettext ("%u correction would be proposed on other grounds.",
                "%u corrections would be proposed on other grounds.",
                self->rehearsal->proposals->len),
      self->rehearsal->proposals->len);
  g_autofree char *both = g_strdup_printf ("%s %s", text, corrections);
  gtk_label_set_text (GTK_LABEL (self->summary),
                      self->rehearsal->proposals->len > 0 ? both : text);
}

static void
show_proposals (Window *self, LianChartSpec *spec)
{
  const GPtrArray *proposals = self->rehearsal->proposals;
  for (guint i = 0; i < proposals->len; i++)
    {
      g_autoptr (LianTextRow) row = proposal_row (proposals->pdata[i], i);
      g_list_store_append (self->proposals, row);
    }
  lian_chart_set_spec (LIAN_CHART (self->grounds_chart), spec);
  gtk_stack_page_set_visible (
      gtk_stack_get_page (GTK_STACK (self->stack),
                          gtk_stack_get_child_by_name (GTK_STACK (self->stack), "corrections")),
      TRUE);
}

static void
show_rehearsal (Window *self, LianChartSpec *spec)
{
  const GPtrArray *flips = self->rehearsal->flips;
  for (guint i = 0; i < flips->len; i++)
    {
      g_autoptr (LianTextRow) row = flip_row (flips->pdata[i], i);
      g_list_store_append (self->rows, row);
    }
  lian_chart_set_spec (LIAN_CHART (self->chart), spec);
  show_summary (self);
  show_reasons (self);
  gtk_widget_set_sensitive (self->proceed, TRUE);
  gtk_widget_child_focus (self->stack, GTK_DIR_TAB_FORWARD);
}

/* Rehearsing. */

static gboolean
rehearse (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  job->rehearsal = lian_rehearse (txn, job->rulebook, job->progress, cancellable, error);
  if (job->rehearsal == NULL)
    return FALSE;
  job->spec = make_spec (txn, job);
  if (job->rehearsal->proposals->len > 0)
    job->grounds = make_grounds_spec (txn, job);
  return TRUE;
}

static void
rehearsed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) window = data;
  g_autoptr (GError) error = NULL;
  Job *job = lian_store_read_finish (LIAN_STORE (source), result, &error);
  Window *self = g_object_get_data (G_OBJECT (window), "lian-rehearsal");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || gtk_widget_in_destruction (window))
    return;
  lian_progress_view_set_progress (self->bar, NULL, NULL);
  if (!lian_trouble_take (self->trouble, error))
    return;
  g_autoptr (GtkWidget) page = g_weak_ref_get (&self->page);
  self->rehearsal = g_steal_pointer (&job->rehearsal);
  if (page != NULL)
    _lian_rulebook_page_note_rehearsal (LIAN_RULEBOOK_PAGE (page),
                                        lian_rulebook_get_hash (self->rulebook), self->rehearsal);
  show_rehearsal (self, job->spec);
  if (job->grounds != NULL)
    show_proposals (self, job->grounds);
}

static void
start (Window *self)
{
  Job *job = g_new0 (Job, 1);
  g_clear_object (&self->progress);
  self->progress = lian_progress_new ();
  job->rulebook = lian_rulebook_ref (self->rulebook);
  job->progress = g_object_ref (self->progress);
  lian_progress_view_set_progress (self->bar, self->progress, _ ("Rehearsing"));
  lian_store_read_async (lian_context_get_store (self->context), rehearse, job, job_free,
                         self->cancellable, rehearsed_cb, g_object_ref (self->window));
}

/* Construction. */

static GtkWidget *
create_list (Window *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  self->rows = g_list_store_new (LIAN_TYPE_TEXT_ROW);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->rows));
  GtkColumnView *view = lian_text_rows_view_new (GTK_SELECTION_MODEL (self->selection),
                                                 _ ("Cases answered otherwise"));
  lian_text_rows_append_column (view, _ ("Co-operative"), 0, 180, TRUE);
  lian_text_rows_append_column (view, _ ("Activity"), 1, 120, TRUE);
  lian_text_rows_append_column (view, _ ("Recommended now"), 2, 230, FALSE);
  lian_text_rows_append_column (view, _ ("Under the edition"), 3, 230, FALSE);
  lian_text_rows_append_column (view, _ ("Rules"), 4, 100, FALSE);
  lian_text_rows_append_column (view, _ ("Decision"), 5, 130, FALSE);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (show_reasons),
                            self);
  g_signal_connect_swapped (view, "activate", G_CALLBACK (open_cb), self);
  self->view = GTK_WIDGET (view);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return lian_tab_bin_new (scrolled);
}

static GtkWidget *
create_reasons (Window *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  self->reasons = lian_label_new ("", NULL);
  gtk_label_set_yalign (GTK_LABEL (self->reasons), 0);
  gtk_widget_add_css_class (self->reasons, "rule-table");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->reasons);
  gtk_widget_set_size_request (scrolled, -1, 120);
  return scrolled;
}

static GtkWidget *
create_proposals (Window *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  self->proposals = g_list_store_new (LIAN_TYPE_TEXT_ROW);
  self->proposal = gtk_single_selection_new (G_LIST_MODEL (self->proposals));
  GtkColumnView *view = lian_text_rows_view_new (GTK_SELECTION_MODEL (self->proposal),
                                                 _ ("Corrections proposed on other grounds"));
  lian_text_rows_append_column (view, _ ("Co-operative"), 0, 220, TRUE);
  lian_text_rows_append_column (view, _ ("Activity"), 1, 160, TRUE);
  lian_text_rows_append_column (view, _ ("Grounds now"), 2, 300, FALSE);
  lian_text_rows_append_column (view, _ ("Under the edition"), 3, 300, FALSE);
  g_signal_connect_swapped (view, "activate", G_CALLBACK (open_proposal_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  self->grounds_chart = lian_chart_new ();
  gtk_widget_set_size_request (self->grounds_chart, -1, 200);
  gtk_box_append (GTK_BOX (box), lian_tab_bin_new (scrolled));
  gtk_box_append (GTK_BOX (box), self->grounds_chart);
  return box;
}

static GtkWidget *
create_stack (Window *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->stack = gtk_stack_new ();
  self->chart = lian_chart_new ();
  gtk_box_append (GTK_BOX (box), create_list (self));
  gtk_box_append (GTK_BOX (box), create_reasons (self));
  gtk_stack_add_titled (GTK_STACK (self->stack), box, "list", _ ("Who flips"));
  gtk_stack_add_titled (GTK_STACK (self->stack), self->chart, "chart", _ ("Chart"));
  gtk_stack_page_set_visible (gtk_stack_add_titled (GTK_STACK (self->stack),
                                                    create_proposals (self), "corrections",
                                                    _ ("Corrections")),
                              FALSE);
  gtk_widget_set_vexpand (self->stack, TRUE);
  return self->stack;
}

static GtkWidget *
create_bar (Window *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *switcher = gtk_stack_switcher_new ();
  gtk_widget_add_css_class (bar, "toolbar");
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (self->stack));
  self->proceed = lian_gtk48_mnemonic_button_new (_ ("_Put Forward…"));
  gtk_widget_set_visible (self->proceed, self->next != NULL);
  gtk_widget_set_sensitive (self->proceed, FALSE);
  gtk_widget_set_hexpand (self->proceed, TRUE);
  gtk_widget_set_halign (self->proceed, GTK_ALIGN_END);
  g_signal_connect_swapped (self->proceed, "clicked", G_CALLBACK (proceed_cb), self);
  gtk_box_append (GTK_BOX (bar), switcher);
  gtk_box_append (GTK_BOX (bar), self->proceed);
  return bar;
}

static GtkWidget *
create_content (Window *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->trouble = LIAN_TROUBLE (lian_trouble_new ());
  g_signal_connect_swapped (self->trouble, "retry", G_CALLBACK (start), self);
  self->bar = LIAN_PROGRESS_VIEW (lian_progress_view_new (GTK_ORIENTATION_HORIZONTAL));
  self->summary = lian_label_new ("", "heading");
  gtk_widget_add_css_class (self->summary, "list-head");
  GtkWidget *stack = create_stack (self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->trouble));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), self->summary);
  gtk_box_append (GTK_BOX (box), stack);
  gtk_box_append (GTK_BOX (box), create_bar (self));
  return box;
}

/**
 * lian_rehearsal_window_present:
 * @page: the rulebook page
 * @context: what pages share
 * @rulebook: the edition to rehearse
 * @next: (nullable): the page's action that may follow
 *
 * Rehearses the edition on every case and shows who would be answered otherwise, and why.  Escape
 * closes it and gives the rehearsal up.
 */
void
lian_rehearsal_window_present (GtkWidget *page, LianContext *context, LianRulebook *rulebook,
                               const char *next)
{
  Window *self = g_new0 (Window, 1);
  g_weak_ref_init (&self->page, page);
  self->context = g_object_ref (context);
  self->rulebook = lian_rulebook_ref (rulebook);
  self->cancellable = g_cancellable_new ();
  self->next = g_strdup (next);
  /* Translators: the name of an edition */
  g_autofree char *title
      = g_strdup_printf (_ ("Rehearsal of %s"), lian_rulebook_get_edition (rulebook));
  self->window = lian_plain_window_new (GTK_WINDOW (gtk_widget_get_root (page)), title,
                                        create_content (self), 1160, 640);
  g_object_set_data_full (G_OBJECT (self->window), "lian-rehearsal", self, window_free);
  start (self);
  gtk_window_present (GTK_WINDOW (self->window));
}
