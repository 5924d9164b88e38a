/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a material was used for in a period, store by store and workshop by workshop, against the norm.
 *
 * Issue and return name their store.  What a workshop used or lost, and what the norm allows it, is
 * shared out over the stores that it drew on for the contract until the end of the period, by what
 * each gave; the shares add up to the whole.  Mostly that is one store, and the share is all. */
#include "lian-material-place-use.h"
#include "lian-material-norm.h"

/* What a store gave a workshop and got back in the period. */
typedef struct
{
  gint64 place;
  gint64 issued;
  gint64 used; /* straight from it */
  gint64 returned;
  gint64 given; /* until its end, whenever that was */
} Store;

/* One workshop at work for one contract, with material of one owner. */
typedef struct
{
  gint64 cooperative;
  gboolean orderers;
  LianRatioSum made; /* of one material of the contract */
  gint64 by_norm;
  gboolean norm_unknown;
  gboolean use_known;
  gint64 used; /* in the workshop, not straight from a store */
  gint64 lost;
  GArray *stores; /* Store */
} Shop;

typedef struct
{
  LianCheck *look;
  gint64 material;
  gint64 contract;
  LianDate from;
  LianDate to;
  GPtrArray *shops; /* Shop */
} Reading;

static gboolean
is (const LianRecord *r, const char *field, const char *value)
{
  return g_strcmp0 (lian_record_get_text (r, field), value) == 0;
}

static void
shop_free (gpointer data)
{
  Shop *shop = data;
  g_array_unref (shop->stores);
  g_free (shop);
}

static Shop *
find_shop (Reading *self, gint64 cooperative, gboolean orderers)
{
  for (guint i = 0; i < self->shops->len; i++)
    {
      Shop *shop = self->shops->pdata[i];
      if (shop->cooperative == cooperative && shop->orderers == orderers)
        return shop;
    }
  Shop *shop = g_new0 (Shop, 1);
  shop->cooperative = cooperative;
  shop->orderers = orderers;
  shop->stores = g_array_new (FALSE, FALSE, sizeof (Store));
  g_ptr_array_add (self->shops, shop);
  return shop;
}

static Store *
find_store (Shop *shop, gint64 place)
{
  for (guint i = 0; i < shop->stores->len; i++)
    if (g_array_index (shop->stores, Store, i).place == place)
      return &g_array_index (shop->stores, Store, i);
  Store store = { .place = place };
  g_array_append_val (shop->stores, store);
  return &g_array_index (shop->stores, Store, shop->stores->len - 1);
}

static void
add_at_store (Reading *self, Shop *shop, const LianRecord *movement)
{
  gint64 quantity = lian_record_get_number (movement, "quantity");
  Store *store = find_store (shop, lian_record_get_number (movement, "place"));
  gboolean straight = is (movement, "movement_kind", "USED"), back = is (movement, "movement_kind", "RETURNED");
  store->given += back ? 0 : quantity;
  if (lian_record_get_date (movement, "moved_on") < self->from)
    return;
  store->returned += back ? quantity : 0;
  store->issued += back ? 0 : quantity;
  store->used += straight ? quantity : 0;
  shop->use_known = shop->use_known || straight;
}

static void
add_in_shop (Reading *self, Shop *shop, const LianRecord *movement)
{
  gint64 quantity = lian_record_get_number (movement, "quantity");
  if (lian_record_get_date (movement, "moved_on") < self->from)
    return;
  if (is (movement, "movement_kind", "USED"))
    {
      shop->use_known = TRUE;
      shop->used += quantity;
    }
  else if (is (movement, "movement_kind", "LOSS"))
    shop->lost += quantity;
}

static void
add_movement (Reading *self, const LianRecord *movement)
{
  gboolean in_store = !lian_record_is_empty (movement, "place");
  gboolean passes = is (movement, "movement_kind", "ISSUED") || is (movement, "movement_kind", "RETURNED")
                    || is (movement, "movement_kind", "USED");
  if (lian_record_get_number (movement, "material") != self->material
      || lian_record_get_number (movement, "contract") != self->contract
      || lian_record_get_date (movement, "moved_on") > self->to
      || (!passes && (in_store || !is (movement, "movement_kind", "LOSS"))))
    return;
  Shop *shop = find_shop (self, lian_record_get_number (movement, "cooperative"),
                          is (movement, "material_source", "ORDERER"));
  if (in_store)
    add_at_store (self, shop, movement);
  else
    add_in_shop (self, shop, movement);
}

/* Who delivered is written down, or is the only one who was to make it. */
static gint64
maker_of (LianCheck *c, const LianRecord *delivery)
{
  gint64 maker = lian_record_get_number (delivery, "cooperative");
  if (maker != 0)
    return maker;
  g_autoptr (GPtrArray) allotments = c->list (c->data, "allotment", "contract_line",
                                              lian_record_get_number (delivery, "contract_line"));
  for (guint i = 0; i < allotments->len; i++)
    {
      gint64 one = lian_record_get_number (allotments->pdata[i], "cooperative");
      if (maker != 0 && one != maker)
        return 0;
      maker = one;
    }
  return maker;
}

static void
add_delivery (Reading *self, const LianRecord *wanted, const LianRecord *line, const LianRecord *delivery,
              LianRatioSum *all)
{
  LianDate day = lian_record_get_date (delivery, "delivered_on");
  gint64 accepted = lian_material_accepted (self->look, delivery);
  if (day < self->from || day > self->to || accepted == 0)
    return;
  Shop *shop = find_shop (self, maker_of (self->look, delivery), is (wanted, "material_source", "ORDERER"));
  LianRatio norm = lian_material_norm (self->look, wanted, line, day);
  shop->norm_unknown = shop->norm_unknown || norm.denominator == 0;
  if (norm.denominator == 0)
    return;
  lian_ratio_sum_add (&shop->made, accepted, norm);
  lian_ratio_sum_add (all, accepted, norm);
}

static int
compare_shops (gconstpointer a, gconstpointer b)
{
  const Shop *x = *(Shop *const *) a, *y = *(Shop *const *) b;
  return x->cooperative != y->cooperative ? (x->cooperative < y->cooperative ? -1 : 1)
                                          : x->orderers - y->orderers;
}

/* What a contract asks for is rounded once, and its workshops share that, so that they add up to it.
 * The finest weights that are sure to fit are what each would be by itself. */
static void
share_norm (Reading *self, const LianRatioSum *all)
{
  g_autofree __int128 *weights = g_new0 (__int128, self->shops->len);
  g_autofree gint64 *shares = g_new0 (gint64, self->shops->len);
  /* Where parts wait equally long, the order of entry must not decide. */
  g_ptr_array_sort (self->shops, compare_shops);
  for (guint i = 0; i < self->shops->len; i++)
    {
      Shop *shop = self->shops->pdata[i];
      gint64 alone = lian_ratio_sum_round (&shop->made);
      weights[i] = shop->made.numerator > 0 ? MAX (alone, 1) : 0;
      shop->made = (LianRatioSum){ 0, 0 };
    }
  lian_share_out (lian_ratio_sum_round (all), weights, shares, self->shops->len);
  for (guint i = 0; i < self->shops->len; i++)
    ((Shop *) self->shops->pdata[i])->by_norm += shares[i];
}

static void
add_wanted (Reading *self, const LianRecord *wanted)
{
  LianCheck *c = self->look;
  LianRatioSum all = { 0, 0 };
  g_autoptr (LianRecord) line = c->load (c->data, "contract_line", lian_record_get_number (wanted, "contract_line"));
  if (line == NULL || lian_record_get_number (wanted, "catalogue_material") != self->material)
    return;
  g_autoptr (GPtrArray) deliveries = c->list (c->data, "delivery", "contract_line", lian_record_get_id (line));
  for (guint i = 0; i < deliveries->len; i++)
    add_delivery (self, wanted, line, deliveries->pdata[i], &all);
  if (all.numerator > 0)
    share_norm (self, &all);
}

static LianPlaceUse *
find_use (GArray *uses, const LianPlaceUse *key)
{
  for (guint i = 0; i < uses->len; i++)
    {
      LianPlaceUse *use = &g_array_index (uses, LianPlaceUse, i);
      if (use->place == key->place && use->cooperative == key->cooperative && use->orderers == key->orderers
          && use->for_contracts == key->for_contracts)
        return use;
    }
  LianPlaceUse use = { key->place, key->cooperative, key->orderers, key->for_contracts, key->for_contracts,
                       TRUE, 0, 0, 0, 0, 0 };
  g_array_append_val (uses, use);
  return &g_array_index (uses, LianPlaceUse, uses->len - 1);
}

static gboolean
is_empty (const Shop *shop)
{
  gboolean empty = shop->by_norm == 0 && shop->used == 0 && shop->lost == 0 && !shop->norm_unknown;
  for (guint i = 0; i < shop->stores->len; i++)
    empty = empty && g_array_index (shop->stores, Store, i).issued == 0
            && g_array_index (shop->stores, Store, i).returned == 0;
  return empty;
}

static void
add_share (const Reading *self, GArray *uses, const Shop *shop, const Store *store, const gint64 shares[3])
{
  if (store->issued == 0 && store->returned == 0 && store->used == 0 && shares[0] == 0 && shares[1] == 0
      && shares[2] == 0 && !shop->norm_unknown)
    return;
  LianPlaceUse key = { .place = store->place, .cooperative = shop->cooperative,
                       .orderers = shop->orderers, .for_contracts = self->contract != 0 };
  LianPlaceUse *use = find_use (uses, &key);
  use->norm_known = use->norm_known && !shop->norm_unknown;
  use->use_known = use->use_known && shop->use_known;
  use->issued += store->issued;
  use->returned += store->returned;
  use->by_norm += shares[0];
  use->used += store->used + shares[1];
  use->lost += shares[2];
}

static int
compare_stores (gconstpointer a, gconstpointer b)
{
  const Store *x = a, *y = b;
  return x->place < y->place ? -1 : x->place > y->place;
}

/* What came from no store stands by itself. */
static void
sort_stores (Shop *shop)
{
  gboolean given = FALSE;
  for (guint i = 0; i < shop->stores->len; i++)
    given = given || g_array_index (shop->stores, Store, i).given > 0;
  if (!given)
    find_store (shop, 0)->given = 1;
  g_array_sort (shop->stores, compare_stores);
}

static void
add_shop (const Reading *self, GArray *uses, Shop *shop)
{
  if (is_empty (shop))
    return;
  sort_stores (shop);
  guint n = shop->stores->len;
  g_autofree gint64 *parts = g_new0 (gint64, (gsize) n * 3);
  g_autofree __int128 *weights = g_new0 (__int128, n);
  for (guint i = 0; i < n; i++)
    weights[i] = g_array_index (shop->stores, Store, i).given;
  lian_share_out (shop->by_norm, weights, parts, n);
  lian_share_out (shop->used, weights, parts + n, n);
  lian_share_out (shop->lost, weights, parts + 2 * n, n);
  for (guint i = 0; i < n; i++)
    add_share (self, uses, shop, &g_array_index (shop->stores, Store, i),
               (const gint64[]){ parts[i], parts[n + i], parts[2 * n + i] });
}

static void
add_contract (Reading *self, GArray *uses, const GPtrArray *movements)
{
  LianCheck *c = self->look;
  self->shops = g_ptr_array_new_with_free_func (shop_free);
  for (guint i = 0; i < movements->len; i++)
    add_movement (self, movements->pdata[i]);
  g_autoptr (GPtrArray) wanted = c->list (c->data, "contract_material", "contract", self->contract);
  for (guint i = 0; self->contract != 0 && i < wanted->len; i++)
    add_wanted (self, wanted->pdata[i]);
  for (guint i = 0; i < self->shops->len; i++)
    add_shop (self, uses, self->shops->pdata[i]);
  g_clear_pointer (&self->shops, g_ptr_array_unref);
}

static int
compare_uses (gconstpointer a, gconstpointer b)
{
  const LianPlaceUse *x = a, *y = b;
  const gint64 keys[][2] = { { x->orderers, y->orderers }, { y->for_contracts, x->for_contracts },
                             { x->place, y->place }, { x->cooperative, y->cooperative } };
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i][0] != keys[i][1])
      return keys[i][0] < keys[i][1] ? -1 : 1;
  return 0;
}

static gboolean
is_void (LianTxn *txn, gint64 contract)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("contract"), contract);
  return record != NULL && is (record, "state", "VOID");
}

/* The contracts that these records name, 0 among them where one names none; each once. */
static void
collect (GArray *contracts, const GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      gint64 contract = lian_record_get_number (records->pdata[i], "contract");
      gboolean there = FALSE;
      for (guint j = 0; !there && j < contracts->len; j++)
        there = g_array_index (contracts, gint64, j) == contract;
      if (!there)
        g_array_append_val (contracts, contract);
    }
}

/**
 * lian_material_use_by_place:
 * @txn: the base
 * @material: a material
 * @from: the first day of the period
 * @to: its last day
 *
 * Returns: (transfer full) (element-type LianPlaceUse): the use of the period; the makers' own material
 *   first, then what was used without a contract, then the orderer's
 */
GArray *
lian_material_use_by_place (LianTxn *txn, gint64 material, LianDate from, LianDate to)
{
  GArray *uses = g_array_new (FALSE, FALSE, sizeof (LianPlaceUse));
  LianCheck look = lian_material_look (txn);
  g_autoptr (GPtrArray) movements = lian_txn_list (txn, lian_type_find ("material_movement"), "material", material);
  g_autoptr (GPtrArray) wanted
      = lian_txn_list (txn, lian_type_find ("contract_material"), "catalogue_material", material);
  g_autoptr (GArray) contracts = g_array_new (FALSE, FALSE, sizeof (gint64));
  collect (contracts, wanted);
  collect (contracts, movements);
  for (guint i = 0; i < contracts->len; i++)
    {
      Reading self = { .look = &look, .material = material, .from = from, .to = to,
                       .contract = g_array_index (contracts, gint64, i) };
      if (self.contract == 0 || !is_void (txn, self.contract))
        add_contract (&self, uses, movements);
    }
  g_array_sort (uses, compare_uses);
  return uses;
}
