/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Words with a number: `ngettext()` follows the language of the thread, as `_()` does.  Few files need it. */
#pragma once

#include "lian-i18n.h"

#undef ngettext
#define ngettext(One, Many, N) lian_i18n_translate_plural (One, Many, N)

G_BEGIN_DECLS

const char *lian_i18n_translate_plural (const char *one, const char *many, gulong n) G_GNUC_FORMAT (1)
    G_GNUC_FORMAT (2);

G_END_DECLS
