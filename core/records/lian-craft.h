/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What holds of a special craft on a day. */
#pragma once

#include "lian-record.h"

G_BEGIN_DECLS

gboolean lian_craft_is_protected (const LianRecord *craft, LianDate day);

G_END_DECLS
