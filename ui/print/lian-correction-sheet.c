/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The correction sheet on paper: what was merged, when, on whose decision and facts; what speaks
 * against it; output and service before and after; symptoms, measures, result; lines to sign.
 *
 * The words of corrections follow the thread, so the thread speaks the paper's language meanwhile. */
#include "lian-correction-sheet.h"
#include "lian-choices.h"
#include "lian-correction-chart.h"
#include "lian-i18n.h"
#include "lian-variety-lost.h"
#include "lian-isolate.h"
#include "lian-paper.h"

typedef struct
{
  LianPaper paper;
  LianDocument *document;
  LianCorrection *correction;
  LianUnit unit;
} Sheet;

static const char *word (const Sheet *self, const char *message) G_GNUC_FORMAT (2);

static const char *
word (const Sheet *self, const char *message)
{
  return lian_paper_word (&self->paper, message);
}

static char *
text_of (const LianRecord *record, const char *field)
{
  const char *text = record != NULL ? lian_record_get_text (record, field) : NULL;
  return g_strdup (text != NULL ? text : "");
}

static char *
date_of (const Sheet *self, const LianRecord *record, const char *field)
{
  return lian_paper_date (&self->paper, record != NULL ? lian_record_get_date (record, field) : 0);
}

static char *
person (const Sheet *self, const LianRecord *record, const char *field)
{
  return lian_paper_name (&self->paper, "officer",
                          record != NULL ? lian_record_get_number (record, field) : 0);
}

/* "OUTPUT_FELL,SERVICE_FELL" in words. */
static char *
grounds_in_words (const Sheet *self)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; lian_choices_case_ground[i].value != NULL; i++)
    if (self->correction->grounds & (1u << i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? word (self, N_ ("; ")) : "",
                              word (self, lian_choices_case_ground[i].label));
  return g_string_free (text, FALSE);
}

static char *
decision_in_words (const Sheet *self)
{
  g_autofree char *number = text_of (self->correction->decision, "number");
  g_autofree char *who = text_of (self->correction->record, "decided_by");
  if (*number == '\0')
    return g_steal_pointer (&who);
  return *who != '\0' ? g_strdup_printf ("%s (%s)", who, number) : g_steal_pointer (&number);
}

static void
add_top (Sheet *self)
{
  const LianCorrection *one = self->correction;
  const LianPaper *paper = &self->paper;
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);
  lian_paper_add_fact (paper, pairs, N_ ("co-operative"),
                       lian_paper_name (paper, "cooperative", one->cooperative));
  lian_paper_add_fact (paper, pairs, N_ ("activity"),
                       lian_paper_name (paper, "activity", one->activity));
  lian_paper_add_fact (paper, pairs, N_ ("state"),
                       g_strdup (lian_correction_state_label (one->state)));
  lian_paper_add_fact (paper, pairs, N_ ("case opened on"), date_of (self, one->record, "opened_on"));
  lian_paper_add_fact (paper, pairs, N_ ("person responsible"), person (self, one->record, "owner"));
  lian_paper_add_fact (paper, pairs, N_ ("due date"), date_of (self, one->record, "due_on"));
  lian_paper_add_grid (self->document, pairs);
}

static void
add_what (Sheet *self)
{
  const LianCorrection *one = self->correction;
  const LianPaper *paper = &self->paper;
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *judgement = lian_correction_dup_judgement (one);
  lian_document_add_heading (self->document, word (self, N_ ("What was done")));
  lian_paper_add_fact (paper, pairs, N_ ("what was merged"), text_of (one->record, "merged"));
  lian_paper_add_fact (paper, pairs, N_ ("centralised on"), lian_paper_date (paper, one->day));
  lian_paper_add_fact (paper, pairs, N_ ("on whose decision"), decision_in_words (self));
  lian_paper_add_fact (paper, pairs, N_ ("on which facts"), text_of (one->record, "facts"));
  lian_paper_add_fact (paper, pairs, N_ ("grounds"), grounds_in_words (self));
  lian_paper_add_fact (paper, pairs, N_ ("rules against it"), g_strdup (one->blocked_by));
  lian_paper_add_grid (self->document, pairs);
  lian_document_add_paragraph (self->document, judgement);
}

static const char *
fell_in_words (const Sheet *self, LianTruth fell)
{
  return fell == LIAN_YES ? word (self, N_ ("worse")) : fell == LIAN_NO ? "" : word (self, N_ ("unknown"));
}

static void
add_figure (Sheet *self, LianDocumentTable *table, LianFigure figure)
{
  const LianFigureChange *change = &self->correction->compared.figures[figure];
  if (change->fell == LIAN_NOT_ASKED)
    return;
  g_autofree char *before = lian_figure_dup_text (change, figure, FALSE, &self->unit);
  g_autofree char *after = lian_figure_dup_text (change, figure, TRUE, &self->unit);
  g_autofree char *more = lian_figure_dup_change (change, figure);
  const char *cells[]
      = { lian_figure_label (figure), before, after, more, fell_in_words (self, change->fell) };
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
}

static void
add_comparison (Sheet *self)
{
  const LianDocumentColumn columns[] = {
    { word (self, N_ ("figure")), 3, LIAN_ALIGN_START },
    { word (self, N_ ("before")), 2.4, LIAN_ALIGN_END },
    { word (self, N_ ("after")), 2.4, LIAN_ALIGN_END },
    { word (self, N_ ("change")), 2.4, LIAN_ALIGN_END },
    { word (self, N_ ("worse?")), 1.4, LIAN_ALIGN_START },
  };
  const LianBeforeAfter *compared = &self->correction->compared;
  g_autofree char *periods = lian_before_after_dup_periods (compared);
  g_autofree char *threshold = lian_before_after_dup_threshold (compared);
  lian_document_add_heading (self->document, word (self, N_ ("Output and service before and after")));
  lian_document_add_paragraph (self->document, periods);
  if (lian_before_after_is_compared (compared)
      || compared->figures[LIAN_FIGURE_POINTS].fell != LIAN_NOT_ASKED)
    {
      LianDocumentTable *table
          = lian_document_add_table (self->document, columns, G_N_ELEMENTS (columns));
      for (int figure = 0; figure < LIAN_N_FIGURES; figure++)
        add_figure (self, table, (LianFigure) figure);
    }
  lian_document_add_paragraph (self->document, threshold);
  if (self->correction->returns->len == 0)
    return;
  g_autoptr (LianChartSpec) chart = lian_correction_chart_new (self->correction, self->paper.txn);
  lian_document_add_chart (self->document, chart,
                           90 + 78.0 * MAX (1, lian_chart_spec_get_n_series (chart)));
}

static void
add_lost (Sheet *self)
{
  g_autofree char *lost = lian_variety_dup_lost (self->paper.txn, self->paper.language,
                                                 self->correction->cooperative, self->correction->day);
  if (lost == NULL)
    return;
  lian_document_add_heading (self->document, word (self, N_ ("Varieties lost")));
  lian_document_add_clause (self->document, "–", word (self, N_ ("not made again")), lost);
}

static void
add_symptoms (Sheet *self)
{
  const GPtrArray *symptoms = self->correction->symptoms;
  if (symptoms == NULL || symptoms->len == 0)
    return;
  const LianDocumentColumn columns[] = {
    { word (self, N_ ("symptom")), 2, LIAN_ALIGN_START },
    { word (self, N_ ("seen on")), 2.1, LIAN_ALIGN_START },
    { word (self, N_ ("found by")), 1.6, LIAN_ALIGN_START },
    { word (self, N_ ("evidence")), 5, LIAN_ALIGN_START },
  };
  lian_document_add_heading (self->document, word (self, N_ ("Symptoms")));
  LianDocumentTable *table
      = lian_document_add_table (self->document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < symptoms->len; i++)
    {
      const LianRecord *row = symptoms->pdata[i];
      g_autofree char *day = date_of (self, row, "seen_on");
      g_autofree char *who = person (self, row, "found_by");
      g_autofree char *evidence = text_of (row, "evidence");
      const char *cells[] = { lian_paper_choice (&self->paper, lian_choices_symptom,
                                                 lian_record_get_text (row, "symptom")),
                              day, who, evidence };
      lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
    }
}

static void
add_measure (Sheet *self, LianDocumentTable *table, const LianRecord *row)
{
  g_autofree char *detail = text_of (row, "detail");
  g_autofree char *who = person (self, row, "owner");
  g_autofree char *due = date_of (self, row, "due_on");
  g_autofree char *done = date_of (self, row, "done_on");
  g_autofree char *result = text_of (row, "result");
  const char *measure = lian_paper_choice (&self->paper, lian_choices_correction,
                                           lian_record_get_text (row, "measure"));
  /* Translators: what is done, which exactly */
  g_autofree char *what
      = *detail != '\0' ? g_strdup_printf (word (self, N_ ("%s: %s")), measure, detail) : g_strdup (measure);
  const char *cells[] = { what, who, due, done, result };
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
}

static void
add_measures (Sheet *self)
{
  const GPtrArray *measures = self->correction->measures;
  lian_document_add_heading (self->document, word (self, N_ ("Corrective measures")));
  if (measures == NULL || measures->len == 0)
    {
      lian_document_add_paragraph (self->document, word (self, N_ ("None has been decided yet.")));
      return;
    }
  const LianDocumentColumn columns[] = {
    { word (self, N_ ("corrective measure")), 3.2, LIAN_ALIGN_START },
    { word (self, N_ ("person responsible")), 1.7, LIAN_ALIGN_START },
    { word (self, N_ ("due date")), 2.2, LIAN_ALIGN_START },
    { word (self, N_ ("done on")), 2.2, LIAN_ALIGN_START },
    { word (self, N_ ("result")), 2.2, LIAN_ALIGN_START },
  };
  LianDocumentTable *table
      = lian_document_add_table (self->document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < measures->len; i++)
    add_measure (self, table, measures->pdata[i]);
}

static void
add_result (Sheet *self)
{
  const LianRecord *record = self->correction->record;
  const LianPaper *paper = &self->paper;
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);
  if (self->correction->state != LIAN_CORRECTION_CLOSED)
    return;
  lian_document_add_heading (self->document, word (self, N_ ("Result")));
  lian_paper_add_fact (paper, pairs, N_ ("result"), text_of (record, "result"));
  lian_paper_add_fact (paper, pairs, N_ ("closed by"), person (self, record, "closed_by"));
  lian_paper_add_fact (paper, pairs, N_ ("case closed on"), date_of (self, record, "closed_on"));
  lian_paper_add_grid (self->document, pairs);
}

static void
add_signatures (Sheet *self)
{
  const char *lines[] = { word (self, N_ ("Signature")), word (self, N_ ("Date")), NULL };
  g_autofree char *day = lian_paper_place_date (&self->paper);
  LianDocumentSignature boxes[] = {
    { word (self, N_ ("person responsible")), lines, NULL },
    { word (self, N_ ("Federation")), lines, word (self, N_ ("Seal")) },
  };
  lian_document_add_place_date (self->document, day);
  lian_document_add_signatures (self->document, boxes, G_N_ELEMENTS (boxes));
}

static void
build (Sheet *self)
{
  const char *title = word (self, N_ ("Correction sheet"));
  g_autofree char *number = text_of (self->correction->record, "number");
  g_autofree char *name
      = lian_paper_name (&self->paper, "cooperative", self->correction->cooperative);
  const char *shown = self->correction->record == NULL ? word (self, N_ ("no case yet"))
                      : *number != '\0'                ? number
                                                       : word (self, N_ ("without number"));
  g_autofree char *subtitle = lian_isolate_join ("　·　", shown, name, NULL);
  self->document = lian_paper_create_document (&self->paper, title, subtitle);
  lian_document_add_title (self->document, title);
  lian_document_add_subtitle (self->document, subtitle);
  add_top (self);
  add_what (self);
  add_comparison (self);
  add_lost (self);
  add_symptoms (self);
  add_measures (self);
  add_result (self);
  add_signatures (self);
}

/**
 * lian_correction_sheet_new:
 * @txn: the base, on a reader thread
 * @record: a correction case; or an activity, for what was found without a case
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the sheet
 */
LianDocument *
lian_correction_sheet_new (LianTxn *txn, gint64 record, GError **error)
{
  Sheet self = { .paper = lian_paper_new (txn) };
  const char *before = lian_i18n_set_thread_language (self.paper.language);
  g_autoptr (LianRecord) known = lian_paper_load (&self.paper, "correction_case", record);
  gint64 activity = known != NULL ? lian_record_get_number (known, "activity") : record;
  self.correction = lian_correction_load (txn, activity, known != NULL ? record : 0, error);
  if (self.correction != NULL)
    {
      lian_correction_get_unit (self.correction, txn, &self.unit);
      build (&self);
    }
  lian_correction_free (self.correction);
  lian_i18n_set_thread_language (before);
  return self.document;
}
