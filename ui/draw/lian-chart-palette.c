/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The colours of charts. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-chart-paint.h"

/* One blue ink with tints that lie apart in lightness, so that the series can be told apart without
 * colour; each tint has a pattern of its own besides.  The dark palette is lighter ink on a dark
 * ground: the first series is the brightest there, as it is the darkest on paper. */

#define RGB(hex) \
  { \
    ((hex) >> 16 & 255) / 255.0, ((hex) >> 8 & 255) / 255.0, ((hex) &255) / 255.0 \
  }

const LianChartPalette lian_chart_palette_light = {
  .background = RGB (0xffffff),
  .text = RGB (0x1e1e1e),
  .muted = RGB (0x5e5c64),
  .grid = RGB (0xdedddd),
  .axis = RGB (0x77767b),
  .focus = RGB (0xc64600),
  .fills = { RGB (0x1a4f8a), RGB (0xd3e2f3), RGB (0x7fa8d4), RGB (0xf4f7fb) },
  .hatches = { RGB (0x1a4f8a), RGB (0x4d80b8), RGB (0xdfeaf6), RGB (0x1a4f8a) },
  .on_fills = { RGB (0xffffff), RGB (0x0f2f54), RGB (0x0b2340), RGB (0x0f2f54) },
  .lines = { RGB (0x1a4f8a), RGB (0x4a4a4f), RGB (0x5b8cc2), RGB (0x77767b) },
};

const LianChartPalette lian_chart_palette_dark = {
  .background = RGB (0x1e1e1e),
  .text = RGB (0xf2f2f2),
  .muted = RGB (0xb4b2ba),
  .grid = RGB (0x3a3a3d),
  .axis = RGB (0x8f8e94),
  .focus = RGB (0xffbe6f),
  .fills = { RGB (0x8ab8ec), RGB (0x24405f), RGB (0x4a77a8), RGB (0x1e2a38) },
  .hatches = { RGB (0x8ab8ec), RGB (0x5d8cc0), RGB (0x2b4a6b), RGB (0x8ab8ec) },
  .on_fills = { RGB (0x0b1c2e), RGB (0xf2f6fb), RGB (0xffffff), RGB (0xf2f6fb) },
  .lines = { RGB (0x8ab8ec), RGB (0xd8d7dc), RGB (0x5d8cc0), RGB (0xb4b2ba) },
};

const LianChartPalette lian_chart_palette_print = {
  .background = RGB (0xffffff),
  .text = RGB (0x000000),
  .muted = RGB (0x4a4a4a),
  .grid = RGB (0xcfcfcf),
  .axis = RGB (0x555555),
  .focus = RGB (0x000000),
  .fills = { RGB (0x2b2b2b), RGB (0xf0f0f0), RGB (0xa8a8a8), RGB (0xffffff) },
  .hatches = { RGB (0x2b2b2b), RGB (0x6e6e6e), RGB (0xe4e4e4), RGB (0x2b2b2b) },
  .on_fills = { RGB (0xffffff), RGB (0x000000), RGB (0x000000), RGB (0x000000) },
  .lines = { RGB (0x000000), RGB (0x4a4a4a), RGB (0x777777), RGB (0x4a4a4a) },
};
