/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the state of a contract means. */
#pragma once

#include "lian-record.h"

G_BEGIN_DECLS

gboolean lian_contract_binds (const LianRecord *contract);

G_END_DECLS
