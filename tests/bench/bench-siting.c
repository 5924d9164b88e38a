/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Where to put points, beside the straightforward ways.
 *
 * The plain one tries every swap and adds up all distances anew (Teitz and Bart as they are told);
 * the better one keeps the two nearest sites of every place and looks at all places for every site to
 * open (Whitaker).  Both end where no swap helps; what each reaches is printed as well. */
#include "bench.h"

#include "lian-siting.h"

#include <math.h>

typedef struct
{
  guint n, m, p;
  double seconds; /* of work for ours */
  gint32 *distance;
  gint64 *weight;
  gint64 ours, other;
} Bench;

static void
fill (Bench *bench, guint n, guint m, guint p, double seconds)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1956);
  g_autofree double *x = g_new (double, n), *y = g_new (double, n);
  *bench = (Bench){ n, m, p, seconds, g_new (gint32, (gsize) n * m), g_new (gint64, n), 0, 0 };
  for (guint i = 0; i < n; i++)
    {
      x[i] = g_rand_double_range (random, 0, 10000);
      y[i] = g_rand_double_range (random, 0, 10000);
      bench->weight[i] = g_rand_int_range (random, 1, 2000);
    }
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < m; j++)
      bench->distance[(gsize) i * m + j] = (gint32) rint (hypot (x[i] - x[j], y[i] - y[j]));
}

static void
clear (Bench *bench)
{
  g_free (bench->distance);
  g_free (bench->weight);
}

static BenchTime
ours (gpointer data)
{
  Bench *bench = data;
  BenchTime start = bench_now ();
  LianSitingTask task = { .kind = LIAN_SITING_MEDIAN, .n_places = bench->n, .n_sites = bench->m,
                          .distance = bench->distance, .weight = bench->weight, .p = bench->p };
  LianSolveLimits limits = { .seconds = bench->seconds };
  g_autoptr (LianSitingAnswer) answer = lian_siting_solve (&task, &limits, NULL, NULL, NULL);
  BenchTime spent = bench_since (start);
  bench->ours = answer->objective;
  g_print ("  %u of %u for %u: %" G_GINT64_FORMAT ", at most %.2f %% above the best\n", bench->p,
           bench->m, bench->n, answer->objective,
           100.0 * (double) (answer->objective - answer->bound) / (double) answer->objective);
  return spent;
}

static gint64
add_up (const Bench *bench, const guint *open)
{
  gint64 sum = 0;
  for (guint i = 0; i < bench->n; i++)
    {
      gint32 least = G_MAXINT32;
      for (guint k = 0; k < bench->p; k++)
        least = MIN (least, bench->distance[(gsize) i * bench->m + open[k]]);
      sum += least * bench->weight[i];
    }
  return sum;
}

static gboolean
is_open (const Bench *bench, const guint *open, guint site)
{
  for (guint k = 0; k < bench->p; k++)
    if (open[k] == site)
      return TRUE;
  return FALSE;
}

static BenchTime
plainly (gpointer data)
{
  Bench *bench = data;
  BenchTime start = bench_now ();
  g_autofree guint *open = g_new (guint, bench->p);
  for (guint k = 0; k < bench->p; k++)
    open[k] = k;
  gint64 value = add_up (bench, open);
  for (gboolean better = TRUE; better;)
    {
      better = FALSE;
      for (guint site = 0; site < bench->m; site++)
        for (guint k = 0; k < bench->p && !is_open (bench, open, site); k++)
          {
            guint before = open[k];
            open[k] = site;
            gint64 now = add_up (bench, open);
            better = better || now < value;
            if (now < value)
              value = now;
            else
              open[k] = before;
          }
    }
  BenchTime spent = bench_since (start);
  bench->other = value;
  g_print ("  trying all swaps ends at %" G_GINT64_FORMAT "\n", value);
  return spent;
}

typedef struct
{
  guint *open, *first; /* first: by place, which of @open */
  gint32 *near, *next;
} Nearest;

static gint64
find_nearest (const Bench *bench, Nearest *self)
{
  gint64 sum = 0;
  for (guint i = 0; i < bench->n; i++)
    {
      const gint32 *row = bench->distance + (gsize) i * bench->m;
      self->near[i] = self->next[i] = G_MAXINT32;
      for (guint k = 0; k < bench->p; k++)
        if (row[self->open[k]] < self->near[i])
          {
            self->next[i] = self->near[i];
            self->near[i] = row[self->open[k]];
            self->first[i] = k;
          }
        else
          self->next[i] = MIN (self->next[i], row[self->open[k]]);
      sum += self->near[i] * bench->weight[i];
    }
  return sum;
}

/* What opening @site brings, and in @slot the one to close for it. */
static gint64
try_site (const Bench *bench, const Nearest *self, guint site, gint64 *loss, guint *slot)
{
  gint64 gain = 0;
  for (guint k = 0; k < bench->p; k++)
    loss[k] = 0;
  for (guint i = 0; i < bench->n; i++)
    {
      gint32 distance = bench->distance[(gsize) i * bench->m + site];
      if (distance < self->near[i])
        gain += (self->near[i] - distance) * bench->weight[i];
      else
        loss[self->first[i]] += (MIN (distance, self->next[i]) - self->near[i]) * bench->weight[i];
    }
  *slot = 0;
  for (guint k = 1; k < bench->p; k++)
    if (loss[k] < loss[*slot])
      *slot = k;
  return gain - loss[*slot];
}

static BenchTime
with_two_nearest (gpointer data)
{
  Bench *bench = data;
  BenchTime start = bench_now ();
  g_autofree guint *open = g_new (guint, bench->p), *first = g_new (guint, bench->n);
  g_autofree gint32 *near = g_new (gint32, bench->n), *next = g_new (gint32, bench->n);
  g_autofree gint64 *loss = g_new (gint64, bench->p);
  Nearest self = { open, first, near, next };
  for (guint k = 0; k < bench->p; k++)
    open[k] = k;
  gint64 value = find_nearest (bench, &self), best;
  do
    {
      guint best_site = 0, best_slot = 0, slot;
      best = 0;
      for (guint site = 0; site < bench->m; site++)
        {
          gint64 worth = is_open (bench, open, site) ? 0 : try_site (bench, &self, site, loss, &slot);
          if (worth <= best)
            continue;
          best = worth;
          best_site = site;
          best_slot = slot;
        }
      if (best > 0)
        open[best_slot] = best_site;
      value = find_nearest (bench, &self);
    }
  while (best > 0);
  BenchTime spent = bench_since (start);
  bench->other = value;
  g_print ("  swaps with the two nearest end at %" G_GINT64_FORMAT "\n", value);
  return spent;
}

int
main (void)
{
  static const BenchPair small = { "the best 10 of 200 for 200 places, proved", ours,
                                   "trying all swaps, adding up anew", plainly };
  static const BenchPair large = { "the best 100 of 1,000 for 5,000 places", ours,
                                   "best swaps with the two nearest", with_two_nearest };
  Bench bench;
  fill (&bench, 200, 200, 10, 4);
  bench_compare (&small, 3, &bench);
  g_assert_cmpint (bench.ours, <=, bench.other);
  clear (&bench);
  fill (&bench, 5000, 1000, 100, 1.5);
  bench_compare (&large, 3, &bench);
  clear (&bench);
  return 0;
}
