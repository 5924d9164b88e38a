/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Why not: for every other form the rule that came nearest, and the cells that refuse it. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-explain.h"

/* As in lian-explain.c no rule is known to this code; what keeps a table from
 * giving a row is in lian-refusal.c, and what a rulebook can give at all in
 * lian-forms.c. */

/* What the case at hand says, for all forms. */
typedef struct
{
  LianExplainer *explainer;
  LianFeelValue *recommended, *permitted, *blocked;
  const char *preferred; /* (nullable): the rule that gave the recommended form */
} Answer;

/* The entry of the blocked forms that names @outcome. */
static LianFeelValue *
find_blocked (LianFeelValue *blocked, const char *outcome)
{
  for (guint i = 0; blocked != NULL && i < lian_feel_value_get_length (blocked); i++)
    {
      LianFeelValue *item = lian_feel_value_get_item (blocked, i);

      if (g_strcmp0 (lian_feel_value_get_member_string (item, "outcome"), outcome) == 0)
        return item;
    }
  return NULL;
}

/* What every guard in @guards would need; the first one's id in @rule. */
static GArray *
refuse_guards (LianExplainer *explainer, LianFeelValue *guards, const char **rule)
{
  GArray *obstacles = _lian_obstacles_new (explainer);

  for (guint i = 0; i < lian_feel_value_get_length (guards); i++)
    {
      const char *guard = lian_feel_value_get_string (lian_feel_value_get_item (guards, i));
      guint table, row;

      if (i == 0)
        *rule = guard;
      if (_lian_explain_find_row (explainer, guard, NULL, &table, &row))
        _lian_obstacles_move (explainer, obstacles,
                              _lian_refuse_match (explainer, table, row, 0));
    }
  return obstacles;
}

static gboolean
is_leaf_of (LianExplainer *explainer, LianDmnItem *order, guint fact)
{
  for (guint i = 0; i < order->leaves->len; i++)
    if (g_ptr_array_index (order->leaves, i)
        == _lian_outline_fact (explainer->outline, fact)->item)
      return TRUE;
  return FALSE;
}

/* A rule about facts that the order of forms never looks at does not lead to
 * the form: R3 keeps a point, but no answer about points recommends keeping.
 * Nor does a rule of this class of trade where the order asks for another. */
static gboolean
leads_to (LianExplainer *explainer, LianForm *form, gboolean foreign, GArray *obstacles)
{
  LianDmnItem *order = form->order != LIAN_NO_PLACE
                           ? _lian_outline_table (explainer->outline, form->order)->item
                           : NULL;

  if (foreign && !_lian_obstacles_of_choice (explainer, obstacles))
    return FALSE;
  for (guint i = 0; order != NULL && i < obstacles->len; i++)
    if (!is_leaf_of (explainer, order, g_array_index (obstacles, LianObstacle, i).fact))
      return FALSE;
  return TRUE;
}

/* The nearest row of one rule table, if it is nearer than @best. */
static GArray *
nearer_rule (LianExplainer *explainer,
             guint place,
             LianForm *form,
             gboolean foreign,
             GArray *best,
             const char **rule)
{
  LianOutlineTable *table = _lian_outline_table (explainer->outline, place);
  gboolean there = _lian_explainer_see (explainer, place)->there;

  for (guint i = 0; there && i < table->rows->len; i++)
    {
      GArray *obstacles;

      if (!_lian_rows_have (form->permits[place], i))
        continue;
      obstacles = _lian_refuse_row (explainer, place, i, 0);
      if (leads_to (explainer, form, foreign, obstacles)
          && (best == NULL
              || _lian_obstacles_distance (explainer, obstacles)
                     < _lian_obstacles_distance (explainer, best)))
        {
          GArray *old = best;

          best = obstacles;
          obstacles = old;
          *rule = _lian_outline_row (table, i)->id;
        }
      if (obstacles != NULL)
        _lian_obstacles_free (explainer, obstacles);
    }
  return best;
}

static GArray *
refuse_order (LianExplainer *explainer, LianForm *form, const char **row_id)
{
  if (form->order == LIAN_NO_PLACE)
    return _lian_obstacles_new (explainer);
  return _lian_refuse_table (explainer, form->order, form->gives[form->order], LIAN_NEAREST_REST,
                             0, row_id);
}

/* The rule table row nearest to permitting the form; its rule id in @rule.  @ordered is what
 * stands against it in the order of forms. */
static GArray *
refuse_rules (LianExplainer *explainer, LianForm *form, GArray *ordered, const char **rule)
{
  gboolean foreign = _lian_obstacles_of_choice (explainer, ordered);
  GArray *best = NULL;

  for (guint i = 0; i < explainer->findings->requires->len; i++)
    {
      guint place = _lian_outline_find_table (
          explainer->outline, g_ptr_array_index (explainer->findings->requires, i));

      if (place != LIAN_NO_PLACE && form->permits[place] != NULL)
        best = nearer_rule (explainer, place, form, foreign, best, rule);
    }
  return best;
}

/* What the table of permitted forms asks for beside the rule: the class of trade of R3. */
static void
add_choices (LianExplainer *explainer, LianForm *form, GArray *obstacles)
{
  for (guint i = 0; i < explainer->form->requires->len; i++)
    {
      guint place = _lian_outline_find_table (
          explainer->outline, g_ptr_array_index (explainer->form->requires, i));
      GArray *asked;

      if (place == LIAN_NO_PLACE || form->gives[place] == NULL)
        continue;
      asked = _lian_refuse_table (explainer, place, form->gives[place], LIAN_NEAREST_REST, 0, NULL);
      if (_lian_obstacles_of_choice (explainer, asked))
        _lian_obstacles_move (explainer, obstacles, asked);
      else
        _lian_obstacles_free (explainer, asked);
    }
}

/* A row may leave its answer to another table, as "the smaller form" does. */
static void
add_inner_table (LianExplainer *explainer, LianForm *form, const char *row_id, GArray *obstacles)
{
  LianDmnTable *table = _lian_outline_table (explainer->outline, form->order)->table;
  int column = _lian_table_output (table, "outcome");

  for (guint i = 0; column >= 0 && row_id != NULL && i < table->rules->len; i++)
    {
      LianDmnRule *row = g_ptr_array_index (table->rules, i);
      LianFeelNode *node = g_array_index (row->outputs, LianDmnText, column).node;
      guint place;

      if (!g_str_equal (row->id, row_id) || node->kind != LIAN_FEEL_NODE_NAME)
        continue;
      place = _lian_outline_find_table (
          explainer->outline, g_hash_table_lookup (explainer->model->by_name, node->name));
      if (place != LIAN_NO_PLACE && form->gives[place] != NULL)
        _lian_obstacles_move (explainer, obstacles,
                              _lian_refuse_table (explainer, place, form->gives[place],
                                                  LIAN_NEAREST_REST, 1, NULL));
    }
}

static gboolean
is_recommended (Answer *answer, const LianOutlineRow *row)
{
  return row->outcome != NULL && row->force != NULL && !g_str_equal (row->force, "SHOULD_NOT")
         && !g_str_equal (row->force, "FORBID")
         && _lian_value_names (answer->recommended, row->outcome);
}

/* The rule that gave the form which is recommended, if one did. */
static const char *
preferred_rule (Answer *answer)
{
  LianExplainer *explainer = answer->explainer;

  for (guint i = 0; i < explainer->findings->requires->len; i++)
    {
      guint place = _lian_outline_find_table (
          explainer->outline, g_ptr_array_index (explainer->findings->requires, i));
      LianOutlineTable *table
          = place != LIAN_NO_PLACE ? _lian_outline_table (explainer->outline, place) : NULL;
      LianSight *sight = place != LIAN_NO_PLACE ? _lian_explainer_see (explainer, place) : NULL;

      for (guint j = 0; table != NULL && sight->there && j < table->rows->len; j++)
        if (_lian_rows_have (sight->matched, j)
            && is_recommended (answer, _lian_outline_row (table, j)))
          return _lian_outline_row (table, j)->id;
    }
  return NULL;
}

/* Permitted and not stopped: another form goes before it, by the rule that gave that one.
 * @obstacles is what stands against it in the order of forms, where row @id would give it. */
static GArray *
refuse_by_order (Answer *answer, LianForm *form, GArray *obstacles, const char *id,
                 const char **rule)
{
  if (form->order == LIAN_NO_PLACE)
    return obstacles;
  if (obstacles->len == 0)
    add_inner_table (answer->explainer, form, id, obstacles);
  if (answer->preferred != NULL)
    *rule = answer->preferred;
  else if (*rule == NULL)
    *rule = id;
  return obstacles;
}

/* By the rules that could permit the form, else by the guards that stop it; NULL if neither does. */
static GArray *
refuse_permission (Answer *answer, LianForm *form, GArray *ordered, const char **rule)
{
  LianExplainer *explainer = answer->explainer;
  LianFeelValue *blocked = find_blocked (answer->blocked, form->name);
  LianFeelValue *guards = blocked != NULL ? lian_feel_value_get_member (blocked, "by") : NULL;
  GArray *obstacles = refuse_rules (explainer, form, ordered, rule);

  if (obstacles != NULL && form->order == LIAN_NO_PLACE)
    add_choices (explainer, form, obstacles);
  if (obstacles != NULL && obstacles->len > 0 && form->permitted)
    return obstacles;
  if (obstacles != NULL)
    _lian_obstacles_free (explainer, obstacles);
  if (guards != NULL && lian_feel_value_get_length (guards) > 0)
    return refuse_guards (explainer, guards, rule);
  return NULL;
}

/* Looks first at the rules that could permit the form, then at the guards that
 * stop it, then at the order in which forms are preferred; the last alone where
 * no rule permits the form.  @rule is the rule that came nearest, the guard, or
 * the rule that goes before it. */
static GArray *
refuse_form (Answer *answer, LianForm *form, const char **rule)
{
  const char *id = NULL;
  GArray *ordered = refuse_order (answer->explainer, form, &id);
  GArray *obstacles = refuse_permission (answer, form, ordered, rule);

  if (obstacles == NULL)
    return refuse_by_order (answer, form, ordered, id, rule);
  _lian_obstacles_free (answer->explainer, ordered);
  return obstacles;
}

/* Whether the form is recommended; for an additional permission, whether it is
 * permitted and not stopped. */
static gboolean
is_given (Answer *answer, LianForm *form)
{
  if (form->order != LIAN_NO_PLACE)
    return _lian_value_names (answer->recommended, form->name);
  return _lian_value_names (answer->permitted, form->name)
         && find_blocked (answer->blocked, form->name) == NULL;
}

static void
why_not_free (gpointer data)
{
  LianWhyNot *why_not = data;

  g_ptr_array_unref (why_not->cells);
  g_free (why_not);
}

static LianWhyNot *
why_not_one (Answer *answer, LianForm *form)
{
  LianWhyNot *why_not = g_new (LianWhyNot, 1);
  const char *rule = NULL;
  GArray *obstacles = refuse_form (answer, form, &rule);

  why_not->outcome = form->name;
  why_not->rule = rule != NULL ? rule : "";
  why_not->cells = _lian_obstacles_to_refusals (answer->explainer, obstacles);
  return why_not;
}

/**
 * _lian_explain_why_not:
 * @explainer: the case
 *
 * Returns: (transfer full) (element-type LianWhyNot): one entry for every form
 *   that is neither recommended nor permitted beside the recommended one; texts
 *   belong to the rulebook and to the result
 */
GPtrArray *
_lian_explain_why_not (LianExplainer *explainer)
{
  GPtrArray *list = g_ptr_array_new_full (explainer->forms->len, why_not_free);
  Answer answer = { .explainer = explainer,
                    .recommended = lian_feel_value_get_member (explainer->result, "recommended"),
                    .permitted = lian_feel_value_get_member (explainer->result, "permitted"),
                    .blocked = lian_feel_value_get_member (explainer->result, "blocked") };

  answer.preferred = preferred_rule (&answer);
  for (guint i = 0; i < explainer->forms->len; i++)
    {
      LianForm *form = &g_array_index (explainer->forms, LianForm, i);

      if (!is_given (&answer, form))
        g_ptr_array_add (list, why_not_one (&answer, form));
    }
  return list;
}
