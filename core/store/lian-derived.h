/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Columns of a list that no field holds: they are worked out from other records. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianDerived:
 * @type: id of the type whose records are listed
 * @lead: (array zero-terminated=1): the fields that stand before the columns where the user chose
 *   none; empty where the columns stand behind the fields then
 * @columns: what each is called and how it is set; their kinds are those of what is shown
 * @n_columns: their number
 * @from: (array zero-terminated=1): ids of the types whose records they are worked out from
 * @chips: conditions that keep some of the records, ended by a %NULL value
 * @conditions: for each of @chips, constant SQL that gives the ids of the records that fulfil it; ?1 is
 *   the working date
 * @read: gives the text of each column for a record, ended by %NULL; on a reader thread
 *
 * Nothing of it is kept: it is worked out for the rows in view.
 */
typedef struct
{
  const char *type;
  const char *const *lead;
  const LianField *columns;
  guint n_columns;
  const char *const *from;
  const LianChoice *chips;
  const char *const *conditions;
  GStrv (*read) (LianTxn *txn, const LianRecord *record);
} LianDerived;

G_END_DECLS
