/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "lian-flow.h"

G_BEGIN_DECLS

void _lian_flow_add_grid (LianFlow *flow, const LianBlock *block);
void _lian_flow_add_table (LianFlow *flow, const LianDocumentTable *table);
void _lian_flow_add_findings (LianFlow *flow, const LianBlock *block);
void _lian_flow_add_signatures (LianFlow *flow, const LianBlock *block);

G_END_DECLS
