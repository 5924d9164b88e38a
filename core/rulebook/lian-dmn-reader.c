/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Reads DMN XML (1.1 to 1.5) into a model. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-dmn-reader-private.h"

#include <string.h>
#define GETTEXT_PACKAGE LIAN_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>
#include <libxml/parser.h>

/* Everything comes from a file that somebody may have sent: no network, no
 * entities (a document type is refused before the parser sees it), bounded
 * size and depth, UTF-8 only.  The five namespaces differ little at the level
 * we read; what lies outside it is refused by name, with its line, instead of
 * being skipped: a rule that is silently left out is a wrong rulebook. */

#define MAX_BYTES (16 * 1024 * 1024)
#define MAX_ITEMS 5000

/* --- item definitions ---------------------------------------------------- */

static LianDmnType *
read_type (LianDmnReader *reader, xmlNode *node)
{
  LianDmnType *type = _lian_dmn_type_new ();
  g_autofree char *collection = _lian_dmn_xml_attribute (node, "isCollection");

  type->name = _lian_dmn_xml_name (node);
  type->line = (int)xmlGetLineNo (node);
  type->collection = g_strcmp0 (collection, "true") == 0 || g_strcmp0 (collection, "1") == 0;
  type->ref = _lian_dmn_xml_child_content (reader, node, "typeRef");
  if (type->ref != NULL && strchr (type->ref, ':') != NULL)
    memmove (type->ref, strrchr (type->ref, ':') + 1, strlen (strrchr (type->ref, ':')));
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (_lian_dmn_xml_is_named (reader, child, "itemComponent"))
      {
        LianDmnType *component = read_type (reader, child);

        g_ptr_array_add (type->components, component);
      }
    else if (_lian_dmn_xml_is_named (reader, child, "allowedValues"))
      type->allowed_text = _lian_dmn_xml_child_content (reader, child, "text");
    else if (_lian_dmn_xml_is_named (reader, child, "functionItem"))
      _lian_dmn_xml_refuse (reader, child, "functionItem");
    else if (_lian_dmn_xml_is_named (reader, child, "typeConstraint"))
      _lian_dmn_xml_refuse (reader, child, "typeConstraint");
  if (type->name == NULL)
    _lian_dmn_xml_fail (reader, node, LIAN_RULEBOOK_ERROR_INVALID,
                        _ ("an item definition without a name"));
  return type;
}

/* --- elements of the graph ------------------------------------------------- */

/* The id in "#id", or in the same behind the namespace of this very model. */
static const char *
local_id (LianDmnReader *reader, const char *href)
{
  const char *mark = href != NULL ? strrchr (href, '#') : NULL, *own = reader->model->namespace;

  if (mark == NULL)
    return NULL;
  if (mark > href
      && (own == NULL || strlen (own) != (gsize)(mark - href)
          || strncmp (own, href, (gsize)(mark - href)) != 0))
    return NULL;
  return mark + 1;
}

static gboolean
read_requirement (LianDmnReader *reader, xmlNode *node, LianDmnItem *item)
{
  static const char *const kinds[] = { "requiredDecision", "requiredInput", "requiredKnowledge" };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      xmlNode *target = _lian_dmn_xml_first_child (reader, node, kinds[i]);
      g_autofree char *href = target != NULL ? _lian_dmn_xml_attribute (target, "href") : NULL;

      if (target == NULL)
        continue;
      if (local_id (reader, href) == NULL)
        return _lian_dmn_xml_refuse (reader, target, href != NULL ? href : "href") != NULL;
      g_ptr_array_add (item->hrefs, g_strdup (local_id (reader, href)));
    }
  return TRUE;
}

static gboolean
read_parameters (LianDmnReader *reader, xmlNode *node, LianDmnItem *item)
{
  g_autofree char *kind = _lian_dmn_xml_attribute (node, "kind");

  if (kind != NULL && !g_str_equal (kind, "FEEL"))
    return _lian_dmn_xml_refuse (reader, node, kind) != NULL;
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (_lian_dmn_xml_is_named (reader, child, "formalParameter"))
      {
        LianDmnOutput parameter = { 0 };

        parameter.name = _lian_dmn_xml_name (child);
        parameter.type_ref = _lian_dmn_xml_type_ref (reader, child);
        g_array_append_val (item->parameters, parameter);
        if (parameter.name == NULL)
          return _lian_dmn_xml_fail (reader, child, LIAN_RULEBOOK_ERROR_INVALID,
                                     _ ("a parameter without a name"))
                 != NULL;
      }
  return TRUE;
}

static gboolean
read_logic (LianDmnReader *reader, xmlNode *node, LianDmnItem *item)
{
  xmlNode *logic
      = item->kind == LIAN_DMN_KNOWLEDGE
            ? _lian_dmn_xml_first_child (reader, node, "encapsulatedLogic")
            : node;
  xmlNode *expression = logic != NULL ? _lian_dmn_find_expression (reader, logic) : NULL;

  if (item->kind == LIAN_DMN_KNOWLEDGE && logic != NULL && !read_parameters (reader, logic, item))
    return FALSE;
  if (expression == NULL)
    return TRUE;
  item->expression = _lian_dmn_read_expression (reader, expression);
  return item->expression != NULL;
}

static gboolean
register_item (LianDmnReader *reader, xmlNode *node, LianDmnItem *item)
{
  LianDmnModel *model = reader->model;
  LianDmnItem *other;

  g_ptr_array_add (model->items, item);
  if (item->name == NULL)
    return _lian_dmn_xml_fail (reader, node, LIAN_RULEBOOK_ERROR_INVALID,
                               _ ("an element without a name"))
           != NULL;
  if (model->items->len > MAX_ITEMS)
    return _lian_dmn_xml_fail (reader, node, LIAN_RULEBOOK_ERROR_LIMIT,
                               _ ("too many elements")) != NULL;
  if (item->id != NULL && !g_hash_table_insert (model->by_id, item->id, item))
    return _lian_dmn_xml_fail (reader, node, LIAN_RULEBOOK_ERROR_INVALID,
                               _ ("an id occurs twice")) != NULL;
  other = g_hash_table_lookup (model->by_name, item->name);
  if (other == NULL || (other->kind != LIAN_DMN_DECISION && item->kind == LIAN_DMN_DECISION))
    g_hash_table_insert (model->by_name, (gpointer)item->name, item);
  return TRUE;
}

static gboolean
read_item (LianDmnReader *reader, xmlNode *node, LianDmnItemKind kind)
{
  LianDmnItem *item = _lian_dmn_item_new (kind);
  xmlNode *variable = _lian_dmn_xml_first_child (reader, node, "variable");
  const char *variable_name = variable != NULL ? _lian_dmn_xml_name (variable) : NULL;

  item->id = _lian_dmn_xml_attribute (node, "id");
  item->label = _lian_dmn_xml_attribute (node, "label");
  item->description = _lian_dmn_xml_child_content (reader, node, "description");
  item->line = (int)xmlGetLineNo (node);
  item->name = variable_name != NULL ? variable_name : _lian_dmn_xml_name (node);
  item->type_ref = variable != NULL ? _lian_dmn_xml_type_ref (reader, variable) : NULL;
  if (!register_item (reader, node, item))
    return FALSE;
  if (kind == LIAN_DMN_INPUT_DATA)
    return TRUE;
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if ((_lian_dmn_xml_is_named (reader, child, "informationRequirement")
         || _lian_dmn_xml_is_named (reader, child, "knowledgeRequirement"))
        && !read_requirement (reader, child, item))
      return FALSE;
  return read_logic (reader, node, item);
}

static gboolean
read_definition (LianDmnReader *reader, xmlNode *node)
{
  if (_lian_dmn_xml_is_named (reader, node, "inputData"))
    return read_item (reader, node, LIAN_DMN_INPUT_DATA);
  if (_lian_dmn_xml_is_named (reader, node, "decision"))
    return read_item (reader, node, LIAN_DMN_DECISION);
  if (_lian_dmn_xml_is_named (reader, node, "businessKnowledgeModel"))
    return read_item (reader, node, LIAN_DMN_KNOWLEDGE);
  if (_lian_dmn_xml_is_named (reader, node, "import"))
    return _lian_dmn_xml_refuse (reader, node, "import") != NULL;
  if (_lian_dmn_xml_is_named (reader, node, "itemDefinition"))
    {
      g_ptr_array_add (reader->model->types, read_type (reader, node));
      return *reader->error == NULL;
    }
  if (_lian_dmn_xml_is_named (reader, node, "decisionService"))
    {
      char *id = _lian_dmn_xml_attribute (node, "id");

      if (id != NULL)
        g_ptr_array_add (reader->model->services, id);
    }
  return TRUE; /* drawings, sources, services: no part of the logic */
}

static gboolean
read_definitions (LianDmnReader *reader, xmlNode *root)
{
  static const char *const versions[] = {
    "http://www.omg.org/spec/DMN/20151101/dmn.xsd", "http://www.omg.org/spec/DMN/20180521/MODEL/",
    "https://www.omg.org/spec/DMN/20191111/MODEL/", "https://www.omg.org/spec/DMN/20211108/MODEL/",
    "https://www.omg.org/spec/DMN/20230324/MODEL/",
  };
  gboolean known = FALSE;

  if (root == NULL || root->ns == NULL || !g_str_equal ((const char *)root->name, "definitions"))
    return _lian_dmn_xml_fail (reader, root, LIAN_RULEBOOK_ERROR_INVALID,
                               _ ("not a DMN file")) != NULL;
  reader->ns = root->ns->href;
  for (gsize i = 0; i < G_N_ELEMENTS (versions); i++)
    known = known || g_str_equal ((const char *)reader->ns, versions[i]);
  if (!known)
    return _lian_dmn_xml_refuse (reader, root, (const char *)reader->ns) != NULL;
  if (!_lian_dmn_xml_check_language (reader, root))
    return FALSE;
  reader->model->namespace = _lian_dmn_xml_attribute (root, "namespace");
  reader->model->name = _lian_dmn_xml_attribute (root, "name");
  reader->model->id = _lian_dmn_xml_attribute (root, "id");
  reader->model->description = _lian_dmn_xml_child_content (reader, root, "description");
  for (xmlNode *node = root->children; node != NULL; node = node->next)
    if (!read_definition (reader, node))
      return FALSE;
  return TRUE;
}

static gboolean
check_bytes (const char *bytes, gsize length, GError **error)
{
  const char *what = NULL;

  if (length > MAX_BYTES)
    what = _ ("the file is too large");
  else if (!g_utf8_validate (bytes, (gssize)length, NULL))
    what = _ ("the file is not UTF-8 text");
  else if (g_strstr_len (bytes, (gssize)length, "<!DOCTYPE") != NULL
           || g_strstr_len (bytes, (gssize)length, "<!ENTITY") != NULL)
    what = _ ("the file declares a document type or entities");
  if (what == NULL)
    return TRUE;
  g_set_error (error, LIAN_RULEBOOK_ERROR,
               length > MAX_BYTES ? LIAN_RULEBOOK_ERROR_LIMIT : LIAN_RULEBOOK_ERROR_INVALID,
               _ ("line 1: %s"), what);
  return FALSE;
}

/**
 * _lian_dmn_parse_xml:
 * @bytes: a file
 * @length: its length
 * @error: return location for an error, domain %LIAN_RULEBOOK_ERROR
 *
 * Reads XML that somebody may have sent.
 *
 * Returns: (transfer full) (nullable): the document
 */
xmlDoc *
_lian_dmn_parse_xml (const char *bytes, gsize length, GError **error)
{
  xmlParserCtxt *context;
  xmlDoc *doc;

  if (!check_bytes (bytes, length, error))
    return NULL;
  context = xmlNewParserCtxt ();
  doc = xmlCtxtReadMemory (context, bytes, (int)length, NULL, "UTF-8",
                           XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
                               | XML_PARSE_NOCDATA);
  if (doc == NULL)
    {
      const xmlError *problem = xmlCtxtGetLastError (context);
      g_autofree char *message
          = g_strdup (problem != NULL && problem->message != NULL ? problem->message : "?");

      g_set_error (error, LIAN_RULEBOOK_ERROR, LIAN_RULEBOOK_ERROR_INVALID, _ ("line %d: %s"),
                   problem != NULL ? problem->line : 1, g_strstrip (message));
    }
  xmlFreeParserCtxt (context);
  return doc;
}

/**
 * _lian_dmn_read:
 * @bytes: a DMN file
 * @length: its length
 * @error: return location for an error, domain %LIAN_RULEBOOK_ERROR
 *
 * Reads the file and links it.
 *
 * Returns: (transfer full) (nullable): the model
 */
LianDmnModel *
_lian_dmn_read (const char *bytes, gsize length, GError **error)
{
  g_autoptr (LianDmnModel) model = _lian_dmn_model_new ();
  g_autoptr (GError) local = NULL;
  LianDmnReader reader = { NULL, model, &local };
  xmlDoc *doc;
  gboolean good;

  doc = _lian_dmn_parse_xml (bytes, length, error);
  if (doc == NULL)
    return NULL;
  good = read_definitions (&reader, xmlDocGetRootElement (doc));
  xmlFreeDoc (doc);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (!good || !_lian_dmn_link (model, error))
    return NULL;
  return g_steal_pointer (&model);
}
