/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A knowledge model as a decision of its own.
 *
 * A table in a knowledge model is used with values that only its callers know.
 * To look for gaps and contradictions in it, its parameters are taken for facts
 * and the table for a decision about them: what holds for any facts then holds
 * for any call. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-dmn-alone.h"

#include "lian-dmn-reader-private.h"

typedef struct
{
  LianDmnReader reader;
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

/* Types, and the other models: the table may call them. */
static void
copy_surroundings (Copy *copy, xmlNode *model)
{
  for (xmlNode *child = copy->from->children; child != NULL; child = child->next)
    if (child != model
        && (_lian_dmn_xml_is_named (&copy->reader, child, "itemDefinition")
            || _lian_dmn_xml_is_named (&copy->reader, child, "businessKnowledgeModel")))
      copy_into (copy->to, child);
}

static void
require (Copy *copy, xmlNode *decision, guint number)
{
  xmlNode *requirement
      = add_element (decision, copy->ns, "informationRequirement", NULL, NULL);
  xmlNode *input = add_element (requirement, copy->ns, "requiredInput", NULL, NULL);
  g_autofree char *href = g_strdup_printf ("#lian_parameter_%u", number);

  xmlSetProp (input, (const xmlChar *)"href", (const xmlChar *)href);
}

static void
add_parameter (Copy *copy, xmlNode *parameter, guint number)
{
  g_autofree char *name = _lian_dmn_xml_attribute (parameter, "name");
  g_autofree char *type = _lian_dmn_xml_type_ref (&copy->reader, parameter);
  g_autofree char *id = g_strdup_printf ("lian_parameter_%u", number);
  xmlNode *input = add_element (copy->to, copy->ns, "inputData", name, NULL);

  xmlSetProp (input, (const xmlChar *)"id", (const xmlChar *)id);
  add_element (input, copy->ns, "variable", name, type);
}

static void
add_decision (Copy *copy, xmlNode *model, xmlNode *logic, const char *name)
{
  xmlNode *decision = add_element (copy->to, copy->ns, "decision", name, NULL);
  guint n = 0;

  add_element (decision, copy->ns, "variable", name, NULL);
  for (xmlNode *child = logic->children; child != NULL; child = child->next)
    if (_lian_dmn_xml_is_named (&copy->reader, child, "formalParameter"))
      {
        add_parameter (copy, child, n);
        require (copy, decision, n++);
      }
  for (xmlNode *child = model->children; child != NULL; child = child->next)
    if (_lian_dmn_xml_is_named (&copy->reader, child, "knowledgeRequirement"))
      copy_into (decision, child);
  copy_into (decision, _lian_dmn_find_expression (&copy->reader, logic));
}

static LianRulebook *
make_rulebook (Copy *copy, xmlDoc *doc, LianDmnItem *model, GError **error)
{
  xmlNode *node
      = _lian_dmn_xml_find (&copy->reader, copy->from, "businessKnowledgeModel", model->name);
  xmlNode *logic
      = node != NULL ? _lian_dmn_xml_first_child (&copy->reader, node, "encapsulatedLogic") : NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (logic == NULL)
    {
      g_set_error (error, LIAN_RULEBOOK_ERROR, LIAN_RULEBOOK_ERROR_NOT_FOUND, "%s", model->name);
      return NULL;
    }
  xmlSetProp (copy->to, (const xmlChar *)"name", (const xmlChar *)model->name);
  xmlSetProp (copy->to, (const xmlChar *)"namespace", (const xmlChar *)"urn:lianshe:alone");
  copy_surroundings (copy, node);
  add_decision (copy, node, logic, model->name);
  bytes = _lian_dmn_xml_dump (doc);
  return lian_rulebook_new_from_bytes (bytes, error);
}

/**
 * _lian_dmn_stand_alone:
 * @rulebook: a rulebook
 * @model: a knowledge model of it
 * @error: return location for an error, domain %LIAN_RULEBOOK_ERROR
 *
 * Returns: (transfer full) (nullable): a rulebook with a decision of the
 *   model's name and logic, and a fact for each of its parameters
 */
LianRulebook *
_lian_dmn_stand_alone (LianRulebook *rulebook, LianDmnItem *model, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (lian_rulebook_get_bytes (rulebook), &length);
  xmlDoc *from = _lian_dmn_parse_xml (data, length, error);
  xmlDoc *to;
  LianRulebook *made;
  Copy copy;

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
  made = make_rulebook (&copy, to, model, error);
  xmlFreeDoc (to);
  xmlFreeDoc (from);
  return made;
}
