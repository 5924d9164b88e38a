/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The two faces of an area: its own page, and the lists of its records. */
#pragma once

#include <adwaita.h>

#include "lian-area.h"
#include "lian-context.h"

G_BEGIN_DECLS

#define LIAN_TYPE_AREA_FACES (lian_area_faces_get_type ())
/**
 * LianAreaFaces:
 *
 * A page of its own kind and the lists of the records behind it, one of them shown.  The key of the
 * area leads from one to the other.
 */
G_DECLARE_FINAL_TYPE (LianAreaFaces, lian_area_faces, LIAN, AREA_FACES, AdwBin)

GtkWidget *lian_area_faces_new (const LianArea *area, GtkWidget *own, LianContext *context);
GtkWidget *lian_area_faces_get_page (LianAreaFaces *self);
void lian_area_faces_show_records (LianAreaFaces *self);
void lian_area_faces_turn (LianAreaFaces *self);

G_END_DECLS
