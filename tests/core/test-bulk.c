/* SPDX-License-Identifier: LGPL-2.1-or-later
 * One change of many records: what it would do, what it refuses, and that it is one act. */
#include "lian-act.h"
#include "lian-bulk.h"
#include "lian-contract-life.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-test-contract.h"
#include "lian-txn-private.h"

#define INSERT(type, ...) LIAN_TEST_INSERT (self.base.store, type, __VA_ARGS__)

static GArray *
ids_of (const gint64 *ids, guint n)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (array, ids, n);
  return array;
}

static LianBulk *
bulk_of (const char *type, const gint64 *ids, guint n)
{
  g_autoptr (GArray) array = ids_of (ids, n);
  return lian_bulk_new (lian_type_find (type), array);
}

static void
edit (LianBulk *bulk, const char *type, const char *field, LianBulkDeed deed, const char *text, const char *with)
{
  lian_bulk_add_edit (bulk, lian_type_field (lian_type_find (type), field), deed, text, with);
}

static void
assert_plan (LianTestTrade *self, LianBulk *bulk, guint changes, guint same, guint refused)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (lian_store_read (self->base.store, lian_bulk_plan, bulk, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (lian_bulk_get_count (bulk, LIAN_BULK_CHANGES), ==, changes);
  g_assert_cmpuint (lian_bulk_get_count (bulk, LIAN_BULK_SAME), ==, same);
  g_assert_cmpuint (lian_bulk_get_count (bulk, LIAN_BULK_REFUSED), ==, refused);
}

static gint64
write_bulk (LianTestTrade *self, LianBulk *bulk)
{
  gint64 act = 0;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = lian_bulk_dup_label (bulk);
  g_assert_true (lian_store_write (self->base.store, label, "why", lian_bulk_write, bulk, &act, &error));
  g_assert_no_error (error);
  return act;
}

static void
assert_text (LianTestTrade *self, const char *type, gint64 id, const char *field, const char *text)
{
  g_autoptr (LianRecord) record = lian_test_load (self->base.store, type, id);
  g_assert_cmpstr (lian_record_get_text (record, field), ==, text);
}

static const LianBulkLine *
line_of (LianBulk *bulk, gint64 id, LianBulkOutcome outcome)
{
  const GPtrArray *lines = lian_bulk_get_lines (bulk);
  for (guint i = 0; i < lines->len; i++)
    {
      const LianBulkLine *line = lines->pdata[i];
      if (line->id == id && line->outcome == outcome)
        return line;
    }
  return NULL;
}

static void
assert_refused (LianBulk *bulk, gint64 id, const char *type, const char *field, const char *words)
{
  const LianBulkLine *line = line_of (bulk, id, LIAN_BULK_REFUSED);
  g_assert_nonnull (line);
  g_test_message ("%s", line->words);
  g_assert_nonnull (strstr (line->words, words));
  g_assert_cmpint (line->field, ==, lian_type_field (lian_type_find (type), field));
  g_assert_null (line->after);
}

/* What has the value stays, what changes is told before and after; one act, and one step takes it back. */
static void
test_set (void)
{
  g_auto (LianTestTrade) self = lian_test_trade_new ();
  const gint64 ids[] = { INSERT ("trade", "name_en", "Iron", "trade_class", "MANUFACTURE"),
                         INSERT ("trade", "name_en", "Watches", "trade_class", "REPAIR_SERVICE"),
                         INSERT ("trade", "name_en", "Shoes", "code", "0001") };
  g_autoptr (LianBulk) bulk = bulk_of ("trade", ids, 3);
  edit (bulk, "trade", "trade_class", LIAN_BULK_SET, "MANUFACTURE", NULL);
  edit (bulk, "trade", "code", LIAN_BULK_CLEAR, NULL, NULL);
  assert_plan (&self, bulk, 2, 1, 0);
  const LianBulkLine *line = line_of (bulk, ids[1], LIAN_BULK_CHANGES);
  g_assert_cmpstr (line->title, ==, "Watches");
  g_assert_cmpstr (line->before, ==, "repair and service trade");
  g_assert_cmpstr (line->after, ==, "manufacturing trade");
  g_assert_cmpuint (lian_bulk_get_lines (bulk)->len, ==, 3); /* shoes change in two fields */
  gint64 act = write_bulk (&self, bulk);
  assert_text (&self, "trade", ids[1], "trade_class", "MANUFACTURE");
  assert_text (&self, "trade", ids[2], "code", NULL);
  g_assert_cmpint (lian_store_undo (self.base.store, 0, NULL, NULL), ==, act + 1);
  assert_text (&self, "trade", ids[1], "trade_class", "REPAIR_SERVICE");
  assert_text (&self, "trade", ids[2], "code", "0001");
}

/* Every place of a text; where it is not found the record stays, where nothing would be left a rule refuses. */
static void
test_replace (void)
{
  g_auto (LianTestTrade) self = lian_test_trade_new ();
  const gint64 ids[] = { INSERT ("trade", "name_en", "Iron and iron goods"), INSERT ("trade", "name_en", "Shoes"),
                         INSERT ("trade", "name_en", "iron") };
  g_autoptr (LianBulk) bulk = bulk_of ("trade", ids, 3);
  edit (bulk, "trade", "name_en", LIAN_BULK_REPLACE, "iron", NULL);
  assert_plan (&self, bulk, 1, 1, 1);
  g_assert_cmpstr (line_of (bulk, ids[2], LIAN_BULK_REFUSED)->before, ==, "iron");
  lian_bulk_clear_edits (bulk);
  edit (bulk, "trade", "name_en", LIAN_BULK_REPLACE, "on", "ON");
  assert_plan (&self, bulk, 2, 1, 0);
  write_bulk (&self, bulk);
  assert_text (&self, "trade", ids[0], "name_en", "IrON and irON goods");
}

/* What can't be read, what a rule of the record forbids and what is no longer there. */
static void
test_values (void)
{
  g_auto (LianTestTrade) self = lian_test_trade_new ();
  const gint64 ids[] = { INSERT ("cooperative", "name_en", "Iron", "members_male", "5"), 999 };
  g_autoptr (LianBulk) bulk = bulk_of ("cooperative", ids, 2);
  edit (bulk, "cooperative", "members_male", LIAN_BULK_SET, "many", NULL);
  assert_plan (&self, bulk, 0, 1, 1);
  assert_refused (bulk, ids[0], "cooperative", "members_male", "many");
  lian_bulk_clear_edits (bulk);
  edit (bulk, "cooperative", "members_male", LIAN_BULK_SET, "-1", NULL);
  assert_plan (&self, bulk, 0, 1, 1);
  assert_refused (bulk, ids[0], "cooperative", "members_male", "0");
  g_assert_cmpint (write_bulk (&self, bulk), ==, 0);
}

static gboolean
sign_and_lock (LianTxn *txn, gpointer contract, GCancellable *cancellable, GError **error)
{
  return lian_contract_sign (txn, *(gint64 *) contract, 0, error)
         && lian_period_close (txn, lian_date_new (1956, 3, 1), lian_date_new (1956, 3, 31), "accounts of March",
                               error);
}

/* A closed period and a signed contract refuse as they do in the form; the others of the same act change. */
static void
test_locked (void)
{
  g_auto (LianTestTrade) self = lian_test_trade_new ();
  gint64 contract = lian_test_trade_contract (&self, "late_rate", "10");
  const gint64 lines[] = { lian_test_trade_line (&self, contract, "spade", "100", "250") };
  g_autofree char *of = lian_test_dup_id (lines[0]);
  INSERT ("allotment", "contract_line", of, "cooperative", self.maker, "quantity", "100");
  INSERT ("schedule", "contract_line", of, "due_on", "1956-05-31", "quantity", "100");
  g_autoptr (GError) error = NULL;
  lian_store_write (self.base.store, "sign", NULL, sign_and_lock, &contract, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *iron = lian_test_dup_id (INSERT ("material", "name_en", "Iron", "unit", self.piece));
  g_autofree char *shed = lian_test_dup_id (INSERT ("stock_place", "name_en", "Shed", "kept_by", "COOPERATIVE",
                                                    "cooperative", self.maker));
  const gint64 moved[] = {
    INSERT ("material_movement", "moved_on", "1956-04-02", "movement_kind", "IN", "material", iron,
            "material_source", "LOCAL", "place", shed, "quantity", "5", "unit", self.piece),
    INSERT ("material_movement", "moved_on", "1956-04-03", "movement_kind", "IN", "material", iron,
            "material_source", "LOCAL", "place", shed, "quantity", "5", "unit", self.piece),
  };
  g_autoptr (LianBulk) into = bulk_of ("material_movement", moved, 1);
  edit (into, "material_movement", "moved_on", LIAN_BULK_SET, "1956-03-20", NULL);
  assert_plan (&self, into, 0, 0, 1);
  g_assert_nonnull (strstr (line_of (into, moved[0], LIAN_BULK_REFUSED)->words, "accounts of March"));
  g_autoptr (LianBulk) line = bulk_of ("contract_line", lines, 1);
  edit (line, "contract_line", "product", LIAN_BULK_SET, "hoe", NULL);
  assert_plan (&self, line, 0, 0, 1);
  g_assert_nonnull (strstr (line_of (line, lines[0], LIAN_BULK_REFUSED)->words, "amendment"));
  g_autoptr (LianBulk) note = bulk_of ("material_movement", moved, 2);
  edit (note, "material_movement", "note", LIAN_BULK_SET, "counted", NULL);
  assert_plan (&self, note, 2, 0, 0);
  write_bulk (&self, note);
  assert_text (&self, "material_movement", moved[1], "note", "counted");
}

/* Nobody has looked at what it would do now. */
static void
test_meanwhile (void)
{
  g_auto (LianTestTrade) self = lian_test_trade_new ();
  const gint64 ids[] = { INSERT ("trade", "name_en", "Iron"), INSERT ("trade", "name_en", "Shoes") };
  g_autoptr (LianBulk) bulk = bulk_of ("trade", ids, 2);
  g_autoptr (GError) error = NULL;
  edit (bulk, "trade", "code", LIAN_BULK_SET, "0001", NULL);
  assert_plan (&self, bulk, 2, 0, 0);
  lian_test_set (self.base.store, "trade", ids[0], "code", "0001");
  g_assert_false (lian_store_write (self.base.store, "bulk", NULL, lian_bulk_write, bulk, NULL, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT);
  assert_text (&self, "trade", ids[1], "code", NULL);
  assert_plan (&self, bulk, 1, 1, 0);
  lian_test_set (self.base.store, "trade", ids[0], "name_en", "Ironware");
  write_bulk (&self, bulk); /* as many as were looked at */
  assert_text (&self, "trade", ids[1], "code", "0001");
  assert_text (&self, "trade", ids[0], "name_en", "Ironware");
}

/* Stopped, it has changed nothing. */
static void
test_stopped (void)
{
  g_auto (LianTestTrade) self = lian_test_trade_new ();
  const gint64 ids[] = { INSERT ("trade", "name_en", "Iron") };
  g_autoptr (LianBulk) bulk = bulk_of ("trade", ids, 1);
  g_autoptr (LianProgress) progress = lian_progress_new ();
  g_autoptr (GError) error = NULL;
  edit (bulk, "trade", "code", LIAN_BULK_SET, "0001", NULL);
  assert_plan (&self, bulk, 1, 0, 0);
  lian_bulk_set_progress (bulk, progress);
  lian_progress_cancel (progress);
  g_assert_false (lian_store_write (self.base.store, "bulk", NULL, lian_bulk_write, bulk, NULL, &error));
  assert_text (&self, "trade", ids[0], "code", NULL);
}

/* What was touched would pass, and what was noted before as well. */
static gboolean
check_stopped (LianTxn *txn, gpointer id, GCancellable *cancellable, GError **error)
{
  g_autoptr (GCancellable) stop = g_cancellable_new ();
  g_autoptr (GError) passed = NULL, touched = NULL, changed = NULL;
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("contract"), *(gint64 *) id);
  lian_record_set_text (record, "note", "met in April");
  lian_txn_update (txn, record, &passed);
  g_assert_true (_lian_txn_check_touched (txn, stop, &passed));
  g_assert_true (_lian_txn_check_changes (txn, FALSE, stop, &passed));
  g_assert_no_error (passed);
  g_cancellable_cancel (stop);
  g_assert_false (_lian_txn_check_touched (txn, stop, &touched));
  g_assert_error (touched, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (_lian_txn_check_changes (txn, FALSE, stop, &changed));
  g_assert_error (changed, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  return TRUE;
}

/* The last check of a large act is the longest part of it. */
static void
test_stopped_check (void)
{
  g_auto (LianTestTrade) self = lian_test_trade_new ();
  gint64 id = lian_test_trade_contract (&self, "late_rate", "10");
  g_autoptr (GError) error = NULL;
  lian_store_write (self.base.store, "bulk", NULL, check_stopped, &id, NULL, &error);
  g_assert_no_error (error);
}

/* What only the program or an act fills can't be asked for. */
static void
test_fields (void)
{
  const LianType *contract = lian_type_find ("contract"), *decision = lian_type_find ("decision");
  g_assert_false (lian_bulk_may_change (contract, lian_type_field (contract, "number")));
  g_assert_true (lian_bulk_may_change (contract, lian_type_field (contract, "note")));
  g_assert_false (lian_bulk_may_change (decision, lian_type_field (decision, "reason")));
  g_assert_false (lian_bulk_may_change (contract, lian_type_field (contract, "source")));
}

int
main (int argc, char **argv)
{
  lian_i18n_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bulk/set", test_set);
  g_test_add_func ("/bulk/replace", test_replace);
  g_test_add_func ("/bulk/values", test_values);
  g_test_add_func ("/bulk/locked", test_locked);
  g_test_add_func ("/bulk/meanwhile", test_meanwhile);
  g_test_add_func ("/bulk/stopped", test_stopped);
  g_test_add_func ("/bulk/stopped-check", test_stopped_check);
  g_test_add_func ("/bulk/fields", test_fields);
  return g_test_run ();
}
