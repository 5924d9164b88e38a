/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a co-operative delivered and sold of each product, by grade, price and cost, against the year before. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianQualityYear:
 * @LIAN_YEAR_BEFORE: the twelve months before the last twelve
 * @LIAN_YEAR_NOW: the twelve months that end on the working date
 * @LIAN_N_YEARS: their number
 */
typedef enum
{
  LIAN_YEAR_BEFORE,
  LIAN_YEAR_NOW,
  LIAN_N_YEARS,
} LianQualityYear;

/**
 * LianQualityGrade:
 * @grade: (nullable): the grade as acceptance or sale named it; %NULL for goods of no known grade
 * @quantity: of it, by year; smallest units
 */
typedef struct
{
  char *grade;
  gint64 quantity[LIAN_N_YEARS];
} LianQualityGrade;

/**
 * LianProductQuality:
 * @product: the product of the catalogue; 0 for deliveries whose line names none
 * @unit: what it is counted in
 * @grades: (element-type LianQualityGrade): what stayed with who received it, by grade
 * @sent_back: refused or returned for repair, by year; smallest units
 * @priced: of the goods, those whose price is known, by year; smallest units
 * @amount: what these came to, in fen of the yuan
 * @unpriced: goods whose price is not known or in another currency, by year; smallest units
 * @costed: what was made at a known cost, by year; smallest units
 * @cost: what that cost, in fen of the yuan
 */
typedef struct
{
  gint64 product;
  gint64 unit;
  GPtrArray *grades;
  gint64 sent_back[LIAN_N_YEARS];
  gint64 priced[LIAN_N_YEARS];
  gint64 amount[LIAN_N_YEARS];
  gint64 unpriced[LIAN_N_YEARS];
  gint64 costed[LIAN_N_YEARS];
  gint64 cost[LIAN_N_YEARS];
} LianProductQuality;

gboolean lian_quality_find_year (LianDate today, LianDate day, LianQualityYear *year);
void lian_product_quality_free (LianProductQuality *self);
GPtrArray *lian_product_quality_list (LianTxn *txn, gint64 cooperative);
gboolean lian_product_quality_get_price (const LianProductQuality *self, LianQualityYear year,
                                         const LianUnit *unit, gint64 *price);
gboolean lian_product_quality_get_cost (const LianProductQuality *self, LianQualityYear year,
                                        const LianUnit *unit, gint64 *cost);

G_END_DECLS
