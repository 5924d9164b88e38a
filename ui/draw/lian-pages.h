/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <cairo.h>
#include <glib-object.h>

G_BEGIN_DECLS

#define LIAN_TYPE_PAGES (lian_pages_get_type ())

typedef struct _LianPages LianPages;

GType lian_pages_get_type (void) G_GNUC_CONST;
LianPages *lian_pages_ref (LianPages *self);
void lian_pages_unref (LianPages *self);

guint lian_pages_get_n_pages (LianPages *self);
void lian_pages_get_size (LianPages *self, double *width, double *height);
char *lian_pages_dup_text (LianPages *self, guint page);
void lian_pages_draw (LianPages *self, guint page, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianPages, lian_pages_unref)

G_END_DECLS
