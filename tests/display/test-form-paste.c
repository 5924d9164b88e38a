/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A block of a spreadsheet is pasted into the parts of a form: over rows, into new ones, by its
 * heading, with records found by name or code, with what can't be read, and it is taken back. */
#include "display-base.h"
#include "form-desk.h"
#include "lian-i18n.h"

#define MASS(code, numerator)                                                                      \
  "code", code, "name_en", code, "measure", "MASS", "numerator", numerator, "denominator", "1"

typedef struct
{
  FormDesk desk;
  gint64 contract, jin, piece;
  LianPartTable *table;
} Desk;

static int
field (const char *id)
{
  return lian_type_field (lian_type_find ("contract_line"), id);
}

static void
open_contract (Desk *self)
{
  form_desk_open_record (&self->desk, "contract", self->contract);
  gtk_notebook_set_current_page (GTK_NOTEBOOK (self->desk.form->book), 1);
  self->table = self->desk.form->tables->pdata[0];
}

/* A draft with one line: spades, 12 pieces. */
static Desk
desk_new (void)
{
  Desk self = { .desk = form_desk_new () };
  self.jin = WRITE (&self.desk, "unit", 0, MASS ("jin", "500000"));
  self.piece = WRITE (&self.desk, "unit", 0, "code", "piece", "name_en", "piece", "name_zh", "件",
                      "measure", "COUNT", "numerator", "1", "denominator", "1");
  gint64 orderer = WRITE (&self.desk, "partner", 0, "name_en", "Trust", "partner_kind", "OTHER");
  g_autofree char *by = g_strdup_printf ("%" G_GINT64_FORMAT, orderer);
  g_autofree char *piece = g_strdup_printf ("%" G_GINT64_FORMAT, self.piece);
  self.contract = WRITE (&self.desk, "contract", 0, "contract_type", "ORDER", "state", "DRAFT",
                         "orderer", by);
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, self.contract);
  WRITE (&self.desk, "contract_line", 0, "contract", of, "product", "spade", "quantity", "12",
         "unit", piece);
  open_contract (&self);
  return self;
}

static void
paste (Desk *self, guint row, const char *from, const char *text)
{
  LianFormSheet *sheet = lian_part_table_get_sheet (self->table, row);
  g_assert_true (lian_part_table_focus_field (self->table, sheet, field (from)));
  lian_part_table_paste (self->table, text);
  WAIT_UNTIL (!lian_part_table_is_resolving (self->table) && form_desk_is_ready (&self->desk));
}

static void
assert_cell (Desk *self, guint row, const char *id, const char *expected)
{
  form_desk_assert_text (lian_part_table_get_editor (self->table, row, field (id)), expected);
}

static void
assert_reference (Desk *self, guint row, const char *id, gint64 expected)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, expected);
  assert_cell (self, row, id, text);
}

static void
test_rows (void)
{
  Desk self = desk_new ();
  paste (&self, 0, "product", "shovel\tNo. 2\t1,200\tpiece\t0.85\r\nwire\t\t2.5\tjin\t1\r\n");
  g_assert_cmpuint (lian_part_table_count (self.table), ==, 2);
  assert_cell (&self, 0, "product", "shovel");
  assert_cell (&self, 1, "product", "wire");
  assert_reference (&self, 1, "unit", self.jin);
  /* The name of the record found is shown, not its number. */
  LianFieldEditor *unit = lian_part_table_get_editor (self.table, 1, field ("unit"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (lian_field_editor_get_target (unit))), ==,
                   "jin");
  form_desk_save (&self.desk);
  g_assert_cmpint (form_desk_count_records (&self.desk, "contract_line"), ==, 2);
  gint64 id = lian_form_sheet_get_id (lian_part_table_get_sheet (self.table, 1));
  g_autoptr (LianRecord) wire = form_desk_read_record (&self.desk, "contract_line", id);
  g_assert_cmpint (lian_record_get_number (wire, "quantity"), ==, 1250000);
  g_assert_cmpint (lian_record_get_number (wire, "unit_price"), ==, 100);
  /* What is saved is not taken back by the table. */
  g_assert_false (lian_part_table_take_back (self.table, FALSE));
  form_desk_clear (&self.desk);
}

static void
test_heading (void)
{
  Desk self = desk_new ();
  paste (&self, 1, "unit", "Unit of measure\tnote\tquantity\tproduct name\n件\tby hand\t5\thoe\n");
  assert_cell (&self, 0, "product", "spade");
  assert_cell (&self, 1, "product", "hoe");
  assert_cell (&self, 1, "quantity", "5");
  assert_reference (&self, 1, "unit", self.piece);
  /* A field that is no column of the table is filled too. */
  g_autofree char *note = lian_form_sheet_dup_text (lian_part_table_get_sheet (self.table, 1),
                                                    field ("note"));
  g_assert_cmpstr (note, ==, "by hand");
  form_desk_clear (&self.desk);
}

static void
test_bad_cells (void)
{
  Desk self = desk_new ();
  paste (&self, 0, "spec", "long\ta dozen\tbarrel\n");
  assert_cell (&self, 0, "quantity", "a dozen");
  assert_cell (&self, 0, "unit", "?barrel");
  g_assert_true (display_find_text (GTK_WIDGET (self.table), "“a dozen” can't be read") != NULL);
  g_assert_true (display_find_text (GTK_WIDGET (self.table), "choose a record for “barrel”")
                 != NULL);
  g_assert_true (display_find_text (GTK_WIDGET (self.table), "as they stand: 2") != NULL);
  form_desk_save (&self.desk);
  g_assert_true (lian_form_is_dirty (self.desk.form));
  assert_cell (&self, 0, "quantity", "a dozen");
  form_desk_clear (&self.desk);
}

static void
test_empty_cells (void)
{
  Desk self = desk_new ();
  paste (&self, 0, "product", "\tlong\t\t\n\t\t\t\nhoe\t\t3\tpiece\n\t\n");
  assert_cell (&self, 0, "product", "spade");
  assert_cell (&self, 0, "spec", "long");
  assert_cell (&self, 0, "quantity", "12");
  assert_cell (&self, 1, "product", "hoe");
  g_assert_cmpuint (lian_part_table_count (self.table), ==, 2);
  form_desk_clear (&self.desk);
}

static void
assert_refused (Desk *self, const char *words)
{
  g_assert_true (display_find_text (GTK_WIDGET (self->table), words) != NULL);
  g_assert_false (lian_form_is_dirty (self->desk.form));
  assert_cell (self, 0, "product", "spade");
}

static void
test_refused (void)
{
  Desk self = desk_new ();
  g_autoptr (GString) long_block = g_string_new (NULL);
  for (guint i = 0; i < LIAN_FORM_MOST_PARTS; i++)
    g_string_append (long_block, "hoe\t\n");
  paste (&self, 0, "unit_price", "1\t2\t3\n");
  assert_refused (&self, "from this cell on there are 2");
  paste (&self, 1, "product", long_block->str);
  assert_refused (&self, "more than 200 rows");
  paste (&self, 0, "product", "\t\n\n");
  assert_refused (&self, "the block is empty");
  form_desk_clear (&self.desk);
}

static void
test_take_back (void)
{
  Desk self = desk_new ();
  paste (&self, 0, "product", "shovel\t\t7\tjin\nhoe\t\t3\tpiece\nrake\t\t4\tpiece\n");
  g_assert_cmpuint (lian_part_table_count (self.table), ==, 3);
  g_assert_true (lian_part_table_take_back (self.table, TRUE));
  WAIT_UNTIL (form_desk_is_ready (&self.desk));
  g_assert_cmpuint (lian_part_table_get_n_sheets (self.table), ==, 2);
  assert_cell (&self, 0, "product", "spade");
  assert_cell (&self, 0, "quantity", "12");
  assert_reference (&self, 0, "unit", self.piece);
  g_assert_false (lian_form_is_dirty (self.desk.form));
  g_assert_false (lian_part_table_take_back (self.table, FALSE));
  /* What was typed since stays, and Ctrl+Z then belongs to the typing. */
  paste (&self, 0, "product", "shovel\t\t7\nhoe\t\t3\n");
  form_desk_type_text (lian_part_table_get_editor (self.table, 1, field ("product")), "hoes");
  g_assert_false (lian_part_table_take_back (self.table, TRUE));
  g_assert_true (lian_part_table_take_back (self.table, FALSE));
  assert_cell (&self, 0, "product", "spade");
  assert_cell (&self, 1, "product", "hoes");
  assert_cell (&self, 1, "quantity", "");
  form_desk_clear (&self.desk);
}

/* A removed row is not written into. */
static void
test_removed (void)
{
  Desk self = desk_new ();
  paste (&self, 1, "product", "hoe\n\n");
  lian_form_sheet_set_removed (lian_part_table_get_sheet (self.table, 0), TRUE);
  paste (&self, 0, "product", "rake\taxe\nsaw\tfine\n");
  assert_cell (&self, 0, "product", "spade");
  assert_cell (&self, 1, "product", "rake");
  assert_cell (&self, 2, "spec", "fine");
  form_desk_clear (&self.desk);
}

/* The real clipboard; the keys and the menu of a text field emit this signal. */
static void
test_clipboard (void)
{
  Desk self = desk_new ();
  LianFieldEditor *product = lian_part_table_get_editor (self.table, 0, field ("product"));
  GtkWidget *entry = lian_field_editor_get_target (product);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (entry);
  gtk_widget_grab_focus (GTK_WIDGET (product));
  gdk_clipboard_set_text (clipboard, "rake\twide\naxe\tsharp\n");
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "paste-clipboard");
  WAIT_UNTIL (lian_part_table_count (self.table) == 2);
  assert_cell (&self, 0, "product", "rake");
  assert_cell (&self, 1, "spec", "sharp");
  /* A plain text goes into the cell alone. */
  gdk_clipboard_set_text (clipboard, "hoe");
  gtk_editable_select_region (GTK_EDITABLE (entry), 0, -1);
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "paste-clipboard");
  WAIT_UNTIL (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), "hoe"));
  assert_cell (&self, 0, "product", "hoe");
  form_desk_clear (&self.desk);
}

int
main (int argc, char **argv)
{
  lian_i18n_init ("en");
  display_init (&argc, &argv);
  g_test_add_func ("/paste/rows", test_rows);
  g_test_add_func ("/paste/heading", test_heading);
  g_test_add_func ("/paste/bad-cells", test_bad_cells);
  g_test_add_func ("/paste/empty-cells", test_empty_cells);
  g_test_add_func ("/paste/refused", test_refused);
  g_test_add_func ("/paste/take-back", test_take_back);
  g_test_add_func ("/paste/removed", test_removed);
  g_test_add_func ("/paste/clipboard", test_clipboard);
  return g_test_run ();
}
