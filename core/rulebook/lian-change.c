/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What would change a recommendation, and what to ask first. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-explain.h"

/* The search tries single facts, then pairs; more than two facts to change is
 * no advice.  Choices such as the class of trade are never changed: they are
 * what the activity is.  Every trial evaluates the whole decision, with the
 * shared cache, so a set that is reported does give the form and no part of it
 * does.  Bounded: facts squared. */

/* Sets reported for one form. */
#define MAX_SETS 4

typedef struct
{
  const char *fact;
  LianFeelValue *to;
} Trial;

typedef struct
{
  LianExplainer *explainer;
  GArray *trials;      /* Trial */
  GPtrArray *outcomes; /* forms looked for */
  GPtrArray *found;    /* LianChange */
} Search;

static void
trial_clear (Trial *trial)
{
  lian_feel_value_unref (trial->to);
}

static void
change_clear (LianFactChange *change)
{
  g_free (change->fact);
  lian_feel_value_unref (change->from);
  lian_feel_value_unref (change->to);
  g_free (change);
}

static void
change_free (LianChange *change)
{
  g_free (change->outcome);
  g_ptr_array_unref (change->facts);
  g_free (change);
}

static LianFeelValue *
evaluate (LianExplainer *explainer, LianFacts *facts)
{
  static const char *const members[] = { "recommended", "permitted", "blocked", NULL };

  return _lian_rulebook_run_members (explainer->rulebook, explainer->form, facts, members,
                                     explainer->cache);
}

static gboolean
is_blocked (LianFeelValue *result, const char *outcome)
{
  LianFeelValue *blocked = lian_feel_value_get_member (result, "blocked");

  for (guint i = 0; blocked != NULL && i < lian_feel_value_get_length (blocked); i++)
    if (g_strcmp0 (
            lian_feel_value_get_member_string (lian_feel_value_get_item (blocked, i), "outcome"),
            outcome)
        == 0)
      return TRUE;
  return FALSE;
}

/* Additional permissions (R3, R5) are never the recommended form. */
static gboolean
is_recommendable (LianExplainer *explainer, const char *outcome)
{
  for (guint i = 0; i < explainer->form->requires->len; i++)
    {
      LianDmnTable *table = _lian_dmn_item_table (g_ptr_array_index (explainer->form->requires, i));

      for (guint j = 0;
           table != NULL && table->hit_policy == LIAN_DMN_FIRST && j < table->rules->len; j++)
        if (_lian_rule_gives (explainer, table, g_ptr_array_index (table->rules, j), outcome))
          return TRUE;
    }
  return FALSE;
}

static gboolean
gives (LianExplainer *explainer, LianFeelValue *result, const char *outcome)
{
  if (is_recommendable (explainer, outcome))
    return _lian_value_names (lian_feel_value_get_member (result, "recommended"), outcome);
  return _lian_value_names (lian_feel_value_get_member (result, "permitted"), outcome)
         && !is_blocked (result, outcome);
}

/* --- which facts, which forms ---------------------------------------------------- */

static void
add_trial (Search *search, const char *fact, LianFeelValue *to)
{
  Trial trial = { fact, to };

  if (lian_feel_value_equals (to, lian_facts_get (search->explainer->facts, fact))
      == LIAN_YES)
    lian_feel_value_unref (to);
  else
    g_array_append_val (search->trials, trial);
}

/* The value beside a number in a cell: "< min_months" gives min_months. */
static void
add_cell_numbers (Search *search, const char *fact, LianFeelNode *tests)
{
  LianExplainer *explainer = search->explainer;

  for (guint i = 0; tests->children != NULL && i < tests->children->len; i++)
    {
      LianFeelNode *operand = _lian_feel_node_child (_lian_feel_node_child (tests, i), 0);
      LianDmnItem *item = operand->kind == LIAN_FEEL_NODE_NAME
                              ? g_hash_table_lookup (explainer->model->by_name, operand->name)
                              : NULL;
      g_autoptr (LianFeelValue) value = NULL;

      if (operand->kind == LIAN_FEEL_NODE_LITERAL)
        value = lian_feel_value_ref (operand->value);
      else if (item != NULL && item->kind == LIAN_DMN_DECISION)
        value = _lian_rulebook_run (explainer->rulebook, item, explainer->facts, explainer->cache,
                                    NULL, NULL);
      if (value != NULL && lian_feel_value_get_kind (value) == LIAN_FEEL_NUMBER)
        add_trial (search, fact, g_steal_pointer (&value));
    }
}

static void
add_numbers (Search *search, const char *fact)
{
  GPtrArray *items = search->explainer->model->items;

  for (guint i = 0; i < items->len; i++)
    {
      LianDmnTable *table = _lian_dmn_item_table (g_ptr_array_index (items, i));

      for (guint j = 0; table != NULL && j < table->inputs->len; j++)
        for (guint k = 0; g_strcmp0 (g_array_index (table->inputs, LianDmnInput, j).name, fact) == 0
                          && k < table->rules->len;
             k++)
          {
            LianDmnRule *rule = g_ptr_array_index (table->rules, k);

            add_cell_numbers (search, fact, g_array_index (rule->cells, LianDmnText, j).node);
          }
    }
}

static void
gather_trials (Search *search)
{
  LianExplainer *explainer = search->explainer;

  for (guint i = 0; i < explainer->form->leaves->len; i++)
    {
      const char *fact = ((LianDmnItem *)explainer->form->leaves->pdata[i])->name;
      LianFactType type = lian_rulebook_get_fact_type (explainer->rulebook, fact);

      if (type == LIAN_FACT_TRUTH)
        {
          add_trial (search, fact, lian_feel_value_new_boolean (TRUE));
          add_trial (search, fact, lian_feel_value_new_boolean (FALSE));
        }
      else if (type == LIAN_FACT_NUMBER)
        add_numbers (search, fact);
    }
}

/* A row that asks for another choice cannot be reached by changing facts. */
static gboolean
row_is_open (LianExplainer *explainer, LianDmnItem *item, guint index)
{
  const LianTraceTable *trace = lian_trace_find_table (explainer->trace, item->name);
  LianTraceRule *row;

  if (trace == NULL || index >= trace->rules->len)
    return FALSE;
  row = g_ptr_array_index (trace->rules, index);
  for (guint i = 0; i < row->cells->len; i++)
    {
      LianTraceCell *cell = &g_array_index (row->cells, LianTraceCell, i);

      if (cell->state != LIAN_YES
          && lian_rulebook_get_fact_type (explainer->rulebook, cell->input) == LIAN_FACT_CHOICE)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_reachable (LianExplainer *explainer, const char *outcome)
{
  for (guint i = 0; i < explainer->form->requires->len; i++)
    {
      LianDmnItem *item = g_ptr_array_index (explainer->form->requires, i);
      LianDmnTable *table = _lian_dmn_item_table (item);

      for (guint j = 0; table != NULL && j < table->rules->len; j++)
        if (_lian_rule_gives (explainer, table, g_ptr_array_index (table->rules, j), outcome)
            && row_is_open (explainer, item, j))
          return TRUE;
    }
  return FALSE;
}

static void
gather_outcomes (Search *search)
{
  g_autoptr (GPtrArray) all = _lian_explain_outcomes (search->explainer);

  for (guint i = 0; i < all->len; i++)
    {
      const char *outcome = g_ptr_array_index (all, i);

      if (!gives (search->explainer, search->explainer->result, outcome)
          && is_reachable (search->explainer, outcome))
        g_ptr_array_add (search->outcomes, (gpointer)outcome);
    }
}

/* --- the search --------------------------------------------------------------------- */

static void
add_change (Search *search, const char *outcome, Trial **set, guint n)
{
  LianChange *change = g_new0 (LianChange, 1);

  change->outcome = g_strdup (outcome);
  change->facts = g_ptr_array_new_with_free_func ((GDestroyNotify)change_clear);
  for (guint i = 0; i < n; i++)
    {
      LianFactChange *one = g_new0 (LianFactChange, 1);

      one->fact = g_strdup (set[i]->fact);
      one->from = lian_feel_value_ref (lian_facts_get (search->explainer->facts, set[i]->fact));
      one->to = lian_feel_value_ref (set[i]->to);
      g_ptr_array_add (change->facts, one);
    }
  g_ptr_array_add (search->found, change);
}

static guint
count_found (Search *search, const char *outcome)
{
  guint n = 0;

  for (guint i = 0; i < search->found->len; i++)
    n += g_str_equal (((LianChange *)search->found->pdata[i])->outcome, outcome);
  return n;
}

static void
try_set (Search *search, Trial **set, guint n, GPtrArray *wanted)
{
  g_autoptr (LianFacts) facts = lian_facts_copy (search->explainer->facts);
  g_autoptr (LianFeelValue) result = NULL;

  for (guint i = 0; i < n; i++)
    lian_facts_set (facts, set[i]->fact, set[i]->to);
  result = evaluate (search->explainer, facts);
  for (guint i = 0; result != NULL && i < wanted->len; i++)
    {
      const char *outcome = g_ptr_array_index (wanted, i);

      if (gives (search->explainer, result, outcome) && count_found (search, outcome) < MAX_SETS)
        add_change (search, outcome, set, n);
    }
}

static void
try_pairs (Search *search)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();

  for (guint i = 0; i < search->outcomes->len; i++)
    if (count_found (search, g_ptr_array_index (search->outcomes, i)) == 0)
      g_ptr_array_add (missing, g_ptr_array_index (search->outcomes, i));
  for (guint i = 0; missing->len > 0 && i < search->trials->len; i++)
    for (guint j = i + 1; j < search->trials->len; j++)
      {
        Trial *set[] = { &g_array_index (search->trials, Trial, i),
                         &g_array_index (search->trials, Trial, j) };

        if (!g_str_equal (set[0]->fact, set[1]->fact))
          try_set (search, set, 2, missing);
      }
}

static int
compare_changes (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const LianChange *first = *(LianChange *const *)a, *second = *(LianChange *const *)b;
  Search *search = user_data;
  guint x = 0, y = 0;

  g_ptr_array_find_with_equal_func (search->outcomes, first->outcome, g_str_equal, &x);
  g_ptr_array_find_with_equal_func (search->outcomes, second->outcome, g_str_equal, &y);
  return (int)x - (int)y;
}

/**
 * _lian_explain_change:
 * @explainer: the case
 *
 * Returns: (transfer full) (element-type LianChange): for every form that one
 *   or two facts would bring about, the smallest sets
 */
GPtrArray *
_lian_explain_change (LianExplainer *explainer)
{
  Search search = { .explainer = explainer };

  search.trials = g_array_new (FALSE, FALSE, sizeof (Trial));
  g_array_set_clear_func (search.trials, (GDestroyNotify)trial_clear);
  search.outcomes = g_ptr_array_new ();
  search.found = g_ptr_array_new_with_free_func ((GDestroyNotify)change_free);
  gather_outcomes (&search);
  gather_trials (&search);
  for (guint i = 0; i < search.trials->len; i++)
    {
      Trial *set[] = { &g_array_index (search.trials, Trial, i) };

      try_set (&search, set, 1, search.outcomes);
    }
  try_pairs (&search);
  g_ptr_array_sort_with_data (search.found, compare_changes, &search);
  g_array_unref (search.trials);
  g_ptr_array_unref (search.outcomes);
  return search.found;
}

/* --- what to ask ---------------------------------------------------------------------- */

/* How a form stands in a result: 3 recommended, 2 permitted, 1 blocked. */
static guint
standing (LianFeelValue *result, const char *outcome)
{
  if (_lian_value_names (lian_feel_value_get_member (result, "recommended"), outcome))
    return 3;
  if (is_blocked (result, outcome))
    return 1;
  return _lian_value_names (lian_feel_value_get_member (result, "permitted"), outcome) ? 2 : 0;
}

static LianFeelValue *
suppose (LianExplainer *explainer, const char *fact, LianTruth truth)
{
  g_autoptr (LianFacts) facts = lian_facts_copy (explainer->facts);

  lian_facts_set_truth (facts, fact, truth);
  return evaluate (explainer, facts);
}

static guint
separates (LianExplainer *explainer, GPtrArray *outcomes, const char *fact)
{
  g_autoptr (LianFeelValue) yes = suppose (explainer, fact, LIAN_YES);
  g_autoptr (LianFeelValue) no = suppose (explainer, fact, LIAN_NO);
  guint n = 0;

  for (guint i = 0; yes != NULL && no != NULL && i < outcomes->len; i++)
    {
      const char *outcome = g_ptr_array_index (outcomes, i);

      n += standing (yes, outcome) != standing (no, outcome);
    }
  return n;
}

static void
question_free (LianQuestion *question)
{
  g_free (question->fact);
  g_free (question);
}

/**
 * _lian_explain_ask:
 * @explainer: the case
 *
 * Returns: (transfer full) (element-type LianQuestion): the unknown facts whose
 *   answer matters, the most telling first
 */
GPtrArray *
_lian_explain_ask (LianExplainer *explainer)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)question_free);
  g_autoptr (GPtrArray) outcomes = _lian_explain_outcomes (explainer);

  for (guint i = 0; i < explainer->form->leaves->len; i++)
    {
      const char *fact = ((LianDmnItem *)explainer->form->leaves->pdata[i])->name;
      LianQuestion *question;
      guint n, at;

      if (lian_rulebook_get_fact_type (explainer->rulebook, fact) != LIAN_FACT_TRUTH
          || !lian_feel_value_is_null (lian_facts_get (explainer->facts, fact)))
        continue;
      n = separates (explainer, outcomes, fact);
      if (n == 0)
        continue;
      question = g_new0 (LianQuestion, 1);
      question->fact = g_strdup (fact);
      question->separates = n;
      for (at = 0; at < list->len && ((LianQuestion *)list->pdata[at])->separates >= n; at++)
        ;
      g_ptr_array_insert (list, (int)at, question);
    }
  return list;
}
