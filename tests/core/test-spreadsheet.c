/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Reading workbooks and spreadsheets: what programs write, and what nobody should. */
#include "lian-error.h"
#include "lian-sheet.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *text;
} Part;

static la_ssize_t
write_cb (struct archive *zip, void *data, const void *bytes, size_t length)
{
  g_byte_array_append (data, bytes, (guint) length);
  return (la_ssize_t) length;
}

static GBytes *
make_zip (const Part *parts, gsize zeros)
{
  GByteArray *bytes = g_byte_array_new ();
  struct archive *zip = archive_write_new ();
  static const char block[65536];
  archive_write_set_format_zip (zip);
  archive_write_open (zip, bytes, NULL, write_cb, NULL);
  for (; parts->name != NULL; parts++)
    {
      struct archive_entry *entry = archive_entry_new ();
      archive_entry_set_pathname (entry, parts->name);
      archive_entry_set_filetype (entry, AE_IFREG);
      g_assert_cmpint (archive_write_header (zip, entry), ==, ARCHIVE_OK);
      archive_write_data (zip, parts->text, strlen (parts->text));
      for (gsize i = 0; i < zeros; i += sizeof block)
        archive_write_data (zip, block, sizeof block);
      archive_entry_free (entry);
    }
  archive_write_close (zip);
  archive_write_free (zip);
  return g_byte_array_free_to_bytes (bytes);
}

static char *
describe (const Part *parts)
{
  g_autoptr (GBytes) data = make_zip (parts, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (LianSheet) sheet = lian_sheet_read (data, NULL, NULL, &error);
  if (sheet == NULL)
    {
      g_assert_error (error, LIAN_ERROR, LIAN_ERROR_INPUT);
      return g_strconcat ("E ", error->message, NULL);
    }
  GString *out = g_string_new (NULL);
  guint n = sheet->header->len;
  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "⟨%s⟩", (char *) sheet->header->pdata[i]);
  g_autofree const char **cells = g_new0 (const char *, n + 8);
  for (guint r = 0; r < sheet->rows->len; r++)
    {
      guint has = lian_sheet_get_cells (sheet, r, cells, n + 8);
      g_string_append_printf (out, " %u:", g_array_index (sheet->rows, LianSheetRow, r).line);
      for (guint i = 0; i < MIN (has, n + 8); i++)
        g_string_append_printf (out, "⟨%s⟩", cells[i]);
    }
  return g_string_free (out, FALSE);
}

#define ODS_HEAD                                                                                   \
  "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'><office:body>"        \
  "<office:spreadsheet><table:table>"
#define ODS_TAIL "</table:table></office:spreadsheet></office:body></office:document-content>"
#define ODS(rows) (const Part[]){ { "content.xml", ODS_HEAD rows ODS_TAIL }, { NULL, NULL } }
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define CELL(text)                                                                                 \
  "<table:table-cell office:value-type='string'><text:p>" text "</text:p></table:table-cell>"

static void
test_ods (void)
{
  g_autofree char *plain = describe (
      ODS ("<table:table-row table:number-rows-repeated='2'><table:table-cell/></table:table-row>"
           ROW (CELL ("a") CELL ("b") CELL ("c")
                "<table:table-cell table:number-columns-repeated='16381'/>")
           ROW (CELL ("00123") "<table:table-cell table:number-columns-repeated='2' "
                               "office:value-type='float' office:value='0.5'>"
                               "<text:p>0,50</text:p></table:table-cell>")
           ROW ("<table:table-cell office:value-type='date' office:date-value='1956-04-15'>"
                "<text:p>15.4.56</text:p></table:table-cell>"
                "<table:table-cell office:value-type='string'><office:annotation><text:p>note"
                "</text:p></office:annotation><text:p>x<text:s text:c='2'/>y</text:p>"
                "<text:p>z &amp; &lt;</text:p></table:table-cell>")
           "<table:table-row table:number-rows-repeated='1048000'><table:table-cell/>"
           "</table:table-row>"));
  g_assert_cmpstr (plain, ==,
                   "⟨a⟩⟨b⟩⟨c⟩ 4:⟨00123⟩⟨0.5⟩⟨0.5⟩ 5:⟨1956-04-15⟩⟨x  y\nz & <⟩⟨⟩");
}

#define XLSX(sheet)                                                                                \
  (const Part[])                                                                                   \
  {                                                                                                \
    { "xl/workbook.xml", "<workbook xmlns:r='r'><sheets><sheet name='a' r:id='rId7'/>"             \
                         "<sheet name='b' r:id='rId1'/></sheets></workbook>" },                    \
        { "xl/_rels/workbook.xml.rels",                                                            \
          "<R><Relationship Id='rId1' Target='worksheets/sheet1.xml'/>"                            \
          "<Relationship Id='rId7' Target='worksheets/sheet2.xml'/></R>" },                        \
        { "xl/sharedStrings.xml", "<sst><si><t>one</t></si><si><r><t>tw</t></r><r><t>o</t></r>"    \
                                  "<rPh><t>x</t></rPh></si></sst>" },                              \
        { "xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId='170' "                          \
                           "formatCode='yyyy\\-mm'/></numFmts><cellStyleXfs><xf numFmtId='14'/>"   \
                           "</cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/>"         \
                           "<xf numFmtId='170'/></cellXfs></styleSheet>" },                        \
        { "xl/worksheets/sheet2.xml", "<worksheet><sheetData>" sheet "</sheetData></worksheet>" }, \
    {                                                                                              \
      NULL, NULL                                                                                   \
    }                                                                                              \
  }

static void
test_xlsx (void)
{
  g_autofree char *plain = describe (XLSX (
      "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='C1' t='s'><v>1</v></c></row>"
      "<row r='3'><c r='B3' t='inlineStr'><is><t>a_x000D_b</t></is></c><c r='C3' s='1'>"
      "<v>20560</v></c></row>"
      "<row r='4'><c r='A4'><v>0.07000000000000001</v></c><c r='B4'><v>9.12345678901235E+17</v>"
      "</c><c r='C4' s='2'><v>20560.5</v></c></row>"
      "<row r='5'><c r='A5' t='b'><v>1</v></c><c r='B5' t='str'><f>A1</f><v>t</v></c></row>"));
  g_assert_cmpstr (plain, ==,
                   "⟨one⟩⟨⟩⟨two⟩ 3:⟨⟩⟨a\rb⟩⟨1956-04-15⟩ 4:⟨0.07⟩⟨9.12345678901235E+17⟩⟨20560.5⟩ "
                   "5:⟨yes⟩⟨t⟩⟨⟩");
}

static char *
repeat (const char *piece, guint times)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < times; i++)
    g_string_append (text, piece);
  return g_string_free (text, FALSE);
}

/* A few bytes that ask for gigabytes, and XML without a bottom. */
static void
test_greedy (void)
{
  g_autofree char *blanks = repeat ("<text:s text:c='10000'/>", 2000);
  g_autofree char *many = g_strconcat (ODS_HEAD "<table:table-row><table:table-cell><text:p>",
                                       blanks,
                                       "</text:p></table:table-cell></table:table-row>" ODS_TAIL,
                                       NULL);
  g_autofree char *long_cell = repeat ("x", 100000);
  g_autofree char *wide = g_strconcat (ODS_HEAD "<table:table-row><table:table-cell "
                                                "table:number-columns-repeated='16384'><text:p>",
                                       long_cell,
                                       "</text:p></table:table-cell></table:table-row>" ODS_TAIL,
                                       NULL);
  g_autofree char *deep = repeat ("<a>", 100000);
  const char *const texts[] = { many, wide, deep };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const Part parts[] = { { "content.xml", texts[i] }, { NULL, NULL } };
      g_autofree char *found = describe (parts);
      g_assert_true (g_str_has_prefix (found, "E "));
    }
}

/* The last cell that a workbook has is a cell; what lies beyond it is none. */
static void
test_far_cells (void)
{
  g_autofree char *last = describe (
      XLSX ("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>"
            "<row r='1048576'><c r='XFD1048576' t='s'><v>1</v></c></row>"));
  g_assert_true (g_str_has_prefix (last, "⟨one⟩⟨two⟩ 1048576:⟨⟩"));
  static const char *const far[] = { "XFE2", "ZZZZZZZZZZ2", "XFD" };
  for (gsize i = 0; i < G_N_ELEMENTS (far); i++)
    {
      g_autofree char *sheet
          = g_strdup_printf ("<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c></row>"
                             "<row r='2'><c r='%s' t='s'><v>1</v></c></row></sheetData></worksheet>",
                             far[i]);
      const Part parts[] = { { "xl/workbook.xml", "<workbook/>" },
                             { "xl/sharedStrings.xml", "<sst><si><t>a</t></si><si><t>b</t></si></sst>" },
                             { "xl/worksheets/sheet1.xml", sheet },
                             { NULL, NULL } };
      g_autofree char *found = describe (parts);
      /* A place without a row number is in the row that it stands in. */
      g_assert_true (g_str_has_prefix (found, i == 2 ? "⟨a⟩ 2:⟨⟩" : "E "));
    }
}

static void
test_hostile (void)
{
  static const char laughs[] = "<!DOCTYPE d [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;'>]>"
                               ODS_HEAD ROW (CELL ("&b;")) ODS_TAIL;
  static const char outside[] = "<!DOCTYPE d [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"
                                ODS_HEAD ROW (CELL ("&a;")) ODS_TAIL;
  const Part wrong[][3] = {
    { { "content.xml", laughs } },
    { { "content.xml", outside } },
    { { "content.xml", "<a><b>" } },
    { { "content.xml", "" } },
    { { "content.xml", ODS_HEAD ODS_TAIL } },
    { { "something", "else" } },
    { { "../../etc/passwd", "x" }, { "/tmp/x", "y" } },
    { { "xl/workbook.xml", "<workbook/>" } },
    { { "content.xml", ODS_HEAD ROW ("<table:table-cell table:number-columns-repeated='99999999' "
                                     "office:value-type='string'><text:p>x</text:p>"
                                     "</table:table-cell>") ODS_TAIL } },
    { { "content.xml", ODS_HEAD ROW (CELL ("a"))
                           "<table:table-row table:number-rows-repeated='99999999'>" CELL ("b")
                       "</table:table-row>" ODS_TAIL } },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *found = describe (wrong[i]);
      g_test_message ("%s", found);
      g_assert_true (g_str_has_prefix (found, "E "));
    }
  /* Bytes are counted as they come out. */
  g_autoptr (GBytes) bomb
      = make_zip ((const Part[]){ { "content.xml", "<a>" }, { NULL, NULL } }, (gsize) 257 << 20);
  g_autoptr (GError) error = NULL;
  g_assert_cmpuint (g_bytes_get_size (bomb), <, 1 << 20);
  g_assert_null (lian_sheet_read (bomb, NULL, NULL, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_INPUT);
}

/* Cut off anywhere, or with a byte changed: refused or read, never more. */
static void
test_damaged (void)
{
  g_autoptr (GBytes) whole = make_zip (
      XLSX ("<row r='1'><c r='A1' t='s'><v>0</v></c></row><row r='2'><c r='A2'><v>1</v></c></row>"),
      0);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (whole, &length);
  for (gsize i = 4; i < length; i += 3)
    {
      g_autofree guint8 *copy = g_memdup2 (bytes, length);
      copy[i] ^= (guint8) g_test_rand_int_range (1, 256);
      g_autoptr (GBytes) cut = g_bytes_new (bytes, i);
      g_autoptr (GBytes) changed = g_bytes_new (copy, length);
      g_autoptr (LianSheet) a = lian_sheet_read (cut, NULL, NULL, NULL);
      g_autoptr (LianSheet) b = lian_sheet_read (changed, NULL, NULL, NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spreadsheet/ods", test_ods);
  g_test_add_func ("/spreadsheet/xlsx", test_xlsx);
  g_test_add_func ("/spreadsheet/hostile", test_hostile);
  g_test_add_func ("/spreadsheet/greedy", test_greedy);
  g_test_add_func ("/spreadsheet/far-cells", test_far_cells);
  g_test_add_func ("/spreadsheet/damaged", test_damaged);
  return g_test_run ();
}
