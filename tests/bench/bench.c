/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Timing of one thing against another that does the same work in the same run.
 *
 * The two take turns, so that both meet the same machine, and begin in turn.  A ratio is the middle
 * one of the rounds' own ratios: what disturbs one round does not reach it. */
#include "bench.h"

#include <sys/resource.h>

static double
processor_time (int who)
{
  struct rusage used;
  if (getrusage (who, &used) != 0)
    return 0;
  return (double) (used.ru_utime.tv_sec + used.ru_stime.tv_sec)
         + (double) (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / G_USEC_PER_SEC;
}

BenchTime
bench_now (void)
{
  return (BenchTime){
    .passed = (double) g_get_monotonic_time () / G_USEC_PER_SEC,
    .worked = processor_time (RUSAGE_SELF) + processor_time (RUSAGE_CHILDREN),
  };
}

BenchTime
bench_since (BenchTime start)
{
  BenchTime now = bench_now ();
  return (BenchTime){ now.passed - start.passed, now.worked - start.worked };
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

/* The value that stands at this share of @values (0.5 the middle one).  Sorts them. */
double
bench_middle (GArray *values, double at)
{
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, (guint) ((values->len - 1) * at + 0.5));
}

/* Returns a text such as "3.1 ms". */
char *
bench_duration (double seconds)
{
  if (seconds < 1e-3)
    return g_strdup_printf ("%.0f µs", seconds * 1e6);
  if (seconds < 1)
    return g_strdup_printf ("%.*f ms", seconds < 0.1, seconds * 1e3);
  return g_strdup_printf ("%.2f s", seconds);
}

/* What came of the rounds: our times, the other's, and their ratios. */
typedef struct
{
  GArray *ours;
  GArray *others;
  GArray *ratios;
} Column;

static Column
column_new (void)
{
  return (Column){ g_array_new (FALSE, FALSE, sizeof (double)),
                   g_array_new (FALSE, FALSE, sizeof (double)),
                   g_array_new (FALSE, FALSE, sizeof (double)) };
}

static void
column_add (Column *self, double ours, double other)
{
  double ratio = ours / MAX (other, 1e-6);
  g_array_append_val (self->ours, ours);
  g_array_append_val (self->others, other);
  g_array_append_val (self->ratios, ratio);
}

static void
column_print (Column *self, const char *measure)
{
  g_autofree char *ours = bench_duration (bench_middle (self->ours, 0.5));
  g_autofree char *other = bench_duration (bench_middle (self->others, 0.5));
  g_print ("  %-14s %10s   %10s   ratio %.3g (%.3g to %.3g)\n", measure, ours, other,
           bench_middle (self->ratios, 0.5), bench_middle (self->ratios, 0),
           bench_middle (self->ratios, 1));
  g_array_unref (self->ours);
  g_array_unref (self->others);
  g_array_unref (self->ratios);
}

/* Prints the two and their ratio, in time passed and in processor time.  The first round only warms
 * up. */
void
bench_compare (const BenchPair *pair, guint n_rounds, gpointer data)
{
  Column passed = column_new (), worked = column_new ();
  for (guint round = 0; round <= n_rounds; round++)
    {
      gboolean ours_first = round % 2 == 1;
      BenchTime first = ours_first ? pair->ours (data) : pair->other (data);
      BenchTime second = ours_first ? pair->other (data) : pair->ours (data);
      BenchTime ours = ours_first ? first : second, other = ours_first ? second : first;
      if (round == 0)
        continue;
      column_add (&passed, ours.passed, other.passed);
      column_add (&worked, ours.worked, other.worked);
    }
  g_print ("%s, beside %s (%u rounds)\n", pair->what, pair->other_name, n_rounds);
  column_print (&passed, "time");
  column_print (&worked, "processor time");
}
