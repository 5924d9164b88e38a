/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The decisions of a rulebook as people read them. */
#pragma once

#include "lian-rulebook.h"

G_BEGIN_DECLS

/**
 * LianRuleRow:
 * @id: (nullable): the row's id
 * @cells: (element-type utf8): its tests, "-" for any value
 * @outputs: (element-type utf8): what it gives, as written
 * @description: (nullable): the note on it
 * @en: (nullable): the English citation
 * @zh: (nullable): the Chinese citation
 *
 * A row of a decision table. Texts belong to the rulebook.
 */
typedef struct
{
  const char *id;
  GPtrArray *cells, *outputs;
  const char *description, *en, *zh;
} LianRuleRow;

/**
 * LianRuleTable:
 * @id: (nullable): the decision's id
 * @name: its name
 * @label: (nullable): its title, often in both languages
 * @description: (nullable): what it is for
 * @policy: (nullable): the hit policy as in the file; %NULL where it is no table
 * @text: (nullable): the expression, where it is one
 * @constant: whether it is an expression that depends on no fact: a parameter
 * @inputs: (element-type utf8): the titles of its columns
 * @names: (element-type utf8): what its columns test, as written
 * @outputs: (element-type utf8): the names of its outputs
 * @rows: (element-type LianRuleRow): its rows in order
 *
 * A decision. Texts belong to the rulebook, which must outlive it.
 */
typedef struct
{
  const char *id, *name, *label, *description;
  const char *policy, *text;
  gboolean constant;
  GPtrArray *inputs, *names, *outputs, *rows;
} LianRuleTable;

GPtrArray *lian_rulebook_list_tables (LianRulebook *rulebook);

G_END_DECLS
