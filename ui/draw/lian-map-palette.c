/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The colours of maps. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-map-paint.h"

/* The ink of the charts for what is served, one warm colour for what is not and for those who lose.
 * Lightness alone tells the two apart, for paper and for those who see no red. */

#define RGB(hex) \
  { \
    ((hex) >> 16 & 255) / 255.0, ((hex) >> 8 & 255) / 255.0, ((hex) &255) / 255.0 \
  }

const LianMapPalette lian_map_palette_light = {
  .background = RGB (0xffffff),
  .ground = RGB (0xf8f8f6),
  .frame = RGB (0xb9b8bd),
  .text = RGB (0x1e1e1e),
  .muted = RGB (0x56545c),
  .focus = RGB (0xc64600),
  .by_point = RGB (0x6f9fd0),
  .by_round = RGB (0x1a6b62),
  .uncovered = RGB (0xc64600),
  .unknown = RGB (0x67656d),
  .point = RGB (0x12355e),
  .tour = RGB (0x1a6b62),
  .loses = RGB (0x8a1503),
  .gains = RGB (0x1a6b2a),
};

const LianMapPalette lian_map_palette_dark = {
  .background = RGB (0x1e1e1e),
  .ground = RGB (0x26272a),
  .frame = RGB (0x55555a),
  .text = RGB (0xf2f2f2),
  .muted = RGB (0xbdbbc3),
  .focus = RGB (0xffbe6f),
  .by_point = RGB (0x5b8fc8),
  .by_round = RGB (0x6fd0c0),
  .uncovered = RGB (0xff9a4d),
  .unknown = RGB (0xbdbbc3),
  .point = RGB (0xd5e6fb),
  .tour = RGB (0x6fd0c0),
  .loses = RGB (0xffb3a0),
  .gains = RGB (0x9be8a0),
};

const LianMapPalette lian_map_palette_high_contrast = {
  .background = RGB (0xffffff),
  .ground = RGB (0xffffff),
  .frame = RGB (0x000000),
  .text = RGB (0x000000),
  .muted = RGB (0x1e1e1e),
  .focus = RGB (0xa03000),
  .by_point = RGB (0x2b5f98),
  .by_round = RGB (0x004d45),
  .uncovered = RGB (0x9c2c00),
  .unknown = RGB (0x303030),
  .point = RGB (0x000000),
  .tour = RGB (0x004d45),
  .loses = RGB (0x7a0c00),
  .gains = RGB (0x004d10),
};

const LianMapPalette lian_map_palette_print = {
  .background = RGB (0xffffff),
  .ground = RGB (0xffffff),
  .frame = RGB (0x777777),
  .text = RGB (0x000000),
  .muted = RGB (0x3c3c3c),
  .focus = RGB (0x000000),
  .by_point = RGB (0x8c8c8c),
  .by_round = RGB (0x404040),
  .uncovered = RGB (0x000000),
  .unknown = RGB (0x505050),
  .point = RGB (0x000000),
  .tour = RGB (0x606060),
  .loses = RGB (0x000000),
  .gains = RGB (0x000000),
};
