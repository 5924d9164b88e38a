/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The forms a rulebook can recommend, and the rows that can give them. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-explain.h"

static void
add_outcome (GPtrArray *outcomes, LianFeelNode *node)
{
  const char *text;

  for (guint i = 0;
       node->kind == LIAN_FEEL_NODE_LIST && node->children != NULL && i < node->children->len; i++)
    add_outcome (outcomes, _lian_feel_node_child (node, i));
  text = node->kind == LIAN_FEEL_NODE_LITERAL ? lian_feel_value_get_string (node->value) : NULL;
  if (text != NULL && !g_str_equal (text, LIAN_OUTCOME_DEFER)
      && !g_ptr_array_find_with_equal_func (outcomes, text, g_str_equal, NULL))
    g_ptr_array_add (outcomes, (gpointer)text);
}

/* The forms a recommendation can name, texts of the rulebook. */
static GPtrArray *
list_outcomes (LianExplainer *explainer)
{
  GPtrArray *outcomes = g_ptr_array_new ();

  for (guint i = 0; i < explainer->form->requires->len; i++)
    {
      LianDmnTable *table = _lian_dmn_item_table (g_ptr_array_index (explainer->form->requires, i));
      int column = table != NULL ? _lian_table_output (table, "outcome") : -1;

      for (guint j = 0; column >= 0 && j < table->rules->len; j++)
        {
          LianDmnRule *rule = g_ptr_array_index (table->rules, j);

          add_outcome (outcomes, g_array_index (rule->outputs, LianDmnText, column).node);
        }
    }
  return outcomes;
}

/* A #LianRowFilter: whether the row states a rule that permits the outcome @data. */
static gboolean
row_permits (LianOutline *outline, LianDmnTable *table, LianDmnRule *rule, gconstpointer data)
{
  LianFeelValue *literal = _lian_rule_literal (table, rule, "force");
  const char *force = literal != NULL ? lian_feel_value_get_string (literal) : NULL;

  return force != NULL && !g_str_equal (force, "SHOULD_NOT") && !g_str_equal (force, "FORBID")
         && _lian_row_gives (outline, table, rule, data);
}

static gboolean
has_rows (LianExplainer *explainer, const LianForm *form, guint place)
{
  guint n_words = _lian_outline_table (explainer->outline, place)->n_words;

  for (guint i = 0; form->gives[place] != NULL && i < n_words; i++)
    if (form->gives[place][i] != 0)
      return TRUE;
  return FALSE;
}

/* A table of the recommendation with this hit policy that can give the form. "Stay as is" only
 * the order gives; additional permissions (R3, R5) are never the recommended form. */
static guint
find_giver (LianExplainer *explainer, const LianForm *form, LianDmnHitPolicy policy)
{
  for (guint i = 0; i < explainer->form->requires->len; i++)
    {
      guint place = _lian_outline_find_table (
          explainer->outline, g_ptr_array_index (explainer->form->requires, i));

      if (place != LIAN_NO_PLACE
          && _lian_outline_table (explainer->outline, place)->table->hit_policy == policy
          && has_rows (explainer, form, place))
        return place;
    }
  return LIAN_NO_PLACE;
}

static LianForm
describe_form (LianExplainer *explainer, const char *name)
{
  guint n_tables = explainer->outline->tables->len;
  LianForm form = { .name = name,
                    .gives = g_new0 (guint64 *, n_tables),
                    .permits = g_new0 (guint64 *, n_tables) };

  for (guint i = 0; i < n_tables; i++)
    {
      LianOutlineTable *table = _lian_outline_table (explainer->outline, i);

      if (table->forms)
        form.gives[i] = _lian_outline_rows (explainer->outline, i, _lian_row_gives, name);
      if (table->rules)
        form.permits[i] = _lian_outline_rows (explainer->outline, i, row_permits, name);
    }
  form.order = find_giver (explainer, &form, LIAN_DMN_FIRST);
  form.permitted = find_giver (explainer, &form, LIAN_DMN_COLLECT) != LIAN_NO_PLACE;
  return form;
}

/**
 * _lian_forms_new:
 * @explainer: an explainer with its outline and decisions
 *
 * Returns: (transfer full) (element-type LianForm): the forms its rulebook can recommend
 */
GArray *
_lian_forms_new (LianExplainer *explainer)
{
  GArray *forms = g_array_new (FALSE, FALSE, sizeof (LianForm));
  g_autoptr (GPtrArray) outcomes = list_outcomes (explainer);

  for (guint i = 0; i < outcomes->len; i++)
    {
      LianForm form = describe_form (explainer, g_ptr_array_index (outcomes, i));

      g_array_append_val (forms, form);
    }
  return forms;
}

void
_lian_forms_free (LianExplainer *explainer, GArray *forms)
{
  for (guint i = 0; i < forms->len; i++)
    {
      LianForm *form = &g_array_index (forms, LianForm, i);

      for (guint j = 0; j < explainer->outline->tables->len; j++)
        {
          g_free (form->gives[j]);
          g_free (form->permits[j]);
        }
      g_free (form->gives);
      g_free (form->permits);
    }
  g_array_unref (forms);
}
