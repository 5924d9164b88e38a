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
 * The tables of the rulebook in force, each row in words with its citation in both languages; the
 * parameters with where they come from; gaps and contradictions, if there are any.
 */
G_DECLARE_FINAL_TYPE (LianRulebookPage, lian_rulebook_page, LIAN, RULEBOOK_PAGE, AdwBin)

GtkWidget *lian_rulebook_page_new (LianContext *context);

G_END_DECLS
