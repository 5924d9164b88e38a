/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Which records of a co-operative go with it.
 *
 * A type that joins them needs one line here.  What ended (a member who left, a point that closed) is
 * history of the co-operative that had it, and stays.  Contracts have a way of their own, since they
 * change by amendments only: lian-reorganise-contracts.c. */
#include "lian-carried.h"

static const LianCarried kinds[] = {
  { "activity", "cooperative", NULL, NULL },
  { "member", "cooperative", "household", "left_on" },
  { "service_point", "cooperative", "activity", "closed" },
  { "round", "cooperative", "activity", "ended" },
  { "outlet", "cooperative", "service_point", "closed" },
  { "relation", "cooperative", "service_point", NULL },
  { "stock_place", "cooperative", NULL, NULL },
  { "craft_place", "cooperative", "activity", "to_date" },
};

/**
 * lian_carried:
 * @n_carried: (out): their number
 *
 * Returns: (transfer none) (array length=n_carried): the kinds of record that go with a co-operative
 */
const LianCarried *
lian_carried (guint *n_carried)
{
  *n_carried = G_N_ELEMENTS (kinds);
  return kinds;
}

/**
 * lian_carried_goes:
 * @carried: a kind
 * @record: a record of its type
 *
 * Returns: whether @record goes with its co-operative
 */
gboolean
lian_carried_goes (const LianCarried *carried, const LianRecord *record)
{
  return carried->until == NULL || lian_record_is_empty (record, carried->until);
}
