/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The parameters of a rulebook: read, and set in a new edition.
 *
 * Resolution and day stand in the file itself, as an extension element of the
 * decision: the hash of an edition covers them, and other modellers keep them. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-parameter.h"

#include <string.h>
#define GETTEXT_PACKAGE LIAN_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#include "lian-dmn-reader-private.h"
#include "lian-rule-table.h"
#include "lian-rulebook-private.h"

#define SPACE "urn:lianshe:rulebook"

/**
 * lian_parameter_free:
 * @parameter: (nullable) (transfer full): a parameter
 */
void
lian_parameter_free (LianParameter *parameter)
{
  if (parameter == NULL)
    return;
  g_free (parameter->name);
  g_free (parameter->label);
  g_free (parameter->description);
  g_free (parameter->value);
  g_free (parameter->resolution);
  g_free (parameter);
}

/* --- the document ----------------------------------------------------------------------------- */

typedef struct
{
  xmlDoc *doc;
  xmlNode *root;
  LianDmnReader reader;
} Document;

static gboolean
document_open (Document *document, LianRulebook *rulebook, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (lian_rulebook_get_bytes (rulebook), &length);

  document->doc = _lian_dmn_parse_xml (data, length, error);
  if (document->doc == NULL)
    return FALSE;
  document->root = xmlDocGetRootElement (document->doc);
  document->reader
      = (LianDmnReader){ document->root->ns->href, _lian_rulebook_get_model (rulebook), error };
  return TRUE;
}

static LianRulebook *
document_close (Document *document, GError **error)
{
  g_autoptr (GBytes) bytes = _lian_dmn_xml_dump (document->doc);

  g_clear_pointer (&document->doc, xmlFreeDoc);
  return lian_rulebook_new_from_bytes (bytes, error);
}

static void
document_clear (Document *document)
{
  g_clear_pointer (&document->doc, xmlFreeDoc);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Document, document_clear)

/* Other modellers may write a name with other blanks. */
static xmlNode *
find_decision (Document *document, const char *name)
{
  return _lian_dmn_xml_find (&document->reader, document->root, "decision", name);
}

static xmlNode *
find_extensions (Document *document, xmlNode *decision)
{
  return _lian_dmn_xml_first_child (&document->reader, decision, "extensionElements");
}

static xmlNode *
find_resolution (Document *document, xmlNode *decision)
{
  xmlNode *extensions = find_extensions (document, decision);

  for (xmlNode *child = extensions != NULL ? extensions->children : NULL; child != NULL;
       child = child->next)
    if (child->type == XML_ELEMENT_NODE && child->ns != NULL
        && g_str_equal ((const char *)child->ns->href, SPACE)
        && g_str_equal ((const char *)child->name, "resolution"))
      return child;
  return NULL;
}

/* --- reading ---------------------------------------------------------------------------------- */

static void
read_resolution (Document *document, LianParameter *parameter)
{
  xmlNode *decision = find_decision (document, parameter->name);
  xmlNode *node = decision != NULL ? find_resolution (document, decision) : NULL;
  g_autofree char *date = node != NULL ? _lian_dmn_xml_attribute (node, "date") : NULL;

  if (node == NULL)
    return;
  parameter->resolution = _lian_dmn_xml_content (node);
  if (date != NULL)
    lian_date_parse (date, &parameter->set_on);
}

static LianParameter *
parameter_new (const LianRuleTable *table)
{
  LianParameter *parameter = g_new0 (LianParameter, 1);

  parameter->name = g_strdup (table->name);
  parameter->label = g_strdup (table->label);
  parameter->description = g_strdup (table->description);
  parameter->value = g_strdup (table->text);
  return parameter;
}

/**
 * lian_rulebook_list_parameters:
 * @rulebook: a rulebook
 * @error: return location for an error, domain %LIAN_RULEBOOK_ERROR
 *
 * Returns: (transfer full) (element-type LianParameter) (nullable): its
 *   parameters in the order of the file
 */
GPtrArray *
lian_rulebook_list_parameters (LianRulebook *rulebook, GError **error)
{
  g_auto (Document) document = { 0 };
  g_autoptr (GPtrArray) tables = NULL;
  GPtrArray *list;

  if (!document_open (&document, rulebook, error))
    return NULL;
  tables = lian_rulebook_list_tables (rulebook);
  list = g_ptr_array_new_with_free_func ((GDestroyNotify)lian_parameter_free);
  for (guint i = 0; i < tables->len; i++)
    {
      const LianRuleTable *table = tables->pdata[i];
      LianParameter *parameter;

      if (!table->constant)
        continue;
      parameter = parameter_new (table);
      read_resolution (&document, parameter);
      g_ptr_array_add (list, parameter);
    }
  return list;
}

/* --- setting ---------------------------------------------------------------------------------- */

static gboolean
refuse (GError **error, const char *name, const char *what)
{
  g_set_error (error, LIAN_RULEBOOK_ERROR, LIAN_RULEBOOK_ERROR_INVALID, "%s: %s", name, what);
  return FALSE;
}

static gboolean
set_value (Document *document, xmlNode *decision, const LianParameter *change, GError **error)
{
  xmlNode *literal
      = _lian_dmn_xml_first_child (&document->reader, decision, "literalExpression");
  xmlNode *text
      = literal != NULL ? _lian_dmn_xml_first_child (&document->reader, literal, "text") : NULL;
  xmlChar *escaped;

  if (text == NULL)
    return refuse (error, change->name, _ ("this is not a parameter of the rulebook"));
  escaped = xmlEncodeSpecialChars (document->doc, (const xmlChar *)change->value);
  xmlNodeSetContent (text, escaped);
  xmlFree (escaped);
  return TRUE;
}

/* The standard wants extensions behind the description and before all else. */
static xmlNode *
need_extensions (Document *document, xmlNode *decision)
{
  xmlNode *extensions = find_extensions (document, decision);
  xmlNode *description = _lian_dmn_xml_first_child (&document->reader, decision, "description");

  if (extensions != NULL)
    return extensions;
  extensions = xmlNewDocNode (document->doc, decision->ns, (const xmlChar *)"extensionElements",
                              NULL);
  if (description != NULL)
    return xmlAddNextSibling (description, extensions);
  return xmlAddPrevSibling (decision->children, extensions);
}

static void
set_resolution (Document *document, xmlNode *decision, const LianParameter *change)
{
  xmlNode *old = find_resolution (document, decision);
  xmlNode *node;
  g_autofree char *date = lian_date_to_text (change->set_on);

  if (old != NULL)
    {
      xmlUnlinkNode (old);
      xmlFreeNode (old);
    }
  node = xmlNewTextChild (need_extensions (document, decision), NULL,
                          (const xmlChar *)"resolution", (const xmlChar *)change->resolution);
  xmlSetNs (node, xmlNewNs (node, (const xmlChar *)SPACE, (const xmlChar *)"lianshe"));
  xmlSetProp (node, (const xmlChar *)"date", (const xmlChar *)date);
}

static const LianRuleTable *
find_table (const GPtrArray *tables, const char *name)
{
  for (guint i = 0; i < tables->len; i++)
    if (g_str_equal (((const LianRuleTable *)tables->pdata[i])->name, name))
      return tables->pdata[i];
  return NULL;
}

/* The new file must still say a figure there, and one that its type allows. */
static gboolean
check_value (LianRulebook *rulebook, const LianParameter *change, GError **error)
{
  g_autoptr (GPtrArray) tables = lian_rulebook_list_tables (rulebook);
  const LianRuleTable *table = find_table (tables, change->name);
  g_autoptr (LianFacts) none = lian_facts_new ();
  g_autoptr (LianFeelValue) value
      = lian_rulebook_evaluate (rulebook, change->name, none, NULL, error);

  if (value == NULL)
    return FALSE;
  if (table == NULL || !table->constant || lian_feel_value_get_kind (value) == LIAN_FEEL_NULL)
    return refuse (error, change->name, _ ("this value is not allowed here"));
  return TRUE;
}

static gboolean
check_change (LianRulebook *rulebook, const LianParameter *change, GError **error)
{
  g_autoptr (GPtrArray) tables = lian_rulebook_list_tables (rulebook);
  const LianRuleTable *table = find_table (tables, change->name);

  if (table == NULL || !table->constant)
    return refuse (error, change->name, _ ("this is not a parameter of the rulebook"));
  if (change->resolution == NULL || *change->resolution == '\0' || change->set_on == 0)
    return refuse (error, change->name,
                   _ ("the resolution that sets this value and its day are missing"));
  return TRUE;
}

/**
 * lian_rulebook_with_parameter:
 * @rulebook: a rulebook
 * @change: the parameter's name, its new value, the resolution and its day
 * @error: return location for an error, domain %LIAN_RULEBOOK_ERROR
 *
 * Sets a parameter; everything else in the file stays.
 *
 * Returns: (transfer full) (nullable): the rulebook with the new value
 */
LianRulebook *
lian_rulebook_with_parameter (LianRulebook *rulebook, const LianParameter *change, GError **error)
{
  g_auto (Document) document = { 0 };
  g_autoptr (LianRulebook) made = NULL;
  xmlNode *decision;

  if (!check_change (rulebook, change, error) || !document_open (&document, rulebook, error))
    return NULL;
  decision = find_decision (&document, change->name);
  if (decision == NULL || !set_value (&document, decision, change, error))
    return NULL;
  set_resolution (&document, decision, change);
  made = document_close (&document, error);
  return made != NULL && check_value (made, change, error) ? g_steal_pointer (&made) : NULL;
}

/* An id of XML: letters, digits, hyphen, point and underscore, and no digit first. */
static gboolean
is_id (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (!g_unichar_isalpha (letter) && letter != '_'
          && (c == text || (!g_unichar_isdigit (letter) && strchr ("-.", *c) == NULL)))
        return FALSE;
    }
  return *text != '\0';
}

/**
 * lian_rulebook_with_edition:
 * @rulebook: a rulebook
 * @edition: the name of an edition, an id of XML
 * @error: return location for an error, domain %LIAN_RULEBOOK_ERROR
 *
 * Names an edition; everything else in the file stays.
 *
 * Returns: (transfer full) (nullable): the rulebook under that name
 */
LianRulebook *
lian_rulebook_with_edition (LianRulebook *rulebook, const char *edition, GError **error)
{
  g_auto (Document) document = { 0 };

  if (!is_id (edition))
    {
      refuse (error, edition,
              _ ("the name of an edition has letters, figures, hyphens and points, and begins with "
                 "a letter"));
      return NULL;
    }
  if (!document_open (&document, rulebook, error))
    return NULL;
  xmlSetProp (document.root, (const xmlChar *)"id", (const xmlChar *)edition);
  return document_close (&document, error);
}
