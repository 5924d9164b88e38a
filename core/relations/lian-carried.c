/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Which records of a co-operative go with it.
 *
 * A type that joins them needs one line here.  What ended (a member who left, a point that closed) is
 * history of the co-operative that had it, and stays.  Contracts have a way of their own, since they
 * change by amendments only: lian-reorganise-contracts.c; so has what holds from a day on and is there
 * once: lian-reorganise-plans.c, lian-reorganise-quality.c. */
#include "lian-carried.h"

/* A measure whose effect nobody measured is still owed an answer, whether carried out or not. */
static gboolean
is_measured (const LianRecord *improvement)
{
  return !lian_record_is_empty (improvement, "measured")
         || g_strcmp0 (lian_record_get_text (improvement, "state"), "DROPPED") == 0;
}

static const LianCarried kinds[] = {
  { "activity", "cooperative", NULL, NULL, NULL },
  { "member", "cooperative", "household", "left_on", NULL },
  { "service_point", "cooperative", "activity", "closed", NULL },
  { "round", "cooperative", "activity", "ended", NULL },
  { "outlet", "cooperative", "service_point", "closed", NULL },
  { "relation", "cooperative", "service_point", NULL, NULL },
  { "stock_place", "cooperative", NULL, NULL, NULL },
  { "craft_place", "cooperative", "activity", "to_date", NULL },
  { "improvement", "cooperative", NULL, NULL, is_measured },
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
  return (carried->until == NULL || lian_record_is_empty (record, carried->until))
         && (carried->is_over == NULL || !carried->is_over (record));
}
