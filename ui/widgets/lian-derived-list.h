/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Which lists have columns that no field holds. */
#pragma once

#include "lian-derived.h"

G_BEGIN_DECLS

const LianDerived *lian_derived_of (const LianType *type);

G_END_DECLS
