/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Random lives of contracts: whatever is done, in whatever order, taken back and done again, the
 * invariants of domain.md §6 hold after every act, and every total is the sum of its parts.
 *
 * An act that is refused is part of the game.  What must hold is counted here anew from the records,
 * without the program's own figures. */
#include "config.h"

#include "lian-contract-state.h"
#include "lian-i18n.h"
#include "lian-test-contract.h"

#define LIVES 4
#define ACTS 160
#define CONTRACTS 3

static const char *const states[] = { "DRAFT", "SIGNED", "EXECUTING", "FULFILLED", "TERMINATED", "VOID" };

typedef struct
{
  LianTestTrade *trade;
  GRand *rand;
  int deed;
  gint64 a, b, c;
  guint n_done;
  gboolean replayed;
  GHashTable *clauses; /* contract to "version\ntext" */
} Life;

static int
among (Life *self, int n)
{
  return g_rand_int_range (self->rand, 0, n);
}

static LianRecord *
pick (Life *self, LianTxn *txn, const char *type)
{
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, lian_type_find (type));
  return all->len == 0 ? NULL : lian_record_copy (all->pdata[among (self, (int) all->len)]);
}

static LianRecord *
part_of (const char *type, const LianRecord *owner)
{
  LianRecord *record = lian_record_new (lian_type_find (type));
  lian_record_set_number (record, lian_record_get_type_info (owner)->id, lian_record_get_id (owner));
  return record;
}

static gint64
id_of (const char *text)
{
  return g_ascii_strtoll (text, NULL, 10);
}

static gboolean
add_contract (Life *self, LianTxn *txn, GError **error)
{
  if (lian_txn_count (txn, lian_type_find ("contract")) >= CONTRACTS)
    return FALSE;
  g_autoptr (LianRecord) record = lian_record_new (lian_type_find ("contract"));
  lian_record_set_text (record, "contract_type", "ORDER");
  lian_record_set_text (record, "state", "DRAFT");
  lian_record_set_number (record, "orderer", id_of (self->trade->buyer));
  lian_record_set_text (record, "signatory", "COOPERATIVE");
  lian_record_set_number (record, "signing_cooperative", id_of (self->trade->maker));
  lian_record_set_number (record, "late_rate", among (self, 30));
  return lian_txn_insert (txn, record, error);
}

/* A line whose sums hold, so that some contracts get signed. */
static gboolean
add_line (Life *self, LianTxn *txn, GError **error)
{
  g_autoptr (LianRecord) contract = pick (self, txn, "contract");
  gint64 quantity = 1 + among (self, 50), part = among (self, (int) quantity + 1);
  if (contract == NULL)
    return FALSE;
  g_autoptr (LianRecord) line = part_of ("contract_line", contract);
  lian_record_set_text (line, "product", "spade");
  lian_record_set_number (line, "unit", id_of (self->trade->piece));
  lian_record_set_number (line, "quantity", quantity);
  if (among (self, 5) > 0)
    lian_record_set_number (line, "unit_price", 1 + among (self, 300));
  if (!lian_txn_insert (txn, line, error))
    return FALSE;
  g_autoptr (LianRecord) first = part_of ("allotment", line), rest = part_of ("allotment", line);
  g_autoptr (LianRecord) due = part_of ("schedule", line);
  lian_record_set_number (first, "cooperative", id_of (self->trade->maker));
  lian_record_set_number (first, "quantity", part);
  lian_record_set_number (rest, "cooperative", id_of (self->trade->other));
  lian_record_set_number (rest, "quantity", quantity - part);
  lian_record_set_date (due, "due_on", lian_date_new (1956, 3, 1 + among (self, 28)));
  lian_record_set_number (due, "quantity", quantity);
  return lian_txn_insert (txn, first, error) && lian_txn_insert (txn, rest, error)
         && lian_txn_insert (txn, due, error);
}

static gboolean
deliver (Life *self, LianTxn *txn, GError **error)
{
  g_autoptr (LianRecord) line = pick (self, txn, "contract_line");
  if (line == NULL)
    return FALSE;
  g_autoptr (LianRecord) delivery = part_of ("delivery", line);
  gint64 quantity = 1 + among (self, 40), good = among (self, (int) quantity + 1);
  lian_record_set_date (delivery, "delivered_on", lian_date_new (1956, 3, 1 + among (self, 31)));
  lian_record_set_number (delivery, "quantity", quantity);
  lian_record_set_number (delivery, "cooperative",
                          id_of (among (self, 2) ? self->trade->maker : self->trade->other));
  if (among (self, 2))
    lian_record_set_text (delivery, "accepted", among (self, 3) ? "yes" : "no");
  if (!lian_txn_insert (txn, delivery, error))
    return FALSE;
  if (among (self, 2))
    return TRUE;
  static const char *const verdicts[] = { "ACCEPTED", "REFUSED", "REPAIR" };
  g_autoptr (LianRecord) grade = part_of ("delivery_grade", delivery);
  lian_record_set_number (grade, "quantity", good);
  lian_record_set_text (grade, "verdict", verdicts[among (self, 3)]);
  lian_record_set_text (grade, "grade", among (self, 2) ? "A" : "B");
  lian_record_set_text (grade, "reason", "seen");
  return lian_txn_insert (txn, grade, error);
}

static gboolean
alter (Life *self, LianTxn *txn, const char *type, const char *field, gboolean amended, GError **error)
{
  g_autoptr (LianRecord) record = pick (self, txn, type);
  if (record == NULL)
    return FALSE;
  lian_record_set_number (record, field, 1 + among (self, 60));
  if (!lian_txn_update (txn, record, error) || !amended)
    return amended == FALSE;
  g_autoptr (LianRecord) line
      = lian_txn_load (txn, lian_type_find ("contract_line"),
                       g_str_equal (type, "contract_line") ? lian_record_get_id (record)
                                                           : lian_record_get_number (record, "contract_line"));
  const LianAmend words = { 0, "Xu", "agreed" };
  return lian_contract_amend (txn, lian_record_get_number (line, "contract"), &words, error);
}

static gboolean
drop (Life *self, LianTxn *txn, GError **error)
{
  static const char *const types[]
      = { "allotment", "schedule", "delivery", "delivery_grade", "contract_line", "amendment", "period_lock" };
  const char *type = types[among (self, G_N_ELEMENTS (types))];
  g_autoptr (LianRecord) record = pick (self, txn, type);
  return record != NULL && lian_txn_delete (txn, lian_type_find (type), lian_record_get_id (record), error);
}

static gboolean
live (Life *self, LianTxn *txn, GError **error)
{
  g_autoptr (LianRecord) contract = pick (self, txn, "contract");
  gint64 id = contract != NULL ? lian_record_get_id (contract) : 0;
  if (id == 0)
    return FALSE;
  switch (among (self, 9))
    {
    case 0:
    case 1:
    case 2:
      return lian_contract_sign (txn, id, lian_date_new (1956, 2, 1), error);
    case 3:
      return lian_contract_begin (txn, id, 0, error);
    case 4:
      return lian_contract_complete (txn, id, 0, error);
    case 5:
      return among (self, 4) == 0 && lian_contract_terminate (txn, id, 0, "ended", error);
    case 6:
      return lian_contract_propose_penalties (txn, id, 0, error);
    case 7:
      return lian_contract_settle (txn, id, 0, error);
    default:
      lian_record_set_text (contract, "state", states[among (self, G_N_ELEMENTS (states))]);
      return lian_txn_update (txn, contract, error);
    }
}

static gboolean
lock (Life *self, LianTxn *txn, GError **error)
{
  g_autoptr (LianRecord) found = pick (self, txn, "period_lock");
  int day = 1 + among (self, 28);
  if (found != NULL && among (self, 2))
    return lian_period_reopen (txn, lian_record_get_id (found), "found more", error);
  return lian_period_close (txn, lian_date_new (1956, 3, day), lian_date_new (1956, 3, day + 2), "closed",
                            error);
}

static gboolean
act (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Life *self = data;
  switch (self->deed)
    {
    case 0:
      return add_contract (self, txn, error);
    case 1:
    case 2:
      return add_line (self, txn, error);
    case 3:
    case 4:
    case 5:
      return deliver (self, txn, error);
    case 6:
      return alter (self, txn, "contract_line", "quantity", FALSE, error);
    case 7:
      return alter (self, txn, "contract_line", "unit_price", among (self, 2), error);
    case 8:
      return alter (self, txn, "allotment", "quantity", among (self, 2), error);
    case 9:
      return drop (self, txn, error);
    case 10:
      return lock (self, txn, error);
    default:
      return live (self, txn, error);
    }
}

static gint64
sum (LianTxn *txn, const char *type, gint64 line)
{
  gint64 total = 0;
  g_autoptr (GPtrArray) records = lian_txn_list (txn, lian_type_find (type), "contract_line", line);
  for (guint i = 0; i < records->len; i++)
    total += lian_record_get_number (records->pdata[i], "quantity");
  return total;
}

static gint64
kept (LianTxn *txn, gint64 line)
{
  gint64 total = 0;
  g_autoptr (GPtrArray) deliveries = lian_txn_list (txn, lian_type_find ("delivery"), "contract_line", line);
  for (guint i = 0; i < deliveries->len; i++)
    {
      const LianRecord *delivery = deliveries->pdata[i];
      g_autoptr (GPtrArray) grades = lian_txn_list (txn, lian_type_find ("delivery_grade"), "delivery",
                                                    lian_record_get_id (delivery));
      gint64 back = 0;
      for (guint j = 0; j < grades->len; j++)
        if (g_strcmp0 (lian_record_get_text (grades->pdata[j], "verdict"), "ACCEPTED") != 0)
          back += lian_record_get_number (grades->pdata[j], "quantity");
      if (grades->len == 0 && lian_record_get_truth (delivery, "accepted") == LIAN_NO)
        back = lian_record_get_number (delivery, "quantity");
      total += lian_record_get_number (delivery, "quantity") - back;
    }
  return total;
}

/* A line's parts are its whole. */
static void
assert_line (LianTxn *txn, const LianLineFigures *line)
{
  gint64 delivered = 0, accepted = 0, amount = 0, graded = 0, worth = 0, missing = 0, allotted = 0;
  for (guint i = 0; i < line->makers->len; i++)
    {
      const LianMakerFigures *maker = line->makers->pdata[i];
      delivered += maker->delivered;
      accepted += maker->accepted;
      allotted += maker->allotted;
      amount = lian_known_sum (amount, maker->amount);
    }
  for (guint i = 0; i < line->grades->len; i++)
    {
      graded += ((LianGradeFigures *) line->grades->pdata[i])->accepted;
      worth = lian_known_sum (worth, ((LianGradeFigures *) line->grades->pdata[i])->amount);
    }
  for (guint i = 0; i < line->dues->len; i++)
    missing += ((LianDueFigures *) line->dues->pdata[i])->missing;
  g_assert_cmpint (delivered, ==, line->delivered);
  g_assert_cmpint (accepted, ==, line->accepted);
  g_assert_cmpint (graded, ==, line->accepted);
  g_assert_cmpint (amount, ==, line->amount);
  g_assert_cmpint (worth, ==, line->amount);
  g_assert_cmpint (allotted, >=, line->contracted);
  g_assert_cmpint (missing, ==, MAX (line->scheduled - line->kept, 0));
  g_assert_cmpint (line->accepted + line->open, ==, line->kept);
  g_assert_cmpint (line->kept + line->refused + line->repair, ==, line->delivered);
  g_assert_cmpint (line->kept, ==, kept (txn, lian_record_get_id (line->line)));
}

static void
assert_bound (LianTxn *txn, const LianLineFigures *line)
{
  gint64 id = lian_record_get_id (line->line), quantity = lian_record_get_number (line->line, "quantity");
  g_assert_cmpint (sum (txn, "allotment", id), ==, quantity);
  g_assert_cmpint (sum (txn, "schedule", id), ==, quantity);
  g_assert_cmpint (kept (txn, id), <=, quantity);
}

static void
write_clauses (GString *text, LianTxn *txn, gint64 contract)
{
  g_autoptr (GPtrArray) lines = lian_txn_list (txn, lian_type_find ("contract_line"), "contract", contract);
  for (guint i = 0; i < lines->len; i++)
    {
      gint64 line = lian_record_get_id (lines->pdata[i]);
      g_autoptr (GPtrArray) parts = lian_txn_list (txn, lian_type_find ("allotment"), "contract_line", line);
      g_string_append_printf (text, "%d %d;", (int) lian_record_get_number (lines->pdata[i], "quantity"),
                              (int) lian_record_get_number (lines->pdata[i], "unit_price"));
      for (guint j = 0; j < parts->len; j++)
        g_string_append_printf (text, "%d,", (int) lian_record_get_number (parts->pdata[j], "quantity"));
    }
}

/* What was signed says the same until its version is another one. */
static void
assert_unedited (Life *self, LianTxn *txn, const LianRecord *contract)
{
  gint64 id = lian_record_get_id (contract);
  g_autofree char *key = lian_test_dup_id (id);
  GString *now = g_string_new (NULL);
  gboolean drafted = g_strcmp0 (lian_record_get_text (contract, "state"), "DRAFT") == 0;
  g_autofree char *version
      = g_strdup_printf ("%d\n", (int) MAX (lian_record_get_number (contract, "version"), 1));
  g_string_append (now, version);
  write_clauses (now, txn, id);
  const char *was = g_hash_table_lookup (self->clauses, key);
  if (was != NULL && !drafted && g_str_has_prefix (was, version))
    g_assert_cmpstr (now->str, ==, was);
  if (drafted)
    g_hash_table_remove (self->clauses, key);
  else
    g_hash_table_insert (self->clauses, g_strdup (key), g_strdup (now->str));
  g_string_free (now, TRUE);
}

static gboolean
look (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Life *self = data;
  g_autoptr (GPtrArray) contracts = lian_txn_list_all (txn, lian_type_find ("contract"));
  for (guint i = 0; i < contracts->len; i++)
    {
      gint64 id = lian_record_get_id (contracts->pdata[i]), amount = 0;
      g_autoptr (LianContractFigures) figures = lian_contract_figures_new (txn, id, 0);
      g_autoptr (GPtrArray) amendments = lian_txn_list (txn, lian_type_find ("amendment"), "contract", id);
      g_assert_cmpint (MAX (lian_record_get_number (figures->contract, "version"), 1), ==,
                       amendments->len + 1);
      for (guint j = 0; j < figures->lines->len; j++)
        {
          const LianLineFigures *line = figures->lines->pdata[j];
          assert_line (txn, line);
          if (lian_contract_binds (figures->contract))
            assert_bound (txn, line);
          amount = lian_known_sum (amount, line->amount);
        }
      g_assert_cmpint (amount, ==, figures->amount);
      assert_unedited (self, txn, figures->contract);
    }
  return TRUE;
}

static void
do_one (Life *self)
{
  LianStore *store = self->trade->base.store;
  int kind = among (self, 12);
  if (kind == 0)
    self->n_done += lian_store_undo (store, 0, NULL, NULL) != 0;
  else if (kind == 1)
    self->n_done += lian_store_redo (store, NULL, NULL) != 0;
  else if (kind == 2)
    self->n_done += lian_store_undo (store, 8 + among (self, 60), NULL, NULL) != 0;
  else
    {
      self->deed = among (self, 20);
      self->n_done += lian_store_write (store, "deed", NULL, act, self, NULL, NULL);
    }
}

static void
test_lives (void)
{
  guint32 seed = g_test_rand_int ();
  guint n_done = 0;
  for (guint life = 0; life < LIVES; life++)
    {
      g_auto (LianTestTrade) trade = lian_test_trade_new ();
      Life self = { .trade = &trade, .rand = g_rand_new_with_seed (seed + life) };
      self.clauses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_test_message ("seed %u", seed + life);
      for (guint i = 0; i < ACTS; i++)
        {
          do_one (&self);
          g_assert_true (lian_store_read (trade.base.store, look, &self, NULL));
        }
      n_done += self.n_done;
      g_hash_table_unref (self.clauses);
      g_rand_free (self.rand);
    }
  /* Enough of them have to succeed for this to say something; some lives are terminated soon. */
  g_test_message ("%u acts", n_done);
  g_assert_cmpuint (n_done, >, LIVES * ACTS / 20);
}

int
main (int argc, char **argv)
{
  lian_i18n_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contract-lives/random", test_lives);
  return g_test_run ();
}
