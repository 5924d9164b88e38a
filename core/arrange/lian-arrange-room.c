/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a plan leaves of the limits, and what else fits into it.
 *
 * A plan is added to order by order, what is worth most first, each by the cheapest way that has room, in
 * the first month in time and else in the first that is late.  That is no search: it takes nothing away
 * from anyone, and the same room always gives the same. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-check.h"
#include "lian-arrange-room-private.h"

struct __LianRoom
{
  const LianArrangeTask *task;
  GArray *shares;
  gint64 *left; /* by limit and month; of a material with what the months before left */
  gint64 *by_way, *by_part;
  guint16 *set_up; /* by variety and month: shares that need it */
};

/* Puts a share into the plan, or takes it out again with a quantity below 0. */
static void
change (_LianRoom *self, const LianArrangeShare *share, int sign)
{
  const LianArrangeTask *task = self->task;
  const LianArrangeWay *way = WAY (task, share->way);
  guint16 *set_up = way->variety == LIAN_ARRANGE_NONE
                        ? NULL
                        : self->set_up + (gsize) way->variety * task->n_months + share->month;
  gboolean turns = set_up != NULL && (sign > 0 ? (*set_up)++ == 0 : --(*set_up) == 0);
  const LianArrangeVariety *variety = turns ? VARIETY (task, way->variety) : NULL;
  self->by_way[share->way] += sign * share->quantity;
  self->by_part[share->part] += sign * share->quantity;
  for (guint u = 0; u < way->n_uses + (turns ? variety->n_uses : 0); u++)
    {
      gboolean own = u < way->n_uses;
      const LianArrangeUse *use = USE (task, own ? way->first_use + u : variety->first_use + u - way->n_uses);
      gint64 amount = sign * use->amount * (own ? share->quantity : 1);
      gint64 *left = self->left + (gsize) use->limit * task->n_months;
      guint end = LIMIT (task, use->limit)->kind == LIAN_LIMIT_MATERIAL ? task->n_months : share->month + 1;
      for (guint t = share->month; t < end; t++)
        left[t] -= amount;
    }
}

void
_lian_room_put (_LianRoom *self, LianArrangeShare share)
{
  change (self, &share, 1);
  g_array_append_val (self->shares, share);
}

_LianRoom *
_lian_room_new (const LianArrangeTask *task, GArray *shares)
{
  _LianRoom *self = g_new0 (_LianRoom, 1);
  self->task = task;
  self->shares = g_array_new (FALSE, FALSE, sizeof (LianArrangeShare));
  self->left = g_new0 (gint64, MAX ((gsize) task->limits->len * task->n_months, 1));
  self->by_way = g_new0 (gint64, MAX (task->ways->len, 1));
  self->by_part = g_new0 (gint64, MAX (task->parts->len, 1));
  self->set_up = g_new0 (guint16, MAX ((gsize) task->varieties->len * task->n_months, 1));
  for (guint l = 0; l < task->limits->len; l++)
    for (guint t = 0; t < task->n_months; t++)
      {
        gint64 *left = self->left + (gsize) l * task->n_months + t;
        gboolean carries = LIMIT (task, l)->kind == LIAN_LIMIT_MATERIAL && t > 0;
        *left = LIMIT (task, l)->amount[t] + (carries ? left[-1] : 0);
      }
  for (guint n = 0; n < shares->len; n++)
    _lian_room_put (self, *SHARE (shares, n));
  return self;
}

void
_lian_room_free (_LianRoom *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->shares);
  g_free (self->left);
  g_free (self->by_way);
  g_free (self->by_part);
  g_free (self->set_up);
  g_free (self);
}

static gint64
get_left (const _LianRoom *self, guint limit, guint month)
{
  const gint64 *left = self->left + (gsize) limit * self->task->n_months;
  gint64 least = left[month];
  if (LIMIT (self->task, limit)->kind == LIAN_LIMIT_MATERIAL)
    for (guint t = month + 1; t < self->task->n_months; t++)
      least = MIN (least, left[t]);
  return least;
}

/* How many steps more of a way fit into a month. */
gint64
_lian_room_find_fit (const _LianRoom *self, guint number, guint month)
{
  const LianArrangeTask *task = self->task;
  const LianArrangeWay *way = WAY (task, number);
  gboolean sets_up = way->variety != LIAN_ARRANGE_NONE
                     && self->set_up[(gsize) way->variety * task->n_months + month] == 0;
  const LianArrangeVariety *variety = sets_up ? VARIETY (task, way->variety) : NULL;
  gint64 fit = G_MAXINT64;
  for (guint u = 0; u < way->n_uses; u++)
    {
      guint limit = USE (task, way->first_use + u)->limit;
      gint64 left = get_left (self, limit, month)
                    - (sets_up ? _lian_arrange_get_use (task, variety->first_use, variety->n_uses, limit) : 0);
      fit = MIN (fit, MAX (left, 0) / _lian_arrange_get_use (task, way->first_use, way->n_uses, limit));
    }
  for (guint u = 0; sets_up && u < variety->n_uses; u++)
    {
      guint limit = USE (task, variety->first_use + u)->limit;
      if (get_left (self, limit, month) < _lian_arrange_get_use (task, variety->first_use, variety->n_uses, limit))
        return 0;
    }
  return fit;
}

/* What is pinned has as much as it may have. */
static gboolean
is_pinned (const _LianRoom *self, guint way, guint month)
{
  for (guint n = 0; n < self->task->pins->len; n++)
    {
      const LianArrangeAmount *pin = AMOUNT (self->task->pins, n);
      if (pin->way == way && (pin->month == LIAN_ARRANGE_NONE || pin->month == month))
        return TRUE;
    }
  return FALSE;
}

/* Fills months with a part, from one month to another; returns how many steps of @most are left. */
static gint64
fill_part (_LianRoom *self, guint way, guint part, guint first, guint last, gint64 most)
{
  for (guint t = first; t <= last && t < self->task->n_months && most > 0; t++)
    {
      gint64 open = PART (self->task, part)->quantity - self->by_part[part];
      LianArrangeShare share = { way, part, t, MIN (MIN (open, most), _lian_room_find_fit (self, way, t)) };
      if (share.quantity <= 0 || is_pinned (self, way, t))
        continue;
      _lian_room_put (self, share);
      most -= share.quantity;
    }
  return most;
}

static void
take_back (_LianRoom *self, guint n_shares)
{
  for (guint n = self->shares->len; n > n_shares; n--)
    change (self, SHARE (self->shares, n - 1), -1);
  g_array_set_size (self->shares, n_shares);
}

static gboolean
has_other (const _LianRoom *self, const LianArrangeOrder *order, guint way)
{
  for (guint w = order->first_way; w < order->first_way + order->n_ways; w++)
    if (w != way && self->by_way[w] > 0)
      return TRUE;
  return FALSE;
}

/* Fills a part in time, or late. */
static gint64
fill_span (_LianRoom *self, guint way, guint part, gboolean late, gint64 most)
{
  guint first, last;
  int due = PART (self->task, part)->due;
  if (!lian_arrange_task_span (self->task, part, &first, &last))
    return most;
  if (late)
    return fill_part (self, way, part, (guint) MAX ((int) first, due + 1), last, most);
  return due >= (int) first ? fill_part (self, way, part, first, MIN (last, (guint) due), most) : most;
}

/* All parts in time and then what is late, or part by part, which makes most of it. */
static gint64
fill_way (_LianRoom *self, guint way, gboolean by_part, gint64 most)
{
  const LianArrangeOrder *order = ORDER (self->task, WAY (self->task, way)->order);
  guint end = order->first_part + order->n_parts;
  for (guint late = 0; late < 2 && !by_part; late++)
    for (guint p = order->first_part; p < end; p++)
      most = fill_span (self, way, p, late, most);
  for (guint p = order->first_part; p < end && by_part; p++)
    most = fill_span (self, way, p, TRUE, fill_span (self, way, p, FALSE, most));
  return most;
}

/* Gives a way as many steps more of its order as fit, up to @most; in time if all of it may be.  Returns
 * how many. */
gint64
_lian_room_give (_LianRoom *self, guint way, gint64 most)
{
  guint number = WAY (self->task, way)->order, n_shares = self->shares->len;
  const LianArrangeOrder *order = ORDER (self->task, number);
  if (order->one_maker && has_other (self, order, way))
    return 0;
  gint64 wanted = 0;
  for (guint p = order->first_part; p < order->first_part + order->n_parts; p++)
    wanted += PART (self->task, p)->quantity - self->by_part[p];
  wanted = MAX (MIN (most, wanted), 0);
  gint64 left = fill_way (self, way, FALSE, wanted);
  if (left > 0)
    {
      take_back (self, n_shares);
      left = fill_way (self, way, TRUE, wanted);
    }
  if (self->by_way[way] == 0 || self->by_way[way] >= lian_arrange_get_way_lot (self->task, way))
    return wanted - left;
  take_back (self, n_shares);
  return 0;
}

static int
compare_orders (gconstpointer a, gconstpointer b, gpointer task)
{
  guint first = *(const guint *) a, second = *(const guint *) b;
  const LianArrangeOrder *one = ORDER ((LianArrangeTask *) task, first), *other = ORDER ((LianArrangeTask *) task, second);
  double worth = (double) one->value * one->weight, than = (double) other->value * other->weight;
  return worth > than ? -1 : worth < than ? 1 : first < second ? -1 : first > second;
}

static int
compare_ways (gconstpointer a, gconstpointer b, gpointer task)
{
  guint first = *(const guint *) a, second = *(const guint *) b;
  gint64 one = WAY ((LianArrangeTask *) task, first)->cost, other = WAY ((LianArrangeTask *) task, second)->cost;
  return one < other ? -1 : one > other ? 1 : first < second ? -1 : first > second;
}

static void
fill_order (_LianRoom *self, guint number)
{
  const LianArrangeOrder *order = ORDER (self->task, number);
  g_autoptr (GArray) ways = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint w = order->first_way; w < order->first_way + order->n_ways; w++)
    g_array_append_val (ways, w);
  g_array_sort_with_data (ways, compare_ways, (gpointer) self->task);
  for (guint n = 0; n < ways->len; n++)
    _lian_room_give (self, g_array_index (ways, guint, n), G_MAXINT64);
}

/* Adds what fits of all orders. */
void
_lian_room_fill (_LianRoom *self)
{
  g_autoptr (GArray) orders = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint n = 0; n < self->task->orders->len; n++)
    g_array_append_val (orders, n);
  g_array_sort_with_data (orders, compare_orders, (gpointer) self->task);
  for (guint n = 0; n < orders->len; n++)
    fill_order (self, g_array_index (orders, guint, n));
}

/* The plan, in the order of the engine. */
GArray *
_lian_room_list (const _LianRoom *self)
{
  GArray *sorted = g_array_copy (self->shares);
  _lian_arrange_add_up (sorted);
  return sorted;
}

static gint64
get_objective (const LianArrangeTask *task, const gint64 *values, guint place)
{
  __extension__ __int128 sum = 0;
  for (guint n = 0; n < task->stages->len; n++)
    if (STAGE (task, n)->place == place)
      sum += (__int128) values[STAGE (task, n)->aim] * STAGE (task, n)->weight;
  return sum > G_MAXINT64 ? G_MAXINT64 : (gint64) sum;
}

static guint
find_next_place (const LianArrangeTask *task, guint place)
{
  guint next = G_MAXUINT;
  for (guint n = 0; n < task->stages->len; n++)
    if (STAGE (task, n)->place > place)
      next = MIN (next, STAGE (task, n)->place);
  return next;
}

/* Which of two plans is better: below 0 the first, above 0 the second; @place is where they differ. */
int
_lian_plans_compare (const LianArrangeTask *task, const gint64 *first, const gint64 *second, guint *place)
{
  for (*place = find_next_place (task, 0); *place != G_MAXUINT; *place = find_next_place (task, *place))
    {
      gint64 one = get_objective (task, first, *place), other = get_objective (task, second, *place);
      if (one != other)
        return one < other ? -1 : 1;
    }
  return 0;
}

static guint
count_faults (const LianArrangeTask *task, GArray *shares)
{
  g_autoptr (GPtrArray) faults = lian_arrange_check (task, shares);
  return faults->len;
}

static void
take_better (const LianArrangeTask *task, GArray **best, GArray *other)
{
  gint64 first[LIAN_N_AIMS], second[LIAN_N_AIMS];
  guint place;
  lian_arrange_measure (task, *best, first);
  lian_arrange_measure (task, other, second);
  if (_lian_plans_compare (task, first, second, &place) > 0
      && count_faults (task, other) <= count_faults (task, *best))
    {
      g_array_unref (*best);
      *best = g_array_ref (other);
    }
}

static GArray *
fill (const LianArrangeTask *task, GArray *shares)
{
  g_autoptr (_LianRoom) room = _lian_room_new (task, shares);
  _lian_room_fill (room);
  return _lian_room_list (room);
}

/* The plan, or what it becomes if what fits is added; what is late may be placed anew for that. */
GArray *
_lian_room_improve (const LianArrangeTask *task, GArray *shares)
{
  g_autoptr (GArray) in_time = g_array_new (FALSE, FALSE, sizeof (LianArrangeShare));
  GArray *best = g_array_copy (shares);
  for (guint n = 0; n < shares->len; n++)
    if ((int) SHARE (shares, n)->month <= PART (task, SHARE (shares, n)->part)->due)
      g_array_append_val (in_time, *SHARE (shares, n));
  g_autoptr (GArray) added = fill (task, shares), anew = fill (task, in_time);
  take_better (task, &best, added);
  take_better (task, &best, anew);
  return best;
}
