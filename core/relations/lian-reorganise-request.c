/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What is wished of a change of co-operatives. */
#include "lian-reorganise.h"
#include "lian-text.h"

/**
 * lian_reorganise_request_new:
 * @change: one of #lian_choices_succession
 *
 * Returns: (transfer full): a request
 */
LianReorganiseRequest *
lian_reorganise_request_new (const char *change)
{
  LianReorganiseRequest *request = g_new0 (LianReorganiseRequest, 1);
  request->change = g_strdup (change);
  request->before = g_array_new (FALSE, FALSE, sizeof (gint64));
  request->after = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  request->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  request->key = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return request;
}

/**
 * lian_reorganise_request_free:
 * @request: (nullable) (transfer full): a request
 */
void
lian_reorganise_request_free (LianReorganiseRequest *request)
{
  if (request == NULL)
    return;
  g_free (request->change);
  g_free (request->resolution);
  g_free (request->agreed_with);
  g_array_unref (request->before);
  g_ptr_array_unref (request->after);
  g_ptr_array_unref (request->parts);
  g_hash_table_unref (request->key);
  g_free (request);
}

/**
 * lian_reorganise_request_add_before:
 * @request: a request
 * @cooperative: a co-operative that changes
 */
void
lian_reorganise_request_add_before (LianReorganiseRequest *request, gint64 cooperative)
{
  g_array_append_val (request->before, cooperative);
}

/**
 * lian_reorganise_request_add_after:
 * @request: a request
 * @cooperative: (transfer full): a co-operative that there will be
 *
 * Returns: its place
 */
guint
lian_reorganise_request_add_after (LianReorganiseRequest *request, LianRecord *cooperative)
{
  g_ptr_array_add (request->after, cooperative);
  g_ptr_array_add (request->parts, lian_record_new (lian_type_find ("succession_step")));
  return request->after->len - 1;
}

/**
 * lian_reorganise_request_send:
 * @request: a request
 * @record: a record of a kind that goes with its co-operative, or an open contract
 * @place: where it goes
 */
void
lian_reorganise_request_send (LianReorganiseRequest *request, gint64 record, guint place)
{
  g_hash_table_insert (request->key, g_memdup2 (&record, sizeof record), GUINT_TO_POINTER (place));
}

/* A field on which all co-operatives before agree, and that is filled, holds of the one after them too. */
static void
take_over (LianTxn *txn, const LianReorganiseRequest *request, LianRecord *record, const char *field)
{
  const LianType *type = lian_type_find ("cooperative");
  int place = lian_type_field (type, field);
  g_autoptr (LianRecord) first = lian_txn_load (txn, type, g_array_index (request->before, gint64, 0));
  for (guint i = 1; first != NULL && i < request->before->len; i++)
    {
      g_autoptr (LianRecord) other
          = lian_txn_load (txn, type, g_array_index (request->before, gint64, i));
      if (other == NULL || (lian_record_diff (first, other) & G_GUINT64_CONSTANT (1) << place))
        return;
    }
  if (first == NULL || lian_record_is_empty_at (first, place))
    return;
  if (lian_record_holds_number (&type->fields[place]))
    lian_record_set_number_at (record, place, lian_record_number_at (first, place));
  else
    lian_record_set_text_at (record, place, lian_record_text_at (first, place));
}

/* G2 counts from the day of joining: nobody is longer in it than the last to join. */
static LianDate
last_joined (LianTxn *txn, const LianReorganiseRequest *request)
{
  LianDate last = 0;
  for (guint i = 0; i < request->before->len; i++)
    {
      g_autoptr (LianRecord) one = lian_txn_load (txn, lian_type_find ("cooperative"),
                                                  g_array_index (request->before, gint64, i));
      LianDate joined = one != NULL ? lian_record_get_date (one, "joined") : 0;
      if (joined == 0)
        return 0;
      last = MAX (last, joined);
    }
  return last;
}

/**
 * lian_reorganise_found:
 * @txn: the base
 * @request: a request with its co-operatives before
 * @name_zh: (nullable): the Chinese name
 * @name_en: (nullable): the English name
 * @stage: (nullable): its stage; %NULL where it is the one that all before have
 *
 * Drafts a co-operative that those before found: what all of them share it takes over.
 *
 * Returns: (transfer full): a record of type "cooperative" without id
 */
LianRecord *
lian_reorganise_found (LianTxn *txn, const LianReorganiseRequest *request, const char *name_zh,
                       const char *name_en, const char *stage)
{
  static const char *const shared[] = { "legal_form", "ownership_class", "stage",      "trade",          "trade_class",
                                        "city",       "registrar",       "federation", "spec_federation" };
  LianRecord *record = lian_record_new (lian_type_find ("cooperative"));
  for (gsize i = 0; i < G_N_ELEMENTS (shared); i++)
    take_over (txn, request, record, shared[i]);
  if (!lian_text_is_blank (name_zh))
    lian_record_set_text (record, "name_zh", name_zh);
  if (!lian_text_is_blank (name_en))
    lian_record_set_text (record, "name_en", name_en);
  if (stage != NULL)
    lian_record_set_text (record, "stage", stage);
  if (request->on != 0)
    lian_record_set_date (record, "founded", request->on);
  if (last_joined (txn, request) != 0)
    lian_record_set_date (record, "joined", last_joined (txn, request));
  lian_record_set_text (record, "status", "LIVE");
  return record;
}
