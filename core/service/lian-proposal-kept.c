/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Reading the figures that a proposal keeps.
 *
 * What is not there, or is something else than it should be, is unknown and not an error: the figures
 * of an older program have one trade only and no list of who gains. */
#include "lian-proposal-kept.h"

#include <json-glib/json-glib.h>

#include "lian-coverage-json.h"
#include "lian-proposal-private.h"

static JsonNode *
get (JsonObject *object, const char *key, JsonNodeType type)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, key) : NULL;
  return node != NULL && JSON_NODE_TYPE (node) == type ? node : NULL;
}

static JsonObject *
get_object (JsonObject *object, const char *key)
{
  JsonNode *node = get (object, key, JSON_NODE_OBJECT);
  return node != NULL ? json_node_get_object (node) : NULL;
}

static gint64
get_number (JsonObject *object, const char *key, gint64 otherwise)
{
  JsonNode *node = get (object, key, JSON_NODE_VALUE);
  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node)
                                                                         : otherwise;
}

static gint32
get_small (JsonObject *object, const char *key, gint32 otherwise)
{
  return (gint32) CLAMP (get_number (object, key, otherwise), G_MININT32, G_MAXINT32);
}

static const char *
get_text (JsonObject *object, const char *key)
{
  JsonNode *node = get (object, key, JSON_NODE_VALUE);
  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static gboolean
get_boolean (JsonObject *object, const char *key)
{
  JsonNode *node = get (object, key, JSON_NODE_VALUE);
  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN
         && json_node_get_boolean (node);
}

static LianTruth
get_truth (JsonObject *object, const char *key)
{
  return lian_truth_from_text (get_text (object, key));
}

/* Adds what @read makes of each object of a list. */
static void
read_list (GPtrArray *into, JsonObject *object, const char *key,
           gpointer (*read) (JsonObject *object))
{
  JsonNode *node = get (object, key, JSON_NODE_ARRAY);
  JsonArray *array = node != NULL ? json_node_get_array (node) : NULL;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      if (JSON_NODE_HOLDS_OBJECT (element))
        g_ptr_array_add (into, read (json_node_get_object (element)));
    }
}

static void
free_place (gpointer data)
{
  g_free (((LianKeptPlace *) data)->title);
  g_free (data);
}

static void
free_trade (gpointer data)
{
  LianKeptTrade *trade = data;
  g_free (trade->title);
  g_ptr_array_unref (trade->losers);
  g_ptr_array_unref (trade->gainers);
  g_free (trade);
}

static void
free_share (gpointer data)
{
  g_free (((LianAdjustShare *) data)->title);
  g_free (data);
}

static LianLoss
read_loss (const char *code)
{
  for (LianLoss why = LIAN_LOSS_NONE; why <= LIAN_LOSS_UNPLACED; why++)
    if (g_strcmp0 (code, lian_loss_code (why)) == 0)
      return why;
  return LIAN_LOSS_NONE;
}

static LianGain
read_gain (const char *code)
{
  for (LianGain gain = LIAN_GAIN_NEARER; gain <= LIAN_GAIN_POINT; gain++)
    if (g_strcmp0 (code, lian_gain_code (gain)) == 0)
      return gain;
  return LIAN_GAIN_NEARER;
}

static gpointer
read_place (JsonObject *object)
{
  const char *title = get_text (object, "name");
  LianKeptPlace *place = g_new0 (LianKeptPlace, 1);
  place->id = get_number (object, "neighbourhood", 0);
  place->title = g_strdup (title != NULL ? title : "?");
  place->why = read_loss (get_text (object, "why"));
  place->gain = read_gain (get_text (object, "gain"));
  place->residents = get_small (object, "residents", -1);
  place->before = get_small (object, "before", LIAN_NO_WAY);
  place->after = get_small (object, "after", LIAN_NO_WAY);
  place->wait = get_small (object, "wait_days", 0);
  return place;
}

static void
read_totals (JsonObject *object, LianCoverageTotals *totals)
{
  totals->residents = get_number (object, "residents", 0);
  totals->by_point = get_number (object, "by_point", 0);
  totals->by_round = get_number (object, "by_round", 0);
  totals->uncovered = get_number (object, "uncovered", 0);
  totals->unknown = get_number (object, "unknown", 0);
}

static gpointer
read_trade (JsonObject *object)
{
  LianKeptTrade *trade = g_new0 (LianKeptTrade, 1);
  JsonObject *harm = get_object (object, "harm");
  trade->trade = get_number (object, "trade", 0);
  trade->title = g_strdup (get_text (object, "name"));
  trade->losers = g_ptr_array_new_with_free_func (free_place);
  trade->gainers = g_ptr_array_new_with_free_func (free_place);
  trade->impact = get_truth (object, "consumer_impact");
  trade->extra = get_number (harm, "extra_person_metres", 0);
  trade->lost = get_number (harm, "residents_lost", 0);
  read_totals (get_object (object, "before"), &trade->before);
  read_totals (get_object (object, "after"), &trade->after);
  read_list (trade->losers, harm, "losers", read_place);
  read_list (trade->gainers, object, "gainers", read_place);
  return trade;
}

static gpointer
read_share (JsonObject *object)
{
  const char *title = get_text (object, "name");
  LianAdjustShare *share = g_new0 (LianAdjustShare, 1);
  share->cooperative = get_number (object, "cooperative", 0);
  share->trade = get_number (object, "trade", 0);
  share->title = g_strdup (title != NULL ? title : "?");
  share->adjusted = (guint) MAX (get_small (object, "adjusted", 0), 0);
  share->points = (guint) MAX (get_small (object, "points", 0), 0);
  share->too_many = get_boolean (object, "too_many");
  return share;
}

static gpointer
read_obstacle (JsonObject *object)
{
  const char *title = get_text (object, "name");
  LianObstacle *obstacle = g_new0 (LianObstacle, 1);
  obstacle->point = get_number (object, "point", 0);
  obstacle->round = get_number (object, "round", 0);
  obstacle->rule = obstacle->round != 0 ? "R4" : "R3";
  obstacle->title = g_strdup (title != NULL ? title : "?");
  obstacle->unreasonable = get_truth (object, "unreasonable");
  obstacle->investigated = get_truth (object, "investigated");
  obstacle->prepared = get_truth (object, "prepared");
  return obstacle;
}

static LianProposalKept *
read_root (JsonObject *root)
{
  LianProposalKept *self = g_new0 (LianProposalKept, 1);
  const char *day = get_text (root, "computed_on");
  if (day == NULL || !lian_date_parse (day, &self->computed_on))
    self->computed_on = 0;
  self->act = get_number (root, "act", 0);
  self->measure = g_strcmp0 (get_text (root, "measure"), "minutes") == 0 ? LIAN_MEASURE_MINUTES
                                                                         : LIAN_MEASURE_METRES;
  self->percent = (guint) CLAMP (get_number (root, "adjust_share", 100), 0, 100);
  self->impact = get_truth (root, "consumer_impact");
  self->trades = g_ptr_array_new_with_free_func (free_trade);
  self->shares = g_ptr_array_new_with_free_func (free_share);
  self->obstacles = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_obstacle_free);
  read_list (self->trades, root, "trades", read_trade);
  read_list (self->shares, root, "shares", read_share);
  read_list (self->obstacles, root, "obstacles", read_obstacle);
  self->whole = self->trades->len > 0;
  if (!self->whole)
    g_ptr_array_add (self->trades, read_trade (root));
  return self;
}

/**
 * lian_proposal_kept_read:
 * @figures: (nullable): what a proposal keeps
 *
 * Returns: (transfer full) (nullable): its figures; %NULL when it was never put to decision
 */
LianProposalKept *
lian_proposal_kept_read (const char *figures)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  if (figures == NULL || !json_parser_load_from_data (parser, figures, -1, NULL))
    return NULL;
  JsonNode *node = json_parser_get_root (parser);
  JsonObject *root = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  return get_text (root, "computed_on") != NULL ? read_root (root) : NULL;
}

/**
 * lian_proposal_kept_of:
 * @txn: the base
 * @assessment: a proposal as the base stands now
 *
 * Returns: (transfer full): the figures that it would keep now
 */
LianProposalKept *
lian_proposal_kept_of (LianTxn *txn, const LianAssessment *assessment)
{
  g_autofree char *figures = _lian_proposal_figures (txn, assessment, FALSE);
  return lian_proposal_kept_read (figures);
}

/**
 * lian_proposal_kept_free:
 * @self: (nullable) (transfer full): figures
 */
void
lian_proposal_kept_free (LianProposalKept *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->trades);
  g_ptr_array_unref (self->shares);
  g_ptr_array_unref (self->obstacles);
  g_free (self);
}
