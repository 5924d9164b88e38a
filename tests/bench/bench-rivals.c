/* SPDX-License-Identifier: LGPL-2.1-or-later
 * bench-rivals MODEL.dmn DECISION FACTS: evaluates a decision on facts, one JSON object by the line;
 * writes the answers by the line, and last "seconds N", the processor time without reading and
 * writing.  For rivals.py. */
#include "bench.h"

#include <string.h>

#include "lian-rulebook.h"

static GPtrArray *
read_facts (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GPtrArray *facts = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_facts_unref);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (**line != '\0')
      g_ptr_array_add (facts, lian_facts_new_from_json (*line, &error));
  g_assert_no_error (error);
  return facts;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (argc, ==, 4);
  g_autoptr (LianRulebook) rulebook = lian_rulebook_new_from_path (argv[1], &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) facts = read_facts (argv[3]);
  g_autoptr (GPtrArray) answers
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_feel_value_unref);
  BenchTime start = bench_now ();
  for (guint i = 0; i < facts->len; i++)
    {
      LianFeelValue *answer
          = lian_rulebook_evaluate (rulebook, argv[2], facts->pdata[i], NULL, &error);
      g_assert_no_error (error);
      g_ptr_array_add (answers, answer);
    }
  BenchTime spent = bench_since (start);
  for (guint i = 0; i < answers->len; i++)
    {
      const char *text = lian_feel_value_get_string (answers->pdata[i]);
      g_print ("%s\n", text != NULL ? text : "null");
    }
  g_print ("seconds %.6f\n", spent.worked);
  return 0;
}
