/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a plan leaves of the limits, and what else fits into it. */
#pragma once

#include "lian-arrange-task.h"

G_BEGIN_DECLS

typedef struct __LianRoom _LianRoom;

_LianRoom *_lian_room_new (const LianArrangeTask *task, GArray *shares);
void _lian_room_free (_LianRoom *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (_LianRoom, _lian_room_free)
void _lian_room_put (_LianRoom *self, LianArrangeShare share);
gint64 _lian_room_find_fit (const _LianRoom *self, guint way, guint month);
gint64 _lian_room_give (_LianRoom *self, guint way, gint64 most);
void _lian_room_fill (_LianRoom *self);
GArray *_lian_room_list (const _LianRoom *self);
GArray *_lian_room_improve (const LianArrangeTask *task, GArray *shares);
int _lian_plans_compare (const LianArrangeTask *task, const gint64 *first, const gint64 *second, guint *place);

G_END_DECLS
