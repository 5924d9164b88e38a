/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Broken rules of a plan, in words. */
#pragma once

#include "lian-arrange-check.h"
#include "lian-arrange-names.h"

G_BEGIN_DECLS

char *lian_arrange_fault_to_text (const LianArrangeTask *task, const LianArrangeNames *names,
                                  const LianArrangeFault *fault);

G_END_DECLS
