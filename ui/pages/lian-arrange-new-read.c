/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a new plan begins with, and the plan made of it.
 *
 * All six aims stand in the form, also those that the plan before left out: they have no place. */
#include "lian-arrange-new-read.h"

#include "lian-arrange-keep.h"
#include "lian-choices.h"

/**
 * lian_arrange_new_new:
 * @based_on: a plan, or 0
 *
 * Returns: (transfer full): a question that was not read yet
 */
LianArrangeNew *
lian_arrange_new_new (gint64 based_on)
{
  LianArrangeNew *self = g_new0 (LianArrangeNew, 1);
  self->based_on = based_on;
  return self;
}

/**
 * lian_arrange_new_free:
 * @data: (transfer full) (type LianArrangeNew): a question
 */
void
lian_arrange_new_free (gpointer data)
{
  LianArrangeNew *self = data;
  g_clear_pointer (&self->federations, g_ptr_array_unref);
  g_clear_pointer (&self->trades, g_ptr_array_unref);
  g_clear_pointer (&self->plans, g_ptr_array_unref);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_clear_pointer (&self->record, lian_record_free);
  g_free (self);
}

static GPtrArray *
list (LianTxn *txn, const char *type)
{
  GPtrArray *hits = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_hit_free);
  g_autoptr (GPtrArray) records = lian_txn_list_all (txn, lian_type_find (type));
  for (guint i = 0; i < records->len; i++)
    {
      LianHit *hit = g_new0 (LianHit, 1);
      hit->type = lian_type_find (type);
      hit->id = lian_record_get_id (records->pdata[i]);
      hit->title = g_strdup (lian_record_get_title (records->pdata[i]));
      g_ptr_array_add (hits, hit);
    }
  return hits;
}

static const LianRecord *
find_stage (const GPtrArray *stages, const char *aim)
{
  for (guint i = 0; i < stages->len; i++)
    if (g_strcmp0 (lian_record_get_text (stages->pdata[i], "aim"), aim) == 0)
      return stages->pdata[i];
  return NULL;
}

static void
add_stage (LianArrangeNew *self, const LianRecord *stage, const char *aim)
{
  LianRecord *made = stage != NULL ? lian_record_copy (stage) : lian_record_new_initial (lian_type_find ("arrangement_stage"));
  lian_record_set_text (made, "aim", aim);
  g_ptr_array_add (self->stages, made);
}

/**
 * lian_arrange_new_read:
 * @txn: the base
 * @data: (type LianArrangeNew): is filled
 * @cancellable: (nullable): unused
 * @error: unused
 *
 * Reads what can be chosen and what is offered.
 *
 * Returns: %TRUE
 */
gboolean
lian_arrange_new_read (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  LianArrangeNew *self = data;
  g_autoptr (GPtrArray) stages = NULL;
  self->record = lian_arrange_propose (txn, self->based_on, &stages);
  self->federations = list (txn, "federation");
  self->trades = list (txn, "trade");
  self->plans = list (txn, "arrangement");
  self->stages = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  for (int aim = 0; aim < LIAN_N_AIMS; aim++)
    add_stage (self, find_stage (stages, lian_choices_aim[aim].value), lian_choices_aim[aim].value);
  return TRUE;
}

/**
 * lian_arrange_new_write:
 * @txn: the base, in a write
 * @data: (type LianArrangeNew): the question with its answers in @record and @stages
 * @cancellable: (nullable): unused
 * @error: return location
 *
 * Makes the plan with its stages; aims without a place are left out.
 *
 * Returns: whether it was made
 */
gboolean
lian_arrange_new_write (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  LianArrangeNew *self = data;
  g_autoptr (GPtrArray) stages = g_ptr_array_new ();
  for (guint i = 0; i < self->stages->len; i++)
    if (!lian_record_is_empty (self->stages->pdata[i], "place"))
      g_ptr_array_add (stages, self->stages->pdata[i]);
  return lian_arrange_begin (txn, self->record, stages, error);
}
