/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Balances of materials against a ledger that is kept day by day and piece by piece. */
#include "lian-material-balance.h"
#include "lian-material-cover.h"
#include "lian-material-place-use.h"
#include "lian-material-use.h"
#include "lian-ratio.h"
#include "lian-store.h"
#include "lian-test-base.h"

#include <string.h>

/* A base by chance, kept a second time in plain arrays. */

/* The day that the days of a world count from. */
static LianDate first;
#define DAYS 40
#define TODAY 20
#define N_PLACES 3
#define N_MAKERS 2
#define N_CONTRACTS 3

typedef struct
{
  int day;
  int kind; /* 0 opening, 1 in, 2 issued, 3 returned, 4 used from the store, 5 loss, 6 counted, 7 transfer,
               8 used in the workshop */
  int place; /* -1: none */
  int to;
  int source; /* 0 allocation, 3 local */
  int contract;
  int maker;
  gint64 quantity;
} Move;

typedef struct
{
  gint64 quantity, per; /* norm */
  gint64 contracted;
  int due[2];
  gint64 scheduled[2];
  gint64 allotted[N_MAKERS];
  gint64 delivered[N_MAKERS];
  gint64 reserved[N_PLACES];
} Contract;

/* What a maker plans by itself, and what it sold of that. */
typedef struct
{
  gint64 ordered, own, sold;
  gint64 quantity, per; /* norm */
  int until;
} Plan;

typedef struct
{
  GRand *random;
  Move moves[40];
  int n_moves;
  Contract contracts[N_CONTRACTS];
  Plan plans[N_MAKERS];
  gint64 material, unit, pieces, dozen;
  gint64 makers[N_MAKERS], places[N_PLACES], contract_ids[N_CONTRACTS], wanted[N_CONTRACTS];
  gboolean too_much;
} World;

static const char *const kinds[]
    = { "OPENING", "IN", "ISSUED", "RETURNED", "USED", "LOSS", "COUNTED", "TRANSFER", "USED" };

static int
chance (World *w, int n)
{
  return g_rand_int_range (w->random, 0, n);
}

static gboolean
adds (const Move *m)
{
  return m->kind == 0 || m->kind == 1 || m->kind == 3;
}

/* In a place of a source at the end of a day. */
static gint64
plain_stock (const World *w, int place, int source, int day)
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

static gint64
plain_place (const World *w, int place, int day)
{
  return plain_stock (w, place, 0, day) + plain_stock (w, place, 3, day);
}

static gint64
plain_taken (const World *w, int contract, int place)
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
  w->n_moves = 10 + chance (w, 30);
  for (int i = 0; i < w->n_moves; i++)
    {
      int kind = chance (w, 9);
      w->moves[i] = (Move){ .day = kind == 1 ? chance (w, DAYS) : chance (w, TODAY + 1), .kind = kind,
                            .place = chance (w, N_PLACES), .source = chance (w, 2) * 3,
                            .contract = chance (w, N_CONTRACTS), .maker = chance (w, N_MAKERS),
                            .quantity = chance (w, 30) };
      w->moves[i].to = (w->moves[i].place + 1 + chance (w, N_PLACES - 1)) % N_PLACES;
      w->moves[i].place = kind == 8 ? -1 : w->moves[i].place;
    }
}

static void
make_contracts (World *w)
{
  for (int c = 0; c < N_CONTRACTS; c++)
    {
      Contract *one = &w->contracts[c];
      one->quantity = 1 + chance (w, 7);
      one->per = chance (w, 2) ? 1 : 12;
      one->contracted = 24 + chance (w, 40);
      one->scheduled[0] = chance (w, (int) one->contracted);
      one->scheduled[1] = one->contracted - one->scheduled[0];
      one->due[0] = chance (w, DAYS);
      one->due[1] = one->due[0] + 1 + chance (w, 9);
      one->allotted[0] = chance (w, (int) one->contracted + 1);
      one->allotted[1] = one->contracted - one->allotted[0];
      for (int m = 0; m < N_MAKERS; m++)
        one->delivered[m] = one->allotted[m] > 0 ? chance (w, (int) one->allotted[m]) : 0;
    }
  for (int p = 0; p < N_PLACES; p++)
    {
      gint64 room = plain_place (w, p, DAYS);
      for (int c = 0; c < N_CONTRACTS; c++)
        {
          gint64 left = MAX (room, 0);
          w->contracts[c].reserved[p] = left > 0 && chance (w, 2) ? 1 + chance (w, (int) left) : 0;
          room -= w->contracts[c].reserved[p];
        }
    }
}

static void
make_plans (World *w)
{
  for (int m = 0; m < N_MAKERS; m++)
    w->plans[m] = (Plan){ .ordered = chance (w, 20), .own = chance (w, 20), .sold = chance (w, 25),
                          .quantity = 1 + chance (w, 7), .per = 1 + chance (w, 3),
                          .until = chance (w, DAYS + 10) };
}

static char *
date (int day)
{
  return lian_date_to_text (first + day);
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

static gboolean
put_reservations (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
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

static gboolean
put_world (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
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

/* Every line of the balance. */
static gboolean
compare_balance (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  int from = chance (w, TODAY), to = from + chance (w, DAYS - from);
  g_autoptr (GArray) lines = lian_material_balance (txn, w->material, first + from, first + to);
  gint64 seen = 0, there = 0;
  for (guint i = 0; i < lines->len; i++)
    {
      const LianStockLine *line = &g_array_index (lines, LianStockLine, i);
      int place = 0;
      while (w->places[place] != line->place)
        place++;
      gint64 opened = 0;
      for (int j = 0; j < w->n_moves; j++)
        if (w->moves[j].kind == 0 && w->moves[j].place == place && w->moves[j].source == (int) line->source
            && w->moves[j].day >= from && w->moves[j].day <= to)
          opened += w->moves[j].quantity;
      g_assert_cmpint (line->closing, ==, plain_stock (w, place, (int) line->source, to));
      g_assert_cmpint (line->opening, ==,
                       opened + (from > 0 ? plain_stock (w, place, (int) line->source, from - 1) : 0));
      g_assert_cmpint (line->closing, ==,
                       line->opening + line->in + line->moved_in + line->returned - line->issued
                           - line->used - line->moved_out - line->lost + line->counted - line->back
                           - line->settled);
      seen += line->closing;
    }
  for (int p = 0; p < N_PLACES; p++)
    there += plain_place (w, p, to);
  g_assert_cmpint (seen, ==, there);
  return TRUE;
}

/* A need of the naive ledger, served piece by piece. */
typedef struct
{
  int day, contract, maker;
  gint64 quantity, unmet, short_then;
} Want;

typedef struct
{
  gint64 opened[N_PLACES], stock[N_PLACES], kept[N_CONTRACTS][N_PLACES], work[N_CONTRACTS];
  Want wants[N_CONTRACTS * 2 * N_MAKERS];
  int n_wants;
} Ledger;

static void
add_wants (const World *w, Ledger *l, int c)
{
  const Contract *one = &w->contracts[c];
  gint64 made = one->delivered[0] + one->delivered[1];
  __int128 weights[N_MAKERS] = { one->allotted[0] - one->delivered[0], one->allotted[1] - one->delivered[1] };
  for (int i = 0; i < 2; i++)
    {
      gint64 left = MAX (one->scheduled[i] - made, 0), shares[N_MAKERS];
      made = MAX (made - one->scheduled[i], 0);
      gint64 twice = left * one->quantity * 2 + one->per; /* half goes up */
      gint64 need = twice / (one->per * 2);
      lian_share_out (need, weights, shares, N_MAKERS);
      for (int m = 0; m < N_MAKERS; m++)
        if (shares[m] > 0)
          l->wants[l->n_wants++] = (Want){ MAX (one->due[i], TODAY), c, m, shares[m], shares[m], 0 };
    }
}

static gint64
kept_in (const Ledger *l, int place)
{
  gint64 sum = 0;
  for (int c = 0; c < N_CONTRACTS; c++)
    sum += l->kept[c][place];
  return sum;
}

static gboolean
serve_piece (Ledger *l, Want *want)
{
  int own = want->maker, common = N_PLACES - 1;
  const int places[] = { own, common };
  if (l->work[want->contract] > 0)
    {
      l->work[want->contract]--;
      return TRUE;
    }
  for (int i = 0; i < 2; i++)
    if (l->kept[want->contract][places[i]] > 0 && l->stock[places[i]] > 0)
      {
        l->kept[want->contract][places[i]]--;
        l->stock[places[i]]--;
        return TRUE;
      }
  for (int i = 0; i < 2; i++)
    if (l->stock[places[i]] - kept_in (l, places[i]) > 0)
      {
        l->stock[places[i]]--;
        return TRUE;
      }
  return FALSE;
}

static int
compare_wants (gconstpointer a, gconstpointer b)
{
  const Want *x = a, *y = b;
  return x->day != y->day             ? x->day - y->day
         : x->contract != y->contract ? x->contract - y->contract
         : x->maker != y->maker       ? x->maker - y->maker
                                      : (int) (x->quantity - y->quantity);
}

static void
keep_ledger (const World *w, Ledger *l)
{
  for (int c = 0; c < N_CONTRACTS; c++)
    {
      add_wants (w, l, c);
      for (int p = 0; p < N_PLACES; p++)
        l->kept[c][p] = MAX (w->contracts[c].reserved[p] - plain_taken (w, c, p), 0);
      for (int i = 0; i < w->n_moves; i++)
        if (w->moves[i].contract == c && w->moves[i].day <= TODAY)
          l->work[c] += w->moves[i].kind == 2                              ? w->moves[i].quantity
                        : w->moves[i].kind == 3 || w->moves[i].kind == 8 ? -w->moves[i].quantity
                                                                         : 0;
      l->work[c] = MAX (l->work[c], 0);
    }
  qsort (l->wants, (gsize) l->n_wants, sizeof (Want), compare_wants);
  for (int p = 0; p < N_PLACES; p++)
    l->stock[p] = l->opened[p] = plain_place (w, p, TODAY);
  for (int day = TODAY; day < DAYS * 2; day++)
    {
      for (int i = 0; day > TODAY && i < w->n_moves; i++)
        if (w->moves[i].day == day)
          l->stock[w->moves[i].place] += w->moves[i].quantity;
      for (int i = 0; i < l->n_wants; i++)
        {
          Want *want = &l->wants[i];
          while (want->day <= day && want->unmet > 0 && serve_piece (l, want))
            want->unmet--;
          if (want->day == day)
            want->short_then = want->unmet;
        }
    }
}

/* A plan gets what contracts leave: what they will ever take is gone from the first day. */
static gint64
plain_left (const World *w, const Ledger *l, int place, int day)
{
  gint64 taken = l->opened[place] - l->stock[place], there = l->opened[place];
  for (int i = 0; i < w->n_moves; i++)
    if (w->moves[i].kind == 1 && w->moves[i].day > TODAY && w->moves[i].place == place)
      {
        taken += w->moves[i].quantity;
        there += w->moves[i].day <= day ? w->moves[i].quantity : 0;
      }
  return there - taken - kept_in (l, place);
}

static void
add_plan_wants (const World *w, Want *wants, int *n)
{
  for (int m = 0; m < N_MAKERS; m++)
    {
      const Plan *one = &w->plans[m];
      gint64 open = one->ordered + MAX (one->own - one->sold, 0);
      gint64 need = (open * one->quantity * 2 + one->per) / (one->per * 2);
      if (need > 0 && one->until >= TODAY)
        wants[(*n)++] = (Want){ one->until, -1, m, need, need, 0 };
    }
  if (*n == 2 && wants[1].day < wants[0].day)
    {
      Want other = wants[0];
      wants[0] = wants[1];
      wants[1] = other;
    }
}

static void
compare_plans (const World *w, const LianMaterialCover *cover, const Ledger *l)
{
  Want wants[N_MAKERS];
  int n = 0;
  gint64 given[N_PLACES] = { 0 }, needed = 0, unmet = 0;
  LianDate short_on = 0;
  add_plan_wants (w, wants, &n);
  for (int day = TODAY; day < DAYS * 2; day++)
    for (int i = 0; i < n && wants[i].day <= day; i++)
      {
        const int places[] = { wants[i].maker, N_PLACES - 1 };
        for (int j = 0; j < 2; j++)
          while (wants[i].unmet > 0 && plain_left (w, l, places[j], day) - given[places[j]] > 0)
            {
              given[places[j]]++;
              wants[i].unmet--;
            }
        if (wants[i].day == day)
          wants[i].short_then = wants[i].unmet;
      }
  g_assert_cmpuint (cover->plans->len, ==, (guint) n);
  for (int i = n - 1; i >= 0; i--)
    {
      const LianCoverNeed *need = &g_array_index (cover->plans, LianCoverNeed, i);
      g_assert_cmpint (need->day, ==, first + wants[i].day);
      g_assert_cmpint (need->cooperative, ==, w->makers[wants[i].maker]);
      g_assert_cmpint (need->quantity, ==, wants[i].quantity);
      g_assert_cmpint (need->short_on_day, ==, wants[i].short_then);
      g_assert_cmpint (need->unmet, ==, wants[i].unmet);
      needed += need->quantity;
      unmet += need->unmet;
      short_on = wants[i].short_then > 0 ? first + wants[i].day : short_on;
    }
  g_assert_cmpint (cover->planned, ==, needed);
  g_assert_cmpint (cover->plan_shortage, ==, unmet);
  g_assert_cmpint (cover->plan_first_short, ==, short_on);
  g_assert_cmpint (g_array_index (cover->months, LianCoverMonth, cover->months->len - 1).plan_shortage, ==, unmet);
}

static gboolean
compare_cover (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  Ledger l = { 0 };
  g_autoptr (LianMaterialCover) cover = lian_material_cover_new (txn, w->material);
  keep_ledger (w, &l);
  gint64 needed = 0, unmet = 0;
  g_assert_cmpuint (cover->needs->len, ==, (guint) l.n_wants);
  g_assert_cmpuint (cover->n_unknown, ==, 0);
  for (int i = 0; i < l.n_wants; i++)
    {
      const LianCoverNeed *need = &g_array_index (cover->needs, LianCoverNeed, i);
      g_assert_cmpint (need->day, ==, first + l.wants[i].day);
      g_assert_cmpint (need->contract, ==, w->contract_ids[l.wants[i].contract]);
      g_assert_cmpint (need->cooperative, ==, w->makers[l.wants[i].maker]);
      g_assert_cmpint (need->quantity, ==, l.wants[i].quantity);
      g_assert_cmpint (need->short_on_day, ==, l.wants[i].short_then);
      g_assert_cmpint (need->unmet, ==, l.wants[i].unmet);
      needed += need->quantity;
      unmet += need->unmet;
    }
  g_assert_cmpint (cover->needed, ==, needed);
  g_assert_cmpint (cover->shortage, ==, unmet);
  for (int c = 0; c < N_CONTRACTS; c++)
    {
      LianDate short_on = 0;
      for (int i = l.n_wants - 1; i >= 0; i--)
        if (l.wants[i].contract == c && l.wants[i].short_then > 0)
          short_on = first + l.wants[i].day;
      for (guint i = 0; i < cover->contracts->len; i++)
        if (g_array_index (cover->contracts, LianCoverContract, i).contract == w->contract_ids[c])
          g_assert_cmpint (g_array_index (cover->contracts, LianCoverContract, i).first_short, ==, short_on);
    }
  const LianCoverMonth *last = &g_array_index (cover->months, LianCoverMonth, cover->months->len - 1);
  g_assert_cmpint (last->shortage, ==, unmet);
  compare_plans (w, cover, &l);
  return TRUE;
}

/* What a workshop used, by store; the last place is none. */
typedef struct
{
  gint64 norm, issued, used, returned;
} Used;

static gint64
norm_of (const Contract *one, gint64 delivered)
{
  return (delivered * one->quantity * 2 + one->per) / (one->per * 2);
}

/* What one workshop did for one contract; what it used and what the norm allows is shared by what
 * each store gave. */
static void
add_used (const World *w, int c, int m, int from, int to, gint64 norm, Used *used)
{
  __int128 given[N_PLACES + 1] = { 0 }, all = 0;
  gint64 in_shop = 0, shares[2][N_PLACES + 1];
  for (int i = 0; i < w->n_moves; i++)
    {
      const Move *move = &w->moves[i];
      gboolean now = move->day >= from && move->day <= to;
      if (move->contract != c || move->maker != m || move->day > to)
        continue;
      if (move->kind == 2 || move->kind == 4)
        given[move->place] += move->quantity;
      if (move->kind == 2 || move->kind == 4)
        used[move->place].issued += now ? move->quantity : 0;
      if (move->kind == 4)
        used[move->place].used += now ? move->quantity : 0;
      if (move->kind == 3)
        used[move->place].returned += now ? move->quantity : 0;
      in_shop += move->kind == 8 && now ? move->quantity : 0;
    }
  for (int p = 0; p < N_PLACES; p++)
    all += given[p];
  given[N_PLACES] = all == 0;
  lian_share_out (norm, given, shares[0], N_PLACES + 1);
  lian_share_out (in_shop, given, shares[1], N_PLACES + 1);
  for (int p = 0; p <= N_PLACES; p++)
    {
      used[p].norm += shares[0][p];
      used[p].used += shares[1][p];
    }
}

static void
use_plainly (const World *w, int from, int to, Used used[N_MAKERS][N_PLACES + 1])
{
  for (int c = 0; c < N_CONTRACTS; c++)
    {
      const Contract *one = &w->contracts[c];
      gboolean now = from <= TODAY && TODAY <= to;
      gint64 shares[N_MAKERS] = { 0 };
      __int128 alone[N_MAKERS];
      for (int m = 0; m < N_MAKERS; m++)
        alone[m] = one->delivered[m] > 0 ? MAX (norm_of (one, one->delivered[m]), 1) : 0;
      if (now)
        lian_share_out (norm_of (one, one->delivered[0] + one->delivered[1]), alone, shares, N_MAKERS);
      for (int m = 0; m < N_MAKERS; m++)
        add_used (w, c, m, from, to, shares[m], used[m]);
    }
}

/* The four numbers of each store and workshop in a period. */
static gboolean
compare_place_use (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  int from = chance (w, TODAY + 1), to = from + chance (w, DAYS - from);
  Used used[N_MAKERS][N_PLACES + 1] = { 0 };
  g_autoptr (GArray) rows = lian_material_use_by_place (txn, w->material, first + from, first + to);
  use_plainly (w, from, to, used);
  for (guint i = 0; i < rows->len; i++)
    {
      const LianPlaceUse *row = &g_array_index (rows, LianPlaceUse, i);
      int place = 0, maker = row->cooperative == w->makers[1];
      while (place < N_PLACES && w->places[place] != row->place)
        place++;
      g_assert_true (row->for_contracts && !row->orderers && row->norm_known);
      g_assert_cmpint (row->by_norm, ==, used[maker][place].norm);
      g_assert_cmpint (row->issued, ==, used[maker][place].issued);
      g_assert_cmpint (row->used, ==, used[maker][place].used);
      g_assert_cmpint (row->returned, ==, used[maker][place].returned);
      used[maker][place] = (Used){ 0 };
    }
  for (int m = 0; m < N_MAKERS; m++)
    for (int p = 0; p <= N_PLACES; p++)
      g_assert_true (used[m][p].norm == 0 && used[m][p].issued == 0 && used[m][p].used == 0 && used[m][p].returned == 0);
  return TRUE;
}

/* All stores and workshops together used what all contracts did. */
static gboolean
compare_all_use (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  gint64 sums[4] = { 0 };
  g_autoptr (GArray) rows = lian_material_use_by_place (txn, w->material, first, first + DAYS);
  g_autoptr (GArray) uses = lian_material_use_all (txn, w->material, first + DAYS);
  for (guint i = 0; i < rows->len; i++)
    {
      const LianPlaceUse *row = &g_array_index (rows, LianPlaceUse, i);
      const gint64 figures[] = { row->by_norm, row->issued, row->used, row->returned };
      for (int j = 0; j < 4; j++)
        sums[j] += figures[j];
    }
  for (guint i = 0; i < uses->len; i++)
    {
      const LianMaterialUse *use = &g_array_index (uses, LianMaterialUse, i);
      const gint64 figures[] = { use->by_norm, use->issued, use->used, use->returned };
      for (int j = 0; j < 4; j++)
        sums[j] -= figures[j];
    }
  for (int j = 0; j < 4; j++)
    g_assert_cmpint (sums[j], ==, 0);
  return TRUE;
}

/* One piece more than there is and will be is promised twice. */
static gboolean
promise_more (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  int p = N_PLACES - 1;
  gint64 room = MAX (plain_place (w, p, DAYS), 0);
  for (int c = 0; c < N_CONTRACTS; c++)
    room -= MAX (w->contracts[c].reserved[p] - plain_taken (w, c, p), 0);
  /* What the first contract took before counts for what it reserves now. */
  gint64 taken = MAX (plain_taken (w, 0, p) - w->contracts[0].reserved[p], 0);
  lian_test_put (txn, "reservation",
       "contract_material=%" G_GINT64_FORMAT "|place=%" G_GINT64_FORMAT "|quantity=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT "|from_date=1956-01-01",
       w->wanted[0], w->places[p], room + taken + 1, w->unit);
  return TRUE;
}

static void
test_against_ledger (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1956);
  for (int round = 0; round < 40; round++)
    {
      g_auto (LianTestBase) base = lian_test_base_new ();
      g_autoptr (GError) error = NULL;
      World w = { .random = random };
      make_moves (&w);
      make_contracts (&w);
      make_plans (&w);
      lian_test_write (&base, put_world, &w);
      lian_test_write (&base, put_reservations, &w);
      for (int i = 0; i < 4; i++)
        {
          lian_test_read (&base, compare_balance, &w);
          lian_test_read (&base, compare_place_use, &w);
        }
      lian_test_read (&base, compare_all_use, &w);
      lian_test_read (&base, compare_cover, &w);
      g_assert_false (lian_store_write (base.store, "more", NULL, promise_more, &w, NULL, &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (lian_date_parse ("1956-03-01", &first));
  g_test_add_func ("/materials/ledger", test_against_ledger);
  return g_test_run ();
}
