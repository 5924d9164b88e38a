/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The records of a base as a task of arrangement. */
#pragma once

#include "lian-arrange-names.h"
#include "lian-arrange-plan.h"
#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianArrangeProblemKind:
 * @LIAN_ARRANGE_NO_QUANTITY: how much was contracted is not known
 * @LIAN_ARRANGE_NO_PRODUCT: the line names no product of the catalogue
 * @LIAN_ARRANGE_NO_MAKER: nobody is known to be able to make it
 * @LIAN_ARRANGE_NO_DAY: no day is agreed; it was taken as due in the last month
 * @LIAN_ARRANGE_TERM_LATER: a part is due after the last month; it is not arranged yet
 * @LIAN_ARRANGE_NO_STOCK: no movement of a material was ever entered; it was taken as enough
 * @LIAN_ARRANGE_NO_NORM: how much of a material it takes is not known; it was taken as none
 * @LIAN_ARRANGE_ARRIVING: some of a material arrives in the course of a month and counts for the whole of it
 * @LIAN_ARRANGE_OWN_STORE: some of a material lies in the store of a co-operative and counts for all
 *
 * What stands in the way of arranging.
 */
typedef enum
{
  LIAN_ARRANGE_NO_QUANTITY,
  LIAN_ARRANGE_NO_PRODUCT,
  LIAN_ARRANGE_NO_MAKER,
  LIAN_ARRANGE_NO_DAY,
  LIAN_ARRANGE_TERM_LATER,
  LIAN_ARRANGE_NO_STOCK,
  LIAN_ARRANGE_NO_NORM,
  LIAN_ARRANGE_ARRIVING,
  LIAN_ARRANGE_OWN_STORE,
} LianArrangeProblemKind;

/**
 * LianArrangeProblem:
 * @kind: what it is
 * @type: the type of @record: "contract_line" or "material"
 * @record: what it is about
 * @value: what goes unplaced by it, in thousandths of a fen; 0 for nothing, or if it isn't known
 * @words: the whole in words, in the language of the thread
 *
 * What can't be arranged, or was arranged on an assumption.
 */
typedef struct
{
  LianArrangeProblemKind kind;
  const char *type;
  gint64 record;
  gint64 value;
  char *words;
} LianArrangeProblem;

/**
 * LianArrangeRefusal:
 * @LIAN_ARRANGE_OTHER_GRADE: it makes none of the grades that the line wants
 * @LIAN_ARRANGE_SMALL_LOT: what is left of the line is less than its smallest lot
 * @LIAN_ARRANGE_OTHER_MEASURE: its capacity is counted in another measure
 *
 * Why a co-operative with a capacity for the product is no maker of a line.
 */
typedef enum
{
  LIAN_ARRANGE_OTHER_GRADE,
  LIAN_ARRANGE_SMALL_LOT,
  LIAN_ARRANGE_OTHER_MEASURE,
} LianArrangeRefusal;

/**
 * LianArrangeRefused:
 * @line: the contract line
 * @cooperative: the co-operative
 * @reason: why
 *
 * That a co-operative is no maker of a line though it has a capacity for the product.
 */
typedef struct
{
  gint64 line;
  gint64 cooperative;
  LianArrangeRefusal reason;
} LianArrangeRefused;

/**
 * LianArrangeBook:
 * @arrangement: the arrangement; 0 if it isn't saved
 * @base: the arrangement whose quantities count as agreed; 0 for none: then the allotments do
 * @task: the task
 * @names: what its records are called
 * @problems: (element-type LianArrangeProblem): what can't be arranged, and what was assumed
 * @refused: (element-type LianArrangeRefused): who isn't able and why
 * @kept: (element-type LianArrangeAmount): the quantities of the arrangement itself that are still open
 * @before: (element-type LianArrangeAmount): those of @base, pinned ones too, or of the allotments
 * @unplaced: the values of all problems together, in thousandths of a fen
 *
 * What is to be arranged, as the records say on the working date.  It needs no base any more and may be read
 * by any thread.
 */
typedef struct
{
  gint64 arrangement;
  gint64 base;
  LianArrangeTask *task;
  LianArrangeNames *names;
  GPtrArray *problems;
  GArray *refused;
  GArray *kept;
  GArray *before;
  gint64 unplaced;
} LianArrangeBook;

LianArrangeBook *lian_arrange_read (LianTxn *txn, const LianRecord *arrangement,
                                    GCancellable *cancellable, GError **error);
void lian_arrange_book_free (LianArrangeBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianArrangeBook, lian_arrange_book_free)
GArray *lian_arrange_amounts (LianTxn *txn, gint64 arrangement, const LianArrangeTask *task);

G_END_DECLS
