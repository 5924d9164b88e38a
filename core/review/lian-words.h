/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Words for what the rules speak about: outcomes, forces, facts, values, steps. */
#pragma once

#include "lian-case.h"

G_BEGIN_DECLS

const char *lian_words_outcome (const char *language, const char *outcome);
char *lian_words_dup_outcomes (const char *language, char *const *outcomes);
const char *lian_words_force (const char *language, const char *force);
const char *lian_words_fact (const char *language, const char *fact);
const char *lian_words_value (const char *language, const char *value);
char *lian_words_dup_fact_value (const char *language, const char *fact, const char *value);
char *lian_words_dup_blocked (const char *language, const LianCase *self, const char *separator);
char *lian_words_dup_step (const char *language, const char *step);
const char *lian_words_section (const char *language, LianCaseSection section);
char *lian_words_dup_because (const char *language, const GPtrArray *facts);
char *lian_words_dup_protection (const char *language, const LianCase *self);
char *lian_words_dup_hint (const char *language, const LianCaseHint *hint);
GPtrArray *lian_words_list_effects (const char *language, const LianCase *self,
                                    const LianCaseEffects *effects);

G_END_DECLS
