/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A batch of a proposal as the change of co-operatives that it is: who there is before and after, and by
 * which key all goes along. */
#include "lian-choices.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-reorganisation-private.h"
#include "lian-text.h"

/* What a step can name, and the type of each. */
static const char *const item_kinds[]
    = { "activity", "member", "service_point", "round", "relation", "stock_place", "contract", "process" };

/**
 * _lian_batch_item_kind:
 * @item: a record of type "reorganisation_item"
 *
 * Returns: the field that is filled, which is also the type of what it names
 */
const char *
_lian_batch_item_kind (const LianRecord *item)
{
  gsize i = 0;
  while (i < G_N_ELEMENTS (item_kinds) - 1 && lian_record_is_empty (item, item_kinds[i]))
    i++;
  return item_kinds[i];
}

static gboolean
comes_to_an_end (const LianRecord *item)
{
  return lian_record_get_truth (item, "ends") == LIAN_YES;
}

/**
 * _lian_batch_ends:
 * @batch: a batch
 * @record: a record that a co-operative has
 *
 * Returns: whether it is a point, what is sold at one, or a round that closes with the batch, so that it
 *   goes nowhere
 */
gboolean
_lian_batch_ends (const LianBatch *batch, const LianRecord *record)
{
  gboolean outlet = g_str_equal (lian_record_get_type_info (record)->id, "outlet");
  const char *type = outlet ? "service_point" : lian_record_get_type_info (record)->id;
  gint64 id = outlet ? lian_record_get_number (record, type) : lian_record_get_id (record);
  for (guint i = 0; i < batch->items->len; i++)
    if (comes_to_an_end (batch->items->pdata[i]) && g_str_equal (_lian_batch_item_kind (batch->items->pdata[i]), type)
        && lian_record_get_number (batch->items->pdata[i], type) == id)
      return TRUE;
  return FALSE;
}

void
_lian_batch_free (LianBatch *batch)
{
  if (batch == NULL)
    return;
  g_ptr_array_unref (batch->steps);
  g_array_unref (batch->ways);
  g_array_unref (batch->founded);
  g_ptr_array_unref (batch->items);
  g_clear_pointer (&batch->wish, lian_reorganise_request_free);
  g_free (batch);
}

static void
add_before (LianReorganiseRequest *wish, gint64 cooperative)
{
  for (guint i = 0; i < wish->before->len; i++)
    if (g_array_index (wish->before, gint64, i) == cooperative)
      return;
  lian_reorganise_request_add_before (wish, cooperative);
}

static LianStepWay *
way_of (const LianBatch *batch, guint step)
{
  return &g_array_index (batch->ways, LianStepWay, step);
}

/* A successor that there is is one of those before. */
static void
add_all_before (LianBatch *batch)
{
  for (guint i = 0; i < batch->ways->len; i++)
    {
      add_before (batch->wish, way_of (batch, i)->from);
      if (way_of (batch, i)->to != 0)
        add_before (batch->wish, way_of (batch, i)->to);
    }
}

static gboolean
is_target (const LianRecord *after, const LianRecord *step, gint64 to)
{
  const char *name = lian_record_get_text (step, "new_name");
  if (to != 0)
    return lian_record_get_id (after) == to;
  return lian_record_get_id (after) == 0
         && (g_strcmp0 (lian_record_get_text (after, "name_zh"), name) == 0
             || g_strcmp0 (lian_record_get_text (after, "name_en"), name) == 0);
}

static guint
find_place (const LianBatch *batch, guint step)
{
  const GPtrArray *after = batch->wish->after;
  guint place = 0;
  while (place < after->len && !is_target (after->pdata[place], batch->steps->pdata[step], way_of (batch, step)->to))
    place++;
  return place;
}

static LianRecord *
make_after (LianTxn *txn, const LianReorganiseRequest *wish, const LianRecord *step, gint64 to)
{
  const char *name = lian_record_get_text (step, "new_name"), *stage = lian_record_get_text (step, "stage_after");
  if (to == 0)
    return lian_reorganise_found (txn, wish, lian_text_has_han (name) ? name : NULL,
                                  lian_text_has_han (name) ? NULL : name, stage);
  LianRecord *record = lian_txn_load (txn, lian_type_find ("cooperative"), to);
  if (record != NULL && stage != NULL)
    lian_record_set_text (record, "stage", stage);
  return record;
}

static void
add_parts (const LianReorganiseRequest *wish, const LianRecord *step, guint place)
{
  for (guint i = 0; i < LIAN_N_REORGANISE_FIGURES; i++)
    if (!lian_record_is_empty (step, lian_reorganise_figures[i]))
      lian_record_set_number (wish->parts->pdata[place], lian_reorganise_figures[i],
                              lian_record_get_number (step, lian_reorganise_figures[i]));
}

/* The giver of a move goes on as well, though no step leads to it. */
static void
add_giver (LianTxn *txn, LianBatch *batch)
{
  LianRecord *record = lian_txn_load (txn, lian_type_find ("cooperative"), way_of (batch, 0)->from);
  if (record != NULL && g_str_equal (batch->wish->change, "MOVE"))
    lian_reorganise_request_add_after (batch->wish, record);
  else
    lian_record_free (record);
}

/* What goes on gets the rest; where nothing does, the first successor. */
static gboolean
add_all_after (LianTxn *txn, LianBatch *batch, GError **error)
{
  add_giver (txn, batch);
  for (guint i = 0; i < batch->steps->len; i++)
    {
      const LianRecord *step = batch->steps->pdata[i];
      LianStepWay *way = way_of (batch, i);
      guint place = way->place = find_place (batch, i);
      LianRecord *after = place == batch->wish->after->len ? make_after (txn, batch->wish, step, way->to) : NULL;
      if (after != NULL)
        lian_reorganise_request_add_after (batch->wish, after);
      else if (place == batch->wish->after->len)
        {
          g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT, _ ("batch %u: a co-operative is no longer there"),
                       batch->number);
          return FALSE;
        }
      add_parts (batch->wish, step, place);
      if (way->from == way->to)
        batch->wish->rest = place;
    }
  return TRUE;
}

static void
take_items (LianTxn *txn, LianBatch *batch, guint step)
{
  g_autoptr (GPtrArray) items = lian_txn_list (txn, lian_type_find ("reorganisation_item"), "reorganisation_step",
                                               lian_record_get_id (batch->steps->pdata[step]));
  guint place = way_of (batch, step)->place;
  for (guint i = 0; i < items->len; i++)
    {
      const char *kind = _lian_batch_item_kind (items->pdata[i]);
      if (!comes_to_an_end (items->pdata[i]) && !g_str_equal (kind, "process"))
        lian_reorganise_request_send (batch->wish, lian_record_get_number (items->pdata[i], kind), place);
      g_ptr_array_add (batch->items, lian_record_copy (items->pdata[i]));
    }
}

/* One form and one answer for the batch: the first step that gives one. */
static void
take_form (LianBatch *batch)
{
  for (guint i = 0; i < batch->steps->len; i++)
    {
      const char *form = lian_record_get_text (batch->steps->pdata[i], "form");
      LianTruth scale = lian_record_get_truth (batch->steps->pdata[i], "scale_matches_conditions");
      if (batch->form == NULL && form != NULL)
        batch->form = g_intern_string (form);
      if (batch->scale == LIAN_NOT_ASKED)
        batch->scale = scale;
    }
}

static LianBatch *
batch_new (guint number)
{
  LianBatch *batch = g_new0 (LianBatch, 1);
  batch->number = number;
  batch->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  batch->ways = g_array_new (FALSE, FALSE, sizeof (LianStepWay));
  batch->founded = g_array_new (FALSE, FALSE, sizeof (gint64));
  batch->items = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  batch->scale = LIAN_NOT_ASKED;
  return batch;
}

static gboolean
take_steps (LianBatch *batch, const GPtrArray *steps, GError **error)
{
  for (guint i = 0; i < steps->len; i++)
    {
      LianStepWay way;
      gint64 founded = lian_record_get_number (steps->pdata[i], "founded");
      if (founded != 0)
        g_array_append_val (batch->founded, founded);
      if (lian_record_get_number (steps->pdata[i], "batch") != batch->number)
        continue;
      if (!_lian_step_way (steps, steps->pdata[i], &way, error))
        return FALSE;
      g_ptr_array_add (batch->steps, lian_record_copy (steps->pdata[i]));
      g_array_append_val (batch->ways, way);
    }
  if (batch->steps->len == 0)
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("the proposal has no batch %u"), batch->number);
  return batch->steps->len > 0;
}

/**
 * _lian_batch_has_founded:
 * @batch: a batch
 * @finding: what was found
 *
 * Returns: whether it is about a co-operative that a batch before it has founded
 */
gboolean
_lian_batch_has_founded (const LianBatch *batch, const LianRecord *finding)
{
  for (guint i = 0; i < batch->founded->len; i++)
    if (g_strcmp0 (lian_record_get_text (finding, "kind"), "cooperative") == 0
        && lian_record_get_number (finding, "record") == g_array_index (batch->founded, gint64, i))
      return TRUE;
  return FALSE;
}

/**
 * _lian_batch_new:
 * @txn: the base
 * @steps: (element-type LianRecord): the steps of a proposal
 * @number: the number of the batch
 * @error: return location; names the batch
 *
 * Returns: (transfer full) (nullable): the batch; %NULL where it has no step or names a co-operative that
 *   is not founded yet, or no longer there
 */
LianBatch *
_lian_batch_new (LianTxn *txn, const GPtrArray *steps, guint number, GError **error)
{
  g_autoptr (LianBatch) batch = batch_new (number);
  if (!take_steps (batch, steps, error))
    return NULL;
  batch->wish = lian_reorganise_request_new (lian_record_get_text (batch->steps->pdata[0], "kind"));
  batch->wish->on = lian_txn_get_working_date (txn);
  add_all_before (batch);
  take_form (batch);
  if (!add_all_after (txn, batch, error))
    return NULL;
  for (guint i = 0; i < batch->steps->len; i++)
    take_items (txn, batch, i);
  return g_steal_pointer (&batch);
}

/* In the order of the batches, and of entry within one. */
static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const LianRecord *one = *(LianRecord *const *) a, *other = *(LianRecord *const *) b;
  gint64 first = lian_record_get_number (one, "batch"), second = lian_record_get_number (other, "batch");
  if (first != second)
    return first < second ? -1 : 1;
  return lian_record_get_id (one) < lian_record_get_id (other) ? -1 : 1;
}

GPtrArray *
_lian_reorganisation_steps (LianTxn *txn, gint64 reorganisation)
{
  GPtrArray *steps
      = lian_txn_list (txn, lian_type_find ("reorganisation_step"), "reorganisation", reorganisation);
  g_ptr_array_sort (steps, compare_steps);
  return steps;
}

/**
 * _lian_reorganisation_open_batches:
 * @steps: (element-type LianRecord): the steps of a proposal in their order
 *
 * Returns: (transfer full) (element-type guint): the batches that are not carried out
 */
GArray *
_lian_reorganisation_open_batches (const GPtrArray *steps)
{
  GArray *batches = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < steps->len; i++)
    {
      guint batch = (guint) lian_record_get_number (steps->pdata[i], "batch");
      gboolean known = batches->len > 0 && g_array_index (batches, guint, batches->len - 1) == batch;
      if (lian_record_is_empty (steps->pdata[i], "succession") && !known)
        g_array_append_val (batches, batch);
    }
  return batches;
}
