/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The figures of the co-operatives of a change: what of each goes where, and what each has afterwards.
 *
 * Nothing is divided by a guess: people are counted by the register where there is one, everything else
 * says the request, and one successor gets what remains. */
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-reorganise-private.h"

#include <string.h>

#define N_PEOPLE 5 /* the first of them are counts of people */

const char *const lian_reorganise_figures[LIAN_N_REORGANISE_FIGURES]
    = { "members_male", "members_female", "staff",        "aux",         "apprentices",
        "share_called", "share_paid",     "reserve_fund", "welfare_fund" };

static gint64
count_of (const LianMemberCount *count, guint figure)
{
  const gint64 counts[N_PEOPLE]
      = { count->male, count->female, count->staff, count->helpers, count->apprentices };
  return counts[figure];
}

/* The members of @before that go to a place. */
static void
count_going (LianTxn *txn, const LianReorganiseRequest *wish, gint64 before, guint place, LianMemberCount *count)
{
  guint n_kinds, i = 0;
  const LianCarried *kinds = lian_carried (&n_kinds);
  while (!g_str_equal (kinds[i].type, "member"))
    i++;
  g_autoptr (GPtrArray) all = lian_txn_list (txn, lian_type_find ("member"), "cooperative", before);
  g_autoptr (GPtrArray) going = g_ptr_array_new ();
  for (guint m = 0; m < all->len; m++)
    if (lian_carried_goes (&kinds[i], all->pdata[m])
        && _lian_reorganise_place (txn, wish, &kinds[i], all->pdata[m]) == place)
      g_ptr_array_add (going, all->pdata[m]);
  lian_member_count (going, count);
}

static LianRecord *
new_step (LianTxn *txn, const LianReorganiseRequest *wish, const LianRecord *before, guint place)
{
  LianRecord *step = lian_record_new (lian_type_find ("succession_step"));
  const LianRecord *after = wish->after->pdata[place];
  lian_record_set_number (step, "succession", wish->made);
  lian_record_set_number (step, "from_cooperative", lian_record_get_id (before));
  lian_record_set_number (step, "to_cooperative", _lian_reorganise_id (wish, place));
  if (!lian_record_is_empty (before, "stage"))
    lian_record_set_text (step, "stage_before", lian_record_get_text (before, "stage"));
  if (!lian_record_is_empty (after, "stage"))
    lian_record_set_text (step, "stage_after", lian_record_get_text (after, "stage"));
  return step;
}

static gboolean
refuse_figure (GError **error, const char *words, const char *figure, const LianRecord *cooperative)
{
  g_autofree char *name = lian_record_dup_name (cooperative);
  g_autofree char *whom = lian_isolate (name);
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, "%s, %s: %s", whom,
               _ (lian_type_get_field (lian_type_find ("cooperative"), figure)->label), words);
  return FALSE;
}

/* What of a figure goes to a place that is not the one of the rest. */
static gboolean
share_of (const LianReorganiseRequest *wish, guint place, guint figure, const LianMemberCount *count,
          gboolean register_kept, gint64 *share, GError **error)
{
  const char *field = lian_reorganise_figures[figure];
  const LianRecord *given = place < wish->parts->len ? wish->parts->pdata[place] : NULL;
  gboolean is_given = given != NULL && !lian_record_is_empty (given, field);
  if (is_given)
    *share = lian_record_get_number (given, field);
  else if (figure < N_PEOPLE && register_kept)
    *share = count_of (count, figure);
  else
    return refuse_figure (error, _ ("say how much of it goes there"), field, wish->after->pdata[place]);
  return TRUE;
}

/* Of a move only the first gives. */
static gboolean
gives (const LianReorganiseRequest *wish, const LianRecord *before)
{
  return !_lian_reorganise_moves (wish)
         || lian_record_get_id (before) == g_array_index (wish->before, gint64, 0);
}

/* @steps: one for each place in @after */
static gboolean
divide_figure (const LianReorganiseRequest *wish, const LianRecord *before, guint figure, GPtrArray *steps,
               const LianMemberCount *counts, gboolean register_kept, GError **error)
{
  const char *field = lian_reorganise_figures[figure];
  gint64 remains = lian_record_get_number (before, field);
  guint rest = _lian_reorganise_rest (wish, lian_record_get_id (before));
  if (lian_record_is_empty (before, field))
    return TRUE;
  for (guint place = 0; place < steps->len; place++)
    {
      gint64 share = 0;
      if (place == rest)
        continue;
      if (gives (wish, before) && lian_record_get_number (before, field) != 0
          && !share_of (wish, place, figure, &counts[place], register_kept, &share, error))
        return FALSE;
      if (share < 0 || share > remains)
        return refuse_figure (error, _ ("more than there is to divide"), field, wish->after->pdata[place]);
      remains -= share;
      lian_record_set_number (steps->pdata[place], field, share);
    }
  lian_record_set_number (steps->pdata[rest], field, remains);
  return TRUE;
}

/**
 * _lian_reorganise_divide:
 * @txn: the base
 * @wish: the request
 * @before: a co-operative that there is
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LianRecord): for each place in @wish's after to which it
 *   gives what goes there, not yet inserted; %NULL where something is left open
 */
GPtrArray *
_lian_reorganise_divide (LianTxn *txn, const LianReorganiseRequest *wish, const LianRecord *before,
                         GError **error)
{
  guint n = wish->after->len;
  g_autofree LianMemberCount *counts = g_new0 (LianMemberCount, n);
  g_autoptr (GPtrArray) members
      = lian_txn_list (txn, lian_type_find ("member"), "cooperative", lian_record_get_id (before));
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  for (guint place = 0; place < n; place++)
    {
      g_ptr_array_add (steps, new_step (txn, wish, before, place));
      count_going (txn, wish, lian_record_get_id (before), place, &counts[place]);
    }
  for (guint figure = 0; figure < LIAN_N_REORGANISE_FIGURES; figure++)
    if (!divide_figure (wish, before, figure, steps, counts, members->len > 0, error))
      return NULL;
  for (guint place = n; !gives (wish, before) && place-- > 0;)
    if (place != _lian_reorganise_rest (wish, lian_record_get_id (before)))
      g_ptr_array_remove_index (steps, place);
  return g_steal_pointer (&steps);
}

/* What all steps that lead to a co-operative bring it: unknown as soon as one of them is. */
static void
add_up (LianRecord *cooperative, const GPtrArray *steps, const char *side)
{
  for (guint figure = 0; figure < LIAN_N_REORGANISE_FIGURES; figure++)
    {
      const char *field = lian_reorganise_figures[figure];
      gboolean unknown = FALSE;
      gint64 sum = 0;
      for (guint i = 0; i < steps->len; i++)
        {
          if (lian_record_get_number (steps->pdata[i], side) != lian_record_get_id (cooperative))
            continue;
          unknown = unknown || lian_record_is_empty (steps->pdata[i], field);
          sum += lian_record_get_number (steps->pdata[i], field);
        }
      if (unknown)
        lian_record_clear (cooperative, field);
      else
        lian_record_set_number (cooperative, field, sum);
    }
}

/**
 * _lian_reorganise_write_figures:
 * @txn: a write
 * @wish: the request
 * @steps: (element-type LianRecord): all steps
 * @error: return location
 *
 * Keeps the steps and gives each co-operative afterwards what they bring it.
 *
 * Returns: whether that could be written
 */
gboolean
_lian_reorganise_write_figures (LianTxn *txn, LianReorganiseRequest *wish, GPtrArray *steps, GError **error)
{
  for (guint i = 0; i < steps->len; i++)
    if (!lian_txn_insert (txn, steps->pdata[i], error))
      return FALSE;
  for (guint place = 0; place < wish->after->len; place++)
    {
      const LianRecord *wanted = wish->after->pdata[place];
      g_autoptr (LianRecord) now
          = lian_txn_load (txn, lian_type_find ("cooperative"), _lian_reorganise_id (wish, place));
      if (!lian_record_is_empty (wanted, "stage"))
        lian_record_set_text (now, "stage", lian_record_get_text (wanted, "stage"));
      add_up (now, steps, "to_cooperative");
      if (!lian_txn_update (txn, now, error))
        return FALSE;
    }
  return TRUE;
}
