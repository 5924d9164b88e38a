/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe arrange: who makes what and when; computed and printed, nothing is written. */
#include "lian-arrange-answer.h"
#include "lian-arrange-check.h"
#include "lian-arrange-keep.h"
#include "lian-arrange-solve.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-verb.h"

#include <stdio.h>

#define PATIENCE 30 /* seconds that a plan may take on a busy machine in any case */

static gint64 arrangement;
static int months, seconds = 10;
static gboolean brief;

static const GOptionEntry options[] = {
  { "arrangement", 0, 0, G_OPTION_ARG_INT64, &arrangement,
    N_ ("This arrangement; else the newest draft, else a new one for the federation of the office"), N_ ("ID") },
  { "months", 0, 0, G_OPTION_ARG_INT, &months, N_ ("For so many months; else as the arrangement says"), N_ ("NUMBER") },
  { "seconds", 0, 0, G_OPTION_ARG_INT, &seconds,
    N_ ("How much work each plan may take, in seconds of an ordinary machine; 10 without this"), N_ ("NUMBER") },
  { "brief", 0, 0, G_OPTION_ARG_NONE, &brief, N_ ("The plan alone, without reasons and reliefs"), NULL },
  { NULL },
};

static gint64
find_draft (LianTxn *txn)
{
  gint64 found = 0;
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, lian_type_find ("arrangement"));
  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (lian_record_get_text (all->pdata[i], "state"), "DRAFT") == 0)
      found = lian_record_get_id (all->pdata[i]);
  return found;
}

static LianRecord *
choose (LianTxn *txn, GError **error)
{
  g_autoptr (GPtrArray) stages = NULL;
  gint64 id = arrangement != 0 ? arrangement : find_draft (txn);
  LianRecord *record = id != 0 ? lian_txn_load (txn, lian_type_find ("arrangement"), id)
                               : lian_arrange_propose (txn, 0, &stages);
  if (record == NULL)
    {
      g_autofree char *asked = g_strdup_printf ("%" G_GINT64_FORMAT, id);
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("%s: there is no %s “%s”"), "--arrangement",
                   _ (lian_type_find ("arrangement")->label), asked);
    }
  else if (months > 0)
    lian_record_set_number (record, "months", months);
  return record;
}

static gboolean
read_task (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  LianArrangeAnswer *self = data;
  self->day = lian_txn_get_working_date (txn);
  self->arrangement = choose (txn, error);
  self->book = self->arrangement != NULL ? lian_arrange_read (txn, self->arrangement, cancellable, error) : NULL;
  return self->book != NULL;
}

/* Only of those about which somebody will ask: late or short. */
static gboolean
answer_orders (LianArrangeAnswer *self, const LianSolveLimits *limits, GError **error)
{
  const LianArrangeTask *task = self->book->task;
  self->orders = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_arrange_order_answer_free);
  for (guint n = 0; n < task->orders->len; n++)
    {
      gint64 late, placed = lian_arrange_answer_placed (self, n, &late);
      if (late == 0 && placed == lian_arrange_get_wanted (task, n))
        continue;
      LianArrangeOrderAnswer *answer
          = lian_arrange_order_answer (task, self->plan->shares, n, limits, NULL, NULL, error);
      if (answer == NULL)
        return FALSE;
      g_ptr_array_add (self->orders, answer);
    }
  return TRUE;
}

/* What contradicts what; if no plan was found in time, that may tell that there is none. */
static gboolean
find_contradiction (LianArrangeAnswer *self, const LianSolveLimits *limits, GError **error)
{
  self->contradiction = lian_arrange_contradiction (self->book->task, limits, NULL, NULL, error);
  if (self->contradiction == NULL)
    return FALSE;
  if (self->contradiction->demands->len > 0)
    self->plan->status = LIAN_SOLVE_INFEASIBLE;
  else if (self->plan->status == LIAN_SOLVE_UNKNOWN)
    g_clear_pointer (&self->contradiction, lian_arrange_contradiction_free);
  return TRUE;
}

/* Work is counted in steps; the clock ends what a busy machine makes of it, later where little is asked for, so that
 * the same plan comes of it. */
static LianArrangePlan *
find_plan (const LianArrangeTask *task, GError **error)
{
  const LianSolveLimits limits
      = { seconds, g_get_monotonic_time () + (gint64) MAX (seconds, PATIENCE) * G_USEC_PER_SEC };
  return lian_arrange_solve (task, &limits, NULL, NULL, error);
}

static gboolean
find_out (LianArrangeAnswer *self, GError **error)
{
  const LianSolveLimits limits = { seconds, 0 };
  const LianArrangeTask *task = self->book->task;
  self->plan = find_plan (task, error);
  if (self->plan == NULL)
    return FALSE;
  if (self->plan->status == LIAN_SOLVE_INFEASIBLE || self->plan->status == LIAN_SOLVE_UNKNOWN)
    return find_contradiction (self, &limits, error);
  if (brief)
    return TRUE;
  self->slips = lian_arrange_slips (task, self->plan->shares, &limits, NULL, NULL, error);
  return self->slips != NULL && answer_orders (self, &limits, error);
}

static void
answer_clear (LianArrangeAnswer *self)
{
  lian_record_free (self->arrangement);
  lian_arrange_book_free (self->book);
  lian_arrange_plan_free (self->plan);
  g_clear_pointer (&self->slips, g_ptr_array_unref);
  g_clear_pointer (&self->orders, g_ptr_array_unref);
  lian_arrange_contradiction_free (self->contradiction);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LianArrangeAnswer, answer_clear)

static void
print (const LianArrangeAnswer *self)
{
  g_autoptr (GString) out = g_string_new (NULL);
  if (lian_verb_options.json)
    {
      lian_arrange_answer_print_json (self);
      return;
    }
  lian_arrange_answer_print (out, self);
  fwrite (out->str, 1, out->len, stdout);
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_auto (LianArrangeAnswer) self = { 0 };
  if (months < 0 || months > 24)
    return lian_verb_misuse ("%s", _ ("--months: give a whole number from 1 to 24"));
  if (seconds < 1)
    return lian_verb_misuse ("%s", _ ("--seconds: give a whole number of 1 or more"));
  g_autoptr (LianStore) store = lian_verb_open (arguments[0], LIAN_OPEN_READ_ONLY, &error);
  if (store == NULL || !lian_store_read (store, read_task, &self, &error))
    return lian_verb_fail_at (arguments[0], error);
  /* The base is not needed any more and is not held while it is thought. */
  g_clear_object (&store);
  if (!find_out (&self, &error))
    return lian_verb_fail_at (arguments[0], error);
  print (&self);
  return LIAN_EXIT_DONE;
}

const LianVerb lian_verb_arrange = {
  .name = "arrange",
  .synopsis = "FILE [--arrangement ID] [--months NUMBER] [--seconds NUMBER] [--brief]",
  .summary = N_ ("Say who would best make what, month by month, and why"),
  .n_min = 1,
  .n_max = 1,
  .options = options,
  .run = run,
};
