/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Writes sample pages and pictures into a folder, to be looked at:  draw-samples FOLDER */

#include "lian-chart-paint.h"
#include "lian-map-paint.h"
#include "sample-chart.h"
#include "sample-document.h"
#include "sample-map.h"

static const char *folder = ".";

static void
write_pdf (LianDocument *document, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  if (!lian_document_write_pdf (document, path, &error))
    g_printerr ("%s\n", error->message);
  g_print ("%s: %.0f ms\n", name, (g_get_monotonic_time () - start) / 1000.0);
  lian_document_unref (document);
}

/* A picture in one palette, with a figure in focus. */
static void
write_palette (LianChartSpec *spec, const char *name, const LianChartPalette *palette, double width)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (LianChartLayout) layout = lian_chart_layout_new_for_text (spec, width, 0, 1);
  g_autoptr (LianOutput) output = NULL;
  g_autoptr (GError) error = NULL;
  double height;

  lian_chart_layout_get_size (layout, &width, &height);
  output = lian_output_new (path, LIAN_OUTPUT_PNG, width, height, &error);
  lian_chart_paint_background (lian_output_get_cairo (output), layout, palette);
  lian_chart_paint (lian_output_get_cairo (output), layout, palette);
  lian_chart_paint_focus (lian_output_get_cairo (output), layout, palette, 0, 1);
  if (!lian_output_finish (output, &error))
    g_printerr ("%s\n", error->message);
}

static void
write_chart (LianChartSpec *spec, const char *name, double width)
{
  g_autofree char *light = g_strdup_printf ("%s-light.png", name);
  g_autofree char *dark = g_strdup_printf ("%s-dark.png", name);
  g_autofree char *print = g_strdup_printf ("%s-print.png", name);
  g_autofree char *words = lian_chart_spec_describe (spec);

  write_palette (spec, light, &lian_chart_palette_light, width);
  write_palette (spec, dark, &lian_chart_palette_dark, width);
  write_palette (spec, print, &lian_chart_palette_print, width);
  g_print ("%s\n", words);
  lian_chart_spec_unref (spec);
}

static void
write_map_palette (LianMapSpec *spec, const char *name, const LianMapPalette *palette, double width)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (LianMapLayout) layout
      = lian_map_layout_new_for_text (spec, width, width * 0.7, NULL,
                                      LIAN_MAP_WITH_TITLE | LIAN_MAP_WITH_LEGEND, 0, 1);
  g_autoptr (LianOutput) output = NULL;
  g_autoptr (GError) error = NULL;

  output = lian_output_new (path, LIAN_OUTPUT_PNG, width, width * 0.7, &error);
  lian_map_paint_background (lian_output_get_cairo (output), layout, palette);
  lian_map_paint (lian_output_get_cairo (output), layout, palette);
  lian_map_paint_focus (lian_output_get_cairo (output), layout, palette, 2);
  lian_output_end_page (output);
  if (!lian_output_finish (output, &error))
    g_printerr ("%s\n", error->message);
}

static void
write_map (LianMapSpec *spec, const char *name, double width)
{
  static const struct
  {
    const char *name;
    const LianMapPalette *palette;
  } palettes[] = { { "light", &lian_map_palette_light },
                   { "dark", &lian_map_palette_dark },
                   { "contrast", &lian_map_palette_high_contrast },
                   { "print", &lian_map_palette_print } };

  for (guint i = 0; i < G_N_ELEMENTS (palettes); i++)
    {
      g_autofree char *file = g_strdup_printf ("%s-%s.png", name, palettes[i].name);

      write_map_palette (spec, file, palettes[i].palette, width);
    }
  lian_map_spec_unref (spec);
}

int
main (int argc, char **argv)
{
  if (argc > 1)
    folder = argv[1];

  write_chart (sample_chart_new_bars (LIAN_CHART_BARS, 6), "bars", 480);
  write_chart (sample_chart_new_bars (LIAN_CHART_PANELS, 24), "panels", 560);
  write_chart (sample_chart_new_bars (LIAN_CHART_STACKED, 8), "stacked", 480);
  write_chart (sample_chart_new_matrix (), "matrix", 560);
  write_chart (sample_chart_new_lanes (), "chart-lanes", 620);
  write_chart (sample_chart_new_steps (), "steps", 560);
  write_map (sample_map_new (FALSE), "map", 640);
  write_map (sample_map_new (TRUE), "map-changed", 640);
  write_map (sample_map_new_many (5000), "map-many", 900);
  write_map (lian_map_spec_new ("Nothing", "nowhere"), "map-empty", 400);
  write_pdf (sample_document_new_contract ("zh-cn"), "contract.pdf");
  write_pdf (sample_document_new_decision (), "decision.pdf");
  write_pdf (sample_document_new_report (), "report.pdf");
  write_pdf (sample_document_new_register (5000), "register.pdf");
  return 0;
}
