/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The stored parts of an act's changeset.  Private to core/store. */
#pragma once

#include "lian-db.h"

G_BEGIN_DECLS

/* Takes what SQLite gives and stores it. */
typedef struct
{
  LianDb *db;
  gint64 act;
  GByteArray *buffer;
  GChecksum *sum;
  gboolean written;
  GError *error;
} LianPartWriter;

int _lian_part_writer_take (void *data, const void *bytes, int n);
gboolean _lian_part_writer_finish (LianPartWriter *writer);

/* Gives SQLite what was stored. */
typedef struct
{
  LianDb *db;
  gint64 act;
  gint64 after; /* id of the last part read */
  GBytes *part;
  gsize used;
  GCancellable *cancellable;
  GChecksum *sum; /* (nullable): of the parts read */
  GError *error;  /* a part that can't be read is not the end of the act */
} LianPartReader;

int _lian_part_reader_give (void *data, void *bytes, int *n);
void _lian_part_reader_clear (LianPartReader *reader);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LianPartReader, _lian_part_reader_clear)

gboolean _lian_act_is_sound (LianDb *db, gint64 act, GCancellable *cancellable, GError **error);

G_END_DECLS
