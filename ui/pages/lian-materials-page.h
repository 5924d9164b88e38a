/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The balance of materials. */
#pragma once

#include "lian-read-page.h"

G_BEGIN_DECLS

#define LIAN_TYPE_MATERIALS_PAGE (lian_materials_page_get_type ())
/**
 * LianMaterialsPage:
 *
 * Every material with what there is, what is needed and the first day on which it is short; of the
 * one that is selected, the months, the balance by place, the contracts, the use against the norm,
 * the sources and self-purchase.  A row opens the record behind it.
 */
G_DECLARE_FINAL_TYPE (LianMaterialsPage, lian_materials_page, LIAN, MATERIALS_PAGE, LianReadPage)

GtkWidget *lian_materials_page_new (LianContext *context);

G_END_DECLS
