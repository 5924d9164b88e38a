/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Capacities, plans and distances of a co-operative that changes: what holds on the day goes on with the
 * successor, what it can't have twice ends on the day before.
 *
 * Capacities for one product are added up; that of before stays as history.  A plan goes over unless the
 * successor plans those days already; a distance, unless the successor has one. */
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-reorganise-private.h"

static gint64
successor_of (LianTxn *txn, const LianReorganiseRequest *wish, const LianRecord *record)
{
  const LianCarried kind = { .type = lian_record_get_type_info (record)->id, .field = "cooperative" };
  return _lian_reorganise_id (wish, _lian_reorganise_place (txn, wish, &kind, record));
}

/**
 * _lian_reorganise_is_over:
 * @wish: the request
 * @record: a record that holds for some time, or for good where its type knows no end
 *
 * Returns: whether it has ended before the day
 */
gboolean
_lian_reorganise_is_over (const LianReorganiseRequest *wish, const LianRecord *record)
{
  return lian_type_field (lian_record_get_type_info (record), "to_date") >= 0
         && !lian_record_is_empty (record, "to_date") && lian_record_get_date (record, "to_date") < wish->on;
}

static gboolean
hand_over (LianTxn *txn, LianReorganiseRequest *wish, LianRecord *record, gint64 to, GError **error)
{
  gint64 from = lian_record_get_number (record, "cooperative");
  lian_record_set_number (record, "cooperative", to);
  return _lian_reorganise_note (txn, wish, record, from, to, error) && lian_txn_update (txn, record, error);
}

/**
 * _lian_reorganise_end:
 * @txn: a write
 * @wish: the request
 * @record: a record that holds from a day to a day
 * @error: return location
 *
 * Ends @record on the day before; what had not begun by then is not there at all.
 *
 * Returns: whether that could be written
 */
gboolean
_lian_reorganise_end (LianTxn *txn, const LianReorganiseRequest *wish, LianRecord *record, GError **error)
{
  if (lian_record_get_date (record, "from_date") >= wish->on)
    return lian_txn_delete (txn, lian_record_get_type_info (record), lian_record_get_id (record), error);
  lian_record_set_date (record, "to_date", lian_date_add_days (wish->on, -1));
  return lian_txn_update (txn, record, error);
}

static LianRecord *
find_same (LianTxn *txn, const LianReorganiseRequest *wish, const LianRecord *record, const char *field, gint64 to)
{
  g_autoptr (GPtrArray) all = lian_txn_list (txn, lian_record_get_type_info (record), "cooperative", to);
  for (guint i = 0; i < all->len; i++)
    if (lian_record_get_number (all->pdata[i], field) == lian_record_get_number (record, field)
        && !_lian_reorganise_is_over (wish, all->pdata[i]))
      return lian_record_copy (all->pdata[i]);
  return NULL;
}

static gboolean
refuse_units (LianTxn *txn, const LianRecord *capacity, GError **error)
{
  g_autofree char *name = lian_txn_title (txn, lian_type_find ("product"), lian_record_get_number (capacity, "product"));
  g_autofree char *product = lian_isolate (name);
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT,
               /* Translators: name of a product */
               _ ("%s: the capacities are stated in different units; state them in one first"), product);
  return FALSE;
}

/* A sum holds as long as both of its parts. */
static void
add_capacity (LianRecord *sum, const LianRecord *more)
{
  LianDate a = lian_record_get_date (sum, "to_date"), b = lian_record_get_date (more, "to_date");
  lian_record_set_number (sum, "monthly", lian_record_get_number (sum, "monthly") + lian_record_get_number (more, "monthly"));
  if (b != 0 && (a == 0 || b < a))
    lian_record_set_date (sum, "to_date", b);
}

static gboolean
carry_capacity (LianTxn *txn, LianReorganiseRequest *wish, LianRecord *capacity, gint64 to, GError **error)
{
  g_autoptr (LianRecord) other = find_same (txn, wish, capacity, "product", to);
  g_autoptr (LianRecord) sum = lian_record_copy (other != NULL ? other : capacity);
  if (other != NULL && lian_record_get_number (other, "unit") != lian_record_get_number (capacity, "unit"))
    return refuse_units (txn, capacity, error);
  if (other != NULL)
    add_capacity (sum, capacity);
  LianDate from = MAX (lian_record_get_date (sum, "from_date"), wish->on);
  lian_record_set_id (sum, 0);
  lian_record_set_number (sum, "cooperative", to);
  lian_record_set_date (sum, "from_date", from);
  return _lian_reorganise_end (txn, wish, capacity, error) && (other == NULL || _lian_reorganise_end (txn, wish, other, error))
         && lian_txn_insert (txn, sum, error);
}

static gboolean
plans_days_of (LianTxn *txn, const LianRecord *plan, gint64 to)
{
  g_autoptr (GPtrArray) all = lian_txn_list (txn, lian_type_find ("plan"), "cooperative", to);
  return lian_check_find_overlap (plan, all, NULL) != NULL;
}

static gboolean
carry_plan (LianTxn *txn, LianReorganiseRequest *wish, LianRecord *plan, gint64 to, GError **error)
{
  if (!plans_days_of (txn, plan, to))
    return hand_over (txn, wish, plan, to, error);
  return lian_record_get_date (plan, "from_date") >= wish->on || _lian_reorganise_end (txn, wish, plan, error);
}

static gboolean
carry_distance (LianTxn *txn, LianReorganiseRequest *wish, LianRecord *distance, gint64 to, GError **error)
{
  g_autoptr (LianRecord) other = find_same (txn, wish, distance, "partner", to);
  return other != NULL || hand_over (txn, wish, distance, to, error);
}

static const struct
{
  const char *type;
  gboolean (*carry) (LianTxn *txn, LianReorganiseRequest *wish, LianRecord *record, gint64 to, GError **error);
} kinds[] = {
  { "capacity", carry_capacity },
  { "plan", carry_plan },
  { "distance", carry_distance },
};

/**
 * _lian_reorganise_plans:
 * @txn: a write
 * @wish: the request
 * @from: a co-operative that there was
 * @error: return location
 *
 * Gives its capacities, plans and distances to its successors, or ends them.
 *
 * Returns: whether that could be written
 */
gboolean
_lian_reorganise_plans (LianTxn *txn, LianReorganiseRequest *wish, gint64 from, GError **error)
{
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GPtrArray) all = lian_txn_list (txn, lian_type_find (kinds[k].type), "cooperative", from);
      for (guint i = 0; i < all->len; i++)
        {
          gint64 to = successor_of (txn, wish, all->pdata[i]);
          if (to != from && !_lian_reorganise_is_over (wish, all->pdata[i])
              && !kinds[k].carry (txn, wish, all->pdata[i], to, error))
            return FALSE;
        }
    }
  return TRUE;
}
