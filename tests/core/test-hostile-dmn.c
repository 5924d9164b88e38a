/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Hostile and broken rulebooks are refused, fast and with a place. */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "lian-evaluate-json.h"
#include "lian-rulebook.h"

#define HEAD                                                                                       \
  "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' name='m' namespace='n'>"

static void
refuse (const char *text, int code, const char *word)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (LianRulebook) rulebook = lian_rulebook_new_from_bytes (bytes, &error);

  g_assert_null (rulebook);
  g_assert_error (error, LIAN_RULEBOOK_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "line"));
  if (word != NULL)
    g_assert_nonnull (strstr (error->message, word));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
}

static void
test_entities (void)
{
  refuse ("<?xml version='1.0'?><!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>"
          "<!ENTITY c '&b;&b;&b;&b;'>]>" HEAD "<description>&c;</description></definitions>",
          LIAN_RULEBOOK_ERROR_INVALID, NULL);
  refuse ("<!DOCTYPE d SYSTEM 'file:///etc/passwd'>" HEAD "</definitions>",
          LIAN_RULEBOOK_ERROR_INVALID, NULL);
}

static void
test_nesting (void)
{
  g_autoptr (GString) text = g_string_new (HEAD);

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "<itemComponent>");
  refuse (text->str, LIAN_RULEBOOK_ERROR_INVALID, NULL);
}

static void
test_broken (void)
{
  refuse ("", LIAN_RULEBOOK_ERROR_INVALID, NULL);
  refuse ("not xml", LIAN_RULEBOOK_ERROR_INVALID, NULL);
  refuse (HEAD "<decision id='a' name='a'>", LIAN_RULEBOOK_ERROR_INVALID, NULL);
  refuse ("<definitions/>", LIAN_RULEBOOK_ERROR_INVALID, NULL);
  refuse ("<definitions xmlns='urn:other'/>", LIAN_RULEBOOK_ERROR_UNSUPPORTED, "urn:other");
  refuse ("\xff\xfe<", LIAN_RULEBOOK_ERROR_INVALID, NULL);
  refuse (HEAD "<decision id='a'/></definitions>", LIAN_RULEBOOK_ERROR_INVALID, NULL);
  refuse (HEAD "<inputData id='a' name='a'/><inputData id='a' name='b'/></definitions>",
          LIAN_RULEBOOK_ERROR_INVALID, NULL);
}

static void
test_truncated (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianRulebook) shipped = lian_rulebook_new_shipped (&error);
  gsize length;
  const char *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (lian_rulebook_get_bytes (shipped), &length);
  for (gsize cut = 1; cut < length; cut += length / 40)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (data, length - cut);
      g_autoptr (GError) problem = NULL;
      g_autoptr (LianRulebook) rulebook = NULL;

      /* Only the blank line end may go. */
      if (cut < 3)
        continue;
      rulebook = lian_rulebook_new_from_bytes (bytes, &problem);
      g_assert_null (rulebook);
      g_assert_nonnull (problem);
    }
}

#define NEEDS(id)                                                                                  \
  "<informationRequirement><requiredDecision href='#" id "'/></informationRequirement>"
#define ONE "<literalExpression><text>1</text></literalExpression>"

static void
test_cycles (void)
{
  refuse (HEAD "<decision id='a' name='a'>" NEEDS ("a") ONE "</decision></definitions>",
          LIAN_RULEBOOK_ERROR_INVALID, "itself");
  refuse (HEAD "<decision id='a' name='a'>" NEEDS ("b") ONE
          "</decision><decision id='b' name='b'>" NEEDS ("a") ONE "</decision></definitions>",
          LIAN_RULEBOOK_ERROR_INVALID, "itself");
  refuse (HEAD "<decision id='a' name='a'>" NEEDS ("x") ONE "</decision></definitions>",
          LIAN_RULEBOOK_ERROR_INVALID, "x");
  refuse (HEAD "<itemDefinition name='t'><typeRef>t</typeRef></itemDefinition></definitions>",
          LIAN_RULEBOOK_ERROR_INVALID, "t");
}

static void
test_long_requirements (void)
{
  g_autoptr (GString) text = g_string_new (HEAD);

  for (guint i = 0; i < 600; i++)
    g_string_append_printf (text,
                            "<decision id='d%u' name='d%u'><informationRequirement>"
                            "<requiredDecision href='#d%u'/></informationRequirement>" ONE
                            "</decision>",
                            i, i, i + 1);
  g_string_append (text, "<decision id='d600' name='d600'>" ONE "</decision></definitions>");
  refuse (text->str, LIAN_RULEBOOK_ERROR_LIMIT, NULL);
}

static void
refuse_logic (const char *logic, int code, const char *word)
{
  g_autofree char *text
      = g_strconcat (HEAD "<decision id='a' name='a'>", logic, "</decision></definitions>", NULL);

  refuse (text, code, word);
}

static void
test_unsupported (void)
{
  static const char *const kinds[] = { "relation",    "list",  "functionDefinition",
                                       "conditional", "for",   "every",
                                       "some",        "filter" };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *logic = g_strdup_printf ("<%s/>", kinds[i]);

      refuse_logic (logic, LIAN_RULEBOOK_ERROR_UNSUPPORTED, kinds[i]);
    }
  refuse_logic ("<variable name='a' typeRef='duration'/>" ONE, LIAN_RULEBOOK_ERROR_UNSUPPORTED,
                "duration");
  refuse_logic ("<literalExpression expressionLanguage='python'><text>1</text></literalExpression>",
                LIAN_RULEBOOK_ERROR_UNSUPPORTED, "python");
  refuse_logic ("<decisionTable hitPolicy='BEST'><output/></decisionTable>",
                LIAN_RULEBOOK_ERROR_UNSUPPORTED, "BEST");
  refuse_logic ("<decisionTable><input><inputExpression><text>1</text></inputExpression></input>"
                "<output/><rule><outputEntry><text>1</text></outputEntry></rule></decisionTable>",
                LIAN_RULEBOOK_ERROR_INVALID, "cells");
  refuse (HEAD "<import name='x' namespace='y' importType='z'/></definitions>",
          LIAN_RULEBOOK_ERROR_UNSUPPORTED, "import");
}

static void
test_evaluate_json (void)
{
  g_autofree char *path = NULL;
  g_autofree char *answer = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("lian-XXXXXX.dmn", &path, &error);

  g_assert_no_error (error);
  g_assert_true (g_close (fd, NULL));
  g_assert_true (g_file_set_contents (
      path,
      HEAD "<inputData id='i' name='When'><variable name='When' typeRef='date'/></inputData>"
           "<inputData id='j' name='How Many'><variable name='How Many' typeRef='number'/>"
           "</inputData><decision id='d' name='Answer'><informationRequirement>"
           "<requiredInput href='#i'/></informationRequirement><informationRequirement>"
           "<requiredInput href='#j'/></informationRequirement><literalExpression><text>"
           "[When &lt; date(\"1956-07-28\"), How Many * 2]</text></literalExpression></decision>"
           "</definitions>",
      -1, NULL));
  answer = lian_evaluate_json (
      path, "Answer", "{\"When\": \"1956-03-29\", \"How Many\": \"1.25\", \"x\": 1}", 0, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (answer, "\"result\": [true, 2.50]"));
  g_clear_pointer (&answer, g_free);
  answer = lian_evaluate_json (path, "d", "{\"When\": \"soon\"}", 0, &error);
  g_assert_null (answer);
  g_assert_error (error, LIAN_RULEBOOK_ERROR, LIAN_RULEBOOK_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, "When"));
  g_remove (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hostile-dmn/entities", test_entities);
  g_test_add_func ("/hostile-dmn/nesting", test_nesting);
  g_test_add_func ("/hostile-dmn/broken", test_broken);
  g_test_add_func ("/hostile-dmn/truncated", test_truncated);
  g_test_add_func ("/hostile-dmn/cycles", test_cycles);
  g_test_add_func ("/hostile-dmn/long-requirements", test_long_requirements);
  g_test_add_func ("/hostile-dmn/unsupported", test_unsupported);
  g_test_add_func ("/hostile-dmn/evaluate-json", test_evaluate_json);
  return g_test_run ();
}
