/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Decision tables by chance. */
#include "config.h"

#include "random-dmn.h"

#include <string.h>

/* Two tables over five inputs; the second, "answer", also tests what the first
 * gives.  The last input, "n1", is a number, or a date, a time or a duration in
 * its stead.  Small enough that every combination can be tried. */

typedef struct
{
  const char *type;
  const char *before, *after; /* a digit, in JSON */
  const char *function;       /* that makes it a value of FEEL */
  const char *limit;          /* a sixth, reckoned */
} Kind;

static const Kind kinds[] = {
  { "number", "", "", "", "2 + 4" },
  { "date", "\"1956-03-0", "\"", "date", "date(\"1956-03-02\") + duration(\"P4D\")" },
  { "time", "\"0", ":00:00\"", "time", "time(\"02:00:00\") + duration(\"PT4H\")" },
  { "dateTime", "\"1956-03-0", "T08:00:00Z\"", "date and time",
    "date and time(\"1956-03-02T08:00:00Z\") + duration(\"P4D\")" },
  { "dayTimeDuration", "\"P", "D\"", "duration", "duration(\"PT48H\") + duration(\"P4D\")" },
  { "yearMonthDuration", "\"P", "M\"", "duration", "duration(\"P2M\") + duration(\"P4M\")" },
};

static const Kind *
kind_of (const char *type)
{
  for (gsize i = 1; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].type, type))
      return &kinds[i];
  return &kinds[0];
}

/* A value of "n1" as JSON, from 1 to 9. */
char *
random_dmn_value (const char *type, guint number)
{
  const Kind *kind = kind_of (type);

  return g_strdup_printf ("%s%u%s", kind->before, number, kind->after);
}

/* A cell such as "[3..5]" with values in place of the digits. */
static char *
ordered_cell (const Kind *kind, const char *cell)
{
  GString *text = g_string_new (NULL);

  for (; *cell != '\0'; cell++)
    if (g_ascii_isdigit (*cell))
      {
        g_autofree char *value = random_dmn_value (kind->type, (guint)g_ascii_digit_value (*cell));

        g_string_append_printf (text, "%s(%s)", kind->function, value);
      }
    else
      g_string_append_c (text, *cell);
  return g_string_free (text, FALSE);
}

static const char *const policies[] = { "UNIQUE", "ANY", "PRIORITY", "FIRST", "COLLECT" };

static const char *
pick (GRand *random, const char *const *choices, guint n)
{
  return choices[g_rand_int_range (random, 0, (int)n)];
}

#define PICK(random, choices) pick (random, choices, G_N_ELEMENTS (choices))

static char *
random_cell (GRand *random, const Kind *ordered, char kind)
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
      return g_strdup (PICK (random, truths));
    case 's':
      return g_strdup (PICK (random, texts));
    case 'n':
      return ordered_cell (ordered, PICK (random, numbers));
    default:
      return g_strdup (PICK (random, firsts));
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
add_rows (GString *text,
          GRand *random,
          const Kind *ordered,
          const char *const *names,
          const char *const *outputs)
{
  guint n = (guint)g_rand_int_range (random, 1, 6);

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (text, "<rule id='r%u'>", i + 1);
      for (guint j = 0; names[j] != NULL; j++)
        {
          g_autofree char *cell = random_cell (random, ordered, names[j][0]);

          g_string_append_printf (text, "<inputEntry><text>%s</text></inputEntry>", cell);
        }
      g_string_append_printf (text, "<outputEntry><text>%s</text></outputEntry></rule>",
                              outputs[g_rand_int_range (random, 0, 3)]);
    }
}

static void
add_table (GString *text,
           GRand *random,
           const Kind *ordered,
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
  add_rows (text, random, ordered, names, outputs);
  g_string_append (text, "</decisionTable></decision>");
}

/* A file whose decision "answer" depends on b1 b2 b3 s1 n1, partly through "first". */
char *
random_dmn_text (GRand *random)
{
  static const char *const inputs[] = { "b1", "b2", "b3", "s1", "n1" };
  const Kind *ordered = &kinds[g_rand_int_range (random, 0, G_N_ELEMENTS (kinds))];
  const char *const types[] = { "boolean", "boolean", "boolean", "string", ordered->type };
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
  g_string_append_printf (text, "<decision id='limit' name='limit'><variable name='limit'/>"
                                "<literalExpression><text>%s</text></literalExpression></decision>",
                          ordered->limit);
  add_table (text, random, ordered, "first", "FIRST", first_names, first_outputs);
  add_table (text, random, ordered, "answer", PICK (random, policies), answer_names, answer_outputs);
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
