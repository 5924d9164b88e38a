/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A rulebook written as DMN 1.3. */
#include "config.h"

#include <string.h>

#include "lian-dmn-write.h"

static char *
written (const char *dmn)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (dmn, strlen (dmn));
  g_autoptr (LianRulebook) rulebook = lian_rulebook_new_from_bytes (bytes, &error);
  g_autoptr (GBytes) out = NULL;

  g_assert_no_error (error);
  out = lian_rulebook_to_dmn (rulebook, &error);
  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (out, NULL), g_bytes_get_size (out));
}

#define OLD                                                                                       \
  "<dmn:definitions xmlns:dmn='http://www.omg.org/spec/DMN/20151101/dmn.xsd' "                     \
  "xmlns:feel='http://www.omg.org/spec/FEEL/20140401' xmlns:own='urn:own' id='d' name='d' "        \
  "namespace='urn:d'><dmn:extensionElements><own:note>kept</own:note></dmn:extensionElements>"     \
  "<dmn:itemDefinition name='t'><dmn:typeRef>feel:string</dmn:typeRef></dmn:itemDefinition>"       \
  "<dmn:inputData id='i' name='i'><dmn:variable name='i' typeRef='feel:string'/></dmn:inputData>"  \
  "<dmn:decision id='a' name='a'><dmn:variable name='a' typeRef='feel:number'/>"                   \
  "<dmn:informationRequirement><dmn:requiredInput href='#i'/></dmn:informationRequirement>"        \
  "<dmn:decisionTable hitPolicy='FIRST'><dmn:input><dmn:inputExpression typeRef='feel:string'>"    \
  "<dmn:text>i</dmn:text></dmn:inputExpression></dmn:input><dmn:output/>"                          \
  "<dmn:rule><dmn:description>first &lt; note</dmn:description><dmn:inputEntry><dmn:text>\"x\""    \
  "</dmn:text></dmn:inputEntry><dmn:outputEntry><dmn:text>1</dmn:text></dmn:outputEntry>"          \
  "</dmn:rule><dmn:rule><dmn:inputEntry><dmn:text>-</dmn:text></dmn:inputEntry><dmn:outputEntry>"  \
  "<dmn:text>2</dmn:text></dmn:outputEntry></dmn:rule></dmn:decisionTable></dmn:decision>"         \
  "</dmn:definitions>"

/* A file of 1.1: new namespace, types without prefix, what others keep in it stays. */
static void
test_old_version (void)
{
  g_autofree char *text = written (OLD);

  g_assert_nonnull (strstr (text, "\"https://www.omg.org/spec/DMN/20191111/MODEL/\""));
  g_assert_null (strstr (text, "20151101"));
  g_assert_null (strstr (text, "feel:"));
  g_assert_nonnull (strstr (text, "<own:note>kept</own:note>"));
  g_assert_nonnull (strstr (text, "typeRef=\"number\""));
}

/* A note is written both as description and as annotation, with a column for it. */
static void
test_notes (void)
{
  g_autofree char *text = written (OLD);
  const char *column = strstr (text, "<dmn:annotation name=\"Description\"/>");
  const char *row = strstr (text, "<dmn:rule>");

  g_assert_nonnull (column);
  g_assert_true (column < row);
  g_assert_nonnull (strstr (text, "<dmn:description>first &lt; note</dmn:description>"));
  g_assert_nonnull (strstr (
      text, "<dmn:annotationEntry><dmn:text>first &lt; note</dmn:text></dmn:annotationEntry>"));
  g_assert_nonnull (
      strstr (text, "<dmn:annotationEntry><dmn:text/></dmn:annotationEntry>"));
}

/* Without a drawing one is added: a shape for each element, an edge for each requirement. */
static void
test_diagram (void)
{
  g_autofree char *text = written (OLD);

  g_assert_nonnull (strstr (text, "<dmndi:DMNShape id=\"shape_i\" dmnElementRef=\"i\">"));
  g_assert_nonnull (strstr (text, "<dmndi:DMNShape id=\"shape_a\" dmnElementRef=\"a\">"));
  g_assert_nonnull (
      strstr (text, "<dmn:informationRequirement id=\"_informationRequirement_1\">"));
  g_assert_nonnull (strstr (text, "dmnElementRef=\"_informationRequirement_1\""));
}

/* Written twice it is the same; and it still says what it said. */
static void
test_stable (void)
{
  g_autofree char *once = written (OLD);
  g_autofree char *twice = written (once);
  g_autoptr (GBytes) bytes = g_bytes_new_static (once, strlen (once));
  g_autoptr (GError) error = NULL;
  g_autoptr (LianRulebook) rulebook = lian_rulebook_new_from_bytes (bytes, &error);
  g_autoptr (LianFacts) facts = lian_facts_new ();
  g_autoptr (LianFeelValue) value = NULL;
  g_autofree char *shown = NULL;

  g_assert_cmpstr (once, ==, twice);
  lian_facts_set_string (facts, "i", "x");
  value = lian_rulebook_evaluate (rulebook, "a", facts, NULL, &error);
  g_assert_no_error (error);
  shown = lian_feel_value_to_text (value);
  g_assert_cmpstr (shown, ==, "1");
}

/* The shipped file is written as it is. */
static void
test_shipped (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianRulebook) rulebook = lian_rulebook_new_shipped (&error);
  g_autoptr (GBytes) out = NULL;
  g_autoptr (LianRulebook) again = NULL;

  g_assert_no_error (error);
  out = lian_rulebook_to_dmn (rulebook, &error);
  g_assert_no_error (error);
  again = lian_rulebook_new_from_bytes (out, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lian_rulebook_get_edition (again), ==, lian_rulebook_get_edition (rulebook));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dmn-write/old-version", test_old_version);
  g_test_add_func ("/dmn-write/notes", test_notes);
  g_test_add_func ("/dmn-write/diagram", test_diagram);
  g_test_add_func ("/dmn-write/stable", test_stable);
  g_test_add_func ("/dmn-write/shipped", test_shipped);
  return g_test_run ();
}
