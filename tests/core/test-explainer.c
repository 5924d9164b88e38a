/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Explanations by what a rulebook gives for all facts, against those by evaluating every row. */
#include "config.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "lian-explain.h"

static GBytes *
shipped (void)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes
      = g_resources_lookup_data (LIAN_RULEBOOK_SHIPPED, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error);
  return bytes;
}

static LianRulebook *
rulebook_of (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  LianRulebook *rulebook = lian_rulebook_new_from_bytes (bytes, &error);

  g_assert_no_error (error);
  return rulebook;
}

/* --- rulebooks by chance ------------------------------------------------------------------ */

static xmlXPathObject *
find (xmlXPathContext *context, xmlNode *from, const char *path)
{
  context->node = from;
  return xmlXPathEvalExpression ((const xmlChar *)path, context);
}

static xmlNode *
any_of (xmlXPathObject *found)
{
  return found->nodesetval->nodeTab[g_test_rand_int_range (0, found->nodesetval->nodeNr)];
}

/* Exchanges what two rows of a table ask for, or give, in one column. */
static void
exchange (xmlXPathContext *context, xmlNode *table, const char *column)
{
  xmlXPathObject *rows = find (context, table, "d:rule");
  xmlXPathObject *one = find (context, any_of (rows), column);
  xmlXPathObject *other = find (context, any_of (rows), column);
  int place = g_test_rand_int_range (0, one->nodesetval->nodeNr);
  xmlNode *first = one->nodesetval->nodeTab[place], *second = other->nodesetval->nodeTab[place];
  xmlChar *kept = xmlNodeGetContent (first), *moved = xmlNodeGetContent (second);

  xmlNodeSetContent (first, NULL);
  xmlNodeAddContent (first, moved);
  xmlNodeSetContent (second, NULL);
  xmlNodeAddContent (second, kept);
  xmlFree (kept);
  xmlFree (moved);
  xmlXPathFreeObject (one);
  xmlXPathFreeObject (other);
  xmlXPathFreeObject (rows);
}

static GBytes *
altered (void)
{
  g_autoptr (GBytes) bytes = shipped ();
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  xmlDoc *doc = xmlReadMemory (data, (int)length, NULL, NULL, XML_PARSE_NONET);
  xmlXPathContext *context = xmlXPathNewContext (doc);
  xmlXPathObject *tables;
  xmlChar *text;
  int size;
  GBytes *result;

  xmlXPathRegisterNs (context, (const xmlChar *)"d", xmlDocGetRootElement (doc)->ns->href);
  tables = find (context, (xmlNode *)doc, "//d:decisionTable");
  for (guint i = 0; i < 20; i++)
    exchange (context, any_of (tables),
              g_test_rand_int_range (0, 4) > 0 ? "d:inputEntry/d:text" : "d:outputEntry/d:text");
  xmlXPathFreeObject (tables);
  xmlXPathFreeContext (context);
  xmlDocDumpMemory (doc, &text, &size);
  result = g_bytes_new (text, (gsize)size);
  xmlFree (text);
  xmlFreeDoc (doc);
  return result;
}

/* --- comparing ---------------------------------------------------------------------------- */

static LianFacts *
facts_by_chance (LianRulebook *rulebook, char **inputs)
{
  static const char *const classes[] = { "MANUFACTURE", "REPAIR_SERVICE", "MIXED", NULL };
  LianFacts *facts = lian_facts_new ();

  for (guint i = 0; inputs[i] != NULL; i++)
    if (lian_rulebook_get_fact_type (rulebook, inputs[i]) == LIAN_FACT_TRUTH)
      lian_facts_set_truth (facts, inputs[i],
                            (LianTruth)g_test_rand_int_range (LIAN_YES, LIAN_UNKNOWN + 1));
  lian_facts_set_string (facts, "trade_class", classes[g_test_rand_int_range (0, 4)]);
  if (g_test_rand_bit ())
    lian_facts_set_int (facts, "months_since_joining", g_test_rand_int_range (0, 12));
  return facts;
}

static void
compare (LianRulebook *rulebook, guint n_cases)
{
  g_auto (GStrv) inputs = lian_rulebook_list_inputs (rulebook, "recommended_form", NULL);

  for (guint i = 0; i < n_cases; i++)
    {
      g_autoptr (LianFacts) facts = facts_by_chance (rulebook, inputs);
      g_autoptr (GError) error = NULL;
      g_autoptr (LianRecommendation) made
          = lian_recommend (rulebook, facts, LIAN_CHANGES_OF_MANY, &error);
      g_autoptr (LianRecommendation) traced
          = _lian_recommend_traced (rulebook, facts, LIAN_CHANGES_OF_MANY, &error);
      g_autofree char *one = lian_recommendation_to_json (made);
      g_autofree char *other = lian_recommendation_to_json (traced);

      g_assert_no_error (error);
      g_assert_cmpstr (one, ==, other);
      g_assert_cmpuint (made->change_up_to, ==, LIAN_CHANGES_OF_MANY);
    }
}

static void
assert_prepared (LianRulebook *rulebook)
{
  LianExplainer *explainer = _lian_rulebook_lock_explainer (rulebook, NULL);

  g_assert_nonnull (explainer);
  g_assert_cmpuint (explainer->form_slot, !=, LIAN_NO_VALUE);
  _lian_rulebook_unlock_explainer (rulebook);
}

static void
test_shipped (void)
{
  g_autoptr (GBytes) bytes = shipped ();
  g_autoptr (LianRulebook) rulebook = rulebook_of (bytes);

  assert_prepared (rulebook);
  compare (rulebook, 200);
}

static void
test_altered (void)
{
  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (GBytes) bytes = altered ();
      g_autoptr (LianRulebook) rulebook = rulebook_of (bytes);

      compare (rulebook, 40);
    }
}

/* What was said before stays, though the rulebook forgets what it was made of. */
static void
test_forgetting (void)
{
  g_autoptr (GBytes) bytes = shipped ();
  g_autoptr (LianRulebook) rulebook = rulebook_of (bytes);
  g_auto (GStrv) inputs = lian_rulebook_list_inputs (rulebook, "recommended_form", NULL);
  g_autoptr (LianFacts) facts = facts_by_chance (rulebook, inputs);
  g_autoptr (LianRecommendation) made
      = lian_recommend (rulebook, facts, LIAN_CHANGES_OF_MANY, NULL);
  g_autofree char *before = lian_recommendation_to_json (made), *after = NULL;

  _lian_rulebook_lock_explainer (rulebook, NULL)->most_remembered = 0;
  _lian_rulebook_unlock_explainer (rulebook);
  compare (rulebook, 5);
  after = lian_recommendation_to_json (made);
  g_assert_cmpstr (before, ==, after);
}

/* A list of many shows the smaller sets of one case, and all of them. */
static void
test_sizes (void)
{
  g_autoptr (GBytes) bytes = shipped ();
  g_autoptr (LianRulebook) rulebook = rulebook_of (bytes);
  g_auto (GStrv) inputs = lian_rulebook_list_inputs (rulebook, "recommended_form", NULL);

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (LianFacts) facts = facts_by_chance (rulebook, inputs);
      g_autoptr (LianRecommendation) few
          = lian_recommend (rulebook, facts, LIAN_CHANGES_OF_MANY, NULL);
      g_autoptr (LianRecommendation) all
          = lian_recommend (rulebook, facts, LIAN_CHANGES_OF_ONE, NULL);
      guint n = 0;

      for (guint j = 0; j < all->change->len; j++)
        n += ((LianChange *)all->change->pdata[j])->facts->len <= LIAN_CHANGES_OF_MANY;
      g_assert_cmpuint (few->change->len, ==, n);
      g_assert_cmpuint (all->change_up_to, ==, LIAN_CHANGES_OF_ONE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/explainer/shipped", test_shipped);
  g_test_add_func ("/explainer/altered", test_altered);
  g_test_add_func ("/explainer/forgetting", test_forgetting);
  g_test_add_func ("/explainer/sizes", test_sizes);
  return g_test_run ();
}
