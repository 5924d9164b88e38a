/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "lian-draw-error.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef struct _LianOutput LianOutput;

/**
 * LianOutputFormat:
 * @LIAN_OUTPUT_PDF: pages with searchable text
 * @LIAN_OUTPUT_SVG: one drawing
 * @LIAN_OUTPUT_PNG: one image, two pixels to the point
 */
typedef enum
{
  LIAN_OUTPUT_PDF,
  LIAN_OUTPUT_SVG,
  LIAN_OUTPUT_PNG,
} LianOutputFormat;

LianOutput *lian_output_new (const char *path,
                             LianOutputFormat format,
                             double width,
                             double height,
                             GError **error);
void lian_output_set_title (LianOutput *self, const char *title);
void lian_output_set_author (LianOutput *self, const char *author);
void lian_output_set_date (LianOutput *self, const char *date);
cairo_t *lian_output_get_cairo (LianOutput *self);
void lian_output_end_page (LianOutput *self);
gboolean lian_output_finish (LianOutput *self, GError **error);
void lian_output_free (LianOutput *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianOutput, lian_output_free)

G_END_DECLS
