/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "lian-map-paint.h"

G_BEGIN_DECLS

void _lian_map_sign_paint (cairo_t *cr,
                           LianMapSign sign,
                           LianMapEffect effect,
                           double radius,
                           const LianMapPalette *palette);
void _lian_map_stroke_paint (cairo_t *cr,
                             const LianMapStroke *stroke,
                             const LianMapPalette *palette);

G_END_DECLS
