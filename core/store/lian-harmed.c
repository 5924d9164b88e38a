/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Co-operatives that centralisation did harm to, found by the base: few are centralised, so an index of these
 * is asked, not every co-operative. */
#include "lian-harmed.h"
#include "lian-txn-private.h"

/**
 * lian_txn_list_harmed:
 * @txn: the base
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64) (nullable): centralised co-operatives whose output declined or
 *   that inconvenience the public (G4)
 */
GArray *
lian_txn_list_harmed (LianTxn *txn, GError **error)
{
  return _lian_txn_list_ids (txn,
                             "SELECT id FROM cooperative WHERE centralised_now = 'yes'"
                             " AND (output_declined = 'yes' OR public_inconvenienced = 'yes')",
                             error);
}
