/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

#define LIAN_FONT_SERIF \
  "Noto Serif CJK SC, Source Han Serif SC, Source Han Serif CN, SimSun, Noto Sans CJK SC, serif"
#define LIAN_FONT_SANS "Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, sans-serif"
#define LIAN_FONT_MONO "Noto Sans Mono CJK SC, monospace"

/**
 * LianAlign:
 * @LIAN_ALIGN_START: where reading begins
 * @LIAN_ALIGN_END: the other side; for figures
 * @LIAN_ALIGN_CENTER: the middle
 *
 * Where text stands in its place.
 */
typedef enum
{
  LIAN_ALIGN_START,
  LIAN_ALIGN_END,
  LIAN_ALIGN_CENTER,
} LianAlign;

PangoLayout *_lian_draw_text_create_layout (PangoContext *like, const char *language);
void _lian_draw_text_set_text (PangoLayout *layout, const char *text);
char *_lian_draw_text_make_valid (const char *text);

G_END_DECLS
