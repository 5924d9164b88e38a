/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Money as an integer of fen.
 *
 * No floating point anywhere: amounts are read digit by digit, and an amount that does not come out
 * even in fen is refused rather than rounded. */
#include "lian-money.h"

#include <string.h>

/* Reads [-+]digits[.digits], grouping commas allowed, into digits and the number of places. */
static gboolean
read_decimal (const char *text, __int128 *value, int *places, gboolean *negative)
{
  gboolean point = FALSE, any = FALSE;
  *value = 0;
  *places = 0;
  *negative = *text == '-';
  if (*text == '-' || *text == '+')
    text++;
  for (; *text != '\0'; text++)
    {
      if (*text == '.' && !point)
        point = TRUE;
      else if (*text == ',' && any && !point)
        continue;
      else if (!g_ascii_isdigit (*text) || *value > (__int128) G_MAXINT64 * 1000)
        return FALSE;
      else
        {
          *value = *value * 10 + (*text - '0');
          *places += point;
          any = TRUE;
        }
    }
  return any;
}

/**
 * lian_decimal_scale:
 * @text: a decimal number as typed or imported
 * @scale: how many of the smallest unit make @divisor of the unit that @text counts
 * @divisor: see @scale; 1 or more
 * @out: (out): the number of smallest units
 *
 * Returns: whether @text is a number that comes out even in the smallest unit and fits
 */
gboolean
lian_decimal_scale (const char *text, gint64 scale, gint64 divisor, gint64 *out)
{
  __int128 value, power = divisor;
  int places;
  gboolean negative;
  if (text == NULL || !read_decimal (text, &value, &places, &negative))
    return FALSE;
  if (places > 15)
    return FALSE;
  for (int i = 0; i < places; i++)
    power *= 10;
  if (value > ((((__int128) 1) << 126) / scale))
    return FALSE;
  value *= scale;
  if (value % power != 0 || value / power > G_MAXINT64 / 2)
    return FALSE;
  *out = (gint64) (value / power);
  if (negative)
    *out = -*out;
  return TRUE;
}

/**
 * lian_money_parse:
 * @text: an amount in yuan, such as 1234.5, 1,234.50 or -3
 * @fen: (out): the amount in fen
 *
 * Returns: whether @text is an amount in whole fen
 */
gboolean
lian_money_parse (const char *text, gint64 *fen)
{
  return lian_decimal_scale (text, 100, 1, fen);
}

static const LianUnit in_fen = { NULL, NULL, 100, 1 };

static int
places_of (const LianUnit *currency)
{
  int places = 0;
  for (gint64 n = currency->numerator; n > 1; n /= 10)
    places++;
  return places;
}

/**
 * lian_money_to_text_in:
 * @amount: an amount in smallest units of @currency
 * @currency: (nullable): its numerator is a power of ten, how many smallest units make one; %NULL
 *   for the yuan of 100 fen
 *
 * Returns: (transfer full): the amount with the places of its currency, as written to files
 */
char *
lian_money_to_text_in (gint64 amount, const LianUnit *currency)
{
  const LianUnit *in = currency != NULL ? currency : &in_fen;
  guint64 size = amount < 0 ? -(guint64) amount : (guint64) amount, one = (guint64) in->numerator;
  const char *sign = amount < 0 ? "-" : "";
  if (one == 1)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT, sign, size);
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT, sign, size / one,
                          places_of (in), size % one);
}

/**
 * lian_money_format_in:
 * @amount: an amount in smallest units of @currency
 * @currency: (nullable): as for lian_money_to_text_in()
 *
 * Returns: (transfer full): the amount with grouped digits, for screen and paper
 */
char *
lian_money_format_in (gint64 amount, const LianUnit *currency)
{
  g_autofree char *plain = lian_money_to_text_in (amount, currency);
  GString *out = g_string_new (NULL);
  gsize whole = strcspn (plain, ".");
  gsize start = plain[0] == '-';
  for (gsize i = 0; plain[i] != '\0'; i++)
    {
      if (i > start && i < whole && (whole - i) % 3 == 0)
        g_string_append_c (out, ',');
      g_string_append_c (out, plain[i]);
    }
  return g_string_free (out, FALSE);
}

/**
 * lian_money_to_text:
 * @fen: an amount in fen
 *
 * Returns: (transfer full): the amount in yuan with two places, as written to files: 1234.50
 */
char *
lian_money_to_text (gint64 fen)
{
  return lian_money_to_text_in (fen, NULL);
}

/**
 * lian_money_format:
 * @fen: an amount in fen
 *
 * Returns: (transfer full): the amount in yuan with grouped digits, for screen and paper: 1,234.50
 */
char *
lian_money_format (gint64 fen)
{
  return lian_money_format_in (fen, NULL);
}

static const char *const figures[] = { "零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖" };

/* One group of four digits; @zero says whether a 零 is due before its first figure. */
static void
append_group (GString *out, guint group, gboolean *zero)
{
  static const guint weights[] = { 1000, 100, 10, 1 };
  static const char *const units[] = { "仟", "佰", "拾", "" };
  for (int i = 0; i < 4; i++)
    {
      guint figure = group / weights[i] % 10;
      if (figure == 0)
        {
          *zero = out->len > 0;
          continue;
        }
      if (*zero)
        g_string_append (out, "零");
      *zero = FALSE;
      g_string_append (out, figures[figure]);
      g_string_append (out, units[i]);
    }
}

static void
append_whole (GString *out, guint64 yuan)
{
  static const char *const groups[] = { "兆", "亿", "万", "" };
  static const guint64 weights[] = { 1000000000000, 100000000, 10000, 1 };
  gboolean zero = FALSE;
  for (int i = 0; i < 4; i++)
    {
      guint group = (guint) (i == 0 ? yuan / weights[i] : yuan / weights[i] % 10000);
      if (group == 0)
        {
          zero = zero || out->len > 0;
          continue;
        }
      if (group < 1000 && out->len > 0)
        zero = TRUE;
      append_group (out, group, &zero);
      g_string_append (out, groups[i]);
      zero = FALSE;
    }
}

/* The figures after the whole: 角, 分, 厘, 毫. */
static void
append_places (GString *out, guint64 part, guint64 one, gboolean after_whole)
{
  static const char *const places[] = { "角", "分", "厘", "毫" };
  gboolean zero = FALSE, any = after_whole;
  for (guint i = 0; part > 0 && i < G_N_ELEMENTS (places); i++)
    {
      part *= 10;
      guint figure = (guint) (part / one);
      part %= one;
      if (figure == 0)
        zero = any;
      else
        g_string_append_printf (out, "%s%s%s", zero ? "零" : "", figures[figure], places[i]);
      if (figure > 0)
        {
          any = TRUE;
          zero = FALSE;
        }
    }
}

/**
 * lian_money_capitals_in:
 * @amount: an amount in smallest units of @currency, below 10^16 of it
 * @currency: (nullable): as for lian_money_to_text_in(); its name stands before the figures
 *
 * The capital figures used on contracts so that an amount can't be altered by a stroke.
 *
 * Returns: (transfer full): for instance 人民币壹仟贰佰叁拾肆元伍角整, or 旧币壹万元整
 */
char *
lian_money_capitals_in (gint64 amount, const LianUnit *currency)
{
  const LianUnit *in = currency != NULL ? currency : &in_fen;
  guint64 size = amount < 0 ? -(guint64) amount : (guint64) amount, one = (guint64) in->numerator;
  g_autoptr (GString) whole = g_string_new (NULL);
  append_whole (whole, size / one);
  GString *out = g_string_new (in->name != NULL ? in->name : "人民币");
  if (amount < 0)
    g_string_append (out, "负");
  if (whole->len > 0)
    g_string_append_printf (out, "%s元", whole->str);
  else if (size == 0)
    g_string_append (out, "零元");
  append_places (out, size % one, one, whole->len > 0);
  /* Nothing can be added behind the fen or what is smaller. */
  if (in->numerator < 100 || size % (one / 10) == 0)
    g_string_append (out, "整");
  return g_string_free (out, FALSE);
}

/**
 * lian_money_capitals:
 * @fen: an amount in fen, below 10^16 yuan
 *
 * Returns: (transfer full): for instance 人民币壹仟贰佰叁拾肆元伍角整
 */
char *
lian_money_capitals (gint64 fen)
{
  return lian_money_capitals_in (fen, NULL);
}
