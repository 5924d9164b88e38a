/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The reasons of any decision. */
#pragma once

#include "lian-rulebook.h"

G_BEGIN_DECLS

LianFeelValue *lian_rulebook_explain (LianRulebook *rulebook,
                                      const char *decision,
                                      LianFacts *facts,
                                      LianTrace *trace,
                                      guint max_changes,
                                      GError **error);

G_END_DECLS
