/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Text set alike on paper, on the screen and in a file. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-draw-text.h"

/* A context asks for the same metrics whatever surface will be drawn on: one unit is one point,
 * nothing is hinted or rounded.  So a line breaks at the same place in the preview, in the PDF and
 * on the printer.  The language is always set; without it Pango may choose Japanese forms. */

#define MAX_WORD 200

static PangoContext *
create_context (PangoContext *like, const char *language)
{
  PangoFontMap *map = like != NULL ? pango_context_get_font_map (like) : NULL;
  PangoContext *context;
  cairo_font_options_t *options = cairo_font_options_create ();

  if (map == NULL)
    map = pango_cairo_font_map_get_default ();
  context = pango_font_map_create_context (map);

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);

  pango_cairo_context_set_resolution (context, 72.0);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  pango_context_set_language (context, pango_language_from_string (language));
  return context;
}

/* A layout that breaks anywhere rather than overflow, and turns each paragraph its own way.  It is
 * for the calling thread; @like may lend its font map. */
PangoLayout *
_lian_draw_text_create_layout (PangoContext *like, const char *language)
{
  PangoContext *context = create_context (like, language);
  PangoLayout *layout = pango_layout_new (context);

  pango_layout_set_auto_dir (layout, TRUE);
  g_object_unref (context);
  return layout;
}

/* Whether there is a stretch that offers no place to break. */
static gboolean
has_long_word (const char *text)
{
  guint run = 0;

  for (const char *p = text; *p != '\0' && run <= MAX_WORD; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      run = g_unichar_isspace (c) || g_unichar_iswide (c) ? 0 : run + 1;
    }
  return run > MAX_WORD;
}

/* Sets valid text.  Pango's time to break before a word is quadratic in the length of the word, so
 * text with an endless word breaks at any character. */
void
_lian_draw_text_set_text (PangoLayout *layout, const char *text)
{
  if (text == NULL)
    text = "";
  pango_layout_set_wrap (layout,
                         has_long_word (text) ? PANGO_WRAP_CHAR : PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
}

/* Text from anywhere, fit for Pango: NULL is empty, bytes that are no UTF-8 are replaced, and line
 * ends of other systems become one newline. */
char *
_lian_draw_text_make_valid (const char *text)
{
  GString *string;
  g_autofree char *valid = NULL;

  if (text == NULL)
    return g_strdup ("");

  valid = g_utf8_make_valid (text, -1);
  string = g_string_new (valid);
  g_string_replace (string, "\r\n", "\n", 0);
  g_string_replace (string, "\r", "\n", 0);
  return g_string_free (string, FALSE);
}
