/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Exact decimal numbers of the rulebook language (IEEE 754-2008 decimal128). */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-decimal.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

/* The library file libbidgcc000 is the build with arguments by value, the
 * rounding mode as argument and the flags as argument.  bid_conf.h assumes
 * these defaults when asked before bid_functions.h. */
#include <bid_conf.h>
#include <bid_functions.h>

/* FEEL asks for decimal128 with at least 34 digits; binary doubles would turn
 * 0.1 + 0.2 into something a clerk cannot check by hand.  This file is the
 * only one that knows the decimal library.  Results that are not finite are
 * failures (FALSE): FEEL gives null for them. */

#define ROUND_HALF_EVEN 0

G_STATIC_ASSERT (sizeof (LianDecimal) == sizeof (BID_UINT128));

static BID_UINT128
to_bid (LianDecimal number)
{
  BID_UINT128 bid;

  memcpy (&bid, &number, sizeof bid);
  return bid;
}

static LianDecimal
from_bid (BID_UINT128 bid)
{
  LianDecimal number;

  memcpy (&number, &bid, sizeof number);
  return number;
}

static gboolean
take_finite (BID_UINT128 bid, LianDecimal *result)
{
  if (!bid128_isFinite (bid))
    return FALSE;
  *result = from_bid (bid);
  return TRUE;
}

static gboolean
is_number_text (const char *text)
{
  gboolean digits = FALSE;

  if (*text == '-' || *text == '+')
    text++;
  for (; g_ascii_isdigit (*text); text++)
    digits = TRUE;
  if (*text == '.')
    for (text++; g_ascii_isdigit (*text); text++)
      digits = TRUE;
  if (!digits)
    return FALSE;
  if (*text == 'e' || *text == 'E')
    {
      text++;
      if (*text == '-' || *text == '+')
        text++;
      if (!g_ascii_isdigit (*text))
        return FALSE;
      while (g_ascii_isdigit (*text))
        text++;
    }
  return *text == '\0';
}

/**
 * lian_decimal_from_string:
 * @text: a decimal number, "12", "-0.50", "1e3"
 * @result: (out): the number
 *
 * Reads a number exactly as written, trailing zeros included.
 *
 * Returns: %FALSE if @text is not a number, too large, or longer than 34
 *   significant digits (it would not be exact)
 */
gboolean
lian_decimal_from_string (const char *text, LianDecimal *result)
{
  _IDEC_flags flags = 0;
  BID_UINT128 bid;

  g_return_val_if_fail (text != NULL && result != NULL, FALSE);

  if (!is_number_text (text) || strlen (text) > 4000)
    return FALSE;
  bid = bid128_from_string ((char *)text, ROUND_HALF_EVEN, &flags);
  if ((flags & BID_INEXACT_EXCEPTION) != 0)
    return FALSE;
  return take_finite (bid, result);
}

/**
 * lian_decimal_from_int:
 * @number: a whole number
 *
 * Returns: the same number
 */
LianDecimal
lian_decimal_from_int (gint64 number)
{
  return from_bid (bid128_from_int64 (number));
}

static char *
place_point (const char *digits, gboolean negative, int exponent)
{
  GString *out = g_string_new (negative ? "-" : "");
  int n = (int)strlen (digits);
  int point = n + exponent;

  if (exponent >= 0)
    {
      g_string_append (out, digits);
      for (int i = 0; i < exponent; i++)
        g_string_append_c (out, '0');
    }
  else if (point > 0)
    {
      g_string_append_len (out, digits, point);
      g_string_append_c (out, '.');
      g_string_append (out, digits + point);
    }
  else
    {
      g_string_append (out, "0.");
      for (int i = point; i < 0; i++)
        g_string_append_c (out, '0');
      g_string_append (out, digits);
    }
  return g_string_free (out, FALSE);
}

/**
 * lian_decimal_to_string:
 * @number: a number
 *
 * Writes the number without exponent where that stays readable, keeping the
 * trailing zeros it was written with; the text is a JSON number too.
 *
 * Returns: (transfer full): the text
 */
char *
lian_decimal_to_string (LianDecimal number)
{
  _IDEC_flags flags = 0;
  char buffer[64];
  char *mark;
  int exponent;
  const char *digits = buffer + 1;

  bid128_to_string (buffer, to_bid (number), &flags);
  mark = strchr (buffer, 'E');
  if (mark == NULL)
    return g_strdup ("0");
  *mark = '\0';
  exponent = atoi (mark + 1);
  while (digits[0] == '0' && digits[1] != '\0')
    digits++;
  if (g_str_equal (digits, "0") && exponent > 0)
    exponent = 0;
  if (exponent > LIAN_DECIMAL_MAX_PLAIN || exponent < -LIAN_DECIMAL_MAX_PLAIN)
    return g_strdup_printf ("%s%sE%+d", buffer[0] == '-' ? "-" : "", digits, exponent);
  return place_point (digits, buffer[0] == '-' && !bid128_isZero (to_bid (number)), exponent);
}

/**
 * lian_decimal_to_int:
 * @number: a number
 * @result: (out): the same as whole number
 *
 * Returns: %FALSE if @number is not whole or does not fit
 */
gboolean
lian_decimal_to_int (LianDecimal number, gint64 *result)
{
  _IDEC_flags flags = 0;
  gint64 whole = bid128_to_int64_xint (to_bid (number), &flags);

  if (flags != 0)
    return FALSE;
  *result = whole;
  return TRUE;
}

/**
 * lian_decimal_add:
 * @a: a number
 * @b: a number
 * @result: (out): the sum
 *
 * Returns: %FALSE if the result is not finite
 */
gboolean
lian_decimal_add (LianDecimal a, LianDecimal b, LianDecimal *result)
{
  _IDEC_flags flags = 0;

  return take_finite (bid128_add (to_bid (a), to_bid (b), ROUND_HALF_EVEN, &flags), result);
}

/**
 * lian_decimal_subtract:
 * @a: a number
 * @b: a number
 * @result: (out): the difference
 *
 * Returns: %FALSE if the result is not finite
 */
gboolean
lian_decimal_subtract (LianDecimal a, LianDecimal b, LianDecimal *result)
{
  _IDEC_flags flags = 0;

  return take_finite (bid128_sub (to_bid (a), to_bid (b), ROUND_HALF_EVEN, &flags), result);
}

/**
 * lian_decimal_multiply:
 * @a: a number
 * @b: a number
 * @result: (out): the product
 *
 * Returns: %FALSE if the result is not finite
 */
gboolean
lian_decimal_multiply (LianDecimal a, LianDecimal b, LianDecimal *result)
{
  _IDEC_flags flags = 0;

  return take_finite (bid128_mul (to_bid (a), to_bid (b), ROUND_HALF_EVEN, &flags), result);
}

/**
 * lian_decimal_divide:
 * @a: a number
 * @b: a number
 * @result: (out): the quotient
 *
 * Returns: %FALSE on division by zero
 */
gboolean
lian_decimal_divide (LianDecimal a, LianDecimal b, LianDecimal *result)
{
  _IDEC_flags flags = 0;

  return take_finite (bid128_div (to_bid (a), to_bid (b), ROUND_HALF_EVEN, &flags), result);
}

static gboolean
power_whole (LianDecimal base, guint64 exponent, LianDecimal *result)
{
  LianDecimal power = lian_decimal_from_int (1);

  for (; exponent > 0; exponent >>= 1)
    {
      if ((exponent & 1) != 0 && !lian_decimal_multiply (power, base, &power))
        return FALSE;
      if (exponent > 1 && !lian_decimal_multiply (base, base, &base))
        return FALSE;
    }
  *result = power;
  return TRUE;
}

/**
 * lian_decimal_power:
 * @a: the base
 * @b: the exponent
 * @result: (out): the power
 *
 * Small whole exponents are multiplied out, so that 1.1 ** 2 is exactly 1.21.
 *
 * Returns: %FALSE if the result is not a finite real number
 */
gboolean
lian_decimal_power (LianDecimal a, LianDecimal b, LianDecimal *result)
{
  _IDEC_flags flags = 0;
  gint64 whole;

  if (lian_decimal_to_int (b, &whole) && whole >= -10000 && whole <= 10000)
    {
      LianDecimal power;

      if (!power_whole (a, (guint64)ABS (whole), &power))
        return FALSE;
      if (whole < 0)
        return lian_decimal_divide (lian_decimal_from_int (1), power, result);
      *result = power;
      return TRUE;
    }
  return take_finite (bid128_pow (to_bid (a), to_bid (b), ROUND_HALF_EVEN, &flags), result);
}

/**
 * lian_decimal_round:
 * @number: a number
 * @digits: digits behind the point
 * @result: (out): @number rounded half to even, as FEEL's decimal()
 *
 * Returns: %FALSE if the result needs more than 34 digits
 */
gboolean
lian_decimal_round (LianDecimal number, int digits, LianDecimal *result)
{
  _IDEC_flags flags = 0;
  g_autofree char *unit = g_strdup_printf ("1E%d", -digits);
  BID_UINT128 quantum = bid128_from_string (unit, ROUND_HALF_EVEN, &flags);

  return take_finite (bid128_quantize (to_bid (number), quantum, ROUND_HALF_EVEN, &flags), result);
}

/**
 * lian_decimal_floor:
 * @number: a number
 *
 * Returns: the largest whole number not above @number
 */
LianDecimal
lian_decimal_floor (LianDecimal number)
{
  _IDEC_flags flags = 0;

  return from_bid (bid128_round_integral_negative (to_bid (number), &flags));
}

/**
 * lian_decimal_ceiling:
 * @number: a number
 *
 * Returns: the smallest whole number not below @number
 */
LianDecimal
lian_decimal_ceiling (LianDecimal number)
{
  _IDEC_flags flags = 0;

  return from_bid (bid128_round_integral_positive (to_bid (number), &flags));
}

/**
 * lian_decimal_negate:
 * @number: a number
 *
 * Returns: minus @number
 */
LianDecimal
lian_decimal_negate (LianDecimal number)
{
  return from_bid (bid128_negate (to_bid (number)));
}

/**
 * lian_decimal_compare:
 * @a: a number
 * @b: a number
 *
 * Returns: less than, equal to or greater than zero, by value: 1.50 = 1.5
 */
int
lian_decimal_compare (LianDecimal a, LianDecimal b)
{
  _IDEC_flags flags = 0;

  if (bid128_quiet_equal (to_bid (a), to_bid (b), &flags))
    return 0;
  return bid128_quiet_less (to_bid (a), to_bid (b), &flags) ? -1 : 1;
}
