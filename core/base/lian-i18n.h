/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Words for people: the message catalogue, and which of two names to show. */
#pragma once

#include "config.h"
#define GETTEXT_PACKAGE LIAN_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

G_BEGIN_DECLS

void lian_i18n_init (const char *language);
gboolean lian_i18n_is_chinese (void);
const char *lian_i18n_pick (const char *zh, const char *en);
const char *lian_i18n_translate_in (const char *language, const char *message);

G_END_DECLS
