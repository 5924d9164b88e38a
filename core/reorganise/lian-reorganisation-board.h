/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Proposals of a trade side by side, in words. */
#pragma once

#include "lian-reorganisation.h"

G_BEGIN_DECLS

/**
 * LIAN_REORGANISATION_N_ROWS:
 *
 * Rows of a comparison: how it stands, its steps, eleven kinds of findings, what differs from the first.
 */
#define LIAN_REORGANISATION_N_ROWS 14

/**
 * LianReorganisationColumn:
 * @id: the proposal
 * @name: its name
 * @state: its state, as in the base
 * @rehearsed: whether it was rehearsed
 * @against: how many findings speak against it
 * @is_signed: whether it is countersigned
 * @next_batch: the first batch that is not carried out; 0 where all are
 * @cells: (array fixed-size=14): a text for each row, lines separated by line ends
 *
 * One proposal of a comparison.
 */
typedef struct
{
  gint64 id;
  char *name;
  char *state;
  gboolean rehearsed;
  guint against;
  gboolean is_signed;
  guint next_batch;
  char *cells[LIAN_REORGANISATION_N_ROWS];
} LianReorganisationColumn;

void lian_reorganisation_column_free (LianReorganisationColumn *self);
GPtrArray *lian_reorganisation_compare (LianTxn *txn, const GArray *proposals);
GArray *lian_reorganisation_list_beside (LianTxn *txn, gint64 proposal);
const char *lian_reorganisation_row_label (guint row);

G_END_DECLS
