/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Plans for the sample federation, whole and trade by trade: what each slip and each answer says is so. */
#include "arrange-recheck.h"
#include "lian-arrange-book.h"
#include "lian-arrange-check.h"
#include "lian-arrange-solve.h"
#include "lian-sample.h"
#include "lian-test-base.h"

#define AT(array, type, n) (&g_array_index (array, type, n))
#define SAMPLE(serial) ((gint64) LIAN_SAMPLE_OFFICE << 40 | (serial))

static const LianSolveLimits limits = { .seconds = 1 };

typedef struct
{
  gint64 trade; /* 0 for all */
  guint months;
  LianArrangeBook *book;
} Asked;

static gboolean
read_asked (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Asked *asked = data;
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("arrangement"), SAMPLE (84002));
  lian_record_set_id (record, 0);
  if (asked->trade != 0)
    lian_record_set_number (record, "trade", asked->trade);
  lian_record_set_number (record, "months", asked->months);
  asked->book = lian_arrange_read (txn, record, cancellable, error);
  return asked->book != NULL;
}

/* All slips and answers of a plan. */
typedef struct
{
  guint n_tasks, n_proven, n_slips, n_whole, n_complete, n_answers;
  Recheck all;
} Tally;

static void
check_slips (Tally *tally, Recheck *recheck)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) slips = lian_arrange_slips (recheck->task, recheck->shares, &limits, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (slips->len, ==, recheck->task->makers->len);
  for (guint n = 0; n < slips->len; n++, tally->n_slips++)
    {
      const LianArrangeSlip *slip = slips->pdata[n];
      recheck_figures (recheck, slip);
      recheck_slip (recheck, slip);
      tally->n_whole += slip->is_whole;
      tally->n_complete += slip->is_complete;
    }
}

static void
check_answers (Tally *tally, Recheck *recheck)
{
  for (guint o = 0; o < recheck->task->orders->len; o++, tally->n_answers++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LianArrangeOrderAnswer) answer
          = lian_arrange_order_answer (recheck->task, recheck->shares, o, &limits, NULL, NULL, &error);
      g_assert_no_error (error);
      recheck_answer (recheck, answer);
    }
}

static void
check_plan (LianTestBase *base, gint64 trade, guint months, Tally *tally)
{
  g_autoptr (GError) error = NULL;
  Asked asked = { trade, months, NULL };
  lian_test_read (base, read_asked, &asked);
  g_autoptr (LianArrangeBook) book = asked.book;
  g_autoptr (LianArrangePlan) plan = lian_arrange_solve (book->task, &limits, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) faults = lian_arrange_check (book->task, plan->shares);
  g_assert_cmpuint (faults->len, ==, 0);
  for (guint n = 0; n < plan->figures->len; n++)
    g_assert_cmpint (AT (plan->figures, LianArrangeFigure, n)->bound, <=, AT (plan->figures, LianArrangeFigure, n)->objective);
  g_auto (Recheck) recheck = { .task = book->task, .shares = plan->shares, .every = trade == 0 ? 16 : trade == SAMPLE (302) ? 8 : 0 };
  check_slips (tally, &recheck);
  check_answers (tally, &recheck);
  tally->n_tasks++;
  tally->n_proven += plan->status == LIAN_SOLVE_OPTIMAL;
  tally->all.n_reasons += recheck.n_reasons;
  tally->all.n_others += recheck.n_others;
  tally->all.n_open += recheck.n_open;
  tally->all.n_broken += recheck.n_broken;
  tally->all.n_unsaid += recheck.n_unsaid;
  tally->all.n_reliefs += recheck.n_reliefs;
  tally->all.n_together += recheck.n_together;
}

static void
say (const Tally *tally)
{
  g_test_message ("%u of %u plans proven; %u slips, %u whole, %u complete; %u reasons, %u others, %u open, %u broken, %u unsaid; %u answers, "
                  "%u reliefs, %u together", tally->n_proven, tally->n_tasks, tally->n_slips, tally->n_whole, tally->n_complete,
                  tally->all.n_reasons, tally->all.n_others, tally->all.n_open, tally->all.n_broken, tally->all.n_unsaid,
                  tally->n_answers,
                  tally->all.n_reliefs, tally->all.n_together);
}

/* The draft as it is: all trades, all months. */
static void
test_federation (LianTestBase *base)
{
  Tally tally = { 0 };
  check_plan (base, 0, 6, &tally);
  say (&tally);
  g_assert_cmpuint (tally.n_proven, ==, 1);
  g_assert_cmpuint (tally.n_slips, >=, 14);
  g_assert_cmpuint (tally.n_whole, ==, tally.n_slips);
  g_assert_cmpuint (tally.n_answers, >=, 12);
  g_assert_cmpuint (tally.all.n_reasons, >, 20);
  g_assert_cmpuint (tally.all.n_broken, ==, 0);
}

/* Every trade with orders: in few months not everything can be placed, and most plans are soon proven. */
static void
test_trades (LianTestBase *base)
{
  static const int trades[] = { 301, 302, 304, 306, 309, 311, 313 };
  Tally tally = { 0 };
  for (guint n = 0; n < G_N_ELEMENTS (trades); n++)
    for (guint months = 1; months <= (trades[n] == 302 ? 2 : 3); months++) /* more of farm tools take long */
      check_plan (base, SAMPLE (trades[n]), months, &tally);
  say (&tally);
  g_assert_cmpuint (tally.n_proven, ==, tally.n_tasks);
  g_assert_cmpuint (tally.n_whole, >, 30);
  g_assert_cmpuint (tally.all.n_reasons, >, 20);
  g_assert_cmpuint (tally.all.n_open, <, tally.all.n_reasons);
  g_assert_cmpuint (tally.all.n_broken, ==, 0);
}

static void
test_sample (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  lian_sample_load (base.store, &error);
  g_assert_no_error (error);
  test_trades (&base);
  test_federation (&base);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("MALLOC_PERTURB_"); /* for the child, which takes ten times as long with it; here it stays */
  g_test_add_func ("/arrange-sample/answers", test_sample);
  return g_test_run ();
}
