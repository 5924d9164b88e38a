/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What putting an arrangement in force comes to: shared by foreseeing and doing it. */
#pragma once

#include "lian-arrange-keep.h"
#include "lian-arrange-reader-private.h"

G_BEGIN_DECLS

typedef struct
{
  LianTxn *txn;
  LianRecord *arrangement;
  LianArrangeBook *book;
  _LianShelf *shelf;
  _LianReader reader; /* only what _lian_reader_delivered() looks at */
} _LianForcing;

gboolean _lian_forcing_open (_LianForcing *self, LianTxn *txn, gint64 arrangement, GError **error);
void _lian_forcing_clear (_LianForcing *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (_LianForcing, _lian_forcing_clear)
gboolean _lian_forcing_find_shifts (_LianForcing *self, GArray *shifts, GError **error);
gboolean _lian_forcing_find_replaced (_LianForcing *self, GArray *replaced, GError **error);
LianRecord *_lian_forcing_allotment (gint64 line, gint64 cooperative, gint64 quantity);

G_END_DECLS
