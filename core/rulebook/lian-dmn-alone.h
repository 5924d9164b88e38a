/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A knowledge model as a decision of its own; private to the engine. */
#pragma once

#include "lian-rulebook-private.h"

G_BEGIN_DECLS

LianRulebook *_lian_dmn_stand_alone (LianRulebook *rulebook, LianDmnItem *model, GError **error);

G_END_DECLS
