/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Relations as a picture, for the window and for paper. */
#pragma once

#include "lian-net.h"
#include "lian-relation-book.h"

G_BEGIN_DECLS

LianNetSpec *lian_relation_net_new (const LianRelationBook *book, const char *title,
                                    const char *scope, const char *language);
char *lian_relation_state_words (const LianRelationRow *row, const char *language);

G_END_DECLS
