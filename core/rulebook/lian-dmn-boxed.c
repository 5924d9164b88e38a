/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Boxed expressions of DMN XML: decision tables, literals, contexts, invocations. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-dmn-reader-private.h"

#include <string.h>
#define GETTEXT_PACKAGE LIAN_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* --- decision tables ------------------------------------------------------ */

static gboolean
read_hit_policy (LianDmnReader *reader, xmlNode *node, LianDmnTable *table)
{
  static const struct
  {
    const char *name;
    LianDmnHitPolicy policy;
  } policies[] = {
    { "UNIQUE", LIAN_DMN_UNIQUE },         { "ANY", LIAN_DMN_ANY },
    { "PRIORITY", LIAN_DMN_PRIORITY },     { "FIRST", LIAN_DMN_FIRST },
    { "RULE ORDER", LIAN_DMN_RULE_ORDER }, { "OUTPUT ORDER", LIAN_DMN_OUTPUT_ORDER },
    { "COLLECT", LIAN_DMN_COLLECT },       { "COLLECTSUM", LIAN_DMN_SUM },
    { "COLLECTMIN", LIAN_DMN_MIN },        { "COLLECTMAX", LIAN_DMN_MAX },
    { "COLLECTCOUNT", LIAN_DMN_COUNT },
  };
  g_autofree char *policy = _lian_dmn_xml_attribute (node, "hitPolicy");
  g_autofree char *aggregation = _lian_dmn_xml_attribute (node, "aggregation");
  g_autofree char *both
      = g_strconcat (policy != NULL ? policy : "UNIQUE",
                     g_strcmp0 (policy, "COLLECT") == 0 ? aggregation : NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (policies); i++)
    if (g_str_equal (policies[i].name, both))
      {
        table->hit_policy = policies[i].policy;
        return TRUE;
      }
  return _lian_dmn_xml_refuse (reader, node, both) != NULL;
}

static gboolean
read_input (LianDmnReader *reader, xmlNode *node, LianDmnTable *table)
{
  LianDmnInput input = { 0 };
  xmlNode *expression = _lian_dmn_xml_first_child (reader, node, "inputExpression");
  xmlNode *values = _lian_dmn_xml_first_child (reader, node, "inputValues");
  gboolean good;

  input.label = _lian_dmn_xml_attribute (node, "label");
  if (expression == NULL)
    good = _lian_dmn_xml_fail (reader, node, LIAN_RULEBOOK_ERROR_INVALID,
                               _ ("an input without expression"))
           != NULL;
  else
    good = _lian_dmn_xml_read_text (reader, expression, &input.expression);
  if (good && values != NULL)
    good = _lian_dmn_xml_read_text (reader, values, &input.values);
  g_array_append_val (table->inputs, input);
  return good;
}

static gboolean
read_output (LianDmnReader *reader, xmlNode *node, LianDmnTable *table)
{
  LianDmnOutput output = { 0 };
  xmlNode *values = _lian_dmn_xml_first_child (reader, node, "outputValues");
  xmlNode *fallback = _lian_dmn_xml_first_child (reader, node, "defaultOutputEntry");
  gboolean good = TRUE;

  output.name = _lian_dmn_xml_name (node);
  output.type_ref = _lian_dmn_xml_type_ref (reader, node);
  if (values != NULL)
    good = _lian_dmn_xml_read_text (reader, values, &output.values);
  if (good && fallback != NULL)
    good = _lian_dmn_xml_read_text (reader, fallback, &output.fallback);
  g_array_append_val (table->outputs, output);
  return good;
}

static gboolean
read_rule_child (LianDmnReader *reader, xmlNode *node, LianDmnRule *rule)
{
  LianDmnText text = { 0 };
  gboolean is_input = _lian_dmn_xml_is_named (reader, node, "inputEntry");

  if (_lian_dmn_xml_is_named (reader, node, "annotationEntry"))
    {
      char *annotation = _lian_dmn_xml_child_content (reader, node, "text");

      g_ptr_array_add (rule->annotations, annotation != NULL ? annotation : g_strdup (""));
      return TRUE;
    }
  if (!is_input && !_lian_dmn_xml_is_named (reader, node, "outputEntry"))
    return TRUE;
  if (!_lian_dmn_xml_read_text (reader, node, &text))
    return FALSE;
  if (is_input)
    g_array_append_val (rule->cells, text);
  else
    g_array_append_val (rule->outputs, text);
  return TRUE;
}

static gboolean
read_rule (LianDmnReader *reader, xmlNode *node, LianDmnTable *table)
{
  LianDmnRule *rule = _lian_dmn_rule_new ();

  g_ptr_array_add (table->rules, rule);
  rule->id = _lian_dmn_xml_attribute (node, "id");
  rule->description = _lian_dmn_xml_child_content (reader, node, "description");
  rule->line = (int)xmlGetLineNo (node);
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (!read_rule_child (reader, child, rule))
      return FALSE;
  if (rule->cells->len != table->inputs->len || rule->outputs->len != table->outputs->len)
    return _lian_dmn_xml_fail (reader, node, LIAN_RULEBOOK_ERROR_INVALID,
                 _ ("a rule has more or fewer cells than its table has columns"))
           != NULL;
  return TRUE;
}

static gboolean
check_outputs (LianDmnReader *reader, xmlNode *node, LianDmnTable *table)
{
  gboolean aggregates = table->hit_policy >= LIAN_DMN_SUM;

  if (table->outputs->len == 0)
    return _lian_dmn_xml_fail (reader, node, LIAN_RULEBOOK_ERROR_INVALID,
                               _ ("a table without output")) != NULL;
  if (table->outputs->len > 1 && aggregates)
    return _lian_dmn_xml_refuse (reader, node, "COLLECT") != NULL;
  for (guint i = 0; table->outputs->len > 1 && i < table->outputs->len; i++)
    if (g_array_index (table->outputs, LianDmnOutput, i).name == NULL)
      return _lian_dmn_xml_fail (reader, node, LIAN_RULEBOOK_ERROR_INVALID,
                   _ ("one of several outputs has no name"))
             != NULL;
  return TRUE;
}

static gboolean
read_table (LianDmnReader *reader, xmlNode *node, LianDmnTable *table)
{
  gboolean good = read_hit_policy (reader, node, table);
  gboolean checked = FALSE;

  for (xmlNode *child = node->children; good && child != NULL; child = child->next)
    if (_lian_dmn_xml_is_named (reader, child, "input"))
      good = read_input (reader, child, table);
    else if (_lian_dmn_xml_is_named (reader, child, "output"))
      good = read_output (reader, child, table);
    else if (_lian_dmn_xml_is_named (reader, child, "annotation"))
      {
        char *name = _lian_dmn_xml_attribute (child, "name");

        g_ptr_array_add (table->annotation_names, name != NULL ? name : g_strdup (""));
      }
    else if (_lian_dmn_xml_is_named (reader, child, "rule"))
      {
        good
            = (checked || check_outputs (reader, child, table)) && read_rule (reader, child, table);
        checked = TRUE;
      }
  return good && (checked || check_outputs (reader, node, table));
}

/* --- other boxed expressions ---------------------------------------------- */

/**
 * _lian_dmn_find_expression:
 * @reader: the file being read
 * @node: an element that holds an expression
 *
 * Returns: (transfer none) (nullable): the element of the expression
 */
xmlNode *
_lian_dmn_find_expression (LianDmnReader *reader, xmlNode *node)
{
  static const char *const kinds[]
      = { "literalExpression",  "decisionTable", "context", "invocation", "relation", "list",
          "functionDefinition", "conditional",   "for",     "every",      "some",     "filter" };

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
      if (_lian_dmn_xml_is_named (reader, child, kinds[i]))
        return child;
  return NULL;
}

static gboolean
read_context (LianDmnReader *reader, xmlNode *node, LianDmnExpression *context)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      LianDmnEntry entry = { 0 };
      xmlNode *variable, *value;

      if (!_lian_dmn_xml_is_named (reader, child, "contextEntry"))
        continue;
      variable = _lian_dmn_xml_first_child (reader, child, "variable");
      value = _lian_dmn_find_expression (reader, child);
      if (value == NULL)
        return _lian_dmn_xml_fail (reader, child, LIAN_RULEBOOK_ERROR_INVALID,
                     _ ("a context entry without expression"))
               != NULL;
      entry.name = variable != NULL ? _lian_dmn_xml_name (variable) : NULL;
      entry.expression = _lian_dmn_read_expression (reader, value);
      if (entry.expression == NULL)
        return FALSE;
      g_array_append_val (context->entries, entry);
    }
  return TRUE;
}

static gboolean
read_invocation (LianDmnReader *reader, xmlNode *node, LianDmnExpression *invocation)
{
  xmlNode *callee = _lian_dmn_xml_first_child (reader, node, "literalExpression");

  if (callee == NULL)
    return _lian_dmn_xml_fail (reader, node, LIAN_RULEBOOK_ERROR_INVALID,
                               _ ("an invocation of nothing")) != NULL;
  if (!_lian_dmn_xml_read_text (reader, callee, &invocation->text))
    return FALSE;
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      LianDmnEntry entry = { 0 };
      xmlNode *parameter, *value;

      if (!_lian_dmn_xml_is_named (reader, child, "binding"))
        continue;
      parameter = _lian_dmn_xml_first_child (reader, child, "parameter");
      value = _lian_dmn_find_expression (reader, child);
      entry.name = parameter != NULL ? _lian_dmn_xml_name (parameter) : NULL;
      if (entry.name == NULL || value == NULL)
        return _lian_dmn_xml_fail (reader, child, LIAN_RULEBOOK_ERROR_INVALID,
                     _ ("a binding without parameter or expression"))
               != NULL;
      entry.expression = _lian_dmn_read_expression (reader, value);
      if (entry.expression == NULL)
        return FALSE;
      g_array_append_val (invocation->entries, entry);
    }
  return TRUE;
}

/**
 * _lian_dmn_read_expression:
 * @reader: the file being read
 * @node: the element of the expression
 *
 * Returns: (transfer full) (nullable): the boxed expression
 */
LianDmnExpression *
_lian_dmn_read_expression (LianDmnReader *reader, xmlNode *node)
{
  LianDmnExpression *expression;
  gboolean good;

  if (_lian_dmn_xml_is_named (reader, node, "literalExpression"))
    {
      expression = _lian_dmn_expression_new (LIAN_DMN_LITERAL);
      good = _lian_dmn_xml_read_text (reader, node, &expression->text);
    }
  else if (_lian_dmn_xml_is_named (reader, node, "decisionTable"))
    {
      expression = _lian_dmn_expression_new (LIAN_DMN_TABLE);
      good = read_table (reader, node, expression->table);
    }
  else if (_lian_dmn_xml_is_named (reader, node, "context"))
    {
      expression = _lian_dmn_expression_new (LIAN_DMN_CONTEXT);
      good = read_context (reader, node, expression);
    }
  else if (_lian_dmn_xml_is_named (reader, node, "invocation"))
    {
      expression = _lian_dmn_expression_new (LIAN_DMN_INVOCATION);
      good = read_invocation (reader, node, expression);
    }
  else
    return _lian_dmn_xml_refuse (reader, node, (const char *)node->name);
  expression->line = (int)xmlGetLineNo (node);
  if (!good)
    g_clear_pointer (&expression, _lian_dmn_expression_free);
  return expression;
}
