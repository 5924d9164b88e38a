/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Widths that follow the size of the text. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

int lian_text_scale (int width);
void lian_text_zoom (int percent);
int lian_text_unscale (int width);

G_END_DECLS
