/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of lian-correction share. */
#pragma once

#include "lian-case-private.h"
#include "lian-correction.h"
#include "lian-error.h"
#include "lian-i18n.h"

G_BEGIN_DECLS

const char *const *_lian_correction_forms (void);

G_END_DECLS
