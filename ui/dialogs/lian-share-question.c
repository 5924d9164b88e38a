/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Asking about an act on the shares of members; the answer is one act. */
#include "lian-share-question.h"

#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-money.h"
#include "lian-question.h"

static const struct
{
  const char *heading, *body, *ok;
} acts[LIAN_SHARE_N_ACTS] = {
  { N_ ("Credit Interest?"),
    N_ ("Every member is credited the interest of the deposit until the working date, by the exact count of "
        "days and the rate that was resolved."),
    N_ ("C_redit") },
  { N_ ("Refund Docked Wages?"),
    N_ ("All that was docked from wages for shares is refunded in cash (S3); so much of the shares falls due "
        "again."),
    N_ ("_Refund") },
  { N_ ("Settle with the Member?"),
    N_ ("Interest, docked wages, what is paid of the share, the deposit, rents and dividends are paid out; what "
        "was never paid is cancelled, and the member leaves on the working date."),
    N_ ("_Settle") },
  { N_ ("Finish the Valuation?"),
    N_ ("What is priced in pays the share that is due, the rest stays on deposit.  A finished valuation is not "
        "reopened."),
    N_ ("_Finish") },
  { N_ ("Book Rents?"),
    N_ ("Each month's rent of means that members left private falls due, until the working date, unless it was "
        "booked before."),
    N_ ("_Book") },
  { N_ ("Pay Out What Is Due?"),
    N_ ("Every member is paid in cash what is due of interest, rents and dividends."), N_ ("_Pay Out") },
  { N_ ("Divide among the Members?"),
    N_ ("The labour dividend is divided by wages or days, as resolved, the share dividend by paid-up shares and "
        "days; each member's part is credited in the journal."),
    N_ ("_Divide") },
  { N_ ("Repay Deposits?"),
    N_ ("Every member is repaid in cash the instalments of the deposit that have fallen due, by the term that was "
        "resolved."),
    N_ ("_Repay") },
};

/* What the window keeps while it asks; what an act does not ask for is %NULL. */
typedef struct
{
  LianShareAct act;
  gint64 record;
  GtkEditable *means, *goods, *cash, *resolution;
  GtkDropDown *why;
} Asked;

static void
request_free (gpointer data)
{
  g_free (((LianShareRequest *) data)->resolution);
  g_free (data);
}

static gboolean
write_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  return lian_share_act_take (txn, data, error);
}

static gboolean
is_amount (GtkEditable *line, gint64 *fen)
{
  const char *text = line != NULL ? gtk_editable_get_text (line) : "";
  *fen = 0;
  return *text == '\0' || (lian_money_parse (text, fen) && *fen >= 0);
}

static gboolean
check (LianQuestion *question, gpointer data)
{
  const Asked *asked = data;
  gint64 fen;
  return is_amount (asked->means, &fen) && is_amount (asked->goods, &fen) && is_amount (asked->cash, &fen);
}

static void
respond (LianQuestion *question, gpointer data)
{
  const Asked *asked = data;
  LianShareRequest *request = g_new0 (LianShareRequest, 1);
  request->act = asked->act;
  request->record = request->exit.member = asked->record;
  is_amount (asked->means, &request->exit.means);
  is_amount (asked->goods, &request->exit.goods);
  is_amount (asked->cash, &request->exit.cash);
  if (asked->why != NULL)
    request->exit.why = lian_choices_left_why[gtk_drop_down_get_selected (asked->why)].value;
  if (asked->resolution != NULL)
    request->resolution = lian_question_dup_line (asked->resolution);
  lian_question_write (question, lian_share_act_label (asked->act), NULL, write_job, request, request_free);
}

static void
add_why (Asked *asked, LianQuestion *question)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  for (const LianChoice *choice = lian_choices_left_why; choice->value != NULL; choice++)
    g_ptr_array_add (words, (gpointer) _ (choice->label));
  g_ptr_array_add (words, NULL);
  asked->why = lian_question_add_choice (question, _ ("Why the member leaves"), (const char *const *) words->pdata);
}

static void
add_exit (Asked *asked, LianQuestion *question, gboolean in_goods)
{
  add_why (asked, question);
  if (in_goods)
    {
      asked->cash = lian_question_add_line (question, _ ("Returned in cash: worth, in yuan (empty: in goods)"),
                                            NULL, FALSE);
      return;
    }
  asked->means = lian_question_add_line (question, _ ("Returned as means of production, in yuan"), NULL, FALSE);
  asked->goods = lian_question_add_line (question, _ ("Returned in goods, in yuan"), NULL, FALSE);
}

/**
 * lian_share_question_ask:
 * @parent: where it is asked from
 * @context: the base
 * @act: what is to be done
 * @record: the co-operative, the member or the valuation
 * @in_goods: whether the member's share is counted in goods
 *
 * Says what the act books and asks for what only people know.
 */
void
lian_share_question_ask (GtkWidget *parent, LianContext *context, LianShareAct act, gint64 record,
                         gboolean in_goods)
{
  Asked *asked = g_new0 (Asked, 1);
  asked->act = act;
  asked->record = record;
  LianQuestion *question = lian_question_new (parent, context, _ (acts[act].heading), _ (acts[act].body),
                                              _ (acts[act].ok), respond, asked, g_free);
  if (act == LIAN_SHARE_ACT_EXIT)
    add_exit (asked, question, in_goods);
  if (act == LIAN_SHARE_ACT_FINISH)
    asked->resolution = lian_question_add_line (question, _ ("Resolution"), NULL, TRUE);
  lian_question_set_check (question, check);
  lian_question_show (question);
}
