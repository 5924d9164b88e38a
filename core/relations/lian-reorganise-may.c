/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Whether a change of co-operatives may be carried out. */
#include "lian-decide-private.h"
#include "lian-i18n.h"
#include "lian-reorganise-private.h"
#include "lian-text.h"

static gboolean
is_before (const LianReorganiseRequest *wish, gint64 cooperative)
{
  for (guint i = 0; i < wish->before->len; i++)
    if (g_array_index (wish->before, gint64, i) == cooperative)
      return TRUE;
  return FALSE;
}

static gboolean
goes_on (const LianReorganiseRequest *wish, guint before)
{
  return _lian_reorganise_place_of (wish, g_array_index (wish->before, gint64, before)) < wish->after->len;
}

static gboolean
shape_may_be (const LianReorganiseRequest *wish, GError **error)
{
  guint n = wish->before->len, m = wish->after->len;
  if (g_strcmp0 (wish->change, "MERGER") == 0 && (n < 2 || m != 1))
    return _lian_refuse (error, _ ("A merger makes one co-operative of several."));
  if (g_strcmp0 (wish->change, "DIVISION") == 0 && (n != 1 || m < 2))
    return _lian_refuse (error, _ ("A division makes several co-operatives of one."));
  if (g_strcmp0 (wish->change, "STAGE") == 0 && (n != 1 || m != 1))
    return _lian_refuse (error, _ ("A change of stage is that of one co-operative."));
  if (_lian_reorganise_moves (wish) && (n != 2 || m != 2 || !goes_on (wish, 0) || !goes_on (wish, 1)))
    return _lian_refuse (error, _ ("A move leads from one co-operative to another; both go on."));
  for (guint place = 0; place < m; place++)
    if (_lian_reorganise_id (wish, place) != 0 && !is_before (wish, _lian_reorganise_id (wish, place)))
      return _lian_refuse (error, _ ("A co-operative that goes on must be one of those that change."));
  return wish->rest < m || _lian_refuse (error, _ ("Say which co-operative gets the rest."));
}

static gboolean
day_may_be (LianTxn *txn, const LianReorganiseRequest *wish, GError **error)
{
  if (lian_text_is_blank (wish->resolution))
    return _lian_refuse (error, _ ("Say which general meeting resolved it, and when."));
  return (wish->on != 0 && wish->on <= lian_txn_get_working_date (txn))
         || _lian_refuse (error, _ ("Give a day that is not after the working date."));
}

static gboolean
before_may_be (LianTxn *txn, const LianReorganiseRequest *wish, GError **error)
{
  for (guint i = 0; i < wish->before->len; i++)
    {
      gint64 id = g_array_index (wish->before, gint64, i);
      g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("cooperative"), id);
      for (guint j = 0; j < i; j++)
        if (g_array_index (wish->before, gint64, j) == id)
          return _lian_refuse (error, _ ("A co-operative is named twice."));
      if (record == NULL)
        return _lian_refuse (error, _ ("This co-operative is no longer there."));
      if (g_strcmp0 (lian_record_get_text (record, "status"), "DISSOLVED") == 0)
        return _lian_refuse (error, _ ("A co-operative that is dissolved does not change any more."));
      if (g_strcmp0 (wish->change, "STAGE") == 0
          && g_strcmp0 (lian_record_get_text (record, "stage"),
                        lian_record_get_text (wish->after->pdata[0], "stage"))
                 == 0)
        return _lian_refuse (error, _ ("The co-operative is at this stage already."));
    }
  return TRUE;
}

/* Whether these co-operatives can change so, whoever does it, and whenever. */
gboolean
_lian_reorganise_could (LianTxn *txn, const LianReorganiseRequest *wish, GError **error)
{
  return shape_may_be (wish, error) && before_may_be (txn, wish, error);
}

/* Whether somebody may do this, on that day, with these co-operatives. */
gboolean
_lian_reorganise_may (LianTxn *txn, const LianReorganiseRequest *wish, GError **error)
{
  g_autoptr (LianRecord) officer = lian_txn_load (txn, lian_type_find ("officer"), lian_txn_get_author (txn));
  if (officer == NULL || g_strcmp0 (lian_record_get_text (officer, "role"), "OFFICER") != 0)
    return _lian_refuse (error, _ ("Only an officer can do this; a clerk prepares it."));
  return day_may_be (txn, wish, error) && _lian_reorganise_could (txn, wish, error);
}
