/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Writes a rulebook as DMN 1.3, the version that other modellers open. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-dmn-write.h"

#include <string.h>

#include "lian-dmn-diagram-private.h"
#include "lian-dmn-reader-private.h"
#include "lian-rulebook-private.h"

/* The file is changed as a document, not written anew from the model: whatever
 * another program keeps in it (drawings, sources, its own extensions) stays.
 * Modellers in use show the note of a rule only as <description>, the standard
 * since 1.3 as <annotationEntry>; so both are written. */

static const struct
{
  const char *old, *now;
} spaces[] = {
  { "http://www.omg.org/spec/DMN/20151101/dmn.xsd", LIAN_DMN_NS },
  { "http://www.omg.org/spec/DMN/20180521/MODEL/", LIAN_DMN_NS },
  { "https://www.omg.org/spec/DMN/20211108/MODEL/", LIAN_DMN_NS },
  { "https://www.omg.org/spec/DMN/20230324/MODEL/", LIAN_DMN_NS },
  { "http://www.omg.org/spec/DMN/20180521/DMNDI/", LIAN_DMNDI_NS },
  { "https://www.omg.org/spec/DMN/20211108/DMNDI/", LIAN_DMNDI_NS },
  { "https://www.omg.org/spec/DMN/20230324/DMNDI/", LIAN_DMNDI_NS },
  { "http://www.omg.org/spec/FEEL/20140401", LIAN_FEEL_NS },
  { "http://www.omg.org/spec/DMN/20180521/FEEL/", LIAN_FEEL_NS },
  { "https://www.omg.org/spec/DMN/20211108/FEEL/", LIAN_FEEL_NS },
  { "https://www.omg.org/spec/DMN/20230324/FEEL/", LIAN_FEEL_NS },
};

static const char *
current_space (const char *href)
{
  for (gsize i = 0; i < G_N_ELEMENTS (spaces); i++)
    if (g_strcmp0 (href, spaces[i].old) == 0)
      return spaces[i].now;
  return NULL;
}

static void
convert_spaces (xmlNode *node)
{
  for (xmlNs *space = node->nsDef; space != NULL; space = space->next)
    {
      const char *now = current_space ((const char *)space->href);

      if (now == NULL)
        continue;
      xmlFree ((xmlChar *)space->href);
      space->href = xmlStrdup ((const xmlChar *)now);
    }
}

/* "feel:string" was right in 1.1; since then a type is named without a prefix. */
static void
convert_type (xmlNode *node)
{
  g_autofree char *attribute = _lian_dmn_xml_attribute (node, "typeRef");
  g_autofree char *content = g_str_equal ((const char *)node->name, "typeRef")
                                 ? _lian_dmn_xml_content (node)
                                 : NULL;

  if (attribute != NULL && strchr (attribute, ':') != NULL)
    xmlSetProp (node, (const xmlChar *)"typeRef", (xmlChar *)strrchr (attribute, ':') + 1);
  if (content != NULL && strchr (content, ':') != NULL)
    xmlNodeSetContent (node, (xmlChar *)strrchr (content, ':') + 1);
}

static void
convert_languages (xmlNode *node)
{
  static const char *const names[] = { "expressionLanguage", "typeLanguage" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *language = _lian_dmn_xml_attribute (node, names[i]);
      const char *now = current_space (language);

      if (now != NULL)
        xmlSetProp (node, (const xmlChar *)names[i], (const xmlChar *)now);
    }
}

static void
convert (xmlNode *node)
{
  if (node->type != XML_ELEMENT_NODE)
    return;
  convert_spaces (node);
  convert_type (node);
  convert_languages (node);
  xmlUnsetProp (node, (const xmlChar *)"useAlternativeInputDataShape");
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    convert (child);
}

/* --- notes of rules ------------------------------------------------------------------------ */

static void
add_text_element (xmlNode *parent, const char *name, const char *text)
{
  xmlNode *element = xmlNewChild (parent, parent->ns, (const xmlChar *)name, NULL);

  xmlNewTextChild (element, parent->ns, (const xmlChar *)"text",
                   text[0] != '\0' ? (const xmlChar *)text : NULL);
}

static guint
count_children (LianDmnReader *reader, xmlNode *node, const char *name)
{
  guint n = 0;

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    n += _lian_dmn_xml_is_named (reader, child, name);
  return n;
}

/* The first note of a rule, in its description. */
static void
describe_rule (LianDmnReader *reader, xmlNode *rule)
{
  g_autoptr (GString) text = g_string_new (NULL);
  xmlNode *description;

  for (xmlNode *child = rule->children; child != NULL; child = child->next)
    if (_lian_dmn_xml_is_named (reader, child, "annotationEntry"))
      {
        g_autofree char *note = _lian_dmn_xml_child_content (reader, child, "text");

        if (note != NULL && *note != '\0')
          g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", note);
      }
  if (text->len == 0)
    return;
  description = xmlNewNode (rule->ns, (const xmlChar *)"description");
  xmlNodeAddContent (description, (const xmlChar *)text->str);
  if (rule->children != NULL)
    xmlAddPrevSibling (rule->children, description);
  else
    xmlAddChild (rule, description);
}

static void
note_rules (LianDmnReader *reader, xmlNode *table)
{
  gboolean columns = count_children (reader, table, "annotation") > 0;
  gboolean described = FALSE;
  xmlNode *first = NULL;

  for (xmlNode *rule = table->children; rule != NULL; rule = rule->next)
    if (_lian_dmn_xml_is_named (reader, rule, "rule"))
      {
        first = first != NULL ? first : rule;
        if (_lian_dmn_xml_first_child (reader, rule, "description") != NULL)
          described = TRUE;
        else
          describe_rule (reader, rule);
      }
  if (columns || !described)
    return;
  for (xmlNode *rule = first; rule != NULL; rule = rule->next)
    if (_lian_dmn_xml_is_named (reader, rule, "rule"))
      {
        g_autofree char *note = _lian_dmn_xml_child_content (reader, rule, "description");

        add_text_element (rule, "annotationEntry", note != NULL ? note : "");
      }
  first = xmlAddPrevSibling (first,
                             xmlNewNode (table->ns, (const xmlChar *)"annotation"));
  xmlSetProp (first, (const xmlChar *)"name", (const xmlChar *)"Description");
}

static void
note_tables (LianDmnReader *reader, xmlNode *node)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      note_tables (reader, child);
  if (_lian_dmn_xml_is_named (reader, node, "decisionTable"))
    note_rules (reader, node);
}

/* --- the file --------------------------------------------------------------------------------- */

/**
 * lian_rulebook_to_dmn:
 * @rulebook: a rulebook
 * @error: return location for an error, domain %LIAN_RULEBOOK_ERROR
 *
 * The rulebook as a DMN 1.3 file: what was in its file, in the namespaces of 1.3,
 * notes of rules both as description and as annotation, and with a diagram if
 * there was none.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
lian_rulebook_to_dmn (LianRulebook *rulebook, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (lian_rulebook_get_bytes (rulebook), &length);
  LianDmnReader reader = { NULL, _lian_rulebook_get_model (rulebook), error };
  xmlDoc *doc = _lian_dmn_parse_xml (data, length, error);
  xmlNode *root;
  GBytes *bytes;

  if (doc == NULL)
    return NULL;
  root = xmlDocGetRootElement (doc);
  convert (root);
  reader.ns = root->ns->href;
  note_tables (&reader, root);
  _lian_dmn_add_diagram (&reader, root);
  bytes = _lian_dmn_xml_dump (doc);
  xmlFreeDoc (doc);
  return bytes;
}
