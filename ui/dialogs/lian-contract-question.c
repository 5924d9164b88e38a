/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Asking about an act of a contract's life.
 *
 * What is open is read first and stands in the question; the answer is one act. */
#include "lian-contract-question.h"

#include "lian-i18n.h"
#include "lian-question.h"

static const struct
{
  const char *heading, *body, *ok;
  const char *open, *nothing; /* what is named before it is answered; NULL for nothing */
} acts[] = {
  { N_ ("Sign the Contract?"),
    N_ ("From now on its sums have to hold, and its clauses change by amendments only."),
    N_ ("_Sign"), NULL, NULL },
  { N_ ("Begin the Contract?"), N_ ("Its execution begins."), N_ ("_Begin"), NULL, NULL },
  { N_ ("Complete the Contract?"), N_ ("It is fulfilled once everything was delivered and judged."),
    N_ ("C_omplete"), N_ ("Still open:"), N_ ("Nothing is open.") },
  { N_ ("Terminate the Contract?"),
    N_ ("What was delivered stays and is settled; the rest is no longer owed."), N_ ("_Terminate"),
    N_ ("Still open:"), N_ ("Nothing is open.") },
  { N_ ("Propose Penalties?"),
    N_ ("They are computed from the rates of the contract and from its deliveries; an officer "
        "confirms or waives each."),
    N_ ("_Propose"), N_ ("Its rates come to, on the working date:"),
    N_ ("Its rates come to nothing on the working date.") },
  { N_ ("Settle the Contract?"), N_ ("It is settled once what was owed is paid."), N_ ("S_ettle"),
    N_ ("Still open:"), N_ ("Nothing is open.") },
};

/* What the window keeps while it asks. */
typedef struct
{
  gint64 contract;
  LianContractAct act;
  GtkEditable *day;
  GtkTextBuffer *reason;
} Asked;

/* What the writer is told. */
typedef struct
{
  gint64 contract;
  LianContractAct act;
  LianDate on;
  char *reason;
} Request;

/* What is read before the question is shown. */
typedef struct
{
  GtkWidget *parent;
  LianContext *context;
  gint64 contract;
  LianContractAct act;
} Opening;

typedef struct
{
  gint64 contract;
  LianContractAct act;
  GPtrArray *open;
} Reading;

static void
request_free (gpointer data)
{
  g_free (((Request *)data)->reason);
  g_free (data);
}

static void
reading_free (gpointer data)
{
  g_clear_pointer (&((Reading *)data)->open, g_ptr_array_unref);
  g_free (data);
}

static gboolean
write_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;
  return lian_contract_act_take (request->act, txn, request->contract, request->on, request->reason,
                                 error);
}

static void
respond (LianQuestion *question, gpointer data)
{
  const Asked *asked = data;
  Request *request = g_new0 (Request, 1);
  request->contract = asked->contract;
  request->act = asked->act;
  request->on = lian_question_get_day (question, asked->day);
  request->reason = asked->reason != NULL ? lian_question_dup_text (asked->reason) : NULL;
  g_autofree char *reason = g_strdup (request->reason);
  lian_question_write (question, lian_contract_act_label (asked->act), reason, write_job, request,
                       request_free);
}

static GPtrArray *
list_assessed (LianTxn *txn, gint64 contract)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) penalties = lian_contract_assess (txn, contract, 0);
  for (guint i = 0; i < penalties->len; i++)
    {
      const LianRecord *penalty = penalties->pdata[i];
      g_autofree char *amount
          = lian_txn_display (txn, penalty, lian_type_field (lian_type_find ("penalty"), "amount"));
      g_ptr_array_add (lines,
                       g_strdup_printf ("%s: %s", lian_record_get_text (penalty, "basis"), amount));
    }
  return lines;
}

static gboolean
read_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;
  reading->open = reading->act == LIAN_CONTRACT_ACT_PENALTIES
                      ? list_assessed (txn, reading->contract)
                      : lian_contract_list_open (txn, reading->contract, 0);
  return TRUE;
}

/* As many lines as leave the fields in sight on a small screen. */
static void
add_open (LianQuestion *question, LianContractAct act, const GPtrArray *open)
{
  const guint most = 8;
  g_autoptr (GString) text
      = g_string_new (open->len > 0 ? _ (acts[act].open) : _ (acts[act].nothing));
  for (guint i = 0; i < MIN (open->len, most); i++)
    g_string_append_printf (text, "\n• %s", (const char *)open->pdata[i]);
  if (open->len > most)
    {
      g_string_append (text, "\n");
      g_string_append_printf (text, _ ("and %u more"), open->len - most);
    }
  lian_question_add_note (question, text->str);
}

static void
show (const Opening *opening, const GPtrArray *open)
{
  Asked *asked = g_new0 (Asked, 1);
  *asked = (Asked){ opening->contract, opening->act, NULL, NULL };
  LianQuestion *question = lian_question_new (
      opening->parent, opening->context, _ (acts[opening->act].heading),
      _ (acts[opening->act].body), _ (acts[opening->act].ok), respond, asked, g_free);
  if (acts[opening->act].open != NULL)
    add_open (question, opening->act, open);
  asked->day = lian_question_add_day (question, _ ("On"),
                                      lian_context_get_working_date (opening->context), TRUE);
  if (opening->act == LIAN_CONTRACT_ACT_TERMINATE)
    {
      asked->reason = lian_question_add_text (question, _ ("Reason"), NULL, TRUE);
      lian_question_set_destructive (question);
    }
  lian_question_show (question);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Opening *opening = data;
  g_autoptr (GError) error = NULL;
  const Reading *reading = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (reading == NULL)
    gtk_widget_activate_action (opening->parent, "win.toast", "s", error->message);
  else if (gtk_widget_get_root (opening->parent) != NULL)
    show (opening, reading->open);
  g_object_unref (opening->parent);
  g_object_unref (opening->context);
  g_free (opening);
}

/**
 * lian_contract_question_ask:
 * @parent: where it is asked from
 * @context: the base
 * @contract: a contract
 * @act: what is to be done with it
 *
 * Says what is open and asks for the day, and where the contract is terminated for the reason.
 */
void
lian_contract_question_ask (GtkWidget *parent,
                            LianContext *context,
                            gint64 contract,
                            LianContractAct act)
{
  Opening *opening = g_new0 (Opening, 1);
  Reading *reading = g_new0 (Reading, 1);
  *opening = (Opening){ g_object_ref (parent), g_object_ref (context), contract, act };
  reading->contract = contract;
  reading->act = act;
  lian_store_read_async (lian_context_get_store (context), read_job, reading, reading_free, NULL,
                         read_cb, opening);
}
