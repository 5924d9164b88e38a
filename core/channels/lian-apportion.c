/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A whole that comes in pieces, shared out by weights.
 *
 * A schedule says what a line of a contract owes by a day; the allotments say who owes what of the
 * whole.  Sharing each piece by itself would let the rounding add up, sharing what is due so far
 * anew could take back what was given; so each piece makes up for the pieces before it, none is ever
 * negative, and the last one leaves each with exactly its weight. */
#include "lian-apportion.h"

typedef struct
{
  guint at;
  __int128 rest; /* what is over after whole units, in parts of the whole */
} Claim;

static int
compare_claims (gconstpointer a, gconstpointer b)
{
  const Claim *one = a, *other = b;
  if (one->rest != other->rest)
    return one->rest > other->rest ? -1 : 1;
  return one->at < other->at ? -1 : one->at > other->at;
}

/* Whole units first; what rests of each claim says who comes next. */
static gint64
give_whole (const gint64 *weights, guint n, __int128 due, __int128 whole, const gint64 *given,
            gint64 *shares, Claim *claims)
{
  gint64 sum = 0;
  for (guint i = 0; i < n; i++)
    {
      __int128 target = due * weights[i];
      gint64 floor = (gint64) (target / whole);
      claims[i] = (Claim){ i, given[i] > floor ? -1 : target % whole };
      shares[i] = MAX (floor - given[i], 0);
      sum += shares[i];
    }
  return sum;
}

/**
 * lian_apportion_next:
 * @weights: (array length=n): what each is to have of the whole; 0 or more, some of them more
 * @n: how many
 * @due: what is due of the whole now
 * @given: (array length=n) (inout): what each had of the pieces before; zeros at first
 * @shares: (array length=n) (out): what each has of this piece
 *
 * The weights are the whole; a piece beyond it is shared in the same way.
 *
 * Returns: whether there was a whole to share
 */
gboolean
lian_apportion_next (const gint64 *weights, guint n, gint64 due, gint64 *given, gint64 *shares)
{
  __int128 whole = 0, before = 0;
  g_autofree Claim *claims = g_new (Claim, n + 1);
  for (guint i = 0; i < n; i++)
    {
      whole += weights[i];
      before += given[i];
    }
  if (whole <= 0)
    return FALSE;
  gint64 left = due - give_whole (weights, n, before + due, whole, given, shares, claims);
  qsort (claims, n, sizeof *claims, compare_claims);
  for (guint c = 0; left > 0 && c < n; c++, left--)
    shares[claims[c].at]++;
  for (guint c = n; left < 0 && c-- > 0;)
    if (shares[claims[c].at] > 0)
      {
        shares[claims[c].at]--;
        left++;
      }
  for (guint i = 0; i < n; i++)
    given[i] += shares[i];
  return TRUE;
}
