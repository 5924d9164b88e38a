/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Formats made of rows of cells.  Private to core/io. */
#pragma once

#include "lian-csv.h"
#include "lian-out-file.h"
#include "lian-report-chart.h"

G_BEGIN_DECLS

typedef struct _LianCellWriter LianCellWriter;

/**
 * LianCellWriter:
 * @add_row: writes a row; @numbers tells which cells may be written as numbers
 * @add_chart: (nullable): after all rows, adds a chart on a sheet of its own; %NULL where the format has none
 * @finish: writes what is left
 * @free: gives up what is not finished
 */
struct _LianCellWriter
{
  gboolean (*add_row) (LianCellWriter *self, const char *const *cells, const gboolean *numbers,
                       guint n_cells, GError **error);
  gboolean (*add_chart) (LianCellWriter *self, const LianReportChart *chart, GError **error);
  gboolean (*finish) (LianCellWriter *self, GError **error);
  void (*free) (LianCellWriter *self);
};

LianCellWriter *_lian_csv_writer_new (LianOutFile *file, LianCsvFlags flags);
LianCellWriter *_lian_xlsx_writer_new (LianOutFile *file, const char *title, GError **error);
LianCellWriter *_lian_ods_writer_new (LianOutFile *file, const char *title, GError **error);

static inline void
_lian_cell_writer_free (LianCellWriter *self)
{
  if (self != NULL)
    self->free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianCellWriter, _lian_cell_writer_free)

G_END_DECLS
