/* SPDX-License-Identifier: LGPL-2.1-or-later
 * When the items of annual returns are due, and which of them are. */
#pragma once

#include "lian-record.h"

G_BEGIN_DECLS

LianDate lian_return_due (const LianRecord *rule, LianDate year_end);

G_END_DECLS
