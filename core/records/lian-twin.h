/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Records entered twice: what makes two of a type suspect, read off the type's description. */
#pragma once

#include "lian-check.h"

G_BEGIN_DECLS

/**
 * LIAN_TWIN_CODE:
 *
 * The code of the warning that a record looks like another.
 */
#define LIAN_TWIN_CODE "double"

void lian_twin_keys (const LianRecord *record, guint64 *keys);
char *lian_twin_sign (const LianRecord *record, const char *field);
int lian_twin_compare (const LianRecord *a, const LianRecord *b);
const char *lian_twin_strength_label (LianTwinStrength strength);
char *lian_twin_alike (const LianType *type, int rule);
void lian_twin_check (LianCheck *check, const LianRecord *record);

/**
 * LianTwinIndex:
 *
 * Records of one type by what may make them suspect: it keeps numbers only, not the records.  A plain
 * value, to be used from one thread at a time.
 */
typedef struct _LianTwinIndex LianTwinIndex;

LianTwinIndex *lian_twin_index_new (const LianType *type);
void lian_twin_index_free (LianTwinIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianTwinIndex, lian_twin_index_free)
void lian_twin_index_add (LianTwinIndex *self, const LianRecord *record);
GArray *lian_twin_index_find (LianTwinIndex *self, const LianRecord *record);

G_END_DECLS
