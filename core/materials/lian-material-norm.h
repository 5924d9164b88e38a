/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How much of a material a line of a contract takes. */
#pragma once

#include "lian-ratio.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianCheck lian_material_look (LianTxn *txn);
LianRatio lian_material_ratio_of_norm (const LianRecord *norm);
gboolean lian_material_norm_holds (const LianRecord *norm, LianDate day);
LianRatio lian_material_norm_of_product (LianCheck *c, gint64 product, gint64 material, LianDate day);
LianRatio lian_material_norm (LianCheck *c, const LianRecord *wanted, const LianRecord *line,
                              LianDate day);
gint64 lian_material_accepted (LianCheck *c, const LianRecord *delivery);
gint64 lian_material_made (LianCheck *c, gint64 contract_line, LianDate from, LianDate to);

G_END_DECLS
