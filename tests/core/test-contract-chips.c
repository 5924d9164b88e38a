/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The conditions of the list of contracts, asked of all at once, say what the figures of each say; and
 * neither they nor the list take more statements for more contracts. */
#include "lian-contract-standing.h"
#include "lian-i18n.h"
#include "lian-table-model.h"
#include "lian-test-base.h"
#include "lian-test-case.h"

#include <sqlite3.h>

#define CONTRACTS 300

#define WAIT_UNTIL(condition)                                                                      \
  while (!(condition))                                                                             \
  g_main_context_iteration (NULL, TRUE)

static guint n_statements;

static int
trace_cb (unsigned kind, void *data, void *statement, void *text)
{
  g_atomic_int_inc (&n_statements);
  return 0;
}

/* For each connection that is opened from now on. */
static int
trace_statements (sqlite3 *handle, char **message, const void *routines)
{
  return sqlite3_trace_v2 (handle, SQLITE_TRACE_STMT, trace_cb, NULL);
}

typedef struct
{
  LianTestBase base;
  GString *sql;
  GRand *rand;
  gint64 orderer, unit, next_id;
} Desk;

static Desk
desk_new (guint32 seed)
{
  Desk self = { .base = lian_test_base_new (), .sql = g_string_new ("BEGIN;"), .next_id = 1 << 20 };
  LianStore *store = self.base.store;
  self.rand = g_rand_new_with_seed (seed);
  lian_store_override_working_date (store, lian_date_new (1956, 4, 15));
  self.orderer = lian_test_insert (
      store, "partner", (const char *const[]){ "name_en", "Trust", "partner_kind", "OTHER", NULL });
  self.unit = lian_test_insert (store, "unit",
                                (const char *const[]){ "code", "piece", "name_en", "pieces", "measure",
                                                       "COUNT", "numerator", "1", "denominator", "1",
                                                       NULL });
  return self;
}

static void
desk_clear (Desk *self)
{
  g_string_free (self->sql, TRUE);
  g_rand_free (self->rand);
  lian_test_base_clear (&self->base);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

static int
among (Desk *self, int n)
{
  return g_rand_int_range (self->rand, 0, n);
}

static void add (Desk *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add (Desk *self, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_string_append_vprintf (self->sql, format, args);
  va_end (args);
}

/* A day from March to May; so that many fall on the working date or beside it, few are different. */
static char *
dup_day (Desk *self)
{
  static const int days[] = { 1, 14, 15, 16, 30 };
  return g_strdup_printf ("1956-%02d-%02d", 3 + among (self, 3),
                          days[among (self, G_N_ELEMENTS (days))]);
}

static void
add_delivery (Desk *self, gint64 line)
{
  static const char *const accepted[] = { "NULL", "'yes'", "'no'", "'unknown'" };
  static const char *const verdicts[] = { "ACCEPTED", "REPRICED", "REPAIR", "REFUSED" };
  gint64 id = self->next_id++;
  g_autofree char *day = dup_day (self);
  add (self,
       "INSERT INTO delivery (id, contract_line, delivered_on, quantity, accepted)"
       " VALUES (%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", '%s', %d, %s);",
       id, line, day, among (self, 12), accepted[among (self, 4)]);
  for (int i = among (self, 3); i > 0; i--)
    add (self,
         "INSERT INTO delivery_grade (id, delivery, quantity, verdict)"
         " VALUES (%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", %d, '%s');",
         self->next_id++, id, among (self, 9), verdicts[among (self, 4)]);
}

static gint64
add_line (Desk *self, gint64 contract, gint64 framework)
{
  gint64 id = self->next_id++;
  g_autofree char *quantity
      = among (self, 8) == 0 ? g_strdup ("NULL") : g_strdup_printf ("%d", among (self, 20));
  g_autofree char *of
      = framework == 0 ? g_strdup ("NULL") : g_strdup_printf ("%" G_GINT64_FORMAT, framework);
  add (self,
       "INSERT INTO contract_line (id, contract, product, unit, quantity, framework_line)"
       " VALUES (%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", 'spade', %" G_GINT64_FORMAT ", %s, %s);",
       id, contract, self->unit, quantity, of);
  for (int i = among (self, 4); i > 0; i--)
    {
      g_autofree char *day = dup_day (self);
      add (self,
           "INSERT INTO schedule (id, contract_line, due_on, quantity)"
           " VALUES (%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", '%s', %d);",
           self->next_id++, id, day, among (self, 10));
    }
  for (int i = among (self, 4); i > 0; i--)
    add_delivery (self, id);
  return id;
}

static gint64
add_contract (Desk *self)
{
  static const char *const states[]
      = { "DRAFT", "SIGNED", "EXECUTING", "SIGNED", "EXECUTING", "FULFILLED", "TERMINATED", "VOID" };
  gint64 id = self->next_id++;
  g_autofree char *day = dup_day (self);
  const char *end = among (self, 4) > 0 ? day : NULL;
  add (self,
       "INSERT INTO contract (id, number, contract_type, state, orderer, term_to, settled_on)"
       " VALUES (%" G_GINT64_FORMAT ", 'N%" G_GINT64_FORMAT "', 'ORDER', '%s', %" G_GINT64_FORMAT
       ", %s%s%s, %s);",
       id, id, states[among (self, G_N_ELEMENTS (states))], self->orderer, end != NULL ? "'" : "",
       end != NULL ? end : "NULL", end != NULL ? "'" : "",
       among (self, 2) ? "NULL" : "'1956-04-10'");
  return id;
}

static void
fill (Desk *self, int contracts)
{
  gint64 framework = 0;
  for (int i = 0; i < contracts; i++)
    {
      gint64 contract = add_contract (self);
      for (int n = 1 + among (self, 3); n > 0; n--)
        {
          gint64 line = add_line (self, contract, among (self, 3) == 0 ? framework : 0);
          framework = among (self, 3) == 0 ? line : framework;
        }
    }
  add (self, "COMMIT;");
  lian_test_run_sql (self->base.path, self->sql->str);
}

static gboolean
is_due (const LianContractStanding *standing)
{
  return standing->due_on >= lian_date_new (1956, 4, 1)
         && standing->due_on <= lian_date_new (1956, 4, 30);
}

static gboolean
fulfils (LianTxn *txn, const LianRecord *contract, const char *chip)
{
  LianContractStanding standing;
  lian_contract_standing_read (&standing, txn, contract);
  if (g_str_equal (chip, "DRAFT"))
    return g_strcmp0 (lian_record_get_text (contract, "state"), "DRAFT") == 0;
  if (g_str_equal (chip, "DUE"))
    return is_due (&standing);
  return g_str_equal (chip, "LATE") ? standing.late_since != 0 : standing.to_settle;
}

typedef struct
{
  const char *chip;
  GArray *ids;
} Asked;

static gboolean
ask_each (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Asked *asked = data;
  const LianType *type = lian_type_find ("contract");
  g_autoptr (GPtrArray) contracts = lian_txn_list_all (txn, type);
  for (guint i = 0; i < contracts->len; i++)
    {
      gint64 id = lian_record_get_id (contracts->pdata[i]);
      if (fulfils (txn, contracts->pdata[i], asked->chip))
        g_array_append_val (asked->ids, id);
    }
  return TRUE;
}

static LianTableModel *
open_list (Desk *self, const char *chip)
{
  const LianType *type = lian_type_find ("contract");
  int columns[] = { lian_type_field (type, "number"), (int) type->n_fields, (int) type->n_fields + 1 };
  LianTableModel *model
      = lian_table_model_new (self->base.store, type, columns, G_N_ELEMENTS (columns));
  lian_table_model_set_derived (model, lian_contract_derived ());
  lian_table_model_set_chip (model, chip);
  WAIT_UNTIL (!lian_table_model_is_loading (model));
  return model;
}

static void
assert_chip (Desk *self, const char *chip)
{
  g_autoptr (LianTableModel) model = open_list (self, chip);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Asked asked = { chip, ids };
  g_assert_true (lian_store_read (self->base.store, ask_each, &asked, NULL));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));
  g_test_message ("%s: %u of %d", chip, n, CONTRACTS);
  /* Neither none nor all, or it would say little. */
  g_assert_cmpuint (n, >, 5);
  g_assert_cmpuint (n, <, CONTRACTS / 2);
  g_assert_cmpuint (n, ==, ids->len);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LianRow) row = g_list_model_get_item (G_LIST_MODEL (model), i);
      g_assert_cmpint (lian_row_get_id (row), ==, g_array_index (ids, gint64, i));
    }
}

static void
test_random (void)
{
  guint32 seed = g_test_rand_int ();
  g_test_message ("seed %u", seed);
  g_auto (Desk) self = desk_new (seed);
  fill (&self, CONTRACTS);
  for (const LianChoice *chip = lian_contract_derived ()->chips; chip->value != NULL; chip++)
    assert_chip (&self, chip->value);
}

/* Returns: what it takes to open the list and to show its first rows */
static guint
count_list (Desk *self, const char *chip)
{
  n_statements = 0;
  g_autoptr (LianTableModel) model = open_list (self, chip);
  guint opened = (guint) g_atomic_int_get (&n_statements);
  /* A whole list comes with its first page; for a condition all are asked first. */
  if (chip != NULL)
    g_assert_cmpuint (opened, <=, 12);
  g_autoptr (LianRow) row = g_list_model_get_item (G_LIST_MODEL (model), 0);
  WAIT_UNTIL (lian_row_is_loaded (row));
  return (guint) g_atomic_int_get (&n_statements);
}

/* Ten times the contracts ask for what the rows in view ask for, of the whole list and of one condition:
 * a page of 256 rows, some twenty statements for each. */
static void
test_counted (void)
{
  static const char *const chips[] = { NULL, "LATE", "DUE" };
  g_auto (Desk) few = desk_new (1), many = desk_new (1);
  fill (&few, 1000);
  fill (&many, 10000);
  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    {
      guint of_few = count_list (&few, chips[i]), of_many = count_list (&many, chips[i]);
      g_test_message ("%s: %u, %u", chips[i] != NULL ? chips[i] : "all", of_few, of_many);
      g_assert_cmpuint (of_many, <=, 256 * 60);
      g_assert_cmpuint (of_many, <=, of_few * 3);
    }
}

int
main (int argc, char **argv)
{
  lian_i18n_init ("en");
  g_test_init (&argc, &argv, NULL);
  sqlite3_auto_extension ((void (*) (void)) trace_statements);
  g_test_add_func ("/contract-chips/random", test_random);
  g_test_add_func ("/contract-chips/counted", test_counted);
  return g_test_run ();
}
