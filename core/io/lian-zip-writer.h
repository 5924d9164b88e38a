/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A zip archive, written as it comes.  Private to core/io. */
#pragma once

#include "lian-out-file.h"

G_BEGIN_DECLS

typedef struct _LianZipWriter LianZipWriter;

LianZipWriter *_lian_zip_writer_new (LianOutFile *file);
gboolean _lian_zip_writer_add_stored (LianZipWriter *self, const char *name, const char *bytes, gsize length,
                                      GError **error);
gboolean _lian_zip_writer_begin (LianZipWriter *self, const char *name, GError **error);
gboolean _lian_zip_writer_write (LianZipWriter *self, const char *bytes, gsize length, GError **error);
gboolean _lian_zip_writer_end (LianZipWriter *self, GError **error);
gboolean _lian_zip_writer_close (LianZipWriter *self, GError **error);
void _lian_zip_writer_free (LianZipWriter *self);

G_END_DECLS
