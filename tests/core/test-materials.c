/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Balances of materials against a ledger that is kept day by day and piece by piece. */
#include "lian-choices.h"
#include "lian-material-balance.h"
#include "lian-material-cover.h"
#include "lian-material-supply.h"
#include "lian-material-use.h"
#include "lian-ratio.h"
#include "lian-store.h"
#include "lian-test-base.h"

#include <string.h>

/* "field=value|…"; what the record is called is its id. */
static gint64
put (LianTxn *txn, const char *type, const char *format, ...) G_GNUC_PRINTF (3, 4);

static gint64
put (LianTxn *txn, const char *type, const char *format, ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianRecord) record = lian_record_new (lian_type_find (type));
  va_list args;
  va_start (args, format);
  g_autofree char *line = g_strdup_vprintf (format, args);
  va_end (args);
  g_auto (GStrv) fields = g_strsplit (line, "|", -1);
  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (fields[i], "=", 2);
      const LianField *field = lian_type_get_field (lian_type_find (type), pair[0]);
      if (lian_record_holds_number (field))
        lian_record_set_number (record, pair[0], g_ascii_strtoll (pair[1], NULL, 10));
      else
        lian_record_set_text (record, pair[0], pair[1]);
    }
  lian_txn_insert (txn, record, &error);
  g_assert_no_error (error);
  return lian_record_get_id (record);
}

static void
write_base (LianTestBase *base, LianTxnFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;
  lian_store_write (base->store, "test", NULL, func, data, NULL, &error);
  g_assert_no_error (error);
}

static void
read_base (LianTestBase *base, LianTxnFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;
  lian_store_read (base->store, func, data, &error);
  g_assert_no_error (error);
}

/* Ratios. */

static void
test_ratios (void)
{
  LianRatioSum sum = { 0, 0 };
  for (int i = 0; i < 3; i++)
    lian_ratio_sum_add (&sum, 1, (LianRatio){ 1, 3 });
  g_assert_cmpint (lian_ratio_sum_round (&sum), ==, 1);
  g_assert_cmpint (lian_ratio_scale (5, (LianRatio){ 1, 2 }), ==, 3);
  g_assert_cmpint (lian_ratio_scale (-5, (LianRatio){ 1, 2 }), ==, -3);
  g_assert_cmpint (lian_ratio_scale (G_MAXINT64 / 4, (LianRatio){ 1000000007, 1000000007 }), ==,
                   G_MAXINT64 / 4);
  const __int128 weights[] = { 1, 1, 1, 0 };
  gint64 shares[4];
  lian_share_out (100, weights, shares, 4);
  g_assert_cmpint (shares[0], ==, 34);
  g_assert_cmpint (shares[1], ==, 33);
  g_assert_cmpint (shares[2], ==, 33);
  g_assert_cmpint (shares[3], ==, 0);
}

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
  int kind; /* 0 opening, 1 in, 2 issued, 3 returned, 4 used from the store, 5 loss, 6 counted, 7 transfer */
  int place;
  int to;
  int source; /* 0 allocation, 3 local */
  int contract;
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
    = { "OPENING", "IN", "ISSUED", "RETURNED", "USED", "LOSS", "COUNTED", "TRANSFER" };

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
      int kind = chance (w, 8);
      w->moves[i] = (Move){ .day = kind == 1 ? chance (w, DAYS) : chance (w, TODAY + 1), .kind = kind,
                            .place = chance (w, N_PLACES), .source = chance (w, 2) * 3,
                            .contract = chance (w, N_CONTRACTS), .quantity = chance (w, 30) };
      w->moves[i].to = (w->moves[i].place + 1 + chance (w, N_PLACES - 1)) % N_PLACES;
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
  gint64 contract = put (txn, "contract",
                         "contract_type=SELECTIVE|state=SIGNED|signed_on=1956-01-01|term_to=1956-12-31|signatory=COOPERATIVE|"
                         "orderer=%" G_GINT64_FORMAT "|signing_cooperative=%" G_GINT64_FORMAT, partner, w->makers[0]);
  gint64 line = put (txn, "contract_line", "product=x|contract=%" G_GINT64_FORMAT "|quantity=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT, contract, one->contracted, unit);
  w->contract_ids[c] = contract;
  w->wanted[c] = put (txn, "contract_material",
                      "material=m|contract=%" G_GINT64_FORMAT "|contract_line=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT
                      "|norm=%" G_GINT64_FORMAT "|material_source=ALLOCATION|catalogue_material=%" G_GINT64_FORMAT,
                      contract, line, w->unit, one->quantity, w->material);
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *due = date (one->due[i]);
      put (txn, "schedule", "contract_line=%" G_GINT64_FORMAT "|due_on=%s|quantity=%" G_GINT64_FORMAT, line, due, one->scheduled[i]);
    }
  for (int m = 0; m < N_MAKERS; m++)
    {
      g_autofree char *day = date (TODAY);
      put (txn, "allotment", "contract_line=%" G_GINT64_FORMAT "|cooperative=%" G_GINT64_FORMAT "|quantity=%" G_GINT64_FORMAT, line, w->makers[m], one->allotted[m]);
      put (txn, "delivery", "contract_line=%" G_GINT64_FORMAT "|cooperative=%" G_GINT64_FORMAT "|delivered_on=%s|quantity=%" G_GINT64_FORMAT "|accepted=yes", line, w->makers[m], day, one->delivered[m]);
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
      put (txn, "material_movement",
           "moved_on=%s|movement_kind=%s|material=%" G_GINT64_FORMAT "|material_source=%s|quantity=%" G_GINT64_FORMAT
           "|unit=%" G_GINT64_FORMAT "|place=%" G_GINT64_FORMAT "|contract=%" G_GINT64_FORMAT "|cooperative=%" G_GINT64_FORMAT "%s",
           day, kinds[m->kind], w->material, m->source == 0 ? "ALLOCATION" : "LOCAL", m->quantity, w->unit,
           w->places[m->place], w->contract_ids[m->contract], w->makers[0], to);
    }
}

static void
put_plan (LianTxn *txn, World *w, int m)
{
  const Plan *one = &w->plans[m];
  g_autofree char *begin = date (0), *end = date (one->until);
  gint64 product = put (txn, "product", "code=g%d|name_en=goods %d|unit=%" G_GINT64_FORMAT, m, m, w->pieces);
  put (txn, "norm", "product=%" G_GINT64_FORMAT "|material=%" G_GINT64_FORMAT "|quantity=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT "|per=%" G_GINT64_FORMAT "|per_unit=%" G_GINT64_FORMAT "|loss_allowed=0|from_date=1956-01-01",
       product, w->material, one->quantity, w->unit, one->per, w->pieces);
  gint64 plan = put (txn, "plan", "name=plan %d|cooperative=%" G_GINT64_FORMAT "|from_date=%s|to_date=%s|state=DRAFT", m, w->makers[m], begin, end);
  /* What is processed takes the orderer's material. */
  put (txn, "plan_line", "plan=%" G_GINT64_FORMAT "|product=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT "|processing=1000|ordering=%" G_GINT64_FORMAT "|self_sale=%" G_GINT64_FORMAT,
       plan, product, w->pieces, one->ordered, one->own);
  put (txn, "sale", "cooperative=%" G_GINT64_FORMAT "|product=%" G_GINT64_FORMAT "|from_date=%s|to_date=%s|quantity=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT "|channel=SELF_SALE",
       w->makers[m], product, begin, begin, one->sold, w->pieces);
}

static gboolean
put_reservations (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  for (int c = 0; c < N_CONTRACTS; c++)
    for (int p = 0; p < N_PLACES; p++)
      if (w->contracts[c].reserved[p] > 0)
        put (txn, "reservation",
             "contract_material=%" G_GINT64_FORMAT "|place=%" G_GINT64_FORMAT "|quantity=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT "|from_date=1956-01-01",
             w->wanted[c], w->places[p], w->contracts[c].reserved[p], w->unit);
  return TRUE;
}

static gboolean
put_world (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  g_autofree char *today = date (TODAY);
  w->unit = put (txn, "unit", "code=jin|name_en=jin|measure=MASS|numerator=1|denominator=1");
  w->pieces = put (txn, "unit", "code=pc|name_en=piece|measure=COUNT|numerator=1|denominator=1");
  w->dozen = put (txn, "unit", "code=doz|name_en=dozen|measure=COUNT|numerator=12|denominator=1");
  w->material = put (txn, "material", "name_en=iron|unit=%" G_GINT64_FORMAT, w->unit);
  gint64 partner = put (txn, "partner", "name_en=shop|partner_kind=OTHER");
  for (int i = 0; i < N_MAKERS; i++)
    w->makers[i] = put (txn, "cooperative", "name_en=maker %d|stage=PRODUCER_COOP", i);
  gint64 federation = put (txn, "federation", "name_en=fed|level=LOCAL");
  put (txn, "settings", "federation=%" G_GINT64_FORMAT "|office=1|working_date=%s", federation, today);
  for (int i = 0; i < N_PLACES; i++)
    w->places[i] = i < N_MAKERS
                       ? put (txn, "stock_place", "name_en=s%d|kept_by=COOPERATIVE|cooperative=%" G_GINT64_FORMAT, i, w->makers[i])
                       : put (txn, "stock_place", "name_en=s%d|kept_by=FEDERATION|federation=%" G_GINT64_FORMAT, i, federation);
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
          l->work[c] += w->moves[i].kind == 2 ? w->moves[i].quantity : w->moves[i].kind == 3 ? -w->moves[i].quantity : 0;
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
  put (txn, "reservation",
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
      write_base (&base, put_world, &w);
      write_base (&base, put_reservations, &w);
      for (int i = 0; i < 4; i++)
        read_base (&base, compare_balance, &w);
      read_base (&base, compare_cover, &w);
      g_assert_false (lian_store_write (base.store, "more", NULL, promise_more, &w, NULL, &error));
      g_assert_nonnull (error);
    }
}

/* The account with the orderer. */

typedef struct
{
  gint64 contract, line, material, unit, place, maker;
  const char *moves[8][3]; /* kind, quantity, "" or "place" */
  gint64 rest, beyond;
  gboolean open;
} Account;

static gboolean
put_account (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Account *a = data;
  gint64 pieces = put (txn, "unit", "code=pc|name_en=piece|measure=COUNT|numerator=1|denominator=1");
  a->unit = put (txn, "unit", "code=jin|name_en=jin|measure=MASS|numerator=10|denominator=1");
  a->material = put (txn, "material", "name_en=yarn|unit=%" G_GINT64_FORMAT, a->unit);
  gint64 partner = put (txn, "partner", "name_en=shop|partner_kind=OTHER");
  a->maker = put (txn, "cooperative", "name_en=maker|stage=PRODUCER_COOP");
  a->place = put (txn, "stock_place", "name_en=store|kept_by=COOPERATIVE|cooperative=%" G_GINT64_FORMAT, a->maker);
  a->contract = put (txn, "contract", "contract_type=PROCESSING|state=DRAFT|orderer=%" G_GINT64_FORMAT, partner);
  a->line = put (txn, "contract_line", "product=cloth|contract=%" G_GINT64_FORMAT "|quantity=100|unit=%" G_GINT64_FORMAT, a->contract, pieces);
  put (txn, "contract_material",
       "material=yarn|contract=%" G_GINT64_FORMAT "|contract_line=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT "|norm=7|material_source=ORDERER|catalogue_material=%" G_GINT64_FORMAT,
       a->contract, a->line, a->unit, a->material);
  put (txn, "delivery", "contract_line=%" G_GINT64_FORMAT "|delivered_on=1956-03-01|quantity=80|accepted=yes", a->line);
  put (txn, "delivery", "contract_line=%" G_GINT64_FORMAT "|delivered_on=1956-03-02|quantity=20|accepted=no", a->line);
  for (guint i = 0; i < G_N_ELEMENTS (a->moves) && a->moves[i][0] != NULL; i++)
    {
      g_autofree char *place = *a->moves[i][2] != '\0' ? g_strdup_printf ("|place=%" G_GINT64_FORMAT, a->place) : g_strdup ("");
      put (txn, "material_movement",
           "moved_on=1956-03-0%u|movement_kind=%s|material=%" G_GINT64_FORMAT "|material_source=ORDERER|quantity=%s|unit=%" G_GINT64_FORMAT "|contract=%" G_GINT64_FORMAT "|cooperative=%" G_GINT64_FORMAT "%s",
           i + 1, a->moves[i][0], a->material, a->moves[i][1], a->unit, a->contract, a->maker, place);
    }
  return TRUE;
}

static gboolean
compare_account (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const Account *a = data;
  LianDate to = 0;
  g_assert_true (lian_date_parse ("1956-12-31", &to));
  g_autoptr (GArray) uses = lian_material_use (txn, a->contract, to);
  g_assert_cmpuint (uses->len, ==, 1);
  const LianMaterialUse *use = &g_array_index (uses, LianMaterialUse, 0);
  g_assert_true (use->orderers && use->norm_known);
  g_assert_cmpint (use->needed, ==, 700);
  g_assert_cmpint (use->by_norm, ==, 560);
  g_assert_cmpint (use->rest, ==, a->rest);
  g_assert_cmpint (lian_material_use_beyond (use), ==, a->beyond);
  g_assert_cmpint (lian_material_use_is_open (use), ==, a->open);
  return TRUE;
}

static void
test_accounts (void)
{
  Account accounts[] = {
    { .moves = { { "IN", "700", "p" } }, .rest = 700, .beyond = 0, .open = TRUE },
    { .moves = { { "IN", "700", "p" }, { "ISSUED", "600", "p" }, { "USED", "550", "" }, { "RETURNED", "50", "p" },
                 { "BACK_TO_ORDERER", "150", "p" } },
      .rest = 0, .beyond = -10, .open = FALSE },
    { .moves = { { "IN", "600", "p" }, { "ISSUED", "600", "p" }, { "USED", "590", "" }, { "LOSS", "10", "" } },
      .rest = 0, .beyond = 40, .open = TRUE },
    { .moves = { { "IN", "600", "p" }, { "USED", "600", "p" }, { "SETTLED", "39", "" } },
      .rest = 0, .beyond = 40, .open = TRUE },
    { .moves = { { "IN", "600", "p" }, { "USED", "600", "p" }, { "SETTLED", "40", "" } },
      .rest = 0, .beyond = 40, .open = FALSE },
    { .moves = { { "IN", "600", "p" }, { "USED", "540", "p" }, { "SETTLED", "60", "p" } },
      .rest = 0, .beyond = -20, .open = FALSE },
    { .moves = { { "IN", "600", "p" }, { "COUNTED", "580", "p" }, { "USED", "560", "p" } },
      .rest = 20, .beyond = 0, .open = TRUE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      g_auto (LianTestBase) base = lian_test_base_new ();
      write_base (&base, put_account, &accounts[i]);
      read_base (&base, compare_account, &accounts[i]);
    }
}

/* The sources of what came in, and the approvals. */

static gboolean
put_supply (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const rows[]
      = { "1956-03-01|movement_kind=IN|material_source=LOCAL|quantity=1", "1956-03-02|movement_kind=IN|material_source=SELF|quantity=2",
          "1956-03-31|movement_kind=OPENING|material_source=ALLOCATION|quantity=50", "1956-04-01|movement_kind=IN|material_source=SELF|quantity=9" };
  gint64 unit = put (txn, "unit", "code=jin|name_en=jin|measure=MASS|numerator=1|denominator=1");
  gint64 material = put (txn, "material", "name_en=iron|unit=%" G_GINT64_FORMAT, unit);
  gint64 maker = put (txn, "cooperative", "name_en=maker|stage=PRODUCER_COOP");
  gint64 place = put (txn, "stock_place", "name_en=s|kept_by=COOPERATIVE|cooperative=%" G_GINT64_FORMAT, maker);
  gint64 approval = put (txn, "purchase_approval", "authority=city|approval_no=1|material=%" G_GINT64_FORMAT "|quantity=10|unit=%" G_GINT64_FORMAT, material, unit);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    put (txn, "material_movement", "moved_on=%s|material=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT "|place=%" G_GINT64_FORMAT, rows[i], material, unit, place);
  put (txn, "material_movement", "moved_on=1956-03-05|movement_kind=IN|material_source=SELF|quantity=12|material=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT "|place=%" G_GINT64_FORMAT "|approval=%" G_GINT64_FORMAT,
       material, unit, place, approval);
  return TRUE;
}

static gboolean
compare_supply (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  LianDate from = 0, to = 0;
  g_assert_true (lian_date_parse ("1956-03-01", &from) && lian_date_parse ("1956-03-31", &to));
  g_autoptr (GArray) supply = lian_material_supply (txn, from, to);
  g_autoptr (GArray) approvals = lian_material_approvals (txn, to);
  g_assert_cmpuint (supply->len, ==, 1);
  const LianMaterialSupply *one = &g_array_index (supply, LianMaterialSupply, 0);
  g_autofree char *local = lian_material_supply_share (one, 3);
  g_assert_cmpint (one->in[3], ==, 1);
  g_assert_cmpint (one->in[2], ==, 14);
  g_assert_cmpint (one->in[0], ==, 0);
  g_assert_cmpstr (local, ==, "6.7 %");
  g_assert_cmpuint (approvals->len, ==, 2);
  g_assert_cmpint (g_array_index (approvals, LianApprovalUse, 0).bought, ==, 12);
  g_assert_cmpint (g_array_index (approvals, LianApprovalUse, 0).allowed, ==, 10);
  g_assert_cmpint (g_array_index (approvals, LianApprovalUse, 1).approval, ==, 0);
  g_assert_cmpint (g_array_index (approvals, LianApprovalUse, 1).bought, ==, 2);
  return TRUE;
}

static void
test_supply (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  write_base (&base, put_supply, NULL);
  read_base (&base, compare_supply, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (lian_date_parse ("1956-03-01", &first));
  g_test_add_func ("/materials/ratios", test_ratios);
  g_test_add_func ("/materials/ledger", test_against_ledger);
  g_test_add_func ("/materials/orderers-account", test_accounts);
  g_test_add_func ("/materials/supply", test_supply);
  return g_test_run ();
}
