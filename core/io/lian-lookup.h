/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Records of one type by what a file calls them. */
#pragma once

#include <gio/gio.h>

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianFound:
 * @LIAN_FOUND_NONE: no record is called so
 * @LIAN_FOUND_ONE: one is
 * @LIAN_FOUND_SEVERAL: it is not clear which
 */
typedef enum
{
  LIAN_FOUND_NONE,
  LIAN_FOUND_ONE,
  LIAN_FOUND_SEVERAL,
} LianFound;

typedef struct _LianLookup LianLookup;

LianLookup *lian_lookup_new (LianTxn *txn, const LianType *type, GCancellable *cancellable,
                             GError **error);
void lian_lookup_free (LianLookup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianLookup, lian_lookup_free)

void lian_lookup_add (LianLookup *self, const LianRecord *record);
LianFound lian_lookup_find (LianLookup *self, const char *text, gint64 *id);
gboolean lian_lookup_contains (LianLookup *self, gint64 id);
const char *lian_lookup_name (LianLookup *self, gint64 id);

G_END_DECLS
