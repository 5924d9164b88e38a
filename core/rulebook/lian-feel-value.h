/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Values of FEEL, the expression language of DMN. */
#pragma once

#include <glib.h>
#include <glib-object.h>

#include "lian-decimal.h"
#include "lian-truth.h"

G_BEGIN_DECLS

/**
 * LianFeelKind:
 * @LIAN_FEEL_NULL: no value
 * @LIAN_FEEL_BOOLEAN: true or false
 * @LIAN_FEEL_NUMBER: an exact decimal
 * @LIAN_FEEL_STRING: UTF-8 text
 * @LIAN_FEEL_DATE: a calendar date
 * @LIAN_FEEL_TIME: a time of the day
 * @LIAN_FEEL_DATE_TIME: a date with a time
 * @LIAN_FEEL_SECONDS: a duration of days and time
 * @LIAN_FEEL_MONTHS: a duration of years and months
 * @LIAN_FEEL_LIST: values in order
 * @LIAN_FEEL_CONTEXT: named values, in the order they were set
 * @LIAN_FEEL_RANGE: an interval
 * @LIAN_FEEL_FUNCTION: something a model can call
 */
typedef enum
{
  LIAN_FEEL_NULL,
  LIAN_FEEL_BOOLEAN,
  LIAN_FEEL_NUMBER,
  LIAN_FEEL_STRING,
  LIAN_FEEL_DATE,
  LIAN_FEEL_TIME,
  LIAN_FEEL_DATE_TIME,
  LIAN_FEEL_SECONDS,
  LIAN_FEEL_MONTHS,
  LIAN_FEEL_LIST,
  LIAN_FEEL_CONTEXT,
  LIAN_FEEL_RANGE,
  LIAN_FEEL_FUNCTION,
} LianFeelKind;

/**
 * LianFeelValue:
 *
 * An immutable, reference-counted value; lists and contexts may be filled by
 * their creator before they are shared.
 */
typedef struct _LianFeelValue LianFeelValue;

#define LIAN_TYPE_FEEL_VALUE (lian_feel_value_get_type ())
GType lian_feel_value_get_type (void);

LianFeelValue *lian_feel_value_new_null (void);
LianFeelValue *lian_feel_value_new_boolean (gboolean truth);
LianFeelValue *lian_feel_value_new_truth (LianTruth truth);
LianFeelValue *lian_feel_value_new_number (LianDecimal number);
LianFeelValue *lian_feel_value_new_int (gint64 number);
LianFeelValue *lian_feel_value_new_string (const char *text);
LianFeelValue *lian_feel_value_new_date (const char *iso_date);
LianFeelValue *lian_feel_value_new_list (void);
LianFeelValue *lian_feel_value_new_context (void);
LianFeelValue *lian_feel_value_new_range (gboolean low_closed,
                                          LianFeelValue *low,
                                          LianFeelValue *high,
                                          gboolean high_closed);
LianFeelValue *lian_feel_value_new_function (gpointer callee);

LianFeelValue *lian_feel_value_ref (LianFeelValue *value);
void lian_feel_value_unref (LianFeelValue *value);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianFeelValue, lian_feel_value_unref)

LianFeelKind lian_feel_value_get_kind (LianFeelValue *value);
gboolean lian_feel_value_is_null (LianFeelValue *value);
gboolean lian_feel_value_is_true (LianFeelValue *value);
LianTruth lian_feel_value_get_truth (LianFeelValue *value);
LianDecimal lian_feel_value_get_number (LianFeelValue *value);
const char *lian_feel_value_get_string (LianFeelValue *value);
gpointer lian_feel_value_get_function (LianFeelValue *value);

guint lian_feel_value_get_length (LianFeelValue *value);
LianFeelValue *lian_feel_value_get_item (LianFeelValue *list, guint index);
void lian_feel_value_append (LianFeelValue *list, LianFeelValue *item);

const char *lian_feel_value_get_key (LianFeelValue *context, guint index);
LianFeelValue *lian_feel_value_get_member (LianFeelValue *context, const char *key);
const char *lian_feel_value_get_member_string (LianFeelValue *context, const char *key);
void lian_feel_value_set_member (LianFeelValue *context, const char *key, LianFeelValue *value);
void lian_feel_value_set_member_string (LianFeelValue *context, const char *key, const char *text);

gboolean
lian_feel_value_range_contains (LianFeelValue *range, LianFeelValue *value, LianTruth *result);
LianTruth lian_feel_value_equals (LianFeelValue *a, LianFeelValue *b);
gboolean lian_feel_value_compare (LianFeelValue *a, LianFeelValue *b, int *order);
char *lian_feel_value_to_text (LianFeelValue *value);

G_END_DECLS
