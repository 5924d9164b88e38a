/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the papers of an arrangement share: reading it, its head and end, tables by month.
 *
 * A paper tells the plan as it is kept, against the records of today; it never works out a new one. */
#include "lian-arrange-paper-private.h"

#include "lian-arrange-check.h"
#include "lian-choices.h"
#include "lian-craft-notice.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-text.h"

#define MONTHS_IN_TABLE 12

static char *
words_of_months (const LianArrangePaper *self)
{
  const LianArrangeTask *task = self->book->task;
  g_autofree char *from = lian_arrange_month_text (task, 0);
  g_autofree char *to = lian_arrange_month_text (task, task->n_months - 1);
  /* Translators: two months */
  return g_strdup_printf (_ ("%s to %s"), from, to);
}

static char *
words_of_scope (const LianArrangePaper *self)
{
  g_autofree char *number = g_strdup (lian_record_get_text (self->arrangement, "number"));
  g_autofree char *name = lian_text_shorten_to (lian_record_get_title (self->arrangement), 60);
  g_autofree char *months = words_of_months (self);
  const char *state
      = lian_paper_choice (&self->paper, lian_choices_arrangement_state, lian_record_get_text (self->arrangement, "state"));
  return lian_isolate_join (" · ", number != NULL && *number != '\0' ? number : name,
                            number != NULL && *number != '\0' ? name : months,
                            number != NULL && *number != '\0' ? months : state,
                            number != NULL && *number != '\0' ? state : NULL, NULL);
}

/* The newest that is in force, else the newest draft; 0 if there is none. */
gint64
_lian_arrange_paper_find (LianTxn *txn)
{
  static const char *const states[] = { "IN_FORCE", "DRAFT" };
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, lian_type_find ("arrangement"));
  for (guint s = 0; s < G_N_ELEMENTS (states); s++)
    for (guint i = all->len; i > 0; i--)
      if (g_strcmp0 (lian_record_get_text (all->pdata[i - 1], "state"), states[s]) == 0)
        return lian_record_get_id (all->pdata[i - 1]);
  return 0;
}

/* What is printed where nothing is selected. */
GArray *
_lian_arrange_paper_choose (LianTxn *txn, GCancellable *cancellable, GError **error)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = _lian_arrange_paper_find (txn);
  if (id != 0)
    g_array_append_val (chosen, id);
  return chosen;
}

static gint64 *
find_made (const LianArrangePaper *self)
{
  guint n = self->book->task->n_months;
  gint64 *made = g_new0 (gint64, (gsize) self->book->task->ways->len * n + 1);
  for (guint i = 0; i < self->shares->len; i++)
    {
      const LianArrangeShare *share = &g_array_index (self->shares, LianArrangeShare, i);
      made[(gsize) share->way * n + share->month] += share->quantity;
    }
  return made;
}

/* From here to _lian_arrange_paper_close() words are in the language of the paper. */
gboolean
_lian_arrange_paper_open (LianArrangePaper *self, LianTxn *txn, gint64 id, GCancellable *cancellable, GError **error)
{
  *self = (LianArrangePaper){ .paper = lian_paper_new (txn) };
  self->language_before = lian_i18n_set_thread_language (self->paper.language);
  self->arrangement = lian_txn_load (txn, lian_type_find ("arrangement"), id);
  if (self->arrangement == NULL)
    {
      g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_NOTHING, _ ("There is no such arrangement"));
      return FALSE;
    }
  self->book = lian_arrange_read (txn, self->arrangement, cancellable, error);
  if (self->book == NULL)
    return FALSE;
  self->crafts = lian_craft_plan_new (txn, self->book->task);
  self->shares = lian_arrange_complete (self->book->task, self->book->kept);
  self->made = find_made (self);
  self->scope = words_of_scope (self);
  self->view = (LianArrangeView){ self->book->task, self->shares, self->book->names, self->scope };
  return TRUE;
}

/* Gives the document if it is done; sets the language back. */
LianDocument *
_lian_arrange_paper_close (LianArrangePaper *self, gboolean done)
{
  LianDocument *document = done ? g_steal_pointer (&self->document) : NULL;
  g_clear_pointer (&self->document, lian_document_unref);
  g_clear_pointer (&self->shares, g_array_unref);
  g_clear_pointer (&self->crafts, lian_craft_plan_free);
  g_clear_pointer (&self->book, lian_arrange_book_free);
  g_clear_pointer (&self->arrangement, lian_record_free);
  g_clear_pointer (&self->made, g_free);
  g_clear_pointer (&self->scope, g_free);
  lian_i18n_set_thread_language (self->language_before);
  return document;
}

/* A plan that was not worked out yet must not look like one that gives nobody anything. */
void
_lian_arrange_paper_begin (LianArrangePaper *self, const char *title, gboolean landscape)
{
  self->document = lian_paper_create_document (&self->paper, title, self->scope);
  lian_document_set_landscape (self->document, landscape);
  self->upright = !landscape;
  lian_document_add_title (self->document, title);
  lian_document_add_subtitle (self->document, self->scope);
  if (self->book->kept->len == 0)
    lian_document_add_paragraph (self->document, _ ("Nothing is arranged in it yet: work it out first."));
}

void
_lian_arrange_paper_sign (LianArrangePaper *self, const LianDocumentSignature *boxes, guint n)
{
  g_autofree char *day = lian_paper_place_date (&self->paper);
  lian_document_add_place_date (self->document, day);
  lian_document_add_signatures (self->document, boxes, n);
}

char *
_lian_arrange_paper_name (const LianArrangePaper *self, gint64 id)
{
  g_autofree char *text = lian_text_shorten_to (lian_arrange_names_get (self->book->names, id), 60);
  return lian_isolate (text);
}

char *
_lian_arrange_paper_trade (const LianArrangePaper *self, gint64 trade)
{
  return trade != 0 ? _lian_arrange_paper_name (self, trade) : g_strdup (_ ("trade not known"));
}

/* On a page that stands the year is above the month. */
static char *
month_title (const LianArrangePaper *self, guint month)
{
  g_autofree char *text = lian_arrange_month_text (self->book->task, month);
  g_auto (GStrv) parts = self->upright ? g_strsplit (text, "-", 2) : NULL;
  return parts != NULL ? g_strjoinv ("\n", parts) : g_steal_pointer (&text);
}

/* The table of up to a dozen months from @first on. */
LianArrangeMonths
_lian_arrange_paper_add_months (const LianArrangePaper *self, guint first, const char *what, const char *remark)
{
  guint n = MIN (self->book->task->n_months - first, MONTHS_IN_TABLE);
  g_autofree LianDocumentColumn *columns = g_new0 (LianDocumentColumn, n + 3);
  g_autoptr (GPtrArray) months = g_ptr_array_new_with_free_func (g_free);
  columns[0] = (LianDocumentColumn){ what, self->book->task->n_months > MONTHS_IN_TABLE / 2 ? 5 : 4.2, LIAN_ALIGN_START };
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (months, month_title (self, first + i));
      columns[i + 1] = (LianDocumentColumn){ months->pdata[i], 1.25, LIAN_ALIGN_END };
    }
  columns[n + 1] = (LianDocumentColumn){ _ ("in all"), 1.4, LIAN_ALIGN_END };
  columns[n + 2] = (LianDocumentColumn){ remark, 2.6, LIAN_ALIGN_START };
  return (LianArrangeMonths){ self, lian_document_add_table (self->document, columns, n + 3), first, n };
}

/* @cells has a text to each month of the task. */
void
_lian_arrange_months_add_row (LianArrangeMonths *self, LianDocumentRow kind, const char *what, GPtrArray *cells,
                              const char *sum, const char *remark)
{
  g_autoptr (GPtrArray) row = g_ptr_array_new ();
  g_ptr_array_add (row, (char *) what);
  for (guint i = 0; i < self->n; i++)
    g_ptr_array_add (row, cells->pdata[self->first + i]);
  g_ptr_array_add (row, (char *) sum);
  g_ptr_array_add (row, (char *) remark);
  g_ptr_array_add (row, NULL);
  lian_document_table_add_row (self->table, kind, (const char *const *) row->pdata);
}

/* Nothing stays blank, so that what there is stands out. */
GPtrArray *
_lian_arrange_paper_quantities (const LianArrangePaper *self, gint64 id, const gint64 *amounts, gint64 step, char **sum)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  gint64 all = 0;
  for (guint t = 0; t < self->book->task->n_months; t++)
    {
      all += amounts[t];
      g_ptr_array_add (cells, amounts[t] != 0 ? lian_arrange_names_number (self->book->names, id, amounts[t] * step)
                                              : g_strdup (""));
    }
  *sum = lian_arrange_names_quantity (self->book->names, id, all * step);
  return cells;
}

/* Steps that are made in a way, by month. */
const gint64 *
_lian_arrange_paper_made (const LianArrangePaper *self, guint way)
{
  return self->made + (gsize) way * self->book->task->n_months;
}

/* Goods, contract and orderer. */
char *
_lian_arrange_paper_order (const LianArrangePaper *self, guint order)
{
  g_autofree char *goods = lian_arrange_order_text (&self->view, order);
  g_autofree char *orderer
      = _lian_arrange_paper_name (self, g_array_index (self->book->task->orders, LianArrangeOrder, order).orderer);
  return g_strdup_printf ("%s\n%s", goods, orderer);
}

/* What of an order is not placed, and what comes late; nothing if all is well. */
char *
_lian_arrange_paper_fate (const LianArrangePaper *self, const LianArrangeSum *sum, guint order)
{
  const LianArrangeOrder *what = &g_array_index (self->book->task->orders, LianArrangeOrder, order);
  g_autofree char *missing = lian_arrange_names_quantity (self->book->names, what->line, sum->missing * what->step);
  g_autofree char *late = lian_arrange_names_quantity (self->book->names, what->line, sum->late * what->step);
  g_autofree char *first
      /* Translators: a quantity */
      = sum->missing > 0 ? g_strdup_printf (_ ("✕ not placed: %s"), missing) : g_strdup ("");
  /* Translators: a quantity */
  g_autofree char *second = sum->late > 0 ? g_strdup_printf (_ ("! late: %s"), late) : g_strdup ("");
  return g_strconcat (first, *first != '\0' && *second != '\0' ? "; " : "", second, NULL);
}

/**
 * _lian_arrange_paper_protect:
 * @self: a paper
 * @orders: (nullable) (element-type guint): the orders that follow; %NULL for all
 *
 * Adds which protected crafts they touch, at the place that is read first (S1-6c).
 */
void
_lian_arrange_paper_protect (const LianArrangePaper *self, const GArray *orders)
{
  g_autoptr (GPtrArray) crafts = lian_craft_plan_list (self->crafts, self->book->kept, orders);
  lian_craft_notice_add_crafts (&self->paper, self->document, crafts);
}
