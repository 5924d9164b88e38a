/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Asking the rulebook; private to the review. */
#pragma once

#include "lian-opinion.h"

G_BEGIN_DECLS

LianOpinion *_lian_opinion_ask (LianRulebook *rulebook, const char *facts_json,
                                LianOpinionDetail detail, GError **error);

G_END_DECLS
