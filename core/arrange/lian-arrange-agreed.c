/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Reads what was agreed: the quantities of an arrangement that are open still, or the allotments.
 *
 * What was delivered since an arrangement was made counts for its first months; what of a month that is
 * over did not come is carried to the first month that is open. */
#include "lian-arrange-reader-private.h"

#include "lian-relation-cut.h"
#include "lian-types-private.h"

static gboolean
is (const LianRecord *r, const char *field, const char *value)
{
  return g_strcmp0 (lian_record_get_text (r, field), value) == 0;
}

/* Open amounts. */

static int
compare_months (gconstpointer a, gconstpointer b)
{
  const LianRecord *one = *(LianRecord *const *) a, *other = *(LianRecord *const *) b;
  LianDate x = lian_record_get_date (one, "month"), y = lian_record_get_date (other, "month");
  return (x > y) - (x < y);
}

/* The rows of the arrangement for a way, by month. */
static GPtrArray *
rows_of (const _LianOpen *self, guint way)
{
  const LianArrangeWay *of = &g_array_index (self->task->ways, LianArrangeWay, way);
  gint64 line = g_array_index (self->task->orders, LianArrangeOrder, of->order).line;
  gint64 maker = g_array_index (self->task->makers, LianArrangeMaker, of->maker).cooperative;
  const GPtrArray *all = _lian_shelf_list (self->shelf, "arrangement_line", "contract_line", line);
  GPtrArray *rows = g_ptr_array_new ();
  for (guint i = 0; i < all->len; i++)
    if (lian_record_get_number (all->pdata[i], "cooperative") == maker
        && lian_record_get_number (all->pdata[i], "arrangement") == lian_record_get_id (self->arrangement))
      g_ptr_array_add (rows, all->pdata[i]);
  g_ptr_array_sort (rows, compare_months);
  return rows;
}

static gint64
delivered_since (const _LianOpen *self, guint way)
{
  gint64 sum = 0;
  const LianArrangeWay *of = &g_array_index (self->task->ways, LianArrangeWay, way);
  gint64 maker = g_array_index (self->task->makers, LianArrangeMaker, of->maker).cooperative;
  LianDate made = lian_record_is_empty (self->arrangement, "made_on")
                      ? lian_date_add_days (lian_record_get_date (self->arrangement, "from_month"), -1)
                      : lian_record_get_date (self->arrangement, "made_on");
  const GPtrArray *all = _lian_shelf_list (
      self->shelf, "delivery", "contract_line", g_array_index (self->task->orders, LianArrangeOrder, of->order).line);
  for (guint i = 0; i < all->len; i++)
    if (lian_record_get_number (all->pdata[i], "cooperative") == maker
        && lian_record_get_date (all->pdata[i], "delivered_on") > made)
      sum += _lian_delivery_kept (self->look, all->pdata[i]);
  return sum;
}

static void
add_amount (GArray *amounts, guint way, guint month, gint64 quantity)
{
  LianArrangeAmount *last = amounts->len > 0 ? &g_array_index (amounts, LianArrangeAmount, amounts->len - 1) : NULL;
  LianArrangeAmount amount = { way, month, quantity };
  if (last != NULL && last->way == way && last->month == month)
    last->quantity += quantity;
  else if (quantity > 0)
    g_array_append_val (amounts, amount);
}

/* That nothing is made may be pinned as well. */
static void
add_pin (GArray *pins, guint way, guint month, gint64 steps, gboolean none)
{
  const LianArrangeAmount nothing = { way, month, 0 };
  if (none)
    g_array_append_val (pins, nothing);
  else
    add_amount (pins, way, month, steps);
}

/* Whole steps; what is less than a step is never agreed alone. */
static void
open_way (const _LianOpen *self, guint way, GArray *amounts, GArray *pins)
{
  const LianArrangeWay *of = &g_array_index (self->task->ways, LianArrangeWay, way);
  const LianArrangeOrder *order = &g_array_index (self->task->orders, LianArrangeOrder, of->order);
  gint64 came = delivered_since (self, way);
  g_autoptr (GPtrArray) rows = rows_of (self, way);
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 quantity = lian_record_get_number (rows->pdata[i], "quantity"), covered = MIN (quantity, came);
      int month = MAX (_lian_months_index (&self->months, lian_record_get_date (rows->pdata[i], "month")),
                       (int) order->opens);
      came -= covered;
      if (month >= (int) self->months.n)
        continue;
      gint64 steps = (quantity - covered) / order->step;
      add_amount (amounts, way, (guint) month, steps);
      if (lian_record_get_truth (rows->pdata[i], "pinned") == LIAN_YES)
        add_pin (pins, way, (guint) month, steps, quantity == 0);
    }
}

/* What is open still of the arrangement's lines, by way and month; with @pins, what of it is pinned. */
GArray *
_lian_open_amounts (const _LianOpen *self, GArray **pins)
{
  GArray *amounts = g_array_new (FALSE, FALSE, sizeof (LianArrangeAmount));
  GArray *pinned = g_array_new (FALSE, FALSE, sizeof (LianArrangeAmount));
  for (guint w = 0; w < self->task->ways->len; w++)
    open_way (self, w, amounts, pinned);
  if (pins != NULL)
    *pins = pinned;
  else
    g_array_unref (pinned);
  return amounts;
}

/* Allotments. */

gint64
_lian_reader_allotted (_LianReader *self, gint64 line, gint64 cooperative)
{
  gint64 sum = 0;
  const GPtrArray *all = _lian_shelf_list (self->shelf, "allotment", "contract_line", line);
  for (guint i = 0; i < all->len; i++)
    if (lian_record_get_number (all->pdata[i], "cooperative") == cooperative)
      sum += lian_record_get_number (all->pdata[i], "quantity");
  return sum;
}

static void
add_allotted (_LianReader *self, guint way, GArray *amounts)
{
  const LianArrangeWay *of = &g_array_index (self->task->ways, LianArrangeWay, way);
  const LianArrangeOrder *order = &g_array_index (self->task->orders, LianArrangeOrder, of->order);
  gint64 maker = g_array_index (self->task->makers, LianArrangeMaker, of->maker).cooperative;
  gint64 open = _lian_reader_allotted (self, order->line, maker)
                - _lian_reader_delivered (self, order->line, maker, G_MININT32);
  add_amount (amounts, way, LIAN_ARRANGE_NONE, MAX (open, 0) / order->step);
}

/* Relations. */

/* A live sales relation with the orderer about these goods; 0 for none. */
gint64
_lian_reader_find_relation (_LianReader *self, const _LianWanted *wanted, gint64 cooperative)
{
  const GPtrArray *all = _lian_shelf_list (self->shelf, "relation", "cooperative", cooperative);
  for (guint i = 0; i < all->len; i++)
    {
      gboolean known;
      const LianRecord *relation = all->pdata[i];
      if (is (relation, "relation_kind", "SALES") && !is (relation, "state", "INTERRUPTED")
          && lian_record_get_number (relation, "partner") == lian_record_get_number (wanted->contract, "orderer")
          && lian_relation_is_about (relation, lian_record_get_number (wanted->line, "catalogue_product"),
                                     lian_record_get_text (wanted->line, "product"), &known)
          && known)
        {
          lian_arrange_names_set (self->book->names, lian_record_get_id (relation),
                                  lian_record_get_text (relation, "goods"));
          return lian_record_get_id (relation);
        }
    }
  return 0;
}

/* The base. */

static gboolean
share_scope (const LianRecord *a, const LianRecord *b)
{
  gint64 one = lian_record_get_number (a, "trade"), other = lian_record_get_number (b, "trade");
  return lian_record_get_number (a, "federation") == lian_record_get_number (b, "federation")
         && (one == other || one == 0 || other == 0);
}

/* What it is based on, else what is in force; never itself. */
gint64
_lian_reader_find_base (_LianReader *self)
{
  gint64 own = lian_record_get_id (self->arrangement);
  gint64 named = lian_record_get_number (self->arrangement, "based_on");
  const GPtrArray *all = _lian_shelf_all (self->shelf, "arrangement");
  if (named != 0)
    return named;
  for (guint i = 0; i < all->len; i++)
    if (lian_record_get_id (all->pdata[i]) != own && is (all->pdata[i], "state", "IN_FORCE")
        && share_scope (all->pdata[i], self->arrangement))
      return lian_record_get_id (all->pdata[i]);
  return 0;
}

static GHashTable *
lines_of (_LianReader *self, gint64 arrangement)
{
  GHashTable *lines = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  const GPtrArray *all = _lian_shelf_list (self->shelf, "arrangement_line", "arrangement", arrangement);
  for (guint i = 0; arrangement != 0 && i < all->len; i++)
    {
      gint64 line = lian_record_get_number (all->pdata[i], "contract_line");
      g_hash_table_add (lines, g_memdup2 (&line, sizeof line));
    }
  return lines;
}

static gint64
line_of (const LianArrangeTask *task, guint way)
{
  return g_array_index (task->orders, LianArrangeOrder, g_array_index (task->ways, LianArrangeWay, way).order).line;
}

static gint64 *
wanted_by_order (const LianArrangeTask *task)
{
  gint64 *wanted = g_new0 (gint64, task->orders->len + 1);
  for (guint i = 0; i < task->parts->len; i++)
    wanted[g_array_index (task->parts, LianArrangePart, i).order] += g_array_index (task->parts, LianArrangePart, i).quantity;
  return wanted;
}

static int
compare_amounts (gconstpointer a, gconstpointer b)
{
  const LianArrangeAmount *one = a, *other = b;
  return one->month != other->month ? (one->month > other->month) - (one->month < other->month)
                                    : (one->way > other->way) - (one->way < other->way);
}

/* What is pinned is not merely agreed; and of an order no more can have been agreed than is left of it:
 * what goes beyond was agreed for later. */
static void
set_agreed (LianArrangeTask *task, const GArray *before, const GArray *pins)
{
  g_autofree gint64 *open = wanted_by_order (task);
  g_autoptr (GArray) sorted = g_array_copy ((GArray *) before);
  for (guint i = 0; i < pins->len; i++)
    open[g_array_index (task->ways, LianArrangeWay, g_array_index (pins, LianArrangeAmount, i).way).order]
        -= g_array_index (pins, LianArrangeAmount, i).quantity;
  g_array_sort (sorted, compare_amounts);
  for (guint i = 0; i < sorted->len; i++)
    {
      LianArrangeAmount amount = g_array_index (sorted, LianArrangeAmount, i);
      gint64 *left = &open[g_array_index (task->ways, LianArrangeWay, amount.way).order];
      for (guint j = 0; j < pins->len; j++)
        {
          const LianArrangeAmount *pin = &g_array_index (pins, LianArrangeAmount, j);
          if (pin->way == amount.way && (pin->month == amount.month || amount.month == LIAN_ARRANGE_NONE))
            amount.quantity -= pin->quantity;
        }
      amount.quantity = MIN (amount.quantity, *left);
      if (amount.quantity <= 0)
        continue;
      *left -= amount.quantity;
      g_array_append_val (task->agreed, amount);
    }
}

static GArray *
read_open (_LianReader *self, gint64 id, GArray **pins)
{
  _LianOpen open = { self->task, self->shelf, &self->look, _lian_shelf_get (self->shelf, "arrangement", id),
                     self->months };
  if (open.arrangement != NULL)
    return _lian_open_amounts (&open, pins);
  *pins = g_array_new (FALSE, FALSE, sizeof (LianArrangeAmount));
  return g_array_new (FALSE, FALSE, sizeof (LianArrangeAmount));
}

/* An order that the base has no line of was agreed as it is allotted. */
static void
add_allotments (_LianReader *self, GArray *before)
{
  g_autoptr (GHashTable) known = lines_of (self, self->book->base);
  for (guint w = 0; w < self->task->ways->len; w++)
    {
      gint64 line = line_of (self->task, w);
      if (!g_hash_table_contains (known, &line))
        add_allotted (self, w, before);
    }
}

/* Pins are the arrangement's own; one that has no quantities yet begins with those of its base. */
void
_lian_reader_read_agreed (_LianReader *self)
{
  LianArrangeBook *book = self->book;
  g_autoptr (GArray) own = NULL, inherited = NULL;
  book->base = _lian_reader_find_base (self);
  book->kept = read_open (self, book->arrangement, &own);
  book->before = read_open (self, book->base, &inherited);
  add_allotments (self, book->before);
  g_autoptr (GHashTable) lines = lines_of (self, book->arrangement);
  const GArray *pins = g_hash_table_size (lines) > 0 ? own : inherited;
  g_array_append_vals (self->task->pins, pins->data, pins->len);
  set_agreed (self->task, book->before, pins);
}

/* Stages. */

void
_lian_reader_read_stages (_LianReader *self)
{
  const GPtrArray *all = _lian_shelf_list (self->shelf, "arrangement_stage", "arrangement", self->book->arrangement);
  const LianChoice *aims = lian_type_get_field (lian_type_find ("arrangement_stage"), "aim")->choices;
  for (guint aim = 0; aim < LIAN_N_AIMS; aim++)
    for (guint i = 0; self->book->arrangement != 0 && i < all->len; i++)
      if (is (all->pdata[i], "aim", aims[aim].value))
        {
          LianArrangeStage stage = { (LianAim) aim, (guint) lian_record_get_number (all->pdata[i], "place"),
                                     (guint) lian_record_get_number (all->pdata[i], "weight"),
                                     lian_record_get_truth (all->pdata[i], "must") == LIAN_YES };
          g_array_append_val (self->task->stages, stage);
        }
  for (guint aim = 0; all->len == 0 && aim < LIAN_N_AIMS; aim++)
    {
      LianArrangeStage stage = { (LianAim) aim, aim + 1, 1, FALSE };
      g_array_append_val (self->task->stages, stage);
    }
}
