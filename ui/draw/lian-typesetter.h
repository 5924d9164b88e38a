/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "lian-text-style.h"

G_BEGIN_DECLS

typedef struct _LianTypesetter LianTypesetter;

LianTypesetter *_lian_typesetter_get (PangoContext *like, const char *language);
void _lian_typesetter_unref (LianTypesetter *self);
PangoLayout *_lian_typesetter_set (LianTypesetter *self, const LianCell *cell);
guint _lian_typesetter_get_n_set (LianTypesetter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianTypesetter, _lian_typesetter_unref)

G_END_DECLS
