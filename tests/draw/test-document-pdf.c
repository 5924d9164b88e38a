/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Printed pages as a file: text to be found, fonts inside, the same bytes again. */

#include "sample-document.h"
#include "test-folder.h"

#include <string.h>

static char *
write_pdf (LianDocument *document, const char *folder, const char *name)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (lian_document_write_pdf (document, path, &error));
  g_assert_no_error (error);
  return path;
}

static void
test_pdf_text (void)
{
  static const char *const words[] = { "锄头", "壹万贰仟", "12,480.00", "第 1 页，共 2 页",
                                       "第 2 页，共 2 页", "Tom & Co <b>", "9f86d081884c7d65" };
  g_autofree char *folder = test_folder_new ();
  g_autoptr (LianDocument) document = sample_document_new_contract ("zh-cn");
  g_autofree char *path = write_pdf (document, folder, "a.pdf");
  const char *const arguments[] = { "-layout", path, "-", NULL };
  g_autofree char *text = test_folder_run ("pdftotext", arguments);

  if (text == NULL)
    g_test_skip ("pdftotext is not installed");
  else
    {
      g_auto (GStrv) parts = g_strsplit (text, "加工合同摘要", -1);

      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        g_assert_nonnull (strstr (text, words[i]));
      g_assert_cmpuint (g_strv_length (parts), ==, 3);
    }
  test_folder_remove (folder);
}

static void
test_pdf_fonts (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autoptr (LianDocument) document = sample_document_new_contract ("zh-cn");
  g_autofree char *path = write_pdf (document, folder, "a.pdf");
  const char *const arguments[] = { path, NULL };
  g_autofree char *text = test_folder_run ("pdffonts", arguments);
  g_auto (GStrv) lines = text != NULL ? g_strsplit (text, "\n", -1) : NULL;

  if (text == NULL)
    g_test_skip ("pdffonts is not installed");
  else
    for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
      {
        g_assert_nonnull (strstr (lines[i], "yes yes yes"));
        g_assert_null (strstr (lines[i], "CJKjp"));
      }
  test_folder_remove (folder);
}

static void
test_pdf_same_bytes (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *first = NULL, *second = NULL;
  gsize first_length, second_length;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (LianDocument) document = sample_document_new_contract ("zh-cn");

      g_free (write_pdf (document, folder, i == 0 ? "a" : "b"));
    }
  first = test_folder_read (folder, "a", &first_length);
  second = test_folder_read (folder, "b", &second_length);
  g_assert_cmpmem (first, first_length, second, second_length);
  test_folder_remove (folder);
}

static void
test_pdf_fails (void)
{
  g_autoptr (LianDocument) document = sample_document_new_decision ();
  g_autoptr (GError) error = NULL;

  g_assert_false (lian_document_write_pdf (document, "/nowhere/at/all.pdf", &error));
  g_assert_error (error, LIAN_DRAW_ERROR, LIAN_DRAW_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/pdf-text", test_pdf_text);
  g_test_add_func ("/document/pdf-fonts", test_pdf_fonts);
  g_test_add_func ("/document/pdf-same-bytes", test_pdf_same_bytes);
  g_test_add_func ("/document/pdf-fails", test_pdf_fails);

  return g_test_run ();
}
