/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The versions of a contract, read from its amendments and from the log. */
#include "lian-contract-versions.h"

#include "lian-act.h"
#include "lian-contract-life.h"

/**
 * lian_contract_version_free:
 * @self: (nullable) (transfer full): a version
 */
void
lian_contract_version_free (LianContractVersion *self)
{
  if (self == NULL)
    return;
  g_free (self->agreed_with);
  g_free (self->reason);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_free (self);
}

static gboolean
changes_state (LianTxn *txn, gint64 act, gint64 contract)
{
  int state = lian_type_field (lian_type_find ("contract"), "state");
  g_autoptr (GPtrArray) changes = lian_txn_list_changes (txn, act, contract, NULL);
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const LianFieldChange *change = changes->pdata[i];
      if (change->id == contract && change->field == state
          && g_strcmp0 (change->kept, "DRAFT") == 0)
        return TRUE;
    }
  return FALSE;
}

/* The act that signed it and still holds; a contract that was entered as signed has the act that
 * entered it. */
static gint64
find_signing (LianTxn *txn, gint64 contract, const GPtrArray *acts)
{
  gint64 found = 0;
  for (guint i = 0; i < acts->len; i++)
    {
      const LianAct *act = acts->pdata[i];
      if (act->kind != LIAN_ACT_DO || !act->live)
        continue;
      found = act->seq;
      if (changes_state (txn, act->seq, contract))
        break;
    }
  return found;
}

/**
 * lian_contract_version_find_act:
 * @self: a version of @contract
 * @txn: the base, on a reader thread
 * @contract: a contract
 * @error: return location
 *
 * Returns: the act that brought the version into the base; 0 where the log has none, or on error
 */
gint64
lian_contract_version_find_act (const LianContractVersion *self, LianTxn *txn, gint64 contract,
                                GError **error)
{
  gint64 record = self->amendment != 0 ? self->amendment : contract;
  g_autoptr (GPtrArray) acts = lian_txn_list_acts_of (txn, record, error);
  if (acts == NULL || acts->len == 0)
    return 0;
  /* An amendment that was undone and done again was added by its oldest act. */
  return self->amendment != 0 ? ((LianAct *) acts->pdata[acts->len - 1])->seq
                              : find_signing (txn, contract, acts);
}

static LianContractVersion *
read_first (const LianRecord *contract)
{
  LianContractVersion *self = g_new0 (LianContractVersion, 1);
  self->number = 1;
  self->on = lian_record_get_date (contract, "signed_on");
  self->agreed_with = g_strdup (lian_record_get_text (contract, "orderer_signer"));
  self->changes = g_ptr_array_new ();
  return self;
}

static LianContractVersion *
read_amendment (const LianRecord *amendment)
{
  LianContractVersion *self = g_new0 (LianContractVersion, 1);
  self->number = lian_record_get_number (amendment, "version");
  self->on = lian_record_get_date (amendment, "amended_on");
  self->agreed_with = g_strdup (lian_record_get_text (amendment, "agreed_with"));
  self->officer = lian_record_get_number (amendment, "officer");
  self->reason = g_strdup (lian_record_get_text (amendment, "reason"));
  self->amendment = lian_record_get_id (amendment);
  self->changes = lian_amendment_list_changes (amendment);
  return self;
}

static int
compare_versions (gconstpointer a, gconstpointer b)
{
  const LianContractVersion *one = *(LianContractVersion *const *) a;
  const LianContractVersion *other = *(LianContractVersion *const *) b;
  return one->number < other->number ? -1 : one->number > other->number;
}

/**
 * lian_contract_list_versions:
 * @txn: the base
 * @contract: a contract as it stands in the base
 *
 * A draft has no version yet: nobody has agreed to it.
 *
 * Returns: (transfer full) (element-type LianContractVersion): its versions, the first one first
 */
GPtrArray *
lian_contract_list_versions (LianTxn *txn, const LianRecord *contract)
{
  GPtrArray *versions
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_contract_version_free);
  if (g_strcmp0 (lian_record_get_text (contract, "state"), "DRAFT") == 0)
    return versions;
  g_autoptr (GPtrArray) amendments = lian_txn_list (txn, lian_type_find ("amendment"), "contract",
                                                    lian_record_get_id (contract));
  g_ptr_array_add (versions, read_first (contract));
  for (guint i = 0; i < amendments->len; i++)
    g_ptr_array_add (versions, read_amendment (amendments->pdata[i]));
  g_ptr_array_sort (versions, compare_versions);
  return versions;
}
