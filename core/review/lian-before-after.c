/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Output and service of an activity before and after a day.
 *
 * Compared are the returns nearest to the day, the same stretch on either side: whole months as far
 * as both sides have them without a gap, at most LIAN_COMPARED_MONTHS; where returns are not
 * monthly, as many days on either side.  The return that the day falls into belongs to neither.
 * Everything is whole numbers; shares are compared crosswise.  A figure that one return of the
 * stretch lacks is unknown, and unknown is never "did not fall". */
#include "lian-before-after.h"

/* Returns on one side of the day, the nearest first. */
typedef struct
{
  const GPtrArray *returns;
  guint n;
  gboolean earlier; /* whether it goes back in time */
  const LianRecord **nearest;
} Side;

static LianDate
from_of (const LianRecord *record)
{
  return lian_record_get_date (record, "from_date");
}

static LianDate
to_of (const LianRecord *record)
{
  return lian_record_get_date (record, "to_date");
}

static int
compare_from (gconstpointer a, gconstpointer b)
{
  LianDate one = from_of (*(LianRecord *const *) a), other = from_of (*(LianRecord *const *) b);
  return (one > other) - (one < other);
}

/* The first and last day of the @n nearest returns. */
static void
get_stretch (const Side *side, guint n, LianDate *from, LianDate *to)
{
  const LianRecord *near = side->nearest[0], *far = side->nearest[n - 1];
  *from = from_of (side->earlier ? far : near);
  *to = to_of (side->earlier ? near : far);
}

static guint
get_days (const Side *side, guint n)
{
  LianDate from, to;
  get_stretch (side, n, &from, &to);
  return (guint) (to - from + 1);
}

/* Takes returns outwards from the day until there is a gap. */
static void
collect_side (Side *side, const GPtrArray *sorted, LianDate day, gboolean earlier)
{
  side->earlier = earlier;
  side->nearest = g_new0 (const LianRecord *, sorted->len + 1);
  for (guint k = 0; k < sorted->len; k++)
    {
      const LianRecord *record = sorted->pdata[earlier ? sorted->len - 1 - k : k];
      const LianRecord *last = side->n > 0 ? side->nearest[side->n - 1] : NULL;
      if (earlier ? to_of (record) >= day : from_of (record) < day)
        continue;
      if (last != NULL
          && (earlier ? to_of (record) + 1 != from_of (last) : from_of (record) != to_of (last) + 1))
        break;
      side->nearest[side->n++] = record;
      if (get_days (side, side->n) > LIAN_COMPARED_MONTHS * 31)
        {
          side->n--;
          break;
        }
    }
}

/* How many whole calendar months the @n nearest returns fill; 0 when they begin or end within one. */
static guint
get_months (const Side *side, guint n)
{
  LianDate from, to;
  int year, month, day, year_after, month_after, day_after;
  get_stretch (side, n, &from, &to);
  lian_date_split (from, &year, &month, &day);
  lian_date_split (lian_date_add_days (to, 1), &year_after, &month_after, &day_after);
  if (day != 1 || day_after != 1)
    return 0;
  return (guint) ((year_after - year) * 12 + month_after - month);
}

typedef guint (*LengthFunc) (const Side *side, guint n);

/* The longest stretch that both sides have, up to @most. */
static guint
find_equal (const Side *before, const Side *after, LengthFunc length, guint most, guint *n_before,
            guint *n_after)
{
  guint best = 0;
  for (guint i = 1; i <= before->n; i++)
    for (guint j = 1; j <= after->n; j++)
      {
        guint l = length (before, i);
        if (l > best && l <= most && l == length (after, j))
          {
            best = l;
            *n_before = i;
            *n_after = j;
          }
      }
  return best;
}

static gboolean
add_number (gint64 *sum, const LianRecord *record, const char *field)
{
  return !lian_record_is_empty (record, field)
         && !__builtin_add_overflow (*sum, lian_record_get_number (record, field), sum);
}

static const char *
measure_of (const GPtrArray *units, gint64 id)
{
  for (guint i = 0; units != NULL && i < units->len; i++)
    if (lian_record_get_id (units->pdata[i]) == id)
      return lian_record_get_text (units->pdata[i], "measure");
  return NULL;
}

/* Quantities are added up only if all count the same: by the piece, by weight, by length. */
static gboolean
same_measure (const LianBeforeAfter *self, const GPtrArray *units, const LianRecord *record)
{
  gint64 unit = lian_record_get_number (record, "unit");
  return unit == self->unit
         || (measure_of (units, unit) != NULL
             && g_strcmp0 (measure_of (units, unit), measure_of (units, self->unit)) == 0);
}

typedef struct
{
  const LianBeforeAfter *owner;
  const GPtrArray *units;
  LianFigure figure;
  const char *field;
  const char *of; /* what a share is a share of */
  guint have;
  guint lack;
} Sum;

static void
add_up (Sum *sum, const Side *side, guint n, gint64 *total, gint64 *divisor)
{
  gboolean mean = sum->figure == LIAN_FIGURE_VARIETIES || sum->figure == LIAN_FIGURE_HOURS;
  *total = 0;
  *divisor = mean ? (gint64) n : sum->of != NULL ? 0 : 1;
  for (guint i = 0; i < n; i++)
    {
      const LianRecord *record = side->nearest[i];
      gboolean ok = add_number (total, record, sum->field)
                    && (sum->of == NULL || add_number (divisor, record, sum->of))
                    && (sum->figure != LIAN_FIGURE_QUANTITY
                        || same_measure (sum->owner, sum->units, record));
      *(ok ? &sum->have : &sum->lack) += 1;
    }
}

/* after/after_of against before/before_of: whether it is at most so many per cent of it. */
static gboolean
is_at_most (const LianFigureChange *c, int percent)
{
  return (__int128) c->after * c->before_of * 100 <= (__int128) c->before * c->after_of * percent;
}

static LianTruth
judge (const LianFallLimits *limits, LianFigure figure, const LianFigureChange *c)
{
  gboolean fell;
  switch (figure)
    {
    case LIAN_FIGURE_QUALITY:
      fell = ((__int128) c->before * c->after_of - (__int128) c->after * c->before_of) * 100
             >= (__int128) limits->quality * c->before_of * c->after_of;
      break;
    case LIAN_FIGURE_COMPLAINTS:
      fell = c->after - c->before >= limits->complaints
             && (__int128) c->after * 100 >= (__int128) c->before * (100 + limits->percent);
      break;
    case LIAN_FIGURE_OUTPUT_VALUE:
    case LIAN_FIGURE_QUANTITY:
    case LIAN_FIGURE_VARIETIES:
    case LIAN_FIGURE_HOURS:
    case LIAN_FIGURE_POINTS:
    case LIAN_N_FIGURES:
    default:
      fell = c->before > 0 && is_at_most (c, 100 - (int) limits->percent);
      break;
    }
  return fell ? LIAN_YES : LIAN_NO;
}

static void
compare_figure (LianBeforeAfter *self, const GPtrArray *units, LianFigure figure, const Side *before,
                const Side *after)
{
  static const char *const fields[LIAN_N_FIGURES]
      = { "output_value", "quantity", "varieties", "passed", "complaints", "hours", NULL };
  LianFigureChange *change = &self->figures[figure];
  Sum sum = { .owner = self,
              .units = units,
              .figure = figure,
              .field = fields[figure],
              .of = figure == LIAN_FIGURE_QUALITY ? "examined" : NULL };
  add_up (&sum, before, self->n_before, &change->before, &change->before_of);
  add_up (&sum, after, self->n_after, &change->after, &change->after_of);
  if (sum.have == 0)
    change->fell = LIAN_NOT_ASKED;
  else if (sum.lack > 0 || change->before_of <= 0 || change->after_of <= 0)
    change->fell = LIAN_UNKNOWN;
  else
    change->fell = judge (&self->limits, figure, change);
}

static void
choose_periods (LianBeforeAfter *self, const Side *before, const Side *after)
{
  self->months = find_equal (before, after, get_months, LIAN_COMPARED_MONTHS, &self->n_before,
                             &self->n_after);
  if (self->months == 0)
    self->days = find_equal (before, after, get_days, LIAN_COMPARED_MONTHS * 31, &self->n_before,
                             &self->n_after);
  if (self->months == 0 && self->days == 0)
    return;
  get_stretch (before, self->n_before, &self->before_from, &self->before_to);
  get_stretch (after, self->n_after, &self->after_from, &self->after_to);
}

/**
 * lian_before_after_compute:
 * @self: (out caller-allocates): the comparison
 * @returns: (element-type LianRecord): the production returns of one activity, in any order
 * @units: (nullable) (element-type LianRecord): the units of measure of the base
 * @limits: what counts as a fall
 * @day: the day that divides, or 0
 *
 * Compares equal periods before and after @day.  Service points come by
 * lian_before_after_set_points().
 */
void
lian_before_after_compute (LianBeforeAfter *self, const GPtrArray *returns, const GPtrArray *units,
                           const LianFallLimits *limits, LianDate day)
{
  *self = (LianBeforeAfter){ .day = day, .limits = *limits };
  if (day == 0)
    return;
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  for (guint i = 0; i < returns->len; i++)
    g_ptr_array_add (sorted, returns->pdata[i]);
  g_ptr_array_sort (sorted, compare_from);
  Side before = { 0 }, after = { 0 };
  collect_side (&before, sorted, day, TRUE);
  collect_side (&after, sorted, day, FALSE);
  choose_periods (self, &before, &after);
  if (self->n_before > 0)
    self->unit = lian_record_get_number (before.nearest[0], "unit");
  for (int figure = 0; self->n_before > 0 && figure < LIAN_FIGURE_POINTS; figure++)
    compare_figure (self, units, (LianFigure) figure, &before, &after);
  g_free (before.nearest);
  g_free (after.nearest);
}

static gboolean
is_open (const LianRecord *point, LianDate day)
{
  LianDate opened = lian_record_get_date (point, "opened"), closed = lian_record_get_date (point, "closed");
  return (opened == 0 || opened <= day) && (closed == 0 || closed > day);
}

/**
 * lian_before_after_set_points:
 * @self: a comparison
 * @points: (element-type LianRecord): the service points of the activity
 * @today: the day up to which openings and closings are known
 *
 * Counts the points that were open on the day before, and those that are on @today.
 */
void
lian_before_after_set_points (LianBeforeAfter *self, const GPtrArray *points, LianDate today)
{
  LianFigureChange *change = &self->figures[LIAN_FIGURE_POINTS];
  *change = (LianFigureChange){ .before_of = 1, .after_of = 1 };
  if (self->day == 0 || points->len == 0 || today < self->day)
    return;
  for (guint i = 0; i < points->len; i++)
    {
      change->before += is_open (points->pdata[i], self->day - 1);
      change->after += is_open (points->pdata[i], today);
    }
  change->fell = judge (&self->limits, LIAN_FIGURE_POINTS, change);
}

/**
 * lian_before_after_set_limits:
 * @self: a comparison
 * @limits: what counts as a fall
 *
 * Judges the figures again.
 */
void
lian_before_after_set_limits (LianBeforeAfter *self, const LianFallLimits *limits)
{
  self->limits = *limits;
  for (int figure = 0; figure < LIAN_N_FIGURES; figure++)
    if (self->figures[figure].fell == LIAN_YES || self->figures[figure].fell == LIAN_NO)
      self->figures[figure].fell = judge (limits, (LianFigure) figure, &self->figures[figure]);
}

/* Yes as soon as one figure fell.  No only where the leading figure did not and none is unknown;
 * figures that nobody reports are left out. */
static LianTruth
any_fell (const LianBeforeAfter *self, LianFigure first, LianFigure last, LianFigure leading)
{
  LianTruth any = LIAN_NO;
  for (int figure = (int) first; figure <= (int) last; figure++)
    if (self->figures[figure].fell != LIAN_NOT_ASKED)
      any = lian_truth_or (any, self->figures[figure].fell);
  return any == LIAN_NO && self->figures[leading].fell != LIAN_NO ? LIAN_UNKNOWN : any;
}

/**
 * lian_before_after_output_fell:
 * @self: a comparison
 *
 * Returns: whether output fell; never #LIAN_NOT_ASKED
 */
LianTruth
lian_before_after_output_fell (const LianBeforeAfter *self)
{
  return any_fell (self, LIAN_FIGURE_OUTPUT_VALUE, LIAN_FIGURE_QUANTITY, LIAN_FIGURE_OUTPUT_VALUE);
}

/**
 * lian_before_after_service_fell:
 * @self: a comparison
 *
 * Returns: whether service fell; "no" rests on the complaints at least
 */
LianTruth
lian_before_after_service_fell (const LianBeforeAfter *self)
{
  return any_fell (self, LIAN_FIGURE_VARIETIES, LIAN_FIGURE_POINTS, LIAN_FIGURE_COMPLAINTS);
}

/**
 * lian_before_after_is_compared:
 * @self: a comparison
 *
 * Returns: whether equal periods were found
 */
gboolean
lian_before_after_is_compared (const LianBeforeAfter *self)
{
  return self->n_before > 0;
}

/**
 * lian_figure_change_get_permille:
 * @change: a change whose numbers hold
 *
 * Returns: by how many thousandths of what it was the figure changed, rounded to the nearest;
 *   %G_MAXINT64 where it was nothing before
 */
gint64
lian_figure_change_get_permille (const LianFigureChange *change)
{
  __int128 base = (__int128) change->before * change->after_of;
  __int128 difference = (__int128) change->after * change->before_of - base;
  if (base <= 0)
    return G_MAXINT64;
  __int128 rounded = (difference * 2000 + (difference < 0 ? -base : base)) / (2 * base);
  return rounded > G_MAXINT32 ? G_MAXINT64 : (gint64) rounded;
}
