/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Asking for the lock of a period, and for the reopening of one.  Each is one act with its reason. */
#include "lian-period-question.h"

#include "lian-contract-life.h"
#include "lian-i18n.h"
#include "lian-question.h"

typedef struct
{
  gint64 lock;
  GtkEditable *from;
  GtkEditable *to;
  GtkTextBuffer *reason;
} Asked;

typedef struct
{
  gint64 lock; /* 0: a new one */
  LianDate from;
  LianDate to;
  char *reason;
} Request;

static void
request_free (gpointer data)
{
  g_free (((Request *) data)->reason);
  g_free (data);
}

static gboolean
write_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;
  return request->lock != 0
             ? lian_period_reopen (txn, request->lock, request->reason, error)
             : lian_period_close (txn, request->from, request->to, request->reason, error);
}

static void
respond (LianQuestion *question, gpointer data)
{
  const Asked *asked = data;
  Request *request = g_new0 (Request, 1);
  request->lock = asked->lock;
  request->from = asked->from != NULL ? lian_question_get_day (question, asked->from) : 0;
  request->to = asked->to != NULL ? lian_question_get_day (question, asked->to) : 0;
  request->reason = lian_question_dup_text (asked->reason);
  g_autofree char *reason = g_strdup (request->reason);
  lian_question_write (question,
                       asked->lock != 0 ? _ ("period reopened") : _ ("period locked"), reason,
                       write_job, request, request_free);
}

/* The month before that of the working date, which is closed most often. */
static void
suggest (LianDate today, LianDate *from, LianDate *to)
{
  LianDate first = lian_date_first_of_month (today);
  *from = lian_date_add_months (first, -1);
  *to = lian_date_add_days (first, -1);
}

/**
 * lian_period_question_close:
 * @parent: where it is asked from
 * @context: the base
 *
 * Asks for the days and the reason; the month before is offered.
 */
void
lian_period_question_close (GtkWidget *parent, LianContext *context)
{
  LianDate from, to;
  Asked *asked = g_new0 (Asked, 1);
  suggest (lian_context_get_working_date (context), &from, &to);
  LianQuestion *question = lian_question_new (
      parent, context, _ ("Lock a Period?"),
      _ ("Deliveries, payments, penalties, movements of material and sales of these days are no longer "
         "entered, changed or deleted. Reopening it is an act with a reason."),
      _ ("_Lock"), respond, asked, g_free);
  asked->from = lian_question_add_day (question, _ ("From"), from, TRUE);
  asked->to = lian_question_add_day (question, _ ("Until"), to, TRUE);
  asked->reason = lian_question_add_text (question, _ ("Reason"), NULL, TRUE);
  lian_question_show (question);
}

/**
 * lian_period_question_reopen:
 * @parent: where it is asked from
 * @context: the base
 * @lock: a record of type "period_lock" that still locks
 *
 * Asks for the reason.
 */
void
lian_period_question_reopen (GtkWidget *parent, LianContext *context, const LianRecord *lock)
{
  Asked *asked = g_new0 (Asked, 1);
  g_autofree char *from = lian_date_format (lian_record_get_date (lock, "from_date"));
  g_autofree char *to = lian_date_format (lian_record_get_date (lock, "to_date"));
  /* Translators: first and last day of a period */
  g_autofree char *days = g_strdup_printf (_ ("%s to %s"), from, to);
  asked->lock = lian_record_get_id (lock);
  LianQuestion *question = lian_question_new (parent, context, _ ("Reopen the Period?"), days,
                                              _ ("_Reopen"), respond, asked, g_free);
  lian_question_add_note (question, _ ("What was entered in these days can be changed again, until the "
                                       "period is locked once more."));
  asked->reason = lian_question_add_text (question, _ ("Reason"), NULL, TRUE);
  lian_question_show (question);
}
