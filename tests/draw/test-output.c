/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Files are whole or not there, on a full disk as well. */

#include "lian-output.h"
#include "test-folder.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define DATE "1956-04-15T09:00:00Z"

static const char *const NAMES[] = { "a.pdf", "a.svg", "a.png" };

static LianOutput *
open_output (const char *path, LianOutputFormat format)
{
  g_autoptr (GError) error = NULL;
  LianOutput *output = lian_output_new (path, format, 200, 100, &error);

  g_assert_no_error (error);
  lian_output_set_title (output, "Tom & Co <b>");
  lian_output_set_author (output, "朱");
  lian_output_set_date (output, DATE);
  return output;
}

/* Many different pages, so that the file is large in every format. */
static void
draw (LianOutput *output, guint n_shapes)
{
  cairo_t *cr = lian_output_get_cairo (output);
  guint32 state = 1;

  for (guint i = 0; i < n_shapes; i++)
    {
      state = state * 1664525u + 1013904223u;
      cairo_set_source_rgb (cr, (state >> 8 & 255) / 255.0, (state >> 16 & 255) / 255.0, 0.5);
      cairo_rectangle (cr, state % 199, (state >> 12) % 99, 1 + state % 7, 1 + state % 5);
      cairo_fill (cr);
      if (i % 500 == 499)
        lian_output_end_page (output);
    }
  lian_output_end_page (output);
}

static gboolean
write_file (const char *path, LianOutputFormat format, guint n_shapes, GError **error)
{
  g_autoptr (LianOutput) output = open_output (path, format);

  draw (output, n_shapes);
  return lian_output_finish (output, error);
}

static void
test_formats (void)
{
  static const char *const starts[] = { "%PDF-", "<?xml", "\x89PNG" };
  g_autofree char *folder = test_folder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      g_autofree char *path = g_build_filename (folder, NAMES[i], NULL);
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;
      GStatBuf info;

      g_assert_true (write_file (path, (LianOutputFormat) i, 10, &error));
      g_assert_no_error (error);
      text = test_folder_read (folder, NAMES[i], NULL);
      g_assert_true (g_str_has_prefix (text, starts[i]));
      g_assert_cmpint (g_stat (path, &info), ==, 0);
      g_assert_cmpint (info.st_mode & 0777, ==, 0600);
    }
  g_assert_cmpuint (test_folder_count (folder), ==, 3);
  test_folder_remove (folder);
}

static void
test_same_bytes (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *a = g_build_filename (folder, "a", NULL);
  g_autofree char *b = g_build_filename (folder, "b", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      g_autofree char *first = NULL, *second = NULL;
      gsize first_length, second_length;

      if (i == LIAN_OUTPUT_SVG)
        continue; /* cairo numbers its groups through the life of the process */
      g_assert_true (write_file (a, (LianOutputFormat) i, 700, NULL));
      g_assert_true (write_file (b, (LianOutputFormat) i, 700, NULL));
      first = test_folder_read (folder, "a", &first_length);
      second = test_folder_read (folder, "b", &second_length);
      g_assert_cmpmem (first, first_length, second, second_length);
    }
  test_folder_remove (folder);
}

static void
test_replaces_only_when_finished (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *old = NULL, *new = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      LianOutput *output = open_output (path, (LianOutputFormat) i);

      draw (output, 2000);
      g_assert_cmpuint (test_folder_count (folder), ==, 2);
      lian_output_free (output);
    }
  g_assert_cmpuint (test_folder_count (folder), ==, 1);
  old = test_folder_read (folder, "a.pdf", NULL);
  g_assert_cmpstr (old, ==, "old");

  g_assert_true (write_file (path, LIAN_OUTPUT_PDF, 10, NULL));
  new = test_folder_read (folder, "a.pdf", NULL);
  g_assert_true (g_str_has_prefix (new, "%PDF-"));
  g_assert_cmpuint (test_folder_count (folder), ==, 1);
  test_folder_remove (folder);
}

static void
test_symbolic_link (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "real.pdf", NULL);
  g_autofree char *link = g_build_filename (folder, "link.pdf", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_cmpint (symlink ("real.pdf", link), ==, 0);
  g_assert_true (write_file (link, LIAN_OUTPUT_PDF, 10, NULL));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  text = test_folder_read (folder, "real.pdf", NULL);
  g_assert_true (g_str_has_prefix (text, "%PDF-"));
  test_folder_remove (folder);
}

static void
test_long_name (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *name = g_strnfill (250, 'n');
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (write_file (path, LIAN_OUTPUT_PDF, 10, NULL));
  g_assert_cmpuint (test_folder_count (folder), ==, 1);
  test_folder_remove (folder);
}

static void
test_refusals (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *missing = g_build_filename (folder, "no", "a.pdf", NULL);
  const struct
  {
    const char *path;
    LianDrawError code;
  } cases[] = {
    { missing, LIAN_DRAW_ERROR_NOT_FOUND },
    { "", LIAN_DRAW_ERROR_NOT_FOUND },
    { folder, LIAN_DRAW_ERROR_NOT_A_FILE },
    { "/dev/full", LIAN_DRAW_ERROR_NOT_A_FILE },
    { "/proc/a.pdf", LIAN_DRAW_ERROR_NOT_FOUND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (lian_output_new (cases[i].path, LIAN_OUTPUT_PDF, 10, 10, &error));
      g_assert_error (error, LIAN_DRAW_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].path));
    }
  g_assert_cmpuint (test_folder_count (folder), ==, 0);
  test_folder_remove (folder);
}

static void
test_too_large_image (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "a.png", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (lian_output_new (path, LIAN_OUTPUT_PNG, 1e9, 10, &error));
  g_assert_error (error, LIAN_DRAW_ERROR, LIAN_DRAW_ERROR_RENDER);
  g_assert_cmpuint (test_folder_count (folder), ==, 0);
  test_folder_remove (folder);
}

/* Writes each format into @folder, which is too small, and looks at what is left. */
static void
assert_full (const char *folder, const struct rlimit *limit)
{
  struct rlimit before;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      g_autofree char *path = g_build_filename (folder, "a", NULL);
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, "old", -1, NULL));
      if (limit != NULL)
        g_assert_cmpint (setrlimit (RLIMIT_FSIZE, limit), ==, 0);
      g_assert_false (write_file (path, (LianOutputFormat) i, 6000, &error));
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

      g_assert_error (error, LIAN_DRAW_ERROR, LIAN_DRAW_ERROR_NO_SPACE);
      g_assert_nonnull (strstr (error->message, path));
      g_assert_cmpuint (test_folder_count (folder), ==, 1);
      text = test_folder_read (folder, "a", NULL);
      g_assert_cmpstr (text, ==, "old");
    }
}

static void
test_size_limit (void)
{
  g_autofree char *folder = test_folder_new ();
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = 8 * 1024;
  assert_full (folder, &limit);
  test_folder_remove (folder);
}

static void
test_full_disk (void)
{
  g_autofree char *folder = test_folder_new ();

  if (mount ("tmpfs", folder, "tmpfs", 0, "size=24k,mode=0700") != 0)
    g_test_skip ("a full disk needs the right to mount one");
  else
    {
      assert_full (folder, NULL);
      g_assert_cmpint (umount (folder), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/output/formats", test_formats);
  g_test_add_func ("/output/same-bytes", test_same_bytes);
  g_test_add_func ("/output/replaces-only-when-finished", test_replaces_only_when_finished);
  g_test_add_func ("/output/symbolic-link", test_symbolic_link);
  g_test_add_func ("/output/long-name", test_long_name);
  g_test_add_func ("/output/refusals", test_refusals);
  g_test_add_func ("/output/too-large-image", test_too_large_image);
  g_test_add_func ("/output/size-limit", test_size_limit);
  g_test_add_func ("/output/full-disk", test_full_disk);

  return g_test_run ();
}
