/* SPDX-License-Identifier: LGPL-2.1-or-later
 * FEEL inside the smallest model that holds it, so that tests need nothing private. */
#include "config.h"

#include "feel-model.h"

#include <string.h>

char *
feel_model_text (const char *expression)
{
  g_autofree char *escaped = g_markup_escape_text (expression, -1);

  return g_strdup_printf (
      "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' name='m' namespace='n'>"
      "<inputData id='a' name='a'><variable name='a' typeRef='number'/></inputData>"
      "<inputData id='n' name='Full Name'><variable name='Full Name'/></inputData>"
      "<inputData id='p' name='p'><variable name='p'/></inputData>"
      "<decision id='d' name='d'><variable name='d'/>"
      "<informationRequirement><requiredInput href='#a'/></informationRequirement>"
      "<informationRequirement><requiredInput href='#n'/></informationRequirement>"
      "<informationRequirement><requiredInput href='#p'/></informationRequirement>"
      "<literalExpression><text>%s</text></literalExpression></decision></definitions>",
      escaped);
}

LianRulebook *
feel_model_load (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return lian_rulebook_new_from_bytes (bytes, error);
}

char *
feel_compute (const char *expression)
{
  g_autofree char *text = feel_model_text (expression);
  g_autoptr (GError) error = NULL;
  g_autoptr (LianRulebook) rulebook = feel_model_load (text, &error);
  g_autoptr (LianFacts) facts = lian_facts_new_from_json (
      "{\"a\": 5, \"Full Name\": \"李 Wei\", \"p\": {\"x\": 1, \"l\": [{\"k\":1},{\"k\":2}]}}",
      NULL);
  g_autoptr (LianFeelValue) value = NULL;

  g_assert_no_error (error);
  value = lian_rulebook_evaluate (rulebook, "d", facts, NULL, &error);
  g_assert_no_error (error);
  return lian_feel_value_to_text (value);
}
