/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A change of co-operatives: of stage, a merger, a division.
 *
 * One act: the change is kept with every step and every record that went over, each record is given to
 * its successor by that key, and at the end the sums must be what they were; otherwise nothing is
 * written.  Undo is the ordinary undo of the act. */
#include "lian-reorganise.h"
#include "lian-carry-over.h"
#include "lian-reorganise-private.h"

/* The key. */

gint64
_lian_reorganise_id (const LianReorganiseRequest *wish, guint place)
{
  return lian_record_get_id (wish->after->pdata[place]);
}

/* The place of a co-operative that goes on; else one past the last. */
guint
_lian_reorganise_place_of (const LianReorganiseRequest *wish, gint64 cooperative)
{
  guint place = 0;
  while (place < wish->after->len && _lian_reorganise_id (wish, place) != cooperative)
    place++;
  return place;
}

/* Whether only what the key names changes places, and both co-operatives go on. */
gboolean
_lian_reorganise_moves (const LianReorganiseRequest *wish)
{
  return g_strcmp0 (wish->change, "MOVE") == 0;
}

/* Where what the key does not name of a co-operative goes: of a move, nowhere else. */
guint
_lian_reorganise_rest (const LianReorganiseRequest *wish, gint64 before)
{
  guint own = _lian_reorganise_moves (wish) ? _lian_reorganise_place_of (wish, before) : wish->after->len;
  return own < wish->after->len ? own : wish->rest;
}

/**
 * _lian_reorganise_place:
 * @txn: the base
 * @wish: the request
 * @kind: how the type goes along
 * @record: a record of it
 *
 * Returns: where @record goes: as the key says, else with what it belongs to, else to the rest
 */
guint
_lian_reorganise_place (LianTxn *txn, const LianReorganiseRequest *wish, const LianCarried *kind,
                        const LianRecord *record)
{
  guint n_kinds;
  gpointer place;
  gint64 id = lian_record_get_id (record);
  const LianCarried *kinds = lian_carried (&n_kinds);
  if (g_hash_table_lookup_extended (wish->key, &id, NULL, &place))
    return GPOINTER_TO_UINT (place);
  guint rest = _lian_reorganise_rest (wish, lian_record_get_number (record, kind->field));
  if (kind->follows == NULL || lian_record_is_empty (record, kind->follows))
    return rest;
  const char *type = lian_type_get_field (lian_record_get_type_info (record), kind->follows)->reference;
  g_autoptr (LianRecord) other
      = lian_txn_load (txn, lian_type_find (type), lian_record_get_number (record, kind->follows));
  /* A household belongs to no other one, also where a base was edited otherwise. */
  gboolean ends = g_str_equal (type, kind->type) && other != NULL && !lian_record_is_empty (other, kind->follows);
  for (guint i = 0; other != NULL && !ends && i < n_kinds; i++)
    if (g_str_equal (kinds[i].type, type))
      return _lian_reorganise_place (txn, wish, &kinds[i], other);
  return rest;
}

/* Keeps that a record went from one to the other. */
gboolean
_lian_reorganise_note (LianTxn *txn, LianReorganiseRequest *wish, const LianRecord *record, gint64 from,
                       gint64 to, GError **error)
{
  g_autoptr (LianRecord) item = lian_record_new (lian_type_find ("succession_item"));
  lian_record_set_number (item, "succession", wish->made);
  lian_record_set_text (item, "kind", lian_record_get_type_info (record)->id);
  lian_record_set_number (item, "record", lian_record_get_id (record));
  lian_record_set_number (item, "from_cooperative", from);
  lian_record_set_number (item, "to_cooperative", to);
  wish->n_carried++;
  return lian_txn_insert (txn, item, error);
}

/* Carrying it out. */

static gboolean
carry_kind (LianTxn *txn, LianReorganiseRequest *wish, const LianCarried *kind, gint64 from,
            GHashTable *numbers, GError **error)
{
  g_autoptr (GPtrArray) records = lian_txn_list (txn, lian_type_find (kind->type), kind->field, from);
  for (guint i = 0; i < records->len; i++)
    {
      LianRecord *record = records->pdata[i];
      gint64 to = lian_carried_goes (kind, record)
                      ? _lian_reorganise_id (wish, _lian_reorganise_place (txn, wish, kind, record))
                      : from;
      if (to == from)
        continue;
      lian_record_set_number (record, kind->field, to);
      if (g_str_equal (kind->type, "member"))
        _lian_reorganise_keep_number (txn, record, from, numbers);
      if (!_lian_reorganise_note (txn, wish, record, from, to, error)
          || !lian_txn_update (txn, record, error))
        return FALSE;
    }
  return TRUE;
}

/* One that is no longer there keeps its past; its figures are in the steps, and with its successors. */
static gboolean
close_one (LianTxn *txn, const LianReorganiseRequest *wish, gint64 cooperative, GError **error)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("cooperative"), cooperative);
  for (guint i = 0; i < LIAN_N_REORGANISE_FIGURES; i++)
    if (!lian_record_is_empty (record, lian_reorganise_figures[i]))
      lian_record_set_number (record, lian_reorganise_figures[i], 0);
  lian_record_set_text (record, "status", "DISSOLVED");
  lian_record_set_date (record, "dissolved", wish->on);
  return _lian_reorganise_leave (txn, wish, cooperative, error) && lian_txn_update (txn, record, error);
}

/* Once all members are where they go. */
static gboolean
carry_books (LianTxn *txn, const LianReorganiseRequest *wish, GError **error)
{
  for (guint i = 0; i < wish->before->len; i++)
    {
      gint64 from = g_array_index (wish->before, gint64, i);
      gboolean goes_on = _lian_reorganise_place_of (wish, from) < wish->after->len;
      gint64 rest = goes_on ? from : _lian_reorganise_id (wish, _lian_reorganise_rest (wish, from));
      const LianCarryOver carry = { wish->made, from, rest, wish->on };
      if (!lian_books_carry_over (txn, &carry, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
carry_all (LianTxn *txn, LianReorganiseRequest *wish, GError **error)
{
  guint n_kinds;
  const LianCarried *kinds = lian_carried (&n_kinds);
  g_autoptr (GHashTable) numbers = _lian_reorganise_numbers (txn, wish);
  g_autoptr (GHashTable) amended = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < wish->before->len; i++)
    {
      gint64 from = g_array_index (wish->before, gint64, i);
      for (guint k = 0; k < n_kinds; k++)
        if (!carry_kind (txn, wish, &kinds[k], from, numbers, error))
          return FALSE;
      if (!_lian_reorganise_contracts (txn, wish, from, amended, error)
          || !_lian_reorganise_plans (txn, wish, from, error))
        return FALSE;
    }
  return carry_books (txn, wish, error) && _lian_reorganise_amend (txn, wish, amended, error)
         && _lian_reorganise_quality (txn, wish, error) && _lian_reorganise_varieties (txn, wish, error);
}

static gboolean
close_all (LianTxn *txn, const LianReorganiseRequest *wish, GError **error)
{
  for (guint i = 0; i < wish->before->len; i++)
    if (_lian_reorganise_place_of (wish, g_array_index (wish->before, gint64, i)) == wish->after->len
        && !close_one (txn, wish, g_array_index (wish->before, gint64, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
keep_change (LianTxn *txn, LianReorganiseRequest *wish, GError **error)
{
  g_autoptr (LianRecord) record = lian_record_new (lian_type_find ("succession"));
  lian_record_set_text (record, "change", wish->change);
  lian_record_set_date (record, "on_date", wish->on);
  lian_record_set_text (record, "resolution", wish->resolution);
  if (lian_txn_get_author (txn) != 0)
    lian_record_set_number (record, "officer", lian_txn_get_author (txn));
  if (!lian_txn_insert (txn, record, error))
    return FALSE;
  wish->made = lian_record_get_id (record);
  return TRUE;
}

static gboolean
found_new (LianTxn *txn, LianReorganiseRequest *wish, GError **error)
{
  for (guint place = 0; place < wish->after->len; place++)
    if (lian_record_get_id (wish->after->pdata[place]) == 0
        && !lian_txn_insert (txn, wish->after->pdata[place], error))
      return FALSE;
  return TRUE;
}

/* What each of those before gives to each of those after; told before anything moves. */
GPtrArray *
_lian_reorganise_divide_all (LianTxn *txn, LianReorganiseRequest *wish, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  for (guint i = 0; i < wish->before->len; i++)
    {
      g_autoptr (LianRecord) before = lian_txn_load (txn, lian_type_find ("cooperative"),
                                                     g_array_index (wish->before, gint64, i));
      g_autoptr (GPtrArray) steps = _lian_reorganise_divide (txn, wish, before, error);
      if (steps == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (all, g_steal_pointer (&steps));
    }
  return g_steal_pointer (&all);
}

static GArray *
everybody (const LianReorganiseRequest *wish)
{
  GArray *all = g_array_copy (wish->before);
  for (guint place = 0; place < wish->after->len; place++)
    {
      gint64 id = _lian_reorganise_id (wish, place);
      gboolean known = FALSE;
      for (guint i = 0; i < all->len; i++)
        known = known || g_array_index (all, gint64, i) == id;
      if (!known)
        g_array_append_val (all, id);
    }
  return all;
}

static gboolean
carry_out (LianTxn *txn, LianReorganiseRequest *wish, GError **error)
{
  g_auto (LianSums) before = { 0 };
  g_auto (LianSums) after = { 0 };
  wish->n_carried = wish->n_amended = wish->n_persons = 0;
  _lian_sums_take (txn, wish->before, wish->on, &before);
  if (!found_new (txn, wish, error) || !keep_change (txn, wish, error))
    return FALSE;
  g_autoptr (GPtrArray) steps = _lian_reorganise_divide_all (txn, wish, error);
  g_autoptr (GArray) all = everybody (wish);
  if (steps == NULL || !_lian_reorganise_belong (txn, wish, error) || !carry_all (txn, wish, error)
      || !close_all (txn, wish, error)
      || !_lian_reorganise_write_figures (txn, wish, steps, error))
    return FALSE;
  _lian_sums_take (txn, all, wish->on, &after);
  return _lian_sums_equal (&before, &after, error) && _lian_reorganise_persons (txn, wish, error);
}

/**
 * lian_reorganise:
 * @txn: the base, in a write
 * @request: (type LianReorganiseRequest): who changes into whom, when, by which resolution and by which key
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Changes the stage of a co-operative, merges several or divides one: members, activities, points, rounds,
 * outlets, relations, stores, capacities, plans, technical measures, who answers for quality, the varieties made, what
 * stands in the books with the members and what is open of contracts go to the successors, figures are added up or
 * divided, who is no longer there is dissolved, and all is kept in a record of type "succession".  Only an
 * officer may.  The sums of people, figures, records, allotments, varieties and of each account are the same
 * afterwards, or nothing is written.
 *
 * Returns: whether it was written
 */
gboolean
lian_reorganise (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  return _lian_reorganise_may (txn, request, error) && carry_out (txn, request, error);
}

/* As lian_reorganise(), in a trial: a clerk rehearses as well. */
gboolean
_lian_reorganise_try (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  return _lian_reorganise_could (txn, request, error) && carry_out (txn, request, error);
}
