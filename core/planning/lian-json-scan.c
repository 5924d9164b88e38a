/* SPDX-License-Identifier: LGPL-2.1-or-later
 * JSON read once from front to back.
 *
 * The readers that make a tree of a text need some fifty bytes for every number, and json-glib takes
 * numbers that JSON does not know.  This one hands out one value after the other, and says no more
 * than that something is wrong: the caller knows what it stands for. */
#include "lian-json-scan.h"

#include <math.h>
#include <string.h>

#define MAX_DEPTH 200

/**
 * lian_json_scan_init:
 * @self: a place
 * @text: (array length=length): JSON; it has to outlast @self
 * @length: its length in bytes
 *
 * Begins at the front.
 */
void
lian_json_scan_init (LianJsonScan *self, const char *text, gsize length)
{
  *self = (LianJsonScan) { text, text + length, 1, 0 };
}

static void
skip_blanks (LianJsonScan *self)
{
  for (; self->at < self->end; self->at++)
    if (*self->at == '\n')
      self->line++;
    else if (*self->at != ' ' && *self->at != '\t' && *self->at != '\r')
      return;
}

/**
 * lian_json_scan_accept:
 * @self: a place
 * @c: a character
 *
 * Returns: whether @c is next, and was passed
 */
gboolean
lian_json_scan_accept (LianJsonScan *self, char c)
{
  skip_blanks (self);
  if (self->at >= self->end || *self->at != c)
    return FALSE;
  self->at++;
  return TRUE;
}

/**
 * lian_json_scan_is_at_end:
 * @self: a place
 *
 * Returns: whether only blanks follow
 */
gboolean
lian_json_scan_is_at_end (LianJsonScan *self)
{
  skip_blanks (self);
  return self->at >= self->end;
}

static gboolean
accept_word (LianJsonScan *self, const char *word)
{
  gsize length = strlen (word);
  skip_blanks (self);
  if ((gsize) (self->end - self->at) < length || memcmp (self->at, word, length) != 0)
    return FALSE;
  self->at += length;
  return TRUE;
}

/**
 * lian_json_scan_null:
 * @self: a place
 *
 * Returns: whether null is next, and was passed
 */
gboolean
lian_json_scan_null (LianJsonScan *self)
{
  return accept_word (self, "null");
}

/* The digits that follow; FALSE where there is none. */
static gboolean
read_digits (LianJsonScan *self, double *mantissa, guint *n_digits)
{
  const char *start = self->at;
  for (; self->at < self->end && g_ascii_isdigit (*self->at); self->at++)
    *mantissa = *mantissa * 10 + (*self->at - '0');
  *n_digits = (guint) (self->at - start);
  return *n_digits > 0;
}

static gboolean
read_exponent (LianJsonScan *self, int *exponent)
{
  double size = 0;
  guint n_digits;
  *exponent = 0;
  if (self->at >= self->end || (*self->at != 'e' && *self->at != 'E'))
    return TRUE;
  self->at++;
  gboolean negative = self->at < self->end && *self->at == '-';
  if (self->at < self->end && (*self->at == '-' || *self->at == '+'))
    self->at++;
  if (!read_digits (self, &size, &n_digits))
    return FALSE;
  *exponent = (int) MIN (size, 9999) * (negative ? -1 : 1);
  return TRUE;
}

/* Up to 15 digits are exact in a double, and so is their quotient's nearest; of others the C library
 * finds the nearest. */
static double
make_number (const char *start, const char *end, double mantissa, int exponent)
{
  static const double tens[] = { 1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
  if (mantissa <= 1e15 && exponent <= 0 && exponent >= -15)
    return mantissa / tens[-exponent];
  g_autofree char *text = g_strndup (start, (gsize) (end - start));
  return fabs (g_ascii_strtod (text, NULL));
}

/* How many decimals a number that was written so has, without zeros at its end. */
static guint
count_decimals (const char *last, guint n_written, int exponent)
{
  int n = (int) n_written - exponent;
  for (; n > 0 && n_written > 0 && *last == '0'; last--, n_written--)
    n--;
  return (guint) CLAMP (n, 0, 400);
}

/**
 * lian_json_scan_number:
 * @self: a place
 * @number: (out): the number
 * @decimals: (out): how many decimals it needs
 *
 * Returns: whether a number is next, and was passed
 */
gboolean
lian_json_scan_number (LianJsonScan *self, double *number, guint *decimals)
{
  skip_blanks (self);
  const char *start = self->at;
  double mantissa = 0;
  guint n_whole, n_after = 0;
  int exponent;
  gboolean negative = self->at < self->end && *self->at == '-';
  self->at += negative;
  if (!read_digits (self, &mantissa, &n_whole) || (n_whole > 1 && start[negative] == '0'))
    return FALSE;
  if (self->at < self->end && *self->at == '.')
    {
      self->at++;
      if (!read_digits (self, &mantissa, &n_after))
        return FALSE;
    }
  const char *last = self->at - 1;
  if (!read_exponent (self, &exponent))
    return FALSE;
  *decimals = mantissa > 0 ? count_decimals (last, n_after, exponent) : 0;
  *number = make_number (start, self->at, mantissa, exponent - (int) n_after);
  if (negative)
    *number = -*number;
  return isfinite (*number);
}

static gboolean
pass_text (LianJsonScan *self)
{
  for (; self->at < self->end && (guchar) *self->at >= 0x20; self->at++)
    if (*self->at == '"')
      {
        self->at++;
        return TRUE;
      }
    else if (*self->at == '\\')
      {
        self->at++;
        if (self->at >= self->end || strchr ("\"\\/bfnrtu", *self->at) == NULL || *self->at == '\0')
          return FALSE;
      }
  return FALSE;
}

/**
 * lian_json_scan_text:
 * @self: a place
 *
 * Returns: (transfer full) (nullable): the text that is next, and was passed, its escapes as
 *   written; %NULL where none is
 */
char *
lian_json_scan_text (LianJsonScan *self)
{
  if (!lian_json_scan_accept (self, '"'))
    return NULL;
  const char *start = self->at;
  if (!pass_text (self) || !g_utf8_validate_len (start, (gsize) (self->at - start), NULL))
    return NULL;
  return g_strndup (start, (gsize) (self->at - 1 - start));
}

static gboolean
skip_member (LianJsonScan *self)
{
  return lian_json_scan_accept (self, '"') && pass_text (self) && lian_json_scan_accept (self, ':')
         && lian_json_scan_skip (self);
}

static gboolean
skip_many (LianJsonScan *self, gboolean (*skip) (LianJsonScan *self), char end)
{
  if (lian_json_scan_accept (self, end))
    return TRUE;
  if (++self->depth > MAX_DEPTH)
    return FALSE;
  do
    if (!skip (self))
      return FALSE;
  while (lian_json_scan_accept (self, ','));
  self->depth--;
  return lian_json_scan_accept (self, end);
}

/**
 * lian_json_scan_skip:
 * @self: a place
 *
 * Passes any value, unless it is nested very deeply.
 *
 * Returns: whether one was next
 */
gboolean
lian_json_scan_skip (LianJsonScan *self)
{
  double number;
  guint decimals;
  if (lian_json_scan_accept (self, '"'))
    return pass_text (self);
  if (lian_json_scan_accept (self, '['))
    return skip_many (self, lian_json_scan_skip, ']');
  if (lian_json_scan_accept (self, '{'))
    return skip_many (self, skip_member, '}');
  return accept_word (self, "null") || accept_word (self, "true") || accept_word (self, "false")
         || lian_json_scan_number (self, &number, &decimals);
}
