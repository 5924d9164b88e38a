/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A new arrangement, and the quantities of one kept as records. */
#include "lian-arrange-keep.h"

#include "lian-choices.h"
#include "lian-error.h"
#include "lian-i18n.h"

/* --- a new one -------------------------------------------------------------------------- */

static const char *const settings[] = { "federation", "trade", "months", "late_months", "floor_hours", "month_hours",
                                        "unpriced", "haul", "holding", "poor", "tolerance" };

static void
copy_field (const LianRecord *from, LianRecord *to, const char *field)
{
  if (lian_record_is_empty (from, field))
    lian_record_clear (to, field);
  else if (lian_record_holds_number (lian_type_get_field (lian_type_find ("arrangement"), field)))
    lian_record_set_number (to, field, lian_record_get_number (from, field));
  else
    lian_record_set_text (to, field, lian_record_get_text (from, field));
}

static LianRecord *
newest_of (LianTxn *txn)
{
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, lian_type_find ("arrangement"));
  return all->len > 0 ? lian_record_copy (all->pdata[all->len - 1]) : NULL;
}

static LianRecord *
stage_new (const char *aim, gint64 place, gint64 weight, LianTruth must)
{
  LianRecord *stage = lian_record_new (lian_type_find ("arrangement_stage"));
  lian_record_set_text (stage, "aim", aim);
  lian_record_set_number (stage, "place", place);
  lian_record_set_number (stage, "weight", weight);
  lian_record_set_truth (stage, "must", must);
  return stage;
}

/* What nobody has settled yet begins in the order of domain.md section 5, each aim on its own. */
static GPtrArray *
first_stages (void)
{
  GPtrArray *stages = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  for (gint64 i = 0; lian_choices_aim[i].value != NULL; i++)
    g_ptr_array_add (stages, stage_new (lian_choices_aim[i].value, i + 1, 1, LIAN_NO));
  return stages;
}

static GPtrArray *
stages_like (LianTxn *txn, gint64 arrangement)
{
  g_autoptr (GPtrArray) all
      = lian_txn_list (txn, lian_type_find ("arrangement_stage"), "arrangement", arrangement);
  GPtrArray *stages = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (stages, stage_new (lian_record_get_text (all->pdata[i], "aim"),
                                        lian_record_get_number (all->pdata[i], "place"),
                                        lian_record_get_number (all->pdata[i], "weight"),
                                        lian_record_get_truth (all->pdata[i], "must")));
  return stages;
}

static void
set_own_office (LianTxn *txn, LianRecord *arrangement)
{
  g_autoptr (GPtrArray) offices = lian_txn_list_all (txn, lian_type_find ("settings"));
  lian_record_set_number (arrangement, "months", 6);
  if (offices->len > 0 && !lian_record_is_empty (offices->pdata[0], "federation"))
    lian_record_set_number (arrangement, "federation", lian_record_get_number (offices->pdata[0], "federation"));
}

/**
 * lian_arrange_propose:
 * @txn: the base
 * @based_on: the arrangement that a new one is to be based on; 0 for none
 * @stages: (out) (transfer full) (element-type LianRecord): its stages, without owner
 *
 * Fills a new arrangement as a form shows it first: settings and stages are those of @based_on, else of the
 * newest one, else all aims in their order and six months for the federation of the office.
 *
 * Returns: (transfer full): a draft that is not saved yet; it has no name
 */
LianRecord *
lian_arrange_propose (LianTxn *txn, gint64 based_on, GPtrArray **stages)
{
  int year, month, day;
  LianRecord *draft = lian_record_new_initial (lian_type_find ("arrangement"));
  g_autoptr (LianRecord) like
      = based_on != 0 ? lian_txn_load (txn, lian_type_find ("arrangement"), based_on) : newest_of (txn);
  lian_date_split (lian_txn_get_working_date (txn), &year, &month, &day);
  lian_record_set_date (draft, "from_month", lian_date_new (year, month, 1));
  if (like == NULL)
    set_own_office (txn, draft);
  for (guint i = 0; like != NULL && i < G_N_ELEMENTS (settings); i++)
    copy_field (like, draft, settings[i]);
  if (based_on != 0)
    lian_record_set_number (draft, "based_on", based_on);
  *stages = like != NULL ? stages_like (txn, lian_record_get_id (like)) : first_stages ();
  return draft;
}

/**
 * lian_arrange_begin:
 * @txn: a write
 * @arrangement: a draft as lian_arrange_propose() made it, with a name; it gets its id
 * @stages: (element-type LianRecord): its stages
 * @error: return location
 *
 * Saves a new arrangement.
 *
 * Returns: whether it was saved
 */
gboolean
lian_arrange_begin (LianTxn *txn, LianRecord *arrangement, const GPtrArray *stages, GError **error)
{
  lian_record_set_date (arrangement, "made_on", lian_txn_get_working_date (txn));
  if (!lian_txn_insert (txn, arrangement, error))
    return FALSE;
  for (guint i = 0; i < stages->len; i++)
    {
      g_autoptr (LianRecord) stage = lian_record_copy (stages->pdata[i]);
      lian_record_set_number (stage, "arrangement", lian_record_get_id (arrangement));
      if (!lian_txn_insert (txn, stage, error))
        return FALSE;
    }
  return TRUE;
}

/* --- its quantities --------------------------------------------------------------------- */

typedef struct
{
  LianTxn *txn;
  gint64 arrangement;
  const LianArrangeTask *task;
  GHashTable *rows; /* "line cooperative month", LianRecord as it is kept */
  GHashTable *wanted; /* the same key, LianRecord as it should be */
} Keeping;

static char *
key_of (gint64 line, gint64 cooperative, LianDate month)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d", line, cooperative, month);
}

static LianRecord *
row_of (Keeping *self, guint way, guint month)
{
  const LianArrangeWay *of = &g_array_index (self->task->ways, LianArrangeWay, way);
  gint64 line = g_array_index (self->task->orders, LianArrangeOrder, of->order).line;
  gint64 maker = g_array_index (self->task->makers, LianArrangeMaker, of->maker).cooperative;
  LianDate day = lian_date_add_months (self->task->first_month, (int) month);
  g_autofree char *key = key_of (line, maker, day);
  LianRecord *row = g_hash_table_lookup (self->wanted, key);
  if (row != NULL)
    return row;
  const LianRecord *kept = g_hash_table_lookup (self->rows, key);
  row = kept != NULL ? lian_record_copy (kept) : lian_record_new (lian_type_find ("arrangement_line"));
  lian_record_set_number (row, "arrangement", self->arrangement);
  lian_record_set_number (row, "contract_line", line);
  lian_record_set_number (row, "cooperative", maker);
  lian_record_set_date (row, "month", day);
  lian_record_set_number (row, "quantity", 0);
  lian_record_clear (row, "pinned");
  g_hash_table_insert (self->wanted, g_steal_pointer (&key), row);
  return row;
}

/* An impossible plan makes nothing, and what was pinned must not be lost with it. */
static void
want_pin (Keeping *self, const LianArrangeAmount *pin, gboolean impossible)
{
  LianRecord *row = row_of (self, pin->way, pin->month);
  guint order = g_array_index (self->task->ways, LianArrangeWay, pin->way).order;
  if (impossible)
    lian_record_set_number (row, "quantity",
                            pin->quantity * g_array_index (self->task->orders, LianArrangeOrder, order).step);
  lian_record_set_truth (row, "pinned", LIAN_YES);
}

static void
want_shares (Keeping *self, const GArray *shares, gboolean impossible)
{
  for (guint i = 0; i < shares->len; i++)
    {
      const LianArrangeShare *share = &g_array_index (shares, LianArrangeShare, i);
      guint order = g_array_index (self->task->ways, LianArrangeWay, share->way).order;
      LianRecord *row = row_of (self, share->way, share->month);
      lian_record_set_number (row, "quantity",
                              lian_record_get_number (row, "quantity")
                                  + share->quantity * g_array_index (self->task->orders, LianArrangeOrder, order).step);
    }
  for (guint i = 0; i < self->task->pins->len; i++)
    {
      const LianArrangeAmount *pin = &g_array_index (self->task->pins, LianArrangeAmount, i);
      if (pin->month != LIAN_ARRANGE_NONE)
        want_pin (self, pin, impossible);
    }
}

static gboolean
delete_others (Keeping *self, GError **error)
{
  GHashTableIter iter;
  gpointer key, row;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, &row))
    if (!g_hash_table_contains (self->wanted, key)
        && !lian_txn_delete (self->txn, lian_type_find ("arrangement_line"), lian_record_get_id (row), error))
      return FALSE;
  return TRUE;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  static const char *const by[] = { "contract_line", "cooperative" };
  const LianRecord *one = *(LianRecord *const *) a, *other = *(LianRecord *const *) b;
  for (guint i = 0; i < G_N_ELEMENTS (by); i++)
    {
      gint64 x = lian_record_get_number (one, by[i]), y = lian_record_get_number (other, by[i]);
      if (x != y)
        return x < y ? -1 : 1;
    }
  return lian_record_get_date (one, "month") - lian_record_get_date (other, "month");
}

static gboolean
write_rows (Keeping *self, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer wanted;
  g_hash_table_iter_init (&iter, self->wanted);
  while (g_hash_table_iter_next (&iter, NULL, &wanted))
    g_ptr_array_add (rows, wanted);
  g_ptr_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len; i++)
    {
      LianRecord *row = rows->pdata[i];
      g_autofree char *key
          = key_of (lian_record_get_number (row, "contract_line"), lian_record_get_number (row, "cooperative"),
                    lian_record_get_date (row, "month"));
      const LianRecord *kept = g_hash_table_lookup (self->rows, key);
      if (kept == NULL ? !lian_txn_insert (self->txn, row, error)
                       : lian_record_diff (kept, row) != 0 && !lian_txn_update (self->txn, row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
keep_rows (Keeping *self, const LianArrangePlan *plan, GError **error)
{
  g_autoptr (GPtrArray) all = lian_txn_list (self->txn, lian_type_find ("arrangement_line"), "arrangement",
                                             self->arrangement);
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) wanted
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) lian_record_free);
  self->rows = rows;
  self->wanted = wanted;
  for (guint i = 0; i < all->len; i++)
    g_hash_table_insert (rows,
                         key_of (lian_record_get_number (all->pdata[i], "contract_line"),
                                 lian_record_get_number (all->pdata[i], "cooperative"),
                                 lian_record_get_date (all->pdata[i], "month")),
                         all->pdata[i]);
  want_shares (self, plan->shares, plan->status == LIAN_SOLVE_INFEASIBLE);
  return delete_others (self, error) && write_rows (self, error);
}

/* --- how good it is --------------------------------------------------------------------- */

static gboolean
keep_stages (LianTxn *txn, gint64 arrangement, const GArray *figures, GError **error)
{
  g_autoptr (GPtrArray) all
      = lian_txn_list (txn, lian_type_find ("arrangement_stage"), "arrangement", arrangement);
  for (guint i = 0; i < all->len; i++)
    {
      g_autoptr (LianRecord) stage = lian_record_copy (all->pdata[i]);
      lian_record_clear (stage, "objective");
      lian_record_clear (stage, "bound");
      for (guint j = 0; j < figures->len; j++)
        {
          const LianArrangeFigure *figure = &g_array_index (figures, LianArrangeFigure, j);
          if (figure->place != lian_record_get_number (stage, "place"))
            continue;
          lian_record_set_number (stage, "objective", figure->objective);
          lian_record_set_number (stage, "bound", figure->bound);
        }
      if (lian_record_diff (all->pdata[i], stage) != 0 && !lian_txn_update (txn, stage, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * lian_arrange_outcome:
 * @plan: a plan
 *
 * Returns: (transfer none): how good it is, as the field "outcome" of an arrangement has it
 */
const char *
lian_arrange_outcome (const LianArrangePlan *plan)
{
  if (plan->cut_by_clock)
    return "CUT";
  return plan->status == LIAN_SOLVE_OPTIMAL ? "OPTIMAL" : plan->status == LIAN_SOLVE_INFEASIBLE ? "INFEASIBLE" : "FEASIBLE";
}

static LianRecord *
load_draft (LianTxn *txn, gint64 arrangement, GError **error)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("arrangement"), arrangement);
  if (record == NULL)
    g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_CONFLICT, _ ("the record is no longer there"));
  else if (g_strcmp0 (lian_record_get_text (record, "state"), "DRAFT") != 0)
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT,
                 /* Translators: the name of an arrangement */
                 _ ("“%s” is no draft any more: make a new arrangement based on it"),
                 lian_record_get_title (record));
  else
    return g_steal_pointer (&record);
  return NULL;
}

/**
 * lian_arrange_keep:
 * @txn: a write
 * @arrangement: a draft
 * @task: what was arranged; its pins are kept as pinned
 * @plan: the plan; an impossible one keeps what is pinned and nothing else
 * @error: return location
 *
 * Makes a plan the quantities of a draft, in place of those that it had, as made on the working date.
 *
 * Returns: whether it was kept
 */
gboolean
lian_arrange_keep (LianTxn *txn, gint64 arrangement, const LianArrangeTask *task, const LianArrangePlan *plan,
                   GError **error)
{
  Keeping keeping = { .txn = txn, .arrangement = arrangement, .task = task };
  g_autoptr (LianRecord) record = load_draft (txn, arrangement, error);
  if (record == NULL)
    return FALSE;
  lian_record_set_date (record, "made_on", lian_txn_get_working_date (txn));
  lian_record_set_text (record, "outcome", lian_arrange_outcome (plan));
  return lian_txn_update (txn, record, error) && keep_rows (&keeping, plan, error)
         && keep_stages (txn, arrangement, plan->figures, error);
}

/**
 * lian_arrange_drop:
 * @txn: a write
 * @arrangement: a draft
 * @reason: why it is dropped
 * @error: return location
 *
 * Drops a draft; it stays in the list.
 *
 * Returns: whether it was dropped
 */
gboolean
lian_arrange_drop (LianTxn *txn, gint64 arrangement, const char *reason, GError **error)
{
  g_autofree char *words = g_strstrip (g_strdup (reason != NULL ? reason : ""));
  g_autoptr (LianRecord) record = load_draft (txn, arrangement, error);
  if (record == NULL)
    return FALSE;
  if (*words == '\0')
    {
      g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT, _ ("Why is the arrangement dropped?"));
      return FALSE;
    }
  lian_record_set_text (record, "state", "DROPPED");
  lian_record_set_text (record, "reason", words);
  return lian_txn_update (txn, record, error);
}
