/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Thousands of lines of the books in one act: rules see each other's records, and what they read
 * grows as the lines do, not as their square. */
#include "lian-import.h"
#include "lian-test-base.h"

#include <sqlite3.h>
#include <string.h>

/* What all connections of this program have done since it was set to 0. */
static gint n_rows, n_statements;

static int
trace_cb (unsigned event, void *data, void *statement, void *text)
{
  g_atomic_int_inc (event == SQLITE_TRACE_ROW ? &n_rows : &n_statements);
  return 0;
}

static int
watch (sqlite3 *db, char **message, const struct sqlite3_api_routines *routines)
{
  return sqlite3_trace_v2 (db, SQLITE_TRACE_ROW | SQLITE_TRACE_STMT, trace_cb, NULL);
}

typedef struct
{
  gint64 maker, goods, piece, jin, iron, store, contract, wanted;
} World;

static gboolean
put_world (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  w->piece = lian_test_put (txn, "unit", "code=pc|name_en=piece|measure=COUNT|numerator=1|denominator=1");
  w->jin = lian_test_put (txn, "unit", "code=jin|name_en=jin|measure=MASS|numerator=1|denominator=1");
  w->maker = lian_test_put (txn, "cooperative", "name_en=maker|stage=PRODUCER_COOP");
  w->goods = lian_test_put (txn, "product", "code=b|name_en=basket|unit=%" G_GINT64_FORMAT, w->piece);
  w->iron = lian_test_put (txn, "material", "name_en=iron|unit=%" G_GINT64_FORMAT, w->jin);
  w->store = lian_test_put (txn, "stock_place", "name_en=s|kept_by=COOPERATIVE|cooperative=%" G_GINT64_FORMAT, w->maker);
  gint64 partner = lian_test_put (txn, "partner", "name_en=shop|partner_kind=OTHER");
  w->contract = lian_test_put (txn, "contract", "contract_type=ORDER|state=DRAFT|orderer=%" G_GINT64_FORMAT, partner);
  gint64 line = lian_test_put (txn, "contract_line", "product=x|contract=%" G_GINT64_FORMAT "|quantity=10|unit=%" G_GINT64_FORMAT, w->contract, w->piece);
  w->wanted = lian_test_put (txn, "contract_material",
                             "material=iron|contract=%" G_GINT64_FORMAT "|contract_line=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT "|material_source=ALLOCATION|catalogue_material=%" G_GINT64_FORMAT,
                             w->contract, line, w->jin, w->iron);
  lian_test_put (txn, "material_movement",
                 "moved_on=1930-01-01|movement_kind=OPENING|material=%" G_GINT64_FORMAT "|material_source=ALLOCATION|quantity=1000000|unit=%" G_GINT64_FORMAT "|place=%" G_GINT64_FORMAT,
                 w->iron, w->jin, w->store);
  return TRUE;
}

typedef void (*Line) (const World *w, GString *text, int i);

static char *
day (int i)
{
  return lian_date_to_text (lian_date_add_days (lian_date_new (1930, 1, 2), i));
}

static void
sale_line (const World *w, GString *text, int i)
{
  g_autofree char *on = day (i);
  if (i == 0)
    g_string_append (text, "cooperative,product,from_date,to_date,quantity,unit,amount,channel\n");
  g_string_append_printf (text, "%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ",%s,%s,3,%" G_GINT64_FORMAT ",2.00,SELF_SALE\n",
                          w->maker, w->goods, on, on, w->piece);
}

static void
movement_line (const World *w, GString *text, int i)
{
  g_autofree char *on = day (i);
  if (i == 0)
    g_string_append (text, "moved_on,movement_kind,material,material_source,quantity,unit,place,cooperative\n");
  g_string_append_printf (text, "%s,%s,%" G_GINT64_FORMAT ",ALLOCATION,1,%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT "\n",
                          on, i % 2 == 0 ? "ISSUED" : "RETURNED", w->iron, w->jin, w->store, w->maker);
}

static void
reservation_line (const World *w, GString *text, int i)
{
  g_autofree char *on = day (i);
  if (i == 0)
    g_string_append (text, "contract_material,place,quantity,unit,from_date\n");
  g_string_append_printf (text, "%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ",2,%" G_GINT64_FORMAT ",%s\n",
                          w->wanted, w->store, w->jin, on);
}

/* Rows read and statements run for an import of so many lines. */
static void
count_import (const char *kind, Line line, int n, int *rows, int *statements)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  World w = { 0 };
  lian_test_write (&base, put_world, &w);
  for (int i = 0; i < n; i++)
    line (&w, text, i);
  g_autoptr (LianImport) import = lian_import_new (lian_type_find (kind));
  g_autoptr (GBytes) data = g_bytes_new (text->str, text->len);
  g_assert_true (lian_import_open_bytes (import, data, "t.csv", NULL, &error));
  g_atomic_int_set (&n_rows, 0);
  g_atomic_int_set (&n_statements, 0);
  lian_import_run (import, base.store, NULL, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lian_import_get_result (import)->n_new, ==, (guint) n);
  *rows = g_atomic_int_get (&n_rows);
  *statements = g_atomic_int_get (&n_statements);
}

/* Twice as many lines read at most twice as much, and something for the beginning. */
static void
test_linear (void)
{
  const struct { const char *kind; Line line; } kinds[]
      = { { "sale", sale_line }, { "material_movement", movement_line }, { "reservation", reservation_line } };
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      int rows, statements, more_rows, more_statements;
      count_import (kinds[i].kind, kinds[i].line, 200, &rows, &statements);
      count_import (kinds[i].kind, kinds[i].line, 400, &more_rows, &more_statements);
      g_test_message ("%s: rows %d, %d; statements %d, %d", kinds[i].kind, rows, more_rows, statements, more_statements);
      g_assert_cmpint (rows, >, 200);
      g_assert_cmpint (more_rows, <=, 2 * rows + 100);
      g_assert_cmpint (more_statements, <=, 2 * statements + 100);
    }
}

/* A line of a file meets the lines before it, and what the base has. */
static void
test_meets (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  World w = { 0 };
  lian_test_write (&base, put_world, &w);
  for (int i = 0; i < 40; i++)
    sale_line (&w, text, i);
  /* A month over the days before, a long period over all, and one that touches nothing. */
  for (int i = 0; i < 3; i++)
    {
      const char *const periods[] = { "1930-02-01,1930-02-28", "1929-01-01,1935-12-31", "1936-01-01,1939-12-31" };
      g_string_append_printf (text, "%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ",%s,9,%" G_GINT64_FORMAT ",2.00,SELF_SALE\n",
                              w.maker, w.goods, periods[i], w.piece);
    }
  g_string_append_printf (text, "%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ",1937-05-05,1937-05-05,9,%" G_GINT64_FORMAT ",2.00,SELF_SALE\n",
                          w.maker, w.goods, w.piece);
  g_autoptr (LianImport) import = lian_import_new (lian_type_find ("sale"));
  g_autoptr (GBytes) data = g_bytes_new (text->str, text->len);
  g_assert_true (lian_import_open_bytes (import, data, "t.csv", NULL, &error));
  lian_import_run (import, base.store, NULL, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lian_import_get_result (import)->n_new, ==, 41);
  g_assert_cmpuint (lian_import_get_result (import)->n_refused, ==, 3);
}

static LianRecord *
new_sale (const World *w, LianDate on)
{
  LianRecord *sale = lian_record_new (lian_type_find ("sale"));
  lian_record_set_number (sale, "cooperative", w->maker);
  lian_record_set_number (sale, "product", w->goods);
  lian_record_set_number (sale, "unit", w->piece);
  lian_record_set_number (sale, "quantity", 1);
  lian_record_set_text (sale, "channel", "SELF_SALE");
  lian_record_set_date (sale, "from_date", on);
  lian_record_set_date (sale, "to_date", on);
  return sale;
}

static gboolean
is_refused (LianTxn *txn, const LianRecord *record)
{
  g_autoptr (GPtrArray) issues = lian_txn_check (txn, record, NULL);
  return lian_issues_have_error (issues);
}

/* Asked between the writes of one act, a rule sees each of them. */
static gboolean
ask_between (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const World *w = data;
  LianDate on = lian_date_new (1956, 4, 1);
  g_autoptr (LianRecord) one = new_sale (w, on), other = new_sale (w, on);
  g_assert_false (is_refused (txn, other));
  g_assert_true (lian_txn_insert (txn, one, error));
  g_assert_true (is_refused (txn, other));
  lian_record_set_date (one, "from_date", on + 1);
  lian_record_set_date (one, "to_date", on + 1);
  g_assert_true (lian_txn_update (txn, one, error));
  g_assert_false (is_refused (txn, other));
  g_assert_true (lian_txn_insert (txn, other, error));
  g_assert_true (lian_txn_delete (txn, lian_record_get_type_info (one), lian_record_get_id (one), error));
  lian_record_set_date (other, "from_date", on + 1);
  lian_record_set_date (other, "to_date", on + 1);
  g_assert_false (is_refused (txn, other));
  return lian_txn_update (txn, other, error);
}

static gboolean
enter_twice (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianRecord) one = new_sale (data, lian_date_new (1956, 5, 1));
  g_autoptr (LianRecord) other = new_sale (data, lian_date_new (1956, 5, 1));
  return lian_txn_insert (txn, one, error) && lian_txn_insert (txn, other, error);
}

/* Nothing that a rule read before a write counts after it. */
static void
test_fresh (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  World w = { 0 };
  lian_test_write (&base, put_world, &w);
  lian_test_write (&base, ask_between, &w);
  g_assert_false (lian_store_write (base.store, "twice", NULL, enter_twice, &w, NULL, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sqlite3_auto_extension ((void (*) (void)) watch);
  g_test_add_func ("/import-ledger/linear", test_linear);
  g_test_add_func ("/import-ledger/meets", test_meets);
  g_test_add_func ("/import-ledger/fresh", test_fresh);
  return g_test_run ();
}
