/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Maps leave ink where they should, and no sign is like another without its colour. */

#include "lian-map-paint.h"
#include "sample-map.h"
#include "test-folder.h"

#include <math.h>
#include <string.h>

#define PARTS (LIAN_MAP_WITH_TITLE | LIAN_MAP_WITH_LEGEND)

static const LianMapPalette *const PALETTES[]
    = { &lian_map_palette_light, &lian_map_palette_dark, &lian_map_palette_high_contrast,
        &lian_map_palette_print };

static LianMapSpec *
new_sample (guint i)
{
  return i < 2 ? sample_map_new (i == 1) : i == 2 ? sample_map_new_many (3000)
                                                  : lian_map_spec_new ("Nothing", "nowhere");
}

static cairo_rectangle_t
measure_ink (LianMapLayout *layout, const LianMapPalette *palette)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  cairo_rectangle_t ink;

  lian_map_paint (cr, layout, palette);
  lian_map_paint_focus (cr, layout, palette, 0);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_recording_surface_ink_extents (surface, &ink.x, &ink.y, &ink.width, &ink.height);
  cairo_surface_destroy (surface);
  return ink;
}

static void
test_ink (void)
{
  for (guint i = 0; i < 4; i++)
    for (guint p = 0; p < G_N_ELEMENTS (PALETTES); p++)
      {
        g_autoptr (LianMapSpec) spec = new_sample (i);
        g_autoptr (LianMapLayout) layout
            = lian_map_layout_new_for_text (spec, 560, 420, NULL, PARTS, 0, 1);
        cairo_rectangle_t ink = measure_ink (layout, PALETTES[p]);

        g_assert_cmpfloat (ink.x, >=, 0);
        g_assert_cmpfloat (ink.y, >=, 0);
        g_assert_cmpfloat (ink.x + ink.width, <=, 560);
        g_assert_cmpfloat (ink.y + ink.height, <=, 420);
        g_assert_cmpfloat (ink.width, >, 540);
        g_assert_cmpfloat (ink.height, >, 380);
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
      const LianMapPalette *palette = PALETTES[p];
      const LianChartColor *signs[] = { &palette->by_round, &palette->uncovered, &palette->unknown,
                                        &palette->point,    &palette->tour,      &palette->loses,
                                        &palette->gains,    &palette->focus };

      g_assert_cmpfloat (contrast (&palette->text, &palette->background), >=, 7);
      g_assert_cmpfloat (contrast (&palette->text, &palette->ground), >=, 7);
      g_assert_cmpfloat (contrast (&palette->muted, &palette->ground), >=, 4.5);
      g_assert_cmpfloat (contrast (&palette->by_point, &palette->ground), >=, 2.5);
      for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
        g_assert_cmpfloat (contrast (signs[i], &palette->ground), >=, 3);
    }
}

/* Paints one mark alone and reads which pixels it darkens. */
static void
read_shape (LianMapSign sign, LianMapEffect effect, const LianMapPalette *palette, guint8 *shape)
{
  g_autoptr (LianMapSpec) spec = lian_map_spec_new (NULL, NULL);
  g_autoptr (LianMapLayout) layout = NULL;
  const LianMapMark mark = { .sign = sign, .effect = effect, .weight = 1, .label = "" };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 64, 64);
  cairo_t *cr = cairo_create (surface);
  const guint8 *data;

  lian_map_spec_add_mark (spec, &mark);
  layout = lian_map_layout_new_for_text (spec, 64, 64, NULL, 0, 0, 1);
  cairo_set_source_rgb (cr, palette->ground.red, palette->ground.green, palette->ground.blue);
  cairo_paint (cr);
  lian_map_paint_ground (cr, layout, palette);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int y = 0; y < 64; y++)
    for (int x = 0; x < 64; x++)
      shape[y * 64 + x] = data[y * cairo_image_surface_get_stride (surface) + x * 4 + 1] < 200;
  cairo_surface_destroy (surface);
}

/* On paper in black, each sign and each effect has a shape of its own. */
static void
test_shapes (void)
{
  guint8 shapes[LIAN_N_MAP_SIGNS * LIAN_N_MAP_EFFECTS][64 * 64];

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      read_shape (i / LIAN_N_MAP_EFFECTS, i % LIAN_N_MAP_EFFECTS, &lian_map_palette_print,
                  shapes[i]);
      for (guint j = 0; j < i; j++)
        {
          guint unlike = 0;

          for (guint k = 0; k < 64 * 64; k++)
            unlike += shapes[i][k] != shapes[j][k];
          g_assert_cmpuint (unlike, >, 12);
        }
    }
}

/* Thousands of marks are stamped; the picture is that of drawing them, give or take an edge. */
static void
test_stamps (void)
{
  g_autoptr (LianMapSpec) many = sample_map_new_many (3000);
  g_autoptr (LianMapLayout) layout
      = lian_map_layout_new_for_text (many, 500, 400, NULL, 0, 0, 1);
  cairo_surface_t *stamped = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 500, 400);
  cairo_surface_t *drawn = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 500, 400);
  cairo_t *cr = cairo_create (stamped);
  gint64 sum = 0;

  lian_map_paint (cr, layout, &lian_map_palette_light);
  cairo_destroy (cr);
  cr = cairo_create (drawn);
  lian_map_paint (cr, layout, &lian_map_palette_light);
  cairo_destroy (cr);
  cr = cairo_create (picture);
  cairo_set_source_surface (cr, drawn, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (stamped);
  cairo_surface_flush (picture);
  for (int i = 0; i < 400 * cairo_image_surface_get_stride (stamped); i++)
    sum += ABS (cairo_image_surface_get_data (stamped)[i]
                - cairo_image_surface_get_data (picture)[i]);
  g_assert_cmpint (sum / (400 * 500 * 4), <, 12);
  cairo_surface_destroy (stamped);
  cairo_surface_destroy (drawn);
  cairo_surface_destroy (picture);
}

static void
test_save (void)
{
  static const char *const names[] = { "a.pdf", "a.svg", "a.png" };
  static const char *const starts[] = { "%PDF-", "<?xml", "\x89PNG" };
  g_autofree char *folder = test_folder_new ();

  for (guint i = 0; i < 4; i++)
    for (guint f = 0; f < G_N_ELEMENTS (names); f++)
      {
        g_autoptr (LianMapSpec) spec = new_sample (i);
        g_autofree char *path = g_build_filename (folder, names[f], NULL);
        g_autofree char *text = NULL;
        g_autoptr (GError) error = NULL;

        g_assert_true (
            lian_map_save (spec, path, (LianOutputFormat) f, 480, 360, NULL, &error));
        g_assert_no_error (error);
        text = test_folder_read (folder, names[f], NULL);
        g_assert_true (g_str_has_prefix (text, starts[f]));
      }
  g_assert_cmpuint (test_folder_count (folder), ==, 3);
  test_folder_remove (folder);
}

static void
test_hostile (void)
{
  g_autofree char *endless = g_strnfill (10000, 'x');
  const char *const texts[] = { endless, "", NULL, "Tom & Co <b>", "مرحبا", "a\nb\tc", "𠮷",
                                "\xff\xfe" };
  g_autoptr (LianMapSpec) spec = lian_map_spec_new (endless, endless);
  g_autoptr (LianMapLayout) layout = NULL;
  cairo_rectangle_t ink;

  lian_map_spec_set_note (spec, endless);
  lian_map_spec_set_empty_text (spec, endless);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const LianMapMark mark = { .sign = i % LIAN_N_MAP_SIGNS, .x = i * 100.0, .y = i % 3 * 200.0,
                                 .weight = i * 1e6, .label = texts[i], .detail = texts[i] };

      lian_map_spec_add_mark (spec, &mark);
      lian_map_spec_add_legend (spec, mark.sign, LIAN_MAP_EFFECT_NONE, texts[i]);
    }
  layout = lian_map_layout_new_for_text (spec, 500, 400, NULL, PARTS, 0, 1);
  ink = measure_ink (layout, &lian_map_palette_light);
  g_assert_cmpfloat (ink.x, >=, 0);
  g_assert_cmpfloat (ink.x + ink.width, <=, 500);
  g_assert_cmpfloat (ink.y + ink.height, <=, 400);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/ink", test_ink);
  g_test_add_func ("/map/contrast", test_contrast);
  g_test_add_func ("/map/shapes", test_shapes);
  g_test_add_func ("/map/stamps", test_stamps);
  g_test_add_func ("/map/save", test_save);
  g_test_add_func ("/map/hostile", test_hostile);
  return g_test_run ();
}
