/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A correction as widgets, in the order of the correction sheet.
 *
 * Texts of the base go into labels as plain text, never as markup. */
#include "lian-chart.h"
#include "lian-choices.h"
#include "lian-corrections-page-private.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-label.h"
#include "lian-reading.h"
#include "lian-text.h"
#include "lian-words.h"

/**
 * _lian_corrections_find_officer:
 * @view: a correction
 * @id: a person of the office, or 0
 *
 * Returns: (transfer none): the name, or ""
 */
const char *
_lian_corrections_find_officer (const LianCorrectionsView *view, gint64 id)
{
  for (guint i = 0; i < view->officers->len; i++)
    if (lian_record_get_id (view->officers->pdata[i]) == id)
      {
        const char *name = lian_record_get_text (view->officers->pdata[i], "name");
        return name != NULL ? name : "";
      }
  return "";
}

static const char *
text_of (const LianRecord *record, const char *field)
{
  return record != NULL ? lian_record_get_text (record, field) : NULL;
}

/* Joins what is there to a line; nothing of it turns the rest round. */
static char *
join (const char *const *texts, guint n)
{
  GString *line = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    {
      if (texts[i] == NULL || *texts[i] == '\0')
        continue;
      g_autofree char *safe = lian_isolate (texts[i]);
      g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", safe);
    }
  return g_string_free (line, FALSE);
}

static void
add_day (GtkWidget *box, const char *label, LianDate day)
{
  g_autofree char *text = day != 0 ? lian_date_format (day) : NULL;
  lian_reading_add_pair (box, label, text);
}

static void
add_top (GtkWidget *box, const LianCorrectionsView *view)
{
  const LianCorrection *one = view->correction;
  g_autofree char *cooperative = lian_text_shorten_to (one->cooperative_name, 140);
  g_autofree char *activity = lian_text_shorten_to (one->activity_name, 140);
  g_autofree char *title = lian_isolate_join (" · ", cooperative, activity, NULL);
  g_autofree char *grounds = lian_correction_dup_grounds_words (one->grounds);
  gtk_box_append (GTK_BOX (box),
                  lian_reading_create_link (title, "win.open-record", "activity", one->activity));
  lian_reading_add_text (box, lian_correction_state_label (one->state), "title-1");
  lian_reading_add_pair (box, _ ("case number"), text_of (one->record, "number"));
  lian_reading_add_pair (box, _ ("grounds"), grounds);
  if (one->record == NULL)
    return;
  lian_reading_add_pair (box, _ ("person responsible"),
            _lian_corrections_find_officer (view, lian_record_get_number (one->record, "owner")));
  add_day (box, _ ("case opened on"), lian_record_get_date (one->record, "opened_on"));
  add_day (box, _ ("due date"), lian_record_get_date (one->record, "due_on"));
}

static void
add_what (GtkWidget *box, const LianCorrectionsView *view)
{
  const LianCorrection *one = view->correction;
  GtkWidget *group = lian_reading_add_group (box, _ ("What was done"));
  g_autofree char *judgement = lian_correction_dup_judgement (one);
  lian_reading_add_text (group, judgement, NULL);
  lian_reading_add_pair (group, _ ("what was merged"), text_of (one->record, "merged"));
  lian_reading_add_pair (group, _ ("form taken"), lian_words_outcome (NULL, one->form));
  add_day (group, _ ("centralised on"), one->day);
  lian_reading_add_pair (group, _ ("on whose decision"), text_of (one->record, "decided_by"));
  lian_reading_add_pair (group, _ ("on which facts"), text_of (one->record, "facts"));
  lian_reading_add_pair (group, _ ("reason"), text_of (one->decision, "reason"));
  if (one->decision != NULL)
    {
      const char *number = text_of (one->decision, "number");
      /* Translators: number of a decision */
      g_autofree char *link = g_strdup_printf (_ ("Decision %s"), number != NULL ? number : "–");
      gtk_box_append (GTK_BOX (group),
                      lian_reading_create_link (link, "win.open-record", "decision",
                                                lian_record_get_id (one->decision)));
    }
}

static void
attach (GtkWidget *grid, int column, int row, const char *text, const char *style, gboolean end)
{
  GtkWidget *label = lian_label_new (text, style);
  gtk_label_set_xalign (GTK_LABEL (label), end ? 1 : 0);
  if (end)
    gtk_widget_add_css_class (label, "numeric");
  gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
}

/* A fall has its word; a screen reader gets the row as one sentence. */
static void
attach_figure (GtkWidget *grid, int row, const LianCorrectionsView *view, LianFigure figure)
{
  const LianFigureChange *change = &view->correction->compared.figures[figure];
  g_autofree char *before = lian_figure_dup_text (change, figure, FALSE, &view->unit);
  g_autofree char *after = lian_figure_dup_text (change, figure, TRUE, &view->unit);
  g_autofree char *more = lian_figure_dup_change (change, figure);
  const char *word = change->fell == LIAN_YES       ? _ ("worse")
                     : change->fell == LIAN_UNKNOWN ? _ ("unknown")
                                                    : "";
  attach (grid, 0, row, lian_figure_label (figure), NULL, FALSE);
  attach (grid, 1, row, before, NULL, TRUE);
  attach (grid, 2, row, after, NULL, TRUE);
  attach (grid, 3, row, more, NULL, TRUE);
  attach (grid, 4, row, word, change->fell == LIAN_YES ? "caption-heading" : NULL, FALSE);
}

static GtkWidget *
create_figures (const LianCorrectionsView *view)
{
  const char *heads[] = { _ ("figure"), _ ("before"), _ ("after"), _ ("change"), "" };
  GtkWidget *grid = gtk_grid_new ();
  int row = 1;
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  for (int i = 0; i < (int) G_N_ELEMENTS (heads); i++)
    attach (grid, i, 0, heads[i], "dim-label", i > 0 && i < 4);
  for (int figure = 0; figure < LIAN_N_FIGURES; figure++)
    if (view->correction->compared.figures[figure].fell != LIAN_NOT_ASKED)
      attach_figure (grid, row++, view, (LianFigure) figure);
  return grid;
}

static void
add_comparison (GtkWidget *box, const LianCorrectionsView *view)
{
  const LianBeforeAfter *compared = &view->correction->compared;
  GtkWidget *group = lian_reading_add_group (box, _ ("Output and service before and after"));
  g_autofree char *periods = lian_before_after_dup_periods (compared);
  g_autofree char *threshold = lian_before_after_dup_threshold (compared);
  lian_reading_add_text (group, periods, NULL);
  if (lian_before_after_is_compared (compared)
      || compared->figures[LIAN_FIGURE_POINTS].fell != LIAN_NOT_ASKED)
    gtk_box_append (GTK_BOX (group), create_figures (view));
  lian_reading_add_text (group, threshold, "caption");
  GtkWidget *chart = lian_chart_new ();
  lian_chart_set_spec (LIAN_CHART (chart), view->chart);
  gtk_widget_set_size_request (chart, -1,
                               120 + 92 * (int) lian_chart_spec_get_n_series (view->chart));
  gtk_box_append (GTK_BOX (group), chart);
}

static void
add_facts (GtkWidget *box, const LianCorrectionsView *view)
{
  LianTruth proposed;
  const LianCorrection *one = view->correction;
  GtkWidget *group = lian_reading_add_group (box, _ ("Facts of rule G4"));
  lian_reading_add_pair (group, lian_words_fact (NULL, "centralised_now"),
            lian_truth_label (one->centralised_now));
  lian_reading_add_pair (group, lian_words_fact (NULL, "output_declined"),
            lian_truth_label (one->output_declined));
  lian_reading_add_pair (group, lian_words_fact (NULL, "public_inconvenienced"),
            lian_truth_label (one->public_inconvenienced));
  lian_reading_add_text (group,
            one->g4 ? _ ("G4: production is to be corrected.")
                    : _ ("G4 does not fire on what is recorded."),
            NULL);
  if (lian_correction_propose_fact (one, &proposed) != NULL)
    lian_reading_add_text (group, _ ("The returns propose an answer; an officer confirms it."), NULL);
}

/* Fewer varieties: those that are known by name. */
static void
add_lost (GtkWidget *box, const LianCorrectionsView *view)
{
  if (view->correction->lost == NULL)
    return;
  GtkWidget *group = lian_reading_add_group (box, _ ("Varieties lost"));
  lian_reading_add_pair (group, _ ("not made again"), view->correction->lost);
}

static void
add_symptoms (GtkWidget *box, const LianCorrectionsView *view)
{
  const GPtrArray *symptoms = view->correction->symptoms;
  const LianField *field = lian_type_get_field (lian_type_find ("correction_symptom"), "symptom");
  if (symptoms == NULL || symptoms->len == 0)
    return;
  GtkWidget *group = lian_reading_add_group (box, _ ("Symptoms"));
  for (guint i = 0; i < symptoms->len; i++)
    {
      const LianRecord *row = symptoms->pdata[i];
      LianDate seen = lian_record_get_date (row, "seen_on");
      g_autofree char *day = seen != 0 ? lian_date_format (seen) : NULL;
      const char *parts[] = { text_of (row, "evidence"), day };
      g_autofree char *text = join (parts, G_N_ELEMENTS (parts));
      lian_reading_add_pair (group, lian_choice_label (field, text_of (row, "symptom")), text);
    }
}

/* Done, overdue or due: in words. */
static char *
describe_measure (const LianCorrectionsView *view, const LianRecord *row)
{
  LianDate due = lian_record_get_date (row, "due_on"), done = lian_record_get_date (row, "done_on");
  g_autofree char *day = done != 0 || due != 0 ? lian_date_format (done != 0 ? done : due) : NULL;
  /* Translators: a date */
  g_autofree char *when = day == NULL               ? NULL
                          : done != 0               ? g_strdup_printf (_ ("done on %s"), day)
                          : due < view->working_date ? g_strdup_printf (_ ("overdue since %s"), day)
                                                     : g_strdup_printf (_ ("due on %s"), day);
  const char *who
      = _lian_corrections_find_officer (view, lian_record_get_number (row, "owner"));
  const char *parts[] = { text_of (row, "detail"), who, when, text_of (row, "result") };
  return join (parts, G_N_ELEMENTS (parts));
}

static void
add_measures (GtkWidget *box, const LianCorrectionsView *view)
{
  const GPtrArray *measures = view->correction->measures;
  const LianField *field = lian_type_get_field (lian_type_find ("correction_measure"), "measure");
  if (view->correction->record == NULL)
    return;
  GtkWidget *group = lian_reading_add_group (box, _ ("Corrective measures"));
  if (measures->len == 0)
    lian_reading_add_text (group, _ ("None has been decided yet."), NULL);
  for (guint i = 0; i < measures->len; i++)
    {
      g_autofree char *text = describe_measure (view, measures->pdata[i]);
      lian_reading_add_pair (group, lian_choice_label (field, text_of (measures->pdata[i], "measure")), text);
    }
  /* To its form: the record itself leads back here. */
  gtk_box_append (GTK_BOX (group),
                  lian_reading_create_link (_ ("Open the record, with symptoms and measures"),
                                            "win.open-form", "correction_case",
                                            lian_record_get_id (view->correction->record)));
}

static void
add_result (GtkWidget *box, const LianCorrectionsView *view)
{
  const LianRecord *record = view->correction->record;
  if (view->correction->state != LIAN_CORRECTION_CLOSED)
    return;
  GtkWidget *group = lian_reading_add_group (box, _ ("Result"));
  lian_reading_add_text (group, text_of (record, "result"), NULL);
  lian_reading_add_pair (group, _ ("closed by"),
            _lian_corrections_find_officer (view, lian_record_get_number (record, "closed_by")));
  add_day (group, _ ("case closed on"), lian_record_get_date (record, "closed_on"));
}

/**
 * _lian_corrections_create_view:
 * @view: a correction
 *
 * Returns: (transfer floating): the correction as widgets
 */
GtkWidget *
_lian_corrections_create_view (const LianCorrectionsView *view)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 18);
  if (!view->may_decide)
    lian_reading_add_text (box, _ ("Only an officer opens and closes cases. You may look and print the sheet."),
              "heading");
  add_top (box, view);
  add_what (box, view);
  add_comparison (box, view);
  add_facts (box, view);
  add_lost (box, view);
  add_symptoms (box, view);
  add_measures (box, view);
  add_result (box, view);
  return box;
}
