/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Words for people: the message catalogue, and which of two names to show. */
#pragma once

#include "config.h"
#define GETTEXT_PACKAGE LIAN_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* Words follow the language of the thread, see lian_i18n_set_thread_language(). */
#undef _
#define _(String) lian_i18n_translate (String)
#undef C_
#define C_(Context, String) lian_i18n_translate_context (Context "\004" String, String)

G_BEGIN_DECLS

void lian_i18n_init (const char *language);
gboolean lian_i18n_is_chinese (void);
const char *lian_i18n_pick (const char *zh, const char *en);
const char *lian_i18n_translate (const char *message) G_GNUC_FORMAT (1);
const char *lian_i18n_translate_context (const char *key, const char *message)
    G_GNUC_FORMAT (2);
const char *lian_i18n_set_thread_language (const char *language);
const char *lian_i18n_translate_in (const char *language, const char *message);

G_END_DECLS
