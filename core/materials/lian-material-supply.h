/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Where material came from: the four sources, and self-purchase against its approvals. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/* As many as lian_choices_material_source has. */
#define LIAN_N_MATERIAL_SOURCES 4

/**
 * LianMaterialSupply:
 * @material: the material
 * @in: what came in of each source, in the order of lian_choices_material_source
 *
 * What came in of a material in a period, in smallest units.
 */
typedef struct
{
  gint64 material;
  gint64 in[LIAN_N_MATERIAL_SOURCES];
} LianMaterialSupply;

GArray *lian_material_supply (LianTxn *txn, LianDate from, LianDate to);
char *lian_material_supply_share (const LianMaterialSupply *supply, guint source);

/**
 * LianApprovalUse:
 * @approval: the approval
 * @material: of which material
 * @allowed: what it allows, in smallest units
 * @bought: what was bought under it
 *
 * Self-purchase under one approval.  With an @approval of 0, what was bought without any.
 */
typedef struct
{
  gint64 approval;
  gint64 material;
  gint64 allowed;
  gint64 bought;
} LianApprovalUse;

GArray *lian_material_approvals (LianTxn *txn, LianDate to);

G_END_DECLS
