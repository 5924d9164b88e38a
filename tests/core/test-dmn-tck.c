/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Runs the public DMN conformance cases as data, where they are at hand. */
#include "config.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlschemas.h>
#include <string.h>

#include "lian-dmn-write.h"
#include "lian-feel-temporal.h"
#include "lian-json-value.h"
#include "lian-rulebook.h"

/* The kit is not part of this program: LIAN_SHARED_DATA names the folder that
 * holds dmn/level2 and dmn/level3.  Numbers are compared to 1e-8, as the kit
 * asks. */

static guint n_cases;

static xmlNode *
child (xmlNode *node, const char *name)
{
  for (xmlNode *at = node->children; at != NULL; at = at->next)
    if (at->type == XML_ELEMENT_NODE && g_str_equal ((const char *)at->name, name))
      return at;
  return NULL;
}

static char *
property (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *)name);
  char *copy = g_strdup ((const char *)value);

  xmlFree (value);
  return copy;
}

static LianFeelValue *
read_simple (xmlNode *node)
{
  g_autofree char *nil = property (node, "nil");
  g_autofree char *type = property (node, "type");
  xmlChar *content = xmlNodeGetContent (node);
  g_autofree char *text = g_strdup ((const char *)content);
  LianDecimal number;

  xmlFree (content);
  if (g_strcmp0 (nil, "true") == 0)
    return lian_feel_value_new_null ();
  if (g_str_has_suffix (type, "boolean"))
    return lian_feel_value_new_boolean (g_str_equal (text, "true"));
  if (!g_str_has_suffix (type, "decimal") && !g_str_has_suffix (type, "double"))
    return lian_feel_value_new_string (text);
  g_assert_true (lian_decimal_from_string (text, &number));
  return lian_feel_value_new_number (number);
}

static LianFeelValue *
read_value (xmlNode *node)
{
  LianFeelValue *value;
  xmlNode *list = child (node, "list");

  if (child (node, "value") != NULL)
    return read_simple (child (node, "value"));
  value = list != NULL ? lian_feel_value_new_list () : lian_feel_value_new_context ();
  for (xmlNode *at = (list != NULL ? list : node)->children; at != NULL; at = at->next)
    if (at->type == XML_ELEMENT_NODE && list != NULL)
      lian_feel_value_append (value, read_value (at));
    else if (at->type == XML_ELEMENT_NODE)
      {
        g_autofree char *name = property (at, "name");

        lian_feel_value_set_member (value, name, read_value (at));
      }
  return value;
}

static gboolean
same_number (LianFeelValue *a, LianFeelValue *b)
{
  LianDecimal difference, tolerance;

  lian_decimal_from_string ("1e-8", &tolerance);
  lian_decimal_subtract (lian_feel_value_get_number (a), lian_feel_value_get_number (b),
                         &difference);
  return lian_decimal_compare (difference, tolerance) <= 0
         && lian_decimal_compare (lian_decimal_negate (difference), tolerance) <= 0;
}

static gboolean
same (LianFeelValue *a, LianFeelValue *b)
{
  LianFeelKind kind = lian_feel_value_get_kind (a);

  if (_lian_feel_kind_is_temporal (kind) && lian_feel_value_get_kind (b) == LIAN_FEEL_STRING)
    {
      g_autoptr (LianFeelValue) read
          = _lian_feel_temporal_read (kind, lian_feel_value_get_string (b));

      return read != NULL && lian_feel_value_equals (a, read) == LIAN_YES;
    }
  if (kind == LIAN_FEEL_DATE)
    return g_strcmp0 (lian_feel_value_get_string (a), lian_feel_value_get_string (b)) == 0;
  if (kind != lian_feel_value_get_kind (b))
    return FALSE;
  if (kind == LIAN_FEEL_NUMBER)
    return same_number (a, b);
  return lian_feel_value_equals (a, b) == LIAN_YES;
}

static void
run_result (LianRulebook *rulebook, LianFacts *facts, xmlNode *node, const char *place)
{
  g_autofree char *name = property (node, "name");
  g_autoptr (LianFeelValue) expected = read_value (child (node, "expected"));
  g_autoptr (LianFeelValue) actual = NULL;
  g_autoptr (LianTrace) trace = NULL;
  g_autoptr (GError) error = NULL;

  actual = lian_rulebook_evaluate (rulebook, name, facts, &trace, &error);
  g_assert_no_error (error);
  n_cases++;
  if (!same (actual, expected))
    {
      g_autofree char *got = lian_feel_value_to_text (actual);
      g_autofree char *want = lian_feel_value_to_text (expected);

      g_test_message ("%s, %s: %s, expected %s", place, name, got, want);
      g_test_fail ();
    }
}

static void
run_case (LianRulebook *rulebook, xmlNode *node, const char *path)
{
  g_autoptr (LianFacts) facts = lian_facts_new ();
  g_autofree char *id = property (node, "id");
  g_autofree char *place = g_strdup_printf ("%s, case %s", path, id);

  for (xmlNode *at = node->children; at != NULL; at = at->next)
    if (at->type == XML_ELEMENT_NODE && g_str_equal ((const char *)at->name, "inputNode"))
      {
        g_autofree char *name = property (at, "name");
        g_autoptr (LianFeelValue) value = read_value (at);

        lian_facts_set (facts, name, value);
      }
  for (xmlNode *at = node->children; at != NULL; at = at->next)
    if (at->type == XML_ELEMENT_NODE && g_str_equal ((const char *)at->name, "resultNode"))
      run_result (rulebook, facts, at, place);
}

static void
run_file (LianRulebook *rulebook, const char *path)
{
  xmlDoc *doc = xmlReadFile (path, NULL, XML_PARSE_NONET);

  g_assert_nonnull (doc);
  for (xmlNode *at = xmlDocGetRootElement (doc)->children; at != NULL; at = at->next)
    if (at->type == XML_ELEMENT_NODE && g_str_equal ((const char *)at->name, "testCase"))
      run_case (rulebook, at, path);
  xmlFreeDoc (doc);
}

/* Without a cause of its own to fail where the schema is not at hand. */
static void
check_schema (GBytes *bytes)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("LIAN_SHARED_DATA"), "dmn", "DMN13.xsd", NULL);
  xmlSchemaParserCtxt *parser = xmlSchemaNewParserCtxt (path);
  xmlSchema *schema = xmlSchemaParse (parser);
  xmlSchemaValidCtxt *context = xmlSchemaNewValidCtxt (schema);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  xmlDoc *doc = xmlReadMemory (data, (int)length, NULL, NULL, XML_PARSE_NONET);

  g_assert_nonnull (schema);
  g_assert_nonnull (doc);
  g_assert_cmpint (xmlSchemaValidateDoc (context, doc), ==, 0);
  xmlFreeDoc (doc);
  xmlSchemaFreeValidCtxt (context);
  xmlSchemaFree (schema);
  xmlSchemaFreeParserCtxt (parser);
}

/* The same rulebook as it is after being written. */
static LianRulebook *
write_and_read (LianRulebook *rulebook)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = lian_rulebook_to_dmn (rulebook, &error);
  LianRulebook *again;

  g_assert_no_error (error);
  check_schema (bytes);
  again = lian_rulebook_new_from_bytes (bytes, &error);
  g_assert_no_error (error);
  return again;
}

static void
test_folder (gconstpointer user_data)
{
  const char *folder = user_data;
  g_autofree char *base = g_path_get_basename (folder);
  g_autofree char *model = g_strconcat (folder, G_DIR_SEPARATOR_S, base, ".dmn", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LianRulebook) rulebook = lian_rulebook_new_from_path (model, &error);
  g_autoptr (LianRulebook) written = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_no_error (error);
  written = write_and_read (rulebook);
  n_cases = 0;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml"))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        run_file (rulebook, path);
        run_file (written, path);
      }
  g_assert_cmpuint (n_cases, >, 0);
  g_test_message ("%u results", n_cases);
}

static void
test_missing (void)
{
  g_test_skip ("no conformance kit: LIAN_SHARED_DATA/dmn");
}

static guint
add_level (const char *level)
{
  const char *shared = g_getenv ("LIAN_SHARED_DATA");
  g_autofree char *root = g_build_filename (shared != NULL ? shared : "", "dmn", level, NULL);
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_strdup_printf ("/dmn-tck/%s/%s", level, name);

      g_test_add_data_func_full (path, g_build_filename (root, name, NULL), test_folder, g_free);
      n++;
    }
  return n;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (add_level ("level2") + add_level ("level3") == 0)
    g_test_add_func ("/dmn-tck/missing", test_missing);
  return g_test_run ();
}
