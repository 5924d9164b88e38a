/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Records of the same goods on the same days, found among thousands.
 *
 * An outlet has a sale of each product each day, and a rule asks of each whether another one covers
 * its days.  Looking at all others every time would take as long as their square, so records lie
 * in drawers, one for the goods and a month; a period that is long or open lies in one by itself. */
#include "lian-check.h"
#include "lian-i18n.h"

#define MOST_MONTHS 24
#define LONG G_MININT

typedef struct
{
  GPtrArray *seen; /* of LianRecord, the list's */
  GHashTable *drawers; /* goods and month to GPtrArray of LianRecord */
} Index;

/**
 * lian_check_grew:
 * @seen: (element-type LianRecord): the records that an index has taken in, in the order of the list;
 *   the caller adds what it takes in
 * @list: (element-type LianRecord): what the list has now
 * @from: (out): the place of the first record in @list that is not in @seen
 *
 * Returns: %FALSE when the list did not just grow, so that the index has to begin anew
 */
gboolean
lian_check_grew (GPtrArray *seen, const GPtrArray *list, guint *from)
{
  *from = seen->len;
  for (guint i = 0; i < seen->len; i++)
    if (i >= list->len || seen->pdata[i] != list->pdata[i])
      return FALSE;
  return TRUE;
}

static int
month_number (LianDate day)
{
  int year, month, of_month;
  lian_date_split (day, &year, &month, &of_month);
  return year * 12 + month;
}

/* The months that the record lies in; the same twice for what lies in the long drawer. */
static void
months_of (const LianRecord *record, int *from, int *to)
{
  LianDate first = lian_record_get_date (record, "from_date"), last = lian_check_last_day (record);
  *from = *to = LONG;
  if (last == G_MAXINT32 || last < first)
    return;
  int begin = month_number (first), end = month_number (last);
  if (end - begin >= MOST_MONTHS)
    return;
  *from = begin;
  *to = end;
}

static GString *
drawer_name (const LianRecord *record, LianCheckGoods goods, int month)
{
  GString *name = g_string_new (NULL);
  g_string_printf (name, "%d ", month);
  goods (record, name);
  return name;
}

static GPtrArray *
find_drawer (Index *self, const LianRecord *record, LianCheckGoods goods, int month, gboolean add)
{
  g_autoptr (GString) name = drawer_name (record, goods, month);
  GPtrArray *drawer = g_hash_table_lookup (self->drawers, name->str);
  if (drawer == NULL && add)
    {
      drawer = g_ptr_array_new ();
      g_hash_table_insert (self->drawers, g_strdup (name->str), drawer);
    }
  return drawer;
}

static void
take_in (Index *self, LianRecord *record, LianCheckGoods goods)
{
  int from, to;
  months_of (record, &from, &to);
  g_ptr_array_add (self->seen, record);
  for (int month = from; month <= to; month++)
    g_ptr_array_add (find_drawer (self, record, goods, month, TRUE), record);
}

static void
index_clear (Index *self)
{
  g_clear_pointer (&self->seen, g_ptr_array_unref);
  g_clear_pointer (&self->drawers, g_hash_table_unref);
}

static void
index_free (gpointer data)
{
  index_clear (data);
  g_free (data);
}

static void
index_begin (Index *self)
{
  index_clear (self);
  self->seen = g_ptr_array_new ();
  self->drawers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

static void
index_update (Index *self, const GPtrArray *list, LianCheckGoods goods)
{
  guint from;
  if (!lian_check_grew (self->seen, list, &from))
    {
      index_begin (self);
      from = 0;
    }
  for (guint i = from; i < list->len; i++)
    take_in (self, list->pdata[i], goods);
}

static const LianRecord *
look_in (Index *self, const LianRecord *record, LianCheckGoods goods, int month)
{
  const GPtrArray *drawer = find_drawer (self, record, goods, month, FALSE);
  return drawer != NULL ? lian_check_find_overlap (record, drawer, NULL) : NULL;
}

/* What lies in the long drawer may share any day, and what looks from there may meet any month. */
static const LianRecord *
find_in (Index *self, const LianRecord *record, LianCheckGoods goods)
{
  int from, to;
  months_of (record, &from, &to);
  const LianRecord *found = look_in (self, record, goods, LONG);
  for (int month = from; found == NULL && from != LONG && month <= to; month++)
    found = look_in (self, record, goods, month);
  return found;
}

static const LianRecord *
find_plainly (const LianRecord *record, const GPtrArray *list, LianCheckGoods goods)
{
  g_autoptr (GString) own = drawer_name (record, goods, 0);
  for (guint i = 0; i < list->len; i++)
    {
      const LianRecord *other = list->pdata[i];
      if (lian_record_get_id (other) == lian_record_get_id (record) || !lian_check_share_day (record, other))
        continue;
      g_autoptr (GString) its = drawer_name (other, goods, 0);
      if (g_string_equal (own, its))
        return other;
    }
  return NULL;
}

static Index *
find_index (LianCheck *check, const LianRecord *record, const char *by)
{
  g_autofree char *name = g_strdup_printf ("days:%s.%s:%" G_GINT64_FORMAT, lian_record_get_type_info (record)->id,
                                           by, lian_record_get_number (record, by));
  Index *index = g_datalist_get_data (check->indexes, name);
  if (index == NULL)
    {
      index = g_new0 (Index, 1);
      index_begin (index);
      g_datalist_set_data_full (check->indexes, name, index, index_free);
    }
  return index;
}

/**
 * lian_check_find_same_days:
 * @check: the check
 * @record: a record that holds from its from_date to its to_date
 * @by: a reference of its; only records that refer to the same are looked at
 * @goods: (scope call): what tells records apart
 *
 * Returns: (transfer full) (nullable): another record of the same goods that holds on a day on which
 *   @record does
 */
LianRecord *
lian_check_find_same_days (LianCheck *check, const LianRecord *record, const char *by, LianCheckGoods goods)
{
  g_autoptr (GPtrArray) list = check->list (check->data, lian_record_get_type_info (record)->id, by,
                                            lian_record_get_number (record, by));
  int from, to;
  months_of (record, &from, &to);
  const LianRecord *found;
  if (check->indexes == NULL || from == LONG)
    found = find_plainly (record, list, goods);
  else
    {
      Index *index = find_index (check, record, by);
      index_update (index, list, goods);
      found = find_in (index, record, goods);
    }
  return found != NULL ? lian_record_copy (found) : NULL;
}

/**
 * lian_check_past_period:
 * @check: the check
 * @record: a record that tells of what was from its from_date to its to_date
 *
 * Reports a period that ends before it begins, and one that is not over on the working date.
 *
 * Returns: whether both days are there and in order, so that it may be held against others
 */
gboolean
lian_check_past_period (LianCheck *check, const LianRecord *record)
{
  LianDate from = lian_record_get_date (record, "from_date"), to = lian_record_get_date (record, "to_date");
  if (from == 0 || to == 0)
    return FALSE;
  if (to > check->working_date)
    lian_check_warning (check, record, "to_date", "future", _ ("this day is after the working date"));
  if (to >= from)
    return TRUE;
  lian_check_error (check, record, "to_date", "period", _ ("the period ends before it begins"));
  return FALSE;
}
