/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What an arrangement changes against the one it is based on, or against the allotments if it is based on
 * none: co-operative by co-operative, and nothing that stays as it was. */
#include "lian-arrange-changes-paper.h"

#include "lian-arrange-differences.h"
#include "lian-arrange-figures.h"
#include "lian-arrange-paper-private.h"
#include "lian-i18n.h"

static LianDocumentTable *
add_table (const LianArrangePaper *self, gint64 cooperative)
{
  g_autofree char *name = _lian_arrange_paper_name (self, cooperative);
  g_autofree char *to = g_strdup_printf (_ ("To: %s"), name);
  LianDocumentColumn columns[] = {
    { _ ("order"), 4, LIAN_ALIGN_START }, { _ ("month"), 1.2, LIAN_ALIGN_START },
    { _ ("until now"), 1.6, LIAN_ALIGN_END }, { _ ("from now on"), 1.6, LIAN_ALIGN_END },
    { _ ("difference"), 1.6, LIAN_ALIGN_END },
  };
  lian_document_add_heading (self->document, to);
  return lian_document_add_table (self->document, columns, G_N_ELEMENTS (columns));
}

static void
add_change (const LianArrangePaper *self, LianDocumentTable *table, const LianArrangeChange *change)
{
  const LianArrangeNames *names = self->book->names;
  g_autofree char *order = lian_arrange_line_text (&self->view, change->line);
  g_autofree char *month = lian_arrange_figures_month (change->month);
  g_autofree char *before = lian_arrange_names_quantity (names, change->line, change->before);
  g_autofree char *after = lian_arrange_names_quantity (names, change->line, change->after);
  gint64 difference = change->after - change->before;
  g_autofree char *amount = lian_arrange_names_quantity (names, change->line, ABS (difference));
  g_autofree char *more = lian_arrange_figures_more (difference, amount);
  const char *cells[] = { order, month, before, after, more, NULL };
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
}

static void
add_cooperative (const LianArrangePaper *self, const LianArrangeDifferences *differences, gint64 cooperative)
{
  LianDocumentTable *table = add_table (self, cooperative);
  for (guint i = 0; i < differences->changes->len; i++)
    {
      const LianArrangeChange *change = &g_array_index (differences->changes, LianArrangeChange, i);
      if (change->cooperative == cooperative)
        add_change (self, table, change);
    }
}

/* What it is held against, how many are touched, and what of the pins stays. */
static void
add_summary (const LianArrangePaper *self, const LianArrangeDifferences *differences)
{
  guint n = differences->touched->len;
  g_autofree char *base = lian_paper_name (&self->paper, "arrangement", self->book->base);
  g_autofree char *against = self->book->base != 0
                                 /* Translators: the name of an arrangement */
                                 ? g_strdup_printf (_ ("Held against “%s”."), base)
                                 : g_strdup (_ ("Held against what is allotted today."));
  g_autofree char *touched
      /* Translators: a count */
      = g_strdup_printf (_ ("Co-operatives touched: %u."), n);
  g_autofree char *pins = differences->n_pins > 0
                              /* Translators: two counts */
                              ? g_strdup_printf (_ ("Of %u pinned quantities %u stay as they are."),
                                                 differences->n_pins, differences->n_pins_kept)
                              : g_strdup ("");
  g_autofree char *text = g_strjoin (" ", against, touched, *pins != '\0' ? pins : NULL, NULL);
  lian_document_add_paragraph (self->document, text);
}

static void
compose (LianArrangePaper *self)
{
  const LianArrangeTask *task = self->book->task;
  const char *lines[] = { _ ("Signature"), _ ("Date"), NULL };
  const LianDocumentSignature boxes[] = { { _ ("Drawn up by"), lines, NULL }, { _ ("Deciding officer"), lines, NULL } };
  g_autoptr (LianArrangeDifferences) differences
      = lian_arrange_differences (task, self->book->before, task, self->book->kept);
  _lian_arrange_paper_begin (self, _ ("Changes of the arrangement"), FALSE);
  if (self->book->kept->len > 0)
    add_summary (self, differences);
  for (guint i = 0; self->book->kept->len > 0 && i < differences->touched->len; i++)
    add_cooperative (self, differences, g_array_index (differences->touched, gint64, i));
  _lian_arrange_paper_sign (self, boxes, G_N_ELEMENTS (boxes));
}

/**
 * lian_arrange_changes_paper_new:
 * @txn: the base, on a reader thread
 * @arrangement: an arrangement
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what it changes
 */
LianDocument *
lian_arrange_changes_paper_new (LianTxn *txn, gint64 arrangement, GError **error)
{
  LianArrangePaper self;
  gboolean done = _lian_arrange_paper_open (&self, txn, arrangement, NULL, error);
  if (done)
    compose (&self);
  return _lian_arrange_paper_close (&self, done);
}
