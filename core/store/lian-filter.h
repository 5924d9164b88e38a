/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Conditions that narrow a list. */
#pragma once

#include "lian-record.h"

G_BEGIN_DECLS

/**
 * LianFilterTest:
 * @LIAN_FILTER_IS: the field has the value
 * @LIAN_FILTER_EMPTY: the field has no value; a truth was not asked
 * @LIAN_FILTER_CONTAINS: the text has the value somewhere in it, whatever the case of ASCII letters
 * @LIAN_FILTER_RANGE: the number or date lies between the bounds, both included
 * @LIAN_FILTER_MATCHES: the text has the value somewhere in it, whatever its case, width, accents and old
 *   or new characters; of a reference, the record referred to has the words; without a field, the record
 *   has them as they stand
 * @LIAN_FILTER_WORDS: without a field: the record is one that a search for the value finds, so that three
 *   letters may stand anywhere in a word
 *
 * How a field is compared.
 */
typedef enum
{
  LIAN_FILTER_IS,
  LIAN_FILTER_EMPTY,
  LIAN_FILTER_CONTAINS,
  LIAN_FILTER_RANGE,
  LIAN_FILTER_MATCHES,
  LIAN_FILTER_WORDS,
} LianFilterTest;

/* Of a range in @unit_word: how many parts of that unit are one of it. */
#define LIAN_FILTER_PARTS 1000

/**
 * LianFilter:
 * @field: (nullable): the field's id; %NULL only in a term
 * @test: how it is compared
 * @has_from: whether @text or @number is a bound of a range; always for other tests
 * @text: (nullable): the value, or the lower bound, of a field kept as text
 * @number: the value, or the lower bound, of a field kept as number
 * @has_to: whether the range has an upper bound
 * @text_to: (nullable): the upper bound of a field kept as text
 * @number_to: the upper bound of a field kept as number
 * @unit: of a quantity's range: a record of type "unit", whose measure the record's own unit has to
 *   share; the bounds are smallest units of that measure; 0 for none
 * @unit_word: (nullable): of a quantity's range, in place of @unit: the code or a name of a unit, folded, ""
 *   for the one in which each record counts; the bounds are 1/%LIAN_FILTER_PARTS of it
 * @open: of such a range: whether its bounds themselves are outside
 * @plus: (nullable) (array zero-terminated=1): of a range, further fields that are added to @field before
 *   the sum is compared
 *
 * One condition.  Of several, those on the same field are alternatives, and one of each field has to
 * hold.  A field without a value is in no range.
 */
typedef struct
{
  char *field;
  LianFilterTest test;
  gboolean has_from;
  char *text;
  gint64 number;
  gboolean has_to;
  char *text_to;
  gint64 number_to;
  gint64 unit;
  char *unit_word;
  gboolean open;
  char **plus;
} LianFilter;

/**
 * LianTerm:
 * @negated: whether none of @filters may hold, instead of one
 * @filters: (element-type LianFilter): alternatives
 *
 * One word of what a person asks for.  Of several terms each has to hold.  What is not known of a record
 * does not fulfil a filter, so that a negated term keeps the record.
 */
typedef struct
{
  gboolean negated;
  GPtrArray *filters;
} LianTerm;

LianFilter *lian_filter_new (const char *field, LianFilterTest test);
LianFilter *lian_filter_copy (const LianFilter *filter);
void lian_filter_free (LianFilter *filter);
gboolean lian_filter_equal (const LianFilter *a, const LianFilter *b);
char *lian_filter_to_text (const LianFilter *filter);
LianFilter *lian_filter_from_text (const LianType *type, const char *text);
GPtrArray *lian_filters_copy (const GPtrArray *filters);
GPtrArray *lian_filters_new (void);
LianTerm *lian_term_new (gboolean negated);
void lian_term_free (LianTerm *term);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianTerm, lian_term_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianFilter, lian_filter_free)

G_END_DECLS
