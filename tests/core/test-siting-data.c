/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Published instances: the p-median and assignment files of the OR-Library and others, and the
 * covering of São José dos Campos.  Of the medians and the large assignments a handful in every run;
 * all of them with LIANSHE_PMED=all.  Skipped without the data. */
#include "lian-instance.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *
find_file (const char *folder, const char *name)
{
  const char *shared = g_getenv ("LIAN_SHARED_DATA");
  return g_build_filename (shared != NULL ? shared : "", "planning", folder, name, NULL);
}

/* (nullable): the lines of a file; %NULL, and the test is skipped, without it. */
static char **
read_lines (const char *folder, const char *name)
{
  g_autofree char *path = find_file (folder, name);
  g_autofree char *text = NULL;
  if (!g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("the published instances are not here");
      return NULL;
    }
  return g_strsplit (text, "\n", -1);
}

typedef struct
{
  char *status;
  double objective, bound;
} Answer;

/* Solves within so many seconds of work, and takes the answer apart. */
static Answer
solve (const char *word, const char *text, double seconds)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianInstance) instance = lian_instance_read (word, text, strlen (text), &error);
  g_assert_no_error (error);
  g_autofree char *json = lian_instance_solve (instance, seconds, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (JsonNode) root = json_from_string (json, &error);
  g_assert_no_error (error);
  JsonObject *object = json_node_get_object (root);
  return (Answer) { g_strdup (json_object_get_string_member (object, "status")),
                    json_object_get_double_member (object, "objective"),
                    json_object_get_double_member (object, "bound") };
}

/* The file of a network: nodes, edges, p; then an edge a line. */
static char *
write_network (const char *name, gint64 *n_nodes)
{
  g_auto (GStrv) lines = read_lines ("p-median", name);
  if (lines == NULL)
    return NULL;
  char *rest = lines[0];
  *n_nodes = strtoll (rest, &rest, 10);
  strtoll (rest, &rest, 10);
  g_autoptr (GString) out = g_string_new (NULL);
  g_string_printf (out, "{\"problem\":\"p-median\",\"p\":%d,\"nodes\":%d,\"edges\":[",
                   (int) strtoll (rest, NULL, 10), (int) *n_nodes);
  const char *comma = "";
  for (char **line = lines + 1; *line != NULL; line++)
    {
      int from, to, length;
      if (sscanf (*line, "%d %d %d", &from, &to, &length) != 3)
        continue;
      g_string_append_printf (out, "%s[%d,%d,%d]", comma, from, to, length);
      comma = ",";
    }
  g_string_append (out, "]}");
  return g_strdup (out->str);
}

static void
check_median (const char *name, double optimum)
{
  gint64 n_nodes = 0;
  g_autofree char *text = write_network (name, &n_nodes);
  if (text == NULL)
    return;
  Answer answer = solve ("p-median", text, 4.6);
  g_test_message ("%s: %.15g, bound %.15g, published %.15g, %s", name, answer.objective,
                  answer.bound, optimum, answer.status);
  g_assert_cmpfloat (answer.bound, <=, optimum);
  g_assert_cmpfloat (answer.objective, >=, optimum);
  g_assert_cmpfloat (answer.objective, <=, n_nodes <= 400 ? optimum : optimum * 1.001);
  if (g_str_equal (answer.status, "optimal"))
    g_assert_cmpfloat (answer.objective, ==, optimum);
  g_free (answer.status);
}

static void
test_medians (void)
{
  static const char *const handful[]
      = { "pmed1.txt", "pmed5.txt", "pmed6.txt", "pmed10.txt", "pmed15.txt", "pmed19.txt",
          "pmed24.txt", "pmed34.txt", NULL };
  gboolean all = g_strcmp0 (g_getenv ("LIANSHE_PMED"), "all") == 0;
  g_auto (GStrv) lines = read_lines ("p-median", "optima.csv");
  guint n = 0;
  if (lines == NULL)
    return;
  for (char **line = lines + 1; *line != NULL && **line != '\0'; line++)
    {
      g_auto (GStrv) cells = g_strsplit (*line, ",", 2);
      if (!all && !g_strv_contains (handful, cells[0]))
        continue;
      check_median (cells[0], g_ascii_strtod (cells[1], NULL));
      n++;
    }
  g_assert_cmpuint (n, >=, G_N_ELEMENTS (handful) - 1);
}

/* Points of a file, x, y and weight a line, as a table of distances. */
static void
append_table (GString *out, const char *name)
{
  g_auto (GStrv) lines = read_lines ("covering", name);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (double[3]));
  for (char **line = lines + 1; *line != NULL; line++)
    {
      double point[3];
      if (sscanf (*line, "%lf %lf %lf", &point[0], &point[1], &point[2]) == 3)
        g_array_append_val (points, point);
    }
  const double (*at)[3] = (const double (*)[3]) (gpointer) points->data;
  g_string_append (out, "\"weights\":[");
  for (guint i = 0; i < points->len; i++)
    g_string_append_printf (out, "%s%.15g", i > 0 ? "," : "", at[i][2]);
  g_string_append (out, "],\"distance\":[");
  for (guint i = 0; i < points->len; i++)
    for (guint j = 0; j < points->len; j++)
      g_string_append_printf (out, "%s%.6f%s", j > 0 ? "," : i > 0 ? ",[" : "[",
                              hypot (at[i][0] - at[j][0], at[i][1] - at[j][1]),
                              j + 1 == points->len ? "]" : "");
  g_string_append (out, "]}");
}

/* problem, file, radius, p, optimum */
static void
check_cover (char **cells)
{
  gboolean fewest = g_str_equal (cells[0], "lscp");
  const char *word = fewest ? "cover" : "max-cover";
  g_autoptr (GString) text = g_string_new (NULL);
  g_string_printf (text, "{\"problem\":\"%s\",\"radius\":%s,", word, cells[2]);
  if (!fewest)
    g_string_append_printf (text, "\"p\":%s,", cells[3]);
  append_table (text, cells[1]);
  Answer answer = solve (word, text->str, 4.6);
  g_test_message ("%s %s %s: %.15g, %s", cells[0], cells[1], cells[3], answer.objective,
                  answer.status);
  g_assert_cmpstr (answer.status, ==, "optimal");
  g_assert_cmpfloat (answer.objective, ==, g_ascii_strtod (cells[4], NULL));
  g_assert_cmpfloat (answer.bound, ==, answer.objective);
  g_free (answer.status);
}

static void
test_covers (void)
{
  g_auto (GStrv) lines = read_lines ("covering", "expected.csv");
  if (lines == NULL)
    return;
  guint n = 0;
  for (char **line = lines + 1; *line != NULL && **line != '\0'; line++, n++)
    {
      g_auto (GStrv) cells = g_strsplit (*line, ",", -1);
      check_cover (cells);
    }
  g_assert_cmpuint (n, >, 10);
}

/* Fifty points with a demand each and sites with room for so much: number and best value known; then
 * points, sites and room; then points.  Distances are rounded down. */
static void
check_room (const char *name)
{
  g_auto (GStrv) lines = read_lines ("capacitated-location", name);
  int id, best, n, p, room, x[200], y[200], use[200];
  if (lines == NULL)
    return;
  g_assert_cmpint (sscanf (lines[0], "%d %d", &id, &best), ==, 2);
  g_assert_cmpint (sscanf (lines[1], "%d %d %d", &n, &p, &room), ==, 3);
  g_assert_cmpint (n, <=, (int) G_N_ELEMENTS (x));
  g_autoptr (GString) text = g_string_new (NULL), rows = g_string_new (NULL);
  g_autoptr (GString) rooms = g_string_new (NULL), uses = g_string_new (NULL);
  for (int i = 0; i < n; i++)
    {
      g_assert_cmpint (sscanf (lines[2 + i], "%d %d %d %d", &id, &x[i], &y[i], &use[i]), ==, 4);
      g_string_append_printf (rooms, "%s%d", i > 0 ? "," : "", room);
      g_string_append_printf (uses, "%s%d", i > 0 ? "," : "", use[i]);
    }
  for (int i = 0; i < n; i++)
    for (int j = 0; j < n; j++)
      g_string_append_printf (rows, "%s%d%s", j > 0 ? "," : i > 0 ? ",[" : "[",
                              (int) floor (hypot (x[i] - x[j], y[i] - y[j])),
                              j + 1 == n ? "]" : "");
  g_string_printf (text,
                   "{\"problem\":\"p-median\",\"p\":%d,\"capacity\":[%s],\"use\":[%s],"
                   "\"distance\":[%s]}",
                   p, rooms->str, uses->str, rows->str);
  Answer answer = solve ("p-median", text->str, 0.3);
  g_test_message ("%s: %.15g, bound %.15g, published %d, %s", name, answer.objective, answer.bound,
                  best, answer.status);
  g_assert_cmpfloat (answer.objective, >=, best);
  g_assert_cmpfloat (answer.bound, <=, best);
  g_assert_cmpfloat (answer.objective, <=, best * 1.04);
  g_free (answer.status);
}

static void
test_rooms (void)
{
  for (int n = 1; n <= 10; n++)
    {
      g_autofree char *name = g_strdup_printf ("pmedcap1_%d.txt", n);
      check_room (name);
    }
}

/* A list of lists, or a list, of the numbers that follow. */
static char *
append_numbers (GString *out, char *rest, int n_rows, int n)
{
  g_string_append_c (out, '[');
  for (int i = 0; i < n_rows; i++)
    for (int j = 0; j < n; j++)
      g_string_append_printf (out, "%s%" G_GINT64_FORMAT "%s", j > 0 ? "," : i > 0 ? ",[" : "[",
                              (gint64) strtoll (rest, &rest, 10), j + 1 == n ? "]" : "");
  g_string_append_c (out, ']');
  return rest;
}

/* The file: makers and orders, a row of costs for each maker, a row of uses, the rooms. */
static char *
write_assignment (const char *name, const char *sense, int *n_cells)
{
  g_autofree char *path = find_file ("assignment", name);
  g_autofree char *text = NULL;
  GString *out = g_string_new (NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  char *rest = text;
  int n_makers = (int) strtoll (rest, &rest, 10), n_orders = (int) strtoll (rest, &rest, 10);
  *n_cells = n_makers * n_orders;
  g_string_printf (out, "{\"problem\":\"assignment\",\"sense\":\"%s\",\"cost\":", sense);
  rest = append_numbers (out, rest, n_makers, n_orders);
  g_string_append (out, ",\"use\":");
  rest = append_numbers (out, rest, n_makers, n_orders);
  g_string_append (out, ",\"capacity\":[");
  for (int i = 0; i < n_makers; i++)
    g_string_append_printf (out, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            (gint64) strtoll (rest, &rest, 10));
  g_string_append (out, "]}");
  return g_string_free (out, FALSE);
}

/* Small ones are proved; the large ones come within 0.5 % of the best known, with a true bound. */
static void
check_assignment (const char *name, double best, gboolean large)
{
  int n_cells = 0;
  g_autofree char *text = write_assignment (name, "min", &n_cells);
  Answer answer = solve ("assignment", text, large ? 28 : 4.6);
  g_test_message ("%s: %.15g, bound %.15g, published %.15g, %s", name, answer.objective, answer.bound,
                  best, answer.status);
  g_assert_cmpfloat (answer.bound, <=, best);
  g_assert_cmpfloat (answer.objective, >=, best);
  g_assert_cmpfloat (answer.objective, <=, large ? best * 1.005 : best);
  if (!large)
    g_assert_cmpstr (answer.status, ==, "optimal");
  g_free (answer.status);
}

/* The same file with the greatest sum: proved, and no smaller than the least one. */
static void
check_greatest (const char *name, double least)
{
  int n_cells = 0;
  g_autofree char *text = write_assignment (name, "max", &n_cells);
  Answer answer = solve ("assignment", text, 4.6);
  g_assert_cmpstr (answer.status, ==, "optimal");
  g_assert_cmpfloat (answer.bound, ==, answer.objective);
  g_assert_cmpfloat (answer.objective, >, least);
  g_free (answer.status);
}

static void
test_assignments (void)
{
  static const char *const handful[] = { "a20100", "b05100", "c10100", "c05200", NULL };
  gboolean all = g_strcmp0 (g_getenv ("LIANSHE_PMED"), "all") == 0;
  g_auto (GStrv) lines = read_lines ("assignment", "optima-min.csv");
  guint n = 0;
  if (lines == NULL)
    return;
  for (char **line = lines + 1; *line != NULL && **line != '\0'; line++)
    {
      g_auto (GStrv) cells = g_strsplit (*line, ",", -1);
      gboolean small = g_str_has_prefix (cells[0], "gap");
      if (!small && !all && !g_strv_contains (handful, cells[0]))
        continue;
      double best = g_ascii_strtod (cells[5], NULL);
      check_assignment (cells[0], best, !small);
      if (small)
        check_greatest (cells[0], best);
      n++;
    }
  g_assert_cmpuint (n, >=, 50 + G_N_ELEMENTS (handful) - 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/siting-data/p-median", test_medians);
  g_test_add_func ("/siting-data/covering", test_covers);
  g_test_add_func ("/siting-data/capacitated", test_rooms);
  g_test_add_func ("/siting-data/assignment", test_assignments);
  return g_test_run ();
}
