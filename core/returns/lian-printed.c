/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Printed figures against reckoned ones: sums, shares, growth, averages.
 *
 * All of it is exact: a sum is made in the finest place of its parts, and a rate is one division, rounded
 * half up at the last printed place.  A difference is told, never evened out. */
#include "lian-printed.h"

#include "lian-ratio.h"

static __int128
scale (const LianNumeral *figure, guint places)
{
  return (__int128) figure->digits * lian_numeral_power (places - figure->places);
}

static gboolean
make (__int128 digits, guint places, LianNumeral *out)
{
  *out = (LianNumeral){ (gint64) digits, places, 0, FALSE };
  return digits <= G_MAXINT64 && digits >= G_MININT64;
}

/* Twice the most by which the print of a figure may be off, at @places. */
static __int128
slack (const LianNumeral *figure, guint places, gboolean rounded)
{
  if (figure->zeros > 0)
    return (__int128) lian_numeral_power (figure->zeros) * lian_numeral_power (places);
  return rounded ? lian_numeral_power (places - figure->places) : 0;
}

/**
 * lian_printed_sum:
 * @printed: (nullable): the printed sum
 * @parts: (array length=n_parts): what it is the sum of
 * @n_parts: their number
 * @rounded: whether all figures are rounded at their last place, as per cents are
 *
 * Returns: the printed sum beside that of the parts
 */
LianPrinted
lian_printed_sum (const LianNumeral *printed, const LianNumeral *parts, guint n_parts, gboolean rounded)
{
  LianPrinted out = { .agreement = LIAN_NOT_KNOWN };
  guint places = printed != NULL ? printed->places : 0;
  gboolean more = FALSE;
  __int128 sum = 0, room = 0;
  for (guint i = 0; i < n_parts; i++)
    places = MAX (places, parts[i].places);
  for (guint i = 0; i < n_parts; i++)
    {
      sum += scale (&parts[i], places);
      room += slack (&parts[i], places, rounded);
      more |= parts[i].at_least;
    }
  if (n_parts == 0 || !make (sum, places, &out.reckoned))
    return out;
  out.reckoned.at_least = more;
  out.agreement = LIAN_NOT_PRINTED;
  if (printed == NULL)
    return out;
  __int128 apart = scale (printed, places) - sum;
  room += slack (printed, places, rounded);
  out.printed = *printed;
  if (!make (apart, places, &out.difference))
    out.agreement = LIAN_NOT_KNOWN;
  else if (apart == 0)
    out.agreement = LIAN_AGREES;
  else if ((apart > 0 ? apart : -apart) * 2 <= room || (more && apart > 0) || (printed->at_least && apart < 0))
    out.agreement = LIAN_ROUNDED;
  else
    out.agreement = LIAN_DIFFERS;
  return out;
}

static gboolean
divide (LianRate rate, const LianNumeral *of, const LianNumeral *base, guint places, LianNumeral *out)
{
  guint common = MAX (of->places, base->places);
  __int128 above = scale (of, common), below = scale (base, common);
  if (below <= 0)
    return FALSE;
  if (rate == LIAN_RATE_GROWTH)
    above -= below;
  if (rate != LIAN_RATE_PER_HEAD)
    above *= 100;
  return make (lian_divide_rounded (above * lian_numeral_power (places), below), places, out);
}

/**
 * lian_printed_rate:
 * @printed: (nullable): the printed rate
 * @rate: what it is
 * @of: what is divided, or the later figure
 * @base: what it is divided by, or the earlier figure
 * @places: of the reckoned rate, where none is printed
 * @finest: the most places that rates of this kind are printed with in the same table
 *
 * Returns: the printed rate beside the reckoned one, both with the places of the print
 */
LianPrinted
lian_printed_rate (const LianNumeral *printed, LianRate rate, const LianNumeral *of, const LianNumeral *base,
                   guint places, guint finest)
{
  LianPrinted out = { .agreement = LIAN_NOT_KNOWN };
  LianNumeral finer;
  if (!divide (rate, of, base, printed != NULL ? printed->places : places, &out.reckoned))
    return out;
  out.agreement = LIAN_NOT_PRINTED;
  if (printed == NULL)
    return out;
  out.printed = *printed;
  out.difference = (LianNumeral){ printed->digits - out.reckoned.digits, printed->places, 0, FALSE };
  out.agreement = out.difference.digits == 0 ? LIAN_AGREES : LIAN_DIFFERS;
  if (out.agreement == LIAN_AGREES && finest > printed->places && divide (rate, of, base, finest, &finer)
      && scale (printed, finest) != finer.digits)
    {
      out.agreement = LIAN_COARSE;
      out.reckoned = finer;
      out.difference = (LianNumeral){ (gint64) scale (printed, finest) - finer.digits, finest, 0, FALSE };
    }
  return out;
}

/**
 * lian_printed_is_finding:
 * @self: a comparison
 *
 * Returns: whether there is a difference to be told, however small
 */
gboolean
lian_printed_is_finding (const LianPrinted *self)
{
  return self->agreement >= LIAN_ROUNDED;
}
