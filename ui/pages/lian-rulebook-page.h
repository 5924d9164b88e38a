/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The rulebook as officers read it. */
#pragma once

#include <adwaita.h>

#include "lian-context.h"

G_BEGIN_DECLS

#define LIAN_TYPE_RULEBOOK_PAGE (lian_rulebook_page_get_type ())
/**
 * LianRulebookPage:
 *
 * The editions of the rulebook and what can be done with them; the tables of one, each row in words
 * with its citation in both languages; the parameters with the resolutions that set them; gaps and
 * contradictions, if there are any.
 */
G_DECLARE_FINAL_TYPE (LianRulebookPage, lian_rulebook_page, LIAN, RULEBOOK_PAGE, AdwBin)

GtkWidget *lian_rulebook_page_new (LianContext *context);
void lian_rulebook_page_open (LianRulebookPage *self, gint64 edition);

G_END_DECLS
