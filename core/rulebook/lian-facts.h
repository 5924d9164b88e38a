/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The facts a rulebook is asked about. */
#pragma once

#include "lian-feel-value.h"

G_BEGIN_DECLS

/**
 * LianFacts:
 *
 * Fact identifiers with their values. A fact that is not there is unknown.
 */
typedef struct _LianFacts LianFacts;

#define LIAN_TYPE_FACTS (lian_facts_get_type ())
GType lian_facts_get_type (void);

LianFacts *lian_facts_new (void);
LianFacts *lian_facts_new_from_json (const char *json, GError **error);
LianFacts *lian_facts_copy (LianFacts *facts);
LianFacts *lian_facts_ref (LianFacts *facts);
void lian_facts_unref (LianFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianFacts, lian_facts_unref)

void lian_facts_set (LianFacts *facts, const char *fact, LianFeelValue *value);
void lian_facts_set_truth (LianFacts *facts, const char *fact, LianTruth truth);
void lian_facts_set_string (LianFacts *facts, const char *fact, const char *text);
void lian_facts_set_number (LianFacts *facts, const char *fact, const char *decimal);
void lian_facts_set_int (LianFacts *facts, const char *fact, gint64 number);
void lian_facts_set_null (LianFacts *facts, const char *fact);

LianFeelValue *lian_facts_get (LianFacts *facts, const char *fact);
LianTruth lian_facts_get_truth (LianFacts *facts, const char *fact);
LianFeelValue *lian_facts_to_value (LianFacts *facts);
char *lian_facts_to_json (LianFacts *facts);

G_END_DECLS
