/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The inside of an export.  Private to core/io. */
#pragma once

#include "lian-export.h"
#include "lian-out-file.h"

G_BEGIN_DECLS

/* One export on one transaction. */
typedef struct
{
  LianExport *options;
  LianTxn *txn;
  GCancellable *cancellable;
  GArray *ids;
  int source_field;
  GPtrArray *source_names;
  GHashTable *source_places; /* name to place in source_names */
  GHashTable *lookups;       /* LianType to LianLookup */
} LianExportJob;

typedef gboolean (*LianExportFunc) (LianExportJob *job, const LianRecord *record, gpointer data,
                                    GError **error);

gboolean _lian_export_each (LianExportJob *job, LianExportFunc func, gpointer data, GError **error);
int _lian_export_compare_ids (gconstpointer a, gconstpointer b);
gboolean _lian_export_write_json (LianExportJob *job, LianOutFile *file, GError **error);

G_END_DECLS
