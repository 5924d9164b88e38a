/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The sheets of an arrangement: one to the trade, with all its orders against capacity and material by
 * month, so that nothing is arranged blindly. */
#include "lian-arrange-trade-paper.h"

#include "lian-arrange-paper-private.h"
#include "lian-contract-doubts.h"
#include "lian-i18n.h"
#include "lian-money.h"

#define TASK(self) ((self)->book->task)
#define ORDER_OF(self, n) (&g_array_index (TASK (self)->orders, LianArrangeOrder, n))
#define MOST_LANES 12 /* on a page beside its table */

typedef struct
{
  LianArrangePaper base;
  GPtrArray *doubts;
  LianArrangeSum *sums;
  GArray *orders; /* of the trade */
} Sheets;

static void
add_steps (Sheets *self, LianArrangeMonths *table, LianDocumentRow kind, const char *name, guint order,
           const gint64 *steps, const char *remark)
{
  g_autofree char *sum = NULL;
  const LianArrangeOrder *what = ORDER_OF (&self->base, order);
  g_autoptr (GPtrArray) cells = _lian_arrange_paper_quantities (&self->base, what->line, steps, what->step, &sum);
  _lian_arrange_months_add_row (table, kind, name, cells, sum, remark);
}

static void
add_order (Sheets *self, LianArrangeMonths *table, guint order)
{
  const LianArrangeTask *task = TASK (&self->base);
  g_autofree LianArrangeMonth *months = lian_arrange_outlook_of_order (task, self->base.shares, order);
  g_autofree gint64 *due = g_new0 (gint64, task->n_months + 1), *made = g_new0 (gint64, task->n_months + 1);
  g_autofree char *name = _lian_arrange_paper_order (&self->base, order);
  g_autofree char *remark = _lian_arrange_paper_fate (&self->base, &self->sums[order], order);
  for (guint t = 0; t < task->n_months; t++)
    {
      due[t] = months[t].due;
      made[t] = months[t].made;
    }
  add_steps (self, table, LIAN_DOCUMENT_ROW_BODY, name, order, due, remark);
  add_steps (self, table, LIAN_DOCUMENT_ROW_BODY, _ ("　as planned"), order, made, "");
}

static GPtrArray *
money_cells (const gint64 *values, guint n, char **sum)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  gint64 all = 0;
  for (guint t = 0; t < n; t++)
    {
      all += values[t];
      g_ptr_array_add (cells, values[t] != 0 ? lian_money_format ((values[t] + 500) / 1000) : g_strdup (""));
    }
  *sum = lian_money_format ((all + 500) / 1000);
  return cells;
}

/* Goods have no common unit: their value is added up. */
static void
add_sums (Sheets *self, LianArrangeMonths *table)
{
  guint n = TASK (&self->base)->n_months;
  g_autofree LianArrangeMonth *months = lian_arrange_outlook (TASK (&self->base), self->base.shares, self->orders);
  g_autofree gint64 *due = g_new0 (gint64, n + 1), *made = g_new0 (gint64, n + 1);
  g_autofree char *all_due = NULL, *all_made = NULL;
  for (guint t = 0; t < n; t++)
    {
      due[t] = months[t].due;
      made[t] = months[t].made;
    }
  g_autoptr (GPtrArray) first = money_cells (due, n, &all_due);
  g_autoptr (GPtrArray) second = money_cells (made, n, &all_made);
  _lian_arrange_months_add_row (table, LIAN_DOCUMENT_ROW_SUBTOTAL, _ ("value due (yuan)"), first, all_due, "");
  _lian_arrange_months_add_row (table, LIAN_DOCUMENT_ROW_TOTAL, _ ("value as planned (yuan)"), second, all_made, "");
}

static void
add_orders (Sheets *self)
{
  lian_document_add_heading (self->base.document, _ ("Orders"));
  for (guint first = 0; first < TASK (&self->base)->n_months; first += 12)
    {
      LianArrangeMonths table = _lian_arrange_paper_add_months (&self->base, first, _ ("order, due in"), _ ("remark"));
      for (guint i = 0; i < self->orders->len; i++)
        add_order (self, &table, g_array_index (self->orders, guint, i));
      add_sums (self, &table);
    }
}

static void
add_amounts (Sheets *self, LianArrangeMonths *table, const LianArrangeNeed *need, const char *name,
             const gint64 *amounts, const char *remark)
{
  g_autofree char *sum = NULL;
  g_autoptr (GPtrArray) cells = _lian_arrange_paper_quantities (&self->base, need->record, amounts, 1, &sum);
  _lian_arrange_months_add_row (table, LIAN_DOCUMENT_ROW_BODY, name, cells, sum, remark);
}

/* From when on there is too little, and the most that is missing by the end of a month. */
static char *
lack_of (Sheets *self, const LianArrangeNeed *need)
{
  const LianArrangeTask *task = TASK (&self->base);
  gint64 most = 0;
  guint since = task->n_months;
  for (guint t = 0; t < task->n_months; t++)
    {
      gint64 lack = lian_arrange_need_lack (need, t);
      since = lack > 0 && since == task->n_months ? t : since;
      most = MAX (most, lack);
    }
  if (most == 0)
    return g_strdup ("");
  g_autofree char *month = lian_arrange_month_text (task, since);
  g_autofree char *amount = lian_arrange_names_quantity (self->base.book->names, need->record, most);
  /* Translators: a quantity, a month */
  return g_strdup_printf (_ ("▲ %s too little, from %s on"), amount, month);
}

static void
add_need (Sheets *self, LianArrangeMonths *table, const LianArrangeNeed *need)
{
  gboolean material = need->kind == LIAN_LIMIT_MATERIAL;
  g_autofree char *name = _lian_arrange_paper_name (&self->base, need->record);
  g_autofree char *contract = need->contract != 0 ? _lian_arrange_paper_name (&self->base, need->contract) : NULL;
  g_autofree char *whole
      = contract != NULL ? g_strdup_printf (_ ("%s, sent for %s"), name, contract) : g_strdup (name);
  g_autofree char *lack = lack_of (self, need);
  add_amounts (self, table, need, whole, need->due, lack);
  add_amounts (self, table, need, material ? _ ("　comes in") : _ ("　can be made"), need->there, "");
  add_amounts (self, table, need, _ ("　as planned"), need->used, "");
}

static void
add_needs (Sheets *self)
{
  g_autoptr (GPtrArray) needs = lian_arrange_needs (TASK (&self->base), self->base.shares, self->orders);
  lian_document_add_heading (self->base.document, _ ("What is due against what can be made, and material"));
  for (guint first = 0; first < TASK (&self->base)->n_months && needs->len > 0; first += 12)
    {
      LianArrangeMonths table
          = _lian_arrange_paper_add_months (&self->base, first, _ ("product or material, needed in"), _ ("remark"));
      for (guint i = 0; i < needs->len; i++)
        add_need (self, &table, needs->pdata[i]);
    }
}

static void
add_limit (Sheets *self, LianArrangeMonths *table, const LianArrangeLoad *load, const char *maker, guint limit)
{
  const LianArrangeLimit *what = &g_array_index (TASK (&self->base)->limits, LianArrangeLimit, limit);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *record = _lian_arrange_paper_name (&self->base, what->record);
  g_autofree char *name = g_strdup_printf ("%s: %s", maker, record);
  gint64 used = 0, there = 0;
  for (guint t = 0; t < load->n_months; t++)
    {
      gsize place = (gsize) limit * load->n_months + t;
      used += load->used[place];
      there += load->there[place];
      g_ptr_array_add (cells, lian_arrange_load_text (load->used[place], load->there[place]));
    }
  g_autofree char *sum = lian_arrange_load_text (used, there);
  g_autofree char *free_text = lian_arrange_limit_amount (TASK (&self->base), self->base.book->names, limit, MAX (there - used, 0));
  /* Translators: an amount of capacity */
  g_autofree char *remark = there > used ? g_strdup_printf (_ ("free: %s"), free_text) : g_strdup ("");
  _lian_arrange_months_add_row (table, LIAN_DOCUMENT_ROW_BODY, name, cells, sum, remark);
}

static void
add_load (Sheets *self)
{
  const LianArrangeTask *task = TASK (&self->base);
  g_autoptr (LianArrangeLoad) load = lian_arrange_load_new (task, self->base.shares);
  g_autoptr (GArray) makers = lian_arrange_makers_of_orders (task, self->orders);
  lian_document_add_heading (self->base.document, _ ("Load of the co-operatives (▲ too much, ● full, ○ idle)"));
  for (guint first = 0; first < task->n_months && makers->len > 0; first += 12)
    {
      LianArrangeMonths table
          = _lian_arrange_paper_add_months (&self->base, first, _ ("co-operative, process or product"), _ ("remark"));
      for (guint i = 0; i < makers->len; i++)
        {
          guint maker = g_array_index (makers, guint, i);
          g_autofree char *name
              = _lian_arrange_paper_name (&self->base, g_array_index (task->makers, LianArrangeMaker, maker).cooperative);
          for (guint n = 0; n < task->limits->len; n++)
            if (g_array_index (task->limits, LianArrangeLimit, n).maker == maker)
              add_limit (self, &table, load, name, n);
        }
    }
}

static void
add_remarks (Sheets *self)
{
  g_autoptr (GPtrArray) remarks
      = lian_arrange_trade_remarks (TASK (&self->base), self->base.shares, self->base.book->names, self->orders);
  lian_document_add_heading (self->base.document, _ ("What stands out"));
  for (guint i = 0; i < remarks->len; i++)
    lian_document_add_paragraph (self->base.document, remarks->pdata[i]);
  if (remarks->len == 0)
    lian_document_add_paragraph (self->base.document,
                                 _ ("There is enough of everything, all comes in time, and nobody is idle."));
}

static gboolean
is_about (Sheets *self, const LianContractDoubt *doubt)
{
  for (guint i = 0; i < self->orders->len; i++)
    {
      gint64 contract = ORDER_OF (&self->base, g_array_index (self->orders, guint, i))->contract;
      if (contract == doubt->contract || contract == doubt->other)
        return TRUE;
    }
  return FALSE;
}

static void
add_twice (Sheets *self)
{
  LianDocumentTable *table = NULL;
  for (guint i = 0; i < self->doubts->len; i++)
    {
      const LianContractDoubt *doubt = self->doubts->pdata[i];
      if ((doubt->kind != LIAN_DOUBT_SIGNED_TWICE && doubt->kind != LIAN_DOUBT_NEEDED_TWICE) || !is_about (self, doubt))
        continue;
      if (table == NULL)
        {
          LianDocumentColumn columns[] = { { _ ("contract number"), 1.4, LIAN_ALIGN_START },
                                           { _ ("what was found"), 4, LIAN_ALIGN_START },
                                           { _ ("what to do"), 3, LIAN_ALIGN_START } };
          lian_document_add_heading (self->base.document, _ ("Perhaps ordered twice"));
          table = lian_document_add_table (self->base.document, columns, G_N_ELEMENTS (columns));
        }
      const char *cells[] = { doubt->contracts, doubt->message, doubt->advice, NULL };
      lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
    }
}

static void
add_chart (Sheets *self, const char *trade)
{
  g_autoptr (LianChartSpec) chart = lian_arrange_chart_of_needs (&self->base.view, self->orders, trade);
  guint lanes = lian_chart_spec_get_n_categories (chart);
  if (lanes > 0 && lanes <= MOST_LANES)
    lian_document_add_chart (self->base.document, chart, 0);
}

static void
add_trade (Sheets *self, gint64 trade, gboolean first)
{
  g_autofree char *name = _lian_arrange_paper_trade (&self->base, trade);
  self->orders = lian_arrange_orders_of_trade (TASK (&self->base), self->base.book->names, trade);
  if (!first)
    {
      lian_document_add_page_break (self->base.document);
      lian_document_add_title (self->base.document, _ ("Trade sheet"));
    }
  lian_document_add_subtitle (self->base.document, name);
  _lian_arrange_paper_protect (&self->base, self->orders);
  add_remarks (self);
  add_chart (self, name);
  add_orders (self);
  add_needs (self);
  add_load (self);
  add_twice (self);
  g_clear_pointer (&self->orders, g_array_unref);
}

static void
compose (Sheets *self)
{
  g_autoptr (GArray) trades = lian_arrange_trades (TASK (&self->base), self->base.book->names);
  self->sums = lian_arrange_sum_orders (TASK (&self->base), self->base.shares);
  _lian_arrange_paper_begin (&self->base, _ ("Trade sheet"), TRUE);
  if (trades->len == 0)
    lian_document_add_paragraph (self->base.document, _ ("No order is to be arranged."));
  for (guint i = 0; i < trades->len; i++)
    add_trade (self, g_array_index (trades, gint64, i), i == 0);
  g_free (self->sums);
}

/**
 * lian_arrange_trade_paper_new:
 * @txn: the base, on a reader thread
 * @arrangement: an arrangement
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a sheet to each of its trades
 */
LianDocument *
lian_arrange_trade_paper_new (LianTxn *txn, gint64 arrangement, GError **error)
{
  Sheets self = { 0 };
  gboolean done = _lian_arrange_paper_open (&self.base, txn, arrangement, NULL, error);
  if (done)
    self.doubts = lian_contract_doubts (txn, NULL, error);
  done = done && self.doubts != NULL;
  if (done)
    compose (&self);
  g_clear_pointer (&self.doubts, g_ptr_array_unref);
  return _lian_arrange_paper_close (&self.base, done);
}
