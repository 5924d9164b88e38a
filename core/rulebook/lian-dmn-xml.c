/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Elements, attributes and texts of DMN XML, and faults with their line. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-dmn-reader-private.h"

#include <string.h>
#define GETTEXT_PACKAGE LIAN_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#include "lian-feel-lexer.h"

/**
 * _lian_dmn_xml_fail:
 * @reader: the file being read
 * @node: where the fault is
 * @code: what kind of fault it is
 * @what: the fault
 *
 * Notes a fault with its line.
 *
 * Returns: (nullable): always %NULL
 */
gpointer
_lian_dmn_xml_fail (LianDmnReader *reader, xmlNode *node, LianRulebookError code, const char *what)
{
  if (reader->error != NULL && *reader->error == NULL)
    g_set_error (reader->error, LIAN_RULEBOOK_ERROR, (int)code, _ ("line %ld: %s"),
                 node != NULL ? xmlGetLineNo (node) : 1, what);
  return NULL;
}

/**
 * _lian_dmn_xml_refuse:
 * @reader: the file being read
 * @node: where it is
 * @construct: what is outside the supported level
 *
 * Returns: (nullable): always %NULL
 */
gpointer
_lian_dmn_xml_refuse (LianDmnReader *reader, xmlNode *node, const char *construct)
{
  g_autofree char *what = g_strdup_printf (_ ("“%s” is outside the supported level"), construct);

  return _lian_dmn_xml_fail (reader, node, LIAN_RULEBOOK_ERROR_UNSUPPORTED, what);
}

/**
 * _lian_dmn_xml_is_dmn:
 * @reader: the file being read
 * @node: a node
 *
 * Returns: whether it is an element of the file's version of DMN
 */
gboolean
_lian_dmn_xml_is_dmn (LianDmnReader *reader, xmlNode *node)
{
  return node->type == XML_ELEMENT_NODE && node->ns != NULL
         && xmlStrEqual (node->ns->href, reader->ns);
}

/**
 * _lian_dmn_xml_is_named:
 * @reader: the file being read
 * @node: a node
 * @name: a name
 *
 * Returns: whether it is that element of DMN
 */
gboolean
_lian_dmn_xml_is_named (LianDmnReader *reader, xmlNode *node, const char *name)
{
  return _lian_dmn_xml_is_dmn (reader, node) && g_str_equal ((const char *)node->name, name);
}

/**
 * _lian_dmn_xml_first_child:
 * @reader: the file being read
 * @node: an element
 * @name: a name
 *
 * Returns: (transfer none) (nullable): its first child of that name
 */
xmlNode *
_lian_dmn_xml_first_child (LianDmnReader *reader, xmlNode *node, const char *name)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (_lian_dmn_xml_is_named (reader, child, name))
      return child;
  return NULL;
}

/**
 * _lian_dmn_xml_attribute:
 * @node: an element
 * @name: a name
 *
 * Returns: (transfer full) (nullable): the attribute
 */
char *
_lian_dmn_xml_attribute (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *)name);
  char *copy = g_strdup ((const char *)value);

  xmlFree (value);
  return copy;
}

/**
 * _lian_dmn_xml_name:
 * @node: an element
 *
 * Returns: (nullable): its name with blanks as FEEL reads them, interned
 */
const char *
_lian_dmn_xml_name (xmlNode *node)
{
  g_autofree char *raw = _lian_dmn_xml_attribute (node, "name");
  g_autofree char *name = raw != NULL ? _lian_feel_normalize_name (raw, strlen (raw)) : NULL;

  return name != NULL && *name != '\0' ? g_intern_string (name) : NULL;
}

/**
 * _lian_dmn_xml_content:
 * @node: an element
 *
 * Returns: (transfer full): its text, stripped
 */
char *
_lian_dmn_xml_content (xmlNode *node)
{
  xmlChar *value = xmlNodeGetContent (node);
  char *copy = g_strstrip (g_strdup (value != NULL ? (const char *)value : ""));

  xmlFree (value);
  return copy;
}

/**
 * _lian_dmn_xml_child_content:
 * @reader: the file being read
 * @node: an element
 * @name: the name of a child
 *
 * Returns: (transfer full) (nullable): the text of the child
 */
char *
_lian_dmn_xml_child_content (LianDmnReader *reader, xmlNode *node, const char *name)
{
  xmlNode *child = _lian_dmn_xml_first_child (reader, node, name);

  return child != NULL ? _lian_dmn_xml_content (child) : NULL;
}

/**
 * _lian_dmn_xml_check_language:
 * @reader: the file being read
 * @node: an element that may name the language of its expressions
 *
 * Returns: whether it is FEEL, or not said
 */
gboolean
_lian_dmn_xml_check_language (LianDmnReader *reader, xmlNode *node)
{
  g_autofree char *language = _lian_dmn_xml_attribute (node, "expressionLanguage");

  return language == NULL || *language == '\0' || strstr (language, "FEEL") != NULL
         || strstr (language, "feel") != NULL
         || _lian_dmn_xml_refuse (reader, node, language) != NULL;
}

/**
 * _lian_dmn_xml_read_text:
 * @reader: the file being read
 * @node: an element with a text below it
 * @text: (out caller-allocates): the expression; empty where it is missing
 *
 * Returns: whether the expression is FEEL and stands in the file
 */
gboolean
_lian_dmn_xml_read_text (LianDmnReader *reader, xmlNode *node, LianDmnText *text)
{
  if (!_lian_dmn_xml_check_language (reader, node))
    return FALSE;
  if (_lian_dmn_xml_first_child (reader, node, "importedValues") != NULL)
    return _lian_dmn_xml_refuse (reader, node, "importedValues") != NULL;
  text->text = _lian_dmn_xml_child_content (reader, node, "text");
  text->line = (int)xmlGetLineNo (node);
  if (text->text == NULL)
    text->text = g_strdup ("");
  return TRUE;
}

/**
 * _lian_dmn_xml_type_ref:
 * @reader: the file being read
 * @node: an element
 *
 * The type was an element before DMN 1.2 and has been an attribute since.
 *
 * Returns: (transfer full) (nullable): the name of its type
 */
char *
_lian_dmn_xml_type_ref (LianDmnReader *reader, xmlNode *node)
{
  char *ref = _lian_dmn_xml_attribute (node, "typeRef");
  const char *colon;

  if (ref == NULL)
    ref = _lian_dmn_xml_child_content (reader, node, "typeRef");
  colon = ref != NULL ? strrchr (ref, ':') : NULL;
  if (colon != NULL)
    {
      char *local = g_strdup (colon + 1);

      g_free (ref);
      return local;
    }
  return ref;
}

/**
 * _lian_dmn_xml_find:
 * @reader: the file being read
 * @root: the definitions
 * @element: the name of an element, such as "decision"
 * @name: what it is called, as FEEL reads it
 *
 * Returns: (transfer none) (nullable): the element of @root that is called so
 */
xmlNode *
_lian_dmn_xml_find (LianDmnReader *reader, xmlNode *root, const char *element, const char *name)
{
  for (xmlNode *child = root->children; child != NULL; child = child->next)
    if (_lian_dmn_xml_is_named (reader, child, element)
        && g_strcmp0 (_lian_dmn_xml_name (child), name) == 0)
      return child;
  return NULL;
}

/**
 * _lian_dmn_xml_dump:
 * @doc: a document
 *
 * Returns: (transfer full): its text, UTF-8
 */
GBytes *
_lian_dmn_xml_dump (xmlDoc *doc)
{
  xmlChar *text = NULL;
  int length = 0;
  GBytes *bytes;

  xmlDocDumpMemoryEnc (doc, &text, &length, "UTF-8");
  bytes = g_bytes_new (text, (gsize)length);
  xmlFree (text);
  return bytes;
}
