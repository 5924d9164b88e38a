/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Search over all kinds of records. */
#pragma once

#include <adwaita.h>

#include "lian-context.h"

G_BEGIN_DECLS

#define LIAN_TYPE_SEARCH_ENTRY (lian_search_entry_get_type ())
/**
 * LianSearchEntry:
 *
 * An entry with a list of hits below it.  Arrows choose, Enter opens by win.open-record, Escape
 * closes.
 */
G_DECLARE_FINAL_TYPE (LianSearchEntry, lian_search_entry, LIAN, SEARCH_ENTRY, AdwBin)

GtkWidget *lian_search_entry_new (LianContext *context);

G_END_DECLS
