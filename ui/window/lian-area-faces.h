/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The faces of an area: pages of its own, and the lists of its records. */
#pragma once

#include <adwaita.h>

#include "lian-area.h"
#include "lian-context.h"

G_BEGIN_DECLS

#define LIAN_TYPE_AREA_FACES (lian_area_faces_get_type ())
/**
 * LianAreaFaces:
 *
 * Pages of their own kinds and the lists of the records behind them, one of them shown.  The key of the
 * area leads from one to the next.
 */
G_DECLARE_FINAL_TYPE (LianAreaFaces, lian_area_faces, LIAN, AREA_FACES, AdwBin)

/**
 * LianFaceCreate:
 * @context: where the records are
 *
 * Returns: (transfer floating): a page
 */
typedef GtkWidget *(*LianFaceCreate) (LianContext *context);

GtkWidget *lian_area_faces_new (const LianArea *area, LianContext *context);
void lian_area_faces_add_page (LianAreaFaces *self, const char *word, GtkWidget *page);
void lian_area_faces_add_later (LianAreaFaces *self, const char *word, LianFaceCreate create);
GtkWidget *lian_area_faces_get_page (LianAreaFaces *self);
void lian_area_faces_show_records (LianAreaFaces *self);
void lian_area_faces_show_first (LianAreaFaces *self);
void lian_area_faces_turn (LianAreaFaces *self);

G_END_DECLS
