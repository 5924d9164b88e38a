/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Files in the encodings that offices have: UTF-8 and GB18030. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LianEncoded:
 * @text: the text as UTF-8, without a byte order mark
 * @name: the encoding it was in
 * @spreadsheet: whether a spreadsheet program made the file, as far as one can tell: it has a byte
 *   order mark, or is not UTF-8
 */
typedef struct
{
  GBytes *text;
  const char *name;
  gboolean spreadsheet;
} LianEncoded;

void lian_encoded_clear (LianEncoded *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LianEncoded, lian_encoded_clear)

gboolean lian_encoding_known (const char *name);
gboolean lian_encoding_read (GBytes *data, const char *name, LianEncoded *encoded, GError **error);

G_END_DECLS
