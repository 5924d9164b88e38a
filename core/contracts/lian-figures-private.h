/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The pieces that figures of contracts are put together from.  Private to core/contracts. */
#pragma once

#include "lian-contract-figures.h"

G_BEGIN_DECLS

/* What one delivery, or a graded part of it, comes to. */
typedef struct
{
  LianDate day;
  gint64 delivery;
  gint64 cooperative; /* 0: nobody is named */
  const char *grade;  /* of the record; NULL: not graded */
  gint64 quantity;
  gint64 price; /* LIAN_UNKNOWN: no price; of what was accepted */
  gboolean accepted;
  gboolean repriced;
  gboolean repair;
  gboolean refused;
} LianLot;

gboolean _lian_lot_stays (const LianLot *lot);
LianLineFigures *_lian_line_figures_new (LianTxn *txn, const LianRecord *contract, LianRecord *line,
                                         LianDate on);
GArray *_lian_line_lots (LianTxn *txn, const LianRecord *contract, const LianRecord *line, LianDate on,
                         GPtrArray *records);
void _lian_line_price_lots (LianLineFigures *figures, const GArray *lots, const LianUnit *unit);
guint _lian_line_maker (LianLineFigures *figures, gint64 cooperative);
gint64 _lian_known_number (const LianRecord *record, const char *field);
gint64 _lian_round_ratio (__int128 numerator, __int128 denominator);

G_END_DECLS
