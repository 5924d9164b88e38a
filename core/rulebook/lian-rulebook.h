/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A rulebook: decision tables in the DMN format. */
#pragma once

#include <gio/gio.h>

#include "lian-evaluation.h"
#include "lian-facts.h"
#include "lian-rulebook-error.h"

G_BEGIN_DECLS

/**
 * LianRulebook:
 *
 * A loaded DMN file. It never changes, so threads may share it.
 */
typedef struct _LianRulebook LianRulebook;

#define LIAN_TYPE_RULEBOOK (lian_rulebook_get_type ())
GType lian_rulebook_get_type (void);

/* The rulebook shipped with the program. */
#define LIAN_RULEBOOK_SHIPPED "/org/lianshe/core/rulebooks/production-form.dmn"

LianRulebook *lian_rulebook_new_from_bytes (GBytes *bytes, GError **error);
LianRulebook *lian_rulebook_new_from_path (const char *path, GError **error);
LianRulebook *lian_rulebook_new_shipped (GError **error);
LianRulebook *lian_rulebook_ref (LianRulebook *rulebook);
void lian_rulebook_unref (LianRulebook *rulebook);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianRulebook, lian_rulebook_unref)

const char *lian_rulebook_get_hash (LianRulebook *rulebook);
const char *lian_rulebook_get_edition (LianRulebook *rulebook);
GBytes *lian_rulebook_get_bytes (LianRulebook *rulebook);
char **lian_rulebook_list_inputs (LianRulebook *rulebook, const char *decision, GError **error);

/**
 * LianFactType:
 * @LIAN_FACT_TRUTH: yes, no or unknown
 * @LIAN_FACT_CHOICE: a text
 * @LIAN_FACT_NUMBER: a number
 * @LIAN_FACT_DATE: a date
 * @LIAN_FACT_OTHER: anything else
 */
typedef enum
{
  LIAN_FACT_TRUTH,
  LIAN_FACT_CHOICE,
  LIAN_FACT_NUMBER,
  LIAN_FACT_DATE,
  LIAN_FACT_OTHER,
} LianFactType;

LianFactType lian_rulebook_get_fact_type (LianRulebook *rulebook, const char *fact);

LianFeelValue *lian_rulebook_evaluate (LianRulebook *rulebook,
                                       const char *decision,
                                       LianFacts *facts,
                                       LianTrace **trace,
                                       GError **error);

/**
 * LianRuleInfo:
 * @rule: the rule id as printed, "M2a"
 * @force: (nullable): MAY, DEFAULT, SHOULD, MUST, SHOULD_NOT or FORBID
 * @description: (nullable): the row's description
 * @en: (nullable): the English citation
 * @zh: (nullable): the Chinese citation
 */
typedef struct
{
  const char *rule;
  const char *force;
  const char *description;
  const char *en;
  const char *zh;
} LianRuleInfo;

gboolean lian_rulebook_citation (LianRulebook *rulebook,
                                 const char *rule_id,
                                 const char **en,
                                 const char **zh);
GArray *lian_rulebook_list_rules (LianRulebook *rulebook);

G_END_DECLS
