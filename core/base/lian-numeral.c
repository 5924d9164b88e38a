/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Figures as they are printed.
 *
 * Every character becomes a token first: a digit, a unit, a point, or nothing.  Then the row of tokens is
 * split at 亿 and 万; what stands between is a number written place by place (三四、二八八 is 34,288) or
 * with its units (三万四千).  What could be read in two ways, such as 三千五, is refused: nobody should
 * find a figure that was guessed. */
#include "lian-numeral.h"

#include <string.h>

#define MOST_PLACES 6
#define MOST_TOKENS 40
#define MOST ((__int128) G_GINT64_CONSTANT (1000000000000000))

/* A number with its places after the point. */
typedef struct
{
  __int128 value;
  guint places;
} Number;

typedef struct
{
  gunichar character;
  char token; /* 0: is left out */
} Sign;

static const Sign signs[] = {
  { 0x3007, '0' }, { 0x25cb, '0' }, { 0x96f6, '0' }, { 0x4e24, '2' }, /* 〇○零两 */
  { 0x5341, 'T' }, { 0x62fe, 'T' }, { 0x767e, 'H' }, { 0x4f70, 'H' }, { 0x5343, 'K' }, { 0x4edf, 'K' },
  { 0x4e07, 'W' }, { 0x842c, 'W' }, { 0x4ebf, 'Y' }, { 0x5104, 'Y' }, { 'm', 'M' }, /* 万亿 */
  { '.', '.' }, { 0xff0e, '.' }, { 0x70b9, '.' }, { 0x00b7, '.' }, { 0x30fb, '.' }, /* ．点· */
  { 0x5143, 'C' }, { 0x5706, 'C' }, { 0x89d2, 'J' }, { 0x5206, 'F' }, /* 元圆角分 */
  { 0x4f59, '+' }, { 0x591a, '+' }, { '+', '+' }, { 0xff0b, '+' }, { '-', '-' }, { 0x2212, '-' }, /* 余多 */
  { ',', 0 }, { 0xff0c, 0 }, { 0x3001, 0 }, { '%', 0 }, { 0xff05, 0 }, /* ，、 */
  { 0x4eba, 0 }, { 0x6237, 0 }, { 0x4e2a, 0 }, { 0x540d, 0 }, { 0x793e, 0 }, { 0x7ec4, 0 }, /* 人户个名社组 */
  { 0x5904, 0 }, { 0x4ef6, 0 }, /* 处件 */
};

static int
digit_of (gunichar c)
{
  static const gunichar words[] = { 0x96f6, 0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d };
  static const gunichar formal[] = { 0x96f6, 0x58f9, 0x8d30, 0x53c1, 0x8086, 0x4f0d, 0x9646, 0x67d2, 0x634c, 0x7396 };
  for (int i = 0; i < 10; i++)
    if (c == words[i] || c == formal[i] || c == (gunichar) ('0' + i) || c == (gunichar) (0xff10 + i))
      return i;
  return -1;
}

static gboolean
find_sign (gunichar c, char *token)
{
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (signs[i].character == c)
      {
        *token = signs[i].token;
        return TRUE;
      }
  *token = 0;
  return g_unichar_isspace (c);
}

/* Reads @text into @tokens; a plus before it is a sign, after it says that it is more. */
static gboolean
read_tokens (const char *text, char *tokens, LianNumeral *figure)
{
  guint n = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      char token = 0;
      gunichar c = g_utf8_get_char (p);
      int digit = digit_of (c);
      if (digit >= 0)
        token = (char) ('0' + digit);
      else if (!find_sign (c, &token))
        return FALSE;
      if (token == '+' && n > 0)
        figure->at_least = TRUE;
      if (token == 0 || token == '+')
        continue;
      if (n == MOST_TOKENS || (token == '-' && n > 0))
        return FALSE;
      tokens[n++] = token;
    }
  tokens[n] = '\0';
  return n > 0;
}

/* Place by place: 34288 or 30.13. */
static gboolean
read_places (const char *s, gsize length, Number *out)
{
  gboolean point = FALSE, any = FALSE;
  *out = (Number){ 0, 0 };
  for (gsize i = 0; i < length; i++)
    {
      if (s[i] == '.' && !point && any)
        point = TRUE;
      else if (!g_ascii_isdigit (s[i]) || out->value > MOST || out->places == MOST_PLACES)
        return FALSE;
      else
        {
          out->value = out->value * 10 + (s[i] - '0');
          out->places += point;
          any = TRUE;
        }
    }
  return any;
}

/* With units: 3K4H0 5.  A digit at the end needs 十 or a nought before it. */
static gboolean
read_units (const char *s, gsize length, Number *out)
{
  static const char units[] = "KHT";
  static const int worth[] = { 1000, 100, 10 };
  gsize i = 0;
  gboolean clear = TRUE;
  *out = (Number){ 0, 0 };
  for (int u = 0; u < 3; u++)
    {
      gboolean digit = i + 1 < length && g_ascii_isdigit (s[i]) && s[i] != '0';
      while (i < length && s[i] == '0')
        {
          clear = TRUE;
          i++;
          digit = i + 1 < length && g_ascii_isdigit (s[i]);
        }
      if (i + digit >= length || s[i + digit] != units[u])
        continue;
      out->value += (digit ? s[i] - '0' : 1) * worth[u];
      i += digit + 1u;
      clear = units[u] == 'T';
    }
  while (i < length && s[i] == '0')
    {
      clear = TRUE;
      i++;
    }
  if (i + 1 == length && clear && g_ascii_isdigit (s[i]))
    out->value += s[i++] - '0';
  return i == length;
}

static gboolean
has_unit (const char *s, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (s[i] == 'K' || s[i] == 'H' || s[i] == 'T')
      return TRUE;
  return FALSE;
}

static gboolean
multiply (Number *number, gint64 worth, guint *zeros)
{
  if (number->value > MOST / worth)
    return FALSE;
  number->value *= worth;
  for (; worth > 1; worth /= 10)
    ++*zeros;
  for (; number->places > 0 && number->value % 10 == 0; number->places--)
    {
      number->value /= 10;
      *zeros -= *zeros > 0;
    }
  return number->places == 0;
}

static gboolean read_number (const char *s, gsize length, Number *out, guint *zeros);

/* What stands before and after a 万, 亿 or million at @at. */
static gboolean
read_split (const char *s, gsize length, gsize at, gint64 worth, Number *out, guint *zeros)
{
  Number rest = { 0, 0 };
  guint ignored = 0;
  gsize left = length - at - 1;
  if (!read_number (s, at, out, &ignored) || !multiply (out, worth, zeros))
    return FALSE;
  if (left == 0)
    return TRUE;
  *zeros = 0;
  if (left == 1 || !read_number (s + at + 1, left, &rest, zeros) || rest.places > 0 || rest.value >= worth)
    return FALSE;
  out->value += rest.value;
  return TRUE;
}

static gboolean
read_number (const char *s, gsize length, Number *out, guint *zeros)
{
  static const struct
  {
    char token;
    gint64 worth;
  } bigs[] = { { 'Y', 100000000 }, { 'M', 1000000 }, { 'W', 10000 } };
  for (gsize b = 0; b < G_N_ELEMENTS (bigs); b++)
    for (gsize i = length; i > 0; i--)
      if (s[i - 1] == bigs[b].token)
        return read_split (s, length, i - 1, bigs[b].worth, out, zeros);
  return has_unit (s, length) ? read_units (s, length, out) : read_places (s, length, out);
}

/* After the yuan: nothing, or 角 and 分. */
static gboolean
read_cash (const char *s, Number *number)
{
  gboolean jiao = g_ascii_isdigit (s[0]) && s[1] == 'J';
  const char *rest = jiao ? s + 2 : s[0] == '0' ? s + 1 : s;
  gboolean fen = g_ascii_isdigit (rest[0]) && rest[1] == 'F';
  if (*s == '\0')
    return TRUE;
  if ((!jiao && !fen) || number->places > 0 || rest[fen ? 2 : 0] != '\0')
    return FALSE;
  number->value = number->value * 100 + (jiao ? (s[0] - '0') * 10 : 0) + (fen ? rest[0] - '0' : 0);
  number->places = 2;
  return TRUE;
}

/**
 * lian_numeral_parse:
 * @text: a figure as it is printed: "41,230", "+30 %", "30.13", "1.439 m", 四百三十六, 九十七亿八千五百万元,
 *   三四、二八八, 四万九千八百多
 * @figure: (out): what it says
 *
 * Returns: whether it is a figure, and only one
 */
gboolean
lian_numeral_parse (const char *text, LianNumeral *figure)
{
  char tokens[MOST_TOKENS + 1];
  Number number;
  *figure = (LianNumeral){ 0 };
  if (g_str_has_prefix (text, "百分之"))
    text += strlen ("百分之");
  if (!read_tokens (text, tokens, figure))
    return FALSE;
  gboolean negative = tokens[0] == '-';
  const char *s = tokens + negative;
  const char *yuan = strchr (s, 'C');
  gsize length = yuan != NULL ? (gsize) (yuan - s) : strlen (s);
  if (length == 0 || !read_number (s, length, &number, &figure->zeros)
      || !read_cash (yuan != NULL ? yuan + 1 : "", &number) || number.value > MOST)
    return FALSE;
  figure->digits = (gint64) (negative ? -number.value : number.value);
  figure->places = number.places;
  return TRUE;
}

/**
 * lian_numeral_power:
 * @places: at most 18
 *
 * Returns: ten to that power
 */
gint64
lian_numeral_power (guint places)
{
  gint64 power = 1;
  while (places-- > 0)
    power *= 10;
  return power;
}

/**
 * lian_numeral_to_text:
 * @figure: a figure
 *
 * Returns: (transfer full): it in digits, with commas and its places: "9,785,000,000"
 */
char *
lian_numeral_to_text (const LianNumeral *figure)
{
  g_autofree char *digits = g_strdup_printf ("%0*" G_GINT64_FORMAT, (int) figure->places + 1, ABS (figure->digits));
  gsize whole = strlen (digits) - figure->places;
  GString *text = g_string_new (figure->digits < 0 ? "−" : "");
  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, digits[i]);
    }
  if (figure->places > 0)
    g_string_append_printf (text, ".%s", digits + whole);
  if (figure->at_least)
    g_string_append_c (text, '+');
  return g_string_free (text, FALSE);
}

/**
 * lian_numeral_differs_by_one_digit:
 * @a: 0 or more
 * @b: 0 or more
 *
 * Returns: whether both have as many digits and all but one of them are the same, as in 136 and 836
 */
gboolean
lian_numeral_differs_by_one_digit (gint64 a, gint64 b)
{
  guint apart = 0;
  if (a < 0 || b < 0)
    return FALSE;
  for (; a > 0 && b > 0; a /= 10, b /= 10)
    apart += a % 10 != b % 10;
  return a == 0 && b == 0 && apart == 1;
}

/**
 * lian_numeral_new_yuan_day:
 *
 * Returns: the day from which money is in new yuan, 1 March 1955: 10,000 old = 1 new (S58)
 */
LianDate
lian_numeral_new_yuan_day (void)
{
  return lian_date_new (1955, 3, 1);
}
