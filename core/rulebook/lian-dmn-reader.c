/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Reads DMN XML (1.1 to 1.5) into a model. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-dmn-model.h"

#include <string.h>
#define GETTEXT_PACKAGE LIAN_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#include "lian-feel-lexer.h"
#include "lian-rulebook-error.h"

/* Everything comes from a file that somebody may have sent: no network, no
 * entities (a document type is refused before the parser sees it), bounded
 * size and depth, UTF-8 only.  The five namespaces differ little at the level
 * we read; what lies outside it is refused by name, with its line, instead of
 * being skipped: a rule that is silently left out is a wrong rulebook. */

#define MAX_BYTES (16 * 1024 * 1024)
#define MAX_ITEMS 5000

typedef struct
{
  const xmlChar *ns;
  LianDmnModel *model;
  GError **error;
} Reader;

static LianDmnExpression *read_expression (Reader *reader, xmlNode *node);

/* --- small helpers ------------------------------------------------------- */

static gpointer
fail (Reader *reader, xmlNode *node, LianRulebookError code, const char *what)
{
  if (reader->error != NULL && *reader->error == NULL)
    g_set_error (reader->error, LIAN_RULEBOOK_ERROR, (int)code, _ ("line %ld: %s"),
                 node != NULL ? xmlGetLineNo (node) : 1, what);
  return NULL;
}

static gpointer
refuse (Reader *reader, xmlNode *node, const char *construct)
{
  g_autofree char *what = g_strdup_printf (_ ("“%s” is outside the supported level"), construct);

  return fail (reader, node, LIAN_RULEBOOK_ERROR_UNSUPPORTED, what);
}

static gboolean
is_dmn (Reader *reader, xmlNode *node)
{
  return node->type == XML_ELEMENT_NODE && node->ns != NULL
         && xmlStrEqual (node->ns->href, reader->ns);
}

static gboolean
is_named (Reader *reader, xmlNode *node, const char *name)
{
  return is_dmn (reader, node) && g_str_equal ((const char *)node->name, name);
}

static xmlNode *
first_child (Reader *reader, xmlNode *node, const char *name)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (is_named (reader, child, name))
      return child;
  return NULL;
}

static char *
attribute (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *)name);
  char *copy = g_strdup ((const char *)value);

  xmlFree (value);
  return copy;
}

static const char *
name_attribute (xmlNode *node)
{
  g_autofree char *raw = attribute (node, "name");
  g_autofree char *name = raw != NULL ? _lian_feel_normalize_name (raw, strlen (raw)) : NULL;

  return name != NULL && *name != '\0' ? g_intern_string (name) : NULL;
}

static char *
content (xmlNode *node)
{
  xmlChar *value = xmlNodeGetContent (node);
  char *copy = g_strstrip (g_strdup (value != NULL ? (const char *)value : ""));

  xmlFree (value);
  return copy;
}

static char *
child_content (Reader *reader, xmlNode *node, const char *name)
{
  xmlNode *child = first_child (reader, node, name);

  return child != NULL ? content (child) : NULL;
}

/* The <text> below @node; an empty one where it is missing. */
static gboolean
read_text (Reader *reader, xmlNode *node, LianDmnText *text)
{
  g_autofree char *language = attribute (node, "expressionLanguage");

  if (language != NULL && strstr (language, "FEEL") == NULL && strstr (language, "feel") == NULL
      && *language != '\0')
    return refuse (reader, node, language) != NULL;
  if (first_child (reader, node, "importedValues") != NULL)
    return refuse (reader, node, "importedValues") != NULL;
  text->text = child_content (reader, node, "text");
  text->line = (int)xmlGetLineNo (node);
  if (text->text == NULL)
    text->text = g_strdup ("");
  return TRUE;
}

/* typeRef is an attribute since 1.2, was an element before. */
static char *
read_type_ref (Reader *reader, xmlNode *node)
{
  char *ref = attribute (node, "typeRef");
  const char *colon;

  if (ref == NULL)
    ref = child_content (reader, node, "typeRef");
  colon = ref != NULL ? strrchr (ref, ':') : NULL;
  if (colon != NULL)
    {
      char *local = g_strdup (colon + 1);

      g_free (ref);
      return local;
    }
  return ref;
}

/* --- item definitions ---------------------------------------------------- */

static LianDmnType *
read_type (Reader *reader, xmlNode *node)
{
  LianDmnType *type = _lian_dmn_type_new ();
  g_autofree char *collection = attribute (node, "isCollection");

  type->name = name_attribute (node);
  type->line = (int)xmlGetLineNo (node);
  type->collection = g_strcmp0 (collection, "true") == 0 || g_strcmp0 (collection, "1") == 0;
  type->ref = child_content (reader, node, "typeRef");
  if (type->ref != NULL && strchr (type->ref, ':') != NULL)
    memmove (type->ref, strrchr (type->ref, ':') + 1, strlen (strrchr (type->ref, ':')));
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (is_named (reader, child, "itemComponent"))
      {
        LianDmnType *component = read_type (reader, child);

        g_ptr_array_add (type->components, component);
      }
    else if (is_named (reader, child, "allowedValues"))
      type->allowed_text = child_content (reader, child, "text");
    else if (is_named (reader, child, "functionItem"))
      refuse (reader, child, "functionItem");
  if (type->name == NULL)
    fail (reader, node, LIAN_RULEBOOK_ERROR_INVALID, _ ("an item definition without a name"));
  return type;
}

/* --- decision tables ------------------------------------------------------ */

static gboolean
read_hit_policy (Reader *reader, xmlNode *node, LianDmnTable *table)
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
  g_autofree char *policy = attribute (node, "hitPolicy");
  g_autofree char *aggregation = attribute (node, "aggregation");
  g_autofree char *both
      = g_strconcat (policy != NULL ? policy : "UNIQUE",
                     g_strcmp0 (policy, "COLLECT") == 0 ? aggregation : NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (policies); i++)
    if (g_str_equal (policies[i].name, both))
      {
        table->hit_policy = policies[i].policy;
        return TRUE;
      }
  return refuse (reader, node, both) != NULL;
}

static gboolean
read_input (Reader *reader, xmlNode *node, LianDmnTable *table)
{
  LianDmnInput input = { 0 };
  xmlNode *expression = first_child (reader, node, "inputExpression");
  xmlNode *values = first_child (reader, node, "inputValues");
  gboolean good;

  input.label = attribute (node, "label");
  if (expression == NULL)
    good = fail (reader, node, LIAN_RULEBOOK_ERROR_INVALID, _ ("an input without expression"))
           != NULL;
  else
    good = read_text (reader, expression, &input.expression);
  if (good && values != NULL)
    good = read_text (reader, values, &input.values);
  g_array_append_val (table->inputs, input);
  return good;
}

static gboolean
read_output (Reader *reader, xmlNode *node, LianDmnTable *table)
{
  LianDmnOutput output = { 0 };
  xmlNode *values = first_child (reader, node, "outputValues");
  xmlNode *fallback = first_child (reader, node, "defaultOutputEntry");
  gboolean good = TRUE;

  output.name = name_attribute (node);
  output.type_ref = read_type_ref (reader, node);
  if (values != NULL)
    good = read_text (reader, values, &output.values);
  if (good && fallback != NULL)
    good = read_text (reader, fallback, &output.fallback);
  g_array_append_val (table->outputs, output);
  return good;
}

static gboolean
read_rule_child (Reader *reader, xmlNode *node, LianDmnRule *rule)
{
  LianDmnText text = { 0 };
  gboolean is_input = is_named (reader, node, "inputEntry");

  if (is_named (reader, node, "annotationEntry"))
    {
      char *annotation = child_content (reader, node, "text");

      g_ptr_array_add (rule->annotations, annotation != NULL ? annotation : g_strdup (""));
      return TRUE;
    }
  if (!is_input && !is_named (reader, node, "outputEntry"))
    return TRUE;
  if (!read_text (reader, node, &text))
    return FALSE;
  if (is_input)
    g_array_append_val (rule->cells, text);
  else
    g_array_append_val (rule->outputs, text);
  return TRUE;
}

static gboolean
read_rule (Reader *reader, xmlNode *node, LianDmnTable *table)
{
  LianDmnRule *rule = _lian_dmn_rule_new ();

  g_ptr_array_add (table->rules, rule);
  rule->id = attribute (node, "id");
  rule->description = child_content (reader, node, "description");
  rule->line = (int)xmlGetLineNo (node);
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (!read_rule_child (reader, child, rule))
      return FALSE;
  if (rule->cells->len != table->inputs->len || rule->outputs->len != table->outputs->len)
    return fail (reader, node, LIAN_RULEBOOK_ERROR_INVALID,
                 _ ("a rule has more or fewer cells than its table has columns"))
           != NULL;
  return TRUE;
}

static gboolean
check_outputs (Reader *reader, xmlNode *node, LianDmnTable *table)
{
  gboolean aggregates = table->hit_policy >= LIAN_DMN_SUM;

  if (table->outputs->len == 0)
    return fail (reader, node, LIAN_RULEBOOK_ERROR_INVALID, _ ("a table without output")) != NULL;
  if (table->outputs->len > 1 && aggregates)
    return refuse (reader, node, "COLLECT") != NULL;
  for (guint i = 0; table->outputs->len > 1 && i < table->outputs->len; i++)
    if (g_array_index (table->outputs, LianDmnOutput, i).name == NULL)
      return fail (reader, node, LIAN_RULEBOOK_ERROR_INVALID,
                   _ ("one of several outputs has no name"))
             != NULL;
  return TRUE;
}

static gboolean
read_table (Reader *reader, xmlNode *node, LianDmnTable *table)
{
  gboolean good = read_hit_policy (reader, node, table);
  gboolean checked = FALSE;

  for (xmlNode *child = node->children; good && child != NULL; child = child->next)
    if (is_named (reader, child, "input"))
      good = read_input (reader, child, table);
    else if (is_named (reader, child, "output"))
      good = read_output (reader, child, table);
    else if (is_named (reader, child, "annotation"))
      {
        char *name = attribute (child, "name");

        g_ptr_array_add (table->annotation_names, name != NULL ? name : g_strdup (""));
      }
    else if (is_named (reader, child, "rule"))
      {
        good
            = (checked || check_outputs (reader, child, table)) && read_rule (reader, child, table);
        checked = TRUE;
      }
  return good && (checked || check_outputs (reader, node, table));
}

/* --- other boxed expressions ---------------------------------------------- */

static xmlNode *
find_expression (Reader *reader, xmlNode *node)
{
  static const char *const kinds[]
      = { "literalExpression",  "decisionTable", "context", "invocation", "relation", "list",
          "functionDefinition", "conditional",   "for",     "every",      "some",     "filter" };

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
      if (is_named (reader, child, kinds[i]))
        return child;
  return NULL;
}

static gboolean
read_context (Reader *reader, xmlNode *node, LianDmnExpression *context)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      LianDmnEntry entry = { 0 };
      xmlNode *variable, *value;

      if (!is_named (reader, child, "contextEntry"))
        continue;
      variable = first_child (reader, child, "variable");
      value = find_expression (reader, child);
      if (value == NULL)
        return fail (reader, child, LIAN_RULEBOOK_ERROR_INVALID,
                     _ ("a context entry without expression"))
               != NULL;
      entry.name = variable != NULL ? name_attribute (variable) : NULL;
      entry.expression = read_expression (reader, value);
      if (entry.expression == NULL)
        return FALSE;
      g_array_append_val (context->entries, entry);
    }
  return TRUE;
}

static gboolean
read_invocation (Reader *reader, xmlNode *node, LianDmnExpression *invocation)
{
  xmlNode *callee = first_child (reader, node, "literalExpression");

  if (callee == NULL)
    return fail (reader, node, LIAN_RULEBOOK_ERROR_INVALID, _ ("an invocation of nothing")) != NULL;
  if (!read_text (reader, callee, &invocation->text))
    return FALSE;
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      LianDmnEntry entry = { 0 };
      xmlNode *parameter, *value;

      if (!is_named (reader, child, "binding"))
        continue;
      parameter = first_child (reader, child, "parameter");
      value = find_expression (reader, child);
      entry.name = parameter != NULL ? name_attribute (parameter) : NULL;
      if (entry.name == NULL || value == NULL)
        return fail (reader, child, LIAN_RULEBOOK_ERROR_INVALID,
                     _ ("a binding without parameter or expression"))
               != NULL;
      entry.expression = read_expression (reader, value);
      if (entry.expression == NULL)
        return FALSE;
      g_array_append_val (invocation->entries, entry);
    }
  return TRUE;
}

static LianDmnExpression *
read_expression (Reader *reader, xmlNode *node)
{
  LianDmnExpression *expression;
  gboolean good;

  if (is_named (reader, node, "literalExpression"))
    {
      expression = _lian_dmn_expression_new (LIAN_DMN_LITERAL);
      good = read_text (reader, node, &expression->text);
    }
  else if (is_named (reader, node, "decisionTable"))
    {
      expression = _lian_dmn_expression_new (LIAN_DMN_TABLE);
      good = read_table (reader, node, expression->table);
    }
  else if (is_named (reader, node, "context"))
    {
      expression = _lian_dmn_expression_new (LIAN_DMN_CONTEXT);
      good = read_context (reader, node, expression);
    }
  else if (is_named (reader, node, "invocation"))
    {
      expression = _lian_dmn_expression_new (LIAN_DMN_INVOCATION);
      good = read_invocation (reader, node, expression);
    }
  else
    return refuse (reader, node, (const char *)node->name);
  expression->line = (int)xmlGetLineNo (node);
  if (!good)
    g_clear_pointer (&expression, _lian_dmn_expression_free);
  return expression;
}

/* --- elements of the graph ------------------------------------------------- */

static gboolean
read_requirement (Reader *reader, xmlNode *node, LianDmnItem *item)
{
  static const char *const kinds[] = { "requiredDecision", "requiredInput", "requiredKnowledge" };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      xmlNode *target = first_child (reader, node, kinds[i]);
      g_autofree char *href = target != NULL ? attribute (target, "href") : NULL;

      if (target == NULL)
        continue;
      if (href == NULL || href[0] != '#')
        return refuse (reader, target, href != NULL ? href : "href") != NULL;
      g_ptr_array_add (item->hrefs, g_strdup (href + 1));
    }
  return TRUE;
}

static gboolean
read_parameters (Reader *reader, xmlNode *node, LianDmnItem *item)
{
  g_autofree char *kind = attribute (node, "kind");

  if (kind != NULL && !g_str_equal (kind, "FEEL"))
    return refuse (reader, node, kind) != NULL;
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (is_named (reader, child, "formalParameter"))
      {
        LianDmnOutput parameter = { 0 };

        parameter.name = name_attribute (child);
        parameter.type_ref = read_type_ref (reader, child);
        g_array_append_val (item->parameters, parameter);
        if (parameter.name == NULL)
          return fail (reader, child, LIAN_RULEBOOK_ERROR_INVALID, _ ("a parameter without a name"))
                 != NULL;
      }
  return TRUE;
}

static gboolean
read_logic (Reader *reader, xmlNode *node, LianDmnItem *item)
{
  xmlNode *logic
      = item->kind == LIAN_DMN_KNOWLEDGE ? first_child (reader, node, "encapsulatedLogic") : node;
  xmlNode *expression = logic != NULL ? find_expression (reader, logic) : NULL;

  if (item->kind == LIAN_DMN_KNOWLEDGE && logic != NULL && !read_parameters (reader, logic, item))
    return FALSE;
  if (expression == NULL)
    return TRUE;
  item->expression = read_expression (reader, expression);
  return item->expression != NULL;
}

static gboolean
register_item (Reader *reader, xmlNode *node, LianDmnItem *item)
{
  LianDmnModel *model = reader->model;
  LianDmnItem *other;

  g_ptr_array_add (model->items, item);
  if (item->name == NULL)
    return fail (reader, node, LIAN_RULEBOOK_ERROR_INVALID, _ ("an element without a name"))
           != NULL;
  if (model->items->len > MAX_ITEMS)
    return fail (reader, node, LIAN_RULEBOOK_ERROR_LIMIT, _ ("too many elements")) != NULL;
  if (item->id != NULL && !g_hash_table_insert (model->by_id, item->id, item))
    return fail (reader, node, LIAN_RULEBOOK_ERROR_INVALID, _ ("an id occurs twice")) != NULL;
  other = g_hash_table_lookup (model->by_name, item->name);
  if (other == NULL || (other->kind != LIAN_DMN_DECISION && item->kind == LIAN_DMN_DECISION))
    g_hash_table_insert (model->by_name, (gpointer)item->name, item);
  return TRUE;
}

static gboolean
read_item (Reader *reader, xmlNode *node, LianDmnItemKind kind)
{
  LianDmnItem *item = _lian_dmn_item_new (kind);
  xmlNode *variable = first_child (reader, node, "variable");
  const char *variable_name = variable != NULL ? name_attribute (variable) : NULL;

  item->id = attribute (node, "id");
  item->label = attribute (node, "label");
  item->description = child_content (reader, node, "description");
  item->line = (int)xmlGetLineNo (node);
  item->name = variable_name != NULL ? variable_name : name_attribute (node);
  item->type_ref = variable != NULL ? read_type_ref (reader, variable) : NULL;
  if (!register_item (reader, node, item))
    return FALSE;
  if (kind == LIAN_DMN_INPUT_DATA)
    return TRUE;
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if ((is_named (reader, child, "informationRequirement")
         || is_named (reader, child, "knowledgeRequirement"))
        && !read_requirement (reader, child, item))
      return FALSE;
  return read_logic (reader, node, item);
}

static gboolean
read_definition (Reader *reader, xmlNode *node)
{
  if (is_named (reader, node, "inputData"))
    return read_item (reader, node, LIAN_DMN_INPUT_DATA);
  if (is_named (reader, node, "decision"))
    return read_item (reader, node, LIAN_DMN_DECISION);
  if (is_named (reader, node, "businessKnowledgeModel"))
    return read_item (reader, node, LIAN_DMN_KNOWLEDGE);
  if (is_named (reader, node, "import"))
    return refuse (reader, node, "import") != NULL;
  if (is_named (reader, node, "itemDefinition"))
    {
      g_ptr_array_add (reader->model->types, read_type (reader, node));
      return *reader->error == NULL;
    }
  return TRUE; /* drawings, sources, services: no part of the logic */
}

static gboolean
read_definitions (Reader *reader, xmlNode *root)
{
  static const char *const versions[] = {
    "http://www.omg.org/spec/DMN/20151101/dmn.xsd", "http://www.omg.org/spec/DMN/20180521/MODEL/",
    "https://www.omg.org/spec/DMN/20191111/MODEL/", "https://www.omg.org/spec/DMN/20211108/MODEL/",
    "https://www.omg.org/spec/DMN/20230324/MODEL/",
  };
  gboolean known = FALSE;

  if (root == NULL || root->ns == NULL || !g_str_equal ((const char *)root->name, "definitions"))
    return fail (reader, root, LIAN_RULEBOOK_ERROR_INVALID, _ ("not a DMN file")) != NULL;
  reader->ns = root->ns->href;
  for (gsize i = 0; i < G_N_ELEMENTS (versions); i++)
    known = known || g_str_equal ((const char *)reader->ns, versions[i]);
  if (!known)
    return refuse (reader, root, (const char *)reader->ns) != NULL;
  reader->model->name = attribute (root, "name");
  reader->model->id = attribute (root, "id");
  reader->model->description = child_content (reader, root, "description");
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

static xmlDoc *
parse_xml (const char *bytes, gsize length, GError **error)
{
  xmlParserCtxt *context = xmlNewParserCtxt ();
  xmlDoc *doc = xmlCtxtReadMemory (context, bytes, (int)length, NULL, "UTF-8",
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
  Reader reader = { NULL, model, &local };
  xmlDoc *doc;
  gboolean good;

  if (!check_bytes (bytes, length, error))
    return NULL;
  doc = parse_xml (bytes, length, error);
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
