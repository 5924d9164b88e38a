/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the tables about a material share. */
#pragma once

#include "lian-material-words.h"

G_BEGIN_DECLS

LianMaterialRow *_lian_material_add_row (GPtrArray *rows, const char *type, gint64 record);
char *_lian_material_figure (const LianMaterialView *self, gint64 quantity);
char *_lian_material_title (const LianMaterialView *self, const char *type, gint64 id);
char *_lian_material_whose (gboolean orderers);
void _lian_material_add_plans (const LianMaterialView *self, GPtrArray *rows);
void _lian_material_add_use (const LianMaterialView *self, GPtrArray *rows);
void _lian_material_add_place_use (const LianMaterialView *self, GPtrArray *rows);

G_END_DECLS
