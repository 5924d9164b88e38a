/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Putting an arrangement in force: it writes the allotments, as an amendment of each contract, and replaces
 * the one that was in force.
 *
 * A co-operative is allotted what it delivered and what it is to make.  What could not be placed, or is due
 * after the last month, stays with those to whom it was allotted, so that allotments always add up to
 * what was contracted. */
#include "lian-arrange-keep.h"

#include "../contracts/lian-life-private.h"
#include "lian-arrange-reader-private.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-ratio.h"
#include "lian-relation-cut.h"

typedef struct
{
  LianTxn *txn;
  LianRecord *arrangement;
  LianArrangeBook *book;
  _LianShelf *shelf;
  _LianReader reader; /* only what lian_reader_delivered() and _allotted() look at */
} Forcing;

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
portions_of (Forcing *self, const LianArrangeOrder *order)
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
shift_order (Forcing *self, const LianArrangeOrder *order, GArray *shifts, GError **error)
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
check_able (Forcing *self, const LianArrangeOrder *order, GError **error)
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

static gboolean
find_shifts (Forcing *self, GArray *shifts, GError **error)
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
check_state (Forcing *self, GError **error)
{
  g_autofree char *name = lian_isolate (lian_record_get_title (self->arrangement));
  if (!is (self->arrangement, "state", "DRAFT"))
    return fail (error, g_strdup_printf (_ ("“%s” is no draft any more: make a new arrangement based on it"), name));
  if (self->book->kept->len == 0)
    return fail (error, g_strdup_printf (_ ("“%s” has no quantities that are open still: compute it first"), name));
  return TRUE;
}

static gboolean
check_locks (Forcing *self, GError **error)
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
static gboolean
find_replaced (Forcing *self, GArray *replaced, GError **error)
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

static void
forcing_clear (Forcing *self)
{
  lian_record_free (self->arrangement);
  lian_arrange_book_free (self->book);
  _lian_shelf_free (self->shelf);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Forcing, forcing_clear)

static gboolean
forcing_open (Forcing *self, LianTxn *txn, gint64 arrangement, GError **error)
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

/* --- what it would do ------------------------------------------------------------------- */

/* The records as they would be. */
typedef struct
{
  LianCheck look;
  const GArray *shifts;
  GPtrArray *made; /* LianRecord, of allotments as they would be */
} Ahead;

static LianRecord *
ahead_load (gpointer data, const char *type, gint64 id)
{
  Ahead *self = data;
  return self->look.load (self->look.data, type, id);
}

static LianRecord *
allotment_new (gint64 line, gint64 cooperative, gint64 quantity)
{
  LianRecord *record = lian_record_new (lian_type_find ("allotment"));
  lian_record_set_number (record, "contract_line", line);
  lian_record_set_number (record, "cooperative", cooperative);
  lian_record_set_number (record, "quantity", quantity);
  return record;
}

static const LianArrangeShift *
find_shift (const GArray *shifts, gint64 line, gint64 cooperative)
{
  for (guint i = 0; i < shifts->len; i++)
    {
      const LianArrangeShift *shift = &g_array_index (shifts, LianArrangeShift, i);
      if (shift->line == line && shift->cooperative == cooperative)
        return shift;
    }
  return NULL;
}

static GPtrArray *
ahead_list (gpointer data, const char *type, const char *field, gint64 id)
{
  Ahead *self = data;
  g_autoptr (GPtrArray) found = self->look.list (self->look.data, type, field, id);
  if (!g_str_equal (type, "allotment") || !g_str_equal (field, "contract_line"))
    return g_steal_pointer (&found);
  GPtrArray *list = g_ptr_array_new ();
  for (guint i = 0; i < found->len; i++)
    if (find_shift (self->shifts, id, lian_record_get_number (found->pdata[i], "cooperative")) == NULL)
      g_ptr_array_add (list, found->pdata[i]);
  for (guint i = 0; i < self->shifts->len; i++)
    {
      const LianArrangeShift *shift = &g_array_index (self->shifts, LianArrangeShift, i);
      if (shift->line != id || shift->after == 0)
        continue;
      g_ptr_array_add (self->made, allotment_new (id, shift->cooperative, shift->after));
      g_ptr_array_add (list, self->made->pdata[self->made->len - 1]);
    }
  return list;
}

static gboolean
is_known_cut (const GPtrArray *cuts, gint64 relation)
{
  for (guint i = 0; i < cuts->len; i++)
    if (((LianRelationCut *) cuts->pdata[i])->relation == relation)
      return TRUE;
  return FALSE;
}

static void
add_cuts (Ahead *ahead, LianCheck *as_it_is, const LianRecord *line, GPtrArray *cuts)
{
  LianCheck then = { .working_date = ahead->look.working_date, .load = ahead_load, .list = ahead_list, .data = ahead };
  const LianRelationChange change = { .by = LIAN_CUTTER_LINE, .record = line };
  g_autoptr (GPtrArray) now = lian_relation_find_cuts (as_it_is, &change);
  g_autoptr (GPtrArray) found = lian_relation_find_cuts (&then, &change);
  for (guint i = 0; i < found->len; i++)
    {
      gint64 relation = ((LianRelationCut *) found->pdata[i])->relation;
      if (!is_known_cut (now, relation) && !is_known_cut (cuts, relation))
        g_ptr_array_add (cuts, g_steal_pointer (&found->pdata[i]));
    }
}

/* Relations that are cut by the allotments already are none of its doing. */
static GPtrArray *
find_cuts (Forcing *self, const GArray *shifts)
{
  gint64 last = 0;
  GPtrArray *cuts = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_relation_cut_free);
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  LianCheck look = _lian_shelf_look (self->shelf);
  Ahead ahead = { look, shifts, made };
  for (guint i = 0; i < shifts->len; i++)
    {
      gint64 line = g_array_index (shifts, LianArrangeShift, i).line;
      if (line != last)
        add_cuts (&ahead, &look, _lian_shelf_get (self->shelf, "contract_line", line), cuts);
      last = line;
    }
  return cuts;
}

/**
 * lian_arrange_force_free:
 * @self: (nullable) (transfer full): what putting in force would do
 */
void
lian_arrange_force_free (LianArrangeForce *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->shifts);
  g_array_unref (self->replaced);
  g_clear_pointer (&self->cuts, g_ptr_array_unref);
  lian_arrange_names_free (self->names);
  g_free (self);
}

static void
name_makers (Forcing *self, const GArray *shifts)
{
  for (guint i = 0; i < shifts->len; i++)
    {
      gint64 id = g_array_index (shifts, LianArrangeShift, i).cooperative;
      const LianRecord *maker = _lian_shelf_get (self->shelf, "cooperative", id);
      if (maker != NULL)
        lian_arrange_names_set (self->book->names, id, lian_record_get_title (maker));
    }
}

/**
 * lian_arrange_foresee:
 * @txn: the base
 * @arrangement: a draft with quantities
 * @error: return location; %LIAN_ERROR_CONSTRAINT says what stands in the way
 *
 * Tells what putting an arrangement in force would do, before it is done.
 *
 * Returns: (transfer full) (nullable): which allotments would change, which relations would be cut and which
 *   arrangements replaced; %NULL if it can't be put in force
 */
LianArrangeForce *
lian_arrange_foresee (LianTxn *txn, gint64 arrangement, GError **error)
{
  g_auto (Forcing) forcing = { 0 };
  g_autoptr (GArray) shifts = g_array_new (FALSE, FALSE, sizeof (LianArrangeShift));
  g_autoptr (GArray) replaced = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!forcing_open (&forcing, txn, arrangement, error) || !find_replaced (&forcing, replaced, error)
      || !find_shifts (&forcing, shifts, error))
    return NULL;
  LianArrangeForce *self = g_new0 (LianArrangeForce, 1);
  name_makers (&forcing, shifts);
  self->cuts = find_cuts (&forcing, shifts);
  self->names = g_steal_pointer (&forcing.book->names);
  self->shifts = g_steal_pointer (&shifts);
  self->replaced = g_steal_pointer (&replaced);
  return self;
}

/* --- the act ---------------------------------------------------------------------------- */

static gboolean
write_shift (Forcing *self, const LianArrangeShift *shift, const char *reason, GError **error)
{
  const GPtrArray *all = _lian_shelf_list (self->shelf, "allotment", "contract_line", shift->line);
  gint64 rest = shift->after;
  for (guint i = 0; i < all->len; i++)
    {
      if (lian_record_get_number (all->pdata[i], "cooperative") != shift->cooperative)
        continue;
      g_autoptr (LianRecord) record = lian_record_copy (all->pdata[i]);
      lian_record_set_number (record, "quantity", rest);
      lian_record_set_text (record, "reason", reason);
      if (rest > 0 ? !lian_txn_update (self->txn, record, error)
                   : !lian_txn_delete (self->txn, lian_type_find ("allotment"), lian_record_get_id (record), error))
        return FALSE;
      rest = 0;
    }
  if (rest == 0)
    return TRUE;
  g_autoptr (LianRecord) record = allotment_new (shift->line, shift->cooperative, rest);
  lian_record_set_text (record, "reason", reason);
  return lian_txn_insert (self->txn, record, error);
}

static gint64
contract_of (Forcing *self, const LianArrangeShift *shift)
{
  return lian_record_get_number (_lian_shelf_get (self->shelf, "contract_line", shift->line), "contract");
}

/* All shifts of a contract follow each other; each changed contract is amended once. */
static gboolean
write_shifts (Forcing *self, const GArray *shifts, const char *reason, GError **error)
{
  g_autofree char *with = g_strdup_printf (
      /* Translators: the number of an arrangement */
      _ ("the co-operatives (arrangement %s)"), lian_record_get_text (self->arrangement, "number"));
  const LianAmend amend = { 0, with, reason };
  for (guint i = 0; i < shifts->len; i++)
    {
      const LianArrangeShift *shift = &g_array_index (shifts, LianArrangeShift, i);
      gint64 contract = contract_of (self, shift);
      if (!write_shift (self, shift, reason, error))
        return FALSE;
      if ((i + 1 == shifts->len || contract_of (self, shift + 1) != contract)
          && !lian_contract_amend (self->txn, contract, &amend, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
replace_others (Forcing *self, GError **error)
{
  g_autoptr (GArray) replaced = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!find_replaced (self, replaced, error))
    return FALSE;
  for (guint i = 0; i < replaced->len; i++)
    {
      g_autoptr (LianRecord) other
          = lian_txn_load (self->txn, lian_type_find ("arrangement"), g_array_index (replaced, gint64, i));
      lian_record_set_text (other, "state", "REPLACED");
      if (!lian_txn_update (self->txn, other, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_state (Forcing *self, gint64 officer, const char *reason, GError **error)
{
  LianDate today = lian_txn_get_working_date (self->txn);
  g_autofree char *number = lian_txn_issue_number (self->txn, lian_type_find ("arrangement"), today,
                                                   self->book->arrangement, error);
  if (number == NULL)
    return FALSE;
  lian_record_set_text (self->arrangement, "number", number);
  lian_record_set_text (self->arrangement, "state", "IN_FORCE");
  lian_record_set_date (self->arrangement, "in_force_on", today);
  lian_record_set_number (self->arrangement, "officer", officer);
  lian_record_set_text (self->arrangement, "reason", reason);
  return lian_txn_update (self->txn, self->arrangement, error);
}

/**
 * lian_arrange_put_in_force:
 * @txn: a write by an officer
 * @arrangement: a draft with quantities
 * @reason: why
 * @error: return location; %LIAN_ERROR_CONSTRAINT says what stands in the way
 *
 * Puts an arrangement in force: allotments become what each co-operative delivered and is to make, each
 * contract that changes so is amended, and what was in force before is replaced.  See
 * lian_arrange_foresee() for what that comes to.
 *
 * Returns: whether it is in force now
 */
gboolean
lian_arrange_put_in_force (LianTxn *txn, gint64 arrangement, const char *reason, GError **error)
{
  g_auto (Forcing) forcing = { 0 };
  g_autoptr (GArray) shifts = g_array_new (FALSE, FALSE, sizeof (LianArrangeShift));
  gint64 officer = _lian_life_officer (txn, error);
  return officer != 0 && _lian_life_needs (error, reason, _ ("Why is the arrangement put in force?"))
         && forcing_open (&forcing, txn, arrangement, error) && find_shifts (&forcing, shifts, error)
         && replace_others (&forcing, error) && write_state (&forcing, officer, reason, error)
         && write_shifts (&forcing, shifts, reason, error);
}
