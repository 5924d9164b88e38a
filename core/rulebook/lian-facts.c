/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The facts a rulebook is asked about. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-facts.h"

#include <string.h>
#define GETTEXT_PACKAGE LIAN_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#include "lian-json-value.h"
#include "lian-rulebook-error.h"
#include "lian-rulebook-private.h"

/* "Never asked" and "asked, not known" differ on screen but not to a rule
 * (domain rule 3.2): both are simply absent here, so that they give the same
 * canonical text and the same receipt. */

struct _LianFacts
{
  gatomicrefcount refs;
  gsize stamp;        /* another one after every change, of these and of all facts */
  GHashTable *values; /* interned fact -> LianFeelValue, never null values */
};

G_DEFINE_BOXED_TYPE (LianFacts, lian_facts, lian_facts_ref, lian_facts_unref)

static void
touch (LianFacts *facts)
{
  static gsize n_stamps;

  facts->stamp = (gsize)g_atomic_pointer_add (&n_stamps, 1) + 1;
}

/**
 * lian_facts_new:
 *
 * Returns: (transfer full): facts, all unknown
 */
LianFacts *
lian_facts_new (void)
{
  LianFacts *facts = g_new0 (LianFacts, 1);

  g_atomic_ref_count_init (&facts->refs);
  touch (facts);
  facts->values
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)lian_feel_value_unref);
  return facts;
}

/**
 * lian_facts_new_from_json:
 * @json: a JSON object, fact identifiers as names
 * @error: return location for an error, domain %LIAN_RULEBOOK_ERROR
 *
 * Returns: (transfer full) (nullable): the facts
 */
LianFacts *
lian_facts_new_from_json (const char *json, GError **error)
{
  g_autoptr (LianFeelValue) object = lian_json_value_read (json, -1, error);
  LianFacts *facts;

  if (object == NULL)
    return NULL;
  if (lian_feel_value_get_kind (object) != LIAN_FEEL_CONTEXT)
    {
      g_set_error (error, LIAN_RULEBOOK_ERROR, LIAN_RULEBOOK_ERROR_INPUT, _ ("JSON, line %u: %s"),
                   1, _ ("an object with one entry per fact is expected"));
      return NULL;
    }
  facts = lian_facts_new ();
  for (guint i = 0; i < lian_feel_value_get_length (object); i++)
    lian_facts_set (facts, lian_feel_value_get_key (object, i),
                    lian_feel_value_get_item (object, i));
  return facts;
}

/**
 * lian_facts_copy:
 * @facts: facts
 *
 * Returns: (transfer full): the same facts, to be changed apart
 */
LianFacts *
lian_facts_copy (LianFacts *facts)
{
  LianFacts *copy = lian_facts_new ();
  GHashTableIter iter;
  gpointer fact, value;

  g_hash_table_iter_init (&iter, facts->values);
  while (g_hash_table_iter_next (&iter, &fact, &value))
    lian_facts_set (copy, fact, value);
  return copy;
}

/**
 * lian_facts_ref:
 * @facts: facts
 *
 * Returns: (transfer full): @facts
 */
LianFacts *
lian_facts_ref (LianFacts *facts)
{
  g_atomic_ref_count_inc (&facts->refs);
  return facts;
}

/**
 * lian_facts_unref:
 * @facts: (transfer full): facts
 *
 * Gives up a reference.
 */
void
lian_facts_unref (LianFacts *facts)
{
  if (!g_atomic_ref_count_dec (&facts->refs))
    return;
  g_hash_table_unref (facts->values);
  g_free (facts);
}

/* The interned name; NULL, which names no fact, where nobody has interned it. */
static const char *
known_name (const char *fact)
{
  return g_quark_to_string (g_quark_try_string (fact));
}

/**
 * lian_facts_set:
 * @facts: facts
 * @fact: a fact identifier
 * @value: (transfer none): its value; null makes it unknown
 *
 * Sets a fact.
 */
void
lian_facts_set (LianFacts *facts, const char *fact, LianFeelValue *value)
{
  g_return_if_fail (facts != NULL && fact != NULL && value != NULL);

  if (lian_feel_value_is_null (value))
    {
      lian_facts_set_null (facts, fact);
      return;
    }
  touch (facts);
  g_hash_table_insert (facts->values, (gpointer)g_intern_string (fact),
                       lian_feel_value_ref (value));
}

/**
 * lian_facts_set_truth:
 * @facts: facts
 * @fact: a fact identifier
 * @truth: its value
 *
 * Sets a fact that is yes, no or unknown.
 */
void
lian_facts_set_truth (LianFacts *facts, const char *fact, LianTruth truth)
{
  g_autoptr (LianFeelValue) value = lian_feel_value_new_truth (truth);

  lian_facts_set (facts, fact, value);
}

/**
 * lian_facts_set_string:
 * @facts: facts
 * @fact: a fact identifier
 * @text: (nullable): its value; %NULL for unknown
 *
 * Sets a choice fact, without prefix ("MANUFACTURE"), or a date in ISO form.
 */
void
lian_facts_set_string (LianFacts *facts, const char *fact, const char *text)
{
  g_autoptr (LianFeelValue) value
      = text != NULL ? lian_feel_value_new_string (text) : lian_feel_value_new_null ();

  lian_facts_set (facts, fact, value);
}

/**
 * lian_facts_set_number:
 * @facts: facts
 * @fact: a fact identifier
 * @decimal: a number, as text so that it stays exact
 *
 * Sets a number.
 */
void
lian_facts_set_number (LianFacts *facts, const char *fact, const char *decimal)
{
  g_autoptr (LianFeelValue) value = NULL;
  LianDecimal number;

  g_return_if_fail (decimal != NULL && lian_decimal_from_string (decimal, &number));

  value = lian_feel_value_new_number (number);
  lian_facts_set (facts, fact, value);
}

/**
 * lian_facts_set_int:
 * @facts: facts
 * @fact: a fact identifier
 * @number: its value
 *
 * Sets a whole number.
 */
void
lian_facts_set_int (LianFacts *facts, const char *fact, gint64 number)
{
  g_autoptr (LianFeelValue) value = lian_feel_value_new_int (number);

  lian_facts_set (facts, fact, value);
}

/**
 * lian_facts_set_null:
 * @facts: facts
 * @fact: a fact identifier
 *
 * Makes a fact unknown.
 */
void
lian_facts_set_null (LianFacts *facts, const char *fact)
{
  touch (facts);
  g_hash_table_remove (facts->values, known_name (fact));
}

/**
 * lian_facts_get:
 * @facts: facts
 * @fact: a fact identifier
 *
 * Returns: (transfer none): its value, null if unknown
 */
LianFeelValue *
lian_facts_get (LianFacts *facts, const char *fact)
{
  return _lian_facts_get_interned (facts, known_name (fact));
}

/**
 * _lian_facts_get_stamp:
 * @facts: facts
 *
 * Returns: a number, never 0, that no other facts have or had, nor these before they were changed
 */
gsize
_lian_facts_get_stamp (LianFacts *facts)
{
  return facts->stamp;
}

/**
 * _lian_facts_get_interned:
 * @facts: facts
 * @fact: (nullable): a fact identifier that is interned
 *
 * Returns: (transfer none): its value, null if unknown
 */
LianFeelValue *
_lian_facts_get_interned (LianFacts *facts, const char *fact)
{
  LianFeelValue *value = g_hash_table_lookup (facts->values, fact);

  return value != NULL ? value : lian_feel_value_new_null ();
}

/**
 * lian_facts_get_truth:
 * @facts: facts
 * @fact: a fact identifier
 *
 * Returns: yes, no, or unknown
 */
LianTruth
lian_facts_get_truth (LianFacts *facts, const char *fact)
{
  return lian_feel_value_get_truth (lian_facts_get (facts, fact));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

/**
 * lian_facts_to_value:
 * @facts: facts
 *
 * Returns: (transfer full): the known facts as a context, names sorted
 */
LianFeelValue *
lian_facts_to_value (LianFacts *facts)
{
  LianFeelValue *context = lian_feel_value_new_context ();
  GList *names = g_list_sort (g_hash_table_get_keys (facts->values), compare_names);

  for (GList *at = names; at != NULL; at = at->next)
    lian_feel_value_set_member (context, at->data,
                                lian_feel_value_ref (lian_facts_get (facts, at->data)));
  g_list_free (names);
  return context;
}

/**
 * lian_facts_to_json:
 * @facts: facts
 *
 * Returns: (transfer full): the known facts as canonical JSON: names sorted, no blanks
 */
char *
lian_facts_to_json (LianFacts *facts)
{
  g_autoptr (LianFeelValue) context = lian_facts_to_value (facts);

  return lian_json_value_write_canonical (context);
}
