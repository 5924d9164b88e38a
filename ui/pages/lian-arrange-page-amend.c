/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Correcting the plan by hand: each figure and each pin is an act of its own. */
#include "lian-arrange-page-private.h"

#include "lian-arrange-amend.h"
#include "lian-i18n.h"

static gboolean
amend_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  return lian_arrange_amend (txn, data, error);
}

/* What was refused is not in the base: it is read again, so that nobody believes in it. */
static void
amended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianArrangePage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean written = lian_store_write_finish (LIAN_STORE (source), result, NULL, &error) != NULL;
  if (self->box == NULL)
    return;
  _lian_arrange_refuse (self, written ? NULL : error->message);
  if (!written)
    _lian_arrange_load (self);
}

static void
amend (LianArrangePage *self, guint way, guint month, const char *label)
{
  const LianArrangeTask *task = self->job->book->task;
  const LianArrangeWay *w = &g_array_index (task->ways, LianArrangeWay, way);
  const LianArrangeOrder *order = &g_array_index (task->orders, LianArrangeOrder, w->order);
  LianArrangeAmendment *amendment = g_new0 (LianArrangeAmendment, 1);
  amendment->arrangement = lian_record_get_id (self->job->plan);
  amendment->line = order->line;
  amendment->cooperative = g_array_index (task->makers, LianArrangeMaker, w->maker).cooperative;
  amendment->month = lian_date_add_months (task->first_month, (int) month);
  amendment->quantity = lian_arrange_sheet_get (self->sheet, way, month) * order->step;
  amendment->pinned = lian_arrange_sheet_is_pinned (self->sheet, way, month);
  /* What was read before this is out of date when it comes. */
  self->generation++;
  lian_store_write_async (lian_context_get_store (self->context), label, NULL, amend_job, amendment, g_free, NULL,
                          amended_cb, g_object_ref (self));
  _lian_arrange_show_totals (self);
  _lian_arrange_fill_side (self);
}

/**
 * _lian_arrange_typed:
 * @self: the page
 * @way: where
 * @month: where
 *
 * Writes what was typed there.
 */
void
_lian_arrange_typed (LianArrangePage *self, guint way, guint month)
{
  amend (self, way, month, _ ("plan corrected by hand"));
}

/**
 * _lian_arrange_pinned:
 * @self: the page
 * @way: where
 * @month: where
 *
 * Writes whether it is pinned.
 */
void
_lian_arrange_pinned (LianArrangePage *self, guint way, guint month)
{
  amend (self, way, month,
         lian_arrange_sheet_is_pinned (self->sheet, way, month) ? _ ("quantity of the plan pinned")
                                                               : _ ("quantity of the plan let go"));
}
