/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A table as a decision about its own columns.
 *
 * A table in a knowledge model is used with values that only its callers know,
 * and one whose columns are reckoned with values that no list of facts tells.
 * To look for gaps and contradictions in it, its columns are taken for facts
 * and the table for a decision about them: what holds for any facts then holds
 * for any call. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-dmn-alone.h"

#include <string.h>

#include "lian-constants.h"
#include "lian-dmn-reader-private.h"

typedef struct
{
  LianDmnReader reader;
  LianDmnItem *item;
  LianDmnTable *table;
  xmlNode *from; /* the root of the file */
  xmlNode *to;   /* that of the new one */
  xmlNs *ns;
} Copy;

static xmlNode *
add_element (xmlNode *parent, xmlNs *ns, const char *name, const char *its_name, const char *type)
{
  xmlNode *node = xmlNewChild (parent, ns, (const xmlChar *)name, NULL);

  if (its_name != NULL)
    xmlSetProp (node, (const xmlChar *)"name", (const xmlChar *)its_name);
  if (type != NULL)
    xmlSetProp (node, (const xmlChar *)"typeRef", (const xmlChar *)type);
  return node;
}

static void
copy_into (xmlNode *parent, xmlNode *node)
{
  xmlNode *copy = xmlDocCopyNode (node, parent->doc, 1);

  xmlAddChild (parent, copy);
  xmlReconciliateNs (parent->doc, copy);
}

/* Types, what the table may call, and what needs no facts: cells may name those. */
static void
copy_surroundings (Copy *copy)
{
  for (xmlNode *child = copy->from->children; child != NULL; child = child->next)
    {
      const char *name = child->type == XML_ELEMENT_NODE ? _lian_dmn_xml_name (child) : NULL;
      gboolean decision = _lian_dmn_xml_is_named (&copy->reader, child, "decision");
      LianDmnItem *item
          = name != NULL ? _lian_dmn_model_find (copy->reader.model, name) : NULL;

      if (_lian_dmn_xml_is_named (&copy->reader, child, "itemDefinition")
          || _lian_dmn_xml_is_named (&copy->reader, child, "businessKnowledgeModel")
          || (decision && item != NULL && item != copy->item && item->leaves->len == 0))
        copy_into (copy->to, child);
    }
}

static void
require (Copy *copy, xmlNode *decision, const char *kind, const char *target, const char *id)
{
  xmlNode *requirement = add_element (decision, copy->ns, kind, NULL, NULL);
  xmlNode *input = add_element (requirement, copy->ns, target, NULL, NULL);
  g_autofree char *href = g_strconcat ("#", id, NULL);

  xmlSetProp (input, (const xmlChar *)"href", (const xmlChar *)href);
}

static void
require_constants (Copy *copy, xmlNode *decision)
{
  for (guint i = 0; i < copy->item->requires->len; i++)
    {
      LianDmnItem *below = g_ptr_array_index (copy->item->requires, i);

      if (below->id == NULL)
        continue;
      if (below->kind == LIAN_DMN_KNOWLEDGE)
        require (copy, decision, "knowledgeRequirement", "requiredKnowledge", below->id);
      else if (below->kind == LIAN_DMN_DECISION && below->leaves->len == 0)
        require (copy, decision, "informationRequirement", "requiredDecision", below->id);
    }
}

/* --- columns ------------------------------------------------------------------------------ */

/* The first column about the same. */
static guint
same_column (Copy *copy, guint column)
{
  LianDmnInput *input = &g_array_index (copy->table->inputs, LianDmnInput, column);

  for (guint i = 0; i < column; i++)
    if (g_str_equal (g_array_index (copy->table->inputs, LianDmnInput, i).expression.text,
                     input->expression.text))
      return i;
  return column;
}

/* The declared type of a column that is a plain name: it may list the values there are. */
static const char *
type_of_name (Copy *copy, const char *name)
{
  LianDmnItem *below = _lian_dmn_item_find_required (copy->item, name);
  LianDmnOutput *parameter = _lian_dmn_item_find_parameter (copy->item, name);

  if (below != NULL)
    return below->type_ref;
  return parameter != NULL ? parameter->type_ref : NULL;
}

static void
set_text (xmlNode *node, Copy *copy, const char *text)
{
  xmlNode *old = _lian_dmn_xml_first_child (&copy->reader, node, "text");

  if (old != NULL)
    {
      xmlUnlinkNode (old);
      xmlFreeNode (old);
    }
  xmlNewTextChild (node, copy->ns, (const xmlChar *)"text", (const xmlChar *)text);
}

static void
replace_column (Copy *copy, xmlNode *decision, xmlNode *input, guint column)
{
  guint first = same_column (copy, column);
  g_autofree char *name = g_strdup_printf (LIAN_ALONE_COLUMN "%u", first);
  xmlNode *expression = _lian_dmn_xml_first_child (&copy->reader, input, "inputExpression");
  g_autofree char *written = _lian_dmn_xml_type_ref (&copy->reader, expression);
  const char *type = type_of_name (
      copy, g_array_index (copy->table->inputs, LianDmnInput, column).name);
  xmlNode *fact;

  set_text (expression, copy, name);
  if (first != column)
    return;
  fact = add_element (copy->to, copy->ns, "inputData", name, NULL);
  xmlSetProp (fact, (const xmlChar *)"id", (const xmlChar *)name);
  add_element (fact, copy->ns, "variable", name, type != NULL ? type : written);
  require (copy, decision, "informationRequirement", "requiredInput", name);
}

/* An output may reckon with what is not there any more; what it gives is not looked at. */
static void
replace_output (Copy *copy, xmlNode *entry, const LianDmnText *text)
{
  g_autoptr (LianFeelValue) value = NULL;
  g_autofree char *quoted = NULL;

  if (text->node == NULL || _lian_node_is_constant (copy->reader.model, text->node))
    return;
  value = lian_feel_value_new_string (text->text);
  quoted = lian_feel_value_to_text (value);
  set_text (entry, copy, quoted);
}

static void
replace_row (Copy *copy, xmlNode *rule, guint row)
{
  LianDmnRule *read = g_ptr_array_index (copy->table->rules, row);
  guint output = 0;

  for (xmlNode *child = rule->children; child != NULL; child = child->next)
    if (_lian_dmn_xml_is_named (&copy->reader, child, "outputEntry"))
      replace_output (copy, child, &g_array_index (read->outputs, LianDmnText, output++));
}

static void
replace_default (Copy *copy, xmlNode *output, guint column)
{
  xmlNode *entry = _lian_dmn_xml_first_child (&copy->reader, output, "defaultOutputEntry");

  if (entry != NULL)
    replace_output (copy, entry,
                    &g_array_index (copy->table->outputs, LianDmnOutput, column).fallback);
}

static void
replace_all (Copy *copy, xmlNode *decision, xmlNode *table)
{
  guint column = 0, output = 0, row = 0;

  for (xmlNode *child = table->children; child != NULL; child = child->next)
    if (_lian_dmn_xml_is_named (&copy->reader, child, "input"))
      replace_column (copy, decision, child, column++);
    else if (_lian_dmn_xml_is_named (&copy->reader, child, "output"))
      replace_default (copy, child, output++);
    else if (_lian_dmn_xml_is_named (&copy->reader, child, "rule"))
      replace_row (copy, child, row++);
}

/* --- the file ------------------------------------------------------------------------------ */

/* The table of that number below @node, counted down. */
static xmlNode *
find_table (Copy *copy, xmlNode *node, guint *number)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      xmlNode *found;

      if (_lian_dmn_xml_is_named (&copy->reader, child, "decisionTable") && (*number)-- == 0)
        return child;
      found = child->type == XML_ELEMENT_NODE ? find_table (copy, child, number) : NULL;
      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
add_decision (Copy *copy, guint number)
{
  xmlNode *node = _lian_dmn_xml_find (
      &copy->reader, copy->from,
      copy->item->kind == LIAN_DMN_KNOWLEDGE ? "businessKnowledgeModel" : "decision",
      copy->item->name);
  xmlNode *table = node != NULL ? find_table (copy, node, &number) : NULL;
  xmlNode *decision, *own;

  if (table == NULL)
    return FALSE;
  decision = add_element (copy->to, copy->ns, "decision", copy->item->name, NULL);
  add_element (decision, copy->ns, "variable", copy->item->name, NULL);
  require_constants (copy, decision);
  own = xmlDocCopyNode (table, copy->to->doc, 1);
  replace_all (copy, decision, own);
  xmlAddChild (decision, own);
  xmlReconciliateNs (copy->to->doc, own);
  return TRUE;
}

static LianRulebook *
make_rulebook (Copy *copy, xmlDoc *doc, guint number, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  xmlSetProp (copy->to, (const xmlChar *)"name", (const xmlChar *)copy->item->name);
  xmlSetProp (copy->to, (const xmlChar *)"namespace", (const xmlChar *)"urn:lianshe:alone");
  copy_surroundings (copy);
  if (!add_decision (copy, number))
    {
      g_set_error (error, LIAN_RULEBOOK_ERROR, LIAN_RULEBOOK_ERROR_NOT_FOUND, "%s",
                   copy->item->name);
      return NULL;
    }
  bytes = _lian_dmn_xml_dump (doc);
  return lian_rulebook_new_from_bytes (bytes, error);
}

/**
 * _lian_dmn_table_alone:
 * @rulebook: a rulebook
 * @item: a decision or a knowledge model of it
 * @table: a table in its logic
 * @number: which of the tables there it is, from 0
 * @error: return location for an error, domain %LIAN_RULEBOOK_ERROR
 *
 * Returns: (transfer full) (nullable): a rulebook with a decision of the item's
 *   name, which is the table, and a fact for each of its columns; %NULL if the
 *   table cannot stand alone
 */
LianRulebook *
_lian_dmn_table_alone (LianRulebook *rulebook,
                       LianDmnItem *item,
                       LianDmnTable *table,
                       guint number,
                       GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (lian_rulebook_get_bytes (rulebook), &length);
  xmlDoc *from = _lian_dmn_parse_xml (data, length, error);
  xmlDoc *to;
  LianRulebook *made;
  Copy copy = { .item = item, .table = table };

  if (from == NULL)
    return NULL;
  to = xmlNewDoc ((const xmlChar *)"1.0");
  copy.from = xmlDocGetRootElement (from);
  copy.to = xmlNewNode (NULL, (const xmlChar *)"definitions");
  xmlDocSetRootElement (to, copy.to);
  copy.ns = xmlNewNs (copy.to, copy.from->ns->href, NULL);
  xmlSetNs (copy.to, copy.ns);
  copy.reader
      = (LianDmnReader){ copy.from->ns->href, _lian_rulebook_get_model (rulebook), error };
  made = make_rulebook (&copy, to, number, error);
  xmlFreeDoc (to);
  xmlFreeDoc (from);
  return made;
}
