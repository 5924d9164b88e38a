/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Quantities as integers in the smallest unit of their measure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LianUnit:
 * @code: (nullable): short code, such as "jin"
 * @name: (nullable): the word printed after a number
 * @numerator: smallest units in @denominator of this unit; 1 or more
 * @denominator: 1 or more
 *
 * A unit of measure as an exact ratio to the smallest unit of its measure.  The smallest unit of
 * mass is the milligram (the old liang of 31.25 g is whole), of length 1/30 mm (the chi of 1/3 m and
 * the inch are whole); the unit records of a base hold the ratios.
 */
typedef struct
{
  const char *code;
  const char *name;
  gint64 numerator;
  gint64 denominator;
} LianUnit;

gboolean lian_quantity_parse (const char *text, const LianUnit *unit, gint64 *smallest);
char *lian_quantity_to_text (gint64 smallest, const LianUnit *unit);

G_END_DECLS
