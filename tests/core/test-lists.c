/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What lists are made of: filters of a query, the register of numbers, the records of an act. */
#include "lian-act.h"
#include "lian-error.h"
#include "lian-field-past.h"
#include "lian-i18n.h"
#include "lian-query-text.h"
#include "lian-test-base.h"
#include "lian-txn-private.h"
#include "lian-void.h"

#include <string.h>

/* Records made of texts as a form holds them. */

typedef struct
{
  const char *type;
  gint64 id;
  const char *const *pairs;
} Entry;

static gboolean
enter_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Entry *entry = data;
  const LianType *type = lian_type_find (entry->type);
  g_autoptr (LianRecord) record
      = entry->id != 0 ? lian_txn_load (txn, type, entry->id) : lian_record_new (type);
  for (const char *const *p = entry->pairs; *p != NULL; p += 2)
    {
      LianUnit unit;
      int field = lian_type_field (type, p[0]);
      gboolean measured = lian_txn_unit_of (txn, record, field, &unit);
      if (!lian_format_read (record, field, p[1], measured ? &unit : NULL, 0, error))
        return FALSE;
    }
  if (entry->id != 0)
    return lian_txn_update (txn, record, error);
  gboolean ok = lian_txn_insert (txn, record, error);
  entry->id = lian_record_get_id (record);
  return ok;
}

static gint64
enter (LianTestBase *base, const char *type, gint64 id, const char *const *pairs)
{
  g_autoptr (GError) error = NULL;
  Entry entry = { type, id, pairs };
  lian_store_write (base->store, "enter", NULL, enter_job, &entry, NULL, &error);
  g_assert_no_error (error);
  return entry.id;
}

#define ENTER(base, type, id, ...) enter (base, type, id, (const char *const[]){ __VA_ARGS__, NULL })

/* Filters. */

typedef struct
{
  const char *field;
  LianFilterTest test;
  const char *from; /* value, or lower bound */
  const char *to;
} Condition;

typedef struct
{
  const char *search;
  Condition conditions[3];
  const char *expected; /* names in order */
} FilterCase;

static const FilterCase filter_cases[] = {
  { NULL, { { NULL } }, "Axe Bell Cart Drum" },
  { NULL, { { "name_en", LIAN_FILTER_CONTAINS, "EL", NULL } }, "Bell" },
  { NULL, { { "name_en", LIAN_FILTER_CONTAINS, "%", NULL } }, "" },
  { NULL, { { "members_male", LIAN_FILTER_IS, "20", NULL } }, "Bell" },
  { NULL, { { "members_male", LIAN_FILTER_RANGE, "20", "30" } }, "Bell Cart" },
  { NULL, { { "members_male", LIAN_FILTER_RANGE, "21", NULL } }, "Cart" },
  { NULL, { { "members_male", LIAN_FILTER_RANGE, NULL, "20" } }, "Axe Bell" },
  { NULL, { { "members_male", LIAN_FILTER_EMPTY, NULL, NULL } }, "Drum" },
  { NULL, { { "founded", LIAN_FILTER_RANGE, "1955-01-01", "1955-12-31" } }, "Bell Cart" },
  { NULL, { { "output_declined", LIAN_FILTER_IS, "yes", NULL } }, "Axe" },
  { NULL, { { "output_declined", LIAN_FILTER_IS, "unknown", NULL } }, "Cart" },
  { NULL, { { "output_declined", LIAN_FILTER_EMPTY, NULL, NULL } }, "Drum" },
  /* One field: either; two fields: both. */
  { NULL,
    { { "output_declined", LIAN_FILTER_IS, "yes", NULL },
      { "output_declined", LIAN_FILTER_EMPTY, NULL, NULL } },
    "Axe Drum" },
  { NULL,
    { { "output_declined", LIAN_FILTER_IS, "no", NULL },
      { "members_male", LIAN_FILTER_RANGE, "20", "30" } },
    "Bell" },
  { NULL,
    { { "output_declined", LIAN_FILTER_IS, "yes", NULL },
      { "output_declined", LIAN_FILTER_IS, "no", NULL },
      { "members_male", LIAN_FILTER_RANGE, NULL, "10" } },
    "Axe" },
  { "bell", { { "members_male", LIAN_FILTER_RANGE, "20", "30" } }, "Bell" },
  { "drum", { { "members_male", LIAN_FILTER_RANGE, "20", "30" } }, "" },
};

static LianFilter *
new_filter (const Condition *condition)
{
  const LianField *field
      = lian_type_get_field (lian_type_find ("cooperative"), condition->field);
  gboolean number = lian_record_holds_number (field);
  LianFilter *filter = lian_filter_new (condition->field, condition->test);
  filter->has_from = condition->from != NULL;
  filter->has_to = condition->to != NULL;
  if (number && condition->from != NULL)
    filter->number = g_ascii_strtoll (condition->from, NULL, 10);
  if (number && condition->to != NULL)
    filter->number_to = g_ascii_strtoll (condition->to, NULL, 10);
  filter->text = number ? NULL : g_strdup (condition->from);
  filter->text_to = number ? NULL : g_strdup (condition->to);
  return filter;
}

typedef struct
{
  LianQuery query;
  GString *names;
} Ask;

static gboolean
ask_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Ask *ask = data;
  g_autoptr (GArray) ids = lian_txn_query (txn, &ask->query, NULL, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autofree char *name
          = lian_txn_title (txn, ask->query.type, g_array_index (ids, gint64, i));
      g_string_append_printf (ask->names, "%s%s", i > 0 ? " " : "", name);
    }
  return ids != NULL;
}

static void
test_filters (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  const LianType *type = lian_type_find ("cooperative");
  ENTER (&base, "cooperative", 0, "name_en", "Axe", "members_male", "10", "founded", "1954-12-31",
         "output_declined", "yes");
  ENTER (&base, "cooperative", 0, "name_en", "Bell", "members_male", "20", "founded",
         "1955-01-01", "output_declined", "no");
  ENTER (&base, "cooperative", 0, "name_en", "Cart", "members_male", "30", "founded",
         "1955-12-31", "output_declined", "unknown");
  ENTER (&base, "cooperative", 0, "name_en", "Drum");
  for (gsize i = 0; i < G_N_ELEMENTS (filter_cases); i++)
    {
      const FilterCase *c = &filter_cases[i];
      g_autoptr (GPtrArray) filters = lian_filters_new ();
      g_autoptr (GString) names = g_string_new (NULL);
      for (gsize j = 0; j < G_N_ELEMENTS (c->conditions) && c->conditions[j].field != NULL; j++)
        g_ptr_array_add (filters, new_filter (&c->conditions[j]));
      Ask ask = { { .type = type, .filters = filters, .search = c->search }, names };
      g_assert_true (lian_store_read (base.store, ask_job, &ask, NULL));
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (names->str, ==, c->expected);
    }
}

static void
test_unknown_field (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) filters = lian_filters_new ();
  g_autoptr (GString) names = g_string_new (NULL);
  g_ptr_array_add (filters, lian_filter_new ("name_en = 1 OR t.name_en", LIAN_FILTER_EMPTY));
  Ask ask = { { .type = lian_type_find ("cooperative"), .filters = filters }, names };
  g_assert_false (lian_store_read (base.store, ask_job, &ask, &error));
  g_assert_nonnull (error);
}

/* Numbers. */

static gint64
enter_contract (LianTestBase *base, const char *number, const char *state)
{
  gint64 buyer = ENTER (base, "partner", 0, "name_en", "Buyer", "partner_kind", "OTHER");
  g_autofree char *orderer = g_strdup_printf ("%" G_GINT64_FORMAT, buyer);
  return ENTER (base, "contract", 0, "contract_type", "PURCHASE", "orderer", orderer, "state",
                state, number != NULL ? "number" : "note", number != NULL ? number : "none");
}

static gboolean
list_numbers_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray **lines = data;
  *lines = lian_txn_list_numbers (txn, lian_type_find ("contract"), error);
  return *lines != NULL;
}

static GPtrArray *
list_numbers (LianTestBase *base)
{
  GPtrArray *lines = NULL;
  g_assert_true (lian_store_read (base->store, list_numbers_job, &lines, NULL));
  return lines;
}

static char *
lines_to_text (GPtrArray *lines)
{
  static const char marks[] = { '=', 'v', '-', '?' };
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < lines->len; i++)
    {
      const LianPaperNumber *line = g_ptr_array_index (lines, i);
      g_string_append_printf (text, "%s%c%s", i > 0 ? " " : "", marks[line->state], line->number);
    }
  return g_string_free (text, FALSE);
}

static gboolean
void_contract (LianTestBase *base, gint64 id, const char *reason, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (ids, id);
  LianVoidRequest *request = lian_void_request_new (lian_type_find ("contract"), ids, reason);
  gboolean ok = lian_store_write (base->store, "void", reason, lian_void_records, request, NULL,
                                  error);
  lian_void_request_free (request);
  return ok;
}

static gboolean
delete_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  return lian_txn_delete (txn, lian_type_find ("contract"), *(gint64 *) data, error);
}

static gboolean
may_delete_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  return lian_txn_may_delete (txn, lian_type_find ("contract"), *(gint64 *) data, error);
}

static void
test_register (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  enter_contract (&base, "1955/000/0003", "DRAFT");
  gint64 kept = enter_contract (&base, "1955/000/0004", "DRAFT");
  gint64 gone = enter_contract (&base, "1955/000/0005", "DRAFT");
  g_assert_true (void_contract (&base, kept, "  entered twice ", &error));
  g_assert_true (lian_store_write (base.store, "delete", NULL, delete_job, &gone, NULL, &error));
  g_autoptr (GPtrArray) lines = list_numbers (&base);
  g_autofree char *text = lines_to_text (lines);
  g_assert_cmpstr (text, ==,
                   "?1955/000/0001–0002 =1955/000/0003 v1955/000/0004 -1955/000/0005");
  const LianPaperNumber *voided = g_ptr_array_index (lines, 2);
  g_assert_cmpstr (voided->note, ==, "entered twice");
  g_assert_cmpstr (voided->about, ==, "Buyer");
  g_assert_cmpint (voided->year, ==, 1955);
  g_assert_cmpint (voided->record, ==, kept);
  for (guint i = 0; i < lines->len; i++)
    g_assert_cmpstr (((const LianPaperNumber *) g_ptr_array_index (lines, i))->note, !=, NULL);
}

static void
test_void_keeps (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  gint64 id = enter_contract (&base, NULL, "DRAFT");
  g_assert_true (lian_store_read (base.store, may_delete_job, &id, &error));
  g_assert_false (void_contract (&base, id, " ", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (void_contract (&base, id, "a mistake", &error));
  g_assert_false (lian_store_read (base.store, may_delete_job, &id, &error));
  g_assert_nonnull (strstr (error->message, "void"));
  g_clear_error (&error);
  g_assert_false (void_contract (&base, id, "again", &error));
  g_clear_error (&error);
  g_assert_cmpint (lian_store_undo (base.store, 0, NULL, &error), !=, 0);
  g_autoptr (GPtrArray) lines = list_numbers (&base);
  g_assert_cmpint (((const LianPaperNumber *) g_ptr_array_index (lines, 0))->state, ==,
                   LIAN_NUMBER_IN_USE);
}

/* Acts. */

typedef struct
{
  gint64 act;
  gint64 record;
  GPtrArray *changes;
} Look;

static gboolean
look_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Look *look = data;
  if (look->act == 0)
    look->act = lian_txn_last_act (txn);
  look->changes = lian_txn_list_changes (txn, look->act, look->record, error);
  return look->changes != NULL;
}

static void
look_at (LianTestBase *base, Look *look)
{
  g_clear_pointer (&look->changes, g_ptr_array_unref);
  g_assert_true (lian_store_read (base->store, look_job, look, NULL));
}

static const LianFieldChange *
change_of (const Look *look, const char *field)
{
  for (guint i = 0; i < look->changes->len; i++)
    {
      const LianFieldChange *change = g_ptr_array_index (look->changes, i);
      if (g_str_equal (change->type->fields[change->field].id, field))
        return change;
    }
  g_assert_not_reached ();
}

static void
put_back (LianTestBase *base, const Look *look, const char *field)
{
  g_autoptr (GError) error = NULL;
  LianFieldChange *change = lian_field_change_copy (change_of (look, field));
  lian_store_write (base->store, "back", NULL, lian_txn_put_back, change, NULL, &error);
  g_assert_no_error (error);
  lian_field_change_free (change);
}

static void
look_again (LianTestBase *base, Look *look)
{
  look->act = 0;
  look_at (base, look);
}

/* A quantity is told with the unit of its record, though the act left the unit alone. */
static void
test_quantity (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  Look look = { 0 };
  gint64 jin = ENTER (&base, "unit", 0, "code", "jin", "name_en", "jin", "measure", "MASS",
                      "numerator", "500000", "denominator", "1");
  g_autofree char *unit = g_strdup_printf ("%" G_GINT64_FORMAT, jin);
  g_autofree char *contract
      = g_strdup_printf ("%" G_GINT64_FORMAT, enter_contract (&base, NULL, "DRAFT"));
  gint64 line = ENTER (&base, "contract_line", 0, "contract", contract, "product", "nails", "unit",
                       unit, "quantity", "12");
  ENTER (&base, "contract_line", line, "quantity", "30");
  look_again (&base, &look);
  g_assert_cmpint (look.changes->len, ==, 1);
  g_assert_cmpstr (change_of (&look, "quantity")->before, ==, "12 jin");
  g_assert_cmpstr (change_of (&look, "quantity")->after, ==, "30 jin");
  g_assert_cmpstr (change_of (&look, "quantity")->kept, ==, "6000000");
  put_back (&base, &look, "quantity");
  look_again (&base, &look);
  g_assert_cmpstr (change_of (&look, "quantity")->after, ==, "12 jin");
  g_ptr_array_unref (look.changes);
}

static gint64
enter_unit (LianTestBase *base, const char *code, const char *measure, const char *numerator)
{
  return ENTER (base, "unit", 0, "code", code, "name_en", code, "measure", measure, "numerator",
                numerator, "denominator", "1");
}

static void
enter_line (LianTestBase *base, const char *contract, gint64 unit, const char *product,
            const char *quantity)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, unit);
  gint64 line = ENTER (base, "contract_line", 0, "contract", contract, "product", product, "unit", id,
                       "quantity", quantity);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, line);
  ENTER (base, "schedule", 0, "contract_line", owner, "due_on", "1956-05-01", "quantity", quantity);
}

typedef struct
{
  LianQuery query;
  guint n;
} Count;

static gboolean
count_found (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Count *count = data;
  g_autoptr (GArray) ids = lian_txn_query (txn, &count->query, NULL, error);
  count->n = ids != NULL ? ids->len : 0;
  return ids != NULL;
}

static guint
count_within (LianTestBase *base, const char *type, gint64 from, gint64 to, gint64 unit)
{
  g_autoptr (GPtrArray) filters = lian_filters_new ();
  LianFilter *filter = lian_filter_new ("quantity", LIAN_FILTER_RANGE);
  filter->has_from = filter->has_to = TRUE;
  filter->number = from;
  filter->number_to = to;
  filter->unit = unit;
  g_ptr_array_add (filters, filter);
  Count count = { { .type = lian_type_find (type), .filters = filters }, 0 };
  g_autoptr (GError) error = NULL;
  lian_store_read (base->store, count_found, &count, &error);
  g_assert_no_error (error);
  return count.n;
}

/* 10 kg, 21.000002 jin, which are 10.500001 kg, and 10,000,000 pieces, as people ask for them. */
static const struct
{
  const char *text;
  guint n;
} typed_quantities[] = {
  /* Each counts in its own unit. */
  { "quantity>10", 2 },
  { "quantity>=10", 3 },
  { "quantity<=21", 1 },
  { "quantity<21.001", 2 },
  { "quantity:10..21", 1 },
  { "-quantity>10", 1 },
  /* In one, whose measure others don't share. */
  { "quantity>20jin", 1 },
  { "quantity>=20 quantity<30jin", 1 },
  { "quantity>=20斤", 2 },
  { "数量>=20JIN", 2 },
  { "quantity=\"10 kg\"", 1 },
  { "quantity:10..10.5kg", 1 },
  { "quantity:10kg..10.501kg", 2 },
  { "quantity<=10.501kg", 2 },
  { "quantity>0piece", 1 },
  { "-quantity>0piece", 2 },
};

static void
assert_typed_quantities (LianTestBase *base, const char *type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (typed_quantities); i++)
    {
      g_autoptr (GError) error = NULL;
      g_test_message ("%s of %s", typed_quantities[i].text, type);
      g_autoptr (LianQueryText) text = lian_query_text_read (lian_type_find (type), typed_quantities[i].text, 0, &error);
      g_assert_no_error (error);
      Count count = { { .type = lian_type_find (type), .terms = text->terms }, 0 };
      lian_store_read (base->store, count_found, &count, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (count.n, ==, typed_quantities[i].n);
    }
  g_autoptr (GError) error = NULL;
  g_autoptr (LianQueryText) text = lian_query_text_read (lian_type_find (type), "quantity>5barrel", 0, NULL);
  Count count = { { .type = lian_type_find (type), .terms = text->terms }, 0 };
  g_assert_false (lian_store_read (base->store, count_found, &count, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, "“barrel”"));
}

/* 10 kg lie between 19 and 21 jin to the milligram, 20 pieces do not; the unit may stand with the
 * record or with its owner. */
static void
test_quantity_filter (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  gint64 jin = ENTER (&base, "unit", 0, "code", "jin", "name_zh", "斤", "measure", "MASS", "numerator", "500000",
                      "denominator", "1");
  gint64 kg = enter_unit (&base, "kg", "MASS", "1000000");
  gint64 piece = enter_unit (&base, "piece", "COUNT", "1");
  g_autofree char *contract
      = g_strdup_printf ("%" G_GINT64_FORMAT, enter_contract (&base, NULL, "DRAFT"));
  enter_line (&base, contract, kg, "nails", "10");
  enter_line (&base, contract, jin, "wire", "21.000002");
  enter_line (&base, contract, piece, "locks", "10000000");
  static const char *const types[] = { "contract_line", "schedule" };
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_assert_cmpuint (count_within (&base, types[i], 9500000, 10500000, jin), ==, 1);
      g_assert_cmpuint (count_within (&base, types[i], 10000000, 10000000, jin), ==, 1);
      g_assert_cmpuint (count_within (&base, types[i], 10000000, 10500001, kg), ==, 2);
      g_assert_cmpuint (count_within (&base, types[i], 1, G_MAXINT64 / 4, piece), ==, 1);
      assert_typed_quantities (&base, types[i]);
    }
}

/* The history and the button of undo say which paper. */
static void
test_act_bears_number (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  gint64 contract = enter_contract (&base, "1956/001/0007", "DRAFT");
  g_assert_cmpstr (lian_store_get_undo_label (base.store), ==, "enter 1956/001/0007");
  ENTER (&base, "contract", contract, "note", "a");
  g_assert_cmpstr (lian_store_get_undo_label (base.store), ==, "enter 1956/001/0007");
  ENTER (&base, "city", 0, "name_en", "Suibin");
  g_assert_cmpstr (lian_store_get_undo_label (base.store), ==, "enter");
}

/* Money and references come back exactly, and an empty field becomes empty again. */
static void
test_put_back (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  Look look = { 0 };
  g_autofree char *city = g_strdup_printf (
      "%" G_GINT64_FORMAT, ENTER (&base, "city", 0, "name_en", "Suibin"));
  gint64 coop = ENTER (&base, "cooperative", 0, "name_en", "Axe", "share_called", "12.50", "city",
                       city);
  ENTER (&base, "cooperative", coop, "share_called", "99", "city", "", "address", "East Street");
  look_again (&base, &look);
  g_assert_cmpstr (change_of (&look, "share_called")->kept, ==, "1250");
  g_assert_cmpstr (change_of (&look, "city")->before, ==, "Suibin");
  g_assert_null (change_of (&look, "address")->kept);
  gint64 act = look.act;
  put_back (&base, &look, "share_called");
  put_back (&base, &look, "city");
  put_back (&base, &look, "address");
  look.act = act;
  look_at (&base, &look);
  g_autofree char *was = g_strdup (change_of (&look, "share_called")->before);
  look_again (&base, &look);
  g_assert_cmpstr (change_of (&look, "address")->before, ==, "East Street");
  g_assert_null (change_of (&look, "address")->after);
  g_assert_cmpint (look.act, ==, act + 3);
  look.act = act + 1;
  look_at (&base, &look);
  g_assert_cmpstr (change_of (&look, "share_called")->after, ==, was);
  look.act = act + 2;
  look_at (&base, &look);
  g_assert_cmpstr (change_of (&look, "city")->after, ==, "Suibin");
  g_ptr_array_unref (look.changes);
}

typedef struct
{
  gint64 record;
  guint limit;
  GPtrArray *past;
} FieldPast;

static gboolean
read_past (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  FieldPast *asked = data;
  const LianType *type = lian_type_find ("cooperative");
  asked->past = lian_txn_list_field_past (txn, type, asked->record, lian_type_field (type, "share_called"),
                                          asked->limit, error);
  return asked->past != NULL;
}

static GPtrArray *
past_of (LianTestBase *base, gint64 record, guint limit)
{
  FieldPast asked = { record, limit, NULL };
  g_assert_true (lian_store_read (base->store, read_past, &asked, NULL));
  return asked.past;
}

static void
assert_past (GPtrArray *past, guint place, const char *before, const char *after, LianActKind kind)
{
  const LianFieldPast *one = past->pdata[place];
  g_assert_cmpstr (one->change->before, ==, before);
  g_assert_cmpstr (one->change->after, ==, after);
  g_assert_cmpint (one->act->kind, ==, kind);
  g_assert_nonnull (one->act->author);
}

/* The values of one field, newest first: acts on other fields, on other records and acts that left it empty are
 * no lines, an undo is one. */
static void
test_field_past (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  gint64 coop = ENTER (&base, "cooperative", 0, "name_en", "Axe"), other;
  ENTER (&base, "cooperative", coop, "share_called", "12.50");
  other = ENTER (&base, "cooperative", 0, "name_en", "Saw", "share_called", "7");
  ENTER (&base, "cooperative", coop, "address", "East Street");
  ENTER (&base, "cooperative", coop, "share_called", "99");
  g_assert_cmpint (lian_store_undo (base.store, 0, NULL, NULL), !=, 0);
  ENTER (&base, "cooperative", coop, "share_called", "");
  g_autoptr (GPtrArray) past = past_of (&base, coop, 0);
  g_assert_cmpuint (past->len, ==, 4);
  const LianFieldPast *first = past->pdata[3];
  g_assert_cmpstr (first->change->after, ==, "12.50");
  g_assert_null (first->change->before);
  assert_past (past, 0, "12.50", NULL, LIAN_ACT_DO);
  assert_past (past, 1, "99.00", "12.50", LIAN_ACT_UNDO);
  assert_past (past, 2, "12.50", "99.00", LIAN_ACT_DO);
  g_autoptr (GPtrArray) newest = past_of (&base, coop, 1), others = past_of (&base, other, 0);
  g_assert_cmpuint (newest->len, ==, 1);
  assert_past (newest, 0, "12.50", NULL, LIAN_ACT_DO);
  g_assert_cmpuint (others->len, ==, 1);
}

/* Which rows a statement went through one by one, without an index. */
static gboolean
count_scanned (LianTxn *txn, gpointer n_scanned, GCancellable *cancellable, GError **error)
{
  guint n_touches = 0;
  sqlite3 *db = lian_db_handle (txn->db);
  for (sqlite3_stmt *one = sqlite3_next_stmt (db, NULL); one != NULL; one = sqlite3_next_stmt (db, one))
    {
      n_touches += strstr (sqlite3_sql (one), "FROM act_touch") != NULL;
      *(int *) n_scanned += sqlite3_stmt_status (one, SQLITE_STMTSTATUS_FULLSCAN_STEP, TRUE);
    }
  g_assert_cmpuint (n_touches, >, 0);
  return TRUE;
}

/* However many acts there are on other records and on other fields, only those of the field are looked at. */
static void
test_field_past_by_index (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  int n_scanned = 0;
  gint64 coop = ENTER (&base, "cooperative", 0, "name_en", "Axe", "share_called", "5");
  for (int i = 0; i < 20; i++)
    ENTER (&base, "cooperative", 0, "name_en", "Saw", "share_called", "7");
  g_ptr_array_unref (past_of (&base, coop, 0));
  lian_store_read (base.store, count_scanned, &n_scanned, NULL);
  n_scanned = 0;
  g_autoptr (GPtrArray) past = past_of (&base, coop, 0);
  lian_store_read (base.store, count_scanned, &n_scanned, NULL);
  g_assert_cmpuint (past->len, ==, 1);
  g_assert_cmpint (n_scanned, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  lian_i18n_init ("en");
  g_test_add_func ("/lists/filters", test_filters);
  g_test_add_func ("/lists/unknown-field", test_unknown_field);
  g_test_add_func ("/lists/register", test_register);
  g_test_add_func ("/lists/void-keeps", test_void_keeps);
  g_test_add_func ("/lists/act-bears-number", test_act_bears_number);
  g_test_add_func ("/lists/quantity", test_quantity);
  g_test_add_func ("/lists/quantity-filter", test_quantity_filter);
  g_test_add_func ("/lists/put-back", test_put_back);
  g_test_add_func ("/lists/field-past", test_field_past);
  g_test_add_func ("/lists/field-past-by-index", test_field_past_by_index);
  return g_test_run ();
}
