/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Voiding what bears a number on paper.
 *
 * The number may be on paper already, so neither the record nor its number goes away: the record
 * says that it is void, since when and why.  A decision is voided by lian_decide_void(), which asks
 * for an officer. */
#include "lian-void.h"
#include "lian-decide.h"
#include "lian-error.h"
#include "lian-i18n.h"

/**
 * lian_void_request_new:
 * @type: contract or decision
 * @ids: (element-type gint64): the records; referenced
 * @reason: why
 *
 * Returns: (transfer full): a request
 */
LianVoidRequest *
lian_void_request_new (const LianType *type, GArray *ids, const char *reason)
{
  LianVoidRequest *request = g_new0 (LianVoidRequest, 1);
  request->type = type;
  request->ids = g_array_ref (ids);
  request->reason = g_strstrip (g_strdup (reason));
  return request;
}

/**
 * lian_void_request_free:
 * @request: (nullable) (transfer full): a request
 */
void
lian_void_request_free (LianVoidRequest *request)
{
  if (request == NULL)
    return;
  g_array_unref (request->ids);
  g_free (request->reason);
  g_free (request);
}

/**
 * lian_void_applies:
 * @type: a type
 *
 * Returns: whether records of @type bear a number and can be voided
 */
gboolean
lian_void_applies (const LianType *type)
{
  const LianField *state = lian_type_get_field (type, "state");
  if (state == NULL || state->choices == NULL || lian_type_field (type, "number") < 0)
    return FALSE;
  for (const LianChoice *choice = state->choices; choice->value != NULL; choice++)
    if (g_str_equal (choice->value, "VOID"))
      return TRUE;
  return FALSE;
}

static gboolean
void_decision (LianTxn *txn, gint64 id, const char *reason, GError **error)
{
  LianSignRequest wish = { .decision = id, .reason = (char *) reason };
  return lian_decide_void (txn, &wish, NULL, error);
}

static gboolean
void_contract (LianTxn *txn, gint64 id, const char *reason, GError **error)
{
  g_autoptr (LianRecord) contract = lian_txn_load (txn, lian_type_find ("contract"), id);
  if (contract == NULL)
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT, "%s",
                   _ ("the contract was deleted meanwhile"));
      return FALSE;
    }
  if (g_strcmp0 (lian_record_get_text (contract, "state"), "VOID") == 0)
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT, _ ("the contract %s is void already"),
                   lian_record_get_title (contract));
      return FALSE;
    }
  lian_record_set_text (contract, "state", "VOID");
  lian_record_set_text (contract, "void_reason", reason);
  lian_record_set_date (contract, "voided_on", lian_txn_get_working_date (txn));
  return lian_txn_update (txn, contract, error);
}

/**
 * lian_void_records:
 * @txn: the base, in a write
 * @request: (type LianVoidRequest): the records and the reason
 * @cancellable: (nullable): tested between records
 * @error: return location; names a record that can't be voided
 *
 * Voids contracts or decisions.  They keep their numbers and stay visible.
 *
 * Returns: whether all were voided
 */
gboolean
lian_void_records (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  const LianVoidRequest *wish = request;
  gboolean decision = g_str_equal (wish->type->id, "decision");
  g_return_val_if_fail (decision || g_str_equal (wish->type->id, "contract"), FALSE);
  if (*wish->reason == '\0')
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, "%s", _ ("Voiding needs a written reason."));
      return FALSE;
    }
  for (guint i = 0; i < wish->ids->len; i++)
    {
      gint64 id = g_array_index (wish->ids, gint64, i);
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !(decision ? void_decision (txn, id, wish->reason, error)
                        : void_contract (txn, id, wish->reason, error)))
        return FALSE;
    }
  return TRUE;
}
