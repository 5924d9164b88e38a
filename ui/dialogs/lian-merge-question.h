/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Asking an officer how two records become one, or a clerk why they are two. */
#pragma once

#include "lian-merge.h"
#include "lian-question.h"
#include "lian-twins.h"

G_BEGIN_DECLS

/**
 * LIAN_MERGE_EXCHANGE:
 *
 * The action of the window that asked, with the type, the record that stays, the one that goes, and what was
 * typed so far: tries that out and asks again.
 */
#define LIAN_MERGE_EXCHANGE "merge.exchange"

LianQuestion *lian_merge_question_ask (GtkWidget *parent, LianContext *context, const LianMergeLook *look);
LianQuestion *lian_apart_question_ask (GtkWidget *parent, LianContext *context, const LianTwinPair *pair);

G_END_DECLS
