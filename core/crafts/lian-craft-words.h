/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Words about special crafts, in the language of the reader. */
#pragma once

#include "lian-craft-test.h"

G_BEGIN_DECLS

char *lian_craft_dup_names (const char *language, const GPtrArray *records);
char *lian_craft_dup_notice (const char *language, const GPtrArray *crafts);
char *lian_craft_dup_proposal (const char *language, const LianCraftTest *test);

G_END_DECLS
