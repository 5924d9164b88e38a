/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Blocks of cells from the clipboard: tables of cases, and which row is a heading. */
#include "lian-block.h"
#include "lian-block-list.h"
#include "lian-i18n.h"
#include "lian-import.h"
#include "lian-sample.h"
#include "lian-test-base.h"

static const struct
{
  const char *name, *input, *expected; /* cells in ⟨⟩, rows ended by ¶ */
} cases[] = {
  { "empty", "", "" },
  { "one cell", "a", "⟨a⟩¶" },
  { "one cell of a spreadsheet", "a\r\n", "⟨a⟩¶" },
  { "block", "a\tb\nc\td\n", "⟨a⟩⟨b⟩¶⟨c⟩⟨d⟩¶" },
  { "line ends", "a\r\nb\rc\nd", "⟨a⟩¶⟨b⟩¶⟨c⟩¶⟨d⟩¶" },
  { "empty cells", "\t\n\na\t", "⟨⟩⟨⟩¶⟨⟩¶⟨a⟩⟨⟩¶" },
  { "quoted", "\"a\tb\"\t\"c\r\nd\"\ne", "⟨a\tb⟩⟨c\r\nd⟩¶⟨e⟩¶" },
  { "marks in marks", "\"say \"\"yes\"\"\"\tx", "⟨say \"yes\"⟩⟨x⟩¶" },
  { "a mark alone", "\"\tb", "⟨\"⟩⟨b⟩¶" },
  { "a mark within", "5\" pipe\tb", "⟨5\" pipe⟩⟨b⟩¶" },
  { "marks that end too early", "\"a\" b\tc", "⟨\"a\" b⟩⟨c⟩¶" },
  { "never closed", "\"a\tb\nc", "⟨\"a⟩⟨b⟩¶⟨c⟩¶" },
  { "Han", "铁锹\t１２\n", "⟨铁锹⟩⟨１２⟩¶" },
};

static void
test_read (gconstpointer data)
{
  gsize n = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) rows = lian_block_read (cases[n].input);
  g_autoptr (GString) out = g_string_new (NULL);
  for (guint r = 0; r < rows->len; r++)
    {
      for (GStrv cell = rows->pdata[r]; *cell != NULL; cell++)
        g_string_append_printf (out, "⟨%s⟩", *cell);
      g_string_append (out, "¶");
    }
  g_assert_cmpstr (out->str, ==, cases[n].expected);
}

static void
test_one_cell (void)
{
  g_assert_true (lian_block_is_one_cell ("a b"));
  g_assert_false (lian_block_is_one_cell ("a\tb"));
  g_assert_false (lian_block_is_one_cell ("a\n"));
}

static void
test_heading (void)
{
  const LianType *type = lian_type_find ("schedule");
  const char *by_label[] = { " Delivery Date", "QUANTITY", "id", NULL };
  const char *label = lian_type_get_field (type, "quantity")->label;
  const char *in_chinese[] = { lian_i18n_translate_in ("zh_CN", label), "due_on", NULL };
  const char *twice[] = { "quantity", "quantity", NULL };
  const char *values[] = { "quantity", "12", NULL };
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (int));
  g_assert_true (lian_block_find_fields (type, by_label, fields));
  g_assert_cmpint (g_array_index (fields, int, 0), ==, lian_type_field (type, "due_on"));
  g_assert_cmpint (g_array_index (fields, int, 1), ==, lian_type_field (type, "quantity"));
  g_assert_cmpint (g_array_index (fields, int, 2), ==, -1);
  g_assert_true (lian_block_find_fields (type, in_chinese, fields));
  g_assert_cmpint (g_array_index (fields, int, 0), ==, lian_type_field (type, "quantity"));
  g_assert_false (lian_block_find_fields (type, twice, fields));
  g_assert_false (lian_block_find_fields (type, values, fields));
}

/* Copying a list and pasting it back. */

typedef struct
{
  const LianType *type;
  GArray *fields;
  char *text;
} Copy;

static gboolean
copy_all (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Copy *copy = data;
  LianQuery query = { .type = copy->type };
  g_autoptr (GArray) ids = lian_txn_query (txn, &query, NULL, error);
  copy->text = lian_block_copy (txn, copy->type, ids, copy->fields, NULL, error);
  return copy->text != NULL;
}

static GArray *
listed_fields (const LianType *type)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (int));
  for (int i = 0; i < (int) type->n_fields; i++)
    if (type->fields[i].flags & LIAN_FIELD_LISTED)
      g_array_append_val (fields, i);
  return fields;
}

/* What a list shows is read back as the records that it is of, each of them as it is. */
static void
comes_back_unchanged (LianTestBase *base, const char *kind)
{
  g_autoptr (GError) error = NULL;
  const LianType *type = lian_type_find (kind);
  g_autoptr (GArray) fields = listed_fields (type);
  Copy copy = { type, fields, NULL };
  gboolean headed;
  lian_test_read (base, copy_all, &copy);
  g_autofree char *text = copy.text;
  g_autoptr (GBytes) table = lian_block_to_table (type, text, fields, &headed);
  g_assert_true (headed);
  g_autoptr (LianImport) import = lian_import_new (type);
  g_assert_true (lian_import_open_bytes (import, table, "clipboard.csv", NULL, &error));
  g_assert_true (lian_import_run (import, base->store, NULL, TRUE, &error));
  g_assert_no_error (error);
  const LianImportResult *result = lian_import_get_result (import);
  g_assert_cmpuint (result->n_same, ==, lian_import_get_n_rows (import));
  g_assert_cmpuint (result->n_same, >, 0);
}

static void
test_copy (void)
{
  static const char *const kinds[] = { "cooperative", "partner", "product", "material", "activity", "member",
                                       "service_point", "neighbourhood", "delivery", "sale" };
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_assert_true (lian_sample_load (base.store, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    comes_back_unchanged (&base, kinds[i]);
}

/* Without a heading the columns of the list count, in their order; what is beyond them is named by number. */
static void
test_paste (void)
{
  const LianType *type = lian_type_find ("city");
  g_autoptr (GArray) fields = listed_fields (type);
  gboolean headed;
  g_autoptr (GBytes) table = lian_block_to_table (type, "01\t\"a\tb\"\n02\n", fields, &headed);
  g_assert_false (headed);
  g_autofree char *text = g_strndup (g_bytes_get_data (table, NULL), g_bytes_get_size (table));
  g_autofree char *expected = g_strdup_printf ("%s,%s\n01,a\tb\n02,\n", type->fields[g_array_index (fields, int, 0)].id,
                                               type->fields[g_array_index (fields, int, 1)].id);
  g_assert_cmpstr (text, ==, expected);
  g_array_set_size (fields, 1);
  g_autoptr (GBytes) wide = lian_block_to_table (type, "01\tx\n", fields, &headed);
  g_assert_true (g_str_has_prefix (g_bytes_get_data (wide, NULL), "code,column 2\n01,x\n"));
  g_assert_null (lian_block_to_table (type, "code\tname (Chinese)\n", fields, &headed));
  g_assert_true (headed);
  g_assert_null (lian_block_to_table (type, "", fields, &headed));
}

int
main (int argc, char **argv)
{
  lian_i18n_init ("en");
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/block/read/%s", cases[i].name);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_read);
    }
  g_test_add_func ("/block/one-cell", test_one_cell);
  g_test_add_func ("/block/heading", test_heading);
  g_test_add_func ("/block/copy", test_copy);
  g_test_add_func ("/block/paste", test_paste);
  return g_test_run ();
}
