/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The list of work: what is on it and why, whom it waits for, and that a long one is counted and not read. */
#include "config.h"

#include "lian-db.h"
#include "lian-home.h"
#include "lian-test-base.h"
#include "lian-test-case.h"
#include "lian-txn-private.h"

#define LAST 999
#define MANY (LAST + 1)
#define TOWN 300 /* more than are shown of a kind */

typedef struct
{
  LianTestBase base;
  LianTestCase test;
  gboolean only_mine;
  GString *found;
  guint counts[LIAN_WORK_KINDS];
  guint shown;
} World;

static World
world_new (void)
{
  World w = { .base = lian_test_base_new (), .found = g_string_new (NULL) };
  w.test = lian_test_case_new (w.base.store);
  return w;
}

static void
world_clear (World *w)
{
  g_string_free (w->found, TRUE);
  lian_test_base_clear (&w->base);
}

static LianDate
ahead (LianTxn *txn, int days)
{
  return lian_date_add_days (lian_txn_get_working_date (txn), days);
}

static void
put_task (LianTxn *txn, const char *what, int due, gint64 owner, const char *more)
{
  g_autofree char *day = lian_date_to_text (ahead (txn, due));
  lian_test_put (txn, "task", "task_kind=OTHER|what=%s|due=%s|owner=%" G_GINT64_FORMAT "%s", what, day, owner, more);
}

static gboolean
put_tasks (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  put_task (txn, "late", -1, w->test.decider, "");
  put_task (txn, "now", 0, w->test.second, "");
  put_task (txn, "soon", LIAN_WORK_DAYS_AHEAD, w->test.decider, "");
  put_task (txn, "far", LIAN_WORK_DAYS_AHEAD + 1, w->test.decider, "");
  put_task (txn, "stuck", -1, w->test.decider, "|blocked_by=permit");
  put_task (txn, "over", -9, w->test.decider, "|done_on=1956-01-01|result=r");
  lian_test_put (txn, "task", "task_kind=OTHER|what=nobody");
  return TRUE;
}

static gboolean
list (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  g_autoptr (LianWorkList) work = lian_home_read (txn, w->only_mine, cancellable, error);
  g_string_truncate (w->found, 0);
  w->shown = work->items->len;
  memcpy (w->counts, work->counts, sizeof w->counts);
  for (guint i = 0; i < work->items->len && i < 20; i++)
    {
      const LianWorkItem *item = work->items->pdata[i];
      g_string_append_printf (w->found, "%d:%s ", (int) item->kind, g_str_equal (item->type->id, "task") ? item->why : item->what);
    }
  return TRUE;
}

static void
assert_list (World *w, gboolean only_mine, const char *expected)
{
  w->only_mine = only_mine;
  lian_test_read (&w->base, list, w);
  g_assert_cmpstr (w->found->str, ==, expected);
}

static void
test_tasks (void)
{
  World w = world_new ();
  lian_test_write (&w.base, put_tasks, &w);
  assert_list (&w, FALSE, "0:late 1:now 1:soon 2:stuck; waits for: permit 2:nobody; without a person responsible or a due date ");
  assert_list (&w, TRUE, "0:late 1:soon 2:stuck; waits for: permit ");
  lian_store_set_author (w.base.store, w.test.second);
  assert_list (&w, TRUE, "1:now ");
  world_clear (&w);
}

static gboolean
put_waiting (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  lian_test_put (txn, "service_proposal", "title=points|state=PUT|put_on=1956-04-01|made_by=%" G_GINT64_FORMAT, w->test.clerk);
  return TRUE;
}

/* What an officer has to decide waits for the officer who looks, and for others where a clerk does. */
static void
test_waiting (void)
{
  World w = world_new ();
  lian_test_write (&w.base, put_waiting, &w);
  assert_list (&w, FALSE, "3:points ");
  lian_store_set_author (w.base.store, w.test.clerk);
  assert_list (&w, FALSE, "4:points ");
  assert_list (&w, TRUE, "");
  world_clear (&w);
}

static gboolean
put_many (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  for (int i = 0; i < MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("t%d", i);
      put_task (txn, name, -1 - i, w->test.decider, "");
    }
  return TRUE;
}

/* Of many the earliest are shown, and all are counted. */
static void
test_many (void)
{
  World w = world_new ();
  lian_test_write (&w.base, put_many, &w);
  lian_test_read (&w.base, list, &w);
  g_assert_cmpuint (w.counts[LIAN_WORK_OVERDUE], ==, MANY);
  g_assert_cmpuint (w.shown, ==, LIAN_WORK_MOST);
  /* However late the base comes upon them. */
  g_assert_true (g_str_has_prefix (w.found->str, "0:t" G_STRINGIFY (LAST) " "));
  world_clear (&w);
}

static gboolean
put_town (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *city = data;
  *city = lian_test_put (txn, "city", "name_en=Town|size_class=LARGE");
  gint64 village = lian_test_put (txn, "city", "name_en=Village|size_class=SMALL");
  gint64 trade = lian_test_put (txn, "trade", "name_en=Shoes"), other = lian_test_put (txn, "trade", "name_en=Hats");
  const gint64 places[][2] = { { *city, trade }, { *city, trade }, { *city, other }, { village, trade } };
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    lian_test_put (txn, "cooperative", "name_en=C|status=LIVE|city=%" G_GINT64_FORMAT "|trade=%" G_GINT64_FORMAT,
                   places[i][0], places[i][1]);
  return TRUE;
}

static gboolean
charge (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) trades = lian_txn_list_all (txn, lian_type_find ("trade"));
  for (guint i = 0; i < trades->len; i++)
    lian_test_put (txn, "task",
                   "task_kind=SPEC_FEDERATION|what=found it|due=2200-01-01|city=%" G_GINT64_FORMAT "|trade=%" G_GINT64_FORMAT,
                   *(gint64 *) data, lian_record_get_id (trades->pdata[i]));
  return TRUE;
}

/* F1 without anybody who sees to it is blocked, one line for the place; with a task it is the task's. */
static void
test_gaps (void)
{
  World w = world_new ();
  gint64 city;
  lian_test_write (&w.base, put_town, &city);
  assert_list (&w, FALSE, "2:Town ");
  lian_test_write (&w.base, charge, &city);
  assert_list (&w, FALSE, "2:found it; without a person responsible or a due date 2:found it; without a person responsible or a due date ");
  world_clear (&w);
}

/* Annual returns: one line each, from the first day that is open, with all that is due. */
static gboolean
put_returns (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  gint64 maker = lian_test_put (txn, "cooperative", "name_en=Iron|status=LIVE|founded=1950-01-01");
  gint64 owed = lian_test_put (txn, "annual_return", "cooperative=%" G_GINT64_FORMAT "|year=1955|country=XX|year_end=1955-12-31", maker);
  static const char *const items[][3] = { { "accounts", "1956-03-31", "OPEN" }, { "members", "1956-04-20", "OPEN" },
                                          { "plan", "1956-06-30", "OPEN" }, { "audit", "1956-01-31", "ACCEPTED" } };
  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    {
      gint64 rule = lian_test_put (txn, "return_rule", "country=XX|code=%s|name_en=%s|due_rule=MONTHS_AFTER|months=1", items[i][0], items[i][0]);
      lian_test_put (txn, "return_item", "annual_return=%" G_GINT64_FORMAT "|return_rule=%" G_GINT64_FORMAT
                     "|due_on=%s|due_why=w|state=%s%s|owner=%" G_GINT64_FORMAT, owed, rule, items[i][1], items[i][2],
                     i == 3 ? "|done_on=1956-01-30" : "", w->test.decider);
    }
  return TRUE;
}

static gboolean
list_why (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  g_autoptr (LianWorkList) work = lian_home_read (txn, w->only_mine, cancellable, error);
  g_string_truncate (w->found, 0);
  for (guint i = 0; i < work->items->len; i++)
    {
      const LianWorkItem *item = work->items->pdata[i];
      g_autofree char *day = lian_date_to_text (item->due);
      g_string_append_printf (w->found, "%d:%s %s: %s (%s)\n", (int) item->kind, day, item->what, item->why, item->type->id);
    }
  return TRUE;
}

static void
assert_whys (World *w, gboolean only_mine, const char *expected)
{
  w->only_mine = only_mine;
  lian_test_read (&w->base, list_why, w);
  g_assert_cmpstr (w->found->str, ==, expected);
}

static void
test_returns (void)
{
  World w = world_new ();
  lian_store_override_working_date (w.base.store, lian_date_new (1956, 4, 15));
  lian_test_write (&w.base, put_returns, &w);
  assert_whys (&w, TRUE, "0:1956-03-31 1955 · XX · Iron: Annual return: accounts; members (annual_return)\n");
  lian_store_set_author (w.base.store, w.test.second);
  assert_whys (&w, TRUE, "");
  lian_store_override_working_date (w.base.store, lian_date_new (1956, 3, 1));
  assert_whys (&w, FALSE, "");
  world_clear (&w);
}

static gint64
put_work (LianTxn *txn, const char *name, const char *status, const char *returns)
{
  gint64 maker = lian_test_put (txn, "cooperative", "name_en=%s|status=%s|joined=1950-01-01%s", name, status,
                                g_str_equal (status, "DISSOLVED") ? "|dissolved=1956-03-01" : "");
  gint64 work = lian_test_put (txn, "activity", "name_en=work|trade_class=MANUFACTURE|cooperative=%" G_GINT64_FORMAT, maker);
  g_auto (GStrv) periods = g_strsplit (returns, " ", -1);
  for (guint i = 0; periods[i] != NULL && *periods[i] != '\0'; i++)
    {
      g_auto (GStrv) days = g_strsplit (periods[i], "/", 2);
      lian_test_put (txn, "production_return", "activity=%" G_GINT64_FORMAT "|from_date=%s|to_date=%s|varieties=1", work,
                     days[0], days[1]);
    }
  return work;
}

/* Monthly, by the quarter, up to date, never asked, and one that is gone. */
static gboolean
put_production (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  put_work (txn, "Late", "LIVE", "1956-01-01/1956-01-31");
  put_work (txn, "Quarter", "LIVE", "1955-10-01/1955-12-31");
  put_work (txn, "Current", "LIVE", "1956-02-01/1956-02-29 1956-03-01/1956-03-31");
  put_work (txn, "Silent", "LIVE", "");
  put_work (txn, "Gone", "DISSOLVED", "1955-12-01/1955-12-31");
  /* Left out between others: one month; one month and what comes after the last; long ago. */
  put_work (txn, "Between", "LIVE", "1955-10-01/1955-11-30 1956-01-01/1956-03-31");
  put_work (txn, "Both", "LIVE", "1955-10-01/1955-10-31 1955-12-01/1955-12-31 1956-02-01/1956-02-29");
  put_work (txn, "Past", "LIVE", "1953-01-01/1953-01-31 1953-12-01/1954-02-28 1954-03-01/1956-03-31");
  return TRUE;
}

static void
test_production (void)
{
  World w = world_new ();
  lian_store_override_working_date (w.base.store, lian_date_new (1956, 4, 15));
  lian_test_write (&w.base, put_production, NULL);
  assert_whys (&w, FALSE,
               "0:1955-11-30 Both · work: The production returns of 3 months are missing, from 1955-11-01 (activity)\n"
               "0:1955-12-31 Between · work: The production return of 1 month is missing, from 1955-12-01 (activity)\n"
               "0:1956-02-29 Late · work: The production returns of 2 months are missing, from 1956-02-01 (activity)\n"
               "0:1956-03-31 Quarter · work: The production returns of 3 months are missing, from 1956-01-01 (activity)\n");
  assert_whys (&w, TRUE, ""); /* the clerks' work */
  lian_store_override_working_date (w.base.store, lian_date_new (1956, 3, 31));
  assert_whys (&w, FALSE,
               "0:1955-11-30 Both · work: The production returns of 2 months are missing, from 1955-11-01 (activity)\n"
               "0:1955-12-31 Between · work: The production return of 1 month is missing, from 1955-12-01 (activity)\n"
               "0:1956-02-29 Late · work: The production return of 1 month is missing, from 1956-02-01 (activity)\n");
  world_clear (&w);
}

static gboolean
put_terms (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  gint64 city = lian_test_put (txn, "city", "name_en=Town|size_class=SMALL");
  gint64 local = lian_test_put (txn, "federation", "name_en=Local|level=LOCAL|city=%" G_GINT64_FORMAT, city);
  gint64 other = lian_test_put (txn, "federation", "name_en=Other|level=LOCAL|founded=1956-04-26|city=%" G_GINT64_FORMAT, city);
  gint64 buyer = lian_test_put (txn, "partner", "name_en=Trust|partner_kind=OTHER");
  gint64 iron = lian_test_put (txn, "cooperative", "name_en=Iron|status=LIVE|term_end=1956-04-10");
  gint64 wood = lian_test_put (txn, "cooperative", "name_en=Wood|status=LIVE|term_end=1956-05-10");
  const gint64 makers[] = { iron, wood };
  for (gsize i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      lian_test_put (txn, "quality_person", "name=Li|from_date=1955-01-01|to_date=1956-04-20|cooperative=%" G_GINT64_FORMAT, makers[i]);
      lian_test_put (txn, "federation_membership", "from_date=1955-01-01|to_date=1956-04-25|cooperative=%" G_GINT64_FORMAT
                     "|federation=%" G_GINT64_FORMAT, makers[i], local);
    }
  /* At the second one somebody follows. */
  lian_test_put (txn, "quality_person", "name=Wu|from_date=1956-04-21|cooperative=%" G_GINT64_FORMAT, wood);
  lian_test_put (txn, "federation_membership", "from_date=1956-04-26|cooperative=%" G_GINT64_FORMAT "|federation=%" G_GINT64_FORMAT,
                 wood, other);
  gint64 piece = lian_test_put (txn, "unit", "code=pc|name_en=piece|measure=COUNT|numerator=1|denominator=1");
  gint64 contract = lian_test_put (txn, "contract", "contract_type=ORDER|state=SIGNED|signatory=COOPERATIVE|signed_on=1956-01-01|term_to=1956-04-29|number=N1|orderer=%"
                 G_GINT64_FORMAT "|signing_cooperative=%" G_GINT64_FORMAT, buyer, iron);
  lian_test_put (txn, "contract_line", "product=spade|contract=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT, contract, piece);
  lian_test_put (txn, "officer", "name=Old|role=CLERK|until_date=1956-04-28");
  gint64 left = lian_test_put (txn, "officer", "name=Left|role=CLERK|until_date=1956-01-31");
  lian_test_put (txn, "officer", "name=Free|role=CLERK|until_date=1956-01-31");
  put_task (txn, "far", 100, left, "");
  return w != NULL;
}

/* Terms: what ends in two weeks, unless something follows; what stays to be done stays on the list. */
static void
test_terms (void)
{
  World w = world_new ();
  lian_store_override_working_date (w.base.store, lian_date_new (1956, 4, 15));
  lian_test_write (&w.base, put_terms, &w);
  assert_whys (&w, FALSE,
               "0:1956-01-31 Left: The time in office ends: who takes over the work? (officer)\n"
               "0:1956-04-10 Iron: The term of office ends: elect, and enter the election (cooperative)\n"
               "1:1956-04-20 Iron: Who answers for quality and variety changes: name who follows (S1-7) (quality_person)\n"
               "1:1956-04-25 Iron: The membership of the federation ends, and no other follows (federation_membership)\n"
               "1:1956-04-28 Old: The time in office ends: who takes over the work? (officer)\n"
               "1:1956-04-29 N1: The term of the contract ends: complete, prolong or terminate it (contract)\n");
  world_clear (&w);
}

/* Apprentices: soon, long ago, far ahead, and one who has finished. */
static void
put_apprentices (LianTxn *txn)
{
  static const char *const ends[] = { "1956-04-22|result=LEARNING", "1956-04-01|result=LEARNING", "1956-07-01|result=LEARNING",
                                      "1956-04-22|result=FINISHED" };
  gint64 home = lian_test_put (txn, "cooperative", "name_en=Lacquer|status=LIVE");
  gint64 craft = lian_test_put (txn, "special_craft", "name_en=Lacquer");
  gint64 chen = lian_test_put (txn, "member", "name_en=Chen|member_kind=PERSON|member_role=MASTER|cooperative=%" G_GINT64_FORMAT, home);
  gint64 artisan = lian_test_put (txn, "veteran_artisan", "specialty=varnish|special_craft=%" G_GINT64_FORMAT "|member=%" G_GINT64_FORMAT,
                                  craft, chen);
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      gint64 member = lian_test_put (txn, "member", "name_en=Wang %d|member_kind=PERSON|member_role=APPRENTICE|cooperative=%" G_GINT64_FORMAT,
                                     (int) i, home);
      lian_test_put (txn, "apprenticeship",
                     "veteran_artisan=%" G_GINT64_FORMAT "|member=%" G_GINT64_FORMAT "|from_date=1953-04-01|to_date=%s", artisan, member, ends[i]);
    }
}

/* Reservations, one of which is released, and approvals to buy, one of which is over. */
static gboolean
put_ends (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const reserved[] = { "until_date=1956-04-18", "until_date=1956-04-19|released_on=1956-04-10", "until_date=1956-06-01" };
  static const char *const approved[] = { "approval_no=7|to_date=1956-04-29", "approval_no=8|to_date=1956-04-14" };
  gint64 jin = lian_test_put (txn, "unit", "code=jin|name_en=jin|measure=MASS|numerator=1|denominator=1");
  gint64 iron = lian_test_put (txn, "material", "name_en=Iron|unit=%" G_GINT64_FORMAT, jin);
  gint64 buyer = lian_test_put (txn, "partner", "name_en=Trust|partner_kind=OTHER");
  gint64 place = lian_test_put (txn, "stock_place", "name_en=Shed|kept_by=PARTNER|partner=%" G_GINT64_FORMAT, buyer);
  gint64 contract = lian_test_put (txn, "contract", "contract_type=ORDER|state=DRAFT|orderer=%" G_GINT64_FORMAT, buyer);
  gint64 wanted = lian_test_put (txn, "contract_material", "material=iron|contract=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT
                                 "|catalogue_material=%" G_GINT64_FORMAT, contract, jin, iron);
  lian_test_put (txn, "material_movement",
                 "moved_on=1956-01-01|movement_kind=OPENING|material_source=ALLOCATION|quantity=9|material=%" G_GINT64_FORMAT
                 "|unit=%" G_GINT64_FORMAT "|place=%" G_GINT64_FORMAT, iron, jin, place);
  for (gsize i = 0; i < G_N_ELEMENTS (reserved); i++)
    lian_test_put (txn, "reservation", "contract_material=%" G_GINT64_FORMAT "|place=%" G_GINT64_FORMAT
                   "|quantity=1|unit=%" G_GINT64_FORMAT "|from_date=1956-03-01|%s", wanted, place, jin, reserved[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (approved); i++)
    lian_test_put (txn, "purchase_approval", "authority=city|quantity=1|material=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT "|%s", iron,
                   jin, approved[i]);
  put_apprentices (txn);
  return TRUE;
}

static void
test_ends (void)
{
  World w = world_new ();
  lian_store_override_working_date (w.base.store, lian_date_new (1956, 4, 15));
  lian_test_write (&w.base, put_ends, NULL);
  assert_whys (&w, FALSE,
               "0:1956-04-01 Wang 1: The apprenticeship ends: enter how it stands (apprenticeship)\n"
               "1:1956-04-18 iron: The reservation of material ends (reservation)\n"
               "1:1956-04-22 Wang 0: The apprenticeship ends: enter how it stands (apprenticeship)\n"
               "1:1956-04-29 Iron: The approval of self-purchase ends (purchase_approval)\n");
  world_clear (&w);
}

/* A town of @n co-operatives, each with something of every kind on the list. */
static void
fill_town (World *w, guint first, guint n)
{
  static const char *const parts[] = {
    "INSERT INTO cooperative (id, name_en, status, centralised_now, term_end) SELECT 1000000 + i, 'C', 'LIVE', 'yes', '1956-04-01' FROM n",
    "INSERT INTO activity (id, name_en, cooperative) SELECT 2000000 + i, 'A', 1000000 + i FROM n",
    "INSERT INTO production_return (id, activity, from_date, to_date) SELECT 3000000 + i, 2000000 + i, '1956-01-01', '1956-01-31' FROM n",
    "INSERT INTO annual_return (id, cooperative, year, country, year_end) SELECT 4000000 + i, 1000000 + i, 1955, 'XX', '1955-12-31' FROM n",
    "INSERT INTO return_item (id, annual_return, return_rule, due_on, state) SELECT 5000000 + i, 4000000 + i, 9000000, '1956-03-31', 'OPEN' FROM n",
    "INSERT INTO return_item (id, annual_return, return_rule, due_on, state) SELECT 6000000 + i, 4000000 + i, 9000000, '1956-03-31', 'SENT' FROM n",
  };
  g_clear_object (&w->base.store);
  if (first == 0)
    lian_test_run_sql (w->base.path, "INSERT INTO return_rule (id, country, code, due_rule) VALUES (9000000, 'XX', 'r', 'MONTHS_AFTER')");
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *select = strstr (parts[i], "SELECT");
      g_autofree char *sql = g_strdup_printf ("%.*s WITH RECURSIVE n (i) AS (VALUES (%u) UNION ALL SELECT i + 1 FROM n WHERE i < %u) %s",
                                              (int) (select - parts[i]), parts[i], first + 1, first + n, select);
      lian_test_run_sql (w->base.path, sql);
    }
  lian_test_base_reopen (&w->base);
  lian_store_override_working_date (w->base.store, lian_date_new (1956, 4, 15));
}

typedef struct
{
  int runs;      /* of statements */
  int full_scan; /* rows that were passed over because no index helps */
  guint counted;
} Cost;

static gboolean
read_cost (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Cost *cost = data;
  g_autoptr (LianWorkList) work = lian_home_read (txn, FALSE, cancellable, error);
  sqlite3 *db = lian_db_handle (txn->db);
  for (sqlite3_stmt *one = sqlite3_next_stmt (db, NULL); one != NULL; one = sqlite3_next_stmt (db, one))
    {
      cost->runs += sqlite3_stmt_status (one, SQLITE_STMTSTATUS_RUN, FALSE);
      cost->full_scan += sqlite3_stmt_status (one, SQLITE_STMTSTATUS_FULLSCAN_STEP, FALSE);
    }
  for (guint kind = 0; kind < LIAN_WORK_KINDS; kind++)
    cost->counted += work->counts[kind];
  return TRUE;
}

/* A town twice the size costs as many statements, and no index is missing: only each kind of work is passed
 * once, for its last production return. */
static void
test_cost (void)
{
  World w = world_new ();
  Cost small = { 0 }, large = { 0 };
  fill_town (&w, 0, TOWN);
  lian_test_read (&w.base, read_cost, &small);
  fill_town (&w, TOWN, TOWN);
  lian_test_read (&w.base, read_cost, &large);
  g_assert_cmpuint (small.counted, ==, 4 * TOWN);
  g_assert_cmpuint (large.counted, ==, 8 * TOWN);
  g_assert_cmpint (large.runs, ==, small.runs);
  g_assert_cmpint (large.full_scan - small.full_scan, ==, TOWN);
  world_clear (&w);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/worklist/tasks", test_tasks);
  g_test_add_func ("/worklist/waiting", test_waiting);
  g_test_add_func ("/worklist/many", test_many);
  g_test_add_func ("/worklist/gaps", test_gaps);
  g_test_add_func ("/worklist/returns", test_returns);
  g_test_add_func ("/worklist/production", test_production);
  g_test_add_func ("/worklist/terms", test_terms);
  g_test_add_func ("/worklist/ends", test_ends);
  g_test_add_func ("/worklist/cost", test_cost);
  return g_test_run ();
}
