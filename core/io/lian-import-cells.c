/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Import: what a cell can have suffered before it came here. */
#include "lian-i18n.h"
#include "lian-import-private.h"

#include <string.h>

#define REPLACEMENT "\xEF\xBF\xBD"

/* 9.12346E+17: what a spreadsheet program makes of an identity number of 18 digits. */
gboolean
_lian_cell_is_rounded (const char *text)
{
  gsize digits = strspn (text, "0123456789");
  if (digits == 0)
    return FALSE;
  text += digits;
  if (*text == '.')
    text += 1 + strspn (text + 1, "0123456789");
  if (*text != 'E' && *text != 'e')
    return FALSE;
  text += text[1] == '+' ? 2 : 1;
  return *text != '\0' && text[strspn (text, "0123456789")] == '\0';
}

char *
_lian_cell_rounded_hint (const char *text)
{
  return g_strdup_printf (_ ("“%s” was a longer number before a spreadsheet program rounded it; "
                             "take it from the original, as text"),
                          text);
}

gboolean
_lian_cell_is_damaged (const char *text)
{
  return strstr (text, REPLACEMENT) != NULL;
}

/* What no text has and neither XML nor paper can show: control characters other than tab and line
 * ends, and the two code points that are none.  Returns: 0 when there is none of them. */
gunichar
_lian_cell_stray (const char *text)
{
  for (const guchar *p = (const guchar *) text; *p != 0; p++)
    if (*p < 0x20 && *p != '\t' && *p != '\n' && *p != '\r')
      return *p;
    else if (*p == 0xEF && p[1] == 0xBF && p[2] >= 0xBE)
      return 0xFFFE + p[2] - 0xBE;
  return 0;
}
