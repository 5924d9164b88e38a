/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The values of an input, sorted by what a rulebook can tell apart. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-domain.h"

#include "lian-between.h"
#include "lian-constants.h"
#include "lian-feel-temporal.h"
#include "lian-uses.h"

/* A rulebook tests a number against a few constants, so it cannot tell 7 from
 * 8 months where the only test is "< 6".  Sorting values into such parts turns
 * questions about all values (is there a gap, what would change the answer)
 * into questions about a handful.  The parts come from the tests themselves,
 * run by the engine on one value of each candidate, so that the two cannot
 * disagree.  An input that is also used outside plain tests, in a sum or a
 * function, is "held": nothing is assumed of its values. */

/* --- parts ---------------------------------------------------------------------------------- */

static LianDmnType *
last_type (LianDmnType *type)
{
  while (type != NULL && type->target != NULL)
    type = type->target;
  return type;
}

static LianFeelKind
kind_of_type (LianDmnItem *leaf)
{
  LianDmnType *type = last_type (leaf->type);

  if (type == NULL || type->collection || (leaf->type != NULL && leaf->type->collection))
    return LIAN_FEEL_NULL;
  return _lian_dmn_base_kind (type->base);
}

/* Without a declared type, what it is compared with tells the kind. */
static LianFeelKind
kind_of_constants (GPtrArray *constants)
{
  LianFeelKind kind = LIAN_FEEL_NULL;

  for (guint i = 0; i < constants->len; i++)
    {
      LianFeelKind one = lian_feel_value_get_kind (g_ptr_array_index (constants, i));

      if (kind != LIAN_FEEL_NULL && one != kind)
        return LIAN_FEEL_NULL;
      kind = one;
    }
  return kind;
}

static guint
find_value (GPtrArray *values, LianFeelValue *value)
{
  for (guint i = 0; i < values->len; i++)
    if (lian_feel_value_equals (g_ptr_array_index (values, i), value) == LIAN_YES)
      return i;
  return LIAN_NO_PART;
}

static void
add_value (LianDomain *domain, LianFeelValue *value)
{
  if (find_value (domain->values, value) == LIAN_NO_PART)
    g_ptr_array_add (domain->values, value);
  else
    lian_feel_value_unref (value);
}

/* The values a type lists; FALSE if it lists none or not only texts. */
static gboolean
add_allowed (LianDomain *domain, LianRulebook *rulebook, LianDmnItem *leaf)
{
  g_autoptr (GPtrArray) listed
      = g_ptr_array_new_with_free_func ((GDestroyNotify)lian_feel_value_unref);
  LianDmnType *type = leaf->type;

  while (type != NULL && type->allowed == NULL)
    type = type->target;
  if (type == NULL || type->allowed->kind != LIAN_FEEL_NODE_TESTS
      || !_lian_tests_collect (rulebook, type->allowed, listed)
      || kind_of_constants (listed) != LIAN_FEEL_STRING)
    return FALSE;
  for (guint i = 0; i < listed->len; i++)
    add_value (domain, lian_feel_value_ref (g_ptr_array_index (listed, i)));
  return TRUE;
}

/* A text that no test names stands for all of them. */
static void
add_other_text (LianDomain *domain)
{
  g_autoptr (GString) text = g_string_new ("…");

  for (;;)
    {
      g_autoptr (LianFeelValue) other = lian_feel_value_new_string (text->str);

      if (find_value (domain->values, other) == LIAN_NO_PART)
        {
          domain->other = domain->values->len;
          g_ptr_array_add (domain->values, g_steal_pointer (&other));
          return;
        }
      g_string_append (text, "…");
    }
}

static void
make_texts (LianDomain *domain, LianUses *uses, LianDmnItem *leaf)
{
  if (add_allowed (domain, uses->rulebook, leaf))
    return;
  domain->held = !uses->plain || uses->ordered;
  for (guint i = 0; !domain->held && i < uses->constants->len; i++)
    if (lian_feel_value_get_kind (g_ptr_array_index (uses->constants, i)) == LIAN_FEEL_STRING)
      add_value (domain, lian_feel_value_ref (g_ptr_array_index (uses->constants, i)));
  if (!domain->held)
    add_other_text (domain);
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  int order = 0;

  lian_feel_value_compare (*(LianFeelValue *const *)a, *(LianFeelValue *const *)b, &order);
  return order;
}

/* The value for place @index of cuts and what lies between; NULL if nothing can be there. */
static LianFeelValue *
value_at (LianDomain *domain, guint index)
{
  guint n = domain->cuts->len;
  LianFeelValue *low = index > 1 ? g_ptr_array_index (domain->cuts, index / 2 - 1) : NULL;
  LianFeelValue *high = index / 2 < n ? g_ptr_array_index (domain->cuts, index / 2) : NULL;

  if (index % 2 == 1)
    return lian_feel_value_ref (g_ptr_array_index (domain->cuts, index / 2));
  return _lian_value_between (domain->kind, low, high);
}

/* What every test says of @value. */
static char *
signature (LianUses *uses, LianFeelValue *value)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < uses->cells->len; i++)
    g_string_append_c (
        text, _lian_tests_run (uses->rulebook, g_ptr_array_index (uses->cells, i), value) ? '1'
                                                                                          : '0');
  return g_string_free (text, FALSE);
}

static gboolean
is_allowed (LianDmnItem *leaf, LianFeelValue *value)
{
  g_autoptr (LianFeelValue) coerced
      = _lian_dmn_coerce (value, leaf->type, LIAN_DMN_STRICT, leaf->name, NULL);

  return coerced != NULL;
}

/* Neighbours that no test tells apart are one part; its value is the cut where it has one. */
static void
make_intervals (LianDomain *domain, LianUses *uses, LianDmnItem *leaf)
{
  g_autofree char *last = NULL;

  for (guint i = 0; i <= 2 * domain->cuts->len; i++)
    {
      g_autoptr (LianFeelValue) value = value_at (domain, i);
      g_autofree char *mark = value != NULL && is_allowed (leaf, value) ? signature (uses, value) : NULL;
      guint part = domain->values->len - 1;

      if (mark == NULL)
        part = LIAN_NO_PART;
      else if (g_strcmp0 (mark, last) != 0)
        {
          part = domain->values->len;
          g_ptr_array_add (domain->values, g_steal_pointer (&value));
        }
      else if (i % 2 == 1)
        {
          lian_feel_value_unref (g_ptr_array_index (domain->values, part));
          domain->values->pdata[part] = g_steal_pointer (&value);
        }
      g_array_append_val (domain->parts, part);
      if (mark != NULL)
        {
          g_free (last);
          last = g_steal_pointer (&mark);
        }
    }
}

/* A time with a zone is before or after none without one, and how late it can get depends on the
 * zone; so the times of a day are sorted only where no test names a zone. */
static gboolean
zones_agree (LianFeelKind kind, GPtrArray *constants)
{
  LianFeelValue *first = NULL;
  int order;

  for (guint i = 0; i < constants->len; i++)
    {
      LianFeelValue *value = g_ptr_array_index (constants, i);

      if (lian_feel_value_get_kind (value) != kind)
        continue;
      if (first == NULL)
        first = value;
      if (!lian_feel_value_compare (first, value, &order)
          || (kind == LIAN_FEEL_TIME && _lian_feel_time_has_zone (value)))
        return FALSE;
    }
  return TRUE;
}

static void
make_cuts (LianDomain *domain, LianUses *uses, LianDmnItem *leaf)
{
  domain->held = !uses->plain || !zones_agree (domain->kind, uses->constants);
  if (domain->held)
    return;
  domain->cuts = g_ptr_array_new_with_free_func ((GDestroyNotify)lian_feel_value_unref);
  domain->parts = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < uses->constants->len; i++)
    {
      LianFeelValue *value = g_ptr_array_index (uses->constants, i);

      if (lian_feel_value_get_kind (value) == domain->kind
          && find_value (domain->cuts, value) == LIAN_NO_PART)
        g_ptr_array_add (domain->cuts, lian_feel_value_ref (value));
    }
  g_ptr_array_sort (domain->cuts, compare_values);
  make_intervals (domain, uses, leaf);
}

static void
make_parts (LianDomain *domain, LianUses *uses, LianDmnItem *leaf)
{
  g_ptr_array_add (domain->values, lian_feel_value_new_null ());
  switch (domain->kind)
    {
    case LIAN_FEEL_BOOLEAN:
      g_ptr_array_add (domain->values, lian_feel_value_new_boolean (TRUE));
      g_ptr_array_add (domain->values, lian_feel_value_new_boolean (FALSE));
      break;
    case LIAN_FEEL_STRING:
      make_texts (domain, uses, leaf);
      break;
    case LIAN_FEEL_NUMBER:
    case LIAN_FEEL_DATE:
    case LIAN_FEEL_TIME:
    case LIAN_FEEL_DATE_TIME:
    case LIAN_FEEL_SECONDS:
    case LIAN_FEEL_MONTHS:
      make_cuts (domain, uses, leaf);
      break;
    case LIAN_FEEL_NULL:
    case LIAN_FEEL_LIST:
    case LIAN_FEEL_CONTEXT:
    case LIAN_FEEL_RANGE:
    case LIAN_FEEL_FUNCTION:
    default:
      domain->held = TRUE;
      break;
    }
}

/**
 * _lian_domain_new:
 * @rulebook: a rulebook
 * @leaf: an input of it
 *
 * Returns: (transfer full): the parts of its values
 */
LianDomain *
_lian_domain_new (LianRulebook *rulebook, LianDmnItem *leaf)
{
  LianDomain *domain = g_new0 (LianDomain, 1);
  g_autoptr (GPtrArray) constants
      = g_ptr_array_new_with_free_func ((GDestroyNotify)lian_feel_value_unref);
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  LianUses uses = { rulebook, leaf->name, constants, cells, TRUE, FALSE };

  _lian_uses_find (&uses);
  domain->kind = kind_of_type (leaf);
  if (domain->kind == LIAN_FEEL_NULL && leaf->type == NULL && uses.plain)
    domain->kind = kind_of_constants (constants);
  domain->values = g_ptr_array_new_with_free_func ((GDestroyNotify)lian_feel_value_unref);
  make_parts (domain, &uses, leaf);
  return domain;
}

/**
 * _lian_domain_free:
 * @domain: (transfer full): a domain
 *
 * Frees it.
 */
void
_lian_domain_free (LianDomain *domain)
{
  g_ptr_array_unref (domain->values);
  g_clear_pointer (&domain->cuts, g_ptr_array_unref);
  g_clear_pointer (&domain->parts, g_array_unref);
  g_free (domain);
}

/* --- use ------------------------------------------------------------------------------------- */

static guint
classify_by_cuts (LianDomain *domain, LianFeelValue *value)
{
  guint place = 2 * domain->cuts->len;

  for (guint i = 0; i < domain->cuts->len; i++)
    {
      int order = 0;

      if (!lian_feel_value_compare (value, g_ptr_array_index (domain->cuts, i), &order))
        return LIAN_NO_PART;
      if (order <= 0)
        {
          place = 2 * i + (order == 0);
          break;
        }
    }
  return g_array_index (domain->parts, guint, place);
}

static guint
classify_text (LianDomain *domain, LianFeelValue *value)
{
  const char *text = lian_feel_value_get_string (value);

  for (guint i = 1; i < domain->values->len; i++)
    if (g_str_equal (lian_feel_value_get_string (g_ptr_array_index (domain->values, i)), text))
      return i;
  return domain->other > 0 ? domain->other : LIAN_NO_PART;
}

/* By how it is written: 1 and 1.0 are equal, but a function can tell them apart. */
static guint
classify_held (LianDomain *domain, LianFeelValue *value)
{
  g_autofree char *text = lian_feel_value_to_text (value);

  for (guint i = 1; i < domain->values->len; i++)
    {
      LianFeelValue *other = g_ptr_array_index (domain->values, i);
      g_autofree char *written = lian_feel_value_to_text (other);

      if (lian_feel_value_get_kind (other) == lian_feel_value_get_kind (value)
          && g_str_equal (written, text))
        return i;
    }
  g_ptr_array_add (domain->values, lian_feel_value_ref (value));
  return domain->values->len - 1;
}

/**
 * _lian_domain_classify:
 * @domain: the parts of an input
 * @value: a value of it
 *
 * Returns: the part @value lies in, or %LIAN_NO_PART for a value the rulebook does not admit
 */
guint
_lian_domain_classify (LianDomain *domain, LianFeelValue *value)
{
  LianFeelKind kind = lian_feel_value_get_kind (value);

  if (kind == LIAN_FEEL_NULL)
    return 0;
  if (domain->held)
    return classify_held (domain, value);
  if (kind != domain->kind)
    return LIAN_NO_PART;
  if (kind == LIAN_FEEL_BOOLEAN)
    return lian_feel_value_is_true (value) ? 1 : 2;
  return kind == LIAN_FEEL_STRING ? classify_text (domain, value)
                                  : classify_by_cuts (domain, value);
}
