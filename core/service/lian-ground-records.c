/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The records that grounds are made of, and in which trade each is at work. */
#include "lian-ground-records-private.h"

/**
 * _lian_ids_new:
 * @free_value: for the values
 *
 * Returns: (transfer full): a table by id
 */
GHashTable *
_lian_ids_new (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_value);
}

/**
 * _lian_ids_put:
 * @ids: a table
 * @id: an id
 * @value: a number
 */
void
_lian_ids_put (GHashTable *ids, gint64 id, gint64 value)
{
  g_hash_table_insert (ids, g_memdup2 (&id, sizeof id), g_memdup2 (&value, sizeof value));
}

/**
 * _lian_ids_get:
 * @ids: a table
 * @id: an id
 * @otherwise: what it is where the table does not know @id
 *
 * Returns: the number
 */
gint64
_lian_ids_get (GHashTable *ids, gint64 id, gint64 otherwise)
{
  const gint64 *value = g_hash_table_lookup (ids, &id);
  return value != NULL ? *value : otherwise;
}

/**
 * _lian_ground_records_init:
 * @self: (out caller-allocates): records
 * @txn: the base, as long as @self is used
 *
 * Nothing is read before it is asked for.
 */
void
_lian_ground_records_init (LianGroundRecords *self, LianTxn *txn)
{
  *self = (LianGroundRecords){ .txn = txn };
  self->lists
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * _lian_ground_records_clear:
 * @self: records
 */
void
_lian_ground_records_clear (LianGroundRecords *self)
{
  g_clear_pointer (&self->lists, g_hash_table_unref);
  g_clear_pointer (&self->works, g_hash_table_unref);
  g_clear_pointer (&self->makers, g_hash_table_unref);
  g_clear_pointer (&self->cities, g_hash_table_unref);
  g_clear_pointer (&self->cooperatives, g_hash_table_unref);
}

/**
 * _lian_ground_records_list:
 * @self: records
 * @type: (transfer none): a type; a literal
 *
 * Returns: (transfer none) (element-type LianRecord): all its records
 */
const GPtrArray *
_lian_ground_records_list (LianGroundRecords *self, const char *type)
{
  GPtrArray *records = g_hash_table_lookup (self->lists, type);
  if (records == NULL)
    {
      records = lian_txn_list_all (self->txn, lian_type_find (type));
      g_hash_table_insert (self->lists, (gpointer) type, records);
    }
  return records;
}

static gboolean
is_manufacture (const LianRecord *record)
{
  return g_strcmp0 (lian_record_get_text (record, "trade_class"), "MANUFACTURE") == 0;
}

static void
read_trades (LianGroundRecords *self)
{
  const GPtrArray *trades = _lian_ground_records_list (self, "trade");
  const GPtrArray *cooperatives = _lian_ground_records_list (self, "cooperative");
  self->makers = _lian_ids_new (g_free);
  self->cities = _lian_ids_new (g_free);
  self->cooperatives = _lian_ids_new (g_free);
  for (guint i = 0; i < trades->len; i++)
    if (is_manufacture (trades->pdata[i]))
      _lian_ids_put (self->makers, lian_record_get_id (trades->pdata[i]), TRUE);
  for (guint i = 0; i < cooperatives->len; i++)
    {
      const LianRecord *record = cooperatives->pdata[i];
      gint64 id = lian_record_get_id (record);
      _lian_ids_put (self->cities, id, lian_record_get_number (record, "city"));
      _lian_ids_put (self->cooperatives, id, lian_record_get_number (record, "trade"));
    }
}

static gboolean
is_making_trade (const LianGroundRecords *self, gint64 trade)
{
  return _lian_ids_get (self->makers, trade, FALSE) != FALSE;
}

/* An activity's class is the officer's word; only without it does the trade's hold. */
static void
read_works (LianGroundRecords *self)
{
  const GPtrArray *activities = _lian_ground_records_list (self, "activity");
  self->works = _lian_ids_new (g_free);
  for (guint i = 0; i < activities->len; i++)
    {
      const LianRecord *record = activities->pdata[i];
      gint64 id = lian_record_get_id (record);
      LianWork work = { lian_record_get_number (record, "trade"), is_manufacture (record) };
      if (lian_record_is_empty (record, "trade_class"))
        work.makes = is_making_trade (self, work.trade);
      g_hash_table_insert (self->works, g_memdup2 (&id, sizeof id), g_memdup2 (&work, sizeof work));
    }
}

static void
need_works (LianGroundRecords *self)
{
  if (self->works != NULL)
    return;
  read_trades (self);
  read_works (self);
}

/**
 * _lian_ground_records_work:
 * @self: records
 * @record: a point or a round
 *
 * Returns: its own trade, else that of its activity, else that of its co-operative
 */
LianWork
_lian_ground_records_work (LianGroundRecords *self, const LianRecord *record)
{
  gint64 activity = lian_record_get_number (record, "activity");
  gint64 trade = lian_record_get_number (record, "trade");
  need_works (self);
  const LianWork *found = g_hash_table_lookup (self->works, &activity);
  LianWork work = found != NULL ? *found : (LianWork){ 0, FALSE };
  if (trade != 0)
    work.trade = trade;
  if (work.trade == 0)
    work.trade
        = _lian_ids_get (self->cooperatives, lian_record_get_number (record, "cooperative"), 0);
  if (found == NULL)
    work.makes = is_making_trade (self, work.trade);
  return work;
}

/**
 * _lian_ground_records_city:
 * @self: records
 * @cooperative: a co-operative
 *
 * Returns: its city, or 0
 */
gint64
_lian_ground_records_city (LianGroundRecords *self, gint64 cooperative)
{
  need_works (self);
  return _lian_ids_get (self->cities, cooperative, 0);
}
