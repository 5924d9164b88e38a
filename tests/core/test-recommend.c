/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The six worked examples of the domain, and what explains an answer. */
#include "config.h"

#include <string.h>

#include "lian-json-value.h"
#include "lian-recommend.h"

static LianRulebook *rulebook;

#define GOOD                                                                                       \
  "\"premises_ok\":true,\"equipment_ok\":true,\"cadres_ok\":true,\"other_conditions_ok\":true,"    \
  "\"planning_done\":true,\"preparation_done\":true,"
#define USUAL                                                                                      \
  "\"scale_matches_conditions\":true,\"relation_cut\":false,\"centralised_now\":false,"            \
  "\"shared_process_exists\":true"

#define E1                                                                                         \
  "{\"trade_class\":\"MANUFACTURE\",\"equipment_ok\":true,\"cadres_ok\":true,"                     \
  "\"other_conditions_ok\":true,\"planning_done\":false,\"preparation_done\":false,"               \
  "\"aux_many\":true,\"aux_placeable\":false,\"products_scattered\":false,"                        \
  "\"months_since_joining\":12," USUAL "}"
#define E2                                                                                         \
  "{\"trade_class\":\"MANUFACTURE\"," GOOD                                                         \
  "\"aux_many\":false,\"products_scattered\":false,\"months_since_joining\":2," USUAL "}"
#define E3                                                                                         \
  "{\"trade_class\":\"MANUFACTURE\"," GOOD                                                         \
  "\"products_scattered\":false,\"months_since_joining\":12," USUAL "}"
#define E4                                                                                         \
  "{\"trade_class\":\"REPAIR_SERVICE\",\"fixed_premises\":true,\"storefront\":true,"               \
  "\"itinerant\":true}"
#define E5                                                                                         \
  "{\"trade_class\":\"MANUFACTURE\",\"premises_ok\":true,\"equipment_ok\":false,"                  \
  "\"cadres_ok\":true,\"other_conditions_ok\":true,\"planning_done\":true,"                        \
  "\"preparation_done\":true,\"months_since_joining\":12,\"scale_matches_conditions\":true,"       \
  "\"shared_process_exists\":false,\"variety_groups_exist\":true}"
#define E6                                                                                         \
  "{\"trade_class\":\"MANUFACTURE\"," GOOD                                                         \
  "\"aux_many\":false,\"products_scattered\":false,\"months_since_joining\":12,"                   \
  "\"scale_matches_conditions\":false,\"relation_cut\":true,\"centralised_now\":false,"            \
  "\"shared_process_exists\":true}"

static LianFacts *
facts_of (const char *json)
{
  g_autoptr (GError) error = NULL;
  LianFacts *facts = lian_facts_new_from_json (json, &error);

  g_assert_no_error (error);
  return facts;
}

static LianRecommendation *
recommend (LianFacts *facts)
{
  g_autoptr (GError) error = NULL;
  LianRecommendation *made = lian_recommend (rulebook, facts, LIAN_CHANGES_OF_ONE, &error);

  g_assert_no_error (error);
  return made;
}

static LianRecommendation *
recommend_json (const char *json)
{
  g_autoptr (LianFacts) facts = facts_of (json);

  return recommend (facts);
}

static void
assert_texts (char **texts, const char *expected)
{
  g_autofree char *joined = g_strjoinv (" ", texts);

  g_assert_cmpstr (joined, ==, expected);
}

static LianFinding *
find_finding (LianRecommendation *made, const char *rule)
{
  for (guint i = 0; i < made->findings->len; i++)
    {
      LianFinding *finding = g_ptr_array_index (made->findings, i);

      if (g_str_equal (finding->rule, rule))
        return finding;
    }
  return NULL;
}

static LianWhyNot *
find_why_not (LianRecommendation *made, const char *outcome)
{
  for (guint i = 0; i < made->why_not->len; i++)
    {
      LianWhyNot *why_not = g_ptr_array_index (made->why_not, i);

      if (g_str_equal (why_not->outcome, outcome))
        return why_not;
    }
  return NULL;
}

/* --- worked examples ---------------------------------------------------------------- */

static void
test_farm_tools (void)
{
  g_autoptr (LianRecommendation) made = recommend_json (E1);
  LianWhyNot *why_not = find_why_not (made, "CENTRALISE");
  LianBlocked *blocked;
  LianFinding *finding;

  assert_texts (made->recommended, "TEMP_DECENTRALISE");
  assert_texts (made->permitted, "SMALL_BY_PROCESS TEMP_DECENTRALISE");
  assert_texts (made->steps, "find:premises_ok plan prepare place_auxiliaries");
  g_assert_cmpuint (made->blocked->len, ==, 1);
  blocked = g_ptr_array_index (made->blocked, 0);
  g_assert_cmpstr (blocked->outcome, ==, "CENTRALISE");
  assert_texts (blocked->by, "G1 G2");
  g_assert_nonnull (find_finding (made, "M3"));
  g_assert_nonnull (find_finding (made, "M4"));
  finding = find_finding (made, "M2b");
  g_assert_cmpuint (finding->because->len, ==, 3);
  g_assert_cmpstr (((LianReason *)finding->because->pdata[1])->fact, ==, "aux_many");
  g_assert_cmpstr (finding->zh, ==, "辅助劳动力较多，集中生产后一时不好安排的");
  g_assert_cmpstr (why_not->rule, ==, "M1");
  g_assert_cmpuint (why_not->cells->len, ==, 3);
  g_assert_cmpint (((LianRefusal *)why_not->cells->pdata[0])->state, ==, LIAN_UNKNOWN);
}

/* "SMALL premises_ok; ..." for every set of changes that leads to @outcome. */
static char *
changes_to (LianRecommendation *made, const char *outcome)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < made->change->len; i++)
    {
      LianChange *change = g_ptr_array_index (made->change, i);

      for (guint j = 0; g_str_equal (change->outcome, outcome) && j < change->facts->len; j++)
        {
          LianFactChange *one = g_ptr_array_index (change->facts, j);
          g_autofree char *to = lian_feel_value_to_text (one->to);

          g_string_append_printf (text, "%s%s=%s", j == 0 ? "; " : " ", one->fact, to);
        }
    }
  return g_string_free (text, FALSE);
}

/* "fact state test; ..." */
static char *
refusals_of (LianRecommendation *made, const char *outcome)
{
  LianWhyNot *why_not = find_why_not (made, outcome);
  GString *text = g_string_new (why_not != NULL ? why_not->rule : "none");

  for (guint i = 0; why_not != NULL && i < why_not->cells->len; i++)
    {
      LianRefusal *cell = g_ptr_array_index (why_not->cells, i);

      g_string_append_printf (text, "; %s %s %s", cell->fact, lian_truth_to_text (cell->state),
                              cell->test);
    }
  return g_string_free (text, FALSE);
}

/* Premises would give SMALL; CENTRALISE needs the preparation and the auxiliaries too. */
static void
test_farm_tools_changes (void)
{
  g_autoptr (LianRecommendation) made = recommend_json (E1);
  g_autofree char *small = changes_to (made, "SMALL_BY_PROCESS");
  g_autofree char *full = changes_to (made, "CENTRALISE");

  g_assert_nonnull (strstr (small, "; premises_ok=true;"));
  g_assert_cmpstr (full, ==,
                   "; premises_ok=true planning_done=true preparation_done=true aux_many=false"
                   "; premises_ok=true planning_done=true preparation_done=true "
                   "aux_placeable=true");
}

/* Each guard that stops the plan is named with what it would need. */
static void
test_ironware_refusals (void)
{
  g_autoptr (LianRecommendation) made = recommend_json (E6);
  g_autofree char *full = refusals_of (made, "CENTRALISE");
  g_autofree char *points = refusals_of (made, "RETAIN_POINTS");
  g_autofree char *point = refusals_of (made, "ADJUST_POINT");

  g_assert_cmpstr (full, ==, "G3; scale_matches_conditions no true; relation_cut no not(true)");
  g_assert_true (g_str_has_prefix (points, "R2; trade_class no \"REPAIR_SERVICE\""));
  g_assert_nonnull (strstr (point, "; trade_class no \"REPAIR_SERVICE\""));
}

/* Where another form goes before, its rule is named and what would have to be otherwise. */
static void
test_preferred_refusals (void)
{
  g_autoptr (LianRecommendation) furniture = recommend_json (E3);
  g_autoptr (LianRecommendation) bags = recommend_json (E5);
  g_autofree char *full = refusals_of (furniture, "CENTRALISE");
  g_autofree char *temporary = refusals_of (bags, "TEMP_DECENTRALISE");

  g_assert_cmpstr (full, ==, "M1; aux_many unknown false");
  g_assert_cmpstr (temporary, ==, "M3; variety_groups_exist no not(true)");
}

/* What keeps a point that nobody complains of from being recommended is the shop. */
static void
test_mender_refusals (void)
{
  g_autoptr (LianRecommendation) made = recommend_json (
      "{\"trade_class\":\"REPAIR_SERVICE\",\"fixed_premises\":true,\"unreasonable\":false}");
  g_autofree char *points = refusals_of (made, "RETAIN_POINTS");
  g_autofree char *mobile = refusals_of (made, "KEEP_MOBILE");

  g_assert_cmpstr (points, ==, "R2; storefront unknown true");
  g_assert_cmpstr (mobile, ==, "R4; itinerant unknown true");
}

static void
test_farm_tools_premises (void)
{
  g_autoptr (LianFacts) facts = facts_of (E1);
  g_autoptr (LianRecommendation) made = NULL;

  lian_facts_set_truth (facts, "premises_ok", LIAN_YES);
  made = recommend (facts);
  assert_texts (made->recommended, "SMALL_BY_PROCESS");
}

static void
test_weavers (void)
{
  g_autoptr (LianRecommendation) made = recommend_json (E2);
  LianWhyNot *why_not = find_why_not (made, "CENTRALISE");
  LianChange *change = g_ptr_array_index (made->change, 0);

  assert_texts (made->recommended, "STAY_AS_IS");
  assert_texts (made->permitted, "CENTRALISE");
  assert_texts (((LianBlocked *)made->blocked->pdata[0])->by, "G2");
  g_assert_nonnull (find_finding (made, "S1-6a"));
  g_assert_cmpstr (why_not->rule, ==, "G2");
  g_assert_cmpstr (((LianRefusal *)why_not->cells->pdata[0])->fact, ==, "months_since_joining");
  g_assert_cmpstr (change->outcome, ==, "CENTRALISE");
  g_assert_cmpstr (((LianFactChange *)change->facts->pdata[0])->fact, ==, "months_since_joining");
}

static void
test_furniture (void)
{
  g_autoptr (LianRecommendation) made = recommend_json (E3);
  LianQuestion *question = g_ptr_array_index (made->ask, 0);

  assert_texts (made->recommended, "STAY_AS_IS");
  assert_texts (made->permitted, "CENTRALISE");
  g_assert_cmpuint (made->blocked->len, ==, 0);
  assert_texts (made->steps, "find:aux_many find:aux_placeable");
  g_assert_cmpstr (question->fact, ==, "aux_many");
}

static void
test_furniture_answers (void)
{
  g_autoptr (LianFacts) facts = facts_of (E3);
  g_autoptr (LianRecommendation) few = NULL;
  g_autoptr (LianRecommendation) stuck = NULL;

  lian_facts_set_truth (facts, "aux_many", LIAN_NO);
  few = recommend (facts);
  assert_texts (few->recommended, "CENTRALISE");
  lian_facts_set_truth (facts, "aux_many", LIAN_YES);
  lian_facts_set_truth (facts, "aux_placeable", LIAN_NO);
  stuck = recommend (facts);
  assert_texts (stuck->recommended, "SMALL_BY_PROCESS");
}

static void
test_menders (void)
{
  g_autoptr (LianRecommendation) made = recommend_json (E4);
  g_autoptr (LianFacts) point = facts_of (E4);
  g_autoptr (LianRecommendation) fifth = NULL;

  assert_texts (made->recommended, "RETAIN_POINTS KEEP_MOBILE");
  g_assert_nonnull (find_finding (made, "R1"));
  g_assert_nonnull (find_finding (made, "R2"));
  g_assert_nonnull (find_finding (made, "R4"));
  g_assert_null (find_finding (made, "R3"));
  lian_facts_set_truth (point, "unreasonable", LIAN_YES);
  lian_facts_set_truth (point, "investigated", LIAN_YES);
  lian_facts_set_truth (point, "adjustment_prepared", LIAN_NO);
  fifth = recommend (point);
  assert_texts (fifth->recommended, "RETAIN_POINTS KEEP_MOBILE");
  assert_texts (fifth->steps, "prepare");
  g_assert_cmpstr (find_finding (fifth, "R3")->outcome, ==, "ADJUST_POINT");
}

static void
test_leather (void)
{
  g_autoptr (LianRecommendation) bags = recommend_json (E5);
  g_autoptr (LianRecommendation) mending = recommend_json (
      "{\"trade_class\":\"REPAIR_SERVICE\",\"fixed_premises\":true,\"storefront\":false,"
      "\"itinerant\":false}");
  g_autoptr (LianRecommendation) whole = recommend_json ("{\"trade_class\":\"MIXED\"}");

  assert_texts (bags->recommended, "SMALL_BY_VARIETY");
  assert_texts (bags->permitted, "SMALL_BY_VARIETY TEMP_DECENTRALISE");
  assert_texts (bags->steps, "missing:equipment_ok");
  assert_texts (mending->recommended, "DECENTRALISE");
  assert_texts (mending->warnings, "A7");
  assert_texts (whole->recommended, "DEFER");
}

static void
test_ironware (void)
{
  g_autoptr (LianFacts) facts = facts_of (E6);
  g_autoptr (LianRecommendation) made = recommend (facts);
  g_autoptr (LianRecommendation) three = NULL;
  g_autoptr (LianFacts) handles = facts_of ("{\"relation_state\":\"INTERRUPTED\"}");
  g_autoptr (LianFeelValue) relation
      = lian_rulebook_evaluate (rulebook, "relation", handles, NULL, NULL);

  assert_texts (made->recommended, "STAY_AS_IS");
  g_assert_nonnull (find_finding (made, "M1"));
  g_assert_nonnull (find_finding (made, "G3"));
  g_assert_nonnull (find_finding (made, "L1"));
  assert_texts (made->prohibitions, "L1");
  g_assert_cmpstr (
      lian_feel_value_get_member_string (lian_feel_value_get_item (relation, 0), "rule"), ==, "L2");
  lian_facts_set_truth (facts, "scale_matches_conditions", LIAN_YES);
  lian_facts_set_truth (facts, "relation_cut", LIAN_NO);
  three = recommend (facts);
  assert_texts (three->recommended, "CENTRALISE");
}

/* --- properties ------------------------------------------------------------------------- */

static gboolean
stands (LianFacts *facts, const char *outcome)
{
  g_autoptr (LianFeelValue) result
      = lian_rulebook_evaluate (rulebook, "recommended_form", facts, NULL, NULL);
  g_autofree char *recommended
      = lian_feel_value_to_text (lian_feel_value_get_member (result, "recommended"));
  g_autofree char *permitted
      = lian_feel_value_to_text (lian_feel_value_get_member (result, "permitted"));
  g_autofree char *blocked
      = lian_feel_value_to_text (lian_feel_value_get_member (result, "blocked"));
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", outcome);

  if (strstr (recommended, quoted) != NULL)
    return TRUE;
  return (g_str_has_prefix (outcome, "CENTRALISE_") || g_str_equal (outcome, "ADJUST_POINT"))
         && strstr (permitted, quoted) != NULL && strstr (blocked, quoted) == NULL;
}

/* Applying a set gives the form; leaving any part of it out does not. */
static void
check_changes (LianFacts *facts)
{
  g_autoptr (LianRecommendation) made = recommend (facts);

  for (guint i = 0; i < made->change->len; i++)
    {
      LianChange *change = g_ptr_array_index (made->change, i);

      for (guint left_out = 0; left_out <= change->facts->len; left_out++)
        {
          g_autoptr (LianFacts) changed = lian_facts_copy (facts);

          for (guint j = 0; j < change->facts->len; j++)
            {
              LianFactChange *one = g_ptr_array_index (change->facts, j);

              if (j != left_out)
                lian_facts_set (changed, one->fact, one->to);
            }
          g_assert_cmpint (stands (changed, change->outcome), ==, left_out == change->facts->len);
        }
    }
  for (guint i = 0; i < made->why_not->len; i++)
    {
      LianWhyNot *why_not = g_ptr_array_index (made->why_not, i);

      g_assert_cmpstr (why_not->rule, !=, "");
      g_assert_cmpuint (why_not->cells->len, >, 0);
      for (guint j = 0; j < why_not->cells->len; j++)
        g_assert_cmpint (((LianRefusal *)why_not->cells->pdata[j])->state, !=, LIAN_YES);
    }
}

static void
test_changes (void)
{
  static const char *const cases[] = { E1, E2, E3, E4, E5, E6, "{}" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LianFacts) facts = facts_of (cases[i]);

      check_changes (facts);
    }
}

static void
test_changes_random (void)
{
  g_auto (GStrv) inputs = lian_rulebook_list_inputs (rulebook, "recommended_form", NULL);

  for (guint round = 0; round < 8; round++)
    {
      g_autoptr (LianFacts) facts = lian_facts_new ();

      for (guint i = 0; inputs[i] != NULL; i++)
        if (lian_rulebook_get_fact_type (rulebook, inputs[i]) == LIAN_FACT_TRUTH)
          lian_facts_set_truth (facts, inputs[i], (LianTruth)g_test_rand_int_range (LIAN_YES, LIAN_UNKNOWN + 1));
      lian_facts_set_string (facts, "trade_class",
                             g_test_rand_bit () ? "MANUFACTURE" : "REPAIR_SERVICE");
      lian_facts_set_int (facts, "months_since_joining", g_test_rand_int_range (0, 12));
      check_changes (facts);
    }
}

static void
test_because (void)
{
  g_autoptr (LianRecommendation) made = recommend_json (E6);

  for (guint i = 0; i < made->findings->len; i++)
    {
      LianFinding *finding = g_ptr_array_index (made->findings, i);

      g_test_message ("%s", finding->rule);
      g_assert_nonnull (finding->zh);
      g_assert_nonnull (finding->en);
      if (finding->rule[0] != 'P')
        g_assert_cmpuint (finding->because->len, >, 0);
      for (guint j = 0; j < finding->because->len; j++)
        g_assert_cmpint (lian_rulebook_get_fact_type (
                             rulebook, ((LianReason *)finding->because->pdata[j])->fact),
                         !=, LIAN_FACT_OTHER);
    }
}

static void
test_json (void)
{
  static const char *const keys[]
      = { "recommended", "permitted", "blocked", "steps", "findings", "why_not", "change", "ask" };
  g_autoptr (LianRecommendation) made = recommend_json (E1);
  g_autofree char *json = lian_recommendation_to_json (made);
  g_autoptr (GError) error = NULL;
  g_autoptr (LianFeelValue) value = lian_json_value_read (json, -1, &error);

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    g_assert_nonnull (lian_feel_value_get_member (value, keys[i]));
  g_assert_cmpstr (lian_feel_value_get_member_string (value, "recommended"), ==,
                   "TEMP_DECENTRALISE");
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  rulebook = lian_rulebook_new_shipped (&error);
  g_assert_no_error (error);
  g_test_add_func ("/worked-examples/e1-farm-tools", test_farm_tools);
  g_test_add_func ("/worked-examples/e1-premises", test_farm_tools_premises);
  g_test_add_func ("/worked-examples/e1-changes", test_farm_tools_changes);
  g_test_add_func ("/worked-examples/e2-weavers", test_weavers);
  g_test_add_func ("/worked-examples/e3-furniture", test_furniture);
  g_test_add_func ("/worked-examples/e3-answers", test_furniture_answers);
  g_test_add_func ("/worked-examples/e4-menders", test_menders);
  g_test_add_func ("/worked-examples/e5-leather", test_leather);
  g_test_add_func ("/worked-examples/e6-ironware", test_ironware);
  g_test_add_func ("/worked-examples/e6-refusals", test_ironware_refusals);
  g_test_add_func ("/recommend/preferred-refusals", test_preferred_refusals);
  g_test_add_func ("/recommend/mender-refusals", test_mender_refusals);
  g_test_add_func ("/recommend/changes", test_changes);
  g_test_add_func ("/recommend/changes-random", test_changes_random);
  g_test_add_func ("/recommend/because", test_because);
  g_test_add_func ("/recommend/json", test_json);
  status = g_test_run ();
  lian_rulebook_unref (rulebook);
  return status;
}
