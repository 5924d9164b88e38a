/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The faces and sizes of a printed page. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-text-style.h"

#include <math.h>

static const struct
{
  const char *family;
  double size;
  PangoWeight weight;
  double gray;
  gboolean figures; /* digits of equal width */
} STYLES[LIAN_N_TEXT_STYLES] = {
  [LIAN_TEXT_STYLE_TITLE] = { LIAN_FONT_SERIF, 17, PANGO_WEIGHT_BOLD, 0, FALSE },
  [LIAN_TEXT_STYLE_SUBTITLE] = { LIAN_FONT_SERIF, 10, PANGO_WEIGHT_NORMAL, 0.25, TRUE },
  [LIAN_TEXT_STYLE_HEADING] = { LIAN_FONT_SERIF, 12, PANGO_WEIGHT_BOLD, 0, FALSE },
  [LIAN_TEXT_STYLE_BODY] = { LIAN_FONT_SERIF, 10.5, PANGO_WEIGHT_NORMAL, 0, FALSE },
  [LIAN_TEXT_STYLE_STRONG] = { LIAN_FONT_SERIF, 10.5, PANGO_WEIGHT_BOLD, 0, FALSE },
  [LIAN_TEXT_STYLE_LABEL] = { LIAN_FONT_SERIF, 9, PANGO_WEIGHT_NORMAL, 0.35, FALSE },
  [LIAN_TEXT_STYLE_QUOTE] = { LIAN_FONT_SERIF, 9, PANGO_WEIGHT_NORMAL, 0.25, FALSE },
  [LIAN_TEXT_STYLE_CODE] = { LIAN_FONT_MONO, 8.5, PANGO_WEIGHT_NORMAL, 0, FALSE },
  [LIAN_TEXT_STYLE_TABLE_HEAD] = { LIAN_FONT_SERIF, 9, PANGO_WEIGHT_BOLD, 0, FALSE },
  [LIAN_TEXT_STYLE_CELL] = { LIAN_FONT_SERIF, 9.5, PANGO_WEIGHT_NORMAL, 0, FALSE },
  [LIAN_TEXT_STYLE_FIGURE] = { LIAN_FONT_SERIF, 9.5, PANGO_WEIGHT_NORMAL, 0, TRUE },
  [LIAN_TEXT_STYLE_SUM] = { LIAN_FONT_SERIF, 9.5, PANGO_WEIGHT_BOLD, 0, FALSE },
  [LIAN_TEXT_STYLE_SUM_FIGURE] = { LIAN_FONT_SERIF, 9.5, PANGO_WEIGHT_BOLD, 0, TRUE },
  [LIAN_TEXT_STYLE_MARGIN] = { LIAN_FONT_SERIF, 8, PANGO_WEIGHT_NORMAL, 0.3, TRUE },
};

static void
set_font (PangoLayout *layout, LianTextStyle style)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, STYLES[style].family);
  pango_font_description_set_size (font, (int) lround (STYLES[style].size * PANGO_SCALE));
  pango_font_description_set_weight (font, STYLES[style].weight);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
}

/* No hyphen is added where a code or a name breaks: it would be read as part of it.  Chinese faces
 * give an apostrophe the width of a character, which suits Chinese text alone. */
static void
set_attributes (PangoLayout *layout, const LianCell *cell)
{
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();
  PangoLanguage *language = pango_context_get_language (pango_layout_get_context (layout));
  gboolean figures = STYLES[cell->style].figures;
  gboolean chinese;

  pango_attr_list_insert (list, pango_attr_insert_hyphens_new (FALSE));
  if (cell->language != NULL)
    {
      language = pango_language_from_string (cell->language);
      pango_attr_list_insert (list, pango_attr_language_new (language));
    }
  chinese = pango_language_matches (language, "zh");
  if (!chinese)
    pango_attr_list_insert (
        list, pango_attr_font_features_new (figures ? "pwid=1, tnum=1" : "pwid=1"));
  else if (figures)
    pango_attr_list_insert (list, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, list);
}

/* Makes @layout show @cell, and nothing of what it showed before. */
void
_lian_cell_set_layout (const LianCell *cell, PangoLayout *layout)
{
  static const PangoAlignment alignments[] = {
    [LIAN_ALIGN_START] = PANGO_ALIGN_LEFT,
    [LIAN_ALIGN_END] = PANGO_ALIGN_RIGHT,
    [LIAN_ALIGN_CENTER] = PANGO_ALIGN_CENTER,
  };

  set_font (layout, cell->style);
  set_attributes (layout, cell);
  pango_layout_set_width (layout, (int) (MAX (cell->width, 1) * PANGO_SCALE));
  pango_layout_set_alignment (layout, alignments[cell->align]);
  pango_layout_set_height (layout, cell->max_lines > 0 ? -cell->max_lines : -1);
  pango_layout_set_ellipsize (layout, cell->max_lines > 0 ? PANGO_ELLIPSIZE_END
                                                          : PANGO_ELLIPSIZE_NONE);
  _lian_draw_text_set_text (layout, cell->text);
}

/* 0 is black. */
double
_lian_text_style_get_gray (LianTextStyle style)
{
  return STYLES[style].gray;
}
