/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Writes a rulebook as DMN 1.3. */
#pragma once

#include "lian-rulebook.h"

G_BEGIN_DECLS

GBytes *lian_rulebook_to_dmn (LianRulebook *rulebook, GError **error);

G_END_DECLS
