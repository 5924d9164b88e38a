/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Plain instances: what is read, what is refused and where, and how answers are written. */
#include "lian-error.h"
#include "lian-instance.h"

#include <string.h>

static char *
solve (const char *word, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianInstance) instance = lian_instance_read (word, text, strlen (text), &error);
  g_assert_no_error (error);
  char *answer = lian_instance_solve (instance, 10, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  return answer;
}

static void
test_answers (void)
{
  static const struct
  {
    const char *word, *text, *answer;
  } cases[] = {
    { "p-median",
      "{\"problem\":\"p-median\",\"p\":1,\"nodes\":4,\"edges\":[[1,2,5],[2,3,9],[3,2,1],[3,4,2]]}",
      "{\"objective\":9,\"bound\":9,\"status\":\"optimal\",\"open\":[2]}" },
    { "p-median",
      "{\"p\":1,\"weights\":[3,1],\"distance\":[[0,4],[4,0]],\"problem\":\"p-median\"}",
      "{\"objective\":4,\"bound\":4,\"status\":\"optimal\",\"open\":[1]}" },
    { "p-median",
      "{\"problem\":\"p-median\",\"p\":1,\"weights\":[0.5,1],\"distance\":[[0.25,4],[4.50,2.5e-1]]}",
      "{\"objective\":2.25,\"bound\":2.25,\"status\":\"optimal\",\"open\":[2]}" },
    { "p-median", "{\"problem\":\"p-median\",\"p\":1,\"distance\":[[0,null],[null,0]]}",
      "{\"objective\":null,\"bound\":null,\"status\":\"infeasible\",\"open\":[]}" },
    { "p-median", "{\"problem\":\"p-median\",\"p\":1,\"nodes\":2,\"edges\":[]}",
      "{\"objective\":null,\"bound\":null,\"status\":\"infeasible\",\"open\":[]}" },
    { "p-median", "{\"problem\":\"p-median\",\"p\":1,\"distance\":[[7,null,3],[null,1,5]]}",
      "{\"objective\":8,\"bound\":8,\"status\":\"optimal\",\"open\":[3]}" },
    { "p-median", "{\"problem\":\"p-median\",\"p\":1,\"pinned\":[1],\"distance\":[[7,3],[6,5]]}",
      "{\"objective\":13,\"bound\":13,\"status\":\"optimal\",\"open\":[1]}" },
    { "p-median",
      "{\"problem\":\"p-median\",\"p\":2,\"capacity\":[1.5,null],\"use\":[1,0.75],"
      "\"distance\":[[0,9],[0,9]]}",
      "{\"objective\":9,\"bound\":0,\"status\":\"feasible\",\"open\":[1,2],\"serves\":[1,2]}" },
    { "p-median",
      "{\"problem\":\"p-median\",\"p\":1,\"capacity\":[1,1],\"distance\":[[0,9],[0,9]]}",
      "{\"objective\":null,\"bound\":null,\"status\":\"infeasible\",\"open\":[]}" },
    { "assignment",
      "{\"problem\":\"assignment\",\"sense\":\"min\",\"capacity\":[36,34],"
      "\"cost\":[[17,21],[23,16]],\"use\":[[8,15],[5,7]]}",
      "{\"objective\":33,\"bound\":33,\"status\":\"optimal\",\"maker\":[1,2]}" },
    { "assignment",
      "{\"problem\":\"assignment\",\"sense\":\"max\",\"capacity\":[0.3,null],"
      "\"use\":[[0.1,0.2],[0.1,0.2]],\"cost\":[[1.25,0.5],[1.5,null]]}",
      "{\"objective\":2,\"bound\":2,\"status\":\"optimal\",\"maker\":[2,1]}" },
    { "assignment",
      "{\"problem\":\"assignment\",\"capacity\":[0.2],\"use\":[[0.1,0.2]],\"cost\":[[1,1]]}",
      "{\"objective\":null,\"bound\":null,\"status\":\"infeasible\",\"maker\":[]}" },
    { "max-cover",
      "{\"problem\":\"max-cover\",\"p\":1,\"radius\":800,\"weights\":[4,9],"
      "\"distance\":[[0,801],[801,0]]}",
      "{\"objective\":9,\"bound\":9,\"status\":\"optimal\",\"open\":[2]}" },
    { "max-cover",
      "{\"problem\":\"max-cover\",\"p\":1,\"radius\":0.30,\"weights\":[0.1,0.2],"
      "\"distance\":[[0.3],[0.30]],\"name\":{\"of\":[\"\\u5e02\",{},[],true,-1e5]}}",
      "{\"objective\":0.3,\"bound\":0.3,\"status\":\"optimal\",\"open\":[1]}" },
    { "cover", "{\"problem\":\"cover\",\"radius\":2,\"nodes\":3,\"edges\":[[1,2,2],[2,3,2]]}",
      "{\"objective\":1,\"bound\":1,\"status\":\"optimal\",\"open\":[2]}" },
    { "cover", "{\"problem\":\"cover\",\"radius\":2,\"weights\":[0,1],\"distance\":[[0,3],[3,0]]}",
      "{\"objective\":2,\"bound\":2,\"status\":\"optimal\",\"open\":[1,2]}" },
    { "cover", "{\"problem\":\"cover\",\"radius\":2,\"distance\":[[3]]}",
      "{\"objective\":null,\"bound\":null,\"status\":\"infeasible\",\"open\":[]}" },
  };
  for (gsize n = 0; n < G_N_ELEMENTS (cases); n++)
    {
      g_autofree char *answer = solve (cases[n].word, cases[n].text);
      g_assert_cmpstr (answer, ==, cases[n].answer);
    }
}

#define MEDIAN "{\"problem\":\"p-median\","

/* What is wrong, and the words that name the place. */
typedef struct
{
  const char *text, *place, *what;
} Refusal;

static const Refusal refusals[] = {
  { "", "line 1", "an object" },
  { "[]", "line 1", "an object" },
  { "{}", "problem", "missing" },
  { "{\"problem\":7}", "line 1: problem", "text" },
  { "{\"problem\":\"cover\"}", "problem", "“cover”, not “p-median”" },
  { "{\"problem\":\"p-median\"", "line 1", "does not end" },
  { MEDIAN "\"p\":1,\"distance\":[[1]]} x", "line 1", "follows" },
  { MEDIAN "\"p\":1}", "distance", "missing" },
  { MEDIAN "\"distance\":[[1]]}", "p", "missing" },
  { MEDIAN "\"p\":1,\"p\":1,\"distance\":[[1]]}", "p", "twice" },
  { MEDIAN "\"p\":0,\"distance\":[[1]]}", "p", "whole number" },
  { MEDIAN "\"p\":1.5,\"distance\":[[1]]}", "p", "whole number" },
  { MEDIAN "\"p\":2,\"distance\":[[1]]}", "p", "only 1 site" },
  { MEDIAN "\"p\":\"1\",\"distance\":[[1]]}", "p", "a number" },
  { MEDIAN "\n\"p\":1,\n\"distance\":[[1],\n[-1]]}", "line 4: distance, row 2", "below zero" },
  { MEDIAN "\"p\":1,\"distance\":[[1,2],[1]]}", "distance, row 2", "1 numbers instead of 2" },
  { MEDIAN "\"p\":1,\"distance\":[[]]}", "distance, row 1", "empty" },
  { MEDIAN "\"p\":1,\"distance\":[]}", "distance", "empty" },
  { MEDIAN "\"p\":1,\"distance\":[1]}", "distance, row 1", "a list" },
  { MEDIAN "\"p\":1,\"distance\":{}}", "distance", "a list" },
  { MEDIAN "\"p\":1,\"distance\":[[NaN]]}", "distance, row 1", "a number" },
  { MEDIAN "\"p\":1,\"distance\":[[Infinity]]}", "distance, row 1", "a number" },
  { MEDIAN "\"p\":1,\"distance\":[[1e999]]}", "distance, row 1", "a number" },
  { MEDIAN "\"p\":1,\"distance\":[[01]]}", "distance, row 1", "" },
  { MEDIAN "\"p\":1,\"distance\":[[1.]]}", "distance, row 1", "a number" },
  { MEDIAN "\"p\":1,\"distance\":[[+1]]}", "distance, row 1", "a number" },
  { MEDIAN "\"p\":1,\"distance\":[[1,]]}", "distance, row 1", "a number" },
  { MEDIAN "\"p\":1,\"distance\":[[true]]}", "distance, row 1", "a number" },
  { MEDIAN "\"p\":1,\"distance\":[[1e300]]}", "distance", "too large" },
  { MEDIAN "\"p\":1,\"distance\":[[1]],\"weights\":[1,2]}", "weights", "2 numbers instead of 1" },
  { MEDIAN "\"p\":1,\"distance\":[[1]],\"weights\":[null]}", "weights", "a number" },
  { MEDIAN "\"p\":1,\"distance\":[[1]],\"weights\":[1e300]}", "distance", "too large" },
  { MEDIAN "\"p\":1,\"distance\":[[1]],\"nodes\":1,\"edges\":[]}", "distance", "edges as well" },
  { MEDIAN "\"p\":1,\"distance\":[[1]],\"seconds\":0}", "seconds", "above zero" },
  { MEDIAN "\"p\":1,\"distance\":[[1]],\"seconds\":-1}", "seconds", "below zero" },
  { MEDIAN "\"p\":1,\"distance\":[[1]],\"pinned\":[2]}", "pinned", "no site 2" },
  { MEDIAN "\"p\":1,\"distance\":[[1]],\"pinned\":[1],\"shut\":[1]}", "shut", "twice" },
  { MEDIAN "\"p\":1,\"distance\":[[1]],\"capacity\":[1,2]}", "capacity", "instead of 1" },
  { MEDIAN "\"p\":1,\"distance\":[[1]],\"capacity\":[1],\"use\":[]}", "use", "instead of 1" },
  { MEDIAN "\"p\":1,\"nodes\":2}", "edges", "missing" },
  { MEDIAN "\"p\":1,\"edges\":[]}", "nodes", "missing" },
  { MEDIAN "\"p\":1,\"nodes\":1.5,\"edges\":[]}", "nodes", "whole number" },
  { MEDIAN "\"p\":1,\"nodes\":0,\"edges\":[]}", "nodes", "whole number" },
  { MEDIAN "\"p\":1,\"nodes\":1000000,\"edges\":[]}", "nodes", "pairs" },
  { MEDIAN "\"p\":1,\"nodes\":2,\"edges\":[[1,2,1],[1,3,1]]}", "edges, row 2", "no node 3" },
  { MEDIAN "\"p\":1,\"nodes\":2,\"edges\":[[0,2,1]]}", "edges, row 1", "no node 0" },
  { MEDIAN "\"p\":1,\"nodes\":2,\"edges\":[[1,1.5,1]]}", "edges, row 1", "no node 1.5" },
  { MEDIAN "\"p\":1,\"nodes\":2,\"edges\":[[1,2]]}", "edges, row 1", "2 numbers instead of 3" },
  { MEDIAN "\"p\":1,\"nodes\":2,\"edges\":[[1,2,null]]}", "edges, row 1", "a number" },
  { MEDIAN "\"x\":tru}", "x", "broken" },
  { MEDIAN "\"x\":\"\n\"}", "x", "broken" },
  { MEDIAN "\"x\":[1 2]}", "x", "broken" },
};

#define ORDERS "{\"problem\":\"assignment\","
#define ROWS "\"cost\":[[1,2]],\"use\":[[1,1]]"

static const Refusal assignment_refusals[] = {
  { "{\"problem\":\"p-median\"}", "problem", "“p-median”, not “assignment”" },
  { ORDERS "\"use\":[[1]],\"capacity\":[1]}", "cost", "missing" },
  { ORDERS "\"cost\":[[1]],\"capacity\":[1]}", "use", "missing" },
  { ORDERS ROWS "}", "capacity", "missing" },
  { ORDERS ROWS ",\"capacity\":[1,2]}", "capacity", "2 numbers instead of 1" },
  { ORDERS ROWS ",\"capacity\":[1],\"sense\":\"least\"}", "sense", "“least”, not “min” or “max”" },
  { ORDERS ROWS ",\"capacity\":[1],\"sense\":1}", "sense", "text" },
  { ORDERS ROWS ",\"capacity\":[1],\"seconds\":0}", "seconds", "above zero" },
  { ORDERS ROWS ",\"capacity\":[-1]}", "capacity", "below zero" },
  { ORDERS "\"cost\":[],\"use\":[],\"capacity\":[]}", "cost", "empty" },
  { ORDERS "\"cost\":[[1,2]],\"use\":[1,2],\"capacity\":[1]}", "use", "rows" },
  { ORDERS "\"cost\":[[1,2]],\"use\":[[1]],\"capacity\":[1]}", "use", "1 numbers in a row instead of 2" },
  { ORDERS "\"cost\":[[1,2]],\"use\":[[1,1],[1,1]],\"capacity\":[1]}", "use", "4 numbers instead of 2" },
  { ORDERS "\"cost\":[[1,2]],\"use\":[[1,null]],\"capacity\":[1]}", "use, row 1", "a number" },
  { ORDERS "\"cost\":[[1e300]],\"use\":[[1]],\"capacity\":[1]}", "cost", "too large" },
  { ORDERS "\"cost\":[[1]],\"use\":[[1e300]],\"capacity\":[1]}", "use", "too large" },
};

static void
check_refusals (const char *word, const Refusal *all, gsize n_all)
{
  for (gsize n = 0; n < n_all; n++)
    {
      const char *text = all[n].text;
      g_autoptr (GError) error = NULL;
      g_assert_null (lian_instance_read (word, text, strlen (text), &error));
      g_assert_error (error, LIAN_ERROR, LIAN_ERROR_INPUT);
      if (strstr (error->message, all[n].place) == NULL
          || strstr (error->message, all[n].what) == NULL)
        g_error ("%s: %s", text, error->message);
    }
}

static void
test_refusals (void)
{
  check_refusals ("p-median", refusals, G_N_ELEMENTS (refusals));
  check_refusals ("assignment", assignment_refusals, G_N_ELEMENTS (assignment_refusals));
}

static void
test_radius_is_needed (void)
{
  const char *text = "{\"problem\":\"cover\",\"distance\":[[1]]}";
  g_autoptr (GError) error = NULL;
  g_assert_null (lian_instance_read ("cover", text, strlen (text), &error));
  g_assert_nonnull (strstr (error->message, "radius"));
}

/* A file of brackets only must not use up the stack, and one cut short anywhere is refused. */
static void
test_hostile (void)
{
  g_autoptr (GString) deep = g_string_new (MEDIAN "\"x\":");
  for (int n = 0; n < 1000000; n++)
    g_string_append_c (deep, '[');
  g_autoptr (GError) error = NULL;
  g_assert_null (lian_instance_read ("p-median", deep->str, deep->len, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_INPUT);

  const char *whole = MEDIAN "\"p\":1,\"name\":\"\\\"\",\"weights\":[1.5e0],\"distance\":[[null]]}";
  for (gsize n = 0; n < strlen (whole); n++)
    {
      /* Nothing behind the end is looked at. */
      g_autofree char *cut = g_memdup2 (whole, MAX (n, 1));
      g_autoptr (GError) missing = NULL;
      g_assert_null (lian_instance_read ("p-median", cut, n, &missing));
      g_assert_error (missing, LIAN_ERROR, LIAN_ERROR_INPUT);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/instance/answers", test_answers);
  g_test_add_func ("/instance/refusals", test_refusals);
  g_test_add_func ("/instance/radius", test_radius_is_needed);
  g_test_add_func ("/instance/hostile", test_hostile);
  return g_test_run ();
}
