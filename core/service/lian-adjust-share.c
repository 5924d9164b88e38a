/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How many points of a co-operative are adjusted: "individual" ones are no more individual when they
 * are many (A8).  A co-operative's points of one trade are counted, whatever city is looked at. */
#include "lian-edition.h"
#include "lian-ground-records-private.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-text.h"
#include "lian-weighing.h"

#define DAYS_OF_A_YEAR 365

static void
free_share (gpointer data)
{
  g_free (((LianAdjustShare *) data)->title);
  g_free (data);
}

static gboolean
adjusts_point (LianServiceChangeKind kind)
{
  return kind == LIAN_SERVICE_CLOSE || kind == LIAN_SERVICE_MERGE || kind == LIAN_SERVICE_MOVE;
}

static gboolean
is_adjusted (const GArray *changes, gint64 point)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const LianServiceChange *change = &g_array_index (changes, LianServiceChange, i);
      if (change->point == point && adjusts_point (change->kind))
        return TRUE;
    }
  return FALSE;
}

static LianAdjustShare *
find_share (GPtrArray *shares, gint64 cooperative, gint64 trade)
{
  for (guint i = 0; i < shares->len; i++)
    {
      LianAdjustShare *one = shares->pdata[i];
      if (one->cooperative == cooperative && one->trade == trade)
        return one;
    }
  return NULL;
}

static char *
name_share (LianTxn *txn, gint64 cooperative, gint64 trade)
{
  g_autofree char *whose = lian_txn_title (txn, lian_type_find ("cooperative"), cooperative);
  g_autofree char *what
      = trade != 0 ? lian_txn_title (txn, lian_type_find ("trade"), trade) : NULL;
  g_autofree char *who
      = lian_text_shorten_to (whose != NULL ? whose : _ ("co-operative not named"), 40);
  g_autofree char *trade_name = what != NULL ? lian_text_shorten_to (what, 40) : NULL;
  return lian_isolate_join (" · ", who, trade_name, NULL);
}

/* A point that closed longer ago than a year is none of its points any more. */
static void
count_point (LianAdjustShare *share, const GArray *changes, const LianRecord *point, LianDate today)
{
  LianDate closed = lian_record_get_date (point, "closed");
  LianDate opened = lian_record_get_date (point, "opened");
  gboolean is_closed = closed != 0 && closed <= today;
  if ((is_closed && closed <= lian_date_add_days (today, -DAYS_OF_A_YEAR)) || opened > today)
    return;
  share->points++;
  share->adjusted += is_closed || is_adjusted (changes, lian_record_get_id (point));
}

static void
add_share (GPtrArray *shares, LianGroundRecords *records, const GArray *changes,
           const LianRecord *adjusted)
{
  gint64 cooperative = lian_record_get_number (adjusted, "cooperative");
  gint64 trade = _lian_ground_records_work (records, adjusted).trade;
  LianDate today = lian_txn_get_working_date (records->txn);
  if (cooperative == 0 || find_share (shares, cooperative, trade) != NULL)
    return;
  g_autoptr (GPtrArray) points = lian_txn_list (records->txn, lian_type_find ("service_point"),
                                                "cooperative", cooperative);
  LianAdjustShare *share = g_new0 (LianAdjustShare, 1);
  share->cooperative = cooperative;
  share->trade = trade;
  share->title = name_share (records->txn, cooperative, trade);
  for (guint i = 0; i < points->len; i++)
    if (_lian_ground_records_work (records, points->pdata[i]).trade == trade)
      count_point (share, changes, points->pdata[i], today);
  g_ptr_array_add (shares, share);
}

static int
compare_shares (gconstpointer a, gconstpointer b)
{
  const LianAdjustShare *one = *(LianAdjustShare *const *) a, *other = *(LianAdjustShare *const *) b;
  guint64 more = (guint64) one->adjusted * other->points;
  guint64 less = (guint64) other->adjusted * one->points;
  if (more != less)
    return more > less ? -1 : 1;
  if (one->cooperative != other->cooperative)
    return one->cooperative < other->cooperative ? -1 : 1;
  return one->trade < other->trade ? -1 : one->trade > other->trade;
}

/**
 * lian_adjust_shares:
 * @txn: the base
 * @changes: (element-type LianServiceChange): what is changed
 * @percent: (out): the share that is still individual, by the edition in force
 *
 * Counts for each co-operative and trade whose points are closed, merged or moved.
 *
 * Returns: (transfer full) (element-type LianAdjustShare): the largest share first
 */
GPtrArray *
lian_adjust_shares (LianTxn *txn, const GArray *changes, guint *percent)
{
  GPtrArray *shares = g_ptr_array_new_with_free_func (free_share);
  g_auto (LianGroundRecords) records;
  _lian_ground_records_init (&records, txn);
  *percent = lian_edition_get_percent (txn, "adjust_share");
  for (guint i = 0; i < changes->len; i++)
    {
      const LianServiceChange *change = &g_array_index (changes, LianServiceChange, i);
      g_autoptr (LianRecord) point
          = adjusts_point (change->kind)
                ? lian_txn_load (txn, lian_type_find ("service_point"), change->point)
                : NULL;
      if (point != NULL)
        add_share (shares, &records, changes, point);
    }
  for (guint i = 0; i < shares->len; i++)
    {
      LianAdjustShare *share = shares->pdata[i];
      share->too_many = share->adjusted * 100 > share->points * *percent;
    }
  g_ptr_array_sort (shares, compare_shares);
  return shares;
}

/**
 * lian_adjust_share_dup_text:
 * @self: how many points of a co-operative are adjusted
 * @percent: the share that is still individual
 *
 * Returns: (transfer full): the same in words; where it is too many, as a warning
 */
char *
lian_adjust_share_dup_text (const LianAdjustShare *self, guint percent)
{
  if (!self->too_many)
    /* Translators: a co-operative and a trade, how many of its points, of how many */
    return g_strdup_printf (_ ("%s: %u of %u points adjusted"), self->title, self->adjusted,
                            self->points);
  return g_strdup_printf (
      /* Translators: a co-operative and a trade, how many of its points, of how many, per cent */
      _ ("%s: %u of %u points adjusted or closed within a year, more than %u %%: the rule speaks of "
         "individual ones (A8)"),
      self->title, self->adjusted, self->points, percent);
}
