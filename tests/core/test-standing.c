/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How a contract stands: what is due next and what is late, as the list of contracts shows it. */
#include "lian-contract-standing.h"
#include "lian-i18n.h"
#include "lian-table-model.h"
#include "lian-test-base.h"
#include "lian-test-case.h"

#define INSERT(type, ...)                                                                          \
  lian_test_insert (self.base.store, type, (const char *const[]){ __VA_ARGS__, NULL })

typedef struct
{
  LianTestBase base;
  gint64 contract;
  char *line;
} Desk;

/* A contract of 300 spades, 100 at the end of each of three months; today is 15 April. */
static Desk
desk_new (void)
{
  Desk self = { .base = lian_test_base_new () };
  lian_store_override_working_date (self.base.store, lian_date_new (1956, 4, 15));
  g_autofree char *buyer = lian_test_dup_id (INSERT ("partner", "name_en", "Trust", "partner_kind", "OTHER"));
  g_autofree char *piece = lian_test_dup_id (
      INSERT ("unit", "code", "piece", "name_en", "pieces", "measure", "COUNT", "numerator", "1",
              "denominator", "1"));
  g_autofree char *local = lian_test_dup_id (INSERT ("federation", "name_en", "Local", "level", "LOCAL"));
  g_autofree char *maker = lian_test_dup_id (INSERT ("cooperative", "name_en", "Iron", "federation", local));
  self.contract = INSERT ("contract", "contract_type", "ORDER", "state", "DRAFT", "orderer", buyer,
                          "signatory", "COOPERATIVE", "signing_cooperative", maker, "signed_on",
                          "1956-01-05", "term_to", "1956-06-30");
  g_autofree char *of = lian_test_dup_id (self.contract);
  self.line = lian_test_dup_id (INSERT ("contract_line", "contract", of, "product", "spade",
                                        "quantity", "300", "unit", piece));
  INSERT ("allotment", "contract_line", self.line, "cooperative", maker, "quantity", "300");
  return self;
}

static void
desk_clear (Desk *self)
{
  g_free (self->line);
  lian_test_base_clear (&self->base);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

static void
schedule (Desk *desk)
{
  static const char *const days[] = { "1956-03-31", "1956-04-30", "1956-05-31" };
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    lian_test_insert (desk->base.store, "schedule",
                      (const char *const[]){ "contract_line", desk->line, "due_on", days[i],
                                             "quantity", "100", NULL });
}

static void
deliver (Desk *desk, const char *quantity, const char *accepted)
{
  lian_test_insert (desk->base.store, "delivery",
                    (const char *const[]){ "contract_line", desk->line, "delivered_on",
                                           "1956-04-10", "quantity", quantity, "accepted", accepted,
                                           "excess_accepted", "yes", NULL });
}

/* Past the rules: here only the state counts. */
static void
set_state (Desk *desk, const char *state)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE contract SET state = '%s'", state);
  lian_test_run_sql (desk->base.path, sql);
}

typedef struct
{
  gint64 contract;
  GString *out;
  const char *federation; /* of the maker */
} Asked;

static gboolean
read_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Asked *asked = data;
  const LianDerived *derived = lian_contract_derived ();
  g_autoptr (LianRecord) contract
      = lian_txn_load (txn, lian_type_find ("contract"), asked->contract);
  g_auto (GStrv) cells = derived->read (txn, contract);
  g_string_append_printf (asked->out, "%s|%s|", cells[0], cells[1]);
  g_assert_cmpstr (cells[2], ==, asked->federation);
  return TRUE;
}

static gboolean
is_idle (LianTableModel *model)
{
  return !lian_table_model_is_loading (model);
}

#define WAIT_UNTIL(condition)                                                                      \
  while (!(condition))                                                                             \
  g_main_context_iteration (NULL, TRUE)

/* The conditions under which the list shows the contract. */
static void
read_chips (Desk *desk, GString *out)
{
  const LianDerived *derived = lian_contract_derived ();
  int column = 0;
  g_autoptr (LianTableModel) model
      = lian_table_model_new (desk->base.store, lian_type_find ("contract"), &column, 1);
  lian_table_model_set_derived (model, derived);
  for (const LianChoice *chip = derived->chips; chip->value != NULL; chip++)
    {
      lian_table_model_set_chip (model, chip->value);
      WAIT_UNTIL (is_idle (model));
      if (g_list_model_get_n_items (G_LIST_MODEL (model)) > 0)
        g_string_append_printf (out, " %s", chip->value);
    }
}

static void
assert_stands (Desk *desk, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);
  Asked asked = { desk->contract, out, "Local" };
  g_assert_true (lian_store_read (desk->base.store, read_job, &asked, NULL));
  read_chips (desk, out);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_schedule (void)
{
  g_auto (Desk) desk = desk_new ();
  schedule (&desk);
  assert_stands (&desk, "|| DRAFT");
  set_state (&desk, "SIGNED");
  assert_stands (&desk, "1956-03-31|15 days · 100 pieces| LATE");
  deliver (&desk, "60", "yes");
  /* What was refused fills nothing. */
  deliver (&desk, "40", "no");
  assert_stands (&desk, "1956-03-31|15 days · 40 pieces| LATE");
  /* What nobody has judged yet does. */
  deliver (&desk, "70", "unknown");
  assert_stands (&desk, "1956-04-30|| DUE");
  deliver (&desk, "70", "yes");
  assert_stands (&desk, "1956-05-31||");
  deliver (&desk, "100", "yes");
  assert_stands (&desk, "||");
  set_state (&desk, "FULFILLED");
  assert_stands (&desk, "|| SETTLE");
  set_state (&desk, "VOID");
  assert_stands (&desk, "||");
}

/* Without a schedule the term counts; a quantity that is not known is never late. */
static void
test_term (void)
{
  g_auto (Desk) desk = desk_new ();
  set_state (&desk, "SIGNED");
  assert_stands (&desk, "1956-06-30||");
  lian_store_override_working_date (desk.base.store, lian_date_new (1956, 7, 2));
  assert_stands (&desk, "1956-06-30|2 days · 300 pieces| LATE");
  lian_test_run_sql (desk.base.path, "UPDATE contract_line SET quantity = NULL");
  assert_stands (&desk, "||");
}

/* The list follows what its columns are worked out from. */
static void
test_list (void)
{
  g_auto (Desk) desk = desk_new ();
  const LianType *type = lian_type_find ("contract");
  int columns[] = { (int) type->n_fields, lian_type_field (type, "state"), (int) type->n_fields + 1 };
  schedule (&desk);
  set_state (&desk, "SIGNED");
  g_autoptr (LianTableModel) model = lian_table_model_new (desk.base.store, type, columns, 3);
  lian_table_model_set_derived (model, lian_contract_derived ());
  WAIT_UNTIL (is_idle (model));
  g_autoptr (LianRow) row = g_list_model_get_item (G_LIST_MODEL (model), 0);
  WAIT_UNTIL (lian_row_is_loaded (row));
  g_assert_cmpstr (lian_row_get_cell (row, 0), ==, "1956-03-31");
  g_assert_cmpstr (lian_row_get_cell (row, 1), ==, "signed");
  g_assert_cmpstr (lian_row_get_cell (row, 2), ==, "15 days · 100 pieces");
  lian_table_model_set_chip (model, "LATE");
  WAIT_UNTIL (is_idle (model));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 1);
  deliver (&desk, "100", "yes");
  WAIT_UNTIL (g_list_model_get_n_items (G_LIST_MODEL (model)) == 0);
  lian_table_model_set_chip (model, NULL);
  WAIT_UNTIL (is_idle (model) && g_list_model_get_n_items (G_LIST_MODEL (model)) == 1);
  WAIT_UNTIL (g_strcmp0 (lian_row_get_cell (row, 0), "1956-04-30") == 0);
}

int
main (int argc, char **argv)
{
  lian_i18n_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standing/schedule", test_schedule);
  g_test_add_func ("/standing/term", test_term);
  g_test_add_func ("/standing/list", test_list);
  return g_test_run ();
}
