/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a contract amounts to: every figure derived from its dated records, none of them kept. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LIAN_UNKNOWN:
 *
 * A quantity or an amount that nobody knows, as those of the contract of 1985 whose paper lost them
 * (domain.md §11).  It is never 0, and whatever is added to it stays unknown.
 */
#define LIAN_UNKNOWN G_MININT64

/**
 * LianGradeFigures:
 * @grade: (nullable): the grade; %NULL for goods that nobody graded
 * @accepted: what was accepted of it, repriced goods included; smallest units
 * @repriced: the part of @accepted that was taken at a price of its own
 * @repair: what was sent back for repair
 * @refused: what was refused
 * @amount: what the accepted goods cost, in the smallest unit of the contract's currency;
 *   %LIAN_UNKNOWN where a price is missing
 *
 * One grade of a line.
 */
typedef struct
{
  char *grade;
  gint64 accepted;
  gint64 repriced;
  gint64 repair;
  gint64 refused;
  gint64 amount;
} LianGradeFigures;

/**
 * LianDueFigures:
 * @schedule: the record of type schedule
 * @due_on: the day
 * @quantity: how much was due on it; smallest units
 * @met_on: the day on which deliveries, first in first out, had covered it; 0 while they have not
 * @missing: what is still missing of it on the day of the figures
 * @late_days: how many days late: until @met_on, or until the day of the figures; 0 when it is not late
 * @late_quantity: what had not come by its day
 *
 * One date of the schedule, met by deliveries in the order of their days.
 */
typedef struct
{
  gint64 schedule;
  LianDate due_on;
  gint64 quantity;
  LianDate met_on;
  gint64 missing;
  int late_days;
  gint64 late_quantity;
} LianDueFigures;

/**
 * LianMakerFigures:
 * @cooperative: the co-operative; 0 for what nobody was allotted or named for
 * @allotted: its allotment; %LIAN_UNKNOWN where it has none and the line's quantity is unknown
 * @delivered: what it delivered
 * @accepted: what was accepted of that
 * @amount: what that costs; %LIAN_UNKNOWN where a price is missing
 *
 * One maker of a line.
 */
typedef struct
{
  gint64 cooperative;
  gint64 allotted;
  gint64 delivered;
  gint64 accepted;
  gint64 amount;
} LianMakerFigures;

/**
 * LianLineFigures:
 * @line: the record of type contract_line
 * @unit: its unit of measure; a record of type unit
 * @contracted: the quantity ordered; %LIAN_UNKNOWN when it is not known
 * @allotted: sum of the allotments
 * @scheduled: sum of the schedule
 * @due: what was due by the day of the figures: by the schedule, else all of it once the term is over;
 *   %LIAN_UNKNOWN where that is not known
 * @delivered: sum of the deliveries until that day
 * @accepted: what was accepted of them; what nobody has graded or refused counts as accepted only when
 *   its delivery says so
 * @refused: what was refused
 * @repair: what was sent back for repair; when it comes again that is another delivery
 * @open: what was delivered and not judged
 * @kept: delivered less what went back, refused or for repair: what counts for the contract
 * @shortfall: what was due and has not come to stay, never below 0; %LIAN_UNKNOWN where nobody knows
 *   what was due
 * @remaining: contracted less @kept and less @called_off_delivered, never below 0; %LIAN_UNKNOWN when
 *   contracted is
 * @late_days: the most days that a date of the schedule is or was late
 * @late_quantity: what has not come though its day is over
 * @called_off: of a line of a framework: what binding contracts called off from it
 * @to_call_off: contracted less @called_off; %LIAN_UNKNOWN when contracted is
 * @called_off_delivered: what those contracts delivered and was kept, which counts for the framework
 * @contract_amount: contracted at the price of the line; %LIAN_UNKNOWN where either is
 * @amount: what was accepted, by grade; %LIAN_UNKNOWN where a price is missing
 * @grades: (element-type LianGradeFigures): by grade, in the order of first delivery
 * @dues: (element-type LianDueFigures): by day
 * @makers: (element-type LianMakerFigures): by co-operative, in the order of the allotments
 *
 * One line of a contract on one day.  Quantities count smallest units of the line's measure, money the
 * smallest unit of the contract's currency.
 */
typedef struct
{
  LianRecord *line;
  gint64 unit;
  gint64 contracted;
  gint64 allotted;
  gint64 scheduled;
  gint64 due;
  gint64 delivered;
  gint64 accepted;
  gint64 refused;
  gint64 repair;
  gint64 open;
  gint64 kept;
  gint64 shortfall;
  gint64 remaining;
  int late_days;
  gint64 late_quantity;
  gint64 called_off;
  gint64 to_call_off;
  gint64 called_off_delivered;
  gint64 contract_amount;
  gint64 amount;
  GPtrArray *grades;
  GPtrArray *dues;
  GPtrArray *makers;
} LianLineFigures;

/**
 * LianContractFigures:
 * @contract: the record of type contract
 * @on: the day of the figures
 * @lines: (element-type LianLineFigures): its lines, by id
 * @contract_amount: what all lines were contracted for; %LIAN_UNKNOWN where one of them is
 * @amount: what was accepted, by grade; %LIAN_UNKNOWN where a price is missing
 * @penalties_makers: confirmed penalties that the makers bear
 * @penalties_orderer: confirmed penalties that the orderer bears
 * @penalties_open: penalties proposed and not decided, of both sides together
 * @deposit: deposits that the orderer paid, less what was returned
 * @advance: advances that the orderer paid
 * @paid: all that the orderer paid, deposits and advances included, less all that the makers paid
 * @owed: @amount less @penalties_makers and plus @penalties_orderer
 * @balance: @owed less @paid: what the orderer still has to pay; below 0 the makers have to
 * @next_due: the first day of the schedule that is not met; 0 when there is none
 * @late_days: the most of its lines
 * @late_lines: how many of its lines are late
 * @overdue: whether something due has not come
 * @has_open: whether something is left to be delivered, judged or decided
 *
 * A contract on one day.  Sums of several units of measure are not made; money is.
 */
typedef struct
{
  LianRecord *contract;
  LianDate on;
  GPtrArray *lines;
  gint64 contract_amount;
  gint64 amount;
  gint64 penalties_makers;
  gint64 penalties_orderer;
  gint64 penalties_open;
  gint64 deposit;
  gint64 advance;
  gint64 paid;
  gint64 owed;
  gint64 balance;
  LianDate next_due;
  int late_days;
  guint late_lines;
  gboolean overdue;
  gboolean has_open;
} LianContractFigures;

LianContractFigures *lian_contract_figures_new (LianTxn *txn, gint64 contract, LianDate on);
void lian_contract_figures_free (LianContractFigures *figures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianContractFigures, lian_contract_figures_free)

void lian_line_figures_free (LianLineFigures *figures);
gint64 lian_amount_of (gint64 quantity, const LianUnit *unit, gint64 unit_price);
gint64 lian_known_sum (gint64 a, gint64 b);
char *lian_contract_money (LianTxn *txn, const LianRecord *contract, gint64 amount);

G_END_DECLS
