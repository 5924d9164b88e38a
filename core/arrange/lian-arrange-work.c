/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Reads what work takes: of what a co-operative is able to make, of its processes, and in hours. */
#include "lian-arrange-reader-private.h"

#include "lian-capacity.h"
#include "lian-ratio.h"

#define MS_PER_HOUR G_GINT64_CONSTANT (3600000)
#define MS_PER_MINUTE G_GINT64_CONSTANT (60000)
#define MOST (G_MAXINT64 / 4096)

static gint64
divide_up (__int128 a, __int128 b)
{
  __int128 up = (a + b - 1) / b;
  return (gint64) CLAMP (up, 0, MOST);
}

static int
days_between (LianDate from, LianDate to)
{
  return to < from ? 0 : to - from + 1;
}

static int
days_in_month (LianDate day)
{
  int year, month, of_month;
  lian_date_split (day, &year, &month, &of_month);
  LianDate first = lian_date_new (year, month, 1);
  return lian_date_add_months (first, 1) - first;
}

/* The index of what a table has under a key, or what `make` makes of it. */
static gboolean
find_index (GHashTable *table, const char *key, guint *index)
{
  gpointer found = g_hash_table_lookup (table, key);
  *index = found != NULL ? GPOINTER_TO_UINT (found) - 1 : 0;
  return found != NULL;
}

/* The limit of that kind, record and owner; a new one has nothing yet. */
guint
_lian_reader_limit (_LianReader *self, LianLimitKind kind, gint64 record, gint64 contract, guint maker,
                    gboolean *made)
{
  guint index;
  g_autofree char *key = g_strdup_printf ("%d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %u", kind, record,
                                          contract, maker);
  *made = !find_index (self->limits, key, &index);
  if (!*made)
    return index;
  index = lian_arrange_task_add_limit (self->task, kind, record, maker);
  g_array_index (self->task->limits, LianArrangeLimit, index).contract = contract;
  g_hash_table_insert (self->limits, g_steal_pointer (&key), GUINT_TO_POINTER (index + 1));
  return index;
}

/* Appends what a way or a variety takes; all of one follow each other. */
void
_lian_reader_use (_LianReader *self, guint limit, gint64 amount, guint *first, guint *n)
{
  LianArrangeUse use = { limit, amount };
  if (amount <= 0)
    return;
  if (*n == 0)
    *first = self->task->uses->len;
  for (guint i = 0; i < *n; i++)
    if (g_array_index (self->task->uses, LianArrangeUse, *first + i).limit == limit)
      {
        g_array_index (self->task->uses, LianArrangeUse, *first + i).amount += amount;
        return;
      }
  g_array_append_val (self->task->uses, use);
  *n += 1;
}

static gint64
floor_of (_LianReader *self, gint64 members)
{
  __int128 floor = 0;
  __int128 monthly = (__int128) members * lian_record_get_number (self->arrangement, "floor_hours") * MS_PER_HOUR;
  for (guint t = self->months.now; t < self->months.n; t++)
    {
      LianDate from = _lian_months_from (&self->months, t), to = _lian_months_to (&self->months, t);
      floor += monthly * days_between (from, to) / days_in_month (to);
    }
  return (gint64) MIN (floor, MOST);
}

guint
_lian_reader_maker (_LianReader *self, const LianRecord *cooperative)
{
  guint index;
  gint64 id = lian_record_get_id (cooperative);
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  if (find_index (self->makers, key, &index))
    return index;
  LianArrangeMaker maker = { .cooperative = id,
                             .members = lian_record_get_number (cooperative, "members_male")
                                        + lian_record_get_number (cooperative, "members_female") };
  maker.floor = floor_of (self, maker.members);
  g_array_append_val (self->task->makers, maker);
  lian_arrange_names_set (self->book->names, id, lian_record_get_title (cooperative));
  lian_arrange_names_set_trade (self->book->names, id, lian_record_get_number (cooperative, "trade"));
  g_hash_table_insert (self->makers, g_steal_pointer (&key), GUINT_TO_POINTER (self->task->makers->len));
  return self->task->makers->len - 1;
}

/* A capacity of the co-operative for the product on a day of the months that are open still. */
static gboolean
serves (_LianReader *self, const LianRecord *capacity, gint64 product)
{
  LianDate to = lian_check_last_day (capacity);
  return lian_record_get_number (capacity, "product") == product
         && lian_record_get_date (capacity, "from_date") < self->months.end
         && to >= MAX (self->months.first, self->months.today);
}

/* How much of a product it is able to make in each month, day by day as its capacities follow. */
static void
fill_product (_LianReader *self, guint limit, gint64 cooperative, gint64 product)
{
  gint64 *amount = g_array_index (self->task->limits, LianArrangeLimit, limit).amount;
  g_autoptr (GPtrArray) all = self->look.list (self->look.data, "capacity", "cooperative", cooperative);
  for (guint i = 0; i < all->len; i++)
    for (guint t = self->months.now; t < self->months.n && serves (self, all->pdata[i], product); t++)
      {
        gint64 most;
        LianDate from = MAX (_lian_months_from (&self->months, t), lian_record_get_date (all->pdata[i], "from_date"));
        LianDate to = MIN (_lian_months_to (&self->months, t), lian_check_last_day (all->pdata[i]));
        if (lian_capacity_between (all, product, from, to, &most))
          amount[t] += most;
      }
}

static void
fill_process (_LianReader *self, guint limit, const GPtrArray *hours)
{
  gint64 *amount = g_array_index (self->task->limits, LianArrangeLimit, limit).amount;
  for (guint i = 0; i < hours->len; i++)
    for (guint t = self->months.now; t < self->months.n; t++)
      {
        LianDate from = MAX (_lian_months_from (&self->months, t), lian_record_get_date (hours->pdata[i], "from_date"));
        LianDate to = MIN (_lian_months_to (&self->months, t), lian_check_last_day (hours->pdata[i]));
        amount[t] += lian_record_get_number (hours->pdata[i], "monthly_hours") * MS_PER_HOUR
                     * days_between (from, to) / days_in_month (_lian_months_to (&self->months, t));
      }
}

static guint
limit_of_process (_LianReader *self, const LianRecord *process, guint maker)
{
  gboolean made;
  gint64 id = lian_record_get_id (process);
  const GPtrArray *hours = _lian_shelf_list (self->shelf, "process_capacity", "process", id);
  if (hours->len == 0)
    return LIAN_ARRANGE_NONE;
  guint limit = _lian_reader_limit (self, LIAN_LIMIT_PROCESS, id, 0, maker, &made);
  if (made)
    {
      fill_process (self, limit, hours);
      lian_arrange_names_set (self->book->names, id, lian_record_get_title (process));
    }
  return limit;
}

/* Work. */

typedef struct
{
  _LianReader *reader;
  const LianArrangeOrder *order;
  LianArrangeWay *way;
  GArray *set_up; /* LianArrangeUse: what setting up takes */
  __int128 work;
} Work;

static gboolean
holds (const LianRecord *norm, LianDate day)
{
  return lian_record_get_date (norm, "from_date") <= day && day <= lian_check_last_day (norm);
}

static void
add_norm (Work *self, const LianRecord *norm, const LianRecord *process)
{
  __int128 ms = (__int128) lian_record_get_number (norm, "minutes") * MS_PER_MINUTE * self->order->step;
  gint64 per = MAX (lian_record_get_number (norm, "per"), 1);
  guint limit = limit_of_process (self->reader, process, self->way->maker);
  LianArrangeUse set_up = { limit, lian_record_get_number (norm, "setup_minutes") * MS_PER_MINUTE };
  self->work += ms / per;
  if (limit == LIAN_ARRANGE_NONE)
    return;
  _lian_reader_use (self->reader, limit, divide_up (ms, per), &self->way->first_use, &self->way->n_uses);
  if (set_up.amount > 0)
    g_array_append_val (self->set_up, set_up);
}

/* The norm in force on the first day that is open. */
static void
add_process (Work *self, const LianRecord *process)
{
  const GPtrArray *norms = _lian_shelf_list (self->reader->shelf, "work_norm", "process", lian_record_get_id (process));
  LianDate day = MAX (self->reader->months.first, self->reader->months.today);
  for (guint i = 0; i < norms->len; i++)
    if (lian_record_get_number (norms->pdata[i], "product") == self->order->product && holds (norms->pdata[i], day))
      {
        add_norm (self, norms->pdata[i], process);
        return;
      }
}

static void
add_processes (Work *self, gint64 cooperative)
{
  _LianShelf *shelf = self->reader->shelf;
  const GPtrArray *activities = _lian_shelf_list (shelf, "activity", "cooperative", cooperative);
  for (guint i = 0; i < activities->len; i++)
    {
      const GPtrArray *all
          = _lian_shelf_list (shelf, "process", "activity", lian_record_get_id (activities->pdata[i]));
      for (guint j = 0; j < all->len; j++)
        add_process (self, all->pdata[j]);
    }
}

/* Without norms, what members work in the time that the capacity says. */
static gint64
work_by_capacity (Work *self, const LianArrangeMaker *maker)
{
  gint64 hours = lian_record_get_number (self->reader->arrangement, "month_hours");
  const GPtrArray *all = _lian_shelf_list (self->reader->shelf, "capacity", "cooperative", maker->cooperative);
  for (guint i = 0; i < all->len; i++)
    {
      gint64 monthly = lian_record_get_number (all->pdata[i], "monthly");
      if (monthly > 0 && serves (self->reader, all->pdata[i], self->order->product))
        return (gint64) MIN ((__int128) maker->members * hours * MS_PER_HOUR * self->order->step / monthly, MOST);
    }
  return 0;
}

/* What a step takes of the co-operative's capacity and of its processes. */
void
_lian_reader_add_work (_LianReader *self, const LianArrangeOrder *order, LianArrangeWay *way, GArray *set_up)
{
  gboolean made;
  const LianArrangeMaker *maker = &g_array_index (self->task->makers, LianArrangeMaker, way->maker);
  Work work = { .reader = self, .order = order, .way = way, .set_up = set_up };
  guint limit = _lian_reader_limit (self, LIAN_LIMIT_PRODUCT, order->product, 0, way->maker, &made);
  if (made)
    fill_product (self, limit, maker->cooperative, order->product);
  _lian_reader_use (self, limit, order->step, &way->first_use, &way->n_uses);
  add_processes (&work, maker->cooperative);
  way->work = work.work > 0 ? (gint64) MIN (work.work, MOST) : work_by_capacity (&work, maker);
}

/* What setting up takes; all uses of the way itself stand already. */
void
_lian_reader_add_variety (_LianReader *self, const LianArrangeOrder *order, LianArrangeWay *way,
                          const GArray *set_up)
{
  guint index;
  g_autofree char *key = g_strdup_printf ("%u %" G_GINT64_FORMAT, way->maker, order->product);
  way->variety = LIAN_ARRANGE_NONE;
  if (set_up->len == 0)
    return;
  if (!find_index (self->varieties, key, &index))
    {
      LianArrangeVariety variety = { way->maker, order->product, self->task->uses->len, set_up->len };
      g_array_append_vals (self->task->uses, set_up->data, set_up->len);
      g_array_append_val (self->task->varieties, variety);
      index = self->task->varieties->len - 1;
      g_hash_table_insert (self->varieties, g_steal_pointer (&key), GUINT_TO_POINTER (index + 1));
    }
  way->variety = index;
}
