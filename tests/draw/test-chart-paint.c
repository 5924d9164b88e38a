/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Charts leave ink where they should, in every palette and format. */

#include "lian-chart-paint.h"
#include "sample-chart.h"
#include "test-folder.h"

#include <math.h>
#include <string.h>

static const LianChartPalette *const PALETTES[]
    = { &lian_chart_palette_light, &lian_chart_palette_dark, &lian_chart_palette_print };

/* One of each kind. */
#define N_SAMPLES 7

static LianChartSpec *
new_sample (guint i)
{
  static const LianChartKind kinds[] = { LIAN_CHART_BARS, LIAN_CHART_PANELS, LIAN_CHART_STACKED };

  return i < 3    ? sample_chart_new_bars (kinds[i], 24)
         : i == 3 ? sample_chart_new_matrix ()
         : i == 4 ? sample_chart_new_steps ()
         : i == 5 ? sample_chart_new_columns ()
                  : sample_chart_new_lanes ();
}

static cairo_rectangle_t
measure_ink (LianChartLayout *layout, const LianChartPalette *palette)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  cairo_rectangle_t ink;

  lian_chart_paint (cr, layout, palette);
  lian_chart_paint_focus (cr, layout, palette, 0, 0);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_recording_surface_ink_extents (surface, &ink.x, &ink.y, &ink.width, &ink.height);
  cairo_surface_destroy (surface);
  return ink;
}

static void
test_ink (void)
{
  for (guint i = 0; i < N_SAMPLES; i++)
    {
      g_autoptr (LianChartSpec) spec = new_sample (i);
      g_autoptr (LianChartLayout) layout = lian_chart_layout_new_for_text (spec, 560, 0, 1);
      double width, height;

      lian_chart_layout_get_size (layout, &width, &height);
      for (guint p = 0; p < G_N_ELEMENTS (PALETTES); p++)
        {
          cairo_rectangle_t ink = measure_ink (layout, PALETTES[p]);

          g_assert_cmpfloat (ink.x, >=, 4);
          g_assert_cmpfloat (ink.y, >=, 4);
          g_assert_cmpfloat (ink.x + ink.width, <=, width - 2);
          g_assert_cmpfloat (ink.y + ink.height, <=, height);
          g_assert_cmpfloat (ink.width, >, width * 0.75);
          g_assert_cmpfloat (ink.height, >, height * 0.75);
        }
    }
}

/* Two labels never stand on each other where everything has room. */
static void
test_labels_apart (void)
{
  for (guint i = 0; i < N_SAMPLES; i++)
    for (double scale = 1; scale <= 2; scale += 1)
      {
        g_autoptr (LianChartSpec) spec = new_sample (i);
        g_autoptr (LianChartLayout) layout
            = lian_chart_layout_new_for_text (spec, 640 * scale, 0, scale);
        guint n;
        const LianChartLabel *labels = lian_chart_layout_get_labels (layout, &n);

        for (guint a = 0; a < n; a++)
          for (guint b = 0; b < a; b++)
            {
              double x = MIN (labels[a].place.x + labels[a].place.width,
                              labels[b].place.x + labels[b].place.width)
                         - MAX (labels[a].place.x, labels[b].place.x);
              double y = MIN (labels[a].place.y + labels[a].place.height,
                              labels[b].place.y + labels[b].place.height)
                         - MAX (labels[a].place.y, labels[b].place.y);

              if (x > 2 && y > 4)
                g_error ("“%s” stands on “%s”", labels[a].text, labels[b].text);
            }
      }
}

static double
luminance (const LianChartColor *color)
{
  const double parts[] = { color->red, color->green, color->blue };
  const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0;

  for (guint i = 0; i < 3; i++)
    sum += weights[i]
           * (parts[i] <= 0.03928 ? parts[i] / 12.92 : pow ((parts[i] + 0.055) / 1.055, 2.4));
  return sum;
}

static double
contrast (const LianChartColor *a, const LianChartColor *b)
{
  double first = luminance (a), second = luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

static void
test_contrast (void)
{
  for (guint p = 0; p < G_N_ELEMENTS (PALETTES); p++)
    {
      const LianChartPalette *palette = PALETTES[p];

      g_assert_cmpfloat (contrast (&palette->text, &palette->background), >=, 7);
      g_assert_cmpfloat (contrast (&palette->muted, &palette->background), >=, 4.5);
      g_assert_cmpfloat (contrast (&palette->focus, &palette->background), >=, 3);
      g_assert_cmpfloat (contrast (&palette->lines[0], &palette->background), >=, 3);
      g_assert_cmpfloat (contrast (&palette->fills[0], &palette->fills[1]), >=, 3);
      for (guint i = 0; i < LIAN_N_CHART_STYLES; i++)
        {
          g_assert_cmpfloat (contrast (&palette->on_fills[i], &palette->fills[i]), >=, 4.5);
          g_assert_cmpfloat (contrast (&palette->lines[i], &palette->background), >=, 3);
        }
    }
}

static void
test_save (void)
{
  static const char *const names[] = { "a.pdf", "a.svg", "a.png" };
  static const char *const starts[] = { "%PDF-", "<?xml", "\x89PNG" };
  g_autofree char *folder = test_folder_new ();

  for (guint i = 0; i < N_SAMPLES; i++)
    for (guint f = 0; f < G_N_ELEMENTS (names); f++)
      {
        g_autoptr (LianChartSpec) spec = new_sample (i);
        g_autofree char *path = g_build_filename (folder, names[f], NULL);
        g_autofree char *text = NULL;
        g_autoptr (GError) error = NULL;

        g_assert_true (lian_chart_save (spec, path, (LianOutputFormat) f, 480, 0, &error));
        g_assert_no_error (error);
        text = test_folder_read (folder, names[f], NULL);
        g_assert_true (g_str_has_prefix (text, starts[f]));
      }
  g_assert_cmpuint (test_folder_count (folder), ==, 3);
  test_folder_remove (folder);
}

static void
test_save_fails (void)
{
  g_autoptr (LianChartSpec) spec = sample_chart_new_matrix ();
  g_autoptr (GError) error = NULL;

  g_assert_false (lian_chart_save (spec, "/nowhere/a.png", LIAN_OUTPUT_PNG, 480, 300, &error));
  g_assert_error (error, LIAN_DRAW_ERROR, LIAN_DRAW_ERROR_NOT_FOUND);
}

static void
test_hostile (void)
{
  g_autofree char *endless = g_strnfill (10000, 'x');
  const char *const texts[] = { endless, "", NULL, "Tom & Co <b>", "مرحبا", "a\nb\tc", "𠮷",
                                "\xff\xfe" };

  for (guint kind = LIAN_CHART_BARS; kind <= LIAN_CHART_LANES; kind++)
    {
      g_autoptr (LianChartSpec) spec = lian_chart_spec_new (kind, endless, endless);
      g_autoptr (LianChartLayout) layout = NULL;
      cairo_rectangle_t ink;

      lian_chart_spec_set_axis_titles (spec, endless, endless);
      lian_chart_spec_set_marker (spec, 2, endless);
      for (guint s = 0; s < G_N_ELEMENTS (texts); s++)
        lian_chart_spec_add_series (spec, texts[s]);
      for (guint c = 0; c < G_N_ELEMENTS (texts); c++)
        {
          lian_chart_spec_add_category (spec, texts[c]);
          for (guint s = 0; s < G_N_ELEMENTS (texts); s++)
            lian_chart_spec_set_datum (spec, s, c, s * c * 1e6, texts[s]);
        }
      layout = lian_chart_layout_new_for_text (spec, 500, 400, 1);
      ink = measure_ink (layout, &lian_chart_palette_light);
      g_assert_cmpfloat (ink.x, >=, 0);
      g_assert_cmpfloat (ink.x + ink.width, <=, 500);
      g_assert_cmpfloat (ink.y + ink.height, <=, 400);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-paint/ink", test_ink);
  g_test_add_func ("/chart-paint/labels-apart", test_labels_apart);
  g_test_add_func ("/chart-paint/contrast", test_contrast);
  g_test_add_func ("/chart-paint/save", test_save);
  g_test_add_func ("/chart-paint/save-fails", test_save_fails);
  g_test_add_func ("/chart-paint/hostile", test_hostile);

  return g_test_run ();
}
