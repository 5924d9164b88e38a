/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the production returns of a co-operative say of the quality of its work, against the year before. */
#pragma once

#include "lian-product-quality.h"

G_BEGIN_DECLS

/**
 * LianWorkQuality:
 * @activity: a record of type "activity"
 * @name: what it is called
 * @returns: how many returns end in each year
 * @examined: pieces looked at, in returns that say both, by year
 * @passed: those of them found good, by year
 * @n_examined: how many returns say both, by year
 * @complaints: public complaints, by year
 * @n_complaints: how many returns state them, by year
 * @output: output value in fen, by year
 * @n_output: how many returns state it, by year
 *
 * One activity with a return in these years.  What no return states is unknown, never nothing.
 */
typedef struct
{
  gint64 activity;
  char *name;
  guint returns[LIAN_N_YEARS];
  gint64 examined[LIAN_N_YEARS];
  gint64 passed[LIAN_N_YEARS];
  guint n_examined[LIAN_N_YEARS];
  gint64 complaints[LIAN_N_YEARS];
  guint n_complaints[LIAN_N_YEARS];
  gint64 output[LIAN_N_YEARS];
  guint n_output[LIAN_N_YEARS];
} LianWorkQuality;

GPtrArray *lian_work_quality_list (LianTxn *txn, gint64 cooperative);

G_END_DECLS
