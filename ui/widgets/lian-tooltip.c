/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Tooltips that say what somebody entered.
 *
 * GTK breaks the lines of a tooltip between words only, so a word without end made a window wider
 * than any screen. */
#include "lian-tooltip.h"
#include "lian-text.h"

/* Characters after which a word may break; a line holds 70. */
#define LONGEST_WORD 40
#define BREAK_HERE 0x200B /* zero width space */

static char *
make_breakable (const char *text)
{
  GString *out = g_string_new (NULL);
  guint run = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      run = g_unichar_isspace (c) ? 0 : run + 1;
      if (run > LONGEST_WORD && !g_unichar_ismark (c))
        {
          g_string_append_unichar (out, BREAK_HERE);
          run = 1;
        }
      g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

static char *
dup_lines (const char *text)
{
  g_autofree char *shown = text != NULL ? lian_text_shorten (text) : NULL;
  return shown != NULL ? make_breakable (shown) : NULL;
}

/**
 * lian_tooltip_set:
 * @widget: a widget
 * @text: (nullable): plain text from the base or from a file; %NULL for no tooltip
 *
 * Shows @text, or its beginning, when the pointer rests on @widget, never wider than a tooltip is.
 */
void
lian_tooltip_set (GtkWidget *widget, const char *text)
{
  g_autofree char *lines = dup_lines (text);
  gtk_widget_set_tooltip_text (widget, lines);
}

/**
 * lian_tooltip_show:
 * @tooltip: the tooltip that a widget is asked for
 * @text: (nullable): plain text from the base or from a file; %NULL for no tooltip
 *
 * As lian_tooltip_set(), for a drawing that says something else at each place.
 *
 * Returns: whether there is anything to show, for `query-tooltip`
 */
gboolean
lian_tooltip_show (GtkTooltip *tooltip, const char *text)
{
  g_autofree char *lines = dup_lines (text);
  gtk_tooltip_set_text (tooltip, lines);
  return lines != NULL;
}
