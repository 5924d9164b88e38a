/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Proposals to reorganise trades, side by side, and what was merged too far. */
#pragma once

#include <gtk/gtk.h>

#include "lian-context.h"

G_BEGIN_DECLS

#define LIAN_TYPE_REORGANISATION_PAGE (lian_reorganisation_page_get_type ())
/**
 * LianReorganisationPage:
 *
 * The proposals and what was merged too far on the left; the chosen proposal beside the others of its trade,
 * with what their rehearsals found; the acts below: reorganisation.rehearse, reorganisation.decide,
 * reorganisation.countersign, reorganisation.carry-out, reorganisation.take-back, reorganisation.drop,
 * reorganisation.apart, reorganisation.open, page.print.
 */
G_DECLARE_FINAL_TYPE (LianReorganisationPage, lian_reorganisation_page, LIAN, REORGANISATION_PAGE, GtkWidget)

GtkWidget *lian_reorganisation_page_new (LianContext *context);

G_END_DECLS
