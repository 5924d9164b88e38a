/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A register of a hundred pages as PDF beside cairo and Pango drawing as many texts. */
#include "bench.h"
#include "sample-document.h"

#include <glib/gstdio.h>
#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#define N_ROWS 3700

typedef struct
{
  char *folder;
  char *path;
  guint n_pages;
  double width;
  double height;
  GPtrArray *texts; /* of char **, the texts of each page */
} Bench;

static void
look_at_pages (Bench *bench)
{
  g_autoptr (LianDocument) document = sample_document_new_register (N_ROWS);
  PangoContext *context
      = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (LianPages) pages = lian_document_layout (document, context);
  g_object_unref (context);
  bench->n_pages = lian_pages_get_n_pages (pages);
  lian_pages_get_size (pages, &bench->width, &bench->height);
  for (guint i = 0; i < bench->n_pages; i++)
    {
      g_autofree char *text = lian_pages_dup_text (pages, i);
      g_ptr_array_add (bench->texts, g_strsplit (text, "\n", -1));
    }
}

static BenchTime
print_document (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GError) error = NULL;
  BenchTime start = bench_now ();
  g_autoptr (LianDocument) document = sample_document_new_register (N_ROWS);
  lian_document_write_pdf (document, bench->path, &error);
  g_assert_no_error (error);
  return bench_since (start);
}

static void
draw_page (cairo_t *cr, char **texts)
{
  for (guint i = 0; texts[i] != NULL; i++)
    {
      PangoLayout *layout = pango_cairo_create_layout (cr);
      PangoFontDescription *font = pango_font_description_from_string ("Noto Serif CJK SC 9");
      pango_layout_set_font_description (layout, font);
      pango_layout_set_text (layout, texts[i], -1);
      cairo_move_to (cr, 80 + 100 * (i % 4), 65 + 18.0 * (i / 4));
      pango_cairo_show_layout (cr, layout);
      pango_font_description_free (font);
      g_object_unref (layout);
    }
  cairo_show_page (cr);
}

static BenchTime
draw_texts (gpointer data)
{
  Bench *bench = data;
  BenchTime start = bench_now ();
  cairo_surface_t *surface
      = cairo_pdf_surface_create (bench->path, bench->width, bench->height);
  cairo_t *cr = cairo_create (surface);
  for (guint i = 0; i < bench->n_pages; i++)
    draw_page (cr, bench->texts->pdata[i]);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return bench_since (start);
}

int
main (void)
{
  static const BenchPair register_of_pages
      = { "a register as PDF", print_document, "the same texts by cairo and Pango", draw_texts };
  Bench bench = { .folder = g_dir_make_tmp ("lianshe-XXXXXX", NULL) };
  guint n_texts = 0;
  bench.path = g_build_filename (bench.folder, "register.pdf", NULL);
  bench.texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  look_at_pages (&bench);
  for (guint i = 0; i < bench.texts->len; i++)
    n_texts += g_strv_length (bench.texts->pdata[i]);
  g_print ("the register: %u pages, %u texts\n", bench.n_pages, n_texts);
  bench_compare (&register_of_pages, 5, &bench);
  g_remove (bench.path);
  g_rmdir (bench.folder);
  g_ptr_array_unref (bench.texts);
  g_free (bench.path);
  g_free (bench.folder);
  return 0;
}
