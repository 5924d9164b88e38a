/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The shipped rulebook: every rule, the guards, the total order, the citations. */
#include "config.h"

#include <string.h>

#include "lian-rulebook.h"

static LianRulebook *rulebook;

/* Facts as one line: "MANUFACTURE premises_ok !equipment_ok months_since_joining=12". */
static LianFacts *
facts_of (const char *line)
{
  LianFacts *facts = lian_facts_new ();
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *sign = strchr (words[i], '=');

      if (*words[i] == '\0')
        continue;
      if (g_ascii_isupper (*words[i]))
        lian_facts_set_string (facts, "trade_class", words[i]);
      else if (sign != NULL && g_ascii_isdigit (sign[1]))
        {
          *sign = '\0';
          lian_facts_set_number (facts, words[i], sign + 1);
        }
      else if (sign != NULL)
        {
          *sign = '\0';
          lian_facts_set_string (facts, words[i], sign + 1);
        }
      else
        lian_facts_set_truth (facts, words[i] + (*words[i] == '!'),
                              *words[i] == '!' ? LIAN_NO : LIAN_YES);
    }
  return facts;
}

static LianFeelValue *
evaluate (const char *decision, LianFacts *facts)
{
  g_autoptr (GError) error = NULL;
  LianFeelValue *value = lian_rulebook_evaluate (rulebook, decision, facts, NULL, &error);

  g_assert_no_error (error);
  return value;
}

/* "M1 MAY CENTRALISE; ..." */
static char *
findings_of (const char *decision, const char *line)
{
  g_autoptr (LianFacts) facts = facts_of (line);
  g_autoptr (LianFeelValue) list = evaluate (decision, facts);
  GString *text = g_string_new (";");

  g_assert_cmpint (lian_feel_value_get_kind (list), ==, LIAN_FEEL_LIST);
  for (guint i = 0; i < lian_feel_value_get_length (list); i++)
    {
      LianFeelValue *item = lian_feel_value_get_item (list, i);

      g_string_append_printf (text, "%s %s %s;", lian_feel_value_get_member_string (item, "rule"),
                              lian_feel_value_get_member_string (item, "force"),
                              lian_feel_value_get_member_string (item, "outcome"));
    }
  return g_string_free (text, FALSE);
}

#define READY                                                                                      \
  "premises_ok equipment_ok cadres_ok other_conditions_ok planning_done preparation_done "
#define PASSED "months_since_joining=12 scale_matches_conditions "

/* decision, facts, finding, whether it is there */
static const struct
{
  const char *decision, *facts, *finding;
  gboolean fires;
} cases[] = {
  { "production_form", "", "P1 SHOULD STATE_BENEFITS", TRUE },
  { "production_form", "", "P2 SHOULD DECIDE_PER_TRADE", TRUE },
  { "production_form", "MANUFACTURE " READY, "M1 MAY CENTRALISE", TRUE },
  { "production_form", "REPAIR_SERVICE " READY, "M1 MAY CENTRALISE", FALSE },
  { "production_form", "MANUFACTURE " READY "!cadres_ok", "M1 MAY CENTRALISE", FALSE },
  { "production_form", "MANUFACTURE planning_done", "M1a MUST PREPARE_FIRST", TRUE },
  { "production_form", "MANUFACTURE " READY, "M1a MUST PREPARE_FIRST", FALSE },
  { "production_form", "MANUFACTURE !premises_ok", "M2a MAY TEMP_DECENTRALISE", TRUE },
  { "production_form", "MANUFACTURE premises_ok", "M2a MAY TEMP_DECENTRALISE", FALSE },
  { "production_form", "MANUFACTURE aux_many !aux_placeable", "M2b MAY TEMP_DECENTRALISE", TRUE },
  { "production_form", "MANUFACTURE aux_many", "M2b MAY TEMP_DECENTRALISE", FALSE },
  { "production_form", "MANUFACTURE products_scattered cooperation_low",
    "M2c MAY TEMP_DECENTRALISE", TRUE },
  { "production_form", "MANUFACTURE products_scattered !cooperation_low",
    "M2c MAY TEMP_DECENTRALISE", FALSE },
  { "production_form", "MANUFACTURE !premises_ok shared_process_exists", "M3 MAY SMALL_BY_PROCESS",
    TRUE },
  { "production_form", "MANUFACTURE !premises_ok shared_process_exists", "M3 MAY SMALL_BY_VARIETY",
    FALSE },
  { "production_form", "MANUFACTURE !premises_ok variety_groups_exist", "M3 MAY SMALL_BY_VARIETY",
    TRUE },
  { "production_form", "MANUFACTURE shared_process_exists", "M3 MAY SMALL_BY_PROCESS", FALSE },
  { "production_form", "MANUFACTURE !premises_ok", "M4 MAY TEMP_DECENTRALISE", TRUE },
  { "production_form", "MANUFACTURE " READY, "M4 MAY TEMP_DECENTRALISE", FALSE },
  { "production_form", "REPAIR_SERVICE", "R1 DEFAULT DECENTRALISE", TRUE },
  { "production_form", "MANUFACTURE", "R1 DEFAULT DECENTRALISE", FALSE },
  { "production_form", "REPAIR_SERVICE fixed_premises storefront", "R2 SHOULD RETAIN_POINTS",
    TRUE },
  { "production_form", "REPAIR_SERVICE fixed_premises", "R2 SHOULD RETAIN_POINTS", FALSE },
  { "production_form", "REPAIR_SERVICE unreasonable investigated", "R3 MUST ADJUST_POINT", TRUE },
  { "production_form", "REPAIR_SERVICE unreasonable", "R3 MUST ADJUST_POINT", FALSE },
  { "production_form", "REPAIR_SERVICE unreasonable", "R3 MUST RETAIN_POINTS", TRUE },
  { "production_form", "REPAIR_SERVICE itinerant", "R4 SHOULD KEEP_MOBILE", TRUE },
  { "production_form", "REPAIR_SERVICE !itinerant", "R4 SHOULD KEEP_MOBILE", FALSE },
  { "production_form", "REPAIR_SERVICE major_link !link_consumer_impact",
    "R5a MAY CENTRALISE_MAJOR_LINK", TRUE },
  { "production_form", "REPAIR_SERVICE major_link", "R5a MAY CENTRALISE_MAJOR_LINK", FALSE },
  { "production_form", "REPAIR_SERVICE high_grade_repair !consumer_impact",
    "R5b MAY CENTRALISE_HIGH_GRADE", TRUE },
  { "production_form", "REPAIR_SERVICE high_grade_repair consumer_impact",
    "R5b MAY CENTRALISE_HIGH_GRADE", FALSE },
  { "production_form", "REPAIR_SERVICE major_link", "R6 FORBID CENTRALISE_MAJOR_LINK", TRUE },
  { "production_form", "REPAIR_SERVICE high_grade_repair consumer_impact",
    "R6 FORBID CENTRALISE_HIGH_GRADE", TRUE },
  { "production_form", "REPAIR_SERVICE major_link !link_consumer_impact",
    "R6 FORBID CENTRALISE_MAJOR_LINK", FALSE },
  { "production_form", "MANUFACTURE " PASSED "premises_ok", "G1 SHOULD_NOT CENTRALISE", TRUE },
  { "production_form", "MANUFACTURE " PASSED READY, "G1 SHOULD_NOT CENTRALISE", FALSE },
  { "production_form", "REPAIR_SERVICE", "G1 SHOULD_NOT CENTRALISE", FALSE },
  { "production_form", "MANUFACTURE " READY "months_since_joining=5", "G2 SHOULD_NOT CENTRALISE",
    TRUE },
  { "production_form", "MANUFACTURE " READY "months_since_joining=6", "G2 SHOULD_NOT CENTRALISE",
    FALSE },
  { "production_form", "MANUFACTURE " READY, "G2 SHOULD_NOT CENTRALISE", TRUE },
  { "production_form", "MANUFACTURE " READY "!scale_matches_conditions", "G3 SHOULD_NOT CENTRALISE",
    TRUE },
  { "production_form", "MANUFACTURE " READY, "G3 SHOULD_NOT CENTRALISE", TRUE },
  { "production_form", "MANUFACTURE " READY PASSED, "G3 SHOULD_NOT CENTRALISE", FALSE },
  { "production_form", "centralised_now output_declined", "G4 SHOULD CORRECT", TRUE },
  { "production_form", "centralised_now !output_declined", "G4 SHOULD CORRECT", FALSE },
  { "production_form", "relation_cut", "L1 FORBID INTERRUPT_RELATION", TRUE },
  { "production_form", "", "L1 FORBID INTERRUPT_RELATION", FALSE },
  { "production_form", "MANUFACTURE " READY "months_since_joining=2", "S1-6a SHOULD STAY_AS_IS",
    TRUE },
  { "production_form", "MANUFACTURE " READY PASSED, "S1-6a SHOULD STAY_AS_IS", FALSE },
  { "production_form", "REPAIR_SERVICE", "S1-6b SHOULD DECENTRALISE", TRUE },
  { "production_form", "special_craft", "S1-6c MUST PROTECT_CRAFT", TRUE },
  { "production_form", "!special_craft", "S1-6c MUST PROTECT_CRAFT", FALSE },
  { "production_form", "prefers_individual", "S1-6d SHOULD STAY_INDIVIDUAL", TRUE },
  { "production_form", "", "S1-6d SHOULD STAY_INDIVIDUAL", FALSE },
  { "production_form", "centralised_now", "S1-7 MUST NAME_RESPONSIBLE", TRUE },
  { "production_form", "!centralised_now", "S1-7 MUST NAME_RESPONSIBLE", FALSE },
  { "production_form", "REPAIR_SERVICE cooperation_low", "S3 SHOULD DECENTRALISE", TRUE },
  { "production_form", "REPAIR_SERVICE", "S3 SHOULD DECENTRALISE", FALSE },
  { "production_form", "MANUFACTURE special_craft cooperation_low", "S11 MAY DECENTRALISE", TRUE },
  { "production_form", "MANUFACTURE cooperation_low", "S11 MAY DECENTRALISE", FALSE },
  { "service_point", "unreasonable investigated", "R3 MUST ADJUST_POINT", TRUE },
  { "service_point", "unreasonable !investigated", "R3 MUST RETAIN_POINTS", TRUE },
  { "service_point", "!unreasonable investigated", "R3", FALSE },
  { "repair_link", "REPAIR_SERVICE major_link !link_consumer_impact",
    "R5a MAY CENTRALISE_MAJOR_LINK", TRUE },
  { "repair_link", "REPAIR_SERVICE major_link link_consumer_impact",
    "R6 FORBID CENTRALISE_MAJOR_LINK", TRUE },
  { "repair_link", "REPAIR_SERVICE", "R6", FALSE },
  { "correction", "centralised_now public_inconvenienced", "G4 SHOULD CORRECT", TRUE },
  { "correction", "!centralised_now public_inconvenienced", "G4", FALSE },
  { "relation", "relation_state=ORIGINAL relation_cut", "L1 FORBID INTERRUPT_RELATION", TRUE },
  { "relation", "relation_state=ORIGINAL !relation_cut", "L1", FALSE },
  { "relation", "relation_state=INTERRUPTED", "L2 MUST RESTORE_LINK", TRUE },
  { "relation", "relation_state=RESTORED", "L2", FALSE },
  { "relation", "relation_state=NEW", "L3 MUST EXPAND_RELATIONS", TRUE },
  { "contract_signature",
    "contract_type=PROCESSING buyer_kind=STATE_COMMERCE signatory=COOPERATIVE",
    "C1 SHOULD SIGN_THROUGH_FEDERATION", TRUE },
  { "contract_signature", "contract_type=ORDER buyer_kind=SUPPLY_COOP signatory=FEDERATION", "C1",
    FALSE },
  { "contract_signature", "contract_type=SELECTIVE buyer_kind=SUPPLY_COOP signatory=COOPERATIVE",
    "C", FALSE },
  { "contract_signature", "contract_type=SELF_SALE", "C2 SHOULD SELF_MARKET", TRUE },
  { "contract_signature", "contract_type=ORDER", "C2", FALSE },
  { "material_plan", "!self_purchase local_materials", "C3 MUST SELF_PURCHASE", TRUE },
  { "material_plan", "self_purchase !local_materials", "C3 MUST SELF_PURCHASE", TRUE },
  { "material_plan", "self_purchase local_materials", "C3", FALSE },
  { "specialised_federation", "size_class=MEDIUM", "F1 MUST SPECIALISED_FEDERATION", TRUE },
  { "specialised_federation", "size_class=SMALL handicrafts_concentrated",
    "F1 MUST SPECIALISED_FEDERATION", TRUE },
  { "specialised_federation", "size_class=SMALL", "F1", FALSE },
  { "work_stage", "basically_cooperativised", "W1 SHOULD CONSOLIDATE", TRUE },
  { "work_stage", "!basically_cooperativised", "W1", FALSE },
  { "work_stage", "!basically_cooperativised", "W2 MUST COMPLETE_ORGANISATION", TRUE },
  { "work_stage", "basically_cooperativised", "W2", FALSE },
};

static void
test_rules (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *findings = findings_of (cases[i].decision, cases[i].facts);
      g_autofree char *wanted = g_strconcat (";", cases[i].finding, NULL);

      g_test_message ("%s: %s, %s", cases[i].decision, cases[i].facts, cases[i].finding);
      g_assert_cmpint (strstr (findings, wanted) != NULL, ==, cases[i].fires);
    }
}

/* No rule is left untested. */
static void
test_all_rules_tested (void)
{
  g_autoptr (GArray) rules = lian_rulebook_list_rules (rulebook);

  g_assert_cmpuint (rules->len, ==, 37);
  for (guint i = 0; i < rules->len; i++)
    {
      LianRuleInfo *info = &g_array_index (rules, LianRuleInfo, i);
      g_autofree char *prefix = g_strconcat (info->rule, " ", NULL);
      gboolean tested = g_str_equal (info->rule, "X1");

      for (gsize j = 0; j < G_N_ELEMENTS (cases); j++)
        tested = tested || (cases[j].fires && g_str_has_prefix (cases[j].finding, prefix));
      g_test_message ("%s", info->rule);
      g_assert_true (tested);
    }
}

static void
test_citations (void)
{
  g_autoptr (GArray) rules = lian_rulebook_list_rules (rulebook);
  const char *en, *zh;

  for (guint i = 0; i < rules->len; i++)
    {
      const char *rule = g_array_index (rules, LianRuleInfo, i).rule;

      g_test_message ("%s", rule);
      g_assert_true (lian_rulebook_citation (rulebook, rule, &en, &zh));
      g_assert_nonnull (en);
      g_assert_nonnull (zh);
    }
  g_assert_true (lian_rulebook_citation (rulebook, "R2", &en, &zh));
  g_assert_cmpstr (en, ==, "original service points should be retained");
  g_assert_cmpstr (zh, ==, "应该保留原有的服务点");
  g_assert_false (lian_rulebook_citation (rulebook, "Z9", &en, &zh));
}

/* --- the total order of domain rule 3.5, written a second time ------------------- */

static const char *const three[] = {
  [LIAN_NO] = "NO",
  [LIAN_YES] = "YES",
  [LIAN_UNKNOWN] = "UNKNOWN",
};

static void
set_condition (LianFacts *facts, const char *first, const char *second, LianTruth truth)
{
  lian_facts_set_truth (facts, first, truth);
  lian_facts_set_truth (facts, second, LIAN_YES);
}

static LianTruth
either (LianTruth a, LianTruth b)
{
  if (a == LIAN_YES || b == LIAN_YES)
    return LIAN_YES;
  return a == LIAN_NO && b == LIAN_NO ? LIAN_NO : LIAN_UNKNOWN;
}

static const char *
expected_form (LianTruth c, LianTruth p, LianTruth trigger, gboolean grouped)
{
  const char *small = grouped ? "SMALL_BY_PROCESS" : "TEMP_DECENTRALISE";

  if (c == LIAN_NO)
    return small;
  if (c == LIAN_UNKNOWN)
    return trigger == LIAN_YES ? "TEMP_DECENTRALISE" : "DEFER";
  if (trigger == LIAN_YES)
    return small;
  return p == LIAN_YES && trigger == LIAN_NO ? "CENTRALISE" : "STAY_AS_IS";
}

static char *
expected_permitted (LianTruth c, LianTruth p, LianTruth trigger, gboolean grouped)
{
  g_autoptr (GString) text = g_string_new ("[");
  gboolean small = c == LIAN_NO || trigger == LIAN_YES;

  if (c == LIAN_YES && p == LIAN_YES)
    g_string_append (text, "\"CENTRALISE\", ");
  if (small && grouped)
    g_string_append (text, "\"SMALL_BY_PROCESS\", ");
  if (small)
    g_string_append (text, "\"TEMP_DECENTRALISE\", ");
  if (text->len > 1)
    g_string_truncate (text, text->len - 2);
  g_string_append_c (text, ']');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
check_arrays (LianFeelValue *result)
{
  static const char *const keys[] = { "permitted", "blocked", "prohibitions", "warnings", "steps" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      LianFeelValue *member = lian_feel_value_get_member (result, keys[i]);

      g_assert_nonnull (member);
      g_assert_cmpint (lian_feel_value_get_kind (member), ==, LIAN_FEEL_LIST);
    }
}

static void
check_manufacture (guint c, guint p, guint b, guint s, gboolean grouped)
{
  g_autoptr (LianFacts) facts = facts_of ("MANUFACTURE " PASSED "cadres_ok other_conditions_ok");
  g_autofree char *permitted = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (LianFeelValue) result = NULL;
  const char *form;

  set_condition (facts, "premises_ok", "equipment_ok", c);
  set_condition (facts, "planning_done", "preparation_done", p);
  lian_facts_set_truth (facts, "aux_many", b);
  lian_facts_set_truth (facts, "aux_placeable", LIAN_NO);
  set_condition (facts, "products_scattered", "cooperation_low", s);
  lian_facts_set_truth (facts, "shared_process_exists",
                        grouped ? LIAN_YES : LIAN_UNKNOWN);
  result = evaluate ("recommended_form", facts);
  check_arrays (result);
  form = lian_feel_value_get_member_string (result, "recommended");
  g_test_message ("C=%s P=%s B=%s S=%s: %s", three[c], three[p], three[b], three[s], form);
  g_assert_cmpstr (form, ==, expected_form (c, p, either (b, s), grouped));
  permitted = lian_feel_value_to_text (lian_feel_value_get_member (result, "permitted"));
  expected = expected_permitted (c, p, either (b, s), grouped);
  g_assert_cmpstr (permitted, ==, expected);
}

static void
test_total_order (void)
{
  for (guint c = LIAN_YES; c <= LIAN_UNKNOWN; c++)
    for (guint p = LIAN_YES; p <= LIAN_UNKNOWN; p++)
      for (guint b = LIAN_YES; b <= LIAN_UNKNOWN; b++)
        for (guint s = LIAN_YES; s <= LIAN_UNKNOWN; s++)
          for (guint grouped = 0; grouped < 2; grouped++)
            check_manufacture (c, p, b, s, grouped);
}

static void
check_repair (LianTruth premises, LianTruth storefront, LianTruth itinerant)
{
  g_autoptr (LianFacts) facts = facts_of ("REPAIR_SERVICE");
  g_autoptr (LianFeelValue) result = NULL;
  g_autofree char *form = NULL;
  gboolean keep = premises == LIAN_YES && storefront == LIAN_YES;
  gboolean mobile = itinerant == LIAN_YES;

  lian_facts_set_truth (facts, "fixed_premises", premises);
  lian_facts_set_truth (facts, "storefront", storefront);
  lian_facts_set_truth (facts, "itinerant", itinerant);
  result = evaluate ("recommended_form", facts);
  check_arrays (result);
  form = lian_feel_value_to_text (lian_feel_value_get_member (result, "recommended"));
  g_assert_cmpstr (form, ==,
                   keep && mobile ? "[\"RETAIN_POINTS\", \"KEEP_MOBILE\"]"
                   : keep         ? "\"RETAIN_POINTS\""
                   : mobile       ? "\"KEEP_MOBILE\""
                                  : "\"DECENTRALISE\"");
}

static void
test_repair (void)
{
  for (guint premises = LIAN_YES; premises <= LIAN_UNKNOWN; premises++)
    for (guint storefront = LIAN_YES; storefront <= LIAN_UNKNOWN; storefront++)
      for (guint itinerant = LIAN_YES; itinerant <= LIAN_UNKNOWN; itinerant++)
        check_repair (premises, storefront, itinerant);
}

static char *
answer_of (const char *line, const char *member)
{
  g_autoptr (LianFacts) facts = facts_of (line);
  g_autoptr (LianFeelValue) result = evaluate ("recommended_form", facts);

  return lian_feel_value_to_text (lian_feel_value_get_member (result, member));
}

static void
test_answers (void)
{
  static const struct
  {
    const char *facts, *member, *expected;
  } answers[] = {
    { "", "recommended", "\"DEFER\"" },
    { "", "steps", "[\"find:trade_class\"]" },
    { "UNKNOWN", "steps", "[\"find:trade_class\"]" },
    { "MIXED", "recommended", "\"DEFER\"" },
    { "MIXED", "steps", "[\"split_activity\"]" },
    { "MANUFACTURE " READY PASSED "!aux_many !products_scattered", "blocked", "[]" },
    { "MANUFACTURE " READY "months_since_joining=2 !scale_matches_conditions !aux_many "
      "!products_scattered",
      "blocked", "[{\"outcome\": \"CENTRALISE\", \"by\": [\"G2\", \"G3\"]}]" },
    { "MANUFACTURE " READY "!aux_many !products_scattered", "recommended", "\"STAY_AS_IS\"" },
    { "MANUFACTURE " READY "!aux_many !products_scattered", "steps",
      "[\"find:months_since_joining\", \"find:scale_matches_conditions\"]" },
    { "MANUFACTURE " READY PASSED "!aux_many !products_scattered relation_cut", "recommended",
      "\"STAY_AS_IS\"" },
    { "MANUFACTURE " READY PASSED "!aux_many !products_scattered relation_cut", "prohibitions",
      "[\"L1\"]" },
    { "MANUFACTURE " READY PASSED "aux_many !aux_placeable shared_process_exists "
      "variety_groups_exist",
      "recommended", "[\"SMALL_BY_PROCESS\", \"SMALL_BY_VARIETY\"]" },
    { "MANUFACTURE " READY "months_since_joining=12 !scale_matches_conditions aux_many "
      "!aux_placeable shared_process_exists",
      "recommended", "\"TEMP_DECENTRALISE\"" },
    { "REPAIR_SERVICE major_link", "blocked",
      "[{\"outcome\": \"CENTRALISE_MAJOR_LINK\", \"by\": [\"R6\"]}]" },
    { "REPAIR_SERVICE major_link", "prohibitions", "[\"R6\"]" },
    { "REPAIR_SERVICE major_link !link_consumer_impact !itinerant !storefront", "permitted",
      "[\"DECENTRALISE\", \"CENTRALISE_MAJOR_LINK\"]" },
    { "REPAIR_SERVICE unreasonable !itinerant !storefront", "steps", "[\"investigate\"]" },
    { "centralised_now public_inconvenienced", "warnings", "[\"G4\"]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *text = answer_of (answers[i].facts, answers[i].member);

      g_test_message ("%s: %s", answers[i].facts, answers[i].member);
      g_assert_cmpstr (text, ==, answers[i].expected);
    }
}

static void
test_constants (void)
{
  g_autoptr (LianFacts) facts = lian_facts_new ();
  g_autoptr (LianFeelValue) months = evaluate ("min_months", facts);
  g_autoptr (LianFeelValue) share = evaluate ("adjust_share", facts);
  g_autofree char *first = lian_feel_value_to_text (months);
  g_autofree char *second = lian_feel_value_to_text (share);

  g_assert_cmpstr (first, ==, "6");
  g_assert_cmpstr (second, ==, "0.20");
  g_assert_cmpuint (strlen (lian_rulebook_get_hash (rulebook)), ==, 64);
  g_assert_cmpstr (lian_rulebook_get_edition (rulebook), ==, "production-form-1956-1");
}

/* Unknown facts never make a closure: whatever is missing, a repair trade is
 * never told to centralise, and nothing is recommended that is blocked. */
static void
test_random (void)
{
  g_auto (GStrv) inputs = lian_rulebook_list_inputs (rulebook, "recommended_form", NULL);
  static const char *const classes[] = { "MANUFACTURE", "REPAIR_SERVICE", "MIXED", NULL };

  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (LianFacts) facts = lian_facts_new ();
      g_autoptr (LianFeelValue) result = NULL;
      const char *trade = classes[g_test_rand_int_range (0, 4)];
      const char *form;

      for (guint i = 0; inputs[i] != NULL; i++)
        if (lian_rulebook_get_fact_type (rulebook, inputs[i]) == LIAN_FACT_TRUTH)
          lian_facts_set_truth (facts, inputs[i], (LianTruth)g_test_rand_int_range (LIAN_YES, LIAN_UNKNOWN + 1));
      lian_facts_set_string (facts, "trade_class", trade);
      if (g_test_rand_bit ())
        lian_facts_set_int (facts, "months_since_joining", g_test_rand_int_range (0, 12));
      result = evaluate ("recommended_form", facts);
      check_arrays (result);
      form = lian_feel_value_get_member_string (result, "recommended");
      if (form == NULL)
        continue;
      if (g_str_equal (form, "CENTRALISE"))
        {
          g_assert_cmpstr (trade, ==, "MANUFACTURE");
          g_assert_cmpuint (
              lian_feel_value_get_length (lian_feel_value_get_member (result, "blocked")), ==, 0);
        }
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  rulebook = lian_rulebook_new_shipped (&error);
  g_assert_no_error (error);
  g_test_add_func ("/rulebook/rules", test_rules);
  g_test_add_func ("/rulebook/all-rules-tested", test_all_rules_tested);
  g_test_add_func ("/rulebook/citations", test_citations);
  g_test_add_func ("/rulebook/total-order", test_total_order);
  g_test_add_func ("/rulebook/repair", test_repair);
  g_test_add_func ("/rulebook/answers", test_answers);
  g_test_add_func ("/rulebook/constants", test_constants);
  g_test_add_func ("/rulebook/random", test_random);
  status = g_test_run ();
  lian_rulebook_unref (rulebook);
  return status;
}
