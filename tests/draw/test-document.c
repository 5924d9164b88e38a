/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Printed pages: nothing is lost, nothing overlaps, headings are repeated. */

#include "lian-pages-private.h"
#include "sample-document.h"

#include <string.h>

static guint
count (const char *text, const char *word)
{
  guint n = 0;

  for (const char *p = strstr (text, word); p != NULL; p = strstr (p + strlen (word), word))
    n++;
  return n;
}

static guint
count_in_page (LianPages *pages, guint page, const char *word)
{
  g_autofree char *text = lian_pages_dup_text (pages, page);

  return count (text, word);
}

static guint
count_in_pages (LianPages *pages, const char *word)
{
  guint n = 0;

  for (guint i = 0; i < lian_pages_get_n_pages (pages); i++)
    n += count_in_page (pages, i, word);
  return n;
}

static char *
dup_all_text (LianPages *pages)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < lian_pages_get_n_pages (pages); i++)
    {
      g_autofree char *text = lian_pages_dup_text (pages, i);

      g_string_append (all, text);
    }
  return g_string_free (all, FALSE);
}

/* The ink of a page, in points. */
static cairo_rectangle_t
measure_ink (LianPages *pages, guint page)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  cairo_rectangle_t ink;

  lian_pages_draw (pages, page, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_recording_surface_ink_extents (surface, &ink.x, &ink.y, &ink.width, &ink.height);
  cairo_surface_destroy (surface);
  return ink;
}

static void
assert_ink_inside (LianPages *pages)
{
  double width, height;

  lian_pages_get_size (pages, &width, &height);
  for (guint i = 0; i < lian_pages_get_n_pages (pages); i += 1 + i / 8)
    {
      cairo_rectangle_t ink = measure_ink (pages, i);

      g_assert_cmpfloat (ink.x, >=, 70);
      g_assert_cmpfloat (ink.x + ink.width, <=, width - 40);
      g_assert_cmpfloat (ink.y, >=, 30);
      g_assert_cmpfloat (ink.y + ink.height, <=, height - 20);
    }
}

static void
test_empty (void)
{
  g_autoptr (LianDocument) document = lian_document_new (NULL, "en");
  g_autoptr (LianPages) pages = lian_document_layout (document, NULL);
  cairo_rectangle_t ink = measure_ink (pages, 0);

  g_assert_cmpuint (lian_pages_get_n_pages (pages), ==, 1);
  g_assert_cmpfloat (ink.width, ==, 0);
}

static void
test_contract (void)
{
  static const char *const words[] = { "一、", "九、", "壹万贰仟肆佰捌拾元整", "12,480.00", "锄头",
                                       "（盖章）", "鉴证：市手工业管理局" };
  g_autoptr (LianDocument) document = sample_document_new_contract ("zh-cn");
  g_autoptr (LianPages) pages = lian_document_layout (document, NULL);

  g_assert_cmpuint (lian_pages_get_n_pages (pages), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_cmpuint (count_in_pages (pages, words[i]), >=, 1);
  g_assert_cmpuint (count_in_pages (pages, "代表签字"), ==, 4);

  /* The last clause goes with the signatures. */
  g_assert_cmpuint (count_in_page (pages, 1, "九、"), ==, 1);
  assert_ink_inside (pages);
}

static void
test_register (void)
{
  g_autoptr (LianDocument) document = sample_document_new_register (5000);
  g_autoptr (LianPages) pages = lian_document_layout (document, NULL);
  guint n_pages = lian_pages_get_n_pages (pages);
  guint n_rows = 0;

  g_assert_cmpuint (n_pages, >, 100);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *text = lian_pages_dup_text (pages, i);

      g_assert_cmpuint (count (text, "Members"), ==, 1);
      g_assert_cmpuint (count (text, "\nC"), >, 0);
      n_rows += count (text, "\nC");
    }
  g_assert_cmpuint (n_rows, ==, 5000);
  g_assert_cmpuint (count_in_page (pages, n_pages - 1, "sum-of-all"), ==, 1);
}

/* Whatever the number of rows, the sum follows a row on its page. */
static void
test_total_not_alone (void)
{
  for (guint n = 30; n < 50; n++)
    {
      g_autoptr (LianDocument) document = sample_document_new_register (n);
      g_autoptr (LianPages) pages = lian_document_layout (document, NULL);
      guint last = lian_pages_get_n_pages (pages) - 1;

      g_assert_cmpuint (count_in_page (pages, last, "\nC"), >, 0);
      g_assert_cmpuint (count_in_page (pages, last, "sum-of-all"), ==, 1);
    }
}

static void
test_keep_with_next (void)
{
  for (guint height = 560; height < 700; height += 5)
    {
      g_autoptr (LianDocument) document = lian_document_new ("t", "en");
      g_autoptr (LianPages) pages = NULL;
      guint page;

      lian_document_add_paragraph (document, "before");
      lian_document_add_space (document, height);
      lian_document_add_heading (document, "first heading");
      lian_document_add_heading (document, "second heading");
      lian_document_add_paragraph (document, "body-1\nbody-2\nbody-3");
      pages = lian_document_layout (document, NULL);
      page = count_in_page (pages, 0, "first heading") > 0 ? 0 : 1;

      g_assert_cmpuint (count_in_page (pages, page, "second heading"), ==, 1);
      g_assert_cmpuint (count_in_page (pages, page, "body-1"), ==, 1);
      g_assert_cmpuint (count_in_page (pages, page, "body-2"), ==, 1);
      g_assert_cmpuint (count_in_pages (pages, "body-3"), ==, 1);
    }
}

static void
test_signatures_whole (void)
{
  static const char *const lines[] = { "sign-a", "sign-b", "sign-c", NULL };
  static const LianDocumentSignature box = { "party", lines, "stamp" };

  for (guint height = 400; height < 720; height += 10)
    {
      g_autoptr (LianDocument) document = lian_document_new ("t", "en");
      g_autoptr (LianPages) pages = NULL;
      guint page;

      lian_document_add_title (document, "top");
      lian_document_add_space (document, height);
      lian_document_add_paragraph (document, "signed text");
      lian_document_add_place_date (document, "place");
      lian_document_add_signatures (document, &box, 1);
      pages = lian_document_layout (document, NULL);
      page = lian_pages_get_n_pages (pages) - 1;

      for (const char *const *line = lines; *line != NULL; line++)
        g_assert_cmpuint (count_in_page (pages, page, *line), ==, 1);
      g_assert_cmpuint (count_in_page (pages, page, "party"), ==, 1);
      g_assert_cmpuint (count_in_page (pages, page, "stamp"), ==, 1);
      g_assert_cmpuint (count_in_page (pages, page, "place"), ==, 1);
      g_assert_cmpuint (count_in_page (pages, page, "signed text"), ==, 1);
    }
}

/* A long text is not moved as a whole to go with its signatures. */
static void
test_signed_text (void)
{
  static const LianDocumentSignature box = { "party", NULL, "stamp" };

  for (guint n = 35; n < 80; n++)
    {
      g_autoptr (LianDocument) document = lian_document_new ("t", "en");
      g_autoptr (LianPages) pages = NULL;
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint i = 0; i < n; i++)
        g_string_append_printf (text, "%sline-%03u", i > 0 ? "\n" : "", i);
      lian_document_add_title (document, "top");
      lian_document_add_clause (document, "1", "heading", text->str);
      lian_document_add_signatures (document, &box, 1);
      pages = lian_document_layout (document, NULL);

      g_assert_cmpuint (lian_pages_get_n_pages (pages), <=, 2);
      g_assert_cmpuint (count_in_page (pages, 0, "line-"), >=, 33);
      g_assert_cmpuint (count_in_pages (pages, "line-"), ==, n);
      if (lian_pages_get_n_pages (pages) == 2)
        g_assert_cmpuint (count_in_page (pages, 1, "line-"), >=, 2);
    }
}

static void
test_tall_row (void)
{
  static const LianDocumentColumn columns[] = { { "head", 1, LIAN_ALIGN_START },
                                                { "n", 1, LIAN_ALIGN_END } };
  g_autoptr (LianDocument) document = lian_document_new ("t", "en");
  g_autoptr (LianPages) pages = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  const char *cells[] = { NULL, "figure" };
  LianDocumentTable *table = lian_document_add_table (document, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < 180; i++)
    g_string_append_printf (text, "line-%03u\n", i);
  cells[0] = text->str;
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
  pages = lian_document_layout (document, NULL);

  g_assert_cmpuint (lian_pages_get_n_pages (pages), ==, 4);
  g_assert_cmpuint (count_in_pages (pages, "line-"), ==, 180);
  g_assert_cmpuint (count_in_pages (pages, "head"), ==, 4);
  g_assert_cmpuint (count_in_pages (pages, "figure"), ==, 1);
  assert_ink_inside (pages);
}

static void
test_hostile (void)
{
  g_autoptr (LianDocument) document = sample_document_new_hostile ();
  g_autoptr (LianPages) pages = lian_document_layout (document, NULL);
  g_autofree char *text = dup_all_text (pages);

  g_assert_cmpuint (lian_pages_get_n_pages (pages), <, 400);
  g_assert_cmpuint (count (text, "last"), ==, 1);
  g_assert_cmpuint (count (text, "Tom & Co <b>"), >=, 20);
  g_assert_cmpuint (count (text, "𠮷"), >=, 20);
  g_assert_cmpuint (count (text, "שלום עולם"), >=, 20);
  g_assert_cmpuint (count (text, "%s %n %d"), >=, 20);
  assert_ink_inside (pages);
}

/* Not one of many letters is lost where a word is broken over lines and pages. */
static void
test_nothing_lost (void)
{
  g_autofree char *endless = g_strnfill (10000, 'x');
  g_autoptr (LianDocument) document = lian_document_new ("", "en");
  g_autoptr (LianPages) pages = NULL;

  lian_document_add_title (document, endless);
  lian_document_add_clause (document, NULL, endless, endless);
  lian_document_add_receipt (document, NULL, endless);
  pages = lian_document_layout (document, NULL);
  g_assert_cmpuint (lian_pages_get_n_pages (pages), >, 4);
  g_assert_cmpuint (count_in_pages (pages, "x"), ==, 40000);
}

static void
test_same_lines_on_any_surface (void)
{
  g_autoptr (LianDocument) document = sample_document_new_contract ("zh-cn");
  g_autoptr (LianPages) pages = lian_document_layout (document, NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1191, 1684);
  cairo_t *cr = cairo_create (surface);
  cairo_rectangle_t ink = measure_ink (pages, 0);
  const guint8 *row;
  gboolean any = FALSE;

  cairo_scale (cr, 2, 2);
  lian_pages_draw (pages, 0, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  /* Twice the scale gives ink at twice the place. */
  row = cairo_image_surface_get_data (surface)
        + (gsize) cairo_image_surface_get_stride (surface) * (gsize) (2 * ink.y - 4);
  for (guint x = 0; x < 1191 * 4; x++)
    g_assert_cmpuint (row[x], ==, 0);
  row += (gsize) cairo_image_surface_get_stride (surface) * 8;
  for (guint x = 0; x < 1191 * 4; x++)
    any |= row[x] != 0;
  g_assert_true (any);
  cairo_surface_destroy (surface);
}

static gpointer
draw_in_thread (gpointer data)
{
  cairo_rectangle_t ink = measure_ink (data, 0);

  g_assert_cmpfloat (ink.width, >, 100);
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (LianDocument) document = sample_document_new_decision ();
  g_autoptr (LianPages) pages = lian_document_layout (document, NULL);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("draw", draw_in_thread, pages);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
test_landscape (void)
{
  g_autoptr (LianDocument) document = sample_document_new_register (60);
  g_autoptr (LianPages) pages = NULL;
  double width, height;

  lian_document_set_landscape (document, TRUE);
  pages = lian_document_layout (document, NULL);
  lian_pages_get_size (pages, &width, &height);
  g_assert_cmpfloat (width, >, height);
  assert_ink_inside (pages);
}

static void
test_charts (void)
{
  g_autoptr (LianDocument) document = sample_document_new_report ();
  g_autoptr (LianPages) pages = lian_document_layout (document, NULL);

  /* The second chart does not fit on the page, so its heading goes with it. */
  g_assert_cmpuint (lian_pages_get_n_pages (pages), ==, 2);
  g_assert_cmpuint (count_in_page (pages, 1, "交货"), ==, 1);
  assert_ink_inside (pages);
}

static LianMapSpec *
create_map (double far, guint n_legend)
{
  LianMapSpec *map = lian_map_spec_new ("Coverage", "within 800 m");
  const LianMapMark near = { .sign = LIAN_MAP_SIGN_POINT, .label = "near", .key = "service_point" };
  LianMapMark other = near;

  other.x = far;
  other.y = far / 2;
  lian_map_spec_add_mark (map, &near);
  lian_map_spec_add_mark (map, &other);
  for (guint i = 0; i < n_legend; i++)
    lian_map_spec_add_legend_line (map, LIAN_MAP_LINE_ROUND, "a line with many words of legend");
  return map;
}

/* Before and after are compared by eye: the same ground at the same scale, although one legend is
 * longer and one map reaches farther. */
static void
test_two_maps (void)
{
  g_autoptr (LianDocument) document = lian_document_new ("Proposal", "en");
  g_autoptr (LianMapSpec) before = create_map (5000, 1), after = create_map (9000, 7);

  lian_document_add_maps (document, before, after, 290);
  g_autoptr (LianPages) pages = lian_document_layout (document, NULL);
  g_assert_cmpuint (pages->maps->len, ==, 2);
  LianMapLayout *first = pages->maps->pdata[0], *second = pages->maps->pdata[1];
  const LianMapView one = lian_map_layout_get_view (first), other = lian_map_layout_get_view (second);
  const LianMapView whole = lian_map_layout_get_whole (second);
  g_assert_cmpfloat (one.scale, ==, other.scale);
  g_assert_cmpfloat (one.x, ==, other.x);
  g_assert_cmpfloat (one.y, ==, other.y);
  g_assert_cmpfloat_with_epsilon (one.scale, whole.scale, whole.scale / 1000);
  g_assert_cmpfloat_with_epsilon (lian_map_layout_get_frame (first).height,
                                  lian_map_layout_get_frame (second).height, 0.01);
  assert_ink_inside (pages);
}

/* A text is set once for all places where it looks alike, and anew where anything of it differs. */
static void
test_texts_kept (void)
{
  static const LianCell plain = { .text = "甲方 Party A", .style = LIAN_TEXT_STYLE_CELL, .width = 90 };
  LianCell cells[7] = { plain, plain, plain, plain, plain, plain, plain };
  g_autoptr (LianTypesetter) typesetter = _lian_typesetter_get (NULL, "zh-cn");
  g_autoptr (LianTypesetter) again = _lian_typesetter_get (NULL, "zh-cn");
  guint before = _lian_typesetter_get_n_set (typesetter);
  PangoLayout *first;

  g_assert_true (again == typesetter);
  cells[0].x = 200;
  cells[1].text = "乙方 Party B";
  cells[2].style = LIAN_TEXT_STYLE_STRONG;
  cells[3].align = LIAN_ALIGN_END;
  cells[4].width = 40;
  cells[5].max_lines = 1;
  cells[6].language = "en";
  first = _lian_typesetter_set (typesetter, &plain);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      PangoLayout *layout = _lian_typesetter_set (typesetter, &cells[i]);

      g_assert_true ((layout == first) == (i == 0));
      g_assert_cmpstr (pango_layout_get_text (layout), ==, cells[i].text);
      g_assert_cmpuint (_lian_typesetter_get_n_set (typesetter) - before, ==, 1 + i);
    }
  g_assert_cmpint (pango_layout_get_line_count (_lian_typesetter_set (typesetter, &plain)), ==, 1);
  g_assert_cmpint (pango_layout_get_line_count (_lian_typesetter_set (typesetter, &cells[4])), ==, 2);
}

/* What is kept is bounded, in number and in the length of a text. */
static void
test_texts_forgotten (void)
{
  g_autoptr (LianTypesetter) typesetter = _lian_typesetter_get (NULL, "en");
  g_autofree char *tale = g_strnfill (5000, 'x');
  LianCell cell = { .text = tale, .style = LIAN_TEXT_STYLE_BODY, .width = 300 }, first = cell;

  first.text = "the first of many";
  _lian_typesetter_set (typesetter, &first);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (pango_layout_get_text (_lian_typesetter_set (typesetter, &cell)), ==, tale);
  g_assert_cmpuint (_lian_typesetter_get_n_set (typesetter), ==, 3);
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      cell.text = text;
      _lian_typesetter_set (typesetter, &cell);
    }
  _lian_typesetter_set (typesetter, &first);
  g_assert_cmpuint (_lian_typesetter_get_n_set (typesetter), ==, 3 + 2000 + 1);
}

/* Pages like those before cost nothing to set. */
static void
test_pages_set_once (void)
{
  g_autoptr (LianDocument) document = sample_document_new_register (40);
  g_autoptr (LianPages) pages = lian_document_layout (document, NULL);
  g_autoptr (LianTypesetter) typesetter = _lian_typesetter_get (NULL, document->language);
  guint before;

  measure_ink (pages, 0);
  before = _lian_typesetter_get_n_set (typesetter);
  measure_ink (pages, 0);
  g_assert_cmpuint (before, >, 0);
  g_assert_cmpuint (_lian_typesetter_get_n_set (typesetter), ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/empty", test_empty);
  g_test_add_func ("/document/contract", test_contract);
  g_test_add_func ("/document/register", test_register);
  g_test_add_func ("/document/total-not-alone", test_total_not_alone);
  g_test_add_func ("/document/keep-with-next", test_keep_with_next);
  g_test_add_func ("/document/signatures-whole", test_signatures_whole);
  g_test_add_func ("/document/signed-text", test_signed_text);
  g_test_add_func ("/document/tall-row", test_tall_row);
  g_test_add_func ("/document/hostile", test_hostile);
  g_test_add_func ("/document/nothing-lost", test_nothing_lost);
  g_test_add_func ("/document/same-lines-on-any-surface", test_same_lines_on_any_surface);
  g_test_add_func ("/document/threads", test_threads);
  g_test_add_func ("/document/landscape", test_landscape);
  g_test_add_func ("/document/charts", test_charts);
  g_test_add_func ("/document/two-maps", test_two_maps);

  g_test_add_func ("/document/texts-kept", test_texts_kept);
  g_test_add_func ("/document/texts-forgotten", test_texts_forgotten);
  g_test_add_func ("/document/pages-set-once", test_pages_set_once);
  return g_test_run ();
}
