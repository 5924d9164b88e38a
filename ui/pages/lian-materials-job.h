/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the page of materials reads in one go. */
#pragma once

#include "lian-material-words.h"

G_BEGIN_DECLS

/**
 * LianMaterialsPeriod:
 * @LIAN_MATERIALS_MONTH: the month of the working date
 * @LIAN_MATERIALS_QUARTER: its quarter
 * @LIAN_MATERIALS_YEAR: its year
 * @LIAN_MATERIALS_ALL: since the books begin
 * @LIAN_N_MATERIALS_PERIODS: how many there are
 *
 * The period of the balance; it ends on the working date.
 */
typedef enum
{
  LIAN_MATERIALS_MONTH,
  LIAN_MATERIALS_QUARTER,
  LIAN_MATERIALS_YEAR,
  LIAN_MATERIALS_ALL,
  LIAN_N_MATERIALS_PERIODS,
} LianMaterialsPeriod;

/**
 * LianMaterialsJob:
 * @material: which material is told of; 0 for the first
 * @period: of the balance
 * @one_only: whether the list of all materials is known; it is read nevertheless where @material is
 *   gone
 * @list: (nullable) (element-type LianTextRow): all materials, those that run short first; %NULL where
 *   it was not read
 * @n_short: how many run short
 * @n_unlinked: materials of contracts in force that name none of the catalogue, so that nobody
 *   knows of them here
 * @chart: (nullable): the months of @material
 * @tables: (element-type LianMaterialRow): its tables
 * @verdict: (nullable): whether there is enough
 *
 * Fill in the first ones and run lian_materials_job_run() on the reader thread.
 */
typedef struct
{
  gint64 material;
  LianMaterialsPeriod period;
  gboolean one_only;
  GPtrArray *list;
  guint n_short;
  guint n_unlinked;
  LianChartSpec *chart;
  GPtrArray *tables[LIAN_N_MATERIAL_TABLES];
  char *verdict;
} LianMaterialsJob;

void lian_materials_job_free (gpointer job);
gboolean lian_materials_job_run (LianTxn *txn, gpointer job, GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
