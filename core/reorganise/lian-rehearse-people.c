/* SPDX-License-Identifier: LGPL-2.1-or-later
 * People, shares and income of the co-operatives as they would be. */
#include "lian-i18n.h"
#include "lian-member-count.h"
#include "lian-reorganisation-private.h"
#include "lian-reorganise-private.h"

/* Of a figure that is not known nothing is known. */
static gboolean
sum_up (const GPtrArray *steps, const char *side, gint64 cooperative, const char *figure, gint64 *sum)
{
  gboolean known = TRUE;
  *sum = 0;
  for (guint i = 0; i < steps->len; i++)
    {
      if (lian_record_get_number (steps->pdata[i], side) != cooperative)
        continue;
      known = known && !lian_record_is_empty (steps->pdata[i], figure);
      *sum += lian_record_get_number (steps->pdata[i], figure);
    }
  return known;
}

/* Steps to those that are still to be founded name them so. */
static gint64
step_id (const LianReorganiseRequest *wish, guint place)
{
  gint64 id = _lian_reorganise_id (wish, place);
  return id > 0 ? id : -1 - (gint64) place;
}

static void
add_size (LianRehearsing *self, const GPtrArray *steps, guint place)
{
  const LianRecord *after = self->batch->wish->after->pdata[place];
  gint64 men, women, id = step_id (self->batch->wish, place);
  gboolean known = sum_up (steps, "to_cooperative", id, "members_male", &men);
  known = sum_up (steps, "to_cooperative", id, "members_female", &women) && known;
  LianTruth against = !known ? LIAN_UNKNOWN : men + women > LIAN_SUITABLE_SIZE ? LIAN_UNKNOWN : LIAN_NO;
  LianRecord *finding = _lian_rehearsing_add (self, "SIZE", against, after);
  lian_record_set_text (finding, "rules", "S9");
  if (known)
    lian_record_set_number (finding, "how_many", men + women);
}

/* What is paid in, and what of it goes to another co-operative, with how many members. */
static void
add_shares (LianRehearsing *self, const GPtrArray *steps, gint64 before)
{
  g_autoptr (LianRecord) record = lian_txn_load (self->txn, lian_type_find ("cooperative"), before);
  g_autoptr (GPtrArray) leaving = g_ptr_array_new ();
  gint64 men, women, paid;
  for (guint i = 0; i < steps->len; i++)
    if (lian_record_get_number (steps->pdata[i], "from_cooperative") == before
        && lian_record_get_number (steps->pdata[i], "to_cooperative") != before)
      g_ptr_array_add (leaving, steps->pdata[i]);
  if (leaving->len == 0)
    return;
  LianRecord *finding = _lian_rehearsing_add (self, "SHARES", LIAN_NO, record);
  gboolean counted = sum_up (leaving, "from_cooperative", before, "members_male", &men);
  counted = sum_up (leaving, "from_cooperative", before, "members_female", &women) && counted;
  if (counted)
    lian_record_set_number (finding, "how_many", men + women);
  if (!lian_record_is_empty (record, "share_paid"))
    lian_record_set_number (finding, "money_before", lian_record_get_number (record, "share_paid"));
  if (sum_up (leaving, "from_cooperative", before, "share_paid", &paid))
    lian_record_set_number (finding, "money_after", paid);
}

/* Wages of the last month that is on record. */
static gboolean
last_wages (LianTxn *txn, gint64 cooperative, gint64 *wages)
{
  g_autoptr (GPtrArray) months
      = lian_txn_list (txn, lian_type_find ("month_account"), "cooperative", cooperative);
  LianDate last = 0;
  for (guint i = 0; i < months->len; i++)
    if (lian_record_get_date (months->pdata[i], "month") > last)
      {
        last = lian_record_get_date (months->pdata[i], "month");
        *wages = lian_record_get_number (months->pdata[i], "wages_owed");
      }
  return last != 0;
}

typedef struct
{
  gint64 wages;
  gint64 people;
  gboolean known;
} Pay;

static void
add_pay (LianTxn *txn, const GPtrArray *steps, gint64 before, Pay *pay)
{
  gint64 wages = 0, men, women;
  gboolean known = last_wages (txn, before, &wages);
  known = sum_up (steps, "from_cooperative", before, "members_male", &men) && known;
  known = sum_up (steps, "from_cooperative", before, "members_female", &women) && known;
  pay->known = pay->known && known;
  pay->wages += wages;
  pay->people += men + women;
}

static gboolean
mean_of (const Pay *pay, gint64 *mean)
{
  *mean = pay->people > 0 ? pay->wages / pay->people : 0;
  return pay->known && pay->people > 0;
}

/* How many earned more before they joined; empty where nobody's income before is known. */
static void
count_worse_off (LianRehearsing *self, LianRecord *finding, gint64 before, gint64 mean)
{
  g_autoptr (GPtrArray) members = lian_txn_list (self->txn, lian_type_find ("member"), "cooperative", before);
  guint known = 0, worse = 0;
  for (guint i = 0; i < members->len; i++)
    if (lian_record_is_empty (members->pdata[i], "left_on")
        && !lian_record_is_empty (members->pdata[i], "income_before"))
      {
        known++;
        worse += lian_record_get_number (members->pdata[i], "income_before") > mean;
      }
  if (known > 0)
    lian_record_set_number (finding, "how_many", worse);
}

/* Those who join another co-operative share its pay; a division says nothing of who earns what. */
static void
add_income (LianRehearsing *self, const GPtrArray *steps, gint64 before, const Pay *together)
{
  g_autoptr (LianRecord) record = lian_txn_load (self->txn, lian_type_find ("cooperative"), before);
  Pay own = { .known = TRUE };
  gint64 now, then;
  gboolean merges = g_str_equal (self->batch->wish->change, "MERGER");
  add_pay (self->txn, steps, before, &own);
  gboolean knows = mean_of (&own, &now), will = merges && mean_of (together, &then);
  LianTruth less = !knows || !will ? LIAN_UNKNOWN : then < now ? LIAN_YES : LIAN_NO;
  LianRecord *finding = _lian_rehearsing_add (self, "INCOME", less == LIAN_YES ? LIAN_UNKNOWN : LIAN_NO, record);
  if (less != LIAN_NO)
    lian_record_set_text (finding, "rules", "S4");
  if (knows)
    lian_record_set_number (finding, "money_before", now);
  if (will)
    {
      lian_record_set_number (finding, "money_after", then);
      count_worse_off (self, finding, before, then);
    }
}

/* Those to be founded have no id yet, and are told apart by one for the time being. */
static void
name_new (const LianReorganiseRequest *wish, gboolean named)
{
  for (guint place = 0; place < wish->after->len; place++)
    if (_lian_reorganise_id (wish, place) <= 0)
      lian_record_set_id (wish->after->pdata[place], named ? step_id (wish, place) : 0);
}

static GPtrArray *
divide (LianRehearsing *self, GError **error)
{
  name_new (self->batch->wish, TRUE);
  GPtrArray *steps = _lian_reorganise_divide_all (self->txn, self->batch->wish, error);
  name_new (self->batch->wish, FALSE);
  return steps;
}

/**
 * _lian_rehearse_people:
 * @self: a rehearsal
 * @error: return location; names a figure of which nobody has said how it is divided
 *
 * Finds sizes against what is suitable, shares that go along, and pay before and afterwards.
 *
 * Returns: whether all figures are said
 */
gboolean
_lian_rehearse_people (LianRehearsing *self, GError **error)
{
  const LianReorganiseRequest *wish = self->batch->wish;
  g_autoptr (GPtrArray) steps = divide (self, error);
  Pay together = { .known = TRUE };
  if (steps == NULL)
    return FALSE;
  for (guint place = 0; place < wish->after->len; place++)
    add_size (self, steps, place);
  for (guint i = 0; i < wish->before->len; i++)
    add_pay (self->txn, steps, g_array_index (wish->before, gint64, i), &together);
  for (guint i = 0; i < wish->before->len; i++)
    {
      add_shares (self, steps, g_array_index (wish->before, gint64, i));
      add_income (self, steps, g_array_index (wish->before, gint64, i), &together);
    }
  return TRUE;
}
