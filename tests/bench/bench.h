/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Timing of one thing against another that does the same work in the same run. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BenchTime:
 * @passed: seconds that passed
 * @worked: seconds of processor time, of all threads and of children waited for
 *
 * What work cost.  On a machine that does other things too, the second is the better measure; it
 * leaves out the wait for the disk.
 */
typedef struct
{
  double passed;
  double worked;
} BenchTime;

BenchTime bench_now (void);
BenchTime bench_since (BenchTime start);

/**
 * BenchRun:
 * @data: of the pair
 *
 * Does the work once.
 *
 * Returns: what the work cost, without what prepares it
 */
typedef BenchTime (*BenchRun) (gpointer data);

/**
 * BenchPair:
 * @what: the work, a few words
 * @ours: Lianshe's way
 * @other_name: the rival, or the floor that nobody can do without
 * @other: the rival's way
 */
typedef struct
{
  const char *what;
  BenchRun ours;
  const char *other_name;
  BenchRun other;
} BenchPair;

void bench_compare (const BenchPair *pair, guint n_rounds, gpointer data);
double bench_middle (GArray *values, double at);
char *bench_duration (double seconds);

G_END_DECLS
