/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Plans of arrangement: how long they take, and how far they may be from the best, stage by stage; and a
 * task of moderate size beside CBC and GLPK, which get all stages as one objective, each ten times the
 * next, as one mixed integer programme, and as long as they like up to a minute.  Only what is yes or no
 * has to be whole for them: with shares in whole numbers neither finds any plan of that size. */
#include "bench.h"
#include "../core/big-arrange.h"

#include "lian-arrange-planner-private.h"
#include "lian-arrange-solve.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define RATE 10
#define OBJECTIVE "Objective value:"

static void
print_figures (const LianArrangePlan *plan)
{
  for (guint n = 0; n < plan->figures->len; n++)
    {
      const LianArrangeFigure *figure = &g_array_index (plan->figures, LianArrangeFigure, n);
      double gap = figure->objective == 0 ? 0
                                          : 100.0 * (double) (figure->objective - figure->bound)
                                                / (double) figure->objective;
      g_print ("  stage %u: %.5g, at most %.2f %% above the best\n", figure->place,
               (double) figure->objective, gap);
    }
}

static LianArrangePlan *
solve (const LianArrangeTask *task, const BigArrange *size, double seconds)
{
  LianSolveLimits limits = { seconds, g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC) };
  BenchTime start = bench_now ();
  LianArrangePlan *plan = lian_arrange_solve (task, &limits, NULL, NULL, NULL);
  BenchTime spent = bench_since (start);
  g_print ("%u co-operatives, %u lines, %u months, load %u %%, spare %u %%: %.1f s passed, %.1f s of processor time\n",
           size->n_makers, size->n_orders, size->n_months, size->load, size->spare, spent.passed, spent.worked);
  print_figures (plan);
  return plan;
}

static char *
write_programme (const _LianModel *model, const gint64 *cost)
{
  g_autofree char *text = _lian_model_write (model, cost, 1, FALSE);
  char *path = NULL;
  int file = g_file_open_tmp ("arrange-XXXXXX.lp", &path, NULL);
  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

/* What the plan has of all stages in one, beside what another has. */
static void
say_ratio (const char *rival, double own, double other)
{
  g_print ("    plan beside %s: %.3f times as much of all stages in one\n", rival, own / other);
}

/* Orders placed one after the other, what counts most and is due first before the others. */
static void
beside_greedy (const LianArrangeTask *task, const _LianModel *model, const gint64 *all, double own)
{
  const LianSolveLimits limits = { 1, 0 };
  _LianEffort effort;
  g_autoptr (_LianModel) greedy = _lian_model_new (task);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gint64 *best = g_new0 (gint64, model->n_columns + 1);
  _LianStages stages = { .model = greedy, .effort = &effort, .best = best };
  for (guint place = 1; place <= LIAN_N_AIMS; place++)
    g_array_append_val (places, place);
  _lian_effort_begin (&effort, &limits, NULL, NULL);
  _LianPlanner *planner = _lian_planner_new (&stages, places);
  _lian_planner_run (planner, &stages);
  _lian_planner_free (planner);
  say_ratio ("order after order", own, (double) _lian_model_sum (model, all, best));
}

/* Prints the last line of each kind in which a solver tells what it found; @own is what the plan has. */
static void
run_rival (const char *const *words, const char *const *marks, double own)
{
  g_autoptr (GSubprocess) process = g_subprocess_newv (words, G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL);
  g_autofree char *out = NULL;
  BenchTime start = bench_now ();
  if (process == NULL || !g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, NULL))
    {
      g_print ("  %s is not there\n", words[2]);
      return;
    }
  BenchTime spent = bench_since (start);
  g_print ("  %s: %.1f s passed, %.1f s of processor time\n", words[2], spent.passed, spent.worked);
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);
  for (const char *const *mark = marks; *mark != NULL; mark++)
    {
      const char *last = NULL;
      for (char **line = lines; *line != NULL; line++)
        last = g_str_has_prefix (*line, *mark) ? *line : last;
      if (last != NULL)
        g_print ("    %s\n", last);
      if (last != NULL && g_str_has_prefix (last, OBJECTIVE))
        say_ratio (words[2], own, g_ascii_strtod (last + strlen (OBJECTIVE), NULL));
    }
}

static void
beside_rivals (void)
{
  const BigArrange size = { 1956, 20, 60, 6, 105, 0 };
  g_autoptr (LianArrangeTask) task = big_arrange_new (&size);
  g_autoptr (LianArrangePlan) plan = solve (task, &size, 10);
  g_autoptr (_LianModel) model = _lian_model_new (task);
  gint64 *cost[LIAN_N_AIMS];
  double sum = 0;
  for (guint k = 0; k < LIAN_N_AIMS; k++)
    {
      cost[k] = _lian_model_stage_cost (model, k + 1);
      sum = sum * RATE + (double) g_array_index (plan->figures, LianArrangeFigure, k).objective;
    }
  g_autofree gint64 *all = _lian_model_weigh (model, cost, LIAN_N_AIMS, RATE);
  g_autofree char *path = write_programme (model, all);
  g_print ("  all stages as one objective, each %u times the next: %.7g\n", RATE, sum);
  beside_greedy (task, model, all, sum);
  run_rival ((const char *[]) { "timeout", "90", "cbc", path, "timeMode", "elapsed", "sec", "60", "solve", NULL },
             (const char *[]) { OBJECTIVE, "Lower bound", "Upper bound", "Result", NULL }, sum);
  run_rival ((const char *[]) { "timeout", "90", "glpsol", "--lp", path, "--tmlim", "60", "--cuts", NULL },
             (const char *[]) { "INTEGER", "TIME LIMIT", "+", NULL }, sum);
  g_unlink (path);
  for (guint k = 0; k < LIAN_N_AIMS; k++)
    g_free (cost[k]);
}

int
main (void)
{
  setvbuf (stdout, NULL, _IOLBF, 0); /* what was found is seen even if somebody ends the rest */
  const BigArrange sizes[] = { { 1956, 50, 300, 6, 85, 0 }, { 1956, 50, 300, 6, 85, 60 }, { 1956, 100, 1000, 12, 85, 60 },
                               { 1956, 500, 5000, 12, 85, 60 }, { 1956, 500, 5000, 12, 110, 60 },
                               { 1956, 500, 5000, 12, 85, 0 } };
  const double seconds[] = { 20, 20, 40, 60, 60, 60 };
  beside_rivals ();
  for (guint n = 0; n < G_N_ELEMENTS (sizes); n++)
    {
      g_autoptr (LianArrangeTask) task = big_arrange_new (sizes + n);
      lian_arrange_plan_free (solve (task, sizes + n, seconds[n]));
    }
  return 0;
}
