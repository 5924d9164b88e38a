/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Where a co-operative fell short of its allotments.
 *
 * What is due on a day is the co-operative's share of the line's delivery schedule, in proportion to
 * its allotment; without a schedule all of it, at the end of the contract.  A delivery that was not
 * accepted does not count. */
#include "lian-case-history-private.h"
#include "lian-contract-state.h"

#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-plural.h"

typedef struct
{
  LianTxn *txn;
  GPtrArray *events;
  LianDate today;
  const LianRecord *allotment;
  const LianRecord *contract;
  GPtrArray *deliveries; /* LianRecord, of the line, by day */
  LianUnit unit;
} Reckoning;

static int
compare_days (gconstpointer a, gconstpointer b, gpointer field)
{
  LianDate one = lian_record_get_date (*(LianRecord *const *) a, field);
  LianDate other = lian_record_get_date (*(LianRecord *const *) b, field);
  return (one > other) - (one < other);
}

static GPtrArray *
list_by_day (LianTxn *txn, const char *type, gint64 line, const char *field)
{
  GPtrArray *list = lian_txn_list (txn, lian_type_find (type), "contract_line", line);
  g_ptr_array_sort_with_data (list, compare_days, (gpointer) field);
  return list;
}

static gboolean
counts (const Reckoning *self, const LianRecord *delivery)
{
  return lian_record_get_number (delivery, "cooperative")
             == lian_record_get_number (self->allotment, "cooperative")
         && lian_record_get_truth (delivery, "accepted") != LIAN_NO;
}

/* What was delivered up to a day. */
static gint64
delivered_by (const Reckoning *self, LianDate day)
{
  gint64 sum = 0;
  for (guint i = 0; i < self->deliveries->len; i++)
    if (counts (self, self->deliveries->pdata[i])
        && lian_record_get_date (self->deliveries->pdata[i], "delivered_on") <= day)
      sum += lian_record_get_number (self->deliveries->pdata[i], "quantity");
  return sum;
}

/* The day on which so much was there; 0 if never. */
static LianDate
day_of (const Reckoning *self, gint64 owed)
{
  gint64 sum = 0;
  for (guint i = 0; i < self->deliveries->len; i++)
    {
      const LianRecord *delivery = self->deliveries->pdata[i];
      sum += counts (self, delivery) ? lian_record_get_number (delivery, "quantity") : 0;
      if (sum >= owed)
        return lian_record_get_date (delivery, "delivered_on");
    }
  return 0;
}

/**
 * _lian_case_dup_contract_line:
 * @txn: the base
 * @contract_line: a line of a contract
 *
 * Returns: (transfer full): the contract's title and the product
 */
char *
_lian_case_dup_contract_line (LianTxn *txn, gint64 contract_line)
{
  g_autoptr (LianRecord) line
      = lian_txn_load (txn, lian_type_find ("contract_line"), contract_line);
  g_autofree char *contract
      = line != NULL ? lian_txn_title (txn, lian_type_find ("contract"),
                                       lian_record_get_number (line, "contract"))
                     : g_strdup ("–");
  return lian_isolate_join (" · ", contract,
                            line != NULL ? lian_record_get_text (line, "product") : NULL, NULL);
}

static char *
describe_late (const char *line, LianDate due, LianDate done)
{
  guint days = (guint) (done - due);
  return g_strdup_printf (
      /* Translators: contract and product, a number of days */
      ngettext ("%s: delivered %u day late", "%s: delivered %u days late", days), line, days);
}

static void
add_event (Reckoning *self, LianDate due, gint64 owed, gint64 delivered)
{
  LianEvent *event = g_new0 (LianEvent, 1);
  LianDate done = day_of (self, owed);
  g_autofree char *line = _lian_case_dup_contract_line (
      self->txn, lian_record_get_number (self->allotment, "contract_line"));
  g_autofree char *short_by = lian_quantity_to_text (owed - delivered_by (self, self->today),
                                                     &self->unit);
  g_autofree char *all = lian_quantity_to_text (owed, &self->unit);
  g_autofree char *there = lian_quantity_to_text (delivered, &self->unit);
  event->effect = due;
  event->type = lian_type_find ("allotment");
  event->id = lian_record_get_id (self->allotment);
  /* Translators: contract and product, a quantity */
  event->what = done != 0 ? describe_late (line, due, done)
                          : g_strdup_printf (_ ("%s: %s short"), line, short_by);
  /* Translators: two quantities */
  event->detail = g_strdup_printf (_ ("due %s, delivered by that day %s"), all, there);
  g_ptr_array_add (self->events, event);
}

static void
check_day (Reckoning *self, LianDate due, gint64 owed)
{
  gint64 delivered = delivered_by (self, due);
  if (due != 0 && due < self->today && delivered < owed)
    add_event (self, due, owed, delivered);
}

static void
check_schedule (Reckoning *self, const GPtrArray *schedule)
{
  gint64 allotted = lian_record_get_number (self->allotment, "quantity"), all = 0, due = 0;
  for (guint i = 0; i < schedule->len; i++)
    all += lian_record_get_number (schedule->pdata[i], "quantity");
  if (all == 0)
    check_day (self, lian_record_get_date (self->contract, "term_to"), allotted);
  for (guint i = 0; all > 0 && i < schedule->len; i++)
    {
      due += lian_record_get_number (schedule->pdata[i], "quantity");
      check_day (self, lian_record_get_date (schedule->pdata[i], "due_on"),
                 (gint64) ((__int128) allotted * due / all));
    }
}

/* A draft binds nobody, and a void contract no more. */
static void
check_allotment (Reckoning *self)
{
  gint64 id = lian_record_get_number (self->allotment, "contract_line");
  g_autoptr (LianRecord) line = lian_txn_load (self->txn, lian_type_find ("contract_line"), id);
  g_autoptr (LianRecord) contract
      = line != NULL ? lian_txn_load (self->txn, lian_type_find ("contract"),
                                      lian_record_get_number (line, "contract"))
                     : NULL;
  if (!lian_contract_binds (contract)
      || !lian_txn_load_unit (self->txn, lian_record_get_number (line, "unit"), &self->unit))
    return;
  g_autoptr (GPtrArray) schedule = list_by_day (self->txn, "schedule", id, "due_on");
  g_autoptr (GPtrArray) deliveries = list_by_day (self->txn, "delivery", id, "delivered_on");
  self->contract = contract;
  self->deliveries = deliveries;
  check_schedule (self, schedule);
}

static int
compare_effects (gconstpointer a, gconstpointer b)
{
  const LianEvent *one = *(LianEvent *const *) a, *other = *(LianEvent *const *) b;
  if (one->effect != other->effect)
    return one->effect > other->effect ? 1 : -1;
  return (one->id > other->id) - (one->id < other->id);
}

/**
 * _lian_case_add_shortfalls:
 * @txn: the base
 * @cooperative: a co-operative
 * @events: (element-type LianEvent): where they are added, by the day that was due
 *
 * Adds a line for every day that is past on which the co-operative had delivered less than was due:
 * how late it came, or how much is still short.
 */
void
_lian_case_add_shortfalls (LianTxn *txn, gint64 cooperative, GPtrArray *events)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GPtrArray) allotments
      = lian_txn_list (txn, lian_type_find ("allotment"), "cooperative", cooperative);
  Reckoning self = { .txn = txn, .events = found, .today = lian_txn_get_working_date (txn) };
  for (guint i = 0; i < allotments->len; i++)
    {
      self.allotment = allotments->pdata[i];
      check_allotment (&self);
    }
  g_ptr_array_sort (found, compare_effects);
  g_ptr_array_extend_and_steal (events, g_steal_pointer (&found));
}
