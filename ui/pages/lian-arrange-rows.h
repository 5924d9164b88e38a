/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The rows of a plan: orders with who makes them, or co-operatives with what they make. */
#pragma once

#include <gio/gio.h>

#include "lian-arrange-sheet.h"

G_BEGIN_DECLS

/**
 * LianArrangeRowKind:
 * @LIAN_ARRANGE_ROW_ORDER: an order; the ways it is made in follow
 * @LIAN_ARRANGE_ROW_MAKER: a co-operative; the ways it makes anything in follow
 * @LIAN_ARRANGE_ROW_WAY: a way of the order or co-operative before
 *
 * What a row is about.
 */
typedef enum
{
  LIAN_ARRANGE_ROW_ORDER,
  LIAN_ARRANGE_ROW_MAKER,
  LIAN_ARRANGE_ROW_WAY,
} LianArrangeRowKind;

#define LIAN_TYPE_ARRANGE_ROW (lian_arrange_row_get_type ())
/**
 * LianArrangeRow:
 *
 * What a row is about, and its index in the task.
 */
G_DECLARE_FINAL_TYPE (LianArrangeRow, lian_arrange_row, LIAN, ARRANGE_ROW, GObject)

LianArrangeRowKind lian_arrange_row_get_kind (LianArrangeRow *self);
guint lian_arrange_row_get_index (LianArrangeRow *self);

/**
 * LianArrangeRowsFlags:
 * @LIAN_ARRANGE_ROWS_TURNED: by co-operative
 * @LIAN_ARRANGE_ROWS_ABLE: with the ways in which nothing is made
 * @LIAN_ARRANGE_ROWS_DOUBTFUL: only what is late or short or breaks a rule
 *
 * Which rows there are.
 */
typedef enum
{
  LIAN_ARRANGE_ROWS_TURNED = 1 << 0,
  LIAN_ARRANGE_ROWS_ABLE = 1 << 1,
  LIAN_ARRANGE_ROWS_DOUBTFUL = 1 << 2,
} LianArrangeRowsFlags;

#define LIAN_TYPE_ARRANGE_ROWS (lian_arrange_rows_get_type ())
/**
 * LianArrangeRows:
 *
 * A list of #LianArrangeRow, made when they are asked for.
 */
G_DECLARE_FINAL_TYPE (LianArrangeRows, lian_arrange_rows, LIAN, ARRANGE_ROWS, GObject)

LianArrangeRows *lian_arrange_rows_new (void);
void lian_arrange_rows_fill (LianArrangeRows *self, const LianArrangeTask *task, const LianArrangeSheet *sheet,
                             LianArrangeRowsFlags flags);
void lian_arrange_rows_clear (LianArrangeRows *self);
guint lian_arrange_rows_find (LianArrangeRows *self, LianArrangeRowKind kind, guint index);

G_END_DECLS
