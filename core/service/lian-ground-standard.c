/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The standard in force for one trade, city and day. */
#include "lian-ground-records-private.h"

static gboolean
is_particular (const LianRecord *record, const char *field, gint64 wanted, int weight, int *score)
{
  gint64 own = lian_record_get_number (record, field);
  if (own == 0)
    return TRUE;
  *score += weight;
  return own == wanted;
}

/* The city that all neighbourhoods lie in; 0 when there are several, or none. */
static gint64
only_city (LianGroundRecords *records)
{
  const GPtrArray *places = _lian_ground_records_list (records, "neighbourhood");
  gint64 city = places->len > 0 ? lian_record_get_number (places->pdata[0], "city") : 0;
  for (guint i = 1; i < places->len; i++)
    if (lian_record_get_number (places->pdata[i], "city") != city)
      return 0;
  return city;
}

static gboolean
some_name_city (const GPtrArray *standards)
{
  for (guint i = 0; i < standards->len; i++)
    if (!lian_record_is_empty (standards->pdata[i], "city"))
      return TRUE;
  return FALSE;
}

static const LianRecord *
find_standard (LianGroundRecords *records, const LianGroundScope *scope)
{
  const GPtrArray *standards = _lian_ground_records_list (records, "service_standard");
  LianDate day = scope->day != 0 ? scope->day : lian_txn_get_working_date (records->txn);
  /* Neighbourhoods are many: they are read for this only where a standard is for one city. */
  gint64 city = scope->city != 0 || !some_name_city (standards) ? scope->city : only_city (records);
  const LianRecord *best = NULL;
  int best_score = -1;
  for (guint i = 0; i < standards->len; i++)
    {
      const LianRecord *record = standards->pdata[i];
      LianDate from = lian_record_get_date (record, "from_date");
      int score = 0;
      if (from > day || !is_particular (record, "trade", scope->trade, 2, &score)
          || !is_particular (record, "city", city, 1, &score) || score < best_score)
        continue;
      if (score == best_score && from < lian_record_get_date (best, "from_date"))
        continue;
      best = record;
      best_score = score;
    }
  return best;
}

/**
 * lian_standard_find:
 * @txn: the base
 * @scope: trade, city and day; a day of 0 is the working date
 *
 * The most particular standard in force on the day holds: of the trade in the city, of the trade, of
 * the city, for all; among these the latest.  Where all neighbourhoods lie in one city, it is that of
 * all cities too.
 *
 * Returns: (transfer full) (nullable): the record of type "service_standard"
 */
LianRecord *
lian_standard_find (LianTxn *txn, const LianGroundScope *scope)
{
  g_auto (LianGroundRecords) records;
  _lian_ground_records_init (&records, txn);
  const LianRecord *found = find_standard (&records, scope);
  return found != NULL ? lian_record_copy (found) : NULL;
}

static gint32
in_seconds (gint32 metres, gint32 speed)
{
  return metres >= 0 && speed > 0 ? (gint32) ((gint64) metres * 60 / speed) : -1;
}

static LianStandard
read_standard (const LianRecord *record, gboolean minutes)
{
  LianStandard standard = LIAN_STANDARD_NONE;
  gint32 walk = _lian_ground_figure (record, "limit_minutes");
  gint32 extra = _lian_ground_figure (record, "extra_metres");
  standard.id = lian_record_get_id (record);
  standard.wait_days = _lian_ground_figure (record, "wait_days");
  standard.metres_per_minute = _lian_ground_figure (record, "metres_per_minute");
  standard.need = _lian_ground_figure (record, "need");
  standard.tolerated = _lian_ground_figure (record, "tolerated");
  standard.limit = !minutes    ? _lian_ground_figure (record, "limit_metres")
                   : walk >= 0 ? walk * 60
                               : -1;
  standard.extra = minutes ? in_seconds (extra, standard.metres_per_minute) : extra;
  return standard;
}

static void
override (gint32 *figure_in_force, gint32 given)
{
  if (given >= 0)
    *figure_in_force = given;
}

static void
override_standard (LianStandard *standard, const LianStandard *given)
{
  override (&standard->limit, given->limit);
  override (&standard->wait_days, given->wait_days);
  override (&standard->metres_per_minute, given->metres_per_minute);
  override (&standard->need, given->need);
  override (&standard->tolerated, given->tolerated);
  override (&standard->extra, given->extra);
}

/**
 * _lian_ground_records_standard:
 * @self: records
 * @scope: trade, city, day and measure
 * @given: (nullable): figures to take instead of those of the standard; -1 leaves a figure alone
 *
 * Returns: the figures in force
 */
LianStandard
_lian_ground_records_standard (LianGroundRecords *self, const LianGroundScope *scope,
                               const LianStandard *given)
{
  const LianRecord *record = find_standard (self, scope);
  LianStandard standard = record != NULL
                              ? read_standard (record, scope->measure == LIAN_MEASURE_MINUTES)
                              : LIAN_STANDARD_NONE;
  if (given != NULL)
    override_standard (&standard, given);
  return standard;
}
