/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A list of records beside the form of one. */
#pragma once

#include <adwaita.h>

#include "lian-context.h"

G_BEGIN_DECLS

#define LIAN_TYPE_RECORDS_PAGE (lian_records_page_get_type ())
/**
 * LianRecordsPage:
 *
 * The list of one of several record types beside the form.  Actions: page.new, page.delete,
 * page.void, page.duplicate, page.duplicates, page.copy, page.paste, page.case-history, page.next, page.previous, page.search, page.filter, page.kept, page.save, page.next-pane, page.show-all.
 */
G_DECLARE_FINAL_TYPE (LianRecordsPage, lian_records_page, LIAN, RECORDS_PAGE, AdwBin)

GtkWidget *lian_records_page_new (LianContext *context, const char *const *type_ids);
const LianType *lian_records_page_get_type_info (LianRecordsPage *self);
const LianType *lian_records_page_get_record (LianRecordsPage *self, gint64 *id);
GArray *lian_records_page_dup_shown (LianRecordsPage *self);
gboolean lian_records_page_is_in_form (LianRecordsPage *self);
void lian_records_page_open (LianRecordsPage *self, const LianType *type, gint64 id);
void lian_records_page_open_draft (LianRecordsPage *self, const LianDraft *draft);

G_END_DECLS
