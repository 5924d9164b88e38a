/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe contract: how a contract stands, and the acts of its life. */
#include "lian-contract-act.h"
#include "lian-contract-figures.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-json.h"
#include "lian-verb.h"

#include <inttypes.h>
#include <string.h>

static gboolean asked[LIAN_CONTRACT_N_ACTS];
static char *confirm, *waive;

static const GOptionEntry options[] = {
  { "sign", 0, 0, G_OPTION_ARG_NONE, &asked[LIAN_CONTRACT_ACT_SIGN], N_ ("Sign the draft"), NULL },
  { "begin", 0, 0, G_OPTION_ARG_NONE, &asked[LIAN_CONTRACT_ACT_BEGIN], N_ ("Begin its execution"),
    NULL },
  { "complete", 0, 0, G_OPTION_ARG_NONE, &asked[LIAN_CONTRACT_ACT_COMPLETE],
    N_ ("It is fulfilled: everything was delivered and judged"), NULL },
  { "terminate", 0, 0, G_OPTION_ARG_NONE, &asked[LIAN_CONTRACT_ACT_TERMINATE],
    N_ ("End it before its end; --reason says why"), NULL },
  { "penalties", 0, 0, G_OPTION_ARG_NONE, &asked[LIAN_CONTRACT_ACT_PENALTIES],
    N_ ("Propose the penalties that its rates come to"), NULL },
  { "settle", 0, 0, G_OPTION_ARG_NONE, &asked[LIAN_CONTRACT_ACT_SETTLE],
    N_ ("It is settled: what was owed is paid"), NULL },
  { "confirm", 0, 0, G_OPTION_ARG_STRING, &confirm, N_ ("Confirm a proposed penalty"),
    N_ ("PENALTY") },
  { "waive", 0, 0, G_OPTION_ARG_STRING, &waive, N_ ("Waive a proposed penalty; --reason says why"),
    N_ ("PENALTY") },
  { NULL },
};

typedef struct
{
  const char *name; /* as typed */
  gint64 contract;
  LianContractAct act; /* where no penalty is decided */
  gint64 penalty;      /* 0: none */
  gint64 done;         /* the act that was written; 0: none */
  LianRecord *record;
  char *state;
  GPtrArray *open;
  GPtrArray *penalties;
  GPtrArray *amounts; /* of the penalties, in words */
} Contract;

static void
contract_clear (Contract *self)
{
  g_clear_pointer (&self->record, lian_record_free);
  g_clear_pointer (&self->state, g_free);
  g_clear_pointer (&self->open, g_ptr_array_unref);
  g_clear_pointer (&self->penalties, g_ptr_array_unref);
  g_clear_pointer (&self->amounts, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Contract, contract_clear)

static gboolean
is_id (const char *text, gint64 *id)
{
  return g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, id, NULL);
}

/* By its number, which is on the paper, or by its id, as export gives it. */
static gboolean
find_contract (LianTxn *txn, Contract *self, GError **error)
{
  const LianType *type = lian_type_find ("contract");
  gint64 numbered = lian_txn_find_text (txn, type, "number", self->name, 0);
  g_autoptr (LianRecord) named = is_id (self->name, &self->contract)
                                     ? lian_txn_load (txn, type, self->contract)
                                     : NULL;
  if (named == NULL && numbered == 0)
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("there is no contract “%s”"), self->name);
  else if (named != NULL && numbered != 0 && numbered != self->contract)
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT,
                 _ ("“%s” is the number of one contract and the id of another"), self->name);
  else
    {
      self->contract = named != NULL ? self->contract : numbered;
      return TRUE;
    }
  return FALSE;
}

/* A penalty of another contract is a slip of the hand. */
static gboolean
decide (LianTxn *txn, const Contract *self, GError **error)
{
  g_autoptr (LianRecord) penalty = lian_txn_load (txn, lian_type_find ("penalty"), self->penalty);
  if (penalty != NULL && lian_record_get_number (penalty, "contract") == self->contract)
    return lian_penalty_decide (txn, self->penalty, confirm != NULL, lian_verb_options.reason, error);
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, "%s: %s",
               confirm != NULL ? "--confirm" : "--waive", _ ("the contract has no such penalty"));
  return FALSE;
}

static gboolean
write_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Contract *self = data;
  if (!find_contract (txn, self, error))
    return FALSE;
  return self->penalty != 0 ? decide (txn, self, error)
                            : lian_contract_act_take (self->act, txn, self->contract, 0,
                                                      lian_verb_options.reason, error);
}

static gboolean
read_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Contract *self = data;
  if (!find_contract (txn, self, error))
    return FALSE;
  const LianType *type = lian_type_find ("contract"), *penalty = lian_type_find ("penalty");
  self->record = lian_txn_load (txn, type, self->contract);
  self->state = lian_txn_display (txn, self->record, lian_type_field (type, "state"));
  self->open = lian_contract_list_open (txn, self->contract, 0);
  self->penalties = lian_txn_list (txn, penalty, "contract", self->contract);
  self->amounts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->penalties->len; i++)
    g_ptr_array_add (self->amounts, lian_txn_display (txn, self->penalties->pdata[i],
                                                      lian_type_field (penalty, "amount")));
  return TRUE;
}

static void
add_penalties (JsonBuilder *builder, const Contract *self)
{
  json_builder_set_member_name (builder, "penalties");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->penalties->len; i++)
    {
      const LianRecord *penalty = self->penalties->pdata[i];
      json_builder_begin_object (builder);
      lian_json_add_number (builder, "id", lian_record_get_id (penalty));
      lian_json_add_text (builder, "kind", lian_record_get_text (penalty, "kind"));
      lian_json_add_text (builder, "state", lian_record_get_text (penalty, "state"));
      lian_json_add_text (builder, "amount", self->amounts->pdata[i]);
      lian_json_add_text (builder, "basis", lian_record_get_text (penalty, "basis"));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const Contract *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  lian_json_add_number (builder, "contract", self->contract);
  lian_json_add_text (builder, "number", lian_record_get_text (self->record, "number"));
  lian_json_add_text (builder, "state", lian_record_get_text (self->record, "state"));
  lian_json_add_number (builder, "version", MAX (lian_record_get_number (self->record, "version"), 1));
  json_builder_set_member_name (builder, "open");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->open->len; i++)
    json_builder_add_string_value (builder, self->open->pdata[i]);
  json_builder_end_array (builder);
  add_penalties (builder, self);
  lian_json_add_id (builder, "act", self->done);
  json_builder_end_object (builder);
  lian_json_print (builder);
}

static void
print_penalty (const LianRecord *penalty, const char *amount)
{
  const LianField *state = lian_type_get_field (lian_type_find ("penalty"), "state");
  g_autofree char *basis = lian_isolate (lian_record_get_text (penalty, "basis"));
  g_print ("%" PRId64 "\t%s\t%s\t%s\n", lian_record_get_id (penalty),
           lian_choice_label (state, lian_record_get_text (penalty, "state")), amount, basis);
}

static void
print_text (const Contract *self)
{
  g_autofree char *title = lian_isolate (lian_record_get_title (self->record));
  g_print ("%s: %s\n", title, self->state);
  for (guint i = 0; i < self->open->len; i++)
    g_print ("%s\n", (const char *) self->open->pdata[i]);
  for (guint i = 0; i < self->penalties->len; i++)
    print_penalty (self->penalties->pdata[i], self->amounts->pdata[i]);
  if (self->done != 0)
    g_print (_ ("act %" PRId64 "\n"), self->done);
}

/* Returns: how many acts the options ask for */
static int
read_options (Contract *self)
{
  int n = (confirm != NULL) + (waive != NULL);
  for (int act = 0; act < (int) LIAN_CONTRACT_N_ACTS; act++)
    if (asked[act])
      {
        self->act = (LianContractAct) act;
        n++;
      }
  return n;
}

static const char *
label_of (const Contract *self)
{
  if (self->penalty == 0)
    return lian_contract_act_label (self->act);
  return confirm != NULL ? _ ("penalty confirmed") : _ ("penalty waived");
}

/* What a rule says of a line or a penalty tells nothing of the contract. */
static int
fail (const char *path, const Contract *self, GError *error)
{
  if (self->contract != 0 && strstr (error->message, self->name) == NULL
      && !g_str_has_prefix (error->message, "--"))
    {
      g_autofree char *place = g_strdup_printf (_ ("contract %s"), self->name);
      g_autofree char *message = g_steal_pointer (&error->message);
      error->message = g_strdup_printf ("%s: %s", place, message);
    }
  return lian_verb_fail_at (path, error);
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_auto (Contract) self = { .name = arguments[1] };
  const char *penalty = confirm != NULL ? confirm : waive;
  int n_acts = read_options (&self);
  if (n_acts > 1)
    return lian_verb_misuse (_ ("one act at a time: the options name %d"), n_acts);
  if (penalty != NULL && !is_id (penalty, &self.penalty))
    return lian_verb_misuse (_ ("“%s” is no id of Lianshe"), penalty);
  const LianVerbWork work = { n_acts > 0 ? label_of (&self) : NULL, write_job, read_job, &self, &self.done, FALSE };
  if (!lian_verb_work (arguments[0], &work, &error))
    return fail (arguments[0], &self, error);
  if (lian_verb_options.json)
    print_json (&self);
  else
    print_text (&self);
  return LIAN_EXIT_DONE;
}

const LianVerb lian_verb_contract = {
  "contract", "FILE ID [--sign|--begin|--complete|--terminate|--settle|--penalties]",
  N_ ("How a contract stands, and the acts of its life"), 2, 2, options, run,
};
