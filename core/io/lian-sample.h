/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The sample federation. */
#pragma once

#include "lian-store.h"

G_BEGIN_DECLS

/* The office whose records they are, as sample/settings.csv says. */
#define LIAN_SAMPLE_OFFICE 1
/* The computer account of the officer who has decided nothing yet, as sample/officer.csv says; no real
 * account. Whoever tries the sample out works as this one, with nothing to undo at first. */
#define LIAN_SAMPLE_ACCOUNT "sample-user"

gboolean lian_sample_load (LianStore *store, GError **error);

G_END_DECLS
