/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Exact decimal numbers of the rulebook language (IEEE 754-2008 decimal128). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LianDecimal:
 *
 * A decimal number of up to 34 digits. A plain value: copy it by assignment.
 */
typedef struct
{
  guint64 w[2]; /*< private >*/
} LianDecimal;

/* Longest text lian_decimal_to_string() gives: 34 digits and up to 40 zeros. */
#define LIAN_DECIMAL_MAX_PLAIN 40

gboolean lian_decimal_from_string (const char *text, LianDecimal *result);
LianDecimal lian_decimal_from_int (gint64 number);
char *lian_decimal_to_string (LianDecimal number);
gboolean lian_decimal_to_int (LianDecimal number, gint64 *result);

gboolean lian_decimal_add (LianDecimal a, LianDecimal b, LianDecimal *result);
gboolean lian_decimal_subtract (LianDecimal a, LianDecimal b, LianDecimal *result);
gboolean lian_decimal_multiply (LianDecimal a, LianDecimal b, LianDecimal *result);
gboolean lian_decimal_divide (LianDecimal a, LianDecimal b, LianDecimal *result);
gboolean lian_decimal_power (LianDecimal a, LianDecimal b, LianDecimal *result);
gboolean lian_decimal_round (LianDecimal number, int digits, LianDecimal *result);
LianDecimal lian_decimal_floor (LianDecimal number);
LianDecimal lian_decimal_ceiling (LianDecimal number);
LianDecimal lian_decimal_negate (LianDecimal number);
int lian_decimal_compare (LianDecimal a, LianDecimal b);

G_END_DECLS
