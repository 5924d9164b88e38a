/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the members of an assignment mean: checked against each other, and made whole numbers.
 *
 * Decimals are kept exactly as long as everything added up stays below 2^50; where it would not,
 * costs are rounded to the finest unit that fits. */
#include "lian-instance-private.h"
#include "lian-i18n.h"

#include <math.h>

#define MOST_DECIMALS 12
#define ROOM 0x1p50

static gboolean
check_members (LianInstance *self, GError **error)
{
  if (!_lian_instance_check_given (self, "cost", error)
      || !_lian_instance_check_given (self, "use", error)
      || !_lian_instance_check_given (self, "capacity", error))
    return FALSE;
  if (self->cost.n == 0)
    return _lian_instance_fail (error, 0, "cost", _ ("it is empty"));
  if (self->n_use_columns == 0)
    return _lian_instance_fail (error, 0, "use", _ ("a list of rows is expected"));
  if (self->n_use_columns != self->n_cost_columns)
    return _lian_instance_fail (error, 0, "use", _ ("%u numbers in a row instead of %u"),
                                self->n_use_columns, self->n_cost_columns);
  self->n_orders = self->n_cost_columns;
  self->n_makers = (guint) (self->cost.n / self->n_orders);
  return _lian_instance_check_length (self, "use", &self->use, (guint) self->cost.n, error)
         && _lian_instance_check_length (self, "capacity", &self->capacity, self->n_makers, error);
}

static gboolean
check_words (LianInstance *self, GError **error)
{
  if (self->sense != NULL && !g_str_equal (self->sense, "min") && !g_str_equal (self->sense, "max"))
    return _lian_instance_fail (error, 0, "sense", _ ("it is “%s”, not “min” or “max”"), self->sense);
  self->greatest = self->sense != NULL && g_str_equal (self->sense, "max");
  return _lian_instance_check_seconds (self, error);
}

/* What the dearest maker of each order asks, added up. */
static double
sum_costs (const LianInstance *self)
{
  double sum = 0;
  for (guint j = 0; j < self->n_orders; j++)
    {
      double most = 0;
      for (guint i = 0; i < self->n_makers; i++)
        most = fmax (most, self->cost.values[(gsize) i * self->n_orders + j]);
      sum += most;
    }
  return sum;
}

static double
sum_uses (const LianInstance *self)
{
  double most = 0;
  for (guint i = 0; i < self->n_makers; i++)
    {
      double sum = 0;
      for (guint j = 0; j < self->n_orders; j++)
        sum += self->use.values[(gsize) i * self->n_orders + j];
      most = fmax (most, sum);
    }
  return most;
}

static gboolean
find_decimals (guint *decimals, double sum, const char *member, GError **error)
{
  *decimals = MIN (*decimals, MOST_DECIMALS);
  while (*decimals > 0 && sum * pow (10, *decimals) >= ROOM)
    (*decimals)--;
  return sum * pow (10, *decimals) < ROOM
         || _lian_instance_fail (error, 0, member,
                                 _ ("the numbers are too large to be added up exactly"));
}

static void
make_rooms (LianInstance *self, double unit, double most)
{
  self->load = g_new (gint64, self->use.n);
  self->room = g_new (gint64, self->n_makers);
  for (gsize n = 0; n < self->use.n; n++)
    self->load[n] = _lian_instance_whole (self->use.values[n], unit);
  /* null: as much as there is to make. */
  for (guint i = 0; i < self->n_makers; i++)
    self->room[i] = _lian_instance_whole (fmin (self->capacity.values[i], most), unit);
}

/* Takes what was read; FALSE where it makes no sense. */
gboolean
_lian_instance_make_assignment (LianInstance *self, GError **error)
{
  guint uses = MAX (self->use.decimals, self->capacity.decimals);
  self->decimals = self->cost.decimals;
  if (!check_members (self, error) || !check_words (self, error)
      || !find_decimals (&self->decimals, sum_costs (self), "cost", error)
      || !find_decimals (&uses, sum_uses (self), "use", error))
    return FALSE;
  make_rooms (self, pow (10, uses), sum_uses (self));
  self->expense = g_new (gint64, self->cost.n);
  for (gsize n = 0; n < self->cost.n; n++)
    {
      gint64 cost = _lian_instance_whole (self->cost.values[n], pow (10, self->decimals));
      self->expense[n] = self->greatest && cost != G_MAXINT64 ? -cost : cost;
    }
  return TRUE;
}
