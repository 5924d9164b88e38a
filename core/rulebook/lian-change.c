/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What would change a recommendation. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-explain.h"

/* The search tries single facts, then pairs, so that what it finds is smallest.
 * A form that no pair gives is approached by what refuses it: those cells are
 * answered, again and again until the form is given, and what was not needed is
 * taken back.  Choices such as the class of trade are never changed: they are
 * what the activity is.  Every trial evaluates the whole decision, with the
 * shared cache, so a set that is reported does give the form and no part of it
 * does.  Bounded: facts squared. */

/* Sets reported for one form. */
#define MAX_SETS 4

/* Rounds of answering what refuses a form; each settles a rule, its guards or the order. */
#define MAX_STEPS 6

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

      if (!_lian_explain_gives (search->explainer, search->explainer->result, outcome)
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
  result = _lian_explain_suppose (search->explainer, facts);
  for (guint i = 0; result != NULL && i < wanted->len; i++)
    {
      const char *outcome = g_ptr_array_index (wanted, i);

      if (_lian_explain_gives (search->explainer, result, outcome) && count_found (search, outcome) < MAX_SETS)
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

/* --- more than two facts ---------------------------------------------------------- */

/* Whether @trial gives the cell what it asks for. */
static gboolean
answers (const Trial *trial, const LianRefusal *refusal)
{
  gboolean truth;

  if (!g_str_equal (trial->fact, refusal->fact))
    return FALSE;
  if (lian_feel_value_get_kind (trial->to) != LIAN_FEEL_BOOLEAN)
    return TRUE;
  truth = lian_feel_value_get_truth (trial->to) == LIAN_YES;
  return g_str_equal (refusal->test, truth ? "true" : "false")
         || g_str_equal (refusal->test, truth ? "not(false)" : "not(true)")
         || (truth && g_str_equal (refusal->test, "not(null)"));
}

static gboolean
changes_fact (GPtrArray *set, const char *fact)
{
  for (guint i = 0; i < set->len; i++)
    if (g_str_equal (((Trial *)set->pdata[i])->fact, fact))
      return TRUE;
  return FALSE;
}

/* Answers every refusing cell; FALSE where one cannot be, or was already. */
static gboolean
answer_refusals (Search *search, GPtrArray *cells, GPtrArray *set, LianFacts *facts)
{
  for (guint i = 0; i < cells->len; i++)
    {
      LianRefusal *refusal = g_ptr_array_index (cells, i);
      guint before = set->len;

      for (guint j = 0; j < search->trials->len && set->len == before; j++)
        {
          Trial *trial = &g_array_index (search->trials, Trial, j);

          if (answers (trial, refusal) && !changes_fact (set, trial->fact))
            g_ptr_array_add (set, trial);
        }
      if (set->len == before)
        return FALSE;
      lian_facts_set (facts, refusal->fact, ((Trial *)set->pdata[before])->to);
    }
  return cells->len > 0;
}

/* What refuses @outcome with other facts. */
static GPtrArray *
refusals_with (Search *search, const char *outcome, LianFacts *facts)
{
  LianExplainer other = *search->explainer;
  GPtrArray *cells = NULL;
  const char *rule = NULL;
  g_autoptr (LianFeelValue) findings = NULL;

  other.facts = facts;
  other.trace = _lian_trace_new (other.rulebook);
  findings = _lian_rulebook_run (other.rulebook, other.findings, facts, NULL, other.trace, NULL);
  other.result = _lian_rulebook_run (other.rulebook, other.form, facts, NULL, other.trace, NULL);
  if (findings != NULL && other.result != NULL && !_lian_explain_gives (&other, other.result, outcome))
    cells = _lian_explain_refusals (&other, outcome, &rule);
  g_clear_pointer (&other.result, lian_feel_value_unref);
  lian_trace_unref (other.trace);
  return cells;
}

static gboolean
set_gives (Search *search, GPtrArray *set, guint left_out, const char *outcome)
{
  g_autoptr (LianFacts) facts = lian_facts_copy (search->explainer->facts);
  g_autoptr (LianFeelValue) result = NULL;

  for (guint i = 0; i < set->len; i++)
    if (i != left_out)
      lian_facts_set (facts, ((Trial *)set->pdata[i])->fact, ((Trial *)set->pdata[i])->to);
  result = _lian_explain_suppose (search->explainer, facts);
  return result != NULL && _lian_explain_gives (search->explainer, result, outcome);
}

static void
try_path (Search *search, const char *outcome)
{
  g_autoptr (LianFacts) facts = lian_facts_copy (search->explainer->facts);
  g_autoptr (GPtrArray) set = g_ptr_array_new ();

  for (guint step = 0; step < MAX_STEPS; step++)
    {
      g_autoptr (GPtrArray) cells = refusals_with (search, outcome, facts);

      if (cells == NULL || !answer_refusals (search, cells, set, facts))
        break;
    }
  if (!set_gives (search, set, G_MAXUINT, outcome))
    return;
  for (guint i = set->len; i > 0; i--)
    if (set_gives (search, set, i - 1, outcome))
      g_ptr_array_remove_index (set, i - 1);
  add_change (search, outcome, (Trial **)set->pdata, set->len);
}

static void
try_paths (Search *search)
{
  for (guint i = 0; i < search->outcomes->len; i++)
    if (count_found (search, g_ptr_array_index (search->outcomes, i)) == 0)
      try_path (search, g_ptr_array_index (search->outcomes, i));
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
 * Returns: (transfer full) (element-type LianChange): for every form that other
 *   facts would bring about, the smallest sets; of more than two facts, one set
 *   of which no part suffices
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
  try_paths (&search);
  g_ptr_array_sort_with_data (search.found, compare_changes, &search);
  g_array_unref (search.trials);
  g_ptr_array_unref (search.outcomes);
  return search.found;
}
