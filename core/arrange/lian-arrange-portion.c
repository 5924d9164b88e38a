/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What putting an arrangement in force comes to, and what stands before it.
 *
 * A co-operative is allotted what it delivered and what it is to make.  What could not be placed, or is due
 * after the last month, stays with those to whom it was allotted, so that allotments always add up to
 * what was contracted. */
#include "lian-arrange-force-private.h"

#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-ratio.h"

/* What a line comes to for one co-operative. */
typedef struct
{
  gint64 cooperative;
  gint64 allotted;
  gint64 delivered;
  gint64 planned;
} Portion;

static gboolean
is (const LianRecord *r, const char *field, const char *value)
{
  return g_strcmp0 (lian_record_get_text (r, field), value) == 0;
}

static gboolean
fail (GError **error, char *words)
{
  g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT, words);
  g_free (words);
  return FALSE;
}

/* --- what is allotted ------------------------------------------------------------------- */

static Portion *
find_portion (GArray *portions, gint64 cooperative)
{
  for (guint i = 0; i < portions->len; i++)
    if (g_array_index (portions, Portion, i).cooperative == cooperative)
      return &g_array_index (portions, Portion, i);
  Portion portion = { .cooperative = cooperative };
  g_array_append_val (portions, portion);
  return &g_array_index (portions, Portion, portions->len - 1);
}

static GArray *
portions_of (_LianForcing *self, const LianArrangeOrder *order)
{
  GArray *portions = g_array_new (FALSE, FALSE, sizeof (Portion));
  const GPtrArray *allotments = _lian_shelf_list (self->shelf, "allotment", "contract_line", order->line);
  const GPtrArray *deliveries = _lian_shelf_list (self->shelf, "delivery", "contract_line", order->line);
  const LianArrangeTask *task = self->book->task;
  for (guint i = 0; i < allotments->len; i++)
    find_portion (portions, lian_record_get_number (allotments->pdata[i], "cooperative"))->allotted
        += lian_record_get_number (allotments->pdata[i], "quantity");
  for (guint i = 0; i < deliveries->len; i++)
    if (!lian_record_is_empty (deliveries->pdata[i], "cooperative"))
      find_portion (portions, lian_record_get_number (deliveries->pdata[i], "cooperative"));
  for (guint i = 0; i < self->book->kept->len; i++)
    {
      const LianArrangeAmount *amount = &g_array_index (self->book->kept, LianArrangeAmount, i);
      guint maker = g_array_index (task->ways, LianArrangeWay, amount->way).maker;
      if (amount->way >= order->first_way && amount->way < order->first_way + order->n_ways)
        find_portion (portions, g_array_index (task->makers, LianArrangeMaker, maker).cooperative)->planned
            += amount->quantity * order->step;
    }
  for (guint i = 0; i < portions->len; i++)
    g_array_index (portions, Portion, i).delivered = _lian_reader_delivered (
        &self->reader, order->line, g_array_index (portions, Portion, i).cooperative, G_MININT32);
  return portions;
}

/* What is neither delivered nor planned stays with whom it was allotted to; without such with those who
 * are to make the rest. */
static void
share_rest (GArray *portions, gint64 rest, gint64 *shares)
{
  __int128 sum = 0;
  g_autofree __int128 *weights = g_new0 (__int128, portions->len + 1);
  for (guint i = 0; i < portions->len; i++)
    {
      const Portion *one = &g_array_index (portions, Portion, i);
      weights[i] = MAX (one->allotted - one->delivered - one->planned, 0);
      sum += weights[i];
    }
  for (guint i = 0; sum == 0 && i < portions->len; i++)
    weights[i] = MAX (g_array_index (portions, Portion, i).planned, 0);
  lian_share_out (rest, weights, shares, portions->len);
}

static gboolean
shift_order (_LianForcing *self, const LianArrangeOrder *order, GArray *shifts, GError **error)
{
  const LianRecord *line = _lian_shelf_get (self->shelf, "contract_line", order->line);
  g_autoptr (GArray) portions = portions_of (self, order);
  gint64 rest = lian_record_get_number (line, "quantity"), planned = 0;
  for (guint i = 0; i < portions->len; i++)
    {
      planned += g_array_index (portions, Portion, i).planned;
      rest -= g_array_index (portions, Portion, i).delivered + g_array_index (portions, Portion, i).planned;
    }
  if (planned == 0)
    return TRUE;
  if (rest < 0)
    {
      g_autofree char *goods = lian_isolate (lian_arrange_names_get (self->book->names, order->line));
      return fail (error, g_strdup_printf (_ ("more of “%s” is planned than is left of it: compute the arrangement anew"),
                                           goods));
    }
  g_autofree gint64 *shares = g_new0 (gint64, portions->len + 1);
  share_rest (portions, rest, shares);
  for (guint i = 0; i < portions->len; i++)
    {
      const Portion *one = &g_array_index (portions, Portion, i);
      LianArrangeShift shift = { order->line, one->cooperative, one->allotted, one->delivered + one->planned + shares[i] };
      if (shift.before != shift.after)
        g_array_append_val (shifts, shift);
    }
  return TRUE;
}

static gboolean
has_way (const LianArrangeTask *task, const LianArrangeOrder *order, gint64 cooperative)
{
  for (guint w = order->first_way; w < order->first_way + order->n_ways; w++)
    if (g_array_index (task->makers, LianArrangeMaker, g_array_index (task->ways, LianArrangeWay, w).maker).cooperative
        == cooperative)
      return TRUE;
  return FALSE;
}

/* A plan may be older than what is known today. */
static gboolean
check_able (_LianForcing *self, const LianArrangeOrder *order, GError **error)
{
  const GPtrArray *rows = _lian_shelf_list (self->shelf, "arrangement_line", "contract_line", order->line);
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 cooperative = lian_record_get_number (rows->pdata[i], "cooperative");
      if (lian_record_get_number (rows->pdata[i], "arrangement") != self->book->arrangement
          || lian_record_get_number (rows->pdata[i], "quantity") == 0
          || has_way (self->book->task, order, cooperative))
        continue;
      g_autofree char *name = lian_txn_title (self->txn, lian_type_find ("cooperative"), cooperative);
      g_autofree char *maker = lian_isolate (name);
      g_autofree char *goods = lian_isolate (lian_arrange_names_get (self->book->names, order->line));
      return fail (error, g_strdup_printf (
          /* Translators: a co-operative, goods */
          _ ("“%s” is no longer able to make “%s”: compute the arrangement anew"), maker, goods));
    }
  return TRUE;
}

gboolean
_lian_forcing_find_shifts (_LianForcing *self, GArray *shifts, GError **error)
{
  for (guint o = 0; o < self->book->task->orders->len; o++)
    {
      const LianArrangeOrder *order = &g_array_index (self->book->task->orders, LianArrangeOrder, o);
      if (!check_able (self, order, error) || !shift_order (self, order, shifts, error))
        return FALSE;
    }
  return TRUE;
}

/* --- what stands before it -------------------------------------------------------------- */

static gboolean
check_state (_LianForcing *self, GError **error)
{
  g_autofree char *name = lian_isolate (lian_record_get_title (self->arrangement));
  if (!is (self->arrangement, "state", "DRAFT"))
    return fail (error, g_strdup_printf (_ ("“%s” is no draft any more: make a new arrangement based on it"), name));
  if (self->book->kept->len == 0)
    return fail (error, g_strdup_printf (_ ("“%s” has no quantities that are open still: compute it first"), name));
  return TRUE;
}

static gboolean
check_locks (_LianForcing *self, GError **error)
{
  LianDate today = lian_txn_get_working_date (self->txn);
  const GPtrArray *locks = _lian_shelf_all (self->shelf, "period_lock");
  for (guint i = 0; i < locks->len; i++)
    if (lian_record_is_empty (locks->pdata[i], "reopened_on")
        && lian_record_get_date (locks->pdata[i], "from_date") <= today
        && today <= lian_record_get_date (locks->pdata[i], "to_date"))
      return fail (error, g_strdup_printf (
          _ ("the period of today is locked (“%s”): an officer can reopen it with a reason"),
          lian_record_get_text (locks->pdata[i], "reason")));
  return TRUE;
}

/* One for all trades replaces those of single trades; the other way round the rest would be lost. */
gboolean
_lian_forcing_find_replaced (_LianForcing *self, GArray *replaced, GError **error)
{
  gint64 trade = lian_record_get_number (self->arrangement, "trade");
  const GPtrArray *all = _lian_shelf_list (self->shelf, "arrangement", "federation",
                                           lian_record_get_number (self->arrangement, "federation"));
  for (guint i = 0; i < all->len; i++)
    {
      gint64 other = lian_record_get_number (all->pdata[i], "trade"), id = lian_record_get_id (all->pdata[i]);
      if (!is (all->pdata[i], "state", "IN_FORCE") || (trade != 0 && other != 0 && other != trade))
        continue;
      if (trade != 0 && other == 0)
        {
          g_autofree char *name = lian_isolate (lian_record_get_title (all->pdata[i]));
          return fail (error, g_strdup_printf (
              _ ("“%s” is in force for all trades: arrange all trades anew, based on it"), name));
        }
      g_array_append_val (replaced, id);
    }
  return TRUE;
}

void
_lian_forcing_clear (_LianForcing *self)
{
  lian_record_free (self->arrangement);
  lian_arrange_book_free (self->book);
  _lian_shelf_free (self->shelf);
}

gboolean
_lian_forcing_open (_LianForcing *self, LianTxn *txn, gint64 arrangement, GError **error)
{
  self->txn = txn;
  self->arrangement = lian_txn_load (txn, lian_type_find ("arrangement"), arrangement);
  if (self->arrangement == NULL)
    return fail (error, g_strdup (_ ("the record is no longer there")));
  self->book = lian_arrange_read (txn, self->arrangement, NULL, error);
  self->shelf = _lian_shelf_new (txn);
  self->reader.shelf = self->shelf;
  self->reader.look = _lian_shelf_look (self->shelf);
  return self->book != NULL && check_state (self, error) && check_locks (self, error);
}

LianRecord *
_lian_forcing_allotment (gint64 line, gint64 cooperative, gint64 quantity)
{
  LianRecord *record = lian_record_new (lian_type_find ("allotment"));
  lian_record_set_number (record, "contract_line", line);
  lian_record_set_number (record, "cooperative", cooperative);
  lian_record_set_number (record, "quantity", quantity);
  return record;
}
