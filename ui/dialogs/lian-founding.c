/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The founding of a base.
 *
 * Papers, numbers and the header need to know whose base it is, so that is asked before anything
 * else: of a new base, and of one that the command line has made. */
#include "lian-founding.h"

/**
 * lian_founding_new:
 *
 * Returns: (transfer full): an empty founding, to be filled
 */
LianFounding *
lian_founding_new (void)
{
  LianFounding *self = g_new0 (LianFounding, 1);
  self->federation = lian_record_new (lian_type_find ("federation"));
  lian_record_set_text (self->federation, "level", "LOCAL");
  self->settings = lian_record_new (lian_type_find ("settings"));
  return self;
}

/**
 * lian_founding_free:
 * @founding: (transfer full): a #LianFounding
 */
void
lian_founding_free (gpointer founding)
{
  LianFounding *self = founding;
  g_clear_pointer (&self->city, lian_record_free);
  g_clear_pointer (&self->federation, lian_record_free);
  g_clear_pointer (&self->officer, lian_record_free);
  g_clear_pointer (&self->settings, lian_record_free);
  g_free (self);
}

/**
 * lian_founding_insert:
 * @txn: a write
 * @founding: a #LianFounding; its records get their ids
 * @cancellable: (nullable): not used, it is short
 * @error: return location
 *
 * Writes the records; a #LianTxnFunc.
 *
 * Returns: whether they were written
 */
gboolean
lian_founding_insert (LianTxn *txn, gpointer founding, GCancellable *cancellable, GError **error)
{
  LianFounding *self = founding;
  lian_txn_set_office (txn, lian_record_get_number (self->settings, "office"));
  if (self->city != NULL)
    {
      if (!lian_txn_insert (txn, self->city, error))
        return FALSE;
      lian_record_set_number (self->federation, "city", lian_record_get_id (self->city));
    }
  if (!lian_txn_insert (txn, self->federation, error)
      || (self->officer != NULL && !lian_txn_insert (txn, self->officer, error)))
    return FALSE;
  lian_record_set_number (self->settings, "federation", lian_record_get_id (self->federation));
  return lian_txn_insert (txn, self->settings, error);
}

/**
 * lian_founding_is_due:
 * @txn: a read
 *
 * Returns: whether nobody has said yet whose base it is
 */
gboolean
lian_founding_is_due (LianTxn *txn)
{
  return lian_txn_count (txn, lian_type_find ("settings")) == 0
         && lian_txn_count (txn, lian_type_find ("federation")) == 0;
}
