/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Quantities as integers in the smallest unit of their measure.
 *
 * A number that can't be written exactly in decimals of the unit (10 kg in old liang) is written as
 * a whole number and a fraction, never rounded: a balance has to come out even. */
#include "lian-quantity.h"
#include "lian-money.h"
#include "lian-ratio.h"

/**
 * lian_quantity_parse:
 * @text: a decimal number of @unit
 * @unit: the unit that @text counts
 * @smallest: (out): the quantity in smallest units
 *
 * Returns: whether @text is a number that comes out even in the smallest unit
 */
gboolean
lian_quantity_parse (const char *text, const LianUnit *unit, gint64 *smallest)
{
  const char *space = text != NULL ? g_strrstr (text, " ") : NULL;
  if (space != NULL && space > text)
    {
      /* "3 1/2": the form in which uneven quantities are written out. */
      gint64 whole, numerator, denominator;
      g_autofree char *head = g_strndup (text, (gsize) (space - text));
      g_auto (GStrv) parts = g_strsplit (space + 1, "/", 2);
      if (g_strv_length (parts) != 2 || !lian_decimal_scale (head, 1, 1, &whole)
          || !lian_decimal_scale (parts[0], 1, 1, &numerator)
          || !lian_decimal_scale (parts[1], 1, 1, &denominator) || denominator < 1)
        return FALSE;
      __int128 sum = ((__int128) ABS (whole) * denominator + numerator) * unit->numerator;
      __int128 by = (__int128) denominator * unit->denominator;
      if (sum % by != 0 || sum / by > G_MAXINT64 / 2)
        return FALSE;
      *smallest = (gint64) (sum / by) * (*text == '-' ? -1 : 1);
      return TRUE;
    }
  return lian_decimal_scale (text, unit->numerator, unit->denominator, smallest);
}

static void
append_places (GString *out, gint64 numerator, gint64 denominator)
{
  g_string_append_c (out, '.');
  while (numerator != 0)
    {
      __int128 next = (__int128) numerator * 10;
      g_string_append_c (out, (char) ('0' + (int) (next / denominator)));
      numerator = (gint64) (next % denominator);
    }
}

/**
 * lian_quantity_to_text:
 * @smallest: a quantity in smallest units
 * @unit: the unit to count in
 *
 * Returns: (transfer full): an exact decimal number such as 2.5, or "3 1/3" where no decimal is exact
 */
char *
lian_quantity_to_text (gint64 smallest, const LianUnit *unit)
{
  __int128 size = (__int128) (smallest < 0 ? -smallest : smallest) * unit->denominator;
  gint64 whole = (gint64) (size / unit->numerator);
  gint64 numerator = (gint64) (size % unit->numerator), denominator = unit->numerator;
  GString *out = g_string_new (smallest < 0 ? "-" : "");
  g_string_append_printf (out, "%" G_GINT64_FORMAT, whole);
  if (numerator == 0)
    return g_string_free (out, FALSE);
  gint64 common = lian_common_divisor (denominator, numerator);
  numerator /= common;
  denominator /= common;
  gint64 rest = denominator;
  while (rest % 2 == 0)
    rest /= 2;
  while (rest % 5 == 0)
    rest /= 5;
  if (rest == 1)
    append_places (out, numerator, denominator);
  else
    g_string_append_printf (out, " %" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, numerator, denominator);
  return g_string_free (out, FALSE);
}
