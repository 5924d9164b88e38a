/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the corrections page asks and writes: a case, a fact of G4, a measure, the end of a case. */
#include "lian-choices.h"
#include "lian-corrections-page-private.h"
#include "lian-decide.h"
#include "lian-i18n.h"
#include "lian-question.h"
#include "lian-relation-cut.h"
#include "lian-words.h"

/* So many relations are named, the others counted. */
#define MOST_CUTS 4

/* The fields of a question, and what it is about. */
typedef struct
{
  gint64 activity;
  gint64 record;
  const char *fact;
  GtkDropDown *choice;
  GtkDropDown *owner;
  LianOfficerList *owners; /* of @owner */
  GtkTextBuffer *text;
  GtkEditable *day;
} Fields;

static void
fields_free (gpointer data)
{
  Fields *fields = data;
  g_clear_pointer (&fields->owners, lian_officer_list_free);
  g_free (fields);
}

static LianQuestion *
ask (LianCorrectionsPage *self, const char *heading, const char *ok, LianQuestionFunc respond,
     Fields **fields)
{
  *fields = g_new0 (Fields, 1);
  (*fields)->activity = self->view->activity;
  (*fields)->record = self->view->record;
  return lian_question_new (GTK_WIDGET (self), self->context, heading,
                            self->view->correction->cooperative_name, ok, respond, *fields,
                            fields_free);
}

/* Which relations the correction may cut is said before it is saved (L1). */
static void
add_cuts (LianQuestion *question, const LianCorrectionsView *view)
{
  g_autofree char *text = lian_relation_cuts_to_text (view->cuts, MOST_CUTS);
  g_autofree char *note = text != NULL ? g_strdup_printf ("%s (L1)", text) : NULL;
  if (note != NULL)
    lian_question_add_note (question, note);
}

/* Officers in office; the author stands first in the choice. */
static void
add_owner (LianQuestion *question, const LianCorrectionsView *view, Fields *fields)
{
  fields->owners = lian_officer_list_new_entitled (view->officers, view->working_date, 0);
  fields->owner = lian_question_add_officer (question, _ ("Person responsible"), fields->owners);
  gtk_drop_down_set_selected (fields->owner,
                              lian_officer_list_find (fields->owners, view->author));
}

static gint64
get_owner (const Fields *fields)
{
  return lian_officer_list_get (fields->owners, gtk_drop_down_get_selected (fields->owner));
}

static void
respond_open (LianQuestion *question, gpointer data)
{
  const Fields *fields = data;
  LianCorrectRequest *request = lian_correct_request_new (fields->activity);
  request->owner = get_owner (fields);
  request->due_on = lian_question_get_day (question, fields->day);
  request->merged = lian_question_dup_text (fields->text);
  lian_question_write (question, _ ("correction case opened"), NULL, lian_correct_open, request,
                       (GDestroyNotify) lian_correct_request_free);
}

/**
 * _lian_corrections_ask_open:
 * @self: the page with something found
 *
 * Makes a case of it: owner and due date are all that is asked.
 */
void
_lian_corrections_ask_open (LianCorrectionsPage *self)
{
  Fields *fields;
  const LianCorrection *one = self->view->correction;
  g_autofree char *merged = g_strdup_printf ("%s · %s", one->cooperative_name, one->activity_name);
  LianQuestion *question
      = ask (self, _ ("Open a correction case"), _ ("_Open"), respond_open, &fields);
  add_cuts (question, self->view);
  add_owner (question, self->view, fields);
  fields->day = lian_question_add_day (question, _ ("Due date"),
                                       lian_correct_suggest_due (self->view->working_date), TRUE);
  fields->text = lian_question_add_text (question, _ ("What was merged"), merged, TRUE);
  lian_question_show (question);
}

static const LianTruth truths[] = { LIAN_YES, LIAN_NO, LIAN_UNKNOWN };

static void
respond_fact (LianQuestion *question, gpointer data)
{
  const Fields *fields = data;
  LianAnswerRequest *request = lian_answer_request_new (fields->activity, fields->fact);
  guint i = gtk_drop_down_get_selected (fields->choice);
  g_autofree char *label
      = g_strdup_printf (_ ("fact confirmed: %s"), lian_words_fact (NULL, fields->fact));
  request->value = i < G_N_ELEMENTS (truths) ? truths[i] : LIAN_UNKNOWN;
  request->found_on = lian_question_get_day (question, fields->day);
  request->evidence = lian_question_dup_text (fields->text);
  lian_question_write (question, label, NULL, lian_decide_answer, request,
                       (GDestroyNotify) lian_answer_request_free);
}

static char *
propose_evidence (const LianCorrectionsView *view, const char *fact)
{
  const LianCorrection *one = view->correction;
  if (!g_str_equal (fact, "centralised_now"))
    return lian_correction_dup_evidence (one, g_str_equal (fact, "public_inconvenienced"),
                                         &view->unit);
  g_autofree char *day = lian_date_format (one->day);
  /* Translators: a date */
  return g_strdup_printf (_ ("Recorded as centralised since %s."), day);
}

/**
 * _lian_corrections_ask_fact:
 * @self: the page
 *
 * Proposes the next fact of G4 with its evidence; the officer confirms, changes or leaves it.
 */
void
_lian_corrections_ask_fact (LianCorrectionsPage *self)
{
  Fields *fields;
  LianTruth found;
  const char *fact = lian_correction_propose_fact (self->view->correction, &found);
  const char *words[] = { lian_truth_label (LIAN_YES), lian_truth_label (LIAN_NO),
                          lian_truth_label (LIAN_UNKNOWN), NULL };
  if (fact == NULL)
    return;
  g_autofree char *evidence = propose_evidence (self->view, fact);
  LianQuestion *question
      = ask (self, _ ("Confirm a fact of rule G4"), _ ("C_onfirm"), respond_fact, &fields);
  fields->fact = fact;
  lian_question_add_note (question,
                          _ ("Proposed from the production returns. The fact is the co-operative's."));
  fields->choice = lian_question_add_choice (question, lian_words_fact (NULL, fact), words);
  gtk_drop_down_set_selected (fields->choice, found == LIAN_NO ? 1 : 0);
  fields->text = lian_question_add_text (question, _ ("Evidence"), evidence, TRUE);
  fields->day = lian_question_add_day (question, _ ("Found on"), self->view->working_date, TRUE);
  lian_question_show (question);
}

static void
respond_measure (LianQuestion *question, gpointer data)
{
  const Fields *fields = data;
  LianCorrectRequest *request = lian_correct_request_new (fields->activity);
  request->record = fields->record;
  request->measure
      = g_strdup (lian_choices_correction[gtk_drop_down_get_selected (fields->choice)].value);
  request->owner = get_owner (fields);
  request->due_on = lian_question_get_day (question, fields->day);
  request->detail = lian_question_dup_text (fields->text);
  lian_question_write (question, _ ("corrective measure"), NULL, lian_correct_add_measure, request,
                       (GDestroyNotify) lian_correct_request_free);
}

/**
 * _lian_corrections_ask_measure:
 * @self: the page with an open case
 */
void
_lian_corrections_ask_measure (LianCorrectionsPage *self)
{
  Fields *fields;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  const LianRecord *record = self->view->correction->record;
  for (const LianChoice *measure = lian_choices_correction; measure->value != NULL; measure++)
    g_ptr_array_add (words, (gpointer) _ (measure->label));
  g_ptr_array_add (words, NULL);
  LianQuestion *question
      = ask (self, _ ("Add a corrective measure"), _ ("_Add"), respond_measure, &fields);
  add_cuts (question, self->view);
  fields->choice = lian_question_add_choice (question, _ ("Measure"),
                                             (const char *const *) words->pdata);
  fields->text = lian_question_add_text (question, _ ("What exactly"), NULL, TRUE);
  add_owner (question, self->view, fields);
  fields->day = lian_question_add_day (question, _ ("Due date"),
                                       lian_record_get_date (record, "due_on"), TRUE);
  lian_question_show (question);
}

static void
respond_close (LianQuestion *question, gpointer data)
{
  const Fields *fields = data;
  LianCorrectRequest *request = lian_correct_request_new (fields->activity);
  request->record = fields->record;
  request->result = lian_question_dup_text (fields->text);
  lian_question_write (question, _ ("correction case closed"), request->result, lian_correct_close,
                       request, (GDestroyNotify) lian_correct_request_free);
}

static guint
count_undone (const LianCorrection *one)
{
  guint n = 0;
  for (guint i = 0; i < one->measures->len; i++)
    n += lian_record_is_empty (one->measures->pdata[i], "done_on");
  return n;
}

/**
 * _lian_corrections_ask_close:
 * @self: the page with an open case
 */
void
_lian_corrections_ask_close (LianCorrectionsPage *self)
{
  Fields *fields;
  guint undone = count_undone (self->view->correction);
  LianQuestion *question
      = ask (self, _ ("Close the correction case"), _ ("C_lose case"), respond_close, &fields);
  if (undone > 0)
    {
      g_autofree char *note = g_strdup_printf (_ ("Measures that are not done: %u"), undone);
      lian_question_add_note (question, note);
    }
  fields->text = lian_question_add_text (question, _ ("Result"), NULL, TRUE);
  lian_question_show (question);
}
