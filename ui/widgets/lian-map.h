/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A map with its heading, its table and its ways out. */
#pragma once

#include "lian-map-area.h"
#include "lian-picture.h"

G_BEGIN_DECLS

#define LIAN_TYPE_MAP (lian_map_get_type ())
/**
 * LianMap:
 *
 * A map below its title; its table has the marks.
 *
 * Signal: `activated (gint64 id, const char *key)`; without a handler that returns %TRUE the record
 * of type key is opened by win.open-record.
 */
G_DECLARE_FINAL_TYPE (LianMap, lian_map, LIAN, MAP, LianPicture)

GtkWidget *lian_map_new (void);
void lian_map_set_spec (LianMap *self, LianMapSpec *spec);
LianMapArea *lian_map_get_area (LianMap *self);

G_END_DECLS
