/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Models of conformance level 2: hit policies with several outputs, calls, types, what is refused. */
#include "config.h"

#include "dmn-pieces.h"
#include "feel-model.h"

#include <string.h>

#define LITERAL(text) "<literalExpression><text>" text "</text></literalExpression>"
#define DECISION(type, inside)                                                                     \
  "<decision id='d' name='d'><variable name='d' typeRef='" type "'/>" inside                      \
  "</decision></definitions>"

static void
expect (const char *model, const char *facts_json, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianRulebook) rulebook = feel_model_load (model, &error);
  g_autoptr (LianFacts) facts = lian_facts_new_from_json (facts_json, NULL);
  g_autoptr (LianFeelValue) value = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  value = lian_rulebook_evaluate (rulebook, "d", facts, NULL, &error);
  g_assert_no_error (error);
  text = lian_feel_value_to_text (value);
  g_test_message ("%s", facts_json);
  g_assert_cmpstr (text, ==, expected);
}

static void
refuse (const char *model, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianRulebook) rulebook = feel_model_load (model, &error);

  g_assert_null (rulebook);
  g_assert_error (error, LIAN_RULEBOOK_ERROR, LIAN_RULEBOOK_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, "line"));
  g_assert_nonnull (strstr (error->message, word));
}

/* --- hit policies ---------------------------------------------------------------------------- */

/* Small loans, young members: rows overlap where both hold. */
static char *
policy_model (const char *policy, const char *fallback)
{
  return g_strdup_printf (
      HEAD INPUT ("n", "number") INPUT ("s", "string")
      "<decision id='d' name='d'><variable name='d'/>" NEEDS ("n") NEEDS ("s")
      "<decisionTable hitPolicy='%s'>"
      "<input><inputExpression typeRef='number'><text>n</text></inputExpression></input>"
      "<input><inputExpression typeRef='string'><text>s</text></inputExpression></input>"
      "<output name='form'><outputValues><text>\"B\", \"A\"</text></outputValues>%s</output>"
      "<output name='rank'><outputValues><text>3, 2, 1</text></outputValues></output>"
      "<rule>" CELL ("&lt; 5") CELL ("-") GIVES ("\"A\"") GIVES ("1") "</rule>"
      "<rule>" CELL ("-") CELL ("\"x\"") GIVES ("\"B\"") GIVES ("2") "</rule>"
      "<rule>" CELL ("&lt; 3") CELL ("\"x\"") GIVES ("\"B\"") GIVES ("3") "</rule>"
      "</decisionTable></decision></definitions>",
      policy, fallback);
}

static void
check_policy (const char *policy, const char *facts, const char *expected)
{
  g_autofree char *model = policy_model (policy, "");

  expect (model, facts, expected);
}

#define A1 "{\"form\": \"A\", \"rank\": 1}"
#define B2 "{\"form\": \"B\", \"rank\": 2}"
#define B3 "{\"form\": \"B\", \"rank\": 3}"

static void
test_policies (void)
{
  check_policy ("UNIQUE", "{\"n\": 1, \"s\": \"y\"}", A1);
  check_policy ("UNIQUE", "{\"n\": 4, \"s\": \"x\"}", "null");
  check_policy ("ANY", "{\"n\": 9, \"s\": \"x\"}", B2);
  check_policy ("ANY", "{\"n\": 4, \"s\": \"x\"}", "null");
  check_policy ("FIRST", "{\"n\": 4, \"s\": \"x\"}", A1);
  check_policy ("PRIORITY", "{\"n\": 1, \"s\": \"x\"}", B3);
  check_policy ("PRIORITY", "{\"n\": 4, \"s\": \"x\"}", B2);
  check_policy ("RULE ORDER", "{\"n\": 1, \"s\": \"x\"}", "[" A1 ", " B2 ", " B3 "]");
  check_policy ("OUTPUT ORDER", "{\"n\": 1, \"s\": \"x\"}", "[" B3 ", " B2 ", " A1 "]");
  check_policy ("COLLECT", "{\"n\": 4, \"s\": \"x\"}", "[" A1 ", " B2 "]");
}

/* An unknown input matches only "-"; where no row matches there is no answer. */
static void
test_policies_null (void)
{
  static const char *const single[] = { "UNIQUE", "ANY", "FIRST", "PRIORITY" };

  for (gsize i = 0; i < G_N_ELEMENTS (single); i++)
    {
      check_policy (single[i], "{}", "null");
      check_policy (single[i], "{\"s\": \"x\"}", B2);
      check_policy (single[i], "{\"n\": 9, \"s\": \"y\"}", "null");
    }
  check_policy ("COLLECT", "{}", "[]");
  check_policy ("RULE ORDER", "{\"n\": 1}", "[" A1 "]");
}

static void
test_default (void)
{
  g_autofree char *model = policy_model (
      "UNIQUE", "<defaultOutputEntry><text>\"none\"</text></defaultOutputEntry>");

  expect (model, "{}", "{\"form\": \"none\", \"rank\": null}");
  expect (model, "{\"n\": 1}", A1);
}

static char *
collect_model (const char *aggregation)
{
  return g_strdup_printf (
      HEAD INPUT ("n", "number") DECISION (
          "Any", NEEDS ("n") "<decisionTable hitPolicy='COLLECT' aggregation='%s'>"
          "<input><inputExpression><text>n</text></inputExpression></input><output/>"
          "<rule>" CELL ("&gt; 1") GIVES ("n") "</rule>"
          "<rule>" CELL ("&gt; 2") GIVES ("n * 1.10") "</rule>"
          "<rule>" CELL ("9") GIVES ("\"nine\"") "</rule></decisionTable>"),
      aggregation);
}

static void
check_collect (const char *aggregation, const char *two, const char *nine, const char *none)
{
  g_autofree char *model = collect_model (aggregation);

  expect (model, "{\"n\": 3}", two);
  expect (model, "{\"n\": 9}", nine);
  expect (model, "{}", none);
}

/* Rows that give a number and a text have no sum and no order. */
static void
test_aggregations (void)
{
  check_collect ("SUM", "6.30", "null", "null");
  check_collect ("MIN", "3", "null", "null");
  check_collect ("MAX", "3.30", "null", "null");
  check_collect ("COUNT", "2", "3", "0");
}

/* A cell may name another input, and be about "?". */
static void
test_cells (void)
{
  const char *model = HEAD INPUT ("n", "number") INPUT ("s", "number") DECISION (
      "string", NEEDS ("n") NEEDS ("s")
      "<decisionTable><input><inputExpression><text>n</text></inputExpression></input><output/>"
      "<rule>" CELL ("[s..s + 5]") GIVES ("\"near\"") "</rule>"
      "<rule>" CELL ("&lt; s") GIVES ("\"below\"") "</rule>"
      "<rule>" CELL ("? &gt; s + 5 and ? &lt; 100") GIVES ("\"above\"") "</rule>"
      "<rule>" CELL ("null") GIVES ("\"unknown\"") "</rule></decisionTable>");

  expect (model, "{\"n\": 12, \"s\": 10}", "\"near\"");
  expect (model, "{\"n\": 9, \"s\": 10}", "\"below\"");
  expect (model, "{\"n\": 20, \"s\": 10}", "\"above\"");
  expect (model, "{\"n\": 200, \"s\": 10}", "null");
  expect (model, "{\"s\": 10}", "\"unknown\"");
  expect (model, "{\"n\": 12}", "null");
}

/* --- knowledge models -------------------------------------------------------------------------- */

#define SHARE                                                                                      \
  "<businessKnowledgeModel id='k' name='share'><variable name='share'/><encapsulatedLogic>"        \
  "<formalParameter name='part' typeRef='number'/><formalParameter name='whole' "                  \
  "typeRef='number'/>" LITERAL ("part / whole") "</encapsulatedLogic></businessKnowledgeModel>"
#define KNOWS "<knowledgeRequirement><requiredKnowledge href='#k'/></knowledgeRequirement>"

static void
check_call (const char *expression, const char *expected)
{
  g_autofree char *model
      = g_strdup_printf (HEAD SHARE DECISION ("Any", KNOWS LITERAL ("%s")), expression);

  expect (model, "{}", expected);
}

static void
test_calls (void)
{
  check_call ("share(1, 4)", "0.25");
  check_call ("share(whole: 4, part: 1)", "0.25");
  check_call ("share([1], 4)", "0.25");
  check_call ("share(null, 4)", "null");
  check_call ("share(\"1\", 4)", "null");
  check_call ("share(1)", "null");
  check_call ("share(1, 4, 5)", "null");
  check_call ("share(part: 1, all: 4)", "null");
}

static void
test_invocation (void)
{
  const char *model = HEAD SHARE INPUT ("n", "number") DECISION (
      "number", NEEDS ("n") KNOWS "<invocation>" LITERAL ("share")
      "<binding><parameter name='part'/>" LITERAL ("n") "</binding>"
      "<binding><parameter name='whole'/>" LITERAL ("4") "</binding></invocation>");

  expect (model, "{\"n\": 1}", "0.25");
  expect (model, "{}", "null");
}

/* --- contexts, types, references ------------------------------------------------------------------ */

static void
test_context (void)
{
  const char *model = HEAD INPUT ("n", "number") DECISION (
      "number", NEEDS ("n") "<context><contextEntry><variable name='twice n'/>" LITERAL ("n * 2")
      "</contextEntry><contextEntry><variable name='more'/>" LITERAL ("twice n + 1")
      "</contextEntry><contextEntry>" LITERAL ("more * 10") "</contextEntry></context>");

  expect (model, "{\"n\": 1}", "30");
  expect (model, "{}", "null");
}

static void
test_types (void)
{
  const char *list = "<itemDefinition name='tList' isCollection='true'><typeRef>number</typeRef>"
                     "</itemDefinition>";
  g_autofree char *sum = g_strconcat (HEAD, list, INPUT ("n", "tList"),
                                      DECISION ("number", NEEDS ("n") LITERAL ("sum(n)")), NULL);

  expect (sum, "{\"n\": [1, 2]}", "3");
  expect (sum, "{\"n\": 5}", "5");
  expect (HEAD DECISION ("number", LITERAL ("\"a\"")), "{}", "null");
  expect (HEAD DECISION ("string", LITERAL ("[\"a\"]")), "{}", "\"a\"");
  expect (HEAD DECISION ("context", LITERAL ("1")), "{}", "null");
  expect (HEAD DECISION ("dateTime", LITERAL ("date(\"1956-03-29\")")), "{}",
          "\"1956-03-29T00:00:00Z\"");
  expect (HEAD DECISION ("Any", ""), "{}", "null");
}

static void
test_references (void)
{
  const char *own = HEAD INPUT ("n", "number") DECISION (
      "number", "<informationRequirement><requiredInput href='urn:m#n'/></informationRequirement>"
      LITERAL ("n"));

  expect (own, "{\"n\": 7}", "7");
  refuse (HEAD DECISION ("number", "<informationRequirement><requiredInput href='urn:x#n'/>"
                                   "</informationRequirement>" LITERAL ("n")),
          "urn:x#n");
  refuse (HEAD "<decisionService id='v' name='v'/>" DECISION (
              "number", "<knowledgeRequirement><requiredKnowledge href='#v'/>"
                        "</knowledgeRequirement>" LITERAL ("1")),
          "decisionService");
  refuse ("<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' name='m' "
          "namespace='n' expressionLanguage='http://www.w3.org/1999/XPath'>" DECISION (
              "number", LITERAL ("1")),
          "XPath");
}

static void
test_boxed_refused (void)
{
  static const char *const boxed[]
      = { "relation", "list", "functionDefinition", "conditional", "for", "every", "some", "filter" };

  for (gsize i = 0; i < G_N_ELEMENTS (boxed); i++)
    {
      g_autofree char *model
          = g_strdup_printf (HEAD DECISION ("Any", "<%s/>"), boxed[i]);

      refuse (model, boxed[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dmn-level/policies", test_policies);
  g_test_add_func ("/dmn-level/policies-null", test_policies_null);
  g_test_add_func ("/dmn-level/default", test_default);
  g_test_add_func ("/dmn-level/aggregations", test_aggregations);
  g_test_add_func ("/dmn-level/cells", test_cells);
  g_test_add_func ("/dmn-level/calls", test_calls);
  g_test_add_func ("/dmn-level/invocation", test_invocation);
  g_test_add_func ("/dmn-level/context", test_context);
  g_test_add_func ("/dmn-level/types", test_types);
  g_test_add_func ("/dmn-level/references", test_references);
  g_test_add_func ("/dmn-level/boxed-refused", test_boxed_refused);
  return g_test_run ();
}
