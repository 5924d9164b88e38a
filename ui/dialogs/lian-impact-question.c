/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Asking whether a finding on consumers becomes a fact, wherever it is shown.  The answer is one act. */
#include "lian-impact-question.h"

#include "lian-format.h"
#include "lian-i18n.h"
#include "lian-impact.h"
#include "lian-question.h"

typedef struct
{
  gint64 finding;
  GtkTextBuffer *reason;
} Asked;

static void
answer_confirm (LianQuestion *question, gpointer data)
{
  const Asked *asked = data;
  lian_question_write (question, _ ("finding on consumers confirmed"), NULL, lian_impact_confirm,
                       lian_impact_request_new (asked->finding, NULL),
                       (GDestroyNotify) lian_impact_request_free);
}

static void
answer_reject (LianQuestion *question, gpointer data)
{
  const Asked *asked = data;
  g_autofree char *reason = lian_question_dup_text (asked->reason);
  lian_question_write (question, _ ("finding on consumers rejected"), reason, lian_impact_reject,
                       lian_impact_request_new (asked->finding, reason),
                       (GDestroyNotify) lian_impact_request_free);
}

/**
 * lian_impact_question_dup_title:
 * @finding: a record of type "impact_finding"
 *
 * Returns: (transfer full): the fact, and whether it holds
 */
char *
lian_impact_question_dup_title (const LianRecord *finding)
{
  const LianType *type = lian_record_get_type_info (finding);
  g_autofree char *holds = lian_format_display (finding, lian_type_field (type, "value"), NULL);
  /* Translators: a fact, such as "consumers would suffer"; yes, no or unknown */
  return g_strdup_printf (_ ("%s: %s"),
                          lian_choice_label (lian_type_get_field (type, "fact"),
                                             lian_record_get_text (finding, "fact")),
                          holds);
}

static LianQuestion *
ask (GtkWidget *parent, LianContext *context, const LianRecord *finding, const char *heading,
     const char *body, const char *ok, LianQuestionFunc answer, Asked **asked)
{
  const char *evidence = lian_record_get_text (finding, "evidence");
  g_autofree char *title = lian_impact_question_dup_title (finding);
  *asked = g_new0 (Asked, 1);
  (*asked)->finding = lian_record_get_id (finding);
  LianQuestion *question
      = lian_question_new (parent, context, heading, body, ok, answer, *asked, g_free);
  lian_question_add_note (question, title);
  if (evidence != NULL)
    lian_question_add_note (question, evidence);
  return question;
}

/**
 * lian_impact_question_confirm:
 * @parent: where it is asked from
 * @context: the base
 * @finding: a finding that waits
 *
 * Asks an officer to make it a fact.
 */
void
lian_impact_question_confirm (GtkWidget *parent, LianContext *context, const LianRecord *finding)
{
  Asked *asked;
  lian_question_show (ask (parent, context, finding, _ ("Confirm the Finding?"),
                           _ ("It becomes a fact, with these figures as its evidence, and the rules "
                              "go by it. You answer for it."),
                           _ ("_Confirm"), answer_confirm, &asked));
}

/**
 * lian_impact_question_reject:
 * @parent: where it is asked from
 * @context: the base
 * @finding: a finding that waits
 *
 * Asks an officer why it does not become a fact.
 */
void
lian_impact_question_reject (GtkWidget *parent, LianContext *context, const LianRecord *finding)
{
  Asked *asked;
  LianQuestion *question
      = ask (parent, context, finding, _ ("Reject the Finding?"),
             _ ("It stays in the list as rejected; no fact changes."), _ ("_Reject"), answer_reject,
             &asked);
  asked->reason = lian_question_add_text (question, _ ("Reason"), NULL, TRUE);
  lian_question_show (question);
}
