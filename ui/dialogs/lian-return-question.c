/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Asking which annual returns are opened: all co-operatives get theirs in one act. */
#include "lian-return-question.h"

#include <stdlib.h>

#include "lian-i18n.h"
#include "lian-question.h"
#include "lian-return-list.h"

typedef struct
{
  GtkEditable *year;
  GtkEditable *country;
  GtkEditable *year_end;
} Asked;

typedef struct
{
  LianReturnOpening opening;
  char *country;
} Request;

static void
request_free (gpointer data)
{
  g_free (((Request *) data)->country);
  g_free (data);
}

static gboolean
write_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  int n_opened;
  return lian_return_open (txn, &((Request *) data)->opening, &n_opened, cancellable, error);
}

static void
respond (LianQuestion *question, gpointer data)
{
  const Asked *asked = data;
  Request *request = g_new0 (Request, 1);
  request->country = g_strstrip (g_strdup (gtk_editable_get_text (asked->country)));
  request->opening = (LianReturnOpening){ .year = atoi (gtk_editable_get_text (asked->year)),
                                          .country = request->country,
                                          .year_end = lian_question_get_day (question, asked->year_end) };
  lian_question_write (question, _ ("annual returns opened"), NULL, write_job, request, request_free);
}

static gboolean
is_answered (LianQuestion *question, gpointer data)
{
  const Asked *asked = data;
  return atoi (gtk_editable_get_text (asked->year)) >= 1800;
}

/**
 * lian_return_question_open:
 * @parent: where it is asked from
 * @context: the base
 *
 * Asks for year, country and the end of the year of accounts; the year before the working date is offered.
 *
 * Returns: (transfer none): the question, which is shown
 */
LianQuestion *
lian_return_question_open (GtkWidget *parent, LianContext *context)
{
  int year, month, day;
  Asked *asked = g_new0 (Asked, 1);
  lian_date_split (lian_context_get_working_date (context), &year, &month, &day);
  g_autofree char *before = g_strdup_printf ("%d", year - 1);
  LianQuestion *question = lian_question_new (
      parent, context, _ ("Open the Annual Returns of a Year?"),
      _ ("Every co-operative that was there at the end of the year gets one, with each item that the country asks for "
         "and the day on which it is due. Who has one already keeps it."),
      _ ("_Open"), respond, asked, g_free);
  asked->year = lian_question_add_line (question, _ ("Year"), before, TRUE);
  asked->country = lian_question_add_line (question, _ ("Country and law"), NULL, TRUE);
  asked->year_end = lian_question_add_day (question, _ ("End of the year"), lian_date_new (year - 1, 12, 31), TRUE);
  lian_question_set_check (question, is_answered);
  lian_question_show (question);
  return question;
}
