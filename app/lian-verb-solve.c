/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe solve: a plain instance of a planning problem from a JSON file. */
#include "lian-i18n.h"
#include "lian-instance.h"
#include "lian-verb.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

/* Without a word of the instance: answers come within five seconds. */
#define SECONDS 4.6
/* What it takes to print the answer and to end. */
#define LEAVE 0.04

/* For how many seconds this program has been running; the limit of an instance includes the start. */
static double
find_age (void)
{
  g_autofree char *stat = NULL;
  struct timespec now;
  if (!g_file_get_contents ("/proc/self/stat", &stat, NULL, NULL)
      || clock_gettime (CLOCK_BOOTTIME, &now) != 0)
    return 0;
  /* The name in brackets may hold anything; the 22nd field is the twentieth after it. */
  const char *rest = strrchr (stat, ')');
  g_auto (GStrv) fields = g_strsplit (rest != NULL ? rest + 1 : "", " ", -1);
  if (g_strv_length (fields) < 21)
    return 0;
  double began = g_ascii_strtod (fields[20], NULL) / (double) sysconf (_SC_CLK_TCK);
  return CLAMP ((double) now.tv_sec + (double) now.tv_nsec / 1e9 - began, 0, 60);
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;
  gint64 began = g_get_monotonic_time () - (gint64) (find_age () * G_USEC_PER_SEC);
  if (!lian_instance_is_problem (arguments[0]))
    {
      g_autofree char *known = lian_instance_list_problems ();
      return lian_verb_misuse (_ ("there is no problem “%s”; there are %s"), arguments[0], known);
    }
  if (!g_file_get_contents (arguments[1], &text, &length, &error))
    return lian_verb_fail_at (arguments[1], error);
  g_autoptr (LianInstance) instance = lian_instance_read (arguments[0], text, length, &error);
  if (instance == NULL)
    return lian_verb_fail_at (arguments[1], error);
  double seconds = lian_instance_get_seconds (instance);
  seconds = CLAMP (seconds > 0 ? seconds - LEAVE : SECONDS, 0.001, 1e6);
  g_autofree char *answer = lian_instance_solve (
      instance, seconds, began + (gint64) (seconds * G_USEC_PER_SEC), NULL, NULL, &error);
  if (answer == NULL)
    return lian_verb_fail_at (arguments[1], error);
  g_print ("%s\n", answer);
  return LIAN_EXIT_DONE;
}

const LianVerb lian_verb_solve = {
  .name = "solve",
  .synopsis = "PROBLEM INSTANCE.json",
  .summary = N_ ("Solve a plain instance of a planning problem"),
  .n_min = 2,
  .n_max = 2,
  .run = run,
};
