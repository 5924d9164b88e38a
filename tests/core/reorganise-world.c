/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Co-operatives by chance: members and households, work, points, relations, and a contract that two of
 * them work on. */
#include "config.h"

#include "reorganise-world.h"

int
world_among (World *self, int n)
{
  return g_rand_int_range (self->rand, 0, n);
}

/* Mostly known. */
static char *
figure (World *self, const char *field)
{
  return world_among (self, 8) == 0 ? g_strdup ("") : g_strdup_printf ("|%s=%d", field, world_among (self, 500));
}

static gint64
put_cooperative (LianTxn *txn, World *self)
{
  GString *more = g_string_new (NULL);
  for (guint i = 0; i < LIAN_N_REORGANISE_FIGURES; i++)
    {
      g_autofree char *one = figure (self, lian_reorganise_figures[i]);
      g_string_append (more, one);
    }
  g_autofree char *figures = g_string_free (more, FALSE);
  return lian_test_put (txn, "cooperative", "name_en=Smiths|stage=SM_COOP|status=LIVE|joined=1955-01-10%s",
                        figures);
}

static void
put_members (LianTxn *txn, World *self, gint64 owner)
{
  static const char *const roles[] = { "MEMBER", "MASTER", "STAFF", "HELPER", "APPRENTICE" };
  gint64 home = lian_test_put (
      txn, "member", "cooperative=%" G_GINT64_FORMAT "|name_en=Home|member_kind=HOUSEHOLD|member_role=MEMBER", owner);
  for (int i = world_among (self, 8); i >= 0; i--)
    {
      g_autofree char *of = world_among (self, 2) ? g_strdup_printf ("|household=%" G_GINT64_FORMAT, home) : g_strdup ("");
      lian_test_put (txn, "member",
                     "cooperative=%" G_GINT64_FORMAT "|name_en=M %d|card_no=%d|member_kind=PERSON|member_role=%s%s%s%s",
                     owner, i, i, roles[world_among (self, 5)], of,
                     world_among (self, 3) ? "|sex=MALE" : "", world_among (self, 5) ? "" : "|left_on=1955-12-31");
    }
}

static void
put_work (LianTxn *txn, World *self, gint64 owner)
{
  gint64 partner = g_ascii_strtoll (self->trade.buyer, NULL, 10);
  gint64 activity = lian_test_put (txn, "activity", "cooperative=%" G_GINT64_FORMAT "|name_en=Forging", owner);
  gint64 point = lian_test_put (txn, "service_point",
                                "cooperative=%" G_GINT64_FORMAT "|activity=%" G_GINT64_FORMAT "|name_en=Gate", owner, activity);
  lian_test_put (txn, "service_point", "cooperative=%" G_GINT64_FORMAT "|name_en=Shut|closed=1955-06-01|investigated=yes", owner);
  lian_test_put (txn, "outlet", "cooperative=%" G_GINT64_FORMAT "|service_point=%" G_GINT64_FORMAT "|name_en=Stall",
                 owner, point);
  lian_test_put (txn, "round", "cooperative=%" G_GINT64_FORMAT "|name_en=North|weekdays=1,3", owner);
  lian_test_put (txn, "relation",
                 "cooperative=%" G_GINT64_FORMAT "|partner=%" G_GINT64_FORMAT "|relation_kind=SALES|goods=lids|state=ORIGINAL",
                 owner, partner);
}

/* A signed contract on which the first two work; the first has delivered a part. */
static gint64
put_contract (LianTxn *txn, World *self)
{
  gint64 buyer = g_ascii_strtoll (self->trade.buyer, NULL, 10), piece = g_ascii_strtoll (self->trade.piece, NULL, 10);
  gint64 contract = lian_test_put (
      txn, "contract",
      "contract_type=ORDER|state=SIGNED|signed_on=1956-01-05|orderer=%" G_GINT64_FORMAT
      "|signatory=COOPERATIVE|signing_cooperative=%" G_GINT64_FORMAT, buyer, self->cooperatives[0]);
  gint64 line = lian_test_put (txn, "contract_line",
                               "contract=%" G_GINT64_FORMAT "|product=rakes|quantity=100|unit=%" G_GINT64_FORMAT, contract, piece);
  lian_test_put (txn, "allotment", "contract_line=%" G_GINT64_FORMAT "|cooperative=%" G_GINT64_FORMAT "|quantity=60", line,
                 self->cooperatives[0]);
  lian_test_put (txn, "allotment", "contract_line=%" G_GINT64_FORMAT "|cooperative=%" G_GINT64_FORMAT "|quantity=40", line,
                 self->cooperatives[1]);
  lian_test_put (txn, "schedule", "contract_line=%" G_GINT64_FORMAT "|due_on=1956-06-30|quantity=100", line);
  lian_test_put (txn, "delivery",
                 "contract_line=%" G_GINT64_FORMAT "|cooperative=%" G_GINT64_FORMAT "|delivered_on=1956-02-01|quantity=25", line,
                 self->cooperatives[0]);
  return contract;
}

/* Somebody answers for quality, mostly a member; two varieties are made, lost or not known. */
static void
put_quality (LianTxn *txn, World *self, gint64 owner)
{
  static const char *const states[] = { "PLANNED", "RUNNING", "DROPPED", "DONE|done_on=1956-02-01",
                                        "DONE|done_on=1956-02-01|effect=COST|measured=-3|measured_on=1956-03-01|evidence=book" };
  static const char *const events[] = { "KEPT", "LOST", "NEW" };
  g_autoptr (GPtrArray) members = lian_txn_list (txn, lian_type_find ("member"), "cooperative", owner);
  gint64 member = lian_record_get_id (members->pdata[world_among (self, (int) members->len)]);
  if (world_among (self, 2))
    lian_test_put (txn, "quality_person", "cooperative=%" G_GINT64_FORMAT "|name=K|from_date=1955-02-01|member=%" G_GINT64_FORMAT,
                   owner, member);
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    lian_test_put (txn, "improvement", "cooperative=%" G_GINT64_FORMAT "|name=I %d|improvement_kind=DESIGN|state=%s", owner,
                   (int) i, states[i]);
  for (int v = 0; v < WORLD_VARIETIES; v++)
    for (int day = 10 + world_among (self, 2); day < 12; day++)
      lian_test_put (txn, "variety_event",
                     "cooperative=%" G_GINT64_FORMAT "|product_variety=%" G_GINT64_FORMAT "|event=%s|on_date=1956-03-%d",
                     owner, self->varieties[v], events[world_among (self, 3)], day);
}

static void
put_varieties (LianTxn *txn, World *self)
{
  gint64 product = lian_test_put (txn, "product", "name_en=Rakes");
  for (int v = 0; v < WORLD_VARIETIES; v++)
    self->varieties[v] = lian_test_put (txn, "product_variety", "product=%" G_GINT64_FORMAT "|name_en=V %d", product, v);
  for (int i = 0; i < WORLD_COOPERATIVES; i++)
    put_quality (txn, self, self->cooperatives[i]);
}

static gboolean
put_world (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *self = data;
  for (int i = 0; i < WORLD_COOPERATIVES; i++)
    {
      self->cooperatives[i] = put_cooperative (txn, self);
      put_members (txn, self, self->cooperatives[i]);
      put_work (txn, self, self->cooperatives[i]);
    }
  self->contract = put_contract (txn, self);
  put_varieties (txn, self);
  return TRUE;
}

World *
world_new (guint32 seed)
{
  World *self = g_new0 (World, 1);
  self->trade = lian_test_trade_new ();
  self->rand = g_rand_new_with_seed (seed);
  lian_store_set_author (self->trade.base.store, self->trade.test.decider);
  lian_test_write (&self->trade.base, put_world, self);
  return self;
}

void
world_free (World *self)
{
  g_clear_pointer (&self->wish, lian_reorganise_request_free);
  g_rand_free (self->rand);
  g_free (self->text);
  lian_test_trade_clear (&self->trade);
  g_free (self);
}
