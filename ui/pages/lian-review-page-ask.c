/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Questions of the rules, answered where they are asked.
 *
 * A question has three buttons, the day and the evidence.  The answer is one act: the fact where it
 * lives, and a line of evidence. */
#include "lian-i18n.h"
#include "lian-label.h"
#include "lian-review-page-private.h"
#include "lian-words.h"

typedef struct
{
  LianReviewPage *page; /* not owned: the question is a child of the page */
  char *fact;
  gint64 activity;
  LianDate working_date;
  GtkEditable *day;
  GtkEditable *evidence;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;
  g_free (question->fact);
  g_free (question);
}

static void
answer (Question *question, LianTruth value)
{
  LianDate day = 0;
  const char *text = gtk_editable_get_text (question->day);
  if (*text != '\0' && !lian_date_parse_entry (text, question->working_date, &day))
    {
      g_autofree char *message = g_strdup_printf (_ ("There is no day “%s”"), text);
      _lian_review_show_error (question->page, message);
      gtk_widget_grab_focus (GTK_WIDGET (question->day));
      return;
    }
  LianAnswerRequest *request = lian_answer_request_new (question->activity, question->fact);
  request->value = value;
  request->found_on = day;
  request->evidence = g_strdup (gtk_editable_get_text (question->evidence));
  /* Translators: a fact, its value */
  g_autofree char *label = g_strdup_printf (_ ("answer: %s – %s"),
                                            lian_words_fact (NULL, question->fact),
                                            lian_truth_label (value));
  _lian_review_write (question->page, label, NULL, lian_decide_answer, request,
                      (GDestroyNotify) lian_answer_request_free);
}

static void
answered_cb (GtkButton *button, Question *question)
{
  LianTruth value
      = (LianTruth) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "lian-value"));
  answer (question, value);
}

static GtkWidget *
create_entry (const char *label, const char *text, int width)
{
  GtkWidget *entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return entry;
}

/* One of the three owns the question's data; all three go with the page. */
static GtkWidget *
create_buttons (Question *question, const char *name)
{
  static const LianTruth values[] = { LIAN_YES, LIAN_NO, LIAN_UNKNOWN };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (box, "linked");
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      const char *word = lian_truth_label (values[i]);
      g_autofree char *label = g_strdup_printf (_ ("%s: %s"), name, word);
      GtkWidget *button = gtk_button_new_with_label (word);
      g_object_set_data (G_OBJECT (button), "lian-value", GINT_TO_POINTER (values[i]));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
      g_signal_connect_data (button, "clicked", G_CALLBACK (answered_cb), question,
                             i == 0 ? question_free : NULL, 0);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static GtkWidget *
create_question (LianReviewPage *self, const LianReviewView *view, guint number, const char *fact)
{
  const char *name = lian_words_fact (NULL, fact);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *text = g_strdup_printf (_ ("%u  %s?"), number, name);
  GtkWidget *label = lian_label_new (text, NULL);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  if (!lian_decide_may_answer (fact))
    {
      gtk_box_append (GTK_BOX (row),
                      lian_label_new (_ ("Enter it on the record itself."), "dim-label"));
      return row;
    }
  Question *question = g_new0 (Question, 1);
  g_autofree char *today = lian_date_to_text (view->facts->working_date);
  g_autofree char *day_name = g_strdup_printf (_ ("%s: found on"), name);
  g_autofree char *evidence_name = g_strdup_printf (_ ("%s: evidence"), name);
  GtkWidget *day = create_entry (day_name, today, 11);
  GtkWidget *evidence = create_entry (evidence_name, "", 16);
  gtk_entry_set_placeholder_text (GTK_ENTRY (evidence), _ ("Evidence"));
  question->page = self;
  question->fact = g_strdup (fact);
  question->activity = view->activity;
  question->working_date = view->facts->working_date;
  question->day = GTK_EDITABLE (day);
  question->evidence = GTK_EDITABLE (evidence);
  gtk_box_append (GTK_BOX (row), day);
  gtk_box_append (GTK_BOX (row), evidence);
  gtk_box_append (GTK_BOX (row), create_buttons (question, name));
  return row;
}

/**
 * _lian_review_create_questions:
 * @self: the page
 * @view: the case; it has questions
 *
 * Returns: (transfer floating): the questions, the most telling first
 */
GtkWidget *
_lian_review_create_questions (LianReviewPage *self, const LianReviewView *view)
{
  const GPtrArray *ask = view->facts->opinion->ask;
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_margin_top (group, 6);
  gtk_box_append (GTK_BOX (group), lian_label_new (_ ("Ask first"), "heading"));
  for (guint i = 0; i < ask->len; i++)
    {
      const LianOpinionQuestion *question = ask->pdata[i];
      gtk_box_append (GTK_BOX (group), create_question (self, view, i + 1, question->fact));
    }
  return group;
}
