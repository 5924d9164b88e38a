/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What was due and what came, day by day and month by month. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianFlow:
 * @day: the day on which it was due, or came
 * @type: "schedule" or "delivery"
 * @id: that record
 * @cooperative: of a delivery, who delivered; 0 where nobody is named
 * @due: what was due
 * @delivered: what came
 * @accepted: what of it was accepted
 * @kept: what of it did not go back, refused or for repair
 *
 * A date of the schedule or a delivery.  In smallest units of the line, or in money where the caller
 * made it that.
 */
typedef struct
{
  LianDate day;
  const char *type;
  gint64 id;
  gint64 cooperative;
  gint64 due;
  gint64 delivered;
  gint64 accepted;
  gint64 kept;
} LianFlow;

/**
 * LianFlowMonth:
 * @month: its first day
 * @due: what was due in it
 * @delivered: what came in it
 * @accepted: what of that was accepted
 * @late: at its end, or on the day of the figures where that comes first, what was due on a day that
 *   is over and has not come to stay; never below 0
 * @is_future: whether the day of the figures comes before it, so that nothing can be late yet
 */
typedef struct
{
  LianDate month;
  gint64 due;
  gint64 delivered;
  gint64 accepted;
  gint64 late;
  gboolean is_future;
} LianFlowMonth;

GArray *lian_line_flow (LianTxn *txn, const LianRecord *contract, const LianRecord *line, LianDate on);
void lian_flow_sort (GArray *flows);
GArray *lian_flow_by_month (const GArray *flows, LianDate on);
void lian_flow_add_months (GArray *sum, const GArray *months);

G_END_DECLS
