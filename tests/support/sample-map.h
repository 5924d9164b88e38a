/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "lian-map-spec.h"

G_BEGIN_DECLS

LianMapSpec *sample_map_new (gboolean changed);
LianMapSpec *sample_map_new_many (guint n_marks);

G_END_DECLS
