/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The decisions of the sample federation, made the normal way. */
#pragma once

#include "lian-store.h"

G_BEGIN_DECLS

gboolean lian_sample_decide (LianStore *store, GError **error);

G_END_DECLS
