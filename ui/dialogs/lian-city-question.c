/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Asking an officer for the word that a city is basically co-operativised, or that it is not (A21). */
#include "lian-city-question.h"

#include "lian-city-progress-words.h"
#include "lian-city-word.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-text.h"

#define MOST_OF_NAME 60

typedef struct
{
  gint64 city;
  gboolean withdraw;
  LianOfficerList *officers;
  GtkEditable *on;
  GtkDropDown *officer;
  GtkTextBuffer *reason;
} Asked;

static void
asked_free (gpointer data)
{
  g_clear_pointer (&((Asked *) data)->officers, lian_officer_list_free);
  g_free (data);
}

static void
respond (LianQuestion *question, gpointer data)
{
  const Asked *asked = data;
  LianCityWord *word = g_new0 (LianCityWord, 1);
  *word = (LianCityWord){ .city = asked->city, .withdraw = asked->withdraw };
  word->on = lian_question_get_day (question, asked->on);
  word->officer = lian_officer_list_get (asked->officers, gtk_drop_down_get_selected (asked->officer));
  word->reason = lian_question_dup_text (asked->reason);
  g_autofree char *reason = g_strdup (word->reason);
  lian_question_write (question, lian_city_word_label (asked->withdraw), reason, lian_city_word_give, word,
                       lian_city_word_free);
}

/* The figures that the word is given on; none of them says when "basically" is reached. */
static void
add_figures (LianQuestion *question, const LianCityProgress *progress)
{
  g_autofree char *short_name = lian_text_shorten_to (progress->name, MOST_OF_NAME);
  g_autofree char *name = lian_isolate (short_name), *rate = lian_city_progress_dup_rate (progress->all);
  /* Translators: a city, how many are organised */
  g_autofree char *line = g_strdup_printf (_ ("%s: %s"), name, rate);
  lian_question_add_note (question, line);
  if (progress->threshold == LIAN_CITY_UNKNOWN)
    return;
  g_autofree char *percent = lian_city_progress_dup_percent (progress->threshold);
  g_autofree char *said = g_strdup_printf (_ ("“Basically” means at least %s, as a resolution set it."), percent);
  lian_question_add_note (question, said);
}

static LianQuestion *
create (GtkWidget *parent, LianContext *context, Asked *asked)
{
  if (asked->withdraw)
    return lian_question_new (parent, context, _ ("Withdraw Confirmation?"),
                              _ ("From this day on organisation is to be completed (W2). The confirmation stays in the "
                                 "history of the city."),
                              _ ("_Withdraw"), respond, asked, asked_free);
  return lian_question_new (parent, context, _ ("Confirm the City?"),
                            _ ("The city is basically co-operativised: from this day on what is left over from founding is settled and the city is consolidated "
                               "(W1). No figure decides it: the officer answers for it (A21)."),
                            _ ("C_onfirm"), respond, asked, asked_free);
}

/**
 * lian_city_question_ask:
 * @parent: where it is asked from
 * @context: the base
 * @progress: the city on the working date
 * @officers: (element-type LianRecord): people of the office
 *
 * Asks for day, officer and reason: of a withdrawal where the city is confirmed, else of a confirmation.
 *
 * Returns: (transfer none): the question, which is shown
 */
LianQuestion *
lian_city_question_ask (GtkWidget *parent, LianContext *context, const LianCityProgress *progress,
                        const GPtrArray *officers)
{
  LianDate today = lian_context_get_working_date (context);
  Asked *asked = g_new0 (Asked, 1);
  asked->city = progress->city;
  asked->withdraw = progress->basically == LIAN_YES && progress->confirmation != NULL;
  asked->officers = lian_officer_list_new_entitled (officers, today, 0);
  LianQuestion *question = create (parent, context, asked);
  add_figures (question, progress);
  asked->on = lian_question_add_day (question, _ ("From"), today, TRUE);
  asked->officer = lian_question_add_officer (question, _ ("Officer"), asked->officers);
  gtk_drop_down_set_selected (asked->officer,
                              lian_officer_list_find (asked->officers, lian_store_get_author (lian_context_get_store (context))));
  asked->reason = lian_question_add_text (question, _ ("Reason"), NULL, TRUE);
  lian_question_show (question);
  return question;
}
