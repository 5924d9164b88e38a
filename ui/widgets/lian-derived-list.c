/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Which lists have columns that no field holds. */
#include "lian-derived-list.h"
#include "lian-contract-standing.h"
#include "lian-federation-words.h"

/**
 * lian_derived_of:
 * @type: a record type
 *
 * Returns: (transfer none) (nullable): the columns that a list of it has beyond its fields
 */
const LianDerived *
lian_derived_of (const LianType *type)
{
  const LianDerived *all[] = { lian_contract_derived (), lian_cooperative_derived () };
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    if (g_str_equal (all[i]->type, type->id))
      return all[i];
  return NULL;
}
