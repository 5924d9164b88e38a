/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Contracts that an officer should look at.
 *
 * Everything is found in the book of all contracts, which is read with a statement for each type;
 * contracts are brought together by what they have in common, and never each compared with each.
 * Drafts are looked at too, since they can still be changed; a framework is not, since its call-offs
 * are the orders. */
#include "lian-contract-doubts.h"

#include "lian-contract-state.h"
#include "lian-doubts-private.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-text.h"

/**
 * lian_contract_doubt_free:
 * @doubt: (nullable) (transfer full): a doubt
 */
void
lian_contract_doubt_free (LianContractDoubt *doubt)
{
  if (doubt == NULL)
    return;
  g_free (doubt->contracts);
  g_free (doubt->message);
  g_free (doubt->advice);
  g_free (doubt);
}

/**
 * lian_contract_doubt_label:
 * @kind: what is doubtful
 *
 * Returns: (transfer none): its name in English; translate with _()
 */
const char *
lian_contract_doubt_label (LianContractDoubtKind kind)
{
  static const char *const labels[LIAN_N_DOUBTS] = {
    [LIAN_DOUBT_BYPASS] = N_ ("Past the federation"),
    [LIAN_DOUBT_FEDERATION] = N_ ("Another federation"),
    [LIAN_DOUBT_SIGNED_TWICE] = N_ ("Signed twice"),
    [LIAN_DOUBT_NEEDED_TWICE] = N_ ("Ordered twice"),
    [LIAN_DOUBT_CAPACITY] = N_ ("Beyond capacity"),
  };
  return labels[kind];
}

gboolean
_lian_doubting_is_stopped (LianDoubting *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

/* A name stands in a sentence; a file may bring one without end. */
char *
_lian_doubting_name (LianDoubting *self, const char *type, gint64 id)
{
  const LianRecord *record = _lian_contract_book_find (self->book, type, id);
  g_autofree char *text
      = lian_text_shorten_to (record != NULL ? lian_record_get_title (record) : "", 40);
  return lian_isolate (text);
}

char *
_lian_doubting_number (const LianRecord *contract)
{
  const char *number = lian_record_get_text (contract, "number");
  g_autofree char *text = lian_text_shorten_to (number != NULL ? number : _ ("draft"), 28);
  return lian_isolate (text);
}

char *
_lian_doubting_quantity (LianDoubting *self, const LianRecord *line, gint64 quantity)
{
  const LianUnit *unit = _lian_contract_book_get_unit (self->book, lian_record_get_number (line, "unit"));
  g_autofree char *number = lian_quantity_to_text (quantity, unit);
  g_autofree char *name = lian_isolate (unit->name != NULL ? unit->name : "");
  return g_strdup_printf ("%s %s", number, name);
}

LianContractDoubt *
_lian_doubting_add (LianDoubting *self, LianContractDoubtKind kind, const LianRecord *contract,
                    const LianRecord *other)
{
  LianContractDoubt *doubt = g_new0 (LianContractDoubt, 1);
  g_autofree char *one = other != NULL ? _lian_doubting_number (other) : NULL;
  g_autofree char *number = _lian_doubting_number (contract);
  doubt->kind = kind;
  doubt->contract = lian_record_get_id (contract);
  doubt->other = other != NULL ? lian_record_get_id (other) : 0;
  doubt->contracts = one != NULL ? g_strdup_printf ("%s · %s", one, number) : g_strdup (number);
  g_ptr_array_add (self->doubts, doubt);
  return doubt;
}

static gboolean
is (const LianRecord *r, const char *field, const char *value)
{
  return g_strcmp0 (lian_record_get_text (r, field), value) == 0;
}

static gboolean
is_open (const LianRecord *contract)
{
  return (is (contract, "state", "DRAFT") || lian_contract_binds (contract))
         && lian_record_get_truth (contract, "is_framework") != LIAN_YES;
}

static void
add_contract_lines (LianDoubting *self, const LianRecord *contract, GArray *lines)
{
  g_autoptr (GPtrArray) own = _lian_contract_parts (self->txn, "contract_line", "contract",
                                                    lian_record_get_id (contract));
  LianDoubtLine line = { contract, NULL, lian_record_get_date (contract, "term_from"),
                         lian_record_get_date (contract, "term_to") };
  if (line.from == 0)
    line.from = lian_record_get_date (contract, "signed_on");
  if (line.from == 0)
    line.from = line.to;
  if (line.to < line.from)
    line.to = line.from;
  for (guint i = 0; i < own->len; i++)
    {
      line.line = own->pdata[i];
      g_array_append_val (lines, line);
    }
}

/* Returns: (transfer full) (element-type LianDoubtLine): the lines of what is drafted or binds */
GArray *
_lian_doubting_list_lines (LianDoubting *self)
{
  const GPtrArray *contracts = _lian_contract_book_get_contracts (self->book);
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (LianDoubtLine));
  for (guint i = 0; i < contracts->len; i++)
    if (is_open (contracts->pdata[i]))
      add_contract_lines (self, contracts->pdata[i], lines);
  return lines;
}

/* The reason that was given is part of what an officer answers for. */
static char *
words_of_reason (const LianRecord *contract)
{
  const char *reason = lian_record_get_text (contract, "bypass_reason");
  if (reason == NULL)
    return g_strdup (_ ("no reason is given"));
  g_autofree char *text = lian_text_shorten_to (reason, 400);
  g_autofree char *words = lian_isolate (text);
  /* Translators: why something was not done as it should be */
  return g_strdup_printf (_ ("the reason given: %s"), words);
}

static void
find_bypass (LianDoubting *self, const LianRecord *contract, const LianRecord *orderer)
{
  if (!is (contract, "signatory", "COOPERATIVE") || !lian_contract_owes_federation (contract, orderer))
    return;
  LianContractDoubt *doubt = _lian_doubting_add (self, LIAN_DOUBT_BYPASS, contract, NULL);
  g_autofree char *buyer = _lian_doubting_name (self, "partner", lian_record_get_id (orderer));
  g_autofree char *maker = _lian_doubting_name (
      self, "cooperative", lian_record_get_number (contract, "signing_cooperative"));
  g_autofree char *reason = words_of_reason (contract);
  /* Translators: an orderer, a co-operative, "the reason given: …" */
  doubt->message = g_strdup_printf (
      _ ("“%s” orders and “%s” signs by itself, where the federation should sign (C1); %s"), buyer,
      maker, reason);
  doubt->advice = g_strdup (
      is (contract, "state", "DRAFT")
          ? _ ("Name the federation as signatory before it is signed.")
          : _ ("Agree with the orderer on a contract through the federation; until then the reason answers for it."));
}

static void
find_federation (LianDoubting *self, const LianRecord *contract, const LianRecord *orderer,
                 const GPtrArray *federations)
{
  const LianRecord *federation = _lian_contract_book_find (
      self->book, "federation", lian_record_get_number (contract, "signing_federation"));
  if (federation == NULL || is (federation, "level", "SPECIALISED")
      || !lian_contract_owes_federation (contract, orderer))
    return;
  g_autoptr (GPtrArray) makers = _lian_contract_book_list_makers (self->book, contract);
  const LianRecord *own
      = lian_federation_find_own (federations, makers, lian_record_get_number (federation, "city"));
  if (own == NULL)
    return;
  LianContractDoubt *doubt = _lian_doubting_add (self, LIAN_DOUBT_FEDERATION, contract, NULL);
  g_autofree char *name = _lian_doubting_name (self, "federation", lian_record_get_id (federation));
  g_autofree char *due = _lian_doubting_name (self, "federation", lian_record_get_id (own));
  g_autofree char *reason = words_of_reason (contract);
  doubt->message = g_strdup_printf (
      /* Translators: two federations, "the reason given: …" */
      _ ("“%s” signs, though the trade has a federation of its own, “%s” (A18); %s"), name, due, reason);
  doubt->advice = g_strdup (is (contract, "state", "DRAFT")
                                ? _ ("Name that federation as signatory before it is signed.")
                                : _ ("Let that federation sign what is ordered next."));
}

static void
find_signatories (LianDoubting *self)
{
  const GPtrArray *contracts = _lian_contract_book_get_contracts (self->book);
  g_autoptr (GPtrArray) federations = lian_txn_list_all (self->txn, lian_type_find ("federation"));
  for (guint i = 0; i < contracts->len && !_lian_doubting_is_stopped (self); i++)
    {
      const LianRecord *contract = contracts->pdata[i];
      if (!is (contract, "state", "DRAFT") && !lian_contract_binds (contract))
        continue;
      const LianRecord *orderer = _lian_contract_book_find (
          self->book, "partner", lian_record_get_number (contract, "orderer"));
      find_bypass (self, contract, orderer);
      find_federation (self, contract, orderer, federations);
    }
}

static int
compare_doubts (gconstpointer a, gconstpointer b)
{
  const LianContractDoubt *x = *(LianContractDoubt *const *) a, *y = *(LianContractDoubt *const *) b;
  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  if (x->contract != y->contract)
    return x->contract < y->contract ? -1 : 1;
  return (x->other > y->other) - (x->other < y->other);
}

/**
 * lian_contract_doubts:
 * @txn: the base, on the thread of a job
 * @cancellable: (nullable): tested between the contracts
 * @error: return location
 *
 * Looks for contracts that bypass the federation (C1) or the one of their trade (A18), are signed
 * twice, order the same need twice, or promise one capacity to two orderers.
 *
 * Returns: (transfer full) (element-type LianContractDoubt) (nullable): the doubts, by kind
 */
GPtrArray *
lian_contract_doubts (LianTxn *txn, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) doubts
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_contract_doubt_free);
  LianDoubting self = { txn, _lian_contract_book_open (txn), doubts, cancellable };
  g_autoptr (GArray) lines = _lian_doubting_list_lines (&self);
  find_signatories (&self);
  _lian_doubting_find_twice (&self, lines);
  _lian_doubting_find_capacity (&self, lines);
  g_ptr_array_sort (doubts, compare_doubts);
  _lian_contract_book_close (txn);
  return g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL : g_steal_pointer (&doubts);
}
