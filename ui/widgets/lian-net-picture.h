/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A picture of relations with its heading, its table and its ways out. */
#pragma once

#include "lian-net-area.h"
#include "lian-picture.h"

G_BEGIN_DECLS

#define LIAN_TYPE_NET_PICTURE (lian_net_picture_get_type ())
/**
 * LianNetPicture:
 *
 * Who deals with whom.  T shows it as a table and back.
 */
G_DECLARE_FINAL_TYPE (LianNetPicture, lian_net_picture, LIAN, NET_PICTURE, LianPicture)

GtkWidget *lian_net_picture_new (void);
void lian_net_picture_set_spec (LianNetPicture *self, LianNetSpec *spec);
void lian_net_picture_choose (LianNetPicture *self, gint64 id);
gint64 lian_net_picture_get_chosen (LianNetPicture *self);
LianNetArea *lian_net_picture_get_area (LianNetPicture *self);

G_END_DECLS
