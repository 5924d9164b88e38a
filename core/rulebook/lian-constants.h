/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What in a rulebook is the same whatever the facts are; private to the engine. */
#pragma once

#include "lian-rulebook-private.h"

G_BEGIN_DECLS

gboolean _lian_node_is_constant (LianDmnModel *model, const LianFeelNode *node);
LianFeelValue *_lian_node_constant (LianRulebook *rulebook, const LianFeelNode *node);
gboolean _lian_node_mentions (const LianFeelNode *node, const char *name);

gboolean _lian_tests_are_constant (LianDmnModel *model, const LianFeelNode *tests);
gboolean
_lian_tests_run (LianRulebook *rulebook, const LianFeelNode *tests, LianFeelValue *value);
gboolean
_lian_tests_collect (LianRulebook *rulebook, const LianFeelNode *node, GPtrArray *constants);

G_END_DECLS
