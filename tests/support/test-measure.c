/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Text without fonts: a character is 6 wide, a line 12 high. */

#include "test-measure.h"

#include <math.h>

static void
measure (gpointer data,
         LianChartFont font,
         const char *text,
         double width,
         int max_lines,
         double *text_width,
         double *text_height)
{
  double natural = 6.0 * g_utf8_strlen (text, -1);
  double lines = width > 0 ? CLAMP (ceil (natural / width), 1, max_lines) : 1;

  *text_width = width > 0 ? MIN (natural, width) : natural;
  *text_height = 12.0 * lines;
}

const LianChartMeasurer test_measurer = { measure, NULL, 1.0 };
