/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The documents that can be printed, by name. */
#pragma once

#include "lian-document.h"
#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianPrintKind:
 * @name: as typed after "lianshe print"
 * @type: id of the record type that one document is about
 * @label: English title
 * @state: (nullable): where nothing is selected, only records in this state
 * @build: (nullable): makes the document of one record
 * @build_list: (nullable): where there is no @build, makes one document of all records; counts in
 *   @done how many it has read
 * @choose: (nullable): where nothing is selected, what is printed
 * @also: (nullable): id of a further record type by which it may be selected; @build_list tells the
 *   two apart
 *
 * A document that can be printed.
 */
typedef struct
{
  const char *name;
  const char *type;
  const char *label;
  const char *state;
  LianDocument *(*build) (LianTxn *txn, gint64 record, GError **error);
  LianDocument *(*build_list) (LianTxn *txn, const GArray *records, int *done,
                               GCancellable *cancellable, GError **error);
  GArray *(*choose) (LianTxn *txn, GCancellable *cancellable, GError **error);
  const char *also;
} LianPrintKind;

const LianPrintKind *lian_print_kinds (guint *n_kinds);
const LianPrintKind *lian_print_kind_find (const char *name);

G_END_DECLS
