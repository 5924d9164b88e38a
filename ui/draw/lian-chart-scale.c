/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Round numbers for an axis. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-chart-scale.h"

#include <math.h>

#define HUGE_VALUE 1e300

/* The smallest of 1, 2, 5 times a power of ten that is not less than @least. */
static double
round_step (double least)
{
  static const double factors[] = { 1, 2, 5, 10 };
  double power = pow (10, floor (log10 (least)));

  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    if (factors[i] * power >= least * (1 - 1e-9))
      return factors[i] * power;
  return 10 * power;
}

/* Spans @low and @high and zero with at most @max_ticks ticks, at least two. */
void
_lian_chart_scale_init (LianChartScale *self, double low, double high, guint max_ticks)
{
  max_ticks = MAX (max_ticks, 2);
  low = isfinite (low) ? CLAMP (low, -HUGE_VALUE, 0) : 0;
  high = isfinite (high) ? CLAMP (high, 0, HUGE_VALUE) : 0;
  if (high - low < 1e-300)
    high = low + 1;

  self->step = round_step ((high - low) / (max_ticks - 1));
  /* Between whole ends there are counts: a fifth of a contract is no mark. */
  if (floor (low) == low && floor (high) == high)
    self->step = MAX (self->step, 1);
  for (;;)
    {
      self->low = floor (low / self->step + 1e-9) * self->step;
      self->high = ceil (high / self->step - 1e-9) * self->step;
      self->n_ticks = (guint) lround ((self->high - self->low) / self->step) + 1;
      if (self->n_ticks <= MAX (max_ticks, low < 0 && high > 0 ? 3 : 2))
        break;
      self->step = round_step (self->step * 1.5);
    }
}

double
_lian_chart_scale_get_tick (const LianChartScale *self, guint i)
{
  double value = self->low + i * self->step;

  return fabs (value) < self->step / 2 ? 0 : value;
}

/* Where @value lies: 0 at the low end, 1 at the high end, never outside. */
double
_lian_chart_scale_get_share (const LianChartScale *self, double value)
{
  if (!isfinite (value))
    return 0;
  return CLAMP ((value - self->low) / (self->high - self->low), 0, 1);
}
