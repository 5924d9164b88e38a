/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Which relations a reorganisation, a contract or an allotment would cut (L1).
 *
 * The rules look through a LianCheck only, so that form, store, import and dialogs ask the same ones,
 * of what is saved and of what is not. */
#include "lian-relation-cut-private.h"
#include "lian-goods.h"
#include "lian-i18n.h"
#include "lian-isolate.h"

/**
 * lian_relation_cut_free:
 * @cut: (nullable) (transfer full): a cut
 */
void
lian_relation_cut_free (LianRelationCut *cut)
{
  if (cut == NULL)
    return;
  g_free (cut->cooperative);
  g_free (cut->partner);
  g_free (cut->goods);
  g_free (cut->why);
  g_free (cut);
}

static gboolean
is (const LianRecord *r, const char *field, const char *value)
{
  return g_strcmp0 (lian_record_get_text (r, field), value) == 0;
}

/**
 * lian_relation_is_about:
 * @relation: a relation
 * @product: a product of the catalogue, or 0
 * @text: (nullable): its name as it is written
 * @known: (out): whether anything is known to tell by
 *
 * Tells goods as lian_goods_are_same() does.
 *
 * Returns: whether the relation is about these goods; %TRUE where that isn't known
 */
gboolean
lian_relation_is_about (const LianRecord *relation, gint64 product, const char *text,
                        gboolean *known)
{
  return lian_goods_are_same (lian_record_get_number (relation, "product"), lian_record_get_text (relation, "goods"),
                              product, text, known);
}

/* The name of a record; empty for none. */
char *
_lian_relation_cut_name (LianCheck *c, const char *type, gint64 id)
{
  g_autoptr (LianRecord) record = id != 0 ? c->load (c->data, type, id) : NULL;
  return g_strdup (record != NULL ? lian_record_get_title (record) : "");
}

/* Adds a cut; a relation is cut once, for the first reason. */
void
_lian_relation_cut_add (LianCheck *c, GPtrArray *cuts, const LianRecord *relation, gboolean certain,
                        char *why)
{
  for (guint i = 0; i < cuts->len; i++)
    if (((LianRelationCut *) cuts->pdata[i])->relation == lian_record_get_id (relation))
      {
        g_free (why);
        return;
      }
  LianRelationCut *cut = g_new0 (LianRelationCut, 1);
  cut->relation = lian_record_get_id (relation);
  cut->cooperative = _lian_relation_cut_name (c, "cooperative",
                                              lian_record_get_number (relation, "cooperative"));
  cut->partner = _lian_relation_cut_name (c, "partner",
                                          lian_record_get_number (relation, "partner"));
  cut->goods = g_strdup (lian_record_get_text (relation, "goods"));
  cut->certain = certain;
  cut->why = why;
  g_ptr_array_add (cuts, cut);
}

/* Reorganisations. */

/**
 * lian_relation_outcome_gathers:
 * @outcome: (nullable): a form of production
 *
 * Returns: whether it brings people under one roof, so that relations may be cut by it
 */
gboolean
lian_relation_outcome_gathers (const char *outcome)
{
  static const char *const forms[] = { "CENTRALISE",       "SMALL_BY_PROCESS",
                                       "SMALL_BY_VARIETY", "CENTRALISE_MAJOR_LINK",
                                       "CENTRALISE_HIGH_GRADE", NULL };
  return outcome != NULL && g_strv_contains (forms, outcome);
}

static GPtrArray *
list_live_of (LianCheck *c, gint64 cooperative)
{
  g_autoptr (GPtrArray) all = c->list (c->data, "relation", "cooperative", cooperative);
  GPtrArray *live = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  for (guint i = 0; i < all->len; i++)
    if (!is (all->pdata[i], "state", "INTERRUPTED"))
      g_ptr_array_add (live, lian_record_copy (all->pdata[i]));
  return live;
}

/* Whether the proposal would cut one is asked of each case; what is not known is not "no". */
static void
add_decision (LianCheck *c, GPtrArray *cuts, const LianRelationChange *change)
{
  g_autoptr (LianRecord) activity = c->load (c->data, "activity", change->activity);
  LianTruth cut = activity != NULL ? lian_record_get_truth (activity, "relation_cut") : LIAN_NO;
  if (!lian_relation_outcome_gathers (change->outcome) || cut == LIAN_NO)
    return;
  g_autoptr (GPtrArray) live
      = list_live_of (c, lian_record_get_number (activity, "cooperative"));
  for (guint i = 0; i < live->len; i++)
    _lian_relation_cut_add (c, cuts, live->pdata[i], cut == LIAN_YES,
         g_strdup (cut == LIAN_YES
                       ? _ ("the case says that the proposal would cut a relation")
                       : _ ("whether the proposal would cut it is not known: ask, and keep it")));
}

static gboolean
is_among (const LianRelationChange *change, gint64 point)
{
  for (guint i = 0; i < change->n_points; i++)
    if (change->points[i] == point)
      return TRUE;
  return FALSE;
}

/* Whether none of the points of the co-operative would be left. */
static gboolean
loses_all_points (LianCheck *c, const LianRelationChange *change, gint64 cooperative)
{
  g_autoptr (GPtrArray) points = c->list (c->data, "service_point", "cooperative", cooperative);
  for (guint i = 0; i < points->len; i++)
    if (lian_record_is_empty (points->pdata[i], "closed")
        && !is_among (change, lian_record_get_id (points->pdata[i])))
      return FALSE;
  return TRUE;
}

static void
add_point (LianCheck *c, GPtrArray *cuts, const LianRelationChange *change, gint64 id)
{
  g_autoptr (LianRecord) point = c->load (c->data, "service_point", id);
  gint64 cooperative = point != NULL ? lian_record_get_number (point, "cooperative") : 0;
  if (cooperative == 0)
    return;
  gboolean all = loses_all_points (c, change, cooperative);
  g_autoptr (GPtrArray) live = list_live_of (c, cooperative);
  for (guint i = 0; i < live->len; i++)
    {
      gint64 kept_at = lian_record_get_number (live->pdata[i], "service_point");
      if (kept_at == id)
        _lian_relation_cut_add (c, cuts, live->pdata[i], TRUE,
             g_strdup_printf (_ ("it is kept at the point “%s”"), lian_record_get_title (point)));
      else if (all && kept_at == 0 && !is (live->pdata[i], "relation_kind", "SUPPLY"))
        _lian_relation_cut_add (c, cuts, live->pdata[i], FALSE,
             g_strdup (_ ("the co-operative would have no point left to keep it at")));
    }
}

static LianDate
centralised_on (LianCheck *c, gint64 activity)
{
  g_autoptr (LianRecord) record = c->load (c->data, "activity", activity);
  return record != NULL ? lian_record_get_date (record, "centralised_on") : 0;
}

/* What has grown since the merger hangs on what the correction takes apart. */
static void
add_correction (LianCheck *c, GPtrArray *cuts, const LianRelationChange *change)
{
  LianDate day = centralised_on (c, change->activity);
  g_autoptr (LianRecord) activity = c->load (c->data, "activity", change->activity);
  if (activity == NULL)
    return;
  g_autoptr (GPtrArray) live
      = list_live_of (c, lian_record_get_number (activity, "cooperative"));
  for (guint i = 0; i < live->len; i++)
    if (is (live->pdata[i], "state", "NEW")
        && (day == 0 || lian_record_get_date (live->pdata[i], "since") >= day))
      _lian_relation_cut_add (c, cuts, live->pdata[i], FALSE,
           g_strdup (_ ("it has grown since centralising: say which workshop keeps it")));
}

/**
 * lian_relation_find_cuts:
 * @check: what the rules may look at
 * @change: what is about to be done
 *
 * Returns: (transfer full) (element-type LianRelationCut): the live relations that it would cut, or may
 */
GPtrArray *
lian_relation_find_cuts (LianCheck *check, const LianRelationChange *change)
{
  GPtrArray *cuts = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_relation_cut_free);
  switch (change->by)
    {
    case LIAN_CUTTER_CONTRACT:
      _lian_relation_cut_by_contract (check, cuts, change->record);
      break;
    case LIAN_CUTTER_LINE:
      _lian_relation_cut_by_line (check, cuts, change->record);
      break;
    case LIAN_CUTTER_DECISION:
      add_decision (check, cuts, change);
      break;
    case LIAN_CUTTER_POINTS:
      for (guint i = 0; i < change->n_points; i++)
        add_point (check, cuts, change, change->points[i]);
      break;
    case LIAN_CUTTER_CORRECTION:
    default:
      add_correction (check, cuts, change);
      break;
    }
  return cuts;
}

typedef struct
{
  const LianRelationChange *change;
  GPtrArray *cuts;
} Question;

static void
ask (LianCheck *check, gpointer data)
{
  Question *question = data;
  question->cuts = lian_relation_find_cuts (check, question->change);
}

/**
 * lian_relation_cuts:
 * @txn: the base
 * @change: what is about to be done
 *
 * Returns: (transfer full) (element-type LianRelationCut): the live relations that it would cut, or may
 */
GPtrArray *
lian_relation_cuts (LianTxn *txn, const LianRelationChange *change)
{
  Question question = { change, NULL };
  lian_txn_ask (txn, ask, &question);
  return question.cuts;
}

/**
 * lian_relation_cuts_to_text:
 * @cuts: (element-type LianRelationCut): cuts
 * @most: how many are named; the others are counted
 *
 * Returns: (transfer full) (nullable): a line for each; %NULL for none
 */
char *
lian_relation_cuts_to_text (const GPtrArray *cuts, guint most)
{
  if (cuts->len == 0)
    return NULL;
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < cuts->len && i < most; i++)
    {
      const LianRelationCut *cut = cuts->pdata[i];
      g_autofree char *name
          = lian_isolate_join (" – ", cut->cooperative, cut->partner, cut->goods, NULL);
      if (i > 0)
        g_string_append_c (text, '\n');
      /* Translators: a relation, how it would be cut */
      g_string_append_printf (text,
                              cut->certain ? _ ("would cut %s: %s") : _ ("may cut %s: %s"), name,
                              cut->why);
    }
  if (cuts->len > most)
    g_string_append_printf (text, _ ("\nand further ones: %u"), cuts->len - most);
  return g_string_free (text, FALSE);
}

/**
 * lian_relation_check_cuts:
 * @check: the check; one warning is added to it where relations would be cut
 * @record: the record that would do it
 * @field: its field beside which this is said
 * @change: what it would do
 *
 * L1, for the rules of a record type: who saves it all the same gives a reason, which is kept.
 */
void
lian_relation_check_cuts (LianCheck *check, const LianRecord *record, const char *field,
                          const LianRelationChange *change)
{
  g_autoptr (GPtrArray) cuts = lian_relation_find_cuts (check, change);
  g_autofree char *text = lian_relation_cuts_to_text (cuts, 3);
  if (text != NULL)
    lian_check_warning (check, record, field, "l1-cut", "%s (L1)", text);
}
