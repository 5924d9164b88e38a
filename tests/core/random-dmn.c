/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Decision tables by chance. */
#include "config.h"

#include "random-dmn.h"

#include <string.h>

/* Two tables over six inputs of three kinds; the second, "answer", also tests
 * what the first gives.  Small enough that every combination can be tried. */

static const char *const policies[] = { "UNIQUE", "ANY", "PRIORITY", "FIRST", "COLLECT" };

static const char *
pick (GRand *random, const char *const *choices, guint n)
{
  return choices[g_rand_int_range (random, 0, (int)n)];
}

#define PICK(random, choices) pick (random, choices, G_N_ELEMENTS (choices))

static const char *
random_cell (GRand *random, char kind)
{
  static const char *const truths[] = { "-", "-", "true", "false", "null", "not(true)", "not(null)" };
  static const char *const texts[]
      = { "-", "-", "\"a\"", "\"b\"", "\"a\",\"b\"", "not(\"a\")", "null" };
  static const char *const numbers[]
      = { "-", "-", "&lt; 3", "[3..5]", "&gt; 5", "&gt;= limit", "4,7", "]3..7[", "not(&lt; 5)" };
  static const char *const firsts[] = { "-", "-", "\"x\"", "\"y\"", "not(\"x\")", "null" };

  switch (kind)
    {
    case 'b':
      return PICK (random, truths);
    case 's':
      return PICK (random, texts);
    case 'n':
      return PICK (random, numbers);
    default:
      return PICK (random, firsts);
    }
}

static void
add_inputs (GString *text, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    g_string_append_printf (text, "<input><inputExpression><text>%s</text></inputExpression></input>",
                            names[i]);
}

static void
add_rows (GString *text, GRand *random, const char *const *names, const char *const *outputs)
{
  guint n = (guint)g_rand_int_range (random, 1, 6);

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (text, "<rule id='r%u'>", i + 1);
      for (guint j = 0; names[j] != NULL; j++)
        g_string_append_printf (text, "<inputEntry><text>%s</text></inputEntry>",
                                random_cell (random, names[j][0]));
      g_string_append_printf (text, "<outputEntry><text>%s</text></outputEntry></rule>",
                              outputs[g_rand_int_range (random, 0, 3)]);
    }
}

static void
add_table (GString *text,
           GRand *random,
           const char *name,
           const char *policy,
           const char *const *names,
           const char *const *outputs)
{
  g_string_append_printf (text, "<decision id='%s' name='%s'><variable name='%s'/>", name, name,
                          name);
  for (guint i = 0; names[i] != NULL; i++)
    g_string_append_printf (text, "<informationRequirement><required%s href='#%s'/>"
                                  "</informationRequirement>",
                            names[i][0] == 'f' ? "Decision" : "Input", names[i]);
  g_string_append_printf (text, "<informationRequirement><requiredDecision href='#limit'/>"
                                "</informationRequirement><decisionTable hitPolicy='%s'>",
                          policy);
  add_inputs (text, names);
  g_string_append (text, "<output><outputValues><text>");
  g_string_append_printf (text, "%s,%s,%s</text></outputValues></output>", outputs[0], outputs[1],
                          outputs[2]);
  add_rows (text, random, names, outputs);
  g_string_append (text, "</decisionTable></decision>");
}

/* A file whose decision "answer" depends on b1 b2 b3 s1 n1, partly through "first". */
char *
random_dmn_text (GRand *random)
{
  static const char *const inputs[] = { "b1", "b2", "b3", "s1", "n1" };
  static const char *const types[] = { "boolean", "boolean", "boolean", "string", "number" };
  static const char *const first_names[] = { "b1", "n1", "s1", NULL };
  static const char *const answer_names[] = { "first", "b2", "b3", "n1", NULL };
  static const char *const first_outputs[] = { "\"x\"", "\"y\"", "\"z\"" };
  static const char *const answer_outputs[] = { "\"one\"", "\"two\"", "\"three\"" };
  GString *text = g_string_new (
      "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' name='random' id='d' "
      "namespace='urn:random'>");

  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    g_string_append_printf (text, "<inputData id='%s' name='%s'><variable name='%s' typeRef='%s'/>"
                                  "</inputData>",
                            inputs[i], inputs[i], inputs[i], types[i]);
  g_string_append (text, "<decision id='limit' name='limit'><variable name='limit'/>"
                         "<literalExpression><text>2 + 4</text></literalExpression></decision>");
  add_table (text, random, "first", "FIRST", first_names, first_outputs);
  add_table (text, random, "answer", PICK (random, policies), answer_names, answer_outputs);
  g_string_append (text, "</definitions>");
  return g_string_free (text, FALSE);
}

LianRulebook *
random_dmn_new (GRand *random)
{
  g_autofree char *text = random_dmn_text (random);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  LianRulebook *rulebook;

  rulebook = lian_rulebook_new_from_bytes (bytes, &error);
  g_assert_no_error (error);
  return rulebook;
}
