/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Kept plans by one yardstick, and where they are not alike. */
#include "arrange-world.h"
#include "lian-arrange-measured.h"

#define AT(array, type, n) (&g_array_index (array, type, n))

typedef struct
{
  LianArrangeBook *book;
  gint64 plans[3];
  GPtrArray *measured;
} Comparison;

static void
put_line (ArrangeWorld *self, gint64 plan, gint64 cooperative, const char *month, const char *quantity)
{
  g_autofree char *of = lian_test_dup_id (plan), *line = lian_test_dup_id (self->line);
  g_autofree char *maker = lian_test_dup_id (cooperative);
  LIAN_TEST_INSERT (self->trade.base.store, "arrangement_line", "arrangement", of, "contract_line", line, "cooperative",
                    maker, "month", month, "quantity", quantity);
}

static gint64
add_plan (ArrangeWorld *self, const char *name)
{
  g_autofree char *federation = lian_test_dup_id (self->federation);
  return LIAN_TEST_INSERT (self->trade.base.store, "arrangement", "name", name, "federation", federation, "from_month",
                           "1956-04-01", "months", "3", "state", "DRAFT", "late_months", "2", "month_hours", "200");
}

/* The first places all that is open, 900; the second what it gives the other one month later, and 100 less;
 * the third is the first, and has 300 more of the maker in May. */
static void
put_plans (ArrangeWorld *self, gint64 plans[3])
{
  plans[0] = self->arrangement;
  plans[1] = add_plan (self, "less");
  plans[2] = add_plan (self, "more");
  for (int i = 0; i < 3; i++)
    put_line (self, plans[i], self->maker, "1956-04-01", "300");
  put_line (self, plans[0], self->other, "1956-04-01", "200");
  put_line (self, plans[2], self->other, "1956-04-01", "200");
  put_line (self, plans[1], self->other, "1956-05-01", "100");
  put_line (self, plans[0], self->maker, "1956-05-01", "400");
  put_line (self, plans[1], self->maker, "1956-05-01", "400");
  put_line (self, plans[2], self->maker, "1956-05-01", "700");
}

static gboolean
measure_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Comparison *asked = data;
  for (int i = 0; i < 3; i++)
    g_ptr_array_add (asked->measured, lian_arrange_measured_read (txn, asked->book, asked->plans[i]));
  return TRUE;
}

static void
assert_measured (const Comparison *asked, guint n, guint short_of, guint late)
{
  const LianArrangeMeasured *one = asked->measured->pdata[n];
  g_assert_cmpint (one->arrangement, ==, asked->plans[n]);
  g_assert_cmpuint (one->short_of, ==, short_of);
  g_assert_cmpuint (one->late, ==, late);
}

static void
assert_unlike (const GArray *unlike, guint n, gint64 cooperative, int month, gint64 first, gint64 second, gint64 third)
{
  const LianArrangeUnlike *entry = AT (unlike, LianArrangeUnlike, n);
  g_assert_cmpint (entry->cooperative, ==, cooperative);
  g_assert_cmpint (entry->month, ==, lian_date_new (1956, month, 1));
  g_assert_cmpint (entry->quantities[0], ==, first);
  g_assert_cmpint (entry->quantities[1], ==, second);
  g_assert_cmpint (entry->quantities[2], ==, third);
}

/* Each has its own figure where it differs, and that of the first where it does not. */
static void
test_unlike (void)
{
  g_autoptr (ArrangeWorld) self = arrange_world_new ();
  Comparison asked = { .measured = g_ptr_array_new_with_free_func (lian_arrange_measured_free) };
  put_plans (self, asked.plans);
  asked.book = arrange_world_read (self, self->arrangement);
  lian_test_read (&self->trade.base, measure_job, &asked);
  assert_measured (&asked, 0, 0, 1);
  /* The 100 that are overdue are what it lacks, so nothing of it is late. */
  assert_measured (&asked, 1, 1, 0);
  assert_measured (&asked, 2, 0, 1);
  g_autoptr (GArray) unlike = lian_arrange_list_unlike (asked.measured, asked.book->task);
  gboolean maker_first = self->maker < self->other;
  g_assert_cmpuint (unlike->len, ==, 3);
  assert_unlike (unlike, maker_first ? 0 : 2, self->maker, 5, 400, 400, 700);
  assert_unlike (unlike, maker_first ? 1 : 0, self->other, 4, 200, 0, 200);
  assert_unlike (unlike, maker_first ? 2 : 1, self->other, 5, 0, 100, 0);
  g_ptr_array_unref (asked.measured);
  lian_arrange_book_free (asked.book);
}

/* What one plan pins breaks no rule of another. */
static void
test_pins (void)
{
  g_autoptr (ArrangeWorld) self = arrange_world_new ();
  Comparison asked = { .measured = g_ptr_array_new_with_free_func (lian_arrange_measured_free) };
  put_plans (self, asked.plans);
  asked.book = arrange_world_read (self, self->arrangement);
  const LianArrangeAmount pin = { 0, 2, 77 };
  lian_test_read (&self->trade.base, measure_job, &asked);
  g_array_append_val (asked.book->task->pins, pin);
  lian_test_read (&self->trade.base, measure_job, &asked);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (((LianArrangeMeasured *) asked.measured->pdata[i])->faults, ==,
                      ((LianArrangeMeasured *) asked.measured->pdata[i + 3])->faults);
  g_ptr_array_unref (asked.measured);
  lian_arrange_book_free (asked.book);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/arrange-measured/unlike", test_unlike);
  g_test_add_func ("/arrange-measured/pins", test_pins);
  return g_test_run ();
}
