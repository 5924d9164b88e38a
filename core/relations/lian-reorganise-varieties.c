/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Which varieties are made where co-operatives change (S1-7).
 *
 * The events of a co-operative that is no longer there stay its history; its successor begins with an event of
 * the day for each variety: kept where any of them made it, lost where none did.  Who goes on keeps its own. */
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-reorganise-private.h"
#include "lian-variety.h"

typedef struct
{
  LianRecord *event; /* of one that makes it, if any does */
  gint64 to;
} Standing;

static void
standing_free (gpointer data)
{
  Standing *standing = data;
  lian_record_free (standing->event);
  g_free (standing);
}

static Standing *
find_standing (const GPtrArray *all, const LianRecord *event, gint64 to)
{
  for (guint i = 0; i < all->len; i++)
    {
      Standing *one = all->pdata[i];
      if (one->to == to
          && lian_record_get_number (one->event, "product_variety") == lian_record_get_number (event, "product_variety"))
        return one;
    }
  return NULL;
}

static void
add_event (GPtrArray *all, const LianRecord *event, gint64 to)
{
  Standing *known = find_standing (all, event, to);
  if (known == NULL)
    {
      Standing *one = g_new0 (Standing, 1);
      one->event = lian_record_copy (event);
      one->to = to;
      g_ptr_array_add (all, one);
    }
  else if (lian_variety_is_lost (known->event) && !lian_variety_is_lost (event))
    {
      lian_record_free (known->event);
      known->event = lian_record_copy (event);
    }
}

static GPtrArray *
list_standing (LianTxn *txn, gint64 cooperative, LianDate on)
{
  g_autoptr (GPtrArray) events
      = lian_txn_list (txn, lian_type_find ("variety_event"), "cooperative", cooperative);
  g_autoptr (GPtrArray) standing = lian_variety_list_standing (events, on);
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  for (guint i = 0; i < standing->len; i++)
    g_ptr_array_add (all, lian_record_copy (standing->pdata[i]));
  return all;
}

/* What somebody who goes on makes goes elsewhere only by the key. */
static void
add_going (LianTxn *txn, const LianReorganiseRequest *wish, gint64 from, GPtrArray *all)
{
  const LianCarried kind = { .type = "variety_event", .field = "cooperative" };
  gboolean stays = _lian_reorganise_place_of (wish, from) < wish->after->len;
  g_autoptr (GPtrArray) standing = list_standing (txn, from, wish->on);
  for (guint i = 0; i < standing->len; i++)
    {
      gint64 id = lian_record_get_id (standing->pdata[i]);
      gint64 to = _lian_reorganise_id (wish, _lian_reorganise_place (txn, wish, &kind, standing->pdata[i]));
      if (to != from && (!stays || g_hash_table_contains (wish->key, &id)))
        add_event (all, standing->pdata[i], to);
    }
}

static const LianRecord *
find_own (const GPtrArray *standing, const LianRecord *event)
{
  for (guint i = 0; i < standing->len; i++)
    if (lian_record_get_number (standing->pdata[i], "product_variety")
        == lian_record_get_number (event, "product_variety"))
      return standing->pdata[i];
  return NULL;
}

static gboolean
refuse_day (LianTxn *txn, const LianRecord *event, GError **error)
{
  g_autofree char *name = lian_txn_title (txn, lian_type_find ("product_variety"),
                                          lian_record_get_number (event, "product_variety"));
  g_autofree char *variety = lian_isolate (name);
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT,
               /* Translators: name of a variety */
               _ ("%s: it was lost on this very day, and another co-operative brings it; take another day"), variety);
  return FALSE;
}

static gboolean
begin (LianTxn *txn, LianReorganiseRequest *wish, const Standing *one, const char *happening, GError **error)
{
  static const char *const of_the_loss[] = { "decided_by", "why" };
  gboolean lost = lian_variety_is_lost (one->event);
  g_autoptr (LianRecord) event = lian_record_new (lian_type_find ("variety_event"));
  lian_record_set_number (event, "product_variety", lian_record_get_number (one->event, "product_variety"));
  lian_record_set_number (event, "cooperative", one->to);
  lian_record_set_text (event, "event", happening);
  lian_record_set_date (event, "on_date", wish->on);
  if (!lost)
    lian_record_set_text (event, "decided_by", wish->resolution);
  for (gsize i = 0; lost && i < G_N_ELEMENTS (of_the_loss); i++)
    if (!lian_record_is_empty (one->event, of_the_loss[i]))
      lian_record_set_text (event, of_the_loss[i], lian_record_get_text (one->event, of_the_loss[i]));
  return lian_txn_insert (txn, event, error)
         && _lian_reorganise_note (txn, wish, event, lian_record_get_number (one->event, "cooperative"), one->to, error);
}

static gboolean
carry_on (LianTxn *txn, LianReorganiseRequest *wish, const Standing *one, GError **error)
{
  g_autoptr (GPtrArray) standing = list_standing (txn, one->to, wish->on);
  const LianRecord *own = find_own (standing, one->event);
  gboolean lost = lian_variety_is_lost (one->event);
  if (own == NULL)
    return begin (txn, wish, one, lost ? "LOST" : "KEPT", error);
  if (lost || !lian_variety_is_lost (own))
    return TRUE;
  if (lian_record_get_date (own, "on_date") == wish->on)
    return refuse_day (txn, own, error);
  return begin (txn, wish, one, "RESTORED", error);
}

/**
 * _lian_reorganise_varieties:
 * @txn: a write
 * @wish: the request
 * @error: return location; names a variety of which the day is not clear
 *
 * Lets the successors begin with the varieties of those that are no longer there.
 *
 * Returns: whether that could be written
 */
gboolean
_lian_reorganise_varieties (LianTxn *txn, LianReorganiseRequest *wish, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (standing_free);
  for (guint i = 0; i < wish->before->len; i++)
    add_going (txn, wish, g_array_index (wish->before, gint64, i), all);
  for (guint i = 0; i < all->len; i++)
    if (!carry_on (txn, wish, all->pdata[i], error))
      return FALSE;
  return TRUE;
}

/**
 * _lian_varieties_take:
 * @txn: the base
 * @cooperatives: (element-type gint64): co-operatives
 * @on: a day
 * @made: (element-type gint64 gboolean): added to: each variety of those that are not dissolved, and whether any of
 *   them makes it
 */
void
_lian_varieties_take (LianTxn *txn, const GArray *cooperatives, LianDate on, GHashTable *made)
{
  for (guint i = 0; i < cooperatives->len; i++)
    {
      gint64 id = g_array_index (cooperatives, gint64, i);
      g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("cooperative"), id);
      g_autoptr (GPtrArray) standing = list_standing (txn, id, on);
      if (record == NULL || g_strcmp0 (lian_record_get_text (record, "status"), "DISSOLVED") == 0)
        continue;
      for (guint e = 0; e < standing->len; e++)
        {
          gint64 variety = lian_record_get_number (standing->pdata[e], "product_variety");
          gboolean known = GPOINTER_TO_INT (g_hash_table_lookup (made, &variety));
          g_hash_table_insert (made, g_memdup2 (&variety, sizeof variety),
                               GINT_TO_POINTER (known || !lian_variety_is_lost (standing->pdata[e])));
        }
    }
}

/**
 * _lian_varieties_equal:
 * @before: (element-type gint64 gboolean): varieties and whether they are made
 * @after: (element-type gint64 gboolean): the same afterwards
 * @error: return location
 *
 * Returns: whether each is made afterwards that was, and none that was not
 */
gboolean
_lian_varieties_equal (GHashTable *before, GHashTable *after, GError **error)
{
  GHashTableIter iter;
  gpointer variety, made, then;
  gboolean equal = g_hash_table_size (before) == g_hash_table_size (after);
  g_hash_table_iter_init (&iter, before);
  while (equal && g_hash_table_iter_next (&iter, &variety, &made))
    equal = g_hash_table_lookup_extended (after, variety, NULL, &then) && made == then;
  if (!equal)
    g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT,
                         _ ("The varieties made would not be the same afterwards: nothing was changed"));
  return equal;
}
