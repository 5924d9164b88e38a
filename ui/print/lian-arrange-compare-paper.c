/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Kept plans beside each other on paper: what each has of every aim by the yardstick of the first, and where
 * they are not alike, and nothing that is the same in all of them. */
#include "lian-arrange-compare-paper.h"

#include "lian-arrange-measured.h"
#include "lian-arrange-figures.h"
#include "lian-arrange-paper-private.h"
#include "lian-choices.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-text.h"

#define MOST_OF_NAME 28

/* The plans, the first of which measures them all. */
typedef struct
{
  LianArrangePaper paper;
  GPtrArray *measured; /* LianArrangeMeasured */
  GPtrArray *names;    /* char: the same plans in words */
} Comparison;

static const LianArrangeMeasured *
get_measured (const Comparison *self, guint n)
{
  return self->measured->pdata[n];
}

/* Which plans. */

static gboolean
is_chosen (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* One alone stands beside all others that somebody may still want, the newest first. */
static void
add_others (LianTxn *txn, GArray *ids)
{
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, lian_type_find ("arrangement"));
  for (guint i = all->len; i > 0 && ids->len < LIAN_ARRANGE_MOST_COMPARED; i--)
    {
      gint64 id = lian_record_get_id (all->pdata[i - 1]);
      if (!is_chosen (ids, id) && g_strcmp0 (lian_record_get_text (all->pdata[i - 1], "state"), "DROPPED") != 0)
        g_array_append_val (ids, id);
    }
}

static GArray *
choose (LianTxn *txn, const GArray *records, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < records->len; i++)
    if (!is_chosen (ids, g_array_index (records, gint64, i)))
      g_array_append_vals (ids, &g_array_index (records, gint64, i), 1);
  if (ids->len == 1)
    add_others (txn, ids);
  if (ids->len <= LIAN_ARRANGE_MOST_COMPARED)
    return g_steal_pointer (&ids);
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT,
               /* Translators: two counts */
               _ ("No more than %d plans stand beside each other on paper, and %u are chosen: choose fewer"),
               LIAN_ARRANGE_MOST_COMPARED, ids->len);
  return NULL;
}

static gboolean
add_plan (Comparison *self, LianTxn *txn, gint64 id, GError **error)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("arrangement"), id);
  if (record == NULL)
    {
      g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_NOTHING, _ ("There is no such arrangement"));
      return FALSE;
    }
  g_autofree char *name = lian_text_shorten_to (lian_record_get_text (record, "name"), MOST_OF_NAME);
  const char *state = lian_paper_choice (&self->paper.paper, lian_choices_arrangement_state,
                                         lian_record_get_text (record, "state"));
  LianArrangeMeasured *measured = lian_arrange_measured_read (txn, self->paper.book, id);
  g_ptr_array_add (self->measured, measured);
  g_ptr_array_add (self->names, lian_isolate_join ("\n", name, state,
                                                  measured->amounts->len == 0 ? _ ("nothing arranged yet") : NULL, NULL));
  return TRUE;
}

/* The tables. */

static LianDocumentTable *
add_table (const Comparison *self, const LianDocumentColumn *first, guint n_first)
{
  g_autofree LianDocumentColumn *columns = g_new0 (LianDocumentColumn, n_first + self->names->len);
  for (guint i = 0; i < n_first; i++)
    columns[i] = first[i];
  for (guint i = 0; i < self->names->len; i++)
    columns[n_first + i] = (LianDocumentColumn){ self->names->pdata[i], 2, LIAN_ALIGN_END };
  return lian_document_add_table (self->paper.document, columns, n_first + self->names->len);
}

/* @cells is taken, and has a text to every column. */
static void
add_row (LianDocumentTable *table, GPtrArray *cells)
{
  g_ptr_array_add (cells, NULL);
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, (const char *const *) cells->pdata);
  g_ptr_array_unref (cells);
}

static GPtrArray *
row_new (const char *first)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (cells, g_strdup (first));
  return cells;
}

static void
add_count (const Comparison *self, LianDocumentTable *table, const char *what, gsize offset)
{
  GPtrArray *cells = row_new (what);
  for (guint n = 0; n < self->measured->len; n++)
    g_ptr_array_add (cells, g_strdup_printf ("%u", G_STRUCT_MEMBER (guint, get_measured (self, n), offset)));
  add_row (table, cells);
}

static void
add_aim (const Comparison *self, LianDocumentTable *table, LianAim aim)
{
  GPtrArray *cells = row_new (_ (lian_choices_aim[aim].label));
  for (guint n = 0; n < self->measured->len; n++)
    g_ptr_array_add (cells, lian_arrange_figures_value (aim, get_measured (self, n)->values[aim]));
  add_row (table, cells);
}

static void
add_figures (const Comparison *self)
{
  const LianArrangeTask *task = self->paper.book->task;
  LianDocumentColumn first[] = { { "", 3, LIAN_ALIGN_START } };
  lian_document_add_paragraph (self->paper.document,
                               _ ("All are measured by the orders, limits and settings of the first."));
  LianDocumentTable *table = add_table (self, first, G_N_ELEMENTS (first));
  add_count (self, table, _ ("orders that are short"), G_STRUCT_OFFSET (LianArrangeMeasured, short_of));
  add_count (self, table, _ ("orders that are late"), G_STRUCT_OFFSET (LianArrangeMeasured, late));
  add_count (self, table, _ ("rules broken"), G_STRUCT_OFFSET (LianArrangeMeasured, faults));
  add_count (self, table, _ ("co-operatives touched"), G_STRUCT_OFFSET (LianArrangeMeasured, touched));
  for (guint i = 0; i < task->stages->len; i++)
    add_aim (self, table, g_array_index (task->stages, LianArrangeStage, i).aim);
}

static void
add_unlike (const Comparison *self, LianDocumentTable *table, const LianArrangeUnlike *unlike)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (cells, _lian_arrange_paper_name (&self->paper, unlike->cooperative));
  g_ptr_array_add (cells, lian_arrange_line_text (&self->paper.view, unlike->line));
  g_ptr_array_add (cells, lian_arrange_figures_month (unlike->month));
  for (guint n = 0; n < self->measured->len; n++)
    g_ptr_array_add (cells, unlike->quantities[n] != 0
                                ? lian_arrange_names_quantity (self->paper.book->names, unlike->line, unlike->quantities[n])
                                : g_strdup ("—"));
  add_row (table, cells);
}

static void
add_differences (const Comparison *self)
{
  LianDocumentColumn first[] = { { _ ("co-operative"), 3, LIAN_ALIGN_START }, { _ ("order"), 3, LIAN_ALIGN_START },
                                 { _ ("month"), 1.1, LIAN_ALIGN_START } };
  g_autoptr (GArray) unlike = lian_arrange_list_unlike (self->measured, self->paper.book->task);
  lian_document_add_heading (self->paper.document, _ ("What differs"));
  if (unlike->len == 0)
    {
      lian_document_add_paragraph (self->paper.document, _ ("These plans say the same."));
      return;
    }
  LianDocumentTable *table = add_table (self, first, G_N_ELEMENTS (first));
  for (guint i = 0; i < unlike->len; i++)
    add_unlike (self, table, &g_array_index (unlike, LianArrangeUnlike, i));
}

static gboolean
compose (Comparison *self, LianTxn *txn, const GArray *ids, int *done, GCancellable *cancellable, GError **error)
{
  const char *lines[] = { _ ("Signature"), _ ("Date"), NULL };
  const LianDocumentSignature boxes[] = { { _ ("Drawn up by"), lines, NULL }, { _ ("Deciding officer"), lines, NULL } };
  for (guint i = 0; i < ids->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !add_plan (self, txn, g_array_index (ids, gint64, i), error))
        return FALSE;
      g_atomic_int_inc (done);
    }
  _lian_arrange_paper_begin (&self->paper, _ ("Plans beside each other"), TRUE);
  add_figures (self);
  add_differences (self);
  _lian_arrange_paper_sign (&self->paper, boxes, G_N_ELEMENTS (boxes));
  return TRUE;
}

/**
 * lian_arrange_compare_paper_new:
 * @txn: the base, on a reader thread
 * @records: (element-type gint64): arrangements, the first of which measures them all; one alone stands beside
 *   all others
 * @done: (inout): how many are measured; others may read it meanwhile
 * @cancellable: (nullable): stops between plans
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the plans beside each other
 */
LianDocument *
lian_arrange_compare_paper_new (LianTxn *txn, const GArray *records, int *done, GCancellable *cancellable,
                                GError **error)
{
  g_autoptr (GArray) ids = choose (txn, records, error);
  if (ids == NULL)
    return NULL;
  Comparison self = { .measured = g_ptr_array_new_with_free_func (lian_arrange_measured_free),
                      .names = g_ptr_array_new_with_free_func (g_free) };
  gint64 first = ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
  gboolean composed = _lian_arrange_paper_open (&self.paper, txn, first, cancellable, error)
                      && compose (&self, txn, ids, done, cancellable, error);
  g_ptr_array_unref (self.measured);
  g_ptr_array_unref (self.names);
  return _lian_arrange_paper_close (&self.paper, composed);
}
