/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A small task of arrangement that tests share. */
#pragma once

#include "lian-arrange-task.h"

LianArrangeTask *sample_arrange_small (LianDate first_month);
GArray *sample_arrange_amounts (const LianArrangeAmount *amounts, guint n_amounts);
