/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The drawing of a picture of relations. */
#pragma once

#include <gtk/gtk.h>

#include "lian-net.h"

G_BEGIN_DECLS

#define LIAN_TYPE_NET_AREA (lian_net_area_get_type ())
/**
 * LianNetArea:
 *
 * The drawing, as tall as it has to be, inside a scrolled window.  Up, Down, Home, End and the page
 * keys choose a line, Return leads to its record.
 */
G_DECLARE_FINAL_TYPE (LianNetArea, lian_net_area, LIAN, NET_AREA, GtkWidget)

GtkWidget *lian_net_area_new (void);
void lian_net_area_set_spec (LianNetArea *self, LianNetSpec *spec);
void lian_net_area_set_adjustment (LianNetArea *self, GtkAdjustment *adjustment);
void lian_net_area_choose (LianNetArea *self, guint line);
gboolean lian_net_area_get_chosen (LianNetArea *self, guint *line);

G_END_DECLS
