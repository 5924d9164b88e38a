/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Gathering the facts of one activity.
 *
 * Facts live where a clerk finds them: on the activity, its further conditions, its processes, the
 * co-operative, its points and relations.  The rules want them side by side.  What stands once on an
 * activity but several times in the base (links, points) is given as the one that decides: a rule
 * about "a link" fires if one link satisfies it. */
#include "lian-case-private.h"
#include "lian-city-stage.h"
#include "lian-error.h"

#include <json-glib/json-glib.h>
#include <string.h>

void
_lian_case_fact_free (gpointer data)
{
  LianCaseFact *fact = data;
  g_free (fact->value);
  g_free (fact);
}

void
_lian_case_part_free (gpointer data)
{
  LianCasePart *part = data;
  g_free (part->title);
  g_ptr_array_unref (part->facts);
  if (part->findings != NULL)
    g_ptr_array_unref (part->findings);
  g_free (part);
}

static void
add (GPtrArray *facts, const char *fact, const char *value, gboolean truth)
{
  LianCaseFact *item = g_new0 (LianCaseFact, 1);
  item->fact = g_intern_string (fact);
  item->value = value != NULL && *value != '\0' ? g_strdup (value) : NULL;
  item->truth = truth;
  g_ptr_array_add (facts, item);
}

static void
add_truth (GPtrArray *facts, const char *fact, LianTruth truth)
{
  add (facts, fact, truth == LIAN_NOT_ASKED ? NULL : lian_truth_to_text (truth), TRUE);
}

static void
add_truths (GPtrArray *facts, const LianRecord *record, const char *const *names)
{
  for (; *names != NULL; names++)
    add_truth (facts, *names, lian_record_get_truth (record, *names));
}

/* The first answer that says something: the activity knows better than its trade. */
static LianTruth
either (const LianRecord *first, const char *field, const LianRecord *second, const char *other)
{
  LianTruth truth = lian_record_get_truth (first, field);
  if ((truth == LIAN_YES || truth == LIAN_NO) || second == NULL)
    return truth;
  LianTruth fallback = lian_record_get_truth (second, other);
  return fallback != LIAN_NOT_ASKED ? fallback : truth;
}

/* The open "等" (A1): all further conditions must hold; none named means that none is missing. */
static LianTruth
other_conditions (LianTxn *txn, gint64 activity)
{
  g_autoptr (GPtrArray) rows
      = lian_txn_list (txn, lian_type_find ("readiness"), "activity", activity);
  LianTruth all = LIAN_YES;
  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (lian_record_get_text (rows->pdata[i], "fact"), "other") == 0)
      all = lian_truth_and (all, lian_record_get_truth (rows->pdata[i], "value"));
  return all;
}

static LianCasePart *
add_part (LianCase *self, const char *type, const LianRecord *record, const char *title,
          const char *const *truths)
{
  LianCasePart *part = g_new0 (LianCasePart, 1);
  part->type = g_intern_string (type);
  part->id = lian_record_get_id (record);
  part->title = g_strdup (title != NULL ? title : "");
  part->facts = g_ptr_array_new_with_free_func (_lian_case_fact_free);
  add_truths (part->facts, record, truths);
  g_ptr_array_add (self->parts, part);
  return part;
}

static const char *
fact_value (const GPtrArray *facts, const char *fact)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const LianCaseFact *item = facts->pdata[i];
      if (g_str_equal (item->fact, fact))
        return item->value;
    }
  return NULL;
}

/* How far a part satisfies "first is yes, second is @wanted": the greater stands for all. */
static int
rank (const LianCasePart *part, const char *first, const char *second, const char *wanted)
{
  const char *a = fact_value (part->facts, first), *b = fact_value (part->facts, second);
  int score = a == NULL ? 2 : g_str_equal (a, "yes") ? 6 : g_str_equal (a, "no") ? 0 : 2;
  if (b == NULL || g_str_equal (b, "unknown"))
    return score + 1;
  return score + (g_str_equal (b, wanted) ? 2 : 0);
}

static void
add_deciding (LianCase *self, const char *type, const char *const *names, const char *wanted)
{
  const LianCasePart *best = NULL;
  int most = -1;
  for (guint i = 0; i < self->parts->len; i++)
    {
      const LianCasePart *part = self->parts->pdata[i];
      int score = g_str_equal (part->type, type) ? rank (part, names[0], names[1], wanted) : -1;
      if (score > most)
        {
          most = score;
          best = part;
        }
    }
  for (; *names != NULL; names++)
    add (self->facts, *names, best != NULL ? fact_value (best->facts, *names) : NULL, TRUE);
}

static void
gather_links (LianCase *self, LianTxn *txn, const char *trade_class)
{
  static const char *const names[] = { "major_link", "link_consumer_impact", NULL };
  g_autoptr (GPtrArray) links
      = lian_txn_list (txn, lian_type_find ("process"), "activity", self->activity);
  for (guint i = 0; i < links->len; i++)
    {
      LianCasePart *part = add_part (self, "process", links->pdata[i],
                                     lian_record_get_title (links->pdata[i]), names);
      add (part->facts, "trade_class", trade_class, FALSE);
    }
  add_deciding (self, "process", names, "no");
}

/* The points of the activity; a point without one belongs to all work of the co-operative. */
static void
gather_points (LianCase *self, LianTxn *txn)
{
  static const char *const names[]
      = { "unreasonable", "investigated", "adjustment_prepared", NULL };
  g_autoptr (GPtrArray) points
      = lian_txn_list (txn, lian_type_find ("service_point"), "cooperative", self->cooperative);
  for (guint i = 0; i < points->len; i++)
    {
      const LianRecord *point = points->pdata[i];
      gint64 activity = lian_record_get_number (point, "activity");
      LianDate closed = lian_record_get_date (point, "closed");
      if (activity != 0 && activity != self->activity)
        continue;
      if (closed == 0 || closed > self->working_date)
        add_part (self, "service_point", point, lian_record_get_title (point), names);
      else
        self->closed_lately += closed > lian_date_add_days (self->working_date, -365);
    }
  add_deciding (self, "service_point", names, "yes");
}

static void
gather_relations (LianCase *self, LianTxn *txn, LianTruth cut)
{
  static const char *const none[] = { NULL };
  g_autoptr (GPtrArray) relations
      = lian_txn_list (txn, lian_type_find ("relation"), "cooperative", self->cooperative);
  for (guint i = 0; i < relations->len; i++)
    {
      const LianRecord *relation = relations->pdata[i];
      g_autofree char *partner = lian_txn_title (txn, lian_type_find ("partner"),
                                                 lian_record_get_number (relation, "partner"));
      const char *goods = lian_record_get_text (relation, "goods");
      g_autofree char *title = goods != NULL ? g_strdup_printf ("%s · %s", partner, goods)
                                             : g_strdup (partner);
      LianCasePart *part = add_part (self, "relation", relation, title, none);
      add (part->facts, "relation_state", lian_record_get_text (relation, "state"), FALSE);
      add_truth (part->facts, "relation_cut", cut);
    }
}

static void
gather_city (LianCase *self, LianTxn *txn, gint64 id)
{
  static const char *const names[] = { "handicrafts_concentrated", NULL };
  g_autoptr (LianRecord) city = id != 0 ? lian_txn_load (txn, lian_type_find ("city"), id) : NULL;
  if (city == NULL)
    return;
  LianCasePart *part = add_part (self, "city", city, lian_record_get_title (city), names);
  add_truth (part->facts, "basically_cooperativised", lian_city_stage_on (txn, city, self->working_date));
  add (part->facts, "size_class", lian_record_get_text (city, "size_class"), FALSE);
}

static const char *
trade_class (const LianRecord *activity, const LianRecord *trade, const LianRecord *cooperative)
{
  const LianRecord *order[] = { activity, trade, cooperative };
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const char *text = order[i] != NULL ? lian_record_get_text (order[i], "trade_class") : NULL;
      if (text != NULL && *text != '\0' && !g_str_equal (text, "UNKNOWN"))
        return text;
    }
  return "UNKNOWN";
}

static void
gather_cooperative (LianCase *self, const LianRecord *cooperative)
{
  static const char *const names[] = { "centralised_now", "scale_matches_conditions",
                                       "output_declined", "public_inconvenienced", NULL };
  if (cooperative == NULL)
    return;
  add_truths (self->facts, cooperative, names);
  self->joined = lian_record_get_date (cooperative, "joined");
  LianCaseFact *months = g_new0 (LianCaseFact, 1);
  months->fact = g_intern_static_string ("months_since_joining");
  months->number = TRUE;
  if (self->joined != 0 && self->joined <= self->working_date)
    months->value
        = g_strdup_printf ("%d", lian_date_months_between (self->joined, self->working_date));
  g_ptr_array_add (self->facts, months);
}

/**
 * _lian_case_gather:
 * @self: an empty case with its arrays
 * @txn: the base
 * @activity: the activity
 *
 * Fills names, facts and parts.
 */
void
_lian_case_gather (LianCase *self, LianTxn *txn, const LianRecord *activity)
{
  static const char *const own[]
      = { "premises_ok",           "equipment_ok",         "cadres_ok",      "planning_done",
          "preparation_done",      "aux_many",             "aux_placeable",  "products_scattered",
          "cooperation_low",       "shared_process_exists", "variety_groups_exist",
          "fixed_premises",        "storefront",           "itinerant",      "consumer_impact",
          "relation_cut",          "prefers_individual",   NULL };
  gint64 trade_id = lian_record_get_number (activity, "trade");
  g_autoptr (LianRecord) cooperative
      = lian_txn_load (txn, lian_type_find ("cooperative"),
                       lian_record_get_number (activity, "cooperative"));
  if (trade_id == 0 && cooperative != NULL)
    trade_id = lian_record_get_number (cooperative, "trade");
  g_autoptr (LianRecord) trade
      = trade_id != 0 ? lian_txn_load (txn, lian_type_find ("trade"), trade_id) : NULL;
  const char *class = trade_class (activity, trade, cooperative);
  self->activity = lian_record_get_id (activity);
  self->cooperative = lian_record_get_number (activity, "cooperative");
  self->activity_name = g_strdup (lian_record_get_title (activity));
  self->cooperative_name = g_strdup (cooperative != NULL ? lian_record_get_title (cooperative) : "");
  self->working_date = lian_txn_get_working_date (txn);
  add (self->facts, "trade_class", class, FALSE);
  add_truths (self->facts, activity, own);
  add_truth (self->facts, "other_conditions_ok", other_conditions (txn, self->activity));
  add_truth (self->facts, "high_grade_repair",
             either (activity, "high_grade_repair", trade, "high_grade"));
  add_truth (self->facts, "special_craft",
             _lian_case_gather_crafts (self, txn, either (activity, "special_craft", trade, "special_craft")));
  gather_cooperative (self, cooperative);
  gather_links (self, txn, class);
  gather_points (self, txn);
  gather_relations (self, txn, lian_record_get_truth (activity, "relation_cut"));
  if (cooperative != NULL)
    gather_city (self, txn, lian_record_get_number (cooperative, "city"));
}

static void
add_json (JsonBuilder *builder, const LianCaseFact *fact)
{
  json_builder_set_member_name (builder, fact->fact);
  if (fact->value == NULL || (fact->truth && g_str_equal (fact->value, "unknown")))
    json_builder_add_null_value (builder);
  else if (fact->truth)
    json_builder_add_boolean_value (builder, g_str_equal (fact->value, "yes"));
  else if (fact->number)
    json_builder_add_int_value (builder, g_ascii_strtoll (fact->value, NULL, 10));
  else
    json_builder_add_string_value (builder, fact->value);
}

/**
 * _lian_case_facts_to_json:
 * @facts: (element-type LianCaseFact): facts
 *
 * Returns: (transfer full): the facts as the rulebook takes them
 */
char *
_lian_case_facts_to_json (const GPtrArray *facts)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  for (guint i = 0; i < facts->len; i++)
    add_json (builder, facts->pdata[i]);
  json_builder_end_object (builder);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* Which decisions of the rulebook speak about a part. */
static const char *const *
decisions_for (const char *type)
{
  static const char *const point[] = { "service_point", NULL };
  static const char *const link[] = { "repair_link", NULL };
  static const char *const relation[] = { "relation", NULL };
  static const char *const city[] = { "specialised_federation", "work_stage", NULL };
  if (g_str_equal (type, "service_point"))
    return point;
  if (g_str_equal (type, "process"))
    return link;
  return g_str_equal (type, "relation") ? relation : city;
}

/**
 * _lian_case_judge_parts:
 * @self: a case with its parts
 * @error: return location
 *
 * Asks the rules about each point, link and relation, and about the city.
 *
 * Returns: whether the rulebook could answer
 */
gboolean
_lian_case_judge_parts (LianCase *self, GError **error)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      LianCasePart *part = self->parts->pdata[i];
      g_autofree char *json = _lian_case_facts_to_json (part->facts);
      for (const char *const *name = decisions_for (part->type); *name != NULL; name++)
        {
          GPtrArray *findings = lian_opinion_list_findings (self->rulebook, *name, json,
                                                             error);
          if (findings == NULL)
            return FALSE;
          if (part->findings == NULL)
            part->findings = findings;
          else
            g_ptr_array_extend_and_steal (part->findings, findings);
        }
    }
  return TRUE;
}
