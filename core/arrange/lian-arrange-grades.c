/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Whether the grades that a line wants and those that a co-operative makes have one in common.
 *
 * Grades are written freely, such as "甲乙 / A, B".  Only what is a grade for certain is taken as one:
 * a letter that stands alone, a cyclical sign, a numeral. */
#include "lian-arrange-reader-private.h"

static gboolean
stands_alone (const char *text, const char *at)
{
  const char *next = g_utf8_next_char (at);
  gunichar before = at > text ? g_utf8_get_char (g_utf8_prev_char (at)) : ' ';
  gunichar after = *next != '\0' ? g_utf8_get_char (next) : ' ';
  return !g_ascii_isalnum (before < 128 ? (char) before : ' ')
         && !g_ascii_isalnum (after < 128 ? (char) after : ' ');
}

/* The same number for the ways to write one grade; -1 for what is none. */
static int
number_of_grade (const char *text, const char *at)
{
  static const char *const ways[] = { "甲一Aa1", "乙二Bb2", "丙三Cc3", "丁四Dd4", "戊五Ee5" };
  gunichar sign = g_utf8_get_char (at);
  if (sign < 128 && !stands_alone (text, at))
    return -1;
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_utf8_strchr (ways[i], -1, sign) != NULL)
      return (int) i;
  return -1;
}

static guint
grades_of (const char *text)
{
  guint grades = 0;
  for (const char *at = text; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      int grade = number_of_grade (text, at);
      grades |= grade >= 0 ? 1U << grade : 0;
    }
  return grades;
}

/* Returns: whether both name a grade and none is the same, is not so */
gboolean
_lian_grades_may_meet (const char *wanted, const char *made)
{
  guint a = grades_of (wanted), b = grades_of (made);
  return a == 0 || b == 0 || (a & b) != 0;
}
