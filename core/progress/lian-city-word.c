/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The act by which an officer confirms that a city is basically co-operativised, or takes that back (A21):
 * from its day on W1 holds instead of W2, or the other way round. */
#include "lian-city-word.h"

#include "lian-city-stage.h"
#include "lian-i18n.h"

/**
 * lian_city_word_free:
 * @word: (type LianCityWord) (transfer full): what an officer says
 *
 * Frees it.
 */
void
lian_city_word_free (gpointer word)
{
  g_free (((LianCityWord *) word)->reason);
  g_free (word);
}

/**
 * lian_city_word_label:
 * @withdraw: whether a confirmation is taken back
 *
 * Returns: (transfer none): what the act is called
 */
const char *
lian_city_word_label (gboolean withdraw)
{
  return withdraw ? _ ("confirmation of a city withdrawn") : _ ("city confirmed as basically co-operativised");
}

/* What a resolution said "basically" means holds on until another one sets it. */
static void
keep_threshold (LianRecord *record, const LianRecord *before)
{
  if (before == NULL || lian_record_is_empty (before, "threshold"))
    return;
  lian_record_set_number (record, "threshold", lian_record_get_number (before, "threshold"));
  lian_record_set_text (record, "resolution", lian_record_get_text (before, "resolution"));
}

/**
 * lian_city_word_give:
 * @txn: the base, in a write
 * @word: (type LianCityWord): what the officer says
 * @cancellable: (nullable): to stop early
 * @error: return location; %LIAN_ERROR_INPUT where nothing is confirmed that could be withdrawn, where
 *   something else is said of the same day, or where the day is still to come
 *
 * Enters it as a record of type "city_confirmation" (A21).
 *
 * Returns: whether it is entered
 */
gboolean
lian_city_word_give (LianTxn *txn, gpointer word, GCancellable *cancellable, GError **error)
{
  const LianCityWord *wish = word;
  g_autoptr (LianRecord) before = lian_city_stage_find (txn, wish->city, wish->on);
  g_autoptr (LianRecord) record = lian_record_new (lian_type_find ("city_confirmation"));
  lian_record_set_number (record, "city", wish->city);
  lian_record_set_date (record, "on_date", wish->on);
  lian_record_set_text (record, "confirmation", wish->withdraw ? "WITHDRAWN" : "CONFIRMED");
  lian_record_set_number (record, "officer", wish->officer);
  lian_record_set_text (record, "reason", wish->reason);
  keep_threshold (record, before);
  return lian_txn_insert (txn, record, error);
}
