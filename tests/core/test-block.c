/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Blocks of cells from the clipboard: tables of cases, and which row is a heading. */
#include "lian-block.h"
#include "lian-i18n.h"

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
  return g_test_run ();
}
