/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Draws how cost grows with the number of records: reads lines "work TAB records TAB seconds" and
 * writes a picture.  Per thousand records, so that what grows as they do stays level. */
#include "lian-chart-paint.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#define WIDTH 760

static guint
find_or_add (GPtrArray *names, const char *name, LianChartSpec *spec, guint (*add) (LianChartSpec *, const char *))
{
  guint place;
  if (g_ptr_array_find_with_equal_func (names, name, g_str_equal, &place))
    return place;
  g_ptr_array_add (names, g_strdup (name));
  return add (spec, name);
}

static char *
duration (double seconds)
{
  if (seconds >= 1)
    return g_strdup_printf ("%.3g s", seconds);
  return g_strdup_printf ("%.3g ms", seconds * 1e3);
}

static gboolean
read_line (LianChartSpec *spec, GPtrArray *works, GPtrArray *sizes, char *line)
{
  g_auto (GStrv) cells = g_strsplit (g_strchomp (line), "\t", -1);
  if (g_strv_length (cells) != 3)
    return FALSE;
  double records = g_ascii_strtod (cells[1], NULL), seconds = g_ascii_strtod (cells[2], NULL);
  if (records <= 0)
    return FALSE;
  guint work = find_or_add (works, cells[0], spec, lian_chart_spec_add_series);
  guint size = find_or_add (sizes, cells[1], spec, lian_chart_spec_add_category);
  g_autofree char *text = duration (seconds);
  lian_chart_spec_set_datum (spec, work, size, seconds * 1e6 / records, text);
  return TRUE;
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  if (argc != 2)
    {
      g_printerr ("Usage: bench-growth OUT.png <figures\n");
      return 2;
    }
  g_autoptr (LianChartSpec) spec
      = lian_chart_spec_new (LIAN_CHART_BARS, "Milliseconds a thousand records, and what the whole took",
                             "processor time, whole processes, by number of records");
  g_autoptr (GPtrArray) works = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) sizes = g_ptr_array_new_with_free_func (g_free);
  char line[256];
  lian_chart_spec_set_language (spec, "en");
  lian_chart_spec_set_axis_titles (spec, "records", "ms a thousand records");
  while (fgets (line, sizeof line, stdin) != NULL)
    if (!read_line (spec, works, sizes, line))
      {
        g_printerr ("bench-growth: no figures in “%s”\n", line);
        return 2;
      }
  g_autoptr (GError) error = NULL;
  if (!lian_chart_save (spec, argv[1], LIAN_OUTPUT_PNG, WIDTH, lian_chart_get_natural_height (spec, WIDTH, 1), &error))
    {
      g_printerr ("bench-growth: %s\n", error->message);
      return 1;
    }
  return 0;
}
