/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "lian-draw-text.h"

G_BEGIN_DECLS

typedef enum
{
  LIAN_TEXT_STYLE_TITLE,
  LIAN_TEXT_STYLE_SUBTITLE,
  LIAN_TEXT_STYLE_HEADING,
  LIAN_TEXT_STYLE_BODY,
  LIAN_TEXT_STYLE_STRONG,
  LIAN_TEXT_STYLE_LABEL,
  LIAN_TEXT_STYLE_QUOTE,
  LIAN_TEXT_STYLE_CODE,
  LIAN_TEXT_STYLE_TABLE_HEAD,
  LIAN_TEXT_STYLE_CELL,
  LIAN_TEXT_STYLE_FIGURE,
  LIAN_TEXT_STYLE_SUM,
  LIAN_TEXT_STYLE_SUM_FIGURE,
  LIAN_TEXT_STYLE_MARGIN,
  LIAN_N_TEXT_STYLES,
} LianTextStyle;

/* What a text measures; shaping it is what costs time, so it is done once. */
typedef struct
{
  double width;
  double height;
  double baseline;
  guint n_lines; /* 0: not measured yet */
} LianCellSize;

/* A piece of text with the place that it has.  Nothing but x may change once it is measured. */
typedef struct
{
  const char *text;
  const char *language; /* NULL: the language of the document */
  LianTextStyle style;
  LianAlign align;
  double x;
  double width;
  int max_lines; /* 0: as many as it takes; more are cut with an ellipsis */
  LianCellSize size;
} LianCell;

void _lian_cell_set_layout (const LianCell *cell, PangoLayout *layout);
double _lian_text_style_get_gray (LianTextStyle style);

G_END_DECLS
