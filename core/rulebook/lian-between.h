/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A value between two others. */
#pragma once

#include "lian-feel-value.h"

G_BEGIN_DECLS

LianFeelValue *
_lian_value_between (LianFeelKind kind, LianFeelValue *low, LianFeelValue *high);

G_END_DECLS
