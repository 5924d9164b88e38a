/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Reads which orders there are to be arranged: what is left of the lines of binding contracts. */
#include "lian-arrange-reader-private.h"

#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-ratio.h"
#include "lian-types-private.h"

static gboolean
is (const LianRecord *r, const char *field, const char *value)
{
  return g_strcmp0 (lian_record_get_text (r, field), value) == 0;
}

static gboolean
is_of (_LianReader *self, gint64 federation)
{
  return federation != 0 && g_hash_table_contains (self->federations, &federation);
}

/* A contract of the federation or of one under it, or that a co-operative of theirs signed itself. */
static gboolean
is_ours (_LianReader *self, const LianRecord *contract)
{
  const LianRecord *signer = _lian_shelf_get (self->shelf, "cooperative",
                                              lian_record_get_number (contract, "signing_cooperative"));
  if (!is (contract, "state", "SIGNED") && !is (contract, "state", "EXECUTING"))
    return FALSE;
  if (lian_record_get_truth (contract, "is_framework") == LIAN_YES)
    return FALSE;
  return is_of (self, lian_record_get_number (contract, "signing_federation"))
         || (signer != NULL
             && (is_of (self, lian_record_get_number (signer, "federation"))
                 || is_of (self, lian_record_get_number (signer, "spec_federation"))));
}

/* The trade of the product; without one that of who signed. */
static gint64
trade_of (_LianReader *self, const _LianWanted *wanted)
{
  static const struct { const char *type, *field; } by[] = { { "cooperative", "signing_cooperative" },
                                                             { "federation", "signing_federation" } };
  const LianRecord *product = _lian_shelf_get (
      self->shelf, "product", lian_record_get_number (wanted->line, "catalogue_product"));
  gint64 trade = product != NULL ? lian_record_get_number (product, "trade") : 0;
  for (guint i = 0; trade == 0 && i < G_N_ELEMENTS (by); i++)
    {
      const LianRecord *signer = _lian_shelf_get (
          self->shelf, by[i].type, lian_record_get_number (wanted->contract, by[i].field));
      trade = signer != NULL ? lian_record_get_number (signer, "trade") : 0;
    }
  return trade;
}

static gint64
multiply (gint64 a, gint64 b, gint64 by, gint64 most)
{
  __int128 product = lian_divide_rounded ((__int128) a * b, MAX (by, 1));
  return (gint64) CLAMP (product, 0, most);
}

/* Thousandths of a fen for one of the unit. */
static gint64
price_of (_LianReader *self, const LianRecord *contract, const LianRecord *line)
{
  const LianRecord *currency
      = _lian_shelf_get (self->shelf, "currency", lian_record_get_number (contract, "currency"));
  gint64 price = lian_record_get_number (line, "unit_price");
  if (lian_record_is_empty (line, "unit_price"))
    return MAX (lian_record_get_number (self->arrangement, "unpriced"), 1) * 1000;
  if (currency != NULL)
    return multiply (price, 1000 * lian_record_get_number (currency, "numerator"),
                     lian_record_get_number (currency, "denominator"), G_MAXINT64 / 4096);
  return multiply (price, 1000, 1, G_MAXINT64 / 4096);
}

/* Thousandths of a fen for a quantity of a line; 1 or more. */
gint64
_lian_reader_value (const _LianWanted *wanted, gint64 quantity)
{
  __int128 value = lian_divide_rounded ((__int128) wanted->price * quantity * wanted->unit.denominator,
                                        wanted->unit.numerator);
  return (gint64) CLAMP (value, 1, G_MAXINT64 / 4096);
}

/* What of a line was delivered and stays, after a day; of one co-operative, or with 0 of all. */
gint64
_lian_reader_delivered (_LianReader *self, gint64 line, gint64 cooperative, LianDate after)
{
  gint64 sum = 0;
  const GPtrArray *all = _lian_shelf_list (self->shelf, "delivery", "contract_line", line);
  for (guint i = 0; i < all->len; i++)
    if (lian_record_get_date (all->pdata[i], "delivered_on") > after
        && (cooperative == 0 || lian_record_get_number (all->pdata[i], "cooperative") == cooperative))
      sum += _lian_delivery_kept (&self->look, all->pdata[i]);
  return sum;
}

/* What a line is called: its product, and the number of its contract. */
static void
name_line (_LianReader *self, const _LianWanted *wanted, gint64 trade)
{
  LianArrangeNames *names = self->book->names;
  gint64 line = lian_record_get_id (wanted->line), contract = lian_record_get_id (wanted->contract);
  gint64 buyer = lian_record_get_number (wanted->contract, "orderer");
  gint64 product = lian_record_get_number (wanted->line, "catalogue_product");
  const LianRecord *partner = _lian_shelf_get (self->shelf, "partner", buyer);
  const LianRecord *goods = _lian_shelf_get (self->shelf, "product", product);
  const LianRecord *kind = _lian_shelf_get (self->shelf, "trade", trade);
  lian_arrange_names_set (names, line, lian_record_get_text (wanted->line, "product"));
  lian_arrange_names_set_unit (names, line, &wanted->unit);
  lian_arrange_names_set_trade (names, line, trade);
  lian_arrange_names_set (names, contract, lian_record_get_title (wanted->contract));
  if (partner != NULL)
    lian_arrange_names_set (names, buyer, lian_record_get_title (partner));
  if (kind != NULL)
    lian_arrange_names_set (names, trade, lian_record_get_title (kind));
  if (goods == NULL)
    return;
  lian_arrange_names_set (names, product, lian_record_get_title (goods));
  lian_arrange_names_set_trade (names, product, trade);
  lian_arrange_names_set_unit (names, product, &wanted->unit);
}

static void
say_of_line (_LianReader *self, const _LianWanted *wanted, LianArrangeProblemKind kind, gint64 value,
             const char *why)
{
  g_autofree char *goods = lian_isolate (lian_record_get_text (wanted->line, "product"));
  /* Translators: goods, the number of a contract, what is wrong */
  char *words = g_strdup_printf (_ ("“%s” (contract %s): %s"), goods,
                                 lian_record_get_title (wanted->contract), why);
  _lian_reader_say (self, kind, "contract_line", lian_record_get_id (wanted->line), value, words);
}

/* The largest power of ten that divides it, from the unit downwards. */
static gint64
step_of (const LianUnit *unit, gint64 divisor)
{
  gint64 step = unit->denominator > 0 ? unit->numerator / unit->denominator : 1;
  if (step > 0 && unit->numerator % unit->denominator == 0 && divisor % step == 0)
    return step;
  for (step = 1; step <= G_MAXINT64 / 10 && divisor % (step * 10) == 0 && divisor > 0;)
    step *= 10;
  return step;
}

/* Parts were read in smallest units; all of them are whole steps. */
static void
set_step (_LianReader *self, const _LianWanted *wanted, LianArrangeOrder *order)
{
  gint64 divisor = 0, lot = lian_record_get_number (wanted->line, "least_lot");
  for (guint i = 0; i < order->n_parts; i++)
    divisor = lian_common_divisor (
        divisor, g_array_index (self->task->parts, LianArrangePart, order->first_part + i).quantity);
  order->step = step_of (&wanted->unit, divisor);
  for (guint i = 0; i < order->n_parts; i++)
    g_array_index (self->task->parts, LianArrangePart, order->first_part + i).quantity /= order->step;
  order->value = _lian_reader_value (wanted, order->step);
  order->least_lot = lot > 0 ? (lot + order->step - 1) / order->step : 0;
}

static guint
opening_of (_LianReader *self, const LianRecord *contract)
{
  LianDate from = lian_record_get_date (contract, "term_from");
  int opens = from != 0 ? _lian_months_index (&self->months, from) : 0;
  return (guint) CLAMP (opens, (int) self->months.now, (int) self->months.n - 1);
}

static gint64
value_of (const LianArrangeTask *task, const LianArrangeOrder *order)
{
  __int128 value = 0;
  for (guint i = 0; i < order->n_parts; i++)
    value += (__int128) order->value * g_array_index (task->parts, LianArrangePart, order->first_part + i).quantity;
  return (gint64) MIN (value, G_MAXINT64 / 4);
}

static void
add_order (_LianReader *self, const _LianWanted *wanted)
{
  LianArrangeTask *task = self->task;
  LianArrangeOrder order = {
    .line = lian_record_get_id (wanted->line),
    .contract = lian_record_get_id (wanted->contract),
    .product = lian_record_get_number (wanted->line, "catalogue_product"),
    .orderer = lian_record_get_number (wanted->contract, "orderer"),
    .weight = (guint) MAX (lian_record_get_number (wanted->line, "priority"), 1),
    .opens = opening_of (self, wanted->contract),
    .one_maker = lian_record_get_truth (wanted->line, "one_maker") == LIAN_YES,
    .first_part = task->parts->len,
    .first_way = task->ways->len,
  };
  _lian_reader_read_parts (self, wanted, &order);
  if (order.n_parts == 0)
    return;
  set_step (self, wanted, &order);
  g_array_append_val (task->orders, order);
  _lian_reader_read_ways (self, wanted, task->orders->len - 1);
  if (g_array_index (task->orders, LianArrangeOrder, task->orders->len - 1).n_ways == 0)
    say_of_line (self, wanted, LIAN_ARRANGE_NO_MAKER, value_of (task, &order),
                 _ ("no co-operative is known to be able to make it"));
}

static void
read_line (_LianReader *self, const LianRecord *contract, const LianRecord *line)
{
  gint64 only = lian_record_get_number (self->arrangement, "trade");
  _LianWanted wanted = { .contract = contract, .line = line };
  gint64 trade = trade_of (self, &wanted);
  lian_format_unit_of_record (
      _lian_shelf_get (self->shelf, "unit", lian_record_get_number (line, "unit")), &wanted.unit);
  if (only != 0 && trade != only)
    return;
  name_line (self, &wanted, trade);
  wanted.price = price_of (self, contract, line);
  wanted.left = lian_record_get_number (line, "quantity")
                - _lian_reader_delivered (self, lian_record_get_id (line), 0, G_MININT32);
  if (lian_record_is_empty (line, "quantity"))
    say_of_line (self, &wanted, LIAN_ARRANGE_NO_QUANTITY, 0, _ ("the quantity is not known"));
  else if (wanted.left > 0 && lian_record_is_empty (line, "catalogue_product"))
    say_of_line (self, &wanted, LIAN_ARRANGE_NO_PRODUCT, _lian_reader_value (&wanted, wanted.left),
                 _ ("it names no product of the catalogue"));
  else if (wanted.left > 0)
    add_order (self, &wanted);
}

/* The orders, by contract and line. */
void
_lian_reader_read_orders (_LianReader *self)
{
  const GPtrArray *contracts = _lian_shelf_all (self->shelf, "contract");
  for (guint i = 0; i < contracts->len && !g_cancellable_is_cancelled (self->cancellable); i++)
    {
      const GPtrArray *lines = _lian_shelf_list (self->shelf, "contract_line", "contract",
                                                 lian_record_get_id (contracts->pdata[i]));
      for (guint j = 0; is_ours (self, contracts->pdata[i]) && j < lines->len; j++)
        read_line (self, contracts->pdata[i], lines->pdata[j]);
    }
}

/* Parts. */

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const LianRecord *one = *(LianRecord *const *) a, *other = *(LianRecord *const *) b;
  LianDate x = lian_record_get_date (one, "due_on"), y = lian_record_get_date (other, "due_on");
  gint64 first = lian_record_get_id (one), second = lian_record_get_id (other);
  return x != y ? (x > y) - (x < y) : (first > second) - (first < second);
}

typedef struct
{
  _LianReader *reader;
  const _LianWanted *wanted;
  LianArrangeOrder *order;
  gint64 later; /* due after the last month */
} Parts;

static void
add_part (Parts *self, LianDate due, gint64 quantity)
{
  GArray *parts = self->reader->task->parts;
  LianArrangePart part = { self->reader->task->orders->len, _lian_months_index (&self->reader->months, due), quantity };
  LianArrangePart *last = self->order->n_parts > 0 ? &g_array_index (parts, LianArrangePart, parts->len - 1) : NULL;
  if (quantity <= 0)
    return;
  if (part.due >= (int) self->reader->months.n)
    self->later += quantity;
  else if (last != NULL && last->due == part.due)
    last->quantity += quantity;
  else
    {
      g_array_append_val (parts, part);
      self->order->n_parts++;
    }
}

/* Goods delivered are those that were due first; what no date is for is due with the last. */
static void
add_scheduled (Parts *self, GPtrArray *rows)
{
  gint64 made = lian_record_get_number (self->wanted->line, "quantity") - self->wanted->left;
  gint64 rest = self->wanted->left;
  g_ptr_array_sort (rows, compare_due);
  for (guint i = 0; i < rows->len && rest > 0; i++)
    {
      gint64 due = lian_record_get_number (rows->pdata[i], "quantity"), covered = MIN (due, made);
      gint64 open = i + 1 == rows->len ? rest : MIN (due - covered, rest);
      made -= covered;
      rest -= open;
      add_part (self, lian_record_get_date (rows->pdata[i], "due_on"), open);
    }
}

void
_lian_reader_read_parts (_LianReader *self, const _LianWanted *wanted, LianArrangeOrder *order)
{
  Parts parts = { self, wanted, order, 0 };
  LianDate end = lian_record_get_date (wanted->contract, "term_to");
  g_autoptr (GPtrArray) rows
      = self->look.list (self->look.data, "schedule", "contract_line", order->line);
  if (rows->len > 0)
    add_scheduled (&parts, rows);
  else if (end != 0)
    add_part (&parts, end, wanted->left);
  else
    {
      add_part (&parts, _lian_months_to (&self->months, self->months.n - 1), wanted->left);
      say_of_line (self, wanted, LIAN_ARRANGE_NO_DAY, 0,
                   _ ("no day is agreed; it is taken as due in the last month"));
    }
  if (parts.later == 0)
    return;
  g_autofree char *quantity = lian_arrange_names_quantity (self->book->names, order->line, parts.later);
  g_autofree char *why = g_strdup_printf (_ ("%s are due after the last month"), quantity);
  say_of_line (self, wanted, LIAN_ARRANGE_TERM_LATER, 0, why);
}
