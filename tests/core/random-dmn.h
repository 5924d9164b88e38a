/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Decision tables by chance. */
#pragma once

#include "lian-rulebook.h"

char *random_dmn_value (const char *type, guint number);
char *random_dmn_text (GRand *random);
LianRulebook *random_dmn_new (GRand *random);
