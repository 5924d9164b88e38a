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
 *
 * How a field is compared.
 */
typedef enum
{
  LIAN_FILTER_IS,
  LIAN_FILTER_EMPTY,
  LIAN_FILTER_CONTAINS,
  LIAN_FILTER_RANGE,
} LianFilterTest;

/**
 * LianFilter:
 * @field: the field's id
 * @test: how it is compared
 * @has_from: whether @text or @number is a bound of a range; always for other tests
 * @text: (nullable): the value, or the lower bound, of a field kept as text
 * @number: the value, or the lower bound, of a field kept as number
 * @has_to: whether the range has an upper bound
 * @text_to: (nullable): the upper bound of a field kept as text
 * @number_to: the upper bound of a field kept as number
 * @unit: of a quantity's range: a record of type "unit", whose measure the record's own unit has to
 *   share; the bounds are smallest units of that measure; 0 for none
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
} LianFilter;

LianFilter *lian_filter_new (const char *field, LianFilterTest test);
LianFilter *lian_filter_copy (const LianFilter *filter);
void lian_filter_free (LianFilter *filter);
gboolean lian_filter_equal (const LianFilter *a, const LianFilter *b);
GPtrArray *lian_filters_copy (const GPtrArray *filters);
GPtrArray *lian_filters_new (void);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianFilter, lian_filter_free)

G_END_DECLS
