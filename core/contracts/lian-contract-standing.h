/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How a contract stands today: what is due next, and what is late. */
#pragma once

#include "lian-contract-figures.h"
#include "lian-derived.h"

G_BEGIN_DECLS

/**
 * LianContractStanding:
 * @binds: whether it is signed and not ended, so that something can be due
 * @due_on: the next day on which goods are due that were not delivered; 0 when there is none
 * @late_since: the first day, before the working date, whose goods were not delivered in full; 0
 *   when nothing is late
 * @late_line: the line that has been late longest; 0 when nothing is late
 * @late_quantity: what of that line should have been delivered and was not, in smallest units
 * @n_late: number of lines that are late
 * @to_settle: whether it has ended and was not settled
 */
typedef struct
{
  gboolean binds;
  LianDate due_on;
  LianDate late_since;
  gint64 late_line;
  gint64 late_quantity;
  guint n_late;
  gboolean to_settle;
} LianContractStanding;

void lian_contract_standing_of (LianContractStanding *self, const LianContractFigures *figures);
void lian_contract_standing_read (LianContractStanding *self, LianTxn *txn,
                                  const LianRecord *contract);
char *lian_contract_standing_late (const LianContractStanding *self, LianTxn *txn);
const LianDerived *lian_contract_derived (void);

G_END_DECLS
