/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Editor of a reference: a look-up of records. */
#pragma once

#include "lian-look-up.h"

G_BEGIN_DECLS

#define LIAN_TYPE_REFERENCE_ENTRY (lian_reference_entry_get_type ())
G_DECLARE_FINAL_TYPE (LianReferenceEntry, lian_reference_entry, LIAN, REFERENCE_ENTRY, LianLookUp)

void lian_reference_entry_know (LianReferenceEntry *self, gint64 id, const char *title);
void lian_reference_entry_forbid_new (LianReferenceEntry *self);

G_END_DECLS
