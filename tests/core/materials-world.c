/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Materials, contracts and plans by chance, kept in plain arrays beside the base. */
#include "materials-world.h"

LianDate world_first_day;

static const char *const kinds[]
    = { "OPENING", "IN", "ISSUED", "RETURNED", "USED", "LOSS", "COUNTED", "TRANSFER", "USED" };

int
world_chance (World *w, int n)
{
  return g_rand_int_range (w->random, 0, n);
}

static gboolean
adds (const Move *m)
{
  return m->kind == 0 || m->kind == 1 || m->kind == 3;
}

/* In a place of a source at the end of a day. */
gint64
world_stock (const World *w, int place, int source, int day)
{
  gint64 stock = 0;
  for (int d = 0; d <= day; d++)
    for (int turn = 0; turn < 4; turn++)
      for (int i = 0; i < w->n_moves; i++)
        {
          const Move *m = &w->moves[i];
          if (m->day != d || m->source != source)
            continue;
          if (turn == 0 && m->kind == 0 && m->place == place)
            stock += m->quantity;
          if (turn == 1 && adds (m) && m->kind != 0 && m->place == place)
            stock += m->quantity;
          if (turn == 1 && m->kind == 7 && m->to == place)
            stock += m->quantity;
          if (turn == 2 && !adds (m) && m->kind != 6 && m->place == place)
            stock -= m->quantity;
          if (turn == 3 && m->kind == 6 && m->place == place)
            stock = m->quantity;
        }
  return stock;
}

gint64
world_stock_of_place (const World *w, int place, int day)
{
  return world_stock (w, place, 0, day) + world_stock (w, place, 3, day);
}

gint64
world_taken (const World *w, int contract, int place)
{
  gint64 taken = 0;
  for (int i = 0; i < w->n_moves; i++)
    if (w->moves[i].contract == contract && w->moves[i].place == place && w->moves[i].day <= TODAY)
      taken += w->moves[i].kind == 2 || w->moves[i].kind == 4 ? w->moves[i].quantity
               : w->moves[i].kind == 3                        ? -w->moves[i].quantity
                                                              : 0;
  return MAX (taken, 0);
}

static void
make_moves (World *w)
{
  w->n_moves = 10 + world_chance (w, 30);
  for (int i = 0; i < w->n_moves; i++)
    {
      int kind = world_chance (w, 9);
      w->moves[i] = (Move){ .day = kind == 1 ? world_chance (w, DAYS) : world_chance (w, TODAY + 1), .kind = kind,
                            .place = world_chance (w, N_PLACES), .source = world_chance (w, 2) * 3,
                            .contract = world_chance (w, N_CONTRACTS), .maker = world_chance (w, N_MAKERS),
                            .quantity = world_chance (w, 30) };
      w->moves[i].to = (w->moves[i].place + 1 + world_chance (w, N_PLACES - 1)) % N_PLACES;
      w->moves[i].place = kind == 8 ? -1 : w->moves[i].place;
    }
}

static void
make_contracts (World *w)
{
  for (int c = 0; c < N_CONTRACTS; c++)
    {
      Contract *one = &w->contracts[c];
      one->quantity = 1 + world_chance (w, 7);
      one->per = world_chance (w, 2) ? 1 : 12;
      one->contracted = 24 + world_chance (w, 40);
      one->scheduled[0] = world_chance (w, (int) one->contracted);
      one->scheduled[1] = one->contracted - one->scheduled[0];
      one->due[0] = world_chance (w, DAYS);
      one->due[1] = one->due[0] + 1 + world_chance (w, 9);
      one->allotted[0] = world_chance (w, (int) one->contracted + 1);
      one->allotted[1] = one->contracted - one->allotted[0];
      for (int m = 0; m < N_MAKERS; m++)
        one->delivered[m] = one->allotted[m] > 0 ? world_chance (w, (int) one->allotted[m]) : 0;
    }
  for (int p = 0; p < N_PLACES; p++)
    {
      gint64 room = world_stock_of_place (w, p, DAYS);
      for (int c = 0; c < N_CONTRACTS; c++)
        {
          gint64 left = MAX (room, 0);
          w->contracts[c].reserved[p] = left > 0 && world_chance (w, 2) ? 1 + world_chance (w, (int) left) : 0;
          room -= w->contracts[c].reserved[p];
        }
    }
}

static void
make_plans (World *w)
{
  for (int m = 0; m < N_MAKERS; m++)
    w->plans[m] = (Plan){ .ordered = world_chance (w, 20), .own = world_chance (w, 20), .sold = world_chance (w, 25),
                          .quantity = 1 + world_chance (w, 7), .per = 1 + world_chance (w, 3),
                          .until = world_chance (w, DAYS + 10) };
}

static char *
date (int day)
{
  return lian_date_to_text (world_first_day + day);
}

static void
put_contract (LianTxn *txn, World *w, int c, gint64 partner)
{
  const Contract *one = &w->contracts[c];
  gint64 unit = one->per == 12 ? w->dozen : w->pieces;
  gint64 contract = lian_test_put (txn, "contract",
                         "contract_type=SELECTIVE|state=SIGNED|signed_on=1956-01-01|term_to=1956-12-31|signatory=COOPERATIVE|"
                         "orderer=%" G_GINT64_FORMAT "|signing_cooperative=%" G_GINT64_FORMAT, partner, w->makers[0]);
  gint64 line = lian_test_put (txn, "contract_line", "product=x|contract=%" G_GINT64_FORMAT "|quantity=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT, contract, one->contracted, unit);
  w->contract_ids[c] = contract;
  w->wanted[c] = lian_test_put (txn, "contract_material",
                      "material=m|contract=%" G_GINT64_FORMAT "|contract_line=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT
                      "|norm=%" G_GINT64_FORMAT "|material_source=ALLOCATION|catalogue_material=%" G_GINT64_FORMAT,
                      contract, line, w->unit, one->quantity, w->material);
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *due = date (one->due[i]);
      lian_test_put (txn, "schedule", "contract_line=%" G_GINT64_FORMAT "|due_on=%s|quantity=%" G_GINT64_FORMAT, line, due, one->scheduled[i]);
    }
  for (int m = 0; m < N_MAKERS; m++)
    {
      g_autofree char *day = date (TODAY);
      lian_test_put (txn, "allotment", "contract_line=%" G_GINT64_FORMAT "|cooperative=%" G_GINT64_FORMAT "|quantity=%" G_GINT64_FORMAT, line, w->makers[m], one->allotted[m]);
      lian_test_put (txn, "delivery", "contract_line=%" G_GINT64_FORMAT "|cooperative=%" G_GINT64_FORMAT "|delivered_on=%s|quantity=%" G_GINT64_FORMAT "|accepted=yes", line, w->makers[m], day, one->delivered[m]);
    }
}

static void
put_moves (LianTxn *txn, World *w)
{
  for (int i = 0; i < w->n_moves; i++)
    {
      const Move *m = &w->moves[i];
      g_autofree char *day = date (m->day);
      g_autofree char *to = m->kind == 7 ? g_strdup_printf ("|to_place=%" G_GINT64_FORMAT, w->places[m->to]) : g_strdup ("");
      g_autofree char *place = m->place >= 0 ? g_strdup_printf ("|place=%" G_GINT64_FORMAT, w->places[m->place]) : g_strdup ("");
      lian_test_put (txn, "material_movement",
           "moved_on=%s|movement_kind=%s|material=%" G_GINT64_FORMAT "|material_source=%s|quantity=%" G_GINT64_FORMAT
           "|unit=%" G_GINT64_FORMAT "|contract=%" G_GINT64_FORMAT "|cooperative=%" G_GINT64_FORMAT "%s%s",
           day, kinds[m->kind], w->material, m->source == 0 ? "ALLOCATION" : "LOCAL", m->quantity, w->unit,
           w->contract_ids[m->contract], w->makers[m->maker], place, to);
    }
}

static void
put_plan (LianTxn *txn, World *w, int m)
{
  const Plan *one = &w->plans[m];
  g_autofree char *begin = date (0), *end = date (one->until);
  gint64 product = lian_test_put (txn, "product", "code=g%d|name_en=goods %d|unit=%" G_GINT64_FORMAT, m, m, w->pieces);
  lian_test_put (txn, "norm", "product=%" G_GINT64_FORMAT "|material=%" G_GINT64_FORMAT "|quantity=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT "|per=%" G_GINT64_FORMAT "|per_unit=%" G_GINT64_FORMAT "|loss_allowed=0|from_date=1956-01-01",
       product, w->material, one->quantity, w->unit, one->per, w->pieces);
  gint64 plan = lian_test_put (txn, "plan", "name=plan %d|cooperative=%" G_GINT64_FORMAT "|from_date=%s|to_date=%s|state=DRAFT", m, w->makers[m], begin, end);
  /* What is processed takes the orderer's material. */
  lian_test_put (txn, "plan_line", "plan=%" G_GINT64_FORMAT "|product=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT "|processing=1000|ordering=%" G_GINT64_FORMAT "|self_sale=%" G_GINT64_FORMAT,
       plan, product, w->pieces, one->ordered, one->own);
  lian_test_put (txn, "sale", "cooperative=%" G_GINT64_FORMAT "|product=%" G_GINT64_FORMAT "|from_date=%s|to_date=%s|quantity=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT "|channel=SELF_SALE",
       w->makers[m], product, begin, begin, one->sold, w->pieces);
}

gboolean
world_put_reservations (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  for (int c = 0; c < N_CONTRACTS; c++)
    for (int p = 0; p < N_PLACES; p++)
      if (w->contracts[c].reserved[p] > 0)
        lian_test_put (txn, "reservation",
             "contract_material=%" G_GINT64_FORMAT "|place=%" G_GINT64_FORMAT "|quantity=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT "|from_date=1956-01-01",
             w->wanted[c], w->places[p], w->contracts[c].reserved[p], w->unit);
  return TRUE;
}

gboolean
world_put (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  g_autofree char *today = date (TODAY);
  w->unit = lian_test_put (txn, "unit", "code=jin|name_en=jin|measure=MASS|numerator=1|denominator=1");
  w->pieces = lian_test_put (txn, "unit", "code=pc|name_en=piece|measure=COUNT|numerator=1|denominator=1");
  w->dozen = lian_test_put (txn, "unit", "code=doz|name_en=dozen|measure=COUNT|numerator=12|denominator=1");
  w->material = lian_test_put (txn, "material", "name_en=iron|unit=%" G_GINT64_FORMAT, w->unit);
  gint64 partner = lian_test_put (txn, "partner", "name_en=shop|partner_kind=OTHER");
  for (int i = 0; i < N_MAKERS; i++)
    w->makers[i] = lian_test_put (txn, "cooperative", "name_en=maker %d|stage=PRODUCER_COOP", i);
  gint64 federation = lian_test_put (txn, "federation", "name_en=fed|level=LOCAL");
  lian_test_put (txn, "settings", "federation=%" G_GINT64_FORMAT "|office=1|working_date=%s", federation, today);
  for (int i = 0; i < N_PLACES; i++)
    w->places[i] = i < N_MAKERS
                       ? lian_test_put (txn, "stock_place", "name_en=s%d|kept_by=COOPERATIVE|cooperative=%" G_GINT64_FORMAT, i, w->makers[i])
                       : lian_test_put (txn, "stock_place", "name_en=s%d|kept_by=FEDERATION|federation=%" G_GINT64_FORMAT, i, federation);
  for (int c = 0; c < N_CONTRACTS; c++)
    put_contract (txn, w, c, partner);
  for (int m = 0; m < N_MAKERS; m++)
    put_plan (txn, w, m);
  put_moves (txn, w);
  return TRUE;
}

/**
 * world_make:
 * @w: a world
 *
 * Fills its arrays by its chance; the base has none of it yet.
 */
void
world_make (World *w)
{
  make_moves (w);
  make_contracts (w);
  make_plans (w);
}
