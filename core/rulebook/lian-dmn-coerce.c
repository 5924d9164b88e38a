/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Makes values of declared types. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-dmn-model.h"

#define GETTEXT_PACKAGE LIAN_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#include "lian-feel-eval.h"
#include "lian-feel-temporal.h"
#include "lian-rulebook-error.h"

/* Most values fit as they are, and lists of findings are long: so it is looked
 * first whether anything has to be made anew. */

static const LianFeelKind kinds[]
    = { LIAN_FEEL_NULL,    LIAN_FEEL_NUMBER,    LIAN_FEEL_STRING,
        LIAN_FEEL_BOOLEAN, LIAN_FEEL_DATE,      LIAN_FEEL_TIME,
        LIAN_FEEL_DATE_TIME, LIAN_FEEL_SECONDS, LIAN_FEEL_MONTHS,
        LIAN_FEEL_CONTEXT };

/**
 * _lian_dmn_base_kind:
 * @base: a type
 *
 * Returns: the kind of its values; %LIAN_FEEL_NULL where it says nothing of them
 */
LianFeelKind
_lian_dmn_base_kind (LianDmnBase base)
{
  return kinds[base];
}

static gboolean
is_allowed (LianFeelValue *value, LianDmnType *type)
{
  LianFeelMachine machine = { .budget = LIAN_FEEL_BUDGET };
  LianTruth state;

  return type->allowed == NULL || lian_feel_value_is_null (value)
         || _lian_feel_test (&machine, type->allowed, NULL, value, &state);
}

static gboolean fits (LianFeelValue *value, LianDmnType *type);

static gboolean
components_fit (LianFeelValue *value, LianDmnType *type)
{
  for (guint i = 0; i < lian_feel_value_get_length (value); i++)
    for (guint j = 0; j < type->components->len; j++)
      {
        LianDmnType *component = g_ptr_array_index (type->components, j);

        if (g_str_equal (component->name, lian_feel_value_get_key (value, i))
            && !fits (lian_feel_value_get_item (value, i), component))
          return FALSE;
      }
  return TRUE;
}

static gboolean
fits_single (LianFeelValue *value, LianDmnType *type)
{
  LianFeelKind kind = lian_feel_value_get_kind (value);
  gboolean good;

  if (kind == LIAN_FEEL_NULL)
    return TRUE;
  if (type->target != NULL)
    good = fits (value, type->target);
  else if (type->components->len > 0 && kind == LIAN_FEEL_CONTEXT)
    good = components_fit (value, type);
  else
    good = type->base == LIAN_DMN_TYPE_ANY || kind == kinds[type->base];
  return good && is_allowed (value, type);
}

/* A list that has to be taken for its only item. */
static gboolean
is_singleton (LianFeelValue *value, LianDmnType *type)
{
  return lian_feel_value_get_kind (value) == LIAN_FEEL_LIST && type->target == NULL
         && type->base != LIAN_DMN_TYPE_ANY && lian_feel_value_get_length (value) == 1;
}

/* Whether @value is of the type as it is. */
static gboolean
fits (LianFeelValue *value, LianDmnType *type)
{
  if (lian_feel_value_is_null (value))
    return TRUE;
  if (!type->collection)
    return !is_singleton (value, type) && fits_single (value, type);
  for (guint i = 0; i < lian_feel_value_get_length (value); i++)
    if (lian_feel_value_get_kind (value) != LIAN_FEEL_LIST
        || !fits_single (lian_feel_value_get_item (value, i), type))
      return FALSE;
  return lian_feel_value_get_kind (value) == LIAN_FEEL_LIST;
}

static gboolean
wrong_type (LianFeelValue *value, const char *expected, const char *place, GError **error)
{
  g_autofree char *text = lian_feel_value_to_text (value);

  g_set_error (error, LIAN_RULEBOOK_ERROR, LIAN_RULEBOOK_ERROR_INPUT, _ ("%s: %s is not a %s"),
               place, text, expected);
  return FALSE;
}

static LianFeelValue *
coerce_base (LianFeelValue *value, LianDmnBase base, gboolean strict)
{
  LianFeelKind kind = lian_feel_value_get_kind (value);
  const char *text = lian_feel_value_get_string (value);
  LianDecimal number;

  if (base == LIAN_DMN_TYPE_ANY || kind == kinds[base])
    return lian_feel_value_ref (value);
  if (base == LIAN_DMN_TYPE_DATE_TIME && kind == LIAN_FEEL_DATE)
    return _lian_feel_midnight (value);
  if (!strict || kind != LIAN_FEEL_STRING)
    return NULL;
  if (base == LIAN_DMN_TYPE_NUMBER && lian_decimal_from_string (text, &number))
    return lian_feel_value_new_number (number);
  if (base == LIAN_DMN_TYPE_DATE)
    return lian_feel_value_new_date (text);
  if (_lian_feel_kind_is_temporal (kinds[base]))
    return _lian_feel_temporal_read (kinds[base], text);
  if (base == LIAN_DMN_TYPE_BOOLEAN && (g_str_equal (text, "true") || g_str_equal (text, "false")))
    return lian_feel_value_new_boolean (g_str_equal (text, "true"));
  return NULL;
}

static LianFeelValue *
coerce_components (LianFeelValue *value,
                   LianDmnType *type,
                   LianDmnStrictness strictness,
                   const char *place,
                   GError **error)
{
  g_autoptr (LianFeelValue) context = lian_feel_value_new_context ();

  for (guint i = 0; i < lian_feel_value_get_length (value); i++)
    {
      const char *key = lian_feel_value_get_key (value, i);
      LianFeelValue *member = lian_feel_value_ref (lian_feel_value_get_item (value, i));

      for (guint j = 0; j < type->components->len; j++)
        {
          LianDmnType *component = g_ptr_array_index (type->components, j);
          g_autofree char *inner = g_strconcat (place, ".", key, NULL);

          if (!g_str_equal (component->name, key))
            continue;
          lian_feel_value_unref (member);
          member = _lian_dmn_coerce (lian_feel_value_get_item (value, i), component, strictness,
                                     inner, error);
          if (member == NULL)
            return NULL;
        }
      lian_feel_value_set_member (context, key, member);
    }
  return g_steal_pointer (&context);
}

static LianFeelValue *
coerce_single (LianFeelValue *value,
               LianDmnType *type,
               LianDmnStrictness strictness,
               const char *place,
               GError **error)
{
  static const char *const names[]
      = { "value", "number", "string", "boolean", "date", "time", "date and time",
          "days and time duration", "years and months duration", "context" };
  g_autoptr (LianFeelValue) result = NULL;

  if (lian_feel_value_is_null (value))
    return lian_feel_value_ref (value);
  if (type->target != NULL)
    result = _lian_dmn_coerce (value, type->target, strictness, place, error);
  else if (type->components->len > 0 && lian_feel_value_get_kind (value) == LIAN_FEEL_CONTEXT)
    result = coerce_components (value, type, strictness, place, error);
  else
    result = coerce_base (value, type->base, strictness == LIAN_DMN_STRICT);
  if (result != NULL && is_allowed (result, type))
    return g_steal_pointer (&result);
  if (strictness == LIAN_DMN_LENIENT)
    return lian_feel_value_new_null ();
  if (error != NULL && *error == NULL)
    wrong_type (value, result != NULL ? type->name : names[type->base], place, error);
  return NULL;
}

static LianFeelValue *
coerce_items (LianFeelValue *value,
              LianDmnType *type,
              LianDmnStrictness strictness,
              const char *place,
              GError **error)
{
  g_autoptr (LianFeelValue) list = lian_feel_value_new_list ();

  for (guint i = 0; i < lian_feel_value_get_length (value); i++)
    {
      LianFeelValue *item
          = coerce_single (lian_feel_value_get_item (value, i), type, strictness, place, error);

      if (item == NULL)
        return NULL;
      lian_feel_value_append (list, item);
    }
  return g_steal_pointer (&list);
}

/**
 * _lian_dmn_coerce:
 * @value: a value
 * @type: (nullable): the declared type
 * @strictness: for a fact or for a result
 * @place: what to name in an error
 * @error: return location for an error, domain %LIAN_RULEBOOK_ERROR
 *
 * Makes @value one of @type: of a fact, texts become numbers, dates and times; one
 * element and a list of one are the same, and a date is its midnight, UTC, where a date
 * with time is asked for (DMN 10.3.2.9.4).
 *
 * Returns: (transfer full) (nullable): the value; only with
 *   %LIAN_DMN_STRICT %NULL with @error set
 */
LianFeelValue *
_lian_dmn_coerce (LianFeelValue *value,
                  LianDmnType *type,
                  LianDmnStrictness strictness,
                  const char *place,
                  GError **error)
{
  if (type == NULL || fits (value, type))
    return lian_feel_value_ref (value);
  if (type->collection)
    {
      g_autoptr (LianFeelValue) list = NULL;

      if (lian_feel_value_get_kind (value) == LIAN_FEEL_LIST)
        return coerce_items (value, type, strictness, place, error);
      list = lian_feel_value_new_list ();
      lian_feel_value_append (list, lian_feel_value_ref (value));
      return coerce_items (list, type, strictness, place, error);
    }
  if (is_singleton (value, type))
    return coerce_single (lian_feel_value_get_item (value, 0), type, strictness, place, error);
  return coerce_single (value, type, strictness, place, error);
}
