/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A decision of the rulebook, in words. */
#pragma once

#include <adwaita.h>

#include "lian-parameter.h"
#include "lian-rule-table.h"

G_BEGIN_DECLS

#define LIAN_TYPE_RULE_TABLE_VIEW (lian_rule_table_view_get_type ())
/**
 * LianRuleTableView:
 *
 * Shows one decision: a table row by row with both citations, an expression, or a parameter with the
 * resolution that set it.
 */
G_DECLARE_FINAL_TYPE (LianRuleTableView, lian_rule_table_view, LIAN, RULE_TABLE_VIEW, AdwBin)

GtkWidget *lian_rule_table_view_new (void);
void lian_rule_table_view_show (LianRuleTableView *self, const LianRuleTable *table,
                                const LianParameter *parameter);
const char *lian_rule_table_title (const LianRuleTable *table);
const char *lian_rule_table_policy (const LianRuleTable *table);

G_END_DECLS
