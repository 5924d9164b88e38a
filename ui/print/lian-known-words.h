/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a picture of an earlier day says of it. */
#pragma once

#include "lian-date.h"

G_BEGIN_DECLS

char *lian_known_scope (LianDate known_on, const char *scope);

G_END_DECLS
