/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The sample federation. */
#pragma once

#include "lian-store.h"

G_BEGIN_DECLS

/* The office whose records they are, as sample/settings.csv says. */
#define LIAN_SAMPLE_OFFICE 1

gboolean lian_sample_load (LianStore *store, GError **error);

G_END_DECLS
