/* SPDX-License-Identifier: LGPL-2.1-or-later
 * An arrangement on paper, trade by trade: who makes what of each order in which month, how good the plan
 * is known to be, and what it could not place. */
#include "lian-arrange-plan-paper.h"

#include "lian-arrange-check.h"
#include "lian-arrange-paper-private.h"
#include "lian-arrange-words.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-money.h"

#define TASK(self) ((self)->book->task)
#define ORDER_OF(self, n) (&g_array_index (TASK (self)->orders, LianArrangeOrder, n))
#define WAY_OF(self, n) (&g_array_index (TASK (self)->ways, LianArrangeWay, n))
#define SECONDS 10.0 /* of work for each plan that is made to find a reason */
#define MOST_ANSWERS 40
#define TENTH G_GINT64_CONSTANT (360000) /* of an hour, in milliseconds */

static char *
date_at (const LianArrangePaper *self, const char *field)
{
  return lian_paper_date (&self->paper, lian_record_get_date (self->arrangement, field));
}

static char *
name_at (const LianArrangePaper *self, const char *type, const char *field)
{
  return lian_paper_name (&self->paper, type, lian_record_get_number (self->arrangement, field));
}

static void
add_facts (const LianArrangePaper *self)
{
  const LianPaper *paper = &self->paper;
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  const char *outcome
      = lian_paper_choice (paper, lian_choices_arrange_outcome, lian_record_get_text (self->arrangement, "outcome"));
  lian_paper_add_fact (paper, facts, N_ ("federation"), name_at (self, "federation", "federation"));
  lian_paper_add_fact (paper, facts, N_ ("trade"), name_at (self, "trade", "trade"));
  lian_paper_add_fact (paper, facts, N_ ("based on"), name_at (self, "arrangement", "based_on"));
  lian_paper_add_fact (paper, facts, N_ ("made on"), date_at (self, "made_on"));
  lian_paper_add_fact (paper, facts, N_ ("in force on"), date_at (self, "in_force_on"));
  lian_paper_add_fact (paper, facts, N_ ("officer"), name_at (self, "officer", "officer"));
  lian_paper_add_fact (paper, facts, N_ ("reason"), g_strdup (lian_record_get_text (self->arrangement, "reason")));
  lian_paper_add_fact (paper, facts, N_ ("how good it is"), g_strdup (outcome));
  lian_paper_add_grid (self->document, facts);
}

/* How good it is. */

static char *
value_text (const char *aim, gint64 value)
{
  if (g_strcmp0 (aim, "FAIRNESS") != 0)
    return lian_money_format ((value + 500) / 1000);
  g_autofree char *hours = lian_quantity_to_text (value / TENTH, &(LianUnit){ NULL, NULL, 10, 1 });
  return g_strdup_printf (_ ("%s h"), hours);
}

/* How far it may be above the best, in tenths of a per cent, rounded up. */
static char *
gap_text (gint64 objective, gint64 bound)
{
  if (objective <= bound)
    return g_strdup (_ ("proven best"));
  gint64 tenths = (gint64) (((__int128) (objective - bound) * 1000 + objective - 1) / objective);
  return g_strdup_printf ("%d.%d %%", (int) (tenths / 10), (int) (tenths % 10));
}

static void
add_stage (const LianArrangePaper *self, LianDocumentTable *table, const LianRecord *stage)
{
  const char *aim = lian_record_get_text (stage, "aim");
  gboolean known = !lian_record_is_empty (stage, "objective") && !lian_record_is_empty (stage, "bound");
  gint64 objective = lian_record_get_number (stage, "objective"), bound = lian_record_get_number (stage, "bound");
  g_autofree char *place = g_strdup_printf ("%d", (int) lian_record_get_number (stage, "place"));
  g_autofree char *weight = g_strdup_printf ("%d", (int) lian_record_get_number (stage, "weight"));
  g_autofree char *reached = known ? value_text (aim, objective) : g_strdup ("");
  g_autofree char *proven = known ? value_text (aim, bound) : g_strdup ("");
  g_autofree char *gap = known ? gap_text (objective, bound) : g_strdup (_ ("not worked out"));
  const char *cells[] = { place, lian_paper_choice (&self->paper, lian_choices_aim, aim), weight,
                          lian_record_get_truth (stage, "must") == LIAN_YES ? _ ("has to be attained whole") : "",
                          reached, proven, gap, NULL };
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  gint64 one = lian_record_get_number (*(LianRecord *const *) a, "place");
  gint64 other = lian_record_get_number (*(LianRecord *const *) b, "place");
  return (one > other) - (one < other);
}

static void
add_stages (const LianArrangePaper *self)
{
  g_autoptr (GPtrArray) stages = lian_paper_list (&self->paper, "arrangement_stage", "arrangement",
                                                  lian_record_get_id (self->arrangement));
  LianDocumentColumn columns[] = {
    { _ ("place"), 0.7, LIAN_ALIGN_END },     { _ ("aim"), 2.6, LIAN_ALIGN_START },
    { _ ("weight"), 0.8, LIAN_ALIGN_END },    { "", 2.2, LIAN_ALIGN_START },
    { _ ("missed by (yuan, hours)"), 1.8, LIAN_ALIGN_END }, { _ ("proven at least"), 1.8, LIAN_ALIGN_END },
    { _ ("gap"), 1.3, LIAN_ALIGN_END },
  };
  g_ptr_array_sort (stages, compare_places);
  lian_document_add_heading (self->document, _ ("What the plan is after, in this order"));
  LianDocumentTable *table = lian_document_add_table (self->document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < stages->len; i++)
    add_stage (self, table, stages->pdata[i]);
}

/* The plan. */

static void
add_row (const LianArrangePaper *self, LianArrangeMonths *table, LianDocumentRow kind, const char *name, guint order,
         const gint64 *steps, const char *remark)
{
  g_autofree char *sum = NULL;
  const LianArrangeOrder *what = ORDER_OF (self, order);
  g_autoptr (GPtrArray) cells = _lian_arrange_paper_quantities (self, what->line, steps, what->step, &sum);
  _lian_arrange_months_add_row (table, kind, name, cells, sum, remark);
}

static gboolean
is_pinned (const LianArrangePaper *self, guint way)
{
  for (guint i = 0; i < TASK (self)->pins->len; i++)
    if (g_array_index (TASK (self)->pins, LianArrangeAmount, i).way == way)
      return TRUE;
  return FALSE;
}

static void
add_way (const LianArrangePaper *self, LianArrangeMonths *table, guint way)
{
  const gint64 *made = _lian_arrange_paper_made (self, way);
  gint64 sum = 0;
  for (guint t = 0; t < TASK (self)->n_months; t++)
    sum += made[t];
  if (sum == 0)
    return;
  const LianArrangeWay *what = WAY_OF (self, way);
  g_autofree char *maker
      = _lian_arrange_paper_name (self, g_array_index (TASK (self)->makers, LianArrangeMaker, what->maker).cooperative);
  g_autofree char *name = g_strdup_printf ("　%s", maker);
  add_row (self, table, LIAN_DOCUMENT_ROW_BODY, name, what->order, made, is_pinned (self, way) ? _ ("pinned") : "");
}

/* What is due of it by month, then who makes it. */
static void
add_order (const LianArrangePaper *self, LianArrangeMonths *table, const LianArrangeSum *sum, guint order)
{
  const LianArrangeOrder *what = ORDER_OF (self, order);
  g_autofree LianArrangeMonth *months = lian_arrange_outlook_of_order (TASK (self), self->shares, order);
  g_autofree gint64 *due = g_new0 (gint64, TASK (self)->n_months + 1);
  g_autofree char *name = _lian_arrange_paper_order (self, order), *fate = _lian_arrange_paper_fate (self, sum, order);
  for (guint t = 0; t < TASK (self)->n_months; t++)
    due[t] = months[t].due;
  add_row (self, table, LIAN_DOCUMENT_ROW_SUBTOTAL, name, order, due, fate);
  for (guint w = what->first_way; w < what->first_way + what->n_ways; w++)
    add_way (self, table, w);
}

static void
add_trade (const LianArrangePaper *self, const LianArrangeSum *sums, gint64 trade)
{
  g_autofree char *name = _lian_arrange_paper_trade (self, trade);
  g_autoptr (GArray) orders = lian_arrange_orders_of_trade (TASK (self), self->book->names, trade);
  lian_document_add_heading (self->document, name);
  _lian_arrange_paper_protect (self, orders);
  for (guint first = 0; first < TASK (self)->n_months; first += 12)
    {
      LianArrangeMonths table
          = _lian_arrange_paper_add_months (self, first, _ ("order: due; co-operatives: to make"), _ ("remark"));
      for (guint i = 0; i < orders->len; i++)
        {
          guint order = g_array_index (orders, guint, i);
          add_order (self, &table, &sums[order], order);
        }
    }
}

/* Why, of those that are late or short. */

static void
add_answer (const LianArrangePaper *self, LianDocumentTable *table, guint order)
{
  const LianSolveLimits limits = { .seconds = SECONDS };
  g_autoptr (LianArrangeOrderAnswer) answer
      = lian_arrange_order_answer (TASK (self), self->shares, order, &limits, NULL, NULL, NULL);
  if (answer == NULL)
    return;
  g_autoptr (GPtrArray) texts = lian_arrange_order_answer_to_texts (TASK (self), self->book->names, answer);
  g_autofree char *name = _lian_arrange_paper_order (self, order);
  g_ptr_array_add (texts, NULL);
  g_autofree char *all = g_strjoinv ("\n", (char **) texts->pdata);
  const char *cells[] = { name, all, NULL };
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
}

static GArray *
list_missed (const LianArrangePaper *self, const LianArrangeSum *sums)
{
  GArray *missed = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint o = 0; o < TASK (self)->orders->len; o++)
    if (sums[o].missing > 0 || sums[o].late > 0)
      g_array_append_val (missed, o);
  return missed;
}

/* Reasons hold for a plan that keeps to the rules; finding them takes time, so a large plan has some. */
static void
add_answers (const LianArrangePaper *self, const LianArrangeSum *sums)
{
  LianDocumentColumn columns[] = { { _ ("order"), 2, LIAN_ALIGN_START }, { _ ("why, and what would help"), 5, LIAN_ALIGN_START } };
  g_autoptr (GArray) missed = list_missed (self, sums);
  g_autoptr (GPtrArray) faults = lian_arrange_check (TASK (self), self->shares);
  if (missed->len == 0 || faults->len > 0 || self->book->kept->len == 0)
    return;
  lian_document_add_heading (self->document, _ ("Late or not placed"));
  LianDocumentTable *table = lian_document_add_table (self->document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < MIN (missed->len, MOST_ANSWERS); i++)
    add_answer (self, table, g_array_index (missed, guint, i));
  if (missed->len <= MOST_ANSWERS)
    return;
  /* Translators: a count */
  g_autofree char *rest = g_strdup_printf (_ ("and %u more: the page of arrangements says why, order by order"),
                                           missed->len - MOST_ANSWERS);
  lian_document_add_paragraph (self->document, rest);
}

static void
add_problems (const LianArrangePaper *self)
{
  if (self->book->problems->len == 0)
    return;
  lian_document_add_heading (self->document, _ ("What can't be arranged, or was assumed"));
  for (guint i = 0; i < self->book->problems->len; i++)
    lian_document_add_paragraph (self->document, ((LianArrangeProblem *) self->book->problems->pdata[i])->words);
  if (self->book->unplaced == 0)
    return;
  g_autofree char *value = lian_paper_money (&self->paper, (self->book->unplaced + 500) / 1000);
  /* Translators: an amount of money */
  g_autofree char *all = g_strdup_printf (_ ("Together %s stay unplaced for these reasons."), value);
  lian_document_add_paragraph (self->document, all);
}

static void
compose (LianArrangePaper *self)
{
  const char *lines[] = { _ ("Signature"), _ ("Date"), NULL };
  const LianDocumentSignature boxes[] = { { _ ("Drawn up by"), lines, NULL }, { _ ("Deciding officer"), lines, NULL },
                                          { _ ("Federation"), lines, _ ("Seal") } };
  g_autoptr (GArray) trades = lian_arrange_trades (TASK (self), self->book->names);
  g_autofree LianArrangeSum *sums = lian_arrange_sum_orders (TASK (self), self->shares);
  _lian_arrange_paper_begin (self, _ ("Unified arrangement of production"), TRUE);
  _lian_arrange_paper_protect (self, NULL);
  add_facts (self);
  add_stages (self);
  if (trades->len == 0)
    lian_document_add_paragraph (self->document, _ ("No order is to be arranged."));
  for (guint i = 0; i < trades->len; i++)
    add_trade (self, sums, g_array_index (trades, gint64, i));
  add_answers (self, sums);
  add_problems (self);
  _lian_arrange_paper_sign (self, boxes, G_N_ELEMENTS (boxes));
}

/**
 * lian_arrange_plan_paper_new:
 * @txn: the base, on a reader thread
 * @arrangement: an arrangement
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the plan by trade
 */
LianDocument *
lian_arrange_plan_paper_new (LianTxn *txn, gint64 arrangement, GError **error)
{
  LianArrangePaper self;
  gboolean done = _lian_arrange_paper_open (&self, txn, arrangement, NULL, error);
  if (done)
    compose (&self);
  return _lian_arrange_paper_close (&self, done);
}
