/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A rulebook: decision tables in the DMN format. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-rulebook.h"

#include <string.h>
#define GETTEXT_PACKAGE LIAN_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#include "lian-explain.h"
#include "lian-prepared.h"

/* The public face of the engine: a file that was read, and what it names.  It
 * never changes; lian-run.c evaluates it. */

/* Evaluations after which a rulebook is worth preparing. */
#define PREPARE_AFTER 8

struct _LianRulebook
{
  gatomicrefcount refs;
  LianDmnModel *model;
  GArray *rules; /* LianRuleInfo */
  GBytes *bytes;
  char *hash;
  GMutex lock; /* for what follows */
  LianExplainer *explainer; /* (nullable) */
  LianPrepared *prepared; /* (nullable): made when it is evaluated often */
  int n_evaluations;    /* so far, of those nobody traces */
};

G_DEFINE_BOXED_TYPE (LianRulebook, lian_rulebook, lian_rulebook_ref, lian_rulebook_unref)
/**
 * lian_rulebook_error_quark:
 *
 * Returns: the error domain %LIAN_RULEBOOK_ERROR
 */
G_DEFINE_QUARK (lian-rulebook-error-quark, lian_rulebook_error)

LianDmnModel *
_lian_rulebook_get_model (LianRulebook *rulebook)
{
  return rulebook->model;
}

GArray *
_lian_rulebook_get_rules (LianRulebook *rulebook)
{
  return rulebook->rules;
}

/**
 * _lian_rulebook_lock_explainer:
 * @rulebook: a rulebook
 * @error: return location for an error, domain %LIAN_RULEBOOK_ERROR
 *
 * Takes hold of what explains the recommendations of a rulebook, for this
 * thread until _lian_rulebook_unlock_explainer(). Made at the first call.
 *
 * Returns: (transfer none) (nullable): the explainer; %NULL if it recommends nothing
 */
LianExplainer *
_lian_rulebook_lock_explainer (LianRulebook *rulebook, GError **error)
{
  g_mutex_lock (&rulebook->lock);
  if (rulebook->explainer == NULL)
    rulebook->explainer = _lian_explainer_new_for_forms (rulebook, error);
  return rulebook->explainer;
}

/**
 * _lian_rulebook_unlock_explainer:
 * @rulebook: a rulebook
 *
 * Ends _lian_rulebook_lock_explainer(), whatever that gave.
 */
void
_lian_rulebook_unlock_explainer (LianRulebook *rulebook)
{
  g_mutex_unlock (&rulebook->lock);
}

/**
 * lian_rulebook_new_from_bytes:
 * @bytes: a DMN file
 * @error: return location for an error, domain %LIAN_RULEBOOK_ERROR
 *
 * Loads a rulebook. What lies outside the supported level is refused here,
 * naming the line and the construct.
 *
 * Returns: (transfer full) (nullable): the rulebook
 */
LianRulebook *
lian_rulebook_new_from_bytes (GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  LianDmnModel *model = _lian_dmn_read (data != NULL ? data : "", length, error);
  LianRulebook *rulebook;

  if (model == NULL)
    return NULL;
  rulebook = g_new0 (LianRulebook, 1);
  g_atomic_ref_count_init (&rulebook->refs);
  g_mutex_init (&rulebook->lock);
  rulebook->model = model;
  rulebook->rules = _lian_rules_new (model);
  rulebook->bytes = g_bytes_ref (bytes);
  rulebook->hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return rulebook;
}

/**
 * lian_rulebook_new_from_path:
 * @path: (type filename): the name of a DMN file
 * @error: return location for an error
 *
 * Loads a rulebook; see lian_rulebook_new_from_bytes().
 *
 * Returns: (transfer full) (nullable): the rulebook
 */
LianRulebook *
lian_rulebook_new_from_path (const char *path, GError **error)
{
  g_autofree char *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  LianRulebook *rulebook;
  gsize length;

  g_return_val_if_fail (path != NULL, NULL);

  if (!g_file_get_contents (path, &data, &length, error))
    return NULL;
  bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  rulebook = lian_rulebook_new_from_bytes (bytes, error);
  if (rulebook == NULL)
    g_prefix_error (error, "%s: ", path);
  return rulebook;
}

/**
 * lian_rulebook_new_shipped:
 * @error: return location for an error
 *
 * Loads the rulebook that comes with the program.
 *
 * Returns: (transfer full) (nullable): the rulebook
 */
LianRulebook *
lian_rulebook_new_shipped (GError **error)
{
  g_autoptr (GBytes) bytes
      = g_resources_lookup_data (LIAN_RULEBOOK_SHIPPED, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return bytes != NULL ? lian_rulebook_new_from_bytes (bytes, error) : NULL;
}

/**
 * lian_rulebook_ref:
 * @rulebook: a rulebook
 *
 * Returns: (transfer full): @rulebook
 */
LianRulebook *
lian_rulebook_ref (LianRulebook *rulebook)
{
  g_atomic_ref_count_inc (&rulebook->refs);
  return rulebook;
}

/**
 * lian_rulebook_unref:
 * @rulebook: (transfer full): a rulebook
 *
 * Gives up a reference.
 */
void
lian_rulebook_unref (LianRulebook *rulebook)
{
  if (!g_atomic_ref_count_dec (&rulebook->refs))
    return;
  g_clear_pointer (&rulebook->explainer, _lian_explainer_free);
  g_clear_pointer (&rulebook->prepared, _lian_prepared_free);
  g_mutex_clear (&rulebook->lock);
  g_array_unref (rulebook->rules);
  _lian_dmn_model_free (rulebook->model);
  g_bytes_unref (rulebook->bytes);
  g_free (rulebook->hash);
  g_free (rulebook);
}

/**
 * lian_rulebook_get_hash:
 * @rulebook: a rulebook
 *
 * Returns: SHA-256 of the file, in hexadecimal
 */
const char *
lian_rulebook_get_hash (LianRulebook *rulebook)
{
  return rulebook->hash;
}

/**
 * lian_rulebook_get_edition:
 * @rulebook: a rulebook
 *
 * Returns: the name of the edition: the id of the definitions, else their name
 */
const char *
lian_rulebook_get_edition (LianRulebook *rulebook)
{
  if (rulebook->model->id != NULL)
    return rulebook->model->id;
  return rulebook->model->name != NULL ? rulebook->model->name : rulebook->hash;
}

/**
 * lian_rulebook_get_bytes:
 * @rulebook: a rulebook
 *
 * Returns: (transfer none): the file, to keep the edition with a decision
 */
GBytes *
lian_rulebook_get_bytes (LianRulebook *rulebook)
{
  return rulebook->bytes;
}

LianDmnItem *
_lian_rulebook_find_decision (LianRulebook *rulebook, const char *decision, GError **error)
{
  LianDmnItem *item = _lian_dmn_model_find (rulebook->model, decision);

  if (item != NULL && item->kind == LIAN_DMN_DECISION)
    return item;
  g_set_error (error, LIAN_RULEBOOK_ERROR, LIAN_RULEBOOK_ERROR_NOT_FOUND,
               _ ("the rulebook has no decision “%s”"), decision);
  return NULL;
}

/**
 * lian_rulebook_list_inputs:
 * @rulebook: a rulebook
 * @decision: its name or id
 * @error: return location for an error, domain %LIAN_RULEBOOK_ERROR
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): the facts
 *   the decision depends on
 */
char **
lian_rulebook_list_inputs (LianRulebook *rulebook, const char *decision, GError **error)
{
  LianDmnItem *item = _lian_rulebook_find_decision (rulebook, decision, error);
  GPtrArray *names;

  if (item == NULL)
    return NULL;
  names = g_ptr_array_new ();
  for (guint i = 0; i < item->leaves->len; i++)
    g_ptr_array_add (names, g_strdup (((LianDmnItem *)item->leaves->pdata[i])->name));
  g_ptr_array_add (names, NULL);
  return (char **)g_ptr_array_free (names, FALSE);
}

/**
 * lian_rulebook_get_fact_type:
 * @rulebook: a rulebook
 * @fact: a fact identifier
 *
 * Returns: the declared type of the input
 */
LianFactType
lian_rulebook_get_fact_type (LianRulebook *rulebook, const char *fact)
{
  LianDmnItem *item = _lian_dmn_model_find (rulebook->model, fact);
  LianDmnType *type = item != NULL ? item->type : NULL;

  if (type == NULL || type->collection)
    return LIAN_FACT_OTHER;
  while (type->target != NULL)
    type = type->target;
  switch (type->base)
    {
    case LIAN_DMN_TYPE_NUMBER:
      return LIAN_FACT_NUMBER;
    case LIAN_DMN_TYPE_STRING:
      return LIAN_FACT_CHOICE;
    case LIAN_DMN_TYPE_BOOLEAN:
      return LIAN_FACT_TRUTH;
    case LIAN_DMN_TYPE_DATE:
      return LIAN_FACT_DATE;
    case LIAN_DMN_TYPE_ANY:
    case LIAN_DMN_TYPE_TIME:
    case LIAN_DMN_TYPE_DATE_TIME:
    case LIAN_DMN_TYPE_SECONDS:
    case LIAN_DMN_TYPE_MONTHS:
    case LIAN_DMN_TYPE_CONTEXT:
    default:
      return LIAN_FACT_OTHER;
    }
}

/* The value by way of what earlier evaluations found; NULL where that is not possible. */
static LianFeelValue *
evaluate_prepared (LianRulebook *rulebook, LianDmnItem *item, LianFacts *facts)
{
  LianFeelValue *value;

  if (g_atomic_int_add (&rulebook->n_evaluations, 1) < PREPARE_AFTER)
    return NULL;
  g_mutex_lock (&rulebook->lock);
  if (rulebook->prepared == NULL)
    rulebook->prepared = _lian_prepared_new (rulebook);
  value = _lian_prepared_evaluate (rulebook->prepared, item, facts);
  g_mutex_unlock (&rulebook->lock);
  return value;
}

/**
 * lian_rulebook_evaluate:
 * @rulebook: a rulebook
 * @decision: the name of a decision, else its id
 * @facts: the facts; what is missing is unknown
 * @trace: (out) (optional) (transfer full): how the result came about
 * @error: return location for an error, domain %LIAN_RULEBOOK_ERROR
 *
 * Evaluates a decision as the standard has it.
 *
 * Returns: (transfer full) (nullable): the result
 */
LianFeelValue *
lian_rulebook_evaluate (LianRulebook *rulebook,
                        const char *decision,
                        LianFacts *facts,
                        LianTrace **trace,
                        GError **error)
{
  LianDmnItem *item;
  g_autoptr (LianTrace) log = NULL;
  LianFeelValue *value;

  g_return_val_if_fail (rulebook != NULL && decision != NULL && facts != NULL, NULL);

  item = _lian_rulebook_find_decision (rulebook, decision, error);
  if (item == NULL)
    return NULL;
  value = trace == NULL ? evaluate_prepared (rulebook, item, facts) : NULL;
  if (value != NULL)
    return value;
  if (trace != NULL)
    log = _lian_trace_new (rulebook);
  value = _lian_rulebook_run (rulebook, item, facts, log, error);
  if (value != NULL && trace != NULL)
    *trace = g_steal_pointer (&log);
  return value;
}
