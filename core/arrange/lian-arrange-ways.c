/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Reads who could make an order, and what it costs there. */
#include "lian-arrange-reader-private.h"

#include "lian-ratio.h"

#define MOST (G_MAXINT64 / 4096)

/* What is being read. */
typedef struct
{
  _LianReader *reader;
  const _LianWanted *wanted;
  const LianArrangeOrder *order;
} Order;

static gboolean
is_live (const LianRecord *cooperative)
{
  const char *status = lian_record_get_text (cooperative, "status");
  return status == NULL || g_str_equal (status, "LIVE");
}

static gboolean
belongs (_LianReader *self, const LianRecord *cooperative)
{
  static const char *const by[] = { "federation", "spec_federation" };
  for (guint i = 0; i < G_N_ELEMENTS (by); i++)
    {
      gint64 federation = lian_record_get_number (cooperative, by[i]);
      if (federation != 0 && g_hash_table_contains (self->federations, &federation))
        return TRUE;
    }
  return FALSE;
}

/* A capacity of theirs for the product on a day that is open still. */
static gboolean
serves (_LianReader *self, const LianRecord *capacity)
{
  return lian_record_get_date (capacity, "from_date") < self->months.end
         && lian_check_last_day (capacity) >= MAX (self->months.first, self->months.today);
}

static gboolean
measures_alike (_LianReader *self, const LianRecord *line, const LianRecord *capacity)
{
  const LianRecord *one = _lian_shelf_get (self->shelf, "unit", lian_record_get_number (line, "unit"));
  const LianRecord *other = _lian_shelf_get (self->shelf, "unit", lian_record_get_number (capacity, "unit"));
  return one == NULL || other == NULL
         || g_strcmp0 (lian_record_get_text (one, "measure"), lian_record_get_text (other, "measure")) == 0;
}

static void
refuse (Order *self, gint64 cooperative, LianArrangeRefusal reason)
{
  const LianArrangeRefused refused = { self->order->line, cooperative, reason };
  const LianRecord *record = _lian_shelf_get (self->reader->shelf, "cooperative", cooperative);
  lian_arrange_names_set (self->reader->book->names, cooperative, lian_record_get_title (record));
  g_array_append_val (self->reader->book->refused, refused);
}

/* Whether nothing speaks against the co-operative; why is kept. */
static gboolean
may_make (Order *self, const LianRecord *capacity)
{
  gint64 cooperative = lian_record_get_number (capacity, "cooperative");
  LianArrangeRefusal reason;
  if (!measures_alike (self->reader, self->wanted->line, capacity))
    reason = LIAN_ARRANGE_OTHER_MEASURE;
  else if (!_lian_grades_may_meet (lian_record_get_text (self->wanted->line, "grade"),
                                   lian_record_get_text (capacity, "grade")))
    reason = LIAN_ARRANGE_OTHER_GRADE;
  else if (self->wanted->left < lian_record_get_number (capacity, "least_lot"))
    reason = LIAN_ARRANGE_SMALL_LOT;
  else
    return TRUE;
  refuse (self, cooperative, reason);
  return FALSE;
}

/* Cost. */

static gint64
count_poor (Order *self, gint64 cooperative)
{
  _LianReader *reader = self->reader;
  __int128 came = 0, kept = 0;
  const GPtrArray *lines
      = _lian_shelf_list (reader->shelf, "contract_line", "catalogue_product", self->order->product);
  for (guint i = 0; i < lines->len; i++)
    {
      gint64 line = lian_record_get_id (lines->pdata[i]);
      const GPtrArray *all = _lian_shelf_list (reader->shelf, "delivery", "contract_line", line);
      for (guint j = 0; j < all->len; j++)
        if (lian_record_get_number (all->pdata[j], "cooperative") == cooperative)
          came += lian_record_get_number (all->pdata[j], "quantity");
      kept += _lian_reader_delivered (reader, line, cooperative, G_MININT32);
    }
  return came > 0 ? (gint64) lian_divide_rounded ((came - kept) * 1000, came) : 0;
}

/* What of the co-operative's deliveries of the product did not stay, in thousandths. */
static gint64
poor_share (Order *self, gint64 cooperative)
{
  gpointer known;
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, cooperative, self->order->product);
  if (lian_record_get_number (self->reader->arrangement, "poor") == 0)
    return 0;
  if (g_hash_table_lookup_extended (self->reader->poor, key, NULL, &known))
    return GPOINTER_TO_INT (known);
  gint64 share = count_poor (self, cooperative);
  g_hash_table_insert (self->reader->poor, g_steal_pointer (&key), GINT_TO_POINTER ((int) share));
  return share;
}

static gint64
metres_to (Order *self, gint64 cooperative)
{
  const GPtrArray *all
      = _lian_shelf_list (self->reader->shelf, "distance", "cooperative", cooperative);
  for (guint i = 0; i < all->len; i++)
    if (lian_record_get_number (all->pdata[i], "partner") == self->order->orderer)
      return lian_record_get_number (all->pdata[i], "metres");
  return 0;
}

/* Making it, bringing it to the orderer, and what is refused of it. */
static gint64
cost_of (Order *self, const LianRecord *capacity)
{
  const LianRecord *arrangement = self->reader->arrangement;
  const LianUnit *unit = &self->wanted->unit;
  gint64 cooperative = lian_record_get_number (capacity, "cooperative");
  __int128 value = self->order->value;
  LianUnit own = *unit;
  lian_format_unit_of_record (
      _lian_shelf_get (self->reader->shelf, "unit", lian_record_get_number (capacity, "unit")), &own);
  __int128 cost = lian_divide_rounded ((__int128) lian_record_get_number (capacity, "cost") * 1000
                                           * self->order->step * own.denominator,
                                       own.numerator);
  cost += lian_divide_rounded (value * lian_record_get_number (arrangement, "haul") * metres_to (self, cooperative),
                               G_GINT64_CONSTANT (1000) * 10000);
  cost += lian_divide_rounded (value * lian_record_get_number (arrangement, "poor") * poor_share (self, cooperative),
                               G_GINT64_CONSTANT (100) * 1000);
  return (gint64) CLAMP (cost, 0, MOST);
}

static gint64
wanted_of (const LianArrangeTask *task, const LianArrangeOrder *order)
{
  gint64 steps = 0;
  for (guint i = 0; i < order->n_parts; i++)
    steps += g_array_index (task->parts, LianArrangePart, order->first_part + i).quantity;
  return steps;
}

/* Keeping to a relation: at least what was allotted and is not delivered yet, and never nothing. */
static void
set_keep (Order *self, LianArrangeWay *way, gint64 cooperative)
{
  _LianReader *reader = self->reader;
  gint64 least = MAX (MAX (self->order->least_lot, way->least_lot), 1), left = wanted_of (reader->task, self->order);
  way->relation = _lian_reader_find_relation (reader, self->wanted, cooperative);
  if (way->relation == 0)
    return;
  gint64 allotted = _lian_reader_allotted (reader, self->order->line, cooperative)
                    - _lian_reader_delivered (reader, self->order->line, cooperative, G_MININT32);
  way->keep = MIN (MAX (allotted / self->order->step, least), left);
}

static void
add_way (Order *self, guint order, const LianRecord *capacity)
{
  _LianReader *reader = self->reader;
  gint64 id = lian_record_get_number (capacity, "cooperative");
  g_autoptr (GArray) set_up = g_array_new (FALSE, FALSE, sizeof (LianArrangeUse));
  LianArrangeWay way = { .order = order,
                         .maker = _lian_reader_maker (reader, _lian_shelf_get (reader->shelf, "cooperative", id)),
                         .cost = cost_of (self, capacity) };
  way.least_lot = (lian_record_get_number (capacity, "least_lot") + self->order->step - 1) / self->order->step;
  set_keep (self, &way, id);
  _lian_reader_add_work (reader, self->order, &way, set_up);
  _lian_reader_add_materials (reader, self->wanted, self->order, &way);
  _lian_reader_add_variety (reader, self->order, &way, set_up);
  g_array_append_val (reader->task->ways, way);
}

static int
compare_makers (gconstpointer a, gconstpointer b)
{
  const LianRecord *one = *(LianRecord *const *) a, *other = *(LianRecord *const *) b;
  gint64 x = lian_record_get_number (one, "cooperative"), y = lian_record_get_number (other, "cooperative");
  LianDate from = lian_record_get_date (one, "from_date"), begins = lian_record_get_date (other, "from_date");
  return x != y ? (x > y) - (x < y) : (from > begins) - (from < begins);
}

/* Who has a capacity for the product, each once, by its first capacity that is open still. */
static GPtrArray *
list_able (Order *self)
{
  _LianReader *reader = self->reader;
  gint64 signer = lian_record_get_number (self->wanted->contract, "signing_cooperative"), last = 0;
  g_autoptr (GPtrArray) all
      = reader->look.list (reader->look.data, "capacity", "product", self->order->product);
  GPtrArray *able = g_ptr_array_new ();
  g_ptr_array_sort (all, compare_makers);
  for (guint i = 0; i < all->len; i++)
    {
      gint64 id = lian_record_get_number (all->pdata[i], "cooperative");
      const LianRecord *cooperative = _lian_shelf_get (reader->shelf, "cooperative", id);
      if (id == last || cooperative == NULL || !serves (reader, all->pdata[i]) || !is_live (cooperative)
          || (signer != 0 ? id != signer : !belongs (reader, cooperative)))
        continue;
      g_ptr_array_add (able, all->pdata[i]);
      last = id;
    }
  return able;
}

/* The ways of the order, by co-operative.  What a co-operative signed itself it makes itself. */
void
_lian_reader_read_ways (_LianReader *self, const _LianWanted *wanted, guint order)
{
  const LianArrangeOrder copy = g_array_index (self->task->orders, LianArrangeOrder, order);
  Order one = { self, wanted, &copy };
  g_autoptr (GPtrArray) able = list_able (&one);
  for (guint i = 0; i < able->len; i++)
    if (may_make (&one, able->pdata[i]))
      add_way (&one, order, able->pdata[i]);
  g_array_index (self->task->orders, LianArrangeOrder, order).n_ways = self->task->ways->len - copy.first_way;
}
