/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Balances of materials against a ledger that is kept day by day and piece by piece. */
#include "lian-material-balance.h"
#include "lian-material-cover.h"
#include "lian-material-place-use.h"
#include "lian-material-use.h"
#include "lian-ratio.h"
#include "materials-world.h"

#include <string.h>

/* Every line of the balance. */
static gboolean
compare_balance (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  int from = world_chance (w, TODAY), to = from + world_chance (w, DAYS - from);
  g_autoptr (GArray) lines = lian_material_balance (txn, w->material, world_first_day + from, world_first_day + to);
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
      g_assert_cmpint (line->closing, ==, world_stock (w, place, (int) line->source, to));
      g_assert_cmpint (line->opening, ==,
                       opened + (from > 0 ? world_stock (w, place, (int) line->source, from - 1) : 0));
      g_assert_cmpint (line->closing, ==,
                       line->opening + line->in + line->moved_in + line->returned - line->issued
                           - line->used - line->moved_out - line->lost + line->counted - line->back
                           - line->settled);
      seen += line->closing;
    }
  for (int p = 0; p < N_PLACES; p++)
    there += world_stock_of_place (w, p, to);
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
        l->kept[c][p] = MAX (w->contracts[c].reserved[p] - world_taken (w, c, p), 0);
      for (int i = 0; i < w->n_moves; i++)
        if (w->moves[i].contract == c && w->moves[i].day <= TODAY)
          l->work[c] += w->moves[i].kind == 2                              ? w->moves[i].quantity
                        : w->moves[i].kind == 3 || w->moves[i].kind == 8 ? -w->moves[i].quantity
                                                                         : 0;
      l->work[c] = MAX (l->work[c], 0);
    }
  qsort (l->wants, (gsize) l->n_wants, sizeof (Want), compare_wants);
  for (int p = 0; p < N_PLACES; p++)
    l->stock[p] = l->opened[p] = world_stock_of_place (w, p, TODAY);
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

/* A plan gets what contracts leave: what they will ever take is gone from the world_first_day day. */
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
      g_assert_cmpint (need->day, ==, world_first_day + wants[i].day);
      g_assert_cmpint (need->cooperative, ==, w->makers[wants[i].maker]);
      g_assert_cmpint (need->quantity, ==, wants[i].quantity);
      g_assert_cmpint (need->short_on_day, ==, wants[i].short_then);
      g_assert_cmpint (need->unmet, ==, wants[i].unmet);
      needed += need->quantity;
      unmet += need->unmet;
      short_on = wants[i].short_then > 0 ? world_first_day + wants[i].day : short_on;
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
      g_assert_cmpint (need->day, ==, world_first_day + l.wants[i].day);
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
          short_on = world_first_day + l.wants[i].day;
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
  int from = world_chance (w, TODAY + 1), to = from + world_chance (w, DAYS - from);
  Used used[N_MAKERS][N_PLACES + 1] = { 0 };
  g_autoptr (GArray) rows = lian_material_use_by_place (txn, w->material, world_first_day + from, world_first_day + to);
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
  g_autoptr (GArray) rows = lian_material_use_by_place (txn, w->material, world_first_day, world_first_day + DAYS);
  g_autoptr (GArray) uses = lian_material_use_all (txn, w->material, world_first_day + DAYS);
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
  gint64 room = MAX (world_stock_of_place (w, p, DAYS), 0);
  for (int c = 0; c < N_CONTRACTS; c++)
    room -= MAX (w->contracts[c].reserved[p] - world_taken (w, c, p), 0);
  /* What the world_first_day contract took before counts for what it reserves now. */
  gint64 taken = MAX (world_taken (w, 0, p) - w->contracts[0].reserved[p], 0);
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
      world_make (&w);
      lian_test_write (&base, world_put, &w);
      lian_test_write (&base, world_put_reservations, &w);
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
  g_assert_true (lian_date_parse ("1956-03-01", &world_first_day));
  g_test_add_func ("/materials/ledger", test_against_ledger);
  return g_test_run ();
}
