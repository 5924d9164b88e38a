/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The register of numbers on paper. */
#pragma once

#include <adwaita.h>

#include "lian-context.h"

G_BEGIN_DECLS

#define LIAN_TYPE_NUMBERS_PAGE (lian_numbers_page_get_type ())
/**
 * LianNumbersPage:
 *
 * Every number given out to contracts or decisions, by year, with what became of it; a row opens
 * its record by win.open-record.
 */
G_DECLARE_FINAL_TYPE (LianNumbersPage, lian_numbers_page, LIAN, NUMBERS_PAGE, AdwBin)

GtkWidget *lian_numbers_page_new (LianContext *context);

G_END_DECLS
